"""A judgement that is asked for: an opinion of us, whether something is good or fair, who is to blame.

"ยุบโรงเรียนแบบนี้ใจร้ายไปมั้ย คุณว่าไง", "แก้หนี้ได้แค่นี้ ควรปลดใคร": the report tells what was done, and judges none.
What is judged is no question for the record of it, however well that is named.
"""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.parts import COUNTING
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

JUDGED = "opinion"  # reason of the answer
_US = r"(?:คุณ|เธอ|(?:น้อง)?บอ[ทต]|น้อง|แอด(?:มิน)?|ถามได้|เอไอ|ส่วนตัว)"
_HOW = r"(?:ยังไง|ยังงัย|ไง|งัย|อย่างไร)"
_OR_NOT = (
    r"(?:จริง(?:ๆ)?|แล้ว|ไป|เกิน|นัก|มาก|บ้าง|กัน|อยู่|ได้|เลย|พอ|\s)*"
    r"(?:ไหม|มั้ย|มั๊ย|ไม๊|มะ|ปะ|ป่ะ|(?:หรือ|รึ)?(?:เปล่า|ป่าว)|เหรอ|หรอ|หรือไม่)"
)
_END = r"(?:กัน|บ้าง|ครับ|คับ|คะ|ค่ะ|อะ|อ่ะ|นะ|[\s?!.])*$"
_WORTH = (  # what nobody counts
    r"(?:ใจร้าย|โหดร้าย|ใจดำ|จริงใจ|สร้างภาพ|ผักชีโรยหน้า|เอาหน้า|จัดฉาก|เหมาะสม|เหมาะ|คุ้มค่า|คุ้ม|ยุติธรรม|เป็นธรรม|ไร้ประโยชน์|มีประโยชน์|หลอกลวง|หลอก|โกหก"
    r"|น่าเชื่อถือ|เชื่อได้|ไว้ใจได้|ไว้ใจ|เก่ง|ฝีมือดี|สมควร|เสียเวลา|เปลืองงบ|ไร้สาระ|ล้าหลัง|แย่|น่าดู|น่าสนใจ|น่าเรียน|ทำไปงั้นๆ)"
)
_ASKS_US = re.compile(
    rf"{_US}\s?(?:เอง)?(?:คิด|มอง|เห็น|รู้สึก)?(?:ว่า|เห็น)?\s?{_HOW}(?!บ้าง)|เห็นด้วย{_OR_NOT}"
    rf"|{_US}\s?(?:เอง)?(?:เชื่อ|เห็นด้วย|ชอบ)\S{{0,30}}?\s?\S{{0,12}}?{_OR_NOT}"
    rf"|^(?:แล้ว|{_US}|\s)*คิด(?:เห็น|ว่า)?{_HOW}\s?(?:กับ|เรื่อง|ต่อ)|{_OR_NOT}\s(?:คิด|รู้สึก)(?:ว่า)?{_HOW}{_END}"
    rf"|{_US}\s?(?:เอง)?(?:คิดว่า|มองว่า|เห็นว่า|ว่า).{{1,60}}?(?:ดี|{_WORTH}){_OR_NOT}"
    rf"|(?:ดี|{_WORTH}){_OR_NOT}\s?{_US}(?:ว่า|คิดว่า){_END}"
    r"|\bwhat do you think\b|\bdo you (?:think|believe|agree|like)\b|\b(?:in )?your (?:view|opinion|thoughts)\b"
)
_WEIGHS = re.compile(
    rf"(?:{_WORTH}|(?<!ผล)ดีกับ\S{{1,16}}?(?=จริง)|ดีจริง|จริงใจ\S{{1,24}}?|เหมาะกับ\S{{1,16}}?){_OR_NOT}|ว่ามาตรง\s?ๆ"
)
_WHO = r"(?:ใคร|คนไหน|(?:ฝ่าย|หน่วย|หน่วยงาน|สำนัก)(?:ไหน|ใด))"
_BLAMES = re.compile(
    rf"{_WHO}(?:กัน|แน่|ที่|ควร|ต้อง|สมควร|น่าจะ|จะ|เป็น|คน|ฝ่าย|โดน|ถูก|ออกมา|มา)*\s?"
    r"(?:ผิด(?!ชอบ|นัด)|บกพร่อง|ลาออก|รับผิด(?!ชอบ)|โดนด่า|โดนปลด|ไล่ออก|โดนไล่|โดนลงโทษ)"
    rf"|(?:ความผิด|ผิดที่|(?:ควร|ต้อง|จะ|น่า)?\s?(?:โทษ|ด่า|ปลด|ไล่|เอาผิด|ลงโทษ|ประณาม))(?:ของ|กับ)?\s?{_WHO}"
)
_ANSWERS_FOR = re.compile(
    rf"{_WHO}(?:กัน|แน่|ที่)*(?:ควร|ต้อง)(?:เป็นคน|เป็นผู้|ออกมา|มา)?รับผิดชอบ"
    rf"(?:(?:ดี|กับเรื่องนี้|เรื่องนี้)?{_END}|\s?(?:ที่|กับการที่|ต่อ|กรณี|หาก|ถ้า).{{2,60}})"
)
_AMISS = re.compile(r"ไม่|หมดไฟ|ล่ม|ช้า|ปิด|ตก|พลาด|แย่|เสีย|โกง|ล้มเหลว|แค่|ขาด|ลดลง")
_OTHERWISE_ASKED = (*COUNTING, "ask.mentioned", "ask.why", "aspect.obstacles", "aspect.summary", "meta.report_name")


def judged(turn: Turn) -> Answer | None:
    """An honest no to a judgement that is asked for; None where something is asked that the report may tell."""
    question, text = turn.question, turn.question.normal
    if not (question.naming or turn.follows):
        return None
    if _BLAMES.search(text) or (_ANSWERS_FOR.search(text) and _AMISS.search(text)):
        return not_found(turn, JUDGED)
    if question.has(*_OTHERWISE_ASKED) or not (_ASKS_US.search(text) or _WEIGHS.search(text)):
        return None
    return not_found(turn, JUDGED)
