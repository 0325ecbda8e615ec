"""Tables are brought up to date by `thamdai migrate`, on SQLite by themselves; a server is waited for."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import Engine, create_engine, text

from bot.state.conversations import places
from bot.state.database import Database, migrate_at, open_database, wait_for
from bot.state.place import alone
from bot.state.schema import MIGRATIONS, newest
from knowledge.errors import SettingError
from tests.databases import MISSING, binaries, create, postgresql, start, stop

THAMDAI = Path(sys.executable).with_name("thamdai")


def run(folder: Path, url: str, *command: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "THAMDAI_DATA_DIR": str(folder), "THAMDAI_DATABASE_URL": url}
    return subprocess.run(
        [THAMDAI, *command], env=environ, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def empty(server: str) -> str:
    """A database of the server, without tables."""
    port = int(server.rsplit(":", 1)[1].partition("/")[0])
    name = f"empty_{os.urandom(4).hex()}"
    create(port, name)
    return server.rpartition("/")[0] + f"/{name}"


async def moved_to(url: str, revision: str) -> None:
    database = await open_database(url)
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": revision})
    await database.close()


# ── migrating ─────────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_a_server_without_tables_is_refused_until_it_is_migrated(tmp_path: Path, empty: str) -> None:
    with pytest.raises(SettingError, match=r"no tables yet.*run `thamdai migrate`"):
        await open_database(empty)
    refused = run(tmp_path, empty, "subscribers")
    assert refused.returncode == 2
    assert "run `thamdai migrate`" in refused.stderr
    done = run(tmp_path, empty, "migrate")
    assert (done.returncode, done.stdout) == (0, f"the tables are of migration {newest()}, before none\n")
    assert run(tmp_path, empty, "migrate").stdout == f"the tables are of migration {newest()}\n"
    database = await open_database(empty)
    async with database.reading() as connection:  # the engine of broadcasts has its tables too
        assert (await connection.execute(text("SELECT count(*) FROM dbos.workflow_status"))).scalar() == 0
    await database.close()


async def test_a_server_that_is_behind_is_refused_with_both_numbers(empty: str) -> None:
    migrate_at(empty)
    await moved_to(empty, "0004")
    with pytest.raises(SettingError, match=rf"migration 0004, and this thamdai needs {newest()}; run "):
        await open_database(empty)


async def test_tables_of_a_newer_version_are_left_alone(url: str, database: Database) -> None:
    at = newest()
    await moved_to(url, "9999")
    try:
        with pytest.raises(SettingError, match="9999, which a newer thamdai made; start that one"):
            await open_database(url)
        with pytest.raises(SettingError, match="a newer thamdai"):
            migrate_at(url)
    finally:
        async with database.writing() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": at})


async def test_sqlite_is_brought_up_to_date_by_opening_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    database = await open_database(url)
    async with database.reading() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == newest()
    await database.close()
    assert migrate_at(url) == (newest(), newest())


def test_several_who_migrate_at_once_do_it_once(empty: str) -> None:
    async def all_at_once() -> list[tuple[str, str]]:
        return await asyncio.gather(*(asyncio.to_thread(migrate_at, empty) for _ in range(3)))

    done = asyncio.run(all_at_once())
    assert sorted(before for before, _ in done) == ["", newest(), newest()]
    assert {after for _, after in done} == {newest()}


@pytest.fixture(params=["sqlite", "postgresql"])
def former(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database whose tables are of migration 0008, with talk in it."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'state.db'}"
    else:
        url = str(request.getfixturevalue("empty")).replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, "0008")
        for conversation in TALK:
            values = {"conversation": conversation}
            connection.execute(text("INSERT INTO contexts VALUES (:conversation, '{}', 1)"), values)
            named = "INSERT INTO answers (conversation, question, reply, answered) VALUES (:conversation, 'q', '{}', 1)"
            connection.execute(text(named), values)
    yield engine
    engine.dispose()


TALK = {  # conversation -> the group and the speaker
    "telegram:7:7": ("", ""),
    "telegram:-5:7": ("telegram:-5", "telegram:7"),
    "telegram:-5:": ("telegram:-5", "telegram:"),  # somebody who speaks as the group
    "line:U7:U7": ("", ""),
    "line:C5:U7": ("line:C5", "line:U7"),
    "c1": ("", ""),
    "a:b": ("", ""),
    "": ("", ""),
}


def test_talk_in_groups_is_found_by_group_and_speaker_after_an_upgrade(former: Engine) -> None:
    url = former.url.render_as_string(hide_password=False).replace("+psycopg", "")
    assert migrate_at(url) == ("0008", newest())
    with former.connect() as connection:
        for table in ("contexts", "answers"):
            rows = connection.execute(text(f"SELECT conversation, in_group, speaker FROM {table}"))  # noqa: S608
            assert {row[0]: (row[1], row[2]) for row in rows} == TALK
    assert {conversation: tuple(places(conversation).values()) for conversation in TALK} == TALK


# ── waiting ───────────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_a_server_that_is_not_there_is_waited_for_and_named(
    tmp_path: Path, free_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"postgresql://thamdai:se-cr-et@127.0.0.1:{free_port}/thamdai"
    with pytest.raises(SettingError, match=r"can't be used after 1 seconds .*refused") as told:
        await open_database(url, wait=1.0)
    assert "se-cr-et" not in str(told.value)
    with pytest.raises(SettingError, match="start it or set another"):
        wait_for(url, 0.0)
    refused = run(tmp_path, url, "subscribers")
    assert (refused.returncode, "Traceback" in refused.stderr) == (2, False)


async def test_a_server_that_comes_up_meanwhile_is_taken() -> None:
    if binaries() is None:
        pytest.skip(MISSING)
    with TemporaryDirectory(prefix="thamdai-waiting-") as folder, postgresql(Path(folder)) as url:
        await asyncio.to_thread(stop, Path(folder))
        with pytest.raises(SettingError, match="can't be used"):
            await open_database(url)
        opening = asyncio.create_task(open_database(url, wait=60.0))
        await asyncio.to_thread(start, Path(folder))
        await (await opening).close()


async def test_what_waiting_does_not_mend_is_told_at_once(server: str) -> None:
    with pytest.raises(SettingError, match="does not exist"):
        await open_database(server.rpartition("/")[0] + "/nothing", wait=3_600.0)


# ── one process at a SQLite file ──────────────────────────────────────────────────────────────────────────────────────
def test_a_second_process_on_one_sqlite_file_is_refused_and_commands_are_not(tmp_path: Path, free_port: int) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    environ = {"PATH": os.environ["PATH"], "THAMDAI_DATA_DIR": str(tmp_path), "THAMDAI_PORT": str(free_port)}
    with subprocess.Popen([THAMDAI, "serve"], env=environ, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert "answers on" in first.stdout.readline()
        for command in (("serve", "--port", str(_other(free_port))), ("worker",), ("migrate",)):
            refused = run(tmp_path, url, *command)
            assert refused.returncode == 2
            assert f"another thamdai, process {first.pid}, works on" in refused.stderr
            assert "postgresql://" in refused.stderr
        listed = run(tmp_path, url, "broadcast", "list")
        assert (listed.returncode, listed.stderr) == (0, "")
        assert "/console/enter?link=" in run(tmp_path, url, "console").stdout
        first.send_signal(signal.SIGKILL)
        first.wait()
        with alone(url):  # free again, though nobody said goodbye
            pass


def _other(port: int) -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found = int(free.getsockname()[1])
    return found if found != port else _other(port)
