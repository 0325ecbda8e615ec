"""Cards at a tap: the buttons that ask for one, what they bring, and cards that come by themselves."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from handlers.actions import action, parts
from handlers.conversation import Button, Message, Reply
from handlers.menu import WAYS_IN
from handlers.people import People
from handlers.questions import QuestionDesk
from handlers.reception import Handler
from handlers.topics import Topics
from knowledge.cards.card import Pictured
from knowledge.cards.choosing import Cards
from knowledge.records import Edition

LOOKS = "executive"  # the role of those who would rather look than read


class CardTaps:
    """Brings the card of a button: "card:policy:debt", "card:all:sorted", "card:vs:debt:guidance"."""

    def __init__(self, desk: QuestionDesk, cards: Cards, topics: Topics, edition: Edition) -> None:
        self._desk = desk
        self._cards = cards
        self._topics = topics
        self._edition = edition

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name != "card" or not rest:
            return None
        what, *more = rest
        known = [policy.id for policy in self._edition.policies]
        if what == "policy" and more and more[0] in known:
            return await self._policy(message, more[0], hindering=more[1:] == ["obstacles"])
        if what == "vs" and len(more) > 1 and all(each in known for each in more):
            pictured = await asyncio.to_thread(self._cards.comparison, tuple(more))
            return await self._shown(message, pictured) if pictured else None
        group = more[0] if what == "group" and more else ""
        chosen = tuple(policy.id for policy in self._edition.policies if policy.group == group)
        if what == "all" or chosen:
            by_percent = "sorted" in more
            return await self._overview(message, group if chosen else "", chosen, by_percent=by_percent)
        return None

    async def _policy(self, message: Message, policy: str, *, hindering: bool) -> Reply:
        pictured = await asyncio.to_thread(self._cards.policy, policy, "obstacles" if hindering else "figures")
        reply = await self._desk.picture(message, pictured)
        other = action("card", "policy", policy, *([] if hindering else ["obstacles"]))
        title = self._edition.policy(policy).short_title
        label, text = ("🖼 การ์ดตัวเลข", "ขอการ์ดตัวเลข") if hindering else ("🖼 การ์ดอุปสรรค", "ขอการ์ดอุปสรรค")
        ways_on = [each for each in self._topics.ways_on(policy, "") if not each.action.startswith("card:")]
        return replace(reply, buttons=(Button(label, f"{text}เรื่อง{title}", other, 0), *ways_on))

    async def _overview(self, message: Message, group: str, chosen: tuple[str, ...], *, by_percent: bool) -> Reply:
        pictured = self._cards.overview(chosen, by_percent=by_percent)
        what = ("group", group) if group else ("all",)
        other = action("card", *what, *([] if by_percent else ["sorted"]))
        label, text = ("🖼 เรียงตามข้อ", "") if by_percent else ("🖼 เรียงตามร้อยละ", " เรียงตามร้อยละ")
        return await self._shown(message, pictured, Button(label, f"ขอการ์ดทุกเรื่อง{text}", other, 0))

    async def _shown(self, message: Message, pictured: Pictured, *buttons: Button) -> Reply:
        reply = await self._desk.picture(message, pictured)
        return replace(reply, buttons=(*buttons, *(replace(each, row=1) for each in WAYS_IN)))


def with_cards_for_executives(handler: Handler, people: People, cards: Cards) -> Handler:
    """The handler, whose summaries bring their card along for those who said that they are executives."""

    async def handle(message: Message) -> Reply | None:
        reply = await handler(message)
        if reply is None or not reply.policy or not message.person:
            return reply
        if reply.card or reply.quiet or reply.page or (reply.outcome, reply.aspect) != ("answer", "summary"):
            return reply
        person = await people.person(message.channel, message.person)
        if person is None or person.role != LOOKS:
            return reply
        if isinstance(reply.policy, str):
            pictured = await asyncio.to_thread(cards.policy, reply.policy)
        else:
            pictured = cards.overview(reply.policy)
        return replace(reply, card=pictured.card)

    return handle
