"""An amount that is only claimed is told against by the true number; nothing is reckoned from it."""

from __future__ import annotations

import pytest

from knowledge.asking.claimed import without_what_is_claimed
from knowledge.asking.engine import Engine

TRUE = {
    "ไหนว่าธนาคารหน่วยกิตล้มเหลว โรงเรียนเป้าหมายเทียบโอนได้ไม่ถึงครึ่ง ตัวเลขจริงร้อยละเท่าไหร่ครับ": "100",
    "ที่ว่าเด็ก ม.3-ม.6 ได้ฝึกอาชีพกันแค่ครึ่งเดียว ข้อเท็จจริงกี่เปอร์เซ็นต์ครับ": "85.00",
    "เขาว่าเขตผ่าน ITA ไม่ถึงร้อยเขต ของจริงกี่เขตคะ": "240",
    "ใครบอกว่าครูแก้หนี้ได้เกินครึ่ง ตัวเลขจริงกี่เปอร์เซ็นต์": "15.61",
    "ไหนว่าโรงเรียนเล็กโดนยุบเป็นพัน จริงๆ แล้วเลิกไปกี่โรง": "131",
    "ได้ยินว่าเด็กได้แนะแนวไม่ถึง 50% ตัวเลขที่ถูกต้องคือเท่าไหร่": "5,180,124",
    "ที่บอกว่าครูสร้างสื่อดิจิทัลได้เกือบทุกคน ข้อเท็จจริงร้อยละเท่าไร": "3.84",
    "ข่าวบอกว่าครูแนะแนวจัดกิจกรรมได้ไม่กี่คน ข้อมูลจริงกี่คน": "49,445",
    "ไหนว่าโรงเรียนขยายโอกาสที่มีเด็กไม่เกิน 20 คนมีแค่ร้อยเดียว จริงๆ มีกี่โรง": "344",
    "เขาว่าเหลือครูที่แก้หนี้ไม่ได้เกินพัน ของจริงเหลือกี่ราย": "6,688",
}
KEPT = (
    "ได้ยินว่าครูแก้หนี้ได้ 90% จริงไหม",
    "ครูแก้หนี้ได้เกินครึ่งหรือยัง",
    "โรงเรียนขยายโอกาสที่เด็กไม่เกิน 20 คน จริงๆ มีกี่โรง",
    "ตัวชี้วัดไหนไม่ถึงครึ่ง",
    "เห็นว่าเด็กได้แนะแนวเกินครึ่ง ขาดอีกกี่คนถึงจะครบ",
)


@pytest.mark.parametrize("question", TRUE)
def test_the_true_number_is_told(question: str, engine: Engine) -> None:
    assert TRUE[question] in engine.ask(question)[1].headline


@pytest.mark.parametrize("question", KEPT)
def test_an_amount_that_is_asked_of_stays(question: str) -> None:
    assert without_what_is_claimed(question) == question


LEAST = 30  # of a number that another is said to be
SAID_TO_BE = (
    "{label}มี {other} {unit}ใช่ไหม",
    "ได้ยินว่า{label} {other} {unit} จริงหรือเปล่า",
    "เห็นบอกว่า{label}ตั้ง {other} {unit} จริงดิ",
)
NOT_FOUND_BY_ITS_LABEL = {"career.south-schools"}  # so long a name that its item is read out


@pytest.mark.parametrize("said", SAID_TO_BE)
def test_another_number_said_of_a_figure_is_told_against_by_its_own(said: str, engine: Engine) -> None:
    figures = [i for i in engine.catalogue.edition.detailed if i.value is not None and i.value >= LEAST]
    asked = {
        i.id: said.format(label=i.label, other=f"{int(i.value * 137 // 100) + 3:,}", unit=i.unit)
        for i in figures
        if i.value
    }
    untold = {i.id for i in figures if i.value_text not in engine.ask(asked[i.id])[1].headline}
    assert untold <= NOT_FOUND_BY_ITS_LABEL
