"""The numbers that a person wrote into a free text, and what each of them is there for.

A number is an amount or a percent, which must be a record's, unless it plainly is something else: a date, a year, a
time of day, the number of an item, a telephone number, part of a name or an address. Digits of every script are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from knowledge.reading.quantities import number_of
from knowledge.reading.units import unit_pattern
from knowledge.thai import MONTHS, SHORT_MONTHS, dates_in

Role = Literal["amount", "percent", "as_of", "date", "year", "time", "item", "name", "contact"]

_MONTH = "|".join([*MONTHS, *(re.escape(name) + "?" for name in SHORT_MONTHS)])
_NO_UNITS = {  # words that only begin like a unit
    "ราย": "งาน|ได้|ชื่อ|ละเอียด|เดือน|ปี|วัน",
    "ข้อ": r"มูล|ความ|เสนอ|ตกลง|สังเกต|\s*(?:ที่\s*)?\d",
    "ปี": r"งบ|การศึกษา|ที่|นี้|\s*(?:พ\.ศ\.|ค\.ศ\.)?\s*\d{4}",
    "สื่อ": "สาร|มวล",
    "ครั้ง": "ที่|นี้|แรก",
    "วัน": "ที่|นี้",
    "หลัง": "จาก",
    "ตอน": "นี้|ที่",
    "ระดับ": "ประเทศ|เขต",
    "คน": "ละ",
}
_OTHER_WORD = "|".join(f"(?<={unit})(?:{rest})" for unit, rest in _NO_UNITS.items())
_UNIT = rf"(?:{unit_pattern()})(?!{_OTHER_WORD})"
_SCALE_WORD = r"(?:สิบ|ร้อย(?!ละ)|พัน(?!ธ)|หมื่น|แสน|ล้าน)"
_NO_UNIT = rf"(?!\s*(?:{_UNIT}|{_SCALE_WORD}|%|เปอร์เซ็น))"
_YEAR = r"(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s*(?:19|20|24|25|26)\d\d"
_ORDINAL = (
    r"(?:ข้อ|นโยบาย|เป้าหมาย|ลำดับ|อันดับ|ครั้ง|ฉบับ|ตอน|รุ่น|ระยะ|ภาค|ภาคเรียน|เทอม|ไตรมาส|ตาราง|หน้า|วัน|ชั้นปี|ศึกษาปี|กลุ่ม|ชุด)"
    r"ที่"
)
_ITEM_NAME = r"ข้อ|หน้า|ตาราง|ภาคเรียน|เทอม|ไตรมาส|มาตรา|ม\.|ป\."
_ITEM = r"\d{1,2}(?:[./]\d{1,4})*(?:\s*[-–]\s*\d{1,2})?(?![\d,])"
_YEARS = (
    rf"(?:ปี(?:งบประมาณ|การศึกษา|งบ)?\s*|พ\.ศ\.\s*|ค\.ศ\.\s*|[a-z]{{2,}}\s(?=19|20|25)){_YEAR}"
    rf"(?:\s*[-–/]\s*(?:\d{{4}}|\d\d))?(?![\d,]|\.\d){_NO_UNIT}"
)
_TIME = (
    r"(?<![\d,.])(?:[0-2]?\d[.:][0-5]\d\s*(?:[-–]|ถึง)\s*)?[0-2]?\d[.:][0-5]\d\s*(?:น\.|นาฬิกา)"
    r"|(?<=เวลา)\s*[0-2]?\d[.:][0-5]\d(?!\d)"
)
_ADDRESS = r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|\b[a-z][\w-]*(?:\.[a-z][\w-]*)+(?:/\S*)?"
_FREE_FORMS: tuple[tuple[Role, str], ...] = (
    ("contact", _ADDRESS),
    ("contact", r"(?:โทร(?:ศัพท์|สาร)?|สายด่วน|แฟกซ์|tel|fax)[\s.:]*(?:[\d()+][\d\s()+-]*\d)(?!\d|[,.]\d)" + _NO_UNIT),
    ("contact", r"(?<![\d,.])0\d{1,2}[- ]\d{3,4}[- ]?\d{3,4}(?![\d,.]\d)"),
    ("date", rf"(?<![\d,.])(?:\d{{1,2}}\s*(?:[-–]|ถึง)\s*)?\d{{1,2}}\s*(?:{_MONTH})(?:\s*{_YEAR})?(?![\d,])"),
    ("date", rf"(?:{_MONTH})\s*(?:{_YEAR}|\d\d)(?![\d,]|\.\d)"),
    ("date", r"(?<![\d/,.-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d))(?![\d/,-])"),
    ("time", _TIME),
    ("year", _YEARS),
    ("year", rf"(?<![\d,.])25\d\d\s*[-–/]\s*25\d\d(?![\d,]|\.\d){_NO_UNIT}"),
    ("year", rf"ปี(?:งบประมาณ|การศึกษา|งบ)\s*\d\d(?![\d,]|\.\d){_NO_UNIT}"),
    ("item", rf"(?:{_ITEM_NAME}|{_ORDINAL})\s*{_ITEM}{_NO_UNIT}"),
    ("item", r"\d\ufe0f?\u20e3"),
    ("name", r"[a-z]+[-_]?\d{1,2}(?:\.\d)?(?![\d,]|\.\d)"),
    ("name", r"(?<![\d,.])\d[dg](?![a-z])"),
)
_FREE = tuple((role, re.compile(pattern, re.MULTILINE | re.IGNORECASE)) for role, pattern in _FREE_FORMS)
_ENUMERATOR = re.compile(r"^[ \t]*\(?(\d{1,2})(?:\.\d{1,2})*[.)](?=\s)|(?<!\S)(\d{1,2})\)(?=\s)", re.MULTILINE)
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_]?[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218b\u2460-\u24ff\u2776-\u2793]"
)
_PERCENT_BEFORE = re.compile(r"(?:ร้อยละ|เปอร์เซ็นต์)\s*(?:ที่\s*)?$")
_PERCENT_AFTER = re.compile(r"\s*(?:%|％|เปอร์เซ็นต์|เปอร์เซนต์)")
_SCALE = re.compile(rf"\s*({_SCALE_WORD})")
_SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_DIGIT_WORD = r"(?:หนึ่ง|เอ็ด|ยี่|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ศูนย์)"
_WORDS = re.compile(rf"{_DIGIT_WORD}{_SCALE_WORD}(?:{_SCALE_WORD}|{_DIGIT_WORD})*|สิบ{_DIGIT_WORD}")
_UNIT_AFTER = re.compile(rf"\s*({_UNIT})")
_DIGIT = re.compile(r"\d")
_DAYS_BEFORE = re.compile(r"(?<![\d,.])\d{1,2}\s*(?:[-–]|ถึง)\s*$")  # "10–15 ต.ค. 67"
_AS_OF_BEFORE = re.compile(r"(?:ข้อมูล\s*)?ณ\s*(?:วันที่\s*)?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text."""

    start: int
    end: int
    text: str  # as written
    role: Role
    value: Decimal | None  # None for what is no well-formed number ("24,98"), and for roles that have no value
    unit: str = ""  # the unit that follows it, if it is a known one
    scale: int = 1  # 1,000,000 after "1.2 ล้าน"; the value is not multiplied by it


def mentions(text: str) -> tuple[Mention, ...]:
    """Every number of a text in its order, written in digits of any script or in words."""
    plain = digits_as_ascii(text)
    free = list(_free(plain))
    found = [*free, *_numbers(plain, free), *_in_words(plain)]
    return tuple(
        Mention(m.start, m.end, text[m.start : m.end], m.role, m.value, m.unit, m.scale)
        for m in sorted(found, key=lambda each: each.start)
    )


def digits_as_ascii(text: str) -> str:
    """Digits of every script as 0 to 9, each in its place.

    >>> digits_as_ascii("๑,๒๓๘ ราย １２")
    '1,238 ราย 12'
    """
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def _free(text: str) -> Iterator[Mention]:
    """What plainly is no figure; of two that overlap, the one that is named first in _FREE."""
    taken: list[tuple[int, int]] = []
    for start, end, _ in dates_in(text):
        days = _DAYS_BEFORE.search(text, 0, start)
        taken.append((days.start() if days else start, end))
        yield Mention(*taken[-1], "", "as_of" if _AS_OF_BEFORE.search(text, 0, start) else "date", None)
    for start, end in _enumerators(text):
        taken.append((start, end))
        yield Mention(start, end, "", "item", None)
    for role, pattern in _FREE:
        for match in pattern.finditer(text):
            start, end = match.span()
            if _DIGIT.search(match.group()) and not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                yield Mention(start, end, "", role, None)


def _enumerators(text: str) -> Iterator[tuple[int, int]]:
    """Where the items of a list are numbered: "1." and "2." at the beginning of lines, or "1) ... 2)" within one.

    A list begins with 1 and counts on; "(เพิ่มขึ้น 20)" only closes a parenthesis.
    """
    counted = {"": 0, "line": 0}
    for match in _ENUMERATOR.finditer(text):
        kind, number = ("line", int(match[1])) if match[1] else ("", int(match[2]))
        line = text.rfind("\n", 0, match.start()) + 1
        if not match[1] and text.rfind("(", line, match.start()) > text.rfind(")", line, match.start()):
            continue
        if number in (1, counted[kind], counted[kind] + 1):
            counted[kind] = number
            yield match.span()


def _numbers(text: str, free: list[Mention]) -> Iterator[Mention]:
    before: Mention | None = None
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if any(each.start <= start < each.end for each in free):
            continue
        percent = bool(_PERCENT_AFTER.match(text, end) or _PERCENT_BEFORE.search(text[:start]))
        if before and before.role == "percent" and re.fullmatch(r"\s*[-–]\s*", text[before.end : start]):
            percent = True  # the second of "ร้อยละ 80 - 90"
        scale, unit = _SCALE.match(text, end), _UNIT_AFTER.match(text, end)
        if scale and not unit:
            unit = _UNIT_AFTER.match(text, scale.end())
        before = Mention(
            start,
            end,
            match.group(),
            "percent" if percent else "amount",
            _value(match.group()),
            unit[1] if unit else "",
            _SCALES[scale[1]] if scale else 1,
        )
        yield before


def _value(written: str) -> Decimal | None:
    number = number_of(written)
    return None if number is None else Decimal(str(number))


def _in_words(text: str) -> Iterator[Mention]:
    """Numbers of ten and more in Thai words: "สองหมื่นสี่พัน"."""
    for match in _WORDS.finditer(text):
        if re.search(r"\d\s*$", text[: match.start()]):
            continue
        from pythainlp.util import thaiword_to_num  # takes a while to load, and few texts have numbers in words

        try:
            value = Decimal(int(thaiword_to_num(match.group())))
        except (ValueError, TypeError, IndexError):
            value = None
        unit = _UNIT_AFTER.match(text, match.end())
        percent = _PERCENT_BEFORE.search(text[: match.start()])
        yield Mention(*match.span(), match.group(), "percent" if percent else "amount", value, unit[1] if unit else "")
