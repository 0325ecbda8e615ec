"""Several items asked for by their places in a cell: "สองข้อแรก", "3 ข้อสุดท้าย", "ข้อ 1 กับข้อ 3", "ข้อ 2-4"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.records import Passage

_COUNTS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MANY = rf"(?P<many>[2-9]|{'|'.join(_COUNTS)})"
_OF_AN_END = (
    re.compile(rf"{_MANY}\s?(?:ข้อ|อัน|ประเด็น)\s?(?:แรก(?!เข้า)|(?P<last>สุดท้าย|ท้าย(?!สุด)|ท้ายสุด|หลังสุด))"),
    re.compile(rf"(?:ข้อ|อัน)?(?:แรกๆ|แรก|(?P<last>สุดท้าย))\s?(?:สัก|แค่)?\s?{_MANY}\s?(?:ข้อ|อัน)(?!แรก|\s?\d)"),
    re.compile(  # of a column just told: "เอาแค่ 3 ข้อ"
        rf"^(?:งั้น|ขอ|เอา|\s)*(?:แค่|แต่|เพียง|สัก|ซัก)+\s?(?P<last>(?!))?{_MANY}\s?(?:ข้อ|อัน)(?:ก็พอ|พอ|ครับ|คะ|ค่ะ|นะ|\s)*$"
    ),
    re.compile(
        rf"(?:first|(?P<last>last|final))\s{_MANY}\s(?:\w+\s)?(?:items?|recommendation|obstacle|problem|activit|suggestion)"
    ),
)
_PLACE = r"(?:(?:ข้อ|อัน)\s?(?:ที่)?\s?|items?\s)"
_NUMBER = r"\d{1,2}(?![\d.,]*\d)"
_SPAN = re.compile(rf"{_PLACE}(?P<from>{_NUMBER})\s?(?:-|–|ถึง|to)\s?(?:{_PLACE})?(?P<to>{_NUMBER})(?!\s?(?:ข้อ|%|คน))")
_EACH = re.compile(rf"{_PLACE}{_NUMBER}(?:\s?(?:กับ|และ|,|&|and|แล้วก็)\s?(?:{_PLACE})?{_NUMBER})+(?!\s?(?:ข้อ|%|คน))")


def asks_several_places(text: str) -> bool:
    """Whether more items than one are asked for by their places.

    >>> asks_several_places("ขอสองข้อแรกของข้อเสนอแนะ"), asks_several_places("ข้อ 1 กับข้อ 3"), asks_several_places("ข้อ 3")
    (True, True, False)
    """
    return any(pattern.search(text) for pattern in (*_OF_AN_END, _SPAN, _EACH))


def of_these_places(text: str, cell: Iterable[Passage]) -> tuple[Passage, ...]:
    """The items of a cell at those places; none where it has not all of them."""
    items = tuple(passage for passage in cell if not passage.heading)
    for pattern in _OF_AN_END:
        if found := pattern.search(text):
            many = int(_COUNTS.get(found["many"], found["many"]))
            return items[-many:] if found["last"] else items[:many]
    if span := _SPAN.search(text):
        wanted = [*range(int(span["from"]), int(span["to"]) + 1)]
    elif each := _EACH.search(text):
        wanted = [int(number) for number in re.findall(r"\d+", each.group())]
    else:
        return ()
    at = dict(enumerate(items, start=1))
    return tuple(at[place] for place in wanted) if at.keys() >= set(wanted) else ()


def item_at(cell: Sequence[Passage], number: str) -> tuple[Passage, ...]:
    """The item of that number, or at that place where none has it; the last one for "-1"."""
    if number == "-1":
        return tuple(cell[-1:])
    printed = tuple(p for p in cell if p.number == number)[:1]
    return printed or (tuple(cell[int(number) - 1 : int(number)]) if number.isdigit() and int(number) else ())
