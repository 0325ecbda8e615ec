"""What was told to be left of two wholes, set side by side: "ต่างกันกี่ราย", "รวมกันกี่คน", "อันไหนเหลือมากกว่า".

After "ที่ยังแก้หนี้ไม่ได้กี่ราย" and "อบรมไม่จบกี่ราย" it is what is left that is reckoned on with, not what was done.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import units_agree
from knowledge.asking.differences import POINTS, set_apart
from knowledge.asking.operands import Operand, computed, last_operands
from knowledge.asking.results import common_whole
from knowledge.asking.rounding import places_asked
from knowledge.asking.turn import Turn
from knowledge.thai import format_number

MOST_KEPT = 2
_DONE = re.compile(
    r"(?<!ไม่)(?:ทำ|แก้|ลด|ผ่าน|จบ)(?:ได้|สำเร็จ|เสร็จ)|ดีกว่า|เก่งกว่า|ก้าวหน้า|คืบหน้า|ไปได้ไกล|สำเร็จ(?:มาก|สูง|น้อย|ต่ำ)?กว่า"
    r"|(?:success|completion|done) rate|\b(?:better|further)\b"
)
_TWO = ("operation.difference", "operation.sum", "operation.compare")


def rests_told(answer: Answer, context: Context) -> tuple[str, ...]:
    """The figures of which it was told what is left, with this answer, one after the other, the latest last."""
    told = tuple(fact.indicator for fact in answer.facts[: answer.main])
    if answer.computation is None or not told:
        return ()
    if answer.computation.operation == "remaining" and len(told) == 1:
        before = (each for each in context.rests if each not in told)
        return (*before, *told)[-MOST_KEPT:]
    return context.rests if sorted(told) == sorted(context.rests) else ()


def of_two_rests(turn: Turn) -> Answer | None:
    """What is left of two, just told, as a difference, a sum, or which of them is more; None where others are named."""
    question = turn.question
    pair = [Operand(turn.catalogue.indicators[i]) for i in turn.context.rests if i in turn.catalogue.indicators]
    if (
        len(pair) != MOST_KEPT
        and question.has("operation.remaining")
        and question.has("operation.sum", "operation.compare")
    ):
        pair = last_operands(turn)  # "ที่ยังไม่ได้สองกลุ่มรวมกันกี่คน" after the two shares
    if len(pair) != MOST_KEPT or not question.has(*_TWO) or turn.aspect or question.has("ask.why", "ask.how"):
        return None
    common = turn.catalogue.generic | turn.catalogue.words.told_apart | turn.catalogue.words.verbs
    if any(not common.issuperset(t.concepts) for t in question.naming) or question.numbers:
        return None
    if any(o.number is None or not o.indicator.total for o in pair):
        return None
    in_percent = question.has("ask.percent") or question.in_points
    by_percent = all(o.percent is not None for o in pair)
    if _DONE.search(question.normal) and by_percent:
        return set_apart(turn, pair, by_percent=True)
    alike = units_agree(pair[0].unit_class, pair[1].unit_class)
    if question.has("operation.sum") and not question.has("operation.difference"):
        return _added(turn, pair) if alike and not in_percent else None
    if (in_percent or not alike) and not by_percent:
        return None
    return _set_apart(turn, pair, in_percent or not alike)


def done_and_rest(turn: Turn) -> Answer | None:
    """ "แล้วสองกลุ่มนี้รวมกันเป็นเท่าไหร่" after what was done was set against what is left of it: the whole again."""
    question, last = turn.question, last_operands(turn)
    after = turn.follows and turn.context.operation in ("ratio", "difference", "remaining") and len(last) == 1
    if not after or not question.has("operation.sum") or question.content or question.numbers or turn.aspect:
        return None
    done = Operand(last[0].indicator)
    if done.number is None or not last[0].indicator.total or question.has("ask.percent"):
        return None
    whole, (rest, _) = Operand(done.indicator, whole=True), _left(done)
    shown = f"{done.text} + {format_number(rest)} = {whole.text}"
    return computed(turn, [done], "sum", shown, whole.text, done.unit)


def rest_of_a_share(turn: Turn) -> Answer | None:
    """ "งั้นที่ไม่ใช่โรงเรียนเล็กมีกี่แห่ง" after what percent they are of all schools: what the part leaves of that whole."""
    question, pair = turn.question, last_operands(turn)
    if turn.context.operation != "share" or not turn.follows or len(pair) != MOST_KEPT or turn.aspect:
        return None
    if not question.asks_count or _ALL_ELSE.search(question.normal) is None or question.numbers:
        return None
    part, whole = sorted(pair, key=lambda o: o.number or Decimal(0))
    figures = [f for f in turn.catalogue.figures if f.indicator in (part.indicator, whole.indicator)]
    own = turn.catalogue.generic.union(*(f.spoken for f in figures), turn.catalogue.words.verbs)
    if any(own.isdisjoint(t.concepts) for t in question.naming) or not part.number or not whole.number:
        return None
    if (
        not units_agree(part.unit_class, whole.unit_class)
        or common_whole(turn, pair)
        or part.indicator.total
        or whole.indicator.total
    ):
        return None  # it may be the whole of one that the percent was of
    left = format_number(whole.number - part.number)
    return computed(turn, [part, whole], "remaining", f"{whole.text} − {part.text} = {left}", left, part.unit)


_ALL_ELSE = re.compile(r"ไม่(?!เกิน|ถึง)|นอก(?:จาก|เหนือ|นั้น)|ที่เหลือ|เหลือ|อีก\s?กี่|\b(?:others?|rest|not)\b")


def times_of_the_rest(turn: Turn, done: Operand) -> Answer | None:
    """What was done and what is left, the greater over the less."""
    (rest, shown), amount = _left(done), done.amount
    if not rest or not amount:
        return None
    left = f"({shown.partition(' = ')[0]})"
    more, less = (left, done.text) if rest >= amount else (done.text, left)
    places = 2 if (asked := places_asked(turn)) is None else asked
    times = format_number(max(rest, amount) / min(rest, amount), places)
    return computed(turn, [done], "ratio", f"{more} ÷ {less} = {times}", times, "เท่า")


def _left(operand: Operand, by_percent: bool = False) -> tuple[Decimal, str]:
    """What is left, and how it was reckoned: "12,905 − 5,759 = 7,146"."""
    whole = Decimal(100) if by_percent else Operand(operand.indicator, whole=True).amount
    part = operand.percent or Decimal(0) if by_percent else operand.amount
    told = operand.indicator.percent_text if by_percent else operand.text
    return whole - part, f"{format_number(whole)} − {told} = {format_number(whole - part)}"


def _set_apart(turn: Turn, pair: list[Operand], by_percent: bool) -> Answer:
    more, less = sorted(pair, key=lambda o: -_left(o, by_percent)[0])
    (larger, first), (smaller, second) = _left(more, by_percent), _left(less, by_percent)
    result = format_number(larger - smaller)
    shown = f"{first} · {second} · {format_number(larger)} − {format_number(smaller)} = {result}"
    unit = POINTS if by_percent else more.unit
    answer = computed(turn, [more, less], "difference", shown, result, unit)
    which = "fewer_left" if turn.question.has("operation.below") else "more_left"
    return replace(answer, reason=which) if turn.question.has("ask.which", "ask.who") else answer


def _added(turn: Turn, pair: list[Operand]) -> Answer:
    (one, first), (other, second) = map(_left, pair)
    result = format_number(one + other)
    shown = f"{first} · {second} · {format_number(one)} + {format_number(other)} = {result}"
    return computed(turn, pair, "sum", shown, result, pair[0].unit)
