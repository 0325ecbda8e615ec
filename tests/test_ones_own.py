"""Of the asker's own school or office the report tells nothing, nor of statistics it does not print, nor of most money.

What the report does tell of such schools is told.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

OWN = (
    (
        "สีเขียวกี่โรง",
        "โรงผมอยู่กลุ่มไหน",
    ),
    ("โรงเรียนหนูได้สีอะไร",),
    ("เขตเราผ่าน ITA ไหม",),
    ("โรงเรียนลูกผมโดนยุบไหม",),
    (
        "สหกรณ์ต้นแบบกี่โรง",
        "รร.ลูกหนูเป็นหนึ่งในนั้นปะ",
    ),
    (
        "ยุบกี่โรง",
        "โรงเรียนเราเป็น 1 ในนั้นไหม",
    ),
    ("12,340 โรงที่ใช้ HERO มีโรงเรียนลูกฉันด้วยไหม",),
    (
        "ธนาคารหน่วยกิตกี่โรง",
        "มีโรงผมรึเปล่า",
    ),
    ("จังหวัดเราผ่าน ITA ครบไหม",),
    ("โรงเรียนลูกได้เป็นโรงเรียนคุณภาพหรือยัง",),
    ("โรงเรียนของเราติดอันดับที่เท่าไหร่",),
)
TESTED = (  # statistics
    ("ขอ p-value ที่ทดสอบว่าคะแนน O-NET โรงเล็กต่ำกว่าโรงใหญ่",),
    ("ความพึงพอใจมีนัยสำคัญทางสถิติไหม",),
    ("ค่า t-test เท่าไหร่ เรื่องงานบุคคล",),
    ("ช่วงความเชื่อมั่น 95% ของความพึงพอใจ",),
    ("ค่าสหสัมพันธ์ระหว่างภาระงานกับหนี้ครู",),
    ("margin of error ของแบบสอบถามเท่าไหร่",),
    ("effect size ของการแนะแนว",),
    ("ค่ามัธยฐานความพึงพอใจเท่าไหร่",),
    ("ขอสูตรสุ่มตัวอย่างที่ใช้",),
    ("อัตราการตอบกลับแบบสอบถามเท่าไหร่",),
)
AT_MOST = (  # money
    (
        "มอบอำนาจจัดซื้อให้โรงเรียนเล็กใช่ไหม",
        "วงเงินซื้อเองได้ไม่เกินเท่าไหร่",
    ),
    ("วงเงินจัดซื้อที่มอบอำนาจไม่เกินเท่าไหร่",),
    ("งบ Top Up โรงละไม่เกินเท่าไหร่",),
    ("ค่าพาหนะให้ได้สูงสุดเท่าไหร่",),
    ("กู้ได้ไม่เกินเท่าไหร่",),
)
TOLD = (  # of any school like the asker's
    "โรงเรียนผมมีเด็ก 18 คน เป็นขยายโอกาส ต้องทำอะไร",
    "โรงเรียนลูกไม่มีครูแนะแนว เขาเขียนถึงไหม",
    "โรงเรียนเราเน็ตล่มบ่อย มีเขียนไว้ไหม",
    "เขตเราต้องทำอะไรเรื่องลดภาระ",
    "ลูกอยู่ ป.4 โรงเรียนไม่มีครูแนะแนวเลย เขาเขียนถึงไหม",
    "ลูก ป.6 ไม่มีครูแนะแนวเลย ปกติไหม",
)


@pytest.mark.parametrize("asked", [*OWN, *TESTED, *AT_MOST], ids=" / ".join)
def test_the_report_tells_nothing_of_it(engine: Engine, asked: tuple[str, ...]) -> None:
    context = Context()
    for question in asked:
        answer, wording, context = engine.ask(question, context)
    assert answer.outcome == "not_found", wording.headline


BESIDE = (  # one's own is told of, and what is asked is of all, or holds for all
    ("โรงเรียนเราเขาถามผู้ปกครองว่ายอมให้เด็กไปเรียนรวมอีกโรงมั้ย เขาจะสำรวจกันกี่ปี", "3 ปี"),
    ("โรงเรียนลูกเขาถามความสมัครใจเรื่องเรียนรวม ทำกันกี่ปี", "3 ปี"),
    ("โรงเรียนเราจะเป็นโรงเรียนคุณภาพต้องประเมินกี่ด้าน", "5"),
    ("เขตเราสอบ ITA ต้องได้กี่คะแนนถึงผ่าน", "85"),
    ("โรงเรียนหนูใช้ HERO มีโรงเรียนใช้กี่โรง", "12,340"),
    ("โรงเรียนผมเป็นโรงเรียนคุณภาพ ทั้งหมดมีกี่โรง", "1,808"),
    ("โรงเรียนเราโดนยุบ ปีนี้ยุบไปกี่โรงแล้ว", "131"),
    ("เขตเราไม่ผ่าน ITA มีเขตไม่ผ่านกี่เขต", "5"),
    ("โรงเรียนลูกลดงานประเมินแล้ว มีโรงเรียนลดได้กี่แห่ง", "26,747"),
    ("โรงเรียนเราอยู่ใกล้โรงเรียนคุณภาพ เขากำหนดรัศมีกี่กิโล", "5 กิโล"),
)
OF_IT = (  # it is one's own that is counted
    "เขตเราได้กี่คะแนน",
    "โรงเรียนเรามีนักเรียนกี่คน",
    "โรงเรียนเราครูเป็นหนี้กี่คน",
    "เขตเรามีโรงเรียนเล็กกี่โรง",
    "โรงเรียนเราได้กี่คะแนน ITA",
    "เขตเราโรงเรียนโดนยุบกี่โรง",
    "จังหวัดเรามีโรงเรียนคุณภาพกี่โรง",
)


@pytest.mark.parametrize(("question", "number"), BESIDE, ids=[question for question, _ in BESIDE])
def test_beside_ones_own_what_holds_for_all_is_told(engine: Engine, question: str, number: str) -> None:
    assert number in engine.ask(question)[1].headline


@pytest.mark.parametrize("question", OF_IT)
def test_nothing_is_counted_of_ones_own(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].reason == "lack.per_area"


@pytest.mark.parametrize("question", TOLD)
def test_what_is_told_of_any_such_school_is_told(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer", wording.headline


TOLD_OF_BEFORE = (
    ("รร.ผมมีนักเรียน 38 คน งบ Top Up นี่จัดให้ รร.ที่มีเด็กช่วงกี่คนครับ", "60"),
    ("โรงเรียนหนูมีเด็กแค่ 38 คนค่ะ อยากรู้ว่าตอนนี้ทั้งประเทศ รร.เล็กแบบเรามีกี่โรง", "15,327"),
    ("โรงเรียนเรามีเด็ก 45 คน โรงเรียนขนาดเล็กทั้งประเทศมีกี่โรง", "15,327"),
    ("โรงเรียนผมมีครูแค่ 3 คน อยากทราบว่าโรงเรียนขนาดเล็กมีทั้งหมดกี่แห่ง", "15,327"),
    ("โรงเรียนลูกมีเด็กแค่สามสิบคน โรงเรียนเล็กที่ยุบไปมีกี่โรง", "131"),
    ("โรงเรียนหนูมีครู 5 คน ทั้งประเทศครูแก้หนี้สำเร็จกี่ราย", "1,238"),
    ("เขตผมมี 120 โรงครับ ทั้งประเทศลดภาระประเมินไปกี่โรง", "26,747"),
    ("รร.หนูเป็นแม่ข่าย ต้องรับเด็กจากโรงเล็กใกล้ๆ ในรัศมี 5 โล มีเด็กโรงเล็กพวกนี้รวมกี่คนคะ", "43,975"),
    ("โรงเรียนเราเป็นแม่ข่าย ต้องรับเด็กจากโรงเล็กใกล้ๆ ในรัศมี 5 โล มีเด็กโรงเล็กพวกนี้รวมกี่คนคะ", "43,975"),
)


@pytest.mark.parametrize(
    "question",
    [
        "โรงเรียนหนูมีเด็ก 38 คน ได้แนะแนวกี่คน",
        "โรงเรียนผมมีครู 12 คน สร้างสื่อดิจิทัลได้กี่คน",
        "โรงเรียนหนูมีครู 5 คน ครูที่แก้หนี้สำเร็จมีกี่ราย",
        "เขตเรามี 120 โรง ลดภาระได้กี่โรง",
        "โรงเรียนหนูมีเด็กกี่คน",
    ],
)
def test_those_who_are_told_of_are_counted_nowhere(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].reason == "lack.per_area"


@pytest.mark.parametrize(("question", "number"), TOLD_OF_BEFORE, ids=[question for question, _ in TOLD_OF_BEFORE])
def test_ones_own_school_is_told_of_before_others_are_asked_for(engine: Engine, question: str, number: str) -> None:
    assert number in engine.ask(question)[1].headline


@pytest.mark.parametrize("then", ["รร.หนูติดมั้ยอ่ะ บดินทรเดชา", "รร.ผมติดมั้ย", "แล้วรร.เราอยู่ในนั้นไหม", "รร.ดิฉันมีกี่แห่ง"])
def test_whether_ones_own_is_among_them_is_told_nowhere(engine: Engine, then: str) -> None:
    _, _, told = engine.ask("โรงเรียนต้นแบบ YC กี่แห่ง")
    assert engine.ask(then, told)[0].reason == "lack.per_area"
