"""What is kept of a person: told, shown, and deleted when they say so."""

from __future__ import annotations

from datetime import UTC, datetime

from handlers.actions import parts
from handlers.commands import command_name
from handlers.conversation import Button, Message, Reply, said
from handlers.people import ROLES, People, topic_titles
from knowledge.records import Edition
from knowledge.thai import thai_date

PRIVATELY = "เรื่องนี้คุยกันในแชตส่วนตัวกับบอตนะคะ"


def notice(message: Message) -> str:
    """What is kept, in a line, and how to see and delete it."""
    see, delete = command_name(message, "mydata"), command_name(message, "forget")
    return f"เราเก็บเฉพาะรหัสผู้ใช้และสิ่งที่คุณตั้งค่า ไม่เก็บชื่อ ดูได้ที่ {see} ลบได้ที่ {delete} ค่ะ"


class Privacy:
    """Shows what is kept and forgets it."""

    def __init__(self, edition: Edition, people: People) -> None:
        self._titles = topic_titles(edition)
        self._people = people

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name == "mydata":
            return await self._shown(message)
        if name != "forget":
            return None
        if not message.alone:
            return said(message, PRIVATELY)
        if rest == ("yes",):
            await self._people.forget(message.channel, message.person)
            return said(message, "ลบข้อมูลของคุณแล้วค่ะ ถามต่อได้เสมอนะคะ", place="same", note="ลบแล้วค่ะ")
        if rest == ("no",):
            return said(message, "ไม่ได้ลบอะไรค่ะ", place="same")
        buttons = (Button("🗑 ลบทั้งหมด", "ลบทั้งหมด", "forget:yes", 0), Button("ไม่ลบ", "ไม่ลบ", "forget:no", 0))
        lines = ("ลบข้อมูลทั้งหมดของคุณใช่ไหมคะ", "ทั้งการตั้งค่า เรื่องที่ติดตาม คะแนนที่ให้ และบทสนทนา กู้คืนไม่ได้ค่ะ")
        return said(message, *lines, buttons=buttons, place="same")

    async def _shown(self, message: Message) -> Reply:
        if not message.alone:
            return said(message, PRIVATELY)
        person = await self._people.person(message.channel, message.person) if message.person else None
        if person is None:
            return said(message, "ไม่มีข้อมูลของคุณเก็บไว้ค่ะ")
        topics = ", ".join(self._titles.get(each, each) for each in person.topics) or "ไม่มี"
        lines = (
            "ข้อมูลของคุณที่เก็บไว้",
            f"• รหัสผู้ใช้: {person.person}",
            f"• คุณคือ: {ROLES.get(person.role, 'ยังไม่ได้เลือก')}",
            f"• เรื่องที่ติดตาม: {topics}",
            f"• คะแนนที่ให้คำตอบ: {person.votes} ครั้ง",
            f"• เริ่มใช้: {thai_date(datetime.fromtimestamp(person.first_seen, UTC).date())}",
            "คำถามล่าสุดจำไว้ชั่วคราวเพื่อให้ถามต่อได้ ไม่มีการเก็บชื่อหรือเบอร์โทรค่ะ",
        )
        return said(message, *lines, buttons=(Button("🗑 ลบข้อมูล", "ลบข้อมูล", "forget", 0),), place="same")
