"""After items of a column: "แล้ว 7", "ถัดไปอะ", "ที่เหลือด้วย", "ขอทั้งประโยค", which leave out of what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.answer import Answer, Depth
from knowledge.asking.several_places import item_at, of_these_places
from knowledge.asking.turn import Turn, passage_answer
from knowledge.records import Passage

_LED = r"(?:แล้ว|และ|งั้น|ขอ|เอา|ดู|อ่าน|ไป|ส่วน|ต่อ|ที่|and|now|\s)*"
_SAID = (
    r"(?:ด้วย|อีก|หน่อย|ล่ะ|ละ|อะ|อ่ะ|อ่า|น่ะ|นะ|เลย|สิ|ซิ|ดิ|ที|ต่อ|มา|ว่าไง|ว่ายังไง|ว่าอย่างไร|คืออะไร|คือ|พูดว่าอะไร|บอกว่าอะไร"
    r"|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|จ๊ะ|please|[?.…\s])*"
)
_ONE = r"(?:ข้อ|อัน|ประเด็น)"
_AT = re.compile(
    rf"{_LED}(?P<at>\d{{1,2}}(?:\.\d)?(?:\s?(?:กับ|และ|,|&|-|–|ถึง|and|to)\s?\d{{1,2}})*){_SAID}", re.IGNORECASE
)
_STEP = re.compile(
    rf"{_LED}(?:(?:{_ONE}\s?(?:ที่)?\s?)?(?:ถัดไป|ถัดมา|ต่อไป|ต่อมา)|อีก\s?{_ONE}(?:นึง|หนึ่ง)?|(?:the )?next(?: one| item)?"
    rf"|(?P<before>(?:{_ONE}\s?(?:ที่)?\s?)?(?:ก่อนหน้า(?:นี้|นั้น)?|ก่อนนี้|ก่อนนั้น)|(?:the )?previous(?: one| item)?)){_SAID}",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"{_LED}(?:{_ONE}|พวก|ตัว|ส่วน)?\s?(?:ที่เหลือ|อื่น\s?ๆ|อื่น)(?:อยู่|ทั้งหมด|ทุก{_ONE}|มี|คือ|ได้แก่|อะไร|ไร|บ้าง|มั่ง|\s)*{_SAID}"
    r"|(?:and |what about )?the (?:rest|others|other ones)" + _SAID,
    re.IGNORECASE,
)
_WORDING = r"(?:ข้อความ|เนื้อความ|ถ้อยคำ|ประโยค|ย่อหน้า|เนื้อหา|ข้อ|อัน|คำ|ตัว)"
_IN_FULL = re.compile(
    rf"{_LED}(?:ช่วย|ส่ง|แสดง|ยก|คัด|พิมพ์|เขียน|{_WORDING}|นี้|นั้น|เมื่อกี้|ตะกี้|แบบ|ให้|มา|ของ|\s)*"
    rf"(?P<full>(?:ทั้ง|เต็ม|ครบ|จบ)\s?(?:ทั้ง)?{_WORDING}|(?P<bare>(?:เต็ม|ครบ)\s?ๆ?|ไม่(?:ต้อง)?(?:ตัด|ย่อ)(?:ตอน|ทอน)?)|คำต่อคำ|ทุก(?:คำ|ตัวอักษร|ถ้อยคำ)"
    rf"|ตาม(?:ที่(?:พิมพ์|เขียน))?(?:ใน)?(?:เล่ม|ต้นฉบับ|ตัวอักษร|รายงาน)(?:จริง)?)"
    rf"(?:แบบ|เป๊ะ|ๆ|ทั้ง|เต็ม|ครบ|ไม่(?:ต้อง)?(?:ตัด|ย่อ)|ตามเล่ม|ในเล่ม|ของ|{_WORDING}|นี้|นั้น|จะ|เอาไปอ้าง|ได้ไหม|ได้มั้ย|\s)*{_SAID}"
    r"|(?:the )?(?:whole|full|entire|exact) (?:sentence|item|text|wording)" + _SAID,
    re.IGNORECASE,
)
_POINTS = re.compile(_WORDING)


def of_items_told(turn: Turn) -> Answer | None:
    """Items of the column that those just told stand in: by number, the next, all others, the same in full."""
    cell, told = _column(turn)
    if not cell:
        return None
    said = turn.question.normal.strip()
    if at := _AT.fullmatch(said):
        items = of_these_places(f"ข้อ {at['at']}", cell) or item_at(cell, at["at"])
        return _answer(turn, items, "placed") if items else None
    if step := _STEP.fullmatch(said):
        return _next(turn, cell, told, back=bool(step["before"]))
    others = [p for p in cell if p not in told and not p.heading]
    if others and _REST.fullmatch(said):
        return _answer(turn, others, "others")
    if _wants_them_in_full(said):
        read = turn.context.passages  # the one meant before those told beside it
        return _answer(turn, sorted(told, key=lambda p: read.index(p.place)), "placed", "full")
    return None


def _column(turn: Turn) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """The cell of the items told last, and those of them that stand in it; nothing where none were told."""
    read = turn.context.passages
    if not (turn.follows and read and read[0][1] == turn.context.aspect) or turn.named_policy not in (None, read[0][0]):
        return (), ()
    cell = [p for p in turn.catalogue.edition.passages if p.place[:2] == read[0][:2]]
    return cell, [p for p in cell if p.place in read]


def _next(turn: Turn, cell: Sequence[Passage], told: Sequence[Passage], *, back: bool) -> Answer | None:
    """The item after or before those told; all of them, which shows how many there are, where there is none."""
    if back and (len(told) > 1 or told[0] == cell[0]):
        return None  # of what was asked before
    near = cell.index(told[0]) - 1 if back else cell.index(told[-1]) + 1
    if near < len(cell):
        return _answer(turn, cell[near : near + 1], "placed")
    return _answer(turn, cell, "cell", "full")


def _wants_them_in_full(said: str) -> bool:
    """ "ขออ่านข้อนั้นแบบไม่ตัด" of items; "ขอเต็มๆ" alone is for all of their column."""
    full = _IN_FULL.fullmatch(said)
    return full is not None and not (full["bare"] and not _POINTS.search(said))


def _answer(turn: Turn, items: Sequence[Passage], reason: str, depth: Depth = "screen") -> Answer:
    turn.note("items told", ", ".join(f"{p.policy}/{p.aspect}/{p.order}" for p in items))
    return passage_answer(turn.catalogue, items, reason=reason, depth=depth, asked=turn.question.text)
