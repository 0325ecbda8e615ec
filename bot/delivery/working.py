"""A worker: everything that sends broadcasts in one process, put together."""

from __future__ import annotations

import asyncio
import fcntl
import os
import secrets
import socket
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sqlalchemy.engine import make_url

from bot.delivery.composing import Composer
from bot.delivery.durable import Durable
from bot.delivery.foreman import LOOK, Foreman
from bot.delivery.planning import Plans
from bot.delivery.running import Line, Runner
from bot.delivery.senders import Sender
from bot.delivery.workers import Workers
from bot.settings import Settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.deliveries import Deliveries
from bot.state.gates import Gate
from bot.watching.logs import logger
from knowledge.errors import SettingError

log = logger("thamdai.delivery")

RUNNERS = 2  # chunks of a channel that one process works on at a time: while one waits for answers, the other sends
TOGETHER_CHUNK = 500  # people that LINE takes in one call
SINGLE_CHUNK = 500  # people in a chunk of a channel that takes them one by one
ENDING = 25.0  # seconds that what is in flight is given to arrive when a worker stops
CALLS_PER_SECOND = 100.0  # of a channel that takes many people in a call; LINE allows 200


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker that works."""

    name: str
    foreman: Foreman
    durable: Durable
    workers: Workers


@asynccontextmanager
async def working(
    url: str,
    database: Database,
    settings: Settings,
    senders: Sequence[Sender],
    titles: Mapping[str, str],
    looking: float = LOOK,
) -> AsyncIterator[Worker]:
    """Send broadcasts until the block ends; then what is in flight arrives and the rest is left to be taken up.

    On SQLite there can be one worker: raises SettingError where another process is it.
    """
    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
    with alone(url):
        lines = {each.channel: await _line(database, settings, each) for each in senders}
        broadcasts, deliveries = StoredBroadcasts(database), Deliveries(database)
        sizes = {each.channel: TOGETHER_CHUNK if each.together else SINGLE_CHUNK for each in senders}
        plans = Plans(database, sizes, settings.broadcasts_per_day)
        compose = Composer(broadcasts, titles).compose
        runner = Runner(broadcasts, deliveries, lines, compose, plans.count_anew, database.clock)
        durable = Durable(url, name, RUNNERS, lines, looking)
        workers = Workers(database, name)
        foreman = Foreman(database, durable, workers, plans, looking)
        await workers.beat()
        await durable.open(runner.run, foreman.plan)
        watch = asyncio.create_task(foreman.run())
        log.info("sending broadcasts", worker=name, channels=",".join(lines))
        try:
            yield Worker(name, foreman, durable, workers)
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
            await runner.stop(ENDING)
            await durable.close()
            for each in senders:
                await each.close()
            await workers.leave()


async def _line(database: Database, settings: Settings, sender: Sender) -> Line:
    per_second = CALLS_PER_SECOND if sender.together else settings.telegram_per_second
    gate = Gate(database, sender.channel, float(per_second))
    await gate.open()
    await sender.open()
    return Line(sender, gate, TOGETHER_CHUNK if sender.together else settings.broadcast_batch)


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold the one place for a worker on a SQLite file; it is free again when the process ends, however it ends."""
    file = make_url(url).database if make_url(url).get_backend_name() == "sqlite" else None
    if not file or file == ":memory:":
        yield
        return
    with Path(f"{file}.worker").open("w") as place:
        _locked(place)
        yield


def _locked(place: TextIO) -> None:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SettingError(
            "THAMDAI_DATABASE_URL",
            "another process sends broadcasts from this SQLite file already; stop it (thamdai serve and thamdai worker "
            "both send), or set a postgresql:// URL, on which several may send side by side",
        ) from None
