"""Writes off those whom a broadcast that is stopped did not reach, portion by portion, so that others write in between.

Stopping is one short act: from then on nobody is sent to. What is left of a large broadcast is written off after it, by
whoever works: `broadcasts.stopping` says from which place on, so that another goes on where one died.
"""

from __future__ import annotations

from sqlalchemy import Update, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.tables import broadcasts, chunks, deliveries

PORTION = 5_000  # people written off in one transaction: on SQLite nobody else writes meanwhile
ASKED_AGAIN = ("line",)  # channels where whoever is to be tried again may have it: a key keeps it from showing twice


async def stop(connection: AsyncConnection, broadcast_id: int, now: float) -> None:
    """Nobody else gets a broadcast; what is in flight still arrives. The first portion is written off at once."""
    await connection.execute(_idle(broadcast_id).values(done=True, waits=False))
    await connection.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(stopping=0))
    await _write_off(connection, broadcast_id, now)


async def write_off(database: Database) -> None:
    """Write off what is left of all broadcasts that are being stopped."""
    wanted = select(broadcasts.c.id).where(broadcasts.c.stopping.is_not(None))
    async with database.reading() as connection:
        found = (await connection.execute(wanted)).scalars().all()
    for broadcast_id in found:
        more = True
        while more:
            async with database.writing() as connection:
                more = await _write_off(connection, broadcast_id, database.clock())
            await database.give_way()


async def _write_off(connection: AsyncConnection, broadcast_id: int, now: float) -> bool:
    """Write off a portion; whether more is left. After the last, chunks of one that is withdrawn are worked on anew."""
    own = select(broadcasts.c.stopping, broadcasts.c.state).where(broadcasts.c.id == broadcast_id).with_for_update()
    after, state = (await connection.execute(own)).one()
    if after is None:
        return False  # another was quicker
    left = and_(deliveries.c.broadcast == broadcast_id, deliveries.c.place.between(after + 1, after + PORTION))
    asked = and_(deliveries.c.channel.in_(ASKED_AGAIN), deliveries.c.attempts > 0)
    fate = case((asked, "unknown"), else_="cancelled")
    unsent = deliveries.c.fate.in_(("pending", "digest"))
    await connection.execute(update(deliveries).where(left, unsent).values(fate=fate))
    last = select(func.max(deliveries.c.place)).where(deliveries.c.broadcast == broadcast_id)
    more: bool = ((await connection.execute(last)).scalar() or 0) > after + PORTION
    if not more:
        again = {"done": False, "waits": True, "due": now} if state == "withdrawing" else {"done": True, "waits": False}
        await connection.execute(_idle(broadcast_id).values(again))
    place = after + PORTION if more else None
    await connection.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(stopping=place))
    return more


def _idle(broadcast_id: int) -> Update:
    """Chunks that are not with the engine."""
    idle = or_(chunks.c.waits.is_(True), chunks.c.done.is_(True))
    return update(chunks).where(chunks.c.broadcast == broadcast_id, idle)
