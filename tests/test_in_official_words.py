"""A column, a summary or the figures of a policy, asked for as officials write."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

NAMES = {
    "debt": "การแก้ไขปัญหาหนี้สินครู",
    "integrity": "การป้องกันการทุจริต",
    "small-schools": "โรงเรียนขนาดเล็ก",
    "communication": "งานประชาสัมพันธ์",
    "anywhere-anytime": "การเรียนรู้ทุกที่ทุกเวลา",
    "guidance": "ระบบแนะแนว",
    "credit-bank": "ธนาคารหน่วยกิต",
    "career": "ทักษะอาชีพ",
}
ASKED = [
    ("ปัญหาและอุปสรรคในการดำเนินงานด้าน{}มีประการใดบ้าง", "obstacles"),
    ("ข้อจำกัดในการขับเคลื่อน{}มีอะไรบ้าง", "obstacles"),
    ("แนวทางแก้ไขที่รายงานเสนอสำหรับ{}", "recommendations"),
    ("ข้อเสนอเชิงนโยบายด้าน{}", "recommendations"),
    ("ขอทราบการดำเนินงานด้าน{}", "activities"),
    ("มาตรการที่ใช้ขับเคลื่อน{}", "activities"),
    ("รายละเอียดการดำเนินงานด้าน{}", "activities"),
    ("ขอสรุปผลการดำเนินงาน{}สำหรับผู้บริหาร", "summary"),
    ("ประสงค์จะทราบภาพรวมของ{}", "summary"),
    ("ขอข้อมูลเชิงปริมาณของ{}", "figures"),
    ("ผลการดำเนินงานเชิงปริมาณด้าน{}", "figures"),
    ("ขอตัวเลขผลการดำเนินงาน{}", "figures"),
]


@pytest.mark.parametrize("policy", NAMES)
@pytest.mark.parametrize(("wording", "aspect"), ASKED, ids=[wording for wording, _ in ASKED])
def test_what_is_asked_for_of_the_policy_is_told(engine: Engine, wording: str, aspect: str, policy: str) -> None:
    answer, _, _ = engine.ask(wording.format(NAMES[policy]))
    assert (answer.outcome, answer.policies, answer.aspect) == ("answer", (policy,), aspect)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("ผลการดำเนินงานเรื่องหนี้ครูเป็นอย่างไร", "summary"),
        ("ขอรายละเอียดเรื่องหนี้ครู", "summary"),
        ("สรุปปัญหาของงานแนะแนว", "obstacles"),
        ("มาตรการที่รายงานเสนอให้ใช้เรื่องทุจริต", "recommendations"),
    ],
)
def test_what_came_of_it_is_no_account_of_what_was_done(engine: Engine, text: str, aspect: str) -> None:
    assert engine.ask(text)[0].aspect == aspect
