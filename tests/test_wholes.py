"""The whole that something told is out of, those who are to do something, and what a figure is printed without."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

WHOLES = (
    ("ข่าวชี้แจงกี่เรื่อง | จากทั้งหมดกี่เรื่อง", "1,008"),
    ("ข่าวในกระแสกี่เรื่อง | จากทั้งหมดกี่เรื่อง", "1,008"),
    ("fake news กี่เรื่อง | ทั้งหมดกี่เรื่อง", "1,008"),
    ("ข่าวชี้แจงกี่เรื่อง | จากทั้งหมดกี่เรื่อง | คิดเป็นกี่เปอร์เซ็นต์", "9.42"),
    ("โรงเรียนคุณภาพประถมกี่โรง | จากทั้งหมดกี่โรง", "1,808"),
    ("สีเขียวโรงเรียนคุณภาพกี่โรง | จากทั้งหมดกี่โรง", "1,808"),
    ("โรงเรียนเล็กเรียนรวมกี่โรง | จากทั้งหมดกี่โรง", "15,327"),
    ("บุคลากรส่วนกลางที่ต้องอบรมต้านทุจริตทั้งหมดกี่คน", "1,347"),
    ("ครูที่ต้องทำสื่อดิจิทัลทั้งหมดกี่คน", "437,402"),
    ("นักเรียน ม.3-6 ที่ต้องพัฒนาอาชีพมีทั้งหมดกี่คน", "879,855"),
    ("โรงเรียนที่ต้องลดภาระการประเมินทั้งหมดมีกี่แห่ง", "29,152"),
    ("โรงเรียนที่ต้องดูแลสุขภาพจิตทั้งหมดมีกี่แห่ง", "28,794"),
    ("นักเรียนที่ต้องได้แนะแนวทั้งหมดกี่คน", "5,621,067"),
)
NOWHERE = (
    "เด็กซื่อสัตย์ 87% กี่คน",
    "87.42% ของนักเรียนนี่กี่คน",
    "เด็กที่ซื่อสัตย์ 87 เปอร์เซ็นต์ นับเป็นหัวแล้วกี่คนคะ",
    "นักเรียนที่มีพฤติกรรมซื่อสัตย์ร้อยละ 87.42 เป็นเด็กกี่คน",
    "โรงเรียนเล็กสูงกว่าเกณฑ์กี่โรง | แล้วโรงใหญ่ล่ะ ได้กี่โรง",
    "โรงเรียนเล็กยุบไปกี่โรง | แล้วขนาดกลางล่ะ",
    "โรงเรียนใหญ่มีกี่โรง",
    "เด็ก 131 โรงที่ยุบ ย้ายไปเรียนที่ไหนกันคะ | รวมแล้วเด็กกี่คน",
    "โรงเรียนที่ยุบ 131 โรง มีครูกี่คน | แล้วเด็กล่ะ กี่คน",
    "54 โรงที่ไปเรียนรวม มีเด็กกี่คน | ครูกี่คน",
    "137 โรงทวิศึกษา มีนักเรียนกี่คน | แล้วครูกี่คน",
    "โรงเรียนเล็ก 15,327 โรง มีนักเรียนรวมกี่คน | ครูรวมกี่คน",
    "เขตที่ไม่ผ่าน ITA มีเขตไหนบ้าง | รวมแล้วครูกี่คน",
)
OF_THE_SAME = (
    ("โรงเรียนใช้ HERO กี่โรง | ครูรวมกี่คน", "2,811,247"),
    ("โรงเรียนเล็กในรัศมี 5 กิโลมีกี่โรง | เด็กรวมกี่คน", "43,975"),
    ("โรงเรียนทวิศึกษาโอนหน่วยกิตได้กี่โรง | เด็กรวมแล้วกี่คน", "4,747"),
    ("ครูที่ทำงานแนะแนวทั้งหมดกี่คนคะ | จัดกิจกรรมให้เด็กค้นเจอตัวเองได้กี่คน", "49,445"),
)


def _last(engine: Engine, turns: str) -> tuple[str, str]:
    context = Context()
    for question in turns.split(" | "):
        answer, wording, context = engine.ask(question, context)
    return answer.outcome, wording.headline


@pytest.mark.parametrize(("turns", "number"), WHOLES, ids=[turns for turns, _ in WHOLES])
def test_the_whole_is_told_where_it_is_asked_for(engine: Engine, turns: str, number: str) -> None:
    assert number in _last(engine, turns)[1]


@pytest.mark.parametrize("turns", NOWHERE)
def test_what_is_printed_nowhere_is_not_told_by_what_lies_beside(engine: Engine, turns: str) -> None:
    assert _last(engine, turns)[0] == "not_found"


@pytest.mark.parametrize(("turns", "number"), OF_THE_SAME, ids=[turns for turns, _ in OF_THE_SAME])
def test_who_else_the_same_item_counts_is_told(engine: Engine, turns: str, number: str) -> None:
    assert number in _last(engine, turns)[1]
