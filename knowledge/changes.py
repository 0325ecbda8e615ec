"""What changed between two editions, for people who publish or announce a new one.

Figures are matched by their stable ids, policies by theirs. Items have no stable id, since printed numbers repeat and
move, so within each cell they are matched by their words: first those that are the same (white space aside), then the
closest pairs. An item that only moved or was renumbered did not change what the report says, and isn't listed; nor are
line numbers, errata or findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from rapidfuzz import fuzz

from knowledge.records import ASPECTS, Aspect, Edition, Indicator, Policy, Table
from knowledge.thai import thai_date

SAME_ITEM = 55.0  # rapidfuzz ratio from which two texts of a cell are one item reworded, not one gone and one new


@dataclass(frozen=True, slots=True)
class ReportChanged:
    """The report's own title, date, year, publisher or sources."""

    field: str  # of Report
    before: str
    after: str
    kind: Literal["report-changed"] = "report-changed"


@dataclass(frozen=True, slots=True)
class PolicyAdded:
    policy: str  # id
    title: str
    kind: Literal["policy-added"] = "policy-added"


@dataclass(frozen=True, slots=True)
class PolicyRemoved:
    policy: str
    title: str
    kind: Literal["policy-removed"] = "policy-removed"


@dataclass(frozen=True, slots=True)
class PolicyRenamed:
    policy: str
    before: str
    after: str
    kind: Literal["policy-renamed"] = "policy-renamed"


@dataclass(frozen=True, slots=True)
class FigureAdded:
    policy: str
    indicator: str  # id
    table: Table
    label: str
    after: str  # as an answer shows it: "1,238 ราย (15.61%)"
    kind: Literal["figure-added"] = "figure-added"


@dataclass(frozen=True, slots=True)
class FigureRemoved:
    policy: str
    indicator: str
    table: Table
    label: str
    before: str
    kind: Literal["figure-removed"] = "figure-removed"


@dataclass(frozen=True, slots=True)
class FigureChanged:
    """A figure whose value, total, percent, unit or own date is another."""

    policy: str
    indicator: str
    table: Table
    label: str  # in the new edition
    before: str
    after: str
    difference: int | float | None  # after less before; None unless both are numbers
    percent_points: float | None  # percent after less percent before; None unless both have one
    kind: Literal["figure-changed"] = "figure-changed"


@dataclass(frozen=True, slots=True)
class FigureRelabelled:
    """The same figure, said to count something else."""

    policy: str
    indicator: str
    table: Table
    before: str
    after: str
    kind: Literal["figure-relabelled"] = "figure-relabelled"


@dataclass(frozen=True, slots=True)
class ItemAdded:
    policy: str
    aspect: Aspect
    number: str  # as printed; "" for an unnumbered paragraph
    after: str
    kind: Literal["item-added"] = "item-added"


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    policy: str
    aspect: Aspect
    number: str
    before: str
    kind: Literal["item-removed"] = "item-removed"


@dataclass(frozen=True, slots=True)
class ItemReworded:
    policy: str
    aspect: Aspect
    number: str  # in the new edition
    before: str
    after: str
    likeness: float  # 0 to 100
    kind: Literal["item-reworded"] = "item-reworded"


Change = (
    ReportChanged
    | PolicyAdded
    | PolicyRemoved
    | PolicyRenamed
    | FigureAdded
    | FigureRemoved
    | FigureChanged
    | FigureRelabelled
    | ItemAdded
    | ItemRemoved
    | ItemReworded
)


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """What is in one edition and not in the other: the report, then policies, figures and items, each in printed order.

    Empty for equal editions. A policy that came or went brings its figures and items along as single changes.
    """
    return (*_of_report(old, new), *_of_policies(old, new), *_of_figures(old, new), *_of_items(old, new))


_KINDS: dict[str, type[Change]] = {
    str(field.default): each for each in get_args(Change) for field in fields(each) if field.name == "kind"
}


def changes_from(records: Iterable[dict[str, Any]]) -> tuple[Change, ...]:
    """The changes of their records (dataclasses.asdict); kinds that another version wrote are left out."""
    return tuple(_KINDS[record["kind"]](**record) for record in records if record["kind"] in _KINDS)


def figure(indicator: Indicator) -> str:
    """A figure in one line: value, unit, total, percent and its own date, as printed."""
    parts = [f"{indicator.value_text} {indicator.unit}".strip()]
    if indicator.total is not None:
        parts.append(f"จาก {indicator.total:,}")
    if indicator.percent_text:
        parts.append(f"({indicator.percent_text}%)")
    if indicator.own_date:
        parts.append(f"ณ {thai_date(indicator.as_of)}")
    return " ".join(part for part in parts if part)


def _of_report(old: Edition, new: Edition) -> Iterator[Change]:
    for name in ("id", "title", "fiscal_year", "as_of", "publisher", "sources"):
        before, after = getattr(old.report, name), getattr(new.report, name)
        if before != after:
            yield ReportChanged(name, _shown(before), _shown(after))


def _shown(value: object) -> str:
    if isinstance(value, date):
        return thai_date(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _of_policies(old: Edition, new: Edition) -> Iterator[Change]:
    before = {policy.id: policy for policy in old.policies}
    after = {policy.id: policy for policy in new.policies}
    for policy in old.policies:
        if policy.id not in after:
            yield PolicyRemoved(policy.id, policy.title)
    for policy in new.policies:
        if policy.id not in before:
            yield PolicyAdded(policy.id, policy.title)
        elif _heading(before[policy.id]) != _heading(policy):
            yield PolicyRenamed(policy.id, _heading(before[policy.id]), _heading(policy))


def _heading(policy: Policy) -> str:
    return f"{policy.number}. {policy.title}"


def _of_figures(old: Edition, new: Edition) -> Iterator[Change]:
    before = {indicator.id: indicator for indicator in old.indicators}
    after = {indicator.id: indicator for indicator in new.indicators}
    for gone in old.indicators:
        if gone.id not in after:
            yield FigureRemoved(gone.policy, gone.id, gone.table, gone.label, figure(gone))
    for now in new.indicators:
        then = before.get(now.id)
        if then is None:
            yield FigureAdded(now.policy, now.id, now.table, now.label, figure(now))
            continue
        if then.label != now.label:
            yield FigureRelabelled(now.policy, now.id, now.table, then.label, now.label)
        if figure(then) != figure(now) or (then.value, then.percent) != (now.value, now.percent):
            yield FigureChanged(
                *(now.policy, now.id, now.table, now.label, figure(then), figure(now)),
                difference=_difference(then.value, now.value),
                percent_points=_points(then, now),
            )


def _difference(before: int | float | None, after: int | float | None) -> int | float | None:
    if before is None or after is None:
        return None
    if isinstance(before, int) and isinstance(after, int):
        return after - before
    return float(Decimal(str(after)) - Decimal(str(before)))


def _points(before: Indicator, after: Indicator) -> float | None:
    if before.percent is None or after.percent is None:
        return None
    return float(Decimal(str(after.percent)) - Decimal(str(before.percent)))


@dataclass(frozen=True, slots=True)
class _Item:
    """A passage or an introduction, as compared."""

    number: str
    text: str
    bare: str  # text without white space, which line wraps put where they like


def _of_items(old: Edition, new: Edition) -> Iterator[Change]:
    policies = dict.fromkeys(policy.id for policy in (*new.policies, *old.policies))
    for policy in policies:
        for aspect in ASPECTS:
            yield from _of_cell(policy, aspect, _items(old, policy, aspect), _items(new, policy, aspect))


def _items(edition: Edition, policy: str, aspect: Aspect) -> list[_Item]:
    """A cell's paragraphs in reading order."""
    placed: list[tuple[int, int, str, str]] = [
        (introduction.before, 0, "", introduction.text)
        for introduction in edition.introductions
        if (introduction.policy, introduction.aspect) == (policy, aspect)
    ]
    placed += [(passage.order, 1, passage.number, passage.text) for passage in edition.cell(policy, aspect)]
    return [_Item(number, text, "".join(text.split())) for _, _, number, text in sorted(placed)]


def _of_cell(policy: str, aspect: Aspect, old: Sequence[_Item], new: Sequence[_Item]) -> Iterator[Change]:
    pairs = _paired(old, new)
    kept = {before for before, _ in pairs.values()}
    for place, item in enumerate(old):
        if place not in kept:
            yield ItemRemoved(policy, aspect, item.number, item.text)
    for place, item in enumerate(new):
        if place not in pairs:
            yield ItemAdded(policy, aspect, item.number, item.text)
            continue
        before, likeness = pairs[place]
        if old[before].bare != item.bare:
            yield ItemReworded(policy, aspect, item.number, old[before].text, item.text, round(likeness, 1))


def _paired(old: Sequence[_Item], new: Sequence[_Item]) -> dict[int, tuple[int, float]]:
    """Place in the new cell -> place in the old one, with their likeness; each place at most once."""
    pairs: dict[int, tuple[int, float]] = {}
    left = list(range(len(old)))
    for place, item in enumerate(new):
        same = [other for other in left if old[other].bare == item.bare]
        if same:  # of several alike, the one that bears the same number
            other = next((other for other in same if old[other].number == item.number), same[0])
            pairs[place] = (other, 100.0)
            left.remove(other)
    rest = [place for place in range(len(new)) if place not in pairs]
    ranked = sorted(
        ((fuzz.ratio(old[other].bare, new[place].bare), place, other) for place in rest for other in left),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1]),
    )
    taken: set[int] = set()
    for score, place, other in ranked:
        if score >= SAME_ITEM and place not in pairs and other not in taken:
            pairs[place] = (other, score)
            taken.add(other)
    return pairs
