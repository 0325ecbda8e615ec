"""Digits that are no figures: years, grades, dates, enumerators, names with a number in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.reading.datafile import DataFile, ExceptionKind
from knowledge.reading.dates import DATE
from knowledge.reading.units import unit_pattern

_YEAR = r"(?:24|25|26)\d{2}(?![\d,.]*\d)"
_GRADE = r"[มป]\.\s?\d"

RULES: tuple[tuple[ExceptionKind, re.Pattern[str]], ...] = (
    ("date", DATE),
    ("list marker", re.compile(r"(?<!\S)\(?\d{1,2}\)")),
    ("grade", re.compile(rf"{_GRADE}(?:\s?[-–]\s?(?:{_GRADE}|\d))?(?!\d)")),
    ("year", re.compile(rf"(?:พ\.ศ\.|ปีการศึกษา|ปีงบประมาณ)\s*{_YEAR}(?:\s?[-–/]\s?{_YEAR})?")),
    ("year", re.compile(rf"(?<![\d,.])(?<!จำนวน )(?<!จำนวน){_YEAR}(?:\s?[-–/]\s?{_YEAR})?(?!\s*(?:{unit_pattern()}))")),
    ("name", re.compile(r"(?:ศตวรรษที่|เล่มที่|ครั้งที่|รุ่นที่|ระยะที่|ฉบับที่|มาตรา|ข้อ|หมวด)\s*\d+")),
    ("name", re.compile(r"\d+[A-Za-zก-ฮ](?![\u0e01-\u0e4eA-Za-z])|\d+[A-Z]\b")),  # 6ล, 3L
)


@dataclass(frozen=True, slots=True)
class Excepted:
    start: int
    end: int
    kind: ExceptionKind


def excepted_in(text: str, data: DataFile) -> tuple[Excepted, ...]:
    """The stretches of an item whose digits are no figures, in order; of two that overlap the first rule's stays."""
    found: list[Excepted] = []
    for stretch in (*_named(text, data), *excepted_by_rule(text)):
        if all(stretch.end <= other.start or stretch.start >= other.end for other in found):
            found.append(stretch)
    return tuple(sorted(found, key=lambda stretch: stretch.start))


def excepted_by_rule(text: str) -> Iterator[Excepted]:
    for kind, pattern in RULES:
        for match in pattern.finditer(text):
            yield Excepted(match.start(), match.end(), kind)


def _named(text: str, data: DataFile) -> Iterator[Excepted]:
    titles = [named.policy.title for named in data.policies if re.search(r"\d", named.policy.title)]
    for title in titles:
        yield from _occurrences(text, title, "name")
    for named in data.exceptions:
        yield from _occurrences(text, named.text, named.kind)


def _occurrences(text: str, phrase: str, kind: ExceptionKind) -> Iterable[Excepted]:
    pattern = r"\s*".join(re.escape(word) for word in phrase.split())
    for match in re.finditer(rf"(?<!\d){pattern}", text):
        yield Excepted(match.start(), match.end(), kind)
