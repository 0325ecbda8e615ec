"""A policy summed up, in the words in which people ask what there is to it."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

POLICIES = {
    "personnel": "งานบุคคล",
    "debt": "หนี้ครู",
    "small-schools": "โรงเรียนขนาดเล็ก",
    "assessment": "ลดภาระประเมิน",
    "integrity": "ป้องกันทุจริต",
    "communication": "ประชาสัมพันธ์",
    "anywhere-anytime": "เรียนทุกที่ทุกเวลา",
    "guidance": "แนะแนว",
    "credit-bank": "ธนาคารหน่วยกิต",
    "quality-school": "โรงเรียนคุณภาพ",
    "career": "ทักษะอาชีพ",
}


@pytest.mark.parametrize(
    "wording",
    [
        *("เล่าเรื่อง{}ให้ฟังหน่อย", "{}เป็นยังไงบ้าง", "{}คืบหน้าไปถึงไหน", "ขอบทสรุปผู้บริหารเรื่อง{}", "{}ในหนึ่งบรรทัด"),
        *("ปูพื้นเรื่อง{}ให้หน่อย", "{} มีอะไรน่าสนใจ", "ข้อมูลทั้งหมดเรื่อง{}", "{}เค้าว่าไง", "เรื่อง{}รายงานเขียนไว้ว่าอย่างไรบ้าง"),
    ],
)
def test_a_policy_is_summed_up(wording: str, engine: Engine) -> None:
    answers = {policy: engine.ask(wording.format(name))[0] for policy, name in POLICIES.items()}
    assert {p: (a.aspect, a.policies) for p, a in answers.items()} == {p: ("summary", (p,)) for p in POLICIES}


@pytest.mark.parametrize(
    ("question", "told"),
    [("ดอกเบี้ยเค้าว่าไง", "ดอกเบี้ย"), ("งบล่าช้า แนะแนวเค้าว่าไง", "ล่าช้า"), ("ข้อมูลทั้งหมดเก็บวันไหน", "7 ต.ค. 67")],
)
def test_one_thing_of_it_is_told_where_it_is_named(question: str, told: str, engine: Engine) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.aspect != "summary"
    assert told in wording.headline
