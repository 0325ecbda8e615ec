"""Web processes side by side on one database: each says that it lives, so that others know what the dead left."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from time import monotonic

from sqlalchemy import ColumnElement, Exists, Select, delete, exists, select
from sqlalchemy.exc import DBAPIError

from bot.state.database import Database
from bot.state.gates import now_in
from bot.state.tables import replicas
from bot.watching.logs import logger

log = logger("thamdai.state")

BEAT = 2.0  # seconds between signs of life
DEAD_AFTER = 10.0  # seconds without one
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
        self._clock = clock
        self._last = clock()
        self._unsteady = float("-inf")  # when it was seen that the database's clock was set
        self._alive = asyncio.Event()

    async def beat(self) -> None:
        """Say that this one lives; where there can be no other, nobody needs to know."""
        if not self._database.shared:
            return
        now, asked = now_in(self._database), self._clock()
        insert = self._database.insert(replicas).values(id=self.id, beat=now)
        insert = insert.on_conflict_do_update(index_elements=["id"], set_={"beat": now})
        async with self._database.writing() as connection:
            silent = select(now - replicas.c.beat).where(replicas.c.id == self.id)
            age = (await connection.execute(silent)).scalar()
            await connection.execute(insert)
            await connection.execute(delete(replicas).where(replicas.c.beat < now - GONE_AFTER))
        if age is not None and abs(age - (asked - self._last)) > BEAT:
            log.warning("the clock of the database was set", seconds=round(age - (asked - self._last)))
            self._unsteady = asked
        self._last = asked
        self._alive.set()

    def knows_the_dead(self) -> bool:
        """Whether silence means death: for a while after the clock was set it doesn't."""
        return self._clock() - self._unsteady > DEAD_AFTER

    async def sure(self) -> bool:
        """Wait until this replica is known to be alive; False where others may have taken it for dead meanwhile."""
        if not self._database.shared or self._clock() - self._last < UNSURE_AFTER:
            return True
        self._alive.clear()
        await self._alive.wait()
        return False

    def living(self) -> Select[tuple[str]]:
        """The ids of those that live."""
        return select(replicas.c.id).where(_fresh(self._database))

    def lives(self) -> Exists:
        """Whether this one seems to live: where not, the database's clock was set, and nobody's silence counts."""
        return exists().where(replicas.c.id == self.id, _fresh(self._database))

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


def _fresh(database: Database) -> ColumnElement[bool]:
    """A sign of life not long ago; nor in the future, by a clock that was set since."""
    now = now_in(database)
    return replicas.c.beat.between(now - DEAD_AFTER, now + DEAD_AFTER)


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
