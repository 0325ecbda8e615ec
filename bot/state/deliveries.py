"""Deliveries in the database: who is to get a broadcast, in chunks, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import and_, bindparam, case, func, literal, select, update
from sqlalchemy.sql import ColumnElement

from bot.state.broadcasts import broadcast_of
from bot.state.database import Database
from bot.state.holdings import forget_in
from bot.state.people import gone
from bot.state.tables import broadcasts, chunks, deliveries, people
from handlers.broadcasts import Broadcast, Fate

DELETED = "user is deactivated"  # how Telegram says that an account is no more
ARRIVED: tuple[Fate, ...] = ("sent", "unknown")  # those who have it, as far as is known
Recall = Literal["deleted", "edited", "kept"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Work on people of one channel who get the same message."""

    broadcast: Broadcast
    number: int
    channel: str
    parts: tuple[int, ...]  # of a digest: the broadcasts it joins
    begun: int  # how often work on it began, this time included
    pending: int  # people left
    first_sent: float | None  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Addressee:
    place: int  # within the broadcast
    person: str
    post: str  # the message to change, of a correction; "" where a new one is to be sent
    attempt: int  # tells this claim from another's


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a claim."""

    place: int
    person: str
    attempt: int
    fate: Fate  # "pending" where it is to be tried again
    post: str = ""
    error: str = ""


class Deliveries:
    """What workers do with chunks. Each method is one transaction that may be done again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, broadcast_id: int, number: int, queued: int) -> Chunk | None:
        """Take up a chunk, as work of that queueing; None where nothing is left of it."""
        own = _chunk(broadcast_id, number)
        begin = (
            update(chunks)
            .where(own, chunks.c.done.is_(False))
            .values(
                waits=False,
                begun=chunks.c.begun + 1,
                queued=case((chunks.c.queued > queued, chunks.c.queued), else_=queued),
            )
            .returning(*chunks.c)
        )
        pending = select(func.count()).where(*_people(broadcast_id, number), deliveries.c.fate == "pending")
        async with self._database.writing() as connection:
            row = (await connection.execute(begin)).one_or_none()
            if row is None:
                return None
            kept = (await connection.execute(select(broadcasts).where(broadcasts.c.id == broadcast_id))).one()
            left = (await connection.execute(pending)).scalar_one()
        parts = tuple(json.loads(row.parts))
        return Chunk(broadcast_of(kept), number, row.channel, parts, row.begun, left, row.first_sent)

    async def reclaim(self, broadcast_id: int, number: int, *, keyed: bool) -> int:
        """Put what was left behind in mid-sending back; it may have arrived, so it counts as sent again.

        Where messages are `keyed` the network itself sees to it that they show once.
        """
        left = (*_people(broadcast_id, number), deliveries.c.fate == "sending")
        fate = case((deliveries.c.person.is_(None), "unknown"), else_="pending")  # forgotten in mid-sending
        back = update(deliveries).where(*left).values(fate=fate, resent=deliveries.c.resent if keyed else True)
        async with self._database.writing() as connection:
            count: int = (await connection.execute(back)).rowcount
        return count

    async def take(self, broadcast_id: int, number: int, most: int, later: Collection[int] = ()) -> Sequence[Addressee]:
        """Claim people who are still to get it, in order; none where the broadcast isn't being sent any more.

        `later` are places whose time to try again hasn't come.
        """
        now = self._database.clock()
        sending = select(broadcasts.c.id).where(broadcasts.c.id == broadcast_id, broadcasts.c.state == "sending")
        wanted = (
            select(deliveries.c.place)
            .where(*_people(broadcast_id, number), deliveries.c.fate == "pending", deliveries.c.place.not_in(later))
            .where(sending.exists())
            .order_by(deliveries.c.place)
            .limit(most)
        )
        first = update(chunks).where(_chunk(broadcast_id, number), chunks.c.first_sent.is_(None)).values(first_sent=now)
        async with self._database.writing() as connection:
            places = (await connection.execute(wanted)).scalars().all()
            if not places:
                return ()
            # By their places: joined with what finds them, PostgreSQL may go through the whole broadcast for each.
            claim = (
                update(deliveries)
                .where(deliveries.c.broadcast == broadcast_id, deliveries.c.place.in_(places))
                .where(deliveries.c.fate == "pending", sending.exists())
                .values(fate="sending", attempts=deliveries.c.attempts + 1, at=now)
                .returning(deliveries.c.place, deliveries.c.person, deliveries.c.post, deliveries.c.attempts)
            )
            rows = (await connection.execute(claim)).all()
            if rows:
                await connection.execute(first)
        return sorted((Addressee(row[0], row[1], row[2] or "", row[3]) for row in rows), key=lambda each: each.place)

    async def settle(self, broadcast: Broadcast, channel: str, results: Iterable[Result]) -> None:
        """Write what became of claims; a claim that somebody else took over meanwhile is left to them."""
        now = self._database.clock()
        found = list(results)
        rows = [
            {
                "own_place": each.place,
                "own_attempt": each.attempt,
                "new_fate": each.fate,
                "new_post": each.post or None,
                "new_error": each.error[:120],
            }
            for each in found
        ]
        own = and_(
            deliveries.c.broadcast == broadcast.id,
            deliveries.c.place == bindparam("own_place"),
            deliveries.c.attempts == bindparam("own_attempt"),
            deliveries.c.fate == "sending",
        )
        post = func.coalesce(bindparam("new_post", type_=deliveries.c.post.type), deliveries.c.post)
        forgotten = deliveries.c.person.is_(None)  # since they were claimed: there is nobody to try again or to change
        fate = bindparam("new_fate", type_=deliveries.c.fate.type)
        write = (
            update(deliveries)
            .where(own)
            .values(
                fate=case((forgotten & (fate == "pending"), "cancelled"), else_=fate),
                error=bindparam("new_error"),
                post=case((forgotten, None), else_=post),
                at=now,
            )
        )
        left = [each.person for each in found if each.fate == "blocked"]
        async with self._database.writing() as connection:
            if rows:
                await connection.execute(write, rows)
            if left:
                blocked = (people.c.channel == channel) & people.c.person.in_(left)
                await connection.execute(update(people).where(blocked).values(gone(now)))
            for each in found:
                if each.fate == "blocked" and DELETED in each.error:
                    await forget_in(connection, channel, each.person, now)

    async def close(self, broadcast_id: int, number: int) -> bool:
        """Note that a chunk is done, if all of it is; True where it was."""
        left = select(deliveries.c.place).where(*_people(broadcast_id, number), _undone(broadcast_id))
        done = update(chunks).where(_chunk(broadcast_id, number), ~left.exists()).values(done=True, waits=False)
        async with self._database.writing() as connection:
            return (await connection.execute(done.returning(chunks.c.number))).first() is not None

    async def release(self, broadcast_id: int, number: int, due: float | None = None) -> None:
        """Give a chunk back to be queued again, not before it is due."""
        values = {"waits": True} | ({} if due is None else {"due": due})
        async with self._database.writing() as connection:
            await connection.execute(update(chunks).where(_chunk(broadcast_id, number)).values(values))

    async def pending(self, broadcast_id: int, number: int) -> int:
        """People of a chunk who are still to get it."""
        wanted = select(func.count()).where(*_people(broadcast_id, number), deliveries.c.fate == "pending")
        async with self._database.reading() as connection:
            count: int = (await connection.execute(wanted)).scalar_one()
        return count

    async def give_up(self, broadcast_id: int, number: int, error: str, unsent: Fate = "failed") -> None:
        """Write off what is left of a chunk: it may or may not have arrived, or never was sent."""
        left = (*_people(broadcast_id, number), deliveries.c.fate.in_(("pending", "sending")))
        async with self._database.writing() as connection:
            fate = case((deliveries.c.attempts > 0, "unknown"), else_=unsent)
            await connection.execute(update(deliveries).where(*left).values(fate=fate, error=error))

    async def to_recall(self, broadcast_id: int, number: int, most: int) -> Sequence[Addressee]:
        """People whose message is to be taken back."""
        wanted = select(deliveries.c.place, deliveries.c.person, deliveries.c.post, deliveries.c.attempts).where(
            *_people(broadcast_id, number), deliveries.c.fate.in_(ARRIVED), deliveries.c.recalled == ""
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted.order_by(deliveries.c.place).limit(most))).all()
        return [Addressee(row[0], row[1] or "", row[2] or "", row[3]) for row in rows]

    async def opened(self, broadcast_id: int, channel: str, person: str) -> str | None:
        """Note that a person tapped a button of a broadcast; its topic, None where there is no such broadcast."""
        own = _of_person(broadcast_id, channel, person)
        wanted = select(broadcasts.c.draft).where(broadcasts.c.id == broadcast_id)
        async with self._database.writing() as connection:
            await connection.execute(update(deliveries).where(own).values(opened=True))
            draft = (await connection.execute(wanted)).scalar()
        return str(json.loads(draft)["topic"]) if draft else None

    async def unsubscribed(self, broadcast_id: int, channel: str, person: str, unsubscribed: bool) -> None:
        """Note that a person left by a button of a broadcast, or undid it."""
        own = _of_person(broadcast_id, channel, person)
        values = {"unsubscribed": unsubscribed, "opened": True}
        async with self._database.writing() as connection:
            await connection.execute(update(deliveries).where(own).values(values))

    async def recalled(self, broadcast_id: int, done: dict[int, Recall]) -> None:
        rows = [{"own_place": place, "how": how} for place, how in done.items()]
        own = (deliveries.c.broadcast == broadcast_id) & (deliveries.c.place == bindparam("own_place"))
        async with self._database.writing() as connection:
            if rows:
                await connection.execute(update(deliveries).where(own).values(recalled=bindparam("how")), rows)


def _chunk(broadcast_id: int, number: int) -> ColumnElement[bool]:
    return and_(chunks.c.broadcast == broadcast_id, chunks.c.number == number)


def _people(broadcast_id: int, number: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return deliveries.c.broadcast == broadcast_id, deliveries.c.chunk == number


def _of_person(broadcast_id: int, channel: str, person: str) -> ColumnElement[bool]:
    return and_(deliveries.c.broadcast == broadcast_id, deliveries.c.channel == channel, deliveries.c.person == person)


def _undone(broadcast_id: int) -> ColumnElement[bool]:
    """What keeps a chunk open: people without a fate; after a withdrawal, also messages that weren't taken back."""
    state = select(broadcasts.c.state).where(broadcasts.c.id == broadcast_id).scalar_subquery()
    unsent = deliveries.c.fate.in_(("pending", "sending"))
    kept = and_(deliveries.c.fate.in_(ARRIVED), deliveries.c.recalled == "", state == literal("withdrawing"))
    return unsent | kept
