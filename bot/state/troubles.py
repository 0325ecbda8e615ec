"""What the processes of a deployment had to log, in one place: each writes its own, whoever asks sees all."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass

from sqlalchemy import case, delete, func, select
from sqlalchemy.exc import DBAPIError

from bot.state.database import Database
from bot.state.tables import troubles
from bot.watching.trouble import put_back, taken

EVERY = 5.0  # seconds between writings
KEPT = 7 * 86_400.0  # seconds that a line is kept after it was logged last
ANEW = 86_400.0  # seconds of quiet after which a line is counted anew
MOST_KEPT = 100  # different lines of a process


@dataclass(frozen=True, slots=True)
class Told:
    """A line that processes of the deployment logged."""

    event: str
    times: int
    first: float  # seconds since 1970
    last: float
    processes: int
    process: str  # one of them


class Troubles:
    """The lines of one process."""

    def __init__(self, database: Database, process: str) -> None:
        self._database = database
        self._process = process

    async def write(self) -> None:
        """Write what was noted since; what can't be written now is written with the next."""
        found = taken()
        if not found:
            return
        insert = self._database.insert(troubles)
        new, quiet = insert.excluded, troubles.c.last < insert.excluded.first - ANEW
        insert = insert.on_conflict_do_update(
            index_elements=["process", "event"],
            set_={
                "level": new.level,
                "times": case((quiet, new.times), else_=troubles.c.times + new.times),
                "first": case((quiet, new.first), else_=troubles.c.first),
                "last": new.last,
            },
        )
        own = troubles.c.process == self._process
        latest = select(troubles.c.event).where(own).order_by(troubles.c.last.desc()).limit(MOST_KEPT)
        try:
            async with self._database.writing() as connection:
                await connection.execute(insert, [{"process": self._process, **asdict(each)} for each in found])
                await connection.execute(delete(troubles).where(own, troubles.c.event.not_in(latest)))
        except DBAPIError:  # whoever needed the database logged that
            put_back(found)

    async def keep_writing(self) -> None:
        """Write again and again, until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            await self.write()


async def latest(database: Database, most: int) -> list[Told]:
    """What was logged last, by whichever processes, newest first."""
    last = func.max(troubles.c.last)
    wanted = (
        select(
            troubles.c.event,
            func.sum(troubles.c.times),
            func.min(troubles.c.first),
            last,
            func.count(),
            func.max(troubles.c.process),
        )
        .where(troubles.c.last > database.clock() - KEPT)
        .group_by(troubles.c.event)
        .order_by(last.desc(), troubles.c.event)
        .limit(most)
    )
    async with database.reading() as connection:
        return [Told(*row) for row in (await connection.execute(wanted)).all()]


@asynccontextmanager
async def reporting(database: Database) -> AsyncIterator[None]:
    """What this process logs is written until the block ends, and once more then."""
    own = Troubles(database, f"{socket.gethostname()[:40]}-{os.getpid()}")
    writing = asyncio.create_task(own.keep_writing())
    try:
        yield
    finally:
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        await own.write()
