"""People who write to the bot: what they set, what they follow, whether they can be reached."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from bot.state.combining import Combined
from bot.state.database import Database
from bot.state.holdings import Holdings
from bot.state.tables import broadcasts, deliveries, people, subscriptions, votes
from handlers.people import Person, Return

SEEN_LATELY = 600.0  # seconds for which it needn't be written again that somebody wrote
_COLUMNS = ("channel", "person", "notice", "last_seen", "reachable", "returned")
_MET = select(*(people.c[each] for each in _COLUMNS)).where(
    tuple_(people.c.channel, people.c.person).in_(bindparam("batch", expanding=True))
)


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who is known."""

    notice: str  # the version of the privacy notice that they were shown
    away: bool  # whether they could not be reached for a time, and may have to be asked whether news may go on


class StoredPeople:
    """The people of all channels."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._meeting = Combined(database.turns, self._meet)
        self._returning = Combined(database.turns, self._returned)

    async def seen(self, channel: str, person: str) -> bool:
        """Somebody wrote, so they can be reached; True the first time."""
        now = self._database.clock()
        row = {"channel": channel, "person": person, "role": "", "reachable": True, "first_seen": now, "last_seen": now}
        own = (people.c.channel == channel) & (people.c.person == person)
        async with self._database.writing() as connection:
            insert = self._database.insert(people).values(row).on_conflict_do_nothing()
            written = (await connection.execute(insert.returning(people.c.person))).first()
            if written is None:
                await connection.execute(update(people).where(own).values(last_seen=now, **_back(channel, person)))
        return written is not None

    async def meet(self, channel: str, person: str) -> Met | None:
        """Somebody wrote who may be known: then they can be reached. None of whom nothing is kept, and nothing is kept
        by this."""
        return await self._meeting((channel, person))

    async def _meet(self, batch: Sequence[tuple[str, str]]) -> list[Met | None]:
        """Of whom it was noted lately that they wrote, and who can be reached, it needn't be noted again."""
        now = self._database.clock()
        async with self._database.reading() as connection:
            rows = (await connection.execute(_MET, {"batch": batch})).all()
        stale = sorted(
            (row.channel, row.person) for row in rows if not row.reachable or row.last_seen <= now - SEEN_LATELY
        )
        if stale:
            async with self._database.writing() as connection:
                for channel, person in stale:
                    own = (people.c.channel == channel) & (people.c.person == person)
                    await connection.execute(update(people).where(own).values(last_seen=now, **_back(channel, person)))
        found = {(row.channel, row.person): Met(row.notice, bool(row.returned) or not row.reachable) for row in rows}
        return [found.get(each) for each in batch]

    async def notice(self, channel: str, person: str) -> str | None:
        """The version of the privacy notice that a person or a group was shown; None where nothing is kept of them."""
        own = (people.c.channel == channel) & (people.c.person == person)
        async with self._database.reading() as connection:
            return (await connection.execute(select(people.c.notice).where(own))).scalar()

    async def shown(self, channel: str, person: str, version: str) -> None:
        """A person, or a group, was shown the privacy notice: from now on something may be kept of them."""
        now = self._database.clock()
        row = {"channel": channel, "person": person, "role": "", "reachable": True, "first_seen": now, "last_seen": now}
        insert = self._database.insert(people).values(row | {"notice": version, "noticed": now})
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "person"], set_={"notice": insert.excluded.notice, "noticed": now}
        )
        async with self._database.writing() as connection:
            await connection.execute(insert)

    async def person(self, channel: str, person: str) -> Person | None:
        own = (people.c.channel == channel) & (people.c.person == person)
        follows = _follows(channel, person)
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
                frequency=row.frequency,
                returned=row.returned,
            )

    async def set_role(self, channel: str, person: str, role: str) -> None:
        await self._set(channel, person, {"role": role})

    async def set_frequency(self, channel: str, person: str, frequency: str) -> None:
        await self._set(channel, person, {"frequency": frequency})

    async def set_reachable(self, channel: str, person: str, reachable: bool) -> None:
        """Only of those who are known: who blocks a bot that forgot them is not remembered again."""
        await self._set(channel, person, _back(channel, person) if reachable else gone(self._database.clock()))

    async def returned(self, channel: str, person: str) -> Return:
        """Whether they are back after they could not be reached, and haven't said whether news may go on."""
        found: Return = await self._returning((channel, person))  # type: ignore[assignment]
        return found

    async def _returned(self, batch: Sequence[tuple[str, str]]) -> list[str]:
        async with self._database.reading() as connection:
            rows = await connection.execute(_MET, {"batch": batch})
            found = {(row.channel, row.person): row.returned for row in rows}
        return [found.get(each, "") for each in batch]

    async def set_returned(self, channel: str, person: str, returned: Return) -> None:
        await self._set(channel, person, {"returned": returned})

    async def _set(self, channel: str, person: str, values: Mapping[str, Any]) -> None:
        own = (people.c.channel == channel) & (people.c.person == person)
        async with self._database.writing() as connection:
            await connection.execute(update(people).where(own).values(**values))

    async def follow(self, channel: str, person: str, topic: str, on: bool = True) -> None:
        """Follow a topic; whoever does that wants news, also if they were asked whether it may go on."""
        if not on:
            await self.leave(channel, person, {topic}, ())
            return
        async with self._database.writing() as connection:
            await self._begin(connection, channel, person, (topic,), self._database.clock())
            own = (people.c.channel == channel) & (people.c.person == person)
            await connection.execute(update(people).where(own).values(returned=""))

    async def _begin(
        self, connection: AsyncConnection, channel: str, person: str, topics: Collection[str], now: float
    ) -> None:
        rows = [{"channel": channel, "person": person, "topic": topic, "since": now} for topic in sorted(topics)]
        if not rows:
            return
        insert = self._database.insert(subscriptions).values(rows)
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "person", "topic"],
            set_={"since": insert.excluded.since, "ended": None},
            where=subscriptions.c.ended.is_not(None),
        )
        await connection.execute(insert)

    async def leave(self, channel: str, person: str, ends: Collection[str], begins: Collection[str]) -> str:
        """End some topics, begin others, and stop what of them is on its way; what `undo` needs to undo it."""
        now = self._database.clock()
        async with self._database.writing() as connection:
            ending = _follows(channel, person) & subscriptions.c.topic.in_(ends)
            await connection.execute(update(subscriptions).where(ending).values(ended=now))
            await self._begin(connection, channel, person, begins, now)
            left = set(
                (await connection.execute(select(subscriptions.c.topic).where(_follows(channel, person)))).scalars()
            )
            await _stop_on_the_way(connection, channel, person, left)
            if not left:  # there is nothing to be asked any more
                own = (people.c.channel == channel) & (people.c.person == person)
                await connection.execute(update(people).where(own).values(returned=""))
        return repr(now)

    async def undo(self, channel: str, person: str, mark: str) -> bool:
        """Undo leaving; False where there is nothing to undo."""
        try:
            moment = float(mark)
        except ValueError:
            return False
        own = (subscriptions.c.channel == channel) & (subscriptions.c.person == person)
        async with self._database.writing() as connection:
            back = update(subscriptions).where(own, subscriptions.c.ended == moment).values(ended=None)
            found = (await connection.execute(back.returning(subscriptions.c.topic))).all()
            if found:
                begun = (subscriptions.c.since == moment) & subscriptions.c.ended.is_(None)
                topics = [row[0] for row in found]
                await connection.execute(delete(subscriptions).where(own, begun, subscriptions.c.topic.not_in(topics)))
                is_own = (people.c.channel == channel) & (people.c.person == person)
                await connection.execute(update(people).where(is_own).values(returned=""))
        return bool(found)

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
        """Everything that is kept of a person, see bot.state.holdings."""
        await Holdings(self._database).forget(channel, person)


def _follows(channel: str, person: str) -> ColumnElement[bool]:
    """What a person follows now."""
    own = (subscriptions.c.channel == channel) & (subscriptions.c.person == person)
    return own & subscriptions.c.ended.is_(None)


def _back(channel: str, person: str) -> dict[str, Any]:
    """Values of somebody who can be reached again: if they follow something they are to be asked first."""
    follows = select(subscriptions.c.topic).where(_follows(channel, person)).exists()
    returned = case((people.c.reachable.is_(False) & follows, "new"), else_=people.c.returned)
    return {"reachable": True, "returned": returned, "blocked": None}


def gone(now: float) -> dict[str, Any]:
    """Values of somebody who can't be reached, from the first time that was seen."""
    return {"reachable": False, "blocked": func.coalesce(people.c.blocked, now)}


async def _stop_on_the_way(connection: AsyncConnection, channel: str, person: str, followed: set[str]) -> None:
    """What wasn't sent to a person yet and nothing that they follow brings any more."""
    unsent = and_(
        deliveries.c.channel == channel,
        deliveries.c.person == person,
        deliveries.c.fate.in_(("pending", "digest")),
    )
    waiting = select(deliveries.c.broadcast, broadcasts.c.draft).join(broadcasts).where(unsent)
    for number, kept in (await connection.execute(waiting)).all():
        draft = json.loads(kept)
        reached = set(draft["segment"]["topics"])
        unwanted = bool(reached) and not reached & followed and draft["kind"] in ("news", "change")
        if unwanted or (not followed and draft["kind"] != "correction"):
            own = unsent & (deliveries.c.broadcast == number)
            await connection.execute(update(deliveries).where(own).values(fate="cancelled"))
