"""Averages, ratios, shares of a whole and changes: one figure divided by another, shown as it was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Figure, unit_class, units_agree
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    computed,
    last_operands,
    named_matches,
    operand_of,
    printed_operands,
    recent,
    two_operands,
)
from knowledge.asking.turn import Turn
from knowledge.records import Indicator
from knowledge.thai import format_number

DIVIDED = re.compile(r"หาร|ต่อ\s*(?:หนึ่ง|1|๑)|หนึ่งแห่ง|per ", re.IGNORECASE)
_PLACES = re.compile(r"([0-9๐-๙])\s*(?:ตำแหน่ง|decimal)")
_UNIT_WORDS = {
    "โรงเรียน": "school",
    "โรง": "school",
    "แห่ง": "school",
    "สถานศึกษา": "school",
    "ครั้ง": "times",
    "ตอน": "episode",
    "คลิป": "episode",
    "เรื่อง": "item",
    "เขต": "district",
    "คน": "people",
    "school": "school",
    "meeting": "times",
    "clip": "episode",
    "episode": "episode",
    "ผลงาน": "work",
    "จุด": "spot",
    "ราย": "people",
    "session": "times",
    "district": "district",
}
_UNITS_ONLY = frozenset(
    {
        "people",
        "school",
        "area_office",
        "news",
        "episode",
        "clip",
        "items_reported",
        "student",
        "teacher",
        "mean",
        "meeting",
    }
)


def average(turn: Turn) -> Answer | None:
    if turn.question.has("satisfaction", "mean", "score") and not shared_over(turn):
        return None
    named = [operand_of(m) for m in named_matches(turn)]
    if people := _two_kinds_of_people(turn):
        many, few = people
        return _divided(
            turn,
            many,
            few,
            many.amount / few.amount,
            "average",
            f"{many.text} ÷ {few.text}",
            f"{many.unit}ต่อ{few.unit}",
            1,
        )
    named = [] if shared_over(turn) or "ต่อ" in turn.question.text else named
    named = [o for o in named if o.number is not None and units_agree(o.unit_class, named[0].unit_class)]
    if len(named) >= 2:
        return _mean(turn, named)
    pair = _per(turn)
    if pair is None:
        return None
    many, few = pair
    if many.number is None or not few.number:
        return None
    return _divided(
        turn, many, few, many.number / few.number, "average", f"{many.text} ÷ {few.text}", f"{many.unit}ต่อ{few.unit}", 1
    )


def _mean(turn: Turn, parts: list[Operand]) -> Answer:
    """The average of several figures of one kind."""
    exact = sum((o.amount for o in parts), Decimal(0)) / len(parts)
    asked = _places(turn)
    text = format_number(exact, (0 if exact == exact.to_integral_value() else 2) if asked is None else asked)
    added = " + ".join(o.text for o in parts)
    return computed(turn, parts, "average", f"({added}) ÷ {len(parts)} = {text}", text, parts[0].unit)


def _divisible(pair: Sequence[Operand]) -> bool:
    """Two figures in one unit, the second not zero."""
    return (
        len(pair) == 2
        and units_agree(pair[0].unit_class, pair[1].unit_class)
        and pair[0].number is not None
        and bool(pair[1].number)
    )


def ratio(turn: Turn) -> Answer | None:
    """How many times one figure is another."""
    pair = two_operands(turn)
    if not _divisible(pair):
        return None
    top, bottom = sorted(pair, key=lambda o: -o.amount)
    return _divided(
        turn,
        top,
        bottom,
        top.amount / bottom.amount,
        "ratio",
        f"{top.text} ÷ {bottom.text}",
        "เท่า",
        2,
    )


def _divided(
    turn: Turn, top: Operand, bottom: Operand, exact: Decimal, operation: str, sum_text: str, unit: str, places: int
) -> Answer:
    asked = _places(turn)
    rounded = format_number(exact, places if asked is None else asked)
    return computed(
        turn,
        [top, bottom],
        operation,
        f"{sum_text} = {format_number(exact, 2 if asked is None else asked)}",
        rounded,
        unit,
    )


def shared_over(turn: Turn) -> str | None:
    """The class of unit that something is shared out over: "โรงละ", "ต่อครั้ง", "ต่อหนึ่งโรงเรียน"."""
    text = turn.question.text.replace(" ", "").lower()
    return next(
        (
            cls
            for word, cls in _UNIT_WORDS.items()
            if f"{word}ละ" in text or re.search(f"(?:ต่อ|per)(?:หนึ่ง|1|๑|one)?(?:the)?{word}", text)
        ),
        None,
    )


def _per(turn: Turn) -> tuple[Operand, Operand] | None:
    """(what is shared out, over what): by their numbers, by their names, or two figures of one item by their units."""
    over = shared_over(turn)
    if len(given := printed_operands(turn)) == 2:
        return given[0], given[1]
    places = [m.figure.indicator.place for m in turn.figures[:5] if m.score > 0 and (m.named > 0.4 or turn.follows)]
    divided = (
        turn.context.indicators and DIVIDED.search(turn.question.text) and not turn.question.has("operation.average")
    )
    if divided or (
        turn.follows and not [t for t in turn.question.naming if any(c not in _UNITS_ONLY for c in t.concepts)]
    ):
        places = [*(i.place for i in recent(turn)[:1]), *places]
    ranked = [m.figure for m in turn.figures if not m.whole]
    if turn.follows:
        ranked.sort(key=lambda f: f.indicator.id not in turn.context.indicators[:2])
    wanted = turn.question.unit if turn.question.unit != over else ""
    for place in dict.fromkeys(places):
        for width in (3, 2):
            pair = _pair([f for f in ranked if f.indicator.place[:width] == place[:width]], over, wanted)
            if pair:
                return pair
    return None


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


def _pair(figures: Sequence[Figure], over: str | None, wanted: str) -> tuple[Operand, Operand] | None:
    """The best matching figure of another unit over the one of that unit."""
    values = [
        f
        for f in figures
        if f.indicator.value and f.indicator.kind not in ("criterion", "context", "mean", "sd", "duration")
    ]
    for few in values:
        if over and not units_agree(over, few.unit):
            continue
        for many in values:
            if units_agree(many.unit, few.unit) or (wanted and not units_agree(wanted, many.unit)):
                continue
            if over or (many.indicator.value or 0) > (few.indicator.value or 0):
                return Operand(many.indicator), Operand(few.indicator)
    return None


def _places(turn: Turn) -> int | None:
    """Decimals the question asks for: "ทศนิยม 2 ตำแหน่ง"."""
    text = turn.question.text
    if "ตำแหน่งเดียว" in text or "หนึ่งตำแหน่ง" in text:
        return 1
    if "สองตำแหน่ง" in text:
        return 2
    if "จำนวนเต็ม" in text:
        return 0
    found = _PLACES.search(text)
    return int(found.group(1)) if found else None


def share_of(turn: Turn) -> Answer | None:
    """What percent one figure is of another, where the report prints none."""
    question = turn.question
    if turn.context.operation == "remaining" and turn.follows and (last := last_operands(turn)):
        figure = last[0]
        if (
            figure.indicator.total
            and figure.number is not None
            and not named_beyond(turn, figure)
            and not _names_value(turn, figure)
        ):
            whole = Operand(figure.indicator, whole=True)
            left = whole.amount - figure.number
            return _percent_of(turn, figure, whole, left, f"({whole.text} − {figure.text})")
    if turn.context.operation == "sum" and turn.follows and (answer := _share_of_sum(turn)):
        return answer
    given = printed_operands(turn)
    named = [operand_of(m) for m in named_matches(turn)]
    pair: list[Operand] = []
    if len(given) >= 2:
        pair = given[:2]
    elif len(given) == 1 and turn.follows and recent(turn):
        pair = [Operand(recent(turn)[0]), given[0]]
    elif turn.follows and recent(turn) and question.has("operation.compare") and named:
        pair = [Operand(recent(turn)[0]), named[0]]
    elif len(named) >= 2 and units_agree(named[0].unit_class, named[1].unit_class):
        pair = _in_order_said(turn)[:2]
    if not _divisible(pair):
        return None
    if pair[0].amount > pair[1].amount:
        pair.reverse()
    if pair[0].indicator.id == pair[1].indicator.id or (
        pair[0].indicator.percent is not None and pair[0].indicator.total == pair[1].number
    ):
        return None
    turn.note("share", question.text[:40])
    return _percent_of(turn, pair[0], pair[1], pair[0].amount, pair[0].text)


def _share_of_sum(turn: Turn) -> Answer | None:
    """What percent the sum just made is of the whole that its parts have in common."""
    parts = last_operands(turn)
    totals = {p.indicator.total for p in parts}
    if (
        len(parts) < 2
        or len(totals) != 1
        or not all(totals)
        or turn.question.concepts - turn.catalogue.titled[parts[0].indicator.policy]
    ):
        return None
    whole = Operand(parts[0].indicator, whole=True)
    amount = sum((p.amount for p in parts), Decimal(0))
    added = "(" + " + ".join(p.text for p in parts) + ")"
    exact = amount / whole.amount * 100
    text = format_number(exact, 2 if (asked := _places(turn)) is None else asked)
    return computed(turn, parts, "share", f"{added} ÷ {whole.text} × 100 = {text}", text, "%")


def _names_value(turn: Turn, operand: Operand) -> bool:
    """Whether the question names what the figure counts, and not only the whole it is out of."""
    figures = {f.whole: f for f in turn.catalogue.figures if f.indicator.id == operand.indicator.id}
    whole = figures[True].often | figures[True].naming if True in figures else frozenset()
    value = figures[False].often | figures[False].naming
    return any(set(t.cues) & value and not set(t.cues) & whole for t in turn.question.content)


def named_beyond(turn: Turn, operand: Operand) -> bool:
    """Whether the question names another indicator than the one computed with."""
    named = named_matches(turn)
    return bool(named) and named[0].figure.indicator.id != operand.indicator.id


def _in_order_said(turn: Turn) -> list[Operand]:
    matches = sorted(named_matches(turn)[:2], key=lambda m: min(t.start for t in m.asked))
    return [operand_of(m) for m in matches]


def _percent_of(turn: Turn, part: Operand, whole: Operand, amount: Decimal, text: str) -> Answer:
    exact = amount / whole.amount * 100
    return _divided(turn, part, whole, exact, "share", f"{text} ÷ {whole.text} × 100", "%", 2)


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
    return _percent_of(turn, operand, Operand(whole), operand.amount, operand.text)


def whole_of_part(turn: Turn, part: Indicator) -> Indicator | None:
    """The count in the same item that a part is a part of."""
    same = [i for i in turn.catalogue.edition.detailed if i.place == part.place]
    return next((i for i in same if i.kind in ("count", "share") and i is not part), None)


def change(turn: Turn) -> Answer | None:
    """A change between years, in percent of the earlier one; the difference itself is a figure of the report."""
    if not turn.question.has("ask.percent"):
        return None
    best = turn.figures[0] if turn.figures else None
    if best is None or best.score < GOOD_MATCH or best.figure.indicator.kind not in ("change", "yearly"):
        return None
    policy = best.figure.indicator.policy
    yearly = [i for i in turn.catalogue.edition.detailed if i.policy == policy and i.kind == "yearly"]
    if len(yearly) != 2:
        return None
    old, new = (Operand(i) for i in sorted(yearly, key=lambda i: i.label))
    if not old.number or new.number is None:
        return None
    exact = (new.number - old.number) / old.number * 100
    return _divided(turn, new, old, exact, "change", f"({new.text} − {old.text}) ÷ {old.text} × 100", "%", 2)
