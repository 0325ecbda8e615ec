"""Whom a channel speaks with: nobody is remembered before they were shown the privacy notice."""

from __future__ import annotations

from dataclasses import replace

from bot.state.people import StoredPeople
from handlers.conversation import Message, Noticed, Reply


class Acquaintance:
    """The people and groups of one channel. `version` is that of the notice in use."""

    def __init__(self, people: StoredPeople, version: str) -> None:
        self._people = people
        self._version = version

    async def met(self, message: Message) -> Message:
        """The message, with which notice whoever reads the answer was shown."""
        reader, away = _reader(message), True
        if message.alone:
            met = await self._people.meet(message.channel, reader)
            shown, away = (met.notice, met.away) if met else (None, False)
        else:
            shown = await self._people.notice(message.channel, reader)
        noticed: Noticed = "no" if shown is None else "yes" if shown == self._version else "older"
        return replace(message, noticed=noticed, away=away)

    async def told(self, message: Message, reply: Reply) -> bool:
        """The reply was said: keep what may be kept of it now. False where nothing may be."""
        if not reply.keeps or (message.noticed == "no" and not reply.notice):
            return False
        if reply.notice:
            await self._people.shown(message.channel, _reader(message), reply.notice.version)
        for keep in reply.afterwards:
            await keep()
        return True


def _reader(message: Message) -> str:
    """The person, or the group that reads along: "telegram:-5:7" is said in -5."""
    return message.person if message.alone else message.conversation.split(":")[1]
