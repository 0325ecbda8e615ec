"""The two figures that a question sets against each other: both named, or one named and one just talked of."""

from __future__ import annotations

import re

from knowledge.asking.catalogue import Figure, unit_class, units_agree
from knowledge.asking.operands import (
    Operand,
    last_operands,
    named_matches,
    names_of,
    only_who_they_are,
    operand_of,
    policy_operands,
    printed_operands,
    recent,
    told_last,
)
from knowledge.asking.question import read_question
from knowledge.asking.turn import Turn


def counterpart(turn: Turn, named: Operand) -> Operand | None:
    """What is set against the figure named, of the subject just talked of: TikTok's followers against YouTube's."""
    last = [i for i in recent(turn)[:3] if units_agree(unit_class(i.unit), named.unit_class)] or recent(turn)[:1]
    if not last:
        return None
    ours, theirs = names_of(turn, named.indicator), names_of(turn, last[0])
    for match in turn.figures:
        indicator = match.figure.indicator
        mine = names_of(turn, indicator)
        between = mine & (ours - theirs) and mine & (theirs - ours)
        if between and not match.whole and indicator.id != named.indicator.id and match.figure.unit == named.unit_class:
            return Operand(indicator)
    return None


def same_two(turn: Turn) -> list[Operand]:
    """The two things just set against each other, counted by what the question now names: episodes, not followers."""
    pair = last_operands(turn) or [Operand(i) for i in recent(turn)[:2]]
    if len(pair) != 2 or not turn.follows or not turn.question.content:
        return []
    first, second = (names_of(turn, o.indicator) for o in pair)
    found: list[Operand] = []
    if turn.question.concepts & (first ^ second):
        return []
    for mine in (first - second, second - first):
        match = next((m for m in turn.figures if not m.whole and m.asked and mine & m.figure.naming), None)
        if match is None or all(match.figure.naming.isdisjoint(t.cues) for t in match.asked):
            return []
        found.append(operand_of(match))
    alike = units_agree(found[0].unit_class, found[1].unit_class)
    return found if alike and found[0] != found[1] else []


def _both_told(turn: Turn) -> list[Operand]:
    """ "ครูมากกว่าเด็กกี่คน" after pupils and teachers of one item: the last two, each called by what the other isn't."""
    last = recent(turn)[:2]
    if not turn.follows or len(last) < 2 or last[0].place != last[1].place:
        return []
    said, (one, other) = turn.question.concepts, (names_of(turn, i) for i in last)
    only = turn.catalogue.words.actors.issuperset(said)
    return [Operand(i) for i in last] if only and said & (one - other) and said & (other - one) else []


def two_of_a_kind(turn: Turn) -> list[Operand]:
    """ "ไลน์โอเอคนน้อยกว่าเฟซเท่าไร": two of one kind, each by what is counted of it in the unit that is said, else in
    the one unit in which each of the kind is counted: "ไลน์กับติ๊กต็อก อันไหนมากกว่ากัน" by those who follow them.
    """
    units = [c.removeprefix("unit.") for t in turn.question.tokens for c in t.cues if c.startswith("unit.")]
    for kind in turn.catalogue.words.kinds:
        members = list(dict.fromkeys(c for t in turn.question.naming for c in t.concepts if c in kind))
        if len(members) != 2:
            continue
        figures = [f for f in turn.catalogue.values.values() if f.naming & kind and f.indicator.value is not None]
        units = [u for u in units if any(units_agree(u, f.unit) for f in figures)]  # "ดูที่คนติดตาม" counts no places
        measured = turn.question.concepts - kind
        if not units and not measured:
            units = _counted_in(figures, kind, members)
        elif not units and measured <= turn.catalogue.words.measures:  # "ยูทูบใหญ่กว่าติ๊กต็อกกี่เท่า ดูที่คนติดตาม"
            units = [f.unit for f in figures if f.naming & measured][:1]
        named = [m.figure for m in turn.figures if not m.whole]
        counted = [f for f in [*named, *figures] if units and units_agree(units[0], f.unit)]
        found = [next((f for f in counted if f.naming & kind == {member}), None) for member in members]
        return [Operand(f.indicator) for f in found if f is not None]
    return []


def _counted_in(figures: list[Figure], kind: frozenset[str], members: list[str]) -> list[str]:
    """The unit in which both members are counted, and more of their kind than in any other."""
    counted = {
        u: frozenset[str]().union(*(f.naming & kind for f in figures if f.unit == u)) for u in {f.unit for f in figures}
    }
    both = sorted((u for u, told in counted.items() if told.issuperset(members)), key=lambda u: -len(counted[u]))
    return both[:1] if both and all(len(counted[u]) < len(counted[both[0]]) for u in both[1:]) else []


_AGAINST = re.compile(r"^(?:กับ|และ|เทียบ|.*กว่า|vs|than|versus|against|from)")


def _of_one_base(turn: Turn, named: list[Operand]) -> list[Operand]:
    """ "ร้อยละดูแลสุขภาพกับโค้ชชิ่งห่างกันกี่จุด": beside the one named the other share of its base, named by a title."""
    tokens, values = turn.question.tokens, turn.catalogue.values
    if len(named) != 1 or named[0].indicator.total is None or named[0].indicator.id not in values:
        return []
    first, actors = named[0].indicator, turn.catalogue.words.actors
    own = names_of(turn, first) - actors
    for other in turn.catalogue.edition.detailed:
        theirs = names_of(turn, other) - actors - own
        if other.place != first.place or other.total != first.total or other == first or not theirs:
            continue
        here = [t.start for t in tokens if own.intersection(t.concepts)]
        there = [t.start for t in tokens if theirs.intersection(t.concepts)]
        between = (t for t in tokens for a in here for b in there if min(a, b) < t.start < max(a, b))
        if any(_AGAINST.match(t.text) for t in between):
            return [named[0], Operand(other)] if here[0] < there[0] else [Operand(other), named[0]]
    return []


def _in_unit_of(turn: Turn, kept: Operand, other: Operand) -> list[Operand]:
    """The first, and in its unit what else is counted of the second's subject: members of LINE, followers of TikTok."""
    subject = names_of(turn, other.indicator) - names_of(turn, kept.indicator)
    said = subject & turn.question.concepts
    for match in turn.figures:
        figure = match.figure
        if said & figure.naming and not match.whole and units_agree(figure.unit, kept.unit_class):
            found = operand_of(match)
            return [kept, found] if found not in (kept, other) and found.number is not None else []
    return []


def _subject_before(turn: Turn, named: Operand) -> Operand | None:
    """After "LINE กี่คน" and "น้อยกว่าเฟซกี่คน": "แล้วเทียบกับ TikTok" sets LINE against it, which was talked of first."""
    pair = last_operands(turn)
    if turn.context.operation != "difference" or len(pair) != 2 or named in pair:
        return None
    said = read_question(turn.context.question, turn.catalogue.lexicon).concepts
    shared = names_of(turn, pair[0].indicator) & names_of(turn, pair[1].indicator)
    before = [o for o in pair if not (names_of(turn, o.indicator) - shared) & said]
    return before[0] if len(before) == 1 and units_agree(before[0].unit_class, named.unit_class) else None


def two_operands(turn: Turn) -> list[Operand]:
    """The two figures set against each other: both named, or one named and one just talked of, or the last two."""
    question = turn.question
    if len(given := printed_operands(turn)) >= 2:
        return given[:2]
    wholes = question.has("operation.total", "operation.base") and not given  # a base told by its number is not asked
    wholes = wholes or only_who_they_are(turn)
    if len(across := policy_operands(turn, wholes)) >= 2:
        return across[:2]
    if counted := same_two(turn) or _both_told(turn):
        return counted
    if (bare := two_of_a_kind(turn)) and not (question.unit or turn.follows):
        return bare
    named = [operand_of(m) for m in named_matches(turn)] if question.content else []
    if len(named) >= 2:
        same = [o for o in named[1:] if units_agree(o.unit_class, named[0].unit_class)]
        percents = question.has("ask.percent") and all(o.percent is not None for o in named[:2])
        if same or percents:  # "ครูกับโรงเรียน ร้อยละต่างกันเท่าไร"
            return [named[0], (same or named[1:])[0]]
        if pair := _in_unit_of(turn, named[0], named[1]) or _in_unit_of(turn, named[1], named[0]):
            return pair
    if pair := bare or _of_one_base(turn, named):
        return pair
    if turn.follows and (question.has("follow.same") or not named):
        pair = last_operands(turn) if len(last_operands(turn)) == 2 else told_last(turn)[:2][::-1]
        return pair if len(pair) == 2 else []
    if turn.follows and named and (other := counterpart(turn, named[0]) or _subject_before(turn, named[0])):
        return [named[0], other]
    last = [o for o in told_last(turn) if not named or o != named[0]]
    last = [o for o in last if not named or o.whole or o.indicator.id != named[0].indicator.id]
    if turn.follows and last and named:
        return [named[0], next((o for o in last if units_agree(o.unit_class, named[0].unit_class)), last[0])]
    return named[:2]
