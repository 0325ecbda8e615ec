"""Whom a broadcast is for, as statements over a stretch of people, and what of a day's cap they have used up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, Table, Update, and_, case, func, literal, null, or_, select, update
from sqlalchemy.sql.selectable import FromClause, NamedFromClause

from bot.state.broadcasts import addressed, followed
from bot.state.deliveries import ARRIVED
from bot.state.tables import FOR_DIGEST, broadcasts, deliveries, people, subscriptions
from handlers.broadcasts import Segment

DAYS_AHEAD = 14  # that the cap may push a delivery away; from then on it goes out all the same
COUNTED = ("pending", "sending", "sent", "unknown")  # fates that count towards the cap


@dataclass(frozen=True, slots=True)
class Stretch:
    """People of a channel in the order of their ids: those after one, up to another."""

    channel: str
    after: str
    until: str | None = None  # None: to the last

    def of(self, table: Table) -> ColumnElement[bool]:
        beyond = and_(table.c.channel == self.channel, table.c.person > self.after)
        return beyond if self.until is None else and_(beyond, table.c.person <= self.until)


class Listed(Protocol):
    """People among whom those are whom a broadcast is for."""

    def lists(self, stretch: Stretch) -> Sequence[Select[tuple[str]]]:
        """They in their order, by one or several lists, each read off an index."""
        ...


@dataclass(frozen=True, slots=True)
class Followers:
    """Those who follow a topic: at once, or with the weekly digest as they chose."""

    segment: Segment
    day: int  # from which on it may go out
    cap: int | None  # broadcasts a person a day; None where it doesn't matter

    def lists(self, stretch: Stretch) -> Sequence[Select[tuple[str]]]:
        """A list for each topic: of several at once there is no index in the order of people."""
        follow = select(subscriptions.c.person).where(stretch.of(subscriptions), subscriptions.c.ended.is_(None))
        topics = self.segment.topics
        return [follow.where(subscriptions.c.topic == topic) for topic in topics] if topics else [follow]

    def found(self, stretch: Stretch) -> Select[tuple[str, str, int]]:
        """Each with "post", the message to change, and "day", on which it is due; NULL: it waits for the digest.

        Joined from those who follow: SQLite would rather go through everybody who is in a stretch of few.
        """
        follow = select(subscriptions.c.person).where(stretch.of(subscriptions), *followed(self.segment))
        follow_once = follow.distinct().subquery()
        weekly = people.c.frequency == "weekly"
        day = literal(self.day) if self.cap is None else self._first_free(self.cap)
        columns = people.c.person, null().label("post"), case((weekly, null()), else_=day).label("day")
        found = select(*columns).join_from(follow_once, people, people.c.person == follow_once.c.person)
        return found.where(stretch.of(people), *addressed(self.segment))

    def _first_free(self, cap: int) -> ColumnElement[int]:
        """The first day on which a person has less than the cap allows, the last of those ahead where there is none."""
        last = self.day + DAYS_AHEAD - 1
        return case(*((_today(day) < cap, literal(day)) for day in range(self.day, last)), else_=literal(last))


@dataclass(frozen=True, slots=True)
class Misinformed:
    """Those who got what a correction corrects; who has it waiting for the digest gets the correction there instead."""

    original: int
    day: int
    changing: tuple[str, ...]  # channels where a message can be changed after it was sent

    def lists(self, stretch: Stretch) -> Sequence[Select[tuple[str]]]:
        return [select(deliveries.c.person).where(self._own(stretch))]

    def found(self, stretch: Stretch) -> Select[tuple[str, str, int]]:
        """As of followers."""
        waits = deliveries.c.fate == FOR_DIGEST
        follow = select(subscriptions.c.topic).where(*_same(subscriptions, people), *followed(Segment()))
        own = select(people.c.person).where(*_same(people, deliveries), *addressed(Segment()), follow.exists())
        follows = own.scalar_subquery().is_not(None)  # "EXISTS" PostgreSQL may answer by a list of all who follow
        changeable = and_(deliveries.c.channel.in_(self.changing), deliveries.c.post.is_not(None))
        got = and_(deliveries.c.fate.in_((*ARRIVED, "digested")), or_(changeable, follows))
        post, day = case((waits, null()), else_=deliveries.c.post), case((waits, null()), else_=literal(self.day))
        return select(deliveries.c.person, post.label("post"), day.label("day")).where(
            self._own(stretch), or_(waits, got)
        )

    def spared(self, stretch: Stretch) -> Update:
        """Who waits for the correction doesn't get what it corrects."""
        return update(deliveries).where(self._own(stretch), deliveries.c.fate == FOR_DIGEST).values(fate="cancelled")

    def _own(self, stretch: Stretch) -> ColumnElement[bool]:
        return and_(deliveries.c.broadcast == self.original, stretch.of(deliveries))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Those with something that waits for the weekly digest."""

    def lists(self, stretch: Stretch) -> Sequence[Select[tuple[str]]]:
        return [select(deliveries.c.person).where(deliveries.c.fate == FOR_DIGEST, stretch.of(deliveries))]

    def found(self, stretch: Stretch) -> Select[tuple[str, int, int]]:
        """Each with all that waits: "broadcast", "place" in it. What is still being planned waits a week longer.

        Of one that is being stopped nothing waits, though not all of it is written off.
        """
        fixed = select(broadcasts.c.id).where(broadcasts.c.recipients.is_not(None), broadcasts.c.stopping.is_(None))
        return (
            select(deliveries.c.person, deliveries.c.broadcast, deliveries.c.place)
            .where(deliveries.c.fate == FOR_DIGEST, stretch.of(deliveries), deliveries.c.broadcast.in_(fixed))
            .order_by(deliveries.c.person, deliveries.c.broadcast)
        )


def _today(day: int) -> ColumnElement[int]:
    """How many broadcasts a person has on a day already."""
    had = deliveries.alias()
    return _count(had, day, *_same(had, people))


def others(day: int) -> ColumnElement[int]:
    """How many broadcasts the person of a delivery has on a day beside it."""
    had = deliveries.alias()
    return _count(had, day, *_same(had, deliveries), had.c.broadcast != deliveries.c.broadcast)


def _same(table: FromClause, other: FromClause) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """It is the same person."""
    return table.c.channel == other.c.channel, table.c.person == other.c.person


def _count(had: NamedFromClause[Any], day: int, *whose: ColumnElement[bool]) -> ColumnElement[int]:
    counted = select(func.count()).select_from(had).where(*whose, had.c.day == day, had.c.fate.in_(COUNTED))
    count: ColumnElement[int] = counted.scalar_subquery()
    return count
