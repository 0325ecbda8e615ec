"""What is taken back within a message is not asked: the rest is answered as if it stood alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from knowledge.asking.corrections import corrected
from knowledge.asking.engine import Engine
from tests.test_figures_asked import NAMES

SIGNS = (
    *("เอ้ย", "เอ๊ย ไม่ใช่", "ไม่ใช่ๆ", "ไม่ใช่สิ", "เออลืมไป ไม่ใช่ๆ", "เปลี่ยนใจละ", "ถามใหม่ดีกว่า", "ไม่เอาดีกว่า", "พิมพ์ผิด"),
    "no wait",
)
NAMED = [(figure, names[0]) for figure, names in NAMES.items()]
PAIRS = [(first, SIGNS[place % len(SIGNS)], second) for place, ((_, first), (_, second)) in enumerate(pairwise(NAMED))]
AS_TYPED = (
    "ครูไม่ใช่ข้าราชการได้แก้หนี้กี่คน",
    "ตัวเลข 245 ที่หน่วยเป็น ตอน ไม่ใช่ เขต คืออะไร",
    "เด็กเปลี่ยนใจไม่เรียนต่อมีกี่คน",
    "โทษที ลืมเปลี่ยนภาษา แล้วเด็กที่เฝ้าระวังล่ะ",
)


def told(engine: Engine, text: str) -> tuple[str, ...]:
    answer, _, _ = engine.ask(text)
    return tuple(fact.indicator for fact in answer.facts[: answer.main])


@pytest.mark.parametrize(
    ("first", "sign", "second"), PAIRS, ids=[f"{first} {sign} {second}" for first, sign, second in PAIRS]
)
def test_only_what_comes_after_the_correction_is_asked(engine: Engine, first: str, sign: str, second: str) -> None:
    alone = told(engine, f"{second}มีเท่าไหร่")
    assert alone
    assert told(engine, f"{first}มีเท่าไหร่ {sign} {second}มีเท่าไหร่") == alone
    assert told(engine, f"{first} {sign} ถามเรื่อง{second}ดีกว่า มีเท่าไหร่") == told(engine, f"{second} มีเท่าไหร่")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("โรงเรียนเล็กมีกี่แห่ง ไม่ใช่ๆ หมายถึงโรงเรียนคุณภาพ", "1,808"),
        ("เฟสมีคนตามเท่าไหร่ เอ้ย ยูทูป", "318,000"),
        ("โรงเรียนเล็กปี 67 กี่แห่งคะ เดี๋ยวๆ ขอโทษค่ะ พิมพ์ผิด เอาปี 66", "14,996"),
        ("โรงเรียนที่ลดภาระประเมินมีกี่... ไม่สิ ผมหมายถึงรายการของเขตที่ลดได้กี่เรื่อง", "6,743"),
        ("ร้อยละเขตที่ผ่าน ITA เท่าไร โทษที หมายถึงร้อยละคนส่วนกลางที่อบรมโปร่งใสตะหาก", "87.68"),
        ("คนตามเฟซบุ๊กกี่คน...เอ้ยไม่ใช่ๆ ติ๊กต็อกต่างหากคนตามกี่คน", "34,400"),
        ("ร้อยละของนักเรียนที่เข้าถึงสื่อ — ขออภัย ต้องการของครูที่สร้างสื่อได้", "3.84"),
        ("นักเรียนทวิศึกษาที่โอนเกรดได้มีกี่คน เอ้า ไม่ใช่คน ถามกี่โรงเรียน", "137"),
        ("โรงเรียนคุณภาพระดับประถมกี่โรง โอ๊ะ แก้เป็นมัธยมค่ะ", "907"),
        ("สหกรณ์ที่ได้เป็นต้นแบบกี่โรงคะ ไม่ใช่ละ หมายถึงที่ส่งผลงานเข้าคัดเลือกทั้งหมด", "49"),
        ("หนี้ครูแก้ได้กี่ราย ไม่ใช่ดิ ลงทะเบียนกี่ราย", "8,744"),
        ("นักเรียนแนะแนวกี่คน ขอแก้เป็นครูแนะแนว", "49,445"),
        ("ไม่เอาเปอร์เซ็นต์คนผ่านอบรมนะครับ เอาเปอร์เซ็นต์คนที่หนี้ลดลงแล้ว", "15.61"),
        ("หน่วยกิตสะสม เอาเฉพาะปัญหา ข้อเสนอไม่เอา", "ปัญหาอุปสรรค"),
        ("ร้อยละของสหกรณ์โรงเรียนที่ผ่านคัดเลือก ไม่ใช่ร้อยละของนักเรียนที่ฝึกอาชีพ", "67.35"),
        ("how many schools were merged, no wait, i mean dissolved", "131"),
    ],
)
def test_a_correction_that_asks_nothing_takes_over_what_was_asked(engine: Engine, text: str, headline: str) -> None:
    assert headline in engine.ask(text)[1].headline


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_only_looks_like_a_correction_takes_nothing_back(engine: Engine, text: str) -> None:
    assert corrected(text, engine.catalogue) == text
