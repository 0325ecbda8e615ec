"""A number to divide by that is written in words, in digits: "หารสิบสอง" as "หาร 12"."""

from __future__ import annotations

import re

_DIGITS = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_POWERS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_WORD = re.compile("|".join((*_DIGITS, *_POWERS)))
_DIVIDED = re.compile(
    rf"(?P<by>(?<!ท)(?<!อา)หาร(?:ออก)?(?:ด้วย|กับ)?)\s?(?P<number>(?:{_WORD.pattern})+)"
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
    return _DIVIDED.sub(lambda found: f"{found['by']} {_in_digits(found['number'])} ", text).rstrip()


def _in_digits(words: str) -> int:
    """What number words make: "สามร้อยหกสิบห้า" is 365."""
    whole = ones = 0
    for word in _WORD.findall(words):
        if word in _DIGITS:
            ones = _DIGITS[word]
        else:
            whole, ones = whole + (ones or 1) * _POWERS[word], 0
    return whole + ones
