"""What is taken of the choices offered; leave taken after a no; and what was talked of before it gone back to.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no, talk

NUMBERS = asked_back("ขอตัวเลขหน่อย")
DEBT, IN_CHIANG_MAI = answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), no("ของเชียงใหม่กี่ราย", "")
ANSWERED = answer("คนตอบแบบสอบถามงานบุคคลมีกี่คน", "personnel", "59,795")
WOMEN = no("เป็นผู้หญิงกี่คน", "")
CHOSEN = (
    ("ข้อแรกก็ได้", "personnel"),
    ("เอาอันแรกละกัน", "personnel"),
    ("งั้นเอาเรื่องที่สองเลยค่ะ", "debt"),
    ("อันที่ห้า", "integrity"),
    ("ตัวสุดท้ายก็แล้วกันครับ", "integrity"),
    ("ข้อ 3 นะ", "small-schools"),
    ("ดูข้อที่สี่ก่อน", "assessment"),
)
CONVERSATIONS: list[list[Row]] = [
    *([NUMBERS, answer(said, policy)] for said, policy in CHOSEN),
    [NUMBERS, answer("เอาอันแรกละกัน", "personnel"), answer("แล้วข้อสามล่ะ", "small-schools")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance", "5,180,124"), answer("โรงเรียนเล็กมีกี่โรง", "small-schools", "15,327")],
    [ANSWERED, WOMEN, talk("ไม่เป็นไรครับ ขอบคุณ บ๊ายบาย")],
    [ANSWERED, WOMEN, talk("ไม่เป็นไรค่ะ")],
    [DEBT, IN_CHIANG_MAI, talk("ช่างเถอะ ขอบใจนะ")],
    [DEBT, IN_CHIANG_MAI, talk("no worries, thanks")],
    [DEBT, IN_CHIANG_MAI, talk("โอเค ไม่เป็นไร")],
    [DEBT, IN_CHIANG_MAI, answer("ไม่เป็นไร ขอทั้งประเทศ", "debt", "1,238")],
    [DEBT, IN_CHIANG_MAI, answer("ช่างมัน เอารวม", "debt", "1,238")],
    [ANSWERED, WOMEN, answer("ไม่เป็นไร เอารวมก็ได้", "personnel", "59,795")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance", "5,180,124"), no("ผู้หญิงกี่คน", ""), answer("งั้นเอารวม", "guidance", "5,180,124")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance", "5,180,124"), answer("งั้นแก้หนี้ครูกี่ราย", "debt", "1,238")],
    [ANSWERED, WOMEN, talk("ไม่เป็นไรค่ะ"), answer("งั้นแก้หนี้ครูกี่ราย", "debt", "1,238")],
]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_what_is_taken_or_left_is_understood(rows: list[Row], engine: Engine) -> None:
    assert converse(engine, rows) == [[] for _ in rows]
