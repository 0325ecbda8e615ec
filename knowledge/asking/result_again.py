"""A bare "เท่าไหร่" after something was reckoned: the result again, not the first of the figures it was reckoned from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.differences import POINTS, left_of, left_of_part, set_apart
from knowledge.asking.operands import last_operands
from knowledge.asking.question import read_question
from knowledge.asking.summing import summed
from knowledge.asking.turn import Turn

_BARE = re.compile(
    r"(?:แล้ว|สรุป|ตกลง|ว่า|คือ|มัน|อยู่|ตั้ง|สัก|ซัก|\s)*"
    r"(?:เท่าไหร่|เท่าไร|เท่าใด|กี่\s?(?:คน|ราย|โรงเรียน|โรง|แห่ง|เขต|เรื่อง|ตอน|คลิป|ครั้ง|ชิ้น|เท่า)|how (?:much|many))"
    r"(?:นะ|น่ะ|อะ|อ่ะ|ล่ะ|ละ|หรอ|เหรอ|ครับ|คับ|คะ|ค่ะ|จ๊ะ|จ้ะ|[\s?])*"
)
_RECKONED = frozenset({"difference", "remaining", "sum", "average", "ratio", "share", "change"})
PAIR = 2


def result_again(turn: Turn, compute: Callable[[Turn], Answer | None]) -> Answer | None:
    """The last result, in the unit that is asked for; `compute` reckons it again where its question says all of it."""
    question, context = turn.question, turn.context
    if context.operation not in _RECKONED or not _BARE.fullmatch(question.normal):
        return None
    by_percent = context.unit in (POINTS, "%")
    if question.unit and (by_percent or not units_agree(question.unit, unit_class(context.unit.split("ต่อ")[0]))):
        return None
    alone = Turn(read_question(context.question, turn.catalogue.lexicon), Context(), turn.catalogue)
    again = compute(alone) or _from_those_told(turn)
    if again is None or again.computation is None or again.computation.operation != context.operation:
        return None
    return replace(again, asked=context.question)


def _from_those_told(turn: Turn) -> Answer | None:
    """What two figures lay apart, or what was left of a whole, where the last question leant on what was told."""
    told, operation = last_operands(turn), turn.context.operation
    if operation == "sum":
        return summed(turn, told) if len(told) >= PAIR else None
    if operation == "difference":
        return set_apart(turn, told, turn.context.unit == POINTS) if len(told) == PAIR else None
    first = told[0].indicator if told and operation == "remaining" else None
    if first is None or first.value is None:
        return None
    return left_of(turn, first) if first.total else left_of_part(turn, first)
