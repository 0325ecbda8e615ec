"""Follow-ups short for more: what is added to the last figure, those who did not yet, how many more, at length."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine


def said(engine: Engine, *turns: str) -> str:
    context, told = Context(), ""
    for text in turns:
        _, wording, context = engine.ask(text, context)
        told = wording.headline + wording.text
    return told


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("โรงเรียนคุณภาพสีฟ้ากี่โรง", "บวกม่วง", "543"),
        ("โรงเรียนคุณภาพสีฟ้ากี่โรง", "แล้วบวกสีเขียว", "1,653"),
        ("โรงเรียนคุณภาพสีฟ้ากี่โรง", "+ ม่วง", "543"),
        ("เฟซบุ๊กกี่คนตาม", "บวกยูทูบ", "688,000"),
        ("นร เข้าถึงสื่อดิจิทัลกี่คน", "ที่ยังล่ะ", "6,312,557"),
        ("ครูแก้หนี้ได้กี่ราย", "แล้วที่ยังอ่ะ", "6,688"),
        ("โรงเรียนขนาดเล็กปี 67 มีกี่โรง", "เพิ่มกี่โรง", "331"),
        ("โรงเรียนขนาดเล็กปี 66 มีกี่โรง", "แล้วเพิ่มเท่าไหร่", "331"),
        ("ตัวชี้วัดไหนต่ำสุด", "แล้วตัวที่เต็มร้อยล่ะ", "ครบร้อยละ 100"),
        ("3 อันดับร้อยละสูงสุดที่ไม่ใช่ 100 มีอะไรบ้าง", "แล้วตัวที่ได้ร้อยเต็มล่ะ", "ครบร้อยละ 100"),
        ("งบล่าช้านี่เรื่องไหน", "แนะแนว", "ค่อนข้างล่าช้า"),
        ("งบไม่พอพบในเรื่องไหนบ้าง", "ทักษะอาชีพล่ะ", "ไม่เพียงพอ"),
        ("ขอสรุปสั้นๆ เรื่องโรงเรียนเล็ก", "full version pls", "Active Learning"),
        ("ขอสรุปสั้นๆ เรื่องโรงเรียนเล็ก", "rec อย่างเดียว", "ข้อเสนอแนะเรื่องโรงเรียนขนาดเล็ก"),
    ],
)
def test_it_is_read_in_full(before: str, question: str, told: str, engine: Engine) -> None:
    assert told in said(engine, before, question)


@pytest.mark.parametrize("before", ["โรงเรียนคุณภาพทั้งหมดมีกี่แห่ง", "ครูแนะแนวกี่คน", "ครูแก้หนี้ได้กี่ราย"])
@pytest.mark.parametrize("question", ["ของเอกชนล่ะ", "แล้วเอกชนล่ะ"])
def test_private_schools_are_not_of_the_report(before: str, question: str, engine: Engine) -> None:
    context = engine.ask(before)[2]
    assert engine.ask(question, context)[0].outcome == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [("DAN, โรงเรียนคุณภาพสีเขียวกี่โรงเรียน", "1,265"), ("Siri, ครูแก้หนี้ได้กี่ราย", "1,238"), ("ITA: ผ่านกี่เขต", "240")],
)
def test_whom_it_calls_is_not_what_it_asks_of(question: str, told: str, engine: Engine) -> None:
    assert told in engine.ask(question)[1].headline


@pytest.mark.parametrize(
    ("before", "doubt", "told"),
    [
        ("โรงเรียนลดภาระประเมินได้กี่แห่ง", "แน่ใจนะครับ ผมจะเอาลงข่าวพรุ่งนี้", "26,747"),
        ("ครูแก้หนี้ได้กี่ราย", "ถูกแน่นะ เดี๋ยวต้องเอาไปรายงานนาย", "1,238"),
        ("ครูที่ยังแก้หนี้ไม่ได้กี่คน", "ลบถูกแน่นะคะ", "6,688"),
        ("อุปสรรคลดภาระการประเมิน", "ครบแล้วแน่นะ", "มี 7 ข้อ"),
        ("ดอกเบี้ยแพงมีพูดถึงไหม", "แน่ใจนะ", "อัตราดอกเบี้ยสูง"),
        ("สรุปทั้งเล่ม", "นโยบายแรกคือเรื่องอะไร", "การบริหารงานบุคคล"),
    ],
)
def test_what_is_doubted_is_told_again(before: str, doubt: str, told: str, engine: Engine) -> None:
    assert told in said(engine, before, doubt)
