"""One database behind one URL: opened, brought to the newest tables, written by one task at a time where it must be."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, InvalidatePoolError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.settings import Settings
from bot.state.schema import check, migrate
from bot.state.uncut import uncut
from bot.watching.logs import logger
from knowledge.errors import SettingError

log = logger("thamdai.state")

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
BUSY = 10_000  # milliseconds that SQLite waits for another writer
TURNS = 2  # while one waits for the database, another is made ready
GIVEN_WAY = 0.05  # seconds between two writes of long work: SQLite has no queue of who waits, they look again
POOL = {"pool_size": 8, "max_overflow": 2, "pool_use_lifo": True}  # connections kept: making one is dear
TRUSTED = 1.0  # seconds since its last use for which a connection is not asked whether it lives
WITHIN = {  # limits on time for PostgreSQL: to connect, in seconds; for a dead line and a statement, in milliseconds
    "connect_timeout": 10,
    "tcp_user_timeout": 30_000,
    "options": "-c statement_timeout=300000 -c idle_in_transaction_session_timeout=300000"
    " -c jit=off",  # to compile the plan of a broadcast to thousands takes longer than to carry it out
}
CLOSING = 10.0  # seconds that what is under way is given when the database is closed
PAUSE = 2.0  # seconds between looks whether a server is there
_FOR_GOOD = re.compile(r"authentication failed|does not exist|no password|no pg_hba", re.IGNORECASE)
Insert = sqlite.Insert | postgresql.Insert


class Database:
    """An open database. `clock` gives seconds since 1970.

    `single` has connections of its own, on which each statement is a transaction: that spares PostgreSQL two calls,
    and SQLite's thread three.
    """

    def __init__(self, engine: AsyncEngine, single: AsyncEngine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._single = single
        self.clock = clock
        self.shared = engine.dialect.name != "sqlite"  # whether other processes may work on it too
        self.turns = asyncio.Semaphore(TURNS)  # of what is done together, see bot.state.combining
        self._writer = asyncio.Lock()  # SQLite has one writer at a time
        self._in_use = 0  # connections to SQLite
        self._unused = asyncio.Event()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Each statement sees what is stored when it begins."""
        async with self._single.connect() if self.shared else self._uncut(self._single) as connection:
            yield connection

    @asynccontextmanager
    async def at_once(self) -> AsyncIterator[AsyncConnection]:
        """One statement that writes; all it does is kept, or nothing."""
        if self.shared:
            async with self._single.connect() as connection:
                yield connection
        else:
            async with self._writer, self._uncut(self._single) as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; all of it is kept, or nothing."""
        if self.shared:
            async with self._engine.begin() as connection:
                yield connection
        else:
            async with self._writer, self._uncut(self._engine) as connection:
                yield connection
                await connection.commit()

    async def give_way(self) -> None:
        """Between two writes of long work: let others write. On a server they needn't wait for it."""
        if not self.shared:
            await asyncio.sleep(GIVEN_WAY)

    def insert(self, table: Table) -> Any:
        """An insert that can say what happens to a row that is there already."""
        return postgresql.insert(table) if self.shared else sqlite.insert(table)

    async def scrub(self) -> None:
        """Leave nothing of what was deleted in SQLite's log; in its pages it is overwritten at once."""
        if not self.shared:
            async with self._writer, self._uncut(self._engine) as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def _uncut(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        self._in_use += 1
        try:
            async with uncut(engine) as connection:
                yield connection
        finally:
            self._in_use -= 1
            self._unused.set()

    async def close(self) -> None:
        """Once nobody uses a connection: what a task that was cut off gives back later, no pool closes any more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSING):
                while self._in_use:
                    self._unused.clear()
                    await self._unused.wait()
        await self._engine.dispose()
        await self._single.dispose()


def database_url(settings: Settings) -> str:
    """Where state is kept: what is set, else a file in the data folder."""
    return settings.database_url or f"sqlite:///{(settings.data_dir / 'state.db').absolute()}"


async def open_database(url: str, clock: Callable[[], float] = time.time, wait: float = 0.0) -> Database:
    """Open the database, waiting so many seconds for a server that is only starting. Raises SettingError.

    SQLite's tables are brought up to date; those of a server must be already, by `thamdai migrate`.
    """
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it logs what people wrote
    engine, until = _engine(url), time.monotonic() + wait
    while True:
        try:
            await _prepare(engine)
        except SettingError:
            await engine.dispose()
            raise
        except (SQLAlchemyError, OSError) as error:
            await engine.dispose()
            _told_to_wait(engine.url, error, until, wait)
            await asyncio.sleep(PAUSE)
        else:
            return Database(engine, _engine(url, isolation_level="AUTOCOMMIT", skip_autocommit_rollback=True), clock)


def migrate_at(url: str) -> tuple[str, str]:
    """Bring the tables of a database up to date; the migration before and after. Raises SettingError."""
    engine = _plain_engine(url)
    try:
        with engine.begin() as connection:
            return migrate(connection)
    except (SQLAlchemyError, OSError) as error:
        raise _unusable(error) from None
    finally:
        engine.dispose()


def wait_for(url: str, seconds: float) -> None:
    """Wait for a server that is only starting, so many seconds at most. Raises SettingError."""
    engine, until = _plain_engine(url), time.monotonic() + seconds
    while True:
        try:
            with engine.connect():
                return
        except (SQLAlchemyError, OSError) as error:
            _told_to_wait(engine.url, error, until, seconds)
            time.sleep(PAUSE)
        finally:
            engine.dispose()


def _plain_engine(url: str) -> Engine:
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        _folder_for(parsed.database)
        engine = create_engine(parsed.set(drivername="sqlite"), hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        return engine
    return create_engine(parsed.set(drivername=DRIVERS["postgresql"]), connect_args=WITHIN, hide_parameters=True)


def _told_to_wait(url: URL, error: Exception, until: float, seconds: float) -> None:
    """Say what is waited for. Raises SettingError where waiting is over, or would mend nothing."""
    left = until - time.monotonic()
    if left <= 0 or not _may_pass(error):
        raise _unusable(error, f" after {seconds:.0f} seconds" if seconds and left <= 0 else "") from None
    place = f"{url.host}:{url.port or 5432}/{url.database}"
    log.warning("waiting for the database", at=place, reason=_reason(error), seconds=round(left))


def _unusable(error: Exception, waited: str = "") -> SettingError:
    told = f"the database can't be used{waited} ({_reason(error)}); start it or set another"
    return SettingError("THAMDAI_DATABASE_URL", told)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        DRIVERS[parsed.get_backend_name()]
    except (ArgumentError, KeyError):
        raise SettingError(
            "THAMDAI_DATABASE_URL", "can't be read; expected sqlite:///file or postgresql://user:password@host/name"
        ) from None
    return parsed


def _engine(url: str, **more: Any) -> AsyncEngine:
    parsed = _parsed(url)
    driver = DRIVERS[parsed.get_backend_name()]
    shared = driver != DRIVERS["sqlite"]
    engine = create_async_engine(
        parsed.set(drivername=driver),
        connect_args=WITHIN if shared else {},
        **(POOL if shared else {}),
        hide_parameters=True,  # an error tells what failed, not whom it was about
        **more,
    )
    if shared:
        _ask_the_idle(engine.sync_engine)
    else:
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _ask_the_idle(engine: Engine) -> None:
    """Before use a connection that was idle is asked whether it lives, as by pool_pre_ping, which asks each time."""

    def put_back(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["used"] = time.monotonic()

    def taken(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info.get("used", float("inf")) > TRUSTED:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise InvalidatePoolError from error

    event.listen(engine, "checkin", put_back)
    event.listen(engine, "checkout", taken)


async def _prepare(engine: AsyncEngine) -> None:
    if engine.dialect.name == "sqlite":
        _folder_for(engine.url.database)
        async with engine.begin() as connection:
            await connection.run_sync(migrate)
        return
    async with engine.connect() as connection:
        await connection.run_sync(check)


def _may_pass(error: Exception) -> bool:
    """Whether waiting may mend it: a server that isn't there yet, not a password that is wrong."""
    return isinstance(error, OperationalError) and not _FOR_GOOD.search(str(error.orig))


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", error)).strip().splitlines()[0]


def _folder_for(file: str | None) -> None:
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
