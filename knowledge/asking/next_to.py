"""What comes next below one that is named: "ช่องไหนคนตามเยอะรองจากเฟซ", "ตัวไหนสูงรองจากพวกที่เต็มร้อย"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.families import family_asked, family_told
from knowledge.asking.operands import Operand
from knowledge.asking.rankings import ranked, shares_of
from knowledge.asking.turn import Turn
from knowledge.records import Indicator

FULL = 100  # percent


def next_below(turn: Turn) -> Answer | None:
    """The highest of those that lie below the one named; None where nothing is, or none of a family is named."""
    question = turn.question
    place = next((n for n, t in enumerate(question.tokens) if "operation.next_to" in t.cues), None)
    if place is None or turn.aspect:
        return None
    before, named = question.tokens[:place], question.tokens[place + 1 :]
    after = next((n for n, t in enumerate(named) if any(c.startswith("ask.") for c in t.cues) and n), len(named))
    asked, named = (*before, *named[after:]), named[:after]
    other = Turn(replace(question, tokens=asked), turn.context, turn.catalogue)
    if any("operation.full_marks" in t.cues for t in named):
        lower = [i for i in shares_of(other) if i.percent is not None and i.percent < FULL]
        return _next(other, lower, by_value=False) if lower else None
    concepts = frozenset(c for t in named for c in t.concepts)
    family = family_asked(other) or family_told(other)
    return _below(other, family, concepts, by_value=True) or (
        None if family else _below(other, shares_of(other), concepts, by_value=False)
    )


def _below(turn: Turn, among: list[Indicator], named: frozenset[str], by_value: bool) -> Answer | None:
    """Of those ranked, what lies below the one that is named; the best of a policy's shares, where that is named."""

    def size(indicator: Indicator) -> float:
        operand = Operand(indicator)
        return float((operand.number if by_value else operand.percent) or 0)

    def is_named(indicator: Indicator) -> bool:
        figure = turn.catalogue.values.get(indicator.id)
        own = figure.naming if by_value and figure else turn.catalogue.titled[indicator.policy]
        return not own.isdisjoint(named)

    marks = [i for i in among if is_named(i)]
    if not marks or (by_value and len(marks) > 1):
        return None
    mark = max(size(i) for i in marks)
    lower = [i for i in among if size(i) < mark and i not in marks]
    return _next(turn, lower, by_value) if lower else None


def _next(turn: Turn, lower: list[Indicator], by_value: bool) -> Answer:
    return replace(ranked(turn, lower, lowest=False, by_value=by_value), reason="next")
