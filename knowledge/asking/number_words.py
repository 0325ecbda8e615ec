"""Numbers that are written in Thai words: "สามร้อยหกสิบห้า", and as they are said: "หมื่นห้า" for 15,000."""

from __future__ import annotations

import re

_DIGITS = {
    "หนึ่ง": 1,
    "นึง": 1,
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
_POWERS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_LEAST_SHORTENED = 1_000  # "ร้อยห้า" is 105, "พันห้า" is 1,500
NUMBER_WORD = "|".join((*_DIGITS, *_POWERS))
POWER_WORD = "|".join(_POWERS)
_WORD = re.compile(NUMBER_WORD)


def in_digits(words: str) -> int:
    """What number words make.

    >>> in_digits("สามร้อยหกสิบห้า"), in_digits("แสนสองหมื่น"), in_digits("หมื่นห้า")
    (365, 120000, 15000)
    """
    whole, ones, powers = 0, 0, []
    for word in _WORD.findall(words):
        if word in _DIGITS:
            ones = _DIGITS[word]
        else:
            powers.append(_POWERS[word])
            whole, ones = whole + (ones or 1) * powers[-1], 0
    shortened = len(powers) == 1 and powers[0] >= _LEAST_SHORTENED and ones
    return whole + (ones * powers[0] // 10 if shortened else ones)
