"""Amounts that a question states and asks to be confirmed: "แก้ได้เกินครึ่งแล้วใช่ไหม", "มี 245 เขตจริงหรือเปล่า".

An amount is read with the words that say how near it is meant: exactly, about, over, under, nearly, or all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from knowledge.asking.number_words import NUMBER_WORD, POWER_WORD, in_digits

Relation = Literal["exact", "about", "above", "at least", "below", "at most", "nearly", "and more", "all"]

_SAID_BEFORE: tuple[tuple[Relation, str], ...] = (
    ("at least", r"อย่างน้อย|อย่างต่ำ|ไม่(?:ต่ำ|น้อย)กว่า|(?<!ไม่)(?:ถึง|แตะ)|at least"),
    ("below", r"(?:ยัง)?ไม่(?:ถึง|แตะ|ทะลุ|ครบ)|น้อยกว่า|ต่ำกว่า|less than|under|below|fewer than"),
    ("at most", r"ไม่(?:เกิน|มากกว่า|สูงกว่า)(?:กว่า)?|at most|up to"),
    ("above", r"เกิน(?:กว่า)?|มากกว่า|สูงกว่า|เยอะกว่า|ทะลุ|more than|over|above"),
    ("nearly", r"เกือบ\s?(?:จะ)?(?:ถึง)?|เฉียด|nearly|almost"),
    ("about", r"(?:โดย)?ประมาณ|ราว(?:\s?ๆ)?|แถว(?:\s?ๆ)?|ร่วม|สัก|about|around|roughly"),
)
_BEFORE = "|".join(f"(?P<{relation.replace(' ', '_')}>{words})" for relation, words in _SAID_BEFORE)
_PERCENT = r"%|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอเซ็นต์|เปอเซ็น|เปอร์|เปอ|percent"
_UNIT = r"คน|ราย(?!การ|งาน)|แห่ง|โรงเรียน|โรง|เรื่อง|ครั้ง|ตอน|คลิป|เขต|ชิ้น|ผลงาน|ข่าว|ประเด็น|วิว|จุด|หลักสูตร"
_AMOUNT = re.compile(
    rf"(?:(?:{_BEFORE})\s?)?(?P<full>ครบ|เต็ม)?(?:จำนวน|อยู่ที่|อยู่|แค่|เพียง|ตั้ง)*\s?(?P<rate>ร้อยล่?ะ\s?)?"
    rf"(?:(?P<of>\d)\s?ใน\s?(?P<out_of>\d+)(?![\d.,])"
    rf"|(?P<number>(?<![\d.,/])\d[\d,]*(?:\.\d+)?)\s?(?P<power>{POWER_WORD})?(?!\s?ใน\s?\d)"
    rf"|(?P<words>(?:{NUMBER_WORD})+)(?!ละ|ล่ะ|ธุ|[ัีิ])(?=\s?(?:กว่า|เศษ|นิด|ต้น|{_PERCENT}|{_UNIT}|แล้ว|เลย|เอง|ใช่|จริง|ถูก|หรือ|รึ|ไหม|มั้ย|[\s?]|$))"
    r"|(?P<half>ครึ่ง)(?:นึง|หนึ่ง)?)"
    rf"\s?(?P<more>กว่า\s?ๆ?|เศษ\s?ๆ?|นิด\s?ๆ|ต้น\s?ๆ)?\s?(?P<percent>{_PERCENT})?(?P<unit>{_UNIT})?(?P<and_more>กว่า)?"
)
_ALL = re.compile(
    r"ครบ(?:ถ้วน|หมด|ทุก(?P<each>\S{2,8})|ทั้งหมด)?|ทุก(?P<every>\S{2,8})(?=.*หมด)"
    r"|(?<!ทั้ง)(?:กัน)?หมด(?:ทุก(?P<any>\S{2,8}))?(?=แล้ว|เลย|ยัง|หรือ|รึ|ใช่|จริง|ไหม|มั้ย|ทุก|\s|$)"
)
_IN_FULL = re.compile(r"(ครบ|เต็ม|ได้)\s?ร้อย(?!ล)(?:เต็ม)?\s?(?:เปอร์เซ็นต์|เปอร์เซ็น|เปอร์|เปอ|%)?")
_OF_SO_MANY = re.compile(
    r"(?:(?<!\S)(?<!\d\s)|ครู|เด็ก|นักเรียน|คน)(?:ร้อย|สิบ|พัน|10{1,3})\s?(?:คน|โรง|แห่ง|เขต).{3,}?(?:ถึง|แค่|เพียง|ได้)"
)
_NO_AMOUNT = re.compile(  # a year, a place in a list, a grade, a date
    r"(?:ปี|พ\.?ศ\.?|ข้อ(?:ที่)?|นโยบายที่|ลำดับ(?:ที่)?|อันดับ(?:ที่)?|ม\.|ป\.|เดือน|วันที่|ไตรมาส|เฟส|ระยะที่|รุ่นที่|covid-?)\s?$"
)
_NOT_COUNTED = re.compile(
    r"\s?(?:ปี|เดือน|วัน|บาท|ชั่วโมง|นาที|คะแนน|ประเภท|ด้าน|ระดับ|สี|ชั้น|นโยบาย|กิโล|กม|ต\.?ค|ก\.?ย|ตุลา|กันยา|ข้อ)|\s?[-–/]\s?\d"
)


@dataclass(frozen=True, slots=True)
class Said:
    """An amount as it is stated. `number` is in percent where `in_percent`; None where all of them are meant."""

    relation: Relation
    number: Decimal | None
    text: str = ""  # as figures are printed: "1238", "64.50"; "" where it isn't spelled in digits
    in_percent: bool = False
    unit: str = ""  # as typed behind it: "เขต"
    start: int = 0
    end: int = 0
    full: bool = False  # "ครบ 245 เขต": all of them, told by their number


def amounts_said(text: str) -> tuple[Said, ...]:
    """Every amount that a message states, in order; a year, a date or the number of an item is none.

    Of so many in a hundred, "ครูร้อยคนทำได้ไม่ถึงห้าคน", nothing is made out.

    >>> [(said.relation, said.number) for said in amounts_said("ครูลงทะเบียนเกิน 8 พันคน แก้ได้ 15.61%")]
    [('above', Decimal('8000')), ('exact', Decimal('15.61'))]
    """
    if _OF_SO_MANY.search(text):
        return ()
    text = _IN_FULL.sub(r"\1 100%", text)
    found = tuple(said for amount in _AMOUNT.finditer(text) if (said := _said(text, amount)))
    if found or not (whole := _ALL.search(text)):
        return found
    return (Said("all", None, unit=_unit_of(whole), start=whole.start()),)


def _unit_of(whole: re.Match[str]) -> str:
    counted = re.match(_UNIT, whole["each"] or whole["every"] or whole["any"] or "")
    return counted[0] if counted else ""


def _said(text: str, amount: re.Match[str]) -> Said | None:
    digits, words, power = amount["number"], amount["words"], amount["power"]
    at = amount.start("number") if digits else amount.start()
    if digits and (_NO_AMOUNT.search(text[:at]) or (not power and _NOT_COUNTED.match(text, amount.end("number")))):
        return None
    relation: Relation = next((r for r, _ in _SAID_BEFORE if amount[r.replace(" ", "_")]), "exact")
    if (amount["more"] or amount["and_more"]) and relation == "exact":
        relation = "and more"
    if amount["half"] or amount["of"]:
        share = Decimal(50) if amount["half"] else Decimal(100) * int(amount["of"]) / max(int(amount["out_of"]), 1)
        return Said(relation, share, in_percent=True, start=at, end=amount.end())
    in_percent, unit = bool(amount["rate"] or amount["percent"]), amount["unit"] or ""
    if words and not (in_percent or amount["more"] or relation != "exact" or _is_amount(words, unit)):
        return None
    number = Decimal(digits.replace(",", "")) if digits else Decimal(in_digits(words))
    if power:
        number *= in_digits(power)
    printed = digits.replace(",", "") if digits and not power else ""
    return Said(relation, number, printed, in_percent, unit, at, amount.end(), full=bool(amount["full"]))


def _is_amount(words: str, unit: str) -> bool:
    """Not "สอง" alone, nor "ครูร้อยคน", of which so many in a hundred may be told."""
    alone = re.fullmatch(NUMBER_WORD, words) is not None
    return bool(unit) and not re.fullmatch(POWER_WORD, words) if alone else re.search(POWER_WORD, words) is not None
