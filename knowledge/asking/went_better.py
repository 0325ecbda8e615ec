"""Which of two policies got further: "หนี้ครูกับแนะแนว อะไรคืบหน้ากว่า" sets their percents against each other."""

from __future__ import annotations

import re

from knowledge.asking.question import Question
from knowledge.asking.turn import NAMED, Turn

_FURTHER = re.compile(
    r"(?:คืบหน้า|ก้าวหน้า|เดินหน้า|สำเร็จ|ได้ผล|เห็นผล|เข้าเป้า|ดี|แย่|ไปได้?ไกล)(?:ดี|ไป|น้อย|ช้า)?(?:มาก|เยอะ)?\s?(?:กว่า|(?:ที่)?สุด)"
    r"|\b(?:further|farther) (?:along|ahead)\b|\bmore (?:progress|successful|advanced)\b|\bbetter\b|\bworse\b",
    re.IGNORECASE,
)
PAIR = 2


def asks_who_did_well(question: Question) -> bool:
    """ "คืบหน้ากว่า", "สำเร็จที่สุด": how far a thing was carried out, which its percent tells, and not its number."""
    return _FURTHER.search(question.normal) is not None


def which_went_better(turn: Turn) -> bool:
    """Whether two policies are named and it is asked which of them did better, not which of them counts more."""
    if turn.aspect or turn.question.asks_count or not asks_who_did_well(turn.question):
        return False
    return sum(weight >= NAMED for weight in turn.named.values()) == PAIR
