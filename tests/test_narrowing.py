"""What is asked further of a number: a part of it that nobody counted, a cause that nobody told, others of an item.

Every figure that a person would ask for is asked for, and then narrowed down or explained by what no record speaks of.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.records import Indicator

STRANGE = ("ที่ชอบเล่นดนตรี", "ที่อยู่ริมทะเล", "ที่ใส่แว่น", "ที่มีรถยนต์")
NARROWED = ("เฉพาะ{}ล่ะ", "แล้วเฉพาะ{}ล่ะคะ", "ขอแค่{}ได้มั้ย", "เอาเฉพาะ{}")
CAUSES = (
    "{} นี่เพราะฝนตกใช่มั้ย",
    "{} เพราะรถติดหรือเพราะฝนตกคะ",
    "{} เป็นเพราะดวงดาวใช่ปะ",
)
AMONG = ("ในนั้น{}กี่{}", "ในจำนวนนี้{}กี่{}", "ในจำนวนนั้น {} กี่{}")
OF_ONE_ITEM = (  # policy, what the whole is asked by, a part of it, its unit and number
    ("integrity", "เขตที่ประเมิน ITA ทั้งหมดกี่เขต", "ผ่าน", "เขต", "240"),
    ("career", "โรงเรียนที่ส่งประกวดสหกรณ์โรงเรียนกี่โรง", "ได้รับคัดเลือก", "โรง", "33"),
    ("quality-school", "โรงเรียนคุณภาพทั้งหมดกี่โรง", "เป็นมัธยม", "โรง", "907"),
    ("guidance", "นักเรียนที่ได้รับการแนะแนวทั้งหมดกี่คน", "รู้จักตัวเอง", "คน", "4,846,411"),
    ("debt", "ครูลงทะเบียนอบรมการเงินออนไลน์กี่คน", "ได้เกียรติบัตร", "คน", "5,759"),
    ("communication", "ประเด็นประชาสัมพันธ์ทั้งหมดกี่เรื่อง", "เป็นข่าวปลอม", "เรื่อง", "14"),
    ("personnel", "บุคลากรทั้งหมดกี่คน", "มีขวัญกำลังใจ", "คน", "410,804"),
    ("integrity", "ครูบรรจุใหม่ทั้งหมดกี่คน", "ที่เรื่องคุณธรรมผ่าน", "คน", "15,676"),
)
ASKED = ("share", "part", "count", "yearly", "change", "percent_only")


def asked_for(engine: Engine) -> list[Indicator]:
    return [i for i in engine.catalogue.edition.detailed if i.kind in ASKED]


def told(engine: Engine, indicator: Indicator) -> Context | None:
    """The conversation after the figure was asked for by its label; None where that asks for another."""
    answer, _, context = engine.ask(f"{indicator.label} เท่าไร")
    found = answer.facts[:1] and answer.facts[0].indicator == indicator.id
    return context if answer.outcome == "answer" and found else None


@pytest.mark.parametrize("frame", NARROWED)
@pytest.mark.parametrize("strange", STRANGE)
def test_a_part_that_nobody_counted_is_not_answered(engine: Engine, frame: str, strange: str) -> None:
    opened = 0
    for indicator in asked_for(engine):
        context = told(engine, indicator)
        if context is None:
            continue
        opened += 1
        answer, wording, _ = engine.ask(frame.format(strange), context)
        assert answer.outcome == "not_found", (indicator.id, wording.headline)
    assert opened > 50


@pytest.mark.parametrize("frame", CAUSES)
def test_a_cause_of_a_number_that_nobody_told_is_not_answered(engine: Engine, frame: str) -> None:
    for indicator in asked_for(engine):
        answer, wording, _ = engine.ask(frame.format(f"{indicator.label} {indicator.value_text}"))
        assert answer.outcome == "not_found", (indicator.id, wording.headline)


@pytest.mark.parametrize(
    ("question", "policy", "printed"),
    [
        ("ครูใช้หนี้ไม่ไหวเพราะดอกเบี้ยสูงใช่มั้ย", "debt", "ดอกเบี้ยสูง"),
        ("แก้หนี้ครูไม่ได้เพราะแบงก์ไม่ร่วมมือใช่ปะ", "debt", "สถาบันการเงิน"),
        ("แนะแนวไม่สำเร็จเพราะครูไม่ได้จบเอกแนะแนวใช่มั้ยคะ", "guidance", "เอกวิชาแนะแนว"),
        ("ลดภาระประเมินไม่สำเร็จเพราะขอข้อมูลซ้ำซ้อนใช่มั้ย", "assessment", "ซ้ำซ้อน"),
        ("โรงเรียนคุณภาพไปต่อยากเพราะแนวทางเปลี่ยนบ่อยใช่ไหม", "quality-school", "เปลี่ยนแปลงบ่อย"),
        ("ธนาคารหน่วยกิตติดขัดเพราะไม่มีหน่วยงานหลักรับผิดชอบหรือเปล่า", "credit-bank", "หน่วยงานหลัก"),
    ],
)
def test_a_cause_that_an_obstacle_tells_is_answered_by_it(
    engine: Engine, question: str, policy: str, printed: str
) -> None:
    answer, wording, _ = engine.ask(question)
    assert (answer.outcome, answer.policies[:1], answer.aspect) == ("answer", (policy,), "obstacles")
    assert printed in wording.text.replace(" ", "")


@pytest.mark.parametrize("frame", AMONG)
def test_what_is_asked_among_them_is_of_the_same_item(engine: Engine, frame: str) -> None:
    for policy, whole, part, unit, number in OF_ONE_ITEM:
        opened, _, context = engine.ask(whole)
        assert opened.policies[:1] == (policy,), whole
        answer, wording, _ = engine.ask(frame.format(part, unit), context)
        assert answer.outcome == "answer", whole
        assert number in wording.headline, (whole, wording.headline)


@pytest.mark.parametrize(
    ("opening", "follow_up"),
    [
        ("เขตเศรษฐกิจพิเศษ SEZ ทำอะไรเรื่องอาชีพ", "มีโรงเรียนเข้าร่วมกี่โรง"),
        ("ระบบประชุมทางไกลมีการจ้างเหมาบำรุงรักษามั้ย", "จ้างกี่คน"),
        ("EEC โรงเรียนโรงงานทำอะไร", "มีเด็กเข้าไปทำกี่คน"),
        ("ตรวจสอบภายในมีการพัฒนาทักษะมั้ย", "อบรมไปกี่คน"),
    ],
)
def test_an_item_that_prints_no_number_is_not_answered_by_anothers(
    engine: Engine, opening: str, follow_up: str
) -> None:
    opened, _, context = engine.ask(opening)
    assert opened.outcome == "answer"
    assert opened.passages
    answer, wording, _ = engine.ask(follow_up, context)
    assert answer.outcome == "not_found", wording.headline


@pytest.mark.parametrize("opening", ["ซีรีส์สานพลังครูมีกี่ตอน", "ติ๊กต็อกลงกี่คลิป", "ยูทูปมีสื่อกี่ตอน", "ประชุมทางไกลกี่ครั้ง"])
@pytest.mark.parametrize("follow_up", ["ยอดวิวล่ะ", "คนดูกี่วิวล่ะ", "คนดูรวมเท่าไหร่"])
def test_what_is_measured_of_another_thing_is_not_given_for_this(engine: Engine, opening: str, follow_up: str) -> None:
    _, _, context = engine.ask(opening)
    answer, wording, _ = engine.ask(follow_up, context)
    assert "700,000" not in wording.headline
    assert "892,445" not in wording.headline
    assert answer.outcome == "not_found", wording.headline


def test_the_audience_of_the_press_is_asked_after_its_stories(engine: Engine) -> None:
    _, _, context = engine.ask("สื่อมวลชนเอาข่าวไปลงกี่เรื่อง")
    _, wording, _ = engine.ask("คนดูกี่วิวล่ะ", context)
    assert "700,000" in wording.headline


@pytest.mark.parametrize(("left_out", "total"), [("สีเขียว", "543"), ("สีฟ้า", "1,420"), ("สีม่วง", "1,653")])
@pytest.mark.parametrize(
    "frame", ["โรงเรียนคุณภาพกลุ่มที่ไม่ใช่{}รวมกันกี่โรง", "ถ้าไม่นับ{} โรงเรียนคุณภาพสีอื่นรวมกันกี่โรง", "โรงเรียนคุณภาพที่ไม่ใช่{}มีกี่โรง"]
)
def test_all_groups_but_one_are_added_up(engine: Engine, frame: str, left_out: str, total: str) -> None:
    _, wording, _ = engine.ask(frame.format(left_out))
    assert total in wording.headline
