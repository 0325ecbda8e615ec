"""Work in lanes: what is of one lane is done in the order it came, lanes run side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MOST_AT_ONCE = 64  # lanes that run side by side
Work = Callable[[], Awaitable[None]]


class Lanes:
    """Each lane is a task that lives while it has work. Work must not raise."""

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        self._waiting: dict[str, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(most_at_once)

    def add(self, lane: str, work: Work) -> None:
        if lane in self._waiting:
            self._waiting[lane].append(work)
            return
        self._waiting[lane] = deque([work])
        task = asyncio.create_task(self._run(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: str) -> None:
        waiting = self._waiting[lane]
        try:
            while waiting:
                work = waiting.popleft()
                async with self._room:
                    await work()
        finally:
            del self._waiting[lane]

    async def idle(self, seconds: float | None = None) -> bool:
        """Wait until nothing is left to do, at most so long; what still runs then is stopped. True if all was done."""
        if not self._tasks:
            return True
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return not late
