"""Processes that send: each says that it lives, and takes over what the dead left behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy import delete, select, update

from bot.state.database import Database
from bot.state.gates import now_in
from bot.state.tables import workers
from bot.watching.logs import logger

log = logger("thamdai.delivery")

BEAT = 2.0  # seconds between signs of life
DEAD_AFTER = 10.0  # seconds without one


class Workers:
    """The workers, seen by one of them. On SQLite there can be no other, so any other name is of the dead."""

    def __init__(self, database: Database, own: str) -> None:
        self._database = database
        self.own = own

    async def beat(self) -> None:
        """Say that this one lives."""
        now = now_in(self._database)
        insert = self._database.insert(workers).values(id=self.own, began=now, beat=now, heir="")
        insert = insert.on_conflict_do_update(index_elements=["id"], set_={"beat": now, "heir": ""})
        async with self._database.writing() as connection:
            await connection.execute(insert)

    async def leave(self) -> None:
        async with self._database.writing() as connection:
            await connection.execute(delete(workers).where(workers.c.id == self.own))

    async def living(self) -> int:
        alive = workers.c.beat > now_in(self._database) - DEAD_AFTER
        async with self._database.reading() as connection:
            return len((await connection.execute(select(workers.c.id).where(alive))).all())

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
        """The dead whose heir is this one, or somebody who is dead too."""
        silent = now_in(self._database) - (DEAD_AFTER if self._database.shared else 0.0)
        living = workers.alias()
        heirs = select(living.c.id).where(living.c.beat > now_in(self._database) - DEAD_AFTER)
        free = (workers.c.heir == "") | (workers.c.heir == self.own) | workers.c.heir.not_in(heirs)
        claim = update(workers).where(workers.c.id != self.own, workers.c.beat < silent, free).values(heir=self.own)
        async with self._database.writing() as connection:
            return [row[0] for row in (await connection.execute(claim.returning(workers.c.id))).all()]
