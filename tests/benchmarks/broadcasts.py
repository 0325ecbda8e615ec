"""Broadcasts to many people, with everything going wrong: who got nothing, who got it twice, how near the rate limit.

Counted by the receiver's own record, a process of its own. The ideal is people / the receiver's rate limit, and the
seconds in which a storm of 429 lets nothing through. In every run 2 of 100 people blocked the bot, 1 of 100 calls is
answered 500, and LINE answers 500 to 1 of 10 calls that it did.

    PYTHONPATH=. python tests/benchmarks/broadcasts.py [--people 20000] [--rate 300] [--case NAME ...]
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, open_database
from bot.workbench import open_edition
from handlers.broadcasts import Broadcast, Progress
from tests.databases import binaries, crash, postgresql
from tests.sending import NEWS, add_people, sent_off
from tests.workers import Receiving, Workers, receiver_process, workers

BATCH, RUNNERS = 15, 2  # in flight at most: RUNNERS x BATCH a worker
PATIENCE = 1_800.0  # seconds
STORM = 3.0  # seconds


@dataclass(frozen=True)
class Case:
    name: str
    database: str
    workers: int
    kills: int = 0  # of the newest worker, which is started again at once
    restarts: bool = True
    crash: bool = False  # of the database
    storms: int = 0  # of 429, STORM seconds each


CASES = (
    Case("sqlite", "SQLite", 1),
    Case("pg1", "PostgreSQL", 1),
    Case("pg3", "PostgreSQL", 3),
    Case("pg3-kill", "PostgreSQL", 3, kills=1, restarts=False),
    Case("sqlite-kill", "SQLite", 1, kills=1),
    Case("sqlite-six", "SQLite", 1, kills=6),
    Case("pg1-kill", "PostgreSQL", 1, kills=1),
    Case("pg1-crash", "PostgreSQL", 1, crash=True),
    Case("pg3-crash", "PostgreSQL", 3, crash=True),
    Case("sqlite-storms", "SQLite", 1, storms=4),
    Case("pg3-storms", "PostgreSQL", 3, storms=4),
)


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Its URL, and what makes it crash."""
    if kind == "SQLite":
        yield f"sqlite:///{folder / 'state.db'}", lambda: None
        return
    with tempfile.TemporaryDirectory(prefix="pytest") as own:
        Path(own).chmod(0o755)
        with postgresql(Path(own) / "server") as url:
            yield url, lambda: crash(Path(own) / "server")


async def _run(case: Case, people: int, rate: int, data: Path) -> str:
    with (
        tempfile.TemporaryDirectory() as folder,
        _database(case.database, Path(folder)) as (url, fail),
        receiver_process() as receiver,
        workers(
            url, receiver, data, THAMDAI_TELEGRAM_PER_SECOND=rate * 29 // 30, THAMDAI_BROADCAST_BATCH=BATCH
        ) as processes,
    ):
        receiver.set(per_second=float(rate), blocked=2, broken=0.01, accepted_broken=0.1)
        database = await open_database(url)
        await add_people(database, telegram=people, line=people)
        for _ in range(case.workers):
            processes.start()
        broadcast = await sent_off(database, NEWS)
        await _trouble(case, people, receiver, processes, fail)
        done = await _finished(database, broadcast)
        progress = await StoredBroadcasts(database).progress(broadcast)
        await database.close()
        return _row(case, people, rate, receiver, done, progress)


async def _trouble(case: Case, people: int, receiver: Receiving, processes: Workers, fail: Callable[[], None]) -> None:
    """Kills, crashes and storms, spread over the case."""
    times = max(case.kills, case.storms, int(case.crash))
    for number in range(times):
        await _arrived(receiver, people * (number + 1) // (times + 1))
        if case.storms:
            receiver.set(storm=STORM)
        elif case.crash:
            await asyncio.to_thread(fail)
        else:
            processes.kill()
            if case.restarts:
                processes.start()


async def _arrived(receiver: Receiving, count: int) -> None:
    while len((await asyncio.to_thread(receiver.set))["telegram"]) < count:  # noqa: ASYNC110
        await asyncio.sleep(0.2)


async def _finished(database: Database, broadcast: int) -> Broadcast:
    stored, until = StoredBroadcasts(database), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = await stored.load(broadcast)
        if found.state == "done":
            return found
        await asyncio.sleep(0.2)
    raise TimeoutError(f"not done: {await stored.progress(broadcast)}")


def _row(case: Case, people: int, rate: int, receiver: Receiving, done: Broadcast, progress: Progress) -> str:
    got = receiver.set()
    reachable = sum(1 for number in range(1000, 1000 + people) if number % 100 >= 2)
    lost = (reachable - len(got["telegram"]), people - len(got["line"]))
    doubled = [sum(count - 1 for count in got[channel].values()) for channel in ("telegram", "line")]
    span = (got["last"] or 0) - got["first"]
    bound = RUNNERS * BATCH * (case.kills or (case.workers if case.crash else 0))
    cells = (
        case.name,
        case.database,
        case.workers,
        f"{span:.1f}",
        f"{span / (people / rate + case.storms * STORM):.3f}",
        f"{lost[0]} / {lost[1]}",
        f"{doubled[0]} of {bound} / {doubled[1]}",
        progress.resent,
        progress.of("unknown"),
        progress.of("failed"),
        got["told_to_wait"],
        got["misused"],
        got["peak"],
    )
    return f"| {' | '.join(map(str, cells))} |"


COLUMNS = (
    *("case", "database", "workers", "span s", "of the ideal", "lost T / L", "doubled T of at most / L", "sent again"),
    *("unknown", "failed", "429", "keys misused", "most in a second"),
)
HEADING = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"


def main() -> None:
    parser = argparse.ArgumentParser()
    names = [case.name for case in CASES]
    parser.add_argument("--case", action="append", choices=names, help="may be repeated; without, all of them")
    parser.add_argument("--people", type=int, default=2_000, help="on each channel")
    parser.add_argument("--rate", type=int, default=200, help="messages a second that the little Telegram takes")
    asked = parser.parse_args()
    print(f"{asked.people:,} people on each channel, at most {asked.rate} messages a second\n\n{HEADING}")
    with tempfile.TemporaryDirectory() as data:
        open_edition(read_settings({"THAMDAI_DATA_DIR": data}, Path("no-such.env")))
        for case in CASES:
            if (asked.case and case.name not in asked.case) or (case.database == "PostgreSQL" and binaries() is None):
                continue
            print(asyncio.run(_run(case, asked.people, asked.rate, Path(data))), flush=True)


if __name__ == "__main__":
    main()
