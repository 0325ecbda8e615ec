"""A number to divide by that is written in words, in digits: "หารสิบสอง" as "หาร 12"."""

from __future__ import annotations

import re

from knowledge.asking.number_words import NUMBER_WORD, in_digits

_DIVIDED = re.compile(
    rf"(?P<by>(?<!ท)(?<!อา)หาร(?:ออก)?(?:ด้วย|กับ)?)\s?(?P<number>(?:{NUMBER_WORD})+)"
    r"(?!ละ|\s?(?:ค่า|ตัว|อัน|ยอด|รายการ|เลข|จำนวน|ช่อง|กลุ่ม|อย่าง|เรื่อง|นโยบาย|ฝั่ง|สี|กว่า))"  # not "หารสองยอดนี้"
)


_OF_SEVERAL = re.compile(r"(?:สอง|สาม|สี่)\s?(?:ค่า|ตัว|อัน|ยอด|รายการ|เลข|ช่อง)|ทั้ง(?:สอง|สาม|คู่)|รวม|บวก")  # their mean


def divisors_in_digits(text: str) -> str:
    """The text with such a number in digits.

    >>> divisors_in_digits("ประชุมทางไกลหารสิบสองเดือน"), divisors_in_digits("เอามาหารสองยอดนี้")
    ('ประชุมทางไกลหาร 12 เดือน', 'เอามาหารสองยอดนี้')
    """
    if "หาร" not in text or _OF_SEVERAL.search(text):
        return text
    return _DIVIDED.sub(lambda found: f"{found['by']} {in_digits(found['number'])} ", text).rstrip()
