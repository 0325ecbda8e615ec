"""The order in which handlers are asked: the first that does not say None has the message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from handlers.conversation import Message, Reply

Handler = Callable[[Message], Awaitable[Reply | None]]
Reading = Callable[[Message], Message]


class Reception:
    """Hands each message to the handler it belongs to, after `meant` has told what its words stand for."""

    def __init__(self, handlers: Sequence[tuple[str, Handler]], meant: Reading = lambda message: message) -> None:
        self._handlers = tuple(handlers)
        self._meant = meant

    async def reply(self, message: Message) -> Reply:
        """The reply of the first handler that has one. Raises LookupError where none has: the last must take all."""
        message = self._meant(message)
        for name, handler in self._handlers:
            reply = await handler(message)
            if reply is not None:
                return replace(reply, reader=name)
        raise LookupError("no handler took the message; the last of the list must take every one")
