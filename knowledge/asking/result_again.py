"""A bare "เท่าไหร่" after something was reckoned: the result again, not the first of the figures it was reckoned from."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.differences import POINTS, left_of, left_of_part, set_apart
from knowledge.asking.operands import last_operands
from knowledge.asking.summing import summed
from knowledge.asking.turn import Turn

_BARE = re.compile(
    r"(?:แล้ว|สรุป|ตกลง|ว่า|คือ|มัน|อยู่|ตั้ง|สัก|ซัก|\s)*"
    r"(?:เท่าไหร่|เท่าไร|เท่าใด|กี่\s?(?:คน|ราย|โรงเรียน|โรง|แห่ง|เขต|เรื่อง|ตอน|คลิป|ครั้ง|ชิ้น)|how (?:much|many))"
    r"(?:นะ|น่ะ|อะ|อ่ะ|ล่ะ|ละ|หรอ|เหรอ|ครับ|คับ|คะ|ค่ะ|จ๊ะ|จ้ะ|[\s?])*"
)
PAIR = 2


def result_again(turn: Turn) -> Answer | None:
    """What two figures lay apart, or what was left of a whole, in the unit that is asked for."""
    question, context = turn.question, turn.context
    if context.operation not in ("difference", "remaining", "sum") or not _BARE.fullmatch(question.normal):
        return None
    told = last_operands(turn)
    by_percent = context.unit == POINTS
    if question.unit and (by_percent or not units_agree(question.unit, unit_class(context.unit))):
        return None
    if context.operation == "sum":
        return summed(turn, told) if len(told) >= PAIR else None
    if context.operation == "difference":
        return set_apart(turn, told, by_percent) if len(told) == PAIR else None
    first = told[0].indicator if told else None
    if first is None or first.value is None:
        return None
    return left_of(turn, first) if first.total else left_of_part(turn, first)
