"""The bot's account at Telegram, and fetching its updates: for machines that can't be reached from outside."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any, cast

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.channels.inbox import Sleep
from bot.channels.telegram_calls import READ, Calls
from bot.channels.telegram_pace import Pace, seconds_of
from bot.channels.telegram_updates import ALLOWED
from bot.watching.logs import logger

log = logger("thamdai.telegram")

LONG_POLL = 30  # seconds that Telegram holds a request open; it allows 50
CONNECTIONS = 64
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
CONFLICT_PAUSE = 10.0
WRONG_TOKEN = "Telegram refuses THAMDAI_TELEGRAM_TOKEN; copy the token from @BotFather again. Telegram stays off."  # noqa: S105
CONFLICT = (
    "another program fetches updates with the same token; stop it, or get it a token of its own from @BotFather; "
    "it is tried again and again"
)


class Account(ExtBot[str]):
    """A bot that also hands out updates as Telegram wrote them, so that they can be kept before they are read."""

    def __repr__(self) -> str:
        """The library's own shows the token."""
        return f"{type(self).__name__}()"

    async def raw_updates(self, offset: int, seconds: int) -> list[dict[str, Any]]:
        """Updates from an id on; those before it are acknowledged by asking."""
        data = {"offset": offset, "timeout": seconds, "allowed_updates": list(ALLOWED)}
        found = await self._post("getUpdates", data, read_timeout=seconds + READ)
        return cast("list[dict[str, Any]]", found)


def open_account(token: str, api_url: str, pace: Pace | None, read_seconds: float = READ) -> Account:
    """The bot of a token. The library logs every call with what it holds: that is turned off."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library warns of its old way with every 429
    logging.getLogger("telegram").setLevel(logging.WARNING)
    return Account(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        base_file_url=f"{api_url.rstrip('/')}/file/bot",
        request=Calls(CONNECTIONS, read_seconds),
        get_updates_request=Calls(2, read_seconds),
        rate_limiter=pace,
    )


async def introduced(account: Account, sleep: Sleep = asyncio.sleep) -> bool:
    """Connect, trying until it works; False where the token is wrong, because trying does not mend that."""
    pause = FIRST_PAUSE
    while True:
        try:
            await account.initialize()
        except InvalidToken:
            log.error(WRONG_TOKEN)  # noqa: TRY400 (the exception's message holds the token)
            return False
        except TelegramError as error:
            seconds = _pause(error, pause)
            log.warning(
                "Telegram can't be reached; trying again", error=type(error).__name__, seconds=round(seconds, 1)
            )
            await sleep(seconds)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            log.info("connected to Telegram", account=f"@{account.username}")
            return True


async def poll(
    account: Account,
    accept: Callable[[dict[str, Any]], Awaitable[None]],
    sleep: Sleep = asyncio.sleep,
    seconds: int = LONG_POLL,
) -> None:
    """Fetch updates until cancelled. One is acknowledged after `accept` has kept it, never before."""
    offset, pause, told = 0, FIRST_PAUSE, False
    while True:
        try:
            found = await account.raw_updates(offset, seconds)
            for update in found:
                await accept(update)
                offset = int(update["update_id"]) + 1
        except InvalidToken:
            log.error(WRONG_TOKEN)  # noqa: TRY400 (the exception's message holds the token)
            return
        except Conflict:
            log.log(logging.INFO if told else logging.WARNING, CONFLICT)
            told = True
            await sleep(CONFLICT_PAUSE)
        except Exception as error:  # noqa: BLE001 - whatever fails, the bot must go on fetching
            wait = _pause(error, pause)
            log.warning(
                "updates can't be fetched or kept; trying again", error=type(error).__name__, seconds=round(wait, 1)
            )
            await sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            pause, told = FIRST_PAUSE, False


def _pause(error: Exception, pause: float) -> float:
    return seconds_of(error) if isinstance(error, RetryAfter) else pause
