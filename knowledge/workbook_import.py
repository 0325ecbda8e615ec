"""A workbook back into an edition: read every cell, gather every fault, and build records only if there is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.errors import WorkbookError
from knowledge.reading.quantities import number_of
from knowledge.records import Edition, Erratum, Group, Indicator, Introduction, Passage, Policy, Report
from knowledge.sheets import INDICATORS, POLICIES, REPORT, TABLES, CellFault, Column, Sheet

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_VALUE = re.compile(rf"(?:(?:มากกว่า|ประมาณ|เกือบ)\s*)?{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?", re.ASCII)
_PERCENT = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_RECORDS: Mapping[str, Callable[..., Any]] = {
    "groups": Group,
    "policies": Policy,
    "passages": Passage,
    "introductions": Introduction,
    "indicators": Indicator,
    "errata": Erratum,
}


@dataclass(slots=True)
class _Row:
    """One record on its way in: what its cells hold, without those at fault."""

    sheet: Sheet
    number: int  # in the worksheet
    letters: Mapping[str, str]  # field -> column letter
    values: dict[str, Any] = field(default_factory=dict)


def import_workbook(path: Path | str, base: Edition) -> Edition:
    """The edition that the workbook tells of; `base` is the one it was exported from, whose findings are kept.

    Raises WorkbookError with every faulty cell.
    """
    return _Import(Path(path), base).edition()


class _Import:
    def __init__(self, path: Path, base: Edition) -> None:
        self.base = base
        self.faults: list[tuple[str, str, str]] = []
        self.known = {indicator.id: indicator for indicator in base.indicators}
        try:
            self.book = load_workbook(path)
        except (OSError, InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
            raise WorkbookError([(path.name, "-", f"เปิดไม่ได้ ({error}); บันทึกเป็นไฟล์ .xlsx แล้วลองใหม่")]) from error

    def edition(self) -> Edition:
        report = self._report()
        tables = {name: list(self._rows(sheet)) for name, sheet in TABLES.items()}
        self._check_ids(tables)
        self._check_references(tables)
        self._check_items(tables["passages"])
        for row in tables["indicators"]:
            self._check_numbers(row)
        if self.faults:
            raise WorkbookError(self.faults)
        for row in tables["indicators"]:
            self._complete(row, report)
        records = {name: tuple(_RECORDS[name](**row.values) for row in rows) for name, rows in tables.items()}
        ids = {row.values["id"] for row in tables["indicators"]}
        findings = tuple(finding for finding in self.base.findings if ids.issuperset(finding.indicators))
        return replace(self.base, report=report, findings=findings, **records)

    def _fault(self, row: _Row, name: str, fault: str) -> None:
        self.faults.append((row.sheet.title, f"{row.letters[name]}{row.number}", fault))

    # ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _report(self) -> Report:
        """The report's facts. Where one is at fault the base's own stands in, since nothing will be imported."""
        values: dict[str, Any] = {}
        sources = []
        headers = {column.header: column for column in REPORT.columns}
        seen: set[str] = set()
        worksheet = self._worksheet(REPORT)
        for number, (label, cell) in enumerate(worksheet.iter_rows(min_row=2, max_col=2) if worksheet else (), 2):
            row = _Row(REPORT, number, {"": "A", **{each.field: "B" for each in REPORT.columns}})
            column = headers.get(str(label.value or "").strip())
            if column is None:
                if label.value or cell.value:
                    self._fault(row, "", f"ไม่รู้จักหัวข้อ; ใช้ {', '.join(headers)}")
                continue
            self._read(row, column, cell)
            if column.field == "sources":
                sources.append(row.values.get("sources", ""))
            elif column.field in seen:
                self._fault(row, "", f"หัวข้อ {column.header} ซ้ำ; ลบแถวที่เกิน")
            seen.add(column.field)
            values |= row.values
            if row.values.get("id") not in (None, self.base.report.id):
                self._fault(row, "id", f"เป็นของรายงานอื่น; ใช้ไฟล์ของ {self.base.report.id}")
        for column in REPORT.columns if worksheet else ():
            if column.field not in seen and column.field != "sources":
                self.faults.append((REPORT.title, "คอลัมน์ A", f"ไม่มีหัวข้อ {column.header}; เติมแถวนั้นกลับ"))
        return replace(self.base.report, **{**values, "sources": tuple(sources)})

    def _worksheet(self, sheet: Sheet) -> Worksheet | None:
        if sheet.title not in self.book.sheetnames:
            self.faults.append((sheet.title, "-", "ไม่มีแผ่นงานนี้; เริ่มจากไฟล์ที่ส่งออกใหม่"))
            return None
        worksheet = self.book[sheet.title]
        return worksheet if isinstance(worksheet, Worksheet) else None

    def _rows(self, sheet: Sheet) -> Iterator[_Row]:
        worksheet = self._worksheet(sheet)
        if worksheet is None:
            return
        headers = {
            str(cell.value).strip(): cell.column_letter
            for cell in worksheet[1]
            if isinstance(cell, Cell) and cell.value
        }
        letters = {column.field: headers[column.header] for column in sheet.columns if column.header in headers}
        for column in sheet.columns:
            if column.header not in headers:
                self.faults.append((sheet.title, "แถว 1", f"ไม่มีคอลัมน์ {column.header}; เติมหัวคอลัมน์กลับ"))
        for number in range(2, worksheet.max_row + 1):
            cells = {name: worksheet[f"{letter}{number}"] for name, letter in letters.items()}
            if all(cell.value is None for cell in cells.values()):
                continue
            row = _Row(sheet, number, letters)
            for name, cell in cells.items():
                self._read(row, sheet.column(name), cell)
            yield row

    def _read(self, row: _Row, column: Column, cell: Cell | MergedCell) -> None:
        unusable = _unusable(cell)
        if unusable:
            self._fault(row, column.field, unusable)
            return
        try:
            row.values[column.field] = column.form.read(cell.value)
        except CellFault as fault:
            self._fault(row, column.field, str(fault))

    # ── rows against each other ───────────────────────────────────────────────────────────────────────────────────

    def _check_ids(self, tables: Mapping[str, list[_Row]]) -> None:
        for name in ("groups", "policies", "indicators"):
            first: dict[str, int] = {}
            for row in tables[name]:
                row_id = row.values.get("id")
                if row_id is not None and first.setdefault(row_id, row.number) != row.number:
                    self._fault(row, "id", f"“{row_id}” ซ้ำกับแถว {first[row_id]}; ลบแถวหนึ่งหรือใช้รหัสอื่น")

    def _check_references(self, tables: Mapping[str, list[_Row]]) -> None:
        ids = {name: {row.values.get("id") for row in tables[name]} for name in ("groups", "policies", "indicators")}
        for table, name, other, sheet in (
            ("policies", "group", "groups", TABLES["groups"]),
            ("policies", "main_indicator", "indicators", INDICATORS),
            ("passages", "policy", "policies", POLICIES),
            ("introductions", "policy", "policies", POLICIES),
            ("indicators", "policy", "policies", POLICIES),
            ("indicators", "repeats", "indicators", INDICATORS),
            ("errata", "policy", "policies", POLICIES),
        ):
            for row in tables[table]:
                value = row.values.get(name)
                if value and value not in ids[other]:
                    self._fault(row, name, f"ไม่มี “{value}” ในแผ่นงาน {sheet.title}; ใช้รหัสที่มีอยู่")

    def _check_items(self, rows: list[_Row]) -> None:
        """Each cell's items are numbered 1, 2, 3 … by their order, and a parent is an item of the same cell."""
        cells: dict[tuple[str, str], list[_Row]] = defaultdict(list)
        for row in rows:
            if {"policy", "aspect", "order"} <= row.values.keys():
                cells[row.values["policy"], row.values["aspect"]].append(row)
        for items in cells.values():
            numbers = {row.values.get("number") for row in items}
            for place, row in enumerate(sorted(items, key=lambda row: (row.values["order"], row.number)), 1):
                order = row.values["order"]
                if order != place:
                    self._fault(row, "order", f"ลำดับ {order} ซ้ำหรือข้าม; ในช่องเดียวกันให้เรียง 1, 2, 3 … (ควรเป็น {place})")
                    break  # those after it would only repeat the fault
            for row in items:
                parent = row.values.get("parent")
                if parent is not None and parent not in numbers:
                    self._fault(row, "parent", f"ไม่มีข้อ {parent} ในช่องเดียวกัน; ใช้เลขข้อที่มีอยู่หรือเว้นว่าง")

    def _check_numbers(self, row: _Row) -> None:
        values = row.values
        known = self.known.get(values.get("id", ""))
        value, percent = values.get("value_text", ""), values.get("percent_text", "")
        if not value and not percent and {"value_text", "percent_text"} <= values.keys():
            self._fault(row, "value_text", "ไม่มีทั้งค่าและร้อยละ; พิมพ์อย่างน้อยหนึ่งช่อง")
        if value and not (known and known.value_text == value) and not _VALUE.fullmatch(value):
            self._fault(row, "value_text", f"“{value}” ไม่ใช่ตัวเลข; พิมพ์เช่น 1,238 หรือ 4.43 หรือ 1 - 60 (หน่วยอยู่ช่องถัดไป)")
        if percent and not (known and known.percent_text == percent) and not _PERCENT.fullmatch(percent):
            self._fault(row, "percent_text", f"“{percent}” ไม่ใช่ตัวเลขร้อยละ; พิมพ์เช่น 15.61 โดยไม่มีเครื่องหมาย %")
        if values.get("repeats") and values.get("table") == "detail":
            self._fault(row, "repeats", "ใช้กับตารางย่อเท่านั้น; เว้นว่าง")

    def _complete(self, row: _Row, report: Report) -> None:
        """What an indicator's cells don't say: the numbers to compute with, and the date of a figure that has none."""
        values = row.values
        known = self.known.get(values["id"])
        value, percent = values["value_text"], values["percent_text"]
        values["value"] = known.value if known and known.value_text == value else number_of(value)
        if known and known.percent_text == percent:
            values["percent"] = known.percent
        else:
            values["percent"] = float(percent) if percent else None
        own = values.pop("own_as_of")
        values["own_date"] = own is not None
        values["as_of"] = own or report.as_of


def _unusable(cell: Cell | MergedCell) -> str:
    """Why a cell holds nothing that could be read as it stands; "" where it does."""
    if cell.data_type == "f":
        return "เป็นสูตร; พิมพ์ค่าที่ต้องการแทนสูตร"
    if cell.data_type == "e":
        return f"เป็นค่าผิดพลาด {cell.value}; พิมพ์ค่าที่ต้องการ"
    if cell.data_type == "n" and cell.value is not None and "%" in cell.number_format:
        return "เป็นรูปแบบ %; ตั้งรูปแบบเซลล์เป็นข้อความ (Text) แล้วพิมพ์ตัวเลข เช่น 15.61"
    return ""
