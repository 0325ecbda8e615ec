"""Every figure told, then a follow-up that names nothing: what is left, its percent, its whole, what it lacks.

Put together from parts as in `test_figures_asked`; what is expected is computed from the records.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds
from knowledge.thai import format_number
from tests.test_figures_asked import NAMES, unit_of

LEFT = (
    *("นอกนั้นอีกกี่{unit}", "ส่วนที่ขาดกี่{unit}", "ที่ยังไม่ถึงจุดนั้นเหลือกี่{unit}", "ที่ตกค้างล่ะ", "แล้วที่เหลือล่ะ", "ที่เหลือล่ะ"),
    *("อีกกี่{unit}ที่ยังไม่ได้", "ที่ยังทำไม่ได้กี่{unit}", "ยังไม่ได้อีกเท่าไร", "ที่หลุดไปกี่{unit}", "ขาดอยู่กี่{unit}ครับ", "เหลือค้างกี่{unit}"),
)
POINTS_LEFT = ("ยังขาดกี่จุดถึงร้อย", "อีกกี่เปอร์เซ็นต์จะครบร้อย", "ที่เหลือคิดเป็นกี่เปอร์เซ็นต์")
PERCENT = (
    *("ตีเป็นเปอร์เซ็นต์", "ตีเป็น % ด้วย", "กี่ % ของทั้งหมดอะ", "คิดเป็นสัดส่วนเท่าไหร่", "เทียบเป็นร้อยละ", "ขอเป็นเปอร์", "ร้อยละล่ะ"),
    *("เกินครึ่งมั้ย", "ถึง 80% ไหม"),
)
WHOLE = ("จากกี่{unit}", "ทั้งหมดมีกี่{unit}", "ฐานเท่าไหร่", "เต็มเท่าไหร่", "เทียบกับทั้งหมดกี่{unit}")
LACKING = (
    *("แยกเป็นภาค", "แบ่งตามจังหวัด", "แยกรายเขตให้หน่อย", "เฉลี่ยจังหวัดละเท่าไหร่", "ของเชียงใหม่ล่ะ", "จังหวัดอะไรบ้าง"),
    *("ปีที่แล้วล่ะ", "เทียบปีก่อนเป็นไง", "ไตรมาสล่าสุดล่ะ", "เดือนนี้เพิ่มมาเท่าไหร่", "ปีหน้าตั้งเป้าเท่าไหร่", "คาดว่าสิ้นปีจะเป็นเท่าไหร่"),
    *("เฉพาะผู้หญิงล่ะ", "แยกชายหญิงมีไหม", "ใช้งบเท่าไหร่", "เพราะอะไรถึงได้แค่นี้", "มีรายชื่อไหม", "มีที่ไหนบ้าง", "จังหวัดไหนเยอะสุด"),
    *("อาชีพไหนเยอะสุด", "สาขาไหนน้อยสุด", "ช่วงวัยไหนมากสุด"),
)
SHARES = [
    name
    for name in NAMES
    if not name.startswith(("communication.", "credit-bank.", "quality-school.travel", "quality-school.nearby"))
]


def said_last(engine: Engine, *questions: str) -> tuple[Answer, Wording]:
    context = Context()
    for question in questions:
        answer, wording, context = engine.ask(question, context)
    return answer, wording


def asked(engine: Engine, indicator_id: str) -> tuple[str, str]:
    """The question that opens, and the unit of its figure."""
    unit = unit_of(engine.catalogue.indicators[indicator_id])
    return f"{NAMES[indicator_id][0]}มีกี่{unit}", unit


@pytest.mark.parametrize("indicator_id", SHARES)
def test_what_is_left_and_its_share_are_computed_of_the_figure_told(engine: Engine, indicator_id: str) -> None:
    indicator = engine.catalogue.indicators[indicator_id]
    if indicator.total is None or indicator.value is None:
        return
    opening, unit = asked(engine, indicator_id)
    left = format_number(100 - Decimal(indicator.percent_text))
    rows = [(frame, format_number(indicator.total - indicator.value)) for frame in LEFT]
    rows += [(frame, left) for frame in POINTS_LEFT]
    rows += [(frame, indicator.percent_text) for frame in PERCENT]
    rows += [(frame, format_number(indicator.total)) for frame in WHOLE]
    for frame, expected in rows:
        answer, wording = said_last(engine, opening, frame.format(unit=unit))
        assert answer.outcome == "answer", (opening, frame)
        assert holds(wording.headline, expected, loose=False), (opening, frame, wording.headline)


@pytest.mark.parametrize("indicator_id", NAMES)
def test_what_no_record_tells_of_the_figure_told_is_declined(engine: Engine, indicator_id: str) -> None:
    indicator = engine.catalogue.indicators[indicator_id]
    opening, _ = asked(engine, indicator_id)
    for frame in LACKING:
        answer, wording = said_last(engine, opening, frame)
        assert answer.outcome == "not_found", (opening, frame, wording.headline)
        assert indicator.value_text not in wording.headline, (opening, frame)


UNLISTED = [
    name
    for name in NAMES
    if name not in ("communication.media-pieces",)  # their forms are told: news, articles, clips
]


@pytest.mark.parametrize("indicator_id", UNLISTED)
def test_those_that_are_only_counted_are_listed_nowhere(engine: Engine, indicator_id: str) -> None:
    indicator = engine.catalogue.indicators[indicator_id]
    opening, unit = asked(engine, indicator_id)
    named = f"{NAMES[indicator_id][0]} {indicator.value_text} {unit} มีอะไรบ้าง"
    for questions in ((opening, "มีอะไรบ้าง"), (opening, "มีเรื่องอะไรบ้าง"), (named,)):
        answer, wording = said_last(engine, *questions)
        assert answer.outcome == "not_found", (questions, wording.headline)
