"""Figures over or under an amount that the question says: "ช่องทางไหนคนตามเกินแสน", "กลุ่มสีไหนไม่ถึง 300 โรง"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.operands import Operand
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator
from knowledge.thai import format_number

POWERS = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, "ร้อย": 100}
DIGITS = {
    **{
        word: Decimal(digit)
        for digit, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"), 1)
    },
    "ครึ่ง": Decimal("0.5"),
}
COUNTED = "คน|ราย|แห่ง|โรง|เรื่อง|ครั้ง|ตอน|คลิป|เขต|ชิ้น|ผลงาน|ข่าว|ประเด็น|วิว"
_OVER, _UNDER = (
    "เกิน|มากกว่า|สูงกว่า|เยอะกว่า|ทะลุ|over|above|more than",
    "ไม่ถึง|ไม่แตะ|ไม่ทะลุ|ไม่เกิน|น้อยกว่า|ต่ำกว่า|under|below|less than",
)
_AMOUNT = re.compile(
    rf"(?P<under>{_UNDER})?(?P<over>{_OVER})?(?:\s?กว่า)?\s?(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(DIGITS)})?\s?"
    rf"(?P<power>{'|'.join(POWERS)})?\s?(?P<unit>{COUNTED})?(?![%\d]|\s?(?:%|เปอร์|ละ|percent))"
)


def amount_asked(text: str) -> tuple[bool, Decimal] | None:
    """Whether what is under an amount is asked for, or what is over it, and the amount.

    >>> amount_asked("ช่องไหนคนตามไม่ถึง 3 แสน"), amount_asked("ตัวไหนเกิน 90")
    ((True, Decimal('300000')), None)
    """
    for found in _AMOUNT.finditer(text):
        under, over, number, power, unit = found.group("under", "over", "number", "power", "unit")
        amount = power or (number and number not in DIGITS and (unit or len(number) > SHORTEST))
        if not (under or over) or not amount:
            continue
        many = Decimal(1) if number is None else DIGITS.get(number) or Decimal(number.replace(",", ""))
        return bool(under), many * POWERS.get(power or "", 1)
    return None


SHORTEST = 3  # digits; what is shorter may be a percent


def over_or_under(turn: Turn, family: Sequence[Indicator], text: str) -> Answer | None:
    """Those of a family of figures whose number lies beyond the amount."""
    asked = amount_asked(text)
    if asked is None or len(family) < 2:
        return None
    under, limit = asked
    chosen = [i for i in family if _lies_beyond(i, under, limit)]
    chosen.sort(key=lambda i: Operand(i).amount, reverse=not under)
    turn.note("analysis", f"{'under' if under else 'over'} {limit}: {len(chosen)} of {len(family)}")
    if not chosen:
        return Answer("answer", (family[0].policy,), aspect="analysis", reason="none_selected", subject=str(limit))
    answer = figure_answer(turn.catalogue, chosen, focus="value", aspect="analysis", main=len(chosen))
    subject = f"{'น้อยกว่า' if under else 'มากกว่า'} {format_number(limit)}"
    among = chosen if len(chosen) > 1 else family  # of one that was picked nothing is the highest
    return replace(answer, reason="beyond", subject=subject, among=tuple(i.id for i in among))


def _lies_beyond(indicator: Indicator, under: bool, limit: Decimal) -> bool:
    number = Operand(indicator).number
    return number is not None and (number < limit if under else number > limit)


_COUNTED_IN = "ล้าน|แสน|หมื่น|พัน|คน|ราย|แห่ง|โรง|เรื่อง|ครั้ง|ตอน|คลิป|เขต|บาท|ปี|ชิ้น|กม|กิโล|people|pupil|student|school"
_PERCENT_NUMBER = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:%|เปอร์|เปอ|percent|ร้อยล่?ะ)|ร้อยล่?ะ\s*(\d+(?:\.\d+)?)"
    rf"|(?:กว่า|เกิน|ไม่ถึง|below|above|under|over|than)\s*(\d+(?:\.\d+)?)(?![\d.,]|\s*(?:{_COUNTED_IN}))"
)
_NUMBER_WORDS = (
    ("เก้าสิบ", "90"),
    ("แปดสิบ", "80"),
    ("เจ็ดสิบ", "70"),
    ("หกสิบ", "60"),
    ("ห้าสิบ", "50"),
    ("ยี่สิบ", "20"),
    ("สองเปอร์", "2เปอร์"),
    ("สามเปอร์", "3เปอร์"),
    ("สิบ", "10"),
    ("ห้า", "5"),
    ("ครึ่ง", "50%"),
)


_TO = r"\s?(?:%|เปอร์เซ็นต์|เปอร์เซ็น|เปอร์)?\s?(?:ถึง|จนถึง|ไปถึง|ไปจนถึง|กับ|และ|to|[-–~])\s?(?:ร้อยล่?ะ\s?)?"
_RANGE = re.compile(  # "ช่วง 80 ถึง 90%", "ร้อยละ 60-70", "90 ถึง 95 เปอร์เซ็นต์"; not "ม.3-6", "1-60 คน"
    rf"(?:ช่วง|ระหว่าง|between|from)\s?(?:ร้อยล่?ะ\s?)?(?P<from>\d+(?:\.\d+)?){_TO}(?P<to>\d+(?:\.\d+)?)"
    rf"(?![\d.,]|\s*(?:{_COUNTED_IN}))"
    rf"|ร้อยล่?ะ\s?(?P<low>\d+(?:\.\d+)?){_TO.replace('กับ|และ|', '')}(?P<high>\d+(?:\.\d+)?)(?![\d.,])"
    rf"|(?<![\d.,])(?P<least>\d+(?:\.\d+)?){_TO.replace('กับ|และ|', '')}(?P<most>\d+(?:\.\d+)?)\s?(?:%|เปอร์|percent)"
)


def range_asked(text: str) -> tuple[Decimal, Decimal] | None:
    """The two percents between which something is to lie.

    >>> range_asked("ตัวไหนอยู่ช่วง 80 ถึง 90%"), range_asked("โรงเรียนขนาด 1-60 คน")
    ((Decimal('80'), Decimal('90')), None)
    """
    found = _RANGE.search(_in_digits(text))
    low, high = ([Decimal(n) for n in found.groups() if n] if found else [])[:2] or (Decimal(0), Decimal(0))
    return (low, high) if low < high <= WHOLE else None


WHOLE = 100  # percent


def _in_digits(text: str) -> str:
    for word, number in _NUMBER_WORDS:
        text = text.replace(word, number)
    return text


def limits_asked(text: str) -> list[Decimal]:
    """Numbers of the question that stand for percents, in order."""
    text = _in_digits(text)
    between = re.findall(r"\d+(?:\.\d+)?", text) if "ระหว่าง" in text else []
    if len(between) >= 2:  # one alone is part of a name: "ระหว่างหนี้ครูกับโรงเรียนที่ผ่านครบ 3 ประเภท"
        return [Decimal(n) for n in between]
    return [Decimal(next(g for g in found.groups() if g)) for found in _PERCENT_NUMBER.finditer(text)]
