"""Sees to it that what is to be done is queued: starts what is due, plans, hands out chunks, ends what is over.

Every worker has one; what they do can be done by several at once, and again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from bot.delivery.durable import Durable, chunk_id
from bot.delivery.planning import Plans, make_digest
from bot.delivery.workers import Workers
from bot.state.broadcasts import StoredBroadcasts
from bot.state.clocks import BEAT
from bot.state.database import Database
from bot.state.stopping import write_off
from bot.state.tables import FOR_DIGEST, chunks, deliveries
from bot.watching.logs import logger
from handlers.broadcasts import Act
from handlers.hours import latest_digest
from knowledge.errors import BroadcastError

log = logger("thamdai.delivery")

LOOK = 0.5  # seconds between looks at what is to be done
SWEEP = 15.0  # seconds between looks for chunks whose work ended without a result
HANDED_OUT = 40  # chunks of a channel that are with the engine at a time; the rest waits, so that pausing is quick
CLEARING = 3_600.0  # seconds between clearings
KEPT = 90 * 86_400  # seconds that the engine remembers work that ended
ENGINE = "thamdai"


class Foreman:
    """The foreman of one worker."""

    def __init__(
        self,
        database: Database,
        durable: Durable,
        workers: Workers,
        plans: Plans,
        looking: float = LOOK,
    ) -> None:
        self._database = database
        self._broadcasts = StoredBroadcasts(database)
        self._durable = durable
        self._workers = workers
        self._plans = plans
        self._looking = looking  # seconds between looks

    async def run(self) -> None:
        """Work until cancelled, through everything that fails on the way."""
        rounds = (
            (BEAT, self._live),
            (self._looking, self.look),
            (self._looking, partial(write_off, self._database)),
            (SWEEP, self.sweep),
            (CLEARING, self.clear),
        )
        await asyncio.gather(*(self._again(seconds, work) for seconds, work in rounds))

    async def _again(self, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await work()
            except DBAPIError as error:
                log.warning("the database can't be reached; trying again", error=type(error.orig).__name__)
            except Exception:
                log.exception("something failed that is tried again")
            await asyncio.sleep(seconds)

    async def _live(self) -> None:
        await self._workers.beat()
        await self._workers.inherit(self._durable.left_by, self._durable.take_over)

    async def look(self) -> None:
        """One look at all that is to be done."""
        now = self._database.clock()
        await self._begin(now)
        for broadcast in await self._broadcasts.listed("sending", "withdrawing"):
            if broadcast.recipients is None and broadcast.state == "sending":
                await self._durable.queue_plan(f"plan:{broadcast.id}:{broadcast.generation}")
                continue
            if broadcast.stopping is not None:
                continue  # stopped meanwhile; what can be taken back is known when the rest is written off
            await self._hand_out(broadcast.id, now)
            await self._end(broadcast.id, "finish" if broadcast.state == "sending" else "withdrawn")

    async def _begin(self, now: float) -> None:
        for broadcast in await self._broadcasts.listed("scheduled"):
            if (broadcast.draft.scheduled or 0) <= now:
                await self._act(broadcast.id, "start")
        due = latest_digest(now)
        waits = select(deliveries.c.place).where(deliveries.c.fate == FOR_DIGEST, deliveries.c.at < due).limit(1)
        async with self._database.reading() as connection:
            digest = (await connection.execute(waits)).first() is not None
        if digest:
            await self._durable.queue_plan(f"digest:{due:.0f}")

    async def plan(self, work: str) -> str:
        """The work of a plan's workflow: "plan:7:2" fixes the recipients of broadcast 7, which was set going twice;
        "digest:..." makes a digest."""
        kind, what, *_ = work.split(":")
        if kind == "digest":
            return f"broadcast {await make_digest(self._database, float(what))}"
        return f"{await self._plans.fix(int(what))} people"

    async def _hand_out(self, broadcast_id: int, now: float) -> None:
        """Queue chunks that are due. First queued, then noted: what dies in between is queued again, to no effect.

        Channels have room each and take turns: a slow one, whose people come first, would keep a quick one waiting.
        """
        own = (chunks.c.broadcast == broadcast_id, chunks.c.done.is_(False))
        out = select(chunks.c.channel, func.count()).where(*own, chunks.c.waits.is_(False)).group_by(chunks.c.channel)
        turn = func.row_number().over(partition_by=chunks.c.channel, order_by=chunks.c.number).label("turn")
        waiting = select(chunks, turn).where(*own, chunks.c.waits.is_(True), chunks.c.due <= now).subquery()
        next_ones = select(waiting).where(waiting.c.turn <= HANDED_OUT).order_by(waiting.c.turn)
        async with self._database.reading() as connection:
            taken: dict[str, int] = {row[0]: row[1] for row in await connection.execute(out)}
            found = (await connection.execute(next_ones)).all()
        rows = [row for row in found if row.turn <= HANDED_OUT - taken.get(row.channel, 0)]
        for row in rows:
            await self._durable.queue_chunk(row.channel, broadcast_id, row.number, row.queued + 1)
            note = update(chunks).where(
                chunks.c.broadcast == broadcast_id, chunks.c.number == row.number, chunks.c.queued == row.queued
            )
            async with self._database.writing() as connection:
                await connection.execute(note.values(waits=False, queued=row.queued + 1))

    async def _end(self, broadcast_id: int, act: Act) -> None:
        left = select(chunks.c.number).where(chunks.c.broadcast == broadcast_id, chunks.c.done.is_(False)).limit(1)
        async with self._database.reading() as connection:
            unfinished = (await connection.execute(left)).first() is not None
        if not unfinished:
            await self._act(broadcast_id, act)

    async def _act(self, broadcast_id: int, act: Act) -> None:
        try:
            await self._broadcasts.act(broadcast_id, act, ENGINE, "engine")
        except BroadcastError:
            log.debug("another worker was quicker, or people did something else with it")

    async def sweep(self) -> int:
        """Queue work again that ended without a result, plans at the next look; how many chunks."""
        await self._durable.forget_failed_plans()
        wanted = select(chunks.c.broadcast, chunks.c.number, chunks.c.queued).where(
            chunks.c.done.is_(False), chunks.c.waits.is_(False)
        )
        async with self._database.reading() as connection:
            out = {chunk_id(*row): row for row in (await connection.execute(wanted)).all()}
        failed = await self._durable.failed(list(out)) if out else set()
        for each in failed:
            broadcast, number, queued = out[each]
            again = update(chunks).where(
                chunks.c.broadcast == broadcast, chunks.c.number == number, chunks.c.queued == queued
            )
            async with self._database.writing() as connection:
                await connection.execute(again.values(waits=True))
        return len(failed)

    async def clear(self) -> None:
        """Forget work that ended long ago; what was kept of people is cleared by bot.state.retention."""
        await self._durable.clear(self._database.clock() - KEPT)
