"""How fast messages may go out over all processes: one row a channel, moved on by the database's clock."""

from __future__ import annotations

from sqlalchemy import Float, case, func, literal_column, select, update
from sqlalchemy.sql import ColumnElement

from bot.state.database import Database
from bot.state.tables import rate_gates

CATCHING_UP = 0.25  # seconds of turns that nobody took and that may still be taken


class Gate:
    """The gate of one channel, so many messages a second."""

    def __init__(self, database: Database, name: str, per_second: float) -> None:
        self._database = database
        self._name = name
        self.per_second = per_second

    async def open(self) -> None:
        row = {"name": self._name, "next": 0.0, "held": 0.0}
        async with self._database.writing() as connection:
            await connection.execute(self._database.insert(rate_gates).values(row).on_conflict_do_nothing())

    async def reserve(self, count: int) -> float:
        """Take the next turns; seconds until the first of them. The others follow at the rate."""
        now, took = now_in(self._database), count / self.per_second
        earliest = now - CATCHING_UP
        start = case((rate_gates.c.next > earliest, rate_gates.c.next), else_=earliest)
        taken = (
            update(rate_gates)
            .where(rate_gates.c.name == self._name)
            .values(next=start + took)
            .returning(rate_gates.c.next - took - now)
        )
        async with self._database.writing() as connection:
            wait = (await connection.execute(taken)).scalar_one()
        return max(0.0, float(wait))

    async def hold(self, seconds: float) -> None:
        """Nothing goes out for so long: the network said so."""
        until = now_in(self._database) + seconds
        values = {
            column: case((rate_gates.c[column] > until, rate_gates.c[column]), else_=until)
            for column in ("next", "held")
        }
        async with self._database.writing() as connection:
            await connection.execute(update(rate_gates).where(rate_gates.c.name == self._name).values(values))

    async def held(self) -> float:
        """Seconds for which the network said to wait; 0 where it did not."""
        wanted = select(rate_gates.c.held - now_in(self._database)).where(rate_gates.c.name == self._name)
        async with self._database.reading() as connection:
            return max(0.0, float((await connection.execute(wanted)).scalar() or 0.0))


def now_in(database: Database) -> ColumnElement[float]:
    """Seconds since 1970 by the clock of the database, the one that all processes share."""
    if database.shared:
        return func.extract("epoch", func.clock_timestamp()).cast(Float)
    return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)
