"""An aim that is asked for: the report tells what was reached, and no goals."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

_ASKS_FOR_ONE = re.compile(
    r"(?<!กลุ่ม)(?<!ตาม)(?<!เกิน)(?<!ถึง)(?<!เข้า)(?<!พลาด)(?<!ผ่าน)(?<!หลุด)เป้า(?:หมาย)?(?!ชีวิต|อาชีพ|ราง)"
    r"|\b(?:what|which) (?:was|is|were) the (?:target|goal)"
)


def goal_untold(turn: Turn) -> Answer | None:
    """ "เป้าหมายเดิมตั้งไว้กี่เปอร์เซ็นต์", "เป้าจริงๆ กำหนดไว้เท่าไร": the report tells what was reached, and no goals."""
    question = turn.question
    said = _ASKS_FOR_ONE.search(question.normal) if question.asks_number and not question.numbers else None
    if said is None or turn.aspect or question.section("operation"):
        return None
    token = next((t for t in question.tokens if said.group() in t.text and not t.concepts), None)
    return not_found(turn, "lack.forecast", token) if token is not None else None
