"""What was just computed, asked again of another of the kind: "แล้วเฟซล่ะ" after a ratio of YouTube to TikTok."""

from __future__ import annotations

import re

from knowledge.asking.catalogue import units_agree
from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.question import read_question
from knowledge.asking.turn import Turn

_AGAINST = re.compile(r"^(?:แล้ว|ส่วน|ถ้า|งั้น|and)*\s?(?:เทียบ)?(?:กับ|ของ|จาก|than|with|to|against)(?=[\sก-๙])")


def again_with_another(turn: Turn) -> list[Operand]:
    """The pair to compute with again: the first of the last two and what is named, or what is named and the second.

    "กับไลน์ล่ะ" after "เฟซมีคนตามมากกว่ายูทูบกี่คน" keeps Facebook; a bare "แล้วเฟซล่ะ" after a ratio takes the first one's place.
    """
    question, pair, operation = turn.question, last_operands(turn), turn.context.operation
    if two := _two_of_the_kind(turn):
        return two
    if not turn.follows or operation not in ("difference", "ratio") or len(pair) != 2 or turn.aspect:
        return []
    against = _AGAINST.search(question.normal) is not None
    if set(question.section("ask")) - {"how_many", "how_much"} or not (
        against or question.has("follow.and_then", "operation.ratio")
    ):
        return []
    names = [
        turn.catalogue.values[o.indicator.id].naming if o.indicator.id in turn.catalogue.values else frozenset()
        for o in pair
    ]
    for kind in turn.catalogue.words.kinds:
        said = [t for t in question.naming if kind.intersection(t.concepts)]
        if not (names[0] & kind and names[1] & kind) or len(question.naming) > 2:
            continue
        if len(said) == len(question.naming) == 2 and question.has("operation.difference", "operation.ratio"):
            return _both_counted_like(turn, pair[0], kind)  # "ติ๊กต็อกห่างจากเฟซล่ะ"
        if len(said) != 1:
            continue
        first, second = sorted(pair, key=lambda o: _first_said(turn, o, kind))
        other = counted_like(turn, first, kind & frozenset(said[0].concepts))
        if other is None or other in pair:
            return []
        if against:
            return [first, other]
        return [other, second] if operation == "ratio" else []
    return []


def _two_of_the_kind(turn: Turn) -> list[Operand]:
    """ "เฟซมากกว่ายูทูบเท่าไร" after the followers of one: their followers, not what was published there."""
    question, told = turn.question, turn.last_figure
    if told is None or not turn.follows or turn.aspect or turn.context.operation not in ("", "rank"):
        return []
    if not question.has("operation.difference", "operation.ratio") or len(question.naming) != PAIR:
        return []
    for kind in turn.catalogue.words.kinds:
        if told.naming & kind and all(kind.intersection(t.concepts) for t in question.naming):
            return _both_counted_like(turn, Operand(told.indicator), kind)
    return []


def _both_counted_like(turn: Turn, like: Operand, kind: frozenset[str]) -> list[Operand]:
    """What is counted so of each of the two members that are named; none where it is not counted of both."""
    both = [counted_like(turn, like, kind & frozenset(t.concepts)) for t in turn.question.naming]
    return [o for o in both if o is not None] if None not in both and both[0] != both[1] else []


PAIR = 2


def _first_said(turn: Turn, operand: Operand, kind: frozenset[str]) -> int:
    """Where the last question names it; before all else what was talked of already: "น้อยกว่าเฟซกี่คน" after LINE."""
    own = turn.catalogue.values[operand.indicator.id].naming & kind
    tokens = read_question(turn.context.question, turn.catalogue.lexicon).tokens
    return next((t.start for t in tokens if own.intersection(t.concepts)), -1)


def counted_like(turn: Turn, like: Operand, member: frozenset[str]) -> Operand | None:
    """What is counted of that member of the kind in the unit of another: its followers, or its members."""
    near = turn.catalogue.values[like.indicator.id].naming
    figures = [f for f in turn.catalogue.values.values() if f.naming & member and units_agree(f.unit, like.unit_class)]
    best = max(figures, key=lambda f: len(f.naming & near), default=None)
    return None if best is None or best.indicator.value is None else Operand(best.indicator)
