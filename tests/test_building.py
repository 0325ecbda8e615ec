"""From the report file to an audited edition, and that edition through every way in and out."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from knowledge.audit import (
    BASES_DIFFER,
    DATE_AFTER_REPORT,
    LARGER_THAN_WHOLE,
    PERCENT_DIFFERS,
    SAME_NUMBER,
    SCOPE_DIFFERS,
    SUM_DIFFERS,
    TABLES_DIFFER,
    audit,
)
from knowledge.building import SHIPPED_REPORTS, audited_anew, build_edition, build_from_workbook
from knowledge.changes import FigureChanged, changes
from knowledge.database import content_hash, read_edition, write_edition
from knowledge.errors import ReportError
from knowledge.expectations import TEXT_LIMIT
from knowledge.records import Edition
from knowledge.workbook import export_workbook, import_workbook
from tests.made_up_edition import EXPECTATIONS, made_up_edition, with_indicator

REPORT = SHIPPED_REPORTS / "qw-2567.txt"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build_edition(REPORT)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A copy of the shipped report with its data files, to be changed."""
    for name in ("qw-2567.txt", "qw-2567.toml", "qw-2567.audit.toml"):
        shutil.copy(SHIPPED_REPORTS / name, tmp_path / name)
    return tmp_path / "qw-2567.txt"


FOUND = [  # kind, policy, readings, the indicators of the detailed table
    (SCOPE_DIFFERS, "personnel", ("การบริหารงานบุคคลของ สพฐ.", "การบริหารงานบุคคลของ สพท."), "personnel.satisfaction"),
    (BASES_DIFFER, "personnel", ("456,603", "437,402"), "personnel.skilled anywhere-anytime.teachers"),
    (PERCENT_DIFFERS, "debt", ("15.61", "15.62"), "debt.reduced"),
    (SCOPE_DIFFERS, "debt", ("7,926 คน", "8,744 ราย"), "debt.reduced debt.registered debt.accepted"),
    (SCOPE_DIFFERS, "debt", ("แก้ไขปัญหาสำเร็จแล้ว", "ให้ลดลง"), "debt.reduced"),
    (DATE_AFTER_REPORT, "debt", ("10 ต.ค. 67", "7 ต.ค. 67"), "debt.registered debt.accepted debt.reduced"),
    (
        BASES_DIFFER,
        "assessment",
        ("29,152", "28,794"),
        "assessment.schools anywhere-anytime.platform-schools guidance.schools-guidance guidance.schools-health",
    ),
    (SCOPE_DIFFERS, "integrity", ("หน่วยงานในสังกัด สพฐ. 245 เขต", "สพท. ทั้งหมด"), "integrity.ita-passed"),
    (SAME_NUMBER, "communication", ("1,008 เรื่อง", "1,008 เรื่อง"), "communication.issues communication.page-stories"),
    (
        BASES_DIFFER,
        "anywhere-anytime",
        ("6,438,167", "5,621,067"),
        "anywhere-anytime.students guidance.students guidance.students-self-aware",
    ),
    (LARGER_THAN_WHOLE, "guidance", ("2,811,247", "456,603"), "guidance.hero-teachers"),
    (SAME_NUMBER, "quality-school", ("901", "901"), "quality-school.primary quality-school.financial-literacy"),
]


def test_the_report_disagrees_with_itself_in_exactly_these_places(edition: Edition) -> None:
    assert len(edition.findings) == len(FOUND)
    for finding, (kind, policy, readings, indicators) in zip(edition.findings, FOUND, strict=True):
        assert (finding.kind, finding.policy) == (kind, policy)
        assert [i for i in finding.indicators if not i.startswith("short.")] == indicators.split()
        assert all(part in reading for part, reading in zip(readings, finding.readings, strict=True))


def test_a_finding_is_one_short_sentence_about_figures_of_the_report(edition: Edition) -> None:
    ids = {indicator.id for indicator in edition.indicators}
    for finding in edition.findings:
        assert 0 < len(finding.text) <= TEXT_LIMIT
        assert "\n" not in finding.text
        assert "{" not in finding.text
        assert ids.issuperset(finding.indicators)


def test_it_goes_into_the_knowledge_base_and_out_again_fast_enough_for_a_start(
    edition: Edition, tmp_path: Path
) -> None:
    path = tmp_path / "knowledge.db"
    assert write_edition(path, edition).content_hash == content_hash(edition)
    assert read_edition(path) == edition
    best = min(_seconds(path) for _ in range(3))
    assert best < 0.1, f"{best:.3f} s"


def _seconds(path: Path) -> float:
    start = time.perf_counter()
    read_edition(path)
    return time.perf_counter() - start


def test_it_goes_into_a_spreadsheet_and_out_again(edition: Edition, tmp_path: Path) -> None:
    export_workbook(edition, tmp_path / "records.xlsx")
    assert import_workbook(tmp_path / "records.xlsx", edition) == edition
    assert build_from_workbook(tmp_path / "records.xlsx", edition) == edition


def test_reading_it_twice_gives_the_same(edition: Edition) -> None:
    again = build_edition(str(REPORT))
    assert changes(edition, again) == ()
    assert content_hash(edition) == content_hash(again)


def test_the_office_corrects_a_percent_and_its_finding_goes(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "records.xlsx"
    export_workbook(edition, path)
    book = load_workbook(path)
    sheet = book["ตัวชี้วัด"]
    (letter,) = (cell.column_letter for cell in sheet[1] if cell.value == "ร้อยละ")
    for row in sheet.iter_rows():
        if row[0].value in ("debt.reduced", "short.debt.reduced"):
            sheet[f"{letter}{row[0].row}"] = "15.62"
    book.save(path)
    corrected = build_from_workbook(path, edition)
    gone = [finding.kind for finding in edition.findings if finding not in corrected.findings]
    assert gone == [PERCENT_DIFFERS]
    assert len(corrected.findings) == len(edition.findings) - 1
    points = [(c.indicator, c.percent_points) for c in changes(edition, corrected) if isinstance(c, FigureChanged)]
    assert points == [("debt.reduced", 0.01), ("short.debt.reduced", 0.01)]


def test_an_update_of_one_table_only_is_found(edition: Edition) -> None:
    updated = audited_anew(with_indicator(edition, "career.students", value=750_000, value_text="750,000"), edition)
    new = [finding for finding in updated.findings if finding not in edition.findings]
    assert [(f.kind, f.readings) for f in new] == [
        (PERCENT_DIFFERS, ("85.00", "85.24")),
        (TABLES_DIFFER, ("747,877", "750,000")),
    ]


def test_of_a_report_that_does_not_ship_findings_are_kept_where_nothing_changed() -> None:
    base = with_indicator(made_up_edition(), "savings.men", value=119, value_text="119")
    base = with_indicator(base, "kitchens.cooks", value=1_300, value_text="1,300")
    base = replace(base, findings=audit(base, EXPECTATIONS))
    assert [finding.kind for finding in base.findings] == [SUM_DIFFERS, BASES_DIFFER]
    mended = with_indicator(base, "savings.men", value=120, value_text="120")
    assert [finding.kind for finding in audited_anew(mended, base).findings] == [BASES_DIFFER]
    assert audited_anew(base, base) == base


# ── data files ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_expectations_only_what_the_records_show_is_found(report: Path) -> None:
    report.with_suffix(".audit.toml").unlink()
    assert {finding.kind for finding in build_edition(report).findings} == {
        PERCENT_DIFFERS,
        DATE_AFTER_REPORT,
        SAME_NUMBER,
    }


def test_data_files_may_stand_elsewhere(report: Path, edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for ending in (".toml", ".audit.toml"):
        report.with_suffix(ending).rename(tmp_path / "data" / f"other{ending}")
    assert build_edition(report, tmp_path / "data" / "other.toml") == edition


def test_a_slip_in_the_expectations_is_named_with_its_file(report: Path) -> None:
    path = report.with_suffix(".audit.toml")
    path.write_text(path.read_text("utf-8").replace('"debt.registered"', '"debt.joined"'), "utf-8")
    with pytest.raises(ReportError, match=r"qw-2567\.audit\.toml: no indicator 'debt\.joined'.*to mend: correct"):
        build_edition(report)


def test_words_that_the_report_no_longer_prints_are_named(report: Path) -> None:
    path = report.with_suffix(".audit.toml")
    path.write_text(path.read_text("utf-8").replace("8,744 ราย", "8,745 ราย"), "utf-8")
    with pytest.raises(ReportError, match=r"8,745 ราย' isn't in the sentence of 'debt\.reduced'"):
        build_edition(report)
