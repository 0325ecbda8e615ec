"""The office's spreadsheet: nothing lost on the way out and back, and a bad workbook changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from knowledge.audit import audit
from knowledge.errors import ThamdaiError, WorkbookError
from knowledge.records import Edition, Finding
from knowledge.sheets import TABLES
from knowledge.workbook import export_workbook, import_workbook
from tests.made_up_edition import indicator, made_up_edition, share, with_indicator, with_more


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook of the made-up edition."""
    path = tmp_path / "records.xlsx"
    export_workbook(made_up_edition(), path)
    return path


def place(book: Workbook, sheet: str, header: str, key: str) -> str:
    """The cell under a header, in the row whose first cell (or second, of the report's sheet: its own row) is `key`."""
    worksheet = book[sheet]
    if sheet == "รายงาน":
        return next(f"B{row[0].row}" for row in worksheet.iter_rows() if row[0].value == key)
    letter = next(cell.column_letter for cell in worksheet[1] if cell.value == header)
    return next(f"{letter}{row[0].row}" for row in worksheet.iter_rows() if row[0].value == key)


def write(path: Path, *cells: tuple[str, str, str, Any]) -> list[tuple[str, str]]:
    """Put values into (sheet, header, key); gives the places written."""
    book = load_workbook(path)
    places = []
    for sheet, header, key, value in cells:
        where = place(book, sheet, header, key)
        book[sheet][where].value = value
        places.append((sheet, where))
    book.save(path)
    return places


def edit(path: Path, change: Callable[[Any], object]) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def faults(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(WorkbookError, match="nothing was imported") as raised:
        import_workbook(path, made_up_edition())
    return raised.value.cells


# ── there and back ────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_and_back_loses_nothing(path: Path) -> None:
    assert import_workbook(path, made_up_edition()) == made_up_edition()


texts = st.text(st.characters(codec="utf-8") | st.sampled_from("_x0041=+-@'\t\n\r "), max_size=20)
filled = texts.filter(lambda text: bool(text.strip()))


@given(label=filled, unit=texts, text=filled, quote=texts, publisher=texts, sources=st.lists(texts).map(tuple))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(
    tmp_path: Path, label: str, unit: str, text: str, quote: str, publisher: str, sources: tuple[str, ...]
) -> None:
    edition = with_indicator(made_up_edition(), "savings.men", label=label, unit=unit, source_text=quote)
    edition = replace(
        edition,
        report=replace(edition.report, publisher=publisher, sources=sources),
        passages=(replace(edition.passages[0], text=text, source_text=quote), *edition.passages[1:]),
    )
    export_workbook(edition, tmp_path / "any.xlsx")
    assert import_workbook(tmp_path / "any.xlsx", edition) == edition


def test_the_staff_see_thai_headers_a_frozen_first_row_and_columns_wide_enough(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == [
        *("คำแนะนำ", "รายงาน", "ตัวชี้วัด", "รายการ", "คำนำรายการ", "นโยบาย", "กลุ่ม", "คำผิด", "ข้อสังเกต")
    ]
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "A2", name
        assert all(cell.font.bold for cell in book[name][1]), name
    headers = [cell.value for cell in book["ตัวชี้วัด"][1]]
    assert headers[:6] == ["รหัสตัวชี้วัด", "นโยบาย", "สิ่งที่นับ", "ค่า", "หน่วย", "จากทั้งหมด"]
    assert book["ตัวชี้วัด"].column_dimensions["C"].width == 60
    assert {v.formula1 for v in book["รายการ"].data_validations.dataValidation} == {
        '"เชิงปริมาณ,เชิงคุณภาพ,ปัญหาอุปสรรค,ข้อเสนอแนะ"',
        '"ใช่,ไม่ใช่"',
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_text_is_never_a_formula(tmp_path: Path, start: str) -> None:
    text = f'{start}HYPERLINK("http://example.invalid";"x")'
    edition = with_indicator(made_up_edition(), "savings.men", label=text, source_text=text)
    export_workbook(edition, tmp_path / "formula.xlsx")
    book = load_workbook(tmp_path / "formula.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "\t")))
    assert import_workbook(tmp_path / "formula.xlsx", edition) == edition


def test_the_findings_are_shown(path: Path) -> None:
    assert [cell.value for cell in load_workbook(path)["ข้อสังเกต"][2]] == [
        "savings",
        "ข้อสังเกตสมมติ",
        "savings.members, savings.men",
    ]


# ── what the staff change ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_changed_figure_is_changed_in_print_and_in_value(path: Path) -> None:
    write(
        path,
        ("ตัวชี้วัด", "ค่า", "savings.members", "1,118"),
        ("ตัวชี้วัด", "ร้อยละ", "savings.members", "90.16"),
        ("ตัวชี้วัด", "จากทั้งหมด", "savings.members", "1,240"),
        ("ตัวชี้วัด", "ค่า", "savings.mean", "4.50"),
        ("ตัวชี้วัด", "ค่า", "savings.age", "20 - 65"),
    )
    expected = with_indicator(
        made_up_edition(), "savings.members", value=1_118, value_text="1,118", percent=90.16, percent_text="90.16"
    )
    expected = with_indicator(expected, "savings.mean", value=4.5, value_text="4.50")
    expected = with_indicator(expected, "savings.age", value=None, value_text="20 - 65")
    imported = import_workbook(path, made_up_edition())
    assert imported == expected
    assert isinstance(imported.indicators[0].value, int)


@pytest.mark.parametrize(
    ("typed", "value", "value_text"), [(1_118, 1_118, "1,118"), (1_118.0, 1_118, "1,118"), (4.5, 4.5, "4.5")]
)
def test_a_number_that_the_spreadsheet_made_of_it_is_taken_as_printed_in_the_report(
    path: Path, typed: float, value: float, value_text: str
) -> None:
    write(path, ("ตัวชี้วัด", "ค่า", "savings.men", typed))
    assert import_workbook(path, made_up_edition()) == with_indicator(
        made_up_edition(), "savings.men", value=value, value_text=value_text
    )


def test_an_emptied_percent_is_no_percent(path: Path) -> None:
    write(path, ("ตัวชี้วัด", "ร้อยละ", "kitchens.clean", None), ("ตัวชี้วัด", "จากทั้งหมด", "kitchens.clean", None))
    assert import_workbook(path, made_up_edition()) == with_indicator(
        made_up_edition(), "kitchens.clean", percent=None, percent_text="", total=None
    )


def test_a_value_as_the_reader_read_it_stays_where_nobody_touched_it(tmp_path: Path) -> None:
    edition = with_indicator(made_up_edition(), "savings.men", value=None, value_text="ประมาณร้อยกว่า")
    export_workbook(edition, tmp_path / "odd.xlsx")
    assert import_workbook(tmp_path / "odd.xlsx", edition) == edition


@pytest.mark.parametrize(
    "typed", ["3/11/2568", "3 พ.ย. 68", "3 พฤศจิกายน 2568", "๓/๑๑/๒๕๖๘", date(2025, 11, 3), date(2568, 11, 3)]
)
def test_a_new_date_of_the_report_is_that_of_every_figure_without_its_own(path: Path, typed: object) -> None:
    write(path, ("รายงาน", "", "ข้อมูล ณ วันที่", typed))
    imported = import_workbook(path, made_up_edition())
    assert imported.report.as_of == date(2025, 11, 3)
    assert {i.as_of for i in imported.indicators if not i.own_date} == {date(2025, 11, 3)}
    assert {i.as_of for i in imported.indicators if i.own_date} == {date(2025, 9, 30)}


def test_a_figure_may_get_its_own_date(path: Path) -> None:
    write(path, ("ตัวชี้วัด", "วันที่ของตัวเลข (ว่าง = วันที่ของรายงาน)", "savings.men", "1/10/2568"))
    expected = with_indicator(made_up_edition(), "savings.men", own_date=True, as_of=date(2025, 10, 1))
    assert import_workbook(path, made_up_edition()) == expected


def test_a_row_may_be_added_and_another_removed_with_its_findings(path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["ตัวชี้วัด"]
        row = int(place(book, "ตัวชี้วัด", "ค่า", "savings.men")[1:])
        sheet.delete_rows(row)
        new = indicator("kitchens.inspected", 7, unit="แห่ง")
        fields = {"own_as_of": None, **{name: getattr(new, name) for name in new.__slots__}}
        sheet.append([column.form.show(fields[column.field]) for column in TABLES["indicators"].columns])

    edit(path, change)
    imported = import_workbook(path, made_up_edition())
    edition = made_up_edition()
    kept = tuple(each for each in edition.indicators if each.id != "savings.men")
    assert imported.indicators == (*kept, indicator("kitchens.inspected", 7, unit="แห่ง"))
    assert [finding.text for finding in imported.findings] == ["ข้อสังเกตที่ไม่มีตัวเลข"]


def test_columns_may_be_moved_and_added_and_rows_left_empty(path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["กลุ่ม"]
        sheet.insert_rows(2)
        sheet.insert_cols(1)
        sheet["A1"] = "หมายเหตุของเรา"

    edit(path, change)
    assert import_workbook(path, made_up_edition()) == made_up_edition()


def test_a_corrected_percent_ends_its_finding(tmp_path: Path) -> None:
    edition = with_more(made_up_edition(), share("savings.debt", 1_238, 7_926, "15.61"))
    assert len(audit(edition)) == 1
    export_workbook(edition, tmp_path / "debt.xlsx")
    write(tmp_path / "debt.xlsx", ("ตัวชี้วัด", "ร้อยละ", "savings.debt", "15.62"))
    assert audit(import_workbook(tmp_path / "debt.xlsx", edition)) == ()


# ── what goes wrong ───────────────────────────────────────────────────────────────────────────────────────────────

BAD_CELLS: list[tuple[str, tuple[str, str, str, Any], str]] = [
    ("letters in a number", ("ตัวชี้วัด", "ค่า", "savings.men", "12o"), "“12o” ไม่ใช่ตัวเลข; พิมพ์เช่น 1,238"),
    ("a comma in the wrong place", ("ตัวชี้วัด", "ค่า", "savings.men", "1,2"), "ไม่ใช่ตัวเลข"),
    ("a unit with the number", ("ตัวชี้วัด", "ค่า", "savings.men", "120 คน"), "หน่วยอยู่ช่องถัดไป"),
    ("a percent sign", ("ตัวชี้วัด", "ร้อยละ", "savings.members", "25%"), "โดยไม่มีเครื่องหมาย %"),
    ("neither value nor percent", ("ตัวชี้วัด", "ค่า", "savings.men", None), "พิมพ์อย่างน้อยหนึ่งช่อง"),
    ("a broken total", ("ตัวชี้วัด", "จากทั้งหมด", "savings.members", "1240.5"), "ไม่ใช่จำนวนเต็ม; พิมพ์เป็นตัวเลข เช่น 7,926"),
    ("a formula", ("ตัวชี้วัด", "ค่า", "savings.men", "=SUM(A1:A9)"), "เป็นสูตร; พิมพ์ค่าที่ต้องการแทนสูตร"),
    ("an error of the spreadsheet", ("ตัวชี้วัด", "ค่า", "savings.men", "#REF!"), "เป็นค่าผิดพลาด #REF!"),
    ("no label", ("ตัวชี้วัด", "สิ่งที่นับ", "savings.men", "  "), "ว่างไม่ได้"),
    ("an unknown kind", ("ตัวชี้วัด", "ชนิด", "savings.men", "เยอะ"), "“เยอะ” ไม่อยู่ในตัวเลือก; เลือก สัดส่วนของทั้งหมด"),
    ("an unknown policy", ("ตัวชี้วัด", "นโยบาย", "savings.men", "saving"), "ไม่มี “saving” ในแผ่นงาน นโยบาย"),
    ("a date that isn't", ("ตัวชี้วัด", "วันที่ของตัวเลข (ว่าง = วันที่ของรายงาน)", "savings.men", "31/2/2568"), "ไม่ใช่วันที่"),
    ("an id twice", ("ตัวชี้วัด", "รหัสตัวชี้วัด", "savings.women", "savings.men"), "ซ้ำกับแถว"),
    ("a repeated figure that isn't there", ("ตัวชี้วัด", "ซ้ำกับตัวชี้วัด (ตารางย่อ)", "short.kitchens.clean", "k"), "ไม่มี “k”"),
    (
        "a repetition in the detailed table",
        ("ตัวชี้วัด", "ซ้ำกับตัวชี้วัด (ตารางย่อ)", "savings.age", "savings.mean"),
        "ตารางย่อเท่านั้น",
    ),
    ("an unknown group", ("นโยบาย", "กลุ่ม", "savings", "t"), "ไม่มี “t” ในแผ่นงาน กลุ่ม"),
    ("an unknown main indicator", ("นโยบาย", "ตัวชี้วัดหลัก", "savings", "x"), "ไม่มี “x” ในแผ่นงาน ตัวชี้วัด"),
    ("no title", ("นโยบาย", "ชื่อนโยบาย", "savings", None), "ว่างไม่ได้; พิมพ์ข้อความลงในช่องนี้"),
    ("a number for a text", ("นโยบาย", "ชื่อนโยบาย", "savings", True), "ต้องเป็นข้อความ"),
    ("an order left empty", ("รายการ", "ลำดับในช่อง", "kitchens", ""), "ว่างไม่ได้; พิมพ์จำนวนเต็ม"),
    ("an order left out", ("รายการ", "ลำดับในช่อง", "kitchens", 3), "ลำดับ 3 ซ้ำหรือข้าม"),
    ("a parent that isn't there", ("รายการ", "อยู่ใต้ข้อ", "kitchens", "9"), "ไม่มีข้อ 9 ในช่องเดียวกัน"),
    ("neither yes nor no", ("รายการ", "เป็นหัวข้อ", "kitchens", "yes"), "เลือก ใช่ หรือ ไม่ใช่"),
    ("another report", ("รายงาน", "", "รหัสรายงาน", "qw-2567"), "เป็นของรายงานอื่น; ใช้ไฟล์ของ qw-2568"),
    ("no date", ("รายงาน", "", "ข้อมูล ณ วันที่", None), "พิมพ์วัน/เดือน/ปี พ.ศ. เช่น 7/10/2567"),
    ("no year", ("รายงาน", "", "ปีงบประมาณ พ.ศ.", "๒๕๖๘ก"), "ไม่ใช่จำนวนเต็ม"),
]


@pytest.mark.parametrize(("name", "cell", "wrong"), BAD_CELLS, ids=[name for name, _, _ in BAD_CELLS])
def test_a_bad_cell_is_named_with_how_to_mend_it(
    path: Path, name: str, cell: tuple[str, str, str, Any], wrong: str
) -> None:
    ((sheet, where),) = write(path, cell)
    found = [fault for fault in faults(path) if fault[:2] == (sheet, where)]
    assert len(found) == 1
    assert wrong in found[0][2]
    assert ";" in found[0][2]


def test_every_bad_cell_is_reported_at_once(path: Path) -> None:
    cells = [
        cell
        for name, cell, _ in BAD_CELLS
        if name in ("a formula", "an unknown kind", "no title", "neither yes nor no")
    ]
    places = write(path, *cells, ("ตัวชี้วัด", "จากทั้งหมด", "savings.members", "many"))
    assert sorted(fault[:2] for fault in faults(path)) == sorted(places)


def test_a_cell_of_percent_format_is_refused_since_its_number_is_a_hundredth(path: Path) -> None:
    def change(book: Any) -> None:
        cell = book["ตัวชี้วัด"][place(book, "ตัวชี้วัด", "ร้อยละ", "savings.members")]
        cell.value, cell.number_format = 0.25, "0.00%"

    edit(path, change)
    assert [fault[2] for fault in faults(path)] == ["เป็นรูปแบบ %; ตั้งรูปแบบเซลล์เป็นข้อความ (Text) แล้วพิมพ์ตัวเลข เช่น 15.61"]


def test_missing_sheets_columns_and_facts_are_reported_together(path: Path) -> None:
    def change(book: Any) -> None:
        del book["คำผิด"]
        book["กลุ่ม"]["B1"] = "ชื่อ"
        book["รายงาน"]["A2"] = "รหัส"

    edit(path, change)
    assert faults(path) == [
        ("รายงาน", "A2", "ไม่รู้จักหัวข้อ; ใช้ รหัสรายงาน, ชื่อรายงาน, ปีงบประมาณ พ.ศ., ข้อมูล ณ วันที่, หน่วยงานผู้จัดทำ, แหล่งข้อมูล"),
        ("รายงาน", "คอลัมน์ A", "ไม่มีหัวข้อ รหัสรายงาน; เติมแถวนั้นกลับ"),
        ("กลุ่ม", "แถว 1", "ไม่มีคอลัมน์ ชื่อกลุ่ม; เติมหัวคอลัมน์กลับ"),
        ("คำผิด", "-", "ไม่มีแผ่นงานนี้; เริ่มจากไฟล์ที่ส่งออกใหม่"),
    ]


def test_a_fact_given_twice_is_reported(path: Path) -> None:
    edit(path, lambda book: book["รายงาน"].append(["ชื่อรายงาน", "อีกชื่อ"]))
    assert [fault[2] for fault in faults(path)] == ["หัวข้อ ชื่อรายงาน ซ้ำ; ลบแถวที่เกิน"]


@pytest.mark.parametrize("contents", [None, b"hello", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, contents: bytes | None) -> None:
    path = tmp_path / "records.xlsx"
    if contents is not None:
        path.write_bytes(contents)
    ((name, _, fault),) = faults(path)
    assert name == "records.xlsx"
    assert "บันทึกเป็นไฟล์ .xlsx แล้วลองใหม่" in fault


def test_a_text_longer_than_a_cell_is_not_cut_silently(tmp_path: Path) -> None:
    edition: Edition = with_indicator(made_up_edition(), "savings.men", source_text="ก" * 40_000)
    with pytest.raises(ThamdaiError, match="a cell holds 32,767"):
        export_workbook(edition, tmp_path / "long.xlsx")


def test_a_file_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThamdaiError, match=r"not written .*; close it where it is open, or name another file"):
        export_workbook(made_up_edition(), tmp_path / "nowhere" / "records.xlsx")


def test_findings_stay_where_their_figures_do(path: Path) -> None:
    finding = Finding("made-up", "savings", ("savings.members",), (), "-")
    base = replace(made_up_edition(), findings=(finding,))
    assert import_workbook(path, base).findings == (finding,)
