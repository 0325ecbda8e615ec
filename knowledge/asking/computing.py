"""Arithmetic over figures, shown as it was done: remaining, difference, sum, share, average, change.

Decimal throughout; a result is never a float. Nothing is computed across unlike units, and nothing from a number that is
not an indicator of the edition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer, Computation
from knowledge.asking.catalogue import Figure, unit_class, units_agree
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    counterpart,
    last_operands,
    named_matches,
    operand_of,
    policy_operands,
    printed_operands,
    recent,
)
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator
from knowledge.thai import format_number

_OPERATIONS = ("ratio", "average", "share", "remaining", "difference", "sum", "change")
_NOT_YET = re.compile(r"ยัง.{0,14}ไม่(?!ใช่)|ที่ไม่(?!ใช่)|ไม่ได้รับ|ไม่ผ่าน|อีก\s*(?:กี่|เท่า)|(?:จึง|ถึง)จะครบ")
_OF_WHAT = re.compile(
    r"(?:ร้อยละ|เปอร์เซ็นต์|เปอร์เซ็น|เปอ|%)\S*\s*(?:เท่า\S+)?\s*(?:ของ|จาก|เทียบ)|(?:ของ|จาก).{1,60}(?:ร้อยละ|เปอร์|กี่%)|percent of|% of|share of"
)
_DIVIDED = re.compile(r"หาร|ต่อ\s*(?:หนึ่ง|1|๑)|หนึ่งแห่ง|per ", re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower)\b.*\bthan\b.*\bhow (?:many|much)", re.IGNORECASE)
_AS_PERCENT = re.compile(r"as a percent|คิดเป็นร้อยละ|เป็นเปอร์เซ็นต์|เป็นร้อยละ", re.IGNORECASE)
_PLACES = re.compile(r"([0-9๐-๙])\s*(?:ตำแหน่ง|decimal)")


def compute(turn: Turn) -> Answer | None:
    """An answer with arithmetic, or None where the question asks for none or its operands can't be told."""
    question = turn.question
    said = set(question.section("operation"))
    if question.asks_number and _NOT_YET.search(question.text):
        said.add("remaining")
    if question.has("ask.percent") and (
        _OF_WHAT.search(question.text) or (turn.context.operation in ("remaining", "sum") and turn.follows)
    ):
        said.add("share")
    if (
        question.has("ask.percent")
        and question.has("operation.compare")
        and (turn.follows or len(printed_operands(turn)) >= 2)
    ):
        said.add("share")
    if (
        turn.context.operation == "remaining"
        and turn.follows
        and not question.section("ask")
        and not question.section("aspect")
    ):
        said.add("remaining")
    if "difference" in said and "remaining" in said and (len(printed_operands(turn)) >= 2 or "ลบ" in question.text):
        said.discard("remaining")
    if question.asks_number and _DIVIDED.search(question.text) and _over(turn):
        said.add("average")
    if question.has("increase") and question.has("ask.percent"):
        said.add("change")
    if _MORE_THAN.search(question.text):
        said.add("difference")
    if (
        not said
        or (turn.aspect and not question.asks_number)
        or (question.has("ask.why") and not question.has("ask.how_many"))
    ):
        return None
    for operation in _OPERATIONS:
        if operation in said and (answer := _COMPUTE[operation](turn)):
            turn.note("compute", f"{operation}: {answer.computation.expression if answer.computation else '-'}")
            return answer
    return None


# ── operations ────────────────────────────────────────────────────────────────────────────────────────────────────
def _remaining(turn: Turn) -> Answer | None:
    question = turn.question
    short = (
        len(question.tokens) < 10
        and not question.has("ask.what", "ask.which", "ask.how", "ask.why", "ask.yes_no")
        and not turn.aspect
    )
    if not (question.asks_number or short) or question.has("operation.average"):
        return None
    figure = _share_asked(turn)
    if figure is None and turn.follows and not question.content and len(pair := last_operands(turn)) == 2:
        return _difference(turn)
    if figure is None or figure.value is None or figure.total is None or figure.value >= figure.total:
        return None
    operand, whole = Operand(figure), Operand(figure, whole=True)
    left = (whole.number or Decimal(0)) - (operand.number or Decimal(0))
    in_points = (
        question.has("ask.percent") and (not question.has("ask.how_many") or _AS_PERCENT.search(question.text))
    ) or "จุด" in question.text
    if in_points and operand.percent is not None:
        text = format_number(100 - operand.percent)
        return _answer(turn, [operand], "remaining", f"100 − {figure.percent_text} = {text}", text, "%")
    expression = f"{whole.text} − {operand.text} = {format_number(left)}"
    if operand.percent is not None:
        expression += f" · 100 − {figure.percent_text} = {format_number(100 - operand.percent)}%"
    return _answer(turn, [operand], "remaining", expression, format_number(left), figure.unit)


def _share_asked(turn: Turn) -> Indicator | None:
    """The share that a question about the rest is about: the one named, else the one just talked of."""
    matches = [
        m for m in turn.figures[:8] if m.figure.indicator.total is not None and m.figure.indicator.value is not None
    ]
    last = recent(turn)[:1] if turn.follows else []
    if (
        last
        and last[0].total is not None
        and not [t for t in turn.question.content if any("." not in c for c in t.cues)]
    ):
        return last[0]
    if matches and matches[0].named >= 0.4 and matches[0].score > 0 and matches[0].score >= turn.figures[0].score - 0.9:
        return matches[0].figure.indicator
    return last[0] if last and last[0].total is not None and len(turn.question.content) <= 1 else None


def two_operands(turn: Turn) -> list[Operand]:
    """The two figures a question sets against each other: both named, or one named and one just talked of, or the last two."""
    question = turn.question
    if len(across := policy_operands(turn, question.has("operation.total"))) >= 2:
        return across[:2]
    if len(given := printed_operands(turn)) >= 2:
        return given[:2]
    named = [operand_of(m) for m in named_matches(turn)] if question.content else []
    if len(named) >= 2:
        same = [o for o in named[1:] if units_agree(o.unit_class, named[0].unit_class)]
        if same:
            return [named[0], same[0]]
    if turn.follows and (question.has("follow.same") or not named):
        pair = last_operands(turn) if len(last_operands(turn)) == 2 else [Operand(i) for i in recent(turn)[:2]][::-1]
        return pair if len(pair) == 2 else []
    if turn.follows and named and (other := counterpart(turn, named[0])):
        return [named[0], other]
    last = [Operand(i) for i in recent(turn) if not named or i.id != named[0].indicator.id]
    if turn.follows and last and named:
        return [named[0], next((o for o in last if units_agree(o.unit_class, named[0].unit_class)), last[0])]
    return named


def _difference(turn: Turn) -> Answer | None:
    question = turn.question
    told = any(t.text in ("ลบ", "minus", "หัก") for t in question.tokens)
    if not (told or question.asks_number or question.has("follow.same", "operation.compare", "ask.which")):
        return None
    if from_result := _from_last_result(turn):
        return from_result
    pair = two_operands(turn)
    if len(pair) < 2:
        return None
    by_percent = _wants_points(turn) and all(o.percent is not None for o in pair)
    if not by_percent and (
        any(o.number is None for o in pair) or not units_agree(pair[0].unit_class, pair[1].unit_class)
    ):
        if all(o.percent is not None for o in pair):
            by_percent = True
        else:
            return replace(
                figure_answer(turn.catalogue, [o.indicator for o in pair], aspect="analysis", main=2),
                reason="unlike_units",
            )
    ours, theirs = ((o.percent if by_percent else o.number) or Decimal(0) for o in pair)
    first, second = pair
    if ours < theirs:
        first, second, ours, theirs = second, first, theirs, ours
    texts = (first.indicator.percent_text, second.indicator.percent_text) if by_percent else (first.text, second.text)
    result = format_number(ours - theirs)
    unit = "จุดร้อยละ" if by_percent else first.unit
    return _answer(turn, [first, second], "difference", f"{texts[0]} − {texts[1]} = {result}", result, unit)


def _wants_points(turn: Turn) -> bool:
    return (
        turn.question.has("ask.percent")
        or "จุด" in turn.question.text
        or any("ร้อยละ" in t.text or "percentage" in t.text for t in turn.question.tokens)
    )


def _from_last_result(turn: Turn) -> Answer | None:
    """One figure named against the sum just made: "น้อยกว่ากลุ่มสีเขียวกี่แห่ง"."""
    if turn.context.operation != "sum" or not turn.follows or turn.question.has("follow.same"):
        return None
    parts, named = last_operands(turn), [operand_of(m) for m in named_matches(turn)]
    if (
        len(parts) < 2
        or len(named) != 1
        or named[0] in parts
        or not units_agree(named[0].unit_class, parts[0].unit_class)
    ):
        return None
    total, other = sum((p.number or Decimal(0) for p in parts), Decimal(0)), named[0].number or Decimal(0)
    added = "(" + " + ".join(p.text for p in parts) + ")"
    left, right = (named[0].text, added) if other >= total else (added, named[0].text)
    result = format_number(abs(other - total))
    return _answer(turn, [named[0], *parts], "difference", f"{left} − {right} = {result}", result, named[0].unit)


def _sum(turn: Turn) -> Answer | None:
    question = turn.question
    named = [operand_of(m) for m in named_matches(turn)] if question.content else []
    if len(named) < 2:
        if named and _wants_all(turn):
            named = _family(turn, named[0])
        elif turn.follows and (not named or question.has("follow.same")):
            named = last_operands(turn) or [Operand(i) for i in recent(turn)[:2]][::-1]
    parts = [o for o in named if o.number is not None and units_agree(o.unit_class, named[0].unit_class)]
    return _added(turn, parts) if len(parts) >= 2 else None


def _added(turn: Turn, parts: list[Operand]) -> Answer:
    total = format_number(sum((o.number or Decimal(0) for o in parts), Decimal(0)))
    return _answer(turn, parts, "sum", " + ".join(o.text for o in parts) + f" = {total}", total, parts[0].unit)


def add_to_sum(turn: Turn) -> Answer | None:
    """The sum just made with one more figure, where a follow-up only names it."""
    if turn.context.operation != "sum" or not turn.follows or turn.aspect:
        return None
    if not any(t.text in _ADDING or "นับ" in t.text for t in turn.question.tokens):
        return None
    parts, named = last_operands(turn), [operand_of(m) for m in named_matches(turn)]
    if len(parts) < 2 or not named or named[0] in parts or not units_agree(named[0].unit_class, parts[0].unit_class):
        return None
    turn.note("compute", "one more into the sum")
    return _added(turn, [*parts, named[0]])


_ADDING = frozenset({"ด้วย", "เข้าไป", "เข้าไปด้วย", "เพิ่ม", "บวก", "รวม", "include", "plus"})


def _wants_all(turn: Turn) -> bool:
    return any(t.text.startswith("ทุก") or "ช่องทาง" in t.text or "all" in t.text for t in turn.question.tokens)


def _family(turn: Turn, first: Operand) -> list[Operand]:
    """Figures that count the same for other things: named by the same words, in the same unit."""
    tokens = {t.start for t in turn.figures[0].asked}
    return [
        operand_of(m)
        for m in turn.figures
        if not m.whole
        and m.figure.indicator.policy == first.indicator.policy
        and units_agree(m.figure.unit, first.unit_class)
        and tokens & {t.start for t in m.asked if any(c in g for c in t.cues for g in m.figure.groups)}
    ]


# ── averages and shares ───────────────────────────────────────────────────────────────────────────────────────────
def _average(turn: Turn) -> Answer | None:
    if turn.question.has("satisfaction", "mean") and not _over(turn):
        return None
    named = [operand_of(m) for m in named_matches(turn)]
    if people := _two_kinds_of_people(turn, named):
        many, few = people
        return _divided(
            turn,
            many,
            few,
            (many.number or Decimal(0)) / (few.number or Decimal(1)),
            "average",
            f"{many.text} ÷ {few.text}",
            f"{many.unit}ต่อ{few.unit}",
            1,
        )
    named = [] if _over(turn) or "ต่อ" in turn.question.text else named
    named = [o for o in named if units_agree(o.unit_class, named[0].unit_class)]
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
    exact = sum((o.number or Decimal(0) for o in parts), Decimal(0)) / len(parts)
    asked = _places(turn)
    text = format_number(exact, (0 if exact == exact.to_integral_value() else 2) if asked is None else asked)
    added = " + ".join(o.text for o in parts)
    return _answer(turn, parts, "average", f"({added}) ÷ {len(parts)} = {text}", text, parts[0].unit)


def _ratio(turn: Turn) -> Answer | None:
    """How many times one figure is another."""
    pair = two_operands(turn)
    if (
        len(pair) < 2
        or not units_agree(pair[0].unit_class, pair[1].unit_class)
        or pair[0].number is None
        or not pair[1].number
    ):
        return None
    top, bottom = sorted(pair, key=lambda o: -(o.number or Decimal(0)))
    return _divided(
        turn,
        top,
        bottom,
        (top.number or Decimal(0)) / (bottom.number or Decimal(1)),
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
    return _answer(
        turn,
        [top, bottom],
        operation,
        f"{sum_text} = {format_number(exact, 2 if asked is None else asked)}",
        rounded,
        unit,
    )


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


def _over(turn: Turn) -> str | None:
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
    over = _over(turn)
    if len(given := printed_operands(turn)) == 2:
        return given[0], given[1]
    places = [
        (m.figure.indicator.policy, m.figure.indicator.aspect, m.figure.indicator.order)
        for m in turn.figures[:5]
        if m.score > 0 and (m.named > 0.4 or turn.follows)
    ]
    divided = (
        turn.context.indicators and _DIVIDED.search(turn.question.text) and not turn.question.has("operation.average")
    )
    if divided or (
        turn.follows
        and not [t for t in turn.question.content if any(c not in _UNITS_ONLY for c in t.cues if "." not in c)]
    ):
        places = [*((i.policy, i.aspect, i.order) for i in recent(turn)[:1]), *places]
    ranked = [m.figure for m in turn.figures if not m.whole]
    wanted = turn.question.unit if turn.question.unit != over else ""
    for place in dict.fromkeys(places):
        for width in (3, 2):
            pair = _pair([f for f in ranked if _place(f)[:width] == place[:width]], over, wanted)
            if pair:
                return pair
    return None


def _two_kinds_of_people(turn: Turn, named: list[Operand]) -> tuple[Operand, Operand] | None:
    """Students over teachers: both are counted in คน, so their names tell which is which; wholes are compared with wholes."""
    text = turn.question.text
    if "ต่อครู" not in text.replace(" ", "") and "per teacher" not in text.lower():
        return None
    for match in turn.figures:
        if "student" not in match.figure.often | frozenset().union(*match.figure.groups) or not match.whole:
            continue
        for other in turn.figures:
            if (
                other.whole
                and other.figure.indicator.policy == match.figure.indicator.policy
                and "teacher" in frozenset().union(*other.figure.groups)
            ):
                return operand_of(match), operand_of(other)
    return None


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


def _place(figure: Figure) -> tuple[str, str, int]:
    return figure.indicator.policy, figure.indicator.aspect, figure.indicator.order


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


def _share(turn: Turn) -> Answer | None:
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
            left = (whole.number or Decimal(0)) - figure.number
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
    if (
        len(pair) < 2
        or not units_agree(pair[0].unit_class, pair[1].unit_class)
        or pair[0].number is None
        or not pair[1].number
    ):
        return None
    if pair[0].number > pair[1].number:
        pair.reverse()
    if pair[0].indicator.id == pair[1].indicator.id or (
        pair[0].indicator.percent is not None and pair[0].indicator.total == pair[1].number
    ):
        return None
    turn.note("share", question.text[:40])
    return _percent_of(turn, pair[0], pair[1], pair[0].number or Decimal(0), pair[0].text)


def _share_of_sum(turn: Turn) -> Answer | None:
    """What percent the sum just made is of the whole that its parts have in common."""
    parts = last_operands(turn)
    totals = {p.indicator.total for p in parts}
    if (
        len(parts) < 2
        or len(totals) != 1
        or None in totals
        or turn.question.concepts - turn.catalogue.titled[parts[0].indicator.policy]
    ):
        return None
    whole = Operand(parts[0].indicator, whole=True)
    amount = sum((p.number or Decimal(0) for p in parts), Decimal(0))
    added = "(" + " + ".join(p.text for p in parts) + ")"
    exact = amount / (whole.number or Decimal(1)) * 100
    text = format_number(exact, 2 if (asked := _places(turn)) is None else asked)
    return _answer(turn, parts, "share", f"{added} ÷ {whole.text} × 100 = {text}", text, "%")


def _names_value(turn: Turn, operand: Operand) -> bool:
    """Whether the question names what the figure counts, and not only the whole it is out of."""
    figures = {f.whole: f for f in turn.catalogue.figures if f.indicator.id == operand.indicator.id}
    whole = figures[True].often | frozenset().union(*figures[True].groups) if True in figures else frozenset()
    value = figures[False].often | frozenset().union(*figures[False].groups)
    return any(set(t.cues) & value and not set(t.cues) & whole for t in turn.question.content)


def named_beyond(turn: Turn, operand: Operand) -> bool:
    """Whether the question names another indicator than the one computed with."""
    named = named_matches(turn)
    return bool(named) and named[0].figure.indicator.id != operand.indicator.id


def _in_order_said(turn: Turn) -> list[Operand]:
    matches = sorted(named_matches(turn)[:2], key=lambda m: min(t.start for t in m.asked))
    return [operand_of(m) for m in matches]


def _percent_of(turn: Turn, part: Operand, whole: Operand, amount: Decimal, text: str) -> Answer:
    exact = amount / (whole.number or Decimal(1)) * 100
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
    return _percent_of(turn, operand, Operand(whole), operand.number or Decimal(0), operand.text)


def whole_of_part(turn: Turn, part: Indicator) -> Indicator | None:
    """The count in the same item that a part is a part of."""
    place = (part.policy, part.aspect, part.order)
    same = [
        i for i in turn.catalogue.edition.indicators if i.table == "detail" and (i.policy, i.aspect, i.order) == place
    ]
    return next((i for i in same if i.kind in ("count", "share") and i is not part), None)


def _change(turn: Turn) -> Answer | None:
    """A change between years, in percent of the earlier one; the difference itself is a figure of the report."""
    if not turn.question.has("ask.percent"):
        return None
    best = turn.figures[0] if turn.figures else None
    if best is None or best.score < GOOD_MATCH or best.figure.indicator.kind not in ("change", "yearly"):
        return None
    policy = best.figure.indicator.policy
    yearly = [
        i
        for i in turn.catalogue.edition.indicators
        if i.policy == policy and i.table == "detail" and i.kind == "yearly"
    ]
    if len(yearly) != 2:
        return None
    old, new = (Operand(i) for i in sorted(yearly, key=lambda i: i.label))
    if not old.number or new.number is None:
        return None
    exact = (new.number - old.number) / old.number * 100
    return _divided(turn, new, old, exact, "change", f"({new.text} − {old.text}) ÷ {old.text} × 100", "%", 2)


def _answer(turn: Turn, operands: list[Operand], operation: str, expression: str, result: str, unit: str) -> Answer:
    answer = figure_answer(turn.catalogue, [o.indicator for o in operands], aspect="analysis", main=len(operands))
    return replace(answer, computation=Computation(operation, expression, tuple(range(len(operands))), result, unit))


_COMPUTE = {
    "ratio": _ratio,
    "average": _average,
    "share": _share,
    "remaining": _remaining,
    "difference": _difference,
    "sum": _sum,
    "change": _change,
}
