"""All policies together: the result of each can be told, "แต่ละนโยบายสำเร็จกี่เปอร์เซ็นต์"; one number for all of them, which
no report of unlike things can give, is declined: "เฉลี่ยทั้งเล่มสำเร็จกี่เปอร์เซ็นต์"."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

OVERALL = "overall"  # reason of the no
_OVERALL = re.compile(r"เฉลี่ย|ภาพรวม|โดยรวม|รวม(?:ๆ|กัน|แล้ว|ทั้ง|ทุก)|overall|on average|altogether")
_OF_EACH = re.compile(r"แต่ละ|บ้าง|ทีละ|รายเรื่อง|ไล่|แยก|เรียง|อะไร|ไหน|ใด|สรุป|each|which|every")


EACH_POLICY = re.compile(
    r"(?:แต่ละ|ทุก(?:\s?ๆ)?|ทั้ง\s?(?:11|สิบเอ็ด)|ราย|ทีละ)\s?(?:นโยบาย|เรื่อง(?!ที่|ราว))"
    r"|\b(?:each|every|all) (?:the )?polic(?:y|ies)"
)
_ITS_RESULT = re.compile(
    r"กี่\s?(?:เปอร์|%)|ร้อยละ|เปอร์เซ็นต์|%|ผล(?!งาน\S|กระทบ)|ตัวเลข(?:เด่น|หลัก|สำคัญ)|สำเร็จ|คืบหน้า|สรุป|เป็น(?:ไง|ยังไง|อย่างไร)|ไปถึงไหน"
    r"|percent|result|progress"
)
_PICKED = ("highest", "lowest", "ranking", "above", "below", "average", "full_marks", "difference", "sum")
_COLUMNS = ("activities", "obstacles", "recommendations")


def asks_result_of_each(turn: Turn) -> bool:
    """ "ผลของแต่ละนโยบายเป็นยังไง", "ขอร้อยละของทั้ง 11 นโยบาย": of no one in particular, and none is picked."""
    question, text = turn.question, turn.question.normal
    if not (EACH_POLICY.search(text) and _ITS_RESULT.search(text)) or question.has("ask.which", "ask.why"):
        return False
    if turn.aspect in _COLUMNS or any(question.has(f"operation.{name}") for name in _PICKED) or turn.titled_policy:
        return False
    common = turn.catalogue.words.verbs | turn.catalogue.words.measures | turn.catalogue.generic
    return all(common.issuperset(t.concepts) or "unit.item" in t.cues for t in question.naming)


def overall_untold(turn: Turn) -> Answer | None:
    """An honest no to what percent all of it comes to, or what it is on average; of each policy it can be told."""
    question = turn.question
    asked = question.has("meta.whole") and (question.has("ask.percent") or question.has("mean"))
    common = turn.catalogue.words.verbs | turn.catalogue.words.measures | turn.catalogue.generic
    if not asked or question.numbers or any(not common.issuperset(t.concepts) for t in question.naming):
        return None
    if not _OVERALL.search(question.normal) or _OF_EACH.search(question.normal) or question.has("operation.above"):
        return None
    return not_found(turn, OVERALL)
