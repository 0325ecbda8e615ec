"""How fast web processes answer updates of Telegram and events of LINE, in full, against the SDKs' echo bots.

Each process is asked by so many different people at a time, who wait for their answer; the bots run in the same
server and talk to the same small Telegram and LINE, which run, with those who ask, in this process. Runs take turns,
and each ratio is of two runs that followed one another.

For throughput a web process has one processor to itself, and all else, which is lighter, the others: so it is slowed by
nothing that wouldn't run beside it in use. Two of them have one each where there are four or more. Where there are
fewer they share one, and their rate counts twice: that is what two would answer on two, as long as PostgreSQL keeps up,
whose processor time is told beside it. What it shows is what working together costs them. When a crowd asks, everything
runs wherever there is room.

    PYTHONPATH=. python tests/benchmarks/serving.py [--asked 1500] [--rounds 3] [name of a part ...]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.furnishing import notice_of
from bot.settings import read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, open_database
from bot.state.tables import people
from bot.workbench import open_edition
from tests.crowd import Asked, Channel, Crowd, line_user
from tests.databases import binaries, postgresql, server_pid
from tests.replicas import THAMDAI, Replicas, replicas, seconds_of_family
from tests.sending import NEWS, add_people, sent_off

IN_FLIGHT = 32
ENOUGH = 4  # processors
ECHO = Path(__file__).with_name("_echo.py")
QUESTIONS = Path(__file__).parents[1] / "questions" / "dev.jsonl"
LONGEST = 300  # characters of the questions that are asked: what people type
CHANNELS: tuple[Channel, ...] = ("telegram", "line")
SQLITE, ONE, TWO, ECHOING = "SQLite", "PostgreSQL", "PostgreSQL, two processes", "echo bot"


@dataclass(frozen=True, slots=True)
class Measured:
    per_second: float
    p50: float  # milliseconds
    p99: float
    web: float  # milliseconds of processor that the web processes took for an answer
    database: float  # PostgreSQL
    crowd: float  # this process: the networks and those who ask


@dataclass
class Bench:
    """Everything at work: who asks, and who answers."""

    crowd: Crowd
    made: Replicas  # on SQLite, and the echo bots
    shared: Replicas  # on PostgreSQL
    url: str  # of the PostgreSQL
    postgres: int  # pid; 0 where it isn't here
    texts: tuple[str, ...]
    databases: tuple[Database, ...]
    person: int = 10_000_000  # the next; each asks once

    def seconds(self, doors: list[str]) -> tuple[float, float, float]:
        """Processor seconds used so far: by the web processes, PostgreSQL, this process."""
        web = sum((self.made if door in self.made.processes else self.shared).seconds(door) for door in doors)
        return web, seconds_of_family(self.postgres) if self.postgres else 0.0, time.process_time()


def questions() -> tuple[str, ...]:
    """First questions of the conversations that people wrote."""
    turns = [json.loads(line)["turns"][0]["q"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    return tuple(turn for turn in turns if len(turn) <= LONGEST)


@asynccontextmanager
async def at_work() -> AsyncIterator[Bench]:
    crowd = Crowd()
    async with AsyncExitStack() as opened:
        await opened.enter_async_context(crowd.open())
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        open_edition(read_settings({"THAMDAI_DATA_DIR": str(folder)}, Path("no-such.env")))
        url, pid = "", 0
        if binaries():
            place = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="thamdai-postgresql-")))
            url = opened.enter_context(postgresql(place, durable=True))
            pid = server_pid(place)
        made = opened.enter_context(replicas(crowd, f"sqlite:///{folder / 'bench.db'}", folder))
        shared = opened.enter_context(replicas(crowd, url, folder))
        urls = (f"sqlite:///{folder / 'bench.db'}", *([url] if url else []))
        databases = tuple([await open_database(each) for each in urls])
        yield Bench(crowd, made, shared, url, pid, questions(), databases)
        for database in databases:
            await database.close()


async def ready(bench: Bench, *doors: str) -> None:
    """Wait until processes listen."""
    async with aiohttp.ClientSession() as client, asyncio.timeout(120):
        for door in doors:
            while True:
                try:
                    async with client.get(f"{door}/healthz"):
                        break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.2)


async def acquaint(bench: Bench, channel: Channel, persons: range) -> None:
    """They have been shown the privacy notice: what is measured is not their first message."""
    now, version = time.time(), notice_of(read_settings(bench.made.environ, Path("no-such.env"))).version
    own = {"role": "", "reachable": True, "first_seen": now, "last_seen": now, "notice": version, "noticed": now}
    rows = [
        {"channel": channel, "person": str(each) if channel == "telegram" else line_user(each), **own}
        for each in persons
    ]
    for database in bench.databases:
        async with database.writing() as connection:
            await connection.execute(people.insert(), rows)


async def load(bench: Bench, channel: Channel, count: int, in_flight: int = IN_FLIGHT) -> list[Asked]:
    """So many people ask, so many at a time."""
    first, bench.person = bench.person, bench.person + count
    waiting = iter(range(first, first + count))

    await acquaint(bench, channel, range(first, first + count))

    async def asking() -> list[Asked]:
        return [
            await bench.crowd.ask(Asked(channel, person, bench.texts[person % len(bench.texts)])) for person in waiting
        ]

    return [asked for done in await asyncio.gather(*(asking() for _ in range(in_flight))) for asked in done]


async def measured(bench: Bench, doors: list[str], channel: Channel, count: int) -> Measured:
    bench.crowd.doors = doors
    in_flight = IN_FLIGHT * len(doors)  # as many wait at each door, or two processes would have half the work each
    await load(bench, channel, in_flight * 4, in_flight)  # connections open, caches fill
    before, began = bench.seconds(doors), time.perf_counter()
    done = await load(bench, channel, count, in_flight)
    span, after = time.perf_counter() - began, bench.seconds(doors)
    each = [(now - then) * 1000 / count for then, now in zip(before, after, strict=True)]
    return Measured(count / span, *percentiles(done), *each)


def percentiles(done: list[Asked]) -> tuple[float, float]:
    took = sorted((each.answered - each.began) * 1000 for each in done)
    return statistics.median(took), took[int(len(took) * 0.99)]


# ── throughput ────────────────────────────────────────────────────────────────────────────────────────────────────────
async def throughput(bench: Bench, count: int, rounds: int) -> None:
    print(f"\n{count:,} questions of as many people, {rounds} rounds, {IN_FLIGHT} at a time at each; medians\n")
    print(
        "| channel | answered by | answers/s | p50 ms | p99 ms | processor ms an answer: web | PostgreSQL | crowd "
        "| of the echo bot's answers/s | of its processor time |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    doors = {SQLITE: [bench.made.start()]}
    if bench.url:
        two = [bench.shared.start(), bench.shared.start()]
        doors |= {ONE: two[:1], TWO: two}
    own, rest = processors()
    for pid in (os.getpid(), *([bench.postgres] if bench.postgres else [])):
        pin(pid, rest)
    for channel in CHANNELS:
        echo = {ECHOING: [bench.made.run([sys.executable, str(ECHO), channel, "{port}", bench.crowd.url])]}
        found: dict[str, list[Measured]] = {}
        await ready(bench, *(door for those in (echo | doors).values() for door in those))
        for those in (echo | doors).values():
            for door, processor in zip(those, own, strict=False):
                pin((bench.made if door in bench.made.processes else bench.shared).processes[door].pid, {processor})
        for _ in range(rounds):
            for name, those in (echo | doors).items():
                found.setdefault(name, []).append(await measured(bench, those, channel, count))
        for name, runs in found.items():
            print(_row(channel, name, runs, found[ECHOING]), flush=True)
        if bench.url:
            counts = 2.0 if own[0] == own[1] else 1.0
            ratio = _ratios("per_second", found[TWO], found[ONE], counts)
            print(f"\n{channel}: two processes / one: {ratio}\n", flush=True)
        bench.made.kill(echo[ECHOING][0])
    for door in doors[SQLITE]:
        bench.made.stop(door)
    for door in doors.get(TWO, ()):
        bench.shared.stop(door)
    for pid in (os.getpid(), *([bench.postgres] if bench.postgres else [])):
        pin(pid, {*own, *rest})


def processors() -> tuple[tuple[int, int], set[int]]:
    """Those of two web processes, the same twice where there are few, and those of all else."""
    own = sorted(os.sched_getaffinity(0))
    two = (own[0], own[1] if len(own) >= ENOUGH else own[0])
    return two, set(own) - set(two) or set(own)


def pin(pid: int, where: set[int]) -> None:
    """A process and all its threads, and what it starts from now on."""
    for thread in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), where)


def _row(channel: Channel, name: str, runs: list[Measured], echo: list[Measured]) -> str:
    def of(what: str) -> float:
        return statistics.median(float(getattr(run, what)) for run in runs)

    cells = [channel, name, f"{of('per_second'):.0f}", *(f"{of(what):.1f}" for what in ("p50", "p99"))]
    cells += [f"{of(what):.2f}" for what in ("web", "database", "crowd")]
    cells += [_ratios("per_second", runs, echo), _ratios("web", runs, echo)]
    return f"| {' | '.join(cells)} |"


def _ratios(what: str, runs: list[Measured], others: list[Measured], counts: float = 1.0) -> str:
    """Of two runs that followed one another; the median, the least and the most."""
    each = [counts * getattr(run, what) / getattr(other, what) for run, other in zip(runs, others, strict=True)]
    return f"{statistics.median(each):.2f} ({min(each):.2f}–{max(each):.2f})"


# ── all at once ───────────────────────────────────────────────────────────────────────────────────────────────────────
async def crowded(bench: Bench, people: int, rounds: int) -> None:
    """So many people ask at the same moment, half on each channel; in every second round while a broadcast goes out."""
    print(
        f"\n{people:,} people ask at once, half on each channel\n\n"
        "| web processes | broadcast | unanswered | answered twice | p50 s | p99 s | p99 of that before |\n"
        "|---|---|---|---|---|---|---|"
    )
    door = bench.made.start()
    await ready(bench, door)
    bench.crowd.doors = [door]
    await _warm(bench)
    _crowd_row(f"1 on {SQLITE}", "", *await _at_once(bench, people))
    bench.made.stop(door)
    if bench.url:
        await _crowded_beside_a_broadcast(bench, people, rounds)


async def _crowded_beside_a_broadcast(bench: Bench, people: int, rounds: int) -> None:
    doors = bench.crowd.doors = [bench.shared.start(), bench.shared.start()]
    await ready(bench, *doors)
    await _warm(bench)
    database = await open_database(bench.url)
    await add_people(database, telegram=20_000, line=20_000)
    ratios = []
    for _ in range(rounds):
        alone = await _at_once(bench, people)
        _crowd_row(f"2 on {ONE}", "", *alone)
        worker = bench.shared.run([str(THAMDAI), "worker"], THAMDAI_TELEGRAM_PER_SECOND="29")
        news = await sent_off(database, NEWS)
        begun = bench.crowd.news, bench.crowd.answers.total()
        async with asyncio.timeout(300):  # both channels' people are being brought it
            while bench.crowd.news <= begun[0] or bench.crowd.answers.total() <= begun[1]:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        beside = await _at_once(bench, people)
        ratios.append(beside[3] / alone[3])
        _crowd_row(f"2 on {ONE}", "yes", *beside, f"{ratios[-1]:.2f}")
        await StoredBroadcasts(database).act(news, "cancel", "telegram:1", "editor")
        bench.shared.stop(worker)
    print(f"\np99 beside a broadcast / without: {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})")
    await database.close()
    for each in doors:
        bench.shared.stop(each)


async def _warm(bench: Bench) -> None:
    for channel in CHANNELS:
        await load(bench, channel, IN_FLIGHT * 4)


async def _at_once(bench: Bench, people: int) -> tuple[int, int, float, float]:
    """How many had no answer, and more than one; seconds until half and 99 of 100 had it."""
    first, bench.person = bench.person, bench.person + people
    asked = [
        Asked(CHANNELS[person % 2], person, bench.texts[person % len(bench.texts)])
        for person in range(first, first + people)
    ]
    for channel in CHANNELS:
        await acquaint(bench, channel, range(first, first + people))
    done = await asyncio.gather(*map(bench.crowd.ask, asked), return_exceptions=True)
    for error in done:
        if isinstance(error, BaseException) and not isinstance(error, TimeoutError):
            raise error
    counts = [bench.crowd.answers[each.channel, each.person] for each in asked]
    p50, p99 = percentiles([each for each in asked if each.answered])
    return counts.count(0), sum(count > 1 for count in counts), p50 / 1000, p99 / 1000


def _crowd_row(who: str, broadcast: str, lost: int, twice: int, p50: float, p99: float, ratio: str = "") -> None:
    print(f"| {who} | {broadcast} | {lost} | {twice} | {p50:.1f} | {p99:.1f} | {ratio} |", flush=True)


PARTS = ("throughput", "crowd")


async def run(parts: list[str], asked: int, rounds: int, people: int) -> None:
    async with at_work() as bench:
        if "throughput" in parts:
            await throughput(bench, asked, rounds)
        if "crowd" in parts:
            await crowded(bench, people, rounds)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; without, all")
    parser.add_argument("--asked", type=int, default=1_500, help="questions in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=2_000, help="who ask at once")
    asked = parser.parse_args()
    asyncio.run(run(asked.parts or list(PARTS), asked.asked, asked.rounds, asked.people))


if __name__ == "__main__":
    main()
