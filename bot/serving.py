"""`thamdai serve`: the web and the channels whose secrets are set, in one process over one database."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import typer
from starlette.types import ASGIApp

from bot.cards.gallery import Gallery
from bot.channels.inbox import Sleep
from bot.channels.line import Line
from bot.channels.line_webhook import webhook as line_webhook
from bot.channels.telegram import Telegram
from bot.channels.telegram_pace import PER_SECOND, Pace, yielding
from bot.channels.telegram_webhook import secret_of, webhook
from bot.edition_in_use import EditionInUse
from bot.furnishing import furnisher, notice_of, open_line, open_line_account, open_telegram
from bot.publishing import finish_interrupted
from bot.settings import Settings, line_is_on
from bot.state.aliases import StoredAliases
from bot.state.database import Database, database_url, open_database
from bot.state.place import alone
from bot.state.replicas import living, this_replica
from bot.state.retention import Retention, periods_of
from bot.state.troubles import reporting
from bot.watching.doors import Doors
from bot.watching.logs import set_up, watch_loop
from bot.watching.requests import Watched
from bot.web.addresses import Neighbours
from bot.web.console.application import Console, open_console
from bot.web.doors import with_doors
from bot.web.listening import listener, serve, watched_inside
from bot.web.privacy import PrivacyPages
from bot.workbench import open_edition, open_engine, words_folder
from knowledge.asking.engine import Engine
from knowledge.records import Edition

POLITE = 5  # by which a worker's priority is lower: where it shares processors with answers, those go first
DRAW_AFTER = 10.0  # seconds after the start: the first answers have both processors


@dataclass(frozen=True, slots=True)
class Service:
    """What one process runs."""

    web: ASGIApp
    telegram: Telegram | None
    gallery: Gallery
    in_use: EditionInUse
    line: Line | None

    async def draw_ahead(self, after: float = DRAW_AFTER) -> None:
        """Draw the cards that an edition always has, before anybody asks for them; those who are waiting go first."""
        await asyncio.sleep(after)
        standing = await asyncio.to_thread(lambda: [pictured.card for pictured in self.in_use.house.cards.standing()])
        await self.gallery.keep_all(standing)


async def run(settings: Settings, *, sends: bool = True) -> None:
    """Serve until stopped; with `sends`, this process also sends broadcasts."""
    set_up(settings)
    with listener(settings.host, settings.port) as at, alone(database_url(settings)):
        edition = open_edition(settings)
        engine = open_engine(edition, words_folder(settings, edition))
        async with opened(settings, edition, engine, sends=sends) as service:
            drawing = asyncio.create_task(service.draw_ahead())
            watch_loop(asyncio.get_running_loop())
            everywhere = ("127.0.0.1", "0.0.0.0", "::", "::1")  # noqa: S104 (compared, not bound)
            name = "localhost" if settings.host in everywhere else settings.host
            typer.echo(f"thamdai answers on http://{name}:{settings.port} (Ctrl-C stops it)")
            try:
                await serve(service.web, at)
            finally:
                drawing.cancel()


async def run_worker(settings: Settings) -> None:
    """Send broadcasts, and nothing else, until told to stop."""
    set_up(settings)
    os.nice(POLITE)
    with alone(database_url(settings)):
        await _work(settings)


async def _work(settings: Settings) -> None:
    from bot.channels.broadcasting import broadcasting

    database = await open_database(database_url(settings), wait=settings.database_wait)
    edition = open_edition(settings)
    gallery = Gallery(settings.data_dir)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    watch_loop(loop)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    try:
        watched = Doors(database, lambda: edition, settings.metrics_token)
        async with (
            watched_inside(settings, watched.inside()),
            reporting(database),
            broadcasting(settings, database, edition, gallery),
            _meanwhile(Retention(database, periods_of(settings)).daily()),
        ):
            await stopped.wait()
    finally:
        gallery.close()
        await database.close()


@asynccontextmanager
async def opened(
    settings: Settings,
    edition: Edition,
    engine: Engine,
    pace: Pace | None = None,
    sleep: Sleep = asyncio.sleep,
    *,
    sends: bool = False,
) -> AsyncIterator[Service]:
    """The web application and the channels, at work until the block ends; then what is in hand is finished."""
    database = await open_database(database_url(settings), wait=settings.database_wait)
    gallery = Gallery(settings.data_dir)
    pace = pace or Pace(per_second=PER_SECOND * settings.telegram_per_second / 29)
    try:
        line_account = open_line_account(settings, database, sleep) if line_is_on(settings) else None
        furnish = furnisher(settings, database, gallery, *([("quota", line_account.quota)] if line_account else []))
        in_use = EditionInUse(settings, StoredAliases(database), furnish, furnish(edition, engine))
        await finish_interrupted(settings, database)
        await in_use.begin()
        replica = this_replica(database)
        joined = (settings, database, replica, in_use)
        telegram = open_telegram(*joined, gallery, pace, sleep) if settings.telegram_token else None
        line = open_line(*joined, line_account, gallery, sleep) if line_account else None
        doors = await open_console(Console(settings, database, in_use, gallery))
        https = settings.public_url.startswith("https://")
        doors += PrivacyPages(notice_of(settings), database, Neighbours(settings)).doors(https=https)
        doors += [webhook(secret_of(settings.telegram_token), telegram.accept)] if telegram else []
        doors += [line_webhook(settings.line_channel_secret, line.accept)] if line else []
        watched = Doors(database, lambda: in_use.house.edition, settings.metrics_token)
        doors += watched.outside()
        async with AsyncExitStack() as working:
            await working.enter_async_context(watched_inside(settings, watched.inside()))
            await working.enter_async_context(reporting(database))
            await working.enter_async_context(living(replica))
            await working.enter_async_context(_meanwhile(in_use.watch()))
            await working.enter_async_context(_meanwhile(Retention(database, periods_of(settings)).daily()))
            for channel in (telegram, line):
                if channel:
                    await working.enter_async_context(_at_work(channel))
            if telegram:
                await working.enter_async_context(_meanwhile(yielding(settings, database, pace.spoken)))
            if sends:
                await working.enter_async_context(_sending(settings, database, edition, gallery))
            web = Watched(with_doors(doors, in_use), proxied=settings.trusted_proxies > 0)
            yield Service(web, telegram, gallery, in_use, line)
    finally:
        gallery.close()
        await database.close()


@asynccontextmanager
async def _sending(settings: Settings, database: Database, edition: Edition, gallery: Gallery) -> AsyncIterator[None]:
    """Send broadcasts beside answering people, if there is a channel that they can go out on."""
    if not (settings.telegram_token or settings.line_channel_access_token):
        yield
        return
    from bot.channels.broadcasting import broadcasting

    async with broadcasting(settings, database, edition, gallery):
        yield


@asynccontextmanager
async def _at_work(channel: Telegram | Line) -> AsyncIterator[None]:
    """The channel runs until the block ends; then it finishes what is in hand."""
    try:
        async with _meanwhile(channel.run()):
            yield
    finally:
        await channel.stop()


@asynccontextmanager
async def _meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """The work goes on until the block ends, and is cut off then."""
    running = asyncio.create_task(work)
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
