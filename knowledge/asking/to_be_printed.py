"""What is to be printed, or was told by others, and is to be checked: "ในร่างข่าวเขียนว่าครูแก้หนี้ได้ 1,238 ราย เช็คให้ที".

Where it stands, who told it and what is done with it afterwards limit nothing. What remains is the claim, asked as one.
"""

from __future__ import annotations

import re

_AT_FIRST = r"^\s*(?:(?:พอดี|คือ|แล้ว|เอ่อ|ตอนนี้|เมื่อกี้|ถ้า)\s?)*"
_PIECE = (
    r"(?:ร่าง\S{0,14}?|คำ(?:กล่าว|แถลง|โปรย|พูด)|สุนทรพจน์|สไลด์|แคปชั่?น|อินโฟ(?:กราฟิก)?|พาดหัว\S{0,6}?|พรีเซ้?นต์?|สคริปต์"
    r"|บทความ|คอลัมน์|โพสต์?|คอมเมนต์?|เมนต์|ทวีต|คลิป|บันทึก\S{0,8}?|หนังสือพิมพ์|จดหมายข่าว|สกู๊ป|แผ่นพับ|โปสเตอร์)"
)
_PRINTED = re.compile(
    rf"{_AT_FIRST}(?:(?:มี|เห็น|เจอ|อ่าน|ใน|ที่|ตาม)\s?)*{_PIECE}(?:(?:นี้|นี่|หนึ่ง|นึง|ของ\S{{2,10}}?|ใน\S{{2,8}}?|ที่\S{{2,8}}?)\s?)?"
    r"(?:(?:เขียน|พิมพ์|ใส่|ระบุ|บอก|ลง|อ้าง|พูด|ใช้|แชร์|จะ)\s?)*(?:ไว้|มา|ไป|กัน)?\s?ว่า\s?"
)
_TOLD_US = re.compile(
    rf"{_AT_FIRST}(?:มี\s?)?(?:นักข่าว|ผู้สื่อข่าว|สื่อ\S{{0,6}}?|คน|ลูกเพจ|ผู้ติดตาม|พิธีกร|ชาวเน็ต|สส\.?|ส\.ส\.|ฝ่ายค้าน|ท่าน\S{{2,8}}?|ใคร)\s?"
    r"(?:(?:โทร|ทัก|ไลน์|แย้ง|คอมเมนต์?|เมนต์|ท้วง|อ้าง|เขียน|อินบ็อก[ซส]์?|ถาม|บอก|แจ้ง|พูด|ไป|มา|เข้ามา)\s?){2,}ว่า\s?"
    rf"|{_AT_FIRST}(?:มี\s?)?(?:คน|ลูกเพจ|ผู้ติดตาม|ชาวเน็ต)\s?(?:คอมเมนต์?|เมนต์|แย้ง|ท้วง)(?:มา)?\s?ว่า\s?"
)
_IS_IT_SO_THAT = re.compile(  # "ใช่ไหมคะว่า…", "ช่วยยืนยันหน่อยว่า…"
    rf"{_AT_FIRST}(?:(?:จริง|ใช่|ถูก(?:ต้อง)?)\s?(?:ไหม|มั้ย|มั๊ย|ปะ|ป่ะ|ป่าว|เหรอ|หรอ|หรือ(?:เปล่า|ไม่)?|รึเปล่า)(?:คะ|ครับ|คับ|นะ|[\s?])*(?:ที่)?(?:ว่า|ที่)"
    r"|(?:ช่วย|ขอ|รบกวน|ฝาก|อยาก)?\s?(?:ให้)?(?:เช็[คก]|ตรวจ(?:สอบ)?|ยืนยัน|คอนเฟิร์ม)(?:ความถูกต้อง|ข้อมูล|ตัวเลข)?(?:ให้|หน่อย|ที|ด้วย|ได้ไหม|ได้มั้ย|ดู|คะ|ค่ะ|ครับ|นะ|\s)*ว่า)\s?(?=\S{4})"
)
_POLITE = r"(?:\s?(?:คะ|ค่ะ|ครับ|คับ|นะ|หน่อย|ที|ด้วย|ดี|อะ|อ่ะ|[?!]))*\s*$"
_WHETHER = r"(?:ใช่)?\s?(?:ไหม|มั้ย|มั๊ย|มะ|ปะ|ป่ะ|ป่าว|(?:หรือ|รึ)\s?(?:เปล่า|ยัง|ไม่))"
_MAY_IT = re.compile(
    r"\s(?:แบบนี้|อย่างนี้|งี้)?\s?(?:(?:เอาไป|เอา|จะ|นำไป)\s?)?(?:พูด|โพสต์?|ลง|แถลง|ใส่|ปล่อย|เขียน|ตี?พิมพ์|ออก|ใช้|อ้าง)"
    rf"(?:ออก|ลง|ใน|ทาง|กับ|ต่อ)*\s?(?:สื่อ|ข่าว|เพจ|สไลด์|ทีวี|โพสต์?|แคปชั่?น|อากาศ|รายงาน)?\s?(?:แบบนี้)?ได้(?:เลย)?{_WHETHER}{_POLITE}"
)
_HOW_TO_REPLY = re.compile(
    r"\s?(?:(?:จะ|ควร|ต้อง|เรา)\s?)*(?:ตอบ|ชี้แจง|อธิบาย|แก้ข่าว|โต้)(?:กลับ)?\s?(?:เค้า|เขา|นักข่าว|สื่อ|ไป|คน\S{0,6}?)?\s?(?:ว่า)?"
    rf"(?:ยังไง|อย่างไร|ไง|ว่าไง){_POLITE}"
)
_CHECK_IT = re.compile(
    rf"\s(?:ขอ|ช่วย|ฝาก|รบกวน)?\s?(?:เช็[คก]|ตรวจ(?:สอบ)?|ยืนยัน|คอนเฟิร์ม|แฟ[คก]เช็[คก])(?:ตัวเลข|เลข|ความถูกต้อง)?\s?(?:ให้)?{_POLITE}"
)
_ASKS = re.compile(r"กี่|เท่าไ|เท่าใด|ร้อยละ(?:\s|$)|อะไร|ไหน|(?:ไหม|มั้ย|จริงปะ|จริงหรือ|ใช่หรือ|หรือเปล่า|ถูกไหม)")
_NUMBER, _ENDING = re.compile(r"\d|ครบ|ครึ่ง|หมด"), re.compile(_POLITE)
IS_IT_SO = " ใช่ไหม"
SHORTEST = 10  # letters of a claim


def less_where_it_is_printed(text: str) -> str:
    """The message as a question whether what is claimed in it is so; the message itself where nothing is.

    >>> less_where_it_is_printed("มีโพสต์ว่าครูแก้หนี้ได้หมดแล้ว ตอบเค้ายังไงดี")
    'ครูแก้หนี้ได้หมดแล้ว ใช่ไหม'
    >>> less_where_it_is_printed("จริงไหมที่ครูแก้หนี้ได้ 5,000 ราย")
    'ครูแก้หนี้ได้ 5,000 ราย ใช่ไหม'
    >>> less_where_it_is_printed("ครูแก้หนี้ได้ 1,238 ราย พูดออกสื่อได้เลยใช่มั้ย")
    'ครูแก้หนี้ได้ 1,238 ราย ใช่ไหม'
    """
    if (asked := _IS_IT_SO_THAT.match(text)) and _NUMBER.search(text) and not _ASKS.search(text, asked.end()):
        return _ENDING.sub("", text[asked.end() :]) + IS_IT_SO
    opening = _PRINTED.match(text) or _TOLD_US.match(text)
    claim = text[opening.end() :] if opening else text
    endings = (_MAY_IT, _CHECK_IT, _HOW_TO_REPLY) if opening else (_MAY_IT,)
    ended = next((found for ending in endings if (found := ending.search(claim))), None)
    if ended is None:
        return claim if opening and _ASKS.search(claim) and len(claim) >= SHORTEST else text
    claim = claim[: ended.start()]
    if len(claim) < SHORTEST:
        return text
    return claim if _ASKS.search(claim) else claim + IS_IT_SO
