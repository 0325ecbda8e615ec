"""What is known already is named after "นอกจาก": what the report tells besides is asked for, not that once more."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

BESIDES = (  # how many items are left, what they hold, and what is left out
    ("นอกจากซีรีส์ ทำอะไรอีกบ้าง เรื่องสื่อสารองค์กร", "8", "คณะทำงาน", "ซีรีส์"),
    ("นอกจากซีรีส์ทำอะไรอีกบ้าง", "8", "คณะทำงาน", "ซีรีส์"),
    ("ไม่นับซีรีส์ เรื่องประชาสัมพันธ์ทำอะไรบ้าง", "8", "คณะทำงาน", "ซีรีส์"),
    ("นอกจากดอกเบี้ยสูง หนี้ครูมีปัญหาอะไรอีก", "4", "เศรษฐกิจ", "ดอกเบี้ย"),
    ("หนี้ครูมีปัญหาอะไรอีกนอกจากดอกเบี้ยสูง", "4", "เศรษฐกิจ", "ดอกเบี้ย"),
    ("besides interest rates what obstacles does teacher debt have", "4", "เศรษฐกิจ", "ดอกเบี้ย"),
    ("นอกจากเรื่องงบ แนะแนวมีอุปสรรคอะไรอีกบ้าง", "8", "วัฒนธรรม", "จัดสรรงบประมาณ"),
    ("นอกจากจัดตั้งศูนย์แก้หนี้ ทำอะไรอีกบ้าง", "5", "จิตอาสา", "จัดตั้งศูนย์"),
    ("นอกจากแก้กฎหมายแล้วเสนออะไรอีกเรื่องหนี้", "2", "บูรณาการ", "กฎหมาย"),
    ("นอกจากสหกรณ์ ทักษะอาชีพทำอะไรอีกบ้าง", "7", "กรุงเทพมหานคร", "สหกรณ์"),
    ("โรงเรียนคุณภาพ นอกจากนโยบายเปลี่ยนบ่อย มีปัญหาอะไรอีก", "2", "กังวล", "เปลี่ยนแปลงบ่อย"),
    ("ปัญหาหนี้ครูมีอะไรบ้าง / นอกจากดอกเบี้ยล่ะ", "4", "เศรษฐกิจ", "ดอกเบี้ย"),
    ("ปัญหาหนี้ครูมีอะไรบ้าง / มีอะไรอีกนอกจากเรื่องดอกเบี้ย", "4", "เศรษฐกิจ", "ดอกเบี้ย"),
)
AS_BEFORE = (  # nothing that one item tells is named by it, or something else is asked for beside
    ("นอกจาก LINE คนตามรวมกี่คน", "722,400"),
    ("นักเรียนที่ได้แนะแนวกี่คน / เด็กนอกจากกลุ่มนี้มีอีกกี่คน", "440,943"),
    ("นอกจากที่ได้ 100% แล้ว สามอันดับสูงสุดคือเรื่องใด ร้อยละเท่าไร", "98.01"),
    ("นอกจากอบรม สพฐ. สร้างขวัญกำลังใจให้คนทำงานด้วยวิธีใดบ้าง", "คู่มือ"),
    ("นอกจากอบรมแล้ว เรื่องหนี้ครูทำอะไรอีก", "6"),
    ("ดอกเบี้ยสูงเป็นปัญหาหนี้ครูยังไง", "ดอกเบี้ย"),
)


def _last(engine: Engine, conversation: str) -> tuple[str, str]:
    context, headline, text = Context(), "", ""
    for question in conversation.split(" / "):
        _, wording, context = engine.ask(question, context)
        headline, text = wording.headline, wording.text
    return headline, text


@pytest.mark.parametrize(("conversation", "count", "held", "left"), BESIDES, ids=[row[0] for row in BESIDES])
def test_what_is_known_already_is_not_told_again(
    engine: Engine, conversation: str, count: str, held: str, left: str
) -> None:
    headline, text = _last(engine, conversation)
    assert f"มี {count} ข้อ" in headline
    assert held in text
    assert left not in text


@pytest.mark.parametrize(("conversation", "told"), AS_BEFORE, ids=[row[0] for row in AS_BEFORE])
def test_what_is_left_of_figures_and_what_no_item_tells_stay_as_they_were(
    engine: Engine, conversation: str, told: str
) -> None:
    headline, _ = _last(engine, conversation)
    assert told in headline


# a conversation, what its last reply begins with, what it tells and what it leaves out
OTHERS = (
    ("นอกจากหนี้ครู มีนโยบายอะไรอีก", "มีอีก 10 เรื่อง", "ธนาคารหน่วยกิต", "แก้ไขปัญหาหนี้สิน"),
    ("มีนโยบายอะไรอีกบ้างนอกจากธนาคารหน่วยกิต", "มีอีก 10 เรื่อง", "แก้ไขปัญหาหนี้สิน", "ธนาคารหน่วยกิต"),
    ("นอกจากเรื่องแนะแนว มีเรื่องอะไรอีกบ้าง", "มีอีก 10 เรื่อง", "ธนาคารหน่วยกิต", "แนะแนว"),
    ("นอกจากยูทูบ มีช่องทางไหนอีก", "ผู้ติดตามช่องทาง Facebook: 370,000 คน", "34,400", "YouTube"),
    ("นอกจากไลน์แล้ว สพฐ. ใช้ช่องทางอะไรอีกบ้าง", "ผู้ติดตามช่องทาง YouTube: 318,000 คน", "370,000", "74,086"),
    ("นอกจากเฟซบุ๊กแล้วเผยแพร่ผ่านสื่ออะไรอีกบ้าง", "ผู้ติดตามช่องทาง YouTube: 318,000 คน", "74,086", "370,000"),
    ("นอกจากสีเขียว มีสีอะไรอีก", "โรงเรียนคุณภาพกลุ่มสีฟ้า: 388 โรงเรียน", "155", "1,265"),
    ("มีสีอะไรอีกนอกจากสีม่วง", "โรงเรียนคุณภาพกลุ่มสีเขียว: 1,265 โรงเรียน", "388", "155"),
)


@pytest.mark.parametrize(("conversation", "begins", "held", "left"), OTHERS, ids=[row[0] for row in OTHERS])
def test_the_others_are_told_without_the_one_that_is_known(
    engine: Engine, conversation: str, begins: str, held: str, left: str
) -> None:
    headline, text = _last(engine, conversation)
    assert headline.startswith(begins)
    assert held in text
    assert left not in text
