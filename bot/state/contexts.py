"""What the next question of each conversation may lean on, in the database."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.tables import contexts
from knowledge.asking.answer import Context

CLEARED_EVERY = 200  # turns


class StoredContexts:
    """Contexts that outlive the process. One is forgotten `minutes` after its last turn."""

    def __init__(self, database: Database, minutes: float) -> None:
        self._database = database
        self._seconds = minutes * 60
        self._saved = 0

    async def load(self, conversation: str) -> Context:
        earliest = self._database.clock() - self._seconds
        wanted = select(contexts.c.context).where(
            contexts.c.conversation == conversation, contexts.c.touched > earliest
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(wanted)).scalar()
        return _context(json.loads(found)) if found else Context()

    async def save(self, conversation: str, context: Context) -> None:
        now = self._database.clock()
        record = json.dumps(asdict(context), ensure_ascii=False)
        insert = self._database.insert(contexts).values(conversation=conversation, context=record, touched=now)
        insert = insert.on_conflict_do_update(
            index_elements=["conversation"],
            set_={"context": insert.excluded.context, "touched": insert.excluded.touched},
        )
        self._saved += 1
        async with self._database.writing() as connection:
            await connection.execute(insert)
            if self._saved % CLEARED_EVERY == 1:
                await connection.execute(delete(contexts).where(contexts.c.touched <= now - self._seconds))


def _context(record: dict[str, Any]) -> Context:
    """The context of a record; fields that another version wrote are left out."""
    known = {field.name for field in fields(Context)}
    return Context(**{name: _frozen(value) for name, value in record.items() if name in known})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
