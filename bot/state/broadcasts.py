"""Broadcasts in the database: written, submitted, approved, and how far they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Integer, and_, cast, func, select, tuple_, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from bot.state.database import Database
from bot.state.stopping import stop
from bot.state.tables import broadcast_steps, broadcasts, chunks, deliveries, people, subscriptions
from handlers.broadcasts import (
    REFUSALS,
    STATES,
    Act,
    Broadcast,
    Changed,
    Draft,
    Progress,
    Segment,
    State,
    Step,
    TeamRole,
    refusal,
    state_after,
)
from knowledge.errors import BroadcastError

SET_GOING: tuple[Act, ...] = ("send", "start", "resume")


class StoredBroadcasts:
    """The broadcasts of all time, newest first where many are given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, draft: Draft, author: str) -> Broadcast:
        """A new draft."""
        async with self._database.writing() as connection:
            return await created(connection, draft, author, self._database.clock())

    async def load(self, broadcast_id: int) -> Broadcast:
        async with self._database.reading() as connection:
            return await _loaded(connection, broadcast_id)

    async def listed(self, *states: State) -> tuple[Broadcast, ...]:
        """Those in one of the states; without states, all."""
        wanted = select(broadcasts).order_by(broadcasts.c.id.desc())
        if states:
            wanted = wanted.where(broadcasts.c.state.in_(states))
        async with self._database.reading() as connection:
            return tuple(broadcast_of(row) for row in (await connection.execute(wanted)).all())

    async def edit(self, broadcast_id: int, draft: Draft, who: str, role: TeamRole, seen_hash: str = "") -> Broadcast:
        """Put another draft in place; whatever was submitted or approved is void. `who` is its author from now on."""
        values = {**draft_row(draft), "author": who, "approver": ""}
        return await self._change(broadcast_id, "edit", who, role, seen_hash, "", values)

    async def act(
        self, broadcast_id: int, act: Act, who: str, role: TeamRole, *, seen_hash: str = "", note: str = ""
    ) -> Broadcast:
        """Do what an act of handlers.broadcasts.RULES means for its state. An approval needs the hash that was seen."""
        if act == "edit":
            raise ValueError("a draft is needed to edit; see StoredBroadcasts.edit")
        return await self._change(broadcast_id, act, who, role, seen_hash, note, {})

    async def _change(
        self,
        broadcast_id: int,
        act: Act,
        who: str,
        role: TeamRole,
        seen_hash: str,
        note: str,
        values: Mapping[str, Any],
    ) -> Broadcast:
        now = self._database.clock()
        async with self._database.writing() as connection:
            before = await _loaded(connection, broadcast_id)
            if reason := refusal(act, before, who, role, seen_hash):
                raise _refused(reason, act, before)
            changed = {"state": state_after(act, before), "changed": now, **values}
            if act in ("approve", "reject"):
                changed["approver"] = who if act == "approve" else ""
            if act in SET_GOING:
                changed["generation"] = broadcasts.c.generation + 1
            if act in ("finish", "cancel", "withdrawn"):
                changed["finished"] = now
            same = and_(
                broadcasts.c.id == broadcast_id,
                broadcasts.c.state == before.state,
                broadcasts.c.content_hash == before.content_hash,
            )
            written = await connection.execute(update(broadcasts).where(same).values(changed).returning(*broadcasts.c))
            row = written.one_or_none()
            if row is None:  # somebody else was quicker
                raise _refused("state", act, await _loaded(connection, broadcast_id))
            if act in ("cancel", "withdraw"):
                await stop(connection, broadcast_id, now)
            await _note(connection, broadcast_id, now, who, act, note)
        return broadcast_of(row)

    async def history(self, broadcast_id: int) -> tuple[Step, ...]:
        """Who did what, first to last."""
        wanted = select(broadcast_steps).where(broadcast_steps.c.broadcast == broadcast_id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted.order_by(broadcast_steps.c.id))).all()
        return tuple(Step(row.at, row.who, row.act, row.note) for row in rows)

    async def reach(self, segment: Segment) -> dict[str, int]:
        """How many people a broadcast would reach now, by channel; those with the weekly digest are among them."""
        wanted = select(people.c.channel, func.count()).where(*reached(segment)).group_by(people.c.channel)
        async with self._database.reading() as connection:
            return {row[0]: row[1] for row in (await connection.execute(wanted)).all()}

    async def progress(self, broadcast_id: int) -> Progress:
        own = deliveries.c.broadcast == broadcast_id
        by_fate = select(deliveries.c.channel, deliveries.c.fate, func.count()).where(own)
        by_recall = select(deliveries.c.recalled, func.count()).where(own, deliveries.c.recalled != "")
        flags = [func.sum(cast(deliveries.c[name], Integer)) for name in ("opened", "unsubscribed", "resent")]
        waiting = select(func.min(chunks.c.due)).where(
            chunks.c.broadcast == broadcast_id, chunks.c.done.is_(False), chunks.c.waits.is_(True)
        )
        async with self._database.reading() as connection:
            kept = (
                await connection.execute(select(broadcasts.c.counts).where(broadcasts.c.id == broadcast_id))
            ).scalar()
            if kept:
                return Progress(**json.loads(kept))
            fates: dict[str, dict[str, int]] = {}
            grouped = by_fate.group_by(deliveries.c.channel, deliveries.c.fate)
            for channel, fate, count in (await connection.execute(grouped)).all():
                fates.setdefault(channel, {})[fate] = count
            recalled = {
                row[0]: row[1] for row in (await connection.execute(by_recall.group_by(deliveries.c.recalled))).all()
            }
            sums = (await connection.execute(select(*flags).where(own))).one()
            held = (await connection.execute(waiting)).scalar()
        opened, unsubscribed, resent = (each or 0 for each in sums)
        return Progress(fates, opened, unsubscribed, resent, recalled, held)

    async def counts(self, broadcast_id: int) -> str:
        """The progress as JSON, to be kept where the rows it is counted from are cleared away."""
        progress = asdict(await self.progress(broadcast_id))
        return json.dumps({**progress, "held_until": None})


def reached(segment: Segment) -> list[ColumnElement[bool]]:
    """Conditions on `people`: they can be reached, follow one of the topics, and are of the segment."""
    follows = select(subscriptions.c.channel, subscriptions.c.person).where(*followed(segment))
    return [*addressed(segment), tuple_(people.c.channel, people.c.person).in_(follows)]


def addressed(segment: Segment) -> list[ColumnElement[bool]]:
    """Conditions on `people`: they can be reached, and are of the segment if they follow."""
    conditions = [people.c.reachable.is_(True), people.c.returned == ""]
    if segment.roles:
        conditions.append(people.c.role.in_(segment.roles))
    if segment.channels:
        conditions.append(people.c.channel.in_(segment.channels))
    return conditions


def followed(segment: Segment) -> list[ColumnElement[bool]]:
    """Conditions on `subscriptions`: somebody follows one of the topics."""
    conditions: list[ColumnElement[bool]] = [subscriptions.c.ended.is_(None)]
    if segment.topics:
        conditions.append(subscriptions.c.topic.in_(segment.topics))
    return conditions


async def created(connection: AsyncConnection, draft: Draft, author: str, now: float) -> Broadcast:
    """A new draft, as a part of what else a transaction does."""
    row = {**draft_row(draft), "state": "draft", "author": author, "created": now, "changed": now}
    made = (await connection.execute(broadcasts.insert().values(row).returning(*broadcasts.c))).one()
    await _note(connection, made.id, now, author, "create")
    return broadcast_of(made)


async def _note(connection: AsyncConnection, broadcast_id: int, at: float, who: str, act: str, note: str = "") -> None:
    row = {"broadcast": broadcast_id, "at": at, "who": who, "act": act, "note": note}
    await connection.execute(broadcast_steps.insert().values(row))


async def _loaded(connection: AsyncConnection, broadcast_id: int) -> Broadcast:
    row = (await connection.execute(select(broadcasts).where(broadcasts.c.id == broadcast_id))).one_or_none()
    if row is None:
        raise BroadcastError("missing", f"there is no broadcast {broadcast_id}; see `thamdai broadcast list`")
    return broadcast_of(row)


def _refused(reason: str, act: Act, broadcast: Broadcast) -> BroadcastError:
    told = REFUSALS[reason].format(state=STATES[broadcast.state])
    return BroadcastError(reason, f"broadcast {broadcast.id} is {broadcast.state}, can't {act}: {told}")


def draft_row(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        "draft": json.dumps(asdict(draft), ensure_ascii=False),
        "content_hash": draft.content_hash(),
        "scheduled": draft.scheduled,
        "corrects": draft.corrects,
    }


def broadcast_of(row: Row[Any]) -> Broadcast:
    names = ("id", "state", "author", "content_hash", "approver", "recipients", "created", "changed", "started")
    kept = {name: getattr(row, name) for name in (*names, "finished", "generation", "stopping")}
    return Broadcast(draft=draft_of(json.loads(row.draft)), **kept)


def draft_of(record: dict[str, Any]) -> Draft:
    """A draft from the JSON that it was kept as."""
    known = {field.name for field in fields(Draft)}
    values = {name: _frozen(value) for name, value in record.items() if name in known}
    segment = {name: _frozen(value) for name, value in record["segment"].items()}
    changes = tuple(Changed(**each) for each in record["changes"])
    return Draft(**(values | {"segment": Segment(**segment), "changes": changes}))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
