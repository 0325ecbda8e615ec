"""Which messages of ours answered which message of a person."""

from __future__ import annotations

import json

from sqlalchemy import delete, select, update

from bot.state.database import Database
from bot.state.tables import answers, contexts, exchanges, people, subscriptions


class Exchanges:
    """The exchanges of one channel."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    async def said(self, chat: int | str, asked: str) -> tuple[int, ...]:
        """The ids of the messages that answered; empty where none is known."""
        own = (exchanges.c.channel == self._channel, exchanges.c.chat == str(chat), exchanges.c.asked == asked)
        async with self._database.reading() as connection:
            found = (await connection.execute(select(exchanges.c.said).where(*own))).scalar()
        return tuple(json.loads(found)) if found else ()

    async def latest(self, chat: int) -> int:
        """The id of the newest message that is known to have been said in a chat; 0 where none is."""
        wanted = select(exchanges.c.said).where(exchanges.c.channel == self._channel, exchanges.c.chat == str(chat))
        async with self._database.reading() as connection:
            found = (await connection.execute(wanted)).scalars().all()
        return max((post for said in found for post in json.loads(said)), default=0)

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
        of_chat = f"{self._channel}:{chat}:"
        async with self._database.writing() as connection:
            for table in (contexts, answers):
                there = table.c.conversation.startswith(of_chat, autoescape=True)
                await connection.execute(delete(table).where(there))
            own = (exchanges.c.channel == self._channel) & (exchanges.c.chat == chat)
            await connection.execute(delete(exchanges).where(own))

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: its conversations and subscription go along, its message ids begin anew."""
        before, after = f"{self._channel}:{old}:", f"{self._channel}:{new}:"
        async with self._database.writing() as connection:
            await connection.execute(
                delete(exchanges).where(exchanges.c.channel == self._channel, exchanges.c.chat == str(old))
            )
            rows = await connection.execute(
                select(contexts.c.conversation).where(contexts.c.conversation.startswith(before, autoescape=True))
            )
            for (conversation,) in rows.all():
                moved = after + conversation.removeprefix(before)
                await connection.execute(delete(contexts).where(contexts.c.conversation == moved))
                await connection.execute(
                    update(contexts).where(contexts.c.conversation == conversation).values(conversation=moved)
                )
            for table in (people, subscriptions):
                own = (table.c.channel == self._channel) & (table.c.person == str(old))
                await connection.execute(update(table).where(own).values(person=str(new)))
