"""How many pupils make a school a small one is told nowhere; a column asked for beside a number told is a column."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

UNTOLD = (
    'คำว่า "โรงเรียนขนาดเล็ก" เค้าหมายถึงเด็กไม่เกินกี่คนคะ',
    "โรงเรียนขนาดเล็กคือเด็กไม่เกินกี่คน",
    "โรงเรียนขนาดเล็กหมายถึงโรงเรียนที่มีเด็กกี่คน",
    "โรงเรียนเล็กในรายงานนี้คือมีนักเรียนไม่ถึงกี่คน",
    "เด็กกี่คนถึงเรียกว่าโรงเรียนขนาดเล็ก",
    "โรงเรียนขนาดเล็กถือว่ามีนักเรียนไม่ถึงกี่คน",
)
TOLD = {
    "โรงเรียนขยายโอกาสที่ทำแผนเรียนร่วมคือที่มีเด็กไม่เกินกี่คน": "20",
    "งบ Top Up ให้โรงเรียนที่มีเด็กกี่คน": "60",
    "โรงเรียนขนาดเล็กคือกี่โรง": "15,327",
    "1,238 คืออะไร": "1,238",
}
COLUMNS = {
    '"มีทักษะและขวัญกำลังใจ 410,804 คน (89.97%)" ตอบมางี้ งั้นการพัฒนาบุคลากรมีอุปสรรคอะไรบ้างคะ': "obstacles",
    '"แก้หนี้ได้ 1,238 ราย (15.61%)" เห็นตอบมางี้ งั้นปัญหาของการแก้หนี้มีอะไรบ้าง': "obstacles",
    "รู้แล้วว่า 26,747 แห่ง (91.75%) แล้วข้อเสนอแนะเรื่องลดภาระประเมินมีอะไรบ้าง": "recommendations",
    '"240 เขต (97.96%)" งั้น ITA มีอุปสรรคอะไร': "obstacles",
}


@pytest.mark.parametrize("question", UNTOLD)
def test_how_many_make_a_small_school_is_not_told(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "not_found"


@pytest.mark.parametrize("question", TOLD)
def test_what_is_told_of_size_is_told(question: str, engine: Engine) -> None:
    assert TOLD[question] in engine.ask(question)[1].headline


@pytest.mark.parametrize("question", COLUMNS)
def test_a_column_asked_for_beside_a_number_told_is_told(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].aspect == COLUMNS[question]
