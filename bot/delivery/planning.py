"""Fixes whom a broadcast is for: a row a person, portion by portion."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnElement, Select, and_, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.putting import Putting, next_chunk, open_chunks
from bot.delivery.recipients import DAYS_AHEAD, Followers, Listed, Misinformed, Stretch, Waiting, others
from bot.state.broadcasts import StoredBroadcasts, broadcast_of, draft_row
from bot.state.database import Database
from bot.state.tables import FOR_DIGEST, broadcasts, chunks, deliveries
from handlers.broadcasts import Broadcast, Draft
from handlers.hours import allowed_from, day_of, morning_of

PORTION = 5_000  # people looked at in one transaction: on SQLite nobody else writes meanwhile
CAPPED = ("news", "change")  # kinds of broadcasts: corrections must reach people, and a digest is the week's one
DIGEST = Draft(title="สรุปรายสัปดาห์", text="", message="", kind="digest")
DIGESTER = "thamdai"  # the author of digests: what they join was approved before
Put = Callable[[AsyncConnection, int, Stretch], Awaitable[int]]  # puts in people from a place on; how many


@dataclass(frozen=True, slots=True)
class Plans:
    """Makes plans. `sizes` are the most people in a chunk, by channel; `cap` is broadcasts a person a day."""

    database: Database
    sizes: Mapping[str, int]
    cap: int
    changing: tuple[str, ...] = ("telegram",)  # channels where a message can be changed after it was sent
    portion: int = PORTION

    async def fix(self, broadcast_id: int) -> int:
        """Fix the recipients of a broadcast that is being sent; how many they are. Once fixed they stay.

        That goes in portions, each a transaction, so that others write in between. What was begun is gone on with,
        also by several at once; nothing goes out before the last portion is in.
        """
        now = self.database.clock()
        stored = StoredBroadcasts(self.database)
        broadcast = await stored.load(broadcast_id)
        if broadcast.recipients is not None or broadcast.state != "sending":
            return broadcast.recipients or 0
        whom, put = self._ways(broadcast, now)
        for channel in self.sizes:
            await self._in_portions(broadcast_id, channel, whom, put, now)
        async with self.database.writing() as connection:
            planned = await _claim(connection, broadcast_id, now)
            if planned is not None:
                await _note(connection, broadcast_id, recipients=planned)
        return (await stored.load(broadcast_id)).recipients or 0

    def _ways(self, broadcast: Broadcast, now: float) -> tuple[Listed, Put]:
        """Where people are looked for, and what puts in those of a stretch."""
        draft = broadcast.draft
        due = now if draft.urgent else allowed_from(now)
        putting = Putting(broadcast.id, self.sizes, now, due)
        if draft.kind == "digest":
            waiting = Waiting()
            return waiting, partial(putting.join, waiting)
        if draft.kind == "correction" and draft.corrects:
            misinformed = Misinformed(draft.corrects, day_of(due), self.changing)
            return misinformed, partial(putting.correct, misinformed)
        followers = Followers(draft.segment, day_of(due), None if draft.urgent else self.cap)
        return followers, partial(putting.gather, followers)

    async def _in_portions(self, broadcast_id: int, channel: str, whom: Listed, put: Put, now: float) -> None:
        """Put in the people of a channel, in the order of their ids, until the last or until it is stopped."""
        after: str | None = ""
        known = -1  # people put in when we were at `after`
        while after is not None:
            async with self.database.writing() as connection:
                planned = await _claim(connection, broadcast_id, now)
                if planned is None:
                    return
                if planned != known:  # begun before, or others plan it as well
                    after = await _last(connection, broadcast_id, Stretch(channel, after))
                until = await self._until(connection, whom.lists(Stretch(channel, after)))
                known = planned + await put(connection, planned + 1, Stretch(channel, after, until))
                await _note(connection, broadcast_id, planned=known)
            after = until
            await self.database.give_way()

    async def _until(self, connection: AsyncConnection, lists: Sequence[Select[tuple[str]]]) -> str | None:
        """The last of a portion; None where all that are left come to less than one."""
        last = [each.order_by(*each.selected_columns).limit(1).offset(self.portion - 1).subquery() for each in lists]
        ends = union_all(*(select(each) for each in last)).subquery()
        until: str | None = (await connection.execute(select(func.min(ends.c.person)))).scalar()
        return until

    async def count_anew(self, broadcast_id: int, number: int, day: int) -> int:
        """What is left of a chunk goes out on another day than was planned, so it counts on that one.

        Who has all that the cap allows on that day gets it on the next that has room; how many they are. Who may have
        it already stays: on LINE a chunk keeps its people, or its retry key would be of no use.
        """
        left = and_(
            *(deliveries.c[name] == value for name, value in (("broadcast", broadcast_id), ("chunk", number))),
            deliveries.c.fate == "pending",
        )
        late = select(deliveries.c.place).where(left, deliveries.c.day < day).limit(1)
        async with self.database.reading() as connection:
            if (await connection.execute(late)).first() is None:
                return 0
        async with self.database.writing() as connection:
            wanted = select(broadcasts).where(broadcasts.c.id == broadcast_id).with_for_update()
            draft = broadcast_of((await connection.execute(wanted)).one()).draft
            await connection.execute(update(deliveries).where(left, deliveries.c.day < day).values(day=day))
            if draft.urgent or draft.kind not in CAPPED:
                return 0
            full = and_(left, deliveries.c.attempts == 0, others(day) >= self.cap)
            return await self._put_off(connection, broadcast_id, number, full, day)

    async def _put_off(
        self, connection: AsyncConnection, broadcast_id: int, number: int, full: ColumnElement[bool], day: int
    ) -> int:
        """Move people of a chunk to the first days after that have room for them."""
        own = and_(chunks.c.broadcast == broadcast_id, chunks.c.number == number)
        channel = (await connection.execute(select(chunks.c.channel).where(own))).scalar_one()
        moved = 0
        for later in range(day + 1, day + DAYS_AHEAD):
            chunk = await next_chunk(connection, broadcast_id)
            room = [] if later == day + DAYS_AHEAD - 1 else [others(later) < self.cap]
            found = select(deliveries.c.place).where(full, *room)
            move = update(deliveries).where(deliveries.c.broadcast == broadcast_id, deliveries.c.place.in_(found))
            count = (await connection.execute(move.values(chunk=chunk, day=later))).rowcount
            if count:
                await open_chunks(connection, broadcast_id, channel, {chunk: morning_of(later)})
            moved += count
            if (await connection.execute(select(deliveries.c.place).where(full).limit(1))).first() is None:
                break
        return moved


async def make_digest(database: Database, due: float) -> int | None:
    """The weekly digest that was due then, set going; None where nobody waits for one. Made once."""
    now = database.clock()
    mark = f"digest:{due:.0f}"
    waits = select(deliveries.c.place).where(deliveries.c.fate == FOR_DIGEST, deliveries.c.at < due).limit(1)
    async with database.writing() as connection:
        known = select(broadcasts.c.id).where(broadcasts.c.content_hash == mark)
        if (found := (await connection.execute(known)).scalar()) is not None:
            return int(found)
        if (await connection.execute(waits)).first() is None:
            return None
        row = {
            "state": "sending",
            **draft_row(DIGEST),
            "content_hash": mark,
            "author": DIGESTER,
            "generation": 1,
            "created": now,
            "changed": now,
        }
        made = await connection.execute(broadcasts.insert().values(row).returning(broadcasts.c.id))
        return int(made.scalar_one())


async def _claim(connection: AsyncConnection, broadcast_id: int, now: float) -> int | None:
    """Lock a broadcast, to plan it alone and unstopped; people put in so far, None where it isn't to be planned."""
    planned = and_(broadcasts.c.state == "sending", broadcasts.c.recipients.is_(None))
    claim = update(broadcasts).where(broadcasts.c.id == broadcast_id, planned).returning(broadcasts.c.planned)
    claim = claim.values(started=func.coalesce(broadcasts.c.started, now))
    found: int | None = (await connection.execute(claim)).scalar()
    return found


async def _note(connection: AsyncConnection, broadcast_id: int, **values: int) -> None:
    await connection.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(**values))


async def _last(connection: AsyncConnection, broadcast_id: int, beyond: Stretch) -> str:
    """Who of a broadcast was put in last."""
    last = select(func.max(deliveries.c.person)).where(deliveries.c.broadcast == broadcast_id, beyond.of(deliveries))
    return (await connection.execute(last)).scalar() or beyond.after
