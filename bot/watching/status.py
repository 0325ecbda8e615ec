"""What /status tells: how things stand in the database, with what this process had to log."""

from __future__ import annotations

from importlib.metadata import version

from bot.state.database import Database
from bot.state.standing import standing
from bot.watching.logs import recent_trouble
from handlers.status import Status, Trouble


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
        trouble=tuple(Trouble(each.at, each.event) for each in recent_trouble()),
    )
