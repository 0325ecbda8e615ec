"""Whether an average is the one that is asked for, and not that of two other figures of the same item.

"ยูทูบเฉลี่ยตอนละกี่คนดู": who follows a channel is no number of views. "โรงเรียนคุณภาพโรงนึงมีเด็กกี่คน": the pupils that
the report counts are of small schools nearby.
"""

from __future__ import annotations

from itertools import pairwise

from knowledge.asking.catalogue import Figure, unit_class, units_agree
from knowledge.asking.operands import Operand
from knowledge.asking.question import PEOPLE
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_POLITE = frozenset({"คะ", "ค่ะ", "ครับ", "คับ", "นะ", "อะ", "อ่ะ", "กัน", "ล่ะ", "เหรอ", "หรอ", "จ๊ะ", "น้อ", "อัน", "ใน"})
_BODIES = {"school": "school", "district": "area_office"}  # who is counted in a unit


def is_asked(turn: Turn, many: Operand, few: Operand, over: str | None) -> bool:
    """Whether nothing is named but the two, and what is counted, and of whom, is what they count."""
    counted, among = turn.catalogue.values.get(many.indicator.id), turn.catalogue.values.get(few.indicator.id)
    if counted is None or among is None:
        return True
    if _names_another(turn, counted, among) or not _counts(turn, counted):
        return False
    body = _BODIES.get(over or "")
    others = frozenset(_BODIES.values()) - {body}
    if body and body not in among.spoken and others & among.spoken:
        return False
    return _is_meant(turn, counted, among)


def _names_another(turn: Turn, counted: Figure, among: Figure) -> bool:
    """Whether a word names what neither speaks of: "คนดู", "ครู" of those that pupils are counted in."""
    near = counted.spoken | among.spoken | counted.often | among.often | counted.near | among.near
    common = turn.catalogue.generic - PEOPLE
    return any(not common.issuperset(t.concepts) and near.isdisjoint(t.cues) for t in turn.question.naming)


def _counts(turn: Turn, counted: Figure) -> bool:
    """Whether what is asked the number of is what the figure counts, not minutes nor hearts."""
    tokens = turn.question.tokens
    things = [b for a, b in pairwise(tokens) if "ask.how_many" in a.cues]  # "ประชุมกี่ครั้ง เฉลี่ยครั้งละกี่คน": the last
    thing = things[-1] if things else None
    if thing is None or thing.number or thing.text in _POLITE or any(c.startswith("operation.") for c in thing.cues):
        return True
    return _may_be(turn, thing, counted)


def _may_be(turn: Turn, thing: Token, counted: Figure) -> bool:
    words = turn.catalogue.words
    units = [c.removeprefix("unit.") for c in thing.cues if c.startswith("unit.")]
    if any(units_agree(unit, unit_class(counted.indicator.unit)) for unit in units):
        return True
    if thing.concepts:
        of_people = PEOPLE | words.actors | words.measures  # "กี่หน่วยกิต": the bank is named, and no credits are counted
        return not ((counted.naming | counted.often | PEOPLE) & of_people).isdisjoint(thing.concepts)
    return bool(thing.cues) and not units


def _is_meant(turn: Turn, counted: Figure, among: Figure) -> bool:
    """Whether either was just told, or is named whole, by the question alone."""
    told = turn.context.indicators[:3]
    places = {turn.catalogue.indicators[i].place for i in told[:1] if turn.follows and i in turn.catalogue.indicators}
    pair = (counted.indicator, among.indicator)
    if any(i.id in told or i.place in places for i in pair):
        return True
    said = turn.question.cues
    return any(all(not group.isdisjoint(said) for group in figure.groups) for figure in (counted, among))
