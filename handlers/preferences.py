"""What people can set: who they are, how often they want news, what they follow."""

from __future__ import annotations

from handlers.actions import action, parts
from handlers.conversation import Button, Message, Reply, said
from handlers.people import FREQUENCIES, ROLES, People, topic_titles
from handlers.privacy import PRIVATELY
from knowledge.records import Edition

AS_BEFORE = "ตั้งไว้อย่างนี้อยู่แล้วค่ะ"


class Preferences:
    """Shows and changes a person's settings."""

    def __init__(self, edition: Edition, people: People) -> None:
        self._titles = topic_titles(edition)
        self._people = people

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name != "settings":
            return None
        if not message.person:
            return said(message, "ช่องทางนี้ยังตั้งค่าไม่ได้ค่ะ")
        if not message.alone:
            return said(message, PRIVATELY)
        person = await self._people.person(message.channel, message.person)
        if person and rest in ((person.role,), ("every", person.frequency)):  # nothing to show anew
            return said(message, AS_BEFORE, note=AS_BEFORE, quiet=True)
        note = "บันทึกแล้วค่ะ" if await self._changed(message, rest) else ""
        person = await self._people.person(message.channel, message.person) if note else person
        role, frequency = (person.role, person.frequency) if person else ("", "now")
        topics = ", ".join(self._titles.get(each, each) for each in person.topics) if person else ""
        buttons = [
            Button(_ticked(title, each == role), title, action("settings", each), place // 2)
            for place, (each, title) in enumerate(ROLES.items())
        ]
        buttons += [
            Button(_ticked(title, each == frequency), title, action("settings", "every", each), 5)
            for each, title in FREQUENCIES.items()
        ]
        buttons.append(Button("🔔 เรื่องที่ติดตาม", "ติดตามข่าว", "subscribe", 6))
        buttons.append(Button("🔒 ข้อมูลของฉัน", "ข้อมูลของฉัน", "mydata", 6))
        lines = (
            "ตั้งค่า",
            f"• คุณคือ: {ROLES.get(role, 'ยังไม่ได้เลือก')}",
            f"• ส่งข่าว: {FREQUENCIES[frequency]}",
            f"• ติดตาม: {topics or 'ยังไม่ได้ติดตามเรื่องใด'}",
            "แตะเพื่อเลือกได้เลยค่ะ",
        )
        return said(message, *lines, buttons=tuple(buttons), note=note, place="same")

    async def _changed(self, message: Message, rest: tuple[str, ...]) -> bool:
        if len(rest) == 1 and rest[0] in ROLES:
            await self._people.set_role(message.channel, message.person, rest[0])
            return True
        if len(rest) == 2 and rest[0] == "every" and rest[1] in FREQUENCIES:
            await self._people.set_frequency(message.channel, message.person, rest[1])
            return True
        return False


def _ticked(title: str, on: bool) -> str:
    return f"{'✅' if on else '▫️'} {title}"
