"""A criterion, "ไม่เกิน 60 คน", is no answer to how many there are, nor to what it means."""

from __future__ import annotations

import re

from knowledge.asking.finding import Match
from knowledge.asking.turn import Turn


def no_criterion(turn: Turn, criterion: Match) -> str:
    """Why what is asked is not answered by a criterion: how many there are of it, or what it means; "" where it is."""
    question, own = turn.question, turn.catalogue.words.actors.union(*turn.catalogue.titled.values())
    if question.has("operation.total", "operation.sum") or EVERYWHERE.search(question.text):
        return "no_figure"
    if (
        question.unit == "people"
        and not _LIMIT.search(question.normal)
        and all(own & {*t.cues} for t in criterion.asked)
    ):
        return "no_figure"  # "นักเรียนในโรงเรียนขนาดเล็กมีกี่คน", not "top up ให้โรงที่เด็กกี่คน"
    means = "คือ" in question.text or question.has("ask.define")
    return "not_spelled_out" if means and not _HOW_MUCH.search(question.text) else ""  # "คือกี่คะแนน" asks for it


_LIMIT = re.compile(r"ไม่(?:เกิน|ถึง)|เกณฑ์|กำหนด|กว่า|ต้อง|ถึง(?:จะ|ได้)|ขั้นต่ำ|สูงสุด|จำกัด|limit|most|up to|under|below")
_HOW_MUCH = re.compile(r"กี่|เท่า\s?(?:ไร|ไหร่|ใด)|แค่ไหน|how (?:much|many|far|high)", re.IGNORECASE)


EVERYWHERE = re.compile(r"ทั้งประเทศ|ทั่วประเทศ|ทั่วไทย|ทั้งไทย|nationwide|in the country|in thailand")
