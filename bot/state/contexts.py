"""What the next question of each conversation may lean on, in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import bindparam, delete, select

from bot.state.combining import Combined
from bot.state.conversations import places
from bot.state.database import Database
from bot.state.tables import contexts
from knowledge.asking.answer import Context

CLEARED_EVERY = 200  # turns


class StoredContexts:
    """Contexts that outlive the process. One is forgotten `minutes` after its last turn."""

    def __init__(self, database: Database, minutes: float) -> None:
        self._database = database
        self._seconds = minutes * 60
        self._unswept = CLEARED_EVERY
        self._loading = Combined(database.turns, self._load)
        self._saving = Combined(database.turns, self._save)
        own = contexts.c.conversation.in_(bindparam("conversations", expanding=True))
        fresh = contexts.c.touched > bindparam("earliest")
        self._wanted = select(contexts.c.conversation, contexts.c.context).where(own, fresh)
        insert = database.insert(contexts)
        insert = insert.on_conflict_do_update(
            index_elements=["conversation"],
            set_={"context": insert.excluded.context, "touched": insert.excluded.touched},
        )
        self._kept = insert.returning(contexts.c.conversation)

    async def load(self, conversation: str) -> Context:
        found = await self._loading(conversation)
        return _context(json.loads(found)) if found else Context()

    async def save(self, conversation: str, context: Context) -> None:
        await self._saving((conversation, json.dumps(asdict(context), ensure_ascii=False)))

    async def _load(self, conversations: Sequence[str]) -> list[str | None]:
        earliest = self._database.clock() - self._seconds
        async with self._database.reading() as connection:
            rows = await connection.execute(self._wanted, {"conversations": conversations, "earliest": earliest})
            found = {row.conversation: row.context for row in rows}
        return [found.get(each) for each in conversations]

    async def _save(self, batch: Sequence[tuple[str, str]]) -> list[None]:
        now, newest = self._database.clock(), dict(batch)
        rows = [
            {"conversation": each, "context": newest[each], "touched": now, **places(each)} for each in sorted(newest)
        ]
        async with self._database.at_once() as connection:
            await connection.execute(self._kept, rows)
        self._unswept += len(batch)
        if self._unswept >= CLEARED_EVERY:
            self._unswept = 0
            async with self._database.at_once() as connection:
                await connection.execute(delete(contexts).where(contexts.c.touched <= now - self._seconds))
        return [None] * len(batch)


def _context(record: dict[str, Any]) -> Context:
    """The context of a record; fields that another version wrote are left out."""
    known = {field.name for field in fields(Context)}
    return Context(**{name: _frozen(value) for name, value in record.items() if name in known})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
