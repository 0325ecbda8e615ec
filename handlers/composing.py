"""A broadcast from what an author writes to what may go out: filled in, checked, approved by somebody else.

Nothing is submitted, approved or sent while a number in it is in no record: each of these steps checks again, against
the edition in use at that moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.broadcasts import REFUSALS, Act, Broadcast, Broadcasts, Changed, Draft, Segment, topics_reached
from handlers.people import EVERYTHING
from handlers.team import Member
from knowledge.changes import Change
from knowledge.composing.checking import NumberCheck, check_numbers
from knowledge.composing.correcting import corrected
from knowledge.composing.drafting import Announcement, announcements, figure_line
from knowledge.composing.references import Filled, fill
from knowledge.errors import BroadcastError
from knowledge.records import Edition

LONGEST_TEXT = 4_000  # characters: one message of Telegram holds 4,096, LINE's 5,000
MOST_LINES = 150  # LINE shows them in bubbles to leaf through, at most twelve of two dozen lines
LONGEST_TITLE = 120
CHECKED_ACTS: tuple[Act, ...] = ("submit", "approve", "send")


@dataclass(frozen=True, slots=True)
class Written:
    """What an author writes."""

    title: str
    text: str
    topic: str = EVERYTHING
    roles: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()  # whose figures it names beside those of its topic
    card: str = ""
    scheduled: float | None = None
    urgent: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """What was written, as it would go out."""

    draft: Draft
    filled: Filled
    check: NumberCheck
    faults: tuple[str, ...]  # Thai sentences; empty where it may be submitted

    @property
    def may_go(self) -> bool:
        return not self.faults


def compose(written: Written, edition: Edition, edition_id: str, over: Draft | None = None) -> Composed:
    """Fill the references in and check every number. `over` is the draft that it takes the place of.

    A draft of what an edition changed, and a correction, keep what they say of the figures that changed.
    """
    own = replace(over, scheduled=written.scheduled) if over else Draft("", "", "")
    filled = fill(written.text, edition)
    topics = topics_reached(written.topic, edition)
    draft = replace(
        own,
        title=" ".join(written.title.split())[:LONGEST_TITLE] or _first_line(filled.text),
        text=written.text,
        message=filled.text.strip(),
        topic=written.topic,
        segment=Segment(topics, written.roles, written.channels),
        policies=_policies(written, edition),
        card=written.card,
        edition=edition_id,
        scheduled=written.scheduled,
        urgent=written.urgent.strip(),
    )
    return _checked(draft, filled, edition)


def recomposed(draft: Draft, edition: Edition) -> Composed:
    """A draft as it stands, checked against an edition that may be another by now."""
    filled = fill(draft.text, edition)
    composed = _checked(draft, filled, edition)
    if filled.text.strip() != draft.message:
        fault = "ตัวเลขในรายงานเปลี่ยนไปจากตอนที่เขียน กรุณาเปิดแก้ไขแล้วบันทึกใหม่"
        composed = replace(composed, faults=(*composed.faults, fault))
    return composed


def _checked(draft: Draft, filled: Filled, edition: Edition) -> Composed:
    check = check_numbers(draft.message, edition, draft.policies, draft.changes)
    return Composed(draft, filled, check, tuple(_faults(draft, filled, check)))


def _faults(draft: Draft, filled: Filled, check: NumberCheck) -> Iterable[str]:
    if not draft.message:
        yield "ยังไม่มีข้อความ"
    if len(draft.message) > LONGEST_TEXT:
        over = len(draft.message) - LONGEST_TEXT
        yield f"ข้อความยาว {len(draft.message):,} ตัวอักษร เกินข้อความเดียวของ Telegram กรุณาตัดออก {over:,} ตัวอักษร"
    if (lines := draft.message.count("\n") + 1) > MOST_LINES:
        yield f"ข้อความมี {lines:,} บรรทัด เกิน {MOST_LINES:,} บรรทัดที่ LINE แสดงได้"
    yield from (each.fault for each in filled.faults)
    yield from (each.fault for each in check.unknown)


def _policies(written: Written, edition: Edition) -> tuple[str, ...]:
    """Whose records the numbers may be of; () for all, where the topic is the whole report and no other is named."""
    of_topic = topics_reached(written.topic, edition)
    chosen = {written.topic, *(of_topic if any(p.group == written.topic for p in edition.policies) else ())}
    named = {*written.policies, *chosen}
    return tuple(each.id for each in edition.policies if each.id in named)


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line[:LONGEST_TITLE] or "ไม่มีชื่อ"


def drafts_of_changes(old: Edition, new: Edition, edition_id: str) -> tuple[Draft, ...]:
    """A draft for each policy that changed."""
    return tuple(_draft_of(each, new, edition_id) for each in announcements(old, new))


def _draft_of(announcement: Announcement, edition: Edition, edition_id: str) -> Draft:
    in_edition = any(policy.id == announcement.policy for policy in edition.policies)
    topic = announcement.policy if in_edition else EVERYTHING
    return Draft(
        title=f"ข้อมูลเปลี่ยน: {announcement.title}",
        text=announcement.text,
        message=announcement.text,
        topic=topic,
        segment=Segment(topics_reached(topic, edition)),
        policies=(announcement.policy,) if in_edition else (),
        changes=tuple(Changed(each.indicator, each.label, each.before, each.after) for each in announcement.figures),
        card=f"policy:{announcement.policy}" if in_edition else "",
        edition=edition_id,
        kind="change",
    )


CORRECTS = "📌 แก้ไขประกาศก่อนหน้า"


def correction_of(broadcast: Broadcast, found: Iterable[Change], edition: Edition, edition_id: str) -> Draft:
    """A draft that corrects a broadcast that went out: old → new of each figure that it told and that changed since.

    Where none did, its author has to say what was wrong; then all that people were told may stand in it too.
    """
    told = broadcast.draft
    mended = corrected(told.text, edition, told.policies, found)
    changes = tuple(Changed(each.indicator, each.label, each.before, each.after) for each in mended.figures)
    again = {each.indicator for each in changes}
    kept = tuple(each for each in told.changes if each.indicator not in again)
    if changes:
        text = "\n".join((CORRECTS, *map(figure_line, mended.figures), mended.text))
    else:
        text = f"{CORRECTS}\n{told.text}\n(เดิมแจ้งว่า: {told.message.partition(chr(10))[0]})"
        changes = (Changed("", "ประกาศก่อนหน้า", told.message, ""),)
    return replace(
        told,
        title=f"แก้ไข: {told.title}"[:LONGEST_TITLE],
        text=text,
        message=fill(text, edition).text.strip(),
        changes=(*kept, *changes),
        edition=edition_id,
        kind="correction",
        corrects=broadcast.id,
        scheduled=None,
    )


class ComposingDesk:
    """Where broadcasts are written and passed on. What isn't possible raises BroadcastError."""

    def __init__(self, broadcasts: Broadcasts, edition: Edition, edition_id: str) -> None:
        self._broadcasts = broadcasts
        self.edition = edition
        self.edition_id = edition_id

    def compose(self, written: Written, over: Draft | None = None) -> Composed:
        return compose(written, self.edition, self.edition_id, over)

    async def save(self, written: Written, member: Member, over: Broadcast | None = None) -> Broadcast:
        """Keep what was written, as a new broadcast or in place of one; faults are allowed until it is passed on."""
        draft = self.compose(written, over.draft if over else None).draft
        if over is None:
            return await self._broadcasts.create(draft, member.who)
        return await self._broadcasts.edit(over.id, draft, member.who, member.role)

    async def correct(self, broadcast: Broadcast, found: Iterable[Change], member: Member) -> Broadcast:
        """A draft that corrects a broadcast; it is finished, approved and sent like any other."""
        draft = correction_of(broadcast, found, self.edition, self.edition_id)
        return await self._broadcasts.create(draft, member.who)

    async def act(self, broadcast_id: int, act: Act, member: Member, seen_hash: str = "", note: str = "") -> Broadcast:
        """Pass a broadcast on; one with a fault isn't submitted, approved or sent."""
        if act in CHECKED_ACTS:
            broadcast = await self._broadcasts.load(broadcast_id)
            faults = recomposed(broadcast.draft, self.edition).faults
            if faults:
                raise BroadcastError("unchecked", f"broadcast {broadcast_id}: {REFUSALS['unchecked']} {faults[0]}")
        return await self._broadcasts.act(broadcast_id, act, member.who, member.role, seen_hash=seen_hash, note=note)
