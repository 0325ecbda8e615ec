"""Sums of figures, and one more figure added to a sum just made."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from knowledge.asking.again import counted_like
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import NO_RESULTS, Figure, units_agree
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.figure_answers import family_of
from knowledge.asking.finding import Match
from knowledge.asking.operands import (
    Operand,
    computed,
    last_operands,
    named_matches,
    of_the_last,
    operand_of,
    recent,
)
from knowledge.asking.pairs import same_two
from knowledge.asking.phrased import phrased_operands
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.ranked_places import places_added
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, figure_answer
from knowledge.asking.unit_asked import in_unit_asked
from knowledge.thai import format_number

_ADDING = frozenset({"ด้วย", "เข้าไป", "เข้าไปด้วย", "เพิ่ม", "บวก", "รวม", "include", "plus"})


_ADDS_UP = re.compile(
    r"รวม(?=โรงเรียน.*(?:และ|กับ).*(?:เท่า|กี่))|(?<=นี้)\s?(?:ไป|มา)?\s?รวม\s?(?:เข้า)?(?=กับ)"
    r"|(?:จับ|เอา)?\s?(?:มา)?\s?(?:มัด|กอง|ยัด|โกย|กวาด|เท|ผสม|ผูก|สุม|รวบ|พ่วง|หอบ|ปั้น)รวม(?!มิตร)"  # not "ควบรวม", "ยุบรวม"
    r"|(?:จับ|เอา)?\s?(?:มา)?\s?(?:มัด|กอง|พ่วง|ทบ|สุม)\s?(?:เข้าด้วย)?(?=กัน\S{0,6}?\s?(?:กี่|เท่าไ|เท่าใด))"
    r"|^รวม\s?ๆ(?=\s?[^\s?]+(?:กับ|และ))|รวม\s?ๆ(?=\s?(?:กัน|แล้ว|ทั้งหมด|ทั้งสิ้น)?\s?(?:เป็น|ได้|มี)?\s?(?:กี่|เท่าไ|เท่าใด))"
)
_WRITTEN_OUT = re.compile(
    r"(?P<terms>[^=+\d]{2,60}(?:\+[^=+\d]{2,60}?)+)(?:=\s*\??\s*|=?\s*(?:ได้|เป็น)?(?P<asks>\s*(?:กี่|เท่าไ|เท่าใด).*))"
)


def adds_up(text: str) -> str:
    """ "รวมโรงเรียนสีเขียวและสีฟ้าเป็นเท่าไหร่" adds numbers; without the space it would speak of merging schools.

    So does what is heaped or bundled together: "ฟ้ากับม่วงจับมัดรวมได้กี่โรง", and what is written out: "สีฟ้า + สีม่วง = ?".
    """
    if written := _WRITTEN_OUT.fullmatch(text):
        return f"{written['terms'].replace('+', ' กับ ')} รวม{written['asks'] or 'เท่าไหร่'}"
    return _ADDS_UP.sub(" รวม ", text, count=1)


def summands(turn: Turn) -> list[Operand]:
    """What is to be added: the figures named, all of a family ("ทุกช่องทาง"), or those just talked of; in one unit."""
    question = turn.question
    if counted := places_added(turn) or _otherwise_counted(turn):
        return counted
    telling = any(not any(c.startswith("unit.") for c in t.cues) for t in question.content)  # more than "กี่ตอน"
    matches = named_matches(turn) if telling else []
    matches = _less_unsaid([m for m in matches if m.figure.indicator.kind not in NO_RESULTS], turn)
    if matches and _counts_them_all(turn, matches[0]):
        return []
    named = others_of_its_kind(turn) or phrased_operands(turn) or of_the_last(turn) or [operand_of(m) for m in matches]
    if joined := _joined_to_the_last(turn, named):
        named = joined
    named = _each_of_the_kind(turn, named) or named
    if len(named) < 2:
        family = matches or [m for m in turn.figures[:1] if m.named >= NAMED_ENOUGH and not m.unexplained]
        if turn.follows and (several := _with_others_of_its_kind(turn) or _as_many_as_said(turn)):
            named = several
        elif family and (wants_all(turn) or question.left_out):
            named = [Operand(i) for i in family_of(turn, family[0])]
        elif turn.follows and len(named) == 1 and _WITH.search(question.text):
            before = last_operands(turn)
            kept = before if len(before) + 1 == _many_said(turn) else before[:1]
            named = [*(kept or [Operand(i) for i in recent(turn)[:1]]), *named]
        elif turn.follows and (not named or question.has("follow.same") or "สอง" in question.text):
            named = last_operands(turn) or _told_in_a_row(turn) or [Operand(i) for i in recent(turn)[:2]][::-1]
    named = _without_their_whole(turn, in_unit_asked(turn, _of_one_kind(turn, named)))
    return [o for o in named if o.number is not None and units_agree(o.unit_class, named[0].unit_class)]


def _less_unsaid(matches: list[Match], turn: Turn) -> list[Match]:
    """ "ทำสื่อทั้งข่าว คลิป อินโฟ รวมกี่ชิ้น" names no channel: what is counted of one is not added to what was made."""
    kinds = () if wants_all(turn) else turn.catalogue.words.kinds
    members = [frozenset().union(*(kind & m.figure.naming for kind in kinds)) for m in matches]
    said = [own & turn.question.concepts for own in members]
    return [m for m, own, named in zip(matches, members, said, strict=True) if named or not own or m is matches[0]]


def _of_one_kind(turn: Turn, named: list[Operand]) -> list[Operand]:
    """ "สีฟ้ากับม่วงรวมกันกี่โรง โรงเรียนคุณภาพ", "ทุกสีรวมกัน": those colours alone, and nothing else of these schools."""
    values, words, said = turn.catalogue.values, turn.catalogue.words, turn.question.concepts
    of_kind = [o for o in named if o.indicator.id in values and not o.whole]
    for kind in words.kinds:
        members = said & kind
        own = [o for o in of_kind if values[o.indicator.id].naming & members]
        if len(members) > 1 and len(own) == len(members):
            return own
    told_apart = said & words.told_apart
    own = [o for o in of_kind if told_apart & (values[o.indicator.id].naming | values[o.indicator.id].often)]
    return own if len(own) > 1 else named


def _without_their_whole(turn: Turn, named: list[Operand]) -> list[Operand]:
    """ "ข่าวปลอมกับเรื่องในกระแสรวมกันกี่ประเด็น": all the topics are what these two are parts of, and not a third of them."""
    wholes = [whole_of_part(turn, o.indicator) for o in named if o.indicator.kind == "part"]
    return [o for o in named if o.indicator not in wholes] if len(wholes) > 1 else named


def _each_of_the_kind(turn: Turn, named: list[Operand]) -> list[Operand]:
    """ "ผู้ติดตามเฟซ ยูทูบ ติ๊กต็อก แล้วก็สมาชิกไลน์": of all of a kind that are named, what counts the same as of the first."""
    values = turn.catalogue.values
    for kind in turn.catalogue.words.kinds:
        said = [kind.intersection(t.concepts) for t in turn.question.naming]
        members = list(dict.fromkeys(c for own in said if len(own) == 1 for c in own))
        of_kind = [o for o in named if o.indicator.id in values and values[o.indicator.id].naming & kind]
        mixed = any(not units_agree(o.unit_class, named[0].unit_class) for o in named)
        if (len(members) <= len(named) and not mixed) or len(members) < MEMBERS:
            continue
        if mixed:  # "รวมยูทูบ เฟซ ไลน์": what is counted of each of them, such as was told last
            of_kind = [*_talked_of(turn, kind), *of_kind]
        for first in (of_kind if mixed else of_kind[:1]) or _first_of_them(turn, kind, members[0]):
            found = [counted_like(turn, first, frozenset({member})) for member in members]
            counted = [o for o in found if o is not None]
            alike = len({o.indicator.kind for o in counted}) == 1  # not a whole beside its parts
            if alike and len(set(counted)) == len(members):
                return counted
        return []
    return []


def _talked_of(turn: Turn, kind: frozenset[str]) -> list[Operand]:
    """The figures of the kind that were told last."""
    values, told = turn.catalogue.values, recent(turn) if turn.follows else []
    return [Operand(i) for i in told if i.id in values and values[i.id].naming & kind]


def _first_of_them(turn: Turn, kind: frozenset[str], member: str) -> list[Operand]:
    """The figure of the first of the kind that is said, as if no other were: "คนตาม youtube facebook tiktok รวมกัน"."""
    tokens = tuple(t for t in turn.question.tokens if kind.isdisjoint(t.concepts) or member in t.concepts)
    alone = Turn(replace(turn.question, tokens=tokens), turn.context, turn.catalogue)
    return [operand_of(m) for m in named_matches(alone)[:1] if not m.whole]


MEMBERS = 3  # of one kind, from which those that are missed are looked for


def _counts_them_all(turn: Turn, match: Match) -> bool:
    """ "สื่อที่ผลิต ข่าว คลิป อินโฟ รวมกี่ชิ้น": one figure counts together what is listed, and nothing is joined to it."""
    if match.whole or match.unexplained or turn.follows or any(t.text in _JOINS for t in turn.question.tokens):
        return False
    named = [t for t in turn.question.naming if not match.figure.naming.isdisjoint(t.concepts)]
    counted = match.figure.naming | match.figure.often | match.figure.said
    rest = [t for t in turn.question.naming if t not in named]
    return len(named) > 1 and bool(rest) and all(not counted.isdisjoint(t.concepts) for t in rest)


_JOINS = frozenset({"กับ", "และ", "บวก", "แล้วก็", "and", "plus", "+"})


def _otherwise_counted(turn: Turn) -> list[Operand]:
    """ "ส่วนจำนวนตอนรวมกันล่ะ" after the followers of two channels: the same two by what alone is named now."""
    two, question = same_two(turn), turn.question
    values = turn.catalogue.values
    near = [values[o.indicator.id].near | values[o.indicator.id].spoken for o in two]
    named = frozenset.intersection(*near) | turn.catalogue.words.told_apart if near else frozenset()
    if not two or not units_agree(question.unit or two[0].unit_class, two[0].unit_class):
        return []
    return two if all(not named.isdisjoint(t.concepts) for t in question.naming) else []


def _joined_to_the_last(turn: Turn, named: list[Operand]) -> list[Operand]:
    """ "สองอันนี้บวกข่าวปลอมได้เท่าไร", "เพิ่มติ๊กต็อกเข้าไปด้วย" after two were set side by side: these, and what is named."""
    last, question = last_operands(turn), turn.question
    named = [o for o in named if o not in last]
    if not turn.follows or len(last) < 2 or not named:
        return []
    named = [o for o in named if units_agree(o.unit_class, last[0].unit_class)] or named  # "สองช่องทางนี้กับ TikTok"
    these = question.has("follow.same") or _many_said(turn) == len(last)
    added = turn.context.operation in _SIDE_BY_SIDE and len(last) == 2 and _WITH.search(question.text)
    alike = all(o.number is not None and units_agree(o.unit_class, last[0].unit_class) for o in (*last, *named))
    return [*last, *named] if alike and (added or (these and len(last) <= MOST_OF_THESE)) else []


MOST_OF_THESE = 4  # figures that "these" may stand for
_SIDE_BY_SIDE = frozenset({"difference", "ratio"})


def others_of_its_kind(turn: Turn) -> list[Operand]:
    """ "กลุ่มที่ไม่ใช่สีเขียวรวมกันกี่โรง": the parts of the same whole but those that are left out."""
    for kind in turn.catalogue.words.kinds:
        left_out = kind & turn.question.left_out
        parts = [f for f in turn.catalogue.figures if f.indicator.kind in _PARTS and not f.whole and f.naming & kind]
        places = {f.indicator.place for f in parts if f.naming & left_out}
        others = [f for f in parts if f.indicator.place in places and not f.naming & left_out]
        if left_out and len(others) >= 2 and not any(f.naming & kind & turn.question.concepts for f in others):
            return [Operand(f.indicator) for f in others]
    return []


_PARTS = frozenset({"part", "share"})
_WITH = re.compile(
    r"(?:รวม|บวก)(?:เข้า)?(?:กับ|ด้วย)\s?(?:อัน|ตัว|ที่|ยอด|เลข|เมื่อ)?(?:นี้|นั้น|กี้|ก่อนหน้า|แรก)"  # "เอามารวมกับอันนี้"
    r"|^(?:แล้ว|ถ้า|งั้น)*\s?(?:เอา(?:ไป|มา)?)?(?:รวม|บวก)(?:กับ|พวก|เข้ากับ)|(?:รวม|บวก|นับ)\S*\s?(?:ด้วย|เข้าไป)"
)
_MANY = (("สอง", 2), ("2", 2), ("ทั้งคู่", 2), ("สาม", 3), ("3", 3), ("สี่", 4), ("4", 4))


_ONE_END = re.compile(r"(?:อัน|ตัว|ข้อ|ช่อง|สี|กลุ่ม|รายการ|อย่าง|ค่า|แถว)(?:(?P<first>แรก|บน|ต้น)|หลัง|ท้าย|สุดท้าย|ล่าง)")


def _as_many_as_said(turn: Turn) -> list[Operand]:
    """ "รวมสามช่อง": so many figures told last, together or one after the other."""
    many = _many_said(turn)
    last = last_operands(turn)
    if len(last) == many:
        return last
    if 1 < many < len(last) and (end := _ONE_END.search(turn.question.normal)):
        return last[:many] if end["first"] else last[-many:]  # "สองอันท้ายรวมกัน"
    told = [Operand(i) for i in recent(turn)[:many]][::-1]
    alike = all(units_agree(o.unit_class, told[0].unit_class) for o in told)
    return told if many and len(told) == many and alike else []


def _with_others_of_its_kind(turn: Turn) -> list[Operand]:
    """ "รวมทั้งสองแบบ" after those who learn together in some classes: with what is counted of the other kind."""
    last, question, sorts = turn.last_figure, turn.question, turn.catalogue.words.told_apart
    if (
        last is None
        or any(not sorts.issuperset(t.concepts) for t in question.naming)
        or not _KINDS.search(question.normal)
    ):
        return []
    first = Operand(last.indicator)
    for kind in turn.catalogue.words.kinds:
        members = sorted(kind - last.naming) if last.naming & kind else []
        found = [counted_like(turn, first, frozenset({member})) for member in members]
        others = [o for o in dict.fromkeys(found) if o is not None and o.indicator.policy == last.indicator.policy]
        if others and len(others) + 1 == _many_said(turn) and first not in others:
            return [first, *others]
    return []


_KINDS = re.compile(r"(?:สอง|สาม|สี่|2|3|4)\s?(?:แบบ|ประเภท|ชนิด|กลุ่ม|สี|ระดับ|อย่าง|ช่อง|พวก|กรณี)|ทั้งคู่")


def _told_in_a_row(turn: Turn, least: int = 3) -> list[Operand]:
    """ "สีเขียวกี่โรง", "สีฟ้า", "สีม่วง", one after the other, before "รวมกันเท่าไหร่": of one kind, so all of them."""
    for kind in turn.catalogue.words.kinds:
        alike = [f for i in recent(turn) if (f := turn.catalogue.values.get(i.id))]
        row = list(takewhile(lambda f, kind=kind: f.naming & kind, alike))  # type: ignore[misc]
        told = [Operand(f.indicator) for f in row if units_agree(f.unit, row[0].unit)]
        if len(told) >= least:
            return told[::-1]
    return []


def _many_said(turn: Turn) -> int:
    said = "".join(t.text for t in turn.question.tokens)
    return next((number for word, number in _MANY if word in said), 0)


def sum_of(turn: Turn) -> Answer | None:
    parts = [part for part in summands(turn) if part.number is not None]
    same_thing = any(o.indicator.kind == "yearly" for o in parts)  # counted again a year later
    apart = len({o.indicator.id for o in parts}) == len(parts)  # a figure and its own whole make no sum
    if len(parts) >= 2 and apart and _overlap(parts):
        told = figure_answer(turn.catalogue, [o.indicator for o in parts], aspect="analysis", main=len(parts))
        return replace(told, reason=OVERLAP)
    return summed(turn, parts) if len(parts) >= 2 and apart and not same_thing else None


OVERLAP = "overlap"  # reason of an answer that adds up nothing


def _overlap(parts: list[Operand]) -> bool:
    """Whether some are counted twice: parts of one whole that come to more than it, or a part and that whole."""
    shares = [o for o in parts if not o.whole and o.indicator.total is not None]
    total = shares[0].indicator.total if shares else None
    of_one = len(shares) == len(parts) and all(o.indicator.total == total for o in shares)
    too_many = of_one and sum(o.amount for o in shares) > (total or 0)
    return too_many or any(o.indicator.total == other.number for o in shares for other in parts if other is not o)


def added_up(parts: list[Operand]) -> tuple[Decimal, str]:
    """Their sum, and how it is written: "54 + 131"."""
    return sum((o.amount for o in parts), Decimal(0)), " + ".join(o.text for o in parts)


def summed(turn: Turn, parts: list[Operand]) -> Answer:
    """The answer that adds up these, which are counted in one unit."""
    amount, text = added_up(parts)
    total = format_number(amount)
    return computed(turn, parts, "sum", f"{text} = {total}", total, parts[0].unit)


def add_to_sum(turn: Turn) -> Answer | None:
    """What was just added up, or set against each other, with more of its kind, where a follow-up only names it."""
    if not turn.follows or turn.aspect or turn.context.passages:
        return None
    if not any(t.text in _ADDING or "นับ" in t.text for t in turn.question.tokens):
        return None
    if turn.question.has("operation.difference", "operation.remaining"):
        return None  # "ลบด้วย TikTok"
    was_sum = turn.context.operation == "sum"
    if not was_sum and not turn.question.has("operation.sum"):
        return None
    parts = last_operands(turn) if turn.context.operation in _OF_SEVERAL else _told_in_a_row(turn, 2)
    if len(parts) < 2 or any(o.number is None for o in parts):
        return None
    more = _more_of_its_kind(turn, parts)
    if not more and was_sum:
        more = [operand_of(m) for m in named_matches(turn)[:1]]
    more = [o for o in more if o not in parts and o.number is not None]
    if not more or not all(units_agree(o.unit_class, parts[0].unit_class) for o in more):
        return None
    if len(more) > 1 and not _TO_IT.search(turn.question.normal):
        return None  # "Fake News บวกชี้แจง" adds up these two
    turn.note("compute", "more into the sum")
    return summed(turn, [*parts, *more])


_TO_IT = re.compile(r"ด้วย|เข้าไป|อีก|เพิ่ม|ทั้ง|also|as well|too")
_OF_SEVERAL = ("sum", "difference", "ratio")


def _more_of_its_kind(turn: Turn, parts: list[Operand]) -> list[Operand]:
    """What counts the same of others of one kind, as named: followers of TikTok, after those of YouTube."""
    values = turn.catalogue.values
    figures = [f for o in parts if (f := values.get(o.indicator.id))]
    names = [f.naming for f in figures]
    kind = next((k for k in turn.catalogue.words.kinds if names and all(n & k for n in names)), frozenset())
    said = list(dict.fromkeys(c for t in turn.question.naming for c in t.concepts if c in kind))
    if (
        not said
        or any(n & set(said) for n in names)
        or any(kind.isdisjoint(t.concepts) for t in _saying(turn, figures))
    ):
        return []
    unit = values[parts[0].indicator.id].unit
    of_policy = [f for f in values.values() if f.indicator.policy == parts[0].indicator.policy]
    same = [f for f in of_policy if units_agree(f.unit, unit) and f.indicator.value is not None]
    found = [
        max((f for f in same if member in f.naming), key=lambda f: _alike(f, names), default=None) for member in said
    ]
    return [Operand(f.indicator) for f in found if f is not None] if None not in found else []


def _saying(turn: Turn, figures: list[Figure]) -> list[Token]:
    """The words that name something that is not said of all of them, nor only who or what is counted."""
    shared = frozenset.intersection(*(f.near | f.spoken for f in figures)) | turn.catalogue.generic
    return [t for t in turn.question.naming if not shared.issuperset(t.concepts)]


def _alike(figure: Figure, names: list[frozenset[str]]) -> tuple[int, bool]:
    shared = frozenset.intersection(*names)
    return len(shared & figure.naming), figure.indicator.kind == "part"


def wants_all(turn: Turn) -> bool:
    every = any(t.text.startswith("ทุก") or "ช่องทาง" in t.text or "all" in t.text for t in turn.question.tokens)
    alone = not turn.follows or len(recent(turn)) < 2  # "ทั้งสอง" of those told, where two were
    return every or (alone and _BOTH.search(turn.question.text) is not None)


_BOTH = re.compile(r"(?:ทั้ง\s?)?(?:สอง|2|สาม|3)\s?(?:แบบ|ประเภท|ชนิด|กลุ่ม|สี)|ทั้งคู่|\bboth\b")
