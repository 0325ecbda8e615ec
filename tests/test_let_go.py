"""What was told is let go of, and something else is asked for instead."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.let_go import let_go

FOLLOWERS = "ยูทูบมีคนติดตามกี่คน"
DEBT = "ครูที่หนี้ลดลงมีกี่ราย"
PROBLEMS = "ปัญหาของงานบุคคลมีอะไรบ้าง"
COMPARED = "เขตผ่าน ITA กับเด็กซื่อสัตย์ อันไหนได้เปอร์เซ็นต์สูงกว่า"
SCHOOLS = "ระหว่างระบบแนะแนวกับการดูแลกายใจเด็ก โรงเรียนทำอย่างไหนได้มากกว่ากัน"


def after(engine: Engine, earlier: str) -> Context:
    return engine.ask(earlier)[2]


INSTEAD = [
    (FOLLOWERS, "ช่างยูทูบเถอะ จริงๆ จะถามติ๊กต๊อก มีคนตามเท่าไหร่", "34,400", "318,000"),
    (FOLLOWERS, "ช่างยูทูบเถอะ เอาเฟสบุ๊ก", "370,000", "318,000"),
    (FOLLOWERS, "ยูทูบช่างมัน ไลน์มีสมาชิกกี่คน", "74,086", "318,000"),
    (FOLLOWERS, "ลืมยูทูบไปเถอะ ติ๊กต็อกกี่คน", "34,400", "318,000"),
    (FOLLOWERS, "ไม่ใช่ยูทูบ หมายถึงไลน์", "74,086", "318,000"),
    (FOLLOWERS, "ไม่เอายูทูบ เอาเฟสบุ๊กแทน", "370,000", "318,000"),
    (DEBT, "ช่างหนี้ครูเถอะ โรงเรียนขนาดเล็กมีกี่แห่ง", "15,327", "1,238"),
    (DEBT, "ไม่เอาอันนี้ละ ขอนักเรียนที่เทียบโอนแทน", "4,747", "1,238"),
    (COMPARED, "ไม่เอาสองอันนี้ละ ขอของคนบรรจุใหม่แทน", "15,676", "97.96"),
    (COMPARED, "เปล่า ไม่เอาสองอันนั้น ขอนักเรียน ม.3-ม.6 ที่ได้ฝึกอาชีพ", "747,877", "97.96"),
    (SCHOOLS, "เดี๋ยวๆ ไม่เอาโรงเรียน เอาเป็นนักเรียนที่ได้แนะแนวดีกว่า กี่คน", "5,180,124", "98.01"),
    (SCHOOLS, "เอาครูแนะแนวดีกว่า กี่คน", "49,445", "98.01"),
]


@pytest.mark.parametrize(("earlier", "text", "told", "gone"), INSTEAD, ids=[text for _, text, _, _ in INSTEAD])
def test_only_what_is_wanted_instead_is_told(engine: Engine, earlier: str, text: str, told: str, gone: str) -> None:
    answer, wording, _ = engine.ask(text, after(engine, earlier))
    assert answer.outcome == "answer"
    assert told in wording.text.partition("\n\n")[0]
    assert gone not in wording.headline


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("อุ๊ย พิมพ์ผิด ตั้งใจจะถามงานแนะแนวต่างหาก", "guidance"),
        ("ขอโทษที ตั้งใจจะถามเรื่องธนาคารหน่วยกิต", "credit-bank"),
        ("ไม่ใช่ จะถามโรงเรียนคุณภาพต่างหาก", "quality-school"),
        ("ถามผิดเรื่อง จริงๆ อยากรู้เรื่องทุจริต", "integrity"),
        ("ไม่ได้ตั้งใจจะถามงานบุคคล เอางานแนะแนว", "guidance"),
        ("งานบุคคลช่างมันเถอะ เอาหนี้ครูดีกว่า", "debt"),
    ],
)
def test_the_column_asked_for_is_told_of_the_policy_meant(engine: Engine, text: str, policy: str) -> None:
    answer, _, _ = engine.ask(text, after(engine, PROBLEMS))
    assert (answer.outcome, answer.policies, answer.aspect) == ("answer", (policy,), "obstacles")


@pytest.mark.parametrize(
    "text",
    [
        "ไม่เอาไลน์ ช่องไหนคนตามเยอะสุด",
        "ไม่เอาไลน์ ขอช่องที่คนตามเยอะสุด",
        "ไม่เอาไลน์ รวมเท่าไหร่",
        "ไม่เอาร้อยละ ขอเป็นคน",
        "เอาเฟสบุ๊กกับไลน์ อันไหนดีกว่า",
        "ไม่เอาประถม เอาแค่มัธยม กี่โรง",
        "ช่างมันเถอะ",
        "ช่างเถอะ ขอบคุณค่ะ",
        "ไม่เอาแล้ว ขอบคุณ",
    ],
)
def test_what_leaves_a_part_out_or_takes_leave_stays_as_it_is(engine: Engine, text: str) -> None:
    assert let_go(text, after(engine, FOLLOWERS), engine.catalogue) == text


@pytest.mark.parametrize("text", ["ช่างยูทูบเถอะ งบโครงการเท่าไหร่", "ตั้งใจจะแก้หนี้กี่คนปีหน้า"])
def test_what_the_report_lacks_is_still_declined(engine: Engine, text: str) -> None:
    assert engine.ask(text, after(engine, FOLLOWERS))[0].outcome == "not_found"


def test_nothing_is_let_go_of_before_anything_was_told(engine: Engine) -> None:
    text = "ไม่เอายูทูบ เอาเฟสบุ๊กแทน"
    assert let_go(text, Context(), engine.catalogue) == text
