"""Which messages of ours answered which message of a person."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, select, update

from bot.state.combining import Combined
from bot.state.conversations import of_groups, places
from bot.state.database import Database
from bot.state.tables import answers, contexts, exchanges, people, subscriptions


class Exchanges:
    """The exchanges of one channel."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel
        self._of_chat = Combined(database.turns, self._of_chats)
        own = (exchanges.c.channel == channel, exchanges.c.chat.in_(bindparam("chats", expanding=True)))
        self._wanted = select(exchanges.c.chat, exchanges.c.asked, exchanges.c.said).where(*own)

    async def said(self, chat: int | str, asked: str) -> tuple[int, ...]:
        """The ids of the messages that answered; empty where none is known."""
        return (await self._of_chat(str(chat))).get(asked, ())

    async def of_chat(self, chat: int | str) -> dict[str, tuple[int, ...]]:
        """What is known to have been said in a chat: what was answered -> the ids of the messages."""
        return await self._of_chat(str(chat))

    async def _of_chats(self, chats: Sequence[str]) -> list[dict[str, tuple[int, ...]]]:
        found: dict[str, dict[str, tuple[int, ...]]] = {chat: {} for chat in chats}
        async with self._database.reading() as connection:
            for row in await connection.execute(self._wanted, {"chats": chats}):
                found[row.chat][row.asked] = tuple(json.loads(row.said))
        return [found[chat] for chat in chats]

    async def keep(self, chat: int | str, asked: str, said: tuple[int, ...]) -> None:
        row = {"channel": self._channel, "chat": str(chat), "asked": asked}
        row |= {"said": json.dumps(said), "at": self._database.clock()}  # type: ignore[dict-item]
        insert = self._database.insert(exchanges).values(row)
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "chat", "asked"], set_={"said": insert.excluded.said, "at": insert.excluded.at}
        )
        async with self._database.writing() as connection:
            await connection.execute(insert)

    async def leave_chat(self, chat: str) -> None:
        """The bot is no longer in a group: what it remembers of the conversations there is forgotten."""
        async with self._database.writing() as connection:
            for table in (contexts, answers):
                await connection.execute(delete(table).where(self._there(table, chat)))
            own = (exchanges.c.channel == self._channel) & (exchanges.c.chat == chat)
            await connection.execute(delete(exchanges).where(own))
            await connection.execute(delete(people).where(people.c.channel == self._channel, people.c.person == chat))

    def _there(self, table: Table, chat: int | str) -> ColumnElement[bool]:
        return and_(table.c.in_group == f"{self._channel}:{chat}", of_groups(table))

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: its conversations and subscription go along, its message ids begin anew."""
        before, after = f"{self._channel}:{old}:", f"{self._channel}:{new}:"
        async with self._database.writing() as connection:
            await connection.execute(
                delete(exchanges).where(exchanges.c.channel == self._channel, exchanges.c.chat == str(old))
            )
            rows = await connection.execute(select(contexts.c.conversation).where(self._there(contexts, old)))
            for (conversation,) in rows.all():
                moved = after + conversation.removeprefix(before)
                await connection.execute(delete(contexts).where(contexts.c.conversation == moved))
                values = {"conversation": moved, **places(moved)}
                await connection.execute(update(contexts).where(contexts.c.conversation == conversation).values(values))
            for table in (people, subscriptions):
                own = (table.c.channel == self._channel) & (table.c.person == str(old))
                await connection.execute(update(table).where(own).values(person=str(new)))
