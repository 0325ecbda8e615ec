"""Going on from what was reckoned: in numbers after a percent, for another of the kind, against a mark in percent."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

SCHOOLS = "โรงเรียนอีกกี่เปอร์เซ็นต์คะที่ยังลดภาระประเมินไม่ได้"
DEBTS = "หนี้ครูที่ยังแก้ไม่ได้กี่เปอร์เซ็นต์"
PUPILS = "นักเรียนที่ยังไม่ได้แนะแนวกี่เปอร์เซ็นต์"
FOUR_HUNDRED_THOUSAND = "เฟซบุ๊กอีกกี่คนถึงสี่แสน"

GOES_ON = [
    (SCHOOLS, "เป็นจำนวนโรงล่ะ", "2,405"),
    (SCHOOLS, "เท่ากับกี่โรง", "2,405"),
    (SCHOOLS, "เป็นโรงเรียนกี่แห่ง", "2,405"),
    (DEBTS, "กี่รายล่ะ", "6,688"),
    (DEBTS, "นับเป็นคนได้เท่าไหร่", "6,688"),
    (PUPILS, "คิดเป็นกี่คน", "440,943"),
    (FOUR_HUNDRED_THOUSAND, "ยูทูบล่ะ ถ้าจะให้ถึงสี่แสนเหมือนกัน", "82,000"),
    (FOUR_HUNDRED_THOUSAND, "ของยูทูบอ่ะ", "82,000"),
    (FOUR_HUNDRED_THOUSAND, "แล้วติ๊กต็อกล่ะ", "365,600"),
]


@pytest.mark.parametrize(("first", "then", "result"), GOES_ON, ids=[f"{first} {then}" for first, then, _ in GOES_ON])
def test_what_was_reckoned_is_gone_on_with(engine: Engine, first: str, then: str, result: str) -> None:
    _, _, after = engine.ask(first)
    answer, wording, _ = engine.ask(then, after)
    assert answer.computation is not None
    assert answer.computation.result_text == result
    assert result in wording.headline


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("การแก้ปัญหาหนี้สินครูยังห่างจากร้อยละ 50 อยู่เท่าใด", "34.39"),
        ("ยังขาดจากร้อยละ 50 อยู่เท่าไร เรื่องหนี้ครู", "34.39"),
        ("ร้อยละของครูที่สร้างสื่อได้เป็นกี่เท่าของนักเรียนที่เข้าถึงสื่อ", "1.97"),
        ("นักเรียนที่เข้าถึงสื่อเป็นกี่เท่าของครูที่สร้างสื่อได้", "7.47"),
        ("ยูทูบเยอะกว่าติ๊กต็อกกี่เท่า", "9.24"),
        ("ยูทูปนี่ใหญ่กว่า tiktok กี่เท่าตัว ดูที่คนติดตาม", "9.24"),
        ("นักเรียนทั้งหมดต่อครูแนะแนวหนึ่งคน อัตราเท่าไหร่ ขอทศนิยมสองตำแหน่ง", "105.94"),
        ("ประกวดสหกรณ์โรงเรียน อดเป็นต้นแบบกี่แห่ง", "16"),
    ],
)
def test_what_is_asked_is_reckoned_as_it_is_said(engine: Engine, text: str, result: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.computation is not None
    assert answer.computation.result_text == result
    assert result in wording.headline


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        ("ยูทูบมีคนตามกี่คน", "แล้วติ๊กต็อกล่ะ", "34,400"),
        ("ครูที่แก้หนี้ได้กี่เปอร์เซ็นต์", "คิดเป็นกี่คน", "1,238"),
        ("โรงเรียนที่ลดภาระประเมินได้กี่เปอร์เซ็นต์", "เป็นจำนวนโรงล่ะ", "26,747"),
    ],
)
def test_after_a_figure_it_is_the_figure_that_is_told(engine: Engine, first: str, then: str, number: str) -> None:
    _, _, after = engine.ask(first, Context())
    answer, wording, _ = engine.ask(then, after)
    assert answer.computation is None
    assert number in wording.headline
