"""How the report is laid out: what the columns of its tables are, which no row tells."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.dated import cover_fact
from knowledge.asking.phrases import COLUMN_NAMES
from knowledge.asking.turn import Turn

_RESULTS_NAMED = re.compile(r"เชิง(?:ปริมาณ|คุณภาพ)")
_RESULTS = ("figures", "activities")  # two columns under one heading


def columns_told(turn: Turn) -> Answer | None:
    """The columns that the tables of this edition have, where they are asked: "แบ่งผลการดำเนินงานเป็นเชิงอะไรบ้าง"."""
    question = turn.question
    named = turn.policy or question.concepts or question.has("meta.whole")
    column = turn.aspect or _RESULTS_NAMED.search(question.normal)
    of_one = column and named and not question.has("meta.report_name")  # "ขอคอลัมน์ปัญหาของหนี้ครู"
    if not question.has("meta.layout") or question.section("lack") or of_one:
        return None
    printed = {p.aspect for p in turn.catalogue.edition.passages}
    results = "และ".join(COLUMN_NAMES[aspect] for aspect in _RESULTS if aspect in printed)
    others = [name for aspect, name in COLUMN_NAMES.items() if aspect in printed and aspect not in _RESULTS]
    told = " / ".join([f"ผลการดำเนินงาน ({results})", *others])
    return cover_fact(turn, "layout", "ตารางของรายงานมีช่อง", told)
