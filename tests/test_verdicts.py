"""Where an amount is stated and asked to be so, the first line says whether it is; a wrong one is told whose it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking.amounts_said import amounts_said
from knowledge.asking.engine import Engine
from knowledge.asking.number_words import in_digits

YES, NO, NEARLY, FULL, NOT_FULL, PARTLY = (
    "ใช่ค่ะ",
    "ไม่ใช่ค่ะ",
    "ใกล้เคียงค่ะ",
    "ครบแล้วค่ะ",
    "ยังไม่ครบค่ะ",
    "ไม่ตรงทั้งหมดค่ะ",
)
STATED = (  # of what, how many there are, in what, and a number that there aren't
    ("ครูแก้หนี้สำเร็จ", "1,238", "ราย", "5,000"),
    ("เขตที่ผ่าน ITA มี", "240", "เขต", "204"),
    ("โรงเรียนคุณภาพสีเขียวมี", "1,265", "โรง", "1,526"),
    ("เด็กที่ได้แนะแนว", "5,180,124", "คน", "6,000,000"),
    ("ครูที่ทำสื่อดิจิทัลได้มี", "16,818", "คน", "18,618"),
    ("ติ๊กต็อก สพฐ. มีคนตาม", "34,400", "คน", "43,400"),
    ("ประชุมทางไกลไป", "1,927", "ครั้ง", "1,297"),
    ("โรงเรียนเล็กทั้งหมด", "15,327", "โรง", "15,237"),
    ("โรงเรียนลดภาระประเมินได้", "26,747", "แห่ง", "27,646"),
    ("บรรจุใหม่ปีนี้", "18,839", "คน", "19,839"),
)
ASKED = (
    "{} {} {} ใช่ไหม",
    "{} {} {} จริงหรือเปล่าคะ",
    "เห็นข่าวว่า{} {} {} จริงไหม",
    "มีคนบอกว่า{} {} {} ใช่ป่ะ",
    "ใช่ไหมคะว่า{} {} {}",
    "จริงไหมที่{} {} {}",
    "{} {} {} ถูกไหมคะ จะเอาลงเพจ",
    "ยืนยันหน่อยว่า{} {} {}",
    "เช็คให้หน่อย {} {} {} ใช่มั้ย",
    "{} {} {} หรอ",
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(("what", "number", "unit", "wrong"), STATED, ids=[what for what, *_ in STATED])
def test_it_is_said_whether_it_is_so(engine: Engine, asked: str, what: str, number: str, unit: str, wrong: str) -> None:
    right, mistaken = (engine.ask(asked.format(what, n, unit))[1] for n in (number, wrong))
    assert right.headline.startswith(YES)
    assert mistaken.headline.startswith(NO)
    assert number in right.headline
    assert number in mistaken.headline
    assert wrong not in mistaken.headline


HOW_NEAR = (
    ("แก้หนี้ได้ไม่ถึง 20% ใช่ไหม", YES),
    ("แก้หนี้ได้เกิน 20% ใช่ไหม", NO),
    ("ครูแก้หนี้ได้ราวๆ 1,200 รายใช่ไหม", YES),
    ("ครูแก้หนี้ได้ 1,200 รายใช่ไหม", NEARLY),
    ("ครูแก้หนี้ได้พันกว่าคนใช่ไหม", YES),
    ("รายงานบอกว่าแก้หนี้ครูได้ 2 พันกว่ารายใช่ไหม", NO),
    ("ครูแก้หนี้ได้ครึ่งนึงแล้วใช่ไหม", NO),
    ("ครูที่แก้หนี้ได้เนี่ย ถึง 1 ใน 5 ไหมคะ", NO),
    ("โรงเรียนที่ใช้แพลตฟอร์มดิจิทัล เกินครึ่งหรือยัง", YES),
    ("เฟซ สพฐ คนตามสามแสนเจ็ดหมื่นใช่ไหมคะ", YES),
    ("เขตผ่าน ITA ครบ 245 เขตแล้วใช่มั้ย", NOT_FULL),
    ("ทุกเขตผ่าน ITA หมดแล้วใช่ป่าว", NOT_FULL),
    ("แก้หนี้ครูได้ครบ 100% แล้วใช่ไหม", NOT_FULL),
    ("โรงเรียนทวิศึกษาเทียบโอนหน่วยกิตได้ครบทุกแห่งแล้วใช่ไหม", FULL),
    ("โรงเรียนคุณภาพได้มาตรฐานครบร้อยเลยใช่มั้ย", FULL),
    ("ครูแก้หนี้ได้ 1,238 ราย จาก 9,000 ราย ใช่ไหม", PARTLY),
    ("I heard small schools dropped by 331. Correct?", NO),
)
RECKONED = (  # what has to be worked out first, what it comes to, and what it doesn't
    ("เหลือครูที่ยังแก้หนี้ไม่ได้ {} รายใช่ไหม", "6,688", "6,868"),
    ("ครูที่เข้าระบบแล้วแต่หนี้ยังไม่ลด {} คนถูกมั้ย", "6,688", "5,688"),
    ("สีเขียวกับสีฟ้ารวมกัน {} โรงใช่ไหม", "1,653", "1,356"),
    ("ยูทูบกับเฟซบุ๊กคนตามต่างกัน {} คนถูกไหม", "52,000", "25,000"),
    ("เขตที่ไม่ผ่าน ITA มี {} เขตใช่มั้ย", "5", "15"),
    ("ประชุมทางไกลเฉลี่ยครั้งละ {} คนใช่ไหม", "166.4", "150"),
    ("คนที่เรียนคอร์สการเงินไม่จบมี {} รายใช่ไหม", "7,146", "7,416"),
    ("แก้หนี้ยังไม่ได้ {}% ใช่ไหม", "84.39", "48.39"),
)
DOUBTFUL = "ครูใช้ School Health HERO 2,811,247 คน จริงไหม"  # more than there are
NO_VERDICT = (  # nothing is stated, or it is no amount of what is told
    "ครูแก้หนี้ได้กี่ราย",
    "ถ้าบอร์ดตั้งเกณฑ์ไว้ที่ร้อยละ 90 เรื่องขวัญกำลังใจครู ถือว่าผ่านหรือไม่",
    "1,983,049 คนนี่เด็กป่วยเหรอ",
    "วันที่ของเลข 1,238 กับวันที่บนปกตรงกันรึเปล่า",
    "ครู 2.8 ล้านคนใช้ School Health HERO พิมพ์ผิดไหมคะ",
    "เด็กไทยเข้าถึงแพลตฟอร์มเรียนออนไลน์เกินครึ่งแล้ว มั่วใช่ป่ะ",
    "ครูร้อยคนสร้างสื่อดิจิทัลได้ไม่ถึงห้าคนใช่ไหม",
)
ELSEWHERE = (  # an amount that is printed of another figure: whose it is
    ("ครูทำสื่อดิจิทัลได้ 64.50% จริงไหม", "สถานศึกษาที่พัฒนาและขับเคลื่อน"),
    ("แก้หนี้ครูจบไปแล้ว 7,926 คนใช่มั้ย", "รับเข้า"),
    ("โรงเรียนคุณภาพสีเขียวมี 1,625 โรงใช่ไหม", "RT/NT/O-NET"),
    ("กลุ่มสีฟ้าของโรงเรียนคุณภาพ 155 โรง ถูกไหม", "สีม่วง"),
    ("ปีนี้ยุบโรงเรียนเล็กไป 331 โรงใช่ไหม", "เพิ่มขึ้น"),
)


@pytest.mark.parametrize(("question", "verdict"), HOW_NEAR, ids=[question for question, _ in HOW_NEAR])
def test_as_near_as_it_is_meant(engine: Engine, question: str, verdict: str) -> None:
    assert engine.ask(question)[1].headline.startswith(verdict)


@pytest.mark.parametrize(("asked", "right", "wrong"), RECKONED, ids=[asked for asked, *_ in RECKONED])
def test_what_is_worked_out_is_set_against_it(engine: Engine, asked: str, right: str, wrong: str) -> None:
    assert engine.ask(asked.format(right))[1].headline.startswith(YES)
    mistaken = engine.ask(asked.format(wrong))[1].headline
    assert mistaken.startswith(NO)
    assert right in mistaken


def test_what_the_report_has_wrong_is_only_told_to_be_printed(engine: Engine) -> None:
    assert engine.ask(DOUBTFUL)[1].headline.startswith("รายงานพิมพ์ไว้ตามนั้นค่ะ")


@pytest.mark.parametrize("question", NO_VERDICT)
def test_what_states_no_amount_of_it_has_no_verdict(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].checked is None


@pytest.mark.parametrize(("question", "whose"), ELSEWHERE, ids=[question for question, _ in ELSEWHERE])
def test_it_is_told_whose_the_number_is(engine: Engine, question: str, whose: str) -> None:
    wording = engine.ask(question)[1]
    assert wording.headline.startswith(NO)
    assert whose in wording.text.split("\n")[1]


WORDS = (("แสนสองหมื่น", 120_000), ("หมื่นห้า", 15_000), ("สี่พันเจ็ดร้อย", 4_700), ("ยี่สิบเอ็ด", 21), ("ร้อยห้า", 105))


@pytest.mark.parametrize(("words", "number"), WORDS, ids=[words for words, _ in WORDS])
def test_numbers_in_words(words: str, number: int) -> None:
    assert in_digits(words) == number


@given(st.integers(100, 9_999_999).filter(lambda n: not 2_400 <= n <= 2_600), st.sampled_from(("คน", "ราย", "โรง")))
def test_a_printed_number_is_read_as_it_is(number: int, unit: str) -> None:
    (said,) = amounts_said(f"ครูแก้หนี้ได้ {number:,} {unit} ใช่ไหม")
    assert (said.relation, said.number, said.unit) == ("exact", Decimal(number), unit)


@given(st.text())
def test_any_text_states_some_amounts_or_none(text: str) -> None:
    assert all(said.number is None or said.number >= 0 for said in amounts_said(text))
