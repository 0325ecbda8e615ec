""" "ไม่" as it is said and typed: "ยังเข้ามะถึงกี่คน", "ม่ายได้". What follows tells it from a word that asks."""

from __future__ import annotations

import re

_SAID = r"มะ|ม่ะ|มั่ย|ม่าย|หม่าย|มิ"  # those of the dialects are read before (`dialects`)
_DONE = (  # what may be left undone
    r"ได้|ถึง|ผ่าน|สำเร็จ|ครบ|ทัน|พอ|เข้า|ลด|ใช้|ทำ|ร่วม|จบ|หมด|ติด|รู้|เสถียร|ตรง|พร้อม|ยอม|อยาก|เอา|ส่ง|ค่อย|เคย|ต้อง|รับ|หาย|เสร็จ"
    r"|ไหว|เป็น|ดี|เหลือ|ออก|เพียงพอ|มี(?!กี่|อะไร|ใคร|ที่ไหน|นา|นบุรี)"
)
_NEGATED = re.compile(rf"(?<![ก-ฮ]รร)(?<![เแโใไ])(?:{_SAID})(?=(?:{_DONE}))|(?<=ยัง)(?:{_SAID})(?=มี)")


def negated_plainly(text: str) -> str:
    """The text with "ไม่" where it is spelt as it is said.

    >>> negated_plainly("ยังเข้ามะถึงกี่คน"), negated_plainly("ครบมะ"), negated_plainly("ล่มบ่อย")
    ('ยังเข้าไม่ถึงกี่คน', 'ครบมะ', 'ล่มบ่อย')
    """
    return _NEGATED.sub("ไม่", text)
