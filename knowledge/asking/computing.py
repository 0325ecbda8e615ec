"""Arithmetic over figures, shown as it was done: remaining, difference, sum, share, average, change.

Decimal throughout; a result is never a float. Nothing is computed across unlike units, nor from a number that is
not an indicator of the edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import units_agree
from knowledge.asking.dividing import (
    DIVIDED,
    average,
    change,
    given_divisor,
    one_to_many,
    ratio,
    shared_over,
    whole_of_part,
)
from knowledge.asking.guarding import by_generic_words, clearly_ahead, too_much_unexplained
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    computed,
    last_operands,
    named_matches,
    operand_of,
    printed_operands,
    recent,
)
from knowledge.asking.phrased import pair_of
from knowledge.asking.question import read_question
from knowledge.asking.shares import share_of, takes_other_base
from knowledge.asking.summing import sum_of, wants_all
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator
from knowledge.thai import format_number

_OPERATIONS = ("ratio", "average", "share", "remaining", "difference", "sum", "change")
_NOT_YET = re.compile(r"ยัง.{0,14}ไม่(?!ใช่)|ที่ไม่(?!ใช่)|ไม่ได้รับ|ไม่ผ่าน|ไม่มี.{0,24}กี่|ไม่ได้.{0,8}กี่|อีก\s*(?:กี่|เท่า)|(?:จึง|ถึง)จะครบ")
_IN_NOT_YET = ("ไม่", "อีก", "จะครบ")  # one of these is in all of the above
_OF_WHAT = re.compile(
    r"(?:ร้อยละ|เปอร์เซ็นต์|เปอร์เซ็น|เปอ|%|สัดส่วน|อัตราส่วน)\S*\s*(?:เท่า\S+)?\s*(?:ของ|จาก|เทียบ)"
    r"|(?:ของ|จาก).{1,60}(?:ร้อยละ|เปอร์|กี่%)|percent of|% of|share of"
)
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower)\b.*\bthan\b.*\bhow (?:many|much)", re.IGNORECASE)
_AS_PERCENT = re.compile(r"as a percent|คิดเป็นร้อยละ|เป็นเปอร์เซ็นต์|เป็นร้อยละ", re.IGNORECASE)


def compute(turn: Turn) -> Answer | None:
    """An answer with arithmetic, or None where the question asks for none or its operands can't be told."""
    question = turn.question
    columns = turn.aspect and not question.asks_number
    causes = question.has("ask.why") and not question.has("ask.how_many")
    asked = set() if columns or causes else _operations_asked(turn)
    for operation in _OPERATIONS:
        if operation in asked and (answer := _COMPUTE[operation](turn)):
            turn.note("compute", f"{operation}: {answer.computation.expression if answer.computation else '-'}")
            return answer
    return None


def _operations_asked(turn: Turn) -> set[str]:
    """Said by a word of their own, or implied; less what another of them makes something else of."""
    question = turn.question
    if _percent_of_change(turn):
        return {"change"}
    said = set(question.section("operation"))
    asked = said | {name for name, implied in _IMPLIED if implied(turn)}
    if "sum" in said and "difference" not in said:
        asked.discard("difference")
    if question.left_out and question.asks_number and wants_all(turn):
        asked.add("sum")
    if "difference" in asked and _DONE_AND_NOT.search(question.text):
        asked.discard("remaining")
    if "difference" in asked:
        if len(printed_operands(turn)) >= 2 or "ลบ" in question.text:
            asked.discard("remaining")
        if "จุด" in question.text:
            asked.discard("share")
    if question.has("increase") and question.has("ask.percent"):
        asked = (asked | {"change"}) - {"share"}
    return asked


BARE = 4  # tokens of a follow-up that only says of what


def _asks_rest(turn: Turn) -> bool:
    """ "ยังแก้ไม่ได้กี่ราย"; or, after the rest was told, only who else: "แล้วครูล่ะ"."""
    question = turn.question
    if question.asks_number and any(t.text.startswith("ที่เหลือ") for t in question.tokens):
        return True
    not_yet = any(word in question.text for word in _IN_NOT_YET) and bool(_NOT_YET.search(question.text))
    not_yet = not_yet and not _another(turn)
    bare = turn.follows and question.has("follow.and_then") and not question.section("ask") and bool(question.naming)
    if not_yet and (question.asks_number or (bare and not turn.aspect)):
        return True
    asks = question.section("ask") or question.section("aspect")
    if not_yet and turn.follows and turn.context.aspect == "figures" and not asks and len(question.tokens) <= BARE:
        return True  # "ที่ยังลดไม่ได้" after how many could
    if turn.context.operation != "remaining" or not turn.follows:
        return False
    return not_yet or not (asks or question.concepts - turn.catalogue.words.actors)


def _another(turn: Turn) -> bool:
    """ "เรียนรวมอีกกี่แห่ง" after how many were closed: one more figure, not what is left of it."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last) or _NOT_YET.search(_MORE.sub("", question.text)):
        return False
    best = next(iter(named_matches(turn)), None)
    new = best is not None and best.figure.indicator.id != last[0].id
    return new and not question.has("operation.remaining") and not re.search("ต้อง|ขาด|จะ", question.text)


_MORE = re.compile(r"อีก\s*(?=กี่|เท่า)")


def _asks_share(turn: Turn) -> bool:
    """A percent of something that is named, or just computed, or set beside another."""
    question = turn.question
    if takes_other_base(turn):
        return True
    if not question.has("ask.percent"):
        return False
    if question.has("operation.base", "operation.sum") or "หาร" in question.text or _OF_WHAT.search(question.text):
        return True
    compared = question.has("operation.compare") and (turn.follows or len(printed_operands(turn)) >= 2)
    return compared or (turn.follows and turn.context.operation in ("remaining", "sum"))


def _asks_average(turn: Turn) -> bool:
    """ "หารด้วย", "ต่อหนึ่งโรง", "ครู 1 คนต่อนักเรียนกี่คน"."""
    question = turn.question
    if not question.asks_number:
        return False
    divided = (DIVIDED.search(question.text) and shared_over(turn)) or given_divisor(question.text)
    return bool(divided) or one_to_many(turn) is not None


def _asks_difference(turn: Turn) -> bool:
    """Two policies compared, or how much more one figure is than another."""
    question = turn.question
    if turn.context.operation == "difference" and turn.follows and not question.content and "จุด" in question.text:
        return True
    compared = question.has("operation.compare") and not turn.aspect
    if compared and sum(weight >= 1.0 for weight in turn.named.values()) >= 2:
        return True
    return "how" in question.text.lower() and bool(_MORE_THAN.search(question.text))


_IMPLIED: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
    ("remaining", lambda turn: turn.question.has("operation.lost") and turn.question.asks_number),
    ("remaining", _asks_rest),
    ("share", _asks_share),
    ("average", _asks_average),
    ("difference", _asks_difference),
)


def _percent_of_change(turn: Turn) -> bool:
    """After "เพิ่มขึ้นกี่โรง": a bare "คิดเป็นกี่เปอร์เซ็นต์" asks what percent the change is."""
    question, last = turn.question, recent(turn)[:1]
    asked = question.has("ask.percent") and not question.content
    asked = asked and set(question.section("operation")) <= {"change"}
    return bool(asked and turn.follows and last and last[0].kind in ("change", "yearly"))


def _remaining(turn: Turn) -> Answer | None:
    question = turn.question
    short = (
        len(question.tokens) < 10
        and not question.has("ask.what", "ask.which", "ask.how", "ask.why", "ask.yes_no")
        and not turn.aspect
    )
    if not (question.asks_number or short) or question.has("operation.average"):
        return None
    if question.has("operation.lost") and (answer := _lost_on_the_way(turn)):
        return answer
    figure = _share_asked(turn)
    if figure and figure.value is None and figure.percent is not None and question.has("ask.percent"):
        return _points_left(turn, Operand(figure))
    if figure is None and turn.follows and not question.content:
        return _difference(turn)
    if figure is None and not turn.follows and not question.has("operation.below") and _in_one_unit(turn):
        return _difference(turn)
    if figure is None and (part := _part_asked(turn)):
        return part
    if figure is None or figure.value is None or figure.total is None or figure.value > figure.total:
        return None
    if figure.value == figure.total and not (question.asks_number and _NOT_YET.search(question.text)):
        return None
    operand = Operand(figure)
    in_points = (
        question.has("ask.percent") and (not question.asks_count or _AS_PERCENT.search(question.text))
    ) or "จุด" in question.text
    if in_points and operand.percent is not None:
        return _points_left(turn, operand)
    return _left_of(turn, figure)


def _left_of(turn: Turn, figure: Indicator) -> Answer:
    """What a figure leaves of its whole."""
    operand, whole = Operand(figure), Operand(figure, whole=True)
    left = whole.amount - operand.amount
    expression = f"{whole.text} − {operand.text} = {format_number(left)}"
    if operand.percent is not None:
        expression += f" · 100 − {figure.percent_text} = {format_number(100 - operand.percent)}%"
    return computed(turn, [operand], "remaining", expression, format_number(left), figure.unit)


def _part_asked(turn: Turn) -> Answer | None:
    """What one part leaves of the count that it is a part of: "ที่ไม่เขียวล่ะ"."""
    best = next(iter(turn.figures), None)
    if best is None or best.figure.indicator.kind != "part" or best.score < GOOD_MATCH or best.unexplained:
        return None
    part, whole = best.figure.indicator, whole_of_part(turn, best.figure.indicator)
    if whole is None or not whole.value or part.value is None or whole.value < part.value:
        return None
    all_of, one = Operand(whole), Operand(part)
    left = format_number(all_of.amount - one.amount)
    return computed(turn, [one, all_of], "remaining", f"{all_of.text} − {one.text} = {left}", left, part.unit)


def _in_one_unit(turn: Turn) -> bool:
    """Whether two figures of one unit are named: what the second leaves of the first may be asked."""
    pair = pair_of(turn)
    return len(pair) == 2 and units_agree(pair[0].unit_class, pair[1].unit_class)


def _points_left(turn: Turn, operand: Operand) -> Answer:
    """What is left to a hundred percent."""
    text = format_number(100 - (operand.percent or 0))
    return computed(turn, [operand], "remaining", f"100 − {operand.indicator.percent_text} = {text}", text, "%")


def _lost_on_the_way(turn: Turn) -> Answer | None:
    """ "หายไประหว่างทางกี่ราย": between two counts that one item gives as steps, such as registered and accepted."""
    said = turn.figures[:1] if turn.question.naming else []
    named = next((m.figure.indicator for m in said if m.score >= GOOD_MATCH), None)
    figure = named or next(iter(recent(turn)), None) if turn.question.naming else next(iter(recent(turn)), named)
    if figure is None or figure.kind not in ("count", "base"):
        return None
    steps = [
        i
        for i in turn.catalogue.edition.detailed
        if i.place == figure.place and i.kind in ("count", "base") and i.value and i.unit == figure.unit
    ]
    place = steps.index(figure)
    told = [i for i in recent(turn)[:2] if i in steps]
    if named is None and len(told) == 2:  # two steps were told, one after the other: between these
        place = min(map(steps.index, told))
    first, second = steps[place : place + 2] if place + 1 < len(steps) else steps[place - 1 : place + 1]
    if place + 1 >= len(steps) and place == 0:
        return None
    before, after = Operand(first), Operand(second)
    if before.amount <= after.amount:
        return None
    left = format_number(before.amount - after.amount)
    return computed(turn, [before, after], "difference", f"{before.text} − {after.text} = {left}", left, before.unit)


def _share_asked(turn: Turn) -> Indicator | None:
    """The share that a question about the rest is about: the one named, else the one just talked of."""
    matches = [
        m
        for m in turn.figures[:8]
        if (m.figure.indicator.total is not None and m.figure.indicator.value is not None)
        or m.figure.indicator.kind == "percent_only"
    ]
    last = recent(turn)[:1] if turn.follows else []
    if last and last[0].total is not None:
        titled = turn.catalogue.titled[last[0].policy]
        if all(any(c in titled for c in t.cues) for t in turn.question.naming):
            return last[0]
    vague = bool(matches) and by_generic_words(turn, matches[0]) and not clearly_ahead(turn, matches[0])
    strange = matches and (vague or too_much_unexplained(turn, matches[0], rest=True))
    if (
        not strange
        and matches
        and matches[0].named >= 0.4
        and matches[0].score > 0
        and matches[0].score >= turn.figures[0].score - 0.9
    ):
        return matches[0].figure.indicator
    return last[0] if last and last[0].total is not None and len(turn.question.content) <= 1 else None


def _difference(turn: Turn) -> Answer | None:
    question = turn.question
    told = any(t.text.removeprefix("the ") in _DIFFERENCES for t in question.tokens)
    more_than = turn.follows and "กว่า" in question.text and len(question.content) == 1
    if not (
        told
        or more_than
        or question.asks_number
        or question.has("follow.same", "operation.compare", "ask.which", "ask.who")
    ):
        return None
    if from_result := _from_last_result(turn):
        return from_result
    if whole := _told_with_whole(turn):
        return _left_of(turn, whole)
    if _DONE_AND_NOT.search(question.text) and (figure := _share_asked(turn)) and figure.total and figure.value:
        return _done_less_rest(turn, Operand(figure), Operand(figure, whole=True))
    pair = _years_instead_of_change(turn, pair_of(turn))
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
    answer = computed(turn, [first, second], "difference", f"{texts[0]} − {texts[1]} = {result}", result, unit)
    return replace(answer, reason="larger") if question.has("ask.which", "ask.who") else answer


_DONE_AND_NOT = re.compile(r"(?:กับ|และ|เทียบกับ)\s?(?:ที่|คนที่|แห่งที่|เขตที่|ราย(?:ที่)?|พวกที่)?\S{0,8}?ไม่")


def _done_less_rest(turn: Turn, done: Operand, whole: Operand) -> Answer:
    """ "ที่ลดได้กับที่ลดไม่ได้ต่างกันกี่เรื่อง": a share's value against what it leaves of its whole."""
    rest = whole.amount - done.amount
    result = format_number(abs(done.amount - rest))
    added = f"({whole.text} − {done.text})"
    left, right = (done.text, added) if done.amount >= rest else (added, done.text)
    return computed(turn, [done], "difference", f"{left} − {right} = {result}", result, done.unit)


def _told_with_whole(turn: Turn) -> Indicator | None:
    """After "บรรจุใหม่กี่คน ผ่านกี่คน", one figure told with its whole: "ต่างกันกี่คน" is between these."""
    question, last = turn.question, recent(turn)[:1]
    if not turn.follows or question.content or not last or turn.context.operation or _wants_points(turn):
        return None
    both = read_question(turn.context.question, turn.catalogue.lexicon).asks_twice or len(recent(turn)) == 1
    figure = last[0]
    alone = len(turn.context.operands) <= 1 and figure.value is not None and figure.total is not None
    return figure if both and alone and (figure.total or 0) > (figure.value or 0) else None


_DIFFERENCES = frozenset({"ลบ", "minus", "หัก", "gap", "difference", "ส่วนต่าง", "ผลต่าง", "ช่องว่าง", "ช่วงห่าง"})


def _years_instead_of_change(turn: Turn, pair: list[Operand]) -> list[Operand]:
    """ "มากขึ้นหรือน้อยลงกว่าปีก่อน ต่างกันกี่โรง": between the years, not between a year and the change itself."""
    if sorted(o.indicator.kind for o in pair) != ["change", "yearly"]:
        return pair
    change = next(o.indicator for o in pair if o.indicator.kind == "change")
    return [Operand(i) for i in turn.catalogue.edition.detailed if i.place == change.place and i.kind == "yearly"][:2]


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
        or named[0].number is None
        or not units_agree(named[0].unit_class, parts[0].unit_class)
    ):
        return None
    total, other = sum((p.amount for p in parts), Decimal(0)), named[0].amount
    added = "(" + " + ".join(p.text for p in parts) + ")"
    left, right = (named[0].text, added) if other >= total else (added, named[0].text)
    result = format_number(abs(other - total))
    return computed(turn, [named[0], *parts], "difference", f"{left} − {right} = {result}", result, named[0].unit)


_COMPUTE = {
    "ratio": ratio,
    "average": average,
    "share": share_of,
    "remaining": _remaining,
    "difference": _difference,
    "sum": sum_of,
    "change": change,
}
