"""A question whose words stand the other way round than they mostly do: "อะไรคือ PLC", "เขตไหนผ่าน กี่เขต"."""

from __future__ import annotations

import re

_WHAT_IS = re.compile(
    r"^(?P<before>(?:.*\s)?(?:แล้ว|งง|อยากรู้ว่า|ว่า)?)(?:อะไร|ไร)\s?คือ\s?(?P<named>[^\s?].*?)"
    r"(?P<after>\s?(?:นะ|อะ|อ่ะ|ครับ|คับ|ค่ะ|คะ|หรอ|เหรอ|[?!\s])*)$",
    re.DOTALL,
)
_ASKS = re.compile(r"กี่|เท่าไ|ใคร|ไหน|ยังไง|อย่างไร|ทำไม|อะไร")

_WHICH_AND_HOW_MANY = re.compile(
    r"(?P<one>เขต|โรงเรียน|โรง|รร\.?|สพท\.?)\s?(?:ไหน|ใด)(?:บ้าง|มั่ง)?(?=.{2,60}กี่\s?(?:เขต|โรง|แห่ง))", re.DOTALL
)  # how many there are is asked, which of them comes with it


_BY_WHOM = re.compile(  # who did it to them is not who is counted
    r"(?P<whom>เด็ก|นักเรียน|ผู้เรียน)(?:ๆ)?\s?(?:ที่|ซึ่ง)(?:คุณ)?ครู(?=แนะแนว|ดูแล|สอน|อบรม|ฝึก|พัฒนา|เฝ้าระวัง|ช่วย)(?=.{1,40}กี่\s?คน)"
)
_HELPED_BY = re.compile(  # "เด็กๆ ได้ครูแนะแนวช่วยแนะกี่คน": the children are counted
    r"(?P<whom>(?:เด็ก|นักเรียน|ผู้เรียน)(?:ๆ)?)\s?(?:ได้|ได้รับ|มี|ถูก)\s?(?:คุณ)?ครู(?P<did>แนะแนว)(?:ได้|มา|เข้ามา)?"
    r"(?:ช่วย|คอย)+\s?(?:แนะ(?:นำ|แนว)?|ดูแล|สอน|ให้คำปรึกษา|คุย)(?:ให้|แล้ว|ไป)*(?=\s?(?:ทั้งหมด)?\s?กี่)"
)
_SO_MANY_TO_ONE = re.compile(  # "นักเรียนกี่คนต่อครูแนะแนว 1 คน"
    r"^(?P<many>[^\s\d]{3,30}?)\s?กี่\s?(?P<unit>คน|โรง|แห่ง|ราย)\s?ต่อ\s?(?P<one>[^\s\d]{3,30}?)\s?(?:1|หนึ่ง|นึง)\s?(?P<each>คน|โรง|แห่ง|เขต)"
)


def turned_round(text: str) -> str:
    """ "อะไรคือ PLC" as "PLC คืออะไร"; what asks for something else too stays as it is."""
    if "กี่" in text:
        text = _WHICH_AND_HOW_MANY.sub(r"\g<one>ที่", text)
        text = _SO_MANY_TO_ONE.sub(r"\g<one> 1 \g<each>ต่อ\g<many>กี่\g<unit>", text)
        text = _HELPED_BY.sub(r"\g<whom>ได้\g<did>", _BY_WHOM.sub(r"\g<whom>ที่", text))
    found = _WHAT_IS.match(text) if "คือ" in text else None
    if found is None or _ASKS.search(found["named"]):
        return text
    return f"{found['before']}{found['named']}คืออะไร{found['after']}"
