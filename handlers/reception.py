"""The order in which handlers are asked: the first that does not say None has the message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Protocol

from handlers.conversation import Message, Reply

Handler = Callable[[Message], Awaitable[Reply | None]]
Reading = Callable[[Message], Awaitable[Message]]
Adding = Callable[[Message, Reply], Awaitable[Reply]]


class Receives(Protocol):
    """What a channel wants of a reception."""

    async def reply(self, message: Message) -> Reply: ...


class Reception:
    """Hands each message to the handler it belongs to, after `meant` has told what its words stand for.

    `adding` may add something to the reply that the person is to be asked whatever they said.
    """

    def __init__(
        self,
        handlers: Sequence[tuple[str, Handler]],
        meant: Reading | None = None,
        adding: Adding | None = None,
    ) -> None:
        self._handlers = tuple(handlers)
        self._meant = meant
        self._adding = adding

    async def reply(self, message: Message) -> Reply:
        """The reply of the first handler that has one. Raises LookupError where none has: the last must take all."""
        message = await self._meant(message) if self._meant else message
        for name, handler in self._handlers:
            reply = await handler(message)
            if reply is not None:
                reply = replace(reply, reader=name)
                return await self._adding(message, reply) if self._adding else reply
        raise LookupError("no handler took the message; the last of the list must take every one")
