"""The one place at a SQLite file: one process at a time answers and sends. Commands that write briefly may come."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sqlalchemy.engine import make_url

from knowledge.errors import SettingError


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None of any other, or one in memory."""
    parsed = make_url(url)
    file = parsed.database if parsed.get_backend_name() == "sqlite" else None
    return Path(file) if file and file != ":memory:" else None


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold the place; it is free again when the process ends, however it ends. PostgreSQL has room for many.

    Raises SettingError where another process has it.
    """
    file = sqlite_file(url)
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_name(f"{file.name}.process").open("a+", encoding="ascii") as place:
        _take(place, file)
        yield


def _take(place: TextIO, file: Path) -> None:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        place.seek(0)
        who = place.read().strip()
        raise SettingError(
            "THAMDAI_DATABASE_URL",
            f"another thamdai{f', process {who},' if who else ''} works on {file} already (serve or worker); stop it, "
            "or set a postgresql:// URL, on which several may work side by side",
        ) from None
    place.truncate(0)
    place.write(str(os.getpid()))
    place.flush()
