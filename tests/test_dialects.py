"""The dialects: words that say no, that ask, that begin a clause, and talk that is only talk."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.dialects import in_standard_thai
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds

TOLD = (
    ("ละอ่อนตี้เข้าเถิงสื่อดิจิทัลมีกี่คน", "125,610"),
    ("ครูตี้ยังแก้หนี้บ่ได้เหลือกี่คนเจ้า", "6,688"),
    ("เขตตี้บ่ผ่าน ITA มีกี่เขตเจ้า", "5"),
    ("โฮงเฮียนตี้ยังบ่ลดภาระประเมินเหลือกี่โฮงเจ้า", "2,405"),
    ("เด็กน้อยที่บ่ได้แนะแนวมีจั๊กคน", "440,943"),
    ("ครูแก้หนี้ได้กี่คน / แล้วตี้ยังบ่ได้ล่ะ", "6,688"),
    ("ละอ่อนตี้เข้าเถิงสื่อดิจิทัลมีกี่คนเจ้า / แล้วตี้ยังบ่ได้เข้าเถิงเหลือกี่คนเจ้า", "6,312,557"),
    ("โฮงเฮียนตี้บ่ได้ขับเคลื่อนแพลตฟอร์มดิจิทัลมีจั๊กแห่ง", "10,348"),
    ("โรงเรียนหม้ายผ่านเป็นต้นแบบสหกรณ์กี่โรง", "16"),
    ("ครูแนะแนวตี้จัดกิจกรรมบ่ได้มีจั๊กคน", "3,613"),
)
NOT_TOLD = (
    "เปิ้นลงพื้นตี้แก้หนี้ครูกี่จุดเจ้า / มาเจียงใหม่ก่อเจ้า",
    "โฮงเฮียนน้อยๆมีกี่โฮง / ตี้เจียงใหม่กี่โฮงเจ้า",
    "ITA ผ่านกี่เขต / เจียงฮายผ่านกี่เขตเจ้า",
    "เด็กน้อยได้แนะแนวกี่คน / ตี้เจียงใหม่กี่คน",
)
GROUPS = (
    "หมวดที่ซ่อยลดภาระพ่อแม่กับเด็กน้อย มีอีหยังแหน่",
    "นโยบายที่ลดภาระพ่อแม่กับเด็กมีอะไรบ้าง",
    "กลุ่มลดภาระลูกศิษย์กับพ่อแม่มีหยังพ่อง",
    "เรื่องที่ซ่อยนักเรียนกับผู้ปกครองมีหยังแหน่",
    "หมวดช่วยละอ่อนกับป้อแม่มีอะหยังพ่อง",
    "ฝั่งที่ช่วยแบ่งเบาผู้ปกครองมีอะไรบ้าง",
    "นโยบายสำหรับผู้ปกครองกับนักเรียนมีอะไรมั่ง",
)
ONLY_TALK = (
    *("ม่วนหลายเด้อ เว้านำเจ้า", "ม่วนคัก คุยนำเจ้า", "สบายดีบ่", "ขอบใจหลายๆเด้อ", "ยินดีจ้าดนักเจ้า", "เก่งแต๊เก่งว่า"),
    *("หรอยจังฮู้ ขอบคุณหลาย", "ไปก่อนเด้อ", "เจ้าเป็นไผ", "คิงเป๋นไผเจ้า", "เป็นจั่งใด๋แหน่มื้อนี้", "สุมาเต๊อะเจ้า", "แหลงดีจังนิ"),
)
UNCHANGED = (
    "ปาร์ตี้",
    "บ่อยจนบ่น",
    "ตอนบ่าย",
    "เตี้ยมาก",
    "บ่งชี้",
    "บ่มเพาะ",
    "แม่หม้าย",
    "โรงเรียนเด็กน้อย",
    "เด็กน้อยลง",
    "เซฟตี้",
    "บ่อน้ำ",
)


def said_last(engine: Engine, conversation: str) -> tuple[Answer, Wording]:
    context = Context()
    for question in conversation.split(" / "):
        answer, wording, context = engine.ask(question, context)
    return answer, wording


@pytest.mark.parametrize(("conversation", "number"), TOLD, ids=[c for c, _ in TOLD])
def test_a_dialect_says_no_and_begins_a_clause(engine: Engine, conversation: str, number: str) -> None:
    answer, wording = said_last(engine, conversation)
    assert answer.outcome == "answer"
    assert holds(wording.headline, number, loose=False)


@pytest.mark.parametrize("conversation", NOT_TOLD)
def test_a_place_in_dialect_is_a_place(engine: Engine, conversation: str) -> None:
    assert said_last(engine, conversation)[0].outcome == "not_found"


@pytest.mark.parametrize("question", GROUPS)
def test_a_group_of_policies_is_told_by_whom_it_helps(engine: Engine, question: str) -> None:
    answer, _ = said_last(engine, question)
    expected = {p.id for p in engine.catalogue.edition.policies if p.group == "students"}
    assert set(answer.policies) == expected


@pytest.mark.parametrize("question", ONLY_TALK)
def test_talk_in_dialect_is_only_talk(engine: Engine, question: str) -> None:
    assert said_last(engine, question)[0].outcome == "smalltalk"


@pytest.mark.parametrize("text", UNCHANGED)
def test_words_of_standard_thai_stay(text: str) -> None:
    assert in_standard_thai(text) == text


@pytest.mark.parametrize("then", ["แล้วติดพรือมั่ง", "ติดหยังแหน่", "มันติดอะหยังพ่อง", "ติดไหรมั่งล่ะ"])
def test_what_it_is_held_up_by_is_asked_in_dialect_too(engine: Engine, then: str) -> None:
    for first in ("หนี้ครูแก้ได้กี่คน", "ธนาคารหน่วยกิตโอนได้กี่คน"):
        assert engine.ask(then, engine.ask(first)[2])[0].aspect == "obstacles"
