"""How people ask for a card in words: "ขอการ์ดหนี้ครู", "ทำเป็นภาพ", "กราฟผู้ติดตามแต่ละช่องทาง".

The words are a table. What they don't take is the question that the card is about. A message that only says what the
answer is for ("สรุปเป็นข้อๆ เอาไปทำการ์ด") asks for a text, and words that merely begin alike (ภาพรวม, รูปแบบ) for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.thai import normalise

CARDS = (  # things to ask for by name, with or without a verb; longer ones first
    *("อินโฟกราฟิกส์", "อินโฟกราฟฟิก", "อินโฟกราฟิก", "อินโฟ", "การ์ด", "กราฟแท่ง", "กราฟ"),
    *("แผนภูมิแท่ง", "แผนภูมิ", "ชาร์ต", "ชาร์ท", "infographic", "card", "chart", "graph"),
)
PICTURES = (  # words that mean a card only where a picture is asked for: "ขอภาพ", "เป็นรูป"
    *("รูปภาพ", "ภาพกราฟ", "ภาพ", "รูป", "picture", "image"),
)
ASKING = (
    *("ขอดู", "ขอเป็น", "ขอ", "อยากได้", "อยากดู", "อยากเห็น", "ต้องการ", "ช่วยทำ", "ช่วยส่ง", "ช่วยวาด", "ทำ", "สร้าง", "ส่ง"),
    *("วาด", "แสดง", "โชว์", "ดู", "เอา", "show me a", "show me", "make a", "give me a", "send a", "draw a", "draw"),
)
AS = ("ออกมาเป็น", "ให้เป็น", "มาเป็น", "เป็น", "ในรูปแบบ", "แบบ", "it as a", "as an", "as a", "it a", "this a", "in a")
FOR_LATER = ("เอาไป", "นำไป", "จะได้", "จะ", "ไว้", "เพื่อ", "สำหรับ", "ไป")  # before these: what the answer is for
DONE_LATER = ("ทำ", "ใช้", "ใส่", "ลง", "แปะ", "วาง", "โพสต์")
OTHER_THINGS = (  # what begins like a card and is none
    *("กราฟิก", "กราฟฟิก", "ภาพรวม", "ภาพยนตร์", "ภาพลักษณ์", "ภาพถ่าย", "ภาพกิจกรรม", "ภาพข่าว", "ภาพประกอบ", "ภาพพจน์"),
    *("รูปแบบ", "รูปธรรม", "รูปถ่าย", "รูปคดี", "รูปเล่ม", "รูปโปรไฟล์", "รูปกิจกรรม", "การ์ดเชิญ", "การ์ดอวยพร", "การ์ดจอ"),
)
ASKED_ABOUT = ("มี", "กี่", "คือ", "ที่", "ผลิต", "อะไร", "ไหน", "ใคร", "ทำ")  # after a bare "อินโฟกราฟิก": a question about it
LEADING = ("ของเรื่อง", "เกี่ยวกับ", "เรื่องของ", "เรื่อง", "ของ", "ว่าด้วย", "คู่", "ให้หน่อย", "หน่อย", "about", "of", "for")
LONGEST = 300  # letters; a longer message tells more than a wish for a card

_POLITE = r"(?:ช่วย|กรุณา|รบกวน|(?:ผู้บริหาร|ท่าน|ผอ\.|นาย|เจ้านาย|หัวหน้า)(?=\s*(?:ขอ|อยาก|ต้องการ))|please|\s)*"
_TAIL = (
    r"(?:ให้(?:หน่อย|ดู|ที)?|มา(?:ให้)?|หน่อย|ด้วย|ได้(?:ไหม|มั้ย|ป่าว|หรือเปล่า)|เลย|ที|แทน|ดีกว่า|ค่ะ|คะ|ครับ|คับ|จ้า|นะ|please"
    r"|\d\s*(?:ภาพ|รูป|ใบ|แผ่น)|[\s?.!,])*$"
)
_NOTHING = re.compile(  # what is left where no topic was named
    r"(?:ขอ|ทำ|สรุป|ส่ง|ให้|มา|ดู|หน่อย|ด้วย|อีกที|แทน|ข้อมูล|please|make|this|it|[\s?.!,]"
    r"|(?:เรื่อง|อัน|ตัว|คำตอบ|ข้อมูล)?(?:นี้|นั้น|เมื่อกี้นี้|เมื่อกี้|ข้างบน|ล่าสุด))*"
)


def _any(*tables: tuple[str, ...]) -> str:
    words = sorted({word for table in tables for word in table}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


_NAMED = rf"(?!{_any(OTHER_THINGS)})(?>{_any(CARDS)})(?![A-Za-z])"
_PICTURED = rf"(?!{_any(OTHER_THINGS)})(?>{_any(CARDS, PICTURES)})(?![A-Za-z])"
_COUNTED = r"\s*(?:มี)?กี่|.{0,40}?กี่\s*(?:ชิ้น|ภาพ|แผ่น|รูป|ใบ|อัน)"  # "อินโฟกราฟิกอย่างเดียวกี่ชิ้น" asks how many there are
_FIRST = re.compile(
    rf"{_POLITE}(?:{_any(ASKING)}\s*(?:{_any(AS)}\s*)?{_PICTURED}|{_any(AS)}\s*{_PICTURED}(?!{_COUNTED})"
    rf"|{_NAMED}(?!\s*{_any(ASKED_ABOUT)}|{_COUNTED}))\s*(?:{_any(LEADING)}\s*)*",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"\s*(?:{_any(ASKING)}|สรุป)?\s*{_any(AS)}\s*{_PICTURED}\s*{_TAIL}"
    rf"|\s*{_any(('ขอ', 'ทำ', 'ส่ง'))}\s*{_NAMED}\s*{_TAIL}",
    re.IGNORECASE,
)
_PURPOSE = re.compile(rf"{_any(FOR_LATER)}\s*{_any(DONE_LATER)}\S{{0,8}}?{_PICTURED}", re.IGNORECASE)
# who is making one, or asks whether there are figures for it: "ทำกราฟวงกลมอยู่ค่ะ ขอจำนวน…", "กราฟย้อนหลัง มีตัวเลขให้มั้ย"
_ASKS_FOR_TEXT = re.compile(
    rf"^(?:กำลัง|จะ)?(?:ทำ|วาด|สร้าง)\s*{_NAMED}\s?(?:ครับ|คับ|ค่ะ|คะ)\s+ขอ(?:ยอด|ตัวเลข|จำนวน|ข้อมูล)|(?:ทำ|วาด|สร้าง)\s*{_NAMED}\S{{0,8}}?อยู่|มี(?:ตัวเลข|ข้อมูล)\S{{0,8}}?(?:มั้ย|ไหม)",
    re.IGNORECASE,
)
_AFTER = re.compile(_TAIL, re.IGNORECASE)
_BY_PERCENT = re.compile(r"เรียง|จัดอันดับ|มากไปน้อย|sorted", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:เรียง\S*|จัดอันดับ|สรุป|ภาพรวม|ทั้งเล่ม|ทั้งหมด|ทั้งรายงาน|ทุกเรื่อง|ทุกนโยบาย|(?:ทั้ง\s*)?11\s*(?:เรื่อง|นโยบาย)"
    r"|ตาม\S*|จากมาก\S*|มากไปน้อย|ไปน้อย|sorted|all|everything|[\s,])+"
)
_LEANS = re.compile(r"(?:เปรียบ)?เทียบกับ|กับ|แล้ว")
WHOLE_REPORT = "สรุปทั้งเล่ม"


@dataclass(frozen=True, slots=True)
class Wish:
    """A card is wanted."""

    about: str  # the question it is to show; "" for what the conversation is on
    by_percent: bool = False  # in the order of the percents

    @property
    def names_its_topic(self) -> bool:
        """Whether it may stand alone; "เทียบกับแนะแนว" leans on what was talked of."""
        return not _LEANS.match(self.about)


def wish_in(text: str) -> Wish | None:
    """The wish for a card that a message states; None where it is a question like any other.

    >>> wish_in("ขอการ์ดหนี้ครู"), wish_in("สรุปทั้งเล่ม ทำเป็นภาพหน่อยค่ะ")
    (Wish(about='หนี้ครู', by_percent=False), Wish(about='สรุปทั้งเล่ม', by_percent=False))
    >>> wish_in("ทำเป็นภาพ"), wish_in("ขอภาพรวมทั้งเล่ม"), wish_in("สรุปเป็นข้อๆ เอาไปทำการ์ด")
    (Wish(about='', by_percent=False), None, None)
    """
    said = normalise(text).strip()
    if len(said) > LONGEST or _PURPOSE.search(said) or _ASKS_FOR_TEXT.search(said):
        return None
    if first := _FIRST.match(said):
        about = said[first.end() :]
    elif last := _LAST.search(said):
        about = said[: last.start()]
    else:
        return None
    about = _AFTER.sub("", about).strip()
    if _NOTHING.fullmatch(about):
        about = ""
    elif _WHOLE.fullmatch(about):
        about = WHOLE_REPORT
    return Wish(about, bool(_BY_PERCENT.search(said)))
