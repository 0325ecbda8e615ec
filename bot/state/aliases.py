"""Words that the team approved as names, and what it decided about questions without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select, update

from bot.state.database import Database
from bot.state.tables import aliases, reviews
from knowledge.aliases import Alias

Verdict = Literal["has", "has_not"]


@dataclass(frozen=True, slots=True)
class KeptAlias:
    id: int
    alias: Alias
    added: float
    added_by: str


class StoredAliases:
    """Approved words. One that was undone is kept, and has no effect."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, alias: Alias, by: str) -> int:
        row = {"phrase": alias.phrase, "policy": alias.policy, "indicator": alias.indicator}
        row |= {"added": self._database.clock(), "added_by": by}  # type: ignore[dict-item]
        async with self._database.writing() as connection:
            return int((await connection.execute(aliases.insert().values(row).returning(aliases.c.id))).scalar_one())

    async def undo(self, alias_id: int) -> None:
        own = (aliases.c.id == alias_id) & aliases.c.undone.is_(None)
        async with self._database.writing() as connection:
            await connection.execute(update(aliases).where(own).values(undone=self._database.clock()))

    async def listed(self) -> tuple[KeptAlias, ...]:
        """Those in use, oldest first."""
        async with self._database.reading() as connection:
            wanted = select(aliases).where(aliases.c.undone.is_(None)).order_by(aliases.c.id)
            rows = (await connection.execute(wanted)).all()
        return tuple(
            KeptAlias(row.id, Alias(row.phrase, row.policy, row.indicator), row.added, row.added_by) for row in rows
        )

    async def mark(self) -> str:
        """Another text whenever the words in use are others."""
        counted = select(func.count(), func.max(aliases.c.id), func.max(aliases.c.undone))
        async with self._database.reading() as connection:
            return str(tuple((await connection.execute(counted)).one()))


class StoredReviews:
    """One verdict for each question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def judge(self, questions: tuple[str, ...], verdict: Verdict, by: str) -> None:
        now = self._database.clock()
        async with self._database.writing() as connection:
            for question in questions:
                row = {"question": question, "verdict": verdict, "reviewed": now, "reviewed_by": by}
                insert = self._database.insert(reviews).values(row)
                insert = insert.on_conflict_do_update(
                    index_elements=["question"],
                    set_={name: insert.excluded[name] for name in ("verdict", "reviewed", "reviewed_by")},
                )
                await connection.execute(insert)

    async def verdicts(self) -> dict[str, Verdict]:
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(reviews.c.question, reviews.c.verdict))).all()
        return {row[0]: row[1] for row in rows}
