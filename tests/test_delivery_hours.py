"""Broadcasts at their hours: scheduled ones, nights in between, weekly digests, clearing up long after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.retention import DAY, Retention, periods_of
from bot.state.tables import chunks, deliveries
from tests.databases import Clock
from tests.receiving import receiving
from tests.sending import NEWS, add_people, approved, at_work, sent_off, settings_for, until, until_state
from tests.test_planning import at

CALM = replace(NEWS, urgent="")


async def test_what_is_scheduled_begins_by_itself_and_rests_at_night(
    database: Database, url: str, clock: Clock, tmp_path: Path
) -> None:
    clock.now = at("2026-11-25 12:00")
    stored = StoredBroadcasts(database)
    async with receiving() as receiver:
        await add_people(database, telegram=60)
        scheduled = await approved(database, CALM, scheduled=at("2026-11-25 19:59"))
        settings = settings_for(receiver, tmp_path, url, THAMDAI_BROADCAST_BATCH="10")
        async with at_work(url, database, settings) as worker:
            await worker.foreman.look()
            assert (await stored.load(scheduled.id)).state == "scheduled"

            receiver.hold.clear()
            clock.now = at("2026-11-25 19:59")
            while (await stored.progress(scheduled.id)).of("sending") < 10:
                await worker.foreman.look()
            clock.now = at("2026-11-25 20:00")
            receiver.hold.set()
            while (await stored.progress(scheduled.id)).held_until is None:
                await worker.foreman.look()
            assert (await stored.progress(scheduled.id)).held_until == at("2026-11-26 07:00")
            assert len(receiver.telegram) == 10
            assert (await stored.load(scheduled.id)).state == "sending"

            clock.now = at("2026-11-26 07:00")
            await until_state(database, scheduled.id, "done")
    assert len(receiver.telegram) == 60
    assert set(receiver.telegram.values()) == {1}


async def test_what_the_night_left_over_counts_on_the_day_after(
    database: Database, url: str, clock: Clock, tmp_path: Path
) -> None:
    """With one a day: ten got the evening's news, ten get it in the morning, and the next one a day later."""
    clock.now = at("2026-11-25 19:59")
    stored = StoredBroadcasts(database)
    more = {"THAMDAI_BROADCAST_BATCH": "10", "THAMDAI_BROADCASTS_PER_DAY": "1"}
    async with receiving() as receiver:
        await add_people(database, telegram=20)
        async with at_work(url, database, settings_for(receiver, tmp_path, url, **more)) as worker:
            receiver.hold.clear()
            evening = await sent_off(database, CALM)
            while (await stored.progress(evening)).of("sending") < 10:
                await worker.foreman.look()
            clock.now = at("2026-11-25 20:00")
            receiver.hold.set()
            while (await stored.progress(evening)).held_until is None:
                await worker.foreman.look()

            night = await sent_off(database, CALM, message="อาหารกลางวัน 30 บาท")
            while (await stored.load(night)).recipients is None:
                await worker.foreman.look()
            clock.now = at("2026-11-26 07:00")
            await until_state(database, evening, "done")
            while (await stored.progress(night)).of("sent") < 10:
                await worker.foreman.look()
            assert set(receiver.telegram.values()) == {1, 2}
            assert (await stored.progress(night)).held_until == at("2026-11-27 07:00")
            assert (await stored.progress(night)).of("pending") == 10
            clock.now = at("2026-11-27 07:00")
            await until_state(database, night, "done")
    assert set(receiver.telegram.values()) == {2}


async def test_the_weekly_digest_joins_what_came_in_the_week(
    database: Database, url: str, clock: Clock, tmp_path: Path
) -> None:
    clock.now = at("2026-11-25 12:00")
    async with receiving() as receiver:
        await add_people(database, telegram=3, line=2, frequency="weekly")
        async with at_work(url, database, settings_for(receiver, tmp_path, url)):
            for message in ("หนี้สินครู 1,238 ราย", "อาหารกลางวัน 30 บาท"):
                await until_state(database, await sent_off(database, CALM, message=message), "done")
            assert not receiver.texts
            clock.now = at("2026-11-30 08:00")
            await until(lambda: len(receiver.texts) == 5)
    for texts in receiver.texts.values():
        (text,) = texts
        assert text.index("1,238 ราย") < text.index("30 บาท")


async def test_long_after_its_end_the_counts_of_a_broadcast_stay_and_the_people_go(
    database: Database, url: str, clock: Clock, tmp_path: Path
) -> None:
    stored = StoredBroadcasts(database)
    clock.now = at("2026-11-25 12:00")
    async with receiving(blocked=2) as receiver:
        await add_people(database, telegram=10)
        settings = settings_for(receiver, tmp_path, url)
        async with at_work(url, database, settings):
            broadcast = await sent_off(database, CALM)
            await until_state(database, broadcast, "done")
            before = await stored.progress(broadcast)
            retention = Retention(database, periods_of(settings))
            assert (await retention.purge())["broadcasts counted"] == 0
            assert await _rows(database) == (10, 1)
            clock.now += settings.keep_deliveries_days * DAY + 1
            assert (await retention.purge())["broadcasts counted"] == 1
    assert await _rows(database) == (0, 0)
    assert await stored.progress(broadcast) == before
    assert before.fates == {"telegram": {"sent": 8, "blocked": 2}}


async def _rows(database: Database) -> tuple[int, int]:
    async with database.reading() as connection:
        counted = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (deliveries, chunks)
        ]
    return counted[0], counted[1]
