"""Whom a broadcast is for, and when it may reach them: fixed by one plan, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import func, select, update

from bot.delivery.planning import Plans, make_digest
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.tables import broadcasts, chunks, deliveries, people
from handlers.broadcasts import Draft, Segment
from handlers.hours import BANGKOK, allowed_from, day_of, in_bangkok, latest_digest
from tests.databases import Clock
from tests.sending import NEWS, add_people, sent_off

CAP = 2
CALM = replace(NEWS, urgent="")


def at(told: str) -> float:
    return datetime.fromisoformat(told).replace(tzinfo=BANGKOK).timestamp()


def plans(database: Database, size: int = 100) -> Plans:
    return Plans(database, {"telegram": size, "line": 500}, CAP)


async def planned(database: Database, draft: Draft = CALM, **more: object) -> int:
    broadcast = await sent_off(database, draft, **more)
    await plans(database).fix(broadcast)
    return broadcast


async def days(database: Database, broadcast: int) -> dict[str, int]:
    """When a broadcast is due -> people."""
    due = (
        select(chunks.c.due, func.count())
        .join(deliveries, (deliveries.c.broadcast == chunks.c.broadcast) & (deliveries.c.chunk == chunks.c.number))
        .where(chunks.c.broadcast == broadcast)
        .group_by(chunks.c.due)
        .order_by(chunks.c.due)
    )
    async with database.reading() as connection:
        return {f"{in_bangkok(row[0]):%m-%d %H:%M}": row[1] for row in (await connection.execute(due)).all()}


@pytest.mark.parametrize(
    ("now", "may"),
    [
        ("2026-11-25 06:59:59", "2026-11-25 07:00"),
        ("2026-11-25 07:00", "2026-11-25 07:00"),
        ("2026-11-25 12:30", "2026-11-25 12:30"),
        ("2026-11-25 19:59:59", "2026-11-25 19:59:59"),
        ("2026-11-25 20:00", "2026-11-26 07:00"),
        ("2026-11-25 23:59", "2026-11-26 07:00"),
        ("2026-12-31 22:00", "2027-01-01 07:00"),
        ("2026-11-26 00:00", "2026-11-26 07:00"),
    ],
)
def test_from_twenty_to_seven_in_bangkok_broadcasts_wait(now: str, may: str) -> None:
    assert allowed_from(at(now)) == at(may)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23 08:00", "2026-11-23 08:00"),
        ("2026-11-23 07:59", "2026-11-16 08:00"),
        ("2026-11-29 23:00", "2026-11-23 08:00"),
    ],
)
def test_the_digest_is_due_on_monday_morning(now: str, due: str) -> None:
    assert latest_digest(at(now)) == at(due)


@pytest.mark.parametrize(
    ("now", "draft", "due"),
    [
        ("2026-11-25 12:00", CALM, "11-25 12:00"),
        ("2026-11-25 21:00", CALM, "11-26 07:00"),
        ("2026-11-25 21:00", NEWS, "11-25 21:00"),
        ("2026-11-25 03:00", CALM, "11-25 07:00"),
    ],
    ids=["by day", "at night", "urgent at night", "before dawn"],
)
async def test_quiet_hours_hold_and_do_not_drop(
    database: Database, clock: Clock, now: str, draft: Draft, due: str
) -> None:
    clock.now = at(now)
    await add_people(database, telegram=5, line=3)
    broadcast = await planned(database, draft)
    assert await days(database, broadcast) == {due: 8}


async def test_what_is_beyond_the_cap_of_a_day_goes_out_the_next_morning(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 12:00")
    await add_people(database, telegram=4)
    seen = [await days(database, await planned(database)) for _ in range(2 * CAP + 1)]
    assert seen == [
        {"11-25 12:00": 4},
        {"11-25 12:00": 4},
        {"11-26 07:00": 4},
        {"11-26 07:00": 4},
        {"11-27 07:00": 4},
    ]
    assert await days(database, await planned(database, NEWS)) == {"11-25 12:00": 4}  # urgent


async def test_the_cap_is_each_persons_own(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 12:00")
    await add_people(database, telegram=3, line=2)
    for _ in range(CAP):
        await planned(database, segment=Segment(channels=("line",)))
    assert await days(database, await planned(database)) == {"11-25 12:00": 3, "11-26 07:00": 2}


async def chunks_of(database: Database, broadcast: int) -> list[int]:
    """The numbers of its chunks that hold somebody."""
    numbers = select(deliveries.c.chunk).where(deliveries.c.broadcast == broadcast).distinct()
    async with database.reading() as connection:
        return sorted((await connection.execute(numbers)).scalars().all())


async def test_what_is_left_over_night_counts_on_the_day_it_goes_out(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 19:59")
    await add_people(database, telegram=4)
    broadcast = await planned(database)
    (chunk,) = await chunks_of(database, broadcast)
    assert await plans(database).count_anew(broadcast, chunk, day_of(clock.now)) == 0
    assert await plans(database).count_anew(broadcast, chunk, day_of(at("2026-11-26 07:00"))) == 0

    clock.now = at("2026-11-26 12:00")
    seen = [await days(database, await planned(database)) for _ in range(CAP)]
    assert seen == [{"11-26 12:00": 4}] * (CAP - 1) + [{"11-27 07:00": 4}]


@pytest.mark.parametrize(
    ("draft", "attempts", "put_off"),
    [
        (CALM, 0, {"11-25 19:59": 2, "11-27 07:00": 3}),
        (NEWS, 0, {"11-25 19:59": 5}),
        (CALM, 1, {"11-25 19:59": 5}),
    ],
    ids=["by day", "urgent", "asked already, so it keeps its key"],
)
async def test_who_has_all_of_the_cap_on_that_day_gets_what_was_left_over_on_the_next(
    database: Database, clock: Clock, draft: Draft, attempts: int, put_off: dict[str, int]
) -> None:
    clock.now = at("2026-11-25 19:59")
    await add_people(database, telegram=2, line=3)
    broadcast = await planned(database, draft)
    clock.now = at("2026-11-26 09:00")
    for _ in range(CAP):
        await planned(database, segment=Segment(channels=("line",)))
    async with database.writing() as connection:
        own = deliveries.c.broadcast == broadcast
        await connection.execute(update(deliveries).where(own).values(attempts=attempts))
    found = [
        await plans(database).count_anew(broadcast, chunk, day_of(clock.now))
        for chunk in await chunks_of(database, broadcast)
    ]
    assert sum(found) == put_off.get("11-27 07:00", 0)
    assert await days(database, broadcast) == put_off
    assert await most_a_day(database) == CAP + (not any(found))


async def most_a_day(database: Database) -> int:
    """The most broadcasts that anybody has on a day."""
    count = (
        select(func.count())
        .select_from(deliveries)
        .group_by(deliveries.c.channel, deliveries.c.person, deliveries.c.day)
    )
    async with database.reading() as connection:
        return max((await connection.execute(count)).scalars().all())


async def test_recipients_are_fixed_once(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 12:00")
    await add_people(database, telegram=250, line=700)
    broadcast = await planned(database)
    async with database.writing() as connection:
        await connection.execute(update(people).where(people.c.channel == "line").values(reachable=False))
    assert await plans(database).fix(broadcast) == 950
    sizes = select(chunks.c.channel, chunks.c.number, func.count()).join(
        deliveries, (deliveries.c.broadcast == chunks.c.broadcast) & (deliveries.c.chunk == chunks.c.number)
    )
    async with database.reading() as connection:
        rows = (await connection.execute(sizes.group_by(chunks.c.channel, chunks.c.number))).all()
        places = (await connection.execute(select(deliveries.c.place).order_by(deliveries.c.place))).scalars().all()
    assert sorted((row[0], row[2]) for row in rows) == [
        ("line", 200),
        ("line", 500),
        ("telegram", 50),
        ("telegram", 100),
        ("telegram", 100),
    ]
    assert list(places) == list(range(1, 951))


async def test_who_wants_a_digest_gets_one_message_of_the_week(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 12:00")
    await add_people(database, telegram=3, frequency="weekly")
    await add_people(database, line=2)
    stored = StoredBroadcasts(database)
    first, second = await planned(database), await planned(database, message="อาหารกลางวัน 30 บาท")
    assert (await stored.progress(first)).fates == {"telegram": {"digest": 3}, "line": {"pending": 2}}
    assert await make_digest(database, latest_digest(clock.now)) is None  # planned after the Monday before

    clock.now = at("2026-11-30 08:00")
    digest = await make_digest(database, latest_digest(clock.now))
    assert digest
    assert await make_digest(database, latest_digest(clock.now)) == digest
    await plans(database).fix(digest)
    assert (await stored.progress(digest)).fates == {"telegram": {"pending": 3}}
    assert (await stored.progress(first)).fates["telegram"] == {"digested": 3}
    async with database.reading() as connection:
        parts = (await connection.execute(select(chunks.c.parts).where(chunks.c.broadcast == digest))).scalars().all()
    assert parts == [f"[{first}, {second}]"]


async def test_a_correction_takes_the_place_of_what_waits_for_the_digest(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 12:00")
    await add_people(database, telegram=3, frequency="weekly")
    wrong = await planned(database)
    right = await planned(database, kind="correction", corrects=wrong)
    stored = StoredBroadcasts(database)
    assert (await stored.progress(wrong)).fates == {"telegram": {"cancelled": 3}}
    assert (await stored.progress(right)).fates == {"telegram": {"digest": 3}}


async def test_a_correction_goes_to_those_who_got_the_wrong_figure_and_to_nobody_else(
    database: Database, clock: Clock
) -> None:
    clock.now = at("2026-11-25 12:00")
    await add_people(database, telegram=6)
    wrong = await planned(database)
    async with database.writing() as connection:
        for place, fate in ((1, "sent"), (2, "unknown"), (3, "failed"), (4, "blocked"), (5, "sent"), (6, "cancelled")):
            own = (deliveries.c.broadcast == wrong) & (deliveries.c.place == place)
            post = str(place) if fate == "sent" else None
            await connection.execute(update(deliveries).where(own).values(fate=fate, post=post))
    right = await planned(database, kind="correction", corrects=wrong)
    async with database.reading() as connection:
        wanted = select(deliveries.c.person, deliveries.c.post).where(deliveries.c.broadcast == right)
        rows = (await connection.execute(wanted.order_by(deliveries.c.person))).all()
    assert [tuple(row) for row in rows] == [("1000", "1"), ("1001", None), ("1004", "5")]


async def test_the_day_of_a_delivery_is_bangkoks(database: Database, clock: Clock) -> None:
    clock.now = at("2026-11-25 06:00")  # still the 24th in London
    await add_people(database, telegram=1)
    await planned(database)
    async with database.reading() as connection:
        assert (await connection.execute(select(deliveries.c.day))).scalar() == day_of(at("2026-11-25 12:00"))
        assert (await connection.execute(select(broadcasts.c.started))).scalar() == clock.now
