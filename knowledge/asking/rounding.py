"""To how many decimals a question wants a result."""

from __future__ import annotations

import re

from knowledge.asking.turn import Turn

_PLACES = re.compile(r"(?:ทศนิยม|จุด)\s*([0-9๐-๙])\s*หลัก|([0-9๐-๙])\s*(?:ตำแหน่ง|decimal)")
_WHOLE_NUMBER = re.compile(
    r"จำนวนเต็ม|เต็มจำนวน|เลขเต็ม|เลขกลม|(?:ปัด|ตัด|ไม่เอา|ไม่ต้องมี|ไม่มี)(?:จุด|เศษ)?ทศนิยม(?!\s?\d)|(?:ปัด|ตัด|ไม่เอา)เศษ"
    r"|round(?:ed)?(?! to (?:one|two|1|2))|whole number|no decimals?|without decimals?",
    re.IGNORECASE,
)

_NO_NEED = re.compile(r"(?:ไม่ต้อง|อย่า|ไม่เอาแบบ)\s?ปัด|don't round|no rounding")


def places_asked(turn: Turn) -> int | None:
    """Decimals the question asks for: "ทศนิยม 2 ตำแหน่ง", "ปัดเต็มจำนวน"; None where it asks for none."""
    text = turn.question.text
    if any(said in text for said in ("ตำแหน่งเดียว", "หนึ่งตำแหน่ง", "ทศนิยมเดียว", "one decimal")):
        return 1
    if "สองตำแหน่ง" in text or "ทศนิยมสองหลัก" in text or "two decimal" in text:
        return 2
    if _WHOLE_NUMBER.search(text) and not _NO_NEED.search(text):
        return 0
    found = _PLACES.search(text)
    return int(found[1] or found[2]) if found else None
