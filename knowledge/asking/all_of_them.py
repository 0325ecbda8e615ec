"""All that what was told last is one part of: "รวมทุกสีกี่โรง" after the green schools, "รวมทั้งหมด" after a share.

After several that were told together they are added up: "รวมทุกช่อง" after the followers of each.
"""

from __future__ import annotations

import re

from knowledge.asking.again import counted_like
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import units_agree
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.summing import summed
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator

_ALL = re.compile(
    r"^(?:แล้ว|และ|งั้น|ถ้า|ส่วน|ขอ)?\s?(?:ยอด|จำนวน)?\s?"
    r"(?:รวม(?:กัน)?\s?(?:ทั้งหมด|ทั้งสิ้น|หมด(?:ทุก\S{1,10}?)?|ทุก\S{1,10}?)|ทุก\S{1,10}?\s?รวม(?:กัน)?)\s?"
    r"(?:ทั้งหมด|แล้ว|มี|เป็น|ได้|ตก|คือ|\s)*"
    r"(?:กี่\s?\S{1,8}?|เท่าไหร่|เท่าไร|เท่าใด)?\s?(?:ล่ะ|นะ|อะ|อ่ะ|ครับ|คับ|ค่ะ|คะ|จ๊ะ|\?|\s)*$"
)


def all_of_them(turn: Turn) -> Answer | None:
    """The whole of the part told last, or the sum of all of its kind; None where there is neither."""
    last, context = turn.last_figure, turn.context
    if last is None or not turn.follows or context.operation or context.of_whole:
        return None
    if context.passages or context.aspect != "figures" or not _ALL.match(turn.question.normal):
        return None
    if len(context.operands) > 1:
        return _told_together(turn) if "ทุก" in turn.question.normal else None
    unit = turn.question.unit
    if unit and unit != "kind" and not units_agree(unit, last.unit):
        return None
    if turn.question.has("ask.percent"):
        return figure_answer(turn.catalogue, [last.indicator], focus="percent") if last.indicator.percent else None
    if last.indicator.total is not None:
        return figure_answer(turn.catalogue, [last.indicator], focus="total")
    if last.indicator.kind == "part" and (whole := whole_of_part(turn, last.indicator)):
        return figure_answer(turn.catalogue, [whole])
    every = of_its_kind(turn, last.indicator)
    return summed(turn, every) if len(every) > 1 else None


def _told_together(turn: Turn) -> Answer | None:
    """The sum of those told last, where they are counted alike."""
    told = last_operands(turn)
    alike = all(o.number is not None and units_agree(turn.question.unit or o.unit_class, o.unit_class) for o in told)
    return summed(turn, told) if alike and len({o.unit_class for o in told}) == 1 else None


def of_its_kind(turn: Turn, told: Indicator) -> list[Operand]:
    """What is counted of each of a kind as it was told of one: the followers of every channel."""
    values = turn.catalogue.values
    first, naming = Operand(told), values[told.id].naming
    kind = next((kind for kind in turn.catalogue.words.kinds if len(kind & naming) == 1), frozenset[str]())
    found = (counted_like(turn, first, frozenset({member})) for member in sorted(kind - naming))
    alike = [o for o in found if o and o.number is not None and values[o.indicator.id].naming - kind == naming - kind]
    return list(dict.fromkeys([first, *alike]))
