"""The sheets of the office's workbook: their columns, how a field is shown in a cell, and how a cell is read back.

Headers, choices and faults are in Thai, for the people who correct or update figures in a spreadsheet program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from knowledge.thai import BUDDHIST_ERA, parse_thai_date

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")  # what XML or Excel wouldn't keep
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class CellFault(Exception):  # noqa: N818 (a fault of a cell, gathered into one WorkbookError)
    """What is wrong with a cell, and how to mend it, in Thai."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of field stands in a cell."""

    show: Callable[[Any], str | int | None]  # field -> cell
    read: Callable[[Any], Any]  # cell -> field; raises CellFault
    choices: tuple[str, ...] = ()  # what the cell may hold, where that is a list


def escaped(text: str) -> str:
    """A text that a spreadsheet file keeps letter by letter: control characters as _xHHHH_, the way Excel does it."""
    return _UNPRINTABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _text_of(cell: Any) -> str:
    """A cell as text, also where a spreadsheet program made a number of it."""
    if cell is None:
        return ""
    if isinstance(cell, bool | date):
        raise CellFault("ต้องเป็นข้อความ; ตั้งรูปแบบเซลล์เป็นข้อความ (Text) แล้วพิมพ์ใหม่")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unescaped(cell) if isinstance(cell, str) else f"{cell}"


def _required(cell: Any) -> str:
    text = _text_of(cell)
    if not text.strip():
        raise CellFault("ว่างไม่ได้; พิมพ์ข้อความลงในช่องนี้")
    return text


def _printed_number(cell: Any) -> str:
    """A number as the report would print it; thousands are parted where a spreadsheet program made a number of it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        whole = isinstance(cell, int) or cell.is_integer()
        return f"{int(cell):,}" if whole else f"{cell:,}"
    return _text_of(cell).strip()


def _whole(cell: Any) -> int:
    total = _total(cell)
    if total is None:
        raise CellFault("ว่างไม่ได้; พิมพ์จำนวนเต็ม เช่น 12")
    return total


def _total(cell: Any) -> int | None:
    text = _printed_number(cell)
    if not text:
        return None
    if not re.fullmatch(r"\d{1,3}(,\d{3})*|\d+", text, re.ASCII):
        raise CellFault(f"“{text}” ไม่ใช่จำนวนเต็ม; พิมพ์เป็นตัวเลข เช่น 7,926")
    return int(text.replace(",", ""))


def _flag(cell: Any) -> bool:
    text = _text_of(cell).strip()
    if text not in ("ใช่", "ไม่ใช่", ""):
        raise CellFault(f"“{text}” ไม่ถูกต้อง; เลือก ใช่ หรือ ไม่ใช่")
    return text == "ใช่"


def _shown_date(day: date | None) -> str:
    return "" if day is None else f"{day.day}/{day.month}/{day.year + BUDDHIST_ERA}"


def _date(cell: Any) -> date | None:
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        try:
            return day.replace(year=day.year - BUDDHIST_ERA) if day.year >= 2400 else day
        except ValueError:
            raise CellFault(f"{_shown_date(day)} ไม่มีในปฏิทิน; พิมพ์เช่น 10/10/2567") from None
    text = _text_of(cell).strip()
    day_in_text = parse_thai_date(text)
    if text and day_in_text is None:
        raise CellFault(f"“{text}” ไม่ใช่วันที่; พิมพ์วัน/เดือน/ปี พ.ศ. เช่น 10/10/2567")
    return day_in_text


def _required_date(cell: Any) -> date:
    day = _date(cell)
    if day is None:
        raise CellFault("ว่างไม่ได้; พิมพ์วัน/เดือน/ปี พ.ศ. เช่น 7/10/2567")
    return day


def _choice(names: Mapping[str, str]) -> Form:
    """A word of ours shown as its Thai name."""
    words = {name: word for word, name in names.items()}

    def read(cell: Any) -> str:
        text = _text_of(cell).strip()
        if text not in words:
            raise CellFault(f"“{text}” ไม่อยู่ในตัวเลือก; เลือก {', '.join(words)}")
        return words[text]

    return Form(lambda word: names[word], read, tuple(words))


TEXT = Form(lambda text: escaped(text), _text_of)
OPTIONAL = Form(lambda text: None if text is None else escaped(text), lambda cell: _text_of(cell).strip() or None)
REQUIRED = Form(lambda text: escaped(text), _required)
ID = Form(lambda text: escaped(text), lambda cell: _required(cell).strip())
REFERENCE = Form(lambda text: escaped(text), lambda cell: _text_of(cell).strip())
NUMBER = Form(lambda text: escaped(text), _printed_number)
WHOLE = Form(lambda number: number, _whole)
TOTAL = Form(lambda number: "" if number is None else f"{number:,}", _total)
FLAG = Form(lambda flag: "ใช่" if flag else "ไม่ใช่", _flag, ("ใช่", "ไม่ใช่"))
DATE = Form(_shown_date, _required_date)
OWN_DATE = Form(_shown_date, _date)

_ASPECT_NAMES = {
    "figures": "เชิงปริมาณ",
    "activities": "เชิงคุณภาพ",
    "obstacles": "ปัญหาอุปสรรค",
    "recommendations": "ข้อเสนอแนะ",
}
ASPECT = _choice(_ASPECT_NAMES)
MISPRINT_PLACE = _choice({**_ASPECT_NAMES, "short": "ตารางย่อ", "cover": "หน้าปก"})
TABLE = _choice({"detail": "ตารางละเอียด", "short": "ตารางย่อ"})
CONFIDENCE = _choice({"high": "มาก", "medium": "ปานกลาง", "low": "น้อย"})
KIND = _choice(
    {
        "share": "สัดส่วนของทั้งหมด",
        "count": "จำนวน",
        "part": "ส่วนย่อย",
        "base": "จำนวนฐาน",
        "yearly": "จำนวนรายปี",
        "change": "การเปลี่ยนแปลง",
        "mean": "ค่าเฉลี่ย",
        "sd": "ส่วนเบี่ยงเบนมาตรฐาน",
        "percent_only": "ร้อยละอย่างเดียว",
        "criterion": "เกณฑ์",
        "duration": "ระยะเวลา",
        "context": "ตัวเลขประกอบ",
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    field: str  # of the record; "own_as_of" is an indicator's own date, empty where it has the report's
    header: str
    form: Form
    width: int
    reference: bool = False  # greyed: for finding one's way, not for correcting


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column:
        return next(column for column in self.columns if column.field == field)


_POLICY = Column("policy", "นโยบาย", ID, 18, reference=True)
_ASPECT = Column("aspect", "ด้าน", ASPECT, 14)
_SOURCE = Column("source_text", "ข้อความตามที่พิมพ์ในรายงาน", TEXT, 60, reference=True)
_LINE = Column("line", "บรรทัด", WHOLE, 8, reference=True)

REPORT = Sheet(
    "รายงาน",
    (
        Column("id", "รหัสรายงาน", ID, 0, reference=True),
        Column("title", "ชื่อรายงาน", REQUIRED, 0),
        Column("fiscal_year", "ปีงบประมาณ พ.ศ.", WHOLE, 0),
        Column("as_of", "ข้อมูล ณ วันที่", DATE, 0),
        Column("publisher", "หน่วยงานผู้จัดทำ", TEXT, 0),
        Column("sources", "แหล่งข้อมูล", TEXT, 0),  # one row each
    ),
)
GROUPS = Sheet("กลุ่ม", (Column("id", "รหัสกลุ่ม", ID, 18, reference=True), Column("title", "ชื่อกลุ่ม", REQUIRED, 60)))
POLICIES = Sheet(
    "นโยบาย",
    (
        Column("id", "รหัสนโยบาย", ID, 18, reference=True),
        Column("group", "กลุ่ม", ID, 14, reference=True),
        Column("number", "ข้อที่", WHOLE, 8),
        Column("title", "ชื่อนโยบาย", REQUIRED, 70),
        Column("short_title", "ชื่อสั้น", REQUIRED, 34),
        Column("main_indicator", "ตัวชี้วัดหลัก", REFERENCE, 34),
    ),
)
INDICATORS = Sheet(
    "ตัวชี้วัด",
    (
        Column("id", "รหัสตัวชี้วัด", ID, 36, reference=True),
        _POLICY,
        Column("label", "สิ่งที่นับ", REQUIRED, 60),
        Column("value_text", "ค่า", NUMBER, 18),
        Column("unit", "หน่วย", TEXT, 12),
        Column("total", "จากทั้งหมด", TOTAL, 14),
        Column("total_label", "ทั้งหมดคือ", TEXT, 40),
        Column("percent_text", "ร้อยละ", NUMBER, 10),
        Column("own_as_of", "วันที่ของตัวเลข (ว่าง = วันที่ของรายงาน)", OWN_DATE, 20),
        Column("kind", "ชนิด", KIND, 20),
        Column("table", "ตาราง", TABLE, 14),
        _ASPECT,
        Column("number", "เลขข้อ", TEXT, 8),
        Column("order", "ลำดับในช่อง", WHOLE, 11),
        Column("repeats", "ซ้ำกับตัวชี้วัด (ตารางย่อ)", REFERENCE, 30, reference=True),
        _SOURCE,
        _LINE,
    ),
)
PASSAGES = Sheet(
    "รายการ",
    (
        _POLICY,
        _ASPECT,
        Column("order", "ลำดับในช่อง", WHOLE, 11),
        Column("number", "เลขข้อ", TEXT, 8),
        Column("parent", "อยู่ใต้ข้อ", OPTIONAL, 10),
        Column("heading", "เป็นหัวข้อ", FLAG, 10),
        Column("text", "ข้อความ", REQUIRED, 90),
        _SOURCE,
        _LINE,
    ),
)
INTRODUCTIONS = Sheet(
    "คำนำรายการ",
    (
        _POLICY,
        _ASPECT,
        Column("before", "อยู่ก่อนลำดับ", WHOLE, 12),
        Column("text", "ข้อความ", REQUIRED, 90),
        _SOURCE,
        _LINE,
    ),
)
ERRATA = Sheet(
    "คำผิด",
    (
        Column("printed", "ที่พิมพ์", REQUIRED, 40),
        Column("reading", "อ่านว่า", REQUIRED, 40),
        Column("policy", "นโยบาย", REFERENCE, 18),
        Column("aspect", "ที่", MISPRINT_PLACE, 14),
        Column("order", "ลำดับในช่อง", WHOLE, 11),
        Column("reason", "เหตุผล", TEXT, 50),
        Column("confidence", "ความมั่นใจ", CONFIDENCE, 12),
        Column("applied", "แก้แล้ว", FLAG, 10),
    ),
)
FINDINGS = Sheet(  # shown, never read: the audit finds them anew
    "ข้อสังเกต",
    (
        Column("policy", "นโยบาย", REFERENCE, 18, reference=True),
        Column("text", "ข้อสังเกตจากการตรวจสอบ (อ่านอย่างเดียว)", TEXT, 110, reference=True),
        Column("indicators", "ตัวชี้วัด", Form(lambda ids: escaped(", ".join(ids)), _text_of), 60, reference=True),
    ),
)

TABLES: Mapping[str, Sheet] = {  # field of Edition -> its sheet
    "indicators": INDICATORS,
    "passages": PASSAGES,
    "introductions": INTRODUCTIONS,
    "policies": POLICIES,
    "groups": GROUPS,
    "errata": ERRATA,
}
