"""`thamdai broadcast ...` and `thamdai subscribers`, as people run them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from bot import cli
from bot.channels.line_broadcasts import seen
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, open_database
from bot.state.people import StoredPeople
from bot.state.tables import broadcasts, deliveries
from handlers.broadcasts import Progress
from handlers.delivery_report import NOT_TOLD, Seen, report
from handlers.news import ROOM, digest, news
from tests.receiving import LINE_TOKEN, receiving
from tests.sending import NEWS, add_people, sent_off
from tests.test_planning import plans

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command over a database with one broadcast, number 1, of which 2 people of 5 have a fate."""
    monkeypatch.setenv("THAMDAI_DATA_DIR", str(tmp_path))

    async def prepare() -> None:
        database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
        await add_people(database, telegram=4, line=1)
        await StoredPeople(database).set_role("telegram", "1000", "teacher")
        await plans(database).fix(await sent_off(database))
        async with database.writing() as connection:
            for person, fate in (("1000", "sent"), ("1001", "blocked")):
                await connection.execute(update(deliveries).where(deliveries.c.person == person).values(fate=fate))
        await database.close()

    asyncio.run(prepare())

    def command(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(cli.app, arguments)
        assert done.exit_code == code, done.output
        return done.output

    return command


def test_broadcasts_are_listed_and_shown(run: Run) -> None:
    assert run("broadcast", "list").split("\t")[:7] == ["1", "sending", "หนี้สินครู", "debt", "5", "1", "3"]
    shown = run("broadcast", "show", "1")
    assert "หนี้สินครู: แก้ไขแล้ว 1,238 ราย" in shown
    assert "approve telegram:2" in shown
    assert "telegram 4" in shown


def test_a_broadcast_is_paused_resumed_cancelled_and_no_further(run: Run) -> None:
    for act, state in (("pause", "paused"), ("resume", "sending"), ("cancel", "cancelled")):
        assert run("broadcast", act, "1") == f"broadcast 1 is {state}\n"
    assert "ยกเลิกแล้ว" in run("broadcast", "resume", "1", code=2)
    assert "broadcast list" in run("broadcast", "show", "9", code=2)
    assert "terminal" in run("broadcast", "show", "1")


def test_watching_ends_when_the_broadcast_does(run: Run, tmp_path: Path) -> None:
    run("broadcast", "cancel", "1")
    assert run("broadcast", "watch", "1") == "ยกเลิกแล้ว 5/5 0.0/s\n"


def test_the_report_reads_in_a_spreadsheet(run: Run) -> None:
    lines = run("broadcast", "report", "1", "--csv").splitlines()
    assert lines[0] == "broadcast,channel,measure,count"
    assert "1,Telegram,ส่งแล้ว,1" in lines
    assert "1,Telegram,ปิดรับ,1" in lines
    assert "1,LINE,รอส่ง,1" in lines
    assert "1,ทุกช่องทาง,เลิกติดตามจากประกาศ,0" in lines


def test_subscribers_are_counted_and_never_named(run: Run) -> None:
    lines = run("subscribers", "--csv").splitlines()
    assert lines[0] == "channel,by,value,title,people"
    assert "telegram,topic,all,ทุกเรื่อง,4" in lines
    assert "telegram,role,teacher,ครู,1" in lines
    assert not any("100" in line or "U0" in line for line in lines)


@pytest.mark.parametrize(("opened", "told"), [(None, NOT_TOLD), (0, 0), (42, 42)])
def test_what_line_does_not_tell_is_said_and_never_zero(opened: int | None, told: int | str) -> None:
    rows = report(Progress({"line": {"sent": 15}}), Seen(opened, None))
    assert [row.count for row in rows if "LINE)" in row.measure] == [told, NOT_TOLD]


async def test_lines_statistics_are_asked_by_the_broadcasts_own_unit() -> None:
    from datetime import date

    async with receiving() as receiver:
        told = await seen(LINE_TOKEN, receiver.url, 7, date(2026, 11, 25), date(2026, 11, 26))
        assert told == Seen(21, None)
    assert await seen(LINE_TOKEN, receiver.url, 7, date(2026, 11, 25), date(2026, 11, 26)) is None  # not reachable


def test_a_broadcast_reads_the_same_for_preview_and_sending_but_for_its_number() -> None:
    preview, sent = news(NEWS, "หนี้สินครู"), news(NEWS, "หนี้สินครู", 12)
    assert preview.text == sent.text == NEWS.message
    assert [each.action for each in sent.buttons] == ["news:12", "leave:12:debt", "leave:12:all"]
    assert [each.label for each in preview.buttons] == [each.label for each in sent.buttons]


def test_a_digest_that_would_be_too_long_tells_the_first_lines() -> None:
    from dataclasses import replace

    drafts = [(number, replace(NEWS, message=f"ข่าวที่ {number}\n{'ก' * 900}")) for number in range(1, 9)]
    short, long = digest(drafts[:3]), digest(drafts)
    assert "ก" * 900 in short.text
    assert len(long.text) <= ROOM
    assert all(f"• ข่าวที่ {number}" in long.text for number, _ in drafts)
    assert long.buttons[-1].action == "leave:0:all"


async def test_numbers_of_broadcasts_are_never_given_twice(database: Database) -> None:
    stored = StoredBroadcasts(database)
    first = await stored.create(NEWS, "telegram:1")
    async with database.writing() as connection:
        await connection.execute(broadcasts.delete())
    assert (await stored.create(NEWS, "telegram:1")).id > first.id
