"""A follow-up that names no figure, or only its whole: it asks again of the figure talked of last."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.clarifying import clarify
from knowledge.asking.dividing import part_of_whole, whole_of_part
from knowledge.asking.figure_answers import (
    beside,
    cell_of_figures,
    figure_for,
    focus_of,
    says_before,
)
from knowledge.asking.finding import Match
from knowledge.asking.guarding import (
    BODIES,
    STRICT_UNITS,
    lacks_what_is_asked,
)
from knowledge.asking.operands import recent
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import ASPECTS, Indicator


def percent_of_last(turn: Turn) -> bool:
    """ "คิดเป็นร้อยละเท่าไรของทั้งหมด": the whole it names is that of the figure talked of last."""
    last = recent(turn)[:1]
    if not (turn.follows and last and turn.question.has("ask.percent") and turn.question.content):
        return False
    every = turn.question.has("operation.total", "operation.base") or _OF_EVERY.search(turn.question.normal)
    if names_the_last_again(turn):
        return True
    if last[0].kind in _OF_A_COUNT and every and (counted := whole_of_part(turn, last[0])):
        own = turn.catalogue.values[counted.id].naming | turn.catalogue.titled[last[0].policy]
        return all(not own.isdisjoint(t.cues) for t in turn.question.content)
    whole = next((f for f in turn.catalogue.figures if f.whole and f.indicator.id == last[0].id), None)
    if whole is None or not every:
        return False
    near = whole.naming | whole.often | turn.catalogue.titled[last[0].policy]
    return all(any(c in near for c in t.cues) for t in turn.question.content)


_OF_A_COUNT = ("part", "base")  # kinds of those who are some of a count in their item: "รับเข้าระบบ", of who joined


def names_the_last_again(turn: Turn) -> bool:
    """ "คิดเป็นกี่เปอร์เซ็นต์ของทั้งหมด ประถมน่ะ" after how many of those: after "of all" only what was told is named again."""
    question, told = turn.question, turn.last_figure
    asks = question.has("ask.percent") and _OF_ALL_SUCH.search(question.normal) is not None
    if not asks or told is None or not turn.follows or turn.context.operation or not question.content:
        return False
    own = told.naming - turn.catalogue.titled[told.indicator.policy]
    near = told.naming | told.often | turn.catalogue.generic
    named = [t for t in question.content if not own.isdisjoint(t.cues)]
    return bool(named) and all(not near.isdisjoint(t.cues) for t in question.content)


_OF_ALL_SUCH = re.compile(r"(?:ของ|จาก|ใน|ต่อ)\s?(?:จำนวน)?ทั้ง(?:หมด|สิ้น)")
_OF_EVERY = re.compile(  # "ของทุกประเด็น", "as a share of all small schools"
    r"(?:ของ|จาก|ใน|ต่อ)\s?(?:จำนวน)?ทุก|\b(?:of|out of|from|among|against|in) (?:all|every|the (?:total|whole|entire))\b"
)


def names_anew(turn: Turn) -> bool:
    """Whether anything is named but, of what is told of this year alone, that year: not in "แล้วปีนี้กี่ราย"."""
    by_year = not turn.follows or any(i.kind in ("change", "yearly") for i in recent(turn)[:1])
    current = frozenset() if by_year else turn.catalogue.words.current
    return any(not current.issuperset(t.concepts or ("",)) for t in turn.question.naming)


def same_again(turn: Turn) -> Answer | None:
    """Nothing but a question word: the figure talked of last, or a question back."""
    last = recent(turn)[:1]
    if turn.question.has("ask.percent") and len(turn.context.operands) > 1 and last and last[0].percent is None:
        told = [i for i in recent(turn) if i.id in turn.context.operands and i.percent is not None]
        last = told[:1] or last
    of_what = turn.question.has("operation.base") and bool(last)  # "ฐานคือเลขไหน"
    if (
        turn.follows
        and not of_what
        and any(
            t.text.startswith(("ตัวเลข", "เลข", "ขอเลข", "สถิติ", "เชิงปริมาณ", "figure", "number", "stat"))
            for t in turn.question.tokens
        )
    ):
        return cell_of_figures(turn, turn.context.policies[0])
    if turn.follows and last and last[0].kind in ("change", "yearly") and (answer := _years_of(turn, last[0])):
        return answer
    unit = turn.question.unit
    if unit and (_of_item_read(turn) or _of_no_copies(turn) or _of_other_things(turn)):
        return not_found(turn, "no_figure")
    if turn.follows and last and last[0].kind == "percent_only" and unit and not turn.question.has("ask.percent"):
        return not_found(turn, "no_figure")
    if turn.follows and unit and not (last and units_agree(unit, unit_class(last[0].unit))):
        policy = turn.context.policies[0]
        if other := _counted_in(turn, unit, policy):
            return figure_for(turn, other)
        if turn.context.passages and not any(units_agree(unit, unit_class(i.unit)) for i in _figures_of(turn, policy)):
            return not_found(turn, "no_figure")  # "จัดไปกี่รอบ" after what was done: of no figure there are so many times
    if turn.follows and last and last[0].kind in _OF_A_COUNT and (answer := _of_a_part(turn, last[0])):
        return answer
    if turn.follows and last:
        if lacks_what_is_asked(turn, last[0]):
            of_all = turn.question.has("ask.percent") and (not turn.question.content or names_the_last_again(turn))
            return not_found(turn, "no_base" if of_all else "no_figure")
        focus = focus_of(turn.question, False)
        return figure_answer(turn.catalogue, [last[0], *beside(turn, last)], focus=focus)
    if turn.follows and turn.named_policy is None and turn.context.aspect in _TALKED_OF:
        return _main_percent(turn) or cell_of_figures(turn, turn.context.policies[0])
    if turn.named_policy:
        return cell_of_figures(turn, turn.named_policy)
    return clarify(turn, "no_subject", ())


_TALKED_OF = (*ASPECTS, "summary")


def _main_percent(turn: Turn) -> Answer | None:
    """ "แล้วทำได้กี่เปอร์เซ็นต์" after a policy's obstacles: the percent of its main figure."""
    main = turn.catalogue.policies[turn.context.policies[0]].main_indicator
    figure = turn.catalogue.indicators.get(main or "")
    if figure is None or figure.percent is None or not turn.question.has("ask.percent"):
        return None
    return figure_answer(turn.catalogue, [figure], focus=focus_of(turn.question, False))


def _of_a_part(turn: Turn, part: Indicator) -> Answer | None:
    """What percent a part is of the count that it belongs to, or that count itself."""
    percent = part_of_whole(turn, part) if turn.question.has("ask.percent") else None
    return percent or _out_of(turn, part)


def _out_of(turn: Turn, part: Indicator) -> Answer | None:
    """ "จากทั้งหมดกี่เรื่อง" after one part of a count: that count, and the part is still what is talked of."""
    question = turn.question
    asked = question.has("operation.base", "operation.total") and not question.has("ask.percent", "operation.sum")
    whole = whole_of_part(turn, part) if asked and part.kind == "part" and part.total is None else None
    if (
        whole is None
        or whole.value is None
        or not units_agree(question.unit or unit_class(whole.unit), unit_class(whole.unit))
    ):
        return None
    answer = figure_answer(turn.catalogue, [part], focus="total")
    fact = replace(answer.facts[0], total=int(whole.value), total_label=whole.label)
    return replace(answer, facts=(fact,), reason="out_of")


def _counted_in(turn: Turn, unit: str, policy: str) -> Match | None:
    """What the policy counts in that unit."""
    own = (m for m in turn.figures if m.figure.indicator.policy == policy and units_agree(unit, m.figure.unit))
    return next((m for m in own if not m.whole and m.score > LEAST), None)


LEAST = -0.3  # score of a figure that nothing but its unit speaks for


def _figures_of(turn: Turn, policy: str) -> list[Indicator]:
    return [i for i in turn.catalogue.edition.detailed if i.policy == policy]


_THINGS = frozenset({"item", "clip", "piece", "work", "episode", "times"})  # units of what is made or done


_NEXT_STEP = re.compile(
    r"(?:ขั้น|ขั้นตอน|ด่าน|รอบ|สเต็ป|ช่วง|ลำดับ|ชั้น)(?:ที่)?\s?(?:ถัด|ต่อ|หลัง|สอง|2)(?:มา|ไป|จากนั้น|จากนี้)?|next (?:step|stage|round)"
)


def next_step(turn: Turn) -> Answer | None:
    """ "ขั้นถัดมาเหลือกี่ราย" after how many applied: the next count that the same item prints, of fewer."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last and last[0].value) or turn.context.passages or not question.asks_count:
        return None
    if not _NEXT_STEP.search(question.normal) or any(t.concepts for t in question.naming):
        return None
    item = [i for i in turn.catalogue.edition.detailed if i.place == last[0].place]
    later = item[item.index(last[0]) + 1 :] if last[0] in item else []
    fewer = next((i for i in later if i.unit == last[0].unit and i.value and i.value < last[0].value), None)
    return figure_answer(turn.catalogue, [fewer, *beside(turn, [fewer])]) if fewer else None


def _of_no_copies(turn: Turn) -> bool:
    """ "พิมพ์กี่เล่ม": nothing of the policy talked of, or of the report itself, is counted in that unit."""
    unit, context = turn.question.unit, turn.context
    if unit not in STRICT_UNITS or not (turn.follows or context.aspect == "meta"):
        return False
    own = (f for f in turn.catalogue.figures if context.policies and f.indicator.policy == context.policies[0])
    return not any(units_agree(unit, f.unit) for f in own)


_FROM = re.compile(
    r"^(?:แล้ว)?(?:เอา|คัด|เลือก)?(?:มา)?จาก\s?(?:ที่|คนที่|ผู้ที่|โรงที่|แห่งที่|เขตที่|รายที่|ผู้|คน)(?!ไหน|ใด)\S{1,24}?\s?(?:กี่|เท่า)"
)


def whole_of_last(turn: Turn) -> Answer | None:
    """ "จากที่ส่งไปกี่โรง" after how many were chosen: the whole that the figure told last is out of."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last and last[0].total) or turn.context.passages or question.section("operation"):
        return None
    said_of_all = _FROM.search(question.normal) or (question.has("ask.how_many") and _did_all(turn, last[0]))
    if not said_of_all or not units_agree(question.unit or "-", unit_class(last[0].unit)):
        return None
    whole = next((f for f in turn.catalogue.figures if f.whole and f.indicator is last[0]), None)
    near = turn.catalogue.generic | (whole.spoken if whole else frozenset()) | turn.catalogue.titled[last[0].policy]
    if any(near.isdisjoint(t.concepts) for t in question.naming):
        return None
    return figure_answer(turn.catalogue, [last[0], *beside(turn, last)], focus="total")


def _did_all(turn: Turn, told: Indicator) -> bool:
    """ "ส่งไปกี่ที่": what is said is what all of those did of whom the figure told last is some."""
    first = next(iter(turn.question.content), None) or next((t for t in turn.question.tokens if not t.cues), None)
    done = first.text if first is not None else ""
    return len(done) >= LEAST_SAID and done in told.total_label.partition("ที่")[2] and done not in told.label


LEAST_SAID = 3  # letters


def _of_other_things(turn: Turn) -> bool:
    """ "ทำเสร็จแล้วกี่เรื่อง" after how many people make them: of no figure of the policy there are so many things."""
    unit, last = turn.question.unit, recent(turn)[:1]
    if unit not in _THINGS or not (turn.follows and last) or turn.question.has("ask.percent"):
        return False
    own = _figures_of(turn, turn.context.policies[0])
    return not any(units_agree(unit, unit_class(i.unit)) for i in [last[0], *own])


def _of_item_read(turn: Turn) -> bool:
    """ "ได้ไปกี่โรง" after the one item that tells who gets it: nothing is counted there in that unit.

    "ขาดกี่คน" after an item in words: of nothing that it tells is any number left.
    """
    places, unit = turn.context.passages, turn.question.unit
    if turn.follows and places and turn.question.has("operation.remaining"):
        return True
    if (
        unit not in BODIES
        or not turn.follows
        or len(places) != 1
        or turn.context.aspect not in ("activities", "obstacles", "recommendations")
        or turn.question.naming
    ):
        return False
    printed = (i for i in turn.catalogue.edition.detailed if i.place == places[0])
    return not any(units_agree(unit, unit_class(i.unit)) for i in printed)


def _years_of(turn: Turn, change: Indicator) -> Answer | None:
    """After a change: "จากเท่าไหร่เป็นเท่าไหร่" asks for both years, "ตอนนี้รวมเป็นเท่าไหร่" for the later one.

    After one of the years: "ลดลงใช่มะ" asks for the change.
    """
    years = [i for i in turn.catalogue.edition.detailed if i.place == change.place and i.kind == "yearly"]
    years.sort(key=lambda i: i.label)
    text = turn.question.text
    if change.kind == "yearly" and turn.question.has("operation.change") and turn.question.has("ask.yes_no"):
        changes = [i for i in turn.catalogue.edition.detailed if i.place == change.place and i.kind == "change"]
        return figure_answer(turn.catalogue, [*changes, *years]) if changes else None
    if says_before(text) and years:
        return figure_answer(turn.catalogue, [years[0], change])
    if turn.question.asks_twice or re.search(r"จาก.*(?:เป็น|ถึง|มา)", text):
        return figure_answer(turn.catalogue, years, main=len(years)) if years else None
    if turn.question.has("operation.total", "operation.sum", "year_2567") or "ตอนนี้" in text or "ล่าสุด" in text:
        return figure_answer(turn.catalogue, [*years[-1:], change]) if years else None
    return None
