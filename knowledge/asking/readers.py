"""The readers of a question, in the order in which it is put to them."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.asking.about import about_report, definition
from knowledge.asking.addressing import addressed
from knowledge.asking.after_a_no import of_what_was_declined
from knowledge.asking.aims import of_an_aim
from knowledge.asking.all_of_them import all_of_them
from knowledge.asking.analysis import analyse
from knowledge.asking.answer import Answer
from knowledge.asking.causes import cause_guessed
from knowledge.asking.chosen_by import chosen_by
from knowledge.asking.column_of_an_end import column_of_an_end
from knowledge.asking.columns import aspects
from knowledge.asking.compared_nowhere import compared_nowhere
from knowledge.asking.computing import compute
from knowledge.asking.counts_compared import counts_compared
from knowledge.asking.details import detail_untold
from knowledge.asking.doubted import doubted
from knowledge.asking.each_of_a_kind import each_of_a_kind
from knowledge.asking.elided import those_who
from knowledge.asking.every_figure import every_figure
from knowledge.asking.figures import figures
from knowledge.asking.for_each import untold_for_each
from knowledge.asking.given_number import some_of_those_given
from knowledge.asking.goal_untold import goal_untold
from knowledge.asking.in_the_column import in_the_column
from knowledge.asking.items_told import of_items_told
from knowledge.asking.judging import judged
from knowledge.asking.last_resort import last_resort
from knowledge.asking.leaning import of_what_was_asked
from knowledge.asking.likewise import asks_the_same_of
from knowledge.asking.limits import limited, limited_apart, of_a_size, unheard_of
from knowledge.asking.listing import listed_nowhere
from knowledge.asking.narrowing import counted_nowhere_like_that, counted_of_what_was_read, of_a_level, only_of_these
from knowledge.asking.next_figure import next_figure
from knowledge.asking.numbered import numbered
from knowledge.asking.numbers_named import numbers_named
from knowledge.asking.of_all_policies import overall_untold
from knowledge.asking.own import of_ones_own
from knowledge.asking.passages import across, announced, narrowed, passages, spoken_of
from knowledge.asking.quoting import quoted
from knowledge.asking.read_again import read_again
from knowledge.asking.refusing import honest_no
from knowledge.asking.signing import behind_the_report
from knowledge.asking.summaries import summaries
from knowledge.asking.summing import add_to_sum
from knowledge.asking.talk import small_talk
from knowledge.asking.the_others import the_others
from knowledge.asking.told_against import told_against
from knowledge.asking.told_last import of_what_was_told
from knowledge.asking.turn import Turn
from knowledge.asking.twofold import two_at_once
from knowledge.asking.uncounted import uncounted
from knowledge.asking.unspoken import unspoken

Reader = Callable[[Turn], Answer | None]

READERS: tuple[Reader, ...] = (
    doubted,
    next_figure,
    of_items_told,
    small_talk,
    judged,
    chosen_by,
    quoted,
    the_others,
    listed_nowhere,
    uncounted,
    some_of_those_given,
    compared_nowhere,
    overall_untold,
    of_ones_own,
    two_at_once,
    of_an_aim,
    told_against,
    counts_compared,
    numbers_named,
    numbered,
    each_of_a_kind,
    definition,
    behind_the_report,
    every_figure,
    all_of_them,
    of_what_was_told,
    read_again,
    in_the_column,
    about_report,
    unspoken,
    narrowed,
    addressed,
    across,
    spoken_of,
    cause_guessed,
    honest_no,
    goal_untold,
    detail_untold,
    counted_nowhere_like_that,
    of_a_size,
    unheard_of,
    of_a_level,
    asks_the_same_of,
    of_what_was_declined,
    only_of_these,
    those_who,
    counted_of_what_was_read,
    column_of_an_end,
    summaries,
    analyse,
    add_to_sum,
    limited_apart,
    limited,
    compute,
    untold_for_each,
    figures,
    aspects,
    announced,
    of_what_was_asked,
    passages,
)


def first_answer(turn: Turn) -> Answer:
    """What the first reader that understands the question answers; what the last resort says where none does."""
    for reader in READERS:
        answer = reader(turn)
        if answer is not None and not (turn.sure and answer.outcome == "not_found"):
            turn.note("reader", reader.__name__)
            return answer
    return last_resort(turn)
