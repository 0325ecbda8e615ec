"""What /status tells: how things stand in the database, with what the processes had to log."""

from __future__ import annotations

from importlib.metadata import version

from bot.state.database import Database
from bot.state.standing import standing
from bot.state.troubles import latest
from handlers.status import MOST_TROUBLE, Status, Trouble


async def status_of(database: Database, edition_id: str) -> Status:
    now = await standing(database)
    return Status(
        edition=edition_id,
        version=version("thamdai"),
        database="PostgreSQL" if database.shared else "SQLite",
        database_seconds=now.seconds,
        updates=now.updates,
        oldest=now.oldest,
        deliveries=now.deliveries,
        sending=now.broadcasts.get("sending", 0),
        paused=now.broadcasts.get("paused", 0),
        workers=now.workers,
        replicas=now.replicas,
        trouble=tuple(
            Trouble(each.last, each.event, each.times, each.first, each.processes, each.process)
            for each in await latest(database, MOST_TROUBLE)
        ),
    )
