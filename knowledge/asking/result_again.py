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
from knowledge.asking.turn import Turn, figure_answer

_COUNTED = r"(?:คน|ราย|โรงเรียน|โรง|แห่ง|เขต|เรื่อง|ตอน|คลิป|ครั้ง|ชิ้น|เท่า)"
_POLITE = r"(?:นะ|น่ะ|อะ|อ่ะ|ล่ะ|ละ|หรอ|เหรอ|ครับ|คับ|คะ|ค่ะ|จ๊ะ|จ้ะ|ที|หน่อย|[\s?])*"
_BARE = re.compile(
    r"(?:แล้ว|สรุป|ตกลง|ว่า|คือ|มัน|อยู่|ตั้ง|สัก|ซัก|\s)*"
    rf"(?:เท่าไหร่|เท่าไร|เท่าใด|กี่\s?{_COUNTED}|how (?:much|many)){_POLITE}"
)
_COUNTED_INSTEAD = (
    re.compile(  # after a percent: "คิดเป็นกี่โรง", "เป็นจำนวนคนล่ะ"; a bare "เท่าไหร่" asks for that percent again
        rf"(?:แล้ว|งั้น|ขอ|ถ้า|มัน|\s)*"
        rf"(?:(?:คิด|นับ|เทียบ|ตี)?\s?(?:เป็น|เท่ากับ|ได้)\s?(?:จำนวน\s?)?{_COUNTED}?\s?"
        rf"(?:กี่\s?{_COUNTED}|(?:ได้)?\s?เท่า\S{{1,4}}?)"
        rf"|(?:จำนวน\s?)?กี่\s?{_COUNTED}|(?:เป็น)?จำนวน\s?{_COUNTED}?){_POLITE}"
    )
)
_RECKONED = frozenset({"difference", "remaining", "sum", "average", "ratio", "share", "change"})
PAIR = 2


def result_again(turn: Turn, compute: Callable[[Turn], Answer | None]) -> Answer | None:
    """The last result, in the unit that is asked for; `compute` reckons it again where its question says all of it."""
    question, context = turn.question, turn.context
    if (left := _left_in_number(turn)) is not None:
        return left
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


def _left_in_number(turn: Turn) -> Answer | None:
    """ "คิดเป็นกี่โรง" after what percent is left: how many that is."""
    question, told = turn.question, last_operands(turn)
    left = turn.follows and turn.context.operation == "remaining" and turn.context.unit == "%"
    if grown := _grown_in_number(turn):
        return grown
    if not left or len(told) != 1 or not _COUNTED_INSTEAD.fullmatch(question.normal) or not told[0].indicator.total:
        return None
    same = not question.unit or units_agree(question.unit, told[0].unit_class)
    return left_of(turn, told[0].indicator) if same and told[0].number is not None else None


def _grown_in_number(turn: Turn) -> Answer | None:
    """The same after what percent something grew by, where the report prints how many that is."""
    grew = turn.follows and turn.context.operation == "change" and turn.context.unit == "%"
    told = last_operands(turn) if grew and _COUNTED_INSTEAD.fullmatch(turn.question.normal) else []
    detailed = turn.catalogue.edition.detailed
    printed = [i for i in detailed if told and i.kind == "change" and i.place == told[0].indicator.place]
    return figure_answer(turn.catalogue, printed[:1]) if printed else None


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
