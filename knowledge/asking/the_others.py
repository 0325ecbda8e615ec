"""What there is besides one that is named or was told: the other policies, the other channels."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.all_of_them import of_its_kind
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Figure
from knowledge.asking.differences import POINTS
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.policy_groups import PLAIN, policies_listed
from knowledge.asking.summing import summed
from knowledge.asking.turn import Turn, figure_answer


def the_others(turn: Turn) -> Answer | None:
    """ "นอกจากหนี้ครู มีนโยบายอะไรอีก", "นอกจากยูทูบ มีช่องทางไหนอีก": not the one that is known already, once more."""
    question = turn.question
    if answer := _one_of_two(turn) or _others_than_told(turn) or _each_of_the_rest(turn) or _each_of_all(turn):
        return answer
    asks = question.has("ask.what", "ask.which") and not question.asks_number
    known = question.excepted | question.left_out
    if not known or not asks or turn.aspect or question.section("lack") or question.section("operation"):
        return None
    return _other_policies(turn, known) or _others_of_its_kind(turn, known)


_LED = r"(?:แล้ว|และ|ส่วน|ของ|ตกลง|\s)*"
_ASKED = r"\s?(?:หนึ่ง|นึง)?\s?(?:มี|ได้|คือ|เป็น|อยู่|ที่|\s)*(?:กี่\s?\S{1,12}|เท่าไหร่|เท่าไร|เท่าใด|ร้อยละเท่า\S{1,5})?"
_SAID = r"\s?(?:ล่ะ|ละ|ด้วย|อะ|อ่ะ|นะ|หรอ|เหรอ|ครับ|คับ|ค่ะ|คะ|\?|\s)*"
_ONE = r"(?:อัน|ตัว|ช่องทาง|ช่อง|ฝั่ง|ฝ่าย|เรื่อง|กลุ่ม|สี|ข้าง|พวก|แบบ|นโยบาย|ระดับ)"
_THE_OTHER = re.compile(_LED + "อีก" + _ONE + _ASKED + _SAID)
_THE_LESSER = re.compile(_LED + _ONE + r"ที่\s?(?:น้อย|ต่ำ|แพ้|ด้อย|แย่)(?:กว่า)?" + _ASKED + _SAID)
_THE_GREATER = re.compile(_LED + _ONE + r"ที่\s?(?:มาก|เยอะ|สูง|ชนะ|นำ|ดี)(?:กว่า)?" + _ASKED + _SAID)


def _one_of_two(turn: Turn) -> Answer | None:
    """ "อีกอันได้เท่าไหร่", "อันที่น้อยกว่ามีกี่โรง" after two were set against each other: the one of them that is meant."""
    two, said = last_operands(turn), turn.question.normal.strip()
    if (other := _other_of_its_kind(turn)) and _THE_OTHER.fullmatch(said):
        return figure_answer(turn.catalogue, [other.indicator])
    if not turn.follows or turn.context.operation != "difference" or len({o.indicator.id for o in two}) != PAIR:
        return None
    by_percent = turn.context.unit == POINTS
    amounts = [amount for o in two if (amount := o.percent if by_percent else o.number) is not None]
    if len(amounts) != PAIR or len(two) != PAIR:
        return None
    greater = two[amounts[1] > amounts[0]]
    lesser = two[greater is two[0]]
    of_such = ((_THE_OTHER, two[1]), (_THE_LESSER, lesser), (_THE_GREATER, greater))
    meant = next((o for such, o in of_such if such.fullmatch(said)), None)
    return figure_answer(turn.catalogue, [meant.indicator]) if meant else None


def _other_of_its_kind(turn: Turn) -> Operand | None:
    """ "อีกแบบล่ะ" after one of two of a kind: the one other that is counted so."""
    last, context = turn.last_figure, turn.context
    if last is None or not turn.follows or context.passages or context.operation or len(context.operands) > 1:
        return None
    others = [o for o in of_its_kind(turn, last.indicator) if o.indicator != last.indicator]
    return others[0] if len(others) == 1 else None


PAIR = 2


_KIND = r"(?:กลุ่มสี|กลุ่ม|สี|ช่องทาง|ช่อง|ระดับ|ประเภท|แบบ|ชนิด|เรื่อง|ประเด็น|ข่าว|พวก|อัน|ตัว|ส่วน)"
_WHICH_THEY_ARE = rf"(?:คือ|เป็น|มี|ได้แก่|เกี่ยวกับ|ของ)*\s?{_KIND}?\s?(?:อะไร|ไร|ไหน|ใด)\s?(?:บ้าง|มั่ง)"
_EACH = rf"(?:{_KIND}ละ|แต่ละ{_KIND}|อย่างละ|มี|ได้)*\s?(?:กี่\S{{1,8}}?|เท่าไหร่|เท่าไร)(?:บ้าง|มั่ง)"
_REST_BY_KIND = re.compile(
    rf"{_LED}(?:{_KIND}(?:อื่น(?:ๆ)?\s?ที่เหลือ|ที่เหลือ|อื่น)(?:อีก|ๆ|ทั้งหมด)*|(?:{_KIND})?(?:ที่เหลือ|อื่น)(?:ๆ)?\s?(?:{_WHICH_THEY_ARE}|{_EACH})){_SAID}"
)
_REST_COUNTED = re.compile(  # "สีที่เหลือมีกี่โรง": all of them together, where they are parts of one whole
    rf"{_LED}{_KIND}(?:ที่เหลือ|อื่น)(?:อีก|ๆ|ทั้งหมด)*\s?(?:มี|ได้|รวม|อีก)*\s?(?:กี่\s?\S{{1,8}}?|เท่าไหร่|เท่าไร){_SAID}"
)
_REST = re.compile(rf"{_LED}ที่เหลือ(?:อีก|ทั้งหมด)*{_SAID}")  # what is left of a whole, where there is one


def _each_of_the_rest(turn: Turn) -> Answer | None:
    """ "สีที่เหลือล่ะ", "ที่เหลือเป็นเรื่องอะไรบ้าง" after one of a kind: what is counted of each other, not what is left."""
    last, context, said = turn.last_figure, turn.context, turn.question.normal.strip()
    if last is None or not turn.follows or context.passages or context.operation not in ("", "remaining"):
        return None
    left = last.indicator.total is not None or last.indicator.kind == "part"
    counted = left and _REST_COUNTED.fullmatch(said) is not None
    if not (counted or _REST_BY_KIND.fullmatch(said) or (not left and _REST.fullmatch(said))):
        return None
    told = {*context.operands, last.indicator.id}
    if last.indicator.kind == "part" and (whole := whole_of_part(turn, last.indicator)):
        told.add(whole.id)
    others = [o for o in of_its_kind(turn, last.indicator) if o.indicator.id not in told]
    return _told_of_each(turn, others, added_up=counted) if others else None


_EACH_OF_ALL = re.compile(
    rf"{_LED}(?:เอา|ขอ|ดู)?\s?(?:ครบ)?(?:ทั้ง\s?(?:สอง|สาม|สี่|ห้า|หมดทุก|[2-5])|ทุก|แต่ละ)\s?{_KIND}"
    rf"(?:เลย|ครบ|แบบสั้นๆ|สั้นๆ|ที|หน่อย|มี|ได้|\s)*(?:กี่\s?\S{{1,8}}?|เท่าไหร่|เท่าไร)?(?:บ้าง|มั่ง)?{_SAID}"
)


def _each_of_all(turn: Turn) -> Answer | None:
    """ "เอาทั้งสี่ประเภทแบบสั้นๆ ที", "แต่ละสีกี่โรง" after one of a kind: what is counted of each of them."""
    last, context = turn.last_figure, turn.context
    if last is None or not turn.follows or context.passages or context.operation or turn.question.has("operation.sum"):
        return None
    if not _EACH_OF_ALL.fullmatch(turn.question.normal.strip()):
        return None
    whole = whole_of_part(turn, last.indicator) if last.indicator.kind == "part" else None
    every = [o for o in of_its_kind(turn, last.indicator) if o.indicator != whole]
    return _told_of_each(turn, every, added_up=False) if len(every) > 1 else None


def _others_than_told(turn: Turn) -> Answer | None:
    """ "ที่ไม่ใช่สีเขียวล่ะ", "ช่องอื่นล่ะ" after one of a kind: what was told of it, of each of the others."""
    question, last, context = turn.question, turn.last_figure, turn.context
    if last is None or not turn.follows or context.passages or context.operation or context.of_whole:
        return None
    other = any(t.text.startswith("อื่น") for t in question.tokens)
    kinds = turn.catalogue.words.told_apart | question.excepted
    if not (other or question.excepted) or not question.concepts or not question.concepts <= kinds:
        return None
    if question.plain_words or any(map(question.section, ("ask", "operation", "aspect"))):
        return None
    told = {*context.operands, last.indicator.id} if other else set[str]()
    values = turn.catalogue.values
    alike = of_its_kind(turn, last.indicator)
    others = [
        o for o in alike if o.indicator.id not in told and values[o.indicator.id].naming.isdisjoint(question.excepted)
    ]
    if not others or len(others) == len(alike):
        return None
    parts = bool(question.excepted) and last.indicator.total is not None  # of one whole
    return _told_of_each(turn, others, added_up=parts)


def _told_of_each(turn: Turn, others: list[Operand], *, added_up: bool) -> Answer:
    """What is counted of each of the others; their sum where they are to be added up."""
    turn.note("others", ", ".join(o.indicator.id for o in others))
    if added_up and len(others) > 1:
        return summed(turn, others)
    return figure_answer(turn.catalogue, [o.indicator for o in others], main=len(others))


def _other_policies(turn: Turn, excepted: frozenset[str]) -> Answer | None:
    if not any(t.text.startswith(_POLICIES) for t in turn.question.tokens):
        return None
    listed = policies_listed(turn)
    known = {p for p in listed.policies if not turn.catalogue.titled[p].isdisjoint(excepted)}
    others = tuple(p for p in listed.policies if p not in known)
    return replace(listed, policies=others) if known and others else None


_POLICIES = ("นโยบาย", "polic", "เรื่องอะไร", "เรื่องไหน", "เรื่องใด", "หัวข้อ")


def _others_of_its_kind(turn: Turn, known: frozenset[str]) -> Answer | None:
    """What is counted of each other of the kind, where nothing else is asked for."""
    catalogue = turn.catalogue
    asked = frozenset(c for t in turn.question.naming for c in t.concepts) - known - PLAIN - catalogue.words.verbs
    for kind in catalogue.words.kinds:
        if kind.isdisjoint(known):
            continue
        alike = [f for f in catalogue.figures if not f.whole and f.indicator.value is not None and f.naming & kind]
        named = [f for f in alike if not f.naming.isdisjoint(known)]
        calling = frozenset(c for f in named for c in f.naming | f.often) | catalogue.words.told_apart
        others = _counting_alike(kind - known, named, [f for f in alike if f.naming.isdisjoint(known)])
        if others and asked <= calling:
            turn.note("others", ", ".join(f.indicator.id for f in others))
            return figure_answer(catalogue, [f.indicator for f in others], main=len(others))
    return None


def _counting_alike(kind: frozenset[str], named: list[Figure], others: list[Figure]) -> list[Figure]:
    """Of the others those that one word says of the named as well ("ผู้ติดตาม"): of as many of the kind as may be."""
    alike: list[Figure] = []
    for concept in sorted({c for f in named for c in f.naming} - kind):
        own = [f for f in others if concept in f.naming]
        if (_covers(own, kind), -len(own)) > (_covers(alike, kind), -len(alike)):
            alike = own
    return alike


def _covers(figures: list[Figure], kind: frozenset[str]) -> int:
    return len({c for f in figures for c in f.naming & kind})
