"""Whether an amount that the question states is so: "ครูแก้หนี้ได้ 5,000 ราย ใช่ไหม" is not, and the reply says it first.

The record found is what it is set against: its number, percent and whole, or what was reckoned from them. Where the
amount is printed of something else, the reply tells of what ("64.50" is the percent of schools, not of teachers).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.amounts_said import Said, amounts_said
from knowledge.asking.answer import Answer, Checked, Fact, Verdict
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.turn import Turn, fact_of
from knowledge.records import Indicator

CLOSE, ABOUT = Decimal("0.05"), Decimal("0.1")  # of the number: a rounded amount, one that is said to be rough
NEARLY = Decimal("0.85")  # of the amount, for what is nearly that much
TELLING = 3  # digits of a number that tells of which figure it is
DOUBTFUL = "larger-than-whole"  # kind of a finding of the audit
MOST_PRINTING = 2  # figures that print it
_NOT_CHECKED = (
    "ask.what",
    "ask.which",
    "ask.why",
    "ask.how",
    "ask.how_many",
    "ask.how_much",
    "ask.who",
    "ask.when",
    "ask.define",
)
_POLITE = r"\W*(?:ครับ|คับ|ค่ะ|คะ|อะ|อ่ะ|เนี่ย|นะ|จ๊ะ|ขอตัวเลข|[\s?!.])*(?P<topic>\s(?:เรื่อง|ของ|นโยบาย)\s?\S{2,24})?$"
_NOT = r"หรือไม่|หรือเปล่า|รึเปล่า|หรือป่าว|รึป่าว|เปล่า|ป่าว"
_CONFIRMED = re.compile(  # what is stated is asked to be so
    rf"(?:(?:ใช่|จริง|ถูก(?:ต้อง)?|ชัวร์)\s?(?:ๆ\s?)?(?:แล้ว)?(?:ไหม|มั้ย|มั๊ย|ไม๊|มะ|ปะ|ป่ะ|ป้ะ|{_NOT}|เหรอ|หรอ|หรือ|ดิ|อะ|อ่ะ)"
    rf"|เหรอ|หรอ|ชิมิ|right|correct|is (?:it|that|this) (?:true|right|correct)){_POLITE}"
)
_ASKED = re.compile(rf"(?:(?:หรือ|รึ|แล้ว|หมด|ครบ)?ยัง|ไหม|มั้ย|มั๊ย|ป่ะ|ปะ|{_NOT}){_POLITE}")  # the same, of "เกิน", "ครบ"
_DENIED = re.compile(
    r"(?<!ใช่)(?<!หรือ)(?<!จริง)ไม่(?!ใช่|เกิน|ถึง|น้อยกว่า|ต่ำกว่า|มากกว่า|สูงกว่า|แตะ|ทะลุ|ครบ|ทราบ|รู้|แน่ใจ|ค่อย)"
    r"|ยังเหลือ|เหลืออีก|ขาดอีก|ขาดไป|ผิด|มั่ว|โม้|โกหก|ตอแหล|เฟก|เพี้ยน|พิมพ์ถูก"
)
_WISHED = re.compile(
    r"(?:ตั้ง|วาง|กำหนด|ขีด)\S{0,3}เกณฑ์|เป้า(?!หมาย)|ตั้งไว้|ถ้า|หาก|kpi|สมมติ|สมมุติ|อยากได้|ต้องได้|target"
)  # by the one who asks
_WHOLE = re.compile(r"(?:จาก|ทั้งหมด|ทั้งสิ้น|ใน|out of)\s?(?:มี)?\s?(?:จำนวน)?\s?$")
_FELL, _ROSE = re.compile(r"ลด(?!ภาระ)|น้อยลง|หายไป|dropped|fell|decreas"), re.compile(r"เพิ่ม|มากขึ้น|rose|increas|grew")
_CAME_TO = re.compile(r"(?:เป็น|เหลือ|รวม|ทั้งหมด|to)\s?$")


def with_verdict(turn: Turn, answer: Answer) -> Answer:
    """The answer with whether what the question states is so, where it states an amount of what was found."""
    said = _stated(turn, answer)
    verdicts = [_verdict(turn, answer, each) for each in said]
    told = {verdict for verdict in verdicts if verdict is not None}
    if not told or None in verdicts:
        return answer
    verdict = _altogether(told, doubtful=any(notice.kind == DOUBTFUL for notice in answer.notices))
    turn.note("verdict", f"{verdict}: {', '.join(f'{each.relation} {each.number}' for each in said)}")
    wrong = [each for each, v in zip(said, verdicts, strict=True) if v == "not so"]
    checked = Checked(verdict, said[0].relation == "all" or said[0].full, _printed_of(turn, answer, wrong))
    focus = "value" if answer.focus == "total" and said[0].in_percent else answer.focus
    return replace(answer, checked=checked, focus=focus)


_RECKONED = ("remaining", "difference", "sum", "average", "ratio")


def reckoned_instead(turn: Turn, answer: Answer) -> str:
    """ "เหลือครูที่ยังแก้หนี้ไม่ได้ 6,688 รายใช่ไหม": what to work out, for the amount to be set against it; "" where the answer
    is worked out already, or nothing is to be."""
    text = turn.question.normal
    confirmed = _CONFIRMED.search(text)
    if answer.computation or not confirmed or not any(turn.question.has(f"operation.{name}") for name in _RECKONED):
        return ""
    said = amounts_said(text[: confirmed.start()])
    if len(said) != 1 or said[0].relation not in ("exact", "about") or turn.question.has(*_NOT_CHECKED):
        return ""
    how_many = "กี่เปอร์เซ็นต์" if said[0].in_percent else f"กี่{said[0].unit}" if said[0].unit else "เท่าไหร่"
    return f"{text[: said[0].start]}{how_many}{text[said[0].end : confirmed.start()]}{confirmed['topic'] or ''}".strip()


def _altogether(told: set[Verdict], *, doubtful: bool) -> Verdict:
    if "not so" in told:
        return "partly" if len(told) > 1 else "not so"
    if "near" in told:
        return "near"
    return "printed" if doubtful else "so"


def _stated(turn: Turn, answer: Answer) -> list[Said]:
    """The amounts that are stated of what was found, where it is asked whether they are so."""
    question, text = turn.question, turn.question.normal
    found = (
        answer.outcome == "answer" and answer.aspect not in ("meta", "summary") and answer.facts and not answer.parts
    )
    if not found or not question.has("ask.yes_no") or question.has(*_NOT_CHECKED) or _WISHED.search(text):
        return []
    confirmed = _CONFIRMED.search(text)
    if not (confirmed or _ASKED.search(text)):
        return []
    label = answer.facts[0].label + answer.facts[0].total_label
    said = [each for each in amounts_said(text) if not _stands_in(each.text, label)]
    if not confirmed and any(each.relation == "exact" and not each.full for each in said):
        return []  # "ครู 456,603 คน มีแยกเพศไหม": told, and something else is asked
    first = said[0] if said else None
    if first and first.text and not text[: first.start].strip(" ตัวเลขยอด") and turn.question.naming:
        return []  # "1,983,049 คนนี่เด็กป่วยเหรอ": what it counts is asked
    return said


def _stands_in(number: str, label: str) -> bool:
    """Whether a number belongs to what is counted: "ไม่เกิน 20 คน"."""
    return number != "" and re.search(rf"(?<!\d){re.escape(number)}(?!\d)", label) is not None


def _verdict(turn: Turn, answer: Answer, said: Said) -> Verdict | None:
    """None where the one can't be set against the other."""
    before, fact = turn.question.normal[: said.start], answer.facts[0]
    if answer.computation:
        return _against_result(answer, said)
    if answer.main != 1 or _DENIED.search(turn.question.normal) or _printed_otherwise(turn, fact, said):
        return None  # "ไม่ผ่าน 5 เขตใช่ไหม": of those left over, which a figure of those who did it is not
    if said.unit and not said.in_percent and not units_agree(unit_class(said.unit), unit_class(fact.unit)):
        return None
    if said.number is None:
        return None if fact.total is None else "so" if fact.value == fact.total else "not so"
    if _turned_round(turn, fact):
        return "not so"
    if turn.catalogue.indicators[fact.indicator].kind == "change" and _CAME_TO.search(before):
        return None  # "เพิ่มเป็น 15,327"
    number = _number(answer, said, said.number, whole=_WHOLE.search(before) is not None)
    return None if number is None else _holds(said, said.number, number)


def _against_result(answer: Answer, said: Said) -> Verdict | None:
    how = answer.computation
    if (
        how is None
        or said.number is None
        or (how.unit == "%" or how.operation in ("share", "change")) != said.in_percent
    ):
        return None
    text = how.result_text.replace(",", "")
    unit = how.unit.partition("ต่อ")[0]
    if said.unit and not units_agree(unit_class(said.unit), unit_class(unit)):
        return None
    return _holds(said, said.number, Decimal(text)) if re.fullmatch(r"[\d.]+", text) else None


def _printed_otherwise(turn: Turn, fact: Fact, said: Said) -> bool:
    """Whether the report prints the amount of the same thing in another place, and doesn't agree with itself."""
    short = (i for i in turn.catalogue.edition.indicators if i.repeats == fact.indicator)
    return said.text != "" and any(said.text == i.value_unparted for i in short) and said.text != str(fact.value)


def _turned_round(turn: Turn, fact: Fact) -> bool:
    """ "I heard small schools dropped by 331": of what rose."""
    text = turn.question.normal
    if turn.catalogue.indicators[fact.indicator].kind != "change":
        return False
    return bool(_ROSE.search(fact.label) and _FELL.search(text) and not _ROSE.search(text))


def _number(answer: Answer, said: Said, amount: Decimal, whole: bool) -> Decimal | None:
    """What of the first figure the amount is set against."""
    fact = answer.facts[0]
    if said.in_percent:
        return Decimal(fact.percent_text) if re.fullmatch(r"[\d.]+", fact.percent_text) else None
    either = answer.focus == "share" and fact.total is not None and amount == fact.total
    if fact.total is not None and (whole or either or answer.focus == "total"):
        return Decimal(fact.total)
    return Decimal(str(fact.value)) if re.fullmatch(r"[\d.,]+", fact.value_text) else None


def _holds(said: Said, amount: Decimal, number: Decimal) -> Verdict:
    if said.relation in ("exact", "about"):
        return _near(said, amount, number)
    holds = {
        "above": number > amount,
        "at least": number >= amount,
        "below": number < amount,
        "at most": number <= amount,
        "nearly": NEARLY * amount <= number < amount,
        "and more": amount <= number < amount + _step(amount),
    }[said.relation]
    return "so" if holds else "not so"


def _near(said: Said, amount: Decimal, number: Decimal) -> Verdict:
    """Told in fewer digits than the number has, an amount was rounded; in as many it is mistaken."""
    if number == amount:
        return "so"
    rough = said.relation == "about"
    rounded = len(amount.normalize().as_tuple().digits) < len(number.normalize().as_tuple().digits)
    if abs(number - amount) > (ABOUT if rough else CLOSE) * number or not (rough or rounded) or said.full:
        return "not so"
    return "so" if rough else "near"


def _step(amount: Decimal) -> Decimal:
    """How far the next round amount is: above "2 พันกว่า" a thousand, above "1,230 กว่า" ten."""
    return Decimal(10) ** int(amount.normalize().as_tuple().exponent)


def _printed_of(turn: Turn, answer: Answer, wrong: Iterable[Said]) -> tuple[tuple[str, Fact], ...]:
    """For amounts that are not so: the figures that print them, those of the same policy first."""
    found: list[tuple[str, Fact]] = []
    for said in wrong:
        if said.relation != "exact" or said.full or len(said.text.replace(".", "")) < TELLING:
            continue
        printing = [
            i for i in turn.catalogue.edition.detailed if _prints(i, said) and not _told_already(answer, i, said)
        ]
        printing.sort(key=lambda i: i.policy not in answer.policies)
        near = [i for i in printing if i.policy == printing[0].policy][:MOST_PRINTING]
        found += [(said.text, fact_of(turn.catalogue, i)) for i in near]
    return tuple(found)


def _told_already(answer: Answer, indicator: Indicator, said: Said) -> bool:
    return answer.facts[0].indicator == indicator.id and said.text == indicator.value_unparted


def _prints(indicator: Indicator, said: Said) -> bool:
    if said.in_percent:
        return indicator.percent_text != "" and said.number == Decimal(indicator.percent_text)
    if said.unit and not units_agree(unit_class(said.unit), unit_class(indicator.unit)):
        return False
    return said.text in (indicator.value_unparted, str(indicator.total or ""))
