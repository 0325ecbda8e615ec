"""Arithmetic that a question states: "เขตที่ผ่าน ITA เป็นกี่เท่าของเขตที่ไม่ผ่าน", "เด็กทั้งหมดหารด้วยครูแนะแนวทั้งหมด".

What stands before and after the words that say what to do is asked for by itself, the one in talk of the other, and
what is told of each is reckoned with: a figure, the whole it is out of, or what was reckoned from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.asking.again import again_with_another
from knowledge.asking.answer import Answer, Computation, Context
from knowledge.asking.catalogue import units_agree
from knowledge.asking.operands import Operand, computed, last_operands, printed_operands, told_last
from knowledge.asking.pairs import two_of_a_kind
from knowledge.asking.per_unit import all_counted_in
from knowledge.asking.rounding import places_asked
from knowledge.asking.summing import added_up
from knowledge.asking.thresholds import POWERS
from knowledge.asking.turn import Turn
from knowledge.thai import format_number

Asked = Callable[[str, Context], tuple[Turn, Answer, Context]]  # a message, as a turn of its own
_POLITE = r"ครับ|คับ|ค่ะ|คะ|นะ|น้า|จ้า|จ้ะ|จ๊ะ|อะ|อ่ะ|บ้าง|หน่อย|ที|ดิ|สิ|ล่ะ|วะ|ว่ะ"
_ENDING = re.compile(
    r"\s*[,(]?\s?(?:ขอ|เอา|ตอบ|ปัด|คิด)?(?:เป็น)?(?:แค่)?(?:ทศนิยม|จุด)?\s?(?:สัก)?(?:[0-9]|หนึ่ง|สอง|สาม|สี่)?\s?ตำแหน่ง(?:เดียว)?.*$"
    rf"|(?:{_POLITE}|[?!.\s])+$"
)
_BEGINNING = re.compile(r"^(?:ถ้า|หาก|ลอง|งั้น|แล้ว|เอา|ก็|โอเค|อืม|อ๋อ|แล้วก็|\s)+")
_SAID_OF_IT = re.compile(r"(?:^|\s|(?<!ไม่))(?:มี|ได้|ไป|มา|เอา|เข้าไป|อีก|อยู่|คือ)+$")  # before the words that say what to do
_MANY = r"(?:กี่|เท่าไหร่|เท่าไร|เท่าใด|เท่าไหร|เท่าไ)"
_OF = r"(?:ของ|จาก|เมื่อเทียบกับ|เทียบกับ|เทียบ)"
_PERCENT = r"(?:เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอเซ็นต์|เปอเซ็น|เปอร์|เปอ|%)"
_NOT_OF_ALL = r"(?!(?:จำนวน)?ทั้ง(?:หมด|สิ้น)\s(?!\d))"  # "ของทั้งหมด สีเขียวน่ะ": of what is named after it nothing is taken
_MORE = r"(?:มากกว่า|น้อยกว่า|เยอะกว่า|สูงกว่า|ต่ำกว่า|ห่างจาก|ต่างจาก|ต่างกับ)"
_COMES_TO = r"\s?(?:แล้ว)?(?:จะ)?(?:ได้|รวม|เหลือ|เป็น|เท่ากับ|=)\s?(?:ทั้งหมด|กัน)?\s?"
_STATED = {
    "ratio": [
        rf"\s?(?:คิด)?(?:เป็น|ได้)?\s?(?:ประมาณ|ราว)?\s?กี่\s?เท่า(?:ตัว)?\s?{_OF}\s?(?P<other>.+)",
        r"\s?(?:มากกว่า|เยอะกว่า|เทียบกับ|เทียบ)\s?(?P<other>.+?)\s?(?:อยู่|แล้ว)?\s?(?:คิด)?(?:เป็น)?\s?กี่\s?เท่า(?:ตัว)?",
    ],
    "share": [
        rf"\s?(?:คิด)?(?:เป็น|ได้)\s?(?:ประมาณ)?(?:กี่|ร้อยละ|สัดส่วน|เท่าไหร่)\s?{_MANY}?\s?{_PERCENT}?\s?{_OF}\s?{_NOT_OF_ALL}(?P<other>.+)",
    ],
    "shared out": [
        rf"\s?(?:เฉลี่ย|ตก)\s?(?:ลง)?\s?[ก-๙]+?ละ\s?{_MANY}.*?(?P<other>[0-9][0-9,]*(?:\s?(?!หาร)[ก-๙]+)?).*",
    ],
    "average": [
        r"\s?(?:มา)?(?<!ตัว)หาร(?:ด้วย|กับ)?\s?(?P<other>.+?)(?:\s?(?:ได้|ตก|จะ|เท่ากับ|=|แล้ว|เฉลี่ย|หนึ่งคน|คนหนึ่ง|คนนึง).*)?",
    ],
    "difference": [rf"\s?{_MORE}\s?(?P<other>.+?)\s?(?:อยู่|ไป)?\s?(?:ประมาณ)?{_MANY}\s?[ก-๙]{{0,8}}"],
    "sum": [rf"\s?(?:มา)?(?:บวก|รวมกับ)(?:กับ|ด้วย)?\s?(?P<other>.+?){_COMES_TO}{_MANY}.*"],
    "less": [rf"\s?(?:มา)?ลบ(?:ด้วย|กับ)?\s?(?P<other>.+?)\s?(?:ออก)?{_COMES_TO}{_MANY}.*"],
}
_PATTERNS = [(name, re.compile(f"^(?P<one>.*?){after}$")) for name, patterns in _STATED.items() for after in patterns]
_HELD_BY = {  # one of these is in whatever states it; most questions have none, and no pattern is tried
    "ratio": ("กี่เท่า", "กี่ เท่า"),
    "share": ("ของ", "จาก", "เทียบ"),
    "shared out": ("ละกี่", "ละ กี่", "ละเท่า", "ละ เท่า"),
    "average": ("หาร",),
    "difference": ("กว่า", "ห่างจาก", "ต่างจาก", "ต่างกับ"),
    "sum": ("บวก", "รวมกับ"),
    "less": ("ลบ",),
}
_TELL = " จำนวนเท่าไหร่"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a phrase was told to be."""

    value: Decimal
    text: str  # "456,603", or how it was reckoned: "(456,603 − 410,804)"
    unit: str
    operands: tuple[Operand, ...]
    is_rest: bool = False  # of the operand


def stated(turn: Turn, answer: Answer, ask: Asked) -> Answer | None:
    """What the question states, worked out; None where it states nothing, a phrase of it tells no one amount, or the
    answer is that already."""
    if turn.question.in_points or turn.question.has("ask.which") or answer.reason in ("others", "base"):
        return None  # "others": one side is another body's; "base": what a percent is out of, told already
    if answer.computation is not None and (again_with_another(turn) or two_of_a_kind(turn)):
        return None  # "เฟซเป็นกี่เท่าของติ๊กต็อก": each alone tells something else
    text = _bare(turn.question.normal)
    for operation, pattern in _PATTERNS:
        found = pattern.match(text) if _may_be(turn, operation, text) else None
        one, other = (_SAID_OF_IT.sub("", found[side]) for side in ("one", "other")) if found else ("", "")
        if found and (answer.computation is None or (one and _overrules(turn, operation))):
            pair = _shared_out(turn, one, other, ask) if operation == "shared out" else _amounts(turn, one, other, ask)
            if operation == "ratio" and pair and any(each.startswith(_IN_PERCENT) for each in (one, other)):
                pair = _percents(*pair)
            told = _worked_out(turn, operation, *pair) if pair else None
            if told:
                turn.note("stated", f"{operation}: {one} | {other}")
            return told
    return None


_IN_PERCENT = ("ร้อยละ", "เปอร์เซ็นต์", "เปอร์เซ็น", "อัตราร้อยละ", "%")


def _percents(*pair: Amount) -> tuple[Amount, Amount] | None:
    """ "ร้อยละครูที่สร้างสื่อได้เป็นกี่เท่าของร้อยละผู้เรียนที่เข้าถึงสื่อ": of the percents that are printed of the two."""
    alone = [each.operands[0] for each in pair if len(each.operands) == 1 and not each.is_rest]
    told = [Amount(o.percent, o.indicator.percent_text, "%", (o,)) for o in alone if o.percent]
    return (told[0], told[1]) if len(told) == len(pair) else None


def _may_be(turn: Turn, operation: str, text: str) -> bool:
    """Not where a longer word only holds the letters of the one that says it: "อาหาร", "สูงกว่ามาตรฐาน"."""
    tokens = turn.question.tokens
    if not any(word in text for word in _HELD_BY[operation]):
        return False
    if operation == "difference":
        return not any("กว่า" in t.text and t.concepts for t in tokens)
    return operation != "average" or any(t.text.startswith("หาร") and not t.concepts for t in tokens)


def _overrules(turn: Turn, operation: str) -> bool:
    """Whether what is stated is so plain that it stands against another reckoning: not of "these", told before."""
    return operation in ("ratio", "share", "average", "shared out") and not turn.question.has("follow.same")


def _bare(text: str) -> str:
    """The text less what says how to round, and how polite one is."""
    while (shorter := _ENDING.sub("", text)) != text:
        text = shorter
    return _BEGINNING.sub("", _ASKED_BEFORE.sub("", text))


_ASKED_BEFORE = re.compile(  # "ครูคนนึงรับเด็กกี่คน ถ้าเอานักเรียนทั้งหมดหารครูแนะแนวทั้งหมด": what it comes to, before how
    rf"^.*?{_MANY}\S*\s+(?:(?:ถ้า|หาก|โดย|คือ|แบบ|ลอง|คิดแบบ)\s?)*(?:เอา|นำ|คิดจาก|ใช้)\s?(?=[^\d\s].*หาร)"
)


def _amounts(turn: Turn, one: str, other: str, ask: Asked) -> tuple[Amount, Amount] | None:
    """What the two phrases tell, one in talk of the other."""
    before = turn.context
    first, after = _amount(one, before, ask) if one else (_told(turn), before)
    if first:
        second = _amount(other, after, ask)[0] or _amount(other, before, ask)[0]
    else:
        second, after = _amount(other, before, ask)
        first = _amount(one, after, ask)[0] if second else None
    if not (first and second) or first.value == second.value:
        return None
    rest = any(each.is_rest for each in (first, second))  # what is left of one is set against it
    return (first, second) if rest or set(first.operands).isdisjoint(second.operands) else None


def _told(turn: Turn) -> Amount | None:
    """What was told or reckoned last: "คิดเป็นกี่เท่าของคนที่แก้ได้แล้ว"."""
    context, last, several = turn.context, told_last(turn)[:1], last_operands(turn)
    if any(o.number is None for o in (*last, *several)):
        return None
    if context.operation == "remaining" and len(last) == 1 and last[0].indicator.total:
        part, whole = replace(last[0], whole=False), replace(last[0], whole=True)
        return Amount(whole.amount - part.amount, f"({whole.text} − {part.text})", part.unit, (part,), is_rest=True)
    if context.operation == "sum" and len(several) > 1:
        amount, added = added_up(several)
        return Amount(amount, f"({added})", several[0].unit, tuple(several))
    return _of(last[0]) if last and not context.operation and not several else None


def _shared_out(turn: Turn, one: str, other: str, ask: Asked) -> tuple[Amount, Amount] | None:
    """What is shared out, over a number that the question gives: "เฉลี่ยเขตละกี่ราย เอา 245 หาร"."""
    number, (many, _) = _NUMBER.fullmatch(other), _amount(one, turn.context, ask)
    return (many, _given(number)) if many and number else None


def _given(number: re.Match[str]) -> Amount:
    return Amount(Decimal(number["number"].replace(",", "")), number["number"], number["unit"], ())


def _amount(phrase: str, context: Context, ask: Asked) -> tuple[Amount | None, Context]:
    turn, answer, after = ask(phrase + _TELL, context)
    given, number = printed_operands(turn), _NUMBER.fullmatch(phrase)
    if number and not (given and units_agree(turn.question.unit or given[0].unit_class, given[0].unit_class)):
        return _given(number), after
    if len(given) == 1:
        return _of(given[0]), after
    offices = all_counted_in(turn, "district") if turn.question.names_offices else None
    if offices:
        return _of(offices), after  # "หารด้วยจำนวนเขต"
    times = turn.catalogue.words.years | turn.catalogue.words.current
    named = any(not times.issuperset(t.concepts) for t in turn.question.naming) or turn.question.has(
        "follow.same", "follow.inside"
    )
    if (nearly := _nearly(turn, phrase)) is not None:
        return _of(nearly), after
    if given or not named or answer.outcome != "answer" or answer.parts or answer.left_out or not answer.facts:
        return None, after
    indicators = turn.catalogue.indicators
    operands = tuple(Operand(indicators[f.indicator]) for f in answer.facts[: answer.main] if f.indicator in indicators)
    if answer.computation:
        return _reckoned(answer.computation, operands), after
    if len(operands) != 1 or answer.main != 1 or answer.focus == "percent" or answer.aspect == "summary":
        return None, after
    return _of(Operand(operands[0].indicator, answer.focus == "total")), after


_ABOUT = re.compile(rf"(?P<number>[0-9]+(?:\.(?P<places>[0-9]+))?)\s?(?P<power>{'|'.join(POWERS)})")


def _nearly(turn: Turn, phrase: str) -> Operand | None:
    """ "นักเรียน 5.6 ล้าน": the figure, or whole, that comes to it when it is rounded so."""
    about = _ABOUT.search(phrase)
    if about is None:
        return None
    power = POWERS[about["power"]]
    amount, off = Decimal(about["number"]) * power, Decimal(power) / 10 ** len(about["places"] or "") / 2
    near = (Operand(m.figure.indicator, m.whole) for m in turn.figures[:MOST_NEAR] if m.score > 0)
    return next((o for o in near if o.number is not None and abs(o.number - amount) <= off), None)


MOST_NEAR = 12  # figures
_NUMBER = re.compile(r"(?P<number>[0-9][0-9,]*)\s?(?P<unit>[ก-๙]*)")


def _reckoned(how: Computation, operands: Sequence[Operand]) -> Amount | None:
    if how.operation not in ("remaining", "sum", "difference") or how.unit == "%" or not operands:
        return None
    shown = f"({how.expression.partition(' = ')[0]})"
    return Amount(
        Decimal(how.result_text.replace(",", "")), shown, how.unit, tuple(operands), how.operation == "remaining"
    )


def _of(operand: Operand) -> Amount | None:
    return None if operand.number is None else Amount(operand.number, operand.text, operand.unit, (operand,))


LEAST = Decimal("0.05")  # of one thing for each of another


def _worked_out(turn: Turn, operation: str, one: Amount, other: Amount) -> Answer | None:
    operands, in_percent = list(dict.fromkeys((*one.operands, *other.operands))), turn.question.has("ask.percent")
    alike = all(units_agree(each.unit_class, operands[0].unit_class) for each in operands)
    alike = alike and bool(one.operands and other.operands)
    if operation == "average" and (in_percent or (alike and one.value < other.value)):
        operation = "share"
    if not operands or not other.value or not (alike or operation in ("average", "shared out")):
        return None
    if operation in ("sum", "difference", "less"):
        return None if in_percent else _added_or_taken(turn, operation, one, other, operands)
    if operation == "share" and one.value > other.value:
        return None
    exact, asked = one.value / other.value * (100 if operation == "share" else 1), places_asked(turn)
    if operation == "average" and exact < LEAST:
        return None  # the other way round was meant: "ประชุมทางไกลทั้งปี หารออกมาคนเข้าเฉลี่ยต่อครั้งเท่าไหร่"
    even = not other.operands and exact == exact.to_integral_value()
    places = 0 if even else 2 if operation in ("ratio", "share") else 1
    text = format_number(exact, places if asked is None else asked)
    shown = format_number(exact, 2 if asked is None else asked)
    kind = "average" if operation == "shared out" else operation
    unit = {
        "ratio": "เท่า",
        "share": "%",
        "average": one.unit if even or not other.operands else f"{one.unit}ต่อ{other.unit}",
    }[kind]
    by = f"{one.text} ÷ {other.text}" + (" × 100" if operation == "share" else "")
    return computed(turn, operands, kind, f"{by} = {shown}", text, unit)


def _added_or_taken(turn: Turn, operation: str, one: Amount, other: Amount, operands: list[Operand]) -> Answer:
    more, less = (one, other) if one.value > other.value else (other, one)
    if operation == "sum":
        exact, shown = one.value + other.value, f"{one.text} + {other.text}"
    else:
        exact, shown = more.value - less.value, f"{more.text} − {less.text}"
    text = format_number(exact)
    return computed(turn, operands, "sum" if operation == "sum" else "difference", f"{shown} = {text}", text, one.unit)
