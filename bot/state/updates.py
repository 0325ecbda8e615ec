"""Updates of a network, kept before they are acknowledged and known again when they are delivered twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select, update

from bot.state.database import Database
from bot.state.tables import updates

ABANDONED = 120  # seconds after which another process may take what one left behind


@dataclass(frozen=True, slots=True)
class Kept:
    """An update as it was kept."""

    update_id: str
    lane: str
    payload: str
    place: int = 0  # order of arrival
    begun: bool = False  # True where somebody began to answer and may have sent


class Updates:
    """The updates of one channel."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    async def keep(self, kept: Kept) -> bool:
        """Keep an update; False if it is known already."""
        now = self._database.clock()
        row = {
            "channel": self._channel,
            "update_id": kept.update_id,
            "lane": kept.lane,
            "place": kept.place,
            "status": "received",
            "payload": kept.payload,
            "received": now,
        }
        async with self._database.writing() as connection:
            insert = self._database.insert(updates).values(row).on_conflict_do_nothing()
            written = (await connection.execute(insert.returning(updates.c.update_id))).first()
        return written is not None

    async def begin(self, update_id: str) -> None:
        await self._mark(update_id, {"status": "begun"})

    async def finish(self, update_id: str) -> None:
        """It is dealt with; its text and whose it was are forgotten, its id is not."""
        await self._mark(update_id, {"status": "done", "payload": "", "lane": ""})

    async def _mark(self, update_id: str, values: dict[str, str]) -> None:
        own = (updates.c.channel == self._channel) & (updates.c.update_id == update_id)
        async with self._database.writing() as connection:
            await connection.execute(update(updates).where(own).values(values))

    async def waiting(self, lane: str) -> list[Kept]:
        """What of a lane was kept and not finished."""
        own = (updates.c.channel == self._channel) & (updates.c.lane == lane) & (updates.c.status != "done")
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(updates).where(own).order_by(updates.c.place))).all()
        return [_kept(row) for row in rows]

    async def pending(self) -> list[Kept]:
        """What was kept and not finished, in the order it came."""
        now = self._database.clock()
        left = now - ABANDONED if self._database.shared else now
        wanted = (
            select(updates)
            .where(updates.c.channel == self._channel, updates.c.status != "done", updates.c.received <= left)
            .order_by(updates.c.place)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted)).all()
        return [_kept(row) for row in rows]


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.update_id, row.lane, row.payload, row.place, row.status == "begun")
