"""Differences: what one figure is more than another, what is left of a whole, what two years lie apart."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer, Context
from knowledge.asking.bases import asks_same, bases_compared
from knowledge.asking.catalogue import units_agree
from knowledge.asking.dividing import divisible, percent_of, whole_of_part
from knowledge.asking.finding import Match
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
from knowledge.asking.others_counted import other_people
from knowledge.asking.percents_apart import told_in_percent
from knowledge.asking.phrased import pair_of, phrased_operands
from knowledge.asking.question import read_question
from knowledge.asking.ranked_places import places_told
from knowledge.asking.results import common_whole
from knowledge.asking.summing import added_up
from knowledge.asking.turn import Turn, figure_answer
from knowledge.asking.unit_asked import in_unit_asked
from knowledge.asking.went_better import which_went_better
from knowledge.asking.within_a_policy import compared_within
from knowledge.records import Indicator
from knowledge.thai import format_number

POINTS = "จุดร้อยละ"


def left_of(turn: Turn, figure: Indicator) -> Answer:
    """What a figure leaves of its whole."""
    operand, whole = Operand(figure), Operand(figure, whole=True)
    left = whole.amount - operand.amount
    expression = f"{whole.text} − {operand.text} = {format_number(left)}"
    if operand.percent is not None:
        expression += f" · 100 − {figure.percent_text} = {format_number(100 - operand.percent)}%"
    return computed(turn, [operand], "remaining", expression, format_number(left), figure.unit)


def part_asked(turn: Turn) -> Answer | None:
    """What one part leaves of the count that it is a part of: "ที่ไม่เขียวล่ะ"."""
    best = next(iter(turn.figures), None)
    if best is None or best.figure.indicator.kind != "part" or best.score < GOOD_MATCH or best.unexplained:
        return None
    return left_of_part(turn, best.figure.indicator)


def left_of_part(turn: Turn, part: Indicator) -> Answer | None:
    """The same of a part that is named, or was told last: "ที่เหลือ" after "เป็นประถมเท่าไหร่"."""
    whole = whole_of_part(turn, part) if part.kind == "part" else None
    if whole is None or not whole.value or part.value is None or whole.value < part.value:
        return None
    all_of, one = Operand(whole), Operand(part)
    left = format_number(all_of.amount - one.amount)
    return computed(turn, [one, all_of], "remaining", f"{all_of.text} − {one.text} = {left}", left, part.unit)


ALONE = 2  # tokens of a follow-up that only says what is to be done with the figures told


def difference(turn: Turn) -> Answer | None:
    question = turn.question
    told = any(t.text.removeprefix("the ") in _DIFFERENCES for t in question.tokens)
    apart = told or question.has("operation.difference")
    more_than = turn.follows and "กว่า" in question.text and len(question.content) == 1
    alone = turn.follows and not question.content and len(question.tokens) <= ALONE  # "ต่างกัน" after two figures
    if not (
        told
        or more_than
        or (alone and question.has("operation.difference"))
        or question.asks_number
        or question.has("follow.same", "operation.compare", "ask.which", "ask.who")
        or which_went_better(turn)
        or (turn.follows and "กว่า" in question.text and question.has("ask.yes_no") and not question.numbers)
        or asks_same(question.normal)
        or (turn.context.operation == "difference" and question.has("follow.and_then") and apart)
        or (apart and (_only_two_named(turn) or _whether_more(turn)))
    ):
        return None
    if from_sum := _from_last_result(turn) or _sum_against(turn):
        return from_sum
    last = last_operands(turn)[:1]
    if turn.context.operation == "remaining" and turn.follows and not question.content and last and apart:
        return (
            _done_less_rest(turn, last[0], Operand(last[0].indicator, whole=True)) if last[0].indicator.total else None
        )
    if not _told_and_answered(turn) and (whole := _told_with_whole(turn)):
        return left_of(turn, whole)
    if DONE_AND_NOT.search(question.text) and (figure := share_asked(turn)) and figure.total and figure.value:
        return _done_less_rest(turn, Operand(figure), Operand(figure, whole=True))
    pair = (
        compared_within(turn)
        or bases_compared(turn)
        or places_told(turn)
        or _told_and_answered(turn)
        or _wholes_told(turn)
        or _years_instead_of_change(turn, pair_of(turn))
    )
    if len(pair) < 2:
        return None
    pair = in_unit_asked(turn, pair)
    picked = _picked_by_percent(turn, pair) or told_in_percent(turn)
    picked = _percents_compared(turn) or (picked and not question.unit) or bool(compared_within(turn))
    picked = picked or which_went_better(turn) or all(o.indicator.percent_text in question.numbers for o in pair)
    picked = picked or {o.unit_class for o in pair} == _OFFICES_AND_SCHOOLS
    by_percent = (_wants_points(turn) or picked) and all(o.percent is not None for o in pair)
    if not by_percent and _more_in_percent(turn) and divisible(pair):
        first, second = sorted(pair, key=lambda o: -o.amount)
        return percent_of(turn, first, second, first.amount - second.amount, f"({first.text} − {second.text})")
    if not by_percent and (
        any(o.number is None for o in pair) or not units_agree(pair[0].unit_class, pair[1].unit_class)
    ):
        if not all(o.percent is not None for o in pair):
            return _unlike(turn, pair)
        by_percent = True
    return set_apart(turn, pair, by_percent)


def _unlike(turn: Turn, pair: list[Operand]) -> Answer | None:
    """Two figures of which none is taken from the other; None where "มากกว่าเท่าใด" asks of one how many at least."""
    if _MORE_THAN_HOW_MANY.search(turn.question.normal):
        return None
    told = figure_answer(turn.catalogue, [o.indicator for o in pair], aspect="analysis", main=2)
    return replace(told, reason="unlike_units")


_MORE_THAN_HOW_MANY = re.compile(r"มากกว่า\s?(?:กี่|เท่า)")
_OFFICES_AND_SCHOOLS = {"district", "place"}  # counted in "เขต" and "แห่ง", of which no number is taken from the other


def _only_two_named(turn: Turn) -> bool:
    """ "เขียวห่างจากฟ้า", "ประถมต่างจากมัธยม": two figures that are set apart, and nothing else is said or asked."""
    question = turn.question
    if question.section("ask") or question.plain_words or question.numbers or turn.aspect:
        return False
    pair = _years_instead_of_change(turn, pair_of(turn)) if len(question.naming) <= MOST_NAMING else []
    return len(pair) == SEVERAL and pair[0].indicator.policy == pair[1].indicator.policy


def _whether_more(turn: Turn) -> bool:
    """ "โรงเรียนสีฟ้ามากกว่าสีม่วงไหม": whether the one that is named before the word is more than the one after it."""
    question = turn.question
    if not question.has("ask.yes_no") or question.numbers or turn.aspect or question.plain_words:
        return False
    return len(pair_of(turn)) == SEVERAL if not question.has("ask.percent", "operation.remaining") else False


MOST_NAMING = 3  # tokens of a message that only names two figures
SEVERAL = 2


def set_apart(turn: Turn, pair: list[Operand], by_percent: bool) -> Answer:
    """What the larger of two is more than the other; which of them, where that is asked."""
    question = turn.question
    ours, theirs = ((o.percent if by_percent else o.number) or Decimal(0) for o in pair)
    first, second = pair
    if ours < theirs:
        first, second, ours, theirs = second, first, theirs, ours
    texts = (first.indicator.percent_text, second.indicator.percent_text) if by_percent else (first.text, second.text)
    result = format_number(ours - theirs)
    unit = POINTS if by_percent else first.unit
    answer = computed(turn, [first, second], "difference", f"{texts[0]} − {texts[1]} = {result}", result, unit)
    wholes = () if by_percent else tuple(o.indicator.id for o in pair if o.whole and o.indicator.total is not None)
    answer = replace(answer, wholes=wholes)
    which = "smaller" if question.has("operation.below") else "larger"
    asked = question.has("ask.which", "ask.who", "ask.yes_no") or which_went_better(turn)
    return replace(answer, reason=which) if asked else answer


DONE_AND_NOT = re.compile(r"(?:กับ|และ|เทียบกับ)\s?(?:ที่|คนที่|แห่งที่|เขตที่|ราย(?:ที่)?|พวกที่)?\S{0,8}?ไม่")


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


def _told_and_answered(turn: Turn) -> list[Operand]:
    """After "ตารางย่อบอก 7,926 คน ตารางละเอียดพิมพ์ว่ากี่ราย": the number that was told, and the one that was answered."""
    answered = [Operand(i) for i in recent(turn)[:1]]
    if not turn.follows or turn.question.content or turn.context.operation or not answered:
        return []
    last = Turn(read_question(turn.context.question, turn.catalogue.lexicon), Context(), turn.catalogue)
    told = [o for o in printed_operands(last) if o.amount != answered[0].number] if last.question.numbers else []
    alike = len(told) == 1 and units_agree(told[0].unit_class, answered[0].unit_class)
    return [*told, *answered] if alike else []


def _wholes_told(turn: Turn) -> list[Operand]:
    """After "ฐานเรื่องแพลตฟอร์มกี่แห่ง" and "แล้วฐานเรื่องแนะแนว": the two wholes are set against each other."""
    pair = [Operand(i, whole=i.total is not None) for i in recent(turn)[:2]][::-1]
    if not turn.follows or turn.question.content or _wants_points(turn):
        return []
    last = read_question(turn.context.question, turn.catalogue.lexicon)
    if turn.context.operation:  # "ต่างกันกี่คน" after "ฐานสองเรื่องเป็นเลขเดียวกันไหม"
        return bases_compared(Turn(last, Context(), turn.catalogue)) if turn.context.operation == "difference" else []
    of_all = turn.question.has("operation.base") or last.has("operation.base", "operation.total")
    of_all = of_all and not last.has("ask.percent") and not last.asks_twice
    alike = len(pair) == 2 and all(o.number for o in pair) and units_agree(pair[0].unit_class, pair[1].unit_class)
    return pair if of_all and alike and pair[0].number != pair[1].number else []


_DIFFERENCES = frozenset({"ลบ", "minus", "หัก", "gap", "difference", "ส่วนต่าง", "ผลต่าง", "ช่องว่าง", "ช่วงห่าง"})


def _years_instead_of_change(turn: Turn, pair: list[Operand]) -> list[Operand]:
    """ "มากขึ้นหรือน้อยลงกว่าปีก่อน ต่างกันกี่โรง": between the years, not between a year and the change itself."""
    words, best = turn.catalogue.words, next(iter(turn.figures), None)
    said = turn.question.cues
    both = not words.years.isdisjoint(said) and not words.current.isdisjoint(said)
    if both and best is not None and best.figure.indicator.kind == "yearly":
        change = best.figure.indicator
    elif sorted(o.indicator.kind for o in pair) == ["change", "yearly"]:
        change = next(o.indicator for o in pair if o.indicator.kind == "change")
    else:
        return pair
    return [Operand(i) for i in turn.catalogue.edition.detailed if i.place == change.place and i.kind == "yearly"][:2]


def _more_in_percent(turn: Turn) -> bool:
    """ "มากกว่ายูทูบกี่เปอร์เซ็นต์", "ปีนี้กับปีก่อนต่างกันกี่เปอร์เซ็นต์": of two counts that no percent is printed of."""
    more = "กว่า" in turn.question.text or turn.question.has("operation.difference")
    return turn.question.has("ask.percent") and more and not turn.question.has("ask.which")


def _picked_by_percent(turn: Turn, pair: list[Operand]) -> bool:
    """ "ระหว่างสองตัวนี้ตัวไหนสูงกว่า" after "ตัวชี้วัดไหนเกิน 95%": two shares of unlike wholes, picked by their percents."""
    context = turn.context
    picked = turn.follows and context.aspect == "analysis" and not context.operation and not turn.question.content
    return picked and pair[0].indicator.place != pair[1].indicator.place and {*pair} == {*last_operands(turn)}


def _wants_points(turn: Turn) -> bool:
    return (
        turn.question.has("ask.percent")
        or turn.question.in_points
        or any("ร้อยละ" in t.text or "percentage" in t.text for t in turn.question.tokens)
    )


def _percents_compared(turn: Turn) -> bool:
    """ "ต่างกันเท่าไร" after "ร้อยละไหนสูงกว่า": percents were ranked or compared, and no unit is said."""
    question, compared = turn.question, turn.context.operation in ("rank", "difference")
    return compared and turn.context.unit in ("%", POINTS) and not question.content and not question.unit


def _from_last_result(turn: Turn) -> Answer | None:
    """One figure named against the sum just made: "น้อยกว่ากลุ่มสีเขียวกี่แห่ง"."""
    summed = turn.question.has("operation.sum") and len(last_operands(turn)) == 2  # "มากกว่าสองสีนี้รวมกันกี่โรง"
    told = turn.context.operation in ("sum", "share") and not turn.question.has("follow.same")
    if not (turn.follows and (told or summed)):
        return None
    if all(any(c.startswith("unit.") for c in t.cues) for t in turn.question.naming):
        return None  # "ต่างกันกี่ตอน": the two that were added up, and no third is named
    parts, named = last_operands(turn), [operand_of(m) for m in named_matches(turn)]
    if turn.context.operation == "share" and common_whole(turn, parts) is None:
        return None  # the percent was not that of a sum
    if (
        len(parts) < 2
        or len(named) != 1
        or named[0] in parts
        or named[0].number is None
        or not units_agree(named[0].unit_class, parts[0].unit_class)
    ):
        return None
    return less_sum(turn, named[0], parts)


def less_sum(turn: Turn, named: Operand, parts: list[Operand]) -> Answer:
    """What lies between one figure and the sum of others."""
    (total, added), other = added_up(parts), named.amount
    left, right = (named.text, f"({added})") if other >= total else (f"({added})", named.text)
    result = format_number(abs(other - total))
    return computed(turn, [named, *parts], "difference", f"{left} − {right} = {result}", result, named.unit)


def _sum_against(turn: Turn) -> Answer | None:
    """ "สีฟ้ากับสีม่วงรวมกันน้อยกว่าสีเขียวกี่โรง", "สีเขียวมากกว่าสีฟ้ากับสีม่วงรวมกันกี่โรง": one against the sum of others."""
    said = [cue for t in turn.question.tokens for cue in t.cues if cue in ("operation.sum", "operation.difference")]
    operands = phrased_operands(turn) if len(set(said)) == 2 else []
    if len(operands) < 3 or any(o.number is None for o in operands):
        return None
    if not all(units_agree(o.unit_class, operands[0].unit_class) for o in operands):
        return None
    *first, last = operands
    return less_sum(turn, last, first) if said[0] == "operation.sum" else less_sum(turn, operands[0], operands[1:])


def _names_another(turn: Turn, last: Indicator) -> bool:
    """ "แล้วที่ยังไม่ได้ดูแลสุขภาพจิตล่ะ" after the rest of those with guidance: a word of the title names another share.

    What is often said of the last as well names another where nothing is said that names the last itself.
    """
    told, best = turn.catalogue.values.get(last.id), next(iter(turn.figures), None)
    if told is None or best is None or best.figure.indicator.policy != last.policy:
        return False
    if best.figure.indicator.total is None or best.figure.indicator.id == last.id:
        return False
    said = turn.question.naming
    kept = any(not told.naming.isdisjoint(t.concepts) for t in said)
    own = best.figure.naming - told.naming - (told.often if kept else frozenset())
    return any(not own.isdisjoint(t.cues) for t in said)


def _told_as_well(turn: Turn, last: Indicator, matches: list[Match]) -> bool:
    """Whether all that is said is as well said of the figure told last: "ที่ยังลดไม่ได้อีกเท่าไร" of two that are reduced."""
    own = next((m for m in matches if m.figure.indicator.id == last.id and not m.whole), None)
    if own is None or own is matches[0] or own.unexplained or not turn.question.naming:
        return False
    units = [t for t in turn.question.naming if not turn.catalogue.words.actors.isdisjoint(t.concepts)]
    return not units and not turn.question.unit and not _names_another(turn, last)


def _whole_first(turn: Turn, matches: list[Match]) -> list[Match]:
    """Of those nearly as good as the best, the one first that is named whole: "เด็กที่ยังไม่ได้แนะแนว" after schools."""
    said = turn.question.cues
    near = [m for m in matches if m.score > matches[0].score - NEAR and not m.unexplained and not m.whole]
    named = [m for m in near if m.figure.groups and not any(group.isdisjoint(said) for group in m.figure.groups)]
    return [*named, *(m for m in matches if m not in named)]


NEAR = 0.2  # scores


def share_asked(turn: Turn) -> Indicator | None:
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
        if all(any(c in titled for c in t.cues) for t in turn.question.naming) and not _names_another(turn, last[0]):
            return last[0]
    if last and _told_as_well(turn, last[0], matches):
        return last[0]
    vague = bool(matches) and by_generic_words(turn, matches[0]) and not clearly_ahead(turn, matches[0])
    strange = matches and (vague or too_much_unexplained(turn, matches[0], rest=True) or other_people(turn, matches[0]))
    matches = _whole_first(turn, matches)
    if (
        not strange
        and matches
        and matches[0].named >= 0.4
        and matches[0].score > 0
        and matches[0].score >= turn.figures[0].score - 0.9
    ):
        return matches[0].figure.indicator
    whole = bool(last) and (last[0].total is not None or last[0].kind == "percent_only")
    return last[0] if whole and len(turn.question.content) <= 1 else None
