"""All the figures of a policy asked for at once, and the column of the one that stands first or last in a ranking."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

POLICIES = {
    "debt": "หนี้ครู",
    "assessment": "ลดภาระประเมิน",
    "integrity": "ป้องกันทุจริต",
    "guidance": "แนะแนว",
    "quality-school": "โรงเรียนคุณภาพ",
    "anywhere-anytime": "เรียนทุกที่ทุกเวลา",
    "communication": "ประชาสัมพันธ์",
    "credit-bank": "ธนาคารหน่วยกิต",
}
EVERY_FIGURE = (
    "ขอตัวชี้วัดเรื่อง{}ครบทุกตัวพร้อมร้อยละ",
    "ขอตัวชี้วัดทั้งหมดของเรื่อง{}",
    "ตัวเลขทุกตัวของ{}",
    "ขอร้อยละทุกตัวของเรื่อง{}",
    "ขอทุกตัวชี้วัดพร้อมเปอร์เซ็นต์ของ{}",
    "ร้อยละแต่ละตัวของงาน{}",
    "เรื่อง{}มีตัวชี้วัดอะไรบ้าง",
    "เรื่อง{}ได้ร้อยละเท่าไหร่ทุกตัว",
    "ผลเชิงปริมาณเรื่อง{}ทั้งหมด",
    "{} ขอตัวเลขครบๆ",
    "{}วัดผลด้วยอะไรบ้าง ได้เท่าไหร่",
    "ขอตัวเลขทุกอย่างที่เกี่ยวกับ{}",
    "{}ตัวชี้วัดแต่ละข้อได้เท่าไหร่",
    "{}มีกี่ตัวชี้วัด",
)


@pytest.mark.parametrize("wording", EVERY_FIGURE)
def test_every_figure_of_the_policy_is_told(wording: str, engine: Engine) -> None:
    told = {policy: engine.ask(wording.format(name))[0] for policy, name in POLICIES.items()}
    assert {policy: answer.reason for policy, answer in told.items()} == dict.fromkeys(POLICIES, "all_figures")
    assert all(answer.policies == (policy,) for policy, answer in told.items())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("ตัวชี้วัดไหนบ้างของแนะแนวยังไม่ครบ", "ต่ำกว่าร้อยละ 100"),
        ("ครูแนะแนวทั้งหมดกี่เปอร์เซ็นต์ที่จัดกิจกรรมได้", "93.19"),
        ("โรงเรียนคุณภาพทั้งหมดร้อยละเท่าไหร่", "100"),
        ("ครูแก้หนี้ได้ร้อยละเท่าไหร่จากทั้งหมด", "15.61"),
        ("จำนวนครูแนะแนวทั้งหมด", "53,058"),
    ],
)
def test_one_figure_is_told_where_one_is_meant(question: str, told: str, engine: Engine) -> None:
    assert told in engine.ask(question)[1].headline


LOWEST, FULL = ("anywhere-anytime",), ("credit-bank", "quality-school")


@pytest.mark.parametrize(
    ("question", "policies", "column"),
    [
        ("เรื่องที่ร้อยละต่ำที่สุด มีปัญหาอะไร", LOWEST, "obstacles"),
        ("ตัวชี้วัดที่ต่ำสุดติดปัญหาอะไร", LOWEST, "obstacles"),
        ("ใครทำได้แย่สุด แล้วติดอะไร", LOWEST, "obstacles"),
        ("นโยบายที่ได้ร้อยละน้อยสุดเขาเสนอให้แก้ยังไง", LOWEST, "recommendations"),
        ("ตัวที่แย่สุดมีข้อเสนอแนะอะไร", LOWEST, "recommendations"),
        ("ตัวที่ได้น้อยสุด เค้าแนะนำว่าไง", LOWEST, "recommendations"),
        ("อันที่ได้ผลดีที่สุดเขาทำอะไรไปบ้าง", FULL, "activities"),
        ("แนะแนวตัวที่ต่ำสุดมีปัญหาอะไร", ("guidance",), "obstacles"),
    ],
)
def test_the_column_of_the_first_of_a_ranking_is_told(
    question: str, policies: tuple[str, ...], column: str, engine: Engine
) -> None:
    answer, wording, _ = engine.ask(question)
    assert set(answer.policies) == set(policies)
    assert {(p.policy, p.aspect) for p in answer.passages} == {(policy, column) for policy in policies}
    assert answer.reason in ("highest", "lowest")
    assert "ร้อยละ" in wording.headline  # by which it stands there


def test_the_lowest_of_those_told_before_and_its_obstacles(engine: Engine) -> None:
    context = engine.ask("ตัวไหนบ้างต่ำกว่าร้อยละ 50")[2]
    assert "เสถียร" in engine.ask("ตัวที่ต่ำที่สุดในนั้น มีปัญหาอุปสรรคว่าอย่างไร", context)[1].text


@pytest.mark.parametrize("question", ["เรื่องไหนมีอุปสรรคมากที่สุด", "เรื่องที่มีข้อเสนอแนะน้อยที่สุดคือเรื่องไหน"])
def test_a_ranking_by_the_column_itself_is_counted(question: str, engine: Engine) -> None:
    assert engine.ask(question, Context())[0].reason.startswith("most_items:")
