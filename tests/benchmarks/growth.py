"""What a large database costs: the time of a reply and of starting a broadcast, against an empty one, in the same run.

The large one holds so many subscribers and so many events (updates that were answered, with their exchanges and
answers). How the questions of a reply are looked up is shown by EXPLAIN.

    PYTHONPATH=. python tests/benchmarks/growth.py [--people 1000000] [--events 10000000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bot.channels.line_events import CHANNEL
from bot.delivery.planning import Plans
from bot.furnishing import furnisher
from bot.settings import read_settings
from bot.state.database import Database, open_database
from bot.state.exchanges import Exchanges
from bot.state.updates import Kept, Said, Updates
from bot.workbench import open_edition, open_engine
from handlers.conversation import Message
from handlers.reception import Receives
from tests.databases import binaries, postgresql
from tests.sending import NEWS, sent_off

ASKED = 60  # replies in a round
QUESTION = "หนี้สินครูแก้ได้กี่ราย"
LOADED = """
INSERT INTO people (channel, person, role, reachable, first_seen, last_seen, notice)
SELECT 'line', 'U' || n, '', true, 1, extract(epoch FROM now()), 'x' FROM generate_series(1, {people}) n;
INSERT INTO subscriptions (channel, person, topic, since)
SELECT 'line', 'U' || n, CASE WHEN n % 10 = 0 THEN 'debt' ELSE 'all' END, 1 FROM generate_series(1, {people}) n;
INSERT INTO updates (channel, update_id, lane, place, status, payload, received, owner)
SELECT 'line', 'E' || n, '', n, 'done', '', extract(epoch FROM now()) - n % 172800, ''
FROM generate_series(1, {events}) n;
INSERT INTO exchanges (channel, chat, asked, said, at)
SELECT 'line', 'U' || n % {people}, 'm' || n, '[1]', extract(epoch FROM now()) FROM generate_series(1, {half}) n;
INSERT INTO answers (conversation, question, reply, answered, asked)
SELECT 'line:U' || n % {people} || ':U' || n % {people}, 'q', '{{}}', extract(epoch FROM now()), 'm' || n
FROM generate_series(1, {half}) n;
ANALYZE
"""
# the way of a reply at the database, as its statements stand in bot.state, with values in place
LOOKED_UP = {
    "the next of a lane": "UPDATE updates SET status = 'begun' WHERE channel = 'line' AND lane IN ('U7:U7') "
    "AND status <> 'done' AND status = 'received'",
    "what the dead left": "SELECT * FROM updates WHERE channel = 'line' AND status <> 'done' AND owner = 'x'",
    "whose answer this is": "SELECT asked, said FROM exchanges WHERE channel = 'line' AND chat IN ('U7')",
    "who writes": "SELECT notice FROM people WHERE channel = 'line' AND person = 'U7'",
    "an answer under a button": "SELECT * FROM answers WHERE id = 7",
    "updates that are forgotten": "DELETE FROM updates WHERE received < 1",
    "exchanges that are forgotten": "DELETE FROM exchanges WHERE at < 1",
    "answers that are forgotten": "DELETE FROM answers WHERE answered < 1",
    "who follows a topic": "SELECT count(*) FROM subscriptions WHERE topic = 'debt' AND ended IS NULL",
}


@contextmanager
def servers() -> Iterator[tuple[str, str]]:
    """An empty PostgreSQL, and one to be filled."""
    with ExitStack() as opened:
        urls = []
        for _ in range(2):
            folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="thamdai-postgresql-"))
            urls.append(opened.enter_context(postgresql(Path(folder))))
        yield urls[0], urls[1]


def fill(url: str, people: int, events: int) -> float:
    began = time.perf_counter()
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in LOADED.split(";"):
            connection.execute(statement.format(people=people, events=events, half=events // 2).encode())
    return time.perf_counter() - began


def explain(url: str) -> None:
    print("\n| looked up | how | ms |\n|---|---|---|")
    with psycopg.connect(url) as connection:
        for name, statement in LOOKED_UP.items():
            row = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}".encode()).fetchone()
            connection.rollback()
            plan: Any = row[0][0] if row else {}
            print(f"| {name} | {', '.join(_scans(plan['Plan']))} | {plan['Execution Time']:.2f} |")


def _scans(plan: dict[str, Any]) -> list[str]:
    own = [f"{plan['Node Type']} on {plan.get('Index Name', plan.get('Relation Name', ''))}"]
    return (own if "Scan" in plan["Node Type"] else []) + [
        each for under in plan.get("Plans", ()) for each in _scans(under)
    ]


class Answerer:
    """Answers questions as the LINE channel does, without the network: kept, begun, answered, finished."""

    def __init__(self, database: Database, reception: Receives) -> None:
        self._updates, self._exchanges = Updates(database, CHANNEL), Exchanges(database, CHANNEL)
        self._reception = reception
        self._number = 0

    async def answer(self) -> float:
        """Seconds that one took."""
        self._number += 1
        number, person = f"new{self._number}", f"U{self._number * 37 + 1}"
        began = time.perf_counter()
        _, kept = await self._updates.keep(Kept(number, f"{person}:{person}", "{}", self._number), begins=True)
        await self._exchanges.said(person, number)
        message = Message(f"line:{person}:{person}", QUESTION, "line", person, id=number, noticed="yes")
        await self._reception.reply(message)
        if kept:
            await self._updates.finish(kept, Said(person, number, (1,)), goes_on=True)
        return time.perf_counter() - began


async def begin_broadcast(database: Database) -> tuple[float, int]:
    """Seconds until whom a broadcast is for is fixed, and how many they are."""
    number = await sent_off(database, NEWS)
    plans = Plans(database, {"line": 500, "telegram": 500}, 3)
    began = time.perf_counter()
    people = await plans.fix(number)
    return time.perf_counter() - began, people


async def run(people: int, events: int, rounds: int) -> None:
    with servers() as (empty, full), tempfile.TemporaryDirectory() as folder:
        took = fill(full, people, events)
        print(f"{people:,} subscribers, {events:,} updates, half as many exchanges and answers; in {took:.0f} s")
        explain(full)
        settings = read_settings({"THAMDAI_DATA_DIR": folder}, Path("no-such.env"))
        edition = open_edition(settings)
        engine = open_engine(edition)
        databases = {"empty": await open_database(empty), "full": await open_database(full)}
        answerers = {
            name: Answerer(database, furnisher(settings, database)(edition, engine).reception)
            for name, database in databases.items()
        }
        seconds: dict[str, list[float]] = {name: [] for name in databases}
        for each in answerers.values():
            await each.answer()
        for _ in range(rounds):
            for name, each in answerers.items():
                seconds[name].append(statistics.median([await each.answer() for _ in range(ASKED)]))
        ratios = [large / small for large, small in zip(seconds["full"], seconds["empty"], strict=True)]
        print(
            f"\na reply: {statistics.median(seconds['full']) * 1000:.1f} ms, of that on an empty database "
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        )
        for name, database in databases.items():
            span, count = await begin_broadcast(database)
            print(f"starting a broadcast, {name}: {span:.2f} s for {count:,} people")
            await database.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if binaries() is None:
        print("PostgreSQL is not here; on Debian: apt-get install postgresql")
        return
    asyncio.run(run(asked.people, asked.events, asked.rounds))


if __name__ == "__main__":
    main()
