"""Whether a percent is asked for over another base than the report takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.asking.operands import Operand, printed_operands, recent
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def takes_other_base(turn: Turn) -> bool:
    """After a percent: "ถ้าใช้ 8,744 เป็นตัวหารล่ะ" asks for it over another base, "คิดจากกี่คน" for its own."""
    question = turn.question
    divided = _DIVIDING.search(question.normal) is not None
    based = question.has("operation.base") or divided
    based = based or (bool(question.numbers) and _BY_NUMBER.search(question.normal) is not None)
    if not (turn.follows and based):
        return False
    bases = {o.indicator for o in printed_operands(turn)}  # "ถ้าใช้ 8,744 เป็นฐานล่ะ" after these were told, too
    last = next((i for i in recent(turn)[:2] if i not in bases), None)
    if last is None or last.percent is None:
        return False
    if divided and any(Decimal(number) <= (last.value or 0) for number in question.numbers if len(number) > 2):
        return False  # "หารด้วย 245 เขต": shared out over fewer
    given = any(len(number) > 2 for number in question.numbers) or bool(question.concepts - turn.catalogue.words.actors)
    return given and not question.has("ask.how_many") and _TAKING.search(question.text) is not None


# "ถ้าหารด้วยคนเข้าร่วม 8,744", "ถ้าเทียบกับคนสมัคร 8,744 ล่ะ", "เอา 8,744 หารแทน"
_BY_NUMBER = re.compile(r"หาร|÷|เทียบ(?:กับ|จาก)|(?:divided? by|out of|against|relative to)\b")
_DIVIDING = re.compile(r"หาร\s?(?:ด้วย|กับ)\s?(?!กี่|เท่า|อะไร|ไร|อะหยัง)|divided? by (?!what|how)")
_TAKING = re.compile(r"ใช้|เปลี่ยน|ถ้า|หาก|แทน|เอา|ลอง|เป็นฐาน|เป็นตัวหาร|หาร|what if|instead|use|using|over|based on")


def describes(turn: Turn, named: Sequence[Token], part: Operand) -> bool:
    """ "เข้าถึงสื่อจากแพลตฟอร์มร้อยละเท่าใด": what stands where a base would is what the figure is of, by its own name."""
    figure = turn.catalogue.values[part.indicator.id]
    own = part.indicator.percent is not None and not part.whole and not turn.question.has("operation.base")
    return own and bool(named) and all(not (figure.naming | figure.often).isdisjoint(t.concepts) for t in named)
