"""The figure that comes next: "ตัวชี้วัดถัดไปล่ะ" after one that was told."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, figure_answer

_NEXT = re.compile(
    r"(?:แล้ว|ขอ|ดู|ต่อ|เอา|\s)*(?:ตัวชี้วัด|ตัวเลข|ตัว|ค่า|รายการ|indicator|figure)\s?(?:ถัดไป|ต่อไป|ต่อมา|ถัดมา|next)"
    r"(?:\s?(?:คือ|เป็น|ได้|เท่าไหร่|เท่าไร|อะไร|ล่ะ|ละ|นะ|อะ|อ่ะ|ครับ|คับ|คะ|ค่ะ|[\s?]))*"
    r"|(?:the )?next (?:one|figure|indicator)\W*"
)


def next_figure(turn: Turn) -> Answer | None:
    """That of the next item of the policy's figures; an honest no after the last."""
    context, told = turn.context, next(iter(turn.context.indicators), None)
    if told is None or not turn.follows or context.aspect != "figures" or context.operation or context.passages:
        return None
    if not _NEXT.fullmatch(turn.question.normal):
        return None
    last = turn.catalogue.indicators[told]
    rest = [i for i in turn.catalogue.edition.detailed if i.policy == last.policy and i.aspect == "figures"]
    after = [i for i in rest if i.place > last.place]
    if not after:
        return not_found(turn, "no_such_item")
    item = [i for i in after if i.place == after[0].place]
    turn.note("next", after[0].id)
    return replace(figure_answer(turn.catalogue, item, main=len(item)), reason="placed")
