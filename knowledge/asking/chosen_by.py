"""By what somebody or something was chosen: "ใช้เกณฑ์อะไรเลือกโรงเรียนคุณภาพ", "ทำไมเลือกเรื่องพวกนี้มาเป็นนโยบายเร่งด่วน".

The report tells how many were chosen, and of none by what; their number would answer something else.
"""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.parts import COUNTING
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

CHOSEN_BY = "chosen_by"  # reason of the answer
_CHOSEN = r"(?:คัดเลือก|คัด|เลือก|ตัดสิน(?!\s?(?:คะ|ค่ะ|ครับ)?$))"  # "ใช้เกณฑ์อะไรตัดสิน" is asked of what was told
_WHAT = r"(?:อะไร|ไหน|ใด|ไร|ยังไง|อย่างไร)"
_RULE = r"(?:หลักเกณฑ์|เกณฑ์|หลักการ|หลัก|เงื่อนไข|วิธี(?:การ)?)"
_BY_WHAT = re.compile(
    rf"{_RULE}\s?{_WHAT}\s?(?:ใน|การ|มา|ถึง|เป็นตัว)*\s?(?:{_CHOSEN}|(?:แบ่ง|จัด)\S{{0,16}}สี)"
    rf"|{_CHOSEN}(?!ใจ).{{1,50}}?\s?(?:ใช้|ตาม|ด้วย|จาก|โดย|ดู)(?:จาก)?\s?{_RULE}{_WHAT}"
    rf"|{_CHOSEN}\s?(?:มา|เอา|แค่|เฉพาะ)*(?:\d+\s?)?(?:โรงเรียน|สถานศึกษา|โรง|แห่ง|เขต|จุด|ครู)\S{{0,30}}(?:จากอะไร|ยังไง|อย่างไร)"
)
_WHY_THESE = re.compile(rf"(?:ทำไม|เพราะอะไร|เหตุใด|เพราะเหตุใด)\s?(?:ถึง|จึง|ต้อง|สพฐ\.?|เขา|เค้า|ไม่|\s)*{_CHOSEN}(?!ใจ)")


def chosen_by(turn: Turn) -> Answer | None:
    """An honest no to the criterion of a choice, or to why one was made."""
    question = turn.question
    if question.has(*COUNTING, "ask.mentioned") or not (question.naming or question.has("meta.policies")):
        return None
    if not (_BY_WHAT.search(question.normal) or _WHY_THESE.search(question.normal)):
        return None
    return not_found(turn, CHOSEN_BY)
