"""A broadcast as people read it, with the way to its topic and the ways out. Previews show the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.actions import action, number_of, parts
from handlers.broadcasts import Draft
from handlers.conversation import Button, Message, Reply
from handlers.people import EVERYTHING, Taps
from handlers.reception import Handler
from knowledge.records import Edition

PREVIEWED = 0  # the number of a broadcast that isn't kept yet


def news(draft: Draft, title: str, broadcast_id: int = PREVIEWED) -> Reply:
    """What a person gets. `title` is the topic's, see handlers.people.topic_titles."""
    headline, _, _ = draft.message.partition("\n")
    return Reply(
        conversation="",
        outcome="smalltalk",
        policy=None,
        aspect=None,
        headline=headline,
        text=draft.message,
        buttons=_ways(draft.topic, title, broadcast_id),
    )


def _ways(topic: str, title: str, broadcast_id: int) -> tuple[Button, ...]:
    see = Button("🔎 ดูเรื่องนี้", f"ดูเรื่อง{title}", action("news", broadcast_id), 0)
    leave_all = Button("🔕 เลิกรับทั้งหมด", "เลิกติดตามทุกเรื่อง", action("leave", broadcast_id, EVERYTHING), 1)
    if topic == EVERYTHING:
        return (see, leave_all)
    leave = Button("เลิกติดตามเรื่องนี้", f"เลิกติดตามเรื่อง{title}", action("leave", broadcast_id, topic), 1)
    return (see, leave, leave_all)


DIGEST = "ข่าวจากรายงานในรอบสัปดาห์ค่ะ"
ROOM = 3_500  # characters of a digest; what doesn't fit is told by its first line
MOST_SHOWN = 6  # buttons that lead to the topics


def digest(drafts: Sequence[tuple[int, Draft]], broadcast_id: int = PREVIEWED) -> Reply:
    """Several broadcasts in one message, for people who want news once a week."""
    whole = "\n\n".join(draft.message for _, draft in drafts)
    parts = [draft.message if len(whole) <= ROOM else f"• {draft.message.partition(chr(10))[0]}" for _, draft in drafts]
    buttons = [
        Button(f"🔎 {draft.title}", f"ดู{draft.title}", action("news", number), place)
        for place, (number, draft) in enumerate(drafts[:MOST_SHOWN])
    ]
    leave = Button("🔕 เลิกรับทั้งหมด", "เลิกติดตามทุกเรื่อง", action("leave", broadcast_id, EVERYTHING), MOST_SHOWN)
    text = "\n\n".join((DIGEST, *parts)) if len(whole) <= ROOM else "\n".join((DIGEST, *parts))[:ROOM]
    return Reply(
        conversation="",
        outcome="smalltalk",
        policy=None,
        aspect=None,
        headline=DIGEST,
        text=text,
        buttons=(*buttons, leave),
    )


class NewsTaps:
    """Opens what a broadcast is about, and counts that somebody did."""

    def __init__(self, edition: Edition, taps: Taps, open_place: Handler) -> None:
        self._policies = {each.id for each in edition.policies}
        self._taps = taps
        self._open = open_place

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        number = number_of(rest[0]) if name == "news" and rest else None
        if number is None:
            return None
        topic = None
        if message.person:
            topic = await self._taps.opened(number, message.channel, message.person)
        place = action("topic", topic) if topic in self._policies else "topics"
        reply = await self._open(replace(message, action=place))
        return replace(reply, place="new") if reply else None  # the broadcast itself stays as it was
