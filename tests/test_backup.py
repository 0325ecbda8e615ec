"""Backups: written while others work, put back whole or not at all, what was there kept beside."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.backup import back_up, restore
from bot.settings import Settings, read_settings
from bot.state.database import database_url, open_database
from bot.state.people import StoredPeople
from bot.state.place import alone
from bot.state.schema import newest
from bot.workbench import open_edition
from knowledge.errors import BackupError, SettingError

THAMDAI = Path(sys.executable).with_name("thamdai")


def settings(folder: Path, **more: str) -> Settings:
    return read_settings({"THAMDAI_DATA_DIR": str(folder)} | more, Path("no-such.env"))


async def seen(read: Settings, *people: str) -> None:
    database = await open_database(database_url(read))
    for each in people:
        await StoredPeople(database).seen("telegram", each)
    await database.close()


async def known(read: Settings) -> set[str]:
    database = await open_database(database_url(read))
    found = {each for each in ("1", "2", "3") if await StoredPeople(database).person("telegram", each)}
    await database.close()
    return found


async def test_what_was_backed_up_comes_back_and_what_was_there_is_kept_beside(tmp_path: Path) -> None:
    read, file = settings(tmp_path / "data"), tmp_path / "backup.zip"
    edition = open_edition(read)
    (tmp_path / "data" / "questions").mkdir()
    (tmp_path / "data" / "questions" / "own.jsonl").write_text("{}\n")
    await seen(read, "1")
    database = await open_database(database_url(read))
    with alone(database_url(read)):  # somebody works on it meanwhile
        await StoredPeople(database).seen("telegram", "2")
        made = back_up(read, file)
    await database.close()
    assert set(made.files) == {"knowledge.db", "state.db", "shipped.json", "questions/own.jsonl"}
    assert made.migration == newest()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    await seen(read, "3")
    (tmp_path / "data" / "knowledge.db").write_bytes(b"damaged")
    (tmp_path / "data" / "questions" / "own.jsonl").unlink()
    put = restore(read, file)
    assert put.files == made.files
    assert await known(read) == {"1", "2"}
    assert open_edition(read) == edition
    assert (tmp_path / "data" / "questions" / "own.jsonl").read_text() == "{}\n"
    (aside,) = (tmp_path / "data").glob("state.db.before-*")
    with sqlite3.connect(aside) as there:
        assert {row[0] for row in there.execute("SELECT person FROM people")} == {"1", "2", "3"}
    assert not list((tmp_path / "data").glob(".thamdai-*"))


async def test_a_backup_goes_to_another_machine(tmp_path: Path) -> None:
    await seen(settings(tmp_path / "old"), "1")
    open_edition(settings(tmp_path / "old"))
    back_up(settings(tmp_path / "old"), tmp_path / "backup.zip")
    new = settings(tmp_path / "new" / "deep")
    restore(new, tmp_path / "backup.zip")
    assert await known(new) == {"1"}


async def test_nothing_is_restored_while_somebody_works_on_it(tmp_path: Path) -> None:
    read = settings(tmp_path)
    await seen(read, "1")
    back_up(read, tmp_path / "backup.zip")
    with alone(database_url(read)), pytest.raises(SettingError, match="another thamdai"):
        restore(read, tmp_path / "backup.zip")


def repacked(source: Path, to: Path, **changed: bytes | None) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w") as new:
        for name in {*old.namelist(), *changed}:
            content = changed.get(name, old.read(name) if name in old.namelist() else b"")
            if content is not None:
                new.writestr(name, content)
    return to


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"thamdai.json": None}, "is no backup"),
        ({"thamdai.json": b"[]"}, "is no backup"),
        ({"thamdai.json": json.dumps({"made": 1.0, "migration": "9999"}).encode()}, "newer thamdai"),
        ({"state.db": b"SQLite format 3\0" + b"x" * 5000}, "can't be restored"),
        ({"../evil.db": b""}, "which no backup does"),
        ({"questions/../../evil.jsonl": b""}, "which no backup does"),
    ],
    ids=str,
)
async def test_what_is_no_whole_backup_changes_nothing(
    tmp_path: Path, changed: dict[str, bytes | None], told: str
) -> None:
    read = settings(tmp_path / "data")
    await seen(read, "1")
    back_up(read, tmp_path / "good.zip")
    await seen(read, "2")
    bad = repacked(tmp_path / "good.zip", tmp_path / "bad.zip", **changed)
    with pytest.raises(BackupError, match=told):
        restore(read, bad)
    assert await known(read) == {"1", "2"}
    assert not list((tmp_path / "data").glob("*.before-*"))
    assert not set(tmp_path.rglob("evil*"))  # noqa: ASYNC240


def test_a_file_that_is_none_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("hello")
    for name in ("x.zip", "missing.zip"):
        with pytest.raises(BackupError, match="can't be restored"):
            restore(settings(tmp_path / "data"), tmp_path / name)
    with pytest.raises(BackupError, match="can't be written"):
        back_up(settings(tmp_path), tmp_path / "no" / "such" / "folder" / "x.zip")


def test_state_on_postgresql_is_left_to_its_own_tools(tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    shared = {"THAMDAI_DATABASE_URL": "postgresql://thamdai@127.0.0.1:1/thamdai"}
    open_edition(settings(tmp_path / "data"))
    environ = {"PATH": os.environ["PATH"], "THAMDAI_DATA_DIR": str(tmp_path / "data")} | shared
    done = subprocess.run(
        [THAMDAI, "backup", file], env=environ, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "knowledge.db" in done.stdout
    assert "pg_dump" in done.stderr
    alone_ = settings(tmp_path / "one")
    asyncio.run(seen(alone_, "1"))
    back_up(alone_, tmp_path / "one.zip")
    with pytest.raises(BackupError, match="pg_restore"):
        restore(settings(tmp_path / "data", **shared), tmp_path / "one.zip")
