"""Asking for cards in words, and what must not be taken for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handlers.card_wishes import WHOLE_REPORT, Wish, wish_in
from handlers.contexts import RememberedContexts
from handlers.conversation import Message, Reply
from handlers.questions import QuestionDesk
from knowledge.asking.engine import Engine
from knowledge.cards.choosing import Cards

QUESTIONS = Path(__file__).parent / "questions"
WISHES = {
    "ขอการ์ดหนี้ครู": "หนี้ครู",
    "ขอกราฟ": "",
    "ขอรูปสรุป": "",
    "ทำเป็นภาพ": "",
    "ทำเป็นภาพเรื่องนี้ให้ที": "",
    "แสดงเป็นกราฟได้ไหมคะ": "",
    "ส่งรูปมาหน่อย": "",
    "เอาเป็นภาพดีกว่า": "",
    "make it a picture": "",
    "ขอการ์ดของโรงเรียนคุณภาพ": "โรงเรียนคุณภาพ",
    "ขอรูปสรุปหนี้ครูหน่อยค่ะ": "สรุปหนี้ครู",
    "หนี้ครูขอเป็นการ์ด": "หนี้ครู",
    "สรุปหนี้ครู ทำการ์ดให้หน่อย": "สรุปหนี้ครู",
    "ผู้บริหารขอภาพสรุปเรื่องแนะแนว": "สรุปเรื่องแนะแนว",
    "กราฟผู้ติดตามแต่ละช่องทาง": "ผู้ติดตามแต่ละช่องทาง",
    "ช่วยทำกราฟผู้ติดตามแต่ละช่องทางหน่อย": "ผู้ติดตามแต่ละช่องทาง",
    "การ์ดเปรียบเทียบหนี้ครูกับโรงเรียนขนาดเล็ก": "เปรียบเทียบหนี้ครูกับโรงเรียนขนาดเล็ก",
    "สรุปทั้งเล่มเป็นอินโฟกราฟิก": WHOLE_REPORT,
    "ขอการ์ดทุกเรื่อง": WHOLE_REPORT,
    "show me a chart of followers": "followers",
}
QUESTIONS_LIKE_IT = [
    "เป็นอินโฟกราฟฟิกกี่ชิ้น",
    "กลุ่มลดภาระครู ๖ เรื่อง สรุปเป็นข้อๆ เอาไปทำการ์ด",
    "สรุปหนี้ครูให้หน่อย จะเอาไปทำเป็นการ์ด",
    "ขอภาพรวมทั้งเล่มเลย แบบอ่าน 1 นาทีจบ",
    "ทำกราฟวงกลมอยู่ค่ะ ขอจำนวนโรงเรียนขนาดเล็ก",
    "กราฟผู้ติดตามเฟซย้อนหลัง มีตัวเลขให้มั้ย",
    "อินโฟกราฟิกมีกี่ชิ้น",
    "อินโฟกราฟิกอย่างเดียวกี่ชิ้น",
    "อินโฟล้วนๆ กี่ชิ้น",
    "การ์ดทั้งหมดกี่ใบ",
    "เป็นอินโฟกราฟิกทั้งหมดกี่ภาพ",
    "กราฟในเล่มกี่รูป",
    "สื่ออินโฟกราฟิกผลิตกี่ชิ้น",
    "ขอรูปแบบการจัดการเรียนรู้",
    "รูปแบบ NDLP คืออะไร",
    "โรงเรียนคุณภาพเป็นรูปธรรมไหม",
    "ขอภาพประกอบข่าว",
    "คุณภาพผู้เรียนเป็นอย่างไร",
    "สื่อออกมาเป็นรูปแบบไหน",
    "",
    "ขอการ์ด" + "ยาว" * 200,
]


@pytest.mark.parametrize(("text", "about"), WISHES.items())
def test_a_wish_for_a_card_is_heard_with_what_it_is_about(text: str, about: str) -> None:
    assert wish_in(text) == Wish(about)


@pytest.mark.parametrize("text", QUESTIONS_LIKE_IT)
def test_a_question_with_like_words_is_left_alone(text: str) -> None:
    assert wish_in(text) is None


def test_the_overview_may_be_asked_for_in_order() -> None:
    assert wish_in("ขอการ์ดทุกเรื่อง เรียงจากมากไปน้อย") == Wish(WHOLE_REPORT, by_percent=True)


def test_no_question_of_the_question_sets_is_taken_unless_it_asks_for_a_card() -> None:
    taken = []
    for name in ("dev", "written"):
        for line in (QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines():
            taken += [turn["q"] for turn in json.loads(line)["turns"] if wish_in(turn["q"])]
    asking = ("ทำการ์ด", "ขอการ์ด", "การ์ด", "ขอกราฟ", "กราฟแท่ง", "ทำ infographic", "ทำอินโฟกราฟิก")
    assert [text for text in taken if not any(words in text for words in asking)] == []


def desk(engine: Engine) -> QuestionDesk:
    return QuestionDesk(engine, RememberedContexts(30, lambda: 0.0), (), Cards(engine))


async def last_of(engine: Engine, *texts: str) -> Reply:
    asked = desk(engine)
    for text in texts:
        reply = await asked.answer(Message("c", text))
    return reply


@pytest.mark.parametrize(
    ("texts", "card"),
    [
        (("ขอการ์ดหนี้ครู",), "debt"),
        (("หนี้สินครูแก้ได้กี่ราย", "ทำเป็นภาพ"), "debt"),
        (("สรุปหนี้ครู", "อุปสรรคล่ะ", "ทำเป็นภาพ"), "debt-obstacles"),
        (("ขอการ์ดหนี้ครู", "ขอการ์ดแนะแนว"), "guidance"),
        (("ขอการ์ดอุปสรรคหนี้ครู",), "debt-obstacles"),
        (("ขอรูปสรุป",), "overview"),
        (("ขอการ์ดทุกเรื่อง เรียงจากมากไปน้อย",), "overview-sorted"),
        (("สรุปกลุ่มลดภาระครู", "ทำเป็นภาพ"), "teachers"),
        (("จัดอันดับผู้ติดตามแต่ละช่องทาง", "ขอกราฟ"), "chart-communication"),
        (("การ์ดเปรียบเทียบหนี้ครูกับโรงเรียนขนาดเล็ก",), "chart-debt-small-schools"),
        (("กราฟโรงเรียนคุณภาพสีเขียว สีฟ้า สีม่วง",), "chart-quality-school"),
    ],
    ids=lambda value: " / ".join(value) if isinstance(value, tuple) else value,
)
async def test_words_bring_the_card_that_fits(engine: Engine, texts: tuple[str, ...], card: str) -> None:
    reply = await last_of(engine, *texts)
    assert reply.card
    assert reply.card.name == card
    assert (reply.outcome, reply.text) == ("answer", reply.card.text)
    assert reply.headline == reply.card.first_line
    assert reply.facts


async def test_a_figure_asked_for_on_a_card_is_its_headline(engine: Engine) -> None:
    reply = await last_of(engine, "ขอการ์ดว่ามีผู้เรียนเข้าถึงสื่อดิจิทัลกี่คน")
    assert reply.card
    assert reply.card.headline
    assert reply.card.headline.figure == "1.95%"
    assert reply.computation
    assert reply.computation.expression.startswith("6,438,167 − 125,610 = ")


async def test_a_figure_of_another_column_is_the_headline_too(engine: Engine) -> None:
    reply = await last_of(engine, "ขอการ์ดว่าโรงเรียนขนาดเล็กรัศมี 5 กม. รอบโรงเรียนคุณภาพ มีกี่โรง")
    assert reply.card
    assert reply.card.headline
    assert "1,136" in reply.headline


async def test_a_card_of_what_the_report_has_not_is_declined_in_words(engine: Engine) -> None:
    reply = await last_of(engine, "ขอการ์ดโรงเรียนในเชียงใหม่")
    assert (reply.outcome, reply.card) == ("not_found", None)


async def test_summaries_and_comparisons_offer_their_card_and_other_answers_do_not(engine: Engine) -> None:
    offers = {}
    for text in ("สรุปหนี้ครู", "สรุปทั้งเล่ม", "สรุปกลุ่มลดภาระครู", "จัดอันดับผู้ติดตามแต่ละช่องทาง", "หนี้สินครูแก้ได้กี่ราย"):
        reply = await last_of(engine, text)
        offers[text] = [button.text for button in reply.buttons if button.text not in reply.suggestions]
    assert offers == {
        "สรุปหนี้ครู": ["ขอการ์ดเรื่องหนี้สินครู"],
        "สรุปทั้งเล่ม": ["ขอการ์ดสรุปทั้งเล่ม"],
        "สรุปกลุ่มลดภาระครู": ["ขอการ์ดสรุปกลุ่มลดภาระครูและบุคลากรทางการศึกษา"],
        "จัดอันดับผู้ติดตามแต่ละช่องทาง": ["ทำเป็นกราฟ"],
        "หนี้สินครูแก้ได้กี่ราย": [],
    }
    for said in ("ขอการ์ดเรื่องหนี้สินครู", "ขอการ์ดสรุปทั้งเล่ม", "ขอการ์ดสรุปกลุ่มลดภาระครูและบุคลากรทางการศึกษา"):
        assert (await last_of(engine, said)).card, said


async def test_every_policy_has_its_card_by_its_button(engine: Engine) -> None:
    for policy in engine.catalogue.edition.policies:
        reply = await last_of(engine, f"ขอการ์ดเรื่อง{policy.short_title}")
        assert reply.card
        assert reply.card.name == policy.id
