"""Updates in hand: kept before the network is told that they came, seen to in their lanes, taken up after a restart.

The way of an update: kept -> its lane -> answered by the channel -> finished. One that was kept and not finished when
the process ended is taken up again at the next start.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.channels.lanes import Lanes
from bot.state.updates import Kept, Updates

PAUSES = (5.0, 15.0, 30.0, 60.0)  # seconds between tries of an update whose answer the network did not take
DRAIN = 20.0  # seconds that updates in hand are given when the bot stops
Sleep = Callable[[float], Awaitable[None]]


class UnreachableError(Exception):
    """The person blocked the bot, or the chat is gone."""


class UncertainError(Exception):
    """A message may or may not have arrived, and there is no way to find out; saying it again might double it."""


class NotTakenError(Exception):
    """The network took no answer, for a reason that may pass."""


class Inbox:
    """The updates of one channel. `answer` sees to one of them, `lost` is told whose answer can't reach them.

    What `answer` raises of the three errors above is dealt with here; any other is logged, without what it says.
    """

    def __init__(
        self,
        updates: Updates,
        answer: Callable[[Kept], Awaitable[None]],
        lost: Callable[[Kept], Awaitable[None]],
        log: logging.Logger,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._updates = updates
        self._answer = answer
        self._lost = lost
        self._log = log
        self._sleep = sleep
        self._lanes = Lanes()
        self._keeping: set[asyncio.Task[None]] = set()
        self._in_hand: set[str] = set()
        self._open = asyncio.Event()

    async def open(self) -> None:
        """The network can be spoken to: begin, with what was left at the last end first.

        Nothing is finished before, so what came meanwhile and is found here again is still in hand.
        """
        for kept in await self._updates.pending():
            self._take_up(kept)
        self._open.set()

    async def accept(self, kept: Kept) -> None:
        """Keep an update and see to it; one that is known already is let go. Raises where it can't be kept.

        Once begun it is kept, even where whoever brought it is cut off.
        """
        keeping = asyncio.create_task(self._keep(kept))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)
        await asyncio.shield(keeping)

    async def _keep(self, kept: Kept) -> None:
        if await self._updates.keep(kept):
            self._take_up(kept)

    def _take_up(self, kept: Kept) -> None:
        if kept.update_id not in self._in_hand:
            self._in_hand.add(kept.update_id)
            self._lanes.add(kept.lane, lambda: self._see_to(kept))

    async def idle(self) -> None:
        """Wait until every update in hand is finished."""
        await self._lanes.idle()

    async def close(self) -> None:
        """Finish what is in hand."""
        await asyncio.gather(*self._keeping, return_exceptions=True)
        if not await self._lanes.idle(DRAIN):
            self._log.warning("some updates were not answered in time; they are taken up at the next start")

    async def _see_to(self, kept: Kept) -> None:
        """Answer an update, whatever happens on the way; never raises."""
        await self._open.wait()
        try:
            if not kept.begun:
                await self._updates.begin(kept.update_id)
            if await self._tried(kept):
                await self._updates.finish(kept.update_id)
        except Exception as error:  # noqa: BLE001 - one update must not stop the others
            log_failure(self._log, kept.update_id, error)
        finally:
            self._in_hand.discard(kept.update_id)

    async def _tried(self, kept: Kept) -> bool:
        """False where the network took no answer at all: the update is kept for the next start."""
        for pause in (*PAUSES, None):
            try:
                await self._answer(kept)
            except UnreachableError:
                await self._lost(kept)
            except UncertainError:
                self._log.warning("an answer may be missing update=%s", kept.update_id)
            except NotTakenError:
                if pause is None:
                    self._log.error("not answered, the network takes nothing update=%s", kept.update_id)
                    return False
                kept = replace(kept, begun=True)
                await self._sleep(pause)
                continue
            return True
        return False


def log_failure(log: logging.Logger, update_id: str, error: Exception) -> None:
    """Where it failed, without what it says: an exception's message may hold what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    log.error("failed update=%s error=%s\n%s", update_id, type(error).__name__, where)
