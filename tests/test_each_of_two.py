"""One thing asked of two that different records tell is answered for each, and a name that joins two words is one."""

from __future__ import annotations

from itertools import combinations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

TOLD = (
    ("ครูแก้หนี้ได้", "15.61"),
    ("เขตผ่าน ITA", "97.96"),
    ("คนบรรจุใหม่ที่ผ่านเกณฑ์", "83.21"),
    ("เด็กได้แนะแนว", "92.16"),
    ("เด็กเข้าถึงสื่อ", "1.95"),
    ("โรงเรียนสีเขียว", "69.97"),
)
ASKED = (
    "{}กับ{} กี่เปอร์เซ็นต์กันบ้าง",
    "{}กับ{}ได้ร้อยละเท่าไหร่",
    "{} และ {} อย่างละกี่เปอร์เซ็นต์",
    "ขอเปอร์เซ็นต์ของ{}กับ{}",
    "{}กี่เปอร์เซ็นต์ แล้ว{}ล่ะ",
    "{}กับ{}ตัวเลขเท่าไหร่กันบ้าง",
)
PAIRS = tuple(combinations(TOLD, 2))[::2]
ONE = (
    ("เขตที่ผ่านเกณฑ์คุณธรรมและความโปร่งใสคิดเป็นร้อยละเท่าไร", "97.96", "87.68"),
    ("ครูและบุคลากรที่สร้างสื่อดิจิทัลได้กี่เปอร์เซ็นต์", "3.84", "89.97"),
    ("บรรจุใหม่ที่มีทักษะ สมรรถนะ คุณธรรมและจริยธรรมกี่เปอร์เซ็นต์", "83.21", "89.97"),
    ("ดูแลสุขภาพกายและสุขภาพจิตกี่เปอร์เซ็นต์", "98.01", "92.16"),
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(("one", "other"), PAIRS, ids=[f"{one[0]} / {other[0]}" for one, other in PAIRS])
def test_each_of_the_two_is_told(engine: Engine, asked: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    answer, wording, _ = engine.ask(asked.format(one[0], other[0]))
    assert answer.outcome == "answer"
    assert answer.computation is None
    assert one[1] in wording.text
    assert other[1] in wording.text


COUNTED = (
    ("ครูแก้หนี้ได้และเด็กได้แนะแนวอย่างละกี่คน", "1,238", "5,180,124"),
    ("ครูทำสื่อดิจิทัลได้กับครูแก้หนี้ได้ กี่คน", "16,818", "1,238"),
    ("ขอจำนวนเขตผ่าน ITA และเด็กเข้าถึงสื่อ", "240", "125,610"),
    ("ขอยอดเด็กได้แนะแนวและโรงเรียนสีเขียวหน่อย", "5,180,124", "1,265"),
)
BOTH_DONE = ("เด็กที่ได้แนะแนวและเข้าถึงสื่อดิจิทัลด้วยมีกี่คน", "ครูที่สร้างสื่อได้และผ่านอบรมการเงินมีกี่คน", "เซ็น MOU แก้หนี้ครูกับธนาคารไปกี่แห่งแล้ว")


@pytest.mark.parametrize(("question", "one", "other"), COUNTED, ids=[question for question, _, _ in COUNTED])
def test_each_of_two_is_counted(engine: Engine, question: str, one: str, other: str) -> None:
    _, wording, _ = engine.ask(question)
    assert one in wording.headline
    assert other in wording.headline


@pytest.mark.parametrize("question", BOTH_DONE)
def test_those_who_did_both_are_no_two_groups(engine: Engine, question: str) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.outcome == "not_found"


@pytest.mark.parametrize(("question", "told", "untold"), ONE, ids=[question for question, _, _ in ONE])
def test_what_joins_two_words_is_one(engine: Engine, question: str, told: str, untold: str) -> None:
    _, wording, _ = engine.ask(question)
    assert told in wording.headline
    assert untold not in wording.headline


def test_no_label_of_a_figure_is_taken_for_two(engine: Engine) -> None:
    for figure in engine.catalogue.figures:
        answer, _, _ = engine.ask(f"{figure.indicator.label}กี่เปอร์เซ็นต์")
        assert len(answer.parts) < 2, figure.indicator.label


def test_a_follow_up_leans_on_both(engine: Engine) -> None:
    _, _, context = engine.ask("เขตผ่าน ITA กับโรงเรียนสีเขียว กี่เปอร์เซ็นต์กันบ้าง", Context())
    _, wording, _ = engine.ask("ต่างกันกี่จุด", context)
    assert "27.99" in wording.headline
