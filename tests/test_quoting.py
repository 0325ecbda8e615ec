"""Sentences of the report, pasted or quoted, are answered by the item that prints them."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

QUOTED = [
    ("สถาบันการเงินยังขาดความร่วมมือใน การช่วยเหลือผู้กู้อย่างจริงจัง", "debt", "obstacles", 2),
    ("ประโยคที่ว่า “อัตราดอกเบี้ยสูงและจำนวนงวด ผ่อนชำระน้อย” อยู่ในเรื่องไหน", "debt", "obstacles", 3),
    ("สำนักในส่วนกลางยังขาดการบูรณาการโครงการ กิจกรรม อยู่ตรงไหนของรายงาน", "assessment", "obstacles", 3),
    ("การอบรมพัฒนาครูและบุคลากรทางการศึกษามักเป็นเพียงกิจกรรมระยะสั้น", "personnel", "obstacles", 3),
    ("นำเทคโนโลยีดิจิทัลมาประยุกต์ใช้ในการบริหารราชการ ในเล่มมีเขียนไหม", "communication", "activities", 6),
]
NOT_QUOTED = [  # the report's words, but something else is asked of them than where they stand
    ("ระบบ School Health HERO พัฒนาร่วมกับหน่วยงานใด", "activities"),
    ("ผู้บริหารการศึกษา ผู้บริหารสถานศึกษา ครูและบุคลากรทางการศึกษาทั้งหมดกี่คน", "figures"),
    ("จำนวนส่วนเบี่ยงเบนมาตรฐานของความพึงพอใจต่อการบริหารงานบุคคลของ สพท.", "figures"),
    ("จำนวนการประชุมทางไกล", "figures"),
    ("จำนวนโรงเรียนขนาดเล็กที่เลิกสถานศึกษา", "figures"),
    ("จำนวนครูและบุคลากรที่ได้รับการแก้ไขปัญหาหนี้สินให้ลดลง", "figures"),
]


@pytest.mark.parametrize(("text", "policy", "aspect", "order"), QUOTED, ids=[row[0] for row in QUOTED])
def test_a_quotation_gets_the_item_that_prints_it(
    engine: Engine, text: str, policy: str, aspect: str, order: int
) -> None:
    answer, _, _ = engine.ask(text)
    assert [p.place for p in answer.passages[:1]] == [(policy, aspect, order)], answer.trace


@pytest.mark.parametrize(("text", "aspect"), NOT_QUOTED, ids=[row[0] for row in NOT_QUOTED])
def test_words_of_the_report_with_a_question_are_a_question(engine: Engine, text: str, aspect: str) -> None:
    answer, _, _ = engine.ask(text)
    assert (answer.outcome, answer.aspect) == ("answer", aspect)
    assert ("reader", "quoted") not in answer.trace


def test_the_beginning_of_every_item_leads_to_it(engine: Engine) -> None:
    """Items that begin alike, and those that print what another prints in full, may lead to that other one."""
    astray = []
    items = [p for p in engine.catalogue.edition.passages if not p.heading and p.aspect != "figures"]
    for item in items:
        answer, _, _ = engine.ask(f"{item.text[:70]} อยู่ในเรื่องไหน")
        if item.place not in {p.place for p in answer.passages}:
            astray.append(item.place)
    assert len(astray) <= len(items) * 0.03, astray
