"""Arithmetic that a question states: divided, how many times as much, which percent of it, added, taken off.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

CONVERSATIONS: list[list[Row]] = [
    # how many times as much
    [answer("เขตที่ผ่าน ITA เป็นกี่เท่าของเขตที่ไม่ผ่าน", "integrity", "48.00 เท่า | 245 − 240")],
    [answer("โรงเรียนสีเขียวเป็นกี่เท่าของโรงเรียนสีม่วง", "quality-school", "8.16")],
    [answer("สถานศึกษาที่ลดภาระการประเมินได้เป็นกี่เท่าของที่ลดไม่ได้", "assessment", "11.12")],
    [answer("คนติดตามเฟซบุ๊กมากกว่าคนติดตามติ๊กต็อกกี่เท่า", "communication", "10.76")],
    [answer("เด็กได้ฝึกอาชีพเป็นกี่เท่าของเด็กที่ยังไม่ได้ฝึก", "career", "5.67")],
    [answer("รร.เล็กทั้งหมดเป็นกี่เท่าของโรงที่ผ่านครบสามตัวอะ", "small-schools", "9.43")],
    # divided
    [answer("นักเรียนทั้งหมดในเรื่องแนะแนวหารครูแนะแนวทั้งหมด ได้กี่คน", "guidance", "105.9 | 53,058")],
    [
        answer(
            "เรื่องเรียนทุกที่ทุกเวลา เอาผู้เรียนทั้งหมดหารด้วยครูทั้งหมด ครูหนึ่งคนต่อเด็กกี่คน",
            "anywhere-anytime",
            "14.7 | 6,438,167 ÷ 437,402",
        )
    ],
    [answer("นักเรียนที่เทียบโอนหน่วยกิตหารด้วยโรงเรียนที่เทียบโอน ได้โรงละกี่คน", "credit-bank", "34.6")],
    [answer("หนี้ครูที่แก้ได้แล้วเฉลี่ยเขตละกี่ราย เอา 245 หาร ทศนิยมสองตำแหน่ง", "debt", "5.05")],
    [answer("นักเรียนที่เทียบโอนได้ตกเขตละกี่คน ถ้ามี 245 เขต", "credit-bank", "19.4")],
    [answer("โรงเรียนเล็กที่เลิกไปเฉลี่ยเขตละกี่โรง เอา 245 เขตหาร", "small-schools", "0.5")],
    [answer("ของเดิม 9,602 เรื่อง ตกเขตละกี่เรื่อง มี 245 เขต", "assessment", "39.2")],
    [answer("ถ้าเอาโรงเรียนที่ลดภาระได้มาหารเขตทั้งหมด ตกเขตละกี่โรง", "assessment", "109.2 แห่งต่อเขต | 26,747 ÷ 245")],
    [answer("โรงเรียนขนาดเล็กหารด้วยจำนวนเขตได้เขตละเท่าไหร่", "small-schools", "62.6 | 15,327 ÷ 245")],
    [answer("ครูที่หนี้ลดลงหารด้วยจำนวน สพท.", "debt", "5.1 | 1,238 ÷ 245")],
    [answer("โรงเรียนคุณภาพตกเขตละกี่แห่ง", "quality-school", "7.4 | 1,808 ÷ 245")],
    [answer("เด็กต่อครูแนะแนวหนึ่งคนเท่าไหร่", "guidance", "105.9 คนต่อ 1 คน | 53,058")],
    [answer("จำนวนเขตทั้งหมด", "", "245")],
    [answer("เขตพื้นที่มีทั้งหมดเท่าไหร่", "", "245")],
    [answer("ความพึงพอใจต่อการบริหารงานบุคคลของเขต มีค่าส่วนเบี่ยงเบนมาตรฐานเท่าไหร่", "personnel", "0.85")],
    # which percent
    [answer("โรงเรียนต้นแบบเพื่อนที่ปรึกษาคิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนที่ใช้ระบบ School Health HERO", "guidance", "1.18")],
    [answer("ครูที่ได้เกียรติบัตรคิดเป็นร้อยละเท่าไรของคนที่สมัครแก้หนี้", "debt", "65.86")],
    [answer("โรงเรียนเล็กที่เลิกคิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนเล็กที่สอบผ่านเกณฑ์", "small-schools", "8.06")],
    [answer("โรงเรียนที่ใช้ School Health HERO คิดเป็นกี่ % ของ 28,794 แห่ง", "guidance", "42.86")],
    [answer("ครูที่สร้างสื่อได้คิดเป็นกี่เปอร์เซ็นต์ของครูที่ยังสร้างไม่ได้", "anywhere-anytime", "4.00")],
    # more, added, taken off
    [answer("สถานศึกษาที่แนะแนวเป็นระบบมากกว่าโรงเรียนที่ใช้ระบบ HERO กี่แห่ง", "guidance", "14,414")],
    [answer("ครูที่ใช้ระบบ HERO มากกว่าบุคลากรทั้งหมด 456,603 กี่คน", "guidance personnel", "2,354,644")],
    [answer("ครูที่แก้หนี้ได้บวกกับครูที่ได้เกียรติบัตรได้กี่คน", "debt", "6,997")],
    [answer("สมาชิกไลน์บวกผู้ติดตามติ๊กต็อกได้เท่าไหร่", "communication", "108,486")],
    [answer("คนสมัครแก้หนี้ลบด้วยคนที่แก้ได้แล้วเหลือกี่ราย", "debt", "7,506")],
    # of what was told last
    [
        answer("ครูที่ยังแก้หนี้ไม่ได้เหลือกี่ราย", "debt", "6,688"),
        answer("คิดเป็นกี่เท่าของคนที่แก้ได้แล้ว ทศนิยมตำแหน่งเดียว", "debt", "5.4 | (7,926 − 1,238) ÷ 1,238"),
    ],
    [
        answer("โรงเรียนเล็กที่ยุบกับที่เรียนรวม รวมกันกี่โรง", "small-schools", "185"),
        answer("เป็นกี่เท่าของโรงที่ได้ค่าพาหนะเดินทางทุกชั้นทุกวัน", "", "1.99 | (131 + 54) ÷ 93"),
    ],
    [answer("คนติดตามเฟซกี่คน", "communication", "370,000"), answer("เป็นกี่เท่าของติ๊กต็อก", "communication", "10.76")],
    # what the report does not hold is not reckoned with
    [no("ครูที่แก้หนี้ได้เป็นกี่เท่าของครูที่ล้มละลาย", "debt")],
    [no("โรงเรียนสีเขียวในเชียงใหม่คิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนในเชียงใหม่", "")],
]
UNSTATED = (  # words of arithmetic that state none
    "เค้ามีประกวดทำอาหารให้ครูบ้างมั้ย",
    "ครูที่เป็นทหารเกณฑ์ได้กี่คน",
    "ถ้าใช้ 8,744 เป็นตัวหารแทน อัตราลดหนี้ได้จะเหลือกี่เปอร์เซ็นต์",
    "ผู้บริหารเขต ผู้บริหารโรงเรียน ถูกส่งไปเข้าหลักสูตรอะไรบ้าง",
    "โรงเรียนขนาดเล็กที่คะแนนสอบสูงกว่าเกณฑ์ครบทั้งสามประเภทมีกี่แห่ง",
    "โรงเรียนเล็กที่เลิกกับที่เรียนรวม อันไหนมากกว่า มากกว่ากันกี่โรง",
    "โรงเรียนเล็กปีนี้มีมากกว่าปีก่อนกี่โรง",
)


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_what_is_stated_is_worked_out(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)


@pytest.mark.parametrize("question", UNSTATED)
def test_what_states_no_arithmetic_is_left_to_others(engine: Engine, question: str) -> None:
    found, _, _ = engine.ask(question, Context())
    assert "stated" not in dict(found.trace)
