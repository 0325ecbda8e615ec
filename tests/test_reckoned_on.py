"""Results that are reckoned on with, amounts that pick figures, and items counted: put together over all there are.

What is expected is computed from the records.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds
from knowledge.records import Aspect, Indicator
from tests.test_ellipsis import CALLED

PARTS = {  # how each is called, and the whole that they are parts of
    "communication.issues": {
        "communication.issues-policy": "ประเด็นด้านนโยบาย",
        "communication.issues-trending": "ประเด็นในกระแส",
        "communication.issues-clarified": "ประเด็นชี้แจง",
        "communication.issues-fake": "ข่าวปลอม",
    },
    "quality-school.standard": {
        "quality-school.green": "โรงเรียนคุณภาพสีเขียว",
        "quality-school.blue": "โรงเรียนคุณภาพสีฟ้า",
        "quality-school.purple": "โรงเรียนคุณภาพสีม่วง",
    },
    "small-schools.count-2567": {
        "small-schools.merged": "โรงเรียนเล็กที่ไปเรียนรวมทุกชั้น",
        "small-schools.dissolved": "โรงเรียนเล็กที่ถูกยุบ",
    },
}
PAIRS = [(whole, *pair) for whole, parts in PARTS.items() for pair in combinations(parts, 2)]
FOLLOWERS = {
    "communication.youtube-followers": 318_000,
    "communication.facebook-followers": 370_000,
    "communication.tiktok-followers": 34_400,
    "communication.line-members": 74_086,
}
COLUMNS: dict[Aspect, tuple[str, ...]] = {
    "obstacles": ("{}มีอุปสรรคกี่ข้อ", "ปัญหาของ{}มีทั้งหมดกี่ข้อ", "{}มีกี่อุปสรรค"),
    "recommendations": ("{}มีข้อเสนอแนะกี่ข้อ", "ข้อเสนอแนะเรื่อง{}กี่ข้อ", "เรื่อง{} มีกี่ข้อเสนอแนะ"),
    "activities": ("{}ทำไปกี่กิจกรรม", "{}ทำไปกี่อย่าง"),
}
BODIES = {"สพฐ.": ("สพฐ.",), "สพท.": ("สพท.",), "สถานศึกษา": ("สถานศึกษา", "โรงเรียน")}


def said_last(engine: Engine, *questions: str) -> tuple[Answer, Wording]:
    context = Context()
    for question in questions:
        answer, wording, context = engine.ask(question, context)
    return answer, wording


def amount_of(indicator: Indicator) -> Decimal:
    assert indicator.value is not None
    return Decimal(str(indicator.value))


def percent(part: Decimal, whole: Decimal) -> str:
    return f"{(part / whole * 100).quantize(Decimal('0.01'), ROUND_HALF_EVEN):,f}"


@pytest.mark.parametrize(("whole_id", "first_id", "second_id"), PAIRS, ids=[f"{a} + {b}" for _, a, b in PAIRS])
def test_a_sum_has_its_percent_of_the_whole(engine: Engine, whole_id: str, first_id: str, second_id: str) -> None:
    known, names = engine.catalogue.indicators, PARTS[whole_id]
    added = amount_of(known[first_id]) + amount_of(known[second_id])
    opening = f"{names[first_id]}กับ{names[second_id]}รวมกันเท่าไหร่"
    _, wording = said_last(engine, opening)
    assert holds(wording.headline, f"{added:,}", loose=False), wording.headline
    for frame in ("คิดเป็นกี่ % ของทั้งหมด", "เป็นกี่เปอร์เซ็นต์ของทั้งหมด", "คิดเป็นร้อยละเท่าไหร่"):
        _, wording = said_last(engine, opening, frame)
        assert holds(wording.headline, percent(added, amount_of(known[whole_id])), loose=False), (
            frame,
            wording.headline,
        )


@pytest.mark.parametrize(("whole_id", "first_id", "second_id"), PAIRS, ids=[f"{a}, {b}" for _, a, b in PAIRS])
def test_a_difference_has_its_percent_of_one_that_is_named(
    engine: Engine, whole_id: str, first_id: str, second_id: str
) -> None:
    known, names = engine.catalogue.indicators, PARTS[whole_id]
    apart = abs(amount_of(known[first_id]) - amount_of(known[second_id]))
    opening = f"{names[first_id]}กับ{names[second_id]}ต่างกันเท่าไหร่"
    for base in (first_id, second_id):
        _, wording = said_last(engine, opening, f"คิดเป็นกี่เปอร์เซ็นต์ของ{names[base]}")
        assert holds(wording.headline, percent(apart, amount_of(known[base])), loose=False), (base, wording.headline)


@pytest.mark.parametrize(
    ("said", "under", "limit"),
    [
        ("เกินแสน", False, 100_000),
        ("เกิน 3 แสน", False, 300_000),
        ("มากกว่า 350,000 คน", False, 350_000),
        ("ไม่ถึงแสน", True, 100_000),
        ("ไม่ถึง 50,000", True, 50_000),
        ("น้อยกว่าห้าหมื่น", True, 50_000),
    ],
)
def test_an_amount_picks_the_figures_beyond_it(engine: Engine, said: str, under: bool, limit: int) -> None:
    chosen = {i for i, value in FOLLOWERS.items() if (value < limit if under else value > limit)}
    for opening in ("ช่องไหนคนตาม", "ช่องทางไหนมีผู้ติดตาม"):
        answer, _ = said_last(engine, f"{opening}{said}")
        assert {f.indicator for f in answer.facts} == chosen, (opening, said)


@pytest.mark.parametrize("aspect", COLUMNS)
def test_the_items_of_a_column_are_counted(engine: Engine, aspect: Aspect) -> None:
    for policy, names in CALLED.items():
        many = sum(1 for p in engine.catalogue.passages(policy, aspect) if not p.heading)
        for frame in COLUMNS[aspect]:
            answer, wording = said_last(engine, frame.format(names[0]))
            assert (answer.policies, answer.aspect) == ((policy,), aspect), (frame, names[0])
            assert holds(wording.headline, f"{many}", loose=False), (frame, names[0], wording.headline)


@pytest.mark.parametrize("body", BODIES)
def test_recommendations_are_counted_by_whom_they_are_to(engine: Engine, body: str) -> None:
    for policy, names in CALLED.items():
        cell = engine.catalogue.passages(policy, "recommendations")
        own = [p for p in cell if any(form in p.text.partition("ควร")[0] for form in BODIES[body]) and "ควร" in p.text]
        if len(own) < 2:
            continue
        answer, wording = said_last(engine, f"ข้อเสนอแนะถึง {body} เรื่อง{names[0]}มีกี่ข้อ")
        assert answer.policies == (policy,), names[0]
        assert holds(wording.headline, f"{len(own)}", loose=False), (body, names[0], wording.headline)


def test_the_items_of_all_policies_are_counted(engine: Engine) -> None:
    asked: tuple[tuple[str, Aspect], ...] = (
        ("อุปสรรคทั้งเล่มมีกี่ข้อ", "obstacles"),
        ("ทั้งรายงานมีข้อเสนอแนะกี่ข้อ", "recommendations"),
    )
    for question, aspect in asked:
        many = sum(1 for p in engine.catalogue.edition.passages if p.aspect == aspect and not p.heading)
        _, wording = said_last(engine, question)
        assert holds(wording.headline, f"{many}", loose=False), (question, wording.headline)


def test_a_ranking_is_asked_of_the_other_group(engine: Engine) -> None:
    for opening, reason in (("กลุ่มครูตัวไหนแย่สุด", "lowest"), ("ฝั่งครูตัวไหนเปอร์เซ็นต์สูงสุด", "highest")):
        answer, _ = said_last(engine, opening, "แล้วกลุ่มนักเรียนล่ะ")
        assert answer.reason == reason, opening
        assert {engine.catalogue.policies[p].group for p in answer.policies} == {"students"}


def test_what_is_done_and_what_is_left_are_set_against_each_other(engine: Engine) -> None:
    asked = {
        "integrity.new-staff": "ครูบรรจุใหม่ผ่านเท่าไหร่",
        "small-schools.dissolved": "โรงเรียนเล็กที่ถูกยุบกี่โรง",
        "assessment.schools": "โรงเรียนที่ลดภาระการประเมินได้กี่แห่ง",
    }
    for indicator_id, opening in asked.items():
        indicator = engine.catalogue.indicators[indicator_id]
        assert indicator.total is not None
        left = Decimal(indicator.total) - amount_of(indicator)
        _, wording = said_last(engine, opening, "เหลืออีกเท่าไหร่", "ต่างกันเท่าไหร่")
        apart = abs(amount_of(indicator) - left)
        assert holds(wording.headline, f"{apart:,}", loose=False), (opening, wording.headline)
