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


@pytest.mark.parametrize("question", TOLD)
def test_what_is_told_of_any_such_school_is_told(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer", wording.headline
