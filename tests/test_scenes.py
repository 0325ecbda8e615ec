"""Phrases that only tell why or in what situation somebody asks are left out; those that limit what is asked stay."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from knowledge.asking.scenes import without_scenes

QUESTION = "หนี้ครูแก้ได้กี่ราย"
SCENES = (
    "ครูที่โรงเรียนลูกพูดให้ฟังในที่ประชุม",
    "เป็นผู้ปกครองเด็ก ป.4 ค่ะ",
    "รัฐมนตรีจะตอบกระทู้พรุ่งนี้เช้า",
    "แฟนทำงานเขตบ่นให้ฟังทุกวัน",
    "พอดีหัวหน้าให้ทำสไลด์พรุ่งนี้ครับ",
    "เห็นข่าวในทีวีเลยอยากรู้",
    "เพื่อนที่ทำงานเถียงกันเรื่องนี้",
    "ผมเป็นผู้สื่อข่าวสายการศึกษา",
    "ดิฉันเป็นครูอยู่ต่างจังหวัดค่ะ",
    "หนูเป็นนักศึกษาฝึกสอน",
    "เพิ่งกลับจากโรงเรียนมาเหนื่อยๆ",
    "กำลังทำแผนปีหน้าอยู่ครับ",
    "ทีมสื่อขอตัวเลขไปลงเพจนะคะ",
    "มีคนแชร์มาในไลน์",
    "เจอในกลุ่มเฟซแต่ไม่แน่ใจว่าจริงไหม",
    "วันนี้อากาศร้อนมาก",
    "พรุ่งนี้ 9 โมงมีประชุม",
    "แม่ยายถามเมื่อเช้าตอบไม่ได้เลย",
    "ผอ.เรียกคุยเมื่อเช้า",
)
AFTER = ("จะเอาไปใส่สไลด์ครับ", "ถามแทนเพื่อนค่ะ", "ไม่รู้จะถามใครแล้ว", "หาในเล่มไม่เจอเลย")
KEPT = (
    "ด้านป้องกันทุจริต มีอะไรที่ สพท. ต้องไปทำเอง",
    "ข่าวของ สพฐ. ที่สื่อมวลชนเอาไปลงให้จริงๆ มีกี่เรื่อง",
    "เห็นข่าวบอกแก้หนี้ครูได้ 90% จริงไหม",
    "นักเรียนโฮมสคูล เทียบโอนได้กี่คน",
    "เขตผมอยู่เชียงราย หนี้ครูแก้ได้กี่ราย",
    "ผมสอนแนะแนว มีกี่คน",
    "ข่าวที่สื่อเอาไปลงต่อ กี่เรื่องคะ",
    "ข่าวที่สื่อนำไปลง กี่เรื่อง",
    "เรียนรวมบางชั้นทุกวัน ได้ค่าพาหนะกี่โรงเรียน",
    "โรงเรียน-โรงงาน คืออะไร",
    "คุยกับหมอทีไรติดๆ ขัดๆ มีใครพูดถึงไหม",
    "สพฐ. ชื่อเต็มคือ",
    "ประชุมทางไกล จัดไปกี่ครั้ง",
    "แม่อยากรู้แค่ว่าในอุบล ยุบไปกี่โรง",
    "ไม่ใช่ที่ลงเพจเองนะ ข่าวที่สื่อลงให้กี่เรื่อง",
    "ปีหน้า จะมีโรงเรียนขนาดเล็กกี่โรง",
)

ASKED = ("ขอยอดผู้ติดตามเฟซบุ๊ก", "ขอร้อยละของเขตที่ผ่าน ITA", "หนี้ครูแก้ได้กี่ราย", "อยากได้จำนวนนักเรียนที่ได้แนะแนว")
PURPOSES = ("ไปทำอินโฟ", "ไปทำอินโฟกราฟิกลงเพจ", "ไปใส่สไลด์ครับ", "ไปลงข่าว", "เอาไปทำโปสเตอร์", "ไว้ทำคลิป")
MADE = {  # an answer is to be put into it; it is not asked of
    "จะโพสต์เรื่องต้านโกงลงเพจ ขอเนื้อสั้นๆ มีตัวเลขด้วยนะ": "เรื่องต้านโกง ขอเนื้อสั้นๆ มีตัวเลขด้วยนะ",
    "ทำโพสต์เฟซเรื่องแนะแนว ขอตัวเลขเด่นๆ": "เรื่องแนะแนว ขอตัวเลขเด่นๆ",
    "ขอข้อความสั้นๆ ลงไลน์กลุ่มเรื่องโรงเรียนคุณภาพ": "ขอข้อความสั้นๆ ลงไลน์กลุ่มเรื่องโรงเรียนคุณภาพ",
    "ทำคลิปติ๊กต็อกเรื่องแนะแนว ขอข้อมูลสั้นๆ": "เรื่องแนะแนว ขอข้อมูลสั้นๆ",
    "อยากทำอินโฟกราฟิกเรื่อง ITA ขอตัวเลขสำคัญ": "เรื่อง ITA ขอตัวเลขสำคัญ",
    "กำลังเขียนโพสต์ลงไอจีเรื่องทักษะอาชีพ ขอสั้นๆ": "เรื่องทักษะอาชีพ ขอสั้นๆ",
    "ช่วยร่างโพสต์เรื่องลดภาระประเมินลงเฟซบุ๊ก ขอสองบรรทัด": "เรื่องลดภาระประเมิน ขอสองบรรทัด",
    "จะลงคลิปยูทูบเรื่องหนี้ครู ขอตัวเลขเด่น": "เรื่องหนี้ครู ขอตัวเลขเด่น",
}
NO_PURPOSES = ("ขอจำนวนข่าวที่นำไปลงเพจ", "ครูกี่คนเอาไปทำคลิป", "มีข่าวที่เอาไปลงเพจกี่เรื่อง")


def _without(text: str, engine: Engine) -> str:
    return without_scenes(text, engine.catalogue.lexicon, engine.catalogue.words.actors)


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_before_the_question_is_left_out(scene: str, engine: Engine) -> None:
    assert _without(f"{scene} {QUESTION}", engine) == QUESTION


@pytest.mark.parametrize("purpose", AFTER)
def test_a_purpose_after_the_question_is_left_out(purpose: str, engine: Engine) -> None:
    assert _without(f"{QUESTION} {purpose}", engine) == QUESTION


@pytest.mark.parametrize("text", KEPT)
def test_what_limits_or_names_the_question_stays(text: str, engine: Engine) -> None:
    assert _without(text, engine) == text


@pytest.mark.parametrize("text", SCENES)
def test_a_scene_alone_stays(text: str, engine: Engine) -> None:
    assert _without(text, engine) == text


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("asked", ASKED)
def test_what_an_answer_is_put_into_is_left_out(asked: str, purpose: str, engine: Engine) -> None:
    parted = "กี่" in asked  # what only counts is parted from it by a space
    for between in (" ",) if parted else ("", " "):
        assert _without(asked + between + purpose, engine) == asked


@pytest.mark.parametrize("question", NO_PURPOSES)
def test_what_is_put_somewhere_and_counted_stays(question: str, engine: Engine) -> None:
    assert _without(question, engine) == question


@pytest.mark.parametrize(("text", "asked"), MADE.items(), ids=MADE)
def test_what_is_made_and_where_it_is_put_is_left_out(text: str, asked: str, engine: Engine) -> None:
    assert _without(text, engine) == asked


@pytest.mark.parametrize("text", MADE)
def test_what_is_made_is_told_of_its_own_subject(text: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(text)
    assert answer.outcome == "answer"
    assert "communication" not in answer.policies
    assert answer.policies


PAST_YEAR = (  # which a report is of, and which is no other year unless it is set against this one
    *("ปีที่ผ่านมา{}", "ในรอบปีที่ผ่านมา {}", "{}ในปีที่ผ่านมา", "ปีงบที่ผ่านมานี้ {}"),
)
OTHER_YEARS = (
    *("ปีที่แล้วหนี้ครูแก้ได้กี่ราย", "สามปีที่ผ่านมาหนี้ครูแก้ได้กี่ราย", "ปีที่ผ่านมากับปีนี้ หนี้ครูแก้ได้ต่างกันไหม"),
    *("หนี้ครูแก้ได้มากกว่าปีที่ผ่านมาไหม", "ปีที่ผ่านมาล่ะ", "ผลหนี้ครูดีขึ้นจากปีที่ผ่านมาไหม"),
)


@pytest.mark.parametrize("said", PAST_YEAR)
@pytest.mark.parametrize("asked", [*ASKED, "อุปสรรคเรื่องหนี้สินครู", "ประชุมทางไกลกี่ครั้ง"])
def test_the_year_gone_by_is_the_one_reported(said: str, asked: str, engine: Engine) -> None:
    assert engine.ask(said.format(asked))[1].headline == engine.ask(asked)[1].headline


@pytest.mark.parametrize("question", OTHER_YEARS)
def test_a_year_set_against_this_one_or_alone_is_another(question: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.outcome == "not_found"
