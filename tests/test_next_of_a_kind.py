"""Follow-ups that name another of a kind, an end of what was picked or each policy; choices that keep the column."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

DIALOGUES = (
    (("คนตามติ๊กต็อกกี่คน", "เพจล่ะ"), "370,000"),
    (("ผู้ติดตามเท่าไหร่", "ยูทูปดิ", "เพจละ"), "370,000"),
    (("คนตามติ๊กต็อกกี่คน", "ไลน์ล่ะ"), "74,086"),
    (("ติ๊กต็อกกดไลก์กี่ครั้ง",), "206,000"),
    (("เพจเฟซบุ๊กได้ไลก์รวมกี่ไลก์", "ติ๊กต็อกล่ะมีมั้ย"), "206,000"),
    (("ติ๊กต็อกถูกใจเฉลี่ยคลิปละกี่ครั้ง",), "202.4"),
    (("เรื่องไหนทำครบร้อยเปอร์เซ็นต์บ้าง", "ทีนี้เอาต่ำสุดบ้าง"), "1.95"),
    (("เรื่องไหนทำครบร้อยเปอร์เซ็นต์บ้าง", "ต่ำสุดล่ะ"), "1.95"),
    (("สรุปทั้งเล่ม", "ขอแยกรายนโยบาย"), "11 เรื่อง"),
    (("มีกี่นโยบาย", "แต่ละเรื่องเป็นไง"), "11 เรื่อง"),
    (("เด็กประถมได้ฝึกอาชีพหารายได้กี่คน", "งั้นมัธยม ม.3-ม.6 รวมๆ ก็ได้ค่ะ"), "747,877"),
    (("ยอดแก้หนี้สำเร็จเก็บข้อมูลถึงวันไหน", "แล้วที่อบรมใน google classroom ล่ะ ถึงวันไหน"), "23 ก.ย. 67"),
    (("อุปสรรคข้อ 2 คืออะไร", "หนี้สินครู"), "สถาบันการเงินยังขาดความร่วมมือ"),
    (("นโยบายข้อ 2 ทำอะไรไปแล้วบ้าง", "หนี้สินครู"), "การดำเนินงานเรื่องหนี้สินครู"),
)
ALONE = (
    ("พรุ่งนี้ต้องตอบกระทู้เรื่องหนี้ครู ขอเลขที่พูดแล้วไม่โดนแย้ง หนี้ลดลงได้กี่ราย", "1,238"),
    ("ครู 2 ล้านกว่าคนเข้า School Health HERO เลขเต็มๆเท่าไหร่", "2,811,247"),
    ("เด็กได้ฝึกอาชีพหารายได้กี่คน มัธยม ม.3-ม.6", "747,877"),
    ("เด็กๆ ได้ครูแนะแนวช่วยแนะกี่คนแล้วทั้งประเทศ", "5,180,124"),
    ("เล่มนี้ใครเป็นคนทำ หน่วยงานไหนรับผิดชอบ", "สำนักติดตาม"),
    ("หน่วยงานไหนรับผิดชอบเล่มนี้", "สำนักติดตาม"),
    ("ผมจดไม่ทันเลยครับ ห้องประชุมคุยกันเรื่องงบเรื่องรถตู้ยาวมาก เดี๋ยวประธานต้องถามแน่ๆ ว่าเรื่องธนาคารหน่วยกิตน่ะ นักเรียนกี่คน", "4,747"),
)
NOTHING = (
    (("เด็กในรัศมี 5 กิโลกี่คน", "แล้วรัศมี 10 โลล่ะ"), "not_found"),
    (("นักศึกษา ปวส. ที่โอนหน่วยกิตเข้าธนาคารหน่วยกิตมีกี่คน",), "not_found"),
    (("อันนี้ถือว่าผ่านเป้ามั้ย",), "not_found"),
    (("ทดสอบ ทดสอบ หนึ่งสองสาม ได้ยินไหม",), "smalltalk"),
    (("ใครเป็นคนสร้างเธอขึ้นมาอะ เป็นเอไอเหรอ",), "smalltalk"),
)


@pytest.mark.parametrize(("turns", "told"), DIALOGUES, ids=[" | ".join(turns) for turns, _ in DIALOGUES])
def test_the_last_is_answered_of_what_was_meant(engine: Engine, turns: tuple[str, ...], told: str) -> None:
    context = Context()
    for turn in turns:
        _, wording, context = engine.ask(turn, context)
    assert told in wording.headline


@pytest.mark.parametrize(("question", "told"), ALONE, ids=[question for question, _ in ALONE])
def test_a_question_is_answered_by_itself(engine: Engine, question: str, told: str) -> None:
    assert told in engine.ask(question)[1].headline


@pytest.mark.parametrize(("turns", "outcome"), NOTHING, ids=[" | ".join(turns) for turns, _ in NOTHING])
def test_nothing_is_told_of_it(engine: Engine, turns: tuple[str, ...], outcome: str) -> None:
    context = Context()
    for turn in turns:
        answer, _, context = engine.ask(turn, context)
    assert answer.outcome == outcome
