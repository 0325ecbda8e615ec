"""What is left of the figure told last, asked for at length."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.left_over import only_what_is_left

TOLD = [
    ("ผลการแก้ไขปัญหาหนี้สินครูดำเนินการสำเร็จแล้วจำนวนกี่ราย", "กลุ่มที่เหลือซึ่งยังมิได้รับการแก้ไขมีอีกกี่ราย", "6,688"),
    ("บุคลากรที่มีทักษะ สมรรถนะ และขวัญกำลังใจมีกี่คน", "คงเหลือบุคลากรที่ยังไม่บรรลุผลตามตัวชี้วัดอีกจำนวนเท่าใด", "45,799"),
    ("สถานศึกษาซึ่งดำเนินงานตามระบบแนะแนวมีกี่แห่ง", "เมื่อหักจากสถานศึกษาทั้งหมดแล้ว คงเหลือที่ยังไม่ได้ดำเนินการเท่าใด", "2,040"),
    ("รายการประเมินของ สพท. ที่ลดลงได้แล้ว มีกี่เรื่อง", "ฉะนั้นรายการที่ยังคงอยู่มีเท่าใด", "2,859"),
]


@pytest.mark.parametrize("percent", [False, True], ids=["at once", "after the percent"])
@pytest.mark.parametrize(("first", "then", "left"), TOLD, ids=[then for _, then, _ in TOLD])
def test_the_rest_is_reckoned(engine: Engine, first: str, then: str, left: str, percent: bool) -> None:
    _, _, context = engine.ask(first)
    if percent:
        _, _, context = engine.ask("คิดเป็นร้อยละเท่าใด", context)
    answer, wording, _ = engine.ask(then, context)
    assert answer.computation is not None
    assert left in wording.headline


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        ("ครูแก้หนี้ได้กี่ราย", "ที่สมัครแล้วยังไม่ได้เข้าระบบมีกี่ราย", "818"),
        ("ครูแก้หนี้ได้กี่ราย", "โรงเรียนเล็กที่ยังไม่ผ่านเกณฑ์มีกี่แห่ง", "13,702"),
        ("คนบรรจุใหม่ที่ผ่านเรื่องคุณธรรมกี่คน", "แล้วคนส่วนกลาง สพฐ. ที่ยังไม่ได้อบรมต้านโกง เหลือกี่คน", "166"),
        ("นักเรียนที่ได้แนะแนวกี่คน", "ที่ยังไม่รู้จักตัวเองมีกี่คน", "774,656"),
    ],
)
def test_the_rest_of_another_figure_is_that_one_s(engine: Engine, first: str, then: str, left: str) -> None:
    _, _, context = engine.ask(first)
    assert only_what_is_left(then, context, engine.catalogue) == then
    assert left in engine.ask(then, context)[1].headline


def test_nothing_is_left_before_anything_was_told(engine: Engine) -> None:
    text = "ส่วนที่ยังมิได้ดำเนินการมีจำนวนเท่าใด"
    assert only_what_is_left(text, Context(), engine.catalogue) == text
