"""A ranking or a selection gone on with: its other end, what lies between, the next of it, another group."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.among import ranking_told, told_among, told_by_value
from knowledge.asking.answer import Answer, Context
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.families import parts_beside, parts_told
from knowledge.asking.most_items import most_items, next_most
from knowledge.asking.operands import last_operands, recent
from knowledge.asking.policy_groups import asked_groups
from knowledge.asking.question import read_question
from knowledge.asking.rankings import at_place, in_order, is_excepted, ranked, shares_of
from knowledge.asking.turn import Turn, asked_aspect, figure_answer
from knowledge.records import Indicator


def goes_on(turn: Turn) -> Answer | None:
    """After a ranking, or two figures: the next of it, its other end, or the same of the other group."""
    question, last = turn.question, last_operands(turn)
    lowest, named = question.has("operation.lowest"), _names_another(turn)
    if question.has("follow.except") and not question.section("ask") and not turn.aspect:
        return _less_excepted(turn)
    if turn.context.operation == "rank":
        by_value = turn.context.unit != "%"
        told = ranking_told(turn)
        if not last and _NEXT.search(question.text):
            counted = asked_aspect(read_question(turn.context.question, turn.catalogue.lexicon))
            return next_most(turn, counted, rising(turn.context)) if counted else None
        if last and _NEXT.search(question.text) and (rest := told[told.index(last[0]) + 1 :]):
            upward = len(rest) > 1 and (rest[0].percent or rest[0].amount) < (rest[-1].percent or rest[-1].amount)
            following = ranked(turn, [o.indicator for o in rest], upward, by_value)
            return replace(following, among=turn.context.among)
        only_group = turn.catalogue.words.actors.issuperset(question.concepts)
        if asked_groups(turn) and only_group and not set(question.section("operation")) - {"compare"}:
            return ranked(turn, shares_of(turn), rising(turn.context), by_value=False)  # "แล้วกลุ่มนักเรียนล่ะ"
        if question.has("operation.lowest", "operation.highest") and not named:
            if not last:
                counted = asked_aspect(read_question(turn.context.question, turn.catalogue.lexicon))
                return most_items(turn, counted) if counted else None
            among = _of_those(turn)
            return ranked(
                turn, among or ([o.indicator for o in last] if by_value else shares_of(turn)), lowest, by_value
            )
    these = question.has("follow.same") or (turn.follows and not question.content and turn.context.operation != "rank")
    if question.has("operation.ranking") and these and len(last) > PAIR and not turn.aspect:
        wholes = [whole_of_part(turn, o.indicator) for o in last if o.indicator.kind == "part"]
        told = [o for o in last if o.indicator not in wholes]
        alike = len({o.unit_class for o in told}) == 1 and all(o.number is not None for o in told)
        upward = lowest or _UPWARD.search(question.normal) is not None
        return ranked(turn, [o.indicator for o in told], upward, by_value=True) if alike else None
    ends = question.has("operation.lowest", "operation.highest")
    if ends and (parts := parts_told(turn, [o.indicator for o in last])):
        return ranked(turn, parts, lowest, by_value=not question.has("ask.percent") or parts[0].percent is None)
    if parts := _of_its_parts(turn):
        return ranked(turn, parts, lowest, by_value=True)
    if not named and (several := _of_these_policies(turn)):
        return ranked(turn, several, lowest, by_value=False)
    again = turn.follows and question.has("operation.lowest", "operation.highest") and not named and len(last) >= 2
    if again and len({o.unit_class for o in last}) == 1 and not question.has("ask.percent"):
        return ranked(turn, [o.indicator for o in last], lowest, by_value=True)
    if ends and turn.follows and not named and not turn.aspect and (among := _of_those(turn)):
        return ranked(turn, among, lowest, told_by_value(turn) and not question.has("ask.percent"))
    return None


_DOWNWARD = re.compile(r"(?:จาก)?(?:มาก|สูง|เยอะ)\S{0,6}?(?:ไป|ลง)(?:มา)?(?:หา)?(?:น้อย|ต่ำ)(?:สุด)?|descending")
_UPWARD = re.compile(r"(?:จาก)?(?:น้อย|ต่ำ)\S{0,6}(?:ไป|ขึ้น)(?:หา)?(?:มาก|สูง|เยอะ)|ascending")


def _less_excepted(turn: Turn) -> Answer | None:
    """ "ไม่นับเฟซบุ๊กล่ะ", "ตัดที่เต็มร้อยออก" after a ranking: the rest of it in the same order."""
    full = turn.question.has("operation.full_marks") or _FULL.search(turn.question.normal) is not None
    among = told_among(turn)
    first = [o.indicator for o in ranking_told(turn)[:1]] if turn.question.has("follow.first") else []
    rest = [i for i in among if not (i in first or is_excepted(turn, i) or (full and i.percent == 100))]
    return ranked(turn, rest, rising(turn.context), told_by_value(turn)) if 0 < len(rest) < len(among) else None


_FULL = re.compile(r"เต็ม|ครบ|100")


def _names_another(turn: Turn) -> bool:
    """Whether it is said of what an end is asked; "ในกลุ่มนี้" says only that it is of those."""
    said = turn.question.concepts
    return bool(said - turn.catalogue.words.told_apart if turn.question.has("follow.same") else said)


def _of_those(turn: Turn) -> list[Indicator]:
    """What was ranked or picked among, where an end of that is asked and not of the whole report: "อันไหนต่ำสุด"."""
    question, among = turn.question, told_among(turn)
    policies = {i.policy for i in among}
    if question.has("meta.whole") or asked_groups(turn):
        return []
    if len(policies) == 1 and _OF_THE_POLICY.search(question.normal) and turn.context.unit in ("%", "จุดร้อยละ"):
        return [i for i in shares_of(turn) if i.policy in policies]  # "แล้วสูงสุดของเรื่องนี้", of which some were picked
    return among if len(policies) > 1 or not _OF_ANOTHER.search(question.normal) else []


_OF_THE_POLICY = re.compile(r"(?:ของ|ใน|ทั้ง)\s?(?:เรื่อง|นโยบาย|งาน|หัวข้อ|โครงการ)(?:นี้|นั้น|เดียวกัน)")


_MIDDLE = re.compile(
    r"(?:ตัว|อัน|ที่|ตรง|อยู่|คั่น|ค่า|กลุ่ม|เรื่อง|สี|ช่อง)\s?(?:ที่)?\s?(?:อยู่)?\s?(?:ตรง)?\s?กลาง(?!ๆ?\s?(?:ปี|คัน))"
    r"|(?:อยู่|คั่น)?ระหว่าง\s?(?:กลาง\s?)?(?:สอง|2|ทั้งสอง|ทั้งคู่)\s?(?:ตัว|อัน|ค่า|เรื่อง|กลุ่ม|สี|ช่อง)?(?:นี้|นั้น)"
    r"|in (?:the )?(?:middle|between)|the middle one"
)


def between_ends(turn: Turn) -> Answer | None:
    """ "แล้วตัวกลางล่ะ", "อะไรอยู่ระหว่างสองตัวนั้น" after the ends of what was ranked: what lies between them."""
    among = told_among(turn)
    if not 2 < len(among) <= MOST_BETWEEN or turn.aspect or not _MIDDLE.search(turn.question.normal):
        return None
    common = turn.catalogue.generic | turn.catalogue.words.told_apart
    if turn.question.has("operation.difference", "operation.sum") or not common.issuperset(turn.question.concepts):
        return None
    by_value = told_by_value(turn)
    if len(among) == THREE:
        return at_place(turn, among, lowest=False, by_value=by_value, nth=2)
    inner = in_order(among, by_value)[1:-1]
    told = figure_answer(
        turn.catalogue, inner, focus="value" if by_value else "percent", aspect="analysis", main=len(inner)
    )
    return replace(told, among=turn.context.among)


PAIR, THREE = 2, 3
MOST_BETWEEN = 6  # figures of which those between the ends are told


_OF_ANOTHER = re.compile(r"ตัวชี้วัด|นโยบาย|เรื่องไหน|เรื่องใด|เรื่องที่|หัวข้อ|ทั้งเล่ม|ทั้งรายงาน|ทั้งหมดใน|indicator|policy")


def _of_its_parts(turn: Turn) -> list[Indicator]:
    """ "ประเภทที่มากสุดมีกี่เรื่อง" after one part of a whole, or the whole itself: the parts that its item counts."""
    question, last = turn.question, recent(turn)[:1]
    ends = question.has("operation.lowest", "operation.highest") and not question.has("meta.whole", "ask.percent")
    if (
        not (ends and turn.follows and last)
        or question.concepts
        or turn.context.passages
        or turn.context.operation == "rank"
    ):
        return []
    if any(t.text not in _A_KIND for t in question.plain_words) or turn.aspect or _OF_ANOTHER.search(question.normal):
        return []
    return parts_beside(turn, last[0])


_A_KIND = frozenset({"หมวด", "หมวดหมู่", "จำพวก"})

_THESE = re.compile(r"(?P<many>สอง|สาม|สี่|ห้า|[2-5])\s?(?:เรื่อง|นโยบาย|อัน|ตัว|หัวข้อ|ประเด็น|อย่าง)(?:นี้|นั้น|ข้างต้น|ที่ว่า|ที่ถาม)")

_MANY = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5}


def _of_these_policies(turn: Turn) -> list[Indicator]:
    """ "สามเรื่องนี้อันไหนน้อยสุด": the share told last of each of so many policies; none where they are of fewer."""
    said = _THESE.search(turn.question.normal)
    if said is None or not turn.question.has("operation.lowest", "operation.highest"):
        return []
    many = _MANY.get(said["many"]) or int(said["many"])
    told = {i.policy: i for i in reversed(recent(turn)) if i.percent is not None}
    order = [told[i.policy] for i in recent(turn) if told.get(i.policy) is i][:many]
    return order if len(order) == many else []


_NEXT = re.compile(r"รองลงมา|รองจาก|ถัดมา|ถัดไป|อันดับ(?:ที่)?\s*(?:2|สอง|ต่อไป)|ที่สอง|next|second")


def rising(context: Context) -> bool:
    """Whether the last ranking began with the lowest."""
    asked = _DOWNWARD.sub("", context.question)
    return any(word in asked for word in ("น้อย", "ต่ำ", "แย่", "ท้าย", "lowest", "least", "fewest"))
