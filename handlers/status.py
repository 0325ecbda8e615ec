"""For those who look after the bot: how it stands, in a few lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from handlers.actions import parts
from handlers.conversation import Message, Reply, said
from handlers.hours import in_bangkok
from handlers.privacy import PRIVATELY
from handlers.team import Team, allowed

MOST_TROUBLE = 3  # lines of the log that are shown
CHANNELS = {"telegram": "Telegram", "line": "LINE"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that the log tells somebody may have to see to; in English, without anything of people."""

    at: float  # when it was told last, in seconds since 1970
    event: str
    times: int
    since: float  # when it was told first
    processes: int
    process: str  # one of them, whose log tells more


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand."""

    edition: str
    version: str
    database: str  # "SQLite", "PostgreSQL"
    database_seconds: float  # that it took to answer
    updates: Mapping[str, int]  # channel -> messages that wait for an answer
    oldest: float  # seconds that the oldest of them waits
    deliveries: Mapping[str, int]  # channel -> people who are still to get a broadcast
    sending: int  # broadcasts that are going out
    paused: int
    workers: int
    replicas: int
    trouble: tuple[Trouble, ...]  # of all processes, of the last seven days, newest first


class StatusDesk:
    """Tells who may look after the bot how it stands; to others the command does not exist."""

    def __init__(self, team: Team, look: Callable[[], Awaitable[Status]]) -> None:
        self._team = team
        self._look = look

    async def handle(self, message: Message) -> Reply | None:
        name, _ = parts(message.action)
        if name != "status" or not message.person:
            return None
        if not await allowed(self._team, message, name):
            return None
        if not message.alone:
            return said(message, PRIVATELY)
        return said(message, "สถานะระบบ", *_lines(await self._look()))


def _lines(status: Status) -> list[str]:
    waiting = sum(status.updates.values())
    oldest = f" ({_by_channel(status.updates)} รอนานที่สุด {_lasting(status.oldest)})" if waiting else ""
    going = [f"กำลังส่ง {status.sending:,} ประกาศ"] if status.sending else []
    going += [f"พักไว้ {status.paused:,} ประกาศ"] if status.paused else []
    left = f" เหลืออีก {sum(status.deliveries.values()):,} คน ({_by_channel(status.deliveries)})"
    processes = [f"ตัวส่งประกาศ {status.workers:,}"]
    processes += [f"ตัวตอบ {status.replicas:,}"] if status.replicas else []
    return [
        f"• รายงานที่ใช้ตอบ {status.edition} (thamdai {status.version})",
        f"• ฐานข้อมูล {status.database} ตอบใน {status.database_seconds * 1000:,.0f} มิลลิวินาที",
        f"• ข้อความที่รอตอบ {waiting:,}{oldest}",
        f"• ประกาศ {' '.join(going)}{left}" if going else "• ไม่มีประกาศที่กำลังส่ง",
        f"• โปรแกรมที่ทำงานอยู่: {' · '.join(processes)}",
        *(_trouble(status.trouble) or ["• ไม่มีข้อผิดพลาดใน 7 วันที่ผ่านมา"]),
    ]


def _by_channel(counts: Mapping[str, int]) -> str:
    return " · ".join(f"{CHANNELS.get(channel, channel)} {count:,}" for channel, count in counts.items() if count)


def _lasting(seconds: float) -> str:
    """
    >>> _lasting(35.2), _lasting(150), _lasting(7300)
    ('35 วินาที', '2 นาที', '2 ชั่วโมง')
    """
    if seconds < 120:
        return f"{seconds:.0f} วินาที"
    return f"{seconds // 60:.0f} นาที" if seconds < 7_200 else f"{seconds // 3600:.0f} ชั่วโมง"


def _trouble(trouble: tuple[Trouble, ...]) -> list[str]:
    shown = [f"• {in_bangkok(each.at):%d/%m %H:%M} {each.event} ({_seen(each)})" for each in trouble[:MOST_TROUBLE]]
    return ["ข้อผิดพลาดล่าสุดของทุกโปรแกรม (ดูทั้งหมดได้ใน log)", *shown] if shown else []


def _seen(trouble: Trouble) -> str:
    """How often, and whose log tells more."""
    where = trouble.process if trouble.processes == 1 else f"{trouble.processes:,} โปรแกรม"
    if trouble.times == 1:
        return where
    return f"{trouble.times:,} ครั้งตั้งแต่ {in_bangkok(trouble.since):%d/%m %H:%M} · {where}"
