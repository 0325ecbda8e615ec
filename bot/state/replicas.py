"""Web processes side by side on one database: each says that it lives, so that others know what the dead left."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from time import monotonic

from sqlalchemy import Exists, Select, delete, exists, select
from sqlalchemy.exc import DBAPIError

from bot.state.clocks import BEAT, Steadiness, fresh, now_in
from bot.state.database import Database
from bot.state.tables import replicas
from bot.watching.logs import logger

log = logger("thamdai.state")

GONE_AFTER = 86_400.0  # seconds after which a dead one is no longer remembered
UNSURE_AFTER = 7.0  # seconds without one after which a replica begins nothing: others may soon take it for dead
LONE = "lone"  # of a process that shares its database with none


def new_id() -> str:
    """Another for each process that ever was."""
    return f"{socket.gethostname()[:30]}-{secrets.token_hex(6)}"


class Replica:
    """This process among those of one database."""

    def __init__(self, database: Database, own: str, clock: Callable[[], float] = monotonic) -> None:
        self._database = database
        self.id = own
        self.steadiness = Steadiness(clock)
        self._alive = asyncio.Event()

    async def beat(self) -> None:
        """Say that this one lives; where there can be no other, nobody needs to know."""
        if not self._database.shared:
            return
        now, asked = now_in(self._database), self.steadiness.clock()
        insert = self._database.insert(replicas).values(id=self.id, beat=now)
        insert = insert.on_conflict_do_update(index_elements=["id"], set_={"beat": now})
        async with self._database.writing() as connection:
            told = (await connection.execute(insert.returning(replicas.c.beat))).scalar_one()
            await connection.execute(delete(replicas).where(replicas.c.beat < now - GONE_AFTER))
        self.steadiness.note(told, asked)
        self._alive.set()

    async def sure(self) -> bool:
        """Wait until this replica is known to be alive; False where others may have taken it for dead meanwhile."""
        if not self._database.shared or self.steadiness.clock() - self.steadiness.last < UNSURE_AFTER:
            return True
        self._alive.clear()
        await self._alive.wait()
        return False

    def living(self) -> Select[tuple[str]]:
        """The ids of those that live."""
        return select(replicas.c.id).where(fresh(self._database, replicas.c.beat))

    def lives(self) -> Exists:
        """Whether this one seems to live by the very sign of life that it knows of.

        Where not, the clock of the database was set, or may have been since, and nobody's silence counts.
        """
        known = replicas.c.beat == self.steadiness.told
        return exists().where(replicas.c.id == self.id, known, fresh(self._database, replicas.c.beat))

    async def leave(self) -> None:
        async with self._database.writing() as connection:
            await connection.execute(delete(replicas).where(replicas.c.id == self.id))

    async def live(self) -> None:
        """Say again and again that this one lives, until cancelled, through everything that fails on the way."""
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except DBAPIError as error:
                log.warning("the database can't be told that this process lives", error=type(error.orig).__name__)


def this_replica(database: Database) -> Replica:
    return Replica(database, new_id() if database.shared else LONE)


@asynccontextmanager
async def living(replica: Replica) -> AsyncIterator[None]:
    """The replica lives until the block ends."""
    await replica.beat()
    beating = asyncio.create_task(replica.live())
    try:
        yield
    finally:
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
        with suppress(DBAPIError):
            await replica.leave()
