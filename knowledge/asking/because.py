"""Whether a cause is asked for in words beside "ทำไม": "เพราะปัจจัยไหน", "บางเรื่องลดไม่ได้ เพราะ?", "ตกด้านไหนถึงได้สีม่วง"."""

from __future__ import annotations

import re

# "เพราะปัจจัยไหน"; not "ครูถูกแบ่งเป็นสีเพราะหนี้ มีสีอะไรบ้าง", which asks something else than what it tells
_BECAUSE_OF_WHAT = re.compile(r"เพราะ(?:ว่า)?\s?\S{0,24}?\s?(?:อะไร|อาไร|อารัย|ไร|รัย|ไหน|ใด|หยัง)")
_BECAUSE = re.compile(  # "บางเรื่องลดไม่ได้ เพราะ?"
    r"(?<=\S)\s?(?:เป็น|ก็|มัน)?เพราะ(?:ว่า)?\s?(?:ครับ|ค่ะ|คะ|คับ|อ่ะ|อะ|นะ|หรอ|เหรอ)?[?.…\s]*$"
)
_FOR_WANT_OF = re.compile(  # of what somebody is said to have failed in
    r"(?:ตก|ขาด|พลาด|อ่อน|บกพร่อง|เสียคะแนน|ไม่ผ่าน)(?:ที่|ตรง)?\s?(?:ด้าน|ข้อ|หัวข้อ|ตัวชี้วัด|องค์ประกอบ|เกณฑ์)(?:ไหน|ใด|อะไร|ไร)\s?\S{0,6}?(?:ถึง|เลย|จึง)"
)


def asks_because(text: str, said: frozenset[str]) -> bool:
    """Whether the text, which has these cues, asks why something is so."""
    if "เพราะ" in text:
        of_what = not said.isdisjoint(("ask.which", "ask.what")) and _BECAUSE_OF_WHAT.search(text)
        if of_what or _BECAUSE.search(text):
            return True
    return _FOR_WANT_OF.search(text) is not None
