"""Fixes whom a broadcast is for: a row a person, in chunks, each held until the hour it may go out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, insert, literal, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import NamedFromClause

from bot.state.broadcasts import broadcast_of, draft_row, reached
from bot.state.database import Database
from bot.state.deliveries import ARRIVED
from bot.state.tables import FOR_DIGEST, broadcasts, chunks, deliveries, people
from handlers.broadcasts import Broadcast, Draft, Segment
from handlers.hours import allowed_from, day_of, morning_of

OF_A_DAY = 1_000_000  # chunks that a day has numbers for
DAYS_AHEAD = 14  # that the cap may push a delivery away; from then on it goes out all the same
CAPPED = ("news", "change")  # kinds of broadcasts: corrections must reach people, and a digest is the week's one
COUNTED = ("pending", "sending", "sent", "unknown")  # fates that count towards the cap
DIGEST = Draft(title="สรุปรายสัปดาห์", text="", message="", kind="digest")
DIGESTER = "thamdai"  # the author of digests: what they join was approved before


@dataclass(frozen=True, slots=True)
class Plans:
    """Makes plans. `sizes` are the most people in a chunk, by channel; `cap` is broadcasts a person a day."""

    database: Database
    sizes: Mapping[str, int]
    cap: int
    changing: tuple[str, ...] = ("telegram",)  # channels where a message can be changed after it was sent

    async def fix(self, broadcast_id: int) -> int:
        """Fix the recipients of a broadcast that is being sent; how many they are. Once fixed they stay."""
        now = self.database.clock()
        async with self.database.writing() as connection:
            wanted = select(broadcasts).where(broadcasts.c.id == broadcast_id).with_for_update()
            row = (await connection.execute(wanted)).one()
            broadcast = broadcast_of(row)
            if broadcast.recipients is not None or broadcast.state != "sending":
                return broadcast.recipients or 0
            if broadcast.draft.kind == "correction" and broadcast.draft.corrects:
                await self._correct(connection, broadcast, broadcast.draft.corrects, now)
            elif broadcast.draft.kind == "digest":
                await self._join(connection, broadcast, now)
            else:
                await self._gather(connection, broadcast, now)
            return await _fixed(connection, broadcast_id, now)

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
            full = and_(left, deliveries.c.attempts == 0, _others(day) >= self.cap)
            return await self._put_off(connection, broadcast_id, number, full, day)

    async def _put_off(
        self, connection: AsyncConnection, broadcast_id: int, number: int, full: ColumnElement[bool], day: int
    ) -> int:
        """Move people of a chunk to the first days after that have room for them."""
        own = and_(chunks.c.broadcast == broadcast_id, chunks.c.number == number)
        channel = (await connection.execute(select(chunks.c.channel).where(own))).scalar_one()
        moved = 0
        for later in range(day + 1, day + DAYS_AHEAD):
            _, chunk = await _next(connection, broadcast_id)
            room = [] if later == day + DAYS_AHEAD - 1 else [_others(later) < self.cap]
            found = select(deliveries.c.place).where(full, *room)
            move = update(deliveries).where(deliveries.c.broadcast == broadcast_id, deliveries.c.place.in_(found))
            count = (await connection.execute(move.values(chunk=chunk, day=later))).rowcount
            if count:
                await _open_chunks(connection, broadcast_id, channel, chunk, 1, morning_of(later), ())
            moved += count
            if (await connection.execute(select(deliveries.c.place).where(full).limit(1))).first() is None:
                break
        return moved

    async def _gather(self, connection: AsyncConnection, broadcast: Broadcast, now: float) -> None:
        """Those who follow the topic: at once, or kept for the weekly digest as they chose."""
        urgent = bool(broadcast.draft.urgent)
        due = now if urgent else allowed_from(now)
        first_day = day_of(due)
        of_segment = and_(*reached(broadcast.draft.segment))
        for channel, size in self.sizes.items():
            own = and_(of_segment, people.c.channel == channel)
            weekly = select(people.c.channel, people.c.person, null().label("post")).where(
                own, people.c.frequency == "weekly"
            )
            await _put(connection, broadcast.id, weekly, "digest", now)
            day = literal(first_day) if urgent else self._first_free(first_day)
            at_once = select(people.c.channel, people.c.person, null().label("post"), day.label("day"))
            found = at_once.where(own, people.c.frequency != "weekly")
            await _put_chunks(connection, broadcast.id, channel, found, size, {first_day: due})

    def _first_free(self, first_day: int) -> ColumnElement[int]:
        """The first day on which a person has less than the cap allows, the last of those ahead where there is none."""
        last = first_day + DAYS_AHEAD - 1
        return case(*((_today(day) < self.cap, literal(day)) for day in range(first_day, last)), else_=literal(last))

    async def _correct(self, connection: AsyncConnection, broadcast: Broadcast, original: int, now: float) -> None:
        """Those who got what is corrected; who has it waiting for the digest gets the correction there instead."""
        due = now if broadcast.draft.urgent else allowed_from(now)
        waiting = and_(deliveries.c.broadcast == original, deliveries.c.fate == FOR_DIGEST)
        held = select(deliveries.c.channel, deliveries.c.person, null().label("post")).where(waiting)
        await _put(connection, broadcast.id, held, "digest", now)
        await connection.execute(update(deliveries).where(waiting).values(fate="cancelled"))
        follows = select(people.c.person).where(
            people.c.channel == deliveries.c.channel, people.c.person == deliveries.c.person, *reached(Segment())
        )
        changeable = and_(deliveries.c.channel.in_(self.changing), deliveries.c.post.is_not(None))
        for channel, size in self.sizes.items():
            day = day_of(due)
            got = select(deliveries.c.channel, deliveries.c.person, deliveries.c.post, literal(day).label("day")).where(
                deliveries.c.broadcast == original,
                deliveries.c.channel == channel,
                deliveries.c.fate.in_((*ARRIVED, "digested")),
                or_(changeable, follows.exists()),
            )
            await _put_chunks(connection, broadcast.id, channel, got, size, {day: due})

    async def _join(self, connection: AsyncConnection, broadcast: Broadcast, now: float) -> None:
        """Those with something waiting for the digest, parted by what it is: each part gets one message."""
        due = allowed_from(now)
        waiting = and_(deliveries.c.fate == FOR_DIGEST, deliveries.c.person.is_not(None))
        rows = await connection.execute(
            select(deliveries.c.channel, deliveries.c.person, deliveries.c.broadcast)
            .where(waiting)
            .order_by(deliveries.c.channel, deliveries.c.person, deliveries.c.broadcast)
        )
        of_person: dict[tuple[str, str], list[int]] = defaultdict(list)
        for channel, person, part in rows.all():
            of_person[channel, person].append(part)
        alike: dict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
        for (channel, person), parts in of_person.items():
            alike[channel, tuple(parts)].append(person)
        for (channel, joined), persons in alike.items():
            place, chunk = await _next(connection, broadcast.id)
            size = self.sizes.get(channel, 1)
            made = [
                _row(broadcast.id, place + index, channel, person, chunk + index // size, day_of(due))
                for index, person in enumerate(persons)
            ]
            await connection.execute(deliveries.insert(), made)
            await _open_chunks(connection, broadcast.id, channel, chunk, -(-len(persons) // size), due, joined)
        await connection.execute(update(deliveries).where(waiting).values(fate="digested"))


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


def _today(day: int) -> ColumnElement[int]:
    """How many broadcasts a person has on a day already."""
    had = deliveries.alias()
    return _count(had, day, had.c.channel == people.c.channel, had.c.person == people.c.person)


def _others(day: int) -> ColumnElement[int]:
    """How many broadcasts the person of a delivery has on a day beside it."""
    had = deliveries.alias()
    same = (had.c.channel == deliveries.c.channel, had.c.person == deliveries.c.person)
    return _count(had, day, *same, had.c.broadcast != deliveries.c.broadcast)


def _count(had: NamedFromClause[Any], day: int, *whose: ColumnElement[bool]) -> ColumnElement[int]:
    counted = select(func.count()).select_from(had).where(*whose, had.c.day == day, had.c.fate.in_(COUNTED))
    count: ColumnElement[int] = counted.scalar_subquery()
    return count


async def _next(connection: AsyncConnection, broadcast_id: int) -> tuple[int, int]:
    """The next free place and chunk of a broadcast."""
    own = deliveries.c.broadcast == broadcast_id
    last_place, last_chunk = (  # each by itself, so that it is read off the end of an index
        func.coalesce(select(func.max(column)).where(own).scalar_subquery(), 0)
        for column in (deliveries.c.place, deliveries.c.chunk)
    )
    place, chunk = (await connection.execute(select(last_place, last_chunk))).one()
    return place + 1, chunk + 1


async def _put(
    connection: AsyncConnection, broadcast_id: int, whom: Select[tuple[str, str, str]], fate: str, now: float
) -> None:
    """Rows that wait for the digest."""
    place, _ = await _next(connection, broadcast_id)
    found = whom.subquery()
    number = func.row_number().over(order_by=(found.c.channel, found.c.person))
    rows = select(
        literal(broadcast_id), place - 1 + number, found.c.channel, found.c.person, literal(fate), literal(now)
    )
    columns = ["broadcast", "place", "channel", "person", "fate", "at"]
    await connection.execute(insert(deliveries).from_select(columns, rows, include_defaults=False))


async def _put_chunks(
    connection: AsyncConnection,
    broadcast_id: int,
    channel: str,
    whom: Select[tuple[str, str, str, int]],
    size: int,
    opens: Mapping[int, float],
) -> None:
    """Rows for people with the day they are due on, all by one look at everybody, and the chunks of each day.

    `opens` says from when on a day's may go out where that is not its morning.
    """
    place, chunk = await _next(connection, broadcast_id)
    found = whom.subquery()
    of_day = func.row_number().over(partition_by=found.c.day, order_by=found.c.person)
    first = min(opens)
    rows = select(
        literal(broadcast_id),
        place - 1 + func.row_number().over(order_by=(found.c.day, found.c.person)),
        found.c.channel,
        found.c.person,
        found.c.post,
        chunk + (found.c.day - first) * OF_A_DAY + (of_day - 1) // size,
        found.c.day,
        literal("pending"),
    )
    columns = ["broadcast", "place", "channel", "person", "post", "chunk", "day", "fate"]
    await connection.execute(insert(deliveries).from_select(columns, rows, include_defaults=False))
    new = and_(deliveries.c.broadcast == broadcast_id, deliveries.c.place >= place)
    by_day = select(deliveries.c.day, func.count().label("people")).where(new).group_by(deliveries.c.day)
    for day, count in (await connection.execute(by_day)).all():
        from_chunk = chunk + (day - first) * OF_A_DAY
        due = opens[day] if day in opens else morning_of(day)
        await _open_chunks(connection, broadcast_id, channel, from_chunk, -(-count // size), due, ())


async def _open_chunks(
    connection: AsyncConnection,
    broadcast_id: int,
    channel: str,
    first: int,
    count: int,
    due: float,
    parts: Sequence[int],
) -> None:
    rows = [
        {
            "broadcast": broadcast_id,
            "number": first + index,
            "channel": channel,
            "parts": json.dumps(parts),
            "due": due,
            "waits": True,
        }
        for index in range(count)
    ]
    if rows:
        await connection.execute(chunks.insert(), rows)


def _row(broadcast_id: int, place: int, channel: str, person: str, chunk: int, day: int) -> dict[str, object]:
    return {
        "broadcast": broadcast_id,
        "place": place,
        "channel": channel,
        "person": person,
        "chunk": chunk,
        "day": day,
        "fate": "pending",
    }


async def _fixed(connection: AsyncConnection, broadcast_id: int, now: float) -> int:
    own = select(func.count()).select_from(deliveries).where(deliveries.c.broadcast == broadcast_id)
    count: int = (await connection.execute(own)).scalar_one()
    values = {"recipients": count, "started": now}
    await connection.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(values))
    return count
