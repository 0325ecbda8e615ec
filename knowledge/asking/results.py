"""Sums of parts of one whole: what they are out of, and what percent of it they are together."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.answer import Answer
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.operands import Operand, computed, named_matches
from knowledge.asking.rounding import places_asked
from knowledge.asking.summing import added_up
from knowledge.asking.turn import Turn
from knowledge.thai import format_number


def common_whole(turn: Turn, parts: Sequence[Operand]) -> Operand | None:
    """What all of them are out of, or parts of."""
    totals = {p.indicator.total for p in parts}
    if len(totals) == 1 and all(totals):
        return Operand(parts[0].indicator, whole=True)
    wholes = {whole_of_part(turn, p.indicator) if p.indicator.kind == "part" else None for p in parts}
    whole = wholes.pop() if len(wholes) == 1 else None
    return None if whole is None else Operand(whole)


def share_of_parts(turn: Turn, parts: Sequence[Operand], whole: Operand) -> Answer:
    """What percent the sum of the parts is of the whole."""
    amount, added = added_up(list(parts))
    text = format_number(amount / whole.amount * 100, 2 if (asked := places_asked(turn)) is None else asked)
    return computed(turn, list(parts), "share", f"({added}) ÷ {whole.text} × 100 = {text}", text, "%")


def share_in(turn: Turn, part: Operand, parts: Sequence[Operand]) -> Answer:
    """What percent one of several is of their sum."""
    ordered = [part, *(p for p in parts if p != part)]
    amount, added = added_up(ordered)
    text = format_number(part.amount / amount * 100, 2 if (asked := places_asked(turn)) is None else asked)
    return computed(turn, ordered, "share", f"{part.text} ÷ ({added}) × 100 = {text}", text, "%")


def second_is_said_of_first(turn: Turn) -> bool:
    """ "คนส่วนกลางที่ผ่านอบรมโปร่งใสกี่เปอร์เซ็นต์": what names another figure is said of the first, which has a percent."""
    first, second = [*named_matches(turn)[:2], None, None][:2]
    if first is None or second is None or first.figure.indicator.percent is None or turn.question.numbers:
        return False
    if turn.follows or turn.question.has("operation.compare", "operation.base") or first.unexplained:
        return False
    of_first = turn.catalogue.generic | first.figure.spoken
    return first.named > second.named and all(of_first.issuperset(t.concepts) for t in second.asked)
