"""What was told last against a figure that is named, or given by its number: "ตัวนี้มากกว่าบุคลากรทั้งหมด 456,603 กี่คน".

One side of the word that compares says only "this" ("โรงพวกนี้", "เลขนี้"), or nothing where the other gives a number; the
other side names one figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import units_agree
from knowledge.asking.differences import less_sum, set_apart
from knowledge.asking.dividing import divisible, percent_of, times
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    computed,
    last_operands,
    operand_of,
    printed_operands,
    recent,
    told_last,
)
from knowledge.asking.question import TELLING_UNITS
from knowledge.asking.results import share_of_parts
from knowledge.asking.spotting import Token
from knowledge.asking.summing import added_up
from knowledge.asking.turn import Turn
from knowledge.thai import format_number

_OF = frozenset({"ของ", "จาก", "ต่อ", "เทียบกับ", "หาร", "of", "from"})
_OTHERWISE = ("operation.sum", "operation.base", "operation.average", "operation.highest", "operation.lowest")
_OF_THESE = ("ask.number", "ask.how_many", "ask.how_much", "ask.percent", "ask.tell", "follow.same", "follow.and_then")
MOST_TOLD = 3  # figures of the last answers that "this" may be
_BEYOND = re.compile(r"กว่า|^ห่าง(?!กัน)|^ต่าง(?!กัน)|^เกิน|than")


def told_against(turn: Turn) -> Answer | None:
    """The difference, the percent or the ratio of what was told last and the figure that it is set against."""
    question = turn.question
    parts = _added_up(turn)
    otherwise = set(_OTHERWISE) - ({"operation.sum"} if parts else set())
    if not turn.context.indicators or turn.aspect or turn.context.passages or question.has(*otherwise):
        return None
    if question.section("lack") or question.section("absent") or question.has("ask.why", "ask.how", "ask.which"):
        return None
    sides = _sides([t for t in question.tokens if not parts or "operation.sum" not in t.cues])
    if sides is None or not (question.asks_number or (parts and question.has("ask.yes_no"))):
        return None
    this, other = sides if _is_this(turn, sides[0]) else sides[::-1]
    if not _is_this(turn, this) or not any(t.concepts or t.number for t in other):
        return None
    given = _given_or_named(turn, other, bare=not any("follow.same" in t.cues for t in this))
    if parts:
        alike = given is not None and units_agree(given.unit_class, parts[0].unit_class)
        given = given if alike else _counted_likewise(turn, other, parts)
        return _sum_against(turn, parts, given, of_these=this is sides[1])
    told = _told(turn, this, given) if given else None
    if told is None or given is None:
        return None
    turn.note("told against", f"{told.indicator.id} {given.indicator.id}")
    if question.has("operation.ratio"):
        return times(turn, [told, given]) if divisible([told, given]) else None
    if turn.context.operation == "remaining":
        return _rest_against(turn, told, given)
    if question.has("operation.difference"):
        return set_apart(turn, [told, given], by_percent=False)
    part, whole = (given, told) if this is sides[1] else (told, given)  # "มีส่วนร่วมเป็นกี่ % ของยอดนี้"
    if not divisible([part, whole]) or part.amount > whole.amount:
        return None
    worked_out = percent_of(turn, part, whole, part.amount, part.text)
    printed = part.indicator.percent_text if part.indicator.total == whole.number else ""
    result = worked_out.computation.result_text if worked_out.computation else ""
    return worked_out if printed in ("", result) else None  # what the report prints is told as it stands


def _added_up(turn: Turn) -> list[Operand]:
    """What "เขียวเยอะกว่าสองสีนั้นกี่โรง" and "ไลน์น้อยกว่าสองช่องนี้รวมกันกี่คน" are set against: the last ones together."""
    parts, question = last_operands(turn), turn.question
    alike = all(o.number is not None and units_agree(o.unit_class, parts[0].unit_class) for o in parts)
    told = turn.context.operation == "sum" or (question.has("operation.sum") and len(parts) == TWO and alike)
    return parts if told and len(parts) > 1 and question.has("follow.same") else []


TWO = 2


def _counted_likewise(turn: Turn, side: Sequence[Token], parts: Sequence[Operand]) -> Operand | None:
    """The one figure that the side names, in the unit of the parts; it may be one of them."""
    naming = tuple(t for t in side if not any(c.startswith("ask.") for c in t.cues))
    alone = Turn(replace(turn.question, tokens=naming), turn.context, turn.catalogue)
    fits = (operand_of(m) for m in alone.figures[:8] if m.score > 0 and not any(t.concepts for t in m.unexplained))
    alike = [o for o in fits if units_agree(o.unit_class, parts[0].unit_class)]
    return next((o for o in alike if o in parts), alike[0] if alike else None)


def _sum_against(turn: Turn, parts: list[Operand], given: Operand | None, *, of_these: bool) -> Answer | None:
    """The difference or the percent of what the last ones come to together and the figure it is set against."""
    if given is None or given in parts:
        return None
    turn.note("told against", f"{' + '.join(o.indicator.id for o in parts)} {given.indicator.id}")
    if turn.question.has("operation.difference"):
        return less_sum(turn, given, parts)
    amount, added = added_up(parts)
    if not turn.question.has("ask.percent"):
        return None
    if of_these and given.amount <= amount:  # "ยูทูบคิดเป็นกี่ % ของสองช่องนี้"
        text = format_number(given.amount / amount * 100, 2)
        return computed(turn, [given, *parts], "share", f"{given.text} ÷ ({added}) × 100 = {text}", text, "%")
    return share_of_parts(turn, parts, given) if amount <= given.amount and not of_these else None


def _rest_against(turn: Turn, told: Operand, given: Operand) -> Answer | None:
    """After what is left of a whole: "กลุ่มหลังนี้คิดเป็นกี่ % ของคนลงทะเบียน" asks for the percent of those left."""
    whole = Operand(told.indicator, whole=True)
    if not turn.question.has("ask.percent") or not whole.number or not divisible([told, given]):
        return None
    left = whole.amount - told.amount
    return percent_of(turn, told, given, left, f"({whole.text} − {told.text})") if left <= given.amount else None


def _sides(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """What stands before and after the word that compares, where there is one."""
    for place, token in enumerate(tokens):
        apart = "operation.difference" in token.cues and _BEYOND.search(token.text) is not None
        if apart or "operation.ratio" in token.cues:
            return _told_apart(tokens[:place]), _told_apart(tokens[place + 1 :])
        of_it = token.text in _OF and any("ask.percent" in t.cues for t in tokens[:place])
        if of_it:
            return _told_apart(tokens[:place]), _told_apart(tokens[place + 1 :])
    return None


def _told_apart(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A side less the word that joins it: "ห่างจาก", "ต่างกับ"."""
    return tuple(t for t in tokens if t.text not in _OF and t.text not in ("กับ", "คิด", "เป็น"))


def _is_this(turn: Turn, side: Sequence[Token]) -> bool:
    """Whether nothing is said but what was told: "โรงพวกนี้", "ตัวเลขนี้คิดเป็นกี่ %", or nothing at all."""
    actors = turn.catalogue.words.actors | turn.catalogue.words.told_apart | TELLING_UNITS
    if any(
        (t.number and t.text in turn.question.numbers) or not (actors.issuperset(t.concepts) or "unit.group" in t.cues)
        for t in side
    ):
        return False
    if any(t.concepts for t in side) and not any("follow.same" in t.cues for t in side):
        return False
    return all(t.filler or t.cues or t.number or t.text in _LATTER for t in side) and not any(
        c.startswith("operation.") or (c.startswith("ask.") and c not in _OF_THESE) for t in side for c in t.cues
    )


def _given_or_named(turn: Turn, side: Sequence[Token], bare: bool) -> Operand | None:
    """The figure that the side gives by its number; without one, where "this" is said, the one that it names."""
    alone = Turn(replace(turn.question, tokens=tuple(side)), Context(), turn.catalogue)
    given = printed_operands(alone)
    if given or bare:
        return given[0] if len(given) == 1 and not alone.question.has("follow.same") else None
    naming = tuple(t for t in side if not any(c.startswith("ask.") for c in t.cues))
    alone = Turn(replace(turn.question, tokens=naming), Context(), turn.catalogue)
    every = alone.question.has("operation.total") or any(t.text in _EVERYWHERE for t in naming)
    only_actors = turn.catalogue.words.actors.issuperset(alone.question.concepts)
    if only_actors and not every:
        return None
    if only_actors:
        wholes = [operand_of(m) for m in alone.figures[:8] if m.whole]
        return max(wholes, key=lambda o: o.amount, default=None)
    talked = Turn(alone.question, turn.context, turn.catalogue)
    ours = (m for m in talked.figures[:4] if m.whole and m.figure.indicator.id in turn.context.indicators[:1])
    best = next((m for m in ours if not any(t.concepts for t in m.unexplained)), None)
    best = best or next(
        (m for m in alone.figures[:3] if not every or m.whole or m.figure.indicator.total is None), None
    )
    if best is None or best.score < GOOD_MATCH or any(t.concepts for t in best.unexplained):
        return None
    return operand_of(best) if operand_of(best).number is not None else None


_LATTER = frozenset({"หลัง", "ล่าสุด", "สุดท้าย"})  # "กลุ่มหลังนี้"
_EVERYWHERE = frozenset({"ทั้งประเทศ", "ทั่วประเทศ", "ทั้งสังกัด", "nationwide"})


def _told(turn: Turn, this: Sequence[Token], other: Operand) -> Operand | None:
    """Of what was told last the number in the unit of the other; by whom it counts, where that is said."""
    known = turn.catalogue.values
    told = [
        o for o in told_last(turn)[:MOST_TOLD] if o.number is not None and units_agree(o.unit_class, other.unit_class)
    ]
    told = [o for o in told if (o.indicator.id, o.number) != (other.indicator.id, other.number)]
    last = [i for i in recent(turn)[:1] if i.id in {o.indicator.id for o in told}]
    units = [c.removeprefix("unit.") for t in this for c in t.cues if c.startswith("unit.")]
    told = [o for o in told if not units or any(units_agree(unit, o.unit_class) for unit in units)] or (
        told if last else []
    )
    said = frozenset(c for t in this for c in t.concepts) & turn.catalogue.words.actors
    named = [o for o in told if o.indicator.id in known and said & known[o.indicator.id].naming]
    return next(iter(named or told), None)
