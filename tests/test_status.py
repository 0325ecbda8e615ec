"""/status: how the bot stands, to those who look after it and to nobody else."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.furnishing import furnisher
from bot.settings import read_settings
from bot.state.database import Database
from bot.state.team import StoredTeam
from bot.state.troubles import MOST_KEPT, Told, Troubles, latest
from bot.state.updates import Kept, Updates
from bot.watching.trouble import MOST, note, taken
from handlers.conversation import Message, Reply
from handlers.status import Status, StatusDesk, Trouble
from handlers.team import Member
from knowledge.asking.engine import Engine
from tests.databases import Clock

OWNER = "99"
THAMDAI = Path(sys.executable).with_name("thamdai")
PATIENCE = 60.0  # seconds after which a process that says nothing has failed


def asking(person: str, channel: str = "telegram", **more: object) -> Message:
    by_word = {"text": "สถานะระบบ"} if channel == "line" else {"text": "", "action": "status"}
    return Message("c", channel=channel, person=person, **(by_word | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("channel", ["telegram", "line"])
async def test_owners_and_approvers_see_how_it_stands_and_others_see_nothing_of_it(
    database: Database, clock: Clock, engine: Engine, tmp_path: Path, channel: str
) -> None:
    settings = read_settings(
        {"THAMDAI_DATA_DIR": str(tmp_path), "THAMDAI_OWNERS": f"{channel}:{OWNER}"}, Path("no-such.env")
    )
    team = StoredTeam(database, settings.owners)
    for person, role in (("5", "approver"), ("6", "editor"), ("8", "viewer")):
        await team.give(Member(channel, person, role), "test")  # type: ignore[arg-type]
    await Updates(database, "telegram").keep(Kept("1", "7", "{}", 1))
    clock.now += 35
    reception = furnisher(settings, database)(engine.catalogue.edition, engine).reception
    for person in (OWNER, "5"):
        reply = await reception.reply(asking(person, channel))
        assert (reply.reader, reply.headline) == ("status", "สถานะระบบ")
        assert "qw-2567@2024-10-07" in reply.text
        assert ("PostgreSQL" if database.shared else "SQLite") in reply.text
        assert "ข้อความที่รอตอบ 1 (Telegram 1 รอนานที่สุด 35 วินาที)" in reply.text
        assert "ไม่มีประกาศที่กำลังส่ง" in reply.text
    for person in ("6", "8", "1234"):
        reply = await reception.reply(asking(person, channel))
        assert reply.reader != "status"
        assert "qw-2567@" not in reply.text
    in_group = await reception.reply(asking(OWNER, channel, alone=False))
    assert "qw-2567@" not in in_group.text


class OneOwner:
    async def member(self, channel: str, person: str) -> Member | None:
        return Member(channel, person, "owner")

    async def members(self) -> tuple[Member, ...]:
        return ()


async def told(**more: object) -> str:
    now = {
        "edition": "qw-2567@2024-10-07",
        "version": "0.1.0",
        "database": "PostgreSQL",
        "database_seconds": 0.0031,
        "updates": {"telegram": 0, "line": 0},
        "oldest": 0.0,
        "deliveries": {"telegram": 0, "line": 0},
        "sending": 0,
        "paused": 0,
        "workers": 1,
        "replicas": 2,
        "trouble": (),
    }
    status = Status(**(now | more))  # type: ignore[arg-type]

    async def look() -> Status:
        return status

    reply = await StatusDesk(OneOwner(), look).handle(asking("1"))
    assert isinstance(reply, Reply)
    return reply.text


async def test_quiet_days_are_told_in_five_lines() -> None:
    assert (await told()).splitlines() == [
        "สถานะระบบ",
        "• รายงานที่ใช้ตอบ qw-2567@2024-10-07 (thamdai 0.1.0)",
        "• ฐานข้อมูล PostgreSQL ตอบใน 3 มิลลิวินาที",
        "• ข้อความที่รอตอบ 0",
        "• ไม่มีประกาศที่กำลังส่ง",
        "• โปรแกรมที่ทำงานอยู่: ตัวส่งประกาศ 1 · ตัวตอบ 2",
        "• ไม่มีข้อผิดพลาดใน 7 วันที่ผ่านมา",
    ]


async def test_busy_days_name_what_waits_and_what_went_wrong() -> None:
    since = 1_699_900_000.0
    trouble = tuple(Trouble(1_700_000_000 + n, f"trouble {n}", n - 6, since, n - 6, "web-1") for n in range(9, 0, -1))
    shown = await told(
        updates={"telegram": 1200, "line": 34},
        oldest=150.0,
        deliveries={"telegram": 5000, "line": 0},
        sending=1,
        paused=2,
        trouble=trouble,
    )
    assert "• ข้อความที่รอตอบ 1,234 (Telegram 1,200 · LINE 34 รอนานที่สุด 2 นาที)" in shown
    assert "• ประกาศ กำลังส่ง 1 ประกาศ พักไว้ 2 ประกาศ เหลืออีก 5,000 คน (Telegram 5,000)" in shown
    assert "ข้อผิดพลาดล่าสุด" in shown
    assert "• 15/11 05:13 trouble 9 (3 ครั้งตั้งแต่ 14/11 01:26 · 3 โปรแกรม)" in shown
    assert "• 15/11 05:13 trouble 7 (web-1)" in shown
    assert "trouble 6" not in shown


# ── what the processes had to log ─────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def quiet() -> Iterator[None]:
    """Nothing that other tests logged is noted, nor what this one does."""
    taken()
    yield
    taken()


async def test_what_any_process_had_to_log_is_told_once_with_how_often(
    database: Database, clock: Clock, quiet: None
) -> None:
    for process, times in (("web-1", 2), ("web-2", 3)):
        for _ in range(times):
            note("warning", "the network is slow", clock.now)
            clock.now += 10
        await Troubles(database, process).write()
    note("error", "a task failed", clock.now)
    await Troubles(database, "worker-1").write()
    slow = Told("the network is slow", 5, clock.now - 50, clock.now - 10, 2, "web-2")
    assert await latest(database, 9) == [Told("a task failed", 1, clock.now, clock.now, 1, "worker-1"), slow]
    assert await latest(database, 1) == [Told("a task failed", 1, clock.now, clock.now, 1, "worker-1")]
    clock.now += 2 * 86_400
    note("warning", "the network is slow", clock.now)
    await Troubles(database, "web-1").write()  # after a day of quiet it is counted anew
    assert (await latest(database, 1))[0].times == 1 + 3
    clock.now += 6 * 86_400
    assert [each.event for each in await latest(database, 9)] == ["the network is slow"]
    clock.now += 2 * 86_400
    assert await latest(database, 9) == []


async def test_a_storm_of_different_lines_stays_small(database: Database, clock: Clock, quiet: None) -> None:
    own = Troubles(database, "web-1")
    for storm in range(4):
        for number in range(MOST + 10):
            note("error", f"line {storm}.{number} " + "x" * 500, clock.now)
            clock.now += 1
        await own.write()
    found = await latest(database, 1_000)
    assert len(found) == MOST_KEPT
    assert found[0].event.startswith(f"line 3.{MOST - 1} x")
    assert len(found[0].event) == 200


async def test_what_can_not_be_written_is_written_later(database: Database, clock: Clock, quiet: None) -> None:
    own = Troubles(database, "web-1")
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE troubles RENAME TO away"))
    try:
        note("error", "a task failed", clock.now)
        await own.write()
        note("error", "a task failed", clock.now + 1)
    finally:
        async with database.writing() as connection:
            await connection.execute(text("ALTER TABLE away RENAME TO troubles"))
    await own.write()
    assert await latest(database, 9) == [Told("a task failed", 2, clock.now, clock.now + 1, 1, "web-1")]


async def test_the_status_tells_what_another_process_logged(
    url: str, database: Database, engine: Engine, tmp_path: Path, free_port: int
) -> None:
    environ = {
        "PATH": os.environ["PATH"],
        "THAMDAI_DATA_DIR": str(tmp_path),
        "THAMDAI_DATABASE_URL": url,
        "THAMDAI_PORT": str(free_port),
        "THAMDAI_TELEGRAM_TOKEN": "123456:TEST-token_of_no_telegram_at_all",
        "THAMDAI_TELEGRAM_API_URL": "http://127.0.0.1:1",  # where nobody listens
    }
    owner = {"THAMDAI_DATA_DIR": str(tmp_path), "THAMDAI_OWNERS": f"telegram:{OWNER}"}
    watching = Database(database._engine, database._single)
    look = furnisher(read_settings(owner, Path("no-such.env")), watching)(engine.catalogue.edition, engine).reception
    process = await asyncio.create_subprocess_exec(
        THAMDAI, "serve", "--no-worker", env=environ, cwd=tmp_path, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(PATIENCE):
            while "Telegram can't be reached" not in (told := (await look.reply(asking(OWNER))).text):  # noqa: ASYNC110
                await asyncio.sleep(0.2)  # the database tells nobody of changes
        assert f"-{process.pid})" in told
    finally:
        process.terminate()
        await process.wait()
