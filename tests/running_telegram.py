"""The bot of the product on Telegram, run inside a test: the real library, real sockets, no waiting for clocks."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from bot.channels.answering import TYPING_AFTER
from bot.channels.telegram import TYPING_EVERY
from bot.channels.telegram_pace import Pace
from bot.serving import Service, opened
from bot.settings import Settings, read_settings
from bot.state.updates import Kept, Updates
from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine
from tests.telegram_server import TOKEN, TelegramServer, listening

OWNER = 99


class Clock:
    """Time that passes only where somebody sleeps. `typing` lets the wait for the typing sign end."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self.typing = asyncio.Event()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        if seconds in (TYPING_AFTER, TYPING_EVERY):
            await self.typing.wait()
            self.typing.clear()
            return
        self.now += seconds
        self.slept.append(seconds)
        await asyncio.sleep(0)


class StoppableEngine:
    """The engine of the product, which can be made to fail or to wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.catalogue = engine.catalogue
        self.asked: list[str] = []
        self.gate = threading.Event()  # what "ช้า" waits for

    def ask(self, text: str, context: Context) -> tuple[Answer, Wording, Context]:
        self.asked.append(text)
        if "พัง" in text:
            raise RuntimeError(f"failed on purpose at {text}")
        if "ช้า" in text and not self.gate.wait(20):
            raise TimeoutError("nobody opened the gate")
        return self._engine.ask(text, context)


def keeping_fails(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """The next updates can't be kept, so many times."""
    keep, broken = Updates.keep, [True] * times

    async def failing(self: Updates, kept: Kept, *, begins: bool = False) -> tuple[bool, Kept | None]:
        if broken and broken.pop():
            raise OSError("the disk is full")
        return await keep(self, kept, begins=begins)

    monkeypatch.setattr(Updates, "keep", failing)


def settings_for(server: TelegramServer, folder: Path, **more: str) -> Settings:
    environ = {
        "THAMDAI_DATA_DIR": str(folder),
        "THAMDAI_TELEGRAM_TOKEN": TOKEN,
        "THAMDAI_TELEGRAM_API_URL": server.url,
        "THAMDAI_OWNERS": f"telegram:{OWNER}",
    }
    return read_settings(environ | more, Path("no-such.env"))


@asynccontextmanager
async def running(
    server: TelegramServer, folder: Path, engine: Engine | StoppableEngine, clock: Clock | None = None, **more: str
) -> AsyncIterator[Service]:
    """The bot at work, its menus set. Time is the clock's."""
    clock = clock or Clock()
    settings = settings_for(server, folder, **more)
    real = cast("Engine", engine)
    pace = Pace(clock, clock.sleep)
    async with opened(settings, real.catalogue.edition, real, pace, clock.sleep) as service:
        yield service


@asynccontextmanager
async def conversing(
    server: TelegramServer, folder: Path, engine: Engine | StoppableEngine, door: str, clock: Clock | None = None
) -> AsyncIterator[Any]:
    """The bot at work by polling or by webhook; gives what brings the pending updates to it."""
    menus = 4 + len([call for call in server.calls if call.method == "setMyCommands"])
    if door == "polling":
        async with running(server, folder, engine, clock):
            await server.called("setMyCommands", menus)
            yield _nothing
        return
    inner: list[Any] = []

    async def web(scope: Any, receive: Any, send: Any) -> None:
        await inner[0](scope, receive, send)

    async with listening(web) as url, running(server, folder, engine, clock, THAMDAI_PUBLIC_URL=url) as service:
        inner.append(service.web)
        await server.called("setMyCommands", menus)
        yield server.deliver


async def _nothing() -> None:
    """Polling fetches what is pending by itself."""
