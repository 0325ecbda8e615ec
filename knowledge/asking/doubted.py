"""Whether the number just told is right, or is much: it is told again, with its percent, for the report judges none."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.computing import compute
from knowledge.asking.question import read_question
from knowledge.asking.result_again import result_again
from knowledge.asking.turn import Turn, figure_answer

DOUBTED = "doubted"  # reason of the answer
_SURPRISED = r"(?:อ้าว|เอ๊ะ|เอ๋|ห้ะ|หา|โห|แล้ว|อันนี้|ตัวเลขนี้|เลขนี้|ข้อมูลนี้|นี่|มัน|ว่า|\s)*"
_ENDING = r"(?:\s?(?:ครับ|คับ|คะ|ค่ะ|คะเนี่ย|นะ|น่ะ|อะ|อ่ะ|เนี่ย|อยู่|แล้ว|ๆ|[?!]))*\s*$"
_ASKING = r"\s?(?:ไหม|มั้ย|มั๊ย|มะ|ปะ|ป่ะ|หรือเปล่า|หรือป่าว|รึเปล่า|รึป่าว|ป่าว|หรือยัง|รึยัง|ยัง|ใช่ไหม|ใช่มั้ย|ใช่ปะ|เหรอ|หรอ)"
_DOUBTS = re.compile(
    rf"^{_SURPRISED}(?:(?:แน่ใจ|ชัวร์|มั่นใจ)(?:นะ|แล้ว|{_ASKING})|(?:ถูก(?:ต้อง)?|ถูกแล้ว|ผิด|มั่ว|เชื่อได้|เชื่อถือได้){_ASKING}"
    rf"|(?:เชื่อได้|เชื่อถือได้)แค่ไหน|(?:ถือ)?ว่า(?:เยอะ|มาก|น้อย|สูง|ต่ำ|ดี|แย่){_ASKING}|(?:เยอะ|มาก|น้อย|สูง|ต่ำ)(?:ไป)?{_ASKING}"
    rf"|(?:ถึง|เกิน|ผ่าน)ครึ่ง(?:นึง|หนึ่ง)?{_ASKING}|(?:แปลว่า|ถือว่า|แสดงว่า)สำเร็จ{_ASKING}){_ENDING}"
)


def doubted(turn: Turn) -> Answer | None:
    """ "แน่ใจนะ", "ถือว่าเยอะไหม", "ถึงครึ่งยัง" after a figure: that figure; None in any other talk."""
    context = turn.context
    told = turn.follows and context.aspect in ("figures", "analysis") and bool(context.indicators)
    if not told or context.passages or context.choices or context.beside or not _DOUBTS.match(turn.question.normal):
        return None
    again = _reckoned(turn) if context.operation else _figure(turn)
    if again is None:
        return None
    turn.note("doubted", context.indicators[0])
    half = turn.question.has("amount.part")  # "ขาดอีกเท่าไหร่" is asked of the half that was named
    return replace(again, asked="" if half else context.question, reason=again.reason or DOUBTED)


def _figure(turn: Turn) -> Answer:
    return figure_answer(turn.catalogue, [turn.catalogue.indicators[turn.context.indicators[0]]])


def _reckoned(turn: Turn) -> Answer | None:
    """What was reckoned last, as a bare "เท่าไหร่" has it told again."""
    bare = Turn(read_question("เท่าไหร่", turn.catalogue.lexicon), turn.context, turn.catalogue)
    return result_again(bare, compute)
