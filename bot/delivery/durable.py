"""The durable engine, DBOS: it remembers which chunks are queued and running, in the same database as everything else.

A workflow a chunk. What DBOS leaves to a service of its maker, taking over the work of a dead process, is done by
`bot.delivery.workers` on two of its public calls, `list_workflows` and `resume_workflow`; a test holds them to that.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID, StepOptions
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

from bot.state.database import WITHIN
from bot.watching.failures import where
from bot.watching.logs import logger

log = logger("thamdai.delivery")

APPLICATION = "thamdai"
VERSION = "broadcasts-1"  # pinned: work begun before an upgrade goes on after it. Raise it only if old work can't
POLLING = 0.5  # seconds between looks at a queue
PLAN, PLAN_QUEUE = "plan", "plans"
FINISHED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
FAILED = FINISHED[1:]
BUSY = 30_000  # milliseconds that SQLite waits for another writer
SUBSECOND = (3, 42)  # the SQLite that knows unixepoch('subsec')

ChunkWork = Callable[[int, int, int], Coroutine[Any, Any, str]]
PlanWork = Callable[[str], Coroutine[Any, Any, str]]


class WorkFailedError(RuntimeError):
    """A piece of work ended without a result; its message is the name of what went wrong."""


class Durable:
    """DBOS in this process; there can be one at a time.

    `executor` must be another for each process that ever was: DBOS takes work of its own name to be its own.
    """

    def __init__(
        self, url: str, executor: str, runners: int, channels: Iterable[str], polling: float = POLLING
    ) -> None:
        self._url = url
        self._polling = polling
        self._executor = executor
        self._runners = runners
        self._channels = tuple(channels)
        self._engine: Engine | None = None

    async def open(self, chunk: ChunkWork, plan: PlanWork) -> None:
        """Start working. `chunk` gets (broadcast, number, queueing), `plan` the id of what is to be planned."""
        quieten()
        self._engine = _system_engine(self._url)
        config: DBOSConfig = {
            "name": APPLICATION,
            "application_version": VERSION,
            "executor_id": self._executor,
            "system_database_url": _system_url(self._url),
            "system_database_engine": self._engine,
            "enable_otlp": False,
            "log_level": "WARNING",
        }
        DBOS(config=config)

        @DBOS.workflow(name="chunk")
        async def run_chunk(broadcast: int, number: int, queueing: int) -> str:
            return await DBOS.run_step_async(StepOptions(name="deliver"), _plainly, chunk, broadcast, number, queueing)

        @DBOS.workflow(name=PLAN)
        async def run_plan(work: str) -> str:
            return await DBOS.run_step_async(StepOptions(name="plan"), _plainly, plan, work)

        self._run_chunk, self._run_plan = run_chunk, run_plan
        DBOS.launch()
        for channel in self._channels:
            await DBOS.register_queue_async(
                channel,
                worker_concurrency=self._runners,
                polling_interval_sec=self._polling,
                on_conflict="always_update",
            )
        await DBOS.register_queue_async(
            PLAN_QUEUE, worker_concurrency=1, polling_interval_sec=self._polling, on_conflict="always_update"
        )

    async def close(self) -> None:
        """Stop. What still runs is cut off, and taken over by another process."""
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
        if self._engine is not None:
            self._engine.dispose()

    async def queue_chunk(self, channel: str, broadcast: int, number: int, queueing: int) -> None:
        """Queue a chunk; queueing the same again does nothing."""
        with SetWorkflowID(chunk_id(broadcast, number, queueing)):
            await DBOS.enqueue_workflow_async(channel, self._run_chunk, broadcast, number, queueing)

    async def queue_plan(self, work: str) -> None:
        with SetWorkflowID(work):
            await DBOS.enqueue_workflow_async(PLAN_QUEUE, self._run_plan, work)

    async def failed(self, ids: Sequence[str]) -> set[str]:
        """Which of some workflows ended without a result."""
        found = await DBOS.list_workflows_async(
            workflow_ids=list(ids), status=list(FAILED), load_input=False, load_output=False
        )
        return {each.workflow_id for each in found}

    async def forget_failed_plans(self) -> None:
        """A plan that ended without a result may be queued again under its name."""
        found = await DBOS.list_workflows_async(name=PLAN, status=list(FAILED), load_input=False, load_output=False)
        if found:
            await DBOS.delete_workflows_async([each.workflow_id for each in found])

    async def left_by(self, executor: str) -> list[str]:
        """What a process was running; of any version."""
        found = await DBOS.list_workflows_async(
            executor_id=executor, status="PENDING", load_input=False, load_output=False
        )
        return [each.workflow_id for each in found]

    async def take_over(self, workflow: str) -> None:
        """Put a workflow back on its queue, for any process to run it from the beginning of its step."""
        queue = PLAN_QUEUE if not (channel := await self._channel_of(workflow)) else channel
        await DBOS.resume_workflow_async(workflow, queue_name=queue)

    async def _channel_of(self, workflow: str) -> str:
        found = await DBOS.list_workflows_async(workflow_ids=[workflow], load_input=False, load_output=False)
        return str(found[0].queue_name or "") if found else ""

    async def clear(self, before: float) -> int:
        """Forget workflows that ended before a time, seconds since 1970; how many."""
        until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(before))
        found = await DBOS.list_workflows_async(
            completed_before=until, status=list(FINISHED), limit=1000, load_input=False, load_output=False
        )
        if found:
            await DBOS.delete_workflows_async([each.workflow_id for each in found])
        return len(found)


async def _plainly(work: Callable[..., Awaitable[str]], *given: Any) -> str:
    """Do a piece of work. DBOS keeps what it raises, and that may name people: it is told which error, and no more."""
    try:
        return await work(*given)
    except Exception as error:  # noqa: BLE001 - told on by another name
        log.error("work failed", exception=where(error))  # noqa: TRY400
        raise WorkFailedError(type(error).__name__) from None


def chunk_id(broadcast: int, number: int, queueing: int) -> str:
    return f"b{broadcast}:{number}:{queueing}"


def migrate_engine(url: str) -> None:
    """Bring the engine's own tables up to date on PostgreSQL, so that workers needn't."""
    if make_url(url).get_backend_name() != "sqlite":
        quieten()
        DBOS.migrate(_system_url(url))


def quieten() -> None:
    """DBOS tells its start-up and its maker's services at level INFO."""
    logging.getLogger("dbos").setLevel(logging.WARNING)


def _system_url(url: str) -> str:
    parsed = make_url(url)
    driver = "sqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


def _system_engine(url: str) -> Engine:
    """The engine that DBOS works through: what it doesn't set by itself is set here."""
    shared = make_url(url).get_backend_name() != "sqlite"
    engine = create_engine(_system_url(url), pool_pre_ping=True, connect_args=WITHIN if shared else {})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = "IMMEDIATE"
    for pragma in (f"busy_timeout={BUSY}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    if sqlite3.sqlite_version_info < SUBSECOND:
        connection.create_function("unixepoch", -1, _unixepoch)


def _unixepoch(*told: Any) -> float | int:
    """What SQLite 3.42 calls unixepoch('subsec'): seconds since 1970 with their fraction; without it, whole ones."""
    return time.time() if told and told[-1] == "subsec" else int(time.time())
