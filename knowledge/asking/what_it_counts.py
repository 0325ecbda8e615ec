"""A number alone is given, and asked what it counts: "907 โรงคือระดับไหน", "71 โรงเรียน ได้อะไร", "1,136 นับยังไง"."""

from __future__ import annotations

import re

from knowledge.asking.question import Question

_NUMBER = r"\d[\d,.]*"
_NO_PLACE = r"(?<!ข้อ)(?<!ข้อที่)(?<!ที่)(?<!มาตรา)(?<!ม\.)(?<!ลำดับ)"  # "ข้อ 14 คืออะไร" asks for an item
_PEOPLE = r"(?:คน|เด็ก|นักเรียน|ผู้เรียน|ครู|บุคลากร|ข้าราชการ|เจ้าหน้าที่|ผู้บริหาร)"
_THINGS = (
    rf"(?:โรงเรียน|สถานศึกษา|โรง|รร\.?|{_PEOPLE}|กลุ่ม|ระดับ|ชั้น|ตัวเลข|เลข|ยอด|จำนวน|สัดส่วน|ร้อยละ|เปอร์เซ็นต์|ค่า|ข้อมูล|ผล|ช่องทาง|ช่อง"
    r"|ปี|สี|เรื่อง|หัวข้อ|ประเด็น|นโยบาย|งาน|ข่าว|คลิป|ตอน|เงื่อนไข|เกณฑ์|ด้าน|ประเภท|ราย|แห่ง|ชิ้น|ผลงาน|ครั้ง)"
)
_WHAT = r"(?:อะไร|อัลไล|(?<!เท่า)ไร)"
_UNIT = (
    r"(?:%|คน|ราย|ท่าน|หัว|โรงเรียน|โรง|รร\.?|แห่ง|สถานศึกษา|เขต|เรื่อง|ประเด็น|ข่าว|ตอน|คลิป|ชิ้น|ผลงาน|ครั้ง|ฉบับ|วิว|view|จุด|เล่ม|กลุ่ม|คะแนน|ปี"
    r"|กิโลเมตร|กิโล|เปอร์เซ็นต์|เปอร์เซ็น|เปอร์|เปอ)"
)
_HOW = r"(?:แบบไหน|แบบใด|ยังไง|อย่างไร|ไง)"
_ASKS = (  # not where schools or districts are: no list of them is printed
    rf"(?:{_WHAT}(?:\s?(?:บ้าง|มั่ง))?|ใคร|ของ\s?ที่?ไหน|{_PEOPLE}\s?(?:จาก|อยู่)?\s?ที่?ไหน|{_THINGS}\s?(?:ไหน|ใด|{_HOW})"
    rf"|(?:นับ|คิด|วัด|เก็บ|หมายความว่า|แปลว่า)\s?(?:มา|กัน)?\s?{_HOW})"
)
_SAID = (
    rf"(?:นี่|นี้|เนี่ย|น่ะ|นะ|อะ|อ่ะ|มัน|ที่ว่า|ที่บอก|ๆ|เขา|เค้า|คือ|เป็น|หมายถึง|แปลว่า|หมายความว่า|ของ|มาจากไหน|ตกลง|สรุป|จริงๆ|แล้ว|ก็"
    rf"|คิดจาก|ได้|ทำ|ที่|ซึ่ง|ไป|มา|สำเร็จ|ว่า|เกี่ยวกับ|พูดถึง|อยู่ใน|ใน|นับ|วัด|บอก|บ่ง|ส่ง|เพิ่มหรือลด|เยอะ(?:ไหม|มั้ย)|{_THINGS}"
    r"|เหรอ|หรอ|หรือ|ล่ะ|หว่า|วะ|กัน|แน่|หน่อย|\s)"
)
_POLITE = r"(?:ครับผม|ครับ|คับ|ค่ะ|คะ|จ๊ะ|จ้ะ|จ้า|ฮะ|นะ|อะ|อ่ะ|\s)"
_ASKING = r"ไหน|ไร|กี่|เท่า|ไง|ไหม|มั้ย|หรือ|ใคร|เมื่อ|ทำไม|บ้าง|มั่ง|ปะ|ป่ะ|สุด|กว่า"
_ALONE = re.compile(
    rf"^(?P<before>(?:(?!{_ASKING})[^\d])*?){_NO_PLACE}\s?(?<![\d.])(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})?\s?"
    rf"(?:(?!{_ASKS}){_SAID})*+{_ASKS}(?P<more>.*)$"
)
_NO_MORE = re.compile(rf"(?:{_POLITE}++(?:(?!{_ASKING})[^\d])*+)?$")  # what is said besides asks nothing: "ต่ำเตี้ยมาก"
_MORE = re.compile(rf"(?:{_ASKS}|{_SAID}|{_POLITE})*+$")
_WHICH_IS = re.compile(rf"(?:ใคร|อะไร|(?:อัน|ตัว|เลข|กลุ่ม)ไหน)\s?(?:คือ|เป็น)\s?{_NUMBER}\s?{_UNIT}?{_POLITE}*$")
_OF_SEVERAL = re.compile(  # "8,744 กับ 7,926 ต่างกันตรงไหน", "92.92 กับ 98.01 คืออะไรต่างกันยังไง"
    rf"(?<![\d.]){_NUMBER}\s?\S{{0,12}}?\s?(?:กับ|และ|หรือ|,)\s?{_NUMBER}\s?\S{{0,12}}?\s?(?:นี่|เนี่ย|มัน|คือ|เป็น|สองตัว|นี้|\s)*"
    rf"(?:(?:ต่าง|แตกต่าง|ไม่เหมือน)(?:จาก)?กัน\s?(?:ตรง|ที่)ไหน|{_WHAT}\s?(?:แล้ว|และ)?(?:ต่าง|แตกต่าง|ไม่เหมือน)กัน\s?{_HOW})"
)
_TOLD_ONE_BY_ONE = ("เรื่อง", "ประเด็น", "ข่าว", "คลิป", "ตอน", "ครั้ง", "เขต")  # "14 เรื่องคืออะไรบ้าง" asks for their list
NAMED = 4  # letters before a number that tell what is counted
_OF_WHAT_THEY_ARE = re.compile(r"เกี่ยวกับ|ทำเรื่อง|พูดถึง|ว่าด้วย|เล่าเรื่อง")
_ALL = re.compile(r"บ้าง|มั่ง")
_COUNTED_HOW = re.compile(rf"(?:นับ|คิด|วัด|เก็บ)\s?(?:มา|กัน)?\s?{_HOW}|(?:เงื่อนไข|เกณฑ์)\s?(?:{_WHAT}|ไหน|ใด|{_HOW})")


def asks_what_it_is(question: Question) -> bool:
    """ "907 โรงคือระดับไหน", "901 คืออะไรบ้าง", "1,018 คลิป คลิปอะไร": a number alone is given, and asked what it counts."""
    if not question.numbers or question.has("ask.why", "aspect.obstacles", "aspect.recommendations"):
        return False
    if _OF_SEVERAL.search(question.normal) or _WHICH_IS.search(question.normal):
        return True
    found = _ALONE.search(question.normal)
    if found is None or not (_NO_MORE.match(found["more"]) or _MORE.match(found["more"])):
        return False
    if len(found["before"].strip()) >= NAMED and _OF_WHAT_THEY_ARE.search(found.group()):
        return False  # "ข่าวปลอม 14 เรื่องเกี่ยวกับอะไร": it is said what is counted, and asked what they tell
    return not (_ALL.search(found.group()) and (found["unit"] or "").startswith(_TOLD_ONE_BY_ONE))


def asks_how_counted(question: Question) -> bool:
    """ "1,136 โรงเรียนนี่นับยังไง เงื่อนไขอะไร": the sentence that tells who is counted."""
    return _COUNTED_HOW.search(question.normal) is not None
