"""Of a column just told: which of its items speaks of something, and which weighs most, which no report tells."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.choosing import COLUMNS, chosen_passages
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, passage_answer

SPOKEN_OF = 0.5  # of what is named, that an item must tell
_WHICH = re.compile(r"(?:ข้อ|อัน|ประเด็น)\s?(?:ไหน|ใด)|which (?:one|item)")
_WEIGHS_MOST = re.compile(
    r"(?:สำคัญ|หนัก|เร่งด่วน|ด่วน|จำเป็น|รุนแรง|สาหัส|แย่|ใหญ่)(?:มาก)?(?:ที่)?สุด|most (?:important|urgent|serious)"
)
_ITEM = re.compile(r"ข้อ|อัน|ประเด็น|\bone\b|\bitem")
_HAS_ONE = re.compile(  # "มีเรื่องงบไหม", "มีข้อที่พูดถึงครูปะ"
    r"(?:แล้ว|และ|ใน(?:นี้|นั้น|พวกนี้)|\s)*มี\s?(?:เรื่อง|ข้อ|ประเด็น)(?!ไหน|ใด|อะไร|อื่น|นี้|นั้น).{2,40}(?:ไหม|มั้ย|ไม๊|มั๊ย|หรือเปล่า|รึเปล่า|ปะ|ป่ะ|ป่าว|บ้าง)\S{0,6}"
)
_SPEAKS_OF = re.compile(r"เกี่ยว|พูดถึง|พูดเรื่อง|กล่าวถึง|เอ่ยถึง|ว่าด้วย|เป็นเรื่อง|แตะ|about|mention")


def in_the_column(turn: Turn) -> Answer | None:
    """ "ข้อไหนเกี่ยวกับงบ", "ข้อไหนสำคัญสุด" after the obstacles of a policy: of these, and of nothing else."""
    question, context, column = turn.question, turn.context, turn.column_read
    if column is None or not (turn.follows and context.passages):
        return None
    if turn.named_policy or turn.aspect or question.asks_number:
        return None
    named = [t for t in question.naming if not turn.catalogue.words.told_apart.issuperset(t.concepts)]
    if not named and _WEIGHS_MOST.search(question.normal) and _ITEM.search(question.normal):
        return passage_answer(turn.catalogue, turn.catalogue.passages(context.policies[0], column), reason="cell")
    which = _WHICH.search(question.normal) and _SPEAKS_OF.search(question.normal)
    if not named or not (which or _HAS_ONE.fullmatch(question.normal.strip())):
        return None
    turn.note("in the column", f"{context.policies[0]}/{column}")
    for columns in ((column,),) if which else ((column,), COLUMNS):
        found = turn.passages(among=context.policies, aspects=columns)
        if found and found[0].explained >= SPOKEN_OF:
            return chosen_passages(turn, found)
    return not_found(turn, "unspoken", named[0])
