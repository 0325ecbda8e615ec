"""One-time links to what is kept of a person. What is kept of a link is not enough to use it."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import delete

from bot.state.database import Database
from bot.state.tables import data_links
from handlers.privacy import MINUTES

PATH = "/mydata"


class StoredDataLinks:
    """The links. Without an https address of the house none is given: what is kept of people goes over nothing else."""

    def __init__(self, database: Database, public_url: str) -> None:
        self._database = database
        self._address = public_url if public_url.startswith("https://") else ""

    async def issue(self, channel: str, person: str) -> str:
        """The address of a link; earlier ones of the same person stop working."""
        if not self._address:
            return ""
        token, now = secrets.token_urlsafe(32), self._database.clock()
        row = {"token": _hashed(token), "channel": channel, "person": person, "until": now + MINUTES * 60}
        own = (data_links.c.channel == channel) & (data_links.c.person == person)
        async with self._database.writing() as connection:
            await connection.execute(delete(data_links).where(own | (data_links.c.until < now)))
            await connection.execute(data_links.insert().values(row))
        return f"{self._address}{PATH}?link={token}"

    async def redeem(self, token: str) -> tuple[str, str] | None:
        """Channel and person of a link; None where it was used, is too old or never was."""
        used = delete(data_links).where(data_links.c.token == _hashed(token)).returning(*data_links.c)
        async with self._database.writing() as connection:
            row = (await connection.execute(used)).one_or_none()
        return (row.channel, row.person) if row and row.until >= self._database.clock() else None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
