"""Averages, ratios, shares of a whole and changes: one figure divided by another, shown as it was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.averaged_again import asks_average_again, named_again, pair_again
from knowledge.asking.catalogue import Figure, unit_class, units_agree
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    computed,
    last_operands,
    named_matches,
    of_the_last,
    operand_of,
    printed_operands,
    recent,
    told_last,
)
from knowledge.asking.per_unit import UNITS_ONLY, per, shared_over
from knowledge.asking.phrased import said_divided
from knowledge.asking.rounding import places_asked
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Indicator
from knowledge.thai import format_number, normalise

_GIVEN = re.compile(
    r"(?:หาร|÷|/|divided by)\s?(?:ด้วย|กับ)?\s*([0-9][0-9,]*)"
    r"|([0-9][0-9,]*)\s*(?:วัน|เดือน|สัปดาห์|ไตรมาส|days|months|weeks)(?!ที่)"
    r"|(?:เอา|ใช้)\s?([0-9][0-9,]*)\s?[ก-๙]{0,8}?\s?(?:มา|ไป|เป็นตัว)?หาร(?=\s|$)(?!\s?\d)"
)
_BODY = r"เขต|โรงเรียน|โรง|แห่ง|คน|ราย|ครั้ง|ชิ้น|เรื่อง|ตอน"
_OVER_AS_MANY = re.compile(  # "เฉลี่ยลง 245 เขต ได้เขตละกี่โรง", "เขตละกี่เรื่อง มี 245 เขต"
    rf"([0-9][0-9,]*)\s?(?P<before>{_BODY}).{{0,40}}?(?:(?P=before)ละ|ต่อ(?:หนึ่ง|1)?(?P=before))"
    rf"|(?:(?P<after>{_BODY})ละ|ต่อ(?:หนึ่ง|1)?(?P<per>{_BODY})).{{0,40}}?(?<![\d,])([0-9][0-9,]*)\s?(?:(?P=after)|(?P=per))"
)


def given_divisor(text: str) -> int | None:
    """A number that the question itself gives to divide by.

    >>> given_divisor("ถ้าหาร 365 วัน ตกวันละกี่ชิ้น"), given_divisor("ตกวันละกี่ชิ้น")
    (365, None)
    """
    if not _DIGIT.search(text):
        return None
    text = normalise(text)
    found = _GIVEN.search(text) if _SHARED_OUT.search(text) else None
    found = found or _OVER_AS_MANY.search(text)
    return int(next(g for g in found.groups() if g and g[0].isdigit()).replace(",", "")) if found else None


_TIMES = re.compile(r"วัน|เดือน|สัปดาห์|ไตรมาส|ปี|day|month|week|year")
_DIGIT = re.compile(r"\d")
_SHARED_OUT = re.compile(
    r"หาร|÷|เฉลี่ย|(?:วัน|เดือน|สัปดาห์|ไตรมาส)\s*ละ|ต่อ\s*(?:วัน|เดือน|สัปดาห์|ไตรมาส)"
    r"|average|divided|(?:a|per|each) (?:day|week|month)"
)


def over_given(turn: Turn) -> Answer | None:
    """A figure shared out over a number that the question gives: "18,996 ชิ้น หาร 365 วัน ตกวันละกี่ชิ้น"."""
    divisor = given_divisor(turn.question.text)
    again = None if divisor or not asks_average_again(turn) else given_divisor(turn.context.question)
    if not (divisor := divisor or again):
        return None
    figure = named_again(turn) if again else _shared_out(turn, divisor)
    if figure is None or figure.number is None:
        return None
    of_more = figure.number < divisor and _TIMES.search(turn.question.normal) is None  # "1,238 หารด้วย 8,744"
    if turn.question.has("ask.percent") or of_more:
        exact, shown = figure.number / divisor * 100, f"{figure.text} ÷ {format_number(divisor)} × 100"
        text = format_number(exact, 2)
        return computed(turn, [figure], "share", f"{shown} = {text}", text, "%")
    exact = figure.number / divisor
    asked = places_asked(turn)
    text = format_number(exact, (0 if exact == exact.to_integral_value() else 1) if asked is None else asked)
    shown = format_number(exact, 2 if asked is None else asked)
    expression = f"{figure.text} ÷ {format_number(divisor)} = {shown}"
    return computed(turn, [figure], "average", expression, text, figure.unit)


def _shared_out(turn: Turn, divisor: int) -> Operand | None:
    """The figure given by its number, or named, or talked of last."""
    given = [o for o in printed_operands(turn) if o.number != divisor]
    if given:
        return given[0]
    named = [operand_of(m) for m in named_matches(turn)]
    if turn.follows and turn.question.has("operation.total") and not named and (whole := _all_of_the_last(turn)):
        return whole
    told = [Operand(i) for i in recent(turn)] if turn.question.has("ask.percent") else told_last(turn)
    last = told[:3] if turn.follows else []
    wanted = [o for o in (*last, *named) if o.unit_class == turn.question.unit]
    if wanted and turn.follows:
        return wanted[0]
    return next(iter([*named, *last] if turn.question.concepts - UNITS_ONLY else [*last, *named]), None)


def _all_of_the_last(turn: Turn) -> Operand | None:
    """ "ทั้งหมดนี่เฉลี่ยเขตละกี่โรง" after a part or a share: all that it is of."""
    last = next(iter(recent(turn)), None)
    if last is None or last.total is not None:
        return None if last is None else Operand(last, whole=True)
    whole = whole_of_part(turn, last) if last.kind == "part" else None
    return None if whole is None else Operand(whole)


def _over_printed(turn: Turn) -> Answer | None:
    """ "ประชุมทางไกล 1,927 ครั้ง เฉลี่ยครั้งละกี่คน": the number given is the figure that another of its item is shared over."""
    divisor = given_divisor(turn.question.text)
    of_all = turn.question.has("operation.total")  # "ทั้งหมดนี่เฉลี่ยเขตละกี่โรง 245 เขต" is of all that the last is part of
    printed = divisor and not of_all and any(o.number == divisor for o in printed_operands(turn))
    pair = per(turn) if printed else None
    return _per_one(turn, *pair) if pair and pair[1].number == divisor and pair[0].number else None


def average(turn: Turn) -> Answer | None:
    if asks_average_again(turn) and (again := pair_again(turn)):
        return _per_one(turn, *again)
    if len(pair := said_divided(turn)) == 2:
        return _per_one(turn, *pair)
    if over := _over_printed(turn) or over_given(turn):
        return over
    if turn.question.has("satisfaction", "mean", "score") and not shared_over(turn):
        return None
    named = of_the_last(turn) or [operand_of(m) for m in named_matches(turn)]
    summed = last_operands(turn)
    if turn.context.operation == "sum" and turn.follows and len(summed) >= 2 and not turn.question.naming[1:]:
        return _mean(turn, summed)
    if people := one_to_many(turn) or _two_kinds_of_people(turn):
        return _per_one(turn, *people)
    named = [] if shared_over(turn) or "ต่อ" in turn.question.text else named
    named = [o for o in named if o.number is not None and units_agree(o.unit_class, named[0].unit_class)]
    if len(named) >= 2:
        return _mean(turn, named)
    shared = per(turn)
    if shared is None:
        return None
    many, few = shared
    if many.number is None or not few.number:
        return None
    return _per_one(turn, many, few)


def _per_one(turn: Turn, many: Operand, few: Operand) -> Answer:
    """How many of the one there are to each of the other; of fewer over more of a kind, what percent they are."""
    alike = units_agree(many.unit_class, few.unit_class)
    in_percent = turn.question.has("ask.percent") and "อัตรา" not in turn.question.normal
    if alike and (many.amount < few.amount or in_percent):
        return percent_of(turn, many, few, many.amount, many.text)  # "แก้ได้ 1,238 หารด้วยคนสมัคร"
    each = f" 1 {few.unit}" if many.unit == few.unit else few.unit  # "105.9 คนต่อ 1 คน"
    shown, unit = f"{many.text} ÷ {few.text}", f"{many.unit}ต่อ{each}"
    return divided(turn, many, few, many.amount / few.amount, "average", shown, unit, 1)


def _mean(turn: Turn, parts: list[Operand]) -> Answer:
    """The average of several figures of one kind."""
    exact = sum((o.amount for o in parts), Decimal(0)) / len(parts)
    asked = places_asked(turn)
    text = format_number(exact, (0 if exact == exact.to_integral_value() else 2) if asked is None else asked)
    added = " + ".join(o.text for o in parts)
    return computed(turn, parts, "average", f"({added}) ÷ {len(parts)} = {text}", text, parts[0].unit)


def divisible(pair: Sequence[Operand]) -> bool:
    """Two figures in one unit, the second not zero."""
    return (
        len(pair) == 2
        and units_agree(pair[0].unit_class, pair[1].unit_class)
        and pair[0].number is not None
        and bool(pair[1].number)
    )


def times(turn: Turn, pair: list[Operand]) -> Answer:
    """How many times the smaller the larger of two is; of their percents, where it is asked of these."""
    if turn.question.has("ask.percent") and all(o.percent for o in pair):
        top, bottom = sorted(pair, key=lambda o: -(o.percent or 0))
        exact = (top.percent or Decimal(0)) / (bottom.percent or Decimal(1))
        shown = f"{top.indicator.percent_text} ÷ {bottom.indicator.percent_text}"
        return divided(turn, top, bottom, exact, "ratio", shown, "เท่า", 2)
    top, bottom = sorted(pair, key=lambda o: -o.amount)
    shown = f"{top.text} ÷ {bottom.text}"
    return divided(turn, top, bottom, top.amount / bottom.amount, "ratio", shown, "เท่า", 2)


def divided(
    turn: Turn, top: Operand, bottom: Operand, exact: Decimal, operation: str, sum_text: str, unit: str, places: int
) -> Answer:
    asked = places_asked(turn)
    rounded = format_number(exact, places if asked is None else asked)
    shown = f"{sum_text} = {format_number(exact, 2 if asked is None else asked)}"
    return computed(turn, [top, bottom], operation, shown, rounded, unit)


def one_to_many(turn: Turn) -> tuple[Operand, Operand] | None:
    """ "ครูแนะแนว 1 คนต่อนักเรียนกี่คน": what is named after one of something, over what is named before it."""
    tokens = turn.question.tokens
    place = next((i for i, t in enumerate(tokens[:-1]) if t.text in _ONE and _unit_of(tokens[i + 1])), None)
    one_of = _unit_of(tokens[place + 1]) if place is not None else ""
    if place is None and turn.question.has("operation.average"):  # "ครูคนนึงดูแลเด็กกี่คนโดยเฉลี่ย"
        place = next((i for i, t in enumerate(tokens) if t.text in _ONE_PERSON), None)
        one_of = "people"
    per = next((i for i, t in enumerate(tokens[:place]) if t.text == "ต่อ"), None)  # "นักเรียนต่อครูแนะแนวหนึ่งคนกี่คน"
    asked = (
        {"ask.how_many"} if per is None or turn.question.has("operation.average") else {"ask.how_many", "ask.how_much"}
    )
    if place is None or not any(asked.intersection(t.cues) for t in tokens[place + 1 :]):
        return None
    few_said = frozenset(c for t in tokens[per or 0 : place] for c in t.concepts)
    beside_it = tokens[place + 1 :] if per is None else tokens[:per]
    many_said = frozenset(c for t in beside_it for c in t.concepts) - {"people", "school"}
    policy = turn.policy or (turn.figures[0].figure.indicator.policy if turn.figures else None)
    counted = [f for f in turn.catalogue.figures if f.indicator.policy == policy and f.indicator.kind in _COUNTS]
    counted.sort(key=lambda f: (not f.whole, f.indicator.order))
    few = next((f for f in counted if _is_few(f, one_of, few_said, many_said)), None)
    if few is None:
        return None
    item, unit = few.indicator.place, turn.question.unit
    named = (f for f in counted if f.naming & many_said and f.indicator.place != item)
    beside = (f for f in counted if f.indicator.place == item and f.indicator != few.indicator and f.unit == unit)
    many = next(named, None) or next(beside, None)
    if many and any(_of_neither(turn, t, many, few) for t in tokens):
        return None  # "ครูหนึ่งคนดูแลนักเรียนซึมเศร้ากี่คน"
    return (Operand(many.indicator, many.whole), Operand(few.indicator, few.whole)) if many else None


def _of_neither(turn: Turn, token: Token, many: Figure, few: Figure) -> bool:
    """Whether a word names something that neither figure speaks of."""
    concepts = frozenset(token.concepts) - turn.catalogue.words.actors
    return bool(concepts) and (many.spoken | few.spoken).isdisjoint(token.cues)


_ONE = frozenset({"1", "หนึ่ง"})
_ONE_PERSON = frozenset({"คนนึง", "คนหนึ่ง", "คนเดียว", "แต่ละคน", "รายหนึ่ง", "รายนึง", "ท่านหนึ่ง", "ท่านนึง"})
_COUNTS = frozenset({"share", "count", "base"})


def _unit_of(token: Token) -> str:
    return next((c.removeprefix("unit.") for c in token.cues if c.startswith("unit.")), "")


def _is_few(figure: Figure, unit: str, said: frozenset[str], not_said: frozenset[str]) -> bool:
    named = (figure.naming | figure.often) & said
    return bool(figure.indicator.value and named) and units_agree(unit, figure.unit) and not figure.naming & not_said


def _two_kinds_of_people(turn: Turn) -> tuple[Operand, Operand] | None:
    """Students over teachers: both are counted in คน, so their names tell which is which; wholes over wholes."""
    text = turn.question.text
    if "ต่อครู" not in text.replace(" ", "") and "per teacher" not in text.lower():
        return None
    for match in turn.figures:
        if "student" not in match.figure.often | match.figure.naming or not match.whole:
            continue
        for other in turn.figures:
            if (
                other.whole
                and other.figure.indicator.policy == match.figure.indicator.policy
                and "teacher" in other.figure.naming
            ):
                return operand_of(match), operand_of(other)
    return None


def percent_of(turn: Turn, part: Operand, whole: Operand, amount: Decimal, text: str) -> Answer:
    """Of an amount, shown as `text`, what percent it is of the whole."""
    exact = amount / whole.amount * 100
    return divided(turn, part, whole, exact, "share", f"{text} ÷ {whole.text} × 100", "%", 2)


def part_of_whole(turn: Turn, part: Indicator) -> Answer | None:
    """The percent that a part is of the count it belongs to, where the report prints none."""
    whole = whole_of_part(turn, part)
    if (
        whole is None
        or not whole.value
        or part.value is None
        or not units_agree(unit_class(whole.unit), unit_class(part.unit))
    ):
        return None
    operand = Operand(part)
    return percent_of(turn, operand, Operand(whole), operand.amount, operand.text)


def whole_of_part(turn: Turn, part: Indicator) -> Indicator | None:
    """The count in the same item that a part is a part of."""
    same = [i for i in turn.catalogue.edition.detailed if i.place == part.place]
    return next((i for i in same if i.kind in ("count", "share") and i is not part), None)


def all_they_are_of(turn: Turn, said: Sequence[Token], part: Operand, base: Operand) -> Operand:
    """ "กี่เปอร์เซ็นต์ของข่าวทั้งหมด" of one kind of news: all of its kinds, and not another of them."""
    beside = base.indicator.kind == part.indicator.kind == "part" and base.indicator.place == part.indicator.place
    all_of_them = beside and any("operation.total" in t.cues for t in said)
    whole = whole_of_part(turn, part.indicator) if all_of_them else None
    return Operand(whole) if whole else base


def change(turn: Turn) -> Answer | None:
    """A change between years, in percent of the earlier one; the difference itself is a figure of the report."""
    if not turn.question.has("ask.percent"):
        return None
    if turn.follows and not turn.question.content:
        best = next(iter(recent(turn)), None)
    else:
        best = next((m.figure.indicator for m in turn.figures[:1] if m.score >= GOOD_MATCH), None)
    if best is None or best.kind not in ("change", "yearly"):
        return None
    policy = best.policy
    yearly = [i for i in turn.catalogue.edition.detailed if i.policy == policy and i.kind == "yearly"]
    if len(yearly) != 2:
        return None
    old, new = (Operand(i) for i in sorted(yearly, key=lambda i: i.label))
    if not old.number or new.number is None:
        return None
    exact = (new.number - old.number) / old.number * 100
    return divided(turn, new, old, exact, "change", f"({new.text} − {old.text}) ÷ {old.text} × 100", "%", 2)
