"""What percent one thing is of another, each told by a phrase of its own: "คนที่สมัครแก้หนี้ มีคนที่รับเข้าระบบกี่เปอร์".

The base may stand first or last, with the words that say so; where both phrases name a figure by themselves, the one is
taken of the other, unless the report prints that percent itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import units_agree
from knowledge.asking.dividing import divisible, percent_of
from knowledge.asking.figure_answers import family_of
from knowledge.asking.operands import Operand, operand_of, printed_operands
from knowledge.asking.phrased import named_by, operand_in
from knowledge.asking.results import common_whole, share_in
from knowledge.asking.shares import of_all_there_are
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, figure_answer

_PERCENT = (
    r"(?:(?:อยู่)?(?:คิด)?(?:เป็น|ได้|ราว|ประมาณ|สัก|ไป|ถึง|แค่)*\s?(?:กี่\s?(?:เปอ[ก-๙]*|%|percent)|ร้อยล่?ะ\s?(?:เท่าไ\S{1,3}|เท่าใด|กี่)"
    r"|(?:สัดส่วน|อัตรา)(?:ส่วน)?\s?(?:เท่าไ\S{1,3}|เท่าใด|แค่ไหน)))"
)
_END = r"(?:\s?(?:คะ|ค่ะ|ครับ|คับ|อ่ะ|อะ|นะ|จ๊ะ|จ้ะ|เหรอ|หรอ|กัน|\?))*\s*"
_COUNTED = r"(?:คน|ราย|โรง(?:เรียน)?|แห่ง|เรื่อง|เขต|ประเด็น)"
_GAP = rf"(?:(?<!\d)\s|(?<=\d)\s(?!{_COUNTED}))"  # the unit belongs to the number before it
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:แล้ว)?(?:จาก|ใน(?:บรรดา|จำนวน)?|บรรดา)\s?(?P<whole>\S.*?\S(?:\s?\d[\d,]*(?:\s?{_COUNTED})?)?){_GAP}(?:มี|เป็น|ที่เป็น)?\s?(?P<part>\S.*?)\s?{_PERCENT}{_END}",
        rf"(?:แล้ว)?(?:ถ้า|หาก|ลอง)?\s?(?:เอาไป|เอา|นำไป)?(?:เปรียบ)?เทียบ(?:กับ|จาก)?\s?(?P<whole>\S.*?\S(?:\s?\d[\d,]*(?:\s?{_COUNTED})?)?){_GAP}(?:มี|เป็น)?\s?(?P<part>\S.*?)\s?{_PERCENT}{_END}",
        rf"(?:ถ้า|หาก|ลอง)?\s?(?:เอา|ใช้|ให้|นำ)\s?(?P<whole>\S.*?\S)\s?(?:มา|ไป)?(?:เป็น|คือ)\s?(?:ฐาน|ตัวหาร|ตัวตั้ง)\s?(?P<part>\S.*?)\s?{_PERCENT}{_END}",
        rf"(?P<part>\S.*?\S)\s?{_PERCENT}\s?(?:ของ|จาก|ใน|เทียบ(?:กับ|จาก)?)\s?(?P<whole>\S.*?){_END}",
        rf"(?P<part>\S.*?\S)\s?(?:หารด้วย|หารกับ|หาร|เทียบกับ|เทียบ|ต่อ)\s?(?P<whole>\S.*?)\s?{_PERCENT}{_END}",
        rf"(?:สัดส่วน|อัตราส่วน|อัตรา|ร้อยละ|เปอร์เซ็นต์)\s?(?:ของ)?\s?(?P<part>\S.*?\S)\s?(?:ต่อ|จาก|ใน|เทียบกับ|เทียบ)\s?(?P<whole>\S.*?)(?:\s?(?:เป็น)?(?:เท่าไ\S{{1,3}}|เท่าใด))?{_END}",
        rf"(?P<whole>\S.*?\S)\s?(?:มี|เป็น|ได้|ถูก)\s?(?P<part>\S.*?)\s?{_PERCENT}{_END}",
        rf"(?:ใน|จาก)?\s?(?P<whole>\S.*?\S)\s?(?:ทุก\s?)?(?:ๆ\s?)?(?:10|100|1,?000|สิบ|ร้อย|พัน)\s?{_COUNTED}\s?(?:จะ)?(?:มี|เป็น)?\s?(?P<part>\S.*?)\s?(?:สัก|ประมาณ|ราวๆ?|อยู่)?\s?กี่\s?{_COUNTED}{_END}",
    )
)


def share_said(turn: Turn) -> Answer | None:
    """The percent worked out; None where a phrase names no figure, or the report prints the percent itself."""
    question = turn.question
    printed = {str(o.number) for o in printed_operands(turn)}
    if not _OUT_OF_SO_MANY.search(question.normal) and not printed.issuperset(question.numbers):
        return None
    if turn.aspect or question.in_points or question.has("operation.difference", "operation.sum"):
        return None
    if not (question.has("ask.percent") or _OUT_OF_SO_MANY.search(question.normal)):
        return None
    for part_said, whole_said in _sides(turn):
        if all_of := of_all_there_are(turn, whole_said, part_said):
            return all_of
        part = _named(turn, part_said, whole_said)
        if part is None or part.number is None or not any(t.concepts or t.number for t in whole_said):
            continue
        whole = _its_own_whole(turn, whole_said, part) or _named(turn, whole_said, part_said)
        if (whole is None or whole == part) and (family := _every_one(turn, whole_said, part)):
            return share_in(turn, part, family)
        if whole is None or not divisible([part, whole]) or part.amount >= whole.amount:
            continue
        if part.indicator.percent is not None and part.indicator.total == whole.number:
            return figure_answer(turn.catalogue, [part.indicator])  # the report prints it
        return percent_of(turn, part, whole, part.amount, part.text)
    return None


_OUT_OF_SO_MANY = re.compile(rf"(?:10|100|1,?000|สิบ|ร้อย|พัน)\s?{_COUNTED}.*กี่\s?{_COUNTED}")


def _sides(turn: Turn) -> list[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    """The tokens of the part and of the whole, by each shape that the message has."""
    text, tokens = turn.question.normal, turn.question.tokens
    run_on = _run_on(text)  # a token starts where it would without the spaces
    if any(not run_on.startswith(_run_on(t.text), t.start) for t in tokens):
        return []  # read otherwise than it was typed

    def side(match: re.Match[str], name: str) -> tuple[Token, ...]:
        first, last = (len(_run_on(text[:place])) for place in match.span(name))
        return tuple(t for t in tokens if t.start < last and t.start + len(_run_on(t.text)) > first)

    found = (shape.fullmatch(text) for shape in _SHAPES)
    return [(side(m, "part"), side(m, "whole")) for m in found if m is not None]


def _run_on(text: str) -> str:
    return "".join(_PARTED.sub("", text).split())


_PARTED = re.compile(r"(?<=\d),(?=\d)")


def _named(turn: Turn, said: tuple[Token, ...], beside: tuple[Token, ...]) -> Operand | None:
    """The figure that a phrase names by itself, or with the policy that the other phrase names."""
    if all(turn.catalogue.words.actors.issuperset(t.concepts) and not t.number for t in said):
        return None
    found = operand_in(turn, said)
    if found is not None and not turn.catalogue.titled[found.indicator.policy].isdisjoint(
        c for t in said for c in t.cues
    ):
        return found
    other = operand_in(turn, beside)
    match = named_by(turn, said, other.indicator.policy) if other is not None else None
    return operand_of(match) if match is not None else found


def _its_own_whole(turn: Turn, said: tuple[Token, ...], part: Operand) -> Operand | None:
    """ "โรงเรียนคุณภาพทั้งหมด", after one group of them: what the part is of, where no more is said than the policy."""
    policy = part.indicator.policy
    of = (f.naming for f in turn.catalogue.figures if f.whole and f.indicator.id == part.indicator.id)
    common = (
        frozenset[str]().union(*of)
        | turn.catalogue.named[policy]
        | turn.catalogue.titled[policy]
        | turn.catalogue.words.actors
    )
    only = all(common.issuperset(t.concepts) for t in said) and not any(t.number for t in said)
    return common_whole(turn, [part]) if only else None


def _every_one(turn: Turn, said: tuple[Token, ...], part: Operand) -> list[Operand]:
    """ "คนติดตามทุกช่องทาง", "ที่ได้ค่ารถเรียนรวม": what counts the same as the part, for each of its kind."""
    values, figure = turn.catalogue.values, turn.catalogue.values.get(part.indicator.id)
    kind = next((k for k in turn.catalogue.words.kinds if figure is not None and figure.naming & k), None)
    if figure is None or kind is None or any(kind.intersection(t.concepts) for t in said):
        return []
    alone = Turn(replace(turn.question, tokens=said), Context(), turn.catalogue)
    if any(t.text.startswith("ทุก") for t in said) and alone.figures:
        family = [Operand(i) for i in family_of(alone, alone.figures[0])]
    else:
        alike = (f for f in values.values() if f.naming - kind == figure.naming - kind and f.naming & kind)
        family = [Operand(f.indicator) for f in alike if f.indicator.policy == part.indicator.policy]
        family = [o for o in family if units_agree(o.unit_class, part.unit_class)]
    return family if part in family and len(family) > 1 else []
