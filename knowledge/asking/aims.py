"""What a figure lacks of an aim that the question sets, or has beyond it: "ถ้าเป้าคือ 75% ต้องเพิ่มอีกกี่แห่ง".

The report sets no aims, and none is told where one is asked for; who asks may set one. An aim is a share of the whole
("ครึ่งหนึ่ง", "3 ใน 4", "ร้อยละ 60"), or a number of what is counted ("สี่แสน"). It may have been set in the question
before: "ตัวไหนไม่ถึง 85%", then "ขาดอีกกี่จุด".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from knowledge.asking.again import counted_like
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.differences import POINTS, share_asked
from knowledge.asking.operands import (
    Operand,
    computed,
    last_operands,
    named_matches,
    operand_of,
    printed_operands,
    recent,
)
from knowledge.asking.operands import told_last as last_told
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.asking.thresholds import COUNTED, DIGITS, POWERS, SHORTEST
from knowledge.asking.turn import Turn
from knowledge.records import Indicator
from knowledge.thai import format_number, normalise

_TENS = ("สิบ", "ยี่สิบ", "สามสิบ", "สี่สิบ", "ห้าสิบ", "หกสิบ", "เจ็ดสิบ", "แปดสิบ", "เก้าสิบ")
_ONES = {word: n for n, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"), 1)}
_ONE = rf"\d{{1,2}}|{'|'.join(_ONES)}"
_TEN = "|".join(sorted(_TENS, key=len, reverse=True))
# a word that sets a mark, before a number that has no unit: "จากเกณฑ์ 80", "ถึง 85"
_MARK = r"(?:เป้า(?:หมาย)?|เกณฑ์|มาตรฐาน|ถึง|ครบ|แตะ|ทะลุ|เกิน|สูงกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|จาก"
_MARK += r"|target|goal|mark|to|reach|above|over|below|under)"
_SHARE = re.compile(
    rf"(?:ร้อยละ|เปอร์เซ็นต์)\s?(?P<of>\d{{1,2}}(?:\.\d+)?)(?![\d,])"
    rf"|(?<![\d.,])(?P<share>\d{{1,2}}(?:\.\d+)?)\s?(?:%|เปอร์|เปอ|percent|per cent)"
    rf"|(?:ร้อยละ)\s?(?P<worded>{_TEN})|(?P<said>{_TEN})\s?(?:%|เปอร์|เปอ)"
    rf"|(?P<part>{_ONE})\s?ใน\s?(?P<parts>{_ONE})(?![\d,ก-๙])"
    r"|(?P<quarters>three[- ]quarters|a quarter|two[- ]thirds|a third)"
    r"|(?P<half>ครึ่ง(?!ๆ|ปี|เดือน|วัน|เทอม|แสน|ล้าน|หมื่น|พัน)|\bhalf\b|50\s?-\s?50)"
)
_BARE = re.compile(
    rf"{_MARK}(?:คือ|ที่|ไว้|เป็น|ไป|ได้|จะ|of|at)*\s?(?P<share>\d{{1,2}}(?:\.\d+)?)(?![\d,.%]|\s?(?:%|เปอ|{COUNTED}))"
)
_NAMED_PARTS = {"three": (3, 4), "a quarter": (1, 4), "two": (2, 3), "a third": (1, 3)}
_AMOUNT = re.compile(
    rf"(?P<from>(?:ห่าง|ขาด)(?:จาก)?)?(?:(?<!ไม่)(?:เป้า(?:หมาย)?|เกณฑ์|ถึง|ครบ|แตะ|เต็ม|ทะลุ|เกิน|มากกว่า|พ้น|ให้ได้|อยากได้|เป็น|ได้|สัก|target|goal|to|of|until|till|reach|hit)|(?<=ห่างจาก)|(?<=ขาดจาก)|(?<=ห่าง)|ไม่ถึง(?=.*ขาด))"
    rf"(?:คนตาม|ยอด|ผู้ติดตาม|คือ|ไว้|ที่|เป็น|สัก|ว่า|จะ|ได้|ถึง|ครบ|เต็ม|แตะ|ให้|อยู่|get to|is|of|were|\s)*"
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(DIGITS)})?\s?(?P<power>{'|'.join(POWERS)})?\s?(?P<unit>{COUNTED})?(?![%\d]|\s?(?:%|เปอ|ละ|percent|ใน|จุด))"
)
_AIMED_AT = re.compile(rf"(?:เป้า|target|goal)[^\d%]{{0,40}}?(?P<number>\d[\d,]{{3,}})\s?(?:{COUNTED}|$|\s)")
_LACKING = re.compile(
    r"(?:อีก|ขาด|เหลือ|เพิ่ม|ห่าง|ต้อง(?:ได้|ทำ|แก้|หา|ลด|มี|สร้าง|ผ่าน|เอา|ใช้)?).{0,30}?(?:กี่|เท่า(?:ไ|ใ|ร))"
    r"|how (?:many|much|far)\b.{0,40}\b(?:more|short|left|to go|needed|need|lacking|missing|away|from|off)\b"
)
_PAST = re.compile(
    rf"(?:เกิน(?:กว่า|จาก)?|สูงกว่า|เหนือ(?:กว่า)?|มากกว่า|พ้น|ทะลุ|เลย)\S{{0,10}}?\s?(?P<mark>(?:ร้อยละ\s?)?\d[\d.]*\s?\S{{0,14}}|ครึ่ง\S{{0,22}}|เป้า\S{{0,16}}|เกณฑ์\S{{0,16}}\s?[\d.]*\S{{0,10}}|(?:{'|'.join(DIGITS)})?(?:{'|'.join(POWERS)})\S{{0,6}}?)"
    r"\s?(?:อยู่|มา|ไป|แล้ว)+\s?(?:กี่|เท่า(?:ไ|ใ|ร))|how (?:far|much|many).{0,24}\b(?:above|over|past|beyond)\b"
)
# what says that the share is hoped for, not told: an aim, a mark, a condition
_HOPED = re.compile(
    r"เป้า|เกณฑ์|มาตรฐาน|ถ้า|หาก|สมม[ตุ]|อยาก|จะ|ให้|ถึง|ครบ|แตะ|ทะลุ|ขยับ|เกิน|สูงกว่า|เหนือ|มากกว่า|ห่าง|ขาดจาก|ต้อง|ไม่ถึง|ต่ำกว่า|น้อยกว่า"
    r"|\b(?:target|goal|aim|if|to|reach|hit|until|above|over|below|under|from)\b"
)
_EACH_OTHER = re.compile(r"(?:ห่าง|ต่าง)กัน|ระหว่าง")  # of two, and not of an aim
_OF_AN_AIM = re.compile(r"เป้า|target|goal|aim")  # what a word for the future may be, of an aim that is set here
_SETS = re.compile(r"เป้า|เกณฑ์|มาตรฐาน|ถึง|ครบ|แตะ|ครึ่ง|ตั้ง|ขยับ|half|target|goal|reach|quarter|third")


@dataclass(frozen=True, slots=True)
class Aim:
    """A share of the whole as a fraction, or a number of what is counted."""

    part: Decimal = Decimal(0)
    parts: int = 100
    amount: Decimal | None = None
    unit: str = ""  # of the amount, as a class

    @property
    def percent(self) -> Decimal:
        return self.part * 100 / self.parts

    def of(self, whole: Decimal) -> Decimal:
        return whole * self.part / self.parts


def share_aimed_at(text: str, points: bool = False) -> Aim | None:
    """The share of a whole that is said first; with `points`, also a number that has no unit.

    >>> share_aimed_at("ถ้าเป้าคือ 75%").percent, share_aimed_at("ถึง 85", points=True).percent, share_aimed_at("ถึง 85")
    (Decimal('75'), Decimal('85'), None)
    """
    found = _SHARE.search(text)
    if found is None:
        bare = _BARE.search(text) if points else None
        return Aim(Decimal(bare["share"])) if bare else None
    if found["half"]:
        return Aim(Decimal(50))
    if found["part"]:
        part, parts = (_ONES.get(said) or int(said) for said in (found["part"], found["parts"]))
        return Aim(Decimal(part), parts) if 0 < part < parts else None
    if named := found["quarters"]:
        part, parts = next(pair for name, pair in _NAMED_PARTS.items() if named.startswith(name))
        return Aim(Decimal(part), parts)
    if worded := found["worded"] or found["said"]:
        return Aim(Decimal(10 * (_TENS.index(worded) + 1)))
    return Aim(Decimal(found["of"] or found["share"]))


def amount_aimed_at(text: str) -> Aim | None:
    """A number of what is counted that is to be reached."""
    for goal in _AMOUNT.finditer(text):
        number, power = goal["number"], goal["power"]
        if goal.group().strip().endswith("ร้อย") and number is None:
            continue  # "ยังขาดกี่จุดถึงร้อย"
        counted = goal["from"] and goal["unit"] and number not in (None, *DIGITS)  # "ยังห่างจาก 200 แห่งเท่าไร"
        digits = "" if number in (None, *DIGITS) else number.replace(",", "")
        if power or counted or len(digits) > SHORTEST:
            amount = DIGITS.get(number or "หนึ่ง") or Decimal(number.replace(",", ""))
            return Aim(amount=amount * POWERS.get(power or "", 1), unit=unit_class(goal["unit"] or ""))
    named = _AIMED_AT.search(text)  # "ตั้งเป้าคนตามติ๊กต็อก 50,000 คน"
    return Aim(amount=Decimal(named["number"].replace(",", ""))) if named else None


def of_an_aim(turn: Turn) -> Answer | None:
    """How many more it takes to an aim, or how far it is passed; None where no aim is set or nothing is asked of it."""
    question = turn.question
    if made := _amount_of_share(turn):
        return made
    over = _IF.search(question.normal) is not None and _OVER_IT.search(question.normal) is not None
    past = (over or _PAST.search(question.normal) is not None) and not question.has("ask.which", "ask.who")
    lacking = past or (question.asks_number and _LACKING.search(question.normal) is not None)
    lacking = lacking and _EACH_OTHER.search(question.normal) is None
    again = _set_anew(turn) or _another_of_the_kind(turn) is not None
    if not (lacking or again) or question.has("ask.why", "aspect.obstacles") or _lacks(question):
        return None
    points = question.in_points or (question.has("ask.percent") and _ASKS_PERCENT.search(question.normal) is not None)
    points = points or (again and turn.context.unit == POINTS) or _of_percents_picked(turn)
    points = points or (not question.unit and _FAR_FROM_A_PERCENT.search(question.normal) is not None)
    points = points or (over and not question.unit)  # "ถ้าเป้า 90% ทำได้เกินเป้าเท่าไหร่"
    aim = _aim_set(turn, points)
    if aim is None:
        return None
    figure = _meant(turn, aim)
    if figure is None:
        return None
    turn.note("compute", f"aim {aim.amount or aim.percent} of {figure.indicator.id}")
    return _apart(turn, figure, aim, points)


_FAR_FROM_A_PERCENT = re.compile(r"(?:ห่าง|ขาดจาก)\s?(?:จาก)?\s?(?:เป้า|เกณฑ์)?\s?(?:ร้อยล่?ะ|\d[\d.]*\s?(?:%|เปอ))")
_OVER_IT = re.compile(  # of an aim that is supposed; else it counts those that are over it
    r"(?:เกิน(?:กว่า)?|เหนือ(?:กว่า)?|สูงกว่า|ทะลุ|พ้น)\s?(?:เป้า|เกณฑ์)\S{0,6}?\s?(?:มา|ไป|อยู่)?\s?(?:กี่|เท่า(?:ไ|ใ|ร))|เกินมา\s?(?:กี่|เท่า(?:ไ|ใ|ร))"
)
_MAKES = re.compile(
    r"(?:ของ|จาก|ใน)\s?(?P<whole>.{2,60}?)\s?(?:คือ|เท่ากับ|เป็น|ได้|ก็|จะ|คิดเป็น|ตก|ประมาณ)+\s?(?:จำนวน)?\s?(?:กี่|เท่า(?:ไ|ใ|ร))"
    r"|\bof\b.{2,60}\bhow many\b|how many (?:is|are|would be)\b.*\bof\b"
)


def _amount_of_share(turn: Turn) -> Answer | None:
    """ "10% ของครูทั้งหมดจะเท่ากับกี่คน": what a share of all there are comes to."""
    question, aim = turn.question, share_aimed_at(turn.question.normal)
    made = _MAKES.search(question.normal)
    if aim is None or made is None or _LEFT.search(question.normal) or _lacks(question) or not question.asks_count:
        return None
    if not (_every(question) or question.numbers[1:]):
        return None
    given = [o for o in printed_operands(turn) if o.amount != aim.part]
    figure = given[0] if len(given) == 1 else None
    if figure is None:
        meant = _meant(turn, aim)
        figure = replace(meant, whole=True) if meant is not None and meant.indicator.total else None
    if figure is None or not figure.number:
        return None
    exact = aim.of(figure.amount)
    result = format_number(exact if exact != exact.to_integral_value() else exact.to_integral_value())
    shown = f"{figure.text} × {format_number(aim.part)} ÷ {aim.parts} = {result}"
    return computed(turn, [figure], "part", shown, result, figure.unit)


_LEFT = re.compile(r"อีก|ขาด|เหลือ|เพิ่ม|เกิน|ถึง|more|short|left")


def _every(question: Question) -> bool:
    return question.has("operation.total", "operation.base")


_ASKS_PERCENT = re.compile(r"กี่\s?(?:%|เปอ)|(?:ร้อยละ|เปอร์เซ็นต์)เท่า|how many percent")


def _set_anew(turn: Turn) -> bool:
    """ "แล้วถ้า 80% ล่ะ" after what was lacking of another aim: nothing is said but the aim."""
    question = turn.question
    bare = question.has("follow.and_then") or _IF.search(question.normal) is not None
    after = turn.follows and _reckoned(turn) and len(question.tokens) <= SHORT
    otherwise = turn.aspect or question.has("ask.which", "ask.who", "ask.yes_no", "ask.how", "ask.what")
    return bool(after and bare and sets_an_aim(question)) and not question.naming and not otherwise


def _reckoned(turn: Turn) -> bool:
    """Whether it was reckoned last what is lacking of an aim, or beyond it."""
    apart = turn.context.operation == "difference" and _OF_AN_AIM.search(normalise(turn.context.question))
    return turn.context.operation in ("short", "past") or bool(apart)


_IF = re.compile(r"ถ้า|หาก|สมม[ตุ]|\bif\b|what about")


def sets_an_aim(question: Question) -> bool:
    """Whether the question says itself what the aim is, so that it asks for none."""
    return bool(share_aimed_at(question.normal) or amount_aimed_at(question.normal))


def _of_percents_picked(turn: Turn) -> bool:
    """ "ขาดไปเท่าไหร่" after "ตัวไหนไม่ถึง 85%": no unit is said, and percents were told."""
    picked = turn.follows and turn.context.aspect == "analysis" and not turn.context.operation
    return picked and not turn.question.unit and not sets_an_aim(turn.question)


def _lacks(question: Question) -> bool:
    """Whether something is asked that no aim mends: a place, a year, a forecast."""
    aims = sets_an_aim(question)
    for token in question.tokens:
        for cue in token.cues:
            if cue.startswith("absent.") or (cue.startswith("lack.") and cue != "lack.forecast"):
                return True
            if cue == "lack.forecast" and not (aims and _OF_AN_AIM.search(token.text)):
                return True
    return False


def _aim_set(turn: Turn, points: bool) -> Aim | None:
    """The aim of this question, or of the one before where this only asks what is lacking of it."""
    question = turn.question
    hoped = _HOPED.search(question.normal) is not None
    share = share_aimed_at(question.normal, points)
    aim = share or (None if points else amount_aimed_at(question.normal))
    if aim is not None:
        return aim if hoped else None
    if not turn.follows or question.numbers or _of_all(question) or len(question.tokens) > SHORT:
        return None
    before = normalise(turn.context.question)
    reckoned = _reckoned(turn)
    if not reckoned and _MARKED.search(before) is None:
        return None
    return share_aimed_at(before, points=reckoned) or amount_aimed_at(before)


SHORT = 9  # tokens of a follow-up that leans on an aim
_MARKED = re.compile(r"ถึง|เกิน|เกณฑ์|เป้า|ครึ่ง|กว่า|แตะ|ครบ|ผ่าน|above|below|reach|target|under|over|half")
_ALL_OF = re.compile(r"ครบ|ทั้งหมด|เต็ม|ทุก|100|ร้อย(?!ละ)|all of")


def _of_all(question: Question) -> bool:
    """ "ขาดอีกกี่โรงถึงจะครบ": of the whole, whatever aim was spoken of before."""
    return _ALL_OF.search(question.normal) is not None


def _meant(turn: Turn, aim: Aim) -> Operand | None:
    """The figure that the aim is of: named beside it, else the one told last."""
    tokens = turn.question.tokens
    before = (None, *tokens)
    said = tuple(t for t, b in zip(tokens, before, strict=False) if not _is_of_the_aim(t) and not _to_reach(b, t))
    alone = Turn(replace(turn.question, tokens=said), turn.context, turn.catalogue)
    if other := _another_of_the_kind(turn):
        return other
    if aim.amount is not None:
        generic = turn.catalogue.generic
        named = any(not generic.issuperset(t.concepts) for t in alone.question.naming)
        last = [] if named or not turn.follows or turn.context.passages else _said_first(alone, last_told(turn))
        counted = next(iter([operand_of(m) for m in named_matches(alone)] if named else last), None)
        if counted is not None and aim.unit and not units_agree(aim.unit, counted.unit_class):
            counted = _in_the_unit(alone, aim.unit)
        return counted if counted is not None and counted.number is not None else None
    figure = _of_those_selected(turn, alone) or _share_last(turn, alone) or share_asked(alone)
    if figure is None or (figure.percent is None and not figure.total) or (not figure.total and figure.value):
        return None
    told = Operand(figure).percent
    if told is not None and abs(told - aim.percent) < NEARLY and not _SETS.search(turn.question.normal):
        return None  # the share that is printed is only told again: "ได้ร้อยละ 92 แล้วเหลืออีกกี่แห่ง"
    return Operand(figure)


def _another_of_the_kind(turn: Turn) -> Operand | None:
    """ "แล้วยูทูบล่ะ" after what Facebook lacks of an aim: the same is counted of another, for the same aim."""
    question, told = turn.question, next(iter(last_told(turn)), None)
    after = turn.follows and turn.context.operation in ("short", "past") and not turn.aspect
    if not after or told is None or told.indicator.id not in turn.catalogue.values or len(question.tokens) > SHORT:
        return None
    named = turn.catalogue.values[told.indicator.id].naming
    for kind in turn.catalogue.words.kinds:
        member = kind & question.concepts
        if named & kind and member and not member & named and len(question.naming) == 1:
            return counted_like(turn, told, member)
    return None


def _said_first(alone: Turn, told: list[Operand]) -> list[Operand]:
    """Of several told last, first what is named by what was done: "แก้ได้" after how many joined and did it."""
    values, said = alone.catalogue.values, alone.question.concepts
    return sorted(told, key=lambda o: o.indicator.id not in values or values[o.indicator.id].naming.isdisjoint(said))


def _in_the_unit(alone: Turn, unit: str) -> Operand | None:
    """ "ยูทูบขาดอีกเท่าไหร่ถึงจะครบสี่แสนคน": of what is named what is counted so, the followers and not the episodes."""
    near = (m for m in alone.figures[:8] if not m.whole and m.asked and not any(t.concepts for t in m.unexplained))
    return next((operand_of(m) for m in near if units_agree(unit, m.figure.unit)), None)


_OF_LIMITS = frozenset({"lack.forecast", "amount.part", "operation.above", "operation.below"})
NEARLY = Decimal("0.5")
_A_MARK = re.compile(r"(?:เกิน|ถึง|ผ่าน|สูงกว่า|ต่ำกว่า|พ้น|เหนือ|เข้า)?\s?(?:เป้า|เกณฑ์|มาตรฐาน|\d|ครึ่ง)|ตั้งเป้า|half|target|goal")


def _is_of_the_aim(token: Token) -> bool:
    """Whether a word only says what the aim is: "เป้า", "ถึงเกณฑ์", "85", "ครึ่ง"."""
    sets = _A_MARK.match(token.text) if token.concepts else _SETS.search(token.text)
    return token.number or sets is not None or not _OF_LIMITS.isdisjoint(token.cues)


def _to_reach(before: Token | None, token: Token) -> bool:
    """ "how many more to reach 400,000": no reach of a page."""
    return before is not None and (before.text, token.text) == ("to", "reach")


def _of_those_selected(turn: Turn, alone: Turn) -> Indicator | None:
    """ "ตัวที่ไม่ถึงขาดอีกกี่จุด" after some were held against a mark: the one that lies on that side of it."""
    told, before = [o.indicator for o in last_operands(turn)] or recent(turn)[:1], normalise(turn.context.question)
    aim = share_aimed_at(before)
    if not turn.follows or turn.context.aspect != "analysis" or aim is None or alone.question.naming:
        return None
    past = _PAST.search(turn.question.normal) is not None
    if not past and _UNDER.search(turn.question.normal):  # those who do not come up to it, whoever was told
        told = [*told, *(i for i in turn.catalogue.edition.detailed if told and i.policy == told[0].policy)]
    near = [i for i in told if i.percent is not None and ((Operand(i).percent or 0) >= aim.percent) == past]
    near = list(dict.fromkeys(near))
    return near[0] if len(near) == 1 else None


_UNDER = re.compile(r"(?:ไม่|ยัง)\S{0,6}(?:ถึง|ผ่าน|ได้|แตะ|ครบ)|ต่ำกว่า|น้อยกว่า|ตก|below|under|not")


def _share_last(turn: Turn, alone: Turn) -> Indicator | None:
    """The share told last, where nothing is named that is not said of it or of its whole."""
    last = next((i for i in recent(turn)[:1] if i.percent is not None), None) if turn.follows else None
    own = [f for f in turn.catalogue.figures if last is not None and f.indicator.id == last.id]
    common = turn.catalogue.generic.union(*(f.spoken for f in own), turn.catalogue.words.verbs)
    others = alone.question.naming and not turn.catalogue.words.actors.isdisjoint(alone.question.concepts)
    if last is None or others or any(common.isdisjoint(t.concepts) for t in alone.question.naming):
        return None
    return last


def _apart(turn: Turn, figure: Operand, aim: Aim, points: bool) -> Answer | None:
    """What the figure lacks of the aim, or has beyond it."""
    if aim.amount is not None:
        return _counted_apart(turn, figure, aim.amount, format_number(aim.amount))
    percent, whole = figure.percent, figure.indicator.total
    if (points or not whole) and percent is not None:
        low, high = sorted((percent, aim.percent))
        left = f"{(high - low).normalize():f}"
        texts = {percent: figure.indicator.percent_text, aim.percent: format_number(aim.percent)}
        operation = "short" if percent < aim.percent else "past"
        return computed(turn, [figure], operation, f"{texts[high]} − {texts[low]} = {left}", left, POINTS)
    if points or not whole:
        return None
    exact = aim.of(Decimal(whole))
    wanted = exact.to_integral_value(ROUND_CEILING)
    share = format_number(wanted) if exact == wanted else f"{format_number(exact, 2)} ≈ {format_number(wanted)}"
    shown = f"{format_number(whole)} × {format_number(aim.part)} ÷ {aim.parts} = {share}"
    return _counted_apart(turn, figure, wanted, format_number(wanted), f"{shown} · ")


def _counted_apart(turn: Turn, figure: Operand, wanted: Decimal, text: str, before: str = "") -> Answer:
    left = format_number(abs(wanted - figure.amount))
    operation, sides = ("short", (text, figure.text)) if figure.amount < wanted else ("past", (figure.text, text))
    return computed(turn, [figure], operation, f"{before}{sides[0]} − {sides[1]} = {left}", left, figure.unit)
