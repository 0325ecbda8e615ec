"""What is remembered between two turns of a conversation, and for how long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from knowledge.asking.answer import Context


class Contexts(Protocol):
    """Where the contexts of conversations are kept."""

    async def load(self, conversation: str) -> Context:
        """What the next turn may lean on; an empty context for a conversation that is new or has ended."""

    async def save(self, conversation: str, context: Context) -> None:
        """Keep what the turn left behind."""


class RememberedContexts:
    """Contexts in memory. One is forgotten `minutes` after its last turn, or when `most` newer ones have come.

    `clock` gives seconds on any scale that only goes forward.
    """

    def __init__(self, minutes: float, clock: Callable[[], float], most: int = 10_000) -> None:
        self._seconds = minutes * 60
        self._clock = clock
        self._most = most
        self._kept: OrderedDict[str, tuple[float, Context]] = OrderedDict()  # oldest turn first

    def __len__(self) -> int:
        return len(self._kept)

    async def load(self, conversation: str) -> Context:
        self._forget()
        _, context = self._kept.get(conversation, (0.0, Context()))
        return context

    async def save(self, conversation: str, context: Context) -> None:
        self._kept[conversation] = (self._clock(), context)
        self._kept.move_to_end(conversation)
        self._forget()

    def _forget(self) -> None:
        earliest = self._clock() - self._seconds
        while self._kept:
            touched, _ = next(iter(self._kept.values()))
            if len(self._kept) <= self._most and touched > earliest:
                return
            self._kept.popitem(last=False)
