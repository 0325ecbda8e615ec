"""Those who did it, asked of in a follow-up: "ที่ฝึกแล้วกี่เปอร์เซ็น" after how many were to be trained."""

from __future__ import annotations

import re

from knowledge.asking.turn import Turn

_DONE = re.compile(  # "งั้นที่ตัดได้คิดเป็นกี่เปอ", "คนที่ฝึกไปแล้วกี่คน"
    r"^(?:(?:ถ้า)?ไม่(?:มี|ได้|รู้|บอก)\s?(?:ก็)?\s?(?=เอา|ขอ))?(?!.*(?:ไม่|เหลือ|ยัง|ค้าง|ตก|ขาด))"
    r"(?:แล้ว|และ|งั้น|ถ้างั้น|ส่วน|อ้าว|โอเค|ละ|ก็|เอา|ขอ|คน|เด็ก|ครู|โรงเรียน|โรง|เขต|แห่ง|ราย|เรื่อง|พวก|กลุ่ม|อัน|ร้อยละ|เปอร์เซ็นต์|จำนวน|\s)*"
    r"(?:ที่(?P<done>[^\s\d]{1,10}?)\s?(?:ไป|จน|กัน|มา)?(?:แล้ว|ได้|สำเร็จ|เสร็จ)"
    r"|ที่(?P<bare>ได้|ผ่าน|สำเร็จ|เสร็จ)\s?(?=ล่ะ|ละ|อ่ะ|อะ|กี่|เท่า|คิด|มี|นะ|ของ|$))"
)


def those_who_did(turn: Turn) -> str:
    """What was done, in a follow-up that asks of those who did: "ที่ฝึกแล้วกี่เปอร์เซ็น"; "" where it asks of no such."""
    said = _DONE.match(turn.question.normal) if turn.follows else None
    return (said["done"] or said["bare"]) if said else ""
