"""The quantities of a sentence: number, unit, percent, and the words around them. No meaning yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.reading.exceptions import Excepted
from knowledge.reading.lines import NUMBER
from knowledge.reading.units import unit_pattern

_NUM = NUMBER.pattern
_MORE = r"(?:มากกว่า|(?<!งบ)ประมาณ|เกือบ)\s*"
_QUANTITY = re.compile(rf"({_MORE})?({_NUM})(?:(\s?[-–]\s?)({_NUM}))?")
_WELL_FORMED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")  # "1,2" and "1.1.2" are lists, not numbers
_PERCENT_BEFORE = re.compile(r"ร้อยละ\s*$")
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
    if len(numbers) != 1 or not _WELL_FORMED.fullmatch(numbers[0]):
        return None
    plain = numbers[0].replace(",", "")
    return float(plain) if "." in plain else int(plain)


def percents_in(text: str, excepted: tuple[Excepted, ...]) -> tuple[Percent, ...]:
    found = []
    for match in NUMBER.finditer(text):
        after = _PERCENT_AFTER.match(text, match.end())
        if not (after or _PERCENT_BEFORE.search(text[: match.start()])):
            continue
        if _within(match.start(), excepted) or number_of(match.group()) is None:
            continue
        stop = after.end() if after else match.end()
        stop += text[stop : stop + 1] == ")"
        found.append(Percent(match.start(), match.end(), stop, match.group(), float(match.group().replace(",", ""))))
    return tuple(found)


def quantities_in(
    text: str, excepted: tuple[Excepted, ...], percents: tuple[Percent, ...], units: tuple[str, ...]
) -> Iterator[Quantity]:
    """Numbers that a known unit follows, or that the text counts ("จำนวน 12 …"), or that have a mean's form."""
    known_unit = re.compile(rf"\s*({unit_pattern(units)})")
    taken = [(percent.start, percent.end) for percent in percents]
    for match in _QUANTITY.finditer(text):
        start, end = match.span()
        digits = match.start(2)
        if _within(digits, excepted) or any(first <= digits < last for first, last in taken):
            continue
        unit = known_unit.match(text, end)
        if unit is None and _COUNTED.search(text[:start]):
            unit = _WORD.match(text, end)
        if (unit is None and "." not in match[2]) or not all(
            map(_WELL_FORMED.fullmatch, NUMBER.findall(match.group()))
        ):
            continue
        printed = text[start:end]
        unit_end = unit.end() if unit else end
        yield Quantity(start, end, unit_end, printed, number_of(printed), unit[1] if unit else "")


def _within(position: int, excepted: tuple[Excepted, ...]) -> bool:
    return any(stretch.start <= position < stretch.end for stretch in excepted)
