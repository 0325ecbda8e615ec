"""What is kept of a person: shown in short, given whole as a file, and deleted when they say so."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from handlers.actions import page_of, parts
from handlers.conversation import Attached, Button, Message, Reply, said
from handlers.hours import in_bangkok
from handlers.people import FREQUENCIES, ROLES, People, Person, topic_titles
from knowledge.records import Edition
from knowledge.thai import thai_date

PRIVATELY = "เรื่องนี้คุยกันในแชตส่วนตัวกับบอตนะคะ"
NOTHING = "ไม่มีข้อมูลของคุณเก็บไว้ค่ะ"
DELETE = Button("🗑 ลบข้อมูล", "ลบข้อมูล", "forget", 1)
MINUTES = 10  # that a link to the data works
ROOM = 1_500  # characters of a page of data, where there are neither files nor links

Held = Mapping[str, Sequence[Mapping[str, Any]]]


class Holdings(Protocol):
    """Where everything about a person is kept."""

    async def held(self, channel: str, person: str) -> Held: ...


class DataLinks(Protocol):
    """Gives links by which a person can fetch what is kept of them."""

    async def issue(self, channel: str, person: str) -> str:
        """The address of a link that works once, for MINUTES; "" where the house has no https address."""


def data_file(channel: str, person: str, held: Held, at: float) -> str:
    """Everything that is kept of a person, as JSON that can be read."""
    then = in_bangkok(at)
    told: dict[str, Any] = {
        "เอกสาร": "ข้อมูลทั้งหมดที่บอต “ถามได้” เก็บเกี่ยวกับคุณ",
        "ออกเมื่อ": f"{thai_date(then.date(), short=False)} {then:%H:%M} น.",
        "ช่องทาง": channel,
        "รหัสผู้ใช้": person,
        "ข้อมูล": {title: [_readable(row) for row in rows] for title, rows in held.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


class Privacy:
    """Shows what is kept and forgets it. `clock` gives seconds since 1970."""

    def __init__(self, edition: Edition, people: People, holdings: Holdings, links: DataLinks, clock: Any) -> None:
        self._titles = topic_titles(edition)
        self._people = people
        self._holdings = holdings
        self._links = links
        self._clock = clock

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name not in ("mydata", "forget"):
            return None
        if not message.alone:
            return said(message, PRIVATELY)
        reply = await (self._mydata(message, rest) if name == "mydata" else self._forget(message, rest))
        return replace(reply, keeps=reply.keeps and message.noticed != "no")

    async def _forget(self, message: Message, rest: tuple[str, ...]) -> Reply:
        if rest == ("yes",):
            await self._people.forget(message.channel, message.person)
            lines = ("ลบข้อมูลของคุณแล้วค่ะ", "ถามต่อได้เสมอ ถ้าถามอีก บอตจะแจ้งเรื่องข้อมูลส่วนบุคคลให้ทราบใหม่ก่อนเก็บค่ะ")
            return said(message, *lines, place="same", note="ลบแล้วค่ะ", keeps=False)
        if rest == ("no",):
            return said(message, "ไม่ได้ลบอะไรค่ะ", place="same")
        buttons = (Button("🗑 ลบทั้งหมด", "ลบทั้งหมด", "forget:yes", 0), Button("ไม่ลบ", "ไม่ลบ", "forget:no", 0))
        lines = ("ลบข้อมูลทั้งหมดของคุณใช่ไหมคะ", "ทั้งการตั้งค่า เรื่องที่ติดตาม คะแนนที่ให้ และบทสนทนา กู้คืนไม่ได้ค่ะ")
        return said(message, *lines, buttons=buttons, place="same")

    async def _mydata(self, message: Message, rest: tuple[str, ...]) -> Reply:
        held = await self._holdings.held(message.channel, message.person) if message.person else {}
        if not held:
            return said(
                message, NOTHING, *([f"รหัสผู้ใช้ของคุณคือ {message.person} แต่บอตไม่ได้เก็บไว้"] if message.person else [])
            )
        if rest[:1] == ("all",):
            return await self._whole(message, held, page_of(rest, 1))
        person = await self._people.person(message.channel, message.person)
        lines = ["ข้อมูลของคุณที่เก็บไว้", *self._settings(message, person)]
        lines += [f"• {title}: {len(rows):,} รายการ" for title, rows in held.items() if title not in _SETTINGS]
        lines.append("ไม่มีการเก็บชื่อ เบอร์โทร หรือรูปค่ะ")
        whole = Button("📄 ขอข้อมูลทั้งหมด", "ขอข้อมูลทั้งหมดของฉัน", "mydata:all", 0)
        return said(message, *lines, buttons=(whole, DELETE), place="same")

    def _settings(self, message: Message, person: Person | None) -> list[str]:
        lines = [f"• รหัสผู้ใช้: {message.person}"]
        if person is None:
            return lines
        topics = ", ".join(self._titles.get(each, each) for each in person.topics) or "ไม่มี"
        return [
            *lines,
            f"• คุณคือ: {ROLES.get(person.role, 'ยังไม่ได้เลือก')}",
            f"• เรื่องที่ติดตาม: {topics}",
            f"• ส่งข่าว: {FREQUENCIES[person.frequency]}",
            f"• เริ่มใช้: {thai_date(datetime.fromtimestamp(person.first_seen, UTC).date())}",
        ]

    async def _whole(self, message: Message, held: Held, page: int) -> Reply:
        """As a file; where the channel carries none, by a link; where there is no address for one, page by page."""
        if message.files:
            text = data_file(message.channel, message.person, held, self._clock())
            lines = ("นี่คือข้อมูลทั้งหมดของคุณค่ะ", "เปิดไฟล์ .json ด้วยโปรแกรมอ่านข้อความได้เลย")
            return said(message, *lines, buttons=(DELETE,), attached=Attached("mydata.json", text))
        if link := await self._links.issue(message.channel, message.person):
            last = f"ใช้ได้ครั้งเดียวภายใน {MINUTES} นาที อย่าส่งต่อให้ผู้อื่นนะคะ"
            return said(message, "ดาวน์โหลดข้อมูลทั้งหมดของคุณได้ที่ลิงก์นี้ค่ะ", link, last)
        pages = _pages(held)
        at = min(max(page, 0), len(pages) - 1)
        turns = [Button("◀ ก่อนหน้า", "ก่อนหน้า", f"mydata:all:{at - 1}", 0)] if at else []
        turns += [Button("ดูต่อ ▶", "ดูต่อ", f"mydata:all:{at + 1}", 0)] if at + 1 < len(pages) else []
        headline = f"ข้อมูลทั้งหมดของคุณ หน้า {at + 1} จาก {len(pages)}"
        return said(message, headline, *pages[at], buttons=(*turns, DELETE), place="same")


_SETTINGS = ("การใช้งานและการตั้งค่า", "เรื่องที่ติดตาม")  # titles of what is told in words


def _pages(held: Held) -> list[list[str]]:
    """What is held in lines, parted into pages."""
    pages: list[list[str]] = [[]]
    for title, rows in held.items():
        for row in rows:
            line = f"• {title}: " + " · ".join(f"{name} {value}" for name, value in _readable(row).items())
            for cut in (line[at : at + ROOM] for at in range(0, len(line), ROOM)):
                if pages[-1] and sum(map(len, pages[-1])) + len(cut) > ROOM:
                    pages.append([])
                pages[-1].append(cut)
    return pages


def _readable(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without what is empty, its times as a date and time in Bangkok."""
    return {name: _moment(value) for name, value in row.items() if value not in (None, "")}


def _moment(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    then = in_bangkok(value)
    return f"{thai_date(then.date())} {then:%H:%M} น."
