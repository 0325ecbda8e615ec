"""The tables of the knowledge base, and the way from an edition's records to their rows and back.

Every table carries the edition it belongs to and, where order matters, the record's `position` (1-based). What a
record quotes is kept once, in `citations`; passages and indicators point to it. A word that is a keyword of SQL is
renamed: a group is `group_id`, an item's order `item_order`, an indicator's table `table_name`. Empty references
(no policy, no main indicator) are NULL, since a foreign key can't point to nothing.

Values and percents are of type ANY, so that 85 and 85.0 stay what they are; dates are ISO texts, lists JSON.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.records import (
    Edition,
    Erratum,
    Finding,
    Group,
    Indicator,
    Introduction,
    Passage,
    Policy,
    Report,
)

Row = dict[str, Any]
ForeignKey = tuple[tuple[str, ...], str, tuple[str, ...]]  # columns, other table, its columns

_OF_EDITION: ForeignKey = (("edition",), "reports", ("edition",))
_OF_POLICY: ForeignKey = (("edition", "policy"), "policies", ("edition", "id"))
_OF_CITATION: ForeignKey = (("edition", "citation"), "citations", ("edition", "id"))


@dataclass(frozen=True, slots=True)
class Table:
    """One table as sqlite-utils makes it."""

    columns: str  # "name TYPE, name TYPE?": with a question mark it may be NULL
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def types(self) -> dict[str, str]:
        """Column name -> SQLite type."""
        return {name: kind.removesuffix("?") for name, kind in self._parts()}

    @property
    def filled(self) -> list[str]:
        """The columns that can't be NULL, the key aside."""
        return [name for name, kind in self._parts() if not kind.endswith("?") and name not in self.key]

    def _parts(self) -> list[list[str]]:
        return [column.split() for column in self.columns.split(",")]


TABLES: Mapping[str, Table] = {
    "reports": Table(
        """edition TEXT, report TEXT, title TEXT, fiscal_year INTEGER, as_of TEXT, publisher TEXT, sources TEXT,
        is_current INTEGER, content_hash TEXT""",
        ("edition",),
        (),
    ),
    "groups": Table(
        "edition TEXT, id TEXT, position INTEGER, title TEXT",
        ("edition", "id"),
        (_OF_EDITION,),
    ),
    "policies": Table(
        """edition TEXT, id TEXT, position INTEGER, group_id TEXT, number INTEGER, title TEXT, short_title TEXT,
        main_indicator TEXT?""",
        ("edition", "id"),
        ((("edition", "group_id"), "groups", ("edition", "id")),),
    ),
    "citations": Table(
        """edition TEXT, id INTEGER, policy TEXT, aspect TEXT, number TEXT, item_order INTEGER, quote TEXT,
        line INTEGER""",
        ("edition", "id"),
        (_OF_POLICY,),
    ),
    "passages": Table(
        """id INTEGER, edition TEXT, position INTEGER, policy TEXT, aspect TEXT, number TEXT, item_order INTEGER,
        parent TEXT?, heading INTEGER, text TEXT, citation INTEGER""",
        ("id",),
        (_OF_POLICY, _OF_CITATION),
    ),
    "introductions": Table(
        """edition TEXT, position INTEGER, policy TEXT, aspect TEXT, before_order INTEGER, text TEXT,
        source_text TEXT, line INTEGER""",
        ("edition", "position"),
        (_OF_POLICY,),
    ),
    "indicators": Table(
        """edition TEXT, id TEXT, position INTEGER, policy TEXT, table_name TEXT, aspect TEXT, number TEXT,
        item_order INTEGER, label TEXT, value ANY?, value_text TEXT, unit TEXT, total INTEGER?, total_label TEXT,
        percent ANY?, percent_text TEXT, as_of TEXT, own_date INTEGER, kind TEXT, repeats TEXT?, citation INTEGER""",
        ("edition", "id"),
        (_OF_POLICY, _OF_CITATION, (("edition", "repeats"), "indicators", ("edition", "id"))),
    ),
    "errata": Table(
        """edition TEXT, position INTEGER, printed TEXT, reading TEXT, policy TEXT?, aspect TEXT, item_order INTEGER,
        reason TEXT, confidence TEXT, applied INTEGER""",
        ("edition", "position"),
        (_OF_EDITION, _OF_POLICY),
    ),
    "findings": Table(
        "edition TEXT, position INTEGER, kind TEXT, policy TEXT?, readings TEXT, text TEXT",
        ("edition", "position"),
        (_OF_EDITION, _OF_POLICY),
    ),
    "finding_indicators": Table(
        "edition TEXT, finding INTEGER, position INTEGER, indicator TEXT",
        ("edition", "finding", "position"),
        (
            (("edition", "finding"), "findings", ("edition", "position")),
            (("edition", "indicator"), "indicators", ("edition", "id")),
        ),
    ),
}

_RENAMED = {"group": "group_id", "order": "item_order", "before": "before_order", "table": "table_name"}
_NULL_WHEN_EMPTY = ("policy", "main_indicator", "repeats")


def rows(edition_id: str, edition: Edition, content_hash: str, current: bool) -> Iterator[tuple[str, list[Row]]]:
    """Table by table, in an order in which no row points to one that isn't there yet."""
    citations = _Citations(edition_id)
    passages = [citations.cited(_row(p), p.source_text, p.line) for p in edition.passages]
    indicators = [citations.cited(_row(i), i.source_text, i.line) for i in edition.indicators]
    report = _row(edition.report)
    report["report"] = report.pop("id")
    yield "reports", [{"edition": edition_id, **report, "is_current": int(current), "content_hash": content_hash}]
    for name, records in (
        ("groups", [_row(group) for group in edition.groups]),
        ("policies", [_row(policy) for policy in edition.policies]),
        ("citations", citations.rows),
        ("passages", passages),
        ("introductions", [_row(introduction) for introduction in edition.introductions]),
        ("indicators", indicators),
        ("errata", [_row(erratum) for erratum in edition.errata]),
        ("findings", [_without(_row(finding), "indicators") for finding in edition.findings]),
    ):
        wanted = TABLES[name].types
        numbered: list[Row] = [
            {"edition": edition_id, "position": place, **row} for place, row in enumerate(records, 1)
        ]
        yield name, [{column: row[column] for column in wanted if column in row} for row in numbered]
    yield (
        "finding_indicators",
        [
            {"edition": edition_id, "finding": place, "position": position, "indicator": indicator}
            for place, finding in enumerate(edition.findings, 1)
            for position, indicator in enumerate(finding.indicators, 1)
        ],
    )


class _Citations:
    """Each place and quote of an edition once, numbered as it is first met."""

    def __init__(self, edition_id: str) -> None:
        self._edition = edition_id
        self._ids: dict[tuple[Any, ...], int] = {}
        self.rows: list[Row] = []

    def cited(self, row: Row, quote: str, line: int) -> Row:
        """The row with its citation in place of the quote and line."""
        place = {name: row[name] for name in ("policy", "aspect", "number", "item_order")}
        key = (*place.values(), quote, line)
        if key not in self._ids:
            self._ids[key] = len(self._ids) + 1
            self.rows.append({"id": self._ids[key], **place, "quote": quote, "line": line})
        return {**_without(row, "source_text", "line"), "citation": self._ids[key]}


def _row(record: Any) -> Row:
    """A record's fields as SQLite keeps them."""
    row: Row = {}
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, bool):
            value = int(value)
        elif isinstance(value, tuple):
            value = json.dumps(value, ensure_ascii=False)
        elif value == "" and name in _NULL_WHEN_EMPTY:
            value = None
        row[_RENAMED.get(name, name)] = value
    return row


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


_REPORT = "SELECT report, title, fiscal_year, as_of, publisher, sources FROM reports WHERE edition = ?"
_GROUPS = "SELECT id, title FROM groups WHERE edition = ? ORDER BY position"
_POLICIES = """
SELECT id, group_id, number, title, short_title, coalesce(main_indicator, '')
FROM policies WHERE edition = ? ORDER BY position
"""
_PASSAGES = """
SELECT p.policy, p.aspect, p.number, p.item_order, p.parent, p.heading, p.text, c.quote, c.line
FROM passages p JOIN citations c ON c.edition = p.edition AND c.id = p.citation WHERE p.edition = ? ORDER BY p.position
"""
_INTRODUCTIONS = """
SELECT policy, aspect, before_order, text, source_text, line FROM introductions WHERE edition = ? ORDER BY position
"""
_INDICATORS = """
SELECT i.id, i.policy, i.table_name, i.aspect, i.number, i.item_order, i.label, i.value, i.value_text, i.unit, i.total,
       i.total_label, i.percent, i.percent_text, i.as_of, i.own_date, i.kind, c.quote, c.line, coalesce(i.repeats, '')
FROM indicators i JOIN citations c ON c.edition = i.edition AND c.id = i.citation
WHERE i.edition = ? ORDER BY i.position
"""
_ERRATA = """
SELECT printed, reading, coalesce(policy, ''), aspect, item_order, reason, confidence, applied
FROM errata WHERE edition = ? ORDER BY position
"""
_FINDINGS = """
SELECT position, kind, coalesce(policy, ''), readings, text FROM findings WHERE edition = ? ORDER BY position
"""
_INVOLVED = "SELECT finding, indicator FROM finding_indicators WHERE edition = ? ORDER BY finding, position"


def edition_from(connection: sqlite3.Connection, edition_id: str) -> Edition:
    """The edition of that id, which must be there. The connection gives rows as tuples, SQLite's default."""

    def read(query: str) -> list[Any]:
        return connection.execute(query, (edition_id,)).fetchall()

    involved: dict[int, list[str]] = {}
    for finding, indicator in read(_INVOLVED):
        involved.setdefault(finding, []).append(indicator)
    ((report, title, fiscal_year, as_of, publisher, sources),) = read(_REPORT)
    return Edition(
        report=Report(report, title, fiscal_year, date.fromisoformat(as_of), publisher, tuple(json.loads(sources))),
        groups=tuple(Group(*row) for row in read(_GROUPS)),
        policies=tuple(Policy(*row) for row in read(_POLICIES)),
        passages=tuple(_passage(*row) for row in read(_PASSAGES)),
        introductions=tuple(Introduction(*row) for row in read(_INTRODUCTIONS)),
        indicators=tuple(_indicator(*row) for row in read(_INDICATORS)),
        errata=tuple(_erratum(*row) for row in read(_ERRATA)),
        findings=tuple(
            Finding(kind, policy, tuple(involved.get(position, ())), tuple(json.loads(readings)), text)
            for position, kind, policy, readings, text in read(_FINDINGS)
        ),
    )


def _passage(*row: Any) -> Passage:
    policy, aspect, number, order, parent, heading, text, quote, line = row
    return Passage(policy, aspect, number, order, parent, bool(heading), text, quote, line)


def _indicator(*row: Any) -> Indicator:
    fields = dict(zip(Indicator.__slots__, row, strict=True))
    return Indicator(**{**fields, "as_of": date.fromisoformat(fields["as_of"]), "own_date": bool(fields["own_date"])})


def _erratum(*row: Any) -> Erratum:
    printed, reading, policy, aspect, order, reason, confidence, applied = row
    return Erratum(printed, reading, policy, aspect, order, reason, confidence, bool(applied))
