"""Broadcasts of the PR team as all of the house knows them: what they hold, and who may do what with them when."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Literal, Protocol

from handlers.people import EVERYTHING
from knowledge.records import Edition

State = Literal[
    "draft", "awaiting", "approved", "scheduled", "sending", "paused", "cancelled", "done", "withdrawing", "withdrawn"
]
Kind = Literal["news", "change", "correction", "digest"]
Act = Literal[
    "edit", "discard", "submit", "reject", "approve", "send", "start", "pause", "resume", "finish", "cancel",
    "correct", "withdraw", "withdrawn",
]  # fmt: skip
TeamRole = Literal["viewer", "editor", "approver", "owner", "engine"]
Fate = Literal["pending", "sending", "sent", "blocked", "failed", "unknown", "cancelled", "digest", "digested"]

STATES: Mapping[State, str] = MappingProxyType(
    {
        "draft": "ร่าง",
        "awaiting": "รออนุมัติ",
        "approved": "อนุมัติแล้ว",
        "scheduled": "ตั้งเวลาไว้",
        "sending": "กำลังส่ง",
        "paused": "หยุดพัก",
        "cancelled": "ยกเลิกแล้ว",
        "done": "ส่งครบแล้ว",
        "withdrawing": "กำลังเรียกคืน",
        "withdrawn": "เรียกคืนแล้ว",
    }
)
FATES: Mapping[Fate, str] = MappingProxyType(
    {
        "pending": "รอส่ง",
        "sending": "กำลังส่ง",
        "sent": "ส่งแล้ว",
        "blocked": "ปิดรับ",
        "failed": "ส่งไม่ได้",
        "unknown": "ไม่ทราบผล",
        "cancelled": "ไม่ได้ส่ง",
        "digest": "รอสรุปรายสัปดาห์",
        "digested": "อยู่ในสรุปรายสัปดาห์",
    }
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is another than people were told."""

    indicator: str  # id, "debt.reduced"
    label: str
    before: str  # as an answer shows it: "1,238 ราย (15.61%)"
    after: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Whom a broadcast is for, among those who follow its topic; empty means all."""

    topics: tuple[str, ...] = ()  # what people follow that brings them this, see `topics_reached`; () for all followers
    roles: tuple[str, ...] = ()  # of handlers.people.ROLES
    channels: tuple[str, ...] = ()  # "telegram", "line"


@dataclass(frozen=True, slots=True)
class Draft:
    """What an author writes; all of it is locked by the content hash."""

    title: str  # for the team's lists; people don't see it
    text: str  # as written, with {debt.reduced} for a figure
    message: str  # as people read it: the figures filled in
    topic: str = EVERYTHING  # a policy's id, a group's id, or EVERYTHING
    segment: Segment = Segment()
    policies: tuple[str, ...] = ()  # whose records its numbers are checked against
    card: str = ""  # the picture that goes along, such as "policy:debt"; "" for none
    changes: tuple[Changed, ...] = ()
    edition: str = ""  # id of the edition that its numbers stand in
    scheduled: float | None = None  # seconds since 1970; None as soon as it is sent off
    urgent: str = ""  # why it may go out in quiet hours and beyond the cap; "" where it may not
    kind: Kind = "news"
    corrects: int | None = None  # the broadcast that this one corrects

    def content_hash(self) -> str:
        """Another for each changed character."""
        record = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(record.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast as it is kept."""

    id: int
    state: State
    draft: Draft
    author: str  # "telegram:123" of who wrote it last
    content_hash: str
    approver: str = ""
    recipients: int | None = None  # people it is for, once they are fixed
    created: float = 0.0  # seconds since 1970, like those below
    changed: float = 0.0
    started: float | None = None
    finished: float | None = None
    generation: int = 0  # how often it was set going
    stopping: int | None = None  # place after which people are still to be written off; None where nobody is


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a broadcast's history."""

    at: float  # seconds since 1970
    who: str
    act: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is."""

    fates: Mapping[str, Mapping[str, int]]  # channel -> Fate -> people
    opened: int = 0  # people who tapped a button of it
    unsubscribed: int = 0  # people who left by a button of it
    resent: int = 0  # people to whom it was sent again because it wasn't known whether it arrived
    recalled: Mapping[str, int] = field(default_factory=dict)  # withdrawn: "deleted", "edited" or "kept" -> people
    held_until: float | None = None  # the next of it goes out then: quiet hours or the cap

    def of(self, *fates: Fate) -> int:
        return sum(counts.get(fate, 0) for counts in self.fates.values() for fate in fates)

    @property
    def all(self) -> int:
        return sum(sum(counts.values()) for counts in self.fates.values())

    @property
    def left(self) -> int:
        return self.of("pending", "sending")


@dataclass(frozen=True, slots=True)
class Rule:
    """When an act is possible, for whom, and what comes of it."""

    before: tuple[State, ...]
    after: State | None  # None: the state stays
    who: tuple[TeamRole, ...]


WRITING: tuple[TeamRole, ...] = ("editor", "approver", "owner")
DECIDING: tuple[TeamRole, ...] = ("approver", "owner")
ENGINE: tuple[TeamRole, ...] = ("engine",)
UNSENT: tuple[State, ...] = ("draft", "awaiting", "approved", "scheduled")
RULES: Mapping[Act, Rule] = MappingProxyType(
    {
        "edit": Rule(UNSENT, "draft", WRITING),
        "discard": Rule(("draft", "awaiting"), "cancelled", WRITING),
        "submit": Rule(("draft",), "awaiting", WRITING),
        "reject": Rule(("awaiting", "approved", "scheduled"), "draft", DECIDING),
        "approve": Rule(("awaiting",), "approved", DECIDING),  # "scheduled" where it has a time
        "send": Rule(("approved",), "sending", WRITING),
        "start": Rule(("scheduled",), "sending", ENGINE),
        "pause": Rule(("sending",), "paused", (*WRITING, "engine")),
        "resume": Rule(("paused",), "sending", WRITING),
        "finish": Rule(("sending",), "done", ENGINE),
        "cancel": Rule(("approved", "scheduled", "sending", "paused"), "cancelled", WRITING),
        "correct": Rule(("cancelled", "done", "withdrawn"), None, WRITING),
        "withdraw": Rule(("sending", "paused", "cancelled", "done"), "withdrawing", DECIDING),
        "withdrawn": Rule(("withdrawing",), "withdrawn", ENGINE),
    }
)
REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "role": "บัญชีนี้ไม่มีสิทธิ์ทำรายการนี้ค่ะ",
        "state": "ทำรายการนี้ไม่ได้ เพราะประกาศอยู่ในสถานะ “{state}” ค่ะ",
        "own": "ผู้เขียนอนุมัติประกาศของตนเองไม่ได้ค่ะ ต้องให้อีกคนหนึ่งอนุมัติ",
        "changed": "เนื้อหาเปลี่ยนไปจากที่คุณเห็นแล้วค่ะ กรุณาเปิดดูใหม่ก่อน",
        "unchecked": "ยังมีตัวเลขที่ไม่ตรงกับรายงานค่ะ กรุณาแก้ก่อนส่งอนุมัติ",
    }
)


def refusal(act: Act, broadcast: Broadcast, who: str, role: TeamRole, seen_hash: str = "") -> str:
    """Why somebody can't do that now, as a key of REFUSALS; "" where they can.

    `seen_hash` is the content hash that they were shown; an approval needs it.
    """
    rule = RULES[act]
    if role not in rule.who:
        return "role"
    if broadcast.state not in rule.before:
        return "state"
    if act == "approve" and who == broadcast.author:
        return "own"
    if (seen_hash or act == "approve") and seen_hash != broadcast.content_hash:
        return "changed"
    return ""


def state_after(act: Act, broadcast: Broadcast) -> State:
    if act == "approve" and broadcast.draft.scheduled is not None:
        return "scheduled"
    return RULES[act].after or broadcast.state


def topics_reached(topic: str, edition: Edition) -> tuple[str, ...]:
    """What people follow that brings them a broadcast on a topic; () where every follower gets it.

    On a policy: those who follow it, its group or everything. On a group: also those who follow any policy of it.
    """
    if topic == EVERYTHING:
        return ()
    in_group = tuple(policy.id for policy in edition.policies if policy.group == topic)
    if in_group:
        return (EVERYTHING, topic, *in_group)
    groups = tuple(policy.group for policy in edition.policies if policy.id == topic)
    return (EVERYTHING, *groups, topic)


class Broadcasts(Protocol):
    """Where broadcasts are kept. What can't be done raises knowledge.errors.BroadcastError."""

    async def create(self, draft: Draft, author: str) -> Broadcast: ...

    async def load(self, broadcast_id: int) -> Broadcast: ...

    async def listed(self, *states: State) -> tuple[Broadcast, ...]: ...

    async def edit(
        self, broadcast_id: int, draft: Draft, who: str, role: TeamRole, seen_hash: str = ""
    ) -> Broadcast: ...

    async def act(
        self, broadcast_id: int, act: Act, who: str, role: TeamRole, *, seen_hash: str = "", note: str = ""
    ) -> Broadcast: ...

    async def reach(self, segment: Segment) -> Mapping[str, int]: ...

    async def progress(self, broadcast_id: int) -> Progress: ...

    async def history(self, broadcast_id: int) -> tuple[Step, ...]: ...
