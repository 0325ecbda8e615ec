"""Where something about a person is kept: one table of all places, by which it is shown to them and forgotten.

What isn't named here knows no person; a test holds every column of the database to that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, and_, case, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from bot.state.conversations import of_groups
from bot.state.database import Database
from bot.state.tables import (
    aliases,
    answers,
    broadcast_steps,
    broadcasts,
    console_sessions,
    contexts,
    data_links,
    deliveries,
    exchanges,
    login_links,
    looks,
    people,
    publications,
    reviews,
    subscriptions,
    swaps,
    team,
    updates,
    votes,
)
from bot.state.updates import unfinished

FORGOTTEN = "forgotten"  # who did something for the team, once they asked to be forgotten
IN_HAND = 120  # seconds that a message may be in hand; one older than that waits for the next start

Whose = Callable[[Table, str, str], ColumnElement[bool]]


def _own(table: Table, channel: str, person: str) -> ColumnElement[bool]:
    return (table.c.channel == channel) & (table.c.person == person)


def _conversations(table: Table, channel: str, person: str) -> ColumnElement[bool]:
    """Those with the bot alone, and those in groups."""
    in_groups = and_(table.c.speaker == f"{channel}:{person}", of_groups(table))
    return or_(table.c.conversation == f"{channel}:{person}:{person}", in_groups)


def _chat(table: Table, channel: str, person: str) -> ColumnElement[bool]:
    return (table.c.channel == channel) & (table.c.chat == person)


def _lanes(table: Table, channel: str, person: str) -> ColumnElement[bool]:
    """A lane is of a person, or of a group, where only what was brought tells who spoke."""
    own = table.c.lane.endswith(f":{person}", autoescape=True)
    in_groups = table.c.lane.endswith(":") & table.c.payload.contains(f'"id": {person},', autoescape=True)
    return (table.c.channel == channel) & unfinished(table) & or_(own, in_groups)


def _named(column: str) -> Whose:
    def whose(table: Table, channel: str, person: str) -> ColumnElement[bool]:
        return table.c[column] == f"{channel}:{person}"

    return whose


_UNSENT = deliveries.c.fate.in_(("pending", "digest"))


@dataclass(frozen=True, slots=True)
class Holding:
    """One place, and what happens there when somebody asks to be forgotten."""

    table: Table
    title: str  # in Thai, for the person
    whose: Whose
    shows: Mapping[str, str]  # column -> what it is called for the person
    instead: Mapping[str, Any] | None = None  # values put in place of theirs; None: the rows are deleted
    until: Callable[[float], ColumnElement[bool]] | None = None  # which rows are forgotten now, at that time
    points: tuple[str, ...] = field(default=("channel", "person"))  # columns that point to the person


HOLDINGS: tuple[Holding, ...] = (
    Holding(
        people,
        "การใช้งานและการตั้งค่า",
        _own,
        {
            "person": "รหัสผู้ใช้",
            "role": "คุณคือ",
            "frequency": "ส่งข่าว",
            "reachable": "ส่งข้อความถึงได้",
            "blocked": "ปิดรับเมื่อ",
            "returned": "รอถามว่าจะรับข่าวต่อหรือไม่",
            "first_seen": "เริ่มใช้",
            "last_seen": "ใช้ล่าสุด",
            "notice": "ฉบับของประกาศความเป็นส่วนตัวที่แสดงแล้ว",
            "noticed": "แสดงประกาศเมื่อ",
        },
    ),
    Holding(subscriptions, "เรื่องที่ติดตาม", _own, {"topic": "เรื่อง", "since": "ตั้งแต่", "ended": "เลิกติดตามเมื่อ"}),
    Holding(votes, "คะแนนที่ให้คำตอบ", _own, {"subject": "คำตอบ", "vote": "คะแนน", "voted": "เมื่อ"}),
    Holding(looks, "การดูสิ่งที่เปลี่ยน", _own, {"looked": "ดูล่าสุด"}),
    Holding(
        answers,
        "คำถามและคำตอบที่ปุ่มใต้คำตอบใช้",
        _conversations,
        {"question": "คำถาม (ปิดบังชื่อและเบอร์แล้ว)", "reply": "คำตอบ", "answered": "เมื่อ", "asked": "รหัสข้อความ"},
        points=("conversation", "speaker"),
    ),
    Holding(
        contexts,
        "สิ่งที่จำไว้ชั่วคราวเพื่อให้ถามต่อได้",
        _conversations,
        {"context": "คำถามล่าสุดและเรื่องที่คุยอยู่", "touched": "เมื่อ"},
        points=("conversation", "speaker"),
    ),
    Holding(
        exchanges,
        "ข้อความของบอตที่ตอบข้อความของคุณ",
        _chat,
        {"asked": "รหัสข้อความของคุณ", "said": "รหัสข้อความของบอต", "at": "เมื่อ"},
        points=("channel", "chat"),
    ),
    Holding(
        deliveries,
        "ข่าวที่ส่งถึงคุณ",
        _own,
        {
            "broadcast": "ประกาศที่",
            "fate": "ผล",
            "day": "วันที่ (นับจาก 1 ม.ค. 2513)",
            "at": "เมื่อ",
            "post": "รหัสข้อความ",
            "opened": "เปิดดู",
            "unsubscribed": "เลิกติดตามจากข่าวนี้",
            "recalled": "เรียกคืน",
            "attempts": "ส่งกี่ครั้ง",
            "resent": "ส่งซ้ำ",
            "error": "ส่งไม่ได้เพราะ",
        },
        instead={"person": None, "post": None, "fate": case((_UNSENT, "cancelled"), else_=deliveries.c.fate)},
    ),
    Holding(
        updates,
        "ข้อความที่กำลังตอบ",
        _lanes,
        {"payload": "ข้อความตามที่เครือข่ายส่งมา", "received": "เมื่อ", "status": "สถานะ"},
        instead={"payload": "", "lane": "", "status": "done"},
        until=lambda now: updates.c.received < now - IN_HAND,
        points=("lane", "payload"),
    ),
    Holding(data_links, "ลิงก์ดูข้อมูลของคุณ", _own, {"until": "ใช้ได้ถึง"}),
    Holding(team, "บทบาทในทีม", _own, {"role": "บทบาท", "name": "ชื่อที่ทีมเรียก", "since": "ตั้งแต่"}),
    Holding(login_links, "ลิงก์เข้าหน้าจัดการ", _own, {"role": "บทบาท", "until": "ใช้ได้ถึง"}),
    Holding(console_sessions, "การเข้าหน้าจัดการ", _own, {"began": "เริ่ม", "seen": "ล่าสุด"}),
    *(
        Holding(table, title, _named(column), shows, {column: FORGOTTEN}, points=(column,))
        for table, title, column, shows in (
            (broadcasts, "ประกาศที่คุณเขียน", "author", {"id": "ประกาศที่", "created": "เมื่อ"}),
            (broadcasts, "ประกาศที่คุณอนุมัติ", "approver", {"id": "ประกาศที่", "changed": "เมื่อ"}),
            (
                broadcast_steps,
                "สิ่งที่คุณทำกับประกาศ",
                "who",
                {"broadcast": "ประกาศที่", "act": "ทำ", "note": "หมายเหตุ", "at": "เมื่อ"},
            ),
            (team, "บทบาทที่คุณให้ผู้อื่น", "given_by", {"role": "บทบาท", "since": "ตั้งแต่"}),
            (publications, "รายงานที่คุณเผยแพร่", "published_by", {"edition": "ฉบับ", "published": "เมื่อ"}),
            (swaps, "รายงานที่คุณกำลังเผยแพร่", "begun_by", {"edition": "ฉบับ", "begun": "เมื่อ"}),
            (aliases, "คำที่คุณเพิ่ม", "added_by", {"phrase": "คำ", "added": "เมื่อ"}),
            (reviews, "คำถามที่คุณตรวจ", "reviewed_by", {"question": "คำถาม", "verdict": "ผล", "reviewed": "เมื่อ"}),
        )
    ),
)


class Holdings:
    """What is kept of people: shown as it stands, and forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def held(self, channel: str, person: str) -> dict[str, list[dict[str, Any]]]:
        """Everything that is kept of a person, under its titles; places where there is nothing are left out.

        The message that asks for it is in hand, and isn't told.
        """
        found: dict[str, list[dict[str, Any]]] = {}
        async with self._database.reading() as connection:
            for holding in HOLDINGS:
                own = holding.whose(holding.table, channel, person)
                if holding.until is not None:
                    own &= holding.until(self._database.clock())
                columns = [holding.table.c[column] for column in holding.shows]
                rows = (await connection.execute(select(*columns).where(own))).all()
                if rows:
                    found[holding.title] = [
                        dict(zip(holding.shows.values(), map(_read, row), strict=True)) for row in rows
                    ]
        return found

    async def forget(self, channel: str, person: str) -> None:
        """Everything that is kept of a person, in one transaction; what they were sent is counted without their id."""
        async with self._database.writing() as connection:
            await forget_in(connection, channel, person, self._database.clock())
        await self._database.scrub()


async def forget_in(connection: AsyncConnection, channel: str, person: str, now: float) -> None:
    """Forget a person within a transaction."""
    for holding in HOLDINGS:
        own = holding.whose(holding.table, channel, person)
        if holding.until is not None:
            own &= holding.until(now)
        if holding.instead is None:
            await connection.execute(delete(holding.table).where(own))
        else:
            await connection.execute(update(holding.table).where(own).values(dict(holding.instead)))


def _read(value: Any) -> Any:
    """A value as it can be written out: what is kept as JSON is shown as what it holds."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
