"""The knowledge base: editions of reports in one SQLite file, made by sqlite-utils and readable without thamdai.

An edition is one report as of one date. Editions live side by side; one is current. The file is never changed in
place: a new one is built beside it from all its editions, checked, and swapped in, so a reader sees the old file or
the new one, and a failure leaves the old one. The same editions give the same bytes under one version of SQLite, in
whichever order they came; `content_hash` is the same everywhere.

Outside: `sqlite-utils tables knowledge.db --counts`, `sqlite-utils search knowledge.db passages หนี้สิน` (three letters
or more), or Datasette; the view `figures` shows each indicator with its sentence. See tables.py for the columns.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from knowledge.errors import KnowledgeBaseError
from knowledge.records import Edition
from knowledge.tables import TABLES, edition_from, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA_VERSION = 1  # PRAGMA user_version; raised whenever tables.py changes
APPLICATION_ID = 0x54484D44  # PRAGMA application_id: "THMD"

_FIGURES = """
SELECT i.edition, i.policy, i.table_name, i.label, i.value_text, i.unit, i.total, i.percent_text, i.as_of, i.kind,
       c.quote
FROM indicators i JOIN citations c ON c.edition = i.edition AND c.id = i.citation
"""


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """One edition of a knowledge base, without its contents."""

    id: str  # "qw-2567@2024-10-07"
    report: str  # Report.id
    title: str
    fiscal_year: int  # Buddhist era
    as_of: date
    current: bool  # what questions are answered from
    content_hash: str


def edition_id_of(edition: Edition) -> str:
    """How a knowledge base calls an edition: report and as-of date, "qw-2567@2024-10-07"."""
    return f"{edition.report.id}@{edition.report.as_of.isoformat()}"


def content_hash(edition: Edition) -> str:
    """SHA-256 in hex over everything an edition says; equal for equal editions, whatever the file or machine."""
    text = json.dumps(edition, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read_edition(path: Path | str, edition_id: str | None = None) -> Edition:
    """The current edition, or the one of that id, equal to what was written. Raises KnowledgeBaseError."""
    with _opened(Path(path)) as connection:
        entries = _entries(connection)
        wanted = [entry for entry in entries if (entry.current if edition_id is None else entry.id == edition_id)]
        if not wanted:
            held = ", ".join(entry.id for entry in entries) or "none"
            raise KnowledgeBaseError(f"{path}: no edition {edition_id or 'in use'}; it holds {held}")
        edition = edition_from(connection, wanted[0].id)
    if content_hash(edition) != wanted[0].content_hash:
        raise KnowledgeBaseError(
            f"{path}: {wanted[0].id} is not what was built (damaged, or changed by hand);"
            " run `thamdai build` to make it anew"
        )
    return edition


def list_editions(path: Path | str) -> tuple[EditionEntry, ...]:
    """What a knowledge base holds, by edition id. Raises KnowledgeBaseError."""
    with _opened(Path(path)) as connection:
        return _entries(connection)


def write_edition(path: Path | str, edition: Edition, make_current: bool = True) -> EditionEntry:
    """Put an edition into the knowledge base, in place of the one of the same report and date; others are kept.

    A first edition is current in any case. A knowledge base of another schema version, or a damaged one, is kept beside
    the new file as `<name>.old`. Raises KnowledgeBaseError, leaving the file in use as it was, where the records don't
    fit together or the file belongs to another program. Two writers at once: the later swap wins.
    """
    path = Path(path)
    new_id = edition_id_of(edition)
    editions, current, superseded = _held(path)
    editions[new_id] = edition
    if make_current or current not in editions:
        current = new_id
    _swap_in(path, editions, current, superseded)
    return next(entry for entry in list_editions(path) if entry.id == new_id)


def use_edition(path: Path | str, edition_id: str) -> None:
    """Make another edition of the knowledge base the current one. Raises KnowledgeBaseError if it isn't there."""
    path = Path(path)
    editions = {entry.id: read_edition(path, entry.id) for entry in list_editions(path)}
    if edition_id not in editions:
        raise KnowledgeBaseError(f"{path}: no edition {edition_id}; it holds {', '.join(editions)}")
    _swap_in(path, editions, edition_id, superseded=False)


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a knowledge base of this version; SQLite's own errors become KnowledgeBaseError."""
    if not path.is_file():
        raise KnowledgeBaseError(f"{path}: no knowledge base there; run `thamdai build` to make it")
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as connection:
            _check_version(path, connection)
            yield connection
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise KnowledgeBaseError(f"{path}: damaged ({error}); run `thamdai build` to make it anew") from error


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    if not _is_ours(path, connection):
        raise KnowledgeBaseError(f"{path}: not a knowledge base of thamdai; move it away, then run `thamdai build`")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != SCHEMA_VERSION:
        raise KnowledgeBaseError(
            f"{path}: made by another version (schema {version}, this one reads {SCHEMA_VERSION});"
            " run `thamdai build` to make it anew"
        )


def _is_ours(path: Path, connection: sqlite3.Connection) -> bool:
    with path.open("rb") as file:
        if file.read(15) != b"SQLite format 3":
            return False
    return bool(connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))


def _entries(connection: sqlite3.Connection) -> tuple[EditionEntry, ...]:
    query = "SELECT edition, report, title, fiscal_year, as_of, is_current, content_hash FROM reports ORDER BY edition"
    return tuple(
        EditionEntry(edition, report, title, year, date.fromisoformat(as_of), bool(current), digest)
        for edition, report, title, year, as_of, current, digest in connection.execute(query)
    )


def _plain(value: Any) -> Any:
    """What JSON doesn't know: our records and dates."""
    if isinstance(value, date):
        return value.isoformat()
    return {name: getattr(value, name) for name in value.__slots__}


# ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _held(path: Path) -> tuple[dict[str, Edition], str, bool]:
    """The editions of the file, which one is current, and whether the file is of no more use but to be kept aside."""
    if not path.exists():
        return {}, "", False
    try:
        entries = list_editions(path)
        editions = {entry.id: read_edition(path, entry.id) for entry in entries}
    except KnowledgeBaseError:
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection,
        ):
            if _is_ours(path, connection):
                return {}, "", True
        raise
    return editions, next((entry.id for entry in entries if entry.current), ""), False


def _swap_in(path: Path, editions: Mapping[str, Edition], current: str, superseded: bool) -> None:
    """Build a file of these editions beside `path`, then let it take its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        _build(new, editions, current)
        new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        _synchronise(new)
        if superseded:
            shutil.copy2(path, path.with_name(path.name + ".old"))
        new.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise KnowledgeBaseError(f"{path}: not written ({error}); the file in use is as it was") from error
    finally:
        new.unlink(missing_ok=True)
    with suppress(OSError):  # some systems can't; the swap has happened
        _synchronise(path.parent)


def _synchronise(path: Path) -> None:
    """Ask the disk to have written a file or folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _build(path: Path, editions: Mapping[str, Edition], current: str) -> None:
    """Write all editions into an empty file, in the order of their ids."""
    from sqlite_utils import Database  # takes half a second to load, and readers don't need it

    with closing(sqlite3.connect(path)) as connection:
        database = Database(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        _create_tables(database)
        for edition_id, edition in sorted(editions.items()):
            for table, table_rows in rows(edition_id, edition, content_hash(edition), edition_id == current):
                database.table(table).insert_all(table_rows)
        database.table("passages").enable_fts(["text"], tokenize="trigram")  # Thai puts no space between words
        database.create_view("figures", _FIGURES)
        connection.commit()
        _check_references(connection)
        connection.execute("VACUUM")
        for edition_id, edition in editions.items():
            if edition_from(connection, edition_id) != edition:
                raise KnowledgeBaseError(f"{edition_id} reads otherwise than written; the file in use is as it was")


def _create_tables(database: Database) -> None:
    for name, table in TABLES.items():
        database.create_table(
            name,
            table.types,
            pk=table.key[0] if len(table.key) == 1 else table.key,
            not_null=table.filled,
            foreign_keys=table.foreign_keys,
            strict=True,
        )
    database.table("policies").add_foreign_key(("edition", "main_indicator"), "indicators", ("edition", "id"))


def _check_references(connection: sqlite3.Connection) -> None:
    """Refuse records that point to a policy, group or indicator that isn't there."""
    for table, rowid, other, _ in connection.execute("PRAGMA foreign_key_check"):
        row = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", (rowid,)).fetchone()  # noqa: S608 (own names)
        raise KnowledgeBaseError(f"{table}: {row} points to none of {other}; the file in use is as it was")
