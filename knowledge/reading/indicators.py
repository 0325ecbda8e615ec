"""Indicator records: drafts of the rules, named and corrected by the curated entries of the data file.

A curated number must be printed in the item that the entry cites; a draft that no entry names stays as the rule made
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from knowledge.errors import ReconciliationError, ReportError
from knowledge.reading.datafile import CuratedIndicator, DataFile
from knowledge.reading.dates import AS_OF, date_of
from knowledge.reading.errata import corrected, spot_of
from knowledge.reading.exceptions import Excepted, excepted_in
from knowledge.reading.figures import Draft, drafts_of
from knowledge.reading.items import SplitCell
from knowledge.reading.lines import NUMBER, Place, Printed
from knowledge.reading.quantities import Quantity, number_of
from knowledge.records import Aspect, Indicator, Table


@dataclass(slots=True)
class Statement:
    """An item or opening whose digits are accounted for: what indicators hold, what is excepted."""

    table: Table
    policy: str
    aspect: Aspect
    number: str
    order: int  # 0 for an opening
    before: int  # order of the item it is or stands before
    body: Printed
    line: int
    excepted: tuple[Excepted, ...] = ()
    drafts: tuple[Draft, ...] = ()
    held: dict[Place, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.policy} {'short' if self.table == 'short' else self.aspect} {self.order}"


def statements_of(split: SplitCell, table: Table, data: DataFile) -> Iterator[Statement]:
    """The cell's openings and items with what the rules find in them, in printed order."""
    cell, earlier = split.cell, list[Quantity]()
    pieces = [(opening.before, 0, "", 0, opening.body, opening.body.line) for opening in split.openings]
    pieces += [(item.order, 1, item.number, item.order, item.body, item.line) for item in split.items]
    for before, _, number, order, body, line in sorted(pieces, key=lambda piece: piece[:2]):
        statement = Statement(table, cell.policy, cell.aspect, number, order, before, body, line)
        statement.excepted = excepted_in(body.text, data)
        statement.drafts, quantities = drafts_of(body.text, statement.excepted, data.units, earlier)
        earlier += quantities
        yield statement


class Curator:
    """Joins drafts and curated entries into records, statement by statement."""

    def __init__(self, data: DataFile, report_path: Path, as_of: date) -> None:
        self.data, self.report_path, self.as_of = data, report_path, as_of
        self.errata = tuple(located.erratum for located in data.errata)
        self.made: dict[str, Indicator] = {}

    def indicators(self, statements: list[Statement]) -> tuple[Indicator, ...]:
        left = list(self.data.indicators)
        for statement in statements:
            entries = [entry for entry in left if _cites(entry, statement)]
            left = [entry for entry in left if entry not in entries]
            self._add(statement, entries)
        for entry in left:
            item = f"{entry.policy} {'short' if entry.table == 'short' else entry.aspect} {entry.order}"
            raise self._error(
                entry, f"there is no {item} that prints it", "the order of an item, 0 for an introduction"
            )
        return tuple(self._linked(indicator) for indicator in self.made.values())

    def _error(self, entry: CuratedIndicator, message: str, expected: str) -> ReconciliationError:
        return ReconciliationError(
            f"{entry.id}: {message}",
            path=self.data.path,
            line=entry.line,
            expected=expected,
            mend="correct this [[indicators]] entry by the printed sentence; the report itself is never changed",
        )

    def _add(self, statement: Statement, entries: list[CuratedIndicator]) -> None:
        left = list(statement.drafts)
        named: list[tuple[int, Indicator, tuple[tuple[int, int], ...]]] = []
        taken: set[int] = set()
        for entry in entries:
            draft = next((d for d in left if _same(d, entry)), None)
            if draft:
                left.remove(draft)
            spans = self._spans(entry, draft, statement, taken)
            taken.add(spans[0][0])
            named.append((spans[0][0], self._curated(entry, statement), spans))
        covered = {start for _, _, spans in named for start, _ in spans}
        for index, draft in enumerate(statement.drafts, start=1):
            if draft in left and draft.spans[0][0] not in covered:
                named.append((draft.spans[0][0], self._by_rule(draft, statement, index), draft.spans))
        for _, indicator, spans in sorted(named, key=lambda entry: entry[0]):
            if indicator.id in self.made:
                raise ReportError(
                    f"two indicators have the id {indicator.id}",
                    path=self.data.path,
                    expected="ids that the rules don't give out, such as debt.reduced",
                    mend="rename the curated one",
                )
            self.made[indicator.id] = indicator
            own = AS_OF.search(statement.body.text)
            _hold(statement, indicator.id, (*spans, own.span()) if own else spans)

    def _spans(
        self, entry: CuratedIndicator, draft: Draft | None, statement: Statement, taken: set[int]
    ) -> tuple[tuple[int, int], ...]:
        """Where the item prints the entry's numbers: value or percent first."""
        if draft and _total_text(draft) == entry.total and _unit(draft) == entry.unit:
            return draft.spans
        text, spans = statement.body.text, list[tuple[int, int]]()
        wanted = (("value", entry.value, entry.unit), ("percent", entry.percent, ""), ("total", entry.total, ""))
        for name, printed, unit in wanted:
            if not printed:
                continue
            found = _printed_at(text, printed, unit, taken if name != "total" else set())
            if found is None:
                raise self._error(
                    entry,
                    f"the {name} {printed} {unit}".rstrip() + f" is not printed in {statement.name}",
                    f"a number of «{text}»",
                )
            spans.append(found)
        return tuple(spans)

    def _curated(self, entry: CuratedIndicator, statement: Statement) -> Indicator:
        total = number_of(entry.total) if entry.total else None
        if entry.total_from:
            source = self.made.get(entry.total_from)
            if source is None or source.value is None:
                raise self._error(
                    entry,
                    f"total_from names {entry.total_from}, which has no value before it",
                    "the id of an earlier indicator",
                )
            total = source.value
        if total is not None and not isinstance(total, int):
            raise self._error(entry, f"the total {total} is not a whole number", "a count")
        made = self._record(statement, entry.id)
        return replace(
            made,
            label=entry.label,
            value=number_of(entry.value) if entry.value else None,
            value_text=entry.value,
            unit=entry.unit,
            total=total,
            total_label=entry.total_label,
            percent=float(entry.percent) if entry.percent else None,
            percent_text=entry.percent,
            kind=entry.kind,
            repeats=entry.repeats,
        )

    def _by_rule(self, draft: Draft, statement: Statement, index: int) -> Indicator:
        prefix = "short." if statement.table == "short" else ""
        spot = spot_of(statement.policy, statement.aspect, statement.order, short=statement.table == "short")
        total = draft.total.number if draft.total else None
        place = statement.order or f"before-{statement.before}"
        return replace(
            self._record(statement, f"{prefix}{statement.policy}.{statement.aspect}-{place}-{index}"),
            label=corrected(draft.label, *spot, self.errata),
            value=draft.value.number if draft.value else None,
            value_text=draft.value.text if draft.value else "",
            unit=draft.value.unit if draft.value else "",
            total=total if isinstance(total, int) else None,
            total_label=corrected(draft.total_label, *spot, self.errata),
            percent=draft.percent.number if draft.percent else None,
            percent_text=draft.percent.text if draft.percent else "",
            kind=draft.kind,
        )

    def _record(self, statement: Statement, identifier: str) -> Indicator:
        own = AS_OF.search(statement.body.text)
        try:
            as_of = date_of(own) if own else self.as_of
        except ValueError:
            raise ReportError(
                f"«{own.group() if own else ''}» is no date",
                path=self.report_path,
                line=statement.line,
                expected="a day, a Thai month and a year",
                mend="correct the date in the report's text",
            ) from None
        return Indicator(
            id=identifier,
            policy=statement.policy,
            table=statement.table,
            aspect=statement.aspect,
            number=statement.number,
            order=statement.order,
            label="",
            value=None,
            value_text="",
            unit="",
            total=None,
            total_label="",
            percent=None,
            percent_text="",
            as_of=as_of,
            own_date=own is not None,
            kind="count",
            source_text=statement.body.text,
            line=statement.line,
        )

    def _linked(self, indicator: Indicator) -> Indicator:
        """A short indicator with the detailed one it repeats: as curated, else the only one with the same number."""
        if indicator.table == "detail":
            return indicator
        if indicator.repeats:
            target = self.made.get(indicator.repeats)
            if target is None or target.table != "detail":
                entry = next(entry for entry in self.data.indicators if entry.id == indicator.id)
                raise self._error(entry, f"repeats names {indicator.repeats}, which is no detailed indicator", "its id")
            return indicator
        same = [
            other.id
            for other in self.made.values()
            if other.table == "detail" and other.policy == indicator.policy and other.value_text == indicator.value_text
        ]
        curated = any(entry.id == indicator.id for entry in self.data.indicators)
        return replace(indicator, repeats=same[0]) if len(same) == 1 and not curated else indicator


def _same(draft: Draft, entry: CuratedIndicator) -> bool:
    value = draft.value.text if draft.value else ""
    percent = draft.percent.text if draft.percent else ""
    return (value, percent) == (entry.value, entry.percent)


def _cites(entry: CuratedIndicator, statement: Statement) -> bool:
    """Openings have no number of their own: an entry of order 0 cites the one that prints its figure."""
    here = (statement.table, statement.policy, statement.aspect, statement.order)
    if (entry.table, entry.policy, entry.aspect, entry.order) != here:
        return False
    printed = entry.value or entry.percent
    return statement.order > 0 or _printed_at(statement.body.text, printed, entry.unit, set()) is not None


def _total_text(draft: Draft) -> str:
    """The total that the item itself prints."""
    return draft.total.text if draft.total and not draft.total_elsewhere else ""


def _unit(draft: Draft) -> str:
    return draft.value.unit if draft.value else ""


def _printed_at(text: str, printed: str, unit: str, taken: set[int]) -> tuple[int, int] | None:
    """Where a number is printed as a token of its own, its unit behind it if it has one."""
    number = r"\s*".join(re.escape(word) for word in printed.split())
    found = [m.span() for m in re.finditer(rf"(?<![\d.,]){number}(?!\d|[,.]\d)", text) if m.start() not in taken]
    return next((span for span in found if text[span[1] :].lstrip().startswith(unit)), None)


def _hold(statement: Statement, identifier: str, spans: tuple[tuple[int, int], ...]) -> None:
    for start, end in spans:
        for digits in NUMBER.finditer(statement.body.text, start, end):
            place = statement.body.places[digits.start()]
            ids = statement.held.get(place, ())
            statement.held[place] = ids if identifier in ids else (*ids, identifier)
