"""People who write to the bot, as handlers know them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

from knowledge.records import Edition

ROLES = {"teacher": "ครู", "executive": "ผู้บริหาร", "press": "สื่อมวลชน", "other": "ผู้สนใจทั่วไป"}
FREQUENCIES = {"now": "ทันทีที่มีข่าว", "weekly": "สรุปสัปดาห์ละครั้ง"}
EVERYTHING = "all"  # the topic of those who follow the whole report
Return = Literal["", "new", "asked"]  # after they could not be reached: not yet asked about news, asked


def topic_titles(edition: Edition) -> dict[str, str]:
    """What can be followed, by id, in the report's order: everything, each group, each policy."""
    groups = {each.id: each.title for each in edition.groups}
    return {EVERYTHING: "ทุกเรื่อง"} | groups | {each.id: each.short_title for each in edition.policies}


@dataclass(frozen=True, slots=True)
class Person:
    """All that is kept of a person, apart from the turns of the last minutes."""

    channel: str
    person: str  # the channel's own id; no name, no telephone number
    role: str  # of ROLES; "" where they did not say
    topics: tuple[str, ...]  # policies and groups they follow, or EVERYTHING
    reachable: bool  # False after they blocked the bot
    first_seen: float  # seconds since 1970
    votes: int
    frequency: str = "now"  # of FREQUENCIES
    returned: Return = ""  # not "" while they get no news because they were away and have not said yet


class People(Protocol):
    """Where people are kept."""

    async def seen(self, channel: str, person: str) -> bool: ...

    async def person(self, channel: str, person: str) -> Person | None: ...

    async def set_role(self, channel: str, person: str, role: str) -> None: ...

    async def set_frequency(self, channel: str, person: str, frequency: str) -> None: ...

    async def follow(self, channel: str, person: str, topic: str) -> None: ...

    async def leave(self, channel: str, person: str, ends: Collection[str], begins: Collection[str]) -> str:
        """End some topics, begin others; what undoes it."""

    async def undo(self, channel: str, person: str, mark: str) -> bool:
        """Undo leaving; False where that is too long ago."""

    async def returned(self, channel: str, person: str) -> Return: ...

    async def set_returned(self, channel: str, person: str, returned: Return) -> None: ...

    async def forget(self, channel: str, person: str) -> None: ...


class Taps(Protocol):
    """What people do with the buttons of broadcasts."""

    async def opened(self, broadcast_id: int, channel: str, person: str) -> str | None:
        """Note it; the broadcast's topic, None where there is no such broadcast."""

    async def unsubscribed(self, broadcast_id: int, channel: str, person: str, unsubscribed: bool) -> None: ...
