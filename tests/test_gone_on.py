"""Going on in a conversation: a no that is doubted, the first topic, the next figure, another of a kind."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine

DECLINED = ["โครงการแก้หนี้ครูใช้งบไปกี่ล้านบาท", "โรงเรียนเล็กในเชียงใหม่กี่แห่ง", "ปีหน้าจะแก้หนี้ได้กี่ราย"]
DOUBTS = [
    "ไม่มีแน่ๆ นะครับ ลองดูอีกที",
    "หาดีแล้วแน่นะ",
    "แน่ใจนะ",
    "ไม่มีจริงๆ เหรอ",
    "จริงดิ",
    "ลองหาใหม่ซิ",
    "เช็กอีกรอบได้ไหม",
    "อ้าว ไม่มีเหรอ",
]


def last(engine: Engine, *turns: str) -> tuple[Answer, Wording]:
    context = Context()
    for text in turns:
        answer, wording, context = engine.ask(text, context)
    return answer, wording


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("asked", DECLINED)
def test_a_no_that_is_doubted_stays_a_no(engine: Engine, asked: str, doubt: str) -> None:
    first, told = last(engine, asked)
    again, retold = last(engine, asked, doubt)
    assert first.outcome == again.outcome == "not_found"
    assert retold.headline == told.headline


@pytest.mark.parametrize("doubt", ["แน่ใจนะ", "ดูดีๆ ก่อนสิ", "จริงดิ"])
def test_a_figure_that_is_doubted_is_told_again(engine: Engine, doubt: str) -> None:
    assert "1,238" in last(engine, "ครูแก้หนี้ได้กี่ราย", doubt)[1].headline


def test_what_is_asked_after_a_no_is_no_doubt(engine: Engine) -> None:
    assert "1,238" in last(engine, "แก้หนี้ครูใช้งบเท่าไหร่", "งั้นแก้ได้กี่ราย")[1].headline


TOPICS = ["อุปสรรคงานประชาสัมพันธ์มีอะไรบ้าง", "สรุปเรื่องแนะแนวสั้นๆ", "โรงเรียนเล็กกี่โรง"]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("เรื่องแรกที่คุยกันอ่ะ เจอปัญหาอะไร", "obstacles"),
        ("ย้อนเรื่องแรก มีข้อเสนอแนะอะไร", "recommendations"),
        ("กลับไปเรื่องแรก ทำอะไรบ้าง", "activities"),
        ("ขอย้อนไปเรื่องแรกที่ถาม สรุปให้หน่อย", "summary"),
        ("เมื่อกี้เรื่องแรก ติดขัดตรงไหน", "obstacles"),
        ("ที่ถามไปเรื่องแรก สรุปให้หน่อย", "summary"),
    ],
)
def test_the_first_topic_is_gone_back_to(engine: Engine, text: str, aspect: str) -> None:
    answer, _ = last(engine, *TOPICS, text)
    assert (answer.policies, answer.aspect) == (("communication",), aspect)


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        ("บุคลากรที่มีทักษะและขวัญกำลังใจกี่คน", "ตัวชี้วัดถัดไปล่ะ", "4.43"),
        ("ครูแก้หนี้ได้กี่ราย", "ตัวเลขถัดไป", "5,759"),
        ("โรงเรียนที่ได้ค่ารถไปเรียนรวมทุกชั้นกี่โรง", "อีกแบบล่ะ", "71"),
        ("โรงเรียนคุณภาพประถมกี่โรง", "อีกระดับล่ะ", "907"),
        ("โรงเรียนที่ได้ค่ารถไปเรียนรวมทุกชั้นกี่โรง", "อ๊ะ ไม่ใช่ แบบบางชั้นต่างหาก", "71"),
        ("โรงเรียนคุณภาพประถมกี่โรง", "ไม่ใช่ มัธยมต่างหาก", "907"),
        ("โรงเรียนคุณภาพสีเขียวกี่โรง", "ไม่ใช่ สีฟ้าต่างหาก", "388"),
        ("ประเด็นประชาสัมพันธ์ข่าวปลอมมีกี่เรื่อง", "เอาทั้งสี่ประเภทแบบสั้นๆ ที", "727"),
        ("ประเด็นประชาสัมพันธ์ข่าวปลอมมีกี่เรื่อง", "ขอครบทุกประเภท", "172"),
    ],
)
def test_another_figure_is_told(engine: Engine, first: str, then: str, number: str) -> None:
    assert number in last(engine, first, then)[1].headline


@pytest.mark.parametrize("text", ["งั้นข้ามไปข้อท้ายสุดเลย", "เอาข้อท้ายสุด", "กระโดดไปข้อสุดท้าย", "ข้อสุดท้ายเลย"])
def test_the_last_item_is_told(engine: Engine, text: str) -> None:
    assert "การออม" in last(engine, "อุปสรรคเรื่องหนี้ครูมีอะไรบ้าง", "ข้อแรกว่าไง", text)[1].text


@pytest.mark.parametrize("text", ["ที่มาของเลขนี้คือ", "เลขนี้มาจากไหน", "คิดยังไง", "มาจากอะไรลบอะไร", "ได้มายังไง"])
def test_how_it_was_reckoned_is_told_again(engine: Engine, text: str) -> None:
    answer, wording = last(engine, "โรงเรียนคุณภาพ มัธยมกับประถมจำนวนต่างกันกี่โรง", text)
    assert answer.computation is not None
    assert "907 − 901 = 6" in wording.headline


@pytest.mark.parametrize("text", ["อยู่ข้อไหนของเล่ม", "เอามาจากตรงไหนของรายงาน"])
def test_where_a_figure_is_printed_is_told_with_it(engine: Engine, text: str) -> None:
    _, wording = last(engine, "ครูแก้หนี้ได้กี่ราย", text)
    assert "1,238" in wording.headline
    assert "ข้อ 2 การแก้ไขปัญหาหนี้สินครู" in wording.text


@pytest.mark.parametrize(
    ("text", "result"),
    [("ที่หนึ่งกับที่สองห่างกันเท่าไหร่", "52,000"), ("รวมสองอันดับแรก", "688,000"), ("ที่หนึ่งกับบ๊วยต่างกันเท่าไหร่", "335,600")],
)
def test_the_first_is_the_first_after_the_last_was_told(engine: Engine, text: str, result: str) -> None:
    _, wording = last(engine, "โซเชียล สพฐ. ช่องไหนคนตามเยอะสุด", "อันดับสอง", "แล้วบ๊วยล่ะ", text)
    assert result in wording.headline


@pytest.mark.parametrize(
    ("text", "policy", "aspect"),
    [
        ("อุปสรรคเรื่องสื่อสารมีอะไรบ้าง", "communication", "obstacles"),
        ("สรุปเรื่องการสื่อสาร", "communication", "summary"),
        ("ข้อเสนอแนะเรื่องบุคคล", "personnel", "recommendations"),
        ("ขอดูผลงานเรื่องบุคคล", "personnel", "activities"),
        ("เรื่องมีงานทำ ติดปัญหาอะไร", "career", "obstacles"),
    ],
)
def test_a_word_that_stands_alone_names_its_policy(engine: Engine, text: str, policy: str, aspect: str) -> None:
    answer, _ = last(engine, text)
    assert answer.policies == (policy,)
    assert answer.aspect == aspect or text.startswith("ขอดู")


@pytest.mark.parametrize(
    ("turns", "policy"),
    [
        (("โรงเรียนเล็กทำอะไรไปบ้าง", "เรื่องบุคคลทำอะไรบ้าง"), "small-schools"),
        (("อุปสรรคโรงเรียนคุณภาพเรื่องการสื่อสาร",), "quality-school"),
    ],
)
def test_where_a_policy_is_talked_of_the_word_is_of_its_items(
    engine: Engine, turns: tuple[str, ...], policy: str
) -> None:
    assert last(engine, *turns)[0].policies == (policy,)


def test_how_many_have_work_names_no_policy(engine: Engine) -> None:
    assert last(engine, "เด็กจบไปมีงานทำกี่คน")[0].outcome == "not_found"


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("เรียงผู้ติดตามจากมากไปน้อย", "อันดับสองล่ะ"), "318,000"),
        (("เรียงผู้ติดตามจากน้อยไปมาก", "อันดับสองล่ะ"), "74,086"),
        (("ขอข่าวแต่ละหมวดเรียงจากมากไปหาน้อย", "อันดับสองคืออะไร"), "172"),
        (("อันดับผู้ติดตามแต่ละช่อง", "ต่ำสุดล่ะ", "ที่หนึ่งล่ะ"), "370,000"),
        (("โรงเรียนเล็กมีกี่โรง", "ขึ้นมาจากปีก่อนเท่าไหร่"), "331"),
        (("ครูที่เข้าโครงการแก้หนี้ เขาช่วยให้หนี้ลดลงได้กี่รายแล้วคะ", "เป็นกี่เปอร์เซ็นต์อะคะ"), "15.61"),
        (("เขียวกับฟ้า สองก้อนนี้ต่างกันกี่โรง",), "877"),
        (("จะอ้างอิงในข่าว ต้องลงวันที่ข้อมูลว่าวันอะไร", "ขอบคุณค่ะ ขอยอดคนกดติดตามยูทูปด้วย"), "318,000"),
        (("ข้อ 4 ฝั่งนักเรียนผู้ปกครองคืออันไหน", "ฝั่งครูข้อ 2 ล่ะ"), "หนี้สินครู"),
        (("สรุปเรื่องโรงเรียนขนาดเล็ก", "เปลี่ยนใจละ ขอละเอียดเรื่องตัวเลขทั้งหมด", "เพิ่มจากปีก่อนกี่โรง"), "331"),
        (("ครูแก้หนี้ได้กี่ราย", "จริงเหรอคะ น้อยขนาดนั้นเลย"), "15.61"),
        (("ครูแก้หนี้ได้กี่ราย", "ไม่น่าใช่มั้ง ที่ผมเจอไม่เห็นลดเลย"), "1,238"),
        (("นโยบายไหนมีอุปสรรคเยอะข้อที่สุด", "ไล่มาให้ดูหน่อย"), "ปัญหาอุปสรรคเรื่องแนะแนว"),
        (("อยากรู้ผลหน่อยค่ะ", "ไม่รู้เหมือนกัน มีเรื่องไหนให้เลือกบ้าง"), "11 เรื่อง"),
        (("โรงเรียนเล็ก 15,327 แห่ง เป็นข้อมูลปีการศึกษาไหน",), "2567"),
    ],
    ids=lambda value: " / ".join(value) if isinstance(value, tuple) else value,
)
def test_it_goes_on_from_what_was_told(engine: Engine, talk: tuple[str, ...], told: str) -> None:
    _, wording = last(engine, *talk)
    assert told in wording.headline


@pytest.mark.parametrize(
    "text", ["จะขยาย credit bank ไปทุกโรงเรียนภายในปีไหน", "ระบบแนะแนวจะทำต่อถึงปีไหน", "โรงเรียนคุณภาพจะครบทุกตำบลเมื่อไหร่"]
)
def test_when_a_policy_will_be_done_is_told_nowhere(engine: Engine, text: str) -> None:
    answer, _ = last(engine, text)
    assert answer.outcome == "not_found"


def test_hunger_is_no_question_of_what_was_talked_of(engine: Engine) -> None:
    answer, _ = last(engine, "แนะแนวกี่คน", "หิวข้าวจัง กินไรดี")
    assert answer.outcome == "smalltalk"
