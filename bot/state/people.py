"""People who write to the bot: what they set, what they follow, whether they can be reached."""

from __future__ import annotations

from sqlalchemy import case, delete, func, select, update

from bot.state.database import Database
from bot.state.tables import answers, contexts, deliveries, exchanges, people, subscriptions, votes
from handlers.people import Person


class StoredPeople:
    """The people of all channels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen(self, channel: str, person: str) -> bool:
        """Somebody wrote, so they can be reached; True the first time."""
        now = self._database.clock()
        row = {"channel": channel, "person": person, "role": "", "reachable": True, "first_seen": now, "last_seen": now}
        own = (people.c.channel == channel) & (people.c.person == person)
        async with self._database.writing() as connection:
            insert = self._database.insert(people).values(row).on_conflict_do_nothing()
            written = (await connection.execute(insert.returning(people.c.person))).first()
            if written is None:
                await connection.execute(update(people).where(own).values(last_seen=now, reachable=True))
        return written is not None

    async def person(self, channel: str, person: str) -> Person | None:
        own = (people.c.channel == channel) & (people.c.person == person)
        follows = (subscriptions.c.channel == channel) & (subscriptions.c.person == person)
        voted = (votes.c.channel == channel) & (votes.c.person == person)
        async with self._database.reading() as connection:
            row = (await connection.execute(select(people).where(own))).one_or_none()
            topics = await connection.execute(
                select(subscriptions.c.topic).where(follows).order_by(subscriptions.c.since, subscriptions.c.topic)
            )
            counted = await connection.execute(select(func.count()).select_from(votes).where(voted))
            if row is None:
                return None
            return Person(
                channel=channel,
                person=person,
                role=row.role,
                topics=tuple(topics.scalars()),
                reachable=bool(row.reachable),
                first_seen=row.first_seen,
                votes=counted.scalar_one(),
            )

    async def set_role(self, channel: str, person: str, role: str) -> None:
        await self._set(channel, person, {"role": role})

    async def set_reachable(self, channel: str, person: str, reachable: bool) -> None:
        """Only of those who are known: who blocks a bot that forgot them is not remembered again."""
        await self._set(channel, person, {"reachable": reachable})

    async def _set(self, channel: str, person: str, values: dict[str, str | bool]) -> None:
        own = (people.c.channel == channel) & (people.c.person == person)
        async with self._database.writing() as connection:
            await connection.execute(update(people).where(own).values(**values))

    async def follow(self, channel: str, person: str, topic: str, on: bool) -> None:
        own = (subscriptions.c.channel == channel) & (subscriptions.c.person == person)
        row = {"channel": channel, "person": person, "topic": topic, "since": self._database.clock()}
        async with self._database.writing() as connection:
            if on:
                await connection.execute(self._database.insert(subscriptions).values(row).on_conflict_do_nothing())
            else:
                await connection.execute(delete(subscriptions).where(own, subscriptions.c.topic == topic))

    async def counts(self) -> list[tuple[str, str, str, int]]:
        """How many followers there are: ("channel" or "role" or ..., value, channel, people). Never who."""
        follows = select(subscriptions.c.person).where(
            subscriptions.c.channel == people.c.channel,
            subscriptions.c.person == people.c.person,
            subscriptions.c.ended.is_(None),
        )
        found: list[tuple[str, str, str, int]] = []
        async with self._database.reading() as connection:
            for name in ("role", "frequency", "reachable"):
                own = people.c[name]
                counted = select(people.c.channel, own, func.count()).where(follows.exists())
                rows = (await connection.execute(counted.group_by(people.c.channel, own))).all()
                found += [(name, str(row[1]), row[0], row[2]) for row in rows]
            topics = (
                select(subscriptions.c.channel, subscriptions.c.topic, func.count())
                .where(subscriptions.c.ended.is_(None))
                .group_by(subscriptions.c.channel, subscriptions.c.topic)
            )
            found += [("topic", row[1], row[0], row[2]) for row in (await connection.execute(topics)).all()]
        return sorted(found)

    async def forget(self, channel: str, person: str) -> None:
        """Everything that is kept of a person, in one transaction; what they were sent is counted without their id."""
        theirs = [f"{channel}:{person}:{person}"]
        unsent = deliveries.c.fate.in_(("pending", "digest"))
        fate = case((unsent, "cancelled"), else_=deliveries.c.fate)
        got = update(deliveries).where(deliveries.c.channel == channel, deliveries.c.person == person)
        async with self._database.writing() as connection:
            await connection.execute(got.values(person=None, fate=fate, post=None))
            for table in (people, subscriptions, votes):
                await connection.execute(delete(table).where(table.c.channel == channel, table.c.person == person))
            for table in (contexts, answers):
                in_groups = table.c.conversation.like(f"{channel}:%:{person}")
                await connection.execute(delete(table).where(table.c.conversation.in_(theirs) | in_groups))
            await connection.execute(
                delete(exchanges).where(exchanges.c.channel == channel, exchanges.c.chat == person)
            )
