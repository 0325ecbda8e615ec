"""Processes that send: each says that it lives, and takes over what the dead left behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy import ColumnElement, delete, exists, func, select, update

from bot.state.clocks import Steadiness, fresh, now_in
from bot.state.database import Database
from bot.state.tables import workers
from bot.watching.logs import logger

log = logger("thamdai.delivery")


class Workers:
    """The workers, seen by one of them. On SQLite there can be no other, so any other name is of the dead."""

    def __init__(self, database: Database, own: str) -> None:
        self._database = database
        self.own = own
        self._steadiness = Steadiness()

    async def beat(self) -> None:
        """Say that this one lives."""
        now, asked = now_in(self._database), self._steadiness.clock()
        insert = self._database.insert(workers).values(id=self.own, began=now, beat=now, heir="")
        insert = insert.on_conflict_do_update(index_elements=["id"], set_={"beat": now, "heir": ""})
        async with self._database.writing() as connection:
            told = (await connection.execute(insert.returning(workers.c.beat))).scalar_one()
        self._steadiness.note(told, asked)

    async def leave(self) -> None:
        async with self._database.writing() as connection:
            await connection.execute(delete(workers).where(workers.c.id == self.own))

    async def living(self) -> int:
        alive = select(func.count()).where(fresh(self._database, workers.c.beat))
        async with self._database.reading() as connection:
            count: int = (await connection.execute(alive)).scalar_one()
        return count

    async def inherit(
        self, left_by: Callable[[str], Awaitable[list[str]]], take_over: Callable[[str], Awaitable[None]]
    ) -> int:
        """Take over what the dead left; how much. Of several who try, one is the heir of a dead worker."""
        count = 0
        for dead in await self._claimed():
            for work in await left_by(dead):
                log.warning("taking over", work=work, worker=dead)
                await take_over(work)
                count += 1
            async with self._database.writing() as connection:
                await connection.execute(delete(workers).where(workers.c.id == dead, workers.c.heir == self.own))
        return count

    async def _claimed(self) -> list[str]:
        """The dead whose heir is this one, or somebody who is dead too; nobody for a while after the clock was set."""
        others: ColumnElement[bool] = workers.c.id != self.own
        if self._database.shared:
            if not self._steadiness.steady():
                return []
            own = workers.alias()
            lives = exists().where(own.c.id == self.own, fresh(self._database, own.c.beat))  # else the clock was set
            others &= ~fresh(self._database, workers.c.beat) & lives
        living = workers.alias()
        heirs = select(living.c.id).where(fresh(self._database, living.c.beat))
        free = (workers.c.heir == "") | (workers.c.heir == self.own) | workers.c.heir.not_in(heirs)
        claim = update(workers).where(others, free).values(heir=self.own)
        async with self._database.writing() as connection:
            return [row[0] for row in (await connection.execute(claim.returning(workers.c.id))).all()]
