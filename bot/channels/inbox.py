"""Updates in hand: kept before the network is told that they came, seen to in their lanes, taken up when left behind.

The way of an update: kept -> its turn in its lane -> answered by the channel -> finished. Of several processes on one
database any may be brought an update; whoever begins the first of a lane sees to those after it too. One that was kept
and not finished when its process ended is taken up by one that lives, or at the next start.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from secrets import token_hex
from time import monotonic, perf_counter
from typing import Literal, TypeVar

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from structlog.contextvars import bound_contextvars, get_contextvars
from structlog.stdlib import BoundLogger

from bot.channels.lanes import Lanes
from bot.state.updates import Kept, Said, Updates
from bot.watching.failures import where
from bot.watching.metrics import FINISHED, UPDATE_SECONDS, UPDATES

PAUSES = (5.0, 15.0, 30.0, 60.0)  # seconds between tries of an update whose answer the network did not take
RESTED = 300.0  # seconds after which it is tried again from the beginning
AGAIN, LONGEST_AGAIN = 0.2, 5.0  # seconds between tries of the database
FAILURES = 2  # tries of an update at which the bot itself fails
SWEEP = 2.0  # seconds between looks at what was left behind
DRAIN = 20.0  # seconds that updates in hand are given when the bot stops
Sleep = Callable[[float], Awaitable[None]]
MOST_BROUGHT = 10_000  # updates whose request is remembered
Result = Literal["answered", "unreachable", "untaken", "failed"]
_ANSWERED: Result = "answered"
_Done = TypeVar("_Done")


class UnreachableError(Exception):
    """The person blocked the bot, or the chat is gone."""


class NotTakenError(Exception):
    """The network took no answer, for a reason that may pass."""


class Inbox:
    """The updates of one channel. `answer` sees to one of them, `lost` is told whose answer can't reach them.

    What `answer` raises of the two errors above is dealt with here, and a database that can't be reached; any other
    is logged, without what it says.
    """

    def __init__(
        self,
        updates: Updates,
        answer: Callable[[Kept], Awaitable[Said | None]],
        lost: Callable[[Kept], Awaitable[None]],
        log: BoundLogger,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._updates = updates
        self._answer = answer
        self._lost = lost
        self._log = log
        self._sleep = sleep
        self._lanes = Lanes(self._work)
        self._keeping: set[asyncio.Task[None]] = set()
        self._in_hand: set[str] = set()
        self._left: dict[str, Kept] = {}  # lane -> what was begun there by a process that died
        self._begun: dict[str, Kept] = {}  # lane -> what was begun there when it was kept
        self._touched: set[str] = set()  # what came into our hands since the last sweep began
        self._slipping: set[str] = set()  # what was in nobody's hands at the last sweep
        self._resting: dict[str, float] = {}  # what the network did not take -> when it is tried again
        self._brought: OrderedDict[str, tuple[str, float]] = OrderedDict()  # update -> its request's id, when it came
        self._open = asyncio.Event()

    async def open(self) -> None:
        """The network can be spoken to: begin, with what was left at the last end first."""
        await self.surely(self.sweep)
        self._open.set()

    async def watch(self) -> None:
        """Take up what was left behind, again and again, until cancelled."""
        while True:
            try:
                await self.sweep()
            except DBAPIError as error:
                self._log.warning("the database can't be reached; trying again", error=type(error.orig).__name__)
            await asyncio.sleep(SWEEP)

    async def sweep(self) -> None:
        """Take up what is in no living process's hands: what the dead left, and what slipped from our own."""
        self._touched = set(self._in_hand)
        self._resting = {update: until for update, until in self._resting.items() if until > monotonic()}
        left, own = await self._updates.take_over()
        waiting = (*self._left.values(), *self._begun.values())
        held = self._touched | set(self._resting) | {kept.update_id for kept in waiting}
        slipped = [kept for kept in own if kept.update_id not in held and not self._lanes.at_work(kept.lane)]
        seen, self._slipping = self._slipping, {kept.update_id for kept in slipped}
        if self._open.is_set():  # what slips may be on its way from the database into our hands: then not twice
            slipped = [kept for kept in slipped if kept.update_id in seen]
        for kept in (*left, *slipped):
            if kept.begun:
                self._left[kept.lane] = kept
            self._lanes.knock(kept.lane)
        if left:
            self._log.warning("taking over updates", count=len(left))

    def rests(self, kept: Kept) -> bool:
        """Whether the network took no answer to it, so that it is left alone for a while."""
        return kept.update_id in self._resting

    async def accept(self, kept: Kept) -> None:
        """Keep an update and see to it; one that is known already is let go. Raises where it can't be kept.

        Once begun it is kept, even where whoever brought it is cut off.
        """
        keeping = asyncio.create_task(self._keep(kept))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)
        await asyncio.shield(keeping)

    async def _keep(self, kept: Kept) -> None:
        begins = self._open.is_set() and self._lanes.free(kept.lane)
        new, begun = await self._updates.keep(kept, begins=begins)
        UPDATES.labels(self._updates.channel, "new" if new else "repeated").inc()
        if begun:
            self._begun[begun.lane] = begun
        if new:
            self._brought[kept.update_id] = (get_contextvars().get("request", ""), perf_counter())
            if len(self._brought) > MOST_BROUGHT:  # others answer them
                self._brought.popitem(last=False)
            self._lanes.knock(kept.lane)

    @contextmanager
    def _watched(self, kept: Kept) -> Iterator[None]:
        """What is logged of an update bears the id of the request that brought it, where it came to this process."""
        channel = self._updates.channel
        request, came = self._brought.pop(kept.update_id, ("", None))
        with bound_contextvars(request=request or token_hex(8), update=kept.update_id, channel=channel):
            yield
        if came is not None:
            UPDATE_SECONDS.labels(channel).observe(perf_counter() - came)

    def _count(self, result: Result) -> None:
        FINISHED.labels(self._updates.channel, result).inc()

    async def idle(self) -> None:
        """Wait until every update in hand is finished."""
        await self._lanes.idle()

    async def close(self) -> None:
        """Finish what is in hand; what can't be is left to others, or to the next start."""
        await asyncio.gather(*self._keeping, return_exceptions=True)
        if not await self._lanes.idle(DRAIN):
            self._log.warning("some updates were not answered in time; they are taken up by another process or later")
        with suppress(DBAPIError):  # then others find out by themselves that this one is gone
            await self._updates.let_go()

    # ── in a lane ─────────────────────────────────────────────────────────────────────────────────────────────────
    async def _work(self, lane: str) -> None:
        """See to the updates of a lane, those that other processes kept as well; never raises."""
        await self._open.wait()
        kept = self._left.pop(lane, None) or self._begun.pop(lane, None)
        kept = kept or await self.surely(self._updates.begin, lane)
        while kept is not None:
            self._in_hand.add(kept.update_id)
            self._touched.add(kept.update_id)
            try:
                with self._watched(kept):
                    following = await self._seen_to(kept)
            finally:
                self._in_hand.discard(kept.update_id)
            kept = following

    async def _seen_to(self, kept: Kept) -> Kept | None:
        """Answer an update; the next one of its lane. Where the network took no answer it rests, and its lane."""
        failures, pauses, again = 0, [*PAUSES], AGAIN
        while True:
            if not await self._updates.replica.sure() and not await self.surely(self._updates.owns, kept):
                return None  # this process was taken for dead
            said, result = None, _ANSWERED
            try:
                said = await self._answer(kept)
            except UnreachableError:
                result = "unreachable"
                await self.surely(self._lost, kept)
            except NotTakenError:
                if not pauses:
                    self._log.error("not answered, the network takes nothing", update=kept.update_id)
                    self._count("untaken")
                    self._resting[kept.update_id] = monotonic() + RESTED
                    return None
                await self._sleep(pauses.pop(0))
                kept = replace(kept, begun=True, sent=True)
                continue
            except DBAPIError as error:
                if not passes(error):
                    log_failure(self._log, kept.update_id, error)
                    self._count("failed")
                    return await self.surely(self._updates.finish, kept, None, goes_on=True)
                self._log.warning("the database can't be reached; trying again", error=type(error.orig).__name__)
                await self._sleep(again)  # nothing was said yet: what is said is written down with `finish`
                again = min(again * 2, LONGEST_AGAIN)
                continue
            except Exception as error:  # noqa: BLE001 - one update must not stop the others
                log_failure(self._log, kept.update_id, error)
                failures += 1
                if failures < FAILURES:
                    kept = replace(kept, begun=True, sent=True)
                    continue
                result = "failed"
            self._count(result)
            return await self.surely(self._updates.finish, kept, said, goes_on=True)

    async def surely(self, work: Callable[..., Awaitable[_Done]], *given: object, **more: object) -> _Done:
        """Do something at the database, through its restarts."""
        pause = AGAIN
        while True:
            try:
                return await work(*given, **more)
            except DBAPIError as error:
                if not passes(error):
                    raise
                self._log.warning("the database can't be reached; trying again", error=type(error.orig).__name__)
                await self._sleep(pause)
                pause = min(pause * 2, LONGEST_AGAIN)


def passes(error: DBAPIError) -> bool:
    """Whether trying again may help; it does not where the database refuses what it was told."""
    return not isinstance(error, DataError | IntegrityError | ProgrammingError)


def log_failure(log: BoundLogger, update_id: str, error: Exception) -> None:
    """Where it failed, without what it says: an exception's message may hold what a person wrote."""
    log.error("failed", update=update_id, exception=where(error))
