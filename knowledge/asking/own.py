"""Of the asker's own school or office: "โรงผมอยู่กลุ่มไหน", "เขตเราผ่าน ITA ไหม". The report counts them and names none."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

_OWN = (
    r"(?:โรงเรียน|โรง|รร\.?|ร\.ร\.|เขต(?:พื้นที่)?|สพท\.?|สพป\.?|สพม\.?|อำเภอ|จังหวัด)\s?(?:ของ|ที่)?\s?"
    r"(?:ลูกสาว|ลูกชาย|ลูก|หลาน|น้อง)?(?:ผม|หนู|เรา|ฉัน|ดิฉัน|พี่|ป้า|ลุง|ยาย|เฮา|ข่อย|ลูก|หลาน|(?<=ลูก)|(?<=หลาน))(?:สอน|เรียน|ทำงาน)?(?:อยู่)?"
)
_OR_NOT = r"(?:ไหม|มั้ย|มั๊ย|ปะ|ป่ะ|ป่าว|เปล่า|มะ|หรือไม่|หรือยัง|รึยัง|ยัง)(?:คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|นะ|เนี่ย|\s)*$"
_ITS_PLACE = re.compile(
    rf"^(?:แล้ว|งั้น|อยากรู้(?:ว่า)?|ถามหน่อย|\s)*{_OWN}\s?(?:นี่|เนี่ย|ก็|ล่ะ|จะ|ได้|ถูก|โดน|\s)*(?:จัด)?(?:อยู่|เป็น|ได้|สี|กลุ่ม|ติด|เข้า)?(?:ใน)?\s?"
    r"(?:กลุ่ม|สี|ระดับ|อันดับ|ลำดับ|ที่|ประเภท)(?:สี)?\s?(?:ไหน|อะไร|ไร|ใด|เท่าไ\S*|ที่เท่าไ\S*)"
)
_PASSED = re.compile(
    rf"^(?:แล้ว|งั้น|อยากรู้(?:ว่า)?|ถามหน่อย|\s)*{_OWN}\s?(?:นี่|เนี่ย|ก็|จะ|\s)*"
    rf"(?:ผ่าน|ไม่ผ่าน|ตก|โดน|ถูก|รอด|ติด|ได้|เข้า|อยู่ใน|เป็น(?:หนึ่ง|นึง|1)|มีชื่อ)[^\d]{{0,24}}?{_OR_NOT}"
)
_AMONG = re.compile(rf"(?:มี|รวม|นับ)\s?{_OWN}\s?(?:ด้วย|อยู่|ใน|นั้น|กลุ่ม|รึ|หรือ|บ้าง|เข้า|\s)*{_OR_NOT}")


def of_ones_own(turn: Turn) -> Answer | None:
    """An honest no where it is asked in which group the asker's own is, or whether it is among those told."""
    question = turn.question
    told = bool(question.numbers) and turn.follows
    if told or question.asks_count or question.has("ask.how", "ask.why", "ask.mentioned"):
        return None
    text = question.normal
    if not (_ITS_PLACE.search(text) or _PASSED.search(text) or _AMONG.search(text)):
        return None
    token = next((t for t in question.tokens if "lack.per_area" in t.cues), None)
    return not_found(turn, "lack.per_area", token)
