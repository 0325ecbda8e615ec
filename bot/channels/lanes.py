"""Work in lanes: one lane is worked in by one task at a time, lanes run side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

MOST_AT_ONCE = 64  # lanes that run side by side


class Lanes:
    """Each lane is a task that lives while it has work. `work` does all there is to do in one, and must not raise."""

    def __init__(self, work: Callable[[str], Awaitable[None]], most_at_once: int = MOST_AT_ONCE) -> None:
        self._work = work
        self._knocked: dict[str, bool] = {}  # lanes at work: whether somebody knocked since it looked
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(most_at_once)

    def knock(self, lane: str) -> None:
        """There is something to do in a lane."""
        if lane in self._knocked:
            self._knocked[lane] = True
            return
        self._knocked[lane] = True
        task = asyncio.create_task(self._run(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: str) -> None:
        try:
            while self._knocked[lane]:
                async with self._room:
                    self._knocked[lane] = False
                    await self._work(lane)
        finally:
            del self._knocked[lane]

    def at_work(self, lane: str) -> bool:
        return lane in self._knocked

    def free(self, lane: str) -> bool:
        """Whether work in a lane would begin at once."""
        return lane not in self._knocked and not self._room.locked()

    async def idle(self, seconds: float | None = None) -> bool:
        """Wait until nothing is left to do, at most so long; what still runs then is stopped. True if all was done."""
        if not self._tasks:
            return True
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return not late
