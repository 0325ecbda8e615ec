"""Updates of a network, kept before they are acknowledged and known again when they are delivered twice.

Several processes may work on one database. Updates of a lane are answered one after the other, whichever of them kept
them: one may be begun only while no other of its lane is, and the earliest first. Who finishes one takes the next.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Row,
    Select,
    String,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from bot.state.combining import Combined
from bot.state.database import Database
from bot.state.replicas import LONE, Replica
from bot.state.tables import exchanges, updates


@dataclass(frozen=True, slots=True)
class Kept:
    """An update as it was kept."""

    update_id: str
    lane: str
    payload: str
    place: int = 0  # order of arrival
    begun: bool = False  # True where somebody began to answer before
    sent: bool = False  # True where they may have sent it


@dataclass(frozen=True, slots=True)
class Said:
    """What answered a message of a person: which messages of ours, in which chat."""

    chat: str
    asked: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    kept: Kept
    said: Said | None
    goes_on: bool


class _Statements:
    """What is said to the database of every update, put together once: that takes longer than saying it."""

    def __init__(self, database: Database, channel: str, owner: str) -> None:
        named = updates.c.update_id.in_(bindparam("ids", expanding=True))
        own = (updates.c.channel == channel, named)
        self.keep = database.insert(updates).on_conflict_do_nothing().returning(updates.c.update_id)
        self.mark = update(updates).where(*own, updates.c.status == "begun").values(status="sending")
        self.done = update(updates).where(*own).values(status="done", payload="", lane="", owner="")
        self.lock = _locked()
        self.begin = _begun(channel, owner)
        said = database.insert(exchanges)
        said = said.on_conflict_do_update(
            index_elements=["channel", "chat", "asked"], set_={"said": said.excluded.said, "at": said.excluded.at}
        )
        self.said = said.returning(exchanges.c.chat)


class Updates:
    """The updates of one channel, seen by one replica."""

    def __init__(self, database: Database, channel: str, replica: Replica | None = None) -> None:
        self._database = database
        self.channel = channel
        self.replica = replica or Replica(database, LONE)
        self._keeping = Combined(database.turns, self._keep)
        self._beginning = Combined(database.turns, self._begin)
        self._marking = Combined(database.turns, self._mark)
        self._finishing = Combined(database.turns, self._finish)
        self._statements = _Statements(database, channel, self.replica.id)

    async def keep(self, kept: Kept, *, begins: bool = False) -> tuple[bool, Kept | None]:
        """Keep an update; False if it is known already. With `begins` the next of its lane is begun, as by `begin`."""
        return await self._keeping((kept, begins))

    async def begin(self, lane: str) -> Kept | None:
        """Begin the next update of a lane; None where there is none, or one is begun and not finished."""
        return await self._beginning(lane)

    async def about_to_send(self, kept: Kept) -> None:
        """From now on whoever takes it over must reckon with its answer having been sent."""
        await self._marking(kept.update_id)

    async def finish(self, kept: Kept, said: Said | None = None, *, goes_on: bool = False) -> Kept | None:
        """It is dealt with, and what was said is known; its text and whose it was are forgotten, its id is not.

        With `goes_on` the next update of the lane is begun.
        """
        return await self._finishing(Finished(kept, said, goes_on))

    # ── many at once ──────────────────────────────────────────────────────────────────────────────────────────────
    async def _keep(self, batch: Sequence[tuple[Kept, bool]]) -> list[tuple[bool, Kept | None]]:
        now = self._database.clock()
        rows = [
            {
                "channel": self.channel,
                "update_id": each.update_id,
                "lane": each.lane,
                "place": each.place,
                "status": "received",
                "payload": each.payload,
                "received": now,
                "owner": self.replica.id,
            }
            for each in sorted({each.update_id: each for each, _ in batch}.values(), key=lambda each: each.update_id)
        ]  # in one order, so that no two processes wait for each other
        async with self._database.writing() as connection:
            new = set((await connection.execute(self._statements.keep, rows)).scalars())
            lanes = [each.lane for each, begins in batch if begins and each.update_id in new]
            await self._lock(connection, lanes)
            begun = await self._begun(connection, lanes) if lanes else {}
        found = []
        for each, begins in batch:
            found.append((each.update_id in new, begun.pop(each.lane, None) if begins else None))
            new.discard(each.update_id)  # the same twice in a batch is new once
        return found

    async def _begin(self, lanes: Sequence[str]) -> list[Kept | None]:
        async with self._database.writing() as connection:
            await self._lock(connection, lanes)
            begun = await self._begun(connection, lanes)
        return [begun.pop(lane, None) for lane in lanes]

    async def _mark(self, ids: Sequence[str]) -> list[None]:
        async with self._database.at_once() as connection:
            await connection.execute(self._statements.mark, {"ids": ids})
        return [None] * len(ids)

    async def _finish(self, batch: Sequence[Finished]) -> list[Kept | None]:
        lanes = [each.kept.lane for each in batch if each.goes_on]
        async with self._database.writing() as connection:
            await self._lock(connection, lanes)
            if said := {(each.said.chat, each.said.asked): each.said for each in batch if each.said}:
                await self._write(connection, [said[key] for key in sorted(said)])
            await connection.execute(self._statements.done, {"ids": [each.kept.update_id for each in batch]})
            begun = await self._begun(connection, lanes) if lanes else {}
        return [begun.pop(each.kept.lane, None) if each.goes_on else None for each in batch]

    async def _write(self, connection: AsyncConnection, said: Sequence[Said]) -> None:
        now = self._database.clock()
        rows = [
            {"channel": self.channel, "chat": each.chat, "asked": each.asked, "said": json.dumps(each.ids), "at": now}
            for each in said
        ]
        await connection.execute(self._statements.said, rows)

    async def _lock(self, connection: AsyncConnection, lanes: Iterable[str]) -> None:
        """Until the transaction ends nobody else looks at what is begun in these lanes."""
        if not self._database.shared:
            return
        keys = sorted({_key(self.channel, lane) for lane in lanes})
        if keys:
            await connection.execute(self._statements.lock, {"keys": keys})

    async def _begun(self, connection: AsyncConnection, lanes: Sequence[str]) -> dict[str, Kept]:
        """Begin the next update of each lane that has one and in which none is begun."""
        rows = (await connection.execute(self._statements.begin, {"lanes": lanes})).all()
        return {row.lane: Kept(row.update_id, row.lane, row.payload, row.place) for row in rows}

    # ── what was left ─────────────────────────────────────────────────────────────────────────────────────────────
    async def take_over(self) -> tuple[list[Kept], list[Kept]]:
        """What was kept and not finished: by processes that are gone, from now on in our hands; and by this one."""
        left = (updates.c.channel == self.channel, unfinished(updates))
        own: ColumnElement[bool] = updates.c.owner == self.replica.id
        gone: ColumnElement[bool] = true()
        if self._database.shared:  # what was let go is anybody's at once
            silent = updates.c.owner.not_in(self.replica.living()) & self.replica.lives()
            gone = (updates.c.owner == "") | silent if self.replica.steadiness.steady() else updates.c.owner == ""
        take = update(updates).where(*left, ~own, gone).values(owner=self.replica.id)
        async with self._database.writing() as connection:
            ours = (await connection.execute(select(updates).where(*left, own))).all()
            taken = (await connection.execute(take.returning(updates))).all()
        found = [[_kept(row) for row in sorted(rows, key=lambda row: row.place)] for rows in (taken, ours)]
        return found[0], found[1]

    async def owns(self, kept: Kept) -> bool:
        """Whether an update that was begun is still this replica's."""
        own = (updates.c.channel == self.channel, updates.c.update_id == kept.update_id)
        wanted = select(updates.c.owner).where(*own, unfinished(updates))
        async with self._database.reading() as connection:
            return (await connection.execute(wanted)).scalar() == self.replica.id

    async def waiting(self, lane: str) -> list[Kept]:
        """What of a lane was kept and not finished."""
        own = (updates.c.channel == self.channel) & (updates.c.lane == lane) & unfinished(updates)
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(updates).where(own).order_by(updates.c.place))).all()
        return [_kept(row) for row in rows]

    async def let_go(self) -> None:
        """This replica ends: what it did not begin is anybody's, and what it began too."""
        own = (updates.c.channel == self.channel, updates.c.owner == self.replica.id, unfinished(updates))
        async with self._database.writing() as connection:
            await connection.execute(update(updates).where(*own).values(owner=""))


def unfinished(table: FromClause) -> ColumnElement[bool]:
    """Said in the words of the index, not by a parameter, so that the index is used."""
    return table.c.status != bindparam(None, "done", String, literal_execute=True)


def _locked() -> Select[Any]:
    each = func.unnest(bindparam("keys", type_=ARRAY(BigInteger))).table_valued("key").render_derived()
    return select(func.pg_advisory_xact_lock(each.c.key))


def _begun(channel: str, owner: str) -> ReturningUpdate[Any]:
    """Begin the next update of each lane that has one and in which none is begun."""
    other = updates.alias()
    earlier = tuple_(other.c.place, other.c.update_id) < tuple_(updates.c.place, updates.c.update_id)
    ahead = exists().where(
        other.c.channel == channel,
        other.c.lane == updates.c.lane,
        unfinished(other),
        other.c.update_id != updates.c.update_id,
        or_(other.c.status != "received", earlier),
    )
    waiting = (
        updates.c.channel == channel,
        updates.c.lane.in_(bindparam("lanes", expanding=True)),
        unfinished(updates),
        updates.c.status == "received",
    )
    following = update(updates).where(*waiting, ~ahead).values(status="begun", owner=owner)
    return following.returning(updates.c.update_id, updates.c.lane, updates.c.payload, updates.c.place)


def _key(channel: str, lane: str) -> int:
    """A lane as a number that PostgreSQL can lock."""
    return int.from_bytes(hashlib.blake2b(f"{channel}:{lane}".encode(), digest_size=8).digest(), signed=True)


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.update_id, row.lane, row.payload, row.place, row.status != "received", row.status == "sending")
