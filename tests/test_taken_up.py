"""What a short message takes up of the turn before it: what was to be reckoned, a date, a mean, a figure."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds
from knowledge.asking.negation import negated_plainly

CHOSEN = (  # what is asked of nothing, what it is asked of, and the number in the first line
    ("เหลืออีกกี่คน", "หนี้ครูอ่ะ จาก 7,926", "6,688"),
    ("ที่เหลือเท่าไหร่", "หนี้สินครู", "6,688"),
    ("เหลือกี่คน", "หมายถึงหนี้ครู", "6,688"),
    ("เหลืออีกเท่าไหร่", "1", "45,799"),
    ("เหลืออีกกี่แห่ง", "ลดประเมิน จาก 29,152", "2,405"),
    ("เหลืออีกกี่แห่ง", "แนะแนว", "2,040"),
    ("เหลืออีกกี่คน", "เด็กแนะแนว", "440,943"),
    ("ยังไม่ผ่านกี่เขต", "ITA", "5"),
    ("คิดเป็นกี่เปอร์เซ็นต์", "หนี้ครู 1,238 อะ", "15.61"),
    ("กี่เปอร์เซ็นต์", "3", "10.60"),
    ("เปอร์เซ็นต์เท่าไร", "ธนาคารหน่วยกิต", "100"),
    ("ไม่สำเร็จกี่คน", "หนี้", "6,688"),
)
MEASURED = (
    ("ค่า SD ของความพึงพอใจงานบุคคลเท่าไหร่นะ", "มีนล่ะ", "4.43"),
    ("ค่า SD ความพึงพอใจงานบุคคล", "mean ล่ะ", "4.43"),
    ("ค่า SD ความพึงพอใจงานบุคคล", "เอ็กซ์บาร์ล่ะ", "4.43"),
    ("ค่า SD ความพึงพอใจงานบุคคล", "ค่ามัชฌิมล่ะ", "4.43"),
    ("ค่าเฉลี่ยความพึงพอใจงานบุคคล", "เอสดีล่ะ", "0.85"),
)
SHARED_OUT = (  # of two counts of one item, the one told last
    (("ติ๊กตอกคนตามเท่าไหร่", "หัวใจล่ะ", "เฉลี่ยต่อคลิป"), "202"),
    (("ติ๊กต็อกคนตามเท่าไหร่", "ยอดไลก์ล่ะ", "ตกคลิปละเท่าไหร่"), "202"),
    (("ไลค์ติ๊กตอกกี่คน", "หารด้วยจำนวนคลิป"), "202"),
    (("ไลค์ติ๊กตอกกี่คน", "คนตามล่ะ", "เฉลี่ยต่อคลิป"), "33.8"),
    (("ประชุมทางไกลกี่ครั้ง", "คนเข้าร่วมล่ะ", "เฉลี่ยครั้งละ"), "166"),
    (("สื่อประชาสัมพันธ์ผลิตรวมกี่ชิ้น", "เฉลี่ยต่อหนึ่งประเด็น ขอทศนิยมสองตำแหน่ง"), "18.85"),
    (("สื่อประชาสัมพันธ์ผลิตกี่ชิ้น", "เฉลี่ยต่อประเด็น"), "18.8"),
    (("ประชุมทางไกลมีผู้เข้าร่วมกี่คน", "เฉลี่ยต่อหนึ่งครั้ง ขอทศนิยมสองตำแหน่ง"), "166.37"),
    (("ครูแนะแนวกี่คน", "เฉลี่ยต่อหนึ่งโรงเรียน"), "1.8"),
    (("รายการที่ลดได้กี่เรื่อง", "เฉลี่ยต่อหนึ่งเขต"), "27.5"),
    (("นักเรียนโรงเรียนเล็กในรัศมี 5 กม.กี่คน", "เฉลี่ยต่อหนึ่งโรงเรียน"), "38.7"),
    (("ธนาคารหน่วยกิตโรงเรียนกี่แห่ง", "แล้วเด็กล่ะ", "ตกโรงละ"), "34.6"),
)
OF_THE_WHOLE = (
    *("แล้ววันที่ของทั้งเล่มล่ะ", "แล้วของทั้งรายงานล่ะ ณ วันไหน", "วันที่ของเล่มนี้ล่ะ", "แล้วข้อมูลทั้งเล่มวันไหน"),
    *("วันที่ของทั้งฉบับล่ะ", "ส่วนวันที่ของรายงานรวมล่ะ", "ของเรื่องอื่นๆล่ะ วันไหน", "แล้วทั้งเล่มล่ะ", "and the whole report's date?"),
)
SUMMED_UP = (
    ("ครู ผู้บริหาร บุคลากร ที่มีทักษะและขวัญกำลังใจ รวมกี่คน", "410,804"),
    ("ครู+ผู้บริหาร+บุคลากร ที่มีทักสะแล้วก็มีขวันกำลังใจ รวมกี่คน", "410,804"),
    ("ผู้บริหาร ครู บุคลากร รวมกี่คน งานบริหารงานบุคคล", "456,603"),
    ("นับครู ผอ. บุคลากรรวมหมดทั้งประเทศที่เอามาคิดเรื่องทักษะกับขวัญกำลังใจ มีกี่คนหว่า", "456,603"),
)
AS_IT_IS_SAID = (
    ("ผู้เรียนที่เข้าถึงสื่อดิจิทัลกี่เปอร์เซ็นต์", "ยังเข้ามะถึงกี่คน", "6,312,557"),
    ("ผู้เรียนที่เข้าถึงสื่อดิจิทัลกี่เปอร์เซ็นต์", "ยังเข้าบ่ถึงกี่คน", "6,312,557"),
    ("ผู้เรียนที่เข้าถึงสื่อดิจิทัลกี่เปอร์เซ็นต์", "ยังเข้าม่ายถึงกี่คน", "6,312,557"),
    ("เขตผ่าน ITA กี่เขต", "มะผ่านกี่เขต", "5"),
    ("ครูบรรจุใหม่มีคุณธรรมกี่คน", "ยังมะมีกี่คน", "3,163"),
    ("โรงเรียนลดภาระประเมินได้กี่แห่ง", "ลดมะได้กี่แห่ง", "2,405"),
)


def said_last(engine: Engine, *questions: str) -> tuple[Answer, Wording]:
    context = Context()
    for question in questions:
        answer, wording, context = engine.ask(question, context)
    return answer, wording


@pytest.mark.parametrize(
    ("asked", "of_what", "number"), CHOSEN, ids=[f"{asked} | {of_what}" for asked, of_what, _ in CHOSEN]
)
def test_what_was_to_be_reckoned_is_reckoned_of_what_is_then_named(
    engine: Engine, asked: str, of_what: str, number: str
) -> None:
    assert engine.ask(asked)[0].outcome == "clarify"
    answer, wording = said_last(engine, asked, of_what)
    assert answer.outcome == "answer"
    assert holds(wording.headline, number, loose=False)


GONE_ON = (
    ("ธนาคารหน่วยกิต เด็กกี่คน", "ครบมั้ย", "100"),
    ("ฝึกอาชีพกี่คน", "หมดมั้ย", "85.00"),
    ("ITA ผ่านกี่เขต", "ครบป่าว", "97.96"),
    ("ITA ผ่านเกิน 95% ป่าว", "ครบ 245 เขตเลยใช่ปะ", "240"),
    ("ผู้ติดตามยูทูปถึงสี่แสนยัง", "ขาดอีกเท่าไหร่ถึงสี่แสน", "82,000"),
    ("ยูทูปกี่คน", "อีกกี่คนถึง 400,000", "82,000"),
    ("YouTube followers", "how many more to reach 400,000", "82,000"),
    ("แก้หนี้ได้กี่ราย", "อีกกี่รายจะครบ 2,000", "762"),
    ("แก้หนี้ได้กี่ราย", "อีกกี่รายถึงจะครบครึ่ง", "2,725"),
    ("เฟซมีคนตามกี่คน", "ติ๊กต็อกอีกกี่คนถึงจะครบห้าหมื่น", "15,600"),
    ("รายงานนี้ของปีอะไร", "ทักษะอาชีพ 85 เปอร์เซ็นต์จริงป่าว", "85.00"),
    ("รายงานนี้ของปีอะไร", "ฝึกอาชีพร้อยละ 85 ถูกมั้ย", "85.00"),
    ("เพจ สพฐ เผยแพร่กี่ข่าว", "คนดูสูงสุด", "892,445"),
    ("ครูบรรจุใหม่กี่คน", "บรรจุใหม่ทำตามระเบียบกี่คน", "15,676"),
    ("รายงานนี้ของปีอะไร", "ปีงบ 67 บรรจุคนตามกรอบว่างไปกี่คนครับ", "18,839"),
    ("รายงานนี้ของปีอะไร", "credit bank students", "4,747"),
    ("รายงานนี้ของปีอะไร", "ใครทำ", "สำนักติดตามและประเมินผล"),
)
FOLLOWED = (*MEASURED, *AS_IT_IS_SAID, *GONE_ON)
APART = ("ต่างกัน", "ห่างกัน", "ส่วนต่าง", "ลบกัน", "ผลต่างล่ะ", "ต่าง")
OVER_A_BASE = ("คิดจากลงทะเบียนกี่เปอร์เซ็นต์", "ถ้าคิดจากคนลงทะเบียนล่ะ กี่ %", "ถ้าใช้ 8,744 เป็นฐานล่ะ")
TOLD_NOWHERE = (
    ("ครูไม่พอโรงเรียนเล็ก มีในรายงานไหม", "ขาดกี่คน"),
    ("ครูบรรจุใหม่ที่ผ่านเรื่องคุณธรรมกี่เปอร์เซ็นต์", "ใครสอบตก"),
    ("How many districts passed ITA?", "name them"),
    ("How many districts passed ITA?", "list those"),
)


@pytest.mark.parametrize("then", APART)
def test_the_two_figures_told_are_set_apart(engine: Engine, then: str) -> None:
    _, wording = said_last(engine, "ยูทูปคนตามกี่คน", "เฟซล่ะ", then)
    assert holds(wording.headline, "52,000", loose=False)


@pytest.mark.parametrize("then", OVER_A_BASE)
def test_a_percent_is_taken_of_the_base_told_last(engine: Engine, then: str) -> None:
    _, wording = said_last(engine, "แก้หนี้สำเร็จกี่ราย", "จากที่ลงทะเบียน", then)
    assert holds(wording.headline, "14.16", loose=False)


@pytest.mark.parametrize(("first", "then"), TOLD_NOWHERE, ids=[f"{f} | {then}" for f, then in TOLD_NOWHERE])
def test_what_no_record_tells_is_declined(engine: Engine, first: str, then: str) -> None:
    assert said_last(engine, first, then)[0].outcome == "not_found"


@pytest.mark.parametrize(("first", "then", "number"), FOLLOWED, ids=[f"{f} | {then}" for f, then, _ in FOLLOWED])
def test_the_other_measure_or_the_rest_follows(engine: Engine, first: str, then: str, number: str) -> None:
    answer, wording = said_last(engine, first, then)
    assert answer.outcome == "answer"
    assert holds(wording.headline, number, loose=False)


@pytest.mark.parametrize(("turns", "number"), SHARED_OUT, ids=[" | ".join(turns) for turns, _ in SHARED_OUT])
def test_what_was_told_last_is_shared_out(engine: Engine, turns: tuple[str, ...], number: str) -> None:
    _, wording = said_last(engine, *turns)
    assert wording.headline.startswith(f"เฉลี่ยประมาณ {number}")


@pytest.mark.parametrize("then", OF_THE_WHOLE)
def test_after_the_date_of_a_figure_that_of_the_report_follows(engine: Engine, then: str) -> None:
    answer, wording = said_last(engine, "ข้อมูลหนี้ครู 1,238 ราย ณ วันไหนนะ", then)
    assert answer.aspect == "meta"
    assert "7 ต" in wording.headline
    assert "10 ต" not in wording.headline


@pytest.mark.parametrize(("question", "number"), SUMMED_UP, ids=[question for question, _ in SUMMED_UP])
def test_those_are_summed_up_who_are_named_before(engine: Engine, question: str, number: str) -> None:
    assert holds(engine.ask(question)[1].headline, number, loose=False)


@pytest.mark.parametrize("said", ["ครบมะ", "ล่มบ่อย", "ธรรมะได้", "ผ่านหมดมะ มีกี่เขต", "บ่มเพาะ", "มะม่วง", "มิติ", "แม่บ่น"])
def test_what_only_looks_like_a_no_is_left_alone(said: str) -> None:
    assert negated_plainly(said) == said


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("คนส่วนกลางอบรมต้านโกงกี่คน", "แล้วคนของ สพท. ล่ะ กี่คน"),
        ("คนส่วนกลางอบรมต้านโกงกี่คน", "เจ้าหน้าที่เขตอบรมกี่คน"),
        ("อบรม สพฐ.โปร่งใส คนส่วนกลางกี่คน", "คนของเขตพื้นที่อบรมโครงการเดียวกันนี้กี่คน"),
        ("อบรม สพฐ.โปร่งใส คนส่วนกลางกี่คน", "บุคลากรเขตล่ะ อบรมกี่คน"),
    ],
)
def test_the_people_of_one_office_are_not_told_for_those_of_another(engine: Engine, first: str, then: str) -> None:
    answer, wording = said_last(engine, first, then)
    assert answer.outcome == "not_found"
    assert not holds(wording.headline, "1,181", loose=False)


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        ("YouTube ผู้ติดตามเฉลี่ยต่อตอนเท่าไร", "ทำแบบเดียวกันกับ Facebook", "53.2"),
        ("YouTube ผู้ติดตามเฉลี่ยต่อตอนเท่าไร", "ขอแบบเดียวกันของ Facebook", "53.2"),
        ("เฟซบุ๊กผู้ติดตามเฉลี่ยต่อตอนเท่าไร", "คิดแบบเดียวกันกับยูทูบ", "46.8"),
        ("หนี้ครูเหลืออีกกี่ราย", "ทำแบบเดียวกันกับ ITA", "5"),
        ("หนี้ครูแก้ได้กี่เปอร์เซ็นต์", "แบบเดียวกันของโรงเรียนคุณภาพ", "100"),
        ("หนี้ครูแก้ได้กี่เปอร์เซ็นต์", "the same for ITA", "97.96"),
    ],
)
def test_the_same_is_done_with_another(engine: Engine, first: str, then: str, number: str) -> None:
    answer, wording = said_last(engine, first, then)
    assert answer.outcome == "answer"
    assert holds(wording.headline, number, loose=False)
