"""Works on one chunk: takes people in batches, sends at the gate's pace, writes what became of each.

What may happen: nobody is left out. After a crash, whoever was taken and has no result is sent to again; on Telegram
they may get it twice, so a batch bounds how many. A channel with keys shows it once.
"""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError

from bot.delivery.senders import Outcome, Parcel, Sender
from bot.delivery.turns import Turns
from bot.state.broadcasts import StoredBroadcasts
from bot.state.deliveries import Addressee, Chunk, Deliveries, Recall, Result
from bot.state.gates import Gate
from bot.watching.logs import logger
from bot.watching.metrics import DELIVERIES
from handlers.broadcasts import Broadcast
from handlers.hours import allowed_from, day_of
from knowledge.errors import BroadcastError

log = logger("thamdai.delivery")

TRIES = 8  # of a message that the channel doesn't take though it is up
DOWN = 3  # calls in a row that a channel fails before it is taken to be down as a whole
LONGEST_WAIT = 60.0  # seconds between two tries
KEY_LIFE = 23.5 * 3600  # seconds; LINE remembers a retry key for 24 hours
MOST_BEGUN = 100  # times that work on a chunk begins before it is written off
DATABASE_PATIENCE = 600.0  # seconds that a database may be away before a chunk is left to be taken up again
SETTLING = 15.0  # seconds that a worker which was thought dead is given to write what it still had in flight
GIVEN_WAY, URGENT_WAY = 10.0, 1.0  # seconds at most that a batch waits for a crowd to be answered; an urgent one
LOOKING = 0.25  # seconds between two looks at a crowd
UNKNOWN_CHANNEL = 60.0  # seconds before a chunk is tried again whose channel this process doesn't have
KEYS = uuid.UUID("6f7a1c52-5b0e-4f6e-9c0b-2567dba50000")
_Done = TypeVar("_Done")
Compose = Callable[[Chunk], Awaitable[Parcel]]
CountAnew = Callable[[int, int, int], Awaitable[int]]  # (broadcast, chunk, day) -> people put off to another day


@dataclass(slots=True)
class Line:
    """A channel that is open: its sender, its gate, and how many messages may be in flight in one chunk."""

    sender: Sender
    gate: Gate
    batch: int
    failures: int = 0  # batches in a row that the channel took nothing of


@dataclass(slots=True)
class Tries:
    """What a chunk remembers while it is worked on."""

    first_sent: float | None  # seconds since 1970
    counts: dict[int, int] = field(default_factory=dict)  # place -> tries
    times: dict[int, float] = field(default_factory=dict)  # place -> when to try again

    def waiting(self) -> set[int]:
        now = monotonic()
        return {place for place, at in self.times.items() if at > now}


@dataclass(frozen=True, slots=True)
class Work:
    """What work on a chunk needs."""

    line: Line
    turns: Turns
    tries: Tries
    parcel: Parcel


class Runner:
    """Runs chunks of all channels in one process."""

    def __init__(
        self,
        broadcasts: StoredBroadcasts,
        deliveries: Deliveries,
        lines: dict[str, Line],
        compose: Compose,
        count_anew: CountAnew,
        crowded: Callable[[], Awaitable[bool]],
        clock: Callable[[], float],
    ) -> None:
        self._broadcasts = broadcasts
        self._deliveries = deliveries
        self._lines = lines
        self._compose = compose
        self._count_anew = count_anew
        self._crowded = crowded
        self._clock = clock
        self.stopping = asyncio.Event()
        self._running: set[asyncio.Task[str]] = set()

    async def run(self, broadcast_id: int, number: int, queued: int) -> str:
        """Work on a chunk until it is done or has to wait; tells which."""
        task = asyncio.create_task(self._run(broadcast_id, number, queued))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await task

    async def stop(self, seconds: float) -> None:
        """Take nobody any more, and wait for what is in flight."""
        self.stopping.set()
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)

    async def _run(self, broadcast_id: int, number: int, queued: int) -> str:
        chunk = await self._surely(self._deliveries.begin, broadcast_id, number, queued)
        if chunk is None:
            return "done before"
        state = chunk.broadcast.state
        held: float | None = None
        if chunk.channel not in self._lines:
            log.error("nothing can be sent: the channel isn't set up in this process", channel=chunk.channel)
            held = self._clock() + UNKNOWN_CHANNEL
        elif chunk.begun > MOST_BEGUN:
            await self._surely(self._deliveries.give_up, broadcast_id, number, "begun too often")
        elif state == "withdrawing":
            await self._recall(chunk)
        elif state == "sending":
            held = await self._send(chunk)
        elif state != "paused":  # what was left in mid-sending by a process that died
            await self._surely(self._deliveries.give_up, broadcast_id, number, "cancelled in mid-sending", "cancelled")
        if held is not None:
            await self._surely(self._deliveries.release, broadcast_id, number, held)
            return "held"
        if await self._surely(self._deliveries.close, broadcast_id, number):
            return "done"
        due = None if await self._surely(self._deliveries.pending, broadcast_id, number) else self._clock() + SETTLING
        await self._surely(self._deliveries.release, broadcast_id, number, due)
        return "released"

    # ── sending ───────────────────────────────────────────────────────────────────────────────────────────────────
    async def _send(self, chunk: Chunk) -> float | None:
        """Send until nobody is left; where the rest has to wait, until when."""
        line, tries = self._lines[chunk.channel], Tries(chunk.first_sent)
        parcel = await self._compose(chunk)
        turns = self._turns(line)
        try:
            return await self._send_all(chunk, Work(line, turns, tries, parcel))
        finally:
            await turns.close()

    async def _send_all(self, chunk: Chunk, work: Work) -> float | None:
        line, tries = work.line, work.tries
        left = chunk.pending + await self._reclaim(chunk)
        left -= await self._put_off(chunk, day_of(self._clock()))
        while left > 0 and not self.stopping.is_set():
            now = self._clock()
            if not chunk.broadcast.draft.urgent and (opens := allowed_from(now)) > now:
                await self._put_off(chunk, day_of(opens))
                return opens
            waiting = tries.waiting()
            if waiting and (line.sender.together or left <= len(waiting)):  # together: all of them or none
                until = max if line.sender.together else min
                await self._rest(until(tries.times[place] for place in waiting) - monotonic())
                continue
            at, taken = await self._taken(chunk, work, min(line.batch, left - len(waiting)), waiting)
            if not taken:
                left = await self._surely(self._deliveries.pending, chunk.broadcast.id, chunk.number)
                if not await self._goes_on(chunk) or left <= len(tries.waiting()) == 0:
                    return None
                continue
            if not line.sender.together:
                work.turns.ask(min(line.batch, left - len(waiting) - len(taken)))
            outcomes = await self._brought(chunk, work, at, taken)
            results = await self._judged(line, tries, taken, outcomes)
            await self._surely(self._deliveries.settle, chunk.broadcast, chunk.channel, results)
            for fate, count in Counter(each.fate for each in results if each.fate != "pending").items():
                DELIVERIES.labels(chunk.channel, fate).inc(count)
            left -= sum(each.fate != "pending" for each in results)
            if any(outcome.fate == "stop" for outcome in outcomes):
                await self._stop(chunk.broadcast, next(each.error for each in outcomes if each.fate == "stop"))
                return None
        return None

    async def _reclaim(self, chunk: Chunk) -> int:
        keyed = self._lines[chunk.channel].sender.together
        broadcast, number = chunk.broadcast.id, chunk.number
        return await self._surely(self._deliveries.reclaim, broadcast, number, keyed=keyed)

    async def _put_off(self, chunk: Chunk, day: int) -> int:
        """What is left over from another day counts on this one; how many it is too much for."""
        return await self._surely(self._count_anew, chunk.broadcast.id, chunk.number, day)

    async def _goes_on(self, chunk: Chunk) -> bool:
        return (await self._surely(self._broadcasts.load, chunk.broadcast.id)).state == "sending"

    def _turns(self, line: Line) -> Turns:
        async def reserve(count: int) -> float:
            return await self._surely(line.gate.reserve, count)

        return Turns(reserve, line.gate.per_second)

    async def _taken(self, chunk: Chunk, work: Work, most: int, later: set[int]) -> tuple[float, Sequence[Addressee]]:
        """Wait for the next turns at the gate, then claim the people they are for; when the first turn is."""
        gate, count = work.line.gate, 1 if work.line.sender.together else most
        at = await work.turns.next(count)
        await self._rest(at - monotonic())
        while (held := await self._surely(gate.held)) > 0 and not self.stopping.is_set():
            await self._rest(held)
            at = await work.turns.next(count)
        if await self._gave_way(URGENT_WAY if chunk.broadcast.draft.urgent else GIVEN_WAY):
            at = await work.turns.next(count)
            await self._rest(at - monotonic())
        if self.stopping.is_set():
            return at, ()
        try:
            return at, await self._deliveries.take(chunk.broadcast.id, chunk.number, most, later)
        except DBAPIError:  # whether they are claimed isn't known; none of them was sent to
            await self._reclaim(chunk)
            return at, ()

    async def _brought(self, chunk: Chunk, work: Work, at: float, taken: Sequence[Addressee]) -> Sequence[Outcome]:
        """Send to those who were taken, each in its turn; never raises."""
        sender, tries, parcel = work.line.sender, work.tries, work.parcel
        if sender.together:
            tries.first_sent = tries.first_sent or self._clock()
            if self._clock() - tries.first_sent > KEY_LIFE:
                return [Outcome("unknown", error="the retry key is too old")] * len(taken)
            chunk_key = f"{chunk.broadcast.id}:{chunk.broadcast.created}:{chunk.number}"
            return await _tried(sender, parcel, taken, str(uuid.uuid5(KEYS, chunk_key)))

        async def one(to: Addressee) -> Outcome:
            return (await _tried(sender, parcel, [to], ""))[0]

        return await work.turns.spread(at, taken, one)

    async def _judged(
        self, line: Line, tries: Tries, taken: Sequence[Addressee], outcomes: Sequence[Outcome]
    ) -> list[Result]:
        """What is to be written of each; who is to be tried again, and when."""
        hold = max(outcome.hold for outcome in outcomes)
        down, alone = all(outcome.down for outcome in outcomes), line.sender.together or len(outcomes) == 1
        line.failures = line.failures + 1 if down else 0
        shut = down and (not alone or line.failures >= DOWN)  # the channel's fault, not one call's
        if shut:
            hold = max(hold, min(LONGEST_WAIT, 0.5 * 2 ** min(line.failures, 8)))
        if hold:
            log.info("a channel is told to wait", channel=line.sender.channel, seconds=round(hold, 1))
            await self._surely(line.gate.hold, hold)
        results = []
        for to, outcome in zip(taken, outcomes, strict=True):
            fate = outcome.fate
            if fate == "later" and not outcome.hold and (alone or not shut):
                tries.counts[to.place] = tries.counts.get(to.place, 0) + 1
                tries.times[to.place] = monotonic() + min(LONGEST_WAIT, 0.5 * 2.0 ** min(tries.counts[to.place], 8))
                if tries.counts[to.place] >= TRIES and not line.sender.together:
                    fate = "failed"
            again = fate in ("later", "stop")
            results.append(
                Result(to.place, to.person, to.attempt, "pending" if again else fate, outcome.post, outcome.error)  # type: ignore[arg-type]
            )
        return results

    async def _stop(self, broadcast: Broadcast, reason: str) -> None:
        """The channel takes no more: nothing is lost, people have to see to it and resume."""
        log.error("a broadcast is paused", broadcast=broadcast.id, reason=reason)
        try:
            await self._surely(self._broadcasts.act, broadcast.id, "pause", "thamdai", "engine", note=reason)
        except BroadcastError:
            log.info("a broadcast isn't being sent any more", broadcast=broadcast.id)

    # ── taking back ───────────────────────────────────────────────────────────────────────────────────────────────
    async def _recall(self, chunk: Chunk) -> None:
        line, broadcast, number = self._lines[chunk.channel], chunk.broadcast.id, chunk.number
        turns = self._turns(line)
        await self._surely(self._deliveries.give_up, broadcast, number, "withdrawn in mid-sending", "cancelled")
        while not self.stopping.is_set():
            found = await self._surely(self._deliveries.to_recall, broadcast, number, line.batch)
            if not found:
                return
            at = monotonic() if line.sender.together else await turns.next(len(found))
            done: dict[int, Recall] = {}
            wait = 0.0
            for to, said in zip(found, await turns.spread(at, found, line.sender.recall), strict=True):
                if not isinstance(said, Outcome):
                    done[to.place] = said
                elif said.fate in ("later", "unknown"):
                    wait = max(wait, said.hold, 1.0)
                else:
                    done[to.place] = "kept"
            await self._rest(wait)
            await self._surely(self._deliveries.recalled, broadcast, done)

    async def _gave_way(self, seconds: float) -> bool:
        """Wait while a crowd waits for answers, for a time at most; whether that was needed."""
        until, waited = monotonic() + seconds, False
        while monotonic() < until and not self.stopping.is_set() and await self._surely(self._crowded):
            waited = True
            await self._rest(LOOKING)
        return waited

    # ── waiting ───────────────────────────────────────────────────────────────────────────────────────────────────
    async def _rest(self, seconds: float) -> None:
        """Wait, but not beyond the order to stop."""
        if seconds <= 0 or self.stopping.is_set():
            return
        try:
            async with asyncio.timeout(seconds):
                await self.stopping.wait()
        except TimeoutError:
            return

    async def _surely(self, work: Callable[..., Awaitable[_Done]], *given: Any, **more: Any) -> _Done:
        """Do something at the database, through its restarts."""
        pause, until = 0.2, monotonic() + DATABASE_PATIENCE
        while True:
            try:
                return await work(*given, **more)
            except DBAPIError as error:
                if monotonic() > until or self.stopping.is_set():
                    raise
                log.warning("the database can't be reached; trying again", error=type(error.orig).__name__)
                await self._rest(pause)
                pause = min(pause * 2, 5.0)


async def _tried(sender: Sender, parcel: Parcel, to: Sequence[Addressee], key: str) -> Sequence[Outcome]:
    """What the sender made of it. A mistake of ours must not be tried again and again."""
    try:
        return await sender.send(parcel, to, key)
    except Exception as error:
        log.exception("a message could not be sent")
        fate = "failed" if isinstance(error, ValueError) else "unknown"  # a ValueError: it can't be laid out
        return [Outcome(fate, error=type(error).__name__)] * len(to)  # type: ignore[arg-type]
