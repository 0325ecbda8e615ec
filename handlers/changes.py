"""What changed since a person last looked, told from what each published edition changed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from handlers.actions import action, parts
from handlers.conversation import Button, Message, Reply, said
from handlers.hours import in_bangkok
from handlers.menu import WAYS_IN
from handlers.people import EVERYTHING, People
from knowledge.cards.choosing import Cards
from knowledge.changes import Change, FigureChanged
from knowledge.composing.drafting import figure_line, told_figures
from knowledge.records import Edition
from knowledge.thai import normalise, thai_date

MOST_FIGURES = 12  # of a reply
_SINCE = re.compile(
    r"(?:เปลี่ยน|ใหม่|อัปเดต|อัพเดต|อัพเดท|อัปเดท|ปรับ).*(?:ครั้ง(?:ก่อน|ที่แล้ว|ล่าสุด|สุดท้าย)|รอบ(?:ก่อน|ที่แล้ว)|คราวก่อน)"
)
_WHAT = re.compile(
    r"(?:(?:ตอนนี้|ช่วงนี้|วันนี้|รายงาน)?มี(?:อะไร|ข้อมูล|ตัวเลข|ข่าว)(?:ใหม่|เปลี่ยน(?:แปลง|ไป)?|อัปเดต|อัพเดต|อัพเดท)(?:ไป)?"
    r"|อะไรเปลี่ยน(?:แปลง|ไป)?)(?:บ้าง|ไหม|มั้ย|รึเปล่า)?(?:ครับ|ค่ะ|คะ|คับ)?"
)


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that was put into use."""

    edition: str  # id
    published: float  # seconds since 1970
    changes: tuple[Change, ...]
    published_by: str = ""


class Publications(Protocol):
    """Where publications are kept."""

    async def since(self, at: float) -> tuple[Publication, ...]: ...

    async def look(self, channel: str, person: str) -> float | None: ...


def asks_what_changed(text: str) -> bool:
    """Whether a question is about what is new, not about the report.

    >>> asks_what_changed("มีอะไรเปลี่ยนตั้งแต่ครั้งก่อน"), asks_what_changed("มีอะไรใหม่บ้างคะ"), asks_what_changed("ครูใหม่กี่คน")
    (True, True, False)
    """
    plain = normalise(text).replace(" ", "").strip("?")
    return bool(_SINCE.search(plain) or _WHAT.fullmatch(plain))


class WhatChanged:
    """Tells what changed of the topics that a person follows; of the whole report where they follow none."""

    def __init__(
        self, edition: Edition, people: People, publications: Publications, cards: Cards | None = None
    ) -> None:
        self._edition = edition
        self._people = people
        self._publications = publications
        self._cards = cards

    async def handle(self, message: Message) -> Reply | None:
        name, _ = parts(message.action)
        if name != "changes" and (message.action or not asks_what_changed(message.text)):
            return None
        known = message.person and message.alone and message.noticed != "no"
        at = await self._publications.look(message.channel, message.person) if known else None
        published = await self._publications.since(at or 0.0)
        if at is None:
            published = published[-1:]
        person = await self._people.person(message.channel, message.person) if known else None
        topics = set(person.topics if person else ()) - {EVERYTHING}
        followed = topics if person and EVERYTHING not in person.topics else set()
        return await self._told(message, published, at, followed)

    async def _told(
        self, message: Message, published: tuple[Publication, ...], at: float | None, topics: set[str]
    ) -> Reply:
        groups = {policy.id: policy.group for policy in self._edition.policies}
        found = [
            change
            for change in net_changes(published)
            if not topics or {_policy(change), groups.get(_policy(change), "")} & topics
        ]
        titles = {policy.id: policy.short_title for policy in self._edition.policies}
        changed = [policy for policy in titles if any(_policy(change) == policy for change in found)]
        since = f"ตั้งแต่ {_day(at)}" if at is not None else "ในรายงานฉบับล่าสุด"
        which = "ของเรื่องที่คุณติดตาม" if topics else ""
        as_of = f"ข้อมูล ณ {thai_date(self._edition.report.as_of)}"
        if not changed:
            return said(message, f"ยังไม่มีข้อมูล{which}เปลี่ยน{since}ค่ะ", as_of, buttons=WAYS_IN)
        lines = [f"ข้อมูล{which}ที่เปลี่ยน{since}"]
        figures = told_figures(found)
        for policy in changed:
            lines += ["", titles[policy]]
            lines += [figure_line(each) for each in figures if each.policy == policy] or ["• ปรับถ้อยคำ ตัวเลขเดิมไม่เปลี่ยน"]
        buttons = tuple(
            Button(titles[each], f"สรุปเรื่อง{titles[each]}", action("topic", each), place // 2)
            for place, each in enumerate(changed)
        )
        reply = said(message, *lines[: MOST_FIGURES * 3], "", as_of, buttons=buttons)
        if not (figures and self._cards):
            return reply
        drawn = await asyncio.to_thread(self._cards.changed, found, since)
        return replace(reply, card=drawn.card)


def net_changes(published: Iterable[Publication]) -> tuple[Change, ...]:
    """What changed over several editions: a figure from its first to its last, none where it came back."""
    figures: dict[str, FigureChanged] = {}
    others: list[Change] = []
    for publication in published:
        for change in publication.changes:
            if not isinstance(change, FigureChanged):
                others.append(change)
            elif first := figures.get(change.indicator):
                figures[change.indicator] = replace(
                    change, before=first.before, difference=_sum(first.difference, change.difference)
                )
            else:
                figures[change.indicator] = change
    return (*(each for each in figures.values() if each.before != each.after), *others)


def _sum(first: int | float | None, then: int | float | None) -> int | float | None:
    return None if first is None or then is None else first + then


def _policy(change: Change) -> str:
    return str(getattr(change, "policy", ""))


def _day(at: float) -> str:
    return thai_date(in_bangkok(at).date())
