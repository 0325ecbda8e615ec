"""What is said to each other around a question changes nothing of its answer; what limits the question does."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

PLAIN = (
    "หนี้ครูแก้ได้กี่ราย",
    "โรงเรียนคุณภาพมีกี่โรง",
    "โรงเรียนเล็กโดนยุบไปกี่โรง",
    "เขตผ่าน ITA กี่เขต",
    "เขตพื้นที่มีกี่เขต",
    "ขอข้อเสนอแนะเรื่องโรงเรียนขนาดเล็ก",
    "อุปสรรคเรื่องแนะแนวมีอะไรบ้าง",
    "ครูแนะแนวมีกี่คน",
    "นักเรียนได้ฝึกอาชีพกี่คน",
    "คลิป TikTok มีกี่คลิป",
    "ขอสรุปเรื่องลดภาระการประเมิน",
    "นโยบายลดภาระครูมีอะไรบ้าง",
    "ธนาคารหน่วยกิตมีนักเรียนกี่คน",
    "นโยบายไหนทำได้ร้อยเปอร์เซ็นต์เต็ม",
    "รายงานนี้ใครทำ",
    "ขอข้อเสนอแนะเรื่องหนี้ครู",
    "ช่องไหนคนตามเยอะสุด",
    "ขออุปสรรคเรื่องธนาคารหน่วยกิต",
    "โรงเรียนเล็กปี 66 มีกี่โรง",
    "ทำไมแก้หนี้ได้น้อย",
)
BEFORE = (
    "สวัสดีค่ะ",
    "หวัดดีเด้อ พ่อใหญ่อยากฮู้ว่า",
    "สวัสดีค่ะ เป็นแม่เด็ก ป.6 อยากรู้ว่า",
    "กินข้าวยังจ๊ะ ถ้ายังไม่กินตอบก่อนว่า",
    "รักนะจุ๊บๆ บอกหน่อย",
    "ฮัลโหล เทสๆ ถ้าได้ยินบอกทีว่า",
    "ครูตุ๊กค่ะ จากสุราษฎร์",
    "อัสซาลามูอาลัยกุมครับ",
    "วันนี้อารมณ์ดี",
    "ทีมงานเหนื่อยไหมคะ สู้ๆ ว่าแต่",
    "จีบได้มั้ย ถ้าได้ตอบมาก่อนว่า",
    "แม่งเอ๊ย",
    "ขอบคุณมากครับ ตอบดีมาก งั้นต่อเลย",
    "ลุงเมานิดหน่อย 555 แต่ถามจริงๆ",
    "you're cute 😘",
    "ขอโทษที่รบกวนดึกๆ นะครับ พรุ่งนี้ต้องพรีเซนต์",
    "โหล มีใครว่างตอบไหม",
    "อาจารย์ขา หนูงง",
    "น้องบ่าว แหลงที",
    "สวัสดีตอนเช้าครับ ผมเป็นนักข่าว ขอสอบถามว่า",
)
AFTER = (
    "ขอบคุณค่ะ",
    "ครับผม",
    "555 ตลกดี",
    "ดีใจจังเลยย",
    "บอกมาเดี๋ยวนี้",
    "ตอบมา",
    "อะตะเอง 😘",
    "พูดมาตรงๆ ไม่ต้องเกรงใจ",
    "พี่เพิ่งเข้ามา",
    "ขอไวๆ นะคะ กราบบบ",
    "ช่วยหน่อยนะคะ",
    "อยากรู้เฉยๆ",
    "ขอบพระคุณล่วงหน้าค่ะ",
    "รักนะ",
    "วะ",
    "เหนื่อยใจจริงๆ",
    "😭😭",
    "I'm new here",
    "สู้ๆ นะทีมงาน",
    "หิวข้าวแล้ว",
)
LIMITED = (  # what is told before or after says of whom, where or when
    "ครูที่สุราษฎร์แก้หนี้ได้กี่ราย",
    "สวัสดีค่ะ ครูที่สุราษฎร์แก้หนี้ได้กี่ราย",
    "สวัสดีครับ เขตผมอยู่เชียงราย หนี้ครูแก้ได้กี่ราย",
    "รักนะจุ๊บๆ ปีหน้าโรงเรียนขนาดเล็กจะมีกี่โรง",
    "โหล มีใครว่างตอบไหม โรงเรียนเอกชนที่เป็นโรงเรียนคุณภาพมีกี่โรง",
    "หวัดดีเด้อ อยากฮู้ว่าในอุบลโรงเรียนยุบไปกี่โรง",
    "หนี้ครูแก้ได้กี่ราย เฉพาะภาคใต้นะคะ ขอบคุณค่ะ",
)
ONLY_TALK = (
    "สวัสดีครับ ทีมสื่อสารองค์กรนะครับ",
    "สวัสดีครับ ผมเป็น ผอ.โรงเรียนเล็กๆ บนดอย มาขอถามหลายข้อหน่อย",
    "บอทกากๆ ตอบเป็นป่าววะ",
    "เบื่อจัง ไม่มีไรทำ",
    "โอเคค่าา ขอบคุนนะ ถึงป้ายละ",
    "อาจารย์ขา หนูงง",
    "ทดสอบระบบ 123",
)
WHICH_AND_HOW_MANY = {
    "เขตไหนผ่าน ITA กี่เขต": "240",
    "ทุจริตกันจังวะประเทศนี้ เขตไหนผ่าน ITA กี่เขตบอกมา": "240",
    "เขตไหนสอบตก ITA กี่เขต": "5",
    "โรงเรียนไหนเป็นสีเขียวบ้าง กี่โรง": "1,265",
}


def _headline(text: str, engine: Engine) -> str:
    return engine.ask(text)[1].headline


@pytest.mark.parametrize("asked", PLAIN)
def test_what_is_said_before_a_question_changes_nothing(asked: str, engine: Engine) -> None:
    wanted = _headline(asked, engine)
    for said in BEFORE:
        assert _headline(said + ("" if said.endswith("ว่า") else " ") + asked, engine) == wanted, said


@pytest.mark.parametrize("asked", PLAIN)
def test_what_is_said_after_a_question_changes_nothing(asked: str, engine: Engine) -> None:
    wanted = _headline(asked, engine)
    for said in AFTER:
        assert _headline(f"{asked} {said}", engine) == wanted, said


@pytest.mark.parametrize("text", LIMITED)
def test_what_limits_a_question_stays(text: str, engine: Engine) -> None:
    assert engine.ask(text)[0].outcome == "not_found"


@pytest.mark.parametrize("text", ONLY_TALK)
def test_nothing_but_talk_is_talk(text: str, engine: Engine) -> None:
    assert engine.ask(text, Context())[0].outcome == "smalltalk"


@pytest.mark.parametrize(("text", "number"), WHICH_AND_HOW_MANY.items(), ids=WHICH_AND_HOW_MANY)
def test_how_many_is_told_where_which_of_them_is_asked_too(text: str, number: str, engine: Engine) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.outcome == "answer"
    assert number in wording.headline
