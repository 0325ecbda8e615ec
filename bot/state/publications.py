"""Editions that were put into use, with what changed; and who has seen how much of that.

The knowledge base is a file and this a database, so no transaction holds both. What is to be written once an edition is
in use is therefore noted before it is: a swap. What a crash left undone is done by whoever looks next.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, func, select

from bot.state.broadcasts import created, draft_of
from bot.state.database import Database
from bot.state.tables import looks, people, publications, swaps
from handlers.broadcasts import Broadcast, Draft
from handlers.changes import Publication
from knowledge.changes import Change, changes_from


@dataclass(frozen=True, slots=True)
class Swap:
    """An edition that is being put into use."""

    id: int
    edition: str  # id
    content_hash: str
    begun: float  # seconds since 1970


class StoredPublications:
    """All publications, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self, edition: str, content_hash: str, found: Sequence[Change], drafts: Sequence[Draft], by: str
    ) -> int:
        """Note that an edition is about to be put into use, and what is to be written then; the number of the swap."""
        row = {
            "edition": edition,
            "content_hash": content_hash,
            "begun": self._database.clock(),
            "begun_by": by,
            "changes": json.dumps([asdict(each) for each in found], ensure_ascii=False),
            "drafts": json.dumps([asdict(each) for each in drafts], ensure_ascii=False),
        }
        async with self._database.writing() as connection:
            await connection.execute(
                delete(swaps).where(swaps.c.content_hash == content_hash)
            )  # a try that came to nothing
            return int((await connection.execute(swaps.insert().values(row).returning(swaps.c.id))).scalar_one())

    async def begun(self) -> tuple[Swap, ...]:
        """The swaps that were neither completed nor dropped, oldest first."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(swaps).order_by(swaps.c.id))).all()
        return tuple(Swap(row.id, row.edition, row.content_hash, row.begun) for row in rows)

    async def complete(self, swap: int) -> tuple[Broadcast, ...]:
        """The edition is in use: write what changed, and the drafts; all at once. Whoever comes late does nothing."""
        now = self._database.clock()
        async with self._database.writing() as connection:
            row = (await connection.execute(delete(swaps).where(swaps.c.id == swap).returning(*swaps.c))).one_or_none()
            if row is None:
                return ()
            if changes_from(json.loads(row.changes)):
                values = {"edition": row.edition, "content_hash": row.content_hash, "changes": row.changes}
                values |= {"published": now, "published_by": row.begun_by}
                await connection.execute(publications.insert().values(values))
            drafts = [draft_of(each) for each in json.loads(row.drafts)]
            return tuple([await created(connection, each, row.begun_by, now) for each in drafts])

    async def drop(self, swap: int) -> None:
        """The edition was not put into use after all."""
        async with self._database.writing() as connection:
            await connection.execute(delete(swaps).where(swaps.c.id == swap))

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
