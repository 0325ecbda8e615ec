"""What is denied, and yet leaves no rest to be reckoned.

"หลานยังไม่ได้ฝึกอาชีพเลย เด็กที่ได้ฝึกแล้วมีกี่คน" asks for those who have: what is denied of the grandchild leaves none. What was
spoken of stays ("เขตเรายังไม่ผ่าน ITA เลย เขตที่ผ่านแล้วกี่เขต"), without whom it is said of and the denial.
"""

from __future__ import annotations

import re

_WHO = r"(?:กระผม|ผม|ดิฉัน|ดิชั้น|ฉัน|หนู|เรา|พี่|ป้า|ลุง|แม่)"
_KIN = r"(?:ล[ูุ]ก(?:สาว|ชาย|ชั้น|ศิษย์)?|หลาน(?:สาว|ชาย)?|น้อง(?:สาว|ชาย)?|แฟน|เพื่อน|พ่อ)"
_BODY = r"(?:โรงเรียน|โรง|รร\.?|เขต|สพท\.?|สพป\.?|สพม\.?|ครู)\s?(?:ของ|ที่)?"
_SELF = rf"(?:{_BODY}(?:{_WHO}|{_KIN})|{_KIN}(?:ของ)?{_WHO}?(?:ที่บ้าน)?|{_WHO})"
_TOLD = r"(?:(?!ว่า|ถาม|ขอ|อยาก|ที่|ซึ่ง|กี่|เท่าไ|ร้อยละ|เปอร์|แต่)[^?])"
_DENIED = rf"(?:ก็|แล้ว|แต่)?\s?(?:ยัง{_TOLD}{{0,24}}?ไม่|ไม่(?!\s?มี))(?:เคย|ได้|ค่อย)*"
_THEY = r"(?:เด็ก|นักเรียน|ผู้เรียน|คน|ครู|ผู้บริหาร|บุคลากร|โรงเรียน|โรง|รร\.?|สถานศึกษา|เขต|สพท\.?|ส่วนกลาง|หน่วยงาน)"
_KNOWN = rf"(?:\s?(?:รู้|ทราบ|แน่ใจ).*?(?=\s(?:\S{{0,12}}ว่า)?{_THEY}))?"  # "ยังไม่รู้จะเป็นอะไร นั่งเล่นเกม" speaks of nothing
_LEFT = r"(?:ไม่|ยัง|อีก|เหลือ|ค้าง|ขาด|ตก|(?<!ห)นี้|นั้น|เหมือน|แบบ(?:ผม|หนู|เรา|ลูก))"
_COUNTED = (
    rf"(?=.*\s(?:\S{{0,12}}ว่า)?{_THEY}(?!{_LEFT})"
    rf"(?:(?!{_LEFT}|กี่|เท่าไ|เท่าใด|ร้อยละ|เปอร์).){{3,}}(?:กี่|เท่าไ|เท่าใด|ร้อยละ|เปอร์)(?!.*{_LEFT}))"
)
_OWN_DENIAL = re.compile(rf"(?:^|(?<=\s)){_SELF}(?!กี่){_TOLD}{{0,40}}?{_DENIED}{_KNOWN}{_COUNTED}")


def without_own_denials(text: str) -> str:
    """The text less what is denied of the asker's own, where it goes on to count others.

    >>> without_own_denials("เขตเรายังไม่ผ่าน ITA เลย เขตที่ผ่านแล้วมีกี่เขต"), without_own_denials("ลูกยังไม่ได้ฝึกอาชีพ เด็กแบบนี้มีกี่คน")
    ('ผ่าน ITA เลย เขตที่ผ่านแล้วมีกี่เขต', 'ลูกยังไม่ได้ฝึกอาชีพ เด็กแบบนี้มีกี่คน')
    """
    return _OWN_DENIAL.sub("", text, count=1).strip() if "ไม่" in text else text


_ALSO_THE_REST = re.compile(
    rf"\s?(?:(?:นับ|รวม|คิด)(?:ถึง|เอา|พวก|ทั้ง)*(?:{_THEY}\S{{0,8}}?)?(?:ที่|ซึ่ง)?(?:ยัง\S{{0,12}}?)?ไม่\S{{2,30}}?\s?(?:เข้าไป|เข้ามา)?ด้วย"
    rf"|ก่อน(?:จะ)?(?:หัก|ตัด|ลบ)(?:{_THEY}\S{{0,8}}?)?(?:ที่|ซึ่ง)?(?:ยัง\S{{0,12}}?)?ไม่\S{{2,30}}?(?:ออก)?)(?=\s|มี|กี่|เท่า|$)"
)

_LESS_THE_REST = re.compile(  # "ไม่รวมคนที่ไม่ได้เกียรติบัตร ผ่านอบรมกี่คน"
    rf"(?:ไม่(?:นับ|รวม|เอา)|ตัด|หัก)(?:พวก)?(?:{_THEY}\S{{0,8}}?)?(?:ที่|ซึ่ง)(?:ยัง\S{{0,12}}?)?ไม่\S{{2,30}}?(?:ออก(?:ไป)?)?(?:แล้ว)?(?=\s)"
    rf"(?=.*{_THEY}?\S{{0,12}}ที่(?:ผ่าน|ได้|\S{{1,12}}(?:แล้ว|ได้|สำเร็จ)))"
)


def counted_with_the_rest(text: str) -> str:
    """The text with "ทั้งหมด" for the rest that is counted in.

    >>> counted_with_the_rest("เด็ก ม.3-6 นับคนที่ยังไม่ได้ฝึกด้วย มีกี่คน"), counted_with_the_rest("ที่ยังไม่ได้ฝึกด้วยกี่คน")
    ('เด็ก ม.3-6 ทั้งหมด มีกี่คน', 'ที่ยังไม่ได้ฝึกด้วยกี่คน')
    """
    if "ไม่" not in text:
        return text
    text = _LESS_THE_REST.sub("", text, count=1)
    return _ALSO_THE_REST.sub("" if "ทั้งหมด" in text or "ทั้งสิ้น" in text else " ทั้งหมด", text, count=1)
