"""The records a report is read into. Frozen, typed; everything else in the house speaks in these.

Numbers are kept twice: as a value to compute with and as the text the report prints, so that an answer can show
exactly what stands in the report ("85.00", not 85.0).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Aspect = Literal["figures", "activities", "obstacles", "recommendations"]
ASPECTS: tuple[Aspect, ...] = ("figures", "activities", "obstacles", "recommendations")

Table = Literal["detail", "short"]

Kind = Literal[
    "share",  # value out of total, with a percent
    "count",  # a number of things
    "part",  # one of several parts of another count
    "base",  # a count that others are measured against
    "yearly",  # a count of one school or fiscal year among several
    "change",  # a difference that the report itself prints
    "mean",
    "sd",
    "percent_only",  # a percent without value and total
    "criterion",  # a threshold or definition, not a result
    "duration",
    "context",  # a number that only describes ("5 องค์ประกอบ")
]

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Group:
    id: str  # "teachers"
    title: str  # as the report prints it


@dataclass(frozen=True, slots=True)
class Policy:
    id: str  # "debt"; stable between editions
    group: str  # Group.id
    number: int  # within the group: numbers repeat between groups
    title: str  # as the detailed table prints it, line wraps mended
    short_title: str  # for buttons and first lines
    main_indicator: str  # id of the indicator that stands for the policy, "" where none does


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered item of one cell of the detailed table; unnumbered paragraphs that belong to it are part of it."""

    policy: str
    aspect: Aspect
    number: str  # as printed: "1", "1.1"; not unique within a cell
    order: int  # 1-based place in its cell; unique
    parent: str | None  # printed number of the item it is a sub-item of
    heading: bool  # True where the item only announces its sub-items
    text: str  # for reading and searching: source_text with the errata applied
    source_text: str  # as printed, without the number; white space collapsed, tags removed
    line: int  # 1-based line of the report file where it begins

    @property
    def place(self) -> tuple[str, Aspect, int]:
        return self.policy, self.aspect, self.order


def place_label(place: tuple[str, str, int]) -> str:
    """A place in one word.

    >>> place_label(("debt", "obstacles", 4))
    'debt/obstacles/4'
    """
    return "/".join(map(str, place))


@dataclass(frozen=True, slots=True)
class Introduction:
    """An unnumbered paragraph that opens a list."""

    policy: str
    aspect: Aspect
    before: int  # order of the item it stands before
    text: str
    source_text: str
    line: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of the report and what it counts."""

    id: str  # "debt.reduced"; of the short table "short.debt.reduced"
    policy: str
    table: Table
    aspect: Aspect
    number: str  # printed number of the item it stands in; "" where the cell has no numbers
    order: int  # that item's order in its cell
    label: str  # what is counted, short
    value: int | float | None  # None where the report gives only a percent or a range
    value_text: str  # as printed, without the unit: "1,238", "1 - 60"; "" where no value is printed
    unit: str  # "ราย"; "" for means and deviations
    total: int | None  # what value is out of
    total_label: str  # what total counts; "" without a total
    percent: float | None
    percent_text: str  # as printed: "85.00"; "" without a percent
    as_of: date  # its own date if the sentence has one, else the report's
    own_date: bool  # True where the sentence prints its own date
    kind: Kind
    source_text: str  # the sentence or item it was read from, as printed
    line: int
    repeats: str = ""  # of the short table: id of the detailed indicator it repeats

    @property
    def value_unparted(self) -> str:
        """The value as printed, thousands unparted: "1238", as numbers of a question are compared."""
        return self.value_text.replace(",", "")

    @property
    def place(self) -> tuple[str, Aspect, int]:
        """The item it stands in."""
        return self.policy, self.aspect, self.order


@dataclass(frozen=True, slots=True)
class Citation:
    report: str  # Report.id
    policy: str
    aspect: Aspect
    number: str
    order: int
    quote: str  # as the report prints it


@dataclass(frozen=True, slots=True)
class Erratum:
    """A misprint of the file: kept as printed, read as `reading` where applied. Never touches a digit."""

    printed: str
    reading: str
    policy: str  # "" for the cover
    aspect: Aspect | Literal["short", "cover"]
    order: int  # item; 0 for the short table, titles and the cover
    reason: str
    confidence: Confidence
    applied: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What the audit found: a place where the report does not agree with itself."""

    kind: str  # see audit.py
    policy: str
    indicators: tuple[str, ...]  # ids
    readings: tuple[str, ...]  # both values, as printed
    text: str  # one Thai sentence that a reply can show


@dataclass(frozen=True, slots=True)
class Report:
    id: str  # "qw-2567"
    title: str
    fiscal_year: int  # Buddhist era
    as_of: date
    publisher: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One reading of one report: everything that answers are made from."""

    report: Report
    groups: tuple[Group, ...]
    policies: tuple[Policy, ...]
    passages: tuple[Passage, ...]
    introductions: tuple[Introduction, ...]
    indicators: tuple[Indicator, ...]
    errata: tuple[Erratum, ...]
    findings: tuple[Finding, ...]

    def policy(self, policy_id: str) -> Policy:
        """The policy of that id. Raises KeyError with the id if the edition has none."""
        for policy in self.policies:
            if policy.id == policy_id:
                return policy
        raise KeyError(policy_id)

    @property
    def detailed(self) -> tuple[Indicator, ...]:
        """The figures of the detailed table, in printed order."""
        return tuple(i for i in self.indicators if i.table == "detail")

    def cell(self, policy_id: str, aspect: Aspect) -> tuple[Passage, ...]:
        """The items of one cell of the detailed table, in printed order."""
        return tuple(p for p in self.passages if p.policy == policy_id and p.aspect == aspect)
