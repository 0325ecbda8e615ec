"""Little words of the dialects in their standard spelling, where the rules of reading turn on them: "บ่", "ตี้", "เถิง".

Names of things stand in the lexicon in every dialect. A word that says no, that asks, or that begins a clause is looked
for by many a rule, so it is put into standard Thai once, before the message is read.
"""

from __future__ import annotations

import re

_ENDS = r"(?=\s*(?:$|[?!.,]|(?:ครับ|ค่ะ|คะ|เจ้า|จ้า|จ้ะ|เด้อ|น้อ|นอ|หละ|ล่ะ|ละ|กั๋น|กัน|เนาะ)(?![ก-๙])|\s))"
_SPELLED = (
    # Isan and the north: บ่ says no before a verb and asks at the end
    (r"(?:แม่น|แม๊น)บ่", "ใช่ไหม"),
    (r"บ่แม่น", "ไม่ใช่"),
    (r"(?<=[ก-๙\s])บ่" + _ENDS, "ไหม"),
    (r"บ่า(?=ได้|มี|ผ่าน|ทัน|จบ|เข้า|ลด|ใช้|ถึง|ครบ|ใช่|เสร็จ)", "ไม่"),
    (r"บ่(?!อ(?!ยู่|อก|ยาก|่าน)|น(?!ำ)|า|ม(?![ีา่ัิ])|ง|ว)", "ไม่"),
    (r"โฮงเฮียน(?!น้อย|หน้อย|เล็ก|จิ๋ว|ขนาด)", "โรงเรียน"),
    (r"โฮง(?=\s|เจ้า|น้อ|แน่|แล้ว|$)", "โรง"),
    (r"(?<=อยาก)ฮู้|(?<=ใคร่)ฮู้|(?<=ใค่)ฮู้", "รู้"),
    # the north: ตี้ for ที่, เถิง for ถึง, จ for ช
    (r"(?<![์ฟซิวีาๆเแ])ตี้", "ที่"),
    (r"เถิง", "ถึง"),
    (r"เจียง(?=ใหม่|ฮาย|ราย)", "เชียง"),
    (r"เชียงฮาย", "เชียงราย"),
    (r"จ้วย|ซ่อย|ช่อย", "ช่วย"),
    (r"(?:ป้อ|พ่อ)\s?แม่", "พ่อแม่"),
    (r"(?<=หยัง)พ่อง|(?<=ไผ)พ่อง|(?<=ไหน)พ่อง|พ่อง(?=\s*(?:$|เจ้า|ก่อ|กา|น้อ))", "บ้าง"),
    (r"(?<=หยัง)\s?แหน่", "บ้าง"),
    # officialese: จัก of what will be, which asks how many in Isan
    (r"(?<!รู้)(?<!ฮู้)(?<![ก-๙]ได้)จัก(?=ได้(?!\s?(?:คน|ราย|แห่ง|โรง))|ขอบ|เป็นพระ|นำ|ต้อง|ดำเนิน|ใช้|ขอ)", "จะ"),
    # the south: หม้าย says no before a verb
    (r"(?<!แม่)(?<!พ่อ)(?<!เป็น)หม้าย(?=[ก-๙])", "ไม่"),
    # a child in Isan and the north; "โรงเรียนเด็กน้อย" is one of few
    (
        r"(?<!โรงเรียน)(?<!โฮงเฮียน)(?<!โรง)(?<!รร)(?<!รร\.)(?<!มี)(?<!เหลือ)(?<!ที่)(?<!บ้านนอก)(?<!ชนบท)เด็กน้อย(?!มาก|ลง|กว่า|เกิน|ไป|สุด|อยู่|นิด|จน|จัง|ๆ)",
        "เด็ก",
    ),
)
_STANDARD = tuple((re.compile(pattern), word) for pattern, word in _SPELLED)
_MAY_HOLD = re.compile("โฮง|ฮู้|บ่|ตี้|เถิง|เจียง|ฮาย|จ้วย|ซ่อย|ช่อย|ป้อ|พ่อง|แหน่|หม้าย|เด็กน้อย|จัก")


def in_standard_thai(text: str) -> str:
    """The message with the little words of the dialects as the rest of Thailand writes them.

    >>> in_standard_thai("ครูตี้ยังบ่ได้เข้าเถิงมีก่อ"), in_standard_thai("ปาร์ตี้บ่อยจนบ่นบ่าย")
    ('ครูที่ยังไม่ได้เข้าถึงมีก่อ', 'ปาร์ตี้บ่อยจนบ่นบ่าย')
    """
    if not _MAY_HOLD.search(text):
        return text
    for pattern, word in _STANDARD:
        text = pattern.sub(word, text)
    return text
