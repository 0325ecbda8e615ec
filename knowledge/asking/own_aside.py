"""The asker's own school or office, told of beside a question that asks nothing of it: "เขตเราสอบ ITA ต้องได้กี่คะแนน"."""

from __future__ import annotations

import re

from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

OWN_SCHOOL = ("โรงเรียน", "โรง", "รร")
_OWN_BODIES = (("school", OWN_SCHOOL), ("district", ("เขต", "สพท", "สพป", "สพม")))
_OF_A_RULE = frozenset({"year", "point", "side", "distance"})  # units of what is the same for all
_SET_BY_OTHERS = re.compile(r"ต้อง|ถึงจะ|จึงจะ|เกณฑ์|กำหนด|เขา|เค้า|สพฐ|นโยบาย")
_EACH = ("แต่ละ", "ทุก", "ราย", "แยก")


def only_told_of(question: Question, token: Token) -> bool:
    """Whether schools are counted beside one's own school, or a rule is asked for that holds for it as for all."""
    if not question.asks_number or token.text.startswith(_EACH) or token.text.endswith("ละ"):
        return False
    own = _own_body(token)
    if not own:
        return False
    again = any(t.start > token.start and f"unit.{own}" in t.cues for t in question.tokens)
    if question.unit == own or (question.unit == "place" and again):
        return True  # "โรงเรียนหนูใช้ HERO มีโรงเรียนใช้กี่โรง": no school has schools, nor an office offices
    return question.unit in _OF_A_RULE and _SET_BY_OTHERS.search(question.normal) is not None


def tells_of_own(turn: Turn, token: Token) -> bool:
    """ "รร.ผมมีนักเรียน 38 คน งบ Top Up จัดให้ รร.ที่มีเด็กช่วงกี่คน": one's own is told of before others are asked for."""
    question, asking = turn.question, turn.question.asking_parts
    if token.part in asking or _THERE_TOO.search(question.normal):
        return False
    after = [t for t in question.naming if t.part > token.part]
    names = any(not turn.catalogue.generic.issuperset(t.concepts) for t in after)
    own = _own_body(token) or "school"  # an office has schools, and no offices: "เขตเรามี 120 โรง ลดภาระได้กี่โรง"
    others = any(f"unit.{own}" in t.cues for t in question.tokens if t.part > token.part)
    others |= own == "school" and any("school" in c for t in after for c in t.concepts)
    tells = any(t.part == token.part and t.text in _TELLING for t in question.tokens if t.start > token.start)
    return names and tells and others


def _own_body(token: Token) -> str:
    return next((unit for unit, names in _OWN_BODIES if token.text.startswith(names)), "")


def tells_before_all(turn: Turn, token: Token) -> bool:
    """ "ลูกอยู่ ป.5 อยากรู้ว่าทั้งประเทศโรงเรียนเล็กมีกี่โรง": one's own is told of, and then the whole country is asked for."""
    after = [t for t in turn.question.tokens if t.start > token.start]
    place = next((i for i, t in enumerate(after) if t.text.startswith(WHOLE_COUNTRY)), None)
    return place is not None and any(t.concepts for t in after[place + 1 :])


WHOLE_COUNTRY = ("ทั้งประเทศ", "ทั่วประเทศ", "ทั่วทั้งประเทศ")
_TELLING = frozenset({"เป็น", "มี", "เหลือ", "อยู่", "เพิ่ง", "ได้"})
_THERE_TOO = re.compile(r"ที่(?:นั่น|นี่)|ในนั้น|ด้วย(?:ไหม|มั้ย|ป่าว|รึเปล่า)|แบบ(?:นี้|ผม|หนู|เรา)")
