"""After an item of a column, what is left out of the next question: "แล้ว 7", "ถัดไปอะ", "ที่เหลือด้วย", "ขอทั้งประโยค"."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context
from knowledge.asking.engine import Engine

OBSTACLES = "อุปสรรคข้อ 3 เรื่องลดภาระประเมินคืออะไร"
ADVICE = "ข้อเสนอโรงเรียนคุณภาพข้อ 3"
DONE = "สิ่งที่ทำเรื่อง credit bank ข้อ 3 คืออะไรนะคะ"
SMALL = "โรงเรียนขนาดเล็ก สิ่งที่ทำข้อ 1.2 ว่าด้วยเรื่องอะไรนะ"
INTEGRITY = "ข้อเสนอป้องกันทุจริตข้อ 3"  # printed twice, with two items
COLUMN = "อุปสรรคหนี้ครูมีอะไรบ้าง"

PLACED = {  # a conversation: the policy, the column and the places that are told in the end
    OBSTACLES: "assessment/obstacles 3",
    "อุปสรรคข้อ 3 ของเรื่องลดภาระประเมิน": "assessment/obstacles 3",
    "หนี้ครู ติดขัดข้อที่ 2 เรื่องอะไร": "debt/obstacles 2",
    "เรื่องเสริมทักษะอาชีพ ที่ทำไปข้อ 7 ว่าไงครับ": "career/activities 7",
    "ที่ทำเรื่องหนี้ครูข้อ 4 คือ": "debt/activities 4",
    "เรื่องกันโกง ที่ทำไปข้อสองว่าไง": "integrity/activities 2",
    "ผลงานข้อ 2 ของแนะแนว": "guidance/activities 2",
    "ที่ลงมือทำเรื่องแนะแนว ข้อ 3": "guidance/activities 3",
    f"{OBSTACLES} | 4": "assessment/obstacles 4",
    f"{OBSTACLES} | แล้ว 7": "assessment/obstacles 7",
    f"{OBSTACLES} | 5 กับ 6": "assessment/obstacles 5 6",
    f"{ADVICE} | 5 ด้วย": "quality-school/recommendations 5",
    f"{ADVICE} | แล้ว 4 ล่ะ": "quality-school/recommendations 4",
    f"{ADVICE} | 4 | ข้อต่อไปด้วยครับ": "quality-school/recommendations 5",
    f"{ADVICE} | 4 | ก่อนหน้าล่ะ": "quality-school/recommendations 3",
    f"{SMALL} | 1.4 ด้วย": "small-schools/activities 5",
    f"{SMALL} | ถัดไป": "small-schools/activities 4",
    f"{INTEGRITY} | ข้อถัดไป": "integrity/recommendations 4",
    f"{INTEGRITY} | ถัดไป | ต่อไป": "integrity/recommendations 5",
    f"{DONE} | ถัดไปอะ": "credit-bank/activities 4",
    f"{DONE} | อันต่อไปครับ": "credit-bank/activities 4",
    f"{DONE} | next": "credit-bank/activities 4",
    f"{COLUMN} | 2": "debt/obstacles 2",
    f"{COLUMN} | 2 กับ 4": "debt/obstacles 2 4",
    "ข้อเสนอหนี้ครูข้อ 3 | ถัดไป": "debt/recommendations 1 2 3",  # there is no other
    f"{ADVICE} | เอาทั้งประโยคเลย": "quality-school/recommendations 3",
    f"{DONE} | ขออ่านข้อนั้นแบบไม่ตัดนะคะ": "credit-bank/activities 3",
    f"{OBSTACLES} | ขอข้อความตามเล่มทั้งข้อ": "assessment/obstacles 3",
    f"{OBSTACLES} | ขอข้อความเต็ม": "assessment/obstacles 3",
    f"{ADVICE} | คำต่อคำเลยครับ": "quality-school/recommendations 3",
    f"{ADVICE} | ที่เหลือด้วย": "quality-school/recommendations 1 2 4 5 6 7 8",
    f"{DONE} | แล้วข้อที่เหลือ": "credit-bank/activities 1 2 4 5 6 7",
    f"{OBSTACLES} | ที่เหลือล่ะคะ": "assessment/obstacles 1 2 4 5 6 7",
    f"{OBSTACLES} | ข้ออื่นๆ ล่ะ": "assessment/obstacles 1 2 4 5 6 7",
    f"{COLUMN} | ขอสองข้อแรก | ที่เหลือ": "debt/obstacles 3 4 5",
    "ข้อเสนอธนาคารหน่วยกิต เอาเฉพาะข้อ 1 กับ 2 | ที่เหลือด้วย": "credit-bank/recommendations 3 4 5",
}
OTHERWISE = {  # what names another thing, or was asked of a figure, stays as it is
    f"{COLUMN} | ข้อ 3 | แล้วแนะแนวล่ะ": ("guidance", "obstacles"),
    "หนี้ครูแก้ได้กี่ราย | ที่เหลือ": ("debt", "analysis"),
    f"{COLUMN} | เหลืออีกกี่คน": ("debt", "analysis"),
    f"{COLUMN} | ข้อเสนอแนะเต็มๆ": ("debt", "recommendations"),
}


def told_last(conversation: str, engine: Engine) -> Answer:
    context = Context()
    for said in conversation.split(" | "):
        answer, _, context = engine.ask(said, context)
    return answer


@pytest.mark.parametrize("conversation", PLACED)
def test_items_are_told_by_what_is_said_of_those_told(conversation: str, engine: Engine) -> None:
    items = told_last(conversation, engine).passages
    cells = {f"{item.policy}/{item.aspect}" for item in items}
    assert f"{' '.join(cells)} {' '.join(str(item.order) for item in items)}" == PLACED[conversation]


@pytest.mark.parametrize("conversation", OTHERWISE)
def test_what_is_no_place_among_them_is_read_as_before(conversation: str, engine: Engine) -> None:
    answer = told_last(conversation, engine)
    assert (*answer.policies, answer.aspect) == OTHERWISE[conversation]
