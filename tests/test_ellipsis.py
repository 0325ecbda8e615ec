"""What a follow-up leaves out: every policy, opened by each column, then another column or another policy only named.

The turns are put together from parts, so that a way of asking is tried on all policies alike.
"""

from __future__ import annotations

from itertools import product

import pytest

from knowledge.asking.answer import Answer, Context
from knowledge.asking.engine import Engine

CALLED = {
    "personnel": ("การบริหารงานบุคคล", "งานบุคคล"),
    "debt": ("หนี้สินครู", "แก้หนี้"),
    "small-schools": ("โรงเรียนขนาดเล็ก", "รร.เล็ก"),
    "assessment": ("ลดภาระการประเมิน", "ลดงานประเมิน"),
    "integrity": ("ป้องกันการทุจริต", "ปราบทุจริต"),
    "communication": ("ประชาสัมพันธ์", "งานพีอาร์"),
    "anywhere-anytime": ("เรียนทุกที่ทุกเวลา", "เรียนรู้ได้ทุกที่"),
    "guidance": ("แนะแนว", "งานแนะแนวกับสุขภาพจิต"),
    "credit-bank": ("ธนาคารหน่วยกิต", "เครดิตแบงก์"),
    "quality-school": ("โรงเรียนคุณภาพ", "1 อำเภอ 1 โรงเรียนคุณภาพ"),
    "career": ("ทักษะอาชีพ", "ฝึกอาชีพ"),
}
OPENINGS = {
    "obstacles": ("{} มีปัญหาอะไรบ้าง", "{}ติดอะไร"),
    "recommendations": ("ข้อเสนอแนะเรื่อง{}มีอะไรบ้าง", "{}ควรแก้ยังไง"),
    "activities": ("{}ทำอะไรไปบ้าง", "กิจกรรมของ{}"),
    "summary": ("สรุป{}", "{}เป็นไงบ้าง"),
}
COLUMNS = {
    "obstacles": ("แล้วอุปสรรคล่ะ", "ติดขัดตรงไหน"),
    "recommendations": ("แล้วข้อเสนอแนะล่ะ", "ควรแก้ยังไง"),
    "activities": ("ทำอะไรไปแล้วบ้าง", "แล้วกิจกรรมล่ะ"),
    "summary": ("ขอสรุปสั้นๆ", "โดยรวมเป็นไง"),
}
OTHERS = ("แล้วเรื่อง{}ล่ะ", "แล้ว{}ล่ะ", "{}ล่ะคะ", "ของ{}ด้วย", "แล้วถ้าเป็น{}")
POLICIES = tuple(CALLED)


def cell(answer: Answer) -> tuple[str, str | None]:
    return (answer.policies[0] if answer.policies else "", answer.aspect)


def opened(engine: Engine, policy: str, aspect: str, way: int) -> tuple[str, Context]:
    question = OPENINGS[aspect][way].format(CALLED[policy][way])
    answer, _, context = engine.ask(question)
    assert cell(answer) == (policy, aspect), question
    return question, context


@pytest.mark.parametrize("way", [0, 1], ids=["ชื่อเต็ม", "ชื่อเล่น"])
@pytest.mark.parametrize("aspect", OPENINGS)
def test_another_column_is_asked_of_the_same_policy(engine: Engine, aspect: str, way: int) -> None:
    for policy, (other, follow_ups) in product(POLICIES, COLUMNS.items()):
        if other != aspect:
            question, context = opened(engine, policy, aspect, way)
            answer, _, _ = engine.ask(follow_ups[way], context)
            assert cell(answer) == (policy, other), (question, follow_ups[way])


@pytest.mark.parametrize("called", OTHERS)
@pytest.mark.parametrize("aspect", OPENINGS)
def test_another_policy_that_is_only_named_is_asked_the_same(engine: Engine, aspect: str, called: str) -> None:
    for place, policy in enumerate(POLICIES):
        way = place % 2
        question, context = opened(engine, policy, aspect, way)
        other = POLICIES[(place + 4) % len(POLICIES)]
        follow_up = called.format(CALLED[other][1 - way])
        answer, _, _ = engine.ask(follow_up, context)
        assert cell(answer) == (other, aspect), (question, follow_up)
