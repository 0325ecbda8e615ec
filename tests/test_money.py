"""Money, of which the report prints no amount: whether it was so much, was worth it or has grown is declined.

What the report says of budgets in words, and those who are counted beside them, is told.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

OF_WHAT = (
    *("หนี้ครู", "โรงเรียนเล็ก", "โรงเรียนคุณภาพ", "แนะแนว", "ทักษะอาชีพ", "ธนาคารหน่วยกิต", "ต้านทุจริต", "ประชาสัมพันธ์"),
    *("เรียนทุกที่ทุกเวลา", "ลดภาระประเมิน", "งานบุคคล", "ทุกนโยบายรวมกัน", "ทั้งรายงาน", ""),
)
SPENT = (
    "ใช้เงินทั้งหมดเกินพันล้านไหม {}",
    "{}ใช้งบกี่บาท",
    "{}ใช้เงินเยอะไหม",
    "{}คุ้มงบไหม",
    "ได้งบ{}โรงละสิบล้านจริงหรือ",
    "{}ใช้งบถึงร้อยล้านไหม",
    "เบิกจ่ายงบ{}ไปกี่เปอร์เซ็นต์",
    "{}ใช้งบคุ้มค่าแค่ไหน",
    "งบประมาณ{}ลดลงจากปีก่อนไหม",
    "{}ลงทุนไปเท่าไร",
)


@pytest.mark.parametrize("wording", SPENT)
def test_no_amount_of_money_is_told(wording: str, engine: Engine) -> None:
    answers = {what: engine.ask(wording.format(what))[0] for what in OF_WHAT}
    assert {what: answer.outcome for what, answer in answers.items()} == dict.fromkeys(OF_WHAT, "not_found")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("งบแนะแนวพอไหม", "ไม่เพียงพอ"),
        ("งบประมาณล่าช้ามากไหม", "ล่าช้า"),
        ("โรงเรียนที่ได้งบ top up มีนักเรียนไม่เกินกี่คน", "1 - 60"),
        ("งบ Top Up ให้โรงเรียนขนาดเท่าไร", "1 - 60"),
        ("โรงเรียนเล็กที่ได้งบเพิ่มมีเด็กไม่เกิน 60 คนใช่ไหม", "1 - 60"),
        ("โรงเรียนที่ได้ค่ารถไปเรียนรวมทุกชั้นกี่โรง", "93"),
        ("นักเรียนที่มีรายได้ระหว่างเรียนเกินเจ็ดแสนคนไหม", "747,877"),
        ("ผู้ติดตามเฟซบุ๊กเกินแสนไหม", "370,000"),
    ],
)
def test_what_is_said_of_budgets_and_who_is_counted_beside_them(question: str, told: str, engine: Engine) -> None:
    wording = engine.ask(question)[1]
    assert told in (wording.headline + wording.text).replace(" ", "").replace("1-60", "1 - 60")
