"""After a column of a policy was told: how far it got, whether it speaks of a thing, which item weighs most.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

DEBT = answer("อุปสรรคเรื่องหนี้ครูมีอะไรบ้าง", "debt")
CREDIT = answer("ธนาคารหน่วยกิตทำอะไรไปบ้าง", "credit-bank")
GUIDANCE = answer("แนะแนวเสนอแนะอะไรไว้บ้าง", "guidance")
SCHOOLS = answer("โรงเรียนคุณภาพติดปัญหาอะไร", "quality-school")
HOW_FAR = [
    [CREDIT, answer("แล้วสำเร็จกี่เปอร์เซ็นต์", "credit-bank", "100")],
    [CREDIT, answer("แล้วผ่านกี่แห่ง", "credit-bank", "137")],
    [CREDIT, answer("แล้วผลสำเร็จเท่าไหร่", "credit-bank", "137")],
    [SCHOOLS, answer("แล้วสำเร็จกี่เปอร์เซ็นต์", "quality-school", "100", never="15.61")],
    [GUIDANCE, answer("แล้วสำเร็จกี่เปอร์เซ็นต์", "guidance", never="15.61")],
    [answer("งานบุคคลมีปัญหาไร", "personnel"), answer("สำเร็จกี่เปอร์เซ็นต์", "personnel", "89.97")],
    [answer("ทักษะอาชีพมีปัญหาไร", "career"), answer("ผ่านกี่คน", "career", "747,877")],
    [answer("หนี้ครูทำอะไรไปบ้าง", "debt"), answer("สำเร็จกี่คน", "debt", "1,238")],
    [SCHOOLS, answer("แก้หนี้ครูสำเร็จกี่เปอร์เซ็นต์", "debt", "15.61")],
]
OF_ITS_RESULT = [  # though nothing is named, and another policy's figure was told before
    [DEBT, answer("กี่เปอร์เซ็นต์", "debt", "15.61")],
    [DEBT, answer("เหลืออีกกี่คน", "debt", "6,688")],
    [DEBT, answer("ยังไม่สำเร็จกี่คน", "debt", "6,688")],
    [DEBT, answer("ผลล่ะ", "debt", text="1,238")],
    [GUIDANCE, answer("แล้วได้กี่เปอร์เซ็นต์", "guidance", "92.16")],
    [GUIDANCE, answer("เหลืออีกเท่าไหร่", "guidance", "440,943")],
    [GUIDANCE, answer("จากทั้งหมดเท่าไหร่", "guidance", "5,621,067")],
    [SCHOOLS, answer("แล้วทำได้กี่เปอร์เซ็นต์", "quality-school", "100")],
    [answer("ธนาคารหน่วยกิตตั้งกรรมการแล้วยัง", "credit-bank"), answer("กี่เปอร์เซ็นต์", "credit-bank", "100")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt"), GUIDANCE, answer("กี่เปอร์เซ็นต์", "guidance", "92.16", never="15.61")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt"), GUIDANCE, answer("เหลืออีกกี่คน", "guidance", "440,943")],
    [answer("แนะแนวกี่คน", "guidance"), DEBT, answer("จากทั้งหมดกี่คน", "debt", "7,926")],
    [answer("ยอดคนลงทะเบียนแก้หนี้", "debt", "8,744"), DEBT, answer("กี่ราย", "debt", "8,744")],
]
OF_A_POLICY = [  # a word of success names no figure of its own
    [answer("แนะแนวสำเร็จกี่เปอร์เซ็นต์", "guidance", "92.16", never="15.61")],
    [answer("แนะแนวสำเร็จกี่คน", "guidance", "5,180,124")],
    [answer("เรียนทุกที่ทุกเวลาสำเร็จกี่เปอร์เซ็นต์", "anywhere-anytime", never="15.61")],
    [answer("ทุจริตสำเร็จกี่เปอร์เซ็นต์", "integrity", never="15.61")],
    [no("ประชาสัมพันธ์สำเร็จกี่เปอร์เซ็นต์", "communication", never="15.61")],
    [answer("หนี้ครูสำเร็จกี่เปอร์เซ็นต์", "debt", "15.61")],
    [answer("สหกรณ์สำเร็จกี่แห่ง", "career", "33")],
]
WHETHER_IT_GOT_THERE = [
    [answer("หนี้ครูถึงเป้าไหม", "debt", "15.61")],
    [answer("หนี้ครูทำได้ตามเป้าหรือยัง", "debt", "15.61")],
    [answer("แนะแนวบรรลุเป้าหมายไหม", "guidance", "92.16")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt"), answer("ถึงเป้ายัง", "debt", "15.61")],
    [answer("ครูแนะแนวที่ยังจัดกิจกรรมตามเป้าหมายไม่ได้ มีกี่คน", "guidance", "3,613")],
]
WHETHER_IT_SPEAKS_OF = [
    [DEBT, answer("มีเรื่องดอกเบี้ยมั้ย", "debt", "ดอกเบี้ย")],
    [DEBT, answer("มีข้อที่พูดถึงธนาคารปะ", "debt", "สถาบันการเงิน")],
    [DEBT, no("มีเรื่องงบไหม", "debt")],
    [SCHOOLS, no("มีเรื่องงบไหม", "quality-school")],
    [GUIDANCE, answer("มีเรื่องอบรมครูมั้ย", "guidance")],
    [GUIDANCE, answer("มีเรื่องหนี้ไหม", "debt")],
    [CREDIT, answer("มีเรื่องคู่มือไหม", "credit-bank")],
    [CREDIT, answer("มีข้อเสนอแนะไหม", "credit-bank", "5 ข้อ")],
    [CREDIT, answer("มีเรื่องอื่นอีกไหม", "credit-bank", "7 ข้อ")],
]
WHICH_WEIGHS_MOST = [
    [CREDIT, answer("เอาข้อเดียวที่สำคัญสุด", "credit-bank", "7 ข้อ")],
    [CREDIT, answer("ขอข้อที่สำคัญที่สุดข้อเดียว", "credit-bank", "7 ข้อ")],
    [DEBT, answer("ประเด็นที่หนักสุดล่ะ", "debt", "5 ข้อ")],
]
CONVERSATIONS = HOW_FAR + OF_ITS_RESULT + OF_A_POLICY + WHETHER_IT_GOT_THERE + WHETHER_IT_SPEAKS_OF + WHICH_WEIGHS_MOST


@pytest.mark.parametrize("rows", CONVERSATIONS, ids=lambda rows: " → ".join(row.question for row in rows))
def test_what_is_told(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
