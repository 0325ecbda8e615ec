"""Steps that one item counts, each of fewer: what is lost between them, who took the one and not the other."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.finding import find_figures
from knowledge.asking.operands import GOOD_MATCH, Operand, computed, recent
from knowledge.asking.question import PEOPLE
from knowledge.asking.turn import Turn
from knowledge.records import Indicator
from knowledge.thai import format_number


def first_without_second(turn: Turn) -> Answer | None:
    """ "สมัครแล้วแต่ยังไม่เข้าระบบกี่ราย": of two steps that one item counts, what the later leaves of the earlier.

    Where the earlier is the whole that the later is out of, it is the rest of a share.
    """
    tokens = turn.question.tokens
    joins = next((place for place, t in enumerate(tokens) if place and t.text.endswith(_BUT)), len(tokens))
    denied = next((place for place, t in enumerate(tokens) if place > joins and "ไม่" in t.text), len(tokens))
    sides = [[t for t in side if t.concepts] for side in (tokens[:joins], tokens[denied:])]
    if denied - joins > 2 or not all(sides):
        return None
    steps = []
    for side in sides:
        alone = replace(turn.question, tokens=tuple(side))
        said = {c for t in side for c in t.concepts} - turn.catalogue.words.actors
        said = said - turn.catalogue.titled.get(turn.policy or "", frozenset()) or said
        found = find_figures(alone, turn.catalogue, Context(), among=(turn.policy,) if turn.policy else None)
        named = (m for m in found[:STEPS] if m.score > 0 and not m.whole)
        steps.append(next((m.figure.indicator for m in named if said & m.figure.naming), None))
    earlier, later = steps
    if earlier is None or later is None or earlier.place != later.place or earlier.unit != later.unit:
        return None
    if not earlier.value or not later.value or earlier.value <= later.value or earlier.value == later.total:
        return None
    return _lost_between(turn, Operand(earlier), Operand(later))


STEPS = 4  # figures, one of which may be the step that is named
_BUT = ("แต่", "แต่ว่า", "but", "แต่ก็")


def lost_on_the_way(turn: Turn) -> Answer | None:
    """ "หายไประหว่างทางกี่ราย": between two counts that one item gives as steps, such as registered and accepted."""
    said = turn.figures[:1] if turn.question.naming else []
    named = next((m.figure.indicator for m in said if m.score >= GOOD_MATCH), None)
    figure = named or next(iter(recent(turn)), None) if turn.question.naming else next(iter(recent(turn)), named)
    if figure is None or figure.kind not in ("count", "base"):
        return None
    steps = [
        i
        for i in turn.catalogue.edition.detailed
        if i.place == figure.place
        and i.kind in ("count", "base")
        and i.value
        and i.unit == figure.unit
        and _people(turn, i) == _people(turn, figure)
    ]
    if len(steps) < 2 or figure not in steps:
        return None
    place = steps.index(figure)
    told = [i for i in recent(turn)[:2] if i in steps]
    if named is None and len(told) == 2:  # two steps were told, one after the other: between these
        place = min(map(steps.index, told))
    first, second = steps[place : place + 2] if place + 1 < len(steps) else steps[place - 1 : place + 1]
    before, after = Operand(first), Operand(second)
    return _lost_between(turn, before, after) if before.amount > after.amount else None


def _lost_between(turn: Turn, before: Operand, after: Operand) -> Answer:
    left = format_number(before.amount - after.amount)
    return computed(turn, [before, after], "difference", f"{before.text} − {after.text} = {left}", left, before.unit)


def _people(turn: Turn, indicator: Indicator) -> frozenset[str]:
    """Who a figure is named to count: teachers who use a system are no step before the pupils."""
    figure = turn.catalogue.values.get(indicator.id)
    return figure.naming & PEOPLE if figure else frozenset()
