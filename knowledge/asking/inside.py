"""Of what was talked of, or of areas that were told of: no figure of another policy or item counts these."""

from __future__ import annotations

import re

from knowledge.asking.finding import Match
from knowledge.asking.guarding import OF_THOSE
from knowledge.asking.turn import Turn


def inside_another(turn: Turn, best: Match) -> bool:
    """ "ข้างในมีสื่อกี่ชิ้น" after a store of media, "เป็น ม.ปลายกี่คน" after pupils: no figure of another policy is of these.

    Nor of another item where areas are meant that an item tells of: "โรงเรียนในสองเขตนี้รวมกี่แห่ง".
    """
    talked = turn.context.policies[:1]
    inside = turn.question.has("follow.inside") or OF_THOSE.search(turn.question.normal) is not None
    inside = inside or _SOME_ARE.search(turn.question.normal) is not None
    read = turn.context.passages
    if read and _IN_THESE.search(turn.question.normal) and turn.question.asks_count:
        return best.figure.indicator.place not in read
    return inside and bool(talked) and turn.question.asks_count and best.figure.indicator.policy != talked[0]


_IN_THESE = re.compile(r"(?:ใน|ของ)\s?(?:ทั้ง)?(?:สอง|สาม|2|3)?\s?(?:เขต|พื้นที่|จังหวัด|แห่ง)\s?(?:นี้|นั้น|พวกนี้|เหล่านี้)")
_SOME_ARE = re.compile(
    r"^(?:แล้ว|และ)?\s?(?:ที่)?(?:เป็น|แบ่งเป็น|แยกเป็น)\s?(?!กี่|เท่า|ร้อย|เปอร์|จำนวน|ของ)[ก-๙. ]{2,}?(?:กี่|เท่าไ|เท่าใด)"
)
