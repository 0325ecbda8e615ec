"""A figure asked for with what the report does not tell apart gets an honest no, whichever figure it is.

Put together from parts as in `test_figures_asked`: every figure, limited by a place, a year, a month, an attribute.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_figures_asked import NAMES

LIMITED = (
    "{name}ในจังหวัดขอนแก่นมีกี่{unit}",
    "{name}ที่อุบลกี่{unit}",
    "{name} เขตบางกะปิ กี่{unit}",
    "{name}ของภาคอีสานกี่{unit}",
    "{name}ปี 2565 กี่{unit}",
    "{name}ในเดือนมกราคมกี่{unit}",
    "{name}ไตรมาสแรกกี่{unit}",
    "{name}เมื่อวานเพิ่มกี่{unit}",
    "{name}ที่เป็นผู้หญิงกี่{unit}",
    "{name}อายุเกิน 50 กี่{unit}",
    "{name}ของโรงเรียนเอกชนกี่{unit}",
    "{name}ที่นับถือศาสนาอิสลามกี่{unit}",
    "{name}ใช้งบกี่บาท",
    "ปีหน้า{name}จะมีกี่{unit}",
    "ขอรายชื่อ{name}",
)


OF_PEOPLE = (
    "โดนฟ้อง",
    "ล้มละลาย",
    "หย่า",
    "ร้องไห้",
    "ติดการพนัน",
    "ร้องเรียน",
    "ทะเลาะกัน",
    "ซ้ำชั้น",
    "ออกกลางคัน",
    "ติดยา",
    "ได้ทุน",
    "ขายบ้าน",
    "โทรมาถาม",
    "จบปริญญาโท",
)
OF_SCHOOLS = (
    "มีสระว่ายน้ำ",
    "โดนน้ำท่วม",
    "ไฟไหม้",
    "ไม่มีไฟฟ้า",
    "มีห้องสมุด",
    "ทาสีใหม่",
    "ถอนตัว",
    "โดนร้องเรียน",
    "ถูกตรวจสอบ",
    "มีหอพัก",
    "มีแอร์",
    "เด็กไม่ถึง 9 คน",
    "มีครูไม่เกิน 3 คน",
    "มีนักเรียนน้อยกว่า 41 คน",
)
ACTS = {"คน": OF_PEOPLE, "ราย": OF_PEOPLE, "แห่ง": OF_SCHOOLS, "โรงเรียน": OF_SCHOOLS}
ACTING = ("{name}แล้ว{act}มีกี่{unit}", "{name}{act}กี่{unit}", "มี{name}กี่{unit}ที่{act}")


@pytest.mark.parametrize("indicator_id", NAMES)
def test_what_some_of_them_did_is_declined(engine: Engine, indicator_id: str) -> None:
    indicator = engine.catalogue.indicators[indicator_id]
    for name in NAMES[indicator_id]:
        for act in ACTS.get(indicator.unit, ()):
            for frame in ACTING:
                question = frame.format(name=name, act=act, unit=indicator.unit)
                answer, wording, _ = engine.ask(question)
                assert answer.outcome in ("not_found", "clarify"), (question, wording.headline)


@pytest.mark.parametrize("indicator_id", NAMES)
def test_what_no_record_tells_apart_is_declined(engine: Engine, indicator_id: str) -> None:
    indicator = engine.catalogue.indicators[indicator_id]
    for name in NAMES[indicator_id]:
        for frame in LIMITED:
            question = frame.format(name=name, unit=indicator.unit)
            answer, wording, _ = engine.ask(question)
            assert answer.outcome == "not_found", (question, wording.headline)
            assert indicator.value_text not in wording.headline or not indicator.value_text, question
