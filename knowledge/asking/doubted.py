"""Whether the number just told is right, or is much: it is told again, with its percent, for the report judges none.

To wonder at it alone, "โห เยอะจัง", asks nothing; to ask whether it is really so, "เยอะขนาดนั้นเลยเหรอ", does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.computing import compute
from knowledge.asking.question import read_question
from knowledge.asking.result_again import result_again
from knowledge.asking.turn import Turn, figure_answer, passage_answer

DOUBTED = "doubted"  # reason of the answer
_JUDGED = r"(?:เยอะ|มาก|น้อย|สูง|ต่ำ|นิด|เพียบ)"
_SURPRISED = (
    rf"(?:อ้าว|เอ๊ะ|เอ๋|[หฮ][่้๊]?[าะ]ๆ?|โอ?้?ห+|โอ้|ว้าว|เฮ้ย|หืม+|แล้ว|อันนี้|ตัวเลขนี้|เลขนี้|ข้อมูลนี้|นี่|มัน|ว่า|ทำไม(?=\S*หรอ|\S*เหรอ)"
    rf"|{_JUDGED}(?:จัง|มาก|เนอะ)(?:เลย)?(?:อะ|อ่ะ|นะ|คะ|ค่ะ|ครับ)?(?=\s)|\s)*"
)
_ENDING = (
    rf"(?:\s?(?:ครับ|คับ|คะ|ค่ะ|คะเนี่ย|นะ|น่ะ|อะ|อ่ะ|เนี่ย|อยู่|แล้ว|ๆ|จ๊ะ|จ้ะ|(?:มัน|ก็)?(?:ดู|รู้สึก|ว่า)?{_JUDGED}(?:จัง|ไป|เกิน|มาก)*"
    r"|แค่นี้|แค่นั้น|ไม่(?:อยาก|น่า)?(?:จะ)?เชื่อ(?:เลย)?|เลย|เอง|เหรอ|หรอ|รึ|[?!.]))*\s*$"
)
_ASKING = r"\s?(?:ไหม|มั้ย|มั๊ย|มะ|ปะ|ป่ะ|หรือเปล่า|หรือป่าว|รึเปล่า|รึป่าว|ป่าว|หรือยัง|รึยัง|ยัง|ใช่ไหม|ใช่มั้ย|ใช่ปะ|เหรอ|หรอ)"
_DOUBTS = re.compile(
    rf"^{_SURPRISED}(?:(?:แน่ใจ|ชัวร์|มั่นใจ)(?:นะ|แล้ว|{_ASKING})|(?:ลบ|บวก|คิด|คำนวณ|นับ|เช็[กค]|ตรวจ|ครบ|หมด)?(?:ถูก|ดี|ครบ)?(?:แล้ว)?แน่(?:ๆ|แล้ว)?นะ|(?:ถูก(?:ต้อง)?|ถูกแล้ว|ผิด|มั่ว|เชื่อได้|เชื่อถือได้){_ASKING}"
    rf"|(?:เชื่อได้|เชื่อถือได้)แค่ไหน|(?:ถือ)?ว่า(?:เยอะ|มาก|น้อย|สูง|ต่ำ|ดี|แย่){_ASKING}|(?:เยอะ|มาก|น้อย|สูง|ต่ำ)(?:ไป)?{_ASKING}"
    rf"|(?:really|seriously|for real)(?= ?[?!]*$)|จริง(?:ๆ)?(?:ดิ|อ่ะ|อะ|แท้|น่ะ|นะ|รึ|หรือ|{_ASKING})"
    rf"|(?:โม้|ล้อเล่น|พูดเล่น){_ASKING}|(?:แน่|จริงจัง)(?:เหรอ|หรอ)"
    rf"|จริง(?:เหรอ|หรอ|หรือ|ดิ)(?:คะ|ครับ|เนี่ย)?\s{_JUDGED}(?:ขนาด|แค่)(?:นั้น|นี้)(?:เลย|เชียว|เอง)?"
    rf"|(?:ไม่น่า(?:จะ)?ใช่|ไม่(?:ค่อย)?(?:น่า)?เชื่อ)(?:มั้ง|เลย|นะ|อะ|อ่ะ)*(?:\s(?:ที่)?(?:ผม|หนู|เรา|ดิฉัน|ฉัน|พี่)?(?:เจอ|เห็น|รู้(?:มา)?)\S*)?"
    rf"|{_JUDGED}?(?:ถึง)?ขนาด(?:นั้น|นี้)(?:เลย|เชียว|จริง)*(?:เหรอ|หรอ|รึ|หรือ|(?=นะ|คะ|ครับ|[\s?!]*$))"
    rf"|(?:ได้|มี|ทำได้|แก้ได้|แค่|เพียง)*(?:แค่|เพียง|เท่า)(?:นี้|นั้น)(?:เอง|จริง|เลย|นะ)*(?:เหรอ|หรอ|รึ|หรือ|ปะ|ป่ะ|จริงดิ)"
    rf"|(?:ถึง|เกิน|ผ่าน)ครึ่ง(?:นึง|หนึ่ง)?{_ASKING}|(?:แปลว่า|ถือว่า|แสดงว่า)สำเร็จ{_ASKING}){_ENDING}"
)
_LOOK = (  # "ลองหาใหม่ซิ", "เช็กอีกรอบได้ไหม"
    r"(?:(?:ลอง|ช่วย|ขอ(?:ให้)?|ไป)*\s?(?:หา|ดู|เช็[กค]|ตรวจ(?:สอบ)?|อ่าน|ค้น)\s?(?:ดู|มา|ให้)*\s?"
    r"(?:ดี(?!กว่า)ๆ?|ใหม่|อีก\s?(?:ที|ครั้ง|รอบ|หน)|ซ้ำ|ถี่ถ้วน|ละเอียด|หมด|ครบ)+\s?(?:แล้ว|ก่อน|ดู|หน่อย|ได้|สิ|ซิ|ดิ|ที|จริง)*)"
)
_BOOK = r"(?:ใน)?(?:เล่ม|รายงาน)(?:นี้)?"
_NONE = (
    rf"(?:(?:มัน|{_BOOK})?\s?ไม่(?:มี|ได้บอก|ระบุ|บอก|เจอ|พบ)(?:ข้อมูล|ตัวเลข|ไว้)*"
    rf"(?:แน่(?:ๆ|นอน)?|จริง(?:ๆ)?|เลย|สักนิด|{_BOOK}|ว่า)*)"
)
_SURE = r"(?:แน่(?:ใจ|นอน|ๆ)?|ชัวร์|มั่นใจ|จริง(?:ๆ)?)(?:แล้ว|ว่า)?"
_AFTER_A_NO = re.compile(
    rf"{_SURPRISED}(?=\S)"
    rf"(?:{_LOOK}|{_NONE}|{_SURE}|{_ASKING}|นะ|ครับ|คับ|ค่ะ|คะ|อะ|อ่ะ|น่ะ|ดิ|สิ|หรือ|รึ|[\s?!.,])+"
)
_DOUBTS_A_NO = re.compile(rf"{_LOOK}|{_NONE}|{_SURE}")


def asked_again(text: str, context: Context) -> str:
    """After an honest no that is doubted, "ไม่มีจริงๆ เหรอ", "ลองหาใหม่ซิ": what was asked; the message itself else."""
    declined = context.pending and not context.choices
    doubts = declined and _AFTER_A_NO.fullmatch(text.strip()) and _DOUBTS_A_NO.search(text)
    return context.pending if doubts else text


_HOW_RECKONED = re.compile(  # "ที่มาของเลขนี้คือ", "คิดยังไง", "มาจากอะไรลบอะไร"
    rf"{_SURPRISED}(?:ที่มา(?:ของ)?\s?(?:ตัวเลข|เลข|ยอด|ผล)?(?:นี้|นั้น)?|(?:ตัวเลข|เลข|ยอด|อัน)?(?:นี้|นั้น|นี่)?\s?(?:ได้|เอา)?มาจาก\s?(?:ไหน|ตัวเลข(?:ไหน|อะไร)|เลข(?:ไหน|อะไร)|อะไร(?:(?:ลบ|บวก|หาร|คูณ)(?:กับ|ด้วย)?อะไร)?)"
    r"|(?:คิด|คำนวณ|คำนวน|ลบ|บวก|หาร)(?:มา)?\s?(?:ยังไง|อย่างไร|ไง|จากอะไร|จากไหน|จากตัวเลขไหน)|ได้มา\s?(?:ยังไง|อย่างไร|ไง)|อะไร(?:ลบ|บวก|หาร)อะไร)"
    r"(?:\s?(?:คือ|ล่ะ|ละ|บ้าง|นะ|น่ะ|อะ|อ่ะ|เนี่ย|ครับ|คับ|คะ|ค่ะ|[\s?]))*"
)
_WHERE_PRINTED = re.compile(  # of a figure: its reply tells the item
    r"(?:แล้ว|มัน|เลขนี้|ตัวเลขนี้|ข้อมูลนี้|อันนี้|\s)*(?:อยู่|มา|เอามา|พิมพ์|เขียน)*(?:จาก|ใน|ไว้|ที่)?\s?(?:ตรง|ข้อ|ส่วน|หัวข้อ|ตาราง|ช่อง)(?:ไหน|ใด)"
    r"(?:ของ|ใน)?(?:เล่ม|รายงาน)?(?:นี้)?(?:\s?(?:คือ|ล่ะ|ละ|นะ|น่ะ|อะ|อ่ะ|ครับ|คับ|คะ|ค่ะ|[\s?]))*"
)
_FOR = re.compile(  # "แน่ใจนะครับ ผมจะเอาลงข่าวพรุ่งนี้"
    r"\s+(?:พอดี|เดี๋ยว|คือ)?\s?(?:ผม|หนู|เรา|พี่|ดิฉัน|ฉัน)?\s?(?:จะ|ต้อง|ขอ)(?:เอา|นำ|ลง|ใช้|ส่ง|รายงาน|พูด|ตอบ|แถลง|เขียน|โพสต์)(?!\S*(?:กี่|เท่าไ|อะไร)).{0,40}$"
)


_NUMBERED = ("figures", "analysis", "activities")  # where a number was told from, of what was done beside them


def doubted(turn: Turn) -> Answer | None:
    """ "แน่ใจนะ", "จริงเหรอ", "ถือว่าเยอะไหม", "ถึงครึ่งยัง" after a figure: that figure, after items these; else None."""
    context = turn.context
    how = (_HOW_RECKONED if context.operation else _WHERE_PRINTED).fullmatch(turn.question.normal) is not None
    said = _FOR.sub("", turn.question.normal)
    doubts = _DOUBTS.match(said) or re.fullmatch(rf"{_SURPRISED}{_LOOK}{_ENDING}", said)
    if context.choices or context.beside or not (how or doubts):
        return None
    if turn.follows and context.passages and turn.column_read:
        return _items_read(turn)
    if not (turn.follows and context.aspect in _NUMBERED and context.indicators) or context.passages:
        return None
    again = _reckoned(turn) if context.operation else _figure(turn)
    if again is None:
        return None
    turn.note("doubted", context.indicators[0])
    half = turn.question.has("amount.part")  # "ขาดอีกเท่าไหร่" is asked of the half that was named
    return replace(again, asked="" if half else context.question, reason=again.reason or DOUBTED)


def _items_read(turn: Turn) -> Answer:
    """The items that were read last, once more."""
    read = [p for p in turn.catalogue.edition.passages if p.place in turn.context.passages]
    answer = passage_answer(turn.catalogue, read, reason="cell" if len(read) > 1 else "chosen")
    return replace(answer, asked=turn.context.question)


def _figure(turn: Turn) -> Answer:
    return figure_answer(turn.catalogue, [turn.catalogue.indicators[turn.context.indicators[0]]])


def _reckoned(turn: Turn) -> Answer | None:
    """What was reckoned last, as a bare "เท่าไหร่" has it told again."""
    bare = Turn(read_question("เท่าไหร่", turn.catalogue.lexicon), turn.context, turn.catalogue)
    return result_again(bare, compute)
