"""What no figure tells, though figures speak of it: what a mean is out of, how much a count grew.

"4.43 จากคะแนนเต็มเท่าไหร่", "สมาชิกไลน์เพิ่มจากปีก่อนกี่คน": the figure that has most of the words would be told for another
number than was asked for.
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.finding import Match
from knowledge.asking.operands import printed_operands, recent
from knowledge.asking.picking import ACCEPT, NAMED_ENOUGH
from knowledge.asking.question import PEOPLE, Question
from knowledge.asking.refusing import not_found, of_nothing_told
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Indicator


def uncounted(turn: Turn) -> Answer | None:
    """An honest no to a number of that kind; None where a figure may tell it."""
    if turn.aspect:
        return None
    if _at_most(turn):
        return not_found(turn, "at_most")
    if some := _some_who_answered(turn):
        return not_found(turn, "lack.per_person", some)
    if one := _one_of_those_together(turn):
        return not_found(turn, "lack.per_person", one)
    if one := _one_group(turn):
        return not_found(turn, "no_figure", one)
    if one := _of_the_one_with_most(turn) or _allowed(turn):
        return not_found(turn, "no_figure", one)
    if finished := _left_school(turn):
        return not_found(turn, "leavers", finished)
    if areas := _in_areas(turn):
        return not_found(turn, "lack.per_area", areas)
    return (of_nothing_told(turn) or not_found(turn, "growth")) if _grew(turn) or _more_than_before(turn) else None


_FINISHING = ("จบ", "เรียนจบ")
_COURSES = frozenset({"training", "finance", "classroom_online", "certificate", "curriculum"})


def _left_school(turn: Turn) -> Token | None:
    """ "มีเด็กจบไปแล้วกี่คน": of pupils nothing but what they take part in is counted; courses are finished by teachers."""
    question = turn.question
    if not question.has("student") or question.has(*_COURSES) or question.section("lack"):
        return None
    return next((t for t in question.tokens if "pass" in t.cues and t.text.startswith(_FINISHING)), None)


_ONES = frozenset({"times", "clip", "episode", "people", "school", "district"})  # units of what is told all together
_ENDS = ("operation.highest", "operation.lowest")


def _of_the_one_with_most(turn: Turn) -> Token | None:
    """ "ครั้งที่คนเข้าเยอะสุดกี่คน": of the one that has most nothing is printed, where all of them are counted together."""
    question, tokens = turn.question, turn.question.tokens
    if not question.has(*_ENDS) or question.has("ask.which", "ask.what", "ask.who", "ask.percent"):
        return None
    for place, token in enumerate(tokens[:-2]):
        units = {c.removeprefix("unit.") for c in token.cues if c.startswith("unit.")}
        before = tokens[place - 1] if place else None
        counted = before is not None and (before.number or "ask.how_many" in before.cues)
        end = next((n for n, t in enumerate(tokens) if n > place and not {*_ENDS}.isdisjoint(t.cues)), 0)
        clause = tokens[place + 1 : end]
        one_of = [t for t in clause if t.text in _WHO_HAS]
        if counted or not units & _ONES or not one_of or any(not _SORTS.isdisjoint(t.cues) for t in clause):
            continue
        if any("ask.how_many" in t.cues or "ask.how_much" in t.cues for t in tokens[end:]):
            return token
    return None


_MAY = re.compile(
    r"ได้\s?(?:สูงสุด|มากสุด|มากที่สุด|เยอะสุด|เยอะที่สุด|นานสุด|นานที่สุด|อย่างมาก|อย่างน้อย|น้อยสุด|ขั้นต่ำ|เต็มที่|ไม่เกิน)\s?(?:กี่|เท่าไ|เท่าใด)"
    r"|(?:at most|up to|maximum of|a maximum of) how (?:many|much)"
)


def _allowed(turn: Turn) -> Token | None:
    """ "ฝากหน่วยกิตได้สูงสุดกี่หน่วย": how much one may have at most, where no mark or limit is named that is printed."""
    question, best = turn.question, next(iter(turn.figures), None)
    if _MAY.search(question.normal) is None or question.has("ask.which", "ask.who", "ask.percent"):
        return None
    limit = best is not None and (best.figure.indicator.kind in _LIMITS or "ไม่เกิน" in best.figure.indicator.label)
    if limit or (question.unit and best is not None and _is_of_all(turn, best)):
        return None
    return next((t for t in question.tokens if "ask.how_many" in t.cues or "ask.how_much" in t.cues), None)


def _is_of_all(turn: Turn, best: Match) -> bool:
    """Whether what was reached of all of them is asked, as of a channel: "ช่องทางหลักมีผู้ติดตามได้มากสุดกี่คน"."""
    told = turn.catalogue.words.measures | turn.catalogue.words.told_apart
    return not told.isdisjoint(turn.question.concepts & best.figure.spoken)


_LIMITS = frozenset({"criterion", "context"})
_WHO_HAS = frozenset({"ที่", "ซึ่ง", "ไหน"})
_SORTS = frozenset({"unit.group", "unit.kind", "unit.level", "unit.item", "channel", "colour_group"})
_AREAS = frozenset({"อำเภอ", "ตำบล", "จังหวัด", "ภาค", "หมู่บ้าน", "เมือง", "เทศบาล", "ภูมิภาค", "โซน", "amphoe", "provinces"})


_AREAS_RANKED = re.compile(  # "ขอ 5 อันดับเขตที่ครูสร้างสื่อเยอะสุด": whichever areas have most of anything
    r"(?:อันดับ|ลำดับ|top \d+)\s?(?:แรก|ต้น|ท้าย)?\s?(?:ของ)?\s?(?:สำนักงาน)?(?:เขต|จังหวัด|อำเภอ|ตำบล|ภาค|สพป|สพม|สพท)(?!ใหม่)"
    r"|(?:เขต|จังหวัด|อำเภอ|ตำบล|ภาค|สพท)(?:พื้นที่)?(?:การศึกษา)?\s?(?:ที่|ซึ่ง)\S.{0,60}สุด\s?.{0,12}(?:อันดับ|ลำดับ|คือ\s?(?:เขต|จังหวัด|อำเภอ|ภาค|ที่)?\s?(?:ไหน|ใด|อะไร))"
)


def _area_with_most(question: Question) -> Token | None:
    """The word that ranks areas by something, whatever it is: "สพท. ไหนผ่าน ITA คะแนนเยอะสุด"."""
    if not question.has(*_ENDS, "operation.ranking"):
        return None
    if _AREAS_RANKED.search(question.normal):
        return next((t for t in question.tokens if {*_ENDS, "operation.ranking"} & {*t.cues}), None)
    pairs = pairwise(question.tokens)
    which = (area for area, asks in pairs if asks.text.startswith(("ไหน", "ใด")) and not asks.text.endswith("เรื่อง"))
    return next((t for t in which if {"area_office", "unit.district"} & {*t.cues}), None)


def _in_areas(turn: Turn) -> Token | None:
    """ "เหลือกี่อำเภอที่ยังไม่มี": areas, in which no figure of this edition is counted, though a policy is named by them."""
    token = turn.question.strange_unit
    if which := _area_with_most(turn.question):
        return which
    if token is None or token.text not in _AREAS:
        return None
    return None if any(i.unit == token.text for i in turn.catalogue.edition.indicators) else token


_GROUPS = frozenset({"group", "kind"})


def _one_group(turn: Turn) -> Token | None:
    """ "ครูหนี้กลุ่มสีเขียวมีจำนวนเท่าไร", of which the report tells only that it is one of three groups."""
    question = turn.question
    if not question.asks_number or question.unit in _GROUPS or question.section("operation"):
        return None
    meant = _meant(turn)
    figure = turn.catalogue.values.get(meant.id) if meant is not None else None
    if figure is None or figure.unit not in _GROUPS:
        return None
    among = frozenset().union(*(kind for kind in turn.catalogue.words.kinds if len(kind & figure.spoken) > 1))
    said = [t for t in question.naming if not among.isdisjoint(t.concepts)]
    return said[0] if len(said) == 1 else None


_HIGHEST = re.compile(
    r"(?<!เลข)(?<!ยอด)เต็ม\s?(?:ที่|คือ|คะแนน)?\s?(?:เท่า|กี่)|คะแนนเต็ม|สเกล"
    r"|\bout of (?:what|how)|(?:max|maximum|highest possible|full) (?:score|mark|point)|\bscale\b",
    re.IGNORECASE,
)
_IS_HIGHEST = re.compile(r"เต็ม\s?(?:\d|ห้า|สิบ|ร้อย)|\bout of \d", re.IGNORECASE)  # "เต็ม 5 ใช่ไหม", not "เต็ม 5 ได้เท่าไหร่"
_MARK = "point"  # class of the unit of a mark that is to be reached
_SCORED = ("mean", "sd")


def _at_most(turn: Turn) -> bool:
    """ "4.43 นี่เต็มเท่าไหร่": what a mean or a mark is out of stands nowhere."""
    offered = _IS_HIGHEST.search(turn.question.normal) and not turn.question.asks_number
    if not (offered or _HIGHEST.search(turn.question.normal)):
        return False
    given = [operand.indicator for operand in printed_operands(turn)]
    meant = next(iter(given), None) or _meant(turn)
    figures = [meant] if meant is not None else [m.figure.indicator for m in turn.figures[:2] if m.asked]
    return any(figure.kind in _SCORED or unit_class(figure.unit) == _MARK for figure in figures)


def _meant(turn: Turn) -> Indicator | None:
    """The figure that the question names, or the one told last where it names none."""
    last = recent(turn)[:1] if turn.follows else []
    best = next(iter(turn.figures), None)
    if best is not None and best.score >= ACCEPT and best.named >= NAMED_ENOUGH:
        return best.figure.indicator
    named = any(not turn.catalogue.generic.issuperset(t.concepts) for t in turn.question.naming)
    return last[0] if last and not named else None


def _some_who_answered(turn: Turn) -> Token | None:
    """ "เฉพาะที่ครูตอบ", "ความพึงพอใจของผู้ปกครอง": some of those whose mark is told of all of them together."""
    question, tokens = turn.question, turn.question.tokens
    if question.has("operation.sum", "operation.highest", "operation.lowest", "ask.yes_no"):
        return None
    for place, token in enumerate(tokens):
        if _KINDS.isdisjoint(token.concepts) and not _is_group_of_people(token):
            continue
        before, after = tokens[place - 1 : place], tokens[place + 1 : place + 2]
        alone = any("follow.only" in t.cues or t.text in _SOME for t in before) or token.text.startswith("กลุ่ม")
        if alone or any(t.text.startswith(_ANSWER) for t in after):
            return token if _marked_together(turn, token) else None
    return None


_ALONE = re.compile(
    r"(?:ผู้บริหาร|ผ\.?อ\.?|บุคลากร|ศึกษานิเทศก์|รอง|ครูผู้ช่วย|ธุรการ)\S{0,16}?\s?(?:อย่าง|พวก|กลุ่ม|คน)?(?:เดียว|ล้วน)"
)
_NOT_EVERYBODY = frozenset({"principal", "staff", "education_executive", "supervisor"})


def _one_of_those_together(turn: Turn) -> Token | None:
    """ "ผอ.อย่างเดียวกี่คนที่มีขวัญกำลังใจ": one of those whom the figure counts together with teachers."""
    question, tokens = turn.question, turn.question.tokens
    alone = {t.start for before, t in pairwise(tokens) if "follow.only" in before.cues}
    alone_said = _ALONE.search(question.normal) is not None
    if not (alone or alone_said) or not question.asks_count:
        return None
    one = next((t for t in tokens if not _NOT_EVERYBODY.isdisjoint(t.concepts)), None)
    if one is None or not (alone_said or one.start in alone):
        return None
    meant = _meant(turn)
    figure = turn.catalogue.values.get(meant.id) if meant is not None else None
    if figure is None or not (figure.naming if "teacher" in figure.labelled else figure.labelled).isdisjoint(
        one.concepts
    ):
        return None  # "บุคลากรส่วนกลาง" are counted by themselves
    return one


_KINDS = PEOPLE - {"people", "staff", "follower", "member"}
_SOME = frozenset({"ของ", "กลุ่ม", "เป็น", "แค่", "ฝั่ง", "จาก", "เฉพาะที่", "ที่เป็น"})
_ANSWER = ("ตอบ", "ที่ตอบ", "ให้คะแนน", "ที่ให้", "ประเมิน")


def _is_group_of_people(token: Token) -> bool:
    return token.text.startswith("กลุ่ม") and any(c.startswith("group.") for c in token.cues)


def _marked_together(turn: Turn, some: Token) -> bool:
    """Whether the figure meant is a mean, or who gave it, and is not of those alone."""
    meant = _meant(turn)
    figure = turn.catalogue.values.get(meant.id) if meant is not None else None
    if meant is None or figure is None or not (figure.naming | figure.labelled).isdisjoint(some.concepts):
        return False
    return any(i.kind in _SCORED and i.place == meant.place for i in turn.catalogue.edition.detailed)


_THAN_LAST_YEAR = re.compile(
    r"(?:จาก|กว่า|เทียบ(?:กับ)?|ขึ้น|ลง)\s?(?:เมื่อ|ของ|กับ)?\s?ปี(?:ก่อน|ที่แล้ว|กลาย|ที่ผ่านมา|การศึกษาก่อน|\s?(?:25)?66)"
    r"|(?:than|from|over|since) (?:the )?(?:last|previous|prior) year"
)
_GREW = re.compile(
    r"(?:เพิ่มขึ้น|เพิ่มมา|เพิ่ม|เติบโต|โตขึ้น|โต|ขยายตัว|งอก)(?:มา|อีก|ขึ้น|จาก\S{0,12}?)*\s?(?:กี่|เท่า|ร้อยละ)"
    r"|อัตราการ(?:เติบโต|ขยายตัว|เพิ่ม)|grow by how|grown by|increased? by how|growth rate|rate of growth"
)
_TO_BE_DONE = re.compile("ต้อง|ถึงจะ|จึงจะ|ครบ|ขาด")  # "ต้องเพิ่มอีกกี่แห่งถึงจะครบ" asks for what is left
_CHANGES = ("change", "yearly")
_OTHERWISE = ("operation.remaining", "operation.difference", "ask.which_year")


def _grew(turn: Turn) -> bool:
    """ "ปีนี้เพิ่มขึ้นกี่คน" of what is told for one year only."""
    question = turn.question
    if not question.asks_number or question.asks_twice or question.has(*_OTHERWISE):
        return False
    if _TO_BE_DONE.search(question.normal) or not (
        _THAN_LAST_YEAR.search(question.normal) or _GREW.search(question.normal)
    ):
        return False
    figure = _meant(turn)
    if figure is None or (figure.kind not in _CHANGES and _is_named_for_growth(turn)):
        return False
    same_policy = (i for i in turn.catalogue.edition.detailed if i.policy == figure.policy)
    if any(i.kind in _CHANGES and i.place == figure.place for i in same_policy):
        return _is_of_another(turn, figure)
    return True


def _more_than_before(turn: Turn) -> bool:
    """ "มากกว่าปีก่อนไหม" after a figure of one year: whether it has grown, and nothing else is named."""
    question, words, last = turn.question, turn.catalogue.words, recent(turn)[:1]
    if not (turn.follows and last and question.has("ask.yes_no")) or not _THAN_LAST_YEAR.search(question.normal):
        return False
    own = words.years | words.current | {"increase"}
    if any(own.isdisjoint(t.cues) for t in question.naming) or turn.context.passages:
        return False
    return not any(i.kind in _CHANGES for i in turn.catalogue.edition.detailed if i.place == last[0].place)


def _is_of_another(turn: Turn, figure: Indicator) -> bool:
    """ "โรงเรียนคุณภาพโตจากปี 66 กี่โรง": what grew is not what is counted in two years; nor what was talked of before."""
    question, catalogue = turn.question, turn.catalogue
    aside = catalogue.words.years | catalogue.words.current | catalogue.words.verbs
    told = catalogue.values.get(figure.id)
    grown = frozenset(c for g in (told.groups if told else ()) if "operation.change" in g for c in g)
    subject = [t for t in question.naming if (aside | grown).isdisjoint(t.cues) and "lack.other_year" not in t.cues]
    if not subject and turn.follows:
        return figure.policy != turn.context.policies[0]
    if told is None:
        return False
    own = {t.part for t in subject if not told.naming.isdisjoint(t.cues)}
    if own and units_agree(question.unit or told.unit, told.unit):
        subject = [t for t in subject if t.part in own]  # "เด็กเกิดน้อยลง โรงเรียนเล็กเพิ่มกี่โรง": why it is asked aside
    return any(told.spoken.isdisjoint(t.cues) for t in subject)


def _is_named_for_growth(turn: Turn) -> bool:
    """Whether the word that tells of growth is part of a name: "เพิ่มประสิทธิภาพ"."""
    return "เพิ่มประสิทธิภาพ" in turn.question.normal
