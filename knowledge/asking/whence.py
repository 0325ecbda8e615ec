"""From which office those came who are counted, which the report tells not apart."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.question import PEOPLE
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn


def whence_they_came(turn: Turn) -> Answer | None:
    """ "มีใครจากสำนักไหนเข้าบ้าง": asked of those who came, whom the report tells not apart, and not of the report."""
    question = turn.question
    if _COMING_FROM.search(question.normal) is None or question.has("meta.report_name"):
        return None
    people = not (PEOPLE | {"attendee"}).isdisjoint(question.concepts)
    of_people = people or (question.has("meta.publisher") and not question.has("meta.source"))
    return not_found(turn, "lack.names") if of_people else None


_COMING_FROM = re.compile(
    r"(?<!ข้อมูล)(?<!ตัวเลข)(?<!ข้อมูลมา)(?<!ตัวเลขมา)จาก\s?(?:สำนัก|หน่วย|หน่วยงาน|กลุ่ม)\s?(?:ไหน|ใด|อะไร)"
)
