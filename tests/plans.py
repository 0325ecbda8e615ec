"""How a database looks up what the program asks of it: the statements as they were run, and their plans."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from bot.state.database import Database

_OF_ROWS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)
_SQLITE_SCAN = re.compile(r"(SCAN|SEARCH) (\S+)(?: .*?USING (?:COVERING )?(?:INDEX (\S+)|INTEGER PRIMARY KEY))?")
_CONDITION = re.compile(r"(\w+)\)*(?:::\w+)? ?(=|<|>|IS )")  # "(channel)::text = 'line'", "channel=? AND person>?"
_JOINS = ("Nested Loop", "Hash Join", "Merge Join")
_NAMED = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)(?:\s+AS\s+(\w+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the driver got it."""

    text: str
    parameters: Any


@dataclass(frozen=True, slots=True)
class Look:
    """How a statement gets at the rows of a table."""

    table: str
    index: str  # "" where it reads the whole table
    bounded: bool  # False where it may read all of the table, or all of an index

    def __str__(self) -> str:
        how = f"by {self.index}" if self.index else "whole"
        return f"{self.table} {how}{'' if self.bounded or not self.index else ', all of it'}"


@contextmanager
def recorded(database: Database) -> Iterator[list[Statement]]:
    """The statements that are run within the block, each once, as it was run last."""
    engines = (database._engine.sync_engine, database._single.sync_engine)
    found: dict[str, Statement] = {}

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        if _OF_ROWS.match(text):
            found[text] = Statement(text, parameters[0] if many else parameters)

    statements: list[Statement] = []
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
        statements += found.values()


async def looks(database: Database, statement: Statement) -> list[Look]:
    """How the database would run a statement now."""
    explain = "EXPLAIN (FORMAT JSON) " if database.shared else "EXPLAIN QUERY PLAN "
    async with database.reading() as connection:
        rows = (await connection.exec_driver_sql(explain + statement.text, statement.parameters)).all()
        if not database.shared:
            partial = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'"
            few = {row[0] for row in (await connection.exec_driver_sql(partial)).all()}
            return list(_of_sqlite([str(row[-1]) for row in rows], statement.text, few))
        partial = "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL"
        few = {row[0] for row in (await connection.exec_driver_sql(partial)).all()}
    return list(_of_postgresql(_plan(rows[0][0]), "", few))


async def joins(database: Database, statement: Statement) -> list[str]:
    """How PostgreSQL would bring tables together for a statement: "Nested Loop" and the like."""
    async with database.reading() as connection:
        explained = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement.text}", statement.parameters)
        plans, found = [_plan(explained.scalar_one())], []
    while plans:
        plan = plans.pop()
        plans += plan.get("Plans", ())
        if plan["Node Type"] in _JOINS:
            found.append(plan["Node Type"])
    return found


def _plan(told: Any) -> dict[str, Any]:
    """What PostgreSQL explains, which the driver may have read already."""
    plan: dict[str, Any] = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return plan


def _of_postgresql(plan: dict[str, Any], table: str, few: set[str], *, first: bool = False) -> Iterator[Look]:
    """`first` where only the first few are fetched, in the order of the index."""
    kind, table = plan["Node Type"], plan.get("Relation Name", table)
    if kind == "Seq Scan":
        yield Look(table, "", bounded=False)
    elif "Index Name" in plan:
        index = plan["Index Name"]
        narrow = _narrows(plan.get("Index Cond", ""))
        yield Look(table, index, narrow or index in few or (first and "Filter" not in plan))
    for each in plan.get("Plans", ()):
        yield from _of_postgresql(each, table, few, first=kind == "Limit")


def _of_sqlite(lines: list[str], text: str, few: set[str]) -> Iterator[Look]:
    """SQLite names a table as the statement does; an index of few rows may be read as a whole."""
    ordered = " LIMIT " in text and " WHERE " not in text and not any("TEMP B-TREE" in line for line in lines)
    names = {alias or table: table for table, alias in _NAMED.findall(text)}
    for line in lines:
        if (found := _SQLITE_SCAN.match(line)) and not line.startswith("SCAN CONSTANT"):
            how, table, index = str(found[1]), str(found[2]), str(found[3] or "")
            by = index or ("its rowid" if "PRIMARY KEY" in line else "")
            narrow = how == "SEARCH" and _narrows(line.partition("(")[2])
            yield Look(names.get(table, table), by, narrow or index in few or (ordered and index != ""))


def _narrows(conditions: str) -> bool:
    """Whether an index is asked for more than all of a channel, of whom many may come after somebody."""
    return bool(set(_CONDITION.findall(conditions)) - {("channel", "="), ("person", ">"), ("person", "<")})
