"""What is kept of people: which columns know them, that forgetting leaves no byte, that nothing stays too long."""

from __future__ import annotations

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Float, Integer, Table, func, select
from sqlalchemy.engine import make_url

from bot.settings import read_settings
from bot.state.conversations import places
from bot.state.database import Database
from bot.state.holdings import FORGOTTEN, HOLDINGS, Holdings
from bot.state.people import StoredPeople
from bot.state.retention import DAY, Retention, periods_of
from bot.state.tables import deliveries, metadata, people, updates
from tests.databases import Clock, binaries

PERSON = "Ufedcba9876543210fedcba9876543210"
OTHER = "U0123456789abcdef0123456789abcdef"
CHANNEL = "line"
BROADCAST = 900
NOBODY = {  # tables that know no person, and what they hold
    "unanswered": "questions, masked, without whose they were",
    "chunks": "how many of a broadcast are done",
    "rate_gates": "when the next message may go out",
    "workers": "processes",
    "replicas": "processes",
    "troubles": "lines of the log, cleaned as those are",
    "console_secrets": "what sessions are signed with",
    "pictures": "cards that a network keeps",
}
OF_THE_TEAMS_WORK = {
    "broadcasts",
    "broadcast_steps",
    "publications",
    "swaps",
    "aliases",
    "reviews",
}  # told by its own columns
ABOUT_PEOPLE = {  # all that may be kept of people: these columns and no others
    "people": "channel person role reachable returned frequency first_seen last_seen blocked notice noticed",
    "subscriptions": "channel person topic since ended",
    "votes": "channel person subject vote voted",
    "looks": "channel person looked",
    "answers": "id conversation question reply answered asked in_group speaker",
    "contexts": "conversation context touched in_group speaker",
    "exchanges": "channel chat asked said at",
    "deliveries": "broadcast place channel person chunk day fate attempts resent post error opened unsubscribed"
    " recalled at",
    "updates": "channel update_id lane place status payload received owner",
    "data_links": "token channel person until",
    "team": "channel person role name since given_by",
    "login_links": "token channel person role until",
    "console_sessions": "session channel person began seen",
}  # fmt: skip


def test_every_table_is_known_to_hold_people_or_not() -> None:
    held = {holding.table.name for holding in HOLDINGS}
    assert held == set(ABOUT_PEOPLE) | OF_THE_TEAMS_WORK
    assert held | set(NOBODY) == set(metadata.tables)
    assert not held & set(NOBODY)


@pytest.mark.parametrize("name", ABOUT_PEOPLE)
def test_no_more_is_kept_of_people_than_is_said(name: str) -> None:
    assert [column.name for column in metadata.tables[name].columns] == ABOUT_PEOPLE[name].split()


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_a_column_that_sounds_of_a_person_is_named_in_the_table_of_holdings(name: str) -> None:
    pointing = {column for holding in HOLDINGS if holding.table.name == name for column in holding.points}
    sounding = {"person", "chat", "conversation", "speaker", "lane", "who", "author", "approver"}
    sounding |= {column.name for column in metadata.tables[name].columns if column.name.endswith("_by")}
    assert sounding & {column.name for column in metadata.tables[name].columns} <= pointing


# ── forgetting ────────────────────────────────────────────────────────────────────────────────────────────────────
async def fill(database: Database, person: str) -> None:
    """Put a row of a person into every place that can hold one."""
    filled = {table.name: table for table in metadata.sorted_tables if table.name not in NOBODY}
    async with database.writing() as connection:
        for number, table in enumerate(filled.values()):
            for where in [person, "C5"] if table.name in ("answers", "contexts", "updates") else [person]:
                row = {column.name: _filler(column, person, number) for column in table.columns}
                row |= {name: value for name, value in _own(table, person, where).items() if name in row}
                if "id" in row:
                    del row["id"]
                await connection.execute(database.insert(table).values(row).on_conflict_do_nothing())


def _own(table: Table, person: str, where: str) -> dict[str, Any]:
    points = {name for holding in HOLDINGS if holding.table is table for name in holding.points}
    own: dict[str, Any] = {
        "channel": CHANNEL,
        "person": person,
        "chat": person,
        "conversation": f"{CHANNEL}:{where}:{person}",
        **places(f"{CHANNEL}:{where}:{person}"),
        "lane": f"{where}:{person}",
        "payload": json.dumps({"source": {"userId": person}}),
        "update_id": f"{where[:3]}{person[:5]}",
        "token": f"hash of {person[:4]}",
        "session": f"hash of {person[:4]}",
        "subject": "1",
        "place": 1 if person == PERSON else 2,
        "corrects": None,
        "broadcast": BROADCAST,
    }
    return own | {name: f"{CHANNEL}:{person}" for name in points if name not in own}


def _filler(column: Column[Any], person: str, number: int) -> Any:
    if isinstance(column.type, Boolean):
        return True
    if isinstance(column.type, Integer):
        return number
    if isinstance(column.type, Float):
        return 1.0
    return "{}" if column.name in ("draft", "context", "reply") else f"x{person[1:4]}"[: column.type.length or 9]  # type: ignore[attr-defined]


async def rows_of(database: Database, person: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    async with database.reading() as connection:
        for holding in HOLDINGS:
            own = select(func.count()).select_from(holding.table).where(holding.whose(holding.table, CHANNEL, person))
            counts[holding.title] = (await connection.execute(own)).scalar_one()
    return counts


@pytest.fixture
async def filled(database: Database) -> Database:
    async with database.writing() as connection:
        await connection.execute(metadata.tables["broadcasts"].insert().values(_a_broadcast()))
    await fill(database, PERSON)
    await fill(database, OTHER)
    async with database.writing() as connection:  # their deliveries stand in the broadcast that is there
        await connection.execute(deliveries.update().values(fate="pending"))
    return database


def _a_broadcast() -> dict[str, Any]:
    row = {"id": BROADCAST, "state": "sending", "kind": "news", "draft": "{}", "content_hash": "x", "created": 1.0}
    return row | {"author": f"{CHANNEL}:{PERSON}", "approver": f"{CHANNEL}:{OTHER}", "changed": 1.0}


async def test_every_place_is_shown_to_the_person_and_to_nobody_else(filled: Database) -> None:
    shown = await Holdings(filled).held(CHANNEL, PERSON)
    assert set(shown) == {holding.title for holding in HOLDINGS}
    assert PERSON in json.dumps(shown, ensure_ascii=False)
    assert OTHER not in json.dumps(shown, ensure_ascii=False)
    assert await Holdings(filled).held(CHANNEL, "U" + "9" * 32) == {}


async def test_forgetting_leaves_no_byte_of_the_id_and_everything_of_others(
    filled: Database, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = await rows_of(filled, OTHER)
    assert all(before.values()), "the test must fill every place"
    assert PERSON.encode() in await bytes_of(filled, url)
    caplog.set_level("DEBUG")
    await StoredPeople(filled).forget(CHANNEL, PERSON)
    left = await bytes_of(filled, url)
    assert PERSON.encode() not in left
    assert OTHER.encode() in left
    assert PERSON not in caplog.text
    assert await rows_of(filled, OTHER) == before
    async with filled.reading() as connection:
        gone = (await connection.execute(select(deliveries.c.fate).where(deliveries.c.person.is_(None)))).scalars()
        authors = (await connection.execute(select(metadata.tables["broadcasts"].c.author))).scalars().all()
        assert list(gone) == ["cancelled"]
        assert FORGOTTEN in authors


async def bytes_of(database: Database, url: str) -> bytes:
    """All bytes of a database: the files of SQLite, the dump of PostgreSQL."""
    parsed = make_url(url)
    if not database.shared:
        file = Path(parsed.database or "")
        return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))
    dump = str((binaries() or Path()) / "pg_dump")
    return (await asyncio.to_thread(subprocess.run, [dump, url], check=True, stdout=subprocess.PIPE)).stdout


async def test_a_message_in_hand_is_answered_all_the_same(database: Database, clock: Clock) -> None:
    async with database.writing() as connection:
        row = {"channel": CHANNEL, "lane": f"{PERSON}:{PERSON}", "place": 1, "status": "begun", "payload": "{}"}
        for update_id, received in (("old", clock.now - 1_000), ("now", clock.now)):
            await connection.execute(updates.insert().values(row | {"update_id": update_id, "received": received}))
    await StoredPeople(database).forget(CHANNEL, PERSON)
    async with database.reading() as connection:
        kept = (await connection.execute(select(updates.c.update_id, updates.c.status, updates.c.lane))).all()
    assert sorted(map(tuple, kept)) == [("now", "begun", f"{PERSON}:{PERSON}"), ("old", "done", "")]


async def test_one_who_was_forgotten_in_mid_sending_is_not_tried_again(filled: Database) -> None:
    from bot.state.broadcasts import StoredBroadcasts
    from bot.state.deliveries import Deliveries, Result

    async with filled.writing() as connection:
        await connection.execute(deliveries.update().values(fate="sending", attempts=1))
        await connection.execute(metadata.tables["broadcasts"].update().values(draft=_draft()))
    await StoredPeople(filled).forget(CHANNEL, PERSON)
    broadcast = await StoredBroadcasts(filled).load(BROADCAST)
    results = [Result(place, "", 1, "pending", "77") for place in (1, 2)]
    await Deliveries(filled).settle(broadcast, CHANNEL, results)
    async with filled.reading() as connection:
        wanted = select(deliveries.c.fate, deliveries.c.person, deliveries.c.post).order_by(deliveries.c.place)
        found = [tuple(row) for row in (await connection.execute(wanted)).all()]
    assert found == [("cancelled", None, None), ("pending", OTHER, "77")]


def _draft() -> str:
    from bot.state.broadcasts import draft_row
    from handlers.broadcasts import Draft

    return str(draft_row(Draft("t", "x", "x"))["draft"])


async def test_an_account_that_is_no_more_is_forgotten_at_the_first_failure(filled: Database) -> None:
    from bot.state.broadcasts import StoredBroadcasts
    from bot.state.deliveries import Deliveries, Result

    async with filled.writing() as connection:
        await connection.execute(deliveries.update().values(fate="sending", attempts=1))
        await connection.execute(metadata.tables["broadcasts"].update().values(draft=_draft()))
    broadcast = await StoredBroadcasts(filled).load(BROADCAST)
    told = "Forbidden: user is deactivated"
    await Deliveries(filled).settle(broadcast, CHANNEL, [Result(1, PERSON, 1, "blocked", error=told)])
    assert not any((await rows_of(filled, PERSON)).values())
    assert await StoredPeople(filled).person(CHANNEL, OTHER)


# ── keeping no longer than said ───────────────────────────────────────────────────────────────────────────────────
async def test_what_is_old_is_cleared_away_and_counted_and_nothing_else(filled: Database, clock: Clock) -> None:
    settings = read_settings({}, Path("no-such.env"))
    retention = Retention(filled, periods_of(settings))
    clock.now = 5_000 * DAY
    async with filled.writing() as connection:  # of OTHER everything is of now
        for table in metadata.sorted_tables:
            times = {column.name: clock.now for column in table.columns if isinstance(column.type, Float)}
            times = {name: now for name, now in times.items() if name not in ("ended", "blocked", "finished", "undone")}
            holding = next((each for each in HOLDINGS if each.table is table), None)
            if times and holding:
                await connection.execute(table.update().where(holding.whose(table, CHANNEL, OTHER)).values(times))
        await connection.execute(people.update().where(people.c.person == OTHER).values(reachable=True, blocked=None))
        subscriptions = metadata.tables["subscriptions"]
        await connection.execute(subscriptions.update().where(subscriptions.c.person == OTHER).values(ended=None))
    counts = await retention.purge()
    assert counts["people"] == 1
    assert {name for name, count in counts.items() if count} == set(counts) - {
        "broadcasts counted", "unanswered questions", "deliveries of nobody known", "lines of trouble",
    }  # fmt: skip
    found = await rows_of(filled, OTHER)
    assert {title for title, count in found.items() if not count} <= {"ลิงก์ดูข้อมูลของคุณ", "ลิงก์เข้าหน้าจัดการ"}
    assert not any((await rows_of(filled, PERSON)).values())
    again = await retention.purge()
    assert not {name for name, count in again.items() if count} - {"links", "links to data", "sessions"}


@pytest.mark.parametrize(
    ("reachable", "follows", "days", "stays"),
    [
        (True, False, 729, True),
        (True, False, 731, False),  # neither writes nor follows anything
        (True, True, 5_000, True),  # reads the news
        (False, True, 179, True),
        (False, True, 181, False),  # blocked the bot long ago
    ],
)
async def test_who_is_gone_for_long_is_forgotten(
    database: Database, clock: Clock, reachable: bool, follows: bool, days: int, stays: bool
) -> None:
    kept = StoredPeople(database)
    await kept.seen(CHANNEL, PERSON)
    if follows:
        await kept.follow(CHANNEL, PERSON, "debt")
    await kept.set_reachable(CHANNEL, PERSON, reachable)
    clock.now += DAY
    await kept.set_reachable(CHANNEL, PERSON, reachable)  # blocked again: it counts from the first time
    clock.now += (days - 1) * DAY
    await Retention(database, periods_of(read_settings({}, Path("no-such.env")))).purge()
    assert (await kept.person(CHANNEL, PERSON) is not None) is stays


async def test_clearing_happens_daily_and_goes_on_when_it_fails(database: Database) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 4:
            raise EOFError("enough")

    class Failing(Retention):
        async def purge(self) -> dict[str, int]:
            if len(slept) == 2:
                raise OSError("the database is away")
            return await super().purge()

    with pytest.raises(EOFError):
        await Failing(database, periods_of(read_settings({}, Path("no-such.env")))).daily(sleep)
    assert slept == [60.0, DAY, DAY, DAY]


@pytest.mark.parametrize("counted", [False, True])  # True: a clearing was cut off after it had counted
async def test_whom_an_old_broadcast_went_to_is_forgotten_some_at_a_time_and_its_counts_stay(
    database: Database, clock: Clock, counted: bool
) -> None:
    from bot.state.broadcasts import StoredBroadcasts

    broadcasts, stored = metadata.tables["broadcasts"], StoredBroadcasts(database)
    row = {"broadcast": BROADCAST, "channel": CHANNEL, "fate": "sent", "chunk": 1}
    async with database.writing() as connection:
        ended = {"state": "done", "finished": clock.now, "started": clock.now, "recipients": 5}
        await connection.execute(broadcasts.insert().values(_a_broadcast() | ended))
        await connection.execute(
            deliveries.insert(), [row | {"place": place, "person": f"U{place}"} for place in range(1, 6)]
        )
    if counted:
        counts = await stored.counts(BROADCAST)
        async with database.writing() as connection:
            await connection.execute(broadcasts.update().values(counts=counts))
    clock.now += 91 * DAY
    retention = Retention(database, periods_of(read_settings({}, Path("no-such.env"))), at_once=2)
    assert (await retention.purge())["broadcasts counted"] == 1
    async with database.reading() as connection:
        assert (await connection.execute(select(func.count()).select_from(deliveries))).scalar_one() == 0
    assert (await stored.progress(BROADCAST)).fates == {CHANNEL: {"sent": 5}}
    assert (await retention.purge())["broadcasts counted"] == 0
