"""A month that a number is asked of: "เฉพาะ มิ.ย. 67 แก้หนี้ได้กี่ราย"; no report of one day tells months apart."""

from __future__ import annotations

import re

from knowledge.thai import MONTHS, SHORT_MONTHS

_SHORT = {name.replace(".", ""): full for name, full in zip(SHORT_MONTHS, MONTHS, strict=True)}
_MONTH = re.compile(
    r"(?<![ก-๙.])(?:(?:เฉพาะ|แค่|ช่วง|ของ|ใน|เมื่อ|ตอน|พอ|เดือน|ประจำ)\s?)*"
    rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(map(re.escape, SHORT_MONTHS))}|(?:{'|'.join(_SHORT)})(?=\s?\d))"
    r"(?!\s?ศ\b|ศ\.)\.?"
)
_AS_OF = re.compile(
    r"(?:\d|ณ|ข้อมูล|ถึง|วันที่|สิ้น|ปลาย|สอบ|สำนักงาน|รายงาน|ฉบับ|เล่ม|อัปเดต|อัพเดท|as of)\s?(?:เดือน|สิ้นเดือน)?\s?$",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"กี่|เท่าไ|เท่าใด|ร้อยละ|จำนวน|how many|how much", re.IGNORECASE)


def months_in_full(text: str) -> str:
    """The text with a month by itself as "เดือนมิถุนายน"; a day of it, or up to when it is counted, stays as typed.

    >>> months_in_full("เฉพาะ มิ.ย. 67 แก้หนี้ได้กี่ราย"), months_in_full("ข้อมูล ณ 10 ต.ค. 67 ได้กี่ราย")
    ('เฉพาะเดือนมิถุนายน 67 แก้หนี้ได้กี่ราย', 'ข้อมูล ณ 10 ต.ค. 67 ได้กี่ราย')
    """
    if _COUNTS.search(text) is None:
        return text

    def in_full(found: re.Match[str]) -> str:
        if _AS_OF.search(text[: found.start()]):
            return found.group()
        month = found["month"].replace(".", "")
        before = text[found.start() : found.start("month")].replace("เดือน", "").strip()
        return f"{before}เดือน{_SHORT.get(month, month)}"

    return _MONTH.sub(in_full, text)
