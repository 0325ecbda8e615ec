"""/status: how the bot stands, to those who look after it and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.furnishing import furnisher
from bot.settings import read_settings
from bot.state.database import Database
from bot.state.team import StoredTeam
from bot.state.updates import Kept, Updates
from handlers.conversation import Message, Reply
from handlers.status import Status, StatusDesk, Trouble
from handlers.team import Member
from knowledge.asking.engine import Engine
from tests.databases import Clock

OWNER = "99"


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
        "• ไม่มีข้อผิดพลาดตั้งแต่เริ่มทำงาน",
    ]


async def test_busy_days_name_what_waits_and_what_went_wrong() -> None:
    trouble = tuple(Trouble(1_700_000_000 + n, f"trouble {n}") for n in range(9, 0, -1))
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
    assert "• 15/11 05:13 trouble 9" in shown
    assert "trouble 6" not in shown
