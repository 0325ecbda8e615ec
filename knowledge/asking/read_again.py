"""Follow-ups that an item just read tells: for whom it is, who does it, with whom, what is in it, which of a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.listing import LISTS, WHICH_ONES
from knowledge.asking.operands import recent
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, passage_answer
from knowledge.records import Passage

MOST_READ = 3  # items just read, of which one may tell what it is for
FEW = 10  # tokens of a follow-up that leans
_EITHER = re.compile(
    r"(?:เป็น|แบบ|ใช้|ทำเป็น|ออกเป็น)\S{1,24}\s?(?:หรือ|รึ)(?:ว่า)?\s?(?:เป็น|แบบ|ใช้)"
    r"|^(?:แล้ว)?\s?(?:เป็น|ทำเป็น|ออกเป็น|ใช้)\S{1,24}\s?(?:หรือ|รึ)(?:ว่า)?\s?\S{3,}"
)
_ITS_TOPIC = re.compile(
    r"^(?:แล้ว|ใน|ภายใต้|อยู่)*\s?(?:หัวข้อ|ธีม|โจทย์|แนวคิด|คอนเซ็?ปต์?|ประเด็น|เรื่อง|ชื่อ)\s?(?:เรื่อง|ว่า|ชื่อ|ของงาน|งาน|คือ)*\s?"
    r"(?:อะไร|ไร)\s?(?:นะ|อะ|อ่ะ|ครับ|คับ|ค่ะ|คะ)*$|^(?:on |about |under )?what (?:topic|theme|title|was it called)"
)
_WITH_WHOM = re.compile(
    r"^(?:แล้ว)?\s?(?:เขา|เค้า)?\s?(?:ไป|ทำ|ร่วม|ร่วมมือ|จับมือ|จัด)?\s?(?:ร่วม)?(?:กับ|กะ)"
    r"\s?(?:ใคร|หน่วย(?:งาน)?\s?(?:ไหน|ใด|อะไร))|^with who|^who with"
)
_PURPOSE = re.compile("เพื่อ|นำไป|ให้สามารถ|จะสามารถ")
_TITLED = re.compile('[“"«‘]|หัวข้อ|แนวคิด|ชื่อ')
_TOGETHER = re.compile("ร่วมกับ|ร่วมมือกับ")
_WHOM = re.compile(r"^(?:แล้ว)?\s?(?:เขา|เค้า)?\s?(?:ได้|ไป)*(?:อบรม|ฝึก|สอน|ติว)(?:ให้)?ใคร")
_TRAINS = re.compile("(?:อบรม|พัฒนา)\\S{0,24}(?:ครู|นักเรียน|บุคลากร|ผู้บริหาร)")
_GOING_ON = r"^(?:แล้ว|ละ|และ|ตกลง|สรุป|อันนี้|ตัวนี้|อันนั้น|พวกนี้|นี่|นี้|มัน|เขา|เค้า|งาน|\s)*"
_POLITELY = r"(?:กัน|ไป)?\s?(?:บ้าง|มั่ง|นะ|น่ะ|อะ|อ่ะ|ล่ะ|หรอ|เหรอ|เอ่ย|ครับ|คับ|ค่ะ|คะ|\?|\s)*$"
_GETS_IN = "(?:เข้า(?:ร่วม|อบรม|เรียน|ฟัง|ใช้|ถึง)?|ร่วม|ใช้|เรียน|ไปใช้|เอาไปใช้|นำไปใช้|อบรม|ฟัง|รับ|ลงทะเบียน|สมัคร|ไป)"
_FOR_WHOM = re.compile(  # "ทำไว้ให้ใครใช้", "ใครได้เข้าบ้าง", "คนกลุ่มไหนได้เข้าอบรม"
    rf"{_GOING_ON}(?:จัด|ทำ|ออก|เปิด|สร้าง|มี|ใช้|พัฒนา|แจก|เอา|ไว้|ขึ้น|มา|ได้|รับ|ไป)*\s?(?:ให้(?:กับ|แก่)?|สำหรับ|เพื่อ|แก่)\s?"
    rf"(?:ใคร|(?:คน)?(?:กลุ่ม|พวก)?ไหน){_GETS_IN}*{_POLITELY}"
    rf"|{_GOING_ON}(?:มี|จะมี)?(?:ใคร|คนไหน|(?:คน)?(?:กลุ่ม|พวก)ไหน)\s?(?:บ้าง|มั่ง)?\s?(?:ที่)?(?:จะ|ได้|มีสิทธิ์|สามารถ|เอา|นำ)*{_GETS_IN}+(?:ได้|แล้ว)*{_POLITELY}"
)
_ANYONE_WHO = (
    r"(?:คณะ)?(?:ครู|บุคลากร|ผู้(?:บริหาร|เรียน|แทน|สูงอายุ|ตรวจสอบ|รับ|ที่)|นักเรียน|ข้าราชการ|ศึกษานิเทศก์|ประชาชน"
    r"|สถานศึกษา|โรงเรียน|สำนัก|สพท|หน่วยงาน)"
)
_TOLD_FOR_WHOM = re.compile(
    rf"(?:ให้(?:กับ|แก่|ความรู้กับ)?|แก่|สำหรับ|อบรม(?:เชิงปฏิบัติการ)?|พัฒนา(?:ศักยภาพ)?|ส่งเสริม(?:ศักยภาพ)?|ดูแลช่วยเหลือ|สนับสนุน)"
    rf"{_ANYONE_WHO}|ผู้เข้ารับ|(?:ครู|ผู้บริหารสถานศึกษา)ได้รับการพัฒนา|เข้าใช้งาน"
)
_BY_WHOM = re.compile(rf"{_GOING_ON}(?:ใคร|หน่วย(?:งาน)?ไหน)\s?(?:เป็น)?(?:คน|ผู้)?(?:จัด(?!ทำ)|ทำ){_POLITELY}")
_DOES = re.compile(
    r"^(?:สพฐ|สพท|รัฐบาล|หน่วยงาน|สถานศึกษา|โรงเรียน|ผู้บริหาร)|(?:โดยมี|ให้)\S{1,24}(?:เป็นผู้|วิเคราะห์)|คณะ(?:ทำงาน|กรรมการ)"
)
_ANYTHING = re.compile("")
_WHAT_THERE_IS = re.compile(rf"{_GOING_ON}(?:คือ|มี|ได้แก่|ประกอบด้วย)(?:อะไร|ไร){_POLITELY}")
_ABOUT_WHAT = re.compile(rf"{_GOING_ON}(?:เกี่ยวกับ|เกี่ยวกะ|ว่าด้วย|พูดถึง)\s?(?:เรื่อง)?(?:อะไร|ไร){_POLITELY}")
_TOLD_BY_IT = (
    (_EITHER, _ANYTHING),
    (_ITS_TOPIC, _TITLED),
    (_WITH_WHOM, _TOGETHER),
    (_WHOM, _TRAINS),
    (WHICH_ONES, LISTS),
    (_WHAT_THERE_IS, LISTS),
    (_FOR_WHOM, _TOLD_FOR_WHOM),
    (_BY_WHOM, _DOES),
    (_ABOUT_WHAT, _ANYTHING),
)  # what asks: what tells
_OF_PEOPLE = (_TOLD_FOR_WHOM, _DOES)


def read_again(turn: Turn) -> Answer | None:
    """ "เป็นกระดาษหรือเป็นไฟล์", "ไปกับใคร", "ทำไว้ให้ใครใช้", "ในนั้นมีอะไร" after an item: the item itself tells it."""
    question, told_of = turn.question, turn.context.aspect
    told = [i.place for i in recent(turn)[:1] if i.aspect == told_of == "activities"]
    read = turn.context.passages or told
    if not read or len(question.tokens) > FEW or question.asks_number or turn.titled_policy:
        return None
    if turn.aspect and not question.asks_what_for:
        return None
    tells = _what_tells(turn)
    if tells is None or (tells is _ANYTHING and (told_of == "obstacles" or not turn.context.passages)):
        return None
    turn.note("leaning", "the item read")
    if tells in _OF_PEOPLE and told_of == "recommendations":
        return _again(turn, read, _ANYTHING)  # each says who should
    again = _again(turn, read[: MOST_READ if tells is _PURPOSE else 1], tells)
    return again or (not_found(turn, "lack.names") if tells in _OF_PEOPLE else None)


def _again(turn: Turn, read: Sequence[tuple[str, str, int]], tells: re.Pattern[str]) -> Answer | None:
    """The items just read that tell it; of those that may tell what it is for, the first."""
    again = [p for p in turn.catalogue.edition.passages if p.place in read and _tells(p, tells)]
    again = again if tells is _ANYTHING else again[:1]
    return passage_answer(turn.catalogue, again, reason="placed") if again else None


def _tells(passage: Passage, tells: re.Pattern[str]) -> bool:
    return tells.search(passage.text) is not None or tells.search(passage.text.replace(" ", "")) is not None


def _what_tells(turn: Turn) -> re.Pattern[str] | None:
    """What an item must print to tell what is asked for; None where it names more than is asked of what was read."""
    question = turn.question
    tells = next((tells for asks, tells in _TOLD_BY_IT if asks.search(question.text)), None)
    if tells is not None or question.naming:
        return tells or _one_of_a_kind(turn)
    if question.asks_what_for:
        return _PURPOSE
    inside = question.has("follow.inside") and question.has("ask.what") and not question.plain_words
    return _ANYTHING if inside else None


def _one_of_a_kind(turn: Turn) -> re.Pattern[str] | None:
    """ "แล้วมีศูนย์อะไรร่วมด้วยอีก" of an item that prints "ศูนย์ HCEC": whatever is asked the name of, and nothing beside."""
    question = turn.question
    for kind, asks in pairwise(question.tokens):
        if kind.part == asks.part and asks.text.startswith(_WHICH) and question.naming == (kind,):
            name = _HAVING.sub("", kind.text)
            of_many = (
                len(name) < A_KIND or name in said_of_anything() or turn.catalogue.generic.issuperset(kind.concepts)
            )
            return None if of_many else re.compile(re.escape(name) + _NAME_AFTER)
    return None


_WHICH = ("อะไร", "ไร", "ไหน", "ใด")
_HAVING = re.compile("^(?:มี|ใช้|ผ่าน|เข้า)")
_NAME_AFTER = r"\s?(?!ใน|ที่|ของ|และ|กับ|ต่าง|เพื่อ|ให้|ซึ่ง|หรือ|นำร่อง|อื่น)[A-Za-zก-ฮเ-ไ“\"\d]"
A_KIND = 3  # letters of a word for a kind
