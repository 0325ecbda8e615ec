"""Every number of a free text against the records: one that no record of the named policies holds is told, with what
it may have meant. So a wrong number can't leave the house: what this refuses can't be approved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from rapidfuzz.distance import OSA

from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.composing.known import KnownNumber, Told, known_dates, known_numbers, known_of_change
from knowledge.composing.mentions import Mention, digits_as_ascii, mentions
from knowledge.records import Edition
from knowledge.thai import dates_in, thai_date

MOST_NEAREST = 3
ROUNDED = Decimal("0.05")  # of a record's value: how far a rounded number may be from it
_LARGE = 1_000_000

Status = Literal["held", "free", "unknown"]


@dataclass(frozen=True, slots=True)
class CheckedNumber:
    """A number of the text. "held": records hold it; "free": no figure, such as a date; "unknown": blocks approval."""

    mention: Mention
    status: Status
    held: tuple[KnownNumber, ...] = ()  # the records that hold it
    nearest: tuple[KnownNumber, ...] = ()  # what it may have meant, likeliest first
    fault: str = ""  # one Thai sentence on what is wrong; "" where nothing is


@dataclass(frozen=True, slots=True)
class NumberCheck:
    numbers: tuple[CheckedNumber, ...]

    @property
    def unknown(self) -> tuple[CheckedNumber, ...]:
        """What blocks approval."""
        return tuple(each for each in self.numbers if each.status == "unknown")


@dataclass(frozen=True, slots=True)
class _Held:
    """What a text about some policies may say."""

    own: tuple[KnownNumber, ...]  # of the named policies
    others: tuple[KnownNumber, ...]
    dates: frozenset[date]
    year: int


def check_numbers(
    text: str, edition: Edition, policies: Collection[str] = (), told: Iterable[Told] = ()
) -> NumberCheck:
    """Check a text about these policies (all of them where none is named) against the edition.

    `told` are figures that changed: what people were told before may be said too, and by how much it differs.
    """
    told = tuple(told)
    before = tuple(number for change in told for number in known_of_change(change))
    dates = known_dates(edition, policies) | {day for change in told for _, _, day in dates_in(change.before)}
    own = (*known_numbers(edition, policies), *before)
    others = tuple(each for each in known_numbers(edition) if policies and each.policy not in policies)
    held = _Held(own, others, dates, edition.report.fiscal_year)
    return NumberCheck(tuple(_checked(each, held) for each in mentions(text)))


def _checked(mention: Mention, held: _Held) -> CheckedNumber:
    if mention.role == "as_of":
        return _checked_date(mention, held)
    if mention.role not in ("amount", "percent"):
        return CheckedNumber(mention, "free")
    if mention.text.isascii() and mention.value == held.year and not mention.unit and "," not in mention.text:
        return CheckedNumber(mention, "free")  # the fiscal year, which needs no word before it
    same = [each for each in held.own if _says(mention, each)]
    fitting = tuple(each for each in same if _fits(mention, each))
    if fitting:
        return CheckedNumber(mention, "held", held=fitting)
    return CheckedNumber(mention, "unknown", nearest=_nearest(mention, held), fault=_fault(mention, same, held))


def _checked_date(mention: Mention, held: _Held) -> CheckedNumber:
    named = {day for _, _, day in dates_in(mention.text)}
    if named <= held.dates:
        return CheckedNumber(mention, "free")
    dates = " และ ".join(thai_date(day) for day in sorted(held.dates))
    return CheckedNumber(mention, "unknown", fault=f"วันที่ของข้อมูลไม่ตรงกับรายงาน รายงานเป็นข้อมูล ณ {dates}")


def _says(mention: Mention, known: KnownNumber) -> bool:
    """Whether a number means the value of a record, whatever it counts."""
    if mention.value is None or (mention.role == "percent") != (known.kind == "percent"):
        return False
    if mention.scale == _LARGE and known.unit.startswith("ล้าน"):
        return mention.value == known.value
    return mention.value * mention.scale == known.value


def _fits(mention: Mention, known: KnownNumber) -> bool:
    """Whether what follows the number is what the record counts."""
    said, counted = mention.unit, known.unit
    if mention.role == "percent" or not said or not counted or said == counted:
        return True
    if known.kind == "points":
        return said == "จุด"
    said, counted = said.removeprefix("ล้าน") or said, counted.removeprefix("ล้าน") or counted
    return units_agree(unit_class(said), unit_class(counted))


def _fault(mention: Mention, same: Iterable[KnownNumber], held: _Held) -> str:
    for known in same:
        return f"รายงานมี {known.printed} {known.unit} แต่ไม่มี {mention.text} {mention.unit}".rstrip()
    for known in held.others:
        if _says(mention, known) and _fits(mention, known):
            return f"{mention.text} เป็นตัวเลขของเรื่อง{known.place} ซึ่งไม่ได้เลือกไว้ในประกาศนี้"
    if mention.value is None:
        return f"{mention.text} ไม่ใช่ตัวเลขที่เขียนถูกรูป"
    percent = "ร้อยละ " if mention.role == "percent" else ""
    return f"ไม่มี {percent}{mention.text} ในรายงานของเรื่องที่เลือก"


def _nearest(mention: Mention, held: _Held) -> tuple[KnownNumber, ...]:
    """Records the fewest slips away: those of the named policies, then of others that are nearer still."""
    own, others = (sorted(_ranked(mention, numbers), key=lambda each: each[0]) for numbers in (held.own, held.others))
    likeliest = [known for order, known in own if order[0] == own[0][0][0]]
    likeliest += [k for order, k in others if order[0] == others[0][0][0] and (not own or order[0] < own[0][0][0])]
    nearest: dict[tuple[str, str], KnownNumber] = {}
    for known in likeliest:
        nearest.setdefault((known.printed, known.kind), known)
    return tuple(nearest.values())[:MOST_NEAREST]


def _ranked(mention: Mention, numbers: Iterable[KnownNumber]) -> Iterator[tuple[tuple[Any, ...], KnownNumber]]:
    """Records that a number may be a slip of, or rounded from, each with what to order them by."""
    digits = _digits(mention)
    most = (len(digits) > 2) + (len(digits) > 4)
    value = (mention.value or Decimal(0)) * mention.scale
    for place, known in enumerate(numbers):
        slips = int(OSA.distance(digits, _digits_of(known.printed), score_cutoff=most))
        apart = abs(known.value - value)
        if slips > most and not (value and apart <= known.value * ROUNDED):
            continue
        other_kind = (mention.role == "percent") != (known.kind == "percent")
        yield (slips, other_kind, not _fits(mention, known), apart, place), known


def _digits(mention: Mention) -> str:
    if mention.value is not None and not mention.text[:1].isdecimal():  # in words
        return _digits_of(f"{mention.value:f}")
    return _digits_of(digits_as_ascii(mention.text))


def _digits_of(printed: str) -> str:
    return "".join(each for each in printed if each.isdecimal())
