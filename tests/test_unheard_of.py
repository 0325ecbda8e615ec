"""What the report never speaks of gets an honest no, however it is asked for, alone and after any figure.

Put together from parts as in `test_limits`: subjects of Thai schools that stand nowhere in the report, ways of asking
for one, and what people ask on after a figure was told.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from tests.test_figures_asked import NAMES

SUBJECTS = (
    "ลูกเสือ",
    "ห้องสมุด",
    "ดนตรีไทย",
    "อุบัติเหตุ",
    "สระว่ายน้ำ",
    "ภาษาจีน",
    "สนามเด็กเล่น",
    "ภารโรง",
    "บ้านพักครู",
    "ทรงผมนักเรียน",
    "เครื่องแบบนักเรียน",
    "ไข้หวัดใหญ่",
    "ยาเสพติด",
    "บุหรี่ไฟฟ้า",
    "วัคซีน",
    "ประกันสังคม",
    "การกลั่นแกล้ง",
    "โรงเรียนนานาชาติ",
    "เด็กไร้สัญชาติ",
    "แก๊งคอลเซ็นเตอร์",
    "วิทยฐานะ",
    "นมโรงเรียน",
    "อาหารกลางวัน",
    "ค่ายวิทยาศาสตร์",
)
ASKING = (
    "มีเรื่อง{subject}ไหม",
    "รายงานพูดถึง{subject}ไหม",
    "{subject}เป็นยังไงบ้าง",
    "ทำอะไรเรื่อง{subject}บ้าง",
    "อุปสรรคเรื่อง{subject}มีอะไรบ้าง",
    "สรุปเรื่อง{subject}หน่อย",
    "เสนอแนะเรื่อง{subject}ว่าไง",
    "นโยบาย{subject}ปีนี้ได้ผลไหม",
    "งบเรื่อง{subject}เท่าไหร่",
    "มี{subject}กี่โรงเรียน",
)
THINGS = (
    "อบรม",
    "คู่มือ",
    "หลักสูตร",
    "ระบบ",
    "แอป",
    "โครงการ",
    "คณะกรรมการ",
    "แพลตฟอร์ม",
    "แบบสอบถาม",
    "ประกวด",
    "ทุน",
    "เว็บ",
)
OF_WHAT = ("ปฐมพยาบาล", "ว่ายน้ำ", "ทำอาหาร", "ดนตรี", "ลูกเสือ", "เพศศึกษา", "จราจร", "หุ่นยนต์", "โยคะ", "มวยไทย", "ถ่ายภาพ")
ASKING_FOR_THINGS = ("มี{thing}{what}ไหม", "{thing}เรื่อง{what}มีไหมคะ", "เค้ามี{thing}{what}ให้ครูบ้างมั้ย", "{thing}{what}กี่คน")
GOING_ON = (
    "แยกเป็นชายหญิงกี่{unit}",
    "เฉพาะภาคเหนือกี่{unit}",
    "แล้วของเชียงใหม่ล่ะ",
    "ของ กทม. ล่ะ",
    "แล้วโรงเรียนผมล่ะ",
    "แยกรายจังหวัดให้หน่อย",
    "มีใครบ้าง",
    "ใช้งบไปเท่าไหร่",
    "ปีหน้าจะเป็นกี่{unit}",
    "ปี 2565 ล่ะ",
    "ในจำนวนนั้นเป็นผู้หญิงกี่{unit}",
    "จังหวัดไหนเยอะสุด",
    "ของโรงเรียนเอกชนล่ะ",
    "เฉพาะเดือนกันยา",
    "ในกลุ่มนี้พิการกี่{unit}",
    "อายุเฉลี่ยเท่าไหร่",
    "ในนั้นได้รางวัลกี่{unit}",
    "ที่ลาออกล่ะ",
    "เทียบกับเวียดนามเป็นไง",
    "ทำไมถึงได้แค่นี้",
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_the_report_never_speaks_of_is_declined(engine: Engine, subject: str) -> None:
    for frame in ASKING:
        question = frame.format(subject=subject)
        answer, wording, _ = engine.ask(question)
        assert answer.outcome == "not_found", (question, wording.headline)


@pytest.mark.parametrize("thing", THINGS)
def test_things_there_are_none_of_are_declined(engine: Engine, thing: str) -> None:
    """There are handbooks and courses in the report, none of them on boxing."""
    for what in OF_WHAT:
        for frame in ASKING_FOR_THINGS:
            question = frame.format(thing=thing, what=what)
            answer, wording, _ = engine.ask(question)
            assert answer.outcome in ("not_found", "clarify"), (question, wording.headline)


@pytest.mark.parametrize("indicator_id", NAMES)
def test_what_no_record_tells_apart_is_declined_after_a_figure(engine: Engine, indicator_id: str) -> None:
    indicator = engine.catalogue.indicators[indicator_id]
    _, _, after = engine.ask(f"{NAMES[indicator_id][0]}กี่{indicator.unit}")
    for frame in GOING_ON:
        question = frame.format(unit=indicator.unit)
        answer, wording, _ = engine.ask(question, after)
        assert answer.outcome == "not_found", (question, wording.headline)
        assert after != Context()
