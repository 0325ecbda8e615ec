"""Small work at the database done together: what comes while a call is on its way goes along with the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")

MOST_TOGETHER = 100
COMPANY = 0.004  # seconds of waiting for company


class Combined(Generic[Item, Done]):
    """One kind of work. `work` does many at once, in one transaction, and gives a result for each, in order.

    Alone, an item goes at once; where several came together, the next ones wait a moment for company. All kinds that
    share `turns` take turns, so that the more there is to do, the more is done together. Whoever asked is told after
    the work is done, so what is promised of one holds of many. Where many fail, each is done alone, so that one that
    can't be done fails alone.
    """

    def __init__(self, turns: asyncio.Semaphore, work: Callable[[Sequence[Item]], Awaitable[Sequence[Done]]]) -> None:
        self._turns = turns
        self._work = work
        self._waiting: list[tuple[Item, asyncio.Future[Done]]] = []
        self._running: asyncio.Task[None] | None = None
        self._busy = False  # several came together last

    async def __call__(self, item: Item) -> Done:
        asked: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, asked))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await asked

    async def _run(self) -> None:
        try:
            while self._waiting:
                if self._busy:
                    await asyncio.sleep(COMPANY)
                async with self._turns:
                    now, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
                    self._busy = len(now) > 1
                    await self._do(now)
        finally:
            self._running = None
            for _, asked in self._waiting:  # only where this was cut off
                asked.cancel()
            self._waiting = []

    async def _do(self, batch: list[tuple[Item, asyncio.Future[Done]]]) -> None:
        try:
            done = await self._work([item for item, _ in batch])
        except Exception as error:  # noqa: BLE001 - handed to whoever asked
            if len(batch) > 1:
                for each in batch:
                    await self._do([each])
            elif not batch[0][1].done():
                batch[0][1].set_exception(error)
            return
        except BaseException:
            for _, asked in batch:
                asked.cancel()
            raise
        for (_, asked), result in zip(batch, done, strict=True):
            if not asked.done():  # who asked may have given up
                asked.set_result(result)
