"""Thai dates as reports print them: "7 ต.ค. 2567", "7 ตุลาคม 2567", "10 ต.ค. 67"."""

from __future__ import annotations

import re
from datetime import date

BUDDHIST_ERA = 543

MONTHS = (
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
)
_NUMBER_OF_MONTH = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
_MONTH = "|".join(re.escape(name) for name in sorted(_NUMBER_OF_MONTH, key=len, reverse=True))

DATE = re.compile(rf"(\d{{1,2}})\s*({_MONTH})\s*(?:พ\.ศ\.\s*)?(\d{{4}}|\d{{2}})(?!\d)")
AS_OF = re.compile(rf"ข้อมูล\s*ณ\s*(?:วันที่\s*)?{DATE.pattern}")


def date_of(match: re.Match[str]) -> date:
    """The date of a DATE match; a year of two digits is of the 2500s. Raises ValueError for a day that isn't."""
    day, month, year = match.groups()[-3:]
    buddhist = int(year) + (2500 if len(year) == 2 else 0)
    return date(buddhist - BUDDHIST_ERA, _NUMBER_OF_MONTH[month], int(day))
