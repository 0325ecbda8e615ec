"""The bot of the product on LINE, run inside a test: the real SDK, real sockets, no waiting for clocks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from bot.channels.answering import TYPING_AFTER
from bot.channels.line import TYPING_EVERY, Line
from bot.channels.line_webhook import PATH
from bot.serving import opened
from bot.settings import Settings, read_settings
from knowledge.asking.engine import Engine
from tests.line_server import SECRET, TOKEN, LineServer, user
from tests.running_telegram import StoppableEngine
from tests.telegram_server import listening

OWNER = user(99)


class Clock:
    """Time that passes only where somebody sleeps. `typing` lets the wait for the typing sign end."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.typing = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        if seconds in (TYPING_AFTER, TYPING_EVERY):
            await self.typing.wait()
            self.typing.clear()
            return
        self.slept.append(seconds)
        await asyncio.sleep(0)


def settings_for(api: str, folder: Path, token: str = TOKEN, secret: str = SECRET, **more: str) -> Settings:
    environ = {
        "THAMDAI_DATA_DIR": str(folder),
        "THAMDAI_LINE_CHANNEL_SECRET": secret,
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": token,
        "THAMDAI_LINE_API_URL": api,
        "THAMDAI_OWNERS": f"line:{OWNER}",
    }
    return read_settings(environ | more, Path("no-such.env"))


@asynccontextmanager
async def serving(
    settings: Settings, engine: Engine | StoppableEngine, clock: Clock | None, *, sends: bool = False
) -> AsyncIterator[tuple[str, Line]]:
    """The bot at work; the address of its webhook, and the channel. With `sends` it sends broadcasts too."""
    inner: list[Any] = []

    async def web(scope: Any, receive: Any, send: Any) -> None:
        await inner[0](scope, receive, send)

    real = cast("Engine", engine)
    sleep = clock.sleep if clock else asyncio.sleep
    opening = opened(settings, real.catalogue.edition, real, None, sleep, sends=sends)
    async with listening(web) as url, opening as service:
        inner.append(service.web)
        if service.line is None:
            raise LookupError("LINE is off")
        yield url + PATH, service.line


@asynccontextmanager
async def running(
    server: LineServer, folder: Path, engine: Engine | StoppableEngine, clock: Clock | None = None, **more: str
) -> AsyncIterator[Line]:
    """The bot at work on the little LINE, which knows its door."""
    async with serving(settings_for(server.url, folder, **more), engine, clock or Clock()) as (server.door, line):
        line._sending._clock = server.clock
        yield line
