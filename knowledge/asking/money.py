"""Whether an amount of money is asked for, of what is counted in money: no report of this kind prints one."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.picking import ACCEPT
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def money_asked(turn: Turn) -> Token | None:
    """The word whose amount is asked for: "งบประมาณเท่าไหร่", "how much did students earn"; None where none is."""
    question = turn.question
    if _MUCH_MONEY.search(question.text.lower()) and not question.has("ask.percent"):
        return next((t for t in question.tokens if "ask.how_much" in t.cues), question.tokens[0])
    if not turn.aspect and _SO_MUCH_SPENT.search(question.text.lower()):
        return next((t for t in question.tokens if t.text.startswith(_CALLED)), question.tokens[0])
    if cost := _cost_of_it(turn) or _given_to_each(turn) or _of_the_whole_report(turn):
        return cost
    money = question.naming_any(turn.catalogue.words.money)
    if money is None or _SIZE.search(money.text) or turn.aspect or question.has("ask.percent"):
        return None
    if _OF_WHAT_SIZE.search(question.normal):
        return None  # "งบ Top Up ให้โรงเรียนขนาดเท่าไร"
    if _EACH.search(question.normal):
        return money  # "ค่ารถให้เด็กที่ย้ายไปเรียนรวม ให้หัวละเท่าไหร่ต่อวัน"
    if _INVENTED.search(question.normal) and not question.has("ask.how_many"):
        return money  # "สมมติงบประมาณแก้หนี้ครูมาให้สักตัว"
    wanted = question.has("ask.how_much", "ask.how_many") or _AMOUNT_OF_MONEY.search(question.normal)
    if not wanted or question.unit:
        return None
    if _COUNTS_PEOPLE_OR_PLACES.search(question.text) or _of_who_is_named(turn) or _counts_who_got(turn, money):
        return None
    return money


_MILLIONS = re.compile(
    r"(?:นักเรียน|ผู้เรียน|เด็ก|ครู|ผู้ปกครอง|ผู้ติดตาม|คนตาม|สมาชิก|บุคลากร).*?"
    r"(?:(?<!ได้)(?<!ได้ )|(?<=ก็ได้)|(?<=ก็ได้ ))กี่ล้าน(?=\s|$|[ครอนวห?])(?!วิว)"
)
_IN_MONEY = re.compile(r"เงิน|งบ|รายได้|หนี้|ค่า|ตังค์|ทุน|กำไร|ราคา|จ่าย|ขาย|กู้|บาท|มูลค่า|โบนัส")


def people_by_the_million(text: str) -> str:
    """ "นักเรียนทั้งประเทศกี่ล้าน" with who is counted behind the number: of them there are millions, and of no money said.

    >>> people_by_the_million("เด็กได้แนะแนวกี่ล้าน"), people_by_the_million("ครูเป็นหนี้กี่ล้าน")
    ('เด็กได้แนะแนวกี่ล้านคน', 'ครูเป็นหนี้กี่ล้าน')
    """
    found = None if "กี่ล้าน" not in text or _IN_MONEY.search(text) else _MILLIONS.search(text)
    return f"{text[: found.end()]}คน{text[found.end() :]}" if found else text


_INVENTED = re.compile(
    r"สมมุ?ติ|(?:ช่วย|ลอง|ขอ|ให้)\s?(?:เดา|กะ|คาด|ประเมิน|ประมาณ)|เดา(?:เลข|ตัวเลข|มา|ให้|เอา)|กะๆ|มั่ว(?:เลข|ตัวเลข|มา)|ปั้น(?:เลข|ตัวเลข)"
    r"|แต่ง(?:เลข|ตัวเลข|ขึ้น)|คิด(?:เลข|ตัวเลข)?ขึ้น(?:มา|เอง)|\b(?:invent|make up|guess|estimate|pretend|suppose)\b",
    re.IGNORECASE,
)
_AMOUNT_OF_MONEY = re.compile(
    r"(?:ตัวเลข|ยอด|จำนวน|เลข)\s?(?:ของ)?\s?(?:เงิน|งบ)|(?:งบ|เงิน)\S{0,10}\s?(?:เป็น)?(?:ตัวเลข|กี่)"
)


_WHOLE = ("meta.whole", "meta.policies", "meta.report_name")
_ALL_OF_IT = ("operation.sum", "operation.total", "ask.number", "meta.whole", "depth.full")
_CALLED = ("งบ", "วงเงิน", "เงิน", "ค่าใช้จ่าย", "รายจ่าย", "budget", "the budget", "spending", "cost", "money")


def _of_the_whole_report(turn: Turn) -> Token | None:
    """ "งบประมาณรวม Quick Win ทุกเรื่อง": the money of all policies together, whatever asks for it, or nothing does."""
    question = turn.question
    if not question.has(*_WHOLE) or not question.has(*_ALL_OF_IT) or turn.aspect or turn.named_policy:
        return None
    if question.has("ask.which", "ask.how", "ask.why", "ask.what", "ask.mentioned", "ask.yes_no"):
        return None
    return next((t for t in question.content if t.text.startswith(_CALLED)), None)


def _given_to_each(turn: Turn) -> Token | None:
    """ "ได้โรงละเท่าไหร่" after an item on a budget: what each got of it is money."""
    read, money = turn.context.passages, turn.catalogue.words.money
    if not (turn.follows and read and _EACH.search(turn.question.text)):
        return None
    named = [t for t in turn.question.naming if not turn.catalogue.words.actors.issuperset(t.concepts)]
    told = any(item.passage.place in read and item.said & money for item in turn.catalogue.items)
    return next((t for t in turn.question.tokens if "ask.how_much" in t.cues), None) if told and not named else None


_EACH = re.compile(
    r"(?:โรง|โรงเรียน|คน|หัว|แห่ง|ราย|เขต|เดือน|วัน|ครั้ง|ปี|งวด|เทอม|เที่ยว|รอบ)\s?ละ\s?(?:เท่าไ|เท่าใด|กี่บาท)"
    r"|(?:เท่าไ(?:ห?ร่?)?|เท่าใด)\s?(?:ต่อ|/)\s?(?:หัว|คน|วัน|เดือน|เทอม|ปี|โรง|แห่ง|ครั้ง|เที่ยว|ราย)"
)
_OF_WHAT_SIZE = re.compile(
    r"(?:โรงเรียน|โรง|รร\.?|สถานศึกษา)\s?(?:ที่)?\s?(?:มี)?ขนาด\s?(?:ประมาณ|ราวๆ)?\s?(?:เท่าไ|เท่าใด|ไหน|ใด|กี่|แค่ไหน)"
)


def _cost_of_it(turn: Turn) -> Token | None:
    """ "ค่าจัดอบรมหมดไปเท่าไหร่", "ค่าพัฒนาระบบเท่าไหร่": "ค่า" before what is done is what was paid for it."""
    question = turn.question
    if not question.has("ask.how_much", "lack.money") or question.unit or question.has("ask.percent"):
        return None
    best = next(iter(turn.figures), None)
    measured = best is not None and best.score >= ACCEPT and best.figure.indicator.kind in ("mean", "sd", "criterion")
    if measured or not turn.catalogue.words.measures.isdisjoint(question.concepts):
        return None
    asks = max((t.start for t in question.tokens if "ask.how_much" in t.cues or "lack.money" in t.cues), default=0)
    pairs = pairwise(t for t in question.tokens if t.start <= asks)
    of_it = (token for token, after in pairs if token.text == "ค่า" and not any("ask." in c for c in after.cues))
    return next(of_it, None)


_SIZE = re.compile(r"\d")  # "โรงเรียนไม่เกิน 60 คน ใกล้โรงเรียนคุณภาพ มีนักเรียนเท่าไร": those who are given more, by their size
_MUCH_MONEY = re.compile(  # "how much did students earn in the summer"
    r"how much (?:money|cash|pay|did|do|does|was|were|is|are|can|could)\b"
    r".*\b(?:earn|paid|pay|make|cost|spend|spent|owe|receive)"
    r"|what (?:did|does|do|will|would|has|have|was|were|is)\b.*\bcosts?\b"
    r"|(?:วงเงิน|งบ|เงิน|กู้|ค่า(?:รถ|พาหนะ|เดินทาง|จ้าง))[^\d]{0,40}?(?:ไม่เกิน|สูงสุด|อย่างมาก|มากสุด|ต่ำสุด|ขั้นต่ำ)\s?(?:เท่าไ|เท่าใด|แค่ไหน|กี่บาท)"
    r"|(?:(?:มูล|ยอด)\s?หนี้|หนี้(?:สิน)?\s?(?:เฉลี่ย|ต่อหัว|ต่อคน|รวม))[^\d]{0,40}?"
    r"(?:เท่าไ|เท่าใด|แค่ไหน|กี่\s?(?:บาท|หมื่น|แสน|ล้าน|พัน)(?!\s?(?:คน|ราย)))"
    r"|(?:หาเงิน|ได้เงิน|ได้ตังค์|ได้ตัง|กำไร|รายรับ|ค่าแรง|ค่าจ้าง|ค่าตอบแทน|เงินเดือน|ยอดขาย|ขายของได้|ขายได้เงิน|ต้นทุน|ค่าเช่า|ค่าใช้จ่าย"
    r"|ราคา|เสียเงิน|จ่ายเงิน|จ่ายไป|ใช้เงิน|หมดเงิน|หมดไป|ลงทุนไป|ลงทุน)[^\d]{0,24}?(?:เท่าไ|เท่าใด|แค่ไหน|กี่(?:บาท|หมื่น|แสน|ล้าน|พัน)(?!คน|ราย|โรง|แห่ง))"
)
_SPENT = (
    r"(?:(?:ใช้|ได้|ทุ่ม|หมด|เสีย|จ่าย|เบิก|ผลาญ|ตั้ง|ขอ|รับ|อัด|ลง)\s?(?:เงิน|งบ|ทุน)(?:ประมาณ)?|งบประมาณ|งบ|วงเงิน|ค่าใช้จ่าย|ต้นทุน)"
)
_SO_MUCH_SPENT = re.compile(  # whether it is that much money, is worth it, or has grown
    rf"{_SPENT}[^\d]{{0,40}}?(?:เกิน|ถึง|มากกว่า|น้อยกว่า|ต่ำกว่า|กว่า|ละ|ตั้ง|เป็น|ราว|ประมาณ|แค่)\s?"
    r"(?:(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|[\d.,]+)?\s?(?:สิบ|ร้อย(?!ละ)|พัน|หมื่น|แสน|ล้าน))+(?!\s?(?:กว่า)?\s?(?:คน|ราย|โรง|แห่ง|เขต|ครั้ง))"
    rf"|{_SPENT}(?:กัน|ไป|\s)*(?:เยอะ|มาก|คุ้ม(?:ค่า)?|แพง|สูง|บาน|สิ้นเปลือง)(?:กัน|ไป|จริง|\s)*(?:ไหม|มั้ย|แค่ไหน|หรือ|รึ|ป่าว|เปล่า|เหรอ|ขนาดไหน)"
    r"|คุ้ม(?:ค่า)?\s?(?:กับ)?\s?(?:งบ|เงิน|ภาษี)|ทุ่ม\s?(?:เงิน|งบ)\S*?\s?(?:เท่าไ|กี่)"
    r"|^(?:ขอ|อยากรู้|\s)*(?:เงิน|งบ|งบประมาณ)ที่ใช้(?:กับ|ใน|ไป|สำหรับ)(?:(?!กี่|ไหน|อะไร|ยังไง|อย่างไร|โรง).){0,40}$"
    r"|(?:งบประมาณ|งบ)(?:(?!พอ|ช้า).){0,24}(?:ลดลง|เพิ่มขึ้น|มากขึ้น|น้อยลง)\s?(?:จาก|กว่า)?\s?ปี"
)
_COUNTS_PEOPLE_OR_PLACES = re.compile(
    r"กี่\s?(?:คน|ราย|โรง|แห่ง|เขต|จุด|ครั้ง|ปี|ข้อ|เรื่อง)"
    r"|how many (?:[\w-]+ ){0,3}(?:school|student|pupil|teacher|kid|child|people|area|office)"
)


def _of_who_is_named(turn: Turn) -> bool:
    """ "ค่ารถโรงเรียนเท่าไหร่": who stands before the word that asks is counted."""
    tokens, actors = turn.question.tokens, turn.catalogue.words.actors
    before = (tokens[i - 1] for i, t in enumerate(tokens) if i and "ask.how_much" in t.cues)
    return any(not actors.isdisjoint(t.cues) for t in before)


_IS_COUNTED = re.compile(r"(?:มี|จำนวน)\s?(?:ทั้งหมด|ทั้งสิ้น|อยู่|จำนวน)?\s?เท่า")


def _counts_who_got(turn: Turn, money: Token) -> bool:
    """ "โรงเรียนที่ได้ค่ารถมีเท่าไหร่", "รวมกันเท่าไหร่": who got the money is counted, not the money."""
    best = next(iter(turn.figures), None)
    if best is None or best.score < ACCEPT or best.figure.indicator.kind == "criterion":
        return False
    counted = _IS_COUNTED.search(turn.question.text) or turn.question.has("operation.sum", "operation.difference")
    return bool(counted) and not best.figure.naming.isdisjoint(money.cues)


def asks_of_pay(turn: Turn, token: Token) -> bool:
    """ "เงินเดือนธุรการได้เพิ่มมั้ย": whether pay rises, which an item on those who are paid does not tell."""
    asked = token.text in _PAY and token.part in turn.question.asking_parts
    return asked and turn.question.has("ask.yes_no") and token.text not in turn.catalogue.printed


_PAY = frozenset(
    {"เงินเดือน", "ค่าจ้าง", "ค่าตอบแทน", "โบนัส", "ค่าแรง", "เบี้ยเลี้ยง", "salary", "salaries", "wage", "wages", "bonus"}
)
