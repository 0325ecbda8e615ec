"""A number of the report alone, asked what it is; two counts asked in one breath; the mean of those just counted.

Each row is a conversation, its turns parted by " / ", and what its last reply holds, several parted by " & ".
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds

WHAT_IT_IS = (
    ("907 โรงคือระดับไหนครับ", "มัธยมศึกษา"),
    ("901 โรงเรียนคือระดับอะไร", "ประถมศึกษา"),
    ("901 คืออะไรบ้าง", "ประถมศึกษา & Financial Literacy"),
    ("28,794 แห่ง คือโรงเรียนอะไรบ้างครับ", "สถานศึกษาทั้งหมด"),
    ("1,808 โรงคือโรงเรียนอะไร", "โรงเรียนคุณภาพ"),
    ("1,018 คลิป คลิปอะไรคะ", "TikTok"),
    ("6,800 ตอน ตอนอะไร", "YouTube"),
    ("เลข 29,152 แห่ง มาจากไหน หมายถึงอะไร", "สถานศึกษาในสังกัดทั้งหมด"),
    ("204 ชิ้นคืออะไรบ้าง", "ผลงานที่ส่งประกวด"),
    ("5,180,124 คนนี่เด็กกลุ่มไหน", "ได้รับการแนะแนว"),
    ("49,445 คนเป็นใคร", "ครูแนะแนว"),
    ("ตัวเลข 15,327 คือโรงเรียนอะไร", "โรงเรียนขนาดเล็ก"),
    ("14,996 คือปีไหน", "2566"),
)
TOGETHER = (
    ("เทียบโอนหน่วยกิต มีกี่โรงเรียนกี่คน", "137 & 4,747"),
    ("ธนาคารหน่วยกิตกี่โรงกี่คน", "137 & 4,747"),
    ("ประชุมทางไกลกี่ครั้งกี่คน", "1,927 & 320,602"),
    ("ยูทูปกี่ตอนกี่คนตาม", "6,800 & 318,000"),
    ("ผู้ตอบแบบสอบถามเรื่องความพึงพอใจกี่คน แล้วได้เฉลี่ยเท่าไร", "59,795 & 4.43"),
    ("คนตอบแบบสำรวจกี่คน / เฉลี่ยเท่าไหร่", "4.43"),
    ("คนตอบแบบสอบถามความพอใจกี่คน / แล้วได้เฉลี่ยกี่คะแนน", "4.43"),
)
NO_LIST = (
    "901 โรงเรียนอยู่จังหวัดไหนบ้าง",
    "131 โรงที่เลิกชื่ออะไรบ้าง",
    "245 เขตคือเขตไหนบ้าง",
    "14 เรื่องคืออะไรบ้าง",
    "727 เรื่องมีเรื่องอะไรบ้าง",
    "1,018 คลิปมีคลิปอะไรบ้าง",
    "แก้หนี้ได้กี่ราย / แล้วเฉลี่ยเท่าไร",
)


def _last(engine: Engine, conversation: str) -> tuple[Answer, str]:
    context = Context()
    for question in conversation.split(" / "):
        answer, worded, context = engine.ask(question, context)
    return answer, f"{worded.headline}\n{worded.text}"


@pytest.mark.parametrize(("conversation", "told"), WHAT_IT_IS + TOGETHER, ids=[c for c, _ in WHAT_IT_IS + TOGETHER])
def test_what_a_number_is_and_two_counts_at_once(engine: Engine, conversation: str, told: str) -> None:
    """The figures that print it; all that was asked for."""
    answer, text = _last(engine, conversation)
    assert answer.outcome == "answer", text
    assert all(holds(text, each, loose=False) for each in told.split(" & ")), text


@pytest.mark.parametrize("conversation", NO_LIST)
def test_no_list_and_no_mean_that_the_report_lacks(engine: Engine, conversation: str) -> None:
    """An honest no."""
    answer, text = _last(engine, conversation)
    assert answer.outcome != "answer", text
