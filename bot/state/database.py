"""One database behind one URL: opened, brought to the newest tables, written by one task at a time where it must be."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.settings import Settings
from knowledge.errors import SettingError

MIGRATIONS = Path(__file__).parent / "migrations"
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
BUSY = 10_000  # milliseconds that SQLite waits for another writer
WITHIN = {  # limits on time for PostgreSQL: to connect, in seconds; for a dead line and a statement, in milliseconds
    "connect_timeout": 10,
    "tcp_user_timeout": 30_000,
    "options": "-c statement_timeout=300000 -c idle_in_transaction_session_timeout=300000",
}
Insert = sqlite.Insert | postgresql.Insert


class Database:
    """An open database. `clock` gives seconds since 1970."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")  # spares PostgreSQL two calls
        self.clock = clock
        self.shared = engine.dialect.name != "sqlite"  # whether other processes may work on it too
        self._writer = asyncio.Lock()  # SQLite has one writer at a time

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Each statement sees what is stored when it begins."""
        async with self._reading.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; all of it is kept, or nothing."""
        async with nullcontext() if self.shared else self._writer, self._engine.begin() as connection:
            yield connection

    def insert(self, table: Table) -> Any:
        """An insert that can say what happens to a row that is there already."""
        return postgresql.insert(table) if self.shared else sqlite.insert(table)

    async def scrub(self) -> None:
        """Leave nothing of what was deleted in SQLite's log; in its pages it is overwritten at once."""
        if not self.shared:
            async with self._writer, self._engine.connect() as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        await self._engine.dispose()


def database_url(settings: Settings) -> str:
    """Where state is kept: what is set, else a file in the data folder."""
    return settings.database_url or f"sqlite:///{(settings.data_dir / 'state.db').absolute()}"


async def open_database(url: str, clock: Callable[[], float] = time.time) -> Database:
    """Open the database and bring its tables up to date. Raises SettingError where it can't be."""
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it logs what people wrote
    try:
        parsed = make_url(url)
        driver = DRIVERS[parsed.get_backend_name()]
        shared = driver != DRIVERS["sqlite"]
        engine = create_async_engine(
            parsed.set(drivername=driver),
            pool_pre_ping=shared,
            connect_args=WITHIN if shared else {},
            hide_parameters=True,  # an error tells what failed, not whom it was about
        )
    except (ArgumentError, KeyError):
        raise SettingError(
            "THAMDAI_DATABASE_URL", "can't be read; expected sqlite:///file or postgresql://user:password@host/name"
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    try:
        if engine.dialect.name == "sqlite":
            _folder_for(parsed.database)
        async with engine.begin() as connection:
            await connection.run_sync(_migrate)
    except (SQLAlchemyError, OSError) as error:
        await engine.dispose()
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise SettingError(
            "THAMDAI_DATABASE_URL", f"the database can't be used ({reason}); start it or set another"
        ) from None
    return Database(engine, clock)


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


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # one process at a time brings the tables up to date
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # of large tables that takes its time
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(2567)")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
