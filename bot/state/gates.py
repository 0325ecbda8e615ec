"""How fast messages may go out over all processes: one row a channel, moved on by the database's clock."""

from __future__ import annotations

from sqlalchemy import case, select, update

from bot.state.clocks import now_in
from bot.state.database import Database
from bot.state.tables import rate_gates

CATCHING_UP = 0.25  # seconds of turns that nobody took and that may still be taken
AHEAD = 1.0  # seconds; a gate that was moved so far in the future was moved before the clock was set back


class Gate:
    """The gate of one channel, so many messages a second."""

    def __init__(self, database: Database, name: str, per_second: float) -> None:
        self._database = database
        self._name = name
        self.per_second = per_second

    async def open(self) -> None:
        row = {"name": self._name, "next": 0.0, "held": 0.0, "moved": 0.0}
        async with self._database.writing() as connection:
            await connection.execute(self._database.insert(rate_gates).values(row).on_conflict_do_nothing())

    async def reserve(self, count: int) -> float:
        """Take the next turns; seconds until the first of them. The others follow at the rate."""
        now, took = now_in(self._database), count / self.per_second
        earliest = now - CATCHING_UP
        was_set, free = rate_gates.c.moved > now + AHEAD, rate_gates.c.next <= earliest
        start = case((was_set | free, earliest), else_=rate_gates.c.next)
        held = case((was_set, 0.0), else_=rate_gates.c.held)
        taken = (
            update(rate_gates)
            .where(rate_gates.c.name == self._name)
            .values(next=start + took, held=held, moved=now)
            .returning(rate_gates.c.next - took - now)
        )
        async with self._database.writing() as connection:
            wait = (await connection.execute(taken)).scalar()
        if wait is None:  # its row is gone: the tables were cleared or restored meanwhile
            await self.open()
        return max(0.0, float(wait or 0.0))

    async def hold(self, seconds: float) -> None:
        """Nothing goes out for so long: the network said so."""
        now = now_in(self._database)
        until, was_set = now + seconds, rate_gates.c.moved > now + AHEAD
        values = {
            column: case((~was_set & (rate_gates.c[column] > until), rate_gates.c[column]), else_=until)
            for column in ("next", "held")
        } | {"moved": now}
        async with self._database.writing() as connection:
            await connection.execute(update(rate_gates).where(rate_gates.c.name == self._name).values(values))

    async def held(self) -> float:
        """Seconds for which the network said to wait; 0 where it did not."""
        now = now_in(self._database)
        own = (rate_gates.c.name == self._name, rate_gates.c.moved <= now + AHEAD)
        wanted = select(rate_gates.c.held - now).where(*own)
        async with self._database.reading() as connection:
            return max(0.0, float((await connection.execute(wanted)).scalar() or 0.0))
