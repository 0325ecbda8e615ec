"""A large broadcast is stopped in portions: nobody is sent to from then on, and others write in between."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.delivery.planning import make_digest
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, open_database
from bot.state.people import StoredPeople
from bot.state.retention import DAY
from bot.state.stopping import write_off
from bot.state.tables import chunks
from handlers.broadcasts import Act
from handlers.hours import latest_digest
from tests.databases import Clock
from tests.sending import AUTHOR, OTHER, PATIENCE, add_people, sent_off, until_state
from tests.test_delivery import BATCH, in_mid_sending, settled
from tests.test_portions import NOON, between, plans

PORTION = 10


@pytest.fixture(autouse=True)
def portion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.state.stopping.PORTION", PORTION)


@pytest.fixture
async def stopped(database: Database, clock: Clock) -> int:
    """A broadcast to 45 people that was cancelled before it began; only its first portion is written off."""
    clock.now = NOON
    await add_people(database, telegram=25, line=20)
    broadcast = await sent_off(database)
    await plans(database, 1_000).fix(broadcast)
    await StoredBroadcasts(database).act(broadcast, "cancel", AUTHOR, "editor")
    return broadcast


async def fates(database: Database, broadcast: int) -> dict[str, int]:
    progress = await StoredBroadcasts(database).progress(broadcast)
    return {fate: progress.of(fate) for fate in ("pending", "cancelled") if progress.of(fate)}


async def is_over(database: Database, broadcast: int) -> bool:
    """Whether nothing of it is left to be done."""
    left = select(chunks.c.number).where(chunks.c.broadcast == broadcast, chunks.c.done.is_(False))
    async with database.reading() as connection:
        done = (await connection.execute(left)).first() is None
    return done and (await StoredBroadcasts(database).load(broadcast)).stopping is None


async def test_the_act_itself_writes_off_one_portion_and_closes_all_chunks(database: Database, stopped: int) -> None:
    assert await fates(database, stopped) == {"cancelled": PORTION, "pending": 45 - PORTION}
    found = await StoredBroadcasts(database).load(stopped)
    assert (found.state, found.stopping) == ("cancelled", PORTION)
    open_ones = select(chunks.c.number).where(chunks.c.broadcast == stopped, chunks.c.done.is_(False))
    async with database.reading() as connection:
        assert (await connection.execute(open_ones)).all() == []


async def test_a_small_one_is_over_at_once(database: Database) -> None:
    await add_people(database, telegram=PORTION)
    broadcast = await sent_off(database)
    await plans(database).fix(broadcast)
    await StoredBroadcasts(database).act(broadcast, "cancel", AUTHOR, "editor")
    assert await fates(database, broadcast) == {"cancelled": PORTION}
    assert await is_over(database, broadcast)


async def test_others_write_between_two_portions(
    database: Database, stopped: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []

    async def reply() -> None:
        await StoredPeople(database).seen("line", f"new{len(counts)}")
        counts.append((await fates(database, stopped))["cancelled"])

    between(monkeypatch, database, *[reply] * 100)
    await write_off(database)
    assert counts == [20, 30, 40, 45]
    assert await is_over(database, stopped)


DYING = """
import asyncio, os, signal, sys
import bot.state.stopping as stopping
from bot.state.database import open_database
from tests.test_portions import NOON

stopping.PORTION = 10

async def run():
    database = await open_database(sys.argv[1], lambda: NOON)

    async def give_way():
        os.kill(os.getpid(), signal.SIGKILL)

    database.give_way = give_way
    await stopping.write_off(database)

asyncio.run(run())
"""


async def test_killed_between_portions_another_goes_on(database: Database, url: str, stopped: int) -> None:
    environ = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", DYING, url]
    died = await asyncio.to_thread(subprocess.run, command, env=environ, capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert await fates(database, stopped) == {"cancelled": 2 * PORTION, "pending": 45 - 2 * PORTION}
    await write_off(database)
    assert await fates(database, stopped) == {"cancelled": 45}
    assert await is_over(database, stopped)


async def test_written_off_by_two_at_once_nobody_is_left_out(
    database: Database, url: str, stopped: int, clock: Clock
) -> None:
    second = await open_database(url, clock)
    await asyncio.gather(write_off(database), write_off(second))
    await second.close()
    assert await fates(database, stopped) == {"cancelled": 45}
    assert await is_over(database, stopped)


async def test_a_digest_joins_nothing_of_it(database: Database, clock: Clock) -> None:
    clock.now = NOON
    await add_people(database, telegram=25, frequency="weekly")
    stored = StoredBroadcasts(database)
    stopped, other = await sent_off(database), await sent_off(database)
    for broadcast in (stopped, other):
        await plans(database, 1_000).fix(broadcast)
    await stored.act(stopped, "cancel", AUTHOR, "editor")
    assert (await stored.progress(stopped)).of("digest") == 25 - PORTION
    digest = await make_digest(database, latest_digest(NOON + 5 * DAY))
    assert digest
    await plans(database, 1_000).fix(digest)
    async with database.reading() as connection:
        parts = (await connection.execute(select(chunks.c.parts).where(chunks.c.broadcast == digest))).scalars().all()
    assert set(parts) == {f"[{other}]"}


# ── while it is being sent ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("act", ["cancel", "withdraw"])
async def test_stopped_in_mid_sending_who_has_it_is_told_from_who_has_not(
    act: Act, database: Database, url: str, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In chunks of twenty, so that some are with the engine and some are not; withdrawn, it is taken back as well."""
    monkeypatch.setattr("bot.delivery.working.SINGLE_CHUNK", 20)
    clock.now = NOON
    stored = StoredBroadcasts(database)
    async with in_mid_sending(database, url, tmp_path) as (receiver, broadcast):
        await stored.act(broadcast, act, OTHER, "owner")
        receiver.hold.set()
        await settled(database, broadcast)
        if act == "withdraw":
            await until_state(database, broadcast, "withdrawn")
        async with asyncio.timeout(PATIENCE):
            while not await is_over(database, broadcast):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    progress, sent = await stored.progress(broadcast), len(receiver.telegram)
    assert BATCH <= sent < 100
    assert progress.fates["telegram"] == {"sent": sent, "cancelled": 100 - sent}
    assert progress.recalled == ({"deleted": sent} if act == "withdraw" else {})
    assert len(receiver.deleted) == (sent if act == "withdraw" else 0)
    assert set(receiver.telegram.values()) == {1}
