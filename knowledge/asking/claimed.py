"""An amount that somebody claims before the true one is asked for: "ไหนว่าแก้ได้เกินครึ่ง ตัวเลขจริงกี่เปอร์เซ็นต์".

It limits nothing and nothing is reckoned from it: what is asked is how many there are. What tells which of them are
counted stays, as it is no end of what is claimed: "ไหนว่าโรงที่มีเด็กไม่เกิน 20 คนมีแค่ร้อยเดียว จริงๆ กี่โรง".
"""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"^\s*(?:แล้ว|ก็|อ้าว|เอ๊ะ|พอดี)?\s?(?:ไหน(?:ว่า|บอก(?:ว่า)?|เห็น(?:บอก)?ว่า)|(?:เห็น|ใคร|เขา|เค้า|ได้ยิน(?:มา)?|ข่าว|ลือ|มีข่าว)(?:กัน)?(?:บอก|พูด|ลือ)?(?:มา)?ว่า"
    r"|ใครบอก(?:ว่า)?|ที่(?:เขา|เค้า|คน|มีคน)?(?:บอก|พูด|ลือ|อ้าง|เคลม)?(?:กัน)?ว่า|มีคน(?:บอก|พูด|อ้าง|ลือ|เคลม)(?:กัน)?(?:ว่า)?"
    r"|\S{2,12}(?:บอก|พูด|อ้าง|เคลม|โม้|เถียง)(?:กัน)?ว่า)\s?"
)
_TRULY = re.compile(
    r"\s(?:แต่|แล้ว)?\s?(?:ตัวเลข|ข้อมูล|ยอด|จำนวน|สัดส่วน)?\s?(?:ที่)?(?:ข้อเท็จจริง|ความ(?:เป็น)?จริง|ของจริง|ตามจริง|แท้จริง|ถูกต้อง|จริง(?:\s?ๆ)?)"
    r"(?=\s?(?:แล้ว|คือ|มี|อยู่ที่|เป็น|คิดเป็น|นี่|ได้|มัน|ผ่าน|\s)*\S{0,24}?(?:ร้อยละ|กี่|เท่าไ|เท่าใด|เปอร์|%))"
)
_COUNTED = r"(?:คน|ราย|แห่ง|โรงเรียน|โรง|เขต|เรื่อง|ครั้ง|ตอน|คลิป|%|เปอร์เซ็นต์?|เปอร์)"
_CLAIMED = re.compile(
    r"(?:มี)?(?:อยู่)?(?:แค่|ไม่ถึง|ไม่เกิน|เกิน(?:กว่า)?|เพียง|มากกว่า|น้อยกว่า|ต่ำกว่า|เกือบ|ตั้ง|ถึง|ครบ|เป็น|เหลือ)+\s?"
    rf"(?:ครึ่ง|ร้อยละ\s?[\d.,]+|[\d.,]+|ทุก|หลัก|(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)|ไม่กี่)\s?(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|เดียว|หนึ่ง|นึง|ๆ|กว่า)*\s?{_COUNTED}?"
    r"(?:เอง|เท่านั้น|เดียว|แล้ว|ครับ|ค่ะ|คะ|อะ|อ่ะ|เลย|กัน)*(?=\s|$)"
)


def without_what_is_claimed(text: str) -> str:
    """The message less an amount that is only claimed, where the true one is asked for after it.

    >>> without_what_is_claimed("ไหนว่าครูแก้หนี้ได้เกินครึ่ง ตัวเลขจริงกี่เปอร์เซ็นต์")
    'ครูแก้หนี้ได้ กี่เปอร์เซ็นต์'
    """
    opening = _OPENS.match(text)
    truly = _TRULY.search(text, opening.end()) if opening else None
    if opening is None or truly is None:
        return text
    claim = _CLAIMED.sub("", text[opening.end() : truly.start()])
    asked = f"{claim.rstrip()} {text[truly.end() :].lstrip()}"
    return asked if claim != text[opening.end() : truly.start()] else text
