"""Those beyond a limit that a figure is of at most: "ขยายโอกาสที่เด็กเกิน 20 มีกี่โรง", which are counted nowhere."""

from __future__ import annotations

import re

from knowledge.asking.operands import recent
from knowledge.asking.turn import Turn

_SPOKEN = {  # limits as they are said
    **{word: number for number, word in enumerate(("สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"), 2)},
    **{f"{word}สิบ": 10 * n for n, word in enumerate(("ยี่", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"), 2)},
    "ร้อย": 100,
}
_NUMBER = rf"(?P<many>\d+|{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})"
_PAST = re.compile(
    r"(?<!ไม่)(?<!ไม่ )(?<!\bno )(?<!\bnot )"
    r"(?:เกิน(?:กว่า)?|มากกว่า|เยอะกว่า|สูงกว่า|ไกลกว่า|ห่างกว่า|ไกลเกิน|นอกรัศมี|นอกระยะ|พ้น"
    r"|more than|over|beyond|further than|farther than)"
    rf"\s?(?:รัศมี|ระยะ)?\s?{_NUMBER}(?!\d|\.\d|เอ็ด|\s?(?:%|เปอ|เท่า))"
)
_PAST_THAT = re.compile(  # "ไกลกว่านั้นล่ะ"
    r"(?<!ไม่)(?<!ไม่ )(?:เกิน(?:กว่า|จาก)?|มากกว่า|เยอะกว่า|ไกลกว่า|ห่างกว่า|นอกเหนือจาก|นอกรัศมี|พ้น(?:จาก)?)\s?(?:นั้น|นี้)"
    r"|\b(?:more|further|farther|over|beyond) than that|\bbeyond that"
)
_AT_MOST = r"(?:ไม่เกิน|น้อยกว่าหรือเท่ากับ|[-–])\s?"
MEANT = 4  # figures that a question may mean


def past_the_limit(turn: Turn) -> bool:
    """Whether those are asked for that lie beyond what a figure near, or the one told last, is of at most."""
    question = turn.question
    if not question.has("ask.how_many", "ask.how_much") or question.has("ask.percent", "operation.sum"):
        return False
    if turn.follows and _PAST_THAT.search(question.normal):
        told = recent(turn)[:1]
        return any(re.search(rf"{_AT_MOST}\d", i.label) for i in told)
    said = (found["many"] for found in _PAST.finditer(question.normal))
    past = {str(_SPOKEN.get(many, many)) for many in said}
    near = "".join(m.figure.text for m in turn.figures[:MEANT]) if past else ""
    return any(re.search(rf"{_AT_MOST}{many}(?!\d)", near) for many in past)
