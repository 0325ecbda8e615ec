"""Editions that were put into use, with what changed; and who has seen how much of that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import func, select

from bot.state.database import Database
from bot.state.tables import looks, people, publications
from handlers.changes import Publication
from knowledge.changes import Change, changes_from


class StoredPublications:
    """All publications, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, edition: str, content_hash: str, found: Sequence[Change], by: str) -> None:
        row = {
            "edition": edition,
            "content_hash": content_hash,
            "published": self._database.clock(),
            "published_by": by,
            "changes": json.dumps([asdict(each) for each in found], ensure_ascii=False),
        }
        async with self._database.writing() as connection:
            await connection.execute(publications.insert().values(row))

    async def since(self, at: float) -> tuple[Publication, ...]:
        """What was published after that time."""
        wanted = select(publications).where(publications.c.published > at).order_by(publications.c.id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted)).all()
        return tuple(
            Publication(row.edition, row.published, changes_from(json.loads(row.changes)), row.published_by)
            for row in rows
        )

    async def look(self, channel: str, person: str) -> float | None:
        """Note that somebody looks now. Gives when they last did, or first wrote; None where nothing is known."""
        own = (looks.c.channel == channel) & (looks.c.person == person)
        known = (people.c.channel == channel) & (people.c.person == person)
        insert = self._database.insert(looks).values(channel=channel, person=person, looked=self._database.clock())
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "person"], set_={"looked": insert.excluded.looked}
        )
        async with self._database.writing() as connection:
            looked = (await connection.execute(select(looks.c.looked).where(own))).scalar()
            first = (await connection.execute(select(func.min(people.c.first_seen)).where(known))).scalar()
            await connection.execute(insert)
        return float(looked) if looked is not None else first
