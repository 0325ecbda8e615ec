"""What percent one thing is of another, wherever the base stands in the question."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

WORKED_OUT = [
    ("คนสมัครแก้หนี้มีคนที่รับเข้าระบบแก้หนี้กี่เปอร์", "90.65"),
    ("คนเข้าร่วมแก้หนี้ได้เข้าระบบไปกี่เปอร์", "90.65"),
    ("จากคนที่สมัครแก้หนี้ คนแก้หนี้ได้คิดเป็นร้อยละเท่าไร", "14.16"),
    ("ถ้าเทียบกับคนสมัครทั้ง 8,744 แก้หนี้ได้จริงกี่เปอร์เซ็นต์", "14.16"),
    ("สัดส่วนคนแก้หนี้ได้ต่อคนที่สมัครแก้หนี้", "14.16"),
    ("เอาคนสมัครแก้หนี้เป็นฐาน คนที่รับเข้าระบบแก้หนี้กี่เปอร์เซ็นต์", "90.65"),
    ("ในโรงเรียนคุณภาพทั้งหมด มีโรงเรียนคุณภาพประถมกี่เปอร์เซ็นต์", "49.83"),
    ("ประเด็นประชาสัมพันธ์ทั้งหมดร้อยเรื่อง ข่าวปลอมกี่เรื่อง", "1.39"),
    ("จากคนติดตามทุกช่องทาง คนตามเฟซคิดเป็นร้อยละเท่าไร", "46.45"),
    ("คนตามเฟซกินสัดส่วนเท่าไหร่ในคนติดตามทุกช่องทาง", "46.45"),
    ("โรงเรียนที่ได้ค่ารถเรียนรวมทุกชั้นเป็นกี่เปอร์เซ็นต์ของโรงเรียนที่ได้ค่ารถเรียนรวมทั้งหมด", "56.71"),
    ("ในโรงเรียนทั้งประเทศมีโรงเรียนเล็กกี่เปอร์เซ็นต์", "52.58"),
]


@pytest.mark.parametrize(("text", "percent"), WORKED_OUT, ids=[text for text, _ in WORKED_OUT])
def test_a_percent_the_report_does_not_print_is_worked_out(engine: Engine, text: str, percent: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.computation is not None
    assert (answer.computation.operation, answer.computation.result_text) == ("share", percent)
    assert percent in wording.headline


PRINTED = [
    ("ใน 10 โรงเรียนคุณภาพ มีสีเขียวกี่โรง", "69.97"),
    ("โรงเรียนต้นแบบสหกรณ์ต่อโรงเรียนที่ส่งประกวดสหกรณ์ กี่เปอร์เซ็นต์", "67.35"),
    ("จากคนที่รับเข้าระบบ คนที่แก้หนี้สำเร็จกี่เปอร์เซ็นต์", "15.61"),
    ("ในนักเรียนทั้งหมด มีนักเรียนที่ได้แนะแนวกี่เปอร์เซ็นต์", "92.16"),
    ("ครูได้เกียรติบัตรการเงินเทียบกับผู้ลงทะเบียน คิดเป็นกี่เปอร์เซ็นต์", "44.63"),
    ("รร.ที่พาเด็กไปเรียนรวมทุกชั้น กี่ % ของรร.เล็ก", "0.35"),
]


@pytest.mark.parametrize(("text", "percent"), PRINTED, ids=[text for text, _ in PRINTED])
def test_a_percent_that_is_printed_is_told_as_printed(engine: Engine, text: str, percent: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.outcome == "answer"
    assert percent in wording.headline


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("ในภาคเหนือ มีโรงเรียนเล็กกี่เปอร์เซ็นต์", "52.58"),
        ("ครู 100 คนที่เข้าโครงการ แก้หนี้ได้กี่คน", "17.68"),
        ("ร้อยละของโรงเรียนที่ลดภาระการประเมินได้ เทียบกับโรงเรียนที่ทำระบบแนะแนว ห่างกันกี่จุดร้อยละ", "99.97"),
    ],
)
def test_nothing_is_taken_of_what_is_not_its_base(engine: Engine, text: str, gone: str) -> None:
    assert gone not in engine.ask(text)[1].text
