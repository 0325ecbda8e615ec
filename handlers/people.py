"""People who write to the bot, as handlers know them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from knowledge.records import Edition

ROLES = {"teacher": "ครู", "executive": "ผู้บริหาร", "press": "สื่อมวลชน", "other": "ผู้สนใจทั่วไป"}
FREQUENCIES = {"now": "ทันทีที่มีข่าว", "weekly": "สรุปรายสัปดาห์"}
EVERYTHING = "all"  # the topic of those who follow the whole report


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
    topics: tuple[str, ...]  # policies they follow, or EVERYTHING
    reachable: bool  # False after they blocked the bot
    first_seen: float  # seconds since 1970
    votes: int


class People(Protocol):
    """Where people are kept."""

    async def seen(self, channel: str, person: str) -> bool: ...

    async def person(self, channel: str, person: str) -> Person | None: ...

    async def set_role(self, channel: str, person: str, role: str) -> None: ...

    async def follow(self, channel: str, person: str, topic: str, on: bool) -> None: ...

    async def forget(self, channel: str, person: str) -> None: ...
