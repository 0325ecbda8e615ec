"""Words that run together into another one by chance: "ขอไลน์สมาชิกเท่าไร" asks for no account to write to."""

from __future__ import annotations

import re

_LINE_COUNTED = re.compile(r"ขอ(?=(?:ไลน์|line)\s?(?:oa|โอเอ)?\s?(?:อย่างเดียว|เท่านั้น|ล้วน|สมาชิก|คน|กี่|เท่า))", re.IGNORECASE)
_DONE_COMES_TO = re.compile(r"(?<=ได้)(?=คิด(?:เป็น|เปน))")  # "ที่ตัดได้คิดเป็นกี่เปอร์เซ็นต์" is of no "ได้คิด"
_TAKES_PART = re.compile(r"(?<=กี่โรงเรียน)(?=ร่วม)")  # "มีกี่โรงเรียนร่วม" is of no "เรียนร่วม"


def set_apart(text: str) -> str:
    """The text with a space where such words meet."""
    return _TAKES_PART.sub(" ", _DONE_COMES_TO.sub(" ", _LINE_COUNTED.sub("ขอ ", text)))
