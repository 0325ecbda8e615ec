"""Items asked for by a number that nothing has, and a figure asked for that several are alike to."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("", "มีนโยบายข้อที่ 12 มั้ย"),
        ("", "นโยบายที่ 9 คืออะไร"),
        ("", "ข้อ 7 ของกลุ่มนักเรียนคืออะไร"),
        ("", "ข้อ 6 ของกลุ่มนักเรียน"),
        ("", "อุปสรรคหนี้ครูข้อ 12"),
        ("", "ข้อเสนอแนะข้อ 20 ของโรงเรียนคุณภาพ"),
        ("อุปสรรคหนี้ครู", "ข้อ 9"),
    ],
)
def test_a_number_that_nothing_has_is_declined(before: str, question: str, engine: Engine) -> None:
    context = engine.ask(before)[2] if before else Context()
    assert engine.ask(question, context)[0].reason == "no_such_item"


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("อุปสรรคหนี้ครู", "ข้อ 3", "ดอกเบี้ย"),
        ("", "ข้อ 6 ของกลุ่มครู", "ประชาสัมพันธ์"),
        ("", "อุปสรรคหนี้ครูข้อ 5", "หนี้สินครู"),
    ],
)
def test_a_number_that_something_has_is_told(before: str, question: str, told: str, engine: Engine) -> None:
    wording = engine.ask(question, engine.ask(before)[2] if before else Context())[1]
    assert told in wording.headline + wording.text


def test_a_number_of_which_both_groups_have_one_is_asked_back(engine: Engine) -> None:
    assert engine.ask("ข้อ 3")[0].outcome == "clarify"


@pytest.mark.parametrize("question", ["ครูที่ผ่านอบรมมีกี่คนคะ", "กลุ่มสีเขียวมีเท่าไหร่"])
def test_which_of_several_is_meant_is_asked_back(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "clarify"


@pytest.mark.parametrize("question", ["ครูแนะแนวขาดคนมั้ย", "มีครูแนะแนวเพียงพอไหม", "ครูแนะแนวน้อยไปไหม", "ครูแนะแนวครบไหม"])
def test_whether_there_are_guidance_teachers_enough(question: str, engine: Engine) -> None:
    wording = engine.ask(question)[1]
    assert "ขาดแคลนครูแนะแนว" in wording.headline + wording.text
