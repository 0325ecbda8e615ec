"""The quantities of a sentence: number, unit, percent, and the words around them. No meaning yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.reading.exceptions import Excepted
from knowledge.reading.lines import NUMBER

UNITS = (
    "ฉบับ/View คน ราย แห่ง โรงเรียน เขต เรื่อง ครั้ง ตอน คลิป ชิ้น ผลงาน กลุ่ม ด้าน ระดับ ประเภท จุด เล่ม ปี เดือน วัน "
    "กิโลเมตร คะแนน ช่องทาง ฉบับ บาท ล้านบาท ล้านคน หน่วยงาน หลักสูตร โครงการ ห้องเรียน ห้อง จังหวัด อำเภอ ตำบล ศูนย์ ทีม "
    "เครื่อง ชุด รายการ รุ่น องค์ประกอบ กิจกรรม ชั่วโมง นาที สถาบัน เครือข่าย ตัวชี้วัด ประเด็น ข้อ หลัง คัน สาขา วิชา สื่อ"
).split()

_NUM = NUMBER.pattern
_MORE = r"(?:มากกว่า|ประมาณ|เกือบ)\s*"
_QUANTITY = re.compile(rf"({_MORE})?({_NUM})(?:(\s?[-–]\s?)({_NUM}))?")
_PERCENT_BEFORE = re.compile(r"(?:ร้อยละ|คิดเป็น)\s*$")
_PERCENT_AFTER = re.compile(r"\s*(?:%|เปอร์เซ็นต์)")
_COUNTED = re.compile(r"(?:จำนวน|สมาชิก|ทั้งหมด|รวม)\s*$")
_WORD = re.compile(r"\s*([^\s\d()%,;:]+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    start: int  # of the printed value, qualifier included
    end: int
    unit_end: int  # where number and unit end; equals `end` without a unit
    text: str  # as printed: "1,238", "1 - 60", "มากกว่า 700,000"
    number: int | float | None  # None for a range
    unit: str


@dataclass(frozen=True, slots=True)
class Percent:
    start: int
    end: int
    stop: int  # where its notation ends: "(15.61%)"
    text: str  # "15.61"
    number: float


def number_of(text: str) -> int | float | None:
    """The value that a printed number stands for; None for a range, which has no single value."""
    numbers = NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    plain = numbers[0].replace(",", "")
    return float(plain) if "." in plain else int(plain)


def percents_in(text: str, excepted: tuple[Excepted, ...]) -> tuple[Percent, ...]:
    found = []
    for match in NUMBER.finditer(text):
        after = _PERCENT_AFTER.match(text, match.end())
        if _within(match.start(), excepted) or not (after or _PERCENT_BEFORE.search(text[: match.start()])):
            continue
        stop = after.end() if after else match.end()
        stop += text[stop : stop + 1] == ")"
        found.append(Percent(match.start(), match.end(), stop, match.group(), float(match.group().replace(",", ""))))
    return tuple(found)


def quantities_in(
    text: str, excepted: tuple[Excepted, ...], percents: tuple[Percent, ...], units: tuple[str, ...]
) -> Iterator[Quantity]:
    """Numbers that a known unit follows, or that the text counts ("จำนวน 12 …"), or that have a mean's form."""
    names = sorted((*UNITS, *units), key=len, reverse=True)
    unit_pattern = re.compile(r"\s*(" + "|".join(re.escape(name) for name in names) + ")")
    taken = [(percent.start, percent.end) for percent in percents]
    for match in _QUANTITY.finditer(text):
        start, end = match.span()
        digits = match.start(2)
        if _within(digits, excepted) or any(first <= digits < last for first, last in taken):
            continue
        unit = unit_pattern.match(text, end)
        if unit is None and _COUNTED.search(text[:start]):
            unit = _WORD.match(text, end)
        if unit is None and "." not in match[2]:
            continue
        printed = text[start:end]
        unit_end = unit.end() if unit else end
        yield Quantity(start, end, unit_end, printed, number_of(printed), unit[1] if unit else "")


def _within(position: int, excepted: tuple[Excepted, ...]) -> bool:
    return any(stretch.start <= position < stretch.end for stretch in excepted)
