"""A greeting that only announces a question, and who asks, is talk; so is what asks who answers here."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

ANNOUNCED = (
    "หวัดดีจ้าา ครูดอยมาขอถามหน่อยยย",
    "สวัสดีครับ โทรจากกองบก.ข่าวการศึกษา รบกวนถามหน่อยนะครับ",
    "สวัสดีค่ะ ศึกษานิเทศก์มาสอบถามข้อมูลค่ะ",
    "ดีครับ ครูบ้านนอกขอสอบถามหน่อย",
    "สวัสดีค่ะ ป้าเป็นย่าของเด็ก ป.4 มีเรื่องจะถามค่ะ",
    "ไฮ แม่น้องมิ้นท์เองจ้า ขอถามนิดนึง",
    "สวัสดีครับ ผู้สื่อข่าวสายการศึกษา ขอรบกวนหน่อยครับ",
    "hello, reporter from the Post here, got a question",
)
WHO_ANSWERS = ("หนูเป็นใครลูก เป็นคนหรือเครื่อง", "นี่คนจริงหรือเครื่องตอบ", "แกเป็นใครอะ", "คุยกับคนหรือหุ่นยนต์อยู่เนี่ย")
ASKED_OF_US = (
    "คุณเป็น GPT หรือแค่ search ธรรมดา",
    "คุณคือโปรแกรมหรือคนจริงๆ",
    "ใช้ AI ตัวไหนตอบเนี่ย",
    "เป็น AI หรือแค่ค้นหาคำ",
    "แอดมินตอบหรือบอทตอบ",
    "แล้วเราถามเรื่องอะไรได้มั่ง",
    "ตอบเรื่องไรได้บ้าง",
    "คุยเรื่องอะไรได้บ้างอะ",
    "อ่อเหรอ แล้วถามเรื่องไรได้บ้างล่ะ",
    "รู้เรื่องอะไรบ้างเนี่ย",
)
ASKED = (
    ("สวัสดีค่ะ หนี้ครูแก้ได้กี่คน", "1,238"),
    ("สวัสดีครับ ขอถามเรื่องหนี้ครูหน่อย แก้ได้กี่ราย", "1,238"),
    ("หวัดดีค่ะ ครูขอถามว่าเขตผ่าน ITA กี่เขต", "240"),
)


@pytest.mark.parametrize("message", ANNOUNCED)
def test_a_greeting_that_announces_a_question_is_greeted(engine: Engine, message: str) -> None:
    answer, wording, _ = engine.ask(message)
    assert (answer.outcome, answer.reason) == ("smalltalk", "greeting"), wording.headline


@pytest.mark.parametrize("message", WHO_ANSWERS)
def test_who_answers_is_told(engine: Engine, message: str) -> None:
    answer, wording, _ = engine.ask(message)
    assert (answer.outcome, answer.reason) == ("smalltalk", "identity"), wording.headline


@pytest.mark.parametrize("message", ASKED_OF_US)
def test_who_answers_and_what_may_be_asked_is_talk(engine: Engine, message: str) -> None:
    answer, wording, _ = engine.ask(message)
    assert answer.outcome == "smalltalk", wording.headline
    assert answer.reason in ("identity", "help"), wording.headline


@pytest.mark.parametrize(("message", "number"), ASKED, ids=[message for message, _ in ASKED])
def test_a_greeting_with_its_question_is_answered(engine: Engine, message: str, number: str) -> None:
    assert number in engine.ask(message)[1].headline


@pytest.mark.parametrize("message", ["ดีค้าบ", "ดีค่า", "ดีงับ", "หวัดดีค้าบ", "ดีคร้าบบบ", "ดีฮะ", "ดีเจ้า", "ดีๆ ค่ะ"])
def test_the_end_of_a_greeting_greets(engine: Engine, message: str) -> None:
    assert engine.ask(message)[0].reason == "greeting"
