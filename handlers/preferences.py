"""What people can set: who they are."""

from __future__ import annotations

from handlers.actions import action, parts
from handlers.conversation import Button, Message, Reply, said
from handlers.people import ROLES, People
from handlers.privacy import PRIVATELY


class Preferences:
    """Shows and changes a person's settings."""

    def __init__(self, people: People) -> None:
        self._people = people

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name != "settings":
            return None
        if not message.person:
            return said(message, "ช่องทางนี้ยังตั้งค่าไม่ได้ค่ะ")
        if not message.alone:
            return said(message, PRIVATELY)
        note = ""
        if rest and rest[0] in ROLES:
            await self._people.set_role(message.channel, message.person, rest[0])
            note = "บันทึกแล้วค่ะ"
        person = await self._people.person(message.channel, message.person)
        role = person.role if person else ""
        buttons = [
            Button(f"{'✅' if each == role else '▫️'} {title}", title, action("settings", each), 0)
            for each, title in ROLES.items()
        ]
        buttons.append(Button("🔔 เรื่องที่ติดตาม", "ติดตามข่าว", "subscribe", 1))
        buttons.append(Button("🔒 ข้อมูลของฉัน", "ข้อมูลของฉัน", "mydata", 1))
        lines = ("ตั้งค่า", f"คุณคือ: {ROLES.get(role, 'ยังไม่ได้เลือก')}", "แตะเพื่อเลือกได้เลยค่ะ")
        return said(message, *lines, buttons=tuple(buttons), note=note, place="same")
