"""What is asked of every policy is told of every one, of a group of its own; one number for all of them is declined."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

EVERY, TEACHERS, STUDENTS = 11, 6, 5
RESULTS = (
    ("แต่ละนโยบายสำเร็จกี่เปอร์เซ็นต์", EVERY),
    ("แต่ละเรื่องได้กี่เปอร์เซ็นต์", EVERY),
    ("ขอร้อยละความสำเร็จของทั้ง 11 นโยบาย", EVERY),
    ("ผลของแต่ละนโยบายเป็นยังไง", EVERY),
    ("ตัวเลขเด่นของแต่ละนโยบาย", EVERY),
    ("percent of each policy", EVERY),
    ("ผลของแต่ละนโยบายกลุ่มนักเรียน", STUDENTS),
)
COLUMNS = (
    ("อุปสรรคแต่ละเรื่องคืออะไร", "obstacles", EVERY),
    ("ข้อเสนอแนะของแต่ละนโยบาย", "recommendations", EVERY),
    ("แต่ละนโยบายทำอะไรไปบ้าง", "activities", EVERY),
    ("แต่ละนโยบายติดปัญหาอะไรบ้าง", "obstacles", EVERY),
    ("สรุปข้อเสนอแนะรายนโยบาย", "recommendations", EVERY),
    ("อุปสรรคของกลุ่มลดภาระครูมีอะไรบ้าง", "obstacles", TEACHERS),
    ("ข้อเสนอแนะกลุ่มนักเรียน", "recommendations", STUDENTS),
)
ONE_NUMBER = (
    "เฉลี่ยทั้งเล่มกี่เปอร์เซ็นต์",
    "เฉลี่ยรวมทุกเรื่องสำเร็จกี่เปอร์เซ็นต์",
    "ภาพรวมทั้งเล่มสำเร็จกี่เปอร์เซ็นต์",
    "ค่าเฉลี่ยรวมของทั้งรายงานเท่าไหร่",
)


@pytest.mark.parametrize(("question", "policies"), RESULTS, ids=[question for question, _ in RESULTS])
def test_the_result_of_each_is_told(engine: Engine, question: str, policies: int) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.aspect == "summary"
    assert len(answer.policies) == policies
    assert all(engine.catalogue.policies[policy].short_title in wording.text for policy in answer.policies)


@pytest.mark.parametrize(("question", "aspect", "policies"), COLUMNS, ids=[question for question, *_ in COLUMNS])
def test_a_column_of_each_is_told(engine: Engine, question: str, aspect: str, policies: int) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.aspect == aspect
    assert len(answer.policies) == policies


@pytest.mark.parametrize("question", ONE_NUMBER)
def test_no_number_is_told_for_all_of_them(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "not_found"
    assert "ตัวเลขเดียว" in wording.headline
