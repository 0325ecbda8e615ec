"""Two places of the ranking just told, set against each other: "อันดับหนึ่งกับสองห่างกันเท่าไหร่"."""

from __future__ import annotations

import re

from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.turn import Turn

_NTH = r"(?:อันดับ|ลำดับ|ที่)\s?(?:ที่\s?)?"
_JOINED = r"\s?(?:กับ|และ|ถึง|,|-|vs|ต่างจาก|ห่างจาก|นำ|ทิ้ง|ชนะ|มากกว่า)\s?(?:อัน|ตัว|ช่อง|เรื่อง)?"
_FIRST = rf"(?:{_NTH}(?:1|หนึ่ง|แรก)|(?:มาก|เยอะ|สูง)(?:ที่)?สุด|แชมป์|first|top|number one)"
_SECOND = r"(?:2|สอง|รองลงมา|second|runner-up|number two)"
_THIRD = r"(?:3|สาม|third)"
_LAST = r"(?:สุดท้าย|ท้ายสุด|รั้งท้าย|บ๊วย|โหล่|(?:น้อย|ต่ำ)(?:ที่)?สุด|last|bottom)"
_PLACES = (
    (re.compile(rf"{_FIRST}{_JOINED}(?:{_NTH})?{_SECOND}"), (0, 1)),
    (re.compile(rf"{_FIRST}{_JOINED}(?:{_NTH})?{_THIRD}"), (0, 2)),
    (re.compile(rf"{_NTH}{_SECOND}{_JOINED}(?:{_NTH})?{_THIRD}"), (1, 2)),
    (re.compile(rf"{_FIRST}{_JOINED}(?:{_NTH})?{_LAST}|หัวกับท้าย|หัวแถวกับท้ายแถว"), (0, -1)),
    (re.compile(rf"{_FIRST.replace('first', 'the first')} and (?:the )?{_SECOND}"), (0, 1)),
)


def names_places(text: str) -> bool:
    """Whether two places of a ranking are named."""
    return _places(text) is not None


def places_told(turn: Turn) -> list[Operand]:
    """The figures at the two places that the question names, of the ranking just told; none without one."""
    ranked, asked = last_operands(turn), _places(turn.question.normal)
    if turn.context.operation != "rank" or asked is None or len(ranked) <= max(asked):
        return []
    if turn.context.unit == "%" and min(asked) < 0:
        return []  # a ranking of percents is told to its third place
    return [ranked[place] for place in asked]


def _places(text: str) -> tuple[int, int] | None:
    return next((places for pattern, places in _PLACES if pattern.search(text)), None)
