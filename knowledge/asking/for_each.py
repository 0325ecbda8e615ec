"""How much falls to each one of many, where nothing was there to divide: "ลดหนี้ให้คนละเท่าไหร่", "โรงละกี่บาท".

The report counts those who have something, not what each of them has; what it can share out was computed before
(`per_unit`). So the count itself is no answer.
"""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

_ONE = r"(?:คน|ราย|หัว|โรงเรียน|โรง|รร\.?|แห่ง|เขต|ครั้ง|ห้อง|จังหวัด|อำเภอ|ศูนย์|คลิป|โพสต์|โพสท์|ตอน|รุ่น|วิชา|งวด)"
_WHO = r"(?:ครู|เด็ก|นักเรียน|ผู้กู้|ผู้เรียน|ลูกหนี้|สหกรณ์|สถานศึกษา)"
_ABOUT = r"(?:ประมาณ|ราวๆ|ราว|สัก|ได้|มี|ตก|เฉลี่ย|ไม่เกิน|อย่างน้อย|อย่างมาก|สูงสุด|มากสุด|เป็นเงิน|แค่|อยู่ที่|จำนวน)"
_ASKS = r"(?:กี่|เท่าไ|เท่าใด|เท่าไร|ถึงไหน)"
_SPAN = r"(?:ปี|เทอม|ภาคเรียน|เดือน|สัปดาห์|อาทิตย์|วัน|ชั่วโมง)"
_EACH = re.compile(
    rf"{_ONE}ละ\s?(?:{_ABOUT}\s?)*{_ASKS}"
    rf"|{_ONE}\s?(?:นึง|หนึ่ง)(?:ๆ)?\s?[^\d\s]{{0,24}}?\s?{_ASKS}"
    rf"|แต่ละ\s?(?:{_ONE}|{_WHO})\s?[^\d\s]{{0,30}}?\s?{_ASKS}"
    rf"|{_ASKS}\s?[ก-๙]{{0,10}}?\s?(?:ต่อ|/)\s?(?:1|หนึ่ง)?\s?(?:{_ONE}|{_WHO}|{_SPAN})(?!ไป|มา|ไหม|มั้ย)"
    r"|how (?:much|many)\b.*\b(?:per|each) (?:person|teacher|student|pupil|school|head|borrower)"
    r"|how (?:much|many)\b.*\b(?:did|does|do) each\b"
)


def untold_for_each(turn: Turn) -> Answer | None:
    """An honest no to how much each one has: nothing that the report prints could be shared out."""
    question = turn.question
    if turn.aspect or not question.asks_number or question.has("ask.percent"):
        return None
    if _EACH.search(question.normal) is None:
        return None
    return not_found(turn, "lack.money" if _MANY_THOUSANDS.search(question.normal) else "no_figure")


_MANY_THOUSANDS = re.compile(r"กี่\s?(?:พัน|หมื่น|แสน|ล้าน)(?!\s?(?:คน|ราย|โรง|แห่ง|ครั้ง|วิว|เรื่อง))")  # "คนละกี่แสน": of baht
