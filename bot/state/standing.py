"""How things stand in the database: what waits to be answered and sent. Each question is answered by an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from sqlalchemy import Select, func, select

from bot.state.clocks import fresh
from bot.state.database import Database
from bot.state.tables import UNFINISHED, broadcasts, deliveries, replicas, updates, workers

CHANNELS = ("telegram", "line")
OUT = ("sending", "paused", "withdrawing")  # states of broadcasts that somebody is still to get


@dataclass(frozen=True, slots=True)
class Standing:
    updates: dict[str, int]  # channel -> kept and not answered
    oldest: float  # seconds that the oldest of them waits
    deliveries: dict[str, int]  # channel -> people who are still to get a broadcast that is out
    broadcasts: dict[str, int]  # state -> how many
    workers: int  # that send
    replicas: int  # web processes beside one another; 0 where there can be one only
    seconds: float  # that the database took for this


async def reachable(database: Database) -> None:
    """Returns where the database answers; raises what its driver does, or never returns."""
    async with database.reading() as connection:
        await connection.execute(select(1))


async def crowded(database: Database, many: int) -> bool:
    """Whether at least so many updates wait to be answered."""
    waiting = select(updates.c.place).where(UNFINISHED, updates.c.channel.in_(CHANNELS)).limit(many).subquery()
    async with database.reading() as connection:
        return (await connection.execute(select(func.count()).select_from(waiting))).scalar_one() >= many


async def standing(database: Database) -> Standing:
    began = perf_counter()
    open_updates = (
        select(updates.c.channel, func.count(), func.min(updates.c.received))
        .where(UNFINISHED, updates.c.channel.in_(CHANNELS))
        .group_by(updates.c.channel)
    )
    is_out = select(broadcasts.c.id).where(broadcasts.c.state.in_(OUT))
    states = select(broadcasts.c.state, func.count()).group_by(broadcasts.c.state)
    async with database.reading() as connection:
        waiting = (await connection.execute(open_updates)).all()
        out = (await connection.execute(is_out)).scalars().all()
        still = (await connection.execute(_still(out))).all() if out else ()
        by_state = (await connection.execute(states)).all()
        alive = [
            (await connection.execute(select(func.count()).where(fresh(database, table.c.beat)))).scalar_one()
            for table in (workers, replicas)
        ]
    oldest = min((row[2] for row in waiting), default=None)
    return Standing(
        updates=dict.fromkeys(CHANNELS, 0) | {row[0]: row[1] for row in waiting},
        oldest=0.0 if oldest is None else max(0.0, database.clock() - oldest),
        deliveries=dict.fromkeys(CHANNELS, 0) | {row.channel: row.people for row in still},
        broadcasts={row[0]: row[1] for row in by_state},
        workers=alive[0],
        replicas=alive[1],
        seconds=perf_counter() - began,
    )


def _still(out: Sequence[int]) -> Select[Any]:
    """Who is still to get a broadcast, by channel; by the index of broadcasts, not in the order of the channels."""
    of_broadcast = (deliveries.c.broadcast.in_(out), deliveries.c.fate.in_(("pending", "sending")))
    waiting = select(deliveries.c.channel.label("channel")).where(*of_broadcast).subquery()
    return select(waiting.c.channel, func.count().label("people")).group_by(waiting.c.channel)
