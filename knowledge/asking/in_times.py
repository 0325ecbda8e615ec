"""How many times one is another, on both sides of "กี่เท่าของ": a figure, all it is out of, or what it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.again import again_with_another
from knowledge.asking.answer import Answer
from knowledge.asking.differences import share_asked
from knowledge.asking.dividing import divisible, times
from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.phrased import operand_in, pair_of
from knowledge.asking.ranked_places import places_told
from knowledge.asking.rests import times_of_the_rest
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

Sides = tuple[tuple[Token, ...], tuple[Token, ...]]


def in_times_of_the_rest(turn: Turn) -> Answer | None:
    """ "เป็นกี่เท่าของคนที่แก้ได้แล้ว" after how many are left; "เขตที่ผ่านเป็นกี่เท่าของเขตที่ไม่ผ่าน"."""
    question = turn.question
    if not question.has("operation.ratio") or question.numbers:
        return None
    sides = _parted(turn)
    denied = [any("operation.remaining" in t.cues or (t.concepts and "ไม่" in t.text) for t in side) for side in sides]
    if sum(denied) == 1:
        done = [_affirmed(side) for side in sides if any(t.concepts for t in side)]
        alone = Turn(replace(question, tokens=done[0]), turn.context, turn.catalogue) if done else None
        figure = share_asked(alone) if alone is not None and alone.question.naming else None
        if figure is not None and figure.total and figure.value:
            return times_of_the_rest(turn, Operand(figure))
    last = last_operands(turn)[:1]
    if turn.context.operation != "remaining" or not (turn.follows and last):
        return None
    figure_told = turn.catalogue.values.get(last[0].indicator.id)
    if figure_told is None or not last[0].number or not last[0].indicator.total:
        return None
    own = figure_told.spoken | turn.catalogue.generic | turn.catalogue.words.told_apart | turn.catalogue.words.verbs
    if any(own.isdisjoint(t.concepts) for t in question.naming):
        return None  # of another figure
    return times_of_the_rest(turn, last[0])


def ratio(turn: Turn) -> Answer | None:
    """How many times one figure is another."""
    pair = places_told(turn) or again_with_another(turn) or two_sides(turn)
    pair = pair if divisible(pair) else pair_of(turn)
    return times(turn, pair) if divisible(pair) else None


def two_sides(turn: Turn) -> list[Operand]:
    """The figures on both sides; "ผู้เรียนทั้งหมดเป็นกี่เท่าของคนที่เข้าถึงสื่อ" sets a figure against all it is out of."""
    sides = _sides(turn)
    if sides is None:
        return []
    every = [any("operation.total" in t.cues for t in side) for side in sides]
    if sum(every) == 1:
        all_of, of_some = sides[every.index(True)], sides[every.index(False)]
        who = [t for t in all_of if turn.catalogue.words.actors.intersection(t.concepts)]
        part = _part(turn, (*who, *of_some))
        whole = _whole_of(turn, part, all_of) if part else None
        return [whole, part] if whole and part else []
    found = [operand_in(turn, side) for side in sides]
    return [o for o in found if o is not None] if None not in found and found[0] != found[1] else []


def _parted(turn: Turn) -> Sides:
    """What stands before "กี่เท่าของ" and what after."""
    tokens = turn.question.tokens
    place = next((n for n, t in enumerate(tokens) if "operation.ratio" in t.cues), len(tokens))
    return tokens[:place], tokens[place + 1 :]


def _sides(turn: Turn) -> Sides | None:
    """The same; None where either names nothing."""
    sides = _parted(turn)
    return sides if all(any(t.concepts for t in side) for side in sides) else None


def _affirmed(said: tuple[Token, ...]) -> tuple[Token, ...]:
    """Less what only says that it was not done."""
    return tuple(t for t in said if "operation.remaining" not in t.cues)


def _part(turn: Turn, said: Sequence[Token]) -> Operand | None:
    alone = Turn(replace(turn.question, tokens=tuple(said)), turn.context, turn.catalogue)
    figure = share_asked(alone)
    return Operand(figure) if figure is not None and figure.total and figure.value else None


def _whole_of(turn: Turn, part: Operand, said: Sequence[Token]) -> Operand | None:
    """All that the part is out of, where nothing is said of it that is not said of that whole."""
    whole = next((f for f in turn.catalogue.figures if f.whole and f.indicator == part.indicator), None)
    if whole is None:
        return None
    own = whole.spoken | turn.catalogue.generic | turn.catalogue.titled[part.indicator.policy]
    strange = any(t.concepts and own.isdisjoint(t.concepts) for t in said)
    return None if strange else Operand(part.indicator, whole=True)
