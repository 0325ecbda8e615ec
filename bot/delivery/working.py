"""A worker: everything that sends broadcasts in one process, put together."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

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
from bot.state.standing import crowded
from bot.watching.logs import logger

log = logger("thamdai.delivery")

RUNNERS = 2  # chunks of a channel that one process works on at a time: while one waits for answers, the other sends
TOGETHER_CHUNK = 500  # people that LINE takes in one call
SINGLE_CHUNK = 500  # people in a chunk of a channel that takes them one by one
CROWD = 100  # updates that wait to be answered, from which broadcasts wait for them
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
    """Send broadcasts until the block ends; then what is in flight arrives and the rest is left to be taken up."""
    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
    lines = {each.channel: await _line(database, settings, each) for each in senders}
    broadcasts, deliveries = StoredBroadcasts(database), Deliveries(database)
    sizes = {each.channel: TOGETHER_CHUNK if each.together else SINGLE_CHUNK for each in senders}
    plans = Plans(database, sizes, settings.broadcasts_per_day)
    compose = Composer(broadcasts, titles).compose
    runner = Runner(
        broadcasts, deliveries, lines, compose, plans.count_anew, partial(crowded, database, CROWD), database.clock
    )
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
