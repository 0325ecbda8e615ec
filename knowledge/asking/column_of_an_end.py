"""A column of the policy that stands first or last: "ตัวที่ต่ำที่สุดมีปัญหาอะไร", "อันที่ได้ผลดีที่สุดเขาทำอะไรไปบ้าง".

What is ranked is named first and the column after it; "เรื่องไหนมีปัญหามากที่สุด" ranks by the column and is not of this kind.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.analysis import analyse
from knowledge.asking.answer import Answer
from knowledge.asking.compound import joined
from knowledge.asking.question import read_question
from knowledge.asking.turn import Turn, passage_answer
from knowledge.thai import normalise

MOST = 2  # policies at one end whose columns are told
_END = re.compile(
    r"(?:ตัวชี้วัด|ตัวเลข|ตัว|อัน|เรื่อง|ข้อ|นโยบาย|ด้าน|งาน|ผล|ใคร|^)\s?(?:ไหน|ใด)?\s?(?:ที่|ซึ่ง)?\s?(?:เรา|เขา|เค้า|สพฐ\.?)?\s?(?:ได้|มี|ทำ|เป็น|ออกมา|\s)*"
    r"(?:ผลงาน|ผล|ร้อยละ|เปอร์เซ็นต์|เปอร์|คะแนน|ค่า|ตัวเลข|%|ได้|\s)*"
    r"(?:ต่ำ|น้อย|แย่|สูง|มาก|ดี|เยอะ|รั้งท้าย|บ๊วย|อันดับ(?:หนึ่ง|1|แรก|สุดท้าย))\s?(?:ที่)?\s?(?:สุด)?(?:ใน(?:นั้น|นี้|กลุ่ม(?:นี้|นั้น)?|เล่ม|รายงาน))?"
)


def column_of_an_end(turn: Turn) -> Answer | None:
    """The ranking, and the column of the policy that it puts first; None where no ranking stands before the column."""
    aspect = turn.aspect
    if aspect in (None, "figures"):
        return None
    text = normalise(turn.question.text)
    end = _END.search(text)
    column = min((t.text for t in turn.question.tokens if _asks_column(t.cues)), key=text.find, default="")
    if end is None or not column or text.find(column) < end.end():
        return None
    ranked = analyse(Turn(read_question(text[: end.end()], turn.catalogue.lexicon), turn.context, turn.catalogue))
    if ranked is None or ranked.reason not in ("highest", "lowest") or not 0 < len(ranked.policies) <= MOST:
        return None
    turn.note("aspect", f"{aspect} of {', '.join(ranked.policies)}, which the ranking puts first")
    cells = [passage for policy in ranked.policies for passage in turn.catalogue.passages(policy, aspect)]
    told = passage_answer(turn.catalogue, cells, reason="cell" if len(ranked.policies) == 1 else "cells")
    return replace(joined(ranked, told), policies=ranked.policies) if cells else None


def _asks_column(cues: tuple[str, ...]) -> bool:
    return any(cue.startswith("aspect.") for cue in cues)
