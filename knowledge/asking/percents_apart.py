"""Whether two percents are set against each other, and not one count taken of the other."""

from __future__ import annotations

import re

from knowledge.asking.phrased import pair_of
from knowledge.asking.question import read_question
from knowledge.asking.turn import Turn

PAIR = 2


def percents_set_apart(turn: Turn) -> bool:
    """ "เทียบกับ ITA อันไหนสูงกว่าถ้าคิดเป็น %": of two percents which is more, and not what percent one is of the other."""
    question = turn.question
    if _OF_PERCENTS.search(question.normal) and question.has("operation.difference", "operation.compare"):
        return len(pair := pair_of(turn)) == PAIR and all(o.percent is not None for o in pair)
    if not (question.has("operation.compare") and question.has("operation.difference")):
        return False
    return question.has("ask.which", "ask.who") or bool(turn.context.indicators and asked_in_percent(turn))


_OF_PERCENTS = re.compile(  # "ร้อยละของสีเขียวกับสีฟ้าต่างกันเท่าใด", "ผลต่างร้อยละของ…"
    r"^(?:แล้ว|ขอ|อยากรู้|\s)*(?:ผลต่าง|ส่วนต่าง)?(?:ของ)?\s?(?:ร้อยล่?ะ|เปอร์เซ็นต์|เปอร์เซ็น|สัดส่วน|อัตรา)(?:ของ)?\s?.*(?:ต่างกัน|ห่างกัน|ลบ|กว่า)"
    r"|^(?:แล้ว|ขอ|\s)*(?:ผลต่าง|ส่วนต่าง)(?:ของ)?\s?(?:ร้อยล่?ะ|เปอร์เซ็นต์)"
)


def asked_in_percent(turn: Turn) -> bool:
    last = read_question(turn.context.question, turn.catalogue.lexicon)
    return last.has("ask.percent") and not last.asks_count


def told_in_percent(turn: Turn) -> bool:
    """After "แก้หนี้ได้กี่เปอร์เซ็นต์" and "ผ่านอบรมกี่เปอร์เซ็นต์": "อันไหนน้อยกว่า" is asked of the percents."""
    return turn.follows and not turn.context.operation and asked_in_percent(turn)
