"""How fast the bot may speak, and what to do when Telegram says wait or the network fails.

Limits: about 30 messages a second in all, one a second in a chat with short bursts, 20 a minute in a group
(core.telegram.org/bots/faq). Every call but those of broadcasts passes here. Answers go first: they wait for nobody,
and broadcasts, which share one limit over all processes, are told how many there were (bot.state.gates).
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.allowances import Allowance
from bot.channels.telegram_calls import LostError, UnsentError
from bot.channels.telegram_updates import CHANNEL
from bot.settings import Settings
from bot.state.database import Database
from bot.state.gates import Gate
from bot.watching.logs import logger
from bot.watching.metrics import WAITS

log = logger("thamdai.telegram")

PER_SECOND, BURST = 24.0, 5  # no second has more than 29 of about 30
CHAT_PER_SECOND, CHAT_BURST = 0.9, 3
GROUP_PER_SECOND, GROUP_BURST = 15 / 60, 5  # no minute has more than 20
MOST_CHATS = 5_000  # remembered; those quiet for longest are forgotten first
TRIES = 6  # of a call that the network does not take
MOST_TOLD = 30  # times that Telegram says wait
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds between tries
PROBE = "probe"  # of calls that show nothing to anybody: they don't count in their chat
COUNTED = 0.25  # seconds between tellings of how many answers went out
_OWN_TRIES = ("getUpdates", "getMe")  # whoever calls these tries again and tells people why
_UNLIMITED = ("sendChatAction",)
Api = bool | dict[str, Any] | list[dict[str, Any]]


class Pace(BaseRateLimiter[str]):
    """The one limiter of all calls. Retries what is known not to have been done, and what may be done twice."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        per_second: float = PER_SECOND,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        now = clock()
        self._all = Allowance(per_second, BURST * max(1.0, per_second / PER_SECOND), now)
        self._chats: OrderedDict[str, Allowance] = OrderedDict()
        self._paused: dict[str, float] = {}  # chat -> until when Telegram told us to wait
        self._spoken = 0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Api]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Api:
        """Make a call when its turn comes. A network error is raised where it can't be known whether it was done."""
        if endpoint in _OWN_TRIES:
            return await callback(*args, **kwargs)
        chat = str(data.get("chat_id", ""))
        speaks = bool(chat) and endpoint.startswith(("send", "edit", "copy", "forward")) and endpoint not in _UNLIMITED
        once = endpoint.startswith(("send", "copy", "forward"))  # doing it twice shows twice
        pause, tries, told = FIRST_PAUSE, 0, 0
        while True:
            if speaks:
                await self._turn("" if rate_limit_args == PROBE else chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error) + 0.1
                WAITS.labels("telegram").inc()
                log.info("told to wait", endpoint=endpoint, seconds=round(seconds, 1))
                self._paused[chat] = self._clock() + seconds
                told += 1
                if told > MOST_TOLD:
                    raise
                await self._sleep(seconds)
            except NetworkError as error:
                tries += 1
                if isinstance(error, BadRequest) or tries == TRIES or (once and not unsent(error)):
                    raise
                log.info("trying again", endpoint=endpoint, error=type(error).__name__)
                await self._sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def spoken(self) -> int:
        """How many messages were sent since this was asked last."""
        count, self._spoken = self._spoken, 0
        return count

    async def _turn(self, chat: str) -> None:
        """Wait until a message may be sent to a chat, and count it."""
        while (seconds := self._wait(chat)) > 0:
            await self._sleep(seconds)
        self._all.take()
        self._spoken += 1
        if chat:
            self._chat(chat).take()

    def _wait(self, chat: str) -> float:
        now = self._clock()
        waits = [self._all.wait(now), self._chat(chat).wait(now) if chat else 0.0, self._paused.get(chat, now) - now]
        if self._paused.get(chat, now) < now:
            del self._paused[chat]
        return max(waits)

    def _chat(self, chat: str) -> Allowance:
        if chat not in self._chats:
            limits = (
                (CHAT_PER_SECOND, CHAT_BURST) if not chat.startswith(("-", "@")) else (GROUP_PER_SECOND, GROUP_BURST)
            )
            self._chats[chat] = Allowance(*limits, self._clock())
            if len(self._chats) > MOST_CHATS:
                self._chats.popitem(last=False)
        self._chats.move_to_end(chat)
        return self._chats[chat]


def unsent(error: NetworkError) -> bool:
    """Whether a failed call is known not to have been done: no connection, or the server's own word (5xx)."""
    return never_connected(error) or not isinstance(error.__cause__, LostError)


def never_connected(error: NetworkError) -> bool:
    return isinstance(error.__cause__, UnsentError)


def seconds_of(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def yielding(settings: Settings, database: Database, spoken: Callable[[], int]) -> None:
    """Let broadcasts give way to answers: take at the gate the turns that answers used. Until cancelled."""
    gate = Gate(database, CHANNEL, float(settings.telegram_per_second))
    await gate.open()
    while True:
        await asyncio.sleep(COUNTED)
        if count := spoken():
            try:
                await gate.reserve(count)
            except DBAPIError as error:
                log.warning("answers could not be counted", error=type(error.orig).__name__)
