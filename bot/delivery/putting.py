"""Puts in the people of a broadcast: a row a person, in chunks, each held until the hour it may go out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, case, func, insert, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.recipients import Followers, Misinformed, Stretch, Waiting
from bot.state.tables import FOR_DIGEST, chunks, deliveries
from handlers.hours import day_of, morning_of


@dataclass(frozen=True, slots=True)
class Putting:
    """Puts in those of a stretch, from a place on; each way gives how many they are."""

    broadcast_id: int
    sizes: Mapping[str, int]  # the most people in a chunk, by channel
    now: float  # seconds since 1970
    due: float  # from then on it may go out

    async def gather(
        self, whom: Followers | Misinformed, connection: AsyncConnection, place: int, stretch: Stretch
    ) -> int:
        """In chunks of the same day. Who has no day waits for the digest."""
        size, chunk = self.sizes[stretch.channel], await next_chunk(connection, self.broadcast_id)
        found = whom.found(stretch).subquery()
        of_day = func.row_number().over(partition_by=found.c.day, order_by=found.c.person)
        begins = and_(found.c.day.is_not(None), (of_day - 1) % size == 0)
        each = select(found, case((begins, 1), else_=0).label("begins")).subquery()
        order, waits = (each.c.day, each.c.person), each.c.day.is_(None)
        values = {
            "broadcast": literal(self.broadcast_id),
            "place": place - 1 + func.row_number().over(order_by=order),
            "channel": literal(stretch.channel),
            "person": each.c.person,
            "post": each.c.post,
            "chunk": case((waits, null()), else_=chunk - 1 + func.sum(each.c.begins).over(order_by=order)),
            "day": each.c.day,
            "fate": case((waits, FOR_DIGEST), else_="pending"),
            "at": case((waits, self.now), else_=null()),
        }
        put = insert(deliveries).from_select(list(values), select(*values.values()), include_defaults=False)
        # Given back by the insert: of a broadcast just planned PostgreSQL has no statistics, and may read all of it.
        made = (await connection.execute(put.returning(deliveries.c.chunk, deliveries.c.day))).all()
        days = {number: day for number, day in made if number is not None}
        dues = {number: self.due if day == day_of(self.due) else morning_of(day) for number, day in days.items()}
        await open_chunks(connection, self.broadcast_id, stretch.channel, dues)
        return len(made)

    async def correct(self, whom: Misinformed, connection: AsyncConnection, place: int, stretch: Stretch) -> int:
        """As followers, but who waits for the correction waits no more for what it corrects."""
        count = await self.gather(whom, connection, place, stretch)
        await connection.execute(whom.spared(stretch))
        return count

    async def join(self, whom: Waiting, connection: AsyncConnection, place: int, stretch: Stretch) -> int:
        """Parted by what waits for them: each part gets one message."""
        joined: dict[int, list[int]] = defaultdict(list)
        parts: dict[str, list[int]] = defaultdict(list)
        for row in (await connection.execute(whom.found(stretch))).all():
            joined[row.broadcast].append(row.place)
            parts[row.person].append(row.broadcast)
        alike: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for person, own in parts.items():
            alike[tuple(own)].append(person)
        for same, persons in alike.items():
            await self._put_joined(connection, place, stretch.channel, same, persons)
            place += len(persons)
        for part, places in joined.items():
            done = update(deliveries).where(deliveries.c.broadcast == part, deliveries.c.place.in_(places))
            await connection.execute(done.values(fate="digested"))
        return len(parts)

    async def _put_joined(
        self, connection: AsyncConnection, place: int, channel: str, parts: Sequence[int], persons: Sequence[str]
    ) -> None:
        size, chunk = self.sizes[channel], await next_chunk(connection, self.broadcast_id)
        rows = [
            {
                "broadcast": self.broadcast_id,
                "place": place + index,
                "channel": channel,
                "person": person,
                "chunk": chunk + index // size,
                "day": day_of(self.due),
                "fate": "pending",
            }
            for index, person in enumerate(persons)
        ]
        await connection.execute(deliveries.insert(), rows)
        dues = {chunk + index: self.due for index in range(-(-len(persons) // size))}
        await open_chunks(connection, self.broadcast_id, channel, dues, parts)


async def next_chunk(connection: AsyncConnection, broadcast_id: int) -> int:
    """The next free number of a broadcast's chunks."""
    last = select(func.max(chunks.c.number)).where(chunks.c.broadcast == broadcast_id)
    return ((await connection.execute(last)).scalar() or 0) + 1


async def open_chunks(
    connection: AsyncConnection, broadcast_id: int, channel: str, dues: Mapping[int, float], parts: Sequence[int] = ()
) -> None:
    """Chunks by their numbers, each with the time from which on it may go out."""
    rows = [
        {
            "broadcast": broadcast_id,
            "number": number,
            "channel": channel,
            "parts": json.dumps(parts),
            "due": due,
            "waits": True,
        }
        for number, due in dues.items()
    ]
    if rows:
        await connection.execute(chunks.insert(), rows)
