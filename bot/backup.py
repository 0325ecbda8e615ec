"""A backup: one file with the knowledge base, the question sets and, of SQLite, the state; and putting it back."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Settings
from bot.state.database import database_url
from bot.state.place import alone, sqlite_file
from bot.state.schema import known
from bot.workbench import FILE, MARK
from knowledge.errors import BackupError

STATE = "state.db"
ABOUT = "thamdai.json"
QUESTIONS = "questions"
PRIVATE = 0o600  # it holds ids of people


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    made: float  # seconds since 1970
    migration: str  # of the state's tables; "" where the state is elsewhere, in PostgreSQL
    files: tuple[str, ...]


def back_up(settings: Settings, to: Path) -> Backup:
    """Write a backup, also while others work on the files. Raises BackupError."""
    state = sqlite_file(database_url(settings))
    try:
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=".thamdai-") as folder:
            files = _gathered(settings, state, Path(folder))
            migration = _migration(files[STATE]) if STATE in files else ""
            about = Backup(time.time(), migration, tuple(files))
            ready = Path(folder) / "backup.zip"
            with zipfile.ZipFile(ready, "w", zipfile.ZIP_DEFLATED) as packed:
                packed.writestr(ABOUT, json.dumps({"made": about.made, "migration": migration}))
                for name, file in files.items():
                    packed.write(file, name)
            ready.chmod(PRIVATE)
            ready.replace(to)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{to}: the backup can't be written ({error}); nothing was changed") from error
    return about


def restore(settings: Settings, source: Path) -> Backup:
    """Put a backup in place; what was there is kept beside it. Raises BackupError, and then nothing is changed."""
    url = database_url(settings)
    state = sqlite_file(url)
    with alone(url):
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
            with (
                zipfile.ZipFile(source) as packed,
                tempfile.TemporaryDirectory(dir=settings.data_dir, prefix=".thamdai-") as folder,
            ):
                about = _checked(packed, Path(folder))
                if about.migration and state is None:
                    raise BackupError(
                        f"{source} holds a SQLite state and THAMDAI_DATABASE_URL names a PostgreSQL; "
                        "take that setting away, or restore the server's own dump with pg_restore"
                    )
                _put_in_place(settings, state, Path(folder), about)
        except (OSError, sqlite3.Error, zipfile.BadZipFile) as error:
            raise BackupError(f"{source}: can't be restored ({error}); nothing was changed") from error
    return about


def _gathered(settings: Settings, state: Path | None, folder: Path) -> dict[str, Path]:
    """Name in the backup -> a file that nobody writes any more."""
    files = {}
    for name, file in ((FILE, settings.data_dir / FILE), (STATE, state)):
        if file and file.exists():
            files[name] = folder / name
            with closing(sqlite3.connect(file)) as there, closing(sqlite3.connect(folder / name)) as copy:
                there.backup(copy)
    plain = [settings.data_dir / MARK, *sorted((settings.data_dir / QUESTIONS).glob("*.jsonl"))]
    return files | {str(each.relative_to(settings.data_dir)): each for each in plain if each.exists()}


def _checked(packed: zipfile.ZipFile, folder: Path) -> Backup:
    """Unpack into a folder, and see that all of it is whole and can be used by this version."""
    try:
        told = json.loads(packed.read(ABOUT))
        about = Backup(told["made"], told["migration"], tuple(name for name in packed.namelist() if name != ABOUT))
    except (KeyError, TypeError, ValueError):
        raise BackupError(f"{packed.filename} is no backup; expected a file that `thamdai backup` wrote") from None
    for name in about.files:
        if name not in (FILE, STATE, MARK) and not (name.startswith(f"{QUESTIONS}/") and name.count("/") == 1):
            raise BackupError(f"{packed.filename} holds {name!r}, which no backup does; it was made by something else")
        packed.extract(name, folder)
        if name.endswith(".db"):
            with closing(sqlite3.connect(folder / name)) as copy:
                if (found := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                    raise BackupError(f"{packed.filename}: {name} is damaged ({found}); take another backup")
    if not known(about.migration):
        raise BackupError(
            f"{packed.filename} was made by a newer thamdai (migration {about.migration}); install that one first"
        )
    return about


def _put_in_place(settings: Settings, state: Path | None, folder: Path, about: Backup) -> None:
    aside = f".before-{time.strftime('%Y%m%d-%H%M%S')}"
    for name in about.files:
        target = state if name == STATE and state else settings.data_dir / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name == STATE and target.exists():
            with closing(sqlite3.connect(target)) as there:  # what is in the log is taken into the file
                there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for ending in ("-wal", "-shm"):
                Path(f"{target}{ending}").unlink(missing_ok=True)
        if target.exists() and name.endswith(".db"):
            target.rename(f"{target}{aside}")
        os.replace(folder / name, target)  # noqa: PTH105 (across folders of one disk, at once)


def _migration(file: Path) -> str:
    with closing(sqlite3.connect(file)) as there:
        try:
            found = there.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:  # empty: nobody has begun yet
            found = None
    return str(found[0]) if found else ""
