"""Turns at a gate for one chunk: the next are asked for while the last are used, so that no time goes with asking."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import TypeVar

Reserve = Callable[[int], Awaitable[float]]  # so many turns -> seconds until the first
LATE = 0.8  # seconds by which turns may be used late; later ones are let go, or they would come in a crowd with others'
_To = TypeVar("_To")
_Done = TypeVar("_Done")


class Turns:
    """Turns that follow one another at a rate."""

    def __init__(self, reserve: Reserve, per_second: float) -> None:
        self._reserve = reserve
        self._per_second = per_second
        self._asked: asyncio.Task[tuple[float, int]] | None = None

    def ask(self, count: int) -> None:
        """Ask for the turns that are likely to be wanted next."""
        if count > 0 and self._asked is None:
            self._asked = asyncio.create_task(self._reserved(count))

    async def next(self, count: int) -> float:
        """When the first of so many turns is, by the monotonic clock."""
        asked, self._asked = self._asked, None
        if asked is not None:
            at, had = await asked
            if had >= count and monotonic() - at < LATE:
                return at
        return (await self._reserved(count))[0]

    async def _reserved(self, count: int) -> tuple[float, int]:
        wait = await self._reserve(count)
        return monotonic() + wait, count

    async def spread(self, at: float, whom: Sequence[_To], work: Callable[[_To], Awaitable[_Done]]) -> Sequence[_Done]:
        """Do something for each in its turn, the first of which is at that time."""

        async def one(index: int, to: _To) -> _Done:
            await asyncio.sleep(max(0.0, at + index / self._per_second - monotonic()))
            return await work(to)

        return await asyncio.gather(*(one(index, to) for index, to in enumerate(whom)))

    async def close(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            await asyncio.gather(self._asked, return_exceptions=True)
