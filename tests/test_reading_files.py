"""Report and data files as people hand them in: encodings that are read, and faults that say how to mend them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import ReconciliationError, ReportError
from knowledge.reading import Reading, read_report

MADE_UP = Path(__file__).parent / "reports" / "qw-2568-made-up.txt"
REAL = Path(__file__).parent.parent / "knowledge" / "reports" / "qw-2567.txt"

Change = tuple[str, str]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A copy of the made-up report and its data file that a test may spoil."""
    for source in (MADE_UP, MADE_UP.with_suffix(".toml")):
        shutil.copy(source, tmp_path)
    return tmp_path / MADE_UP.name


def spoil(path: Path, old: str, new: str) -> int:
    """Put `new` for the last `old` of a file; gives the line where it stood."""
    text = path.read_text(encoding="utf-8")
    before, found, after = text.rpartition(old)
    assert found, f"{old!r} is not in {path.name}"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def refused(path: Path, data: Path | None = None) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read_report(path, data)
    return caught.value


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(lambda text: text.encode("cp874"), id="Windows-874"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(lambda text: text.replace("“", '"').replace("”", '"').encode("tis-620"), id="TIS-620"),
    ],
)
def test_the_same_report_in_another_encoding_is_read_the_same(report: Path, encode: Callable[[str], bytes]) -> None:
    report.write_bytes(encode(MADE_UP.read_text(encoding="utf-8")))
    assert read_report(report) == read_report(MADE_UP)


def test_the_real_report_is_read_from_windows_874(tmp_path: Path) -> None:
    copy = tmp_path / REAL.name
    copy.write_bytes(REAL.read_text(encoding="utf-8").encode("cp874"))
    assert read_report(copy, REAL.with_suffix(".toml")) == read_report(REAL)


@pytest.mark.parametrize(
    ("raw", "message", "mend", "line"),
    [
        (b"", "the file is empty", "export it again", None),
        ("รายงาน".encode("utf-16"), "UTF-16", "save the file as UTF-8", None),
        (b"%PDF-1.4\nabc\0def, and more", "zero bytes", "plain text in UTF-8", 2),
        ("ก\nรายงานผลการดำเนินงาน".encode() + b"\xe0\xb8 x", "damaged UTF-8", "export the file again", 2),
        ("Le rapport général\nété".encode("latin-1"), "unknown encoding", "save the file as UTF-8", 1),
        ("報告".encode("shift-jis"), "unknown encoding", "save the file as UTF-8", 1),
        (b"hello\n", "not a report of this kind", "Quick Win report", None),
    ],
)
def test_a_file_that_is_no_such_report_is_refused_with_the_reason(
    report: Path, raw: bytes, message: str, mend: str, line: int | None
) -> None:
    report.write_bytes(raw)
    error = refused(report)
    assert message in str(error)
    assert mend in error.mend
    assert error.line == line
    assert error.expected


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened_is_named(report: Path, name: str) -> None:
    error = refused(report.parent / name)
    assert error.path == report.parent / name
    assert error.mend


FAULTS: list[tuple[str, Change, str, str]] = [
    ("a row with too few columns", ("</p>\t\t<p>3. ควรมี", "</p>\t<p>3. ควรมี"), "has 4 column(s)", "missing tabs"),
    ("a row cut in two", ("<p>2. ควรติดตามผล", "\n<p>2. ควรติดตามผล"), "has 1 column(s)", "join the line"),
    ("a short row without its tab", ("1 ต่อ 1\tครูบรรจุ", "1 ต่อ 1 ครูบรรจุ"), "short table has 1 column(s)", "one tab"),
    ("an unknown policy", ("<p>1. อาหารกลางวัน</p>", "<p>1. อาหารเช้า</p>"), "«1. อาหารเช้า»", "to the data file"),
    ("a policy of another number", ("\n2. ครูพี่เลี้ยง 1 ต่อ 1\t<p>", "\n3. ครูพี่เลี้ยง 1 ต่อ 1\t<p>"), "number 3", "data file"),
    ("an unknown column", ("เชิงคุณภาพ", "เชิงอื่น"), "unknown column «เชิงอื่น»", "restore the header"),
    ("unknown mark-up", ("<p>2. ควรติดตามผล", "<div>2. ควรติดตามผล"), "unknown mark-up <div>", "take the tags out"),
    (
        "a number that nothing explains",
        ("ควรติดตามผล", "ควรติดตามผล 77"),
        "number 77 in housing recommendations 2",
        "[[indicators]]",
    ),
    ("a cut-off footer", ("\n\nสำนักติดตาม", "\nสำนักติดตาม"), "outside the tables", "join the line"),
    ("a loose line in the short table", ("\n\nผู้เรียนก้าวไกล\n1.", "\n\nอื่น ๆ\n1."), "outside the tables", "join the line"),
    ("another date below", ("30 กันยายน 2568", "29 กันยายน 2568"), "different dates", "as_of = "),
    ("a day that isn't", ("15 ส.ค. 68", "32 ส.ค. 68"), "is no date", "correct the date"),
    ("a number in the footer", ("\nข้อมูล ณ วันที่ 30 กันยายน", " 99\nข้อมูล ณ วันที่ 30 กันยายน"), "number 99", "data file"),
]


@pytest.mark.parametrize(
    ("change", "message", "mend"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_in_the_report_is_told_with_its_line_and_its_cure(
    report: Path, change: Change, message: str, mend: str
) -> None:
    line = spoil(report, *change)
    error = refused(report)
    assert message in str(error)
    assert mend in error.mend
    assert error.path == report
    assert error.line is not None
    assert abs(error.line - line) <= 2
    assert error.expected


DATA_FAULTS: list[tuple[str, Change, str, str]] = [
    ("not TOML", ('id = "staff"', "id = staff"), "not valid TOML", "correct that line"),
    ("an unknown table", ("[[errata]]", "[[mistakes]]"), "unknown table", "rename it"),
    ("an unknown key", ('reason = "อักษรซ้ำ"', 'reason = "ก"\nwhy = "ข"'), "unknown key why", "correct the entry"),
    ("a missing key", ('short_title = "ครูพี่เลี้ยง"\n', ""), "has no short_title", "add the key"),
    ("a wrong type", ("fiscal_year = 2568", 'fiscal_year = "2568"'), "fiscal_year is '2568'", "correct the entry"),
    (
        "another year's report",
        ("fiscal_year = 2568", "fiscal_year = 2570"),
        "fiscal_year «2570»",
        "belongs to this report",
    ),
    ("an unknown group", ('group = "learners"', 'group = "pupils"'), "group is 'pupils'", "correct the entry"),
    ("a policy id twice", ('id = "mentoring"', 'id = "housing"'), "housing stands twice", "correct the entry"),
    (
        "a policy that the report lacks",
        ('\ntitle = "อาหารกลางวัน"', '\ntitle = "อาหารเย็น"'),
        "not in the data file",
        "data file",
    ),
    (
        "a stale erratum",
        ('printed = "สูงงขึ้น"', 'printed = "สูงงงขึ้น"'),
        "no longer matches",
        "copy the printed words anew",
    ),
    (
        "an erratum of no item",
        ("order = 1\nprinted", "order = 9\nprinted"),
        "there is no lunch obstacles 9",
        "take the erratum out",
    ),
    (
        "an erratum of a number",
        ('reading = "สูงขึ้น"', 'reading = "สูงขึ้น 5"'),
        "never changes a number",
        "leave the number",
    ),
    ("an applied guess", ('confidence = "high"', 'confidence = "low"'), "low confidence", "applied = false"),
    (
        "a curated value not printed",
        ('value = "3,000"', 'value = "3,001"'),
        "value 3,001 หลัง is not printed",
        "[[indicators]]",
    ),
    (
        "a curated percent not printed",
        ('percent = "75.00"', 'percent = "75"'),
        "percent 75 is not printed",
        "[[indicators]]",
    ),
    (
        "a curated total not printed",
        ('total = "4,000"', 'total = "4,001"'),
        "total 4,001 is not printed",
        "[[indicators]]",
    ),
    ("a curated unit not printed", ('unit = "หลัง"', 'unit = "ห้อง"'), "3,000 ห้อง is not printed", "[[indicators]]"),
    ("a curated figure of no item", ("order = 1\nvalue", "order = 8\nvalue"), "no housing figures 8", "[[indicators]]"),
    (
        "a total from nowhere",
        ('total = "4,000"', 'total_from = "housing.none"'),
        "total_from names housing.none",
        "[[indicators]]",
    ),
    (
        "a malformed number",
        ('percent = "75.00"', 'percent = "75,x"'),
        "percent of housing.inspected",
        "correct the entry",
    ),
    (
        "an id of no policy",
        ('id = "housing.inspected"', 'id = "homes.inspected"'),
        "homes.inspected",
        "correct the entry",
    ),
    (
        "a main indicator of no record",
        ('main_indicator = "housing.inspected"', 'main_indicator = "housing.x"'),
        "housing.x",
        "leave it empty",
    ),
    ("a stale exception", ('text = "โมเดล 5G"', 'text = "โมเดล 6G"'), "«โมเดล 6G» is nowhere", "remove it"),
    ("an exception without digits", ('text = "โมเดล 5G"', 'text = "โมเดล"'), "holds no digit", "correct the entry"),
]


@pytest.mark.parametrize(
    ("change", "message", "mend"), [fault[1:] for fault in DATA_FAULTS], ids=[fault[0] for fault in DATA_FAULTS]
)
def test_a_fault_in_the_data_file_is_told_with_its_cure(report: Path, change: Change, message: str, mend: str) -> None:
    spoil(report.with_suffix(".toml"), *change)
    error = refused(report)
    assert message in str(error)
    assert mend in error.mend
    assert str(report.parent) in str(error)


def test_a_fault_of_an_entry_names_the_line_of_that_entry(report: Path) -> None:
    line = spoil(report.with_suffix(".toml"), 'aspect = "obstacles"', 'aspect = "hurdles"')
    assert refused(report).line == line - 2  # [[errata]]


def test_a_report_without_a_data_file_says_where_one_belongs(report: Path) -> None:
    report.with_suffix(".toml").unlink()
    error = refused(report)
    assert error.path == report.with_suffix(".toml")
    assert "README.md" in error.mend


def test_text_and_numbers_that_would_be_lost_are_reconciliation_errors(report: Path) -> None:
    spoil(report, "ควรติดตามผล", "ควรติดตามผล 77")
    assert isinstance(refused(report), ReconciliationError)


def test_the_data_file_decides_where_cover_and_footer_disagree(report: Path) -> None:
    spoil(report, "30 กันยายน 2568", "29 กันยายน 2568")
    spoil(report.with_suffix(".toml"), "fiscal_year = 2568", "fiscal_year = 2568\nas_of = 2025-09-29")
    assert read_report(report).edition.report.as_of.isoformat() == "2025-09-29"


def test_a_unit_of_the_data_file_makes_a_figure_of_its_number(report: Path) -> None:
    spoil(report, "ควรติดตามผล", "ควรติดตามผล 77 กระถาง")
    assert "number 77" in str(refused(report))
    spoil(report.with_suffix(".toml"), "fiscal_year = 2568", 'fiscal_year = 2568\nunits = ["กระถาง"]')
    assert any(i.value == 77 and i.unit == "กระถาง" for i in read_report(report).edition.indicators)


def test_reading_twice_gives_equal_readings(report: Path) -> None:
    first: Reading = read_report(report)
    assert read_report(report, report.with_suffix(".toml")) == first
