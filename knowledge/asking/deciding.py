"""Whether to answer: what the readers conclude, weighed against how people ask for what the report lacks.

Where a reader says no for a word it can't place, and people ask so for what the report holds, the question is read once
more by what it does name. Where a figure is found, and people ask so for what it lacks, it is not put forward. What is
answered then may still give way to a guess at the record that is asked for (`knowledge.asking.guessing`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.chosen_by import CHOSEN_BY
from knowledge.asking.details import detail_untold
from knowledge.asking.doubted import DOUBTED
from knowledge.asking.guessing import counts_otherwise, guessed, is_unplaced, names_all, names_one_of
from knowledge.asking.hearsay import not_borne_out
from knowledge.asking.judging import JUDGED
from knowledge.asking.of_all_policies import OVERALL
from knowledge.asking.proper_names import title_asked
from knowledge.asking.reasons import THERE
from knowledge.asking.refusing import names_more_than_a_year, not_found
from knowledge.asking.turn import Turn
from knowledge.asking.unspoken import passes_for_it

# Probabilities that the report lacks it, chosen on questions that the weights were not learned from.
HELD, LIKELY_HELD, SURELY_HELD = 0.15, 0.09, 0.05  # below, a no is thought over, by what it is for
LACKED = 0.94  # above, a figure is not what was asked
_KNOWN = (  # what the report names and does not tell
    "not_spelled_out",
    "unlisted",
    "at_most",
    "beyond",
    "no_base",
    "within",
    "apart",
    "leavers",
    "others",
    "how_to",
    "growth",
    "at_once",
    "unspoken",
    "no_such_item",
    "cause",
    OVERALL,
    JUDGED,
    CHOSEN_BY,
)
_NEVER_HELD = (  # no report of this kind prints amounts of money, or goals; a place said is meant
    "lack.money",
    "lack.place",
    "lack.forecast",
)


_SORTED_BY = ("แยก", "จำแนก", "แบ่ง", "ราย")


def _is_sorted_by(turn: Turn, no: Answer) -> bool:
    """ "จำแนกรายจังหวัด", "จำแนกรายปีงบประมาณย้อนหลังสามปี": by what it is to be told apart, and not whose it is."""
    years = no.reason in ("lack.year", "lack.other_year") and turn.question.has("operation.breakdown")
    return years or no.subject.startswith(_SORTED_BY)


def decided(turn: Turn, read: Callable[[Turn], Answer]) -> Answer:
    """The answer of the readers, or what is said in its place; `read` has them read a turn."""
    answer = weighed(turn, read)
    if not _of_this_year(turn, answer):
        answer = guessed(turn, answer) or answer
    return not_borne_out(turn, answer) or passes_for_it(turn, answer) or answer


def weighed(turn: Turn, read: Callable[[Turn], Answer]) -> Answer:
    """The answer of the readers, thought over where people seldom ask so for what they conclude."""
    answer = read(turn)
    if answer.reason == "no_figure" and (listed := _told_which(turn, read)):
        return listed
    if answer.outcome == "not_found":
        return _thought_over(turn, answer, read) if turn.lack < _doubt(turn, answer) else answer
    lacked = _is_a_figure(answer) and answer.reason != DOUBTED and turn.lack > LACKED
    if lacked and not (names_all(turn, answer) or _of_this_year(turn, answer)):
        turn.note("lacked", f"{turn.lack:.2f}, by how it is asked")
        return not_found(turn, "no_figure")
    return answer


def _told_which(turn: Turn, read: Callable[[Turn], Answer]) -> Answer | None:
    """ "มีกี่หลักสูตร อะไรบ้าง": which there are, where an item tells it and no figure how many."""
    tokens = turn.question.tokens
    asks = next((n for n, t in enumerate(tokens) if "ask.how_many" in t.cues), len(tokens))
    if not any("ask.what" in t.cues and t.text.startswith("อะไร") for t in tokens[asks + 2 :]):
        return None
    alone = replace(turn.question, tokens=(*tokens[:asks], *tokens[asks + 2 :]))
    listed = read(replace(turn, question=alone))
    return listed if listed.outcome == "answer" and listed.passages and not listed.facts else None


def _of_this_year(turn: Turn, answer: Answer) -> bool:
    """ "ปีนี้กี่คน" of the figure told last: every figure is of this year, and nothing else is named."""
    current = turn.catalogue.words.current
    bare = bool(turn.question.content) and all(current.issuperset(t.concepts or ("",)) for t in turn.question.content)
    return turn.follows and bare and any(f.indicator in turn.context.indicators[:1] for f in answer.facts[:1])


def _thought_over(turn: Turn, no: Answer, read: Callable[[Turn], Answer]) -> Answer:
    """What is read where the report is sure to hold it, unless that is nothing either."""
    again = read(replace(turn, sure=True))
    told = again.outcome == "answer" and again.computation is None
    told = told and not (again.aspect == "summary" and turn.question.asks_number)
    if not told or not (again.facts or not turn.question.asks_number):
        return no
    if again.facts and again.reason != "quoted" and not _named(turn, again):
        return no  # "ประเด็นข่าวแบ่งเป็นกี่ประเภท" names no kinds of tests
    if again.facts and turn.question.unit != "kind" and counts_otherwise(turn, again.facts[0].indicator):
        return no  # "เก็บหน่วยกิตไว้ได้นานสุดกี่ปี" counts no schools; kinds may be told with what there are of each
    turn.note("held", f"{1 - turn.lack:.2f}, by how it is asked")
    return replace(again, left_out=no.subject if is_unplaced(turn, no) else "")


def _named(turn: Turn, answer: Answer) -> bool:
    """Whether the question or what was said before names a figure that is told first."""
    told = {fact.indicator for fact in answer.facts[: answer.main]}
    return bool(told & {*turn.context.indicators}) or names_one_of(turn, told)


def _doubt(turn: Turn, no: Answer) -> float:
    """The probability below which it is thought over; 0 where it stands however people ask."""
    if (
        no.reason in _KNOWN + _NEVER_HELD
        or (no.reason.startswith("lack.") and _is_sorted_by(turn, no))
        or no.reason.startswith("absent.")
        or no.asked
        or _names_another_subject(turn, no)
    ):
        return 0.0
    sets_apart = turn.question.has("operation.compare", "operation.difference", "operation.change")
    if no.reason == "lack.other_year" and (turn.question.asks_count or sets_apart):
        return 0.0  # "ข่าวปลอมกี่เรื่อง ในช่วงโควิด", "ปีก่อนกับปีนี้ หนี้ครูแก้ได้ต่างกันไหม"
    if no.reason == "lack.year" and turn.figures and names_more_than_a_year(turn, turn.figures[0].figure):
        return 0.0  # "มีตัวเลขปี 66 มั้ย เรื่องแนะแนว": the year is meant, and what is held of it is another thing
    if turn.question.has("follow.inside") or not all(turn.numbers_printed) or THERE.search(turn.question.text):
        return 0.0  # of those told last a record tells a part, or none does; a number not printed is somebody else's
    if no.reason.startswith("lack.") and turn.context.question and len(turn.question.naming) < 2:
        return 0.0  # "ของ กทม. ล่ะ", "ไตรมาสล่าสุดล่ะ": a place or a time alone, of what was told last
    if no.reason != "no_figure":
        return 0.0 if detail_untold(turn) or title_asked(turn) else SURELY_HELD
    in_english = no.subject.isascii() and no.subject.isalpha() and not turn.follows
    if in_english and turn.catalogue.generic.issuperset(turn.question.concepts):
        return 0.0  # "how many teachers resigned": what is said of them is all that tells what is asked
    names_another = any(t.text == no.subject and t.concepts for t in turn.question.tokens)
    if names_another and not turn.question.asks_whether_told:
        return 0.0  # what it names and no figure counts so, which how it is asked says nothing of
    return HELD if is_unplaced(turn, no) else LIKELY_HELD


def _names_another_subject(turn: Turn, no: Answer) -> bool:
    """Whether the word that nothing names is given as the subject: "อุปสรรคเรื่องบ้านพักครู"."""
    pairs = pairwise(turn.question.tokens)
    return any(before.text == "เรื่อง" and t.text == no.subject and not t.cues for before, t in pairs)


def _is_a_figure(answer: Answer) -> bool:
    """Whether it puts a figure forward as it stands in the report, which was neither computed nor read out to us."""
    told = answer.outcome == "answer" and answer.aspect == "figures"
    return told and answer.computation is None and answer.reason != "quoted"
