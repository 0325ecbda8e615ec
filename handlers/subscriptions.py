"""Following topics: who wants to hear when the report's figures change."""

from __future__ import annotations

from handlers.actions import action, parts
from handlers.commands import command_name
from handlers.conversation import Button, Message, Reply, said
from handlers.people import People, topic_titles
from handlers.privacy import PRIVATELY
from knowledge.records import Edition


class Subscriptions:
    """Lets people choose what they follow."""

    def __init__(self, edition: Edition, people: People) -> None:
        self._titles = topic_titles(edition)
        self._people = people

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name not in ("subscribe", "follow", "unfollow"):
            return None
        if not message.person:
            return said(message, "ช่องทางนี้ยังติดตามข่าวไม่ได้ค่ะ")
        if not message.alone:
            return said(message, PRIVATELY, note=PRIVATELY, quiet=name == "follow")
        topic = rest[0] if rest and rest[0] in self._titles else ""
        everything = command_name(message, "subscribe")
        if name == "follow" and topic:
            await self._people.follow(message.channel, message.person, topic, on=True)
            return said(message, note=f"ติดตาม{self._titles[topic]}แล้วค่ะ ดูทั้งหมดที่ {everything}", quiet=True)
        note = ""
        if name == "unfollow" and topic:
            await self._people.follow(message.channel, message.person, topic, on=False)
            note = f"เลิกติดตาม{self._titles[topic]}แล้วค่ะ"
        elif name == "subscribe" and topic:
            await self._people.follow(message.channel, message.person, topic, on=True)
            note = f"ติดตาม{self._titles[topic]}แล้วค่ะ"
        return await self._list(message, note)

    async def _list(self, message: Message, note: str) -> Reply:
        person = await self._people.person(message.channel, message.person)
        followed = person.topics if person else ()
        names = [self._titles[each] for each in followed if each in self._titles]
        lines = ["อยากติดตามเรื่องไหน แตะเลือกได้เลยค่ะ แตะซ้ำเพื่อเลิกติดตาม"]
        lines.append(f"ติดตามอยู่: {', '.join(names)}" if names else "ตอนนี้ยังไม่ได้ติดตามเรื่องใด")
        buttons = []
        for place, (topic, title) in enumerate(self._titles.items()):
            on = topic in followed
            label = f"{'✅' if on else '▫️'} {title}"
            buttons.append(Button(label, title, action("unfollow" if on else "subscribe", topic), (place + 1) // 2))
        return said(message, *lines, buttons=tuple(buttons), note=note, place="same")
