"""The databases that tests of state run on: SQLite in a file, and a PostgreSQL server started for the run."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import text

from bot.state.database import Database, migrate_at

SERVERS = Path("/usr/lib/postgresql")  # where Debian's packages put them
MISSING = "PostgreSQL is not here; on Debian: apt-get install postgresql"


def binaries() -> Path | None:
    found = sorted(SERVERS.glob("*/bin/initdb")) if SERVERS.is_dir() else []
    return found[-1].parent if found else None


class Clock:
    """Seconds since 1970 that pass only where a test says so."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def postgresql(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """The URL of a server of its own, stopped at the end; `durable` as in use, else it needn't outlive its machine."""
    programs = binaries()
    if programs is None:
        raise FileNotFoundError(MISSING)
    data = folder / "data"
    data.mkdir(parents=True)
    user = _unprivileged(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _run([str(programs / "initdb"), "-D", str(data), "-U", "thamdai", "-A", "trust", "-E", "UTF8", "--no-sync"], user)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1" + ("" if durable else " -c fsync=off")
    (folder / "options").write_text(options)
    start(folder)
    try:
        create(port, "thamdai")
        url = f"postgresql://thamdai@127.0.0.1:{port}/thamdai"
        migrate_at(url)
        yield url
    finally:
        stop(folder)


def create(port: int, name: str) -> None:
    """Another database of a server, without tables."""
    created = str((binaries() or Path()) / "createdb")
    _run([created, "-h", "127.0.0.1", "-p", str(port), "-U", "thamdai", name], _user())


def with_clock(url: str) -> None:
    """From the next connection on a database has a clock that can be set, by `set_clock`."""
    name = url.rpartition("/")[2]
    shifted = "SELECT pg_catalog.clock_timestamp() + make_interval(secs => seconds) FROM moved.clock"
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in (
            "CREATE SCHEMA moved",
            "CREATE TABLE moved.clock (seconds double precision NOT NULL)",
            "INSERT INTO moved.clock VALUES (0)",
            f"CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ {shifted} $$",
            f'ALTER DATABASE "{name}" SET search_path = public, moved, pg_catalog',
        ):
            connection.execute(statement.encode())


async def set_clock(database: Database, hours: int) -> None:
    """Set the clock of a database by so many hours."""
    async with database.writing() as connection:
        await connection.execute(
            text("UPDATE moved.clock SET seconds = seconds + :seconds"), {"seconds": hours * 3_600}
        )


def server_pid(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def crash(folder: Path) -> None:
    """The server of a folder dies, and is there again."""
    stop(folder)
    start(folder)


def start(folder: Path) -> None:
    options = (folder / "options").read_text()
    _run([*_control(folder), "-l", str(folder / "log"), "-o", options, "start"], _user())


def stop(folder: Path) -> None:
    _run([*_control(folder), "-m", "immediate", "stop"], _user())


def _control(folder: Path) -> list[str]:
    return [str((binaries() or Path()) / "pg_ctl"), "-D", str(folder / "data"), "-w"]


def _unprivileged(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: then it runs as Debian's own user for it, who must reach the folder."""
    user = _user()
    if user is None:
        return None
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, user)
    return user


def _user() -> int | None:
    return pwd.getpwnam("postgres").pw_uid if os.getuid() == 0 else None


def _run(command: list[str], user: int | None) -> None:
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
