"""Percents that the report prints alone: of how many they are, and how many they make, it does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.answer import Answer
from knowledge.asking.operands import recent
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn
from knowledge.records import Indicator

ALONE = "percent_only"


def printed_without(turn: Turn) -> Answer | None:
    """An honest no to the base of such a percent, or to the number that it makes, whoever the base may be called."""
    return not_found(turn, "no_base") if _base_asked(turn) or _count_asked(turn) else None


def _base_asked(turn: Turn) -> bool:
    """ "คิดจากกี่คน" after the percent, or "87.42 นี่คิดจากนักเรียนกี่คน" of it by its number."""
    question, last = turn.question, recent(turn)[:1]
    given = _given(turn)
    told = bool(turn.context.policies) and last and last[0].kind == ALONE
    if given is None and (not told or question.numbers):
        return False
    percent = given or last[0]
    if any(turn.titled_policy == p for p in turn.catalogue.policies if p != percent.policy):
        return False
    if given is not None:
        return (question.has("operation.base") or question.asks_count) and not _asks_percent(question)
    return (question.has("operation.base") or _of_all(question)) and not question.has("ask.percent")


def _given(turn: Turn) -> Indicator | None:
    """The percent whose number the question gives."""
    numbers: Sequence[str] = turn.question.numbers
    alone = (i for i in turn.catalogue.edition.detailed if i.kind == ALONE)
    return next((i for i in alone if i.percent_text in numbers), None)


def _asks_percent(question: Question) -> bool:
    """Whether a percent is asked for: not in "ร้อยละ 87.42 ของนักเรียนกี่คน", which gives one."""
    places = [place for place, t in enumerate(question.tokens) if "ask.percent" in t.cues]
    return any(not any(t.number for t in question.tokens[max(at - 1, 0) : at + 2]) for at in places)


def _of_all(question: Question) -> bool:
    """ "จากเด็กทั้งหมดเท่าไหร่": of how many, said before and after who they are."""
    return question.tokens[0].text in _FROM and question.has("operation.total") and question.asks_count


_FROM = frozenset({"จาก", "ของ", "ใน", "of", "from"})


def _count_asked(turn: Turn) -> bool:
    """ "คิดเป็นเด็กกี่คน" after the percent."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last and last[0].kind == ALONE and question.asks_count and question.content):
        return False
    own = next(f for f in turn.catalogue.figures if f.indicator is last[0])
    told = own.naming | own.often | own.labelled
    both = question.has("ask.percent") or bool(question.section("operation"))
    return not both and all(told & set(t.cues) for t in question.content)
