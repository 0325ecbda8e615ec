"""The numbers that the records of some policies hold, each with what it counts and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from knowledge.asking.phrases import COLUMN_NAMES
from knowledge.composing.mentions import mentions
from knowledge.reading.lines import NUMBER
from knowledge.records import Edition, Indicator
from knowledge.thai import format_number

Kind = Literal["amount", "percent", "points"]  # points: how much a percent changed by


class Told(Protocol):
    """A figure that is another than people were told, each as an answer shows it: "1,238 ราย (15.61%)"."""

    @property
    def label(self) -> str: ...

    @property
    def before(self) -> str: ...

    @property
    def after(self) -> str: ...


@dataclass(frozen=True, slots=True)
class KnownNumber:
    value: Decimal
    kind: Kind
    printed: str  # as the report prints it: "24,980", "15.61"
    unit: str  # "" for means, percents and points
    label: str  # what it counts
    place: str  # "การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1"
    policy: str


def known_numbers(edition: Edition, policies: Collection[str] = ()) -> tuple[KnownNumber, ...]:
    """Values, totals and percents of the indicators of these policies, of all where none is named."""
    return tuple(
        number
        for indicator in edition.indicators
        if not policies or indicator.policy in policies
        for number in _of_indicator(edition, indicator)
    )


def known_of_change(change: Told) -> Iterator[KnownNumber]:
    """What people were told of a figure, what it is now, and by how much it changed."""
    before, after = ([m for m in mentions(text) if m.value is not None] for text in (change.before, change.after))
    for place, numbers in (("ตัวเลขเดิมที่เคยแจ้ง", before), ("ตัวเลขใหม่", after)):
        for each in numbers:
            kind: Kind = "percent" if each.role == "percent" else "amount"
            if each.value is not None:
                yield KnownNumber(each.value, kind, each.text, each.unit, change.label, place, "")
    for role, kind in (("amount", "amount"), ("percent", "points")):
        pair = [next((m for m in side if m.role == role), None) for side in (before, after)]
        if pair[0] and pair[1] and pair[0].unit == pair[1].unit and pair[0].value is not None and pair[1].value:
            by = abs(pair[1].value - pair[0].value)
            yield KnownNumber(by, kind, format_number(by), pair[0].unit, change.label, "ส่วนต่าง", "")


def known_dates(edition: Edition, policies: Collection[str] = ()) -> frozenset[date]:
    """What "ข้อมูล ณ" may name: the report's date and those of its figures."""
    own = {each.as_of for each in edition.indicators if not policies or each.policy in policies}
    return frozenset({edition.report.as_of, *own})


def _of_indicator(edition: Edition, indicator: Indicator) -> Iterator[KnownNumber]:
    place = place_of(edition, indicator)
    for printed in NUMBER.findall(indicator.value_text):  # two of a range
        value = Decimal(printed.replace(",", ""))
        yield KnownNumber(value, "amount", printed, indicator.unit, indicator.label, place, indicator.policy)
    if indicator.total is not None:
        label = indicator.total_label or f"ทั้งหมดของ{indicator.label}"
        total = Decimal(indicator.total)
        yield KnownNumber(total, "amount", f"{indicator.total:,}", indicator.unit, label, place, indicator.policy)
    if indicator.percent is not None:
        printed = indicator.percent_text
        value = Decimal(printed.replace(",", ""))
        yield KnownNumber(value, "percent", printed, "", indicator.label, place, indicator.policy)


def place_of(edition: Edition, indicator: Indicator) -> str:
    """Where a figure stands, as people look it up: "การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1"."""
    title = edition.policy(indicator.policy).short_title
    if indicator.table == "short":
        return f"{title} (ตารางย่อ)"
    item = f" ข้อ {indicator.number}" if indicator.number else ""
    return f"{title} {COLUMN_NAMES[indicator.aspect]}{item}"
