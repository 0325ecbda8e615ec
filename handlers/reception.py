"""The order in which handlers are asked: the first that does not say None has the message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from handlers.conversation import Message, Reply

Handler = Callable[[Message], Awaitable[Reply | None]]


class Reception:
    """Hands each message to the handler it belongs to."""

    def __init__(self, handlers: Sequence[tuple[str, Handler]]) -> None:
        self._handlers = tuple(handlers)

    async def reply(self, message: Message) -> Reply:
        """The reply of the first handler that has one. Raises LookupError where none has: the last must take all."""
        for name, handler in self._handlers:
            reply = await handler(message)
            if reply is not None:
                return replace(reply, reader=name)
        raise LookupError("no handler took the message; the last of the list must take every one")
