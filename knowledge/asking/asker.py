"""What a question tells of the asker: where someone lives, what is feared; a place named in it limits nothing."""

from __future__ import annotations

import re

from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

TOLD_OF_SELF = 20  # letters before a class or a place, within which it is told who is there
_IS_IN_CLASS = frozenset({"อยู่", "เรียน", "เรียนอยู่", "จบ", "เพิ่งจบ", "ต่อ", "เข้า", "จะเข้า", "ขึ้น", "จะขึ้น", "กำลังขึ้น"})
_WHO = frozenset({"ลูก", "ลูกชาย", "ลูกสาว", "หลาน", "หลานชาย", "หลานสาว", "ผม", "หนู", "ดิฉัน", "เรา"})


def tells_of_self(turn: Turn, token: Token) -> bool:
    """ "ลูกอยู่ ม.5" before what is asked."""
    tokens = [t for t in turn.question.tokens if token.start - TOLD_OF_SELF <= t.start < token.start]
    if tokens and tokens[-1].text in _WHO and "lack.grade" in token.cues and not turn.question.asks_number:
        return True  # "ลูก ป.6 ไม่มีครูแนะแนวเลย ปกติไหม"
    return any(t.text in _WHO for t in tokens) and any(t.text in _IS_IN_CLASS for t in tokens)


def feared(turn: Turn, token: Token) -> bool:
    """ "ยุบไปกี่แห่ง กลัวของหมู่บ้านเราจะโดนด้วย": why it is asked, in words of their own after the question."""
    part = [t for t in turn.question.tokens if t.part == token.part]
    return token.part > min(turn.question.asking_parts) and part[0].text.startswith(_FEARING)


_FEARING = ("กลัว", "ห่วง", "เป็นห่วง", "ลุ้น", "หวั่น", "กังวล", "เผื่อ", "เพราะ")


_AMONG_THEM = re.compile(
    r"(?:มี|อยู่|ติด|เข้า|ได้|โดน|ถูก)\S{0,14}?\s?(?:ใน(?:นั้น|นี้|กลุ่ม(?:นั้น|นี้)|จำนวน(?:นั้น|นี้)|ลิสต์|รายชื่อ)|กับ(?:เขา|เค้า))"
    r"|มี(?:ชื่อ|รายชื่อ)|ติด(?:โผ|อันดับ|รายชื่อ|หนึ่งใน)"
)


def asks_if_among_them(question: Question) -> bool:
    """ "โรงเรียนผมอยู่ขอนแก่น มีในนั้นมั้ย": the place where the asker is does matter."""
    return question.has("ask.yes_no") and _AMONG_THEM.search(question.text) is not None


_HAVING = re.compile(r"(?:มี|รวม|ไป|ลง|ถึง|จัด|โดน|ได้)(?:ถึง|ที่|ของ|ใน|จังหวัด|จ\.|แถว|ทาง|ฝั่ง|\s)*$")
_OR_NOT = re.compile(
    r"\s?(?:ด้วย|บ้าง|อยู่|กะ|กับ(?:เขา|เค้า)|\s)*"
    r"(?:ไหม|มั้ย|มั๊ย|ไม๊|ไม(?![ก-๙])|มะ|(?:หรือ|รึ|ห)?(?:เปล่า|ป่าว)|ป่ะ|ปะ|หรือไม่|เหรอ|หรอ)"
)


def asks_if_it_is_among(question: Question, place: Token) -> bool:
    """ "ลงพื้นที่ 6 จุด มีโคราชด้วยมั้ย": whether the place is one of them."""
    before, _, after = question.text.partition(place.text)
    return bool(_HAVING.search(before) and _OR_NOT.match(after))


_WHO_APPLIED = frozenset({"ที่", "คน", "คนที่", "ผู้", "ผู้ที่", "ราย", "ครู", "พวก", "ได้"})


def says_who_applied(question: Question, token: Token) -> bool:
    """ "ที่สมัครเข้าร่วมมาแต่แรก" are people; nobody asks how to apply."""
    before = [t.text for t in question.tokens if t.start < token.start][-1:]
    return bool(token.concepts and before) and before[0] in _WHO_APPLIED and not question.has("ask.how", "ask.where")


_HOW_TO_JOIN = re.compile(
    r"(?:จะ|อยาก|ต้อง|ขอ|ถ้า|ให้ลูก|พาลูก|เอาลูก|ผม|หนู|ฉัน|เรา|พ่อแม่|ผู้ปกครอง)\S{0,8}?\s?(?:สมัคร(?!ใจ)|ยื่นสมัคร|ลงชื่อ|ฝากลูกเข้า|ย้ายลูก|เข้าเรียน(?!รู้))"
    r".{0,40}?(?:ทำ)?(?:ยังไง|ยังงัย|ยังไร|ไง(?![ก-๙])|อย่างไร|เยี่ยงใด|ตรงไหน|จั๊งใด|จังใด)"
    r"|^(?:แล้ว|ถ้า|\s)*(?:สมัคร(?!ใจ)|ยื่นสมัคร|ลงชื่อเข้า)\S.{0,30}?(?:ยังไง|ยังงัย|อย่างไร|ตรงไหน)"
    r"|ลืม\s?(?:รหัส|พาส|ยูส|password)|(?:รีเซ็ต|รีเซต|กู้|เปลี่ยน|ขอ)\s?(?:รหัส|พาส|password)|(?:ล็อก|ล็อค|ล๊อก|ล๊อค)อิน\S{0,14}\s?(?:ไม่ได้|ยังไง|ไง|อย่างไร)"
    r"|\bhow (?:do|can|could|should) (?:i|we|my \w+) (?:apply|register|enrol|enroll|join|sign|log)"
    r"|\bforgot (?:my|the) password|\breset (?:my|the) password"
)


def asks_how_to_join(question: Question) -> bool:
    """ "จะสมัครลูกเข้าโรงเรียนคุณภาพทำยังไง", "ลืมรหัสต้องทำไง": what the asker is to do, which no report of results tells."""
    return _HOW_TO_JOIN.search(question.normal) is not None and not question.asks_number
