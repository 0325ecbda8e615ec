"""Says messages on LINE: by the reply token, which is free; by push where the token is no longer good.

A reply has no key by which LINE knows it again, but its token works once: where a try may have been done, trying again
tells. A push has such a key, and is accepted once however often it is tried.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.inbox import NotTakenError, Sleep, UnreachableError
from bot.channels.line_account import Account, CallError
from bot.channels.line_flex import Json
from bot.channels.line_limits import MOST_MESSAGES
from bot.watching.logs import logger

log = logger("thamdai.line")

TRIES = 5
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds between tries
TOKEN_GOOD = 50.0  # seconds after its event that a token surely works; LINE says a minute
KEYS = uuid.UUID("6f4c1a0e-2c55-5d0e-9d59-7d6c4b1f0a67")  # of retry keys, which are made from what is answered


class RefusedError(Exception):
    """LINE says that a message is not as it must be; trying again would be refused again."""


class PushLaterError(NotTakenError):
    """Nothing was said, the reply token is no longer good and the push was not taken: only pushing is left to try."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is answered, and how."""

    chat: str  # a person's id, or a group's
    token: str  # "" where there is none, or none that is good
    key: str  # by which a push is known again
    asked: float  # seconds since 1970
    unsure: bool = False  # an earlier try may have been done


class Sending:
    """Speaks for one account."""

    def __init__(self, account: Account, sleep: Sleep = asyncio.sleep, clock: Callable[[], float] = time.time) -> None:
        self._account = account
        self._sleep = sleep
        self._clock = clock

    async def allowance(self) -> tuple[int, int | None]:
        """How many messages LINE delivered this month beyond replies, and how many it may; None where none are counted.

        Raises CallError.
        """
        quota = await self._account.call(self._account.api.get_message_quota)
        used = await self._account.call(self._account.api.get_message_quota_consumption)
        return used.total_usage, quota.value if quota.type == "limited" else None

    async def say(self, occasion: Occasion, messages: list[Json]) -> tuple[int, ...]:
        """Send the messages; their ids, as far as LINE tells them. Raises RefusedError, and what the inbox obeys."""
        batches = [messages[at : at + MOST_MESSAGES] for at in range(0, len(messages), MOST_MESSAGES)]
        said = await self._reply(occasion, batches[0]) if occasion.token else None
        left = list(enumerate(batches))[1 if said is not None else 0 :]
        ids = list(said or ())
        try:
            for number, batch in left:
                ids += await self.push(occasion.chat, batch, f"{occasion.key}:{number}")
        except NotTakenError as error:
            raise (PushLaterError(str(error)) if said is None else error) from None
        return tuple(ids)

    async def _reply(self, occasion: Occasion, messages: list[Json]) -> tuple[int, ...] | None:
        """None where the token is no longer good, and the messages are still to be said."""
        request = {"replyToken": occasion.token, "messages": messages}
        unsure, attempt = occasion.unsure, 0
        while True:
            attempt += 1
            try:
                sent = await self._account.post("message/reply", request)
            except CallError as error:
                if error.status == 400 and "reply token" in error.message.lower():
                    done = unsure and self._clock() - occasion.asked < TOKEN_GOOD  # by the try we heard nothing of
                    return () if done else None
                unsure = unsure or error.unsure
                await self._before_the_next(attempt, error)
            else:
                return _ids(sent)

    async def push(self, to: str, messages: list[Json], key: str) -> tuple[int, ...]:
        """Send at most five messages unasked, once for a key. Raises as `say` does."""
        if not await self._may_push():
            log.error("the month's messages of this account are used up; nothing can be pushed until the next month")
            return ()
        request = {"to": to, "messages": messages}
        retry_key, attempt = str(uuid.uuid5(KEYS, key)), 0
        while True:
            attempt += 1
            try:
                sent = await self._account.post("message/push", request, retry_key)
            except CallError as error:
                if error.status == 409:  # an earlier try was accepted
                    return _ids(error.body)
                if error.status == 400 and "failed to send" in error.message.lower():
                    raise UnreachableError(error.message) from None
                if error.status == 429 and "monthly" in error.message.lower():
                    log.error("LINE delivers no more messages of this account this month")  # noqa: TRY400
                    return ()
                await self._before_the_next(attempt, error)
            else:
                return _ids(sent)

    async def _before_the_next(self, attempt: int, error: CallError) -> None:
        """Wait before the next try. Raises where it would be of no use.

        A message that is wrong stays wrong; an access token may be mended, so what is to be said is kept.
        """
        if error.status in (400, 413):
            raise RefusedError(error.message) from None
        if error.status in (401, 403):
            log.error("LINE refuses THAMDAI_LINE_CHANNEL_ACCESS_TOKEN; issue it anew in the LINE Developers console")
        if error.status in (401, 403) or attempt >= TRIES:
            raise NotTakenError(error.message) from None
        log.info("trying again", attempt=attempt, status=error.status)
        await self._sleep(min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE))

    async def _may_push(self) -> bool:
        """Whether the month has messages left; where that can't be told, LINE itself will say."""
        try:
            used, limit = await self.allowance()
        except CallError as error:
            log.info("the quota can't be read", status=error.status)
            return True
        log.info("pushing; this month", used=used, limit=limit)
        return limit is None or used < limit


def _ids(told: Json) -> tuple[int, ...]:
    return tuple(int(each["id"]) for each in told.get("sentMessages", []))
