"""Following topics: who wants to hear when the report's figures change. Leaving takes one tap, and one undoes it."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import action, number_of, parts
from handlers.commands import command_name
from handlers.conversation import Button, Message, Reply, said
from handlers.following import Following
from handlers.people import EVERYTHING, FREQUENCIES, ROLES, People, Taps, topic_titles
from handlers.privacy import PRIVATELY
from knowledge.records import Edition

NAMES = ("subscribe", "follow", "unfollow", "leave", "undo", "return")
TO_LIST = Button("🔔 เรื่องที่ติดตาม", "ติดตามข่าว", "subscribe", 1)
RESUME = (
    Button("🔔 รับข่าวต่อ", "รับข่าวต่อ", "return:yes", 30),
    Button("🔕 ไม่รับแล้ว", "ไม่รับข่าวแล้ว", "return:no", 30),
)
ASKED_AT = ("start", "open", "settings", "subscribe")  # where somebody who came back is asked again


class Subscriptions:
    """Lets people choose what they follow, and asks those who come back."""

    def __init__(self, edition: Edition, people: People, taps: Taps) -> None:
        self._titles = topic_titles(edition)
        self._following = Following(edition)
        self._people = people
        self._taps = taps

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name not in NAMES:
            return None
        if not message.person:
            return said(message, "ช่องทางนี้ยังติดตามข่าวไม่ได้ค่ะ")
        if not message.alone:
            return said(message, PRIVATELY, note=PRIVATELY, quiet=name == "follow")
        if name == "undo":
            return await self._undone(message, rest)
        if name == "return":
            return await self._resumed(message, resumes=rest == ("yes",))
        if name == "leave" and len(rest) == 2 and (broadcast := number_of(rest[0])) is not None:
            return await self._left(message, rest[1], broadcast)
        topic = rest[0] if rest and rest[0] in self._titles else ""
        if not topic:
            return await self._list(message, "")
        if name == "unfollow":
            return await self._left(message, topic, 0)
        return await self._followed(message, topic, listed=name == "subscribe")

    async def _followed(self, message: Message, topic: str, *, listed: bool) -> Reply:
        """`listed` where the list of topics is on the screen, and is to show it."""
        before = await self._people.person(message.channel, message.person)
        await self._people.follow(message.channel, message.person, topic)
        note = f"ติดตาม{self._titles[topic]}แล้วค่ะ"
        if listed:
            return await self._list(message, note)
        if before is None or not (before.role or before.topics):
            return self._welcomed(message, note, before.frequency if before else "now")
        return said(message, note=f"{note} ดูทั้งหมดที่ {command_name(message, 'subscribe')}", quiet=True)

    def _welcomed(self, message: Message, note: str, frequency: str) -> Reply:
        """To whoever follows for the first time: who they are and how often they want news, each at a tap."""
        roles = [
            Button(title, title, action("settings", role), place // 2)
            for place, (role, title) in enumerate(ROLES.items())
        ]
        often = [
            Button(title, title, action("settings", "every", each), 5)
            for each, title in FREQUENCIES.items()
            if each != frequency
        ]
        lines = (f"{note} จะส่งข่าวให้{FREQUENCIES[frequency]}", "บอกได้ไหมคะว่าคุณคือใคร จะได้ส่งข่าวที่ตรงกับคุณ ข้ามได้ค่ะ")
        return said(message, *lines, buttons=(*roles, *often, replace(TO_LIST, row=6)), note=note)

    async def _left(self, message: Message, topic: str, broadcast: int) -> Reply:
        """From a broadcast's button, the list or words: at once, with the way back."""
        person = await self._people.person(message.channel, message.person)
        followed = person.topics if person else ()
        ends, begins = self._following.leaving(topic, followed)
        title = self._titles.get(topic, topic)
        if not ends:
            return said(message, f"ไม่ได้ติดตาม{title}อยู่แล้วค่ะ", note="ไม่ได้ติดตามอยู่แล้วค่ะ", buttons=(TO_LIST,))
        mark = await self._people.leave(message.channel, message.person, ends, begins)
        if broadcast:
            await self._taps.unsubscribed(broadcast, message.channel, message.person, True)
        note = "เลิกติดตามทุกเรื่องแล้วค่ะ" if topic == EVERYTHING else f"เลิกติดตาม{title}แล้วค่ะ"
        undo = Button("↩️ ติดตามต่อ", "ติดตามต่อ", action("undo", mark, broadcast), 0)
        rest = "จะไม่ส่งข่าวมาอีกค่ะ ถามข้อมูลได้ตามปกติ" if topic == EVERYTHING else "เรื่องอื่นที่ติดตามไว้ยังได้รับตามเดิมค่ะ"
        lines = (note, rest) if begins or topic == EVERYTHING or set(followed) - ends else (note,)
        return said(message, *lines, buttons=(undo, replace(TO_LIST, row=0)), note=note)

    async def _undone(self, message: Message, rest: tuple[str, ...]) -> Reply:
        mark, broadcast = (*rest, "", "")[:2]
        if not await self._people.undo(message.channel, message.person, mark):
            return await self._list(message, "ปุ่มนี้เก่าแล้วค่ะ")
        if number := number_of(broadcast):
            await self._taps.unsubscribed(number, message.channel, message.person, False)
        note = "กลับมาติดตามตามเดิมแล้วค่ะ"
        return said(message, note, buttons=(TO_LIST,), note=note, place="same")

    async def _resumed(self, message: Message, *, resumes: bool) -> Reply:
        if not resumes:
            return await self._left(message, EVERYTHING, 0)
        await self._people.set_returned(message.channel, message.person, "")
        note = "จะส่งข่าวให้เหมือนเดิมค่ะ"
        reply = await self._list(message, note)
        return replace(reply, headline=note, text=f"{note}\n{reply.text}")

    async def _list(self, message: Message, note: str) -> Reply:
        person = await self._people.person(message.channel, message.person)
        followed = person.topics if person else ()
        covered = self._following.covered(followed)
        names = [self._titles[each] for each in followed if each in self._titles]
        lines = ["อยากติดตามเรื่องไหน แตะเลือกได้เลยค่ะ แตะซ้ำเพื่อเลิกติดตาม"]
        lines.append(f"ติดตามอยู่: {', '.join(names)}" if names else "ตอนนี้ยังไม่ได้ติดตามเรื่องใด")
        if names and person:
            lines.append(f"ส่งข่าว: {FREQUENCIES[person.frequency]}")
        wide = len(self._following.holds) - len(self._following.holds[EVERYTHING])  # everything and groups: a row each
        buttons = []
        for place, (topic, title) in enumerate(self._titles.items()):
            on = topic in covered
            row = place if place < wide else wide + (place - wide) // 2
            does = action("unfollow" if on else "subscribe", topic)
            buttons.append(Button(f"{'✅' if on else '▫️'} {title}", title, does, row))
        return said(message, *lines, buttons=tuple(buttons), note=note, place="same")

    async def ask_who_returned(self, message: Message, reply: Reply) -> Reply:
        """The reply to somebody who could not be reached for a time, with the question whether news may go on."""
        if not message.person or not message.alone or not message.away or reply.quiet:
            return reply
        returned = await self._people.returned(message.channel, message.person)
        name, _ = parts(message.action)
        if not returned or (returned == "asked" and name not in ASKED_AT) or name in ("leave", "return", "undo"):
            return reply
        person = await self._people.person(message.channel, message.person)
        names = [self._titles.get(each, each) for each in person.topics] if person else []
        await self._people.set_returned(message.channel, message.person, "asked")
        question = f"ยินดีต้อนรับกลับมาค่ะ ก่อนหน้านี้คุณติดตาม{', '.join(names)} อยากรับข่าวต่อไหมคะ"
        return replace(reply, text=f"{reply.text}\n\n{question}", buttons=(*reply.buttons, *RESUME))
