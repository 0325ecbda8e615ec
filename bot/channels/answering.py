"""Getting the handlers' reply to a message: a sign of life when it takes long, an apology where they fail.

A reply that the network did not take is held, and said as it was at the next try. To ask anew would lean on what
the reply itself left behind ("ข้อถัดไป" would step twice), and a push is known again by its key only with the same words.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from sqlalchemy.exc import DBAPIError
from structlog.stdlib import BoundLogger

from bot.channels.inbox import Sleep, log_failure, passes
from bot.watching.metrics import count_reply
from handlers.conversation import Message, Reply, said
from handlers.reception import Receives

TYPING_AFTER = 0.7  # seconds after which a person is shown that the bot is at it
MOST_SIGNS = 16  # answers in the making; where there are more, a sign would only hold the others up
MOST_HELD = 10_000  # replies that wait for another try
APOLOGY = "ขออภัยค่ะ ระบบขัดข้องชั่วคราว กรุณาลองถามใหม่อีกครั้งนะคะ"


class Answering:
    """Asks the handlers for one channel. A sign of typing lasts `typing_every` seconds there."""

    def __init__(self, reception: Receives, typing_every: float, log: BoundLogger, sleep: Sleep) -> None:
        self._reception = reception
        self._typing_every = typing_every
        self._log = log
        self._sleep = sleep
        self._making = 0
        self._held: OrderedDict[str, Reply] = OrderedDict()  # update -> what is to be said

    async def reply(self, message: Message, update_id: str, typing: Callable[[], Awaitable[None]] | None) -> Reply:
        """The handlers' reply, or an apology. `typing` shows the sign; None where there is none to show.

        Raises DBAPIError where the database fails.
        """
        if held := self._held.pop(update_id, None):
            return held
        signs = asyncio.create_task(self._signs(typing)) if typing else None
        began = perf_counter()
        self._making += 1
        try:
            reply = await self._reception.reply(message)
            ms = round((perf_counter() - began) * 1000)
            self._log.info("replied", update=update_id, reader=reply.reader, outcome=reply.outcome, ms=ms)
            count_reply(message.channel, reply.outcome, began)
        except Exception as error:
            if isinstance(error, DBAPIError) and passes(error):
                raise  # the database may be back in a moment: whoever asked tries again
            log_failure(self._log, update_id, error)
            count_reply(message.channel, "apology", began)
            return said(message, APOLOGY, note=APOLOGY)
        else:
            return reply
        finally:
            self._making -= 1
            if signs:
                signs.cancel()

    @contextmanager
    def held(self, update_id: str, reply: Reply, untaken: type[Exception]) -> Iterator[None]:
        """Hold the reply to an update where saying it ends in `untaken`: it is tried again."""
        try:
            yield
        except untaken:
            self._held[update_id] = reply
            if len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
            raise

    async def _signs(self, typing: Callable[[], Awaitable[None]]) -> None:
        await self._sleep(TYPING_AFTER)
        while True:
            if self._making <= MOST_SIGNS:
                await typing()
            await self._sleep(self._typing_every)
