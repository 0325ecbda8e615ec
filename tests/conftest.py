"""What several test files stand on: the shipped report read and described once, and databases to remember in."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

import pytest

from bot.state.database import Database, migrate_at, open_database
from bot.state.tables import metadata
from knowledge.asking.engine import Engine
from knowledge.building import SHIPPED_REPORTS, build_edition
from knowledge.records import Edition
from tests.databases import MISSING, Clock, binaries, create, postgresql, with_clock
from tests.made_up_edition import made_up_edition


@pytest.fixture(scope="session")
def shipped_edition() -> Edition:
    """The report of 2567 with its findings."""
    return build_edition(SHIPPED_REPORTS / "qw-2567.txt")


@pytest.fixture(scope="session")
def engine(shipped_edition: Edition) -> Engine:
    """The engine that answers over the report of 2567."""
    return Engine.for_edition(shipped_edition)


@pytest.fixture(scope="session")
def made_up_engine() -> Engine:
    """An engine over a report that nobody has written words for."""
    return Engine.for_edition(made_up_edition())


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL, whose folder no other run of the tests locks or clears away."""
    if binaries() is None:
        pytest.skip(MISSING)
    with TemporaryDirectory(prefix="thamdai-postgresql-") as folder, postgresql(Path(folder)) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database, first of the one kind, then of the other."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'state.db'}"
    return str(request.getfixturevalue("server"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(url: str, clock: Clock | None) -> AsyncIterator[Database]:
    """An open database, empty."""
    opened = await open_database(url, clock or time)
    yield opened
    async with opened.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())
    await opened.close()


@pytest.fixture
async def settable(server: str) -> AsyncIterator[Database]:
    """An open PostgreSQL whose clock can be set, by tests.databases.set_clock."""
    name = f"settable_{os.urandom(4).hex()}"
    create(int(server.rsplit(":", 1)[1].partition("/")[0]), name)
    url = f"{server.rpartition('/')[0]}/{name}"
    migrate_at(url)
    with_clock(url)
    opened = await open_database(url)
    yield opened
    await opened.close()


@pytest.fixture
def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
