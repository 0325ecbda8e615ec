"""What is not printed with a figure: how many its percent comes to, or all of those of whom it counts some."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.baseless import ALONE
from knowledge.asking.criteria import EVERYWHERE
from knowledge.asking.operands import recent
from knowledge.asking.picking import ACCEPT
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn


def not_printed(turn: Turn) -> Answer | None:
    """An honest no; None where something else is asked."""
    return _percent_as_count(turn) or _all_of_some(turn)


_GIVEN_PERCENT = re.compile(
    r"(?<![\d.])(?P<given>\d{1,3}(?:\.\d+)?)\s?(?:%|เปอร์|เปอ)|ร้อยละ\s?(?P<thai>\d{1,3}(?:\.\d+)?)"
)


def _percent_as_count(turn: Turn) -> Answer | None:
    """ "เด็กที่ซื่อสัตย์ 87% นับเป็นหัวได้กี่คน": the percent is given and how many that are is asked, which stands nowhere."""
    question = turn.question
    said = _GIVEN_PERCENT.search(question.normal)
    if said is None or not question.asks_count or question.has("operation.below", "operation.above"):
        return None
    given = said["given"] or said["thai"]
    best = next(iter(turn.figures), None)
    if (
        best is None
        or best.score < ACCEPT
        or best.figure.indicator.kind != ALONE
        or best.figure.indicator.percent == 100
    ):
        return None
    rounded = best.figure.indicator.percent_text.split(".")[0] == given.split(".")[0]
    return not_found(turn, "no_base") if rounded else None


_LIMITED = re.compile(r"ไม่เกิน|น้อยกว่า|มากกว่า|[0-9]\s?[-–]\s?[0-9]")


def _all_of_some(turn: Turn) -> Answer | None:
    """ "แล้วขยายโอกาสทั้งหมดล่ะ" after those of at most 20 pupils: how many there are of any size is not told."""
    question, last = turn.question, recent(turn)[:1] if turn.follows else []
    if not last and not turn.follows and turn.figures and turn.figures[0].score > ACCEPT and not question.numbers:
        last = [turn.figures[0].figure.indicator]
    if not (last and last[0].total is None and last[0].kind != "yearly"):
        return None
    whole = question.has("operation.total") or EVERYWHERE.search(question.text)
    if not (whole and question.naming) or question.has("ask.percent", "operation.base"):
        return None
    figure = turn.catalogue.values.get(last[0].id)
    named = [t for t in question.naming if not turn.catalogue.words.actors.issuperset(t.concepts)]  # "ทั้งหมดของ สพฐ."
    same = figure is not None and all(figure.naming & set(t.cues) for t in named or question.naming)
    return not_found(turn, "no_figure") if same and _LIMITED.search(last[0].label) else None
