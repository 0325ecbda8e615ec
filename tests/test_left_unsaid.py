"""What goes without saying: the grade of the asker, what is talked of after a no, what will be changed."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

TOLD = (  # a conversation, and what the first line of its last answer holds
    ("ตอนนี้อยู่ ม.5 สนใจเก็บหน่วยกิต โรงเรียนที่ร่วมธนาคารหน่วยกิตมีกี่โรงคะ", "137"),
    ("ตอนนี้อยู่ ป.6 สนใจเรียนโรงเรียนคุณภาพ มีกี่โรงครับ", "1,808"),
    ("ตอนนี้สอนอยู่ ม.1 สนใจเรื่อง 6ล โรงเรียนที่ลดภาระได้มีกี่แห่ง", "26,747"),
    ("อยู่ ม.3 ค่ะ อยากรู้ว่าเด็กที่ได้ฝึกอาชีพมีกี่คน", "747,877"),
    ("นักเรียนที่ได้รับการเฝ้าระวังผ่าน HERO กี่คน / ส่งต่อจิตแพทย์กี่ราย / โรงเรียนที่ใช้ระบบนี้ล่ะ", "12,340"),
    ("นักเรียนที่ได้รับการเฝ้าระวังผ่าน HERO กี่คน / ซึมเศร้ากี่คน / โรงเรียนที่เข้าระบบล่ะ", "12,340"),
    ("นักเรียนที่ได้รับการเฝ้าระวังผ่าน HERO กี่คน / ซึมเศร้ากี่คน / ครูล่ะ", "2,811,247"),
    ("นักเรียนเทียบโอนหน่วยกิตได้กี่คน / เป็นผู้หญิงกี่คน / แล้วโรงเรียนล่ะ", "137"),
    ("หนี้ครูลดได้กี่ราย / อยู่ภาคใต้กี่ราย / คนที่ลงทะเบียนล่ะ", "8,744"),
    ("ครูแนะแนวมีกี่คน / ใน กทม. กี่คน / แล้วทั้งประเทศล่ะ", "53,058"),
    ("โรงเรียนต้นแบบแนะแนวกี่แห่ง / อยู่ใน กทม. กี่แห่ง / เอาทั้งประเทศก็ได้", "145"),
    ("โรงเรียนคุณภาพกี่โรง / ใน กทม. กี่โรง / งั้นภาคเหนือล่ะ / ทั้งประเทศก็ได้", "1,808"),
    ("ปัญหาหนี้ครูมีอะไรบ้าง / เค้าจะปรับไรบ้าง", "ข้อเสนอแนะเรื่องหนี้"),
    ("อุปสรรคของโรงเรียนคุณภาพคืออะไร / เค้าจะปรับอะไรบ้าง", "ข้อเสนอแนะเรื่องโรงเรียนคุณภาพ"),
    ("ปัญหาหนี้ครูมีอะไรบ้าง / จะปรับปรุงตรงไหนบ้าง", "ข้อเสนอแนะเรื่องหนี้"),
    ("เรื่องแนะแนวเขาจะปรับปรุงอะไร", "ข้อเสนอแนะเรื่องแนะแนว"),
    ("เค้าแนะนำให้ทำยังไงล่ะลูก / เรื่องประชาสัมพันธ์จ้ะ", "ข้อเสนอแนะเรื่องสื่อสาร"),
)
LACKED = (
    "นักเรียน ม.5 เก็บหน่วยกิตกี่คน",
    "ตอนนี้ ม.5 เก็บหน่วยกิตได้กี่คน",
    "ตอนนี้มีเด็ก ม.5 ที่เทียบโอนหน่วยกิตกี่คน",
    "เด็กที่อยู่ ม.5 ได้รับการแนะแนวกี่คน",
    "ตอนนี้อยู่ ม.5 มีกี่คน",
)


@pytest.mark.parametrize(("conversation", "told"), TOLD, ids=[row[0] for row in TOLD])
def test_it_is_told_of_what_goes_without_saying(engine: Engine, conversation: str, told: str) -> None:
    context, headline = Context(), ""
    for question in conversation.split(" / "):
        _, wording, context = engine.ask(question, context)
        headline = wording.headline
    assert told in headline


@pytest.mark.parametrize("question", LACKED)
def test_a_grade_that_is_asked_of_is_still_declined(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].outcome == "not_found"
