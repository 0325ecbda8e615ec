"""Who says that no names are wanted, only how many: "เขตไหนไม่ผ่าน ITA บ้าง ไม่ต้องบอกชื่อ ขอแค่จำนวน"."""

from __future__ import annotations

import re

_ENDINGS = r"(?:หรอก|ก็ได้|ก็พอ|พอ|อย่างเดียว|เท่านั้น|แล้ว|นะ|น่ะ|ล้วนๆ|ครับ|คับ|ค่ะ|คะ|จ้า|\s)*(?=\s|$)"
_NAMES = r"(?:ราย)?ชื่อ(?!เต็ม|จริง|เล่น)(?:โรงเรียน|สถานศึกษา|โรง|รร\.?|เขต|สพท\.?|คน|ครู|แห่ง|ใคร)?"
_NO_NAMES = re.compile(
    r"\s?(?:แต่|และ|คือ)?\s?ไม่(?:ต้อง|เอา|ขอ|จำเป็น|อยากได้|อยากรู้|ได้ขอ|สนใจ|สน)(?:ต้อง|การ|บอก|ระบุ|แจ้ง|รู้|ทราบ|เอา|ขอ|มี|\s)*"
    rf"{_NAMES}{_ENDINGS}"
    rf"|\s(?:แต่)?{_NAMES}(?:น่ะ|อะ|อ่ะ|ก็|\s)*ไม่(?:ต้อง|เอา|จำเป็น|สำคัญ|สน)(?:บอก)?{_ENDINGS}"
)
_ONLY_NUMBER = re.compile(
    r"\s?(?:ขอ|เอา|บอก|อยากได้|อยากรู้|ต้องการ|แค่|เฉพาะ)(?:แค่|เฉพาะ|เป็น|มา|เพียง|ว่า|\s)*"
    rf"(?:(?:จำนวน|ตัวเลข|ยอด)(?:รวม)?(?:โรงเรียน|โรง|แห่ง|เขต|คน|ราย)?|กี่\s?(?:โรงเรียน|โรง|แห่ง|เขต|คน|ราย))"
    rf"(?:{_ENDINGS}|(?=ที่))"
)
_SUFFICES = re.compile(r"แค่|เฉพาะ|เป็น|พอ|อย่างเดียว|เท่านั้น|ล้วน")
_RANKED = re.compile(r"สุด|อันดับ|กว่า")  # one of them is meant, and no number
_WHICH = re.compile(r"(?P<who>โรงเรียน|สถานศึกษา|รร\.?|โรง|แห่ง|เขต|สพท\.?|คน|ท่าน)\s?(?:ไหน|ใด)\s?(?:บ้าง|มั่ง)?\s?(?:ที่)?")
_COUNTED = {"เขต": "เขต", "สพท": "เขต", "คน": "คน", "ท่าน": "คน"}  # how each is counted; schools by "โรง"


def without_names(text: str) -> str:
    """The text asking how many, where it says that it wants no names, or that a number will do.

    >>> without_names("เขตไหนไม่ผ่าน ITA บ้าง ไม่ต้องบอกชื่อ ขอแค่จำนวน")
    'กี่เขตที่ไม่ผ่าน ITA บ้าง'
    >>> without_names("ทำไมไม่บอกชื่อโรงเรียน"), without_names("เขตไหนไม่ผ่าน ITA ขอจำนวนด้วย")
    ('ทำไมไม่บอกชื่อโรงเรียน', 'เขตไหนไม่ผ่าน ITA ขอจำนวนด้วย')
    """
    declined, number = _NO_NAMES.search(text), _ONLY_NUMBER.search(text)
    if _RANKED.search(text) or (declined is None and not (number and _SUFFICES.search(number.group()))):
        return text
    rest = _NO_NAMES.sub(" ", text)
    which = _WHICH.search(rest)
    if which is None:
        return rest.strip() if declined else text
    counted = _COUNTED.get(which["who"].rstrip("."), "โรง")
    return _ONLY_NUMBER.sub(" ", f"{rest[: which.start()]}กี่{counted}ที่{rest[which.end() :].lstrip()}").strip()
