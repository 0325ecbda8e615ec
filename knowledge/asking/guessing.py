"""Answers by how a question is asked, where that says surely something else than was found.

Readers go by what the words name; of trouble told in words that nobody foresaw they find nothing, or what lies beside.
What was learned (`knowledge.asking.classifier`) goes by how people ask, and is heard where it is sure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from knowledge.asking.answer import Answer
from knowledge.asking.choosing import COLUMNS, chosen_passages
from knowledge.asking.classifier import ELSE, LACK
from knowledge.asking.figure_answers import figure_for
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.refusing import not_found
from knowledge.asking.summaries import summary_of
from knowledge.asking.turn import Turn, passage_answer
from knowledge.asking.untold import mark_of_what_is_asked
from knowledge.records import place_label

# How far a guess must be ahead of the next best class and of what was found, by what that is; measured on wordings and
# turns that neither was learned from. A column asked for is seldom wrong, a no for a word that nothing names often.
RECORD_SURE = {
    "nothing": 0.7,
    "no_figure": 0.7,
    "clarify": 0.4,
    "summary": 0.4,
    "figure": 0.5,
    "items": 0.6,
    "spoken of": 0.75,
    "column": 1.0,
}
LACK_SURE = {"summary": 0.8, "clarify": 0.8, "figure": 1.6, "spoken of": 0.9}
LEAST = 0.1  # ahead of the next best class alone
ON = 0.3  # more for a turn that goes on from another: its own words tell less
NEVER = math.inf
SURE = 1.1  # for all else
LIKELY_LACKED, SURELY_LACKED = 0.5, 0.7  # likelihoods, for a no to one figure, and to what may tell more than it says
MOST_NEAR = 3  # figures, among which the one that is answered with is looked for


def class_of(answer: Answer) -> str:
    """The class of a question that is answered so: one record, a cell of the table or a policy's summary."""
    if answer.outcome == "not_found":
        return LACK
    return next(_told(answer), ELSE) if answer.outcome == "answer" else ELSE


def _told(answer: Answer) -> Iterator[str]:
    """The classes that an answer tells of, the one it is first."""
    if answer.computation or answer.parts:
        return
    if answer.aspect == "summary" and len(answer.policies) == 1:
        yield answer.policies[0]
    elif answer.facts and answer.main == 1 and answer.facts[0].indicator:
        yield answer.facts[0].indicator
    elif answer.passages and not answer.facts:
        first = answer.passages[0]
        if answer.reason == "cell" and first.aspect in COLUMNS:
            yield f"{first.policy}/{first.aspect}"
        if answer.reason in ("chosen", "cell") or len(answer.passages) == 1:
            yield from (place_label(passage.place) for passage in answer.passages)


def guessed(turn: Turn, answer: Answer) -> Answer | None:
    """What people ask so for, where another record was found or none, and the guess is sure enough to say so."""
    guess = None if _stands(turn, answer) else turn.guess
    if guess is None or guess.label in (ELSE, class_of(answer)):
        return None
    if guess.ahead < LEAST or guess.ahead + guess.over(class_of(answer)) < _least(turn, answer, guess.label):
        return None
    if any(guess.label in _told(each) for each in (answer, *answer.parts)):
        return None
    told = answer_of(turn, guess.label)
    if told:
        turn.note("guessed", f"{guess.label}, {guess.ahead:.2f} ahead, by how it is asked")
    return told


def _stands(turn: Turn, answer: Answer) -> bool:
    """Whether an answer stands whatever is guessed, so that nothing need be."""
    question = turn.question
    if answer.outcome == "smalltalk" or answer.computation:
        return True
    if _kind(turn, answer) in ("clarify", "summary", "column") and not question.content:
        return True  # "มีกี่คน" alone is asked back about, "โดยรวมเป็นไง" is of what was talked of
    if answer.facts and turn.context.question and not any(cue.startswith("ask.") for cue in question.cues):
        return True  # "ติ๊กต่อก" after the clips of another channel: the same is asked of what is only named
    return answer.outcome == "answer" and _found_by_what_is_exact(turn, answer)


def _least(turn: Turn, answer: Answer, label: str) -> float:
    """How far ahead a guess must be to be heard in place of an answer."""
    question, found = turn.question, _kind(turn, answer)
    if label in {fact.indicator for fact in answer.facts[: answer.main]}:
        return NEVER
    if answer.outcome == "answer" and turn.aspect == answer.aspect and _in_another_column(label, turn.aspect):
        return NEVER  # than the one that was named, and was found
    if label == LACK:
        return NEVER if _holds(turn, answer) else LACK_SURE.get(found, SURE)
    if label in turn.catalogue.policies and answer.outcome == "answer":
        return NEVER  # a summary tells less than whatever was found, and of which policy readers know
    if found in (ELSE, "column") and label.count("/") == 1:
        return NEVER  # another column than was found, or all figures: a column is asked for by its name
    figure = label in turn.catalogue.values
    if figure and not question.asks_number and _asks_for_words(turn, found):
        return NEVER  # "โรงเรียนดูแลเด็กซึมเศร้ากันยังไง" asks how, whatever is counted of it
    if answer.outcome == "not_found" and (_narrows(turn) or (question.asks_number and "/" in label)):
        return NEVER  # an item only speaks of what is to be counted
    if found == "summary" and _names_a_policy_alone(turn):
        return NEVER
    counted = found == "figure" and question.asks_number and not figure
    by_words = question.content and not counted and label not in turn.catalogue.policies
    return (RECORD_SURE.get(found, SURE) if by_words else SURE) + (ON if turn.context.question else 0.0)


def _in_another_column(label: str, column: str | None) -> bool:
    return column is not None and "/" in label and label.split("/")[1] != column


def _holds(turn: Turn, answer: Answer) -> bool:
    """Whether an answer tells what is asked, whatever people ask so for that the report lacks."""
    if _names_all(turn, answer):
        return True
    if answer.facts and answer.main == 1:
        return turn.lack < LIKELY_LACKED
    mark = mark_of_what_is_asked(turn.question) if answer.passages else None
    return bool(answer.part or (mark and mark.search(answer.passages[0].text))) or turn.lack < SURELY_LACKED


def _names_all(turn: Turn, answer: Answer) -> bool:
    """Whether the question names figures and nothing beside, or a column: nothing is left that could lack."""
    if answer.outcome == "answer" and (answer.reason == "cell" or answer.aspect == "summary"):
        return not turn.question.plain_words
    told = {fact.indicator for fact in answer.facts[: answer.main]}
    own = [m for m in turn.figures[: MOST_NEAR * len(told)] if m.figure.indicator.id in told]
    strange = [{t.start for t in m.unexplained} for m in own]
    return any(m.named >= NAMED_ENOUGH for m in own) and not set.intersection(*strange)


def _names_a_policy_alone(turn: Turn) -> bool:
    """ "แล้วเรื่องแนะแนวล่ะ", "1 อำเภอ 1 โรงเรียนคุณภาพเป็นไงบ้าง"."""
    titled = turn.catalogue.titled.get(turn.titled_policy or "", frozenset())
    return bool(titled) and all(not titled.isdisjoint(t.cues) for t in turn.question.content)


def _narrows(turn: Turn) -> bool:
    """ "เอาเฉพาะที่ใส่แว่น": a part of those told last, that no record is of."""
    return bool(turn.context.question) and turn.question.has("follow.only")


def _found_by_what_is_exact(turn: Turn, answer: Answer) -> bool:
    """By a number that the report prints, both columns, a name or an address that an item gives."""
    question = turn.question
    if answer.passages and (question.asks_website or question.asks_its_name):
        return True
    both = question.names_both_columns and answer.reason in ("cells", "columns")
    return both or any(turn.numbers_printed)


def _asks_for_words(turn: Turn, found: str) -> bool:
    question = turn.question
    told = found in ("items", "spoken of", "column") and bool(turn.aspect or question.section("ask"))
    return told or question.has("ask.how", "ask.why")


def _kind(turn: Turn, answer: Answer) -> str:
    """What the readers found, as far as it tells how often they are right."""
    if answer.outcome != "answer":
        return answer.reason if answer.outcome == "not_found" else answer.outcome
    found = class_of(answer)
    if found == ELSE or answer.reason == "cell":
        return "column" if answer.reason == "cell" else ELSE
    if answer.aspect == "summary":
        return "summary"
    if answer.facts:
        return "figure"
    return "spoken of" if turn.question.asks_whether_told else "items"


def answer_of(turn: Turn, label: str) -> Answer | None:
    """The answer that a class stands for; None where this edition has no such record."""
    catalogue = turn.catalogue
    if label == LACK:
        return not_found(turn, "no_figure")
    if label in catalogue.policies:
        return summary_of(turn, label)
    if label in catalogue.values:
        figure = catalogue.values[label]
        return next((figure_for(turn, m) for m in turn.figures if m.figure is figure), None)
    policy, _, column = label.partition("/")
    for aspect in COLUMNS:
        if column == aspect and (cell := catalogue.passages(policy, aspect)):
            return passage_answer(catalogue, cell, reason="cell")
    return next(
        (chosen_passages(turn, [m]) for m in turn.passages() if place_label(m.item.passage.place) == label), None
    )
