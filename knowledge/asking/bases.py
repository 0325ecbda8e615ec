"""What the shares of two policies are out of, set apart: "จำนวนโรงเรียนในเรื่องลดประเมินกับเรื่องแนะแนวต่างกันกี่แห่ง".

Who is counted in a policy, where nothing is said of what they did, is its base: all schools, teachers or students.
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.catalogue import Figure, units_agree
from knowledge.asking.operands import Operand
from knowledge.asking.turn import Turn

_IN = re.compile(
    r"^(?:ใน|ของ|ตาม|ภายใต้|ฝั่ง|ด้าน)?(?:เรื่อง|นโยบาย|หัวข้อ|ประเด็น|งาน)|^(?:ใน|ของ|ตาม|ภายใต้)$|^(?:in|under|of)$"
)
_ALL = ("operation.total", "operation.base")
_SAME = re.compile(
    r"(?<!ไม่)(?:เท่ากัน|เท่าๆกัน|ตรงกัน|เหมือนกัน|เดียวกัน|พอกัน|พอๆกัน|ต่างกัน|ห่างกัน)(?:ทั้งหมด|เป๊ะ|พอดี|จริง|เลย|อยู่)?\s?(?:ใช่\s?)?"
    r"(?:ไหม|มั้ย|มัย|หรือเปล่า|รึเปล่า|หรือไม่|ป่าว|ปะ|ป่ะ|หรือยัง|ก่อ|บ่|หรือ(?!\S))"
    r"|ใช่\s?(?:เลข|ตัวเลข|ยอด|จำนวน|ฐาน|ค่า|ตัว|ชุด)\s?เดียวกัน"
    r"|\b(?:is|are|do|does)\b.*\b(?:equal|identical|the same(?: number| figure| base)?|match)\b"
)


def asks_same(text: str) -> bool:
    """Whether it is asked if two numbers are one and the same.

    >>> asks_same("ฐานสองเรื่องนี้เป็นเลขเดียวกันไหม"), asks_same("ฐานสองเรื่องนี้ต่างกันกี่คน")
    (True, False)
    """
    return ("กัน" in text or "same" in text or "equal" in text or "match" in text) and _SAME.search(text) is not None


def bases_compared(turn: Turn) -> list[Operand]:
    """The bases of the two policies named, of whom the question counts; none where it says what they did."""
    question, catalogue = turn.question, turn.catalogue
    policies = [policy for policy, weight in turn.named.items() if weight >= 1.0]
    people = [t for t in question.tokens if t.concepts and catalogue.words.actors.issuperset(t.concepts)]
    if len(policies) != 2 or not people or question.numbers or turn.aspect or question.in_points:
        return []
    if question.has("ask.percent", "operation.sum", "operation.remaining", "operation.ratio") or not _counted_in(turn):
        return []
    names = frozenset().union(catalogue.words.actors, *(catalogue.named[p] | catalogue.titled[p] for p in policies))
    if any(not names.issuperset(t.concepts) for t in question.naming):
        return []  # "ครูที่แก้หนี้ได้ในเรื่องหนี้"
    said = frozenset(c for t in people for c in t.concepts)
    order = sorted(policies, key=lambda p: _first_said(turn, p))
    found = [_base_of(turn, policy, said) for policy in order]
    bases = [Operand(f.indicator, whole=True) for f in found if f is not None]
    alike = len(bases) == 2 and units_agree(bases[0].unit_class, bases[1].unit_class)
    apart = alike and (bases[0].number != bases[1].number or asks_same(question.normal))
    return bases if apart else []


def _counted_in(turn: Turn) -> bool:
    """Whether all are spoken of, or those "in" a policy: "นักเรียนในเรื่องแนะแนว"."""
    if turn.question.has(*_ALL):
        return True
    actors = turn.catalogue.words.actors
    pairs = pairwise(turn.question.tokens)
    return any(t.concepts and actors.issuperset(t.concepts) and _IN.match(after.text) for t, after in pairs)


def _base_of(turn: Turn, policy: str, said: frozenset[str]) -> Figure | None:
    wholes = [f for f in turn.catalogue.figures if f.whole and f.indicator.policy == policy and f.spoken & said]
    return max(wholes, key=lambda f: (len(f.naming & said), len(f.often & said), -f.indicator.order), default=None)


def _first_said(turn: Turn, policy: str) -> int:
    names = turn.catalogue.named[policy]
    return next((t.start for t in turn.question.tokens if not names.isdisjoint(t.cues)), 0)
