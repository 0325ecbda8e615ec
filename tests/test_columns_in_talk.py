"""A column of a policy asked for in everyday words, which name none: how it was gone about, what stands in its way."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

POLICIES = {
    "หนี้ครู": "debt",
    "ธนาคารหน่วยกิต": "credit-bank",
    "ลดภาระประเมิน": "assessment",
    "งานกันทุจริต": "integrity",
    "โรงเรียนคุณภาพ": "quality-school",
    "งานแนะแนว": "guidance",
    "ฝึกอาชีพเด็ก": "career",
    "งานประชาสัมพันธ์": "communication",
}
SAID = {
    "activities": (
        "{} เดินหน้าไปด้วยวิธีไหนบ้างแล้วคะ",
        "{} เขาเดินเรื่องกันยังไงมาแล้ว",
        "{} ลุยไปยังไงแล้วบ้าง",
    ),
    "obstacles": (
        "{}มีอะไรขวางอยู่มั่งคะ",
        "{} เจออะไรปวดหัวบ้าง",
        "{} มีเรื่องอะไรกวนใจมั่ง",
        "{} มีอะไรน่าปวดหัว",
    ),
    "recommendations": ("{} ฝากเขตไว้กี่เรื่อง อะไรมั่ง", "{} ฝากส่วนกลางให้ทำอะไรบ้าง"),
}
ASKED = [
    (asks.format(called), policy, column)
    for column, many in SAID.items()
    for asks in many
    for called, policy in POLICIES.items()
]
OTHERWISE = ("ปวดหัวกินยาอะไรดี", "ปวดหัวจังเลยวันนี้")  # what hinders is said of other things, too


@pytest.mark.parametrize(("question", "policy", "column"), ASKED)
def test_the_column_is_told(question: str, policy: str, column: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(question)
    assert (answer.policies, answer.aspect) == ((policy,), column)
    if column != "recommendations":
        assert answer.reason == "cell"


@pytest.mark.parametrize("question", OTHERWISE)
def test_what_is_said_of_other_things_tells_no_column(question: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.outcome != "answer"


def test_an_item_of_another_policy_that_speaks_of_this_one_is_told(engine: Engine) -> None:
    assert "integrity" in engine.ask("ครูไม่พอในโรงเรียนเล็ก มีเขียนไว้มั้ย")[0].policies
