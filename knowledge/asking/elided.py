"""What is left out of a follow-up: who ("ที่เลิกใช้ล่ะ" after those who use a system), or the word that asks ("คิดเป็น?")."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.operands import recent
from knowledge.asking.refusing import not_found
from knowledge.asking.those_done import those_who_did
from knowledge.asking.turn import Turn

_CUT_OFF = {
    "คิดเป็น": "ร้อยละเท่าไหร่",
    "หรือคิดเป็น": "ร้อยละเท่าไหร่",
    "จาก": "ทั้งหมดเท่าไหร่",
    "จากทั้งหมด": "เท่าไหร่",
    "ต่าง": "กันเท่าไหร่",
    "ต่างกัน": "เท่าไหร่",
    "ห่างกัน": "เท่าไหร่",
    "รวม": "กันเท่าไหร่",
    "รวมกัน": "เท่าไหร่",
    "รวมเป็น": "เท่าไหร่",
    "รวมทั้งหมด": "เท่าไหร่",
    "รวมทั้งสิ้น": "เท่าไหร่",
    "รวมหมด": "เท่าไหร่",
    "รวมแล้ว": "เท่าไหร่",
    "รวมกันเป็น": "เท่าไหร่",
    "เหลือ": "เท่าไหร่",
    "เหลืออีก": "เท่าไหร่",
    "เพื่อ": "อะไร",
    "เพราะ": "อะไร",
    "เนื่องจาก": "อะไร",
    "เฉลี่ย": "เท่าไหร่",
    "ตัวตั้ง": "เท่าไหร่",
    "ตัวตั้งคือ": "เท่าไหร่",
    "ตัวเศษ": "เท่าไหร่",
    "ตัวเศษคือ": "เท่าไหร่",
    "numerator": "how much",
    "out of": "how many",
    "because": "of what, why",
    "which is": "what percent",
}
_BARE = re.compile(r"^(?:แล้ว|และ|ก็|so|and)?\s*(?P<said>[^?]+?)\s*(?:ล่ะ|อะ|อ่ะ|ครับ|คับ|คะ|ค่ะ|นะ)?\s*[?.…]*$")


def completed(text: str, context: Context) -> str:
    """In a conversation, a message that breaks off before the word that asks, or is short for more, in full.

    >>> talk = Context(policies=("debt",), aspect="figures")
    >>> completed("คิดเป็น?", talk), completed("บวกม่วง", talk), completed("คิดเป็น?", Context())
    ('คิดเป็นร้อยละเท่าไหร่', 'บวกม่วงด้วย', 'คิดเป็น?')
    """
    text = _WANTED_BY.sub("ขอ", text)
    if context.pending and (named := _THAT_ONE.fullmatch(text.strip())):
        return f"{named['name']}ล่ะ" if named["name"] else f"งั้น{named['instead']}ล่ะ"
    said = text.strip().lower()
    if not (context.policies or context.listed) or len(text) > 2 * LONGEST:
        return text
    if len(text) > LONGEST:
        return text
    bare = _BARE.match(said)
    if bare and (rest := _CUT_OFF.get(bare["said"])):
        return f"{bare['said']}{' ' if bare['said'].isascii() else ''}{rest}"
    if last := _THE_LAST_ITEM.match(said):
        return last.expand(r"\1สุดท้าย\2")
    for short, full in _SHORT_FOR if context.aspect in ("figures", "analysis") else _AT_LENGTH:
        if found := short.match(said):
            return found.expand(full)
    return text


_END = r"\s*(?:ล่ะ|ละ|อะ|อ่ะ|นะ|ครับ|คับ|ค่ะ|คะ|\s)*[?.…]*$"
_AT_LENGTH = (
    (re.compile(r"(?:the )?(?:full|long(?:er)?)(?: version| one)?(?: please| pls)?$"), "ขอแบบละเอียด"),
    (re.compile(r"(?:the )?short(?:er)?(?: version| one)?(?: please| pls)?$"), "ขอแบบสั้นๆ"),
)
_THAT_ONE = re.compile(  # after a question back or a no: "ก็เรื่องหนี้ไง", "งั้นเอายอดผู้ติดตามแทน"
    r"(?:ก็|หมายถึง|คือ|เอ้า|\s)*(?P<name>\S.{1,40}?)(?<!ยัง)(?<!ว่า)(?<!เป็น)(?<!ทำ)\s?ไง(?:ล่ะ|เล่า|คะ|ค่ะ|ครับ|อะ|อ่ะ|\s)*"
    r"|(?:งั้น|ถ้างั้น|โอเค|\s)*(?:เอา|ขอ)(?:เป็น)?\s?(?P<instead>\S.{1,40}?)\s?แทน(?:ก็ได้|ละกัน|คะ|ค่ะ|ครับ|นะ|\s)*"
)
_WANTED_BY = re.compile(  # "ประธานขอแบบเต็มค่ะ": whoever wants it, it is how it is to be told
    r"^(?:พอดี|คือ|แต่|\s)*(?:ท่าน)?(?:ประธาน|ผอ\.?|ผู้อำนวยการ|หัวหน้า|นาย|เจ้านาย|รอง\S{0,10}?|เลขา\S{0,6}?|ท่าน\S{0,10}?)\s?"
    r"(?:จะ|อยาก|ให้|สั่ง|ต้องการ|ขอ)+(?:ได้|ดู|ให้|เป็น|ทำ)*(?=\s?(?:แบบ|ฉบับ|ละเอียด|เต็ม|สั้น|สรุป|บรรทัด))"
)
_THE_LAST_ITEM = re.compile(
    r"(?:งั้น|แล้ว|ก็|\s)*(?:(?:ข้าม|กระโดด|เลื่อน)(?:ไป|ลงไป|มา)*(?:ที่)?|ไป|เอา|ขอ)?\s?(ข้อ|อัน|เรื่อง|นโยบาย)(?:ที่)?(?:ท้ายสุด|หลังสุด|ล่างสุด|สุดท้าย)(?:ของ(?:เล่ม|รายงาน)(?:นี้)?)?(?:เลย)?(.*)$"
)
_SHORT_FOR = (
    (re.compile(rf"((?:แล้ว|งั้น)?\s?บวก\s?(?!กัน)(?:(?!กี่|เท่า|ด้วย|เข้า|ล่ะ|กับ).)+?){_END}"), r"\1ด้วย"),
    (re.compile(rf"\+\s?((?:(?!กี่|เท่า).)+?){_END}"), r"บวก\1ด้วย"),
    (re.compile(rf"((?:แล้ว|ละ|ส่วน)?\s?(?:พวก|คน|ตัว|อัน)?ที่ยัง){_END}"), r"\1ไม่ได้ล่ะ"),
    (re.compile(r"((?:แล้ว)?\s?เพิ่ม)((?:กี่|เท่าไ).*)$"), r"\1ขึ้น\2"),
    (re.compile(rf"((?:แล้ว|ส่วน)?\s?(?:ของ|ฝั่ง|สาย|ภาค)?)เอกชน{_END}"), r"\1โรงเรียนเอกชนล่ะ"),
    *_AT_LENGTH,
)
LONGEST = 24  # letters of a message that may break off
_WHO = frozenset({"ที่", "ซึ่ง", "ที่มัน", "อันที่", "พวกที่"})


def did_what_was_told(turn: Turn) -> bool:
    """Whether it asks of those who did, in a word for what the last figure tells, or for anything that is done."""
    question, last = turn.question, turn.last_figure
    if not those_who_did(turn) or last is None or last.indicator.percent is None or turn.context.passages:
        return False
    goes_on = question.has("follow.and_then") and not question.section("ask")
    if not (question.asks_number or goes_on) or not units_agree(question.unit or last.unit, last.unit):
        return False
    return all(t.text in said_of_anything() or t.text in last.text for t in question.content)


def those_who(turn: Turn) -> Answer | None:
    """An honest no to what some of those told last did, where only another policy counts whoever does so."""
    question, last = turn.question, next(iter(recent(turn)), None)
    if last is None or turn.context.passages or turn.aspect:
        return None
    tokens = [t for t in question.tokens if "follow.and_then" not in t.cues]
    named = [t for t in question.naming if not any(c.startswith("unit.") for c in t.cues)]
    if not named or tokens[0].text not in _WHO or named != tokens[1:2] or named[0].text.isascii():
        return None
    done = named[0]
    if those_who_did(turn) and turn.last_figure and done.text in turn.last_figure.text:
        return None  # "ที่พัฒนาแล้วกี่เปอร์เซ็นต์" after how many were not
    if any(not titled.isdisjoint(done.concepts) for titled in turn.catalogue.titled.values()):
        return None  # "ที่ขยายโอกาสล่ะ" names another subject
    if question.unit and not units_agree(question.unit, unit_class(last.unit)):
        return None
    counting = [f.indicator.policy for f in turn.catalogue.figures if not f.naming.isdisjoint(done.concepts)]
    return not_found(turn, "no_figure", done) if counting and not set(counting) & set(turn.context.policies) else None
