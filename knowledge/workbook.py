"""A spreadsheet of an edition, for the office staff who correct or update figures, and the way back.

`import_workbook` takes the whole workbook or nothing: every faulty cell is listed at once, with what is wrong and how
to mend it. What is edited is what the report prints (ค่า "1,238", ร้อยละ "15.61"); the values to compute with follow.
Cells are texts, also those that begin with = + - @, so that no spreadsheet program takes a sentence for a formula.
The findings of the audit are shown for reading; after an import they are found anew (see building.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.errors import ThamdaiError
from knowledge.records import Edition
from knowledge.sheets import FINDINGS, REPORT, TABLES, Column, Sheet
from knowledge.workbook_import import import_workbook

__all__ = ["export_workbook", "import_workbook"]

GUIDE = "คำแนะนำ"
_GUIDE_LINES = (
    "แก้ไขตัวเลขในแผ่นงาน ตัวชี้วัด ที่ช่อง ค่า จากทั้งหมด และ ร้อยละ โดยพิมพ์ตามที่ต้องการให้แสดง เช่น 1,238 และ 15.61",
    "แก้ไขข้อความในแผ่นงาน รายการ ที่ช่อง ข้อความ",
    "ถ้าเป็นข้อมูลของวันใหม่ ให้แก้ ข้อมูล ณ วันที่ ในแผ่นงาน รายงาน เช่น 7/10/2567",
    "ช่องสีเทาใช้อ้างอิง ไม่ควรแก้ไข ห้ามใช้สูตร และไม่ต้องพิมพ์เครื่องหมาย %",
    "แผ่นงาน ข้อสังเกต อ่านได้อย่างเดียว ระบบจะตรวจสอบใหม่เมื่อนำเข้า",
)
_LONGEST = 32_767  # letters that a cell of a spreadsheet can hold
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BOLD = Font(bold=True)
_HEADER_FILL = PatternFill("solid", fgColor="FFD9E7F5")
_REFERENCE_FILL = PatternFill("solid", fgColor="FFEEEEEE")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def export_workbook(edition: Edition, path: Path | str) -> None:
    """Write the edition as an xlsx file. Raises ThamdaiError where the file can't be written."""
    book = Workbook()
    guide = book.worksheets[0]
    guide.title = GUIDE
    guide.column_dimensions["A"].width = 110
    for place, line in enumerate(_GUIDE_LINES, 1):
        guide.cell(place, 1, line)
    _write_report(book.create_sheet(REPORT.title), edition)
    for name, sheet in TABLES.items():
        _write_table(book.create_sheet(sheet.title), sheet, map(_fields, getattr(edition, name)))
    _write_table(book.create_sheet(FINDINGS.title), FINDINGS, map(_fields, edition.findings))
    try:
        book.save(path)
    except OSError as error:
        raise ThamdaiError(f"{path}: not written ({error}); close it where it is open, or name another file") from error


def _fields(record: Any) -> dict[str, Any]:
    fields = {name: getattr(record, name) for name in record.__slots__}
    if "own_date" in fields:
        fields["own_as_of"] = fields["as_of"] if fields["own_date"] else None
    return fields


def _write_report(worksheet: Worksheet, edition: Edition) -> None:
    """The report's own facts, one a row; each source has a row."""
    _write_header(worksheet, ["หัวข้อ", "ค่า"], [24, 90])
    row = 2
    for column in REPORT.columns:
        value = getattr(edition.report, column.field)
        for each in value if isinstance(value, tuple) else [value]:
            worksheet.cell(row, 1, column.header)
            _write_cell(worksheet.cell(row, 2), column, each)
            row += 1


def _write_table(worksheet: Worksheet, sheet: Sheet, records: Iterable[Mapping[str, Any]]) -> None:
    _write_header(worksheet, [column.header for column in sheet.columns], [column.width for column in sheet.columns])
    last = 1
    for last, fields in enumerate(records, 2):
        for place, column in enumerate(sheet.columns, 1):
            _write_cell(worksheet.cell(last, place), column, fields[column.field])
    worksheet.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"
    for place, column in enumerate(sheet.columns, 1):
        if column.form.choices:
            letter = get_column_letter(place)
            allowed = DataValidation("list", formula1=f'"{",".join(column.form.choices)}"', allow_blank=True)
            worksheet.add_data_validation(allowed)
            allowed.add(f"{letter}2:{letter}{last + 200}")


def _write_header(worksheet: Worksheet, headers: list[str], widths: list[int]) -> None:
    for place, (header, width) in enumerate(zip(headers, widths, strict=True), 1):
        cell = worksheet.cell(1, place, header)
        cell.font, cell.fill, cell.alignment = _BOLD, _HEADER_FILL, _WRAPPED
        worksheet.column_dimensions[get_column_letter(place)].width = width
    worksheet.freeze_panes = "A2"


def _write_cell(cell: Cell | MergedCell, column: Column, value: Any) -> None:
    shown = column.form.show(value)
    if isinstance(shown, str):
        if len(shown) > _LONGEST:
            raise ThamdaiError(
                f"{cell.parent.title}!{cell.coordinate}: a text of {len(shown):,} letters; a cell holds {_LONGEST:,}"
            )
        cell.number_format = "@"
        if shown:
            cell.value = shown
            cell.data_type = "s"
            cell.quotePrefix = shown.startswith(_FORMULA_STARTS)
    else:
        cell.value = shown
    cell.alignment = _WRAPPED
    if column.reference:
        cell.fill = _REFERENCE_FILL
