"""Which cards a network keeps already, by what they say. Nothing here is of a person."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.tables import pictures


class SentPictures:
    """The cards that were sent over one channel."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    async def file(self, picture: str) -> str:
        """The network's name for a picture; "" where it was never sent."""
        own = (pictures.c.channel == self._channel) & (pictures.c.picture == picture)
        async with self._database.reading() as connection:
            return (await connection.execute(select(pictures.c.file).where(own))).scalar() or ""

    async def keep(self, picture: str, file: str) -> None:
        row = {"channel": self._channel, "picture": picture, "file": file, "sent": self._database.clock()}
        insert = self._database.insert(pictures).values(row)
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "picture"], set_={"file": insert.excluded.file, "sent": insert.excluded.sent}
        )
        async with self._database.writing() as connection:
            await connection.execute(insert)

    async def forget(self, picture: str) -> None:
        """The network doesn't know the name any more."""
        own = (pictures.c.channel == self._channel) & (pictures.c.picture == picture)
        async with self._database.writing() as connection:
            await connection.execute(delete(pictures).where(own))
