"""What is taken back within a message is not asked: the rest is answered as if it stood alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from knowledge.asking.corrections import corrected
from knowledge.asking.engine import Engine
from tests.test_figures_asked import NAMES

SIGNS = (
    *("เอ้ย", "เอ๊ย ไม่ใช่", "ไม่ใช่ๆ", "ไม่ใช่สิ", "เออลืมไป ไม่ใช่ๆ", "เปลี่ยนใจละ", "ถามใหม่ดีกว่า", "ไม่เอาดีกว่า", "พิมพ์ผิด"),
    "no wait",
)
NAMED = [(figure, names[0]) for figure, names in NAMES.items()]
PAIRS = [(first, SIGNS[place % len(SIGNS)], second) for place, ((_, first), (_, second)) in enumerate(pairwise(NAMED))]
AS_TYPED = (
    "ครูไม่ใช่ข้าราชการได้แก้หนี้กี่คน",
    "ตัวเลข 245 ที่หน่วยเป็น ตอน ไม่ใช่ เขต คืออะไร",
    "เด็กเปลี่ยนใจไม่เรียนต่อมีกี่คน",
    "โทษที ลืมเปลี่ยนภาษา แล้วเด็กที่เฝ้าระวังล่ะ",
)


def told(engine: Engine, text: str) -> tuple[str, ...]:
    answer, _, _ = engine.ask(text)
    return tuple(fact.indicator for fact in answer.facts[: answer.main])


@pytest.mark.parametrize(
    ("first", "sign", "second"), PAIRS, ids=[f"{first} {sign} {second}" for first, sign, second in PAIRS]
)
def test_only_what_comes_after_the_correction_is_asked(engine: Engine, first: str, sign: str, second: str) -> None:
    alone = told(engine, f"{second}มีเท่าไหร่")
    assert alone
    assert told(engine, f"{first}มีเท่าไหร่ {sign} {second}มีเท่าไหร่") == alone
    assert told(engine, f"{first} {sign} ถามเรื่อง{second}ดีกว่า มีเท่าไหร่") == told(engine, f"{second} มีเท่าไหร่")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("โรงเรียนเล็กมีกี่แห่ง ไม่ใช่ๆ หมายถึงโรงเรียนคุณภาพ", "1,808"),
        ("เฟสมีคนตามเท่าไหร่ เอ้ย ยูทูป", "318,000"),
        ("how many schools were merged, no wait, i mean dissolved", "131"),
    ],
)
def test_a_correction_that_asks_nothing_takes_over_what_was_asked(engine: Engine, text: str, headline: str) -> None:
    assert headline in engine.ask(text)[1].headline


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_only_looks_like_a_correction_takes_nothing_back(engine: Engine, text: str) -> None:
    assert corrected(text, engine.catalogue) == text
