"""Words that run together into another one by chance: "ขอไลน์สมาชิกเท่าไร" asks for no account to write to."""

from __future__ import annotations

import re

_LINE_COUNTED = re.compile(r"ขอ(?=(?:ไลน์|line)\s?(?:oa|โอเอ)?\s?(?:อย่างเดียว|เท่านั้น|ล้วน|สมาชิก|คน|กี่|เท่า))", re.IGNORECASE)
_DONE_COMES_TO = re.compile(r"(?<=ได้)(?=คิด(?:เป็น|เปน))")  # "ที่ตัดได้คิดเป็นกี่เปอร์เซ็นต์" is of no "ได้คิด"
_TAKES_PART = re.compile(r"(?<=กี่โรงเรียน)(?=ร่วม)")  # "มีกี่โรงเรียนร่วม" is of no "เรียนร่วม"
_THAT_DO = re.compile(r"(?<=เลข)(?=ที่(?:พูด|ใช้|ตอบ|อ้าง|เอา|บอก|ถูก|ชัวร์|แน่|ไม่))")  # "ขอเลขที่พูดแล้วไม่โดนแย้ง" is of no "เลขที่"
_MANY_ENTER = re.compile(
    r"((?:\d|ล้าน|แสน|หมื่น|พัน|ร้อย)\s?(?:กว่า)?\s?คน)(?=เข้า)"
)  # "ครู 2 ล้านกว่าคนเข้าระบบ" is of no "คนเข้า"
_NOW_THEN = re.compile(
    r"(?<![ก-๙])(?:ที|คราว)นี้(?=\s?(?:เอา|ขอ|ต่ำ|สูง|น้อย|มาก|เรื่อง|แล้ว|ถ้า|ดู))"
)  # "ทีนี้เอาต่ำสุด" is of no times
_AT_FIRST = re.compile(r"(?<!กี่)(?<!กี่ )ตอนแรก(?:สุด|เริ่ม|เลย)?(?=\s?(?:ก่อน|เข้า|มี|นั้น|\s|$))")  # of no episodes
_A_HUNDRED = re.compile(  # "มีกี่เรื่องที่ได้ 100": percent
    r"(?P<before>(?:เรื่อง|นโยบาย|ตัวชี้วัด|ตัว|อัน)\S{0,16}?\s?(?:ได้|ครบ|เต็ม|ถึง|เกิน)\s?)100(?=\s?(?:เต็ม|บ้าง|มั่ง|$|ครับ|คับ|คะ|ค่ะ|\?))"
)
_LIKED = re.compile(r"(ถูกใจ|ไล[กค]์?)(\D{0,24}?)กี่\s?ครั้ง")  # likes are told by those who gave them


def set_apart(text: str) -> str:
    """The text with a space where such words meet."""
    text = _TAKES_PART.sub(" ", _DONE_COMES_TO.sub(" ", _LINE_COUNTED.sub("ขอ ", text)))
    text = _A_HUNDRED.sub(r"\g<before>100%", text)
    text = _AT_FIRST.sub("แรกสุด", text)
    return _LIKED.sub(r"\1\2เท่าไหร่", _NOW_THEN.sub(" ", _MANY_ENTER.sub(r"\1 ", _THAT_DO.sub(" ", text))))
