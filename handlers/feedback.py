"""Thumbs up and down under answers: one vote a person, changeable."""

from __future__ import annotations

import re

from handlers.actions import action, parts
from handlers.conversation import Button, Message, Reply, said
from handlers.records import Votes

SUBJECT = re.compile(r"[A-Za-z0-9._@-]{1,64}")  # an answer's number, or a place in the report
VOTES = {"up": 1, "down": -1}


class Feedback:
    """Takes votes in."""

    def __init__(self, votes: Votes) -> None:
        self._votes = votes

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name != "vote":
            return None
        if len(rest) != 2 or rest[1] not in VOTES or not message.person or not SUBJECT.fullmatch(rest[0]):
            return said(message, note="บันทึกไม่ได้ค่ะ", quiet=True)
        changed = await self._votes.vote(message.channel, message.person, rest[0], VOTES[rest[1]])
        thanks = "ขอบคุณค่ะ" if rest[1] == "up" else "ขอบคุณที่บอกค่ะ ทีมงานจะนำไปปรับปรุง"
        return said(message, note=thanks if changed else "บันทึกไว้แล้วค่ะ", quiet=True)


def vote_buttons(subject: str) -> tuple[Button, ...]:
    """The two thumbs for an answer."""
    return (
        Button("👍", "ตอบได้ดี", action("vote", subject, "up"), 20),
        Button("👎", "ตอบไม่ตรง", action("vote", subject, "down"), 20),
    )
