"""Arithmetic over figures, shown as it was done: remaining, difference, sum, share, average, change.

Decimal throughout; a result is never a float. Nothing is computed across unlike units, and nothing from a number that is
not an indicator of the edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer, Computation
from knowledge.asking.catalogue import Figure, unit_class
from knowledge.asking.finding import Match
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator
from knowledge.thai import format_number

GOOD_MATCH = 0.35  # score from which a figure counts as named in a computation
_OPERATIONS = ("average", "remaining", "difference", "sum", "change")


def number(indicator: Indicator) -> Decimal | None:
    """The value to compute with, exactly as printed."""
    return None if indicator.value is None else Decimal(str(indicator.value))


def percent(indicator: Indicator) -> Decimal | None:
    return None if indicator.percent is None else Decimal(indicator.percent_text or str(indicator.percent))


def compute(turn: Turn) -> Answer | None:
    """An answer with arithmetic, or None where the question asks for none or its operands can't be told."""
    said = turn.question.section("operation")
    if not any(operation in said for operation in _OPERATIONS):
        return None
    if turn.aspect and not turn.question.asks_number:
        return None
    for operation in _OPERATIONS:
        if operation in said:
            answer = _COMPUTE[operation](turn)
            if answer:
                turn.note("compute", f"{operation}: {answer.computation.expression if answer.computation else '-'}")
                return answer
    return None


# ── operands ──────────────────────────────────────────────────────────────────────────────────────────────────────
def named_figures(turn: Turn, most: int = 6) -> list[Match]:
    """Figures the question names, each for something that the better ones were not named for."""
    chosen: list[Match] = []
    used: set[int] = set()
    for match in turn.figures[:40]:
        if match.score < GOOD_MATCH - 1.0 * bool(chosen) or not match.asked:
            continue
        fresh = [t for t in match.asked if t.start not in used and any(c in g for c in t.cues for g in match.figure.groups)]
        if chosen and (not fresh or match.figure.indicator.policy != chosen[0].figure.indicator.policy and not turn.named.get(match.figure.indicator.policy)):
            continue
        if any(match.figure.indicator.id == other.figure.indicator.id for other in chosen):
            continue
        chosen.append(match)
        used.update(t.start for t in match.asked)
        if len(chosen) == most:
            break
    return chosen


def recent(turn: Turn) -> list[Indicator]:
    """Indicators of the last answers, newest first."""
    return [turn.catalogue.indicators[i] for i in turn.context.indicators if i in turn.catalogue.indicators]


def two_operands(turn: Turn) -> list[Indicator]:
    """The two figures a question sets against each other: both named, or one named and one just talked of, or the last two."""
    named = [m.figure.indicator for m in named_figures(turn)] if turn.question.concepts else []
    if len(named) >= 2:
        first, rest = named[0], named[1:]
        same = [i for i in rest if unit_class(i.unit) == unit_class(first.unit)]
        return [first, (same or rest)[0]]
    last = [i for i in recent(turn) if i not in named]
    if turn.question.has("follow.same") or not named:
        pair = sorted(recent(turn)[:2], key=lambda i: turn.context.indicators.index(i.id), reverse=True)
        return pair if len(pair) == 2 else []
    return [named[0], last[0]] if last and turn.follows else named


# ── operations ────────────────────────────────────────────────────────────────────────────────────────────────────
def _remaining(turn: Turn) -> Answer | None:
    figure = _share(turn)
    if figure is None or not (turn.question.asks_number or turn.question.tokens and len(turn.question.tokens) < 8):
        return None
    value, total = number(figure), figure.total
    if value is None or total is None or value >= total and figure.percent != 100:
        return None
    left = total - value
    if turn.question.has("ask.percent") and not turn.question.has("ask.how_many"):
        share = percent(figure)
        if share is not None:
            return _answer(turn, [figure], "remaining", f"100 − {figure.percent_text} = {format_number(100 - share)}", format_number(100 - share), "%")
    expression = f"{format_number(total)} − {figure.value_text} = {format_number(left)}"
    return _answer(turn, [figure], "remaining", expression, format_number(left), figure.unit)


def _share(turn: Turn) -> Indicator | None:
    """The share that a question about the rest is about: the one named, else the one just talked of."""
    matches = [m for m in turn.figures[:8] if m.figure.indicator.total is not None and m.figure.indicator.value is not None]
    if matches and matches[0].named >= 0.5 and matches[0].score > 0 and matches[0].score >= turn.figures[0].score - 0.9:
        return matches[0].figure.indicator
    if turn.follows and len(turn.question.content) <= 1:
        for indicator in recent(turn)[:1]:
            if indicator.total is not None:
                return indicator
    return None


def _difference(turn: Turn) -> Answer | None:
    question = turn.question
    if not (question.asks_number or question.has("follow.same") or question.has("operation.compare")):
        return None
    pair = two_operands(turn)
    if len(pair) < 2:
        return None
    first, second = pair
    by_percent = question.has("ask.percent") or any("ร้อยละ" in t.text or "percentage" in t.text for t in question.tokens)
    ours, theirs = (percent(first), percent(second)) if by_percent else (number(first), number(second))
    if by_percent and (ours is None or theirs is None):
        ours, theirs, by_percent = number(first), number(second), False
    if ours is None or theirs is None:
        return None
    if not by_percent and unit_class(first.unit) != unit_class(second.unit):
        return replace(figure_answer(turn.catalogue, pair, aspect="analysis", main=2), reason="unlike_units")
    if ours < theirs:
        first, second, ours, theirs = second, first, theirs, ours
    texts = (first.percent_text, second.percent_text) if by_percent else (first.value_text, second.value_text)
    result = format_number(ours - theirs)
    unit = "จุดร้อยละ" if by_percent else first.unit
    return _answer(turn, [first, second], "difference", f"{texts[0]} − {texts[1]} = {result}", result, unit)


def _sum(turn: Turn) -> Answer | None:
    question = turn.question
    named = [m.figure.indicator for m in named_figures(turn)] if question.concepts else []
    if len(named) < 2:
        family = _family(turn, named[0]) if named and question.has("operation.sum") and _wants_family(turn) else []
        named = family or (recent(turn)[:2] if turn.follows and (not named or question.has("follow.same")) else [])
        named = _latest_group(turn, named)
    parts = [i for i in named if number(i) is not None and unit_class(i.unit) == unit_class(named[0].unit)]
    if len(parts) < 2 or not question.has("operation.sum"):
        return None
    total = sum((number(i) or Decimal(0) for i in parts), Decimal(0))
    expression = " + ".join(i.value_text for i in parts) + f" = {format_number(total)}"
    return _answer(turn, parts, "sum", expression, format_number(total), parts[0].unit)


def _wants_family(turn: Turn) -> bool:
    return any(t.text.startswith(("ทุก", "รวมทุก")) or "ช่องทาง" in t.text for t in turn.question.tokens)


def _latest_group(turn: Turn, chosen: list[Indicator]) -> list[Indicator]:
    """The indicators that the last answer named together, if it named several."""
    return chosen


def _family(turn: Turn, first: Indicator) -> list[Indicator]:
    """Figures that count the same for other things: matched by the same words with the same unit."""
    tokens = {t.start for t in turn.figures[0].asked}
    return [
        m.figure.indicator
        for m in turn.figures
        if not m.whole
        and m.figure.indicator.policy == first.policy
        and unit_class(m.figure.indicator.unit) == unit_class(first.unit)
        and tokens & {t.start for t in m.asked if any(c in g for c in t.cues for g in m.figure.groups)}
    ]


def _average(turn: Turn) -> Answer | None:
    pair = _per(turn)
    if pair is None:
        return None
    many, few = pair
    top, bottom = number(many), number(few)
    if top is None or not bottom:
        return None
    exact = top / bottom
    places = _places(turn)
    rounded = format_number(exact, 1 if places is None else places)
    expression = f"{many.value_text} ÷ {few.value_text} = {format_number(exact, 2 if places is None else places)}"
    return _answer(turn, [many, few], "average", expression, rounded, f"{many.unit}ต่อ{few.unit}")


_PER = {"โรง": "school", "แห่ง": "school", "โรงเรียน": "school", "ครั้ง": "times", "ตอน": "episode", "คลิป": "episode", "เรื่อง": "item", "เขต": "district", "คน": "people", "school": "school", "meeting": "times", "clip": "episode", "ผลงาน": "work", "จุด": "spot"}


def _per(turn: Turn) -> tuple[Indicator, Indicator] | None:
    """(what is shared out, over what): two figures of one item, by the units the question names."""
    text = turn.question.text.replace(" ", "").lower()
    over = next((cls for word, cls in _PER.items() if f"{word}ละ" in text or f"ต่อ{word}" in text or f"per{word}" in text), None)
    items: list[tuple[str, str, int]] = []
    for match in turn.figures[:5]:
        if match.score > 0 and (match.named > 0.4 or turn.follows):
            items.append((match.figure.indicator.policy, match.figure.indicator.aspect, match.figure.indicator.order))
    if turn.follows:
        items = [*((i.policy, i.aspect, i.order) for i in recent(turn)[:1] if not turn.question.concepts - _UNITS_ONLY), *items]
    candidates = [f for f in turn.catalogue.figures if not f.whole]
    for place in dict.fromkeys(items):
        for scope in (_same_item, _same_policy):
            pair = _pair([f for f in candidates if scope(f, place)], over, turn.question.unit if turn.question.unit != over else "")
            if pair:
                return pair
    return None


_UNITS_ONLY = frozenset({"people", "school", "area_office", "news", "episode", "clip", "items_reported", "student", "teacher", "mean", "meeting"})


def _same_item(figure: Figure, place: tuple[str, str, int]) -> bool:
    return (figure.indicator.policy, figure.indicator.aspect, figure.indicator.order) == place


def _same_policy(figure: Figure, place: tuple[str, str, int]) -> bool:
    return (figure.indicator.policy, figure.indicator.aspect) == place[:2]


def _pair(figures: Sequence[Figure], over: str | None, wanted: str) -> tuple[Indicator, Indicator] | None:
    values = [f.indicator for f in figures if f.indicator.value and f.indicator.kind not in ("criterion", "context", "mean", "sd", "duration")]
    for few in values:
        if over and unit_class(few.unit) != over:
            continue
        for many in values:
            if unit_class(many.unit) == unit_class(few.unit) or wanted and unit_class(many.unit) != wanted:
                continue
            if over or (many.value or 0) > (few.value or 0):
                return many, few
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
    from re import search

    found = search(r"(\d)\s*ตำแหน่ง|(\d)\s*decimal", text)
    return int(found.group(1) or found.group(2)) if found else None


def _change(turn: Turn) -> Answer | None:
    """A change between years, in percent of the earlier one; the difference itself is a figure of the report."""
    if not turn.question.has("ask.percent"):
        return None
    best = turn.figures[0] if turn.figures else None
    if best is None or best.score < GOOD_MATCH:
        return None
    policy = best.figure.indicator.policy
    yearly = sorted((i for i in turn.catalogue.edition.indicators if i.policy == policy and i.table == "detail" and i.kind == "yearly"), key=lambda i: i.label)
    if len(yearly) != 2 or best.figure.indicator.kind not in ("change", "yearly"):
        return None
    old, new = number(yearly[0]), number(yearly[1])
    if not old or new is None:
        return None
    exact = (new - old) / old * 100
    expression = f"({yearly[1].value_text} − {yearly[0].value_text}) ÷ {yearly[0].value_text} × 100 = {format_number(exact, 2)}"
    return _answer(turn, yearly[::-1], "change", expression, format_number(exact, 2), "%")


def part_of_whole(turn: Turn, part: Indicator) -> Answer | None:
    """The percent that a part is of the count it belongs to, where the report prints none."""
    whole = next(
        (
            i
            for i in turn.catalogue.edition.indicators
            if i.table == "detail" and (i.policy, i.aspect, i.order) == (part.policy, part.aspect, part.order) and i.kind in ("count", "share") and i is not part
        ),
        None,
    )
    value, total = number(part), number(whole) if whole else None
    if whole is None or value is None or not total or unit_class(whole.unit) != unit_class(part.unit):
        return None
    exact = value / total * 100
    return _answer(turn, [part, whole], "share", f"{part.value_text} ÷ {whole.value_text} × 100 = {format_number(exact, 2)}", format_number(exact, 2), "%")


def _answer(turn: Turn, operands: list[Indicator], operation: str, expression: str, result: str, unit: str) -> Answer:
    answer = figure_answer(turn.catalogue, operands, aspect="analysis", main=len(operands))
    return replace(answer, computation=Computation(operation, expression, tuple(range(len(operands))), result, unit))


_COMPUTE = {"average": _average, "remaining": _remaining, "difference": _difference, "sum": _sum, "change": _change}
