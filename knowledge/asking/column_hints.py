"""Which column of the report a way of asking speaks for: weights that are added to the score of its items."""

from __future__ import annotations

import re

from knowledge.asking.answer import Context
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.records import Aspect

UNASKED_ADVICE = 0.2  # a recommendation is asked for by name
COMPLAINT = 0.35  # for an obstacle, where the question says what does not work
OFFERED = 0.25  # taken off for what is no activity, where it is asked whether there is one
HOW_IT_WAS_DONE = 0.5
WISHED = 0.5  # for a recommendation, where someone wishes for it or asks who should
COLUMN_AGAIN = 0.4  # for the column read last, where the question goes on
_COMPLAINING = frozenset(["ไม่", "ไม่มี", "ไม่ค่อย", "ไม่ได้", "บ่", "ขาด", "ยาก", "น้อย", "แย่", "ช้า", "not", "no", "lack"])
_COMPLAINING |= {"ลำบาก", "กระทบ", "เดือดร้อน"}
# "ร่วมมือดีมั้ย", "งบพอไหม": whether something is as it should be is told by what hinders.
_JUDGED = frozenset(
    ["ดี", "พอ", "เพียงพอ", "เสถียร", "ชัดเจน", "ต่อเนื่อง", "ทั่วถึง", "ราบรื่น", "ง่าย", "ทัน", "คล่อง", "good", "enough"]
)


_SO_FAR = re.compile(r"ที่ผ่านมา|(?:ไป|มา)แล้ว")  # "ที่ผ่านมาชี้แจงให้ใครฟังไปแล้วบ้าง"
_OFFERING = ("มี", "จัด", "เปิด", "สร้าง", "ตั้ง")  # "จัดสอนเรื่องเก็บออมให้ครูบ้างมั้ย"


def _complains(token: Token) -> bool:
    """ "ไม่", or a name of what is not as it should be: "เน็ตไม่ดี"."""
    return token.text in _COMPLAINING or ("ไม่" in token.text and bool(token.concepts))


def columns_meant(question: Question, context: Context) -> dict[Aspect, float]:
    """What speaks for each column in how it is asked: a complaint for obstacles, "ยังไง", "มีให้มั้ย" for what is done."""
    columns: dict[Aspect, float] = {"recommendations": -UNASKED_ADVICE}
    complains = question.has("ask.mentioned") or any(map(_complains, question.tokens))
    if question.asks_whether_told or (complains and question.has("ask.yes_no") and not question.asks_number):
        columns["figures"] = -COMPLAINT
    if complains or (question.has("ask.yes_no") and any(token.text in _JUDGED for token in question.tokens)):
        columns["obstacles"] = COMPLAINT
    elif question.has("ask.how", "ask.define"):
        columns["activities"] = HOW_IT_WAS_DONE
    elif question.has("ask.yes_no"):
        columns = {"obstacles": -OFFERED, "recommendations": -UNASKED_ADVICE - OFFERED}
        if any(token.text.startswith(_OFFERING) for token in question.tokens):
            columns["figures"] = -OFFERED
    if question.wishes and not question.has("ask.yes_no"):
        columns["recommendations"] = WISHED
    if question.asks_whom or _SO_FAR.search(question.text):
        columns["activities"] = columns.get("activities", 0.0) + HOW_IT_WAS_DONE
    if context.aspect in ("activities", "obstacles", "recommendations") and question.has(
        "follow.and_then", "unit.side"
    ):
        columns[context.aspect] = columns.get(context.aspect, 0.0) + COLUMN_AGAIN
    return columns
