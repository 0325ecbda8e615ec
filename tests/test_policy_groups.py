"""Groups of policies: how many policies stand in one, which they are, and the one with a number.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse

COUNTED = {
    "ลดภาระครูมีกี่เรื่อง": "6 เรื่อง",
    "ลดภาระครูมีทั้งหมดกี่เรื่องคะ": "6 เรื่อง",
    "ลดภาระนักเรียนมีกี่เรื่อง": "5 เรื่อง",
    "ลดภาระผู้ปกครองมีกี่นโยบายคะ": "5 เรื่อง",
    "กลุ่มที่ว่าลดภาระครู มีกี่นโยบาย": "6 เรื่อง",
    "กลุ่มลดภาระครูมีกี่นโยบาย": "6 เรื่อง",
    "นโยบายเพื่อครูมีกี่เรื่อง": "6 เรื่อง",
    "นโยบายสำหรับครูและบุคลากรมีกี่เรื่องคะ": "6 เรื่อง",
    "ขอชื่อ 6 นโยบายของครู": "6 เรื่อง",
    "ฝั่งที่ลดภาระผู้ปกครองมีกี่นโยบาย": "5 เรื่อง",
    "มีกี่นโยบายที่ลดภาระผู้ปกครอง": "5 เรื่อง",
    "นโยบายฝั่งผู้ปกครองมีกี่ข้อ": "5 เรื่อง",
    "นโยบายฝั่งนักเรียน ผู้ปกครอง ๕ ข้อ ขอรายชื่อ": "5 เรื่อง",
    "หมวดที่ช่วยลดภาระพ่อแม่กับเด็ก มีอะไรบ้าง": "5 เรื่อง",
}
CONVERSATIONS: list[list[Row]] = [
    [answer("กลุ่มลดภาระครูมีกี่นโยบาย", "", "6"), answer("ข้อที่ 4 ของกลุ่มนี้คือเรื่องอะไร", "assessment", "26,747")],
    [answer("ฝั่งผู้ปกครองมีนโยบายอะไรบ้าง", "", "5"), answer("ข้อ 4 ของกลุ่มนี้ล่ะ", "quality-school", "1,808")],
    [answer("สรุปข้อ 4 ของฝั่งครู", "assessment", "26,747"), answer("แล้วข้อที่ 2 ล่ะ", "debt", "1,238")],
    [
        answer("นโยบายเพื่อครูมีกี่เรื่อง", "", "6"),
        answer("ข้อ 4 คือเรื่องอะไร", "assessment", "26,747"),
        answer("ส่วนข้อ 2", "debt", "1,238"),
    ],
    [answer("ข้อที่ 2 ของกลุ่มนักเรียนคือเรื่องอะไร", "guidance", "5,180,124")],
    [answer("ลดภาระครูมีกี่เรื่อง", "", "6"), answer("ฝั่งนักเรียนผู้ปกครองอ่ะ", "", "5 เรื่อง")],
    [answer("ลดภาระครูได้กี่เรื่อง", "assessment", "6,743")],
    [answer("ลดภาระการประเมินมีกี่เรื่อง", "assessment", "6,743")],
    [answer("อันที่ 2 ของฝั่งเด็ก", "guidance", "5,180,124")],
    # a column of it
    [
        answer("ฝั่งลดภาระครูมีกี่เรื่องคะ", "", "6"),
        answer("แล้วฝั่งเด็กกับผปค", "", "5"),
        answer("อันที่ 2 ของฝั่งเด็ก ปัญหาคือ?", "guidance", "อุปสรรค", text="ครูแนะแนวโดยตรง"),
    ],
    [answer("ข้อ 3 ฝั่งครู ข้อเสนอแนะ", "small-schools", "ข้อเสนอแนะ")],
    [answer("อันที่ 4 ฝั่งนักเรียนทำอะไรไปบ้าง", "quality-school", "การดำเนินงาน")],
    [answer("ฝั่งลดภาระครูมีกี่เรื่องคะ", "", "6"), answer("อันที่ 3 ปัญหาคือ", "small-schools", "อุปสรรค")],
    [answer("อันแรกของกลุ่มครู อุปสรรคมีอะไร", "personnel", "อุปสรรค")],
    [answer("ข้อสุดท้ายของฝั่งนักเรียน ปัญหาคืออะไร", "career", "อุปสรรค")],
]


@pytest.mark.parametrize("question", COUNTED)
def test_a_group_is_counted_and_listed(question: str, engine: Engine) -> None:
    assert converse(engine, [answer(question, "", COUNTED[question])]) == [[]]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_a_policy_has_its_number_in_its_group(rows: list[Row], engine: Engine) -> None:
    assert converse(engine, rows) == [[] for _ in rows]


# The report calls no policy a success or a failure: which of them are complete, and which are not, is told by percents.
HOW_FAR = {
    "มีนโยบายไหนทำไม่สำเร็จบ้าง": "ต่ำกว่าร้อยละ 100 มี 20 ตัวชี้วัด ใน 8 เรื่อง",
    "นโยบายไหนไม่ผ่านเป้า": "ต่ำกว่าร้อยละ 100 มี 20 ตัวชี้วัด ใน 8 เรื่อง",
    "เรื่องไหนทำไม่ได้ตามเป้าบ้าง": "ต่ำกว่าร้อยละ 100 มี 20 ตัวชี้วัด ใน 8 เรื่อง",
    "นโยบายใดยังไม่บรรลุเป้าคะ": "ต่ำกว่าร้อยละ 100 มี 20 ตัวชี้วัด ใน 8 เรื่อง",
    "นโยบายไหนทำได้ครบ 100%": "ครบร้อยละ 100 มี 5 ตัวชี้วัด ใน 2 เรื่อง",
    "นโยบายไหนสำเร็จน้อยสุด": "น้อยที่สุด: ผู้เรียนที่เข้าถึงสื่อเทคโนโลยีดิจิทัล",
    "เรื่องไหนประสบความสำเร็จน้อยที่สุด": "น้อยที่สุด: ผู้เรียนที่เข้าถึงสื่อเทคโนโลยีดิจิทัล",
    "นโยบายไหนสำเร็จมากที่สุด": "มากที่สุด ร้อยละ 100: ธนาคารหน่วยกิต และ โรงเรียนคุณภาพ",
}


@pytest.mark.parametrize("question", HOW_FAR)
def test_policies_are_told_by_how_far_they_came(question: str, engine: Engine) -> None:
    _, wording, _ = engine.ask(question)
    assert wording.headline.startswith(HOW_FAR[question])
