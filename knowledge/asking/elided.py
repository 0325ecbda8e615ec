"""Who is left out of a follow-up: "ที่เลิกใช้ล่ะ" after those who use a system are some of those."""

from __future__ import annotations

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.operands import recent
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

_WHO = frozenset({"ที่", "ซึ่ง", "ที่มัน", "อันที่", "พวกที่"})


def those_who(turn: Turn) -> Answer | None:
    """An honest no to what some of those told last did, where only another policy counts whoever does so."""
    question, last = turn.question, next(iter(recent(turn)), None)
    if last is None or turn.context.passages or turn.aspect:
        return None
    tokens = [t for t in question.tokens if "follow.and_then" not in t.cues]
    named = [t for t in question.naming if not any(c.startswith("unit.") for c in t.cues)]
    if tokens[0].text not in _WHO or named != tokens[1:2] or named[0].text.isascii():
        return None
    done = named[0]
    if any(not titled.isdisjoint(done.concepts) for titled in turn.catalogue.titled.values()):
        return None  # "ที่ขยายโอกาสล่ะ" names another subject
    if question.unit and not units_agree(question.unit, unit_class(last.unit)):
        return None
    counting = [f.indicator.policy for f in turn.catalogue.figures if not f.naming.isdisjoint(done.concepts)]
    return not_found(turn, "no_figure", done) if counting and not set(counting) & set(turn.context.policies) else None
