"""How long what is kept of people stays, and clearing away what is older: daily by itself, or by `thamdai purge`.

Every clearing is counted. Several processes may clear at once; what one has cleared the other doesn't find.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import Table, and_, delete, exists, func, or_, select, tuple_, update
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.dml import Delete, Update

from bot.settings import Settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.holdings import Holdings
from bot.state.tables import (
    answers,
    broadcasts,
    chunks,
    console_sessions,
    contexts,
    data_links,
    deliveries,
    exchanges,
    login_links,
    people,
    reviews,
    subscriptions,
    troubles,
    unanswered,
    updates,
    votes,
)
from bot.state.team import IDLE
from bot.state.troubles import KEPT as TROUBLE_KEPT
from bot.watching.logs import logger

log = logger("thamdai.retention")

DAY = 86_400.0  # seconds
FIRST, EVERY = 60.0, DAY  # a process clears a minute after it began, and then once a day
DONE_KEPT = 2 * DAY  # networks deliver an update again for at most a day
ABANDONED_KEPT = 7 * DAY  # of updates that could not be answered
EXCHANGES_KEPT = 2 * DAY  # messages older than that can't be edited
UNDO_KEPT = 7 * DAY  # in which leaving can be undone
MOST_PEOPLE = 1_000  # forgotten in one clearing; the rest waits for the next
LATELY = 7 * DAY  # in which whom a broadcast is for was fixed while somebody of them was being forgotten
AT_ONCE = 1_000  # rows that are cleared in one transaction


@dataclass(frozen=True, slots=True)
class Periods:
    """In seconds."""

    conversation: float
    answers: float
    deliveries: float  # after a broadcast ended; its counts stay
    unanswered: float
    blocked: float  # of people who can't be reached
    quiet: float  # of people who follow nothing and don't write


def periods_of(settings: Settings) -> Periods:
    return Periods(
        conversation=settings.conversation_minutes * 60.0,
        answers=settings.keep_answers_days * DAY,
        deliveries=settings.keep_deliveries_days * DAY,
        unanswered=settings.keep_unanswered_days * DAY,
        blocked=settings.keep_blocked_days * DAY,
        quiet=settings.keep_quiet_days * DAY,
    )


class Retention:
    """Clears away what is older than it may be, by the database's clock."""

    def __init__(self, database: Database, periods: Periods, at_once: int = AT_ONCE) -> None:
        self._database = database
        self._periods = periods
        self._at_once = at_once
        self._holdings = Holdings(database)

    async def purge(self) -> dict[str, int]:
        """Clear; how much of each was cleared."""
        counts = {name: await self._clear(table, due) for name, (table, due) in self._due().items()}
        counts["deliveries of nobody known"] = await self._forget_unknown()
        counts["broadcasts counted"] = await self._count_old_broadcasts()
        counts["people"] = await self._forget_people()
        await self._database.scrub()
        return counts

    def _due(self) -> dict[str, tuple[Table, ColumnElement[bool]]]:
        now, kept = self._database.clock(), self._periods
        over = or_(updates.c.status == "done", updates.c.received < now - ABANDONED_KEPT)
        return {
            "conversations": (contexts, contexts.c.touched <= now - kept.conversation),
            "answers": (answers, answers.c.answered < now - kept.answers),
            "votes": (votes, votes.c.voted < now - kept.answers),
            "exchanges": (exchanges, exchanges.c.at < now - EXCHANGES_KEPT),
            "updates": (updates, over & (updates.c.received < now - DONE_KEPT)),
            "ended subscriptions": (subscriptions, subscriptions.c.ended < now - UNDO_KEPT),
            "unanswered questions": (unanswered, unanswered.c.last_asked < now - kept.unanswered),
            "reviews": (reviews, reviews.c.reviewed < now - kept.unanswered),
            "lines of trouble": (troubles, troubles.c.last < now - TROUBLE_KEPT),
            "links": (login_links, login_links.c.until < now),
            "links to data": (data_links, data_links.c.until < now),
            "sessions": (console_sessions, console_sessions.c.seen < now - IDLE),
        }

    async def _clear(self, table: Table, due: ColumnElement[bool]) -> int:
        """Delete rows, some at a time: people are answered in between."""
        key = list(table.primary_key.columns)
        some = tuple_(*key).in_(select(*key).where(due).limit(self._at_once))
        count = 0
        while cleared := await self._done(delete(table).where(some)):
            count += cleared
            if cleared < self._at_once:
                break
        return count

    async def _done(self, statement: Delete | Update) -> int:
        async with self._database.writing() as connection:
            count: int = (await connection.execute(statement)).rowcount
        return count

    async def _forget_unknown(self) -> int:
        """Forget for whom deliveries are that were planned in the moment in which the person was forgotten."""
        known = exists().where(people.c.channel == deliveries.c.channel, people.c.person == deliveries.c.person)
        last = select(func.max(deliveries.c.place)).where(deliveries.c.broadcast == broadcasts.c.id)
        wanted = select(broadcasts.c.id, last.scalar_subquery()).where(
            broadcasts.c.started > self._database.clock() - LATELY, broadcasts.c.counts.is_(None)
        )
        async with self._database.reading() as connection:
            planned = (await connection.execute(wanted)).all()
        count = 0
        for broadcast_id, places in planned:
            for first in range(1, (places or 0) + 1, self._at_once):
                some = deliveries.c.place.between(first, first + self._at_once - 1)
                unknown = (deliveries.c.broadcast == broadcast_id, some, deliveries.c.person.is_not(None), ~known)
                count += await self._done(update(deliveries).where(*unknown).values(person=None, post=None))
        return count

    async def _count_old_broadcasts(self) -> int:
        """Keep the counts of old broadcasts and forget whom they went to."""
        last = select(func.max(deliveries.c.place)).where(deliveries.c.broadcast == broadcasts.c.id)
        wanted = select(broadcasts.c.id, broadcasts.c.counts).where(
            broadcasts.c.finished < self._database.clock() - self._periods.deliveries,
            broadcasts.c.started.is_not(None),
            or_(broadcasts.c.counts.is_(None), last.scalar_subquery().is_not(None)),
        )
        async with self._database.reading() as connection:
            old = (await connection.execute(wanted)).all()
        for broadcast_id, kept in old:
            if kept is None:
                counts = await StoredBroadcasts(self._database).counts(broadcast_id)
                await self._done(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(counts=counts))
            for table in (chunks, deliveries):
                await self._clear(table, table.c.broadcast == broadcast_id)
        return len(old)

    async def _forget_people(self) -> int:
        """Forget who blocked the bot long ago, and who follows nothing and hasn't written for long."""
        gone: set[tuple[str, str]] = set()
        async with self._database.reading() as connection:
            for long_gone in self._long_gone():
                wanted = select(people.c.channel, people.c.person).where(long_gone).limit(MOST_PEOPLE - len(gone))
                gone |= {(row.channel, row.person) for row in await connection.execute(wanted)}
        for channel, person in gone:
            await self._holdings.forget(channel, person)
        return len(gone)

    def _long_gone(self) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        """Who blocked the bot, and who is quiet: each is found by an index of its own."""
        now, kept = self._database.clock(), self._periods
        follows = exists().where(
            subscriptions.c.channel == people.c.channel,
            subscriptions.c.person == people.c.person,
            subscriptions.c.ended.is_(None),
        )
        quiet = and_(people.c.last_seen < now - kept.quiet, ~follows)
        return people.c.blocked < now - kept.blocked, quiet

    async def daily(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Clear once a day until cancelled, through everything that fails on the way."""
        await sleep(FIRST)
        while True:
            try:
                counts = await self.purge()
                log.info("cleared away", **{name.replace(" ", "_"): n for name, n in counts.items()})
            except Exception as error:  # noqa: BLE001 - such as a database that is being started again
                log.warning("nothing could be cleared away; it is tried again tomorrow", error=type(error).__name__)
            await sleep(EVERY)
