"""Broadcasts on their way to people, on SQLite and on PostgreSQL alike; what arrived is counted where it arrived."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery.working import CROWD
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.standing import crowded
from bot.state.tables import deliveries, people, updates
from handlers.broadcasts import Changed
from tests.receiving import Receiver, receiving
from tests.sending import AUTHOR, OTHER, PATIENCE, add_people, at_work, sent_off, settings_for, until, until_state

BATCH = 10


@pytest.fixture
def clock() -> None:
    """Broadcasts keep the time of day."""


async def test_everybody_gets_it_once_whatever_the_network_does(database: Database, url: str, tmp_path: Path) -> None:
    """Some blocked the bot, calls are answered 500, done or not, and a storm of 429 comes up."""
    async with receiving(blocked=2, broken=0.1, accepted_broken=0.3) as receiver:
        await add_people(database, telegram=200, line=600)
        settings = settings_for(receiver, tmp_path, url, THAMDAI_TELEGRAM_PER_SECOND="150")
        async with at_work(url, database, settings):
            broadcast = await sent_off(database)
            await until(lambda: len(receiver.telegram) >= 20)
            receiver.waiting_until = monotonic() + 0.5
            done = await until_state(database, broadcast, "done")
        progress = await StoredBroadcasts(database).progress(done.id)
    assert progress.fates == {"telegram": {"sent": 196, "blocked": 4}, "line": {"sent": 600}}
    assert (len(receiver.telegram), len(receiver.line)) == (196, 600)
    assert set(receiver.telegram.values()) == set(receiver.line.values()) == {1}
    assert (done.recipients, progress.resent) == (800, 0)
    assert receiver.misused == 0
    assert 1 <= receiver.told_to_wait <= 2 * settings.broadcast_batch  # whoever was in flight; then all wait
    async with database.reading() as connection:
        gone = (await connection.execute(select(people.c.person).where(people.c.reachable.is_(False)))).scalars().all()
    assert {int(person) % 100 for person in gone} == {0, 1}


async def test_a_channel_that_is_slow_keeps_no_other_waiting(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram takes two a second here and its people come first, in more chunks than are handed out at a time."""
    monkeypatch.setattr("bot.delivery.foreman.HANDED_OUT", 2)
    monkeypatch.setattr("bot.delivery.working.SINGLE_CHUNK", 5)
    async with receiving() as receiver:
        await add_people(database, telegram=40, line=600)
        settings = settings_for(receiver, tmp_path, url, THAMDAI_TELEGRAM_PER_SECOND="2")
        async with at_work(url, database, settings):
            broadcast = await sent_off(database)
            await until(lambda: len(receiver.line) == 600)
            assert len(receiver.telegram) < 20
            await StoredBroadcasts(database).act(broadcast, "cancel", AUTHOR, "editor")


async def test_a_broadcast_gives_way_to_a_crowd(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many people wait for answers: nobody is sent news until they have them."""
    monkeypatch.setattr("bot.delivery.running.URGENT_WAY", 3600.0)
    looks: list[bool] = []

    async def looking(*given: Any) -> bool:
        looks.append(await crowded(*given))
        return looks[-1]

    monkeypatch.setattr("bot.delivery.working.crowded", looking)
    row = {"channel": "line", "status": "received", "payload": "{}", "received": database.clock()}
    async with database.writing() as connection:
        waiting = [row | {"update_id": f"E{n}", "lane": f"U{n}", "place": n} for n in range(CROWD)]
        await connection.execute(updates.insert(), waiting)
    async with receiving() as receiver:
        await add_people(database, telegram=20, line=20)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            broadcast = await sent_off(database)
            await until(lambda: len(looks) >= 6)
            assert all(looks)
            assert not receiver.telegram
            assert not receiver.line
            async with database.writing() as connection:
                await connection.execute(updates.update().values(status="done"))
            await until_state(database, broadcast, "done")
    assert set(receiver.telegram.values()) == set(receiver.line.values()) == {1}


@pytest.mark.parametrize("kind", ["500", "502", "503", "close", "close_after", "hang"])
async def test_calls_that_fail_are_made_again_and_each_gets_it_once(
    kind: str, database: Database, url: str, tmp_path: Path
) -> None:
    """Of calls to Telegram that hang or lose their connection nobody knows what became of them: see the next test."""
    async with receiving() as receiver:
        await add_people(database, telegram=60, line=1_500)
        receiver.failing = [("line", kind)] * 4 + ([("telegram", kind)] * 6 if kind.isdigit() else [])
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            broadcast = await sent_off(database)
            await until(lambda: len(receiver.telegram) == 60)
            receiver.hung.set()
            await until_state(database, broadcast, "done")
        progress = await StoredBroadcasts(database).progress(broadcast)
    assert receiver.failing == []
    assert progress.fates == {"telegram": {"sent": 60}, "line": {"sent": 1_500}}
    assert (len(receiver.telegram), len(receiver.line)) == (60, 1_500)
    assert set(receiver.telegram.values()) == set(receiver.line.values()) == {1}
    assert (progress.resent, receiver.misused) == (0, 0)


async def test_a_message_whose_answer_is_lost_is_unknown_and_not_sent_again(
    database: Database, url: str, tmp_path: Path
) -> None:
    async with receiving(lost_answers=0.2) as receiver:
        await add_people(database, telegram=100)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            done = await until_state(database, await sent_off(database), "done")
        fates = (await StoredBroadcasts(database).progress(done.id)).fates["telegram"]
    assert fates["unknown"] > 5
    assert fates["sent"] + fates["unknown"] == 100
    assert set(receiver.telegram.values()) == {1}


async def test_when_line_has_no_quota_left_the_broadcast_waits_for_people_and_whoever_is_nobody_keeps_nobody_else(
    database: Database, url: str, tmp_path: Path
) -> None:
    broadcasts = StoredBroadcasts(database)
    async with receiving(quota=1, refused={"U1150"}) as receiver:
        await add_people(database, line=1_200)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            broadcast = await sent_off(database)
            await until_state(database, broadcast, "paused")
            assert "monthly limit" in (await broadcasts.history(broadcast))[-1].note
            receiver.quota = -1
            await broadcasts.act(broadcast, "resume", AUTHOR, "editor")
            await until_state(database, broadcast, "done")
        fates = (await broadcasts.progress(broadcast)).fates["line"]
    assert fates == {"sent": 1_199, "failed": 1}
    assert len(receiver.line) == 1_199
    assert set(receiver.line.values()) == {1}


async def test_a_call_that_line_may_have_done_is_made_again_with_the_same_key_for_the_same_people(
    database: Database, url: str, tmp_path: Path
) -> None:
    """Many calls are answered 500, done or not, and one person is nobody, so that calls are parted as well."""
    async with receiving(broken=0.2, accepted_broken=0.3, refused={"U77"}) as receiver:
        await add_people(database, line=620)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            done = await until_state(database, await sent_off(database), "done")
        fates = (await StoredBroadcasts(database).progress(done.id)).fates["line"]
    assert fates == {"sent": 619, "failed": 1}
    assert len(receiver.line) == 619
    assert set(receiver.line.values()) == {1}
    assert receiver.misused == 0


async def test_pausing_or_cancelling_lets_arrive_what_is_in_flight_and_resuming_brings_the_rest(
    database: Database, url: str, tmp_path: Path
) -> None:
    broadcasts = StoredBroadcasts(database)
    async with in_mid_sending(database, url, tmp_path) as (receiver, broadcast):
        await broadcasts.act(broadcast, "pause", AUTHOR, "editor")
        receiver.hold.set()
        await settled(database, broadcast)
        assert len(receiver.telegram) == BATCH
        await broadcasts.act(broadcast, "resume", AUTHOR, "editor")
        await until_state(database, broadcast, "done")
        assert len(receiver.telegram) == 100

        receiver.hold.clear()
        another = await sent_off(database)
        await in_flight(database, another, BATCH)
        await broadcasts.act(another, "cancel", AUTHOR, "editor")
        receiver.hold.set()
        await settled(database, another)
        fates = (await broadcasts.progress(another)).fates["telegram"]
    assert fates == {"sent": BATCH, "cancelled": 100 - BATCH}
    assert sorted(receiver.telegram.values()) == [1] * (100 - BATCH) + [2] * BATCH


async def test_a_correction_changes_the_message_on_telegram_and_follows_it_on_line_and_a_withdrawal_deletes_it(
    database: Database, url: str, tmp_path: Path
) -> None:
    broadcasts = StoredBroadcasts(database)
    async with receiving() as receiver:
        await add_people(database, telegram=20, line=10)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            wrong = await sent_off(database, message="โรงเรียนคุณภาพ 24,890 แห่ง")
            await until_state(database, wrong, "done")
            right = await sent_off(
                database,
                kind="correction",
                corrects=wrong,
                message="แก้ไขค่ะ เดิม 24,890 แห่ง → ที่ถูกคือ 24,980 แห่ง",
                changes=(Changed("quality-school.all", "โรงเรียน", "24,890 แห่ง", "24,980 แห่ง"),),
            )
            await until_state(database, right, "done")
            await broadcasts.act(wrong, "withdraw", OTHER, "owner")
            await until_state(database, wrong, "withdrawn")
        recalled = (await broadcasts.progress(wrong)).recalled
    assert recalled == {"deleted": 20, "kept": 10}
    assert len(receiver.deleted) == 20
    assert set(receiver.telegram.values()) == {1}
    assert set(receiver.edits.values()) == {1}
    assert set(receiver.line.values()) == {2}
    for reader in ("telegram:1007", "line:U7"):
        before, after = receiver.texts[reader]
        assert "24,890" in before
        assert "24,890 แห่ง → ที่ถูกคือ 24,980 แห่ง" in after


async def test_who_asks_to_be_forgotten_in_the_middle_gets_nothing_and_leaves_no_trace(
    database: Database, url: str, tmp_path: Path
) -> None:
    from bot.state.people import StoredPeople

    async with receiving() as receiver:
        await add_people(database, telegram=30)
        settings = settings_for(receiver, tmp_path, url, THAMDAI_BROADCAST_BATCH=str(BATCH))
        async with at_work(url, database, settings):
            receiver.hold.clear()
            broadcast = await sent_off(database)
            await in_flight(database, broadcast, BATCH)
            for person in ("1000", "1029"):  # one in flight, one waiting
                await StoredPeople(database).forget("telegram", person)
            receiver.hold.set()
            done = await until_state(database, broadcast, "done")
        progress = await StoredBroadcasts(database).progress(done.id)
        async with database.reading() as connection:
            named = (await connection.execute(select(deliveries.c.person))).scalars().all()
    assert "1029" not in receiver.telegram
    assert not {"1000", "1029"} & set(named)
    assert progress.fates["telegram"] == {"sent": 29, "cancelled": 1}


async def test_a_chunk_whose_work_fails_is_taken_up_again(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.delivery.composing import Composer

    compose, tries = Composer.compose, list[int]()

    async def failing(self: Composer, chunk: Any) -> Any:
        tries.append(chunk.number)
        if len(tries) < 3:
            raise RuntimeError("failed on purpose at telegram:1000")
        return await compose(self, chunk)

    monkeypatch.setattr(Composer, "compose", failing)
    async with receiving() as receiver:
        await add_people(database, telegram=5)
        async with at_work(url, database, settings_for(receiver, tmp_path, url)) as worker:
            broadcast = await sent_off(database)
            while (await StoredBroadcasts(database).load(broadcast)).state != "done":
                await worker.foreman.sweep()
                await asyncio.sleep(0.05)
        kept = await kept_by_the_engine(database)
    assert len(tries) == 3
    assert set(receiver.telegram.values()) == {1}
    assert b"WorkFailedError" in kept
    assert b"1000" not in kept, "what failed is kept, whom it was about is not"


async def kept_by_the_engine(database: Database) -> bytes:
    """What the engine keeps of its work, as it can be read: some of it is written in base64."""
    schema = "dbos." if database.shared else ""
    found = b""
    async with database.reading() as connection:
        for table, columns in (("workflow_status", "inputs, output, error"), ("operation_outputs", "output, error")):
            rows = await connection.exec_driver_sql(f"SELECT {columns} FROM {schema}{table}")  # noqa: S608
            for value in (str(value) for row in rows.all() for value in row if value):
                found += value.encode() + b" " + base64.b64decode(value + "===", validate=False) + b" "
    return found


@asynccontextmanager
async def in_mid_sending(database: Database, url: str, folder: Path) -> AsyncIterator[tuple[Receiver, int]]:
    """A broadcast to a hundred people of which the first batch is on its way; `hold` of the receiver lets it in."""
    async with receiving() as receiver:
        await add_people(database, telegram=100)
        settings = settings_for(receiver, folder, url, THAMDAI_BROADCAST_BATCH=str(BATCH))
        async with at_work(url, database, settings):
            receiver.hold.clear()
            broadcast = await sent_off(database)
            await in_flight(database, broadcast, BATCH)
            yield receiver, broadcast


async def in_flight(database: Database, broadcast: int, count: int) -> None:
    """Wait until so many are being sent to."""
    await until_counts(database, broadcast, lambda fates: fates.get("sending", 0) >= count)


async def settled(database: Database, broadcast: int) -> None:
    """Wait until nobody is being sent to."""
    await until_counts(database, broadcast, lambda fates: not fates.get("sending"))


async def until_counts(database: Database, broadcast: int, met: Callable[[dict[str, int]], bool]) -> None:
    stored = StoredBroadcasts(database)
    async with asyncio.timeout(PATIENCE):
        while not met(dict((await stored.progress(broadcast)).fates.get("telegram", {}))):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
