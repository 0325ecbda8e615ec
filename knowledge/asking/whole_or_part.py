"""Whether a question asks for a part or for the whole it is out of, where both match about as well."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.figure_answers import BEFORE_IT_WAS_DONE, of_those_named, whole_match
from knowledge.asking.finding import Match
from knowledge.asking.picking import ACCEPT, NEARLY_WHOLE
from knowledge.asking.question import PEOPLE, Question
from knowledge.asking.spotting import spot
from knowledge.asking.turn import Turn

_OF_ALL = re.compile(r"(?:ของ|จาก|ใน)\s?(?:จำนวน)?ทั้ง(?:หมด|สิ้น)")


def _who_reached_it(turn: Turn, best: Match) -> Match:
    """ "จำนวนเขตที่ ITA ถึง 85 คะแนน": the mark is given, and how many reached it is asked."""
    mark, question = best.figure.indicator, turn.question
    counts = question.has("ask.how_many") or question.tokens[0].text == "จำนวน"
    if mark.kind != "criterion" or not counts or not re.search(rf"(?<!\d){mark.value_text}(?!\d)", question.normal):
        return best
    beside = (m for m in turn.figures if m.figure.indicator.place == mark.place and not m.whole)
    return next((m for m in beside if m.figure.indicator.kind != "criterion" and m.score > ACCEPT), best)


def part_unless_asked_for_whole(turn: Turn) -> Match:
    """The best figure; of a part and its whole that match about as well, the part, unless all are asked for.

    "กี่คน จากทั้งหมดกี่คน" asks for both, which is the part told with its whole.
    """
    best, question = _who_reached_it(turn, of_those_named(turn)), turn.question
    if whole := _only_whole_named(turn, best):
        return whole
    of_whole = question.has("operation.base") and question.asks_count and not _base_beside(question)
    of_whole = of_whole or _of_all_together(turn, best) or _of_all_who_are_to(turn)
    of_whole = of_whole or BEFORE_IT_WAS_DONE.search(question.normal) is not None
    if of_whole and not question.asks_twice and not best.whole:
        return whole_match(turn, best) or best
    whole_asked = question.has("operation.total", "operation.base") and not question.has("ask.percent")
    all_did = _ALL_WHO_DID.search(question.normal) is not None
    if best.whole and (all_did or _whole_is_given(turn, best)) and (part := _part_of(turn, best)):
        return part
    if best.whole and question.has("ask.percent") and _OF_ALL.search(question.normal):
        return next((m for m in turn.figures[1:6] if not m.whole and m.score > ACCEPT), best)
    if not best.whole or (whole_asked and not question.asks_twice):
        return best
    if not question.asks_twice and not question.has("ask.percent") and _tells_the_whole(turn, best):
        return best
    part = _part_of(turn, best)
    near = part and (part.score >= best.score - NEARLY_WHOLE or (whole_asked and part.score > ACCEPT))
    return part if part and near else best


def _whole_is_given(turn: Turn, whole: Match) -> bool:
    """ "49 โรงที่ส่งประกวด ได้คัดเลือกกี่โรง": the number of all of them is said, and how many of them is asked."""
    return turn.question.asks_count and str(whole.figure.indicator.total) in turn.question.numbers


def _part_of(turn: Turn, whole: Match) -> Match | None:
    return next((m for m in turn.figures[1:4] if m.figure.indicator is whole.figure.indicator and not m.whole), None)


_ALL_WHO_DID = re.compile(  # "มีนักเรียนได้รับการแนะแนวทั้งหมดกี่คน": of those who did, all
    r"(?<!ต้อง)(?<!ควร)(?:ได้รับ|เข้าถึง|ผ่าน|ทำได้|สำเร็จ)(?:(?!ของ|จาก|ใน|หรือ|ที่)\S){0,24}(?<!จาก)(?<!ของ)(?<!ใน)ทั้ง(?:หมด|สิ้น)"
    r"\s?(?:มี)?\s?(?:จำนวน)?\s?(?:กี่|เท่า)"
    # "ขอทราบจำนวนครูที่สร้างสื่อได้ทั้งสิ้น", and not those who are, sent in or were enrolled
    r"|(?:จำนวน|ยอด)(?:(?!จาก|ของ|ที่).){2,40}ที่(?!\s?(?:จะ|ต้อง|ควร|พึง|มี|อยู่|เป็น|ส่ง|เข้า(?!ถึง)|ประเมิน|ลงทะเบียน|สมัคร|สังกัด|รับ))"
    r"(?:(?!จาก|ของ|ใน|หรือ).){2,60}?(?:รวม)?\s?ทั้ง(?:หมด|สิ้น)(?:หน่อย|ด้วย|นะ|ครับ|ค่ะ|คะ|คับ|\W)*$"
)
_WHO_ARE_TO = re.compile(
    r"^(?!.*(?:อีก|เหลือ|ยัง|เพิ่ม|แล้ว|กี่(?:ข้อ|เรื่อง|ครั้ง))).*"
    r"(?:(?:คน|ราย|ครู|บุคลากร|เด็ก|นักเรียน|ผู้เรียน|โรง|โรงเรียน|แห่ง|เขต|สถานศึกษา|ส่วนกลาง)\s?ที่\s?(?:จะ)?(?:ต้อง|ควร|พึง)"
    r"|ที่\s?(?:จะ)?(?:ต้อง|ควร|พึง).*ทั้ง(?:หมด|สิ้น))"
)


def _of_all_who_are_to(turn: Turn) -> bool:
    """ "บุคลากรที่ต้องอบรมมีกี่คน": those who are to do it, all of them, not those who have."""
    return turn.question.asks_count and _WHO_ARE_TO.search(turn.question.normal) is not None


def _of_all_together(turn: Turn, part: Match) -> bool:
    """ "ครูกับบุคลากรรวมมีกี่คน": those who are counted as one are named one by one, and summed up.

    Not in "ครูกับบุคลากรที่มีทักษะ รวมกี่คน", which sums up those who have something.
    """
    question, whole = turn.question, whole_match(turn, part)
    if not question.has("operation.sum") or not question.asks_count:
        return False
    of_some = part.figure.naming - whole.figure.naming - whole.figure.often - PEOPLE if whole else frozenset()
    summed = next(t.start for t in question.tokens if "operation.sum" in t.cues)
    if any(t.start < summed and not of_some.isdisjoint(t.cues) for t in question.tokens):
        return False
    said = [t for t in question.tokens if t.text not in _AND]
    return any(
        PEOPLE.issuperset(one.concepts) and PEOPLE.issuperset(other.concepts) and one.concepts != other.concepts
        for one, other in pairwise(said)
        if one.concepts and other.concepts
    )


_AND = frozenset({"กับ", "และ", "รวมทั้ง", "รวมถึง", "and"})


def _tells_the_whole(turn: Turn, best: Match) -> bool:
    """ "ส่งเข้าชิงต้นแบบกี่โรง": something is said that names the whole alone, and nothing that names the part alone."""
    whole, part = best.figure, turn.catalogue.values.get(best.figure.indicator.id)
    if part is None:
        return False
    said = turn.question.cues
    untold = [g for g in part.groups if g.isdisjoint(said | turn.catalogue.titled[whole.indicator.policy])]
    if untold and not any(g.isdisjoint(said) for g in whole.groups) and not (turn.follows or turn.question.plain_words):
        return True
    return (
        bool((whole.naming - part.naming - part.often) & said) and not (part.naming - whole.naming - whole.often) & said
    )


_OF_ALL_OF_THEM = frozenset({"total", "sum"})  # "มีรวมกี่คน"


def _only_whole_named(turn: Turn, part: Match) -> Match | None:
    """ "ครูแนะแนวมีกี่คน": the whole, where only what it counts is named, and nothing that some of them did."""
    question, label, whole = turn.question, part.figure.indicator.total_label, whole_match(turn, part)
    named = {c for t in question.naming for c in t.concepts}
    if part.whole or whole is None or not (label and question.asks_count) or question.has("ask.percent"):
        return None
    if (
        set(question.section("operation")) - _OF_ALL_OF_THEM
        or question.section("aspect")
        or len(question.naming) < len(question.content)
    ):
        return None
    titled = turn.catalogue.titled[part.figure.indicator.policy]  # "หนี้ครูกี่ราย" names no more than the policy
    if (turn.catalogue.generic | titled).issuperset(named) or named & (part.figure.naming - whole.figure.naming):
        return None
    told = {c for t in spot(label, turn.catalogue.lexicon) for c in t.cues}
    return whole if all(not told.isdisjoint(t.cues) for t in question.naming) else None


def is_its_name(turn: Turn, match: Match) -> bool:
    """ "สถานศึกษาขับเคลื่อนการใช้แพลตฟอร์ม": who or what is counted, and all that names the figure; nothing is asked.

    "what was the passing score" does the same of what is measured.
    """
    question, figure = turn.question, match.figure
    said = question.cues
    measured = figure.indicator.kind in _MEASURED
    if measured and turn.follows and figure.indicator.policy == turn.context.policies[0]:
        said |= turn.catalogue.words.strong.get(figure.indicator.policy, frozenset())
    if match.whole or any(group.isdisjoint(said) for group in figure.groups) or question.section("operation"):
        return False
    if measured and question.tokens[0].text == "what":
        return not question.has("ask.how", "ask.why", "ask.define")
    if question.section("ask") or turn.aspect or question.section("follow"):
        return False
    first = question.tokens[-1 if question.text.isascii() else 0]  # "credit bank students", "นักเรียนในระบบธนาคารหน่วยกิต"
    counted = any(c.startswith("unit.") for c in first.cues) or not turn.catalogue.words.actors.isdisjoint(first.cues)
    return counted and figure.indicator.aspect == "figures"


_MEASURED = frozenset({"criterion", "mean", "sd"})


def _base_beside(question: Question) -> bool:
    """ "มีจำนวนเท่าใดจากทั้งหมด" asks for the part, and for the whole besides."""
    asked = [t.start for t in question.tokens if {"ask.how_many", "ask.how_much"} & set(t.cues)]
    base = [t.start for t in question.tokens if "operation.base" in t.cues]
    return bool(asked and base) and base[-1] > asked[-1] and question.naming != ()
