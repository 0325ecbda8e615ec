"""The knowledge base: what is written is what is read, editions live side by side, a failure leaves the file in use."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import database
from knowledge.database import (
    SCHEMA_VERSION,
    content_hash,
    edition_id_of,
    list_editions,
    read_edition,
    use_edition,
    write_edition,
)
from knowledge.errors import KnowledgeBaseError
from knowledge.records import Edition
from knowledge.tables import TABLES
from tests.made_up_edition import made_up_edition, with_indicator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.db"


def dated(day: date) -> Edition:
    """The made-up edition as of another day."""
    edition = made_up_edition()
    return replace(edition, report=replace(edition.report, as_of=day))


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def change_by_hand(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_is_written_is_what_is_read(path: Path) -> None:
    edition = made_up_edition()
    entry = write_edition(path, edition)
    assert read_edition(path) == edition
    assert entry.id == edition_id_of(edition) == "qw-2568@2025-10-06"
    assert entry.current
    assert entry.content_hash == content_hash(edition)


def test_whole_and_broken_numbers_stay_what_they_are(path: Path) -> None:
    edition = with_indicator(made_up_edition(), "savings.mean", value=4.0, value_text="4.00")
    edition = with_indicator(edition, "kitchens.clean", percent=75)
    write_edition(path, edition)
    read = {indicator.id: indicator for indicator in read_edition(path).indicators}
    assert repr(read["savings.mean"].value) == "4.0"
    assert repr(read["savings.members"].value) == "310"
    assert repr(read["kitchens.clean"].percent) == "75"


texts = st.text(st.characters(codec="utf-8"), max_size=30)


@given(
    text=texts,
    quote=texts,
    value=st.none() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False, allow_infinity=False),
    sources=st.lists(texts).map(tuple),
    readings=st.lists(texts).map(tuple),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_any_number_come_back(
    tmp_path: Path, text: str, quote: str, value: float | None, sources: tuple[str, ...], readings: tuple[str, ...]
) -> None:
    edition = with_indicator(made_up_edition(), "savings.mean", value=value, value_text=text, source_text=quote)
    edition = replace(
        edition,
        report=replace(edition.report, sources=sources),
        passages=(replace(edition.passages[0], text=text, source_text=quote), *edition.passages[1:]),
        findings=(replace(edition.findings[0], readings=readings),),
    )
    write_edition(tmp_path / "any.db", edition)
    assert read_edition(tmp_path / "any.db") == edition


def test_every_field_of_every_record_has_a_column() -> None:
    renamed = {"group": "group_id", "order": "item_order", "before": "before_order", "table": "table_name"}
    elsewhere = {"passages": {"source_text", "line"}, "indicators": {"source_text", "line"}, "findings": {"indicators"}}
    edition = made_up_edition()
    for table in ("groups", "policies", "passages", "introductions", "indicators", "errata", "findings"):
        (record, *_) = getattr(edition, table)
        fields = {renamed.get(f.name, f.name) for f in dataclasses.fields(record)} - elsewhere.get(table, set())
        assert fields <= set(TABLES[table].types), table


def test_the_same_edition_gives_the_same_bytes_and_hash(tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    write_edition(first, made_up_edition())
    write_edition(second, made_up_edition())
    assert first.read_bytes() == second.read_bytes()
    assert content_hash(made_up_edition()) == content_hash(made_up_edition())


def test_the_order_in_which_editions_came_does_not_show(tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    old, new = dated(date(2025, 1, 1)), dated(date(2026, 1, 1))
    write_edition(first, old)
    write_edition(first, new)
    write_edition(second, new)
    write_edition(second, old, make_current=False)
    assert first.read_bytes() == second.read_bytes()


def test_any_difference_shows_in_the_hash() -> None:
    edition = made_up_edition()
    others = [
        with_indicator(edition, "savings.men", value=121),
        with_indicator(edition, "savings.men", value=120.0),
        replace(edition, findings=edition.findings[:1]),
        replace(edition, passages=edition.passages[::-1]),
    ]
    assert len({content_hash(each) for each in [edition, *others]}) == 5


def test_editions_live_side_by_side_and_one_is_current(path: Path) -> None:
    old, new = dated(date(2025, 1, 1)), dated(date(2026, 1, 1))
    write_edition(path, old)
    write_edition(path, new)
    assert [(entry.id, entry.current) for entry in list_editions(path)] == [
        ("qw-2568@2025-01-01", False),
        ("qw-2568@2026-01-01", True),
    ]
    assert read_edition(path) == new
    assert read_edition(path, "qw-2568@2025-01-01") == old


def test_an_edition_may_be_kept_without_being_used(path: Path) -> None:
    write_edition(path, dated(date(2025, 1, 1)))
    write_edition(path, dated(date(2026, 1, 1)), make_current=False)
    assert read_edition(path) == dated(date(2025, 1, 1))


def test_the_first_edition_is_current_in_any_case(path: Path) -> None:
    assert write_edition(path, made_up_edition(), make_current=False).current


def test_an_edition_takes_the_place_of_one_of_the_same_report_and_date(path: Path) -> None:
    write_edition(path, made_up_edition())
    corrected = with_indicator(made_up_edition(), "savings.men", value=121, value_text="121")
    write_edition(path, corrected, make_current=False)
    assert [entry.current for entry in list_editions(path)] == [True]
    assert read_edition(path) == corrected


def test_an_earlier_edition_can_be_taken_up_again(path: Path) -> None:
    write_edition(path, dated(date(2025, 1, 1)))
    write_edition(path, dated(date(2026, 1, 1)))
    use_edition(path, "qw-2568@2025-01-01")
    assert read_edition(path) == dated(date(2025, 1, 1))
    with pytest.raises(KnowledgeBaseError, match="no edition nowhere; it holds qw-2568@2025-01-01, qw-2568@2026-01-01"):
        use_edition(path, "nowhere")


def test_an_edition_that_is_not_there_is_named_with_those_that_are(path: Path) -> None:
    write_edition(path, made_up_edition())
    with pytest.raises(KnowledgeBaseError, match="no edition qw-1; it holds qw-2568@2025-10-06"):
        read_edition(path, "qw-1")


def test_it_is_readable_without_thamdai(path: Path) -> None:
    write_edition(path, made_up_edition())
    assert rows(path, "SELECT value_text, unit, percent_text FROM figures WHERE label LIKE '%members' LIMIT 1") == [
        ("310", "คน", "25.00")
    ]
    found = rows(
        path, "SELECT p.text FROM passages_fts f JOIN passages p ON p.id = f.rowid WHERE passages_fts MATCH 'ออนไลน์'"
    )
    assert found == [("อบรมผ่านระบบออนไลน์",)]
    quotes = (
        "SELECT c.quote, c.line FROM passages p JOIN citations c USING (edition) WHERE c.id = p.citation AND p.id = 1"
    )
    assert rows(path, quotes) == [("ครู  จำนวน 1,240 คน", 11)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    keys = {row[2] for row in rows(path, "PRAGMA foreign_key_list(indicators)")}
    assert keys == {"policies", "citations", "indicators"}


def test_sqlite_utils_own_command_searches_it(path: Path) -> None:
    write_edition(path, made_up_edition())
    command = [sys.executable, "-m", "sqlite_utils", "search", str(path), "passages", "วันหยุด", "-c", "text"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "ควรจัดอบรมในวันหยุด" in done.stdout


# ── what goes wrong ───────────────────────────────────────────────────────────────────────────────────────────────


def with_unknown_policy(edition: Edition) -> Edition:
    return replace(edition, passages=(replace(edition.passages[0], policy="nowhere"), *edition.passages[1:]))


def with_unknown_repeats(edition: Edition) -> Edition:
    return with_indicator(edition, "short.savings.members", repeats="savings.gone")


def with_unknown_main_indicator(edition: Edition) -> Edition:
    return replace(edition, policies=(replace(edition.policies[0], main_indicator="gone"), *edition.policies[1:]))


def with_unknown_finding(edition: Edition) -> Edition:
    return replace(edition, findings=(replace(edition.findings[0], indicators=("gone",)),))


def with_same_id_twice(edition: Edition) -> Edition:
    return replace(edition, indicators=(*edition.indicators, edition.indicators[0]))


def with_text_for_number(edition: Edition) -> Edition:
    return with_indicator(edition, "savings.men", total="many")


@pytest.mark.parametrize(
    "spoil",
    [
        with_unknown_policy,
        with_unknown_repeats,
        with_unknown_main_indicator,
        with_unknown_finding,
        with_same_id_twice,
        with_text_for_number,
    ],
)
def test_records_that_do_not_fit_together_leave_the_file_as_it_was(
    path: Path, spoil: Callable[[Edition], Edition]
) -> None:
    write_edition(path, made_up_edition())
    before = path.read_bytes()
    with pytest.raises(KnowledgeBaseError, match="the file in use is as it was"):
        write_edition(path, spoil(dated(date(2026, 1, 1))))
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 (hidden files count)


def test_a_disk_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_edition(path, made_up_edition())
    before = path.read_bytes()

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database, "_synchronise", full)
    with pytest.raises(KnowledgeBaseError, match="No space left on device"):
        write_edition(path, dated(date(2026, 1, 1)))
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_a_missing_file_says_which_command_makes_it(path: Path) -> None:
    with pytest.raises(KnowledgeBaseError, match="no knowledge base there; run `thamdai build`"):
        read_edition(path)
    assert not path.exists()


def test_another_schema_version_says_which_command_makes_it_anew(path: Path) -> None:
    write_edition(path, made_up_edition())
    change_by_hand(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(
        KnowledgeBaseError, match=r"another version \(schema 2, this one reads 1\); run `thamdai build`"
    ):
        read_edition(path)


def test_building_anew_over_another_version_keeps_the_old_file_beside(path: Path) -> None:
    write_edition(path, dated(date(2025, 1, 1)))
    change_by_hand(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    write_edition(path, made_up_edition())
    assert read_edition(path) == made_up_edition()
    assert path.with_name("knowledge.db.old").read_bytes() == before


def test_a_number_changed_by_hand_is_noticed(path: Path) -> None:
    write_edition(path, made_up_edition())
    change_by_hand(path, "UPDATE indicators SET value = 9999, value_text = '9,999' WHERE id = 'savings.members'")
    with pytest.raises(KnowledgeBaseError, match=r"changed by hand\); run `thamdai build`"):
        read_edition(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE indicators",
        "UPDATE reports SET as_of = 'yesterday'",
        "UPDATE reports SET sources = '['",
        "DELETE FROM passages",
    ],
)
def test_a_damaged_file_says_which_command_makes_it_anew(path: Path, statement: str) -> None:
    write_edition(path, made_up_edition())
    change_by_hand(path, statement)
    with pytest.raises(KnowledgeBaseError, match=r"damaged.*run `thamdai build`"):
        read_edition(path)
    write_edition(path, made_up_edition())
    assert read_edition(path) == made_up_edition()


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    write_edition(path, made_up_edition())
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(KnowledgeBaseError, match="run `thamdai build`"):
        read_edition(path)


@pytest.mark.parametrize("kind", ["text", "empty", "another program's"])
def test_a_file_of_another_program_is_never_overwritten(path: Path, kind: str) -> None:
    if kind == "another program's":
        change_by_hand(path, "CREATE TABLE people (name TEXT)")
    else:
        path.write_text("hello" if kind == "text" else "", encoding="utf-8")
    before = path.read_bytes()
    for attempt in (lambda: read_edition(path), lambda: write_edition(path, made_up_edition())):
        with pytest.raises(KnowledgeBaseError, match="not a knowledge base of thamdai; move it away"):
            attempt()
    assert path.read_bytes() == before


def test_a_reader_with_the_old_file_open_reads_on_while_a_new_one_is_swapped_in(path: Path) -> None:
    write_edition(path, made_up_edition())
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("SELECT count(*) FROM passages").fetchone()
        write_edition(path, with_indicator(made_up_edition(), "savings.men", value=121, value_text="121"))
        assert reader.execute("SELECT value FROM indicators WHERE id = 'savings.men'").fetchone() == (120,)
    assert read_edition(path) != made_up_edition()


def test_a_new_file_is_readable_by_others_and_keeps_its_mode(path: Path) -> None:
    write_edition(path, made_up_edition())
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o640)
    write_edition(path, made_up_edition())
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_folder_is_made_and_a_name_with_odd_letters_works(tmp_path: Path) -> None:
    path = tmp_path / "ฐาน ความรู้" / "ก?ข#1%.db"
    write_edition(path, made_up_edition())
    assert read_edition(path) == made_up_edition()


def test_a_read_only_file_can_be_read(path: Path) -> None:
    write_edition(path, made_up_edition())
    path.chmod(0o444)
    assert read_edition(path) == made_up_edition()
    shutil.copy(path, path.with_name("copy.db"))
    assert read_edition(path.with_name("copy.db")) == made_up_edition()


def test_reading_is_fast_at_start_up(path: Path) -> None:
    edition = made_up_edition()
    many = tuple(replace(edition.passages[1], order=order) for order in range(3, 300))
    write_edition(path, replace(edition, passages=(*edition.passages, *many)))
    start = time.perf_counter()
    read_edition(path)
    assert time.perf_counter() - start < 0.1


def test_reading_does_not_load_sqlite_utils(path: Path) -> None:
    write_edition(path, made_up_edition())
    code = (
        "import sys; from knowledge.database import read_edition; read_edition(sys.argv[1]);"
        " sys.exit('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=root, timeout=60)
