"""A broadcast is planned in portions: others write in between, and whatever happens there each person is in once."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from contextvars import Context
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from bot.delivery.planning import Plans, make_digest
from bot.delivery.putting import Putting
from bot.settings import read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, open_database
from bot.state.people import StoredPeople
from bot.state.retention import DAY, Retention, periods_of
from bot.state.tables import broadcasts, chunks, deliveries, people
from handlers.hours import latest_digest
from tests.databases import Clock
from tests.receiving import receiving
from tests.sending import AUTHOR, NEWS, OTHER, PATIENCE, add_people, at_work, sent_off, settings_for, until_state
from tests.test_planning import at

PORTION = 10
SIZES = {"telegram": 4, "line": 7}
NOON = at("2026-11-25 12:00")
Between = Callable[[], Awaitable[object]]


def plans(database: Database, portion: int = PORTION) -> Plans:
    return Plans(database, SIZES, cap=2, portion=portion)


def between(monkeypatch: pytest.MonkeyPatch, database: Database, *done: Between) -> list[int]:
    """Have something done after the first portion, something else after the second, ...; how many portions there were.

    It is done where others get their turn, so what writes would wait for ever if planning kept the database to itself.
    """
    seen: list[int] = []

    async def give_way() -> None:
        seen.append(len(seen) + 1)
        if len(seen) <= len(done):
            await done[len(seen) - 1]()

    monkeypatch.setattr(database, "give_way", give_way)
    return seen


async def nothing() -> None: ...


async def put_in(database: Database, broadcast: int) -> int:
    count = select(func.count()).select_from(deliveries).where(deliveries.c.broadcast == broadcast)
    async with database.reading() as connection:
        return int((await connection.execute(count)).scalar_one())


async def rows_of(database: Database, broadcast: int) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Person -> what is planned for them; held to be a plan in which nobody stands twice and no chunk is too large."""
    wanted = select(deliveries, chunks.c.due, chunks.c.parts).outerjoin(
        chunks, (chunks.c.broadcast == deliveries.c.broadcast) & (chunks.c.number == deliveries.c.chunk)
    )
    async with database.reading() as connection:
        rows = (await connection.execute(wanted.where(deliveries.c.broadcast == broadcast))).all()
    assert sorted(row.place for row in rows) == list(range(1, len(rows) + 1))
    assert all((row.due is None) == (row.fate == "digest") for row in rows)
    sizes = Counter((row.channel, row.chunk) for row in rows if row.chunk is not None)
    assert all(count <= SIZES[channel] for (channel, _), count in sizes.items())
    return {(row.channel, row.person): (row.fate, row.day, row.post, row.due, row.parts) for row in rows}


# ── the three kinds of plans ──────────────────────────────────────────────────────────────────────────────────────────
async def news(database: Database) -> int:
    """To 40 people, some of whom chose the digest, some have all of today's."""
    await add_people(database, telegram=25, line=15)
    some = people.c.person.in_([f"U{number}" for number in range(5)] + [str(number) for number in range(1003, 1017)])
    async with database.writing() as connection:
        await connection.execute(update(people).where(some).values(frequency="weekly"))
        await connection.execute(update(people).where(people.c.person > "1020").values(role="teacher"))
    for _ in range(2):
        before = await sent_off(database, urgent="", segment=_teachers())
        await plans(database).fix(before)
    return await sent_off(database, urgent="")


def _teachers() -> Any:
    from handlers.broadcasts import Segment

    return Segment(roles=("teacher",))


async def correction(database: Database) -> int:
    """Of news that some got, and others have waiting for the digest."""
    wrong = await news(database)
    await plans(database).fix(wrong)
    got = (deliveries.c.broadcast == wrong) & (deliveries.c.fate == "pending")
    async with database.writing() as connection:
        await connection.execute(
            update(deliveries).where(got, deliveries.c.place % 5 > 0).values(fate="sent", post="m")
        )
        await connection.execute(update(people).where(people.c.person.in_(["U9", "1020"])).values(reachable=False))
    return await sent_off(database, urgent="", kind="correction", corrects=wrong)


async def digest(database: Database) -> int:
    """Of two broadcasts, one of which was for Telegram alone."""
    from handlers.broadcasts import Segment

    await add_people(database, telegram=25, line=15, frequency="weekly")
    await plans(database).fix(await sent_off(database))
    await plans(database).fix(await sent_off(database, segment=Segment(channels=("telegram",))))
    made = await make_digest(database, latest_digest(NOON + 5 * DAY))
    assert made
    return made


KINDS = {each.__name__: each for each in (news, correction, digest)}
Kind = Callable[[Database], Awaitable[int]]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, clock: Clock) -> Kind:
    clock.now = NOON
    return KINDS[request.param]


@pytest.fixture
async def whole(database: Database, kind: Kind) -> tuple[int, dict[tuple[str, str], tuple[Any, ...]]]:
    """A broadcast to be planned, and the plan that is made of it in one."""
    broadcast = await kind(database)
    async with database.reading() as connection:  # planned once, and then as if it had not been
        saved = {table: (await connection.execute(select(table))).mappings().all() for table in (deliveries, chunks)}
    await plans(database, 1_000).fix(broadcast)
    planned = await rows_of(database, broadcast)
    async with database.writing() as connection:
        for table in (chunks, deliveries):
            await connection.execute(table.delete())
            if saved[table]:
                await connection.execute(table.insert(), [dict(row) for row in saved[table]])
        anew = update(broadcasts).where(broadcasts.c.id == broadcast)
        await connection.execute(anew.values(recipients=None, planned=0, started=None))
    return broadcast, planned


async def test_in_portions_a_plan_is_the_same_as_in_one(
    database: Database, whole: tuple[int, dict[tuple[str, str], tuple[Any, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    broadcast, planned = whole
    seen = between(monkeypatch, database)
    assert await plans(database).fix(broadcast) == len(planned)
    assert await rows_of(database, broadcast) == planned
    assert len(seen) > 3
    assert {"telegram", "line"} == {channel for channel, _ in planned}


# ── others write in between ───────────────────────────────────────────────────────────────────────────────────────────
async def test_others_write_between_two_portions(
    database: Database, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    broadcast, found = await kind(database), list[tuple[int, int | None]]()

    async def reply() -> None:
        await StoredPeople(database).seen("line", f"new{len(found)}")
        known = await StoredBroadcasts(database).load(broadcast)
        found.append((await put_in(database, broadcast), known.recipients))

    between(monkeypatch, database, *[reply] * 100)
    count = await plans(database).fix(broadcast)
    counts = [each for each, _ in found]
    assert {recipients for _, recipients in found} == {None}, "fixed before all were in"
    assert len({each for each in counts if 0 < each < count}) >= 2
    assert max(after - before for before, after in zip([0, *counts], counts, strict=False)) <= PORTION
    async with database.reading() as connection:
        new = select(func.count()).select_from(people).where(people.c.person.like("new%"))
        assert (await connection.execute(new)).scalar_one() == len(found)


async def test_who_writes_to_sqlite_from_elsewhere_gets_in(tmp_path: Path) -> None:
    """They have no place in our queue: they look again and again, and must find it free."""
    file = tmp_path / "state.db"
    database = await open_database(f"sqlite:///{file}")
    await add_people(database, telegram=200)
    broadcast = await sent_off(database)

    over = threading.Event()

    def write() -> int:
        """Once planning has begun; how many are in by then."""
        counting = "SELECT count(*) FROM deliveries"
        with closing(sqlite3.connect(file, timeout=60, isolation_level=None)) as connection:
            while not over.is_set() and not connection.execute(counting).fetchone()[0]:
                pass
            connection.execute("BEGIN IMMEDIATE")
            count: int = connection.execute(counting).fetchone()[0]
            connection.execute("UPDATE people SET last_seen = last_seen + 1 WHERE person = '1000'")
            connection.execute("COMMIT")
        return count

    writing = asyncio.create_task(asyncio.to_thread(write))
    try:
        assert await plans(database).fix(broadcast) == 200
    finally:
        over.set()
        count = await writing
        await database.close()
    assert 0 < count < 200, "nobody else got in before all was done"
    assert count % PORTION == 0


async def test_nothing_is_sent_before_all_are_in(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.working.Plans", partial(Plans, portion=PORTION))
    async with receiving() as receiver:
        await add_people(database, telegram=50, line=50)
        sent: list[int] = []
        async with at_work(url, database, settings_for(receiver, tmp_path, url)) as worker:

            async def look() -> None:
                await asyncio.create_task(worker.foreman.look(), context=Context())  # not as a part of planning
                sent.append(await out(database))

            between(monkeypatch, database, *[look] * 100)
            done = await until_state(database, await sent_off(database), "done")
    assert done.recipients == 100
    assert len(sent) >= 100 // PORTION
    assert not any(sent)
    assert set(receiver.telegram.values()) == set(receiver.line.values()) == {1}
    assert (len(receiver.telegram), len(receiver.line)) == (50, 50)


async def out(database: Database) -> int:
    """Chunks that are with the engine, or were."""
    async with database.reading() as connection:
        gone = select(func.count()).select_from(chunks).where(chunks.c.waits.is_(False))
        return int((await connection.execute(gone)).scalar_one())


# ── stopped ───────────────────────────────────────────────────────────────────────────────────────────────────────────
DYING = """
import asyncio, os, signal, sys
from bot.state.database import open_database
from tests.test_portions import NOON, plans

url, broadcast, portions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
left = [None] * portions

async def run():
    database = await open_database(url, lambda: NOON)

    async def give_way():
        left.pop()
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    database.give_way = give_way
    await plans(database).fix(broadcast)

asyncio.run(run())
"""


def killed(url: str, broadcast: int, portions: int) -> None:
    """A process plans a broadcast and is killed after so many portions."""
    environ = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", DYING, url, str(broadcast), str(portions)]
    died = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr


async def test_killed_between_portions_it_goes_on_where_it_stopped(
    database: Database, url: str, whole: tuple[int, dict[tuple[str, str], tuple[Any, ...]]]
) -> None:
    broadcast, planned = whole
    counts = []
    for portions in (1, 1, 2):  # the second of them on Telegram, the last begins with the portion that was the last
        await asyncio.to_thread(killed, url, broadcast, portions)
        counts.append(await put_in(database, broadcast))
    assert 0 < counts[0] < counts[1] < counts[2] <= len(planned)
    assert (await StoredBroadcasts(database).load(broadcast)).recipients is None
    assert await plans(database).fix(broadcast) == len(planned)
    assert await rows_of(database, broadcast) == planned


@pytest.mark.parametrize("others", ["does all", "does one portion", "goes along"])
async def test_planned_by_two_at_once_everybody_is_in_once(
    database: Database,
    url: str,
    clock: Clock,
    others: str,
    whole: tuple[int, dict[tuple[str, str], tuple[Any, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broadcast, planned = whole
    second = await open_database(url, clock)

    async def one_portion() -> None:
        class EnoughError(Exception): ...

        async def enough() -> None:
            raise EnoughError

        monkeypatch.setattr(second, "give_way", enough)
        with suppress(EnoughError):
            await plans(second, 7).fix(broadcast)

    if others == "does all":
        between(monkeypatch, database, nothing, lambda: plans(second, 7).fix(broadcast))
        counts = [await plans(database).fix(broadcast)]
    elif others == "does one portion":
        between(monkeypatch, database, *[one_portion] * 100)
        counts = [await plans(database).fix(broadcast)]
    else:
        counts = await asyncio.gather(*(plans(each).fix(broadcast) for each in (database, second)))
    await second.close()
    assert set(counts) == {len(planned)}
    assert await rows_of(database, broadcast) == planned


async def test_cancelled_between_portions_nothing_of_it_is_left_to_be_sent(
    database: Database, kind: Kind, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    broadcast, stored = await kind(database), StoredBroadcasts(database)
    seen = between(monkeypatch, database, nothing, lambda: stored.act(broadcast, "cancel", AUTHOR, "editor"))
    assert await plans(database).fix(broadcast) == 0
    assert await plans(database).fix(broadcast) == 0
    assert len(seen) == 2
    progress = await stored.progress(broadcast)
    assert 0 < progress.of("cancelled") == progress.all < 40
    assert (await stored.load(broadcast)).recipients is None
    open_ones = select(chunks.c.number).where(chunks.c.broadcast == broadcast, chunks.c.done.is_(False))
    async with database.reading() as connection:
        assert (await connection.execute(open_ones)).all() == []

    clock.now += 91 * DAY
    await Retention(database, periods_of(read_settings({}, Path("no-such.env")))).purge()
    assert await put_in(database, broadcast) == 0, "whom it was for is kept for ever"
    assert await stored.progress(broadcast) == progress


async def test_paused_between_portions_it_goes_on_when_it_is_resumed(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.working.Plans", partial(Plans, portion=PORTION))
    stored, made = StoredBroadcasts(database), list[int]()
    async with receiving() as receiver:
        await add_people(database, telegram=50)
        between(monkeypatch, database, lambda: stored.act(made[0], "pause", AUTHOR, "editor"))
        async with at_work(url, database, settings_for(receiver, tmp_path, url)) as worker:
            made.append((await StoredBroadcasts(database).create(NEWS, AUTHOR)).id)
            await stored.act(made[0], "submit", AUTHOR, "editor")
            seen = (await stored.load(made[0])).content_hash
            await stored.act(made[0], "approve", OTHER, "approver", seen_hash=seen)
            await stored.act(made[0], "send", AUTHOR, "editor")
            await until_state(database, made[0], "paused")
            await worker.foreman.look()
            assert await put_in(database, made[0]) == PORTION
            await stored.act(made[0], "resume", AUTHOR, "editor")
            done = await until_state(database, made[0], "done")
    assert done.recipients == 50
    assert len(receiver.telegram) == 50
    assert set(receiver.telegram.values()) == {1}


async def test_a_plan_that_fails_is_taken_up_again(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.working.Plans", partial(Plans, portion=PORTION))
    gather, tries = Putting.gather, list[int]()

    async def failing(self: Putting, *given: Any) -> int:
        tries.append(self.broadcast_id)
        if len(tries) in (2, 4):
            raise RuntimeError("failed on purpose")
        return await gather(self, *given)

    monkeypatch.setattr(Putting, "gather", failing)
    async with receiving() as receiver:
        await add_people(database, telegram=50)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)) as worker:
            broadcast = await sent_off(database)
            async with asyncio.timeout(PATIENCE):
                while (await StoredBroadcasts(database).load(broadcast)).state != "done":
                    await worker.foreman.sweep()
                    await asyncio.sleep(0.05)
    assert len(receiver.telegram) == 50
    assert set(receiver.telegram.values()) == {1}


# ── people come and go meanwhile ──────────────────────────────────────────────────────────────────────────────────────
async def test_who_comes_or_goes_between_portions_is_in_once_or_not_at_all(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.now = NOON
    await add_people(database, telegram=30)  # 1000 to 1029; the first ten are in when it happens
    stored = StoredPeople(database)
    broadcast = await sent_off(database)

    async def come_and_go() -> None:
        await stored.forget("telegram", "1009")  # the last who was put in
        await stored.forget("telegram", "1008")
        for person in ("1003", "1028"):
            await stored.leave("telegram", person, {"all"}, ())
        await stored.forget("telegram", "1027")
        await stored.set_reachable("telegram", "1026", reachable=False)
        for person in ("0999", "1008", "1030"):  # before, among and after those who are in
            await stored.seen("telegram", person)
            await stored.follow("telegram", person, "all")

    between(monkeypatch, database, come_and_go)
    count = await plans(database).fix(broadcast)
    wanted = select(deliveries.c.person).where(deliveries.c.broadcast == broadcast, deliveries.c.fate == "pending")
    async with database.reading() as connection:
        found = sorted((await connection.execute(wanted)).scalars())
        gone = select(func.count()).select_from(deliveries).where(deliveries.c.person.is_(None))
        assert (await connection.execute(gone)).scalar_one() == 2
    left = {1003, 1008, 1009, 1026, 1027, 1028}  # 1008 is new now, and was passed
    assert found == [str(number) for number in range(1000, 1031) if number not in left]
    assert count == len(found) + 3  # those who were in and went count as not sent


async def test_a_digest_joins_nothing_that_is_still_being_planned(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.now = NOON
    await add_people(database, telegram=25, frequency="weekly")
    await plans(database).fix(await sent_off(database))
    clock.now += 5 * DAY
    late, fixed = await sent_off(database), list[int]()

    async def make() -> None:
        made = await make_digest(database, latest_digest(clock.now))
        assert made
        fixed.append(made)
        with monkeypatch.context() as patch:
            between(patch, database)
            assert await plans(database).fix(made) == 25

    between(monkeypatch, database, make)
    await plans(database).fix(late)
    assert (await StoredBroadcasts(database).progress(late)).fates == {"telegram": {"digest": 25}}
    async with database.reading() as connection:
        parts = set((await connection.execute(select(chunks.c.parts).where(chunks.c.broadcast == fixed[0]))).scalars())
    assert parts == {f"[{late - 1}]"}


async def test_a_million_portions_need_no_more_numbers_than_there_are_chunks(database: Database, clock: Clock) -> None:
    """PostgreSQL's integers end at two thousand million."""
    broadcast = await news_over_days(database, clock)
    async with database.reading() as connection:
        numbers = sorted(
            (await connection.execute(select(chunks.c.number).where(chunks.c.broadcast == broadcast))).scalars()
        )
        sql = text("SELECT count(DISTINCT day) FROM deliveries WHERE broadcast = :broadcast")
        assert (await connection.execute(sql, {"broadcast": broadcast})).scalar_one() > 1
    assert numbers == list(range(1, len(numbers) + 1))


async def news_over_days(database: Database, clock: Clock) -> int:
    clock.now = NOON
    broadcast = await news(database)
    await plans(database).fix(broadcast)
    return broadcast
