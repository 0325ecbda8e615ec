"""What a large database costs, against a small one in the same run: a reply, what is kept of one person, being
forgotten, starting a broadcast, the daily clearing. By which indexes each is looked up is told by EXPLAIN.

The large one holds so many subscribers and so many updates that were answered, with half as many exchanges and answers;
the small one a thousand people and nothing that was said.

    PYTHONPATH=. python tests/benchmarks/growth.py [--people 1000000] [--events 10000000] [--database sqlite]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sqlite3
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, time
from typing import Any, TypeVar

import psycopg

from bot.channels.line_events import CHANNEL
from bot.delivery.planning import Plans
from bot.furnishing import furnisher
from bot.settings import read_settings
from bot.state.database import Database, migrate_at, open_database
from bot.state.exchanges import Exchanges
from bot.state.holdings import Holdings
from bot.state.retention import DAY, Retention, periods_of
from bot.state.updates import Kept, Said, Updates
from bot.workbench import open_edition, open_engine
from handlers.broadcasts import Segment
from handlers.conversation import Message
from handlers.reception import Receives
from tests.crowded import OLD, filling
from tests.databases import binaries, postgresql
from tests.plans import Look, looks, recorded
from tests.sending import NEWS, sent_off
from tests.ways import WAYS

ASKED, PERSONS = 60, 30  # in a round: replies; people whose data is looked at, and who are forgotten
Result = TypeVar("Result")
SMALL = 1_000  # people: as many as follow the topic of few where there are a million
QUESTION = "หนี้สินครูแก้ได้กี่ราย"
SETTINGS = read_settings({"THAMDAI_DATA_DIR": tempfile.gettempdir()}, Path("no-such.env"))


# ── filling ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def fill(url: str, people: int, events: int) -> float:
    """Seconds until it is full: rows first, their indexes after."""
    began = perf_counter()
    (_fill_sqlite if url.startswith("sqlite") else _fill_postgresql)(url, people, events)
    return perf_counter() - began


def _fill_postgresql(url: str, people: int, events: int) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("maintenance_work_mem = '1GB'", "work_mem = '256MB'", "synchronous_commit = off"):
            connection.execute(f"SET {setting}".encode())
        connection.execute("ALTER SYSTEM SET max_wal_size = '16GB'")
        connection.execute("SELECT pg_reload_conf()")
        for table, statement in filling("postgresql", people, events):
            indexes = "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            own = f"{indexes} WHERE indrelid = '{table}'::regclass AND NOT indisprimary"
            bare = connection.execute(own.encode()).fetchall()
            for name, _ in bare:
                connection.execute(f"DROP INDEX {name}".encode())
            connection.execute(statement.encode())
            for _, definition in bare:
                connection.execute(definition.encode())
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def _fill_sqlite(url: str, people: int, events: int) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -4000000", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    for table, statement in filling("sqlite", people, events):
        own = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
        bare = connection.execute(own, (table,)).fetchall()
        for name, _ in bare:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(statement)
        for _, definition in bare:
            connection.execute(definition)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


@contextmanager
def places(dialect: str) -> Iterator[tuple[str, str]]:
    """A small database and one to be made large."""
    with ExitStack() as opened:
        urls = []
        for _ in range(2):
            folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="thamdai-growth-")))
            if dialect == "postgresql":
                urls.append(opened.enter_context(postgresql(folder)))
            else:
                urls.append(f"sqlite:///{folder / 'state.db'}")
                migrate_at(urls[-1])
        yield urls[0], urls[1]


# ── measuring ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass
class House:
    """A database with what answers from it, as the LINE channel does without the network."""

    database: Database
    reception: Receives
    people: int
    asked: int = 0

    async def answer(self) -> float:
        """Seconds that a reply took: kept, begun, answered, finished."""
        self.asked += 1
        number, person = f"new{self.asked}", f"U{1 + self.asked * 37 % self.people}"
        updates, exchanges = Updates(self.database, CHANNEL), Exchanges(self.database, CHANNEL)
        began = perf_counter()
        _, kept = await updates.keep(Kept(number, f"{person}:{person}", "{}", self.asked), begins=True)
        await exchanges.said(person, number)
        message = Message(f"line:{person}:{person}", QUESTION, CHANNEL, person, id=number, noticed="yes")
        await self.reception.reply(message)
        if kept:
            await updates.finish(kept, Said(person, number, (1,)), goes_on=True)
        return perf_counter() - began

    async def look(self, number: int) -> float:
        began = perf_counter()
        await Holdings(self.database).held(CHANNEL, f"U{1 + number * 31 % self.people}")
        return perf_counter() - began

    async def forget(self, number: int) -> float:
        began = perf_counter()
        await Holdings(self.database).forget(CHANNEL, f"U{1 + number * 31 % self.people}")
        return perf_counter() - began

    async def begin(self, **more: Any) -> tuple[float, int]:
        """Seconds until whom a broadcast is for is fixed, and how many they are."""
        number = await sent_off(self.database, NEWS, **more)
        began = perf_counter()
        count = await Plans(self.database, {"telegram": 500, "line": 500}, 3).fix(number)
        return perf_counter() - began, count


async def compared(
    name: str, small: House, large: House, rounds: int, work: Callable[[House], Awaitable[float]]
) -> None:
    ratios, seconds = [], []
    for _ in range(rounds):
        few, many = [], []
        for _ in range(ASKED if name == "a reply" else PERSONS):
            few.append(await work(small))
            many.append(await work(large))
        ratios.append(statistics.median(many) / statistics.median(few))
        seconds += many
    spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
    longest = statistics.quantiles(seconds, n=100)[98]
    print(f"| {name} | {statistics.median(seconds) * 1000:.1f} | {longest * 1000:.1f} | {spread} |", flush=True)


async def meanwhile(house: House, work: Coroutine[Any, Any, Result]) -> tuple[Result, float, str]:
    """What the work gives, the seconds it took, and how people were answered who asked on."""
    began, waits = perf_counter(), []
    working = asyncio.create_task(work)
    while not working.done():
        waits.append(await house.answer())
        await asyncio.sleep(0.1)
    span = perf_counter() - began
    told = f"replies meanwhile: median {statistics.median(waits) * 1000:.1f} ms, longest {max(waits) * 1000:.0f} ms"
    return working.result(), span, told


async def cleared(house: House) -> None:
    """A day's rows are cleared away."""
    later = copy(house.database)  # with one lock for both
    later.clock = lambda: time() + DAY
    counts, span, answers = await meanwhile(house, Retention(later, periods_of(SETTINGS)).purge())
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    print(f"a day's clearing: {span:.0f} s for {told}; {answers}", flush=True)


async def explain(house: House) -> None:
    print("\n| what is done | how the large tables are looked up |\n|---|---|")
    for name, way in WAYS.items():
        if name == "clearing":
            continue  # it is measured by itself
        with recorded(house.database) as statements:
            await way(house.database, house.reception)
        found: dict[Look, None] = {}
        for statement in statements:
            found |= dict.fromkeys(await looks(house.database, statement))
        whole = [look for look in found if look.table in LARGE and not look.bounded]
        told = sorted({str(look) for look in found if look.table in LARGE})
        print(f"| {name} | {', '.join(told)}{'; READ AS A WHOLE: ' + str(whole) if whole else ''} |")


LARGE = {table for table, _ in filling("sqlite", 1, 2)} - {"broadcasts"}


async def run(dialect: str, people: int, events: int, rounds: int) -> None:
    with places(dialect) as (small_url, large_url), tempfile.TemporaryDirectory() as folder:
        fill(small_url, SMALL, 2)
        took = fill(large_url, people, events)
        print(f"\n{dialect}: {people:,} subscribers, {events:,} updates, half as many exchanges and answers", end="; ")
        print(f"filled in {took:.0f} s; load {os.getloadavg()[0]:.1f}", flush=True)
        settings = read_settings({"THAMDAI_DATA_DIR": folder, "THAMDAI_OWNERS": "line:U1"}, Path("no-such.env"))
        edition = open_edition(settings)
        engine = open_engine(edition)
        houses = []
        for url, count in ((small_url, SMALL), (large_url, people)):
            database = await open_database(url)
            houses.append(House(database, furnisher(settings, database)(edition, engine).reception, count))
        small, large = houses
        for house in houses:  # what is only done once
            await house.answer()
            await house.look(0)
        await explain(large)
        print("\n| | median ms | p99 ms | of the small one |\n|---|---|---|---|")
        await compared("a reply", small, large, rounds, House.answer)
        numbers = iter(range(10**9))
        await compared("what is kept of one", small, large, rounds, lambda house: house.look(next(numbers)))
        await compared("being forgotten", small, large, 1, lambda house: house.forget(next(numbers)))
        print()
        starts: tuple[tuple[str, House, dict[str, Any]], ...] = (
            ("broadcast to everybody of the small one", small, {}),
            ("broadcast to few of many", large, {"segment": Segment(("debt",))}),
            ("broadcast to everybody", large, {}),
            ("broadcast to everybody, who had one today", large, {"urgent": ""}),
            ("correction to everybody", large, {"kind": "correction", "corrects": OLD}),
        )
        for name, house, more in starts:
            (span, reached), _, answers = await meanwhile(house, house.begin(**more))
            print(f"starting a {name}: {span:.2f} s for {reached:,} people; {answers}", flush=True)
        await cleared(large)
        for house in houses:
            await house.database.close()
        print(f"load {os.getloadavg()[0]:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", choices=["postgresql", "sqlite"], action="append")
    asked = parser.parse_args()
    for dialect in asked.database or ["postgresql", "sqlite"]:
        if dialect == "postgresql" and binaries() is None:
            print("PostgreSQL is not here; on Debian: apt-get install postgresql")
            continue
        asyncio.run(run(dialect, asked.people, asked.events, asked.rounds))


if __name__ == "__main__":
    main()
