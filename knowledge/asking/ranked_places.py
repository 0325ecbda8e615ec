"""Two places of the ranking just told, set against each other: "อันดับหนึ่งกับสองห่างกันเท่าไหร่"."""

from __future__ import annotations

import re
from decimal import Decimal

from knowledge.asking.again import counted_like
from knowledge.asking.among import ranking_told, told_among
from knowledge.asking.families import parts_told
from knowledge.asking.operands import Operand, last_operands, recent
from knowledge.asking.turn import Turn

_NTH = r"(?:อันดับ|ลำดับ|ที่)\s?(?:ที่\s?)?"
_ONE = r"(?:แท่ง|อัน|ตัว|ช่อง|สี|กลุ่ม|เรื่อง|แถว|ค่า|นโยบาย)"
_JOINED = rf"\s?(?:กับ|และ|ถึง|,|-|vs|ต่างจาก|ห่างจาก|นำ|ทิ้ง|ชนะ|มากกว่า)\s?{_ONE}?"
_FIRST = (
    rf"(?:{_NTH}(?:1|หนึ่ง|แรก)|{_ONE}(?:ที่)?(?:แรก|บนสุด|หนึ่ง)|ท็อป|ตัวนำ|(?:มาก|เยอะ|สูง)(?:ที่)?สุด"
    r"|แชมป์|บนสุด|first|top|number one)"
)
_SECOND = r"(?:2(?![\d,.%])|สอง|รอง(?:ลงมา)?|second|runner-up|number two)"
_THIRD = r"(?:3(?![\d,.%])|สาม|third)"
_LAST = (
    r"(?:สุดท้าย|ท้ายสุด|(?:ตัว|อัน|ช่อง|ข้อ|แท่ง|สี|กลุ่ม|เรื่อง|กับ)ท้าย|ล่างสุด|ปลายสุด|รั้งท้าย"
    r"|บ๊วย|โหล่|(?:น้อย|ต่ำ)(?:ที่)?สุด|last|bottom)"
)
# the first before another, where only the other is said: "ทิ้งห่างอันดับสองเท่าไร", "นำที่สองกี่คน"
_AHEAD = (
    r"(?:ทิ้งห่าง|ทิ้ง|นำหน้า|นำ|แซง|ชนะ|เหนือ(?:กว่า)?|มากกว่า|เยอะกว่า|สูงกว่า|ห่าง(?:จาก|กับ)?|ต่าง(?:จาก|กับ)?"
    r"|ahead of|lead over|beats?)\s?(?:the )?(?:ช่อง|อัน|ตัว)?"
)
_THING = r"(?:อัน|ตัว|ช่องทาง|ช่อง|เรื่อง|สี|กลุ่ม|ประเภท|หมวด|แบบ|นโยบาย)"
_PLACES = (
    (re.compile(rf"{_FIRST}{_JOINED}(?:{_NTH})?{_SECOND}"), (0, 1)),
    (re.compile(rf"{_FIRST}{_JOINED}(?:{_NTH})?{_THIRD}"), (0, 2)),
    (re.compile(rf"{_NTH}{_SECOND}{_JOINED}(?:{_NTH})?{_THIRD}"), (1, 2)),
    (re.compile(rf"{_FIRST}{_JOINED}(?:{_NTH})?{_LAST}|หัวกับท้าย|หัวแถวกับท้ายแถว"), (0, -1)),
    (re.compile(rf"{_FIRST.replace('first', 'the first')} and (?:the )?{_SECOND}"), (0, 1)),
    (re.compile(rf"{_AHEAD}(?:{_NTH})?{_SECOND}(?!\s?(?:เรื่อง|ช่อง|สี|กลุ่ม|นโยบาย|ตัว)(?!ที่))"), (0, 1)),
    (re.compile(rf"{_AHEAD}(?:{_NTH}){_THIRD}"), (0, 2)),
    (re.compile(rf"{_AHEAD}(?:{_NTH}|{_THING}(?:ที่)?)?\s?{_LAST}"), (0, -1)),
)
# after the lowest was told: "น้อยกว่าอันดับสองกี่โรง", "ห่างจากตัวสูงสุดเท่าไร"
_BEHIND = (
    r"(?:น้อยกว่า|ต่ำกว่า|ตามหลัง|แพ้|เป็นรอง|ห่าง(?:จาก)?|ต่าง(?:จาก|กับ)?|behind|below|less than)"
    rf"\s?{_THING}?(?:ที่)?\s?"
)
_FROM_THE_END = (
    (re.compile(rf"{_BEHIND}(?:{_NTH})?{_SECOND}"), (0, 1)),
    (re.compile(rf"{_BEHIND}{_FIRST}"), (0, -1)),
)


# two places that are both called places, in either order: "อันดับสุดท้ายน้อยกว่าอันดับหนึ่ง", "บ๊วยตามหลังแชมป์"
_EACH = re.compile(
    rf"(?P<second>รอง(?:แชมป์|ชนะเลิศ|ลงมา)|{_NTH}(?:2|สอง)(?![\d,]|\s?(?:เรื่อง|ช่อง|สี|กลุ่ม|ตัว|อันดับ))|runner-up|second)"
    rf"|(?P<third>{_NTH}(?:3|สาม)(?![\d,]|\s?(?:เรื่อง|ช่อง|สี|กลุ่ม|ตัว|อันดับ))|third)"
    rf"|(?P<fourth>{_NTH}(?:4|สี่)(?![\d,]|\s?(?:เรื่อง|ช่อง|สี|กลุ่ม|ตัว|อันดับ))|fourth)"
    rf"|(?P<last>(?:{_NTH})?{_LAST}|ท้ายตาราง)|(?P<first>{_FIRST}|ชนะเลิศ|จ่าฝูง|หัวตาราง)"
)
_PLACE_OF = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_ENDS = re.compile(
    r"(?P<many>สอง|สาม|2|3)\s?(?:อันดับ|ลำดับ|ที่|ช่อง|ตัว|อัน|กลุ่ม|สี)(?:ที่)?\s?(?P<end>แรก|ต้น|บน|ท้าย|สุดท้าย|หลัง|ล่าง|รั้งท้าย)"
)


def sets_places_apart(turn: Turn) -> bool:
    """Whether two places of the ranking just told are set against each other, which is computed."""
    question = turn.question
    apart = question.has("operation.difference", "operation.ratio")
    apart = apart or (turn.context.operation == "rank" and question.asks_count)
    return apart and _places(question.normal) is not None


def adds_places_up(turn: Turn) -> bool:
    """ "สองอันดับแรกรวมกันกี่คน" after a ranking: as many of its places as are said are added up."""
    return turn.context.operation == "rank" and turn.question.has("operation.sum") and bool(places_added(turn))


def places_added(turn: Turn) -> list[Operand]:
    """The figures at those places, or at the two that are named; none where the ranking has no more."""
    ranked, said = ranking_told(turn), _ENDS.search(turn.question.normal)
    if turn.context.operation != "rank" or turn.context.unit == "%" or not turn.question.has("operation.sum"):
        return []
    if said is None:
        return places_told(turn)
    if _ASKED_FOR_THE_LAST.search(turn.context.question):
        ranked = sorted(ranked, key=lambda o: (-o.amount, o.indicator.id))
    many = 2 if said["many"] in ("สอง", "2") else 3
    return (ranked[:many] if said["end"] in ("แรก", "ต้น", "บน") else ranked[-many:]) if len(ranked) > many else []


_ASKED_FOR_THE_LAST = re.compile(r"บ๊วย|โหล่|รั้งท้าย|ท้ายสุด|สุดท้าย|ท้ายตาราง")


def places_told(turn: Turn) -> list[Operand]:
    """The figures at the two places that the question names, of the ranking just told; none without one."""
    told, asked = last_operands(turn), _places(turn.question.normal)
    if asked is None:
        return []
    if further := _against_another_place(turn):
        return further
    if turn.context.operation == "rank":
        ranked = ranking_told(turn)
        if _ASKED_FOR_THE_LAST.search(turn.context.question):  # "ที่หนึ่ง" is still the first of them all
            ranked = sorted(ranked, key=lambda o: (-_size(o, turn.context.unit == "%"), o.indicator.id))
    else:  # told side by side, in no order
        parts = parts_told(turn, [o.indicator for o in told])
        ranked = sorted(map(Operand, parts), key=lambda o: -o.amount) or _all_of_the_kind(turn, told)
    return [ranked[place] for place in asked] if len(ranked) > max(asked) else []


def _against_another_place(turn: Turn) -> list[Operand]:
    """ "ห่างจากที่หนึ่งเท่าไหร่" after the second of a ranking was told: that second against the place that is named."""
    called, told = _called(turn.question.normal), recent(turn)[:1]
    shown = last_operands(turn)
    if turn.context.operation != "rank" or len(called) != 1 or not told or not shown:
        return []
    percents = turn.context.unit == "%"
    whole = sorted(map(Operand, told_among(turn)), key=lambda o: (-_size(o, percents), o.indicator.id))
    if _size(shown[0], percents) < _size(shown[-1], percents):
        whole.sort(key=lambda o: (_size(o, percents), o.indicator.id))
        if ends := _AN_END.search(turn.question.normal):  # the ends are ends whichever comes first
            called = [0 if ends["low"] else -1]
    place = called[0]
    if len(whole) <= max(place, 1) or whole[0].indicator == told[0] or whole[place].indicator == told[0]:
        return []  # the first was told: what is named is set against it
    return [Operand(told[0]), whole[place]] if Operand(told[0]) in whole else []


_AN_END = re.compile(r"(?P<low>บ๊วย|โหล่|รั้งท้าย|(?:น้อย|ต่ำ)(?:ที่)?สุด)|แชมป์|ท็อป|(?:มาก|เยอะ|สูง)(?:ที่)?สุด")


def _size(operand: Operand, percents: bool) -> Decimal:
    return (operand.percent if percents else operand.number) or Decimal(0)


def _all_of_the_kind(turn: Turn, two: list[Operand]) -> list[Operand]:
    """After two places of a ranking were set apart, another two: what counts the same of all of the kind, in order."""
    if turn.context.operation not in ("difference", "ratio", "sum") or len(two) != PAIR:
        return []
    names = [turn.catalogue.values[o.indicator.id].naming for o in two if o.indicator.id in turn.catalogue.values]
    kind = next((k for k in turn.catalogue.words.kinds if len(names) == PAIR and all(n & k for n in names)), None)
    if kind is None:
        return []
    alike = [counted_like(turn, two[0], frozenset({member})) for member in sorted(kind)]
    return sorted({o for o in alike if o is not None}, key=lambda o: -o.amount)


PAIR = 2


def _places(text: str) -> tuple[int, int] | None:
    if found := next((places for pattern, places in _PLACES if pattern.search(text)), None):
        return found
    if found := next((places for pattern, places in _FROM_THE_END if pattern.search(text)), None):
        return found
    called = _called(text)
    return (called[0], called[1]) if len(called) == PAIR else None


def _called(text: str) -> list[int]:
    """The places that are called by their names, in the order they are said."""
    return list(dict.fromkeys(_PLACE_OF[found.lastgroup or "first"] for found in _EACH.finditer(text)))
