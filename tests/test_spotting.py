"""A question cut into words: what each stands for, what is mended, and what is left unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking.engine import Engine
from knowledge.asking.lexicon import Lexicon, squeeze
from knowledge.asking.question import Question, asking_part, read_question
from knowledge.asking.rambling import LONG
from knowledge.asking.spotting import Token, spot


def read(engine: Engine, text: str, mend: bool = False) -> Question:
    return read_question(text, engine.catalogue.lexicon, mend)


def shown(tokens: tuple[Token, ...]) -> str:
    """ "หนี้:debt กี่:ask.how_many" : each token, with its first cue of a kind that the table is about."""
    return " ".join(f"{t.text.replace(' ', '_')}:{'+'.join(sorted(_telling(t)))}".rstrip(":") for t in tokens)


def _telling(token: Token) -> set[str]:
    return {cue for cue in token.cues if not cue.startswith("title:")}


CUTS = [
    ("หนี้สินครูแก้สำเร็จกี่ราย", "หนี้สินครู:debt แก้สำเร็จ:solved กี่:ask.how_many ราย:unit.people"),
    ("อุปสรรคเรื่องหนี้สินมีอะไรบ้าง", "อุปสรรค:aspect.obstacles เรื่อง:unit.item หนี้สิน:debt มี อะไรบ้าง:ask.what"),
    ("ไอทีเอผ่านกี่เขต", "ไอทีเอ:ita ผ่าน:pass กี่:ask.how_many เขต:area_office+unit.district"),
    ("โรงเรียนคุณภาพสีเขียวกี่โรง", "โรงเรียนคุณภาพ:quality_school สีเขียว:green กี่:ask.how_many โรง:school+unit.school"),
    ("กลุ่มสีม่วง", "กลุ่ม:colour_group+unit.group สีม่วง:purple"),
    ("ยูทูบมีกี่ตอน", "ยูทูบ:youtube มีกี่:ask.how_many ตอน:episode+unit.episode"),
    ("คนติดตามติ๊กต็อกเท่าไร", "คนติดตาม:follower ติ๊กต็อก:tiktok เท่าไร:ask.how_much"),
    ("โรงเรียนขนาดเล็กถูกยุบกี่แห่ง", "โรงเรียนขนาดเล็ก:small_school ถูกยุบ:dissolved กี่:ask.how_many แห่ง:school+unit.place"),
    ("สรุปสั้นๆ เรื่องแนะแนว", "สรุป:aspect.summary สั้นๆ:depth.line เรื่อง:unit.item แนะแนว:guidance"),
    ("เฉลี่ยต่อโรงกี่คน", "เฉลี่ย:operation.average ต่อโรง:operation.average กี่:ask.how_many คน:unit.people"),
    (
        "YouTube กับ Facebook ต่างกันเท่าไร",
        "youtube:youtube กับ:operation.compare facebook:facebook ต่างกัน:operation.difference เท่าไร:ask.how_much",
    ),
    ("เหลืออีกกี่ราย", "เหลืออีก:operation.remaining กี่:ask.how_many ราย:unit.people"),
    ("เรื่องไหนน้อยที่สุด", "เรื่องไหน:ask.which น้อยที่สุด:operation.lowest"),
    ("PLC ย่อมาจากอะไร", "plc:plc ย่อมาจากอะไร:ask.define"),
    ("ข้อมูล ณ วันไหน", "ข้อมูลณ:meta.as_of วันไหน:ask.when"),
    ("ใครจัดทำรายงาน", "ใครจัดทำ:meta.publisher รายงาน:meta.report_name"),
    ("จังหวัดเชียงใหม่มีกี่แห่ง", "จังหวัดเชียงใหม่:lack.place มีกี่:ask.how_many แห่ง:school+unit.place"),
    ("ปี2565มีกี่โรงเรียน", "ปี2565:lack.year มีกี่:ask.how_many โรงเรียน:school+unit.school"),
    ("ปีหน้าตั้งเป้าเท่าไร", "ปีหน้า:lack.forecast ตั้งเป้า:lack.forecast เท่าไร:ask.how_much"),
    ("งบกี่ล้านบาท", "งบ:budget กี่ล้านบาท:ask.how_many+lack.money"),
    ("ไอจีมีคนตามกี่คน", "ไอจี:absent.instagram มี คนตาม:follower กี่:ask.how_many คน:unit.people"),
    ("ทำไมหนี้เยอะ", "ทำไม:ask.why หนี้:debt เยอะ"),
    ("หวยออกอะไร", "หวย:absent.off_topic ออก อะไร:ask.what"),
    ("สวัสดีค่ะ", "สวัสดี:talk.greeting ค่ะ"),
    ("แล้วอุปสรรคล่ะ", "แล้ว:follow.and_then อุปสรรค:aspect.obstacles ล่ะ:follow.and_then"),
    ("how many small schools", "how_many:ask.how_many small_schools:small_school"),
    ("ข้อเสนอแนะต่อสพท.", "ข้อเสนอแนะ:aspect.recommendations ต่อสพท:addressee.area"),
    ("กลุ่มลดภาระครู", "กลุ่มลดภาระครู:group.teachers"),
]
ALIKE = [  # other ways of typing it, cut as the first way is
    ("หนี้สินครูกี่ราย", "หนี้ สิน ครู กี่ ราย"),
    ("หนี้สินครูกี่ราย", "หนี้สินครู\u200bกี่ราย"),
    ("หนี้สินครูกี่ราย", "“หนี้สินครู” กี่ราย???"),
    ("สพท. ทำแผน", "สพทํ. ทำแผน".replace("ํ", "")),
    ("ทำอะไรไปบ้าง", "ท\u0e4d\u0e32อะไรไปบ้าง"),
    ("แนะแนวกี่คน", "เเนะเเนวกี่คนนนนน"),
    ("ปี 2567", "ปี ๒๕๖๗"),
    ("tiktok มีกี่คลิป", "TIKTOK มีกี่คลิป"),
    ("29152 แห่ง", "29,152 แห่ง"),
]
UNITS = [
    ("กี่คน", "people"),
    ("แก้ได้กี่ราย", "people"),
    ("ครูกี่ท่าน", "people"),
    ("กี่โรง", "school"),
    ("มีกี่โรงเรียน", "school"),
    ("กี่แห่ง", "place"),
    ("ผ่านกี่เขต", "district"),
    ("จัดกี่ครั้ง", "times"),
    ("มีกี่ตอน", "episode"),
    ("กี่เรื่อง", "item"),
    ("มีกี่ข้อ", "item"),
    ("ผลิตกี่ชิ้น", "piece"),
    ("กี่เล่ม", "volume"),
    ("ลงพื้นที่กี่จุด", "spot"),
    ("กี่คะแนน", "point"),
    ("กี่กิโลเมตร", "distance"),
    ("กี่ปี", "year"),
    ("กี่ระดับ", "level"),
    ("เท่าไร", ""),
    ("โรงเรียนคุณภาพ", ""),
    ("กี่เปอร์เซ็นต์", ""),
]
MENDED = [
    ("แกหนีครูสำเรจกี่ราย", "แก้หนี้ครูสำเร็จกี่ราย", {"debt", "solved"}),
    ("ข่าวปลอมกี่เลื่อง", "ข่าวปลอมกี่เรื่อง", {"unit.item"}),
    ("ยุบไปกี่โลง", "ยุบไปกี่โรง", {"unit.school"}),
    ("มีข้อเสนอแนะกี่ขอ", "มีข้อเสนอแนะกี่ข้อ", {"unit.item"}),
    ("ขอสรุปโงเรียนคุณภาพ", "ขอสรุปโรงเรียนคุณภาพ", {"quality_school"}),
    ("โรงเลียนคุณภาพ", "โรงเรียนคุณภาพ", {"quality_school"}),
    ("คลูได้กี่คนอ่ะ", "ครูได้กี่คนอ่ะ", {"teacher"}),
    ("อุปสลรคด้านงบประมาณ", "อุปสรรคด้านงบประมาณ", {"aspect.obstacles"}),
    ("ครูที่บันจุตามกรอบอัดตราว่าง", "ครูที่บรรจุตามกรอบอัตราว่าง", {"new_staff"}),
    ("นโยบายเล่งด่วน มีกี่ข้อ", "นโยบายเร่งด่วน มีกี่ข้อ", {"meta.policies"}),
    ("โครงกาลทวิสึกสา", "โครงการทวิศึกษา", {"dual_school"}),
    ("ไลน์โอเอสมาชิกเท่าไล", "ไลน์โอเอสมาชิกเท่าไร", {"ask.how_much"}),
    ("ครูแนะแนวไมได้จบตรงเอก", "ครูแนะแนวไม่ได้จบตรงเอก", {"guidance_teacher"}),
    ("เขตผ่านกี่เขด", "เขตผ่านกี่เขต", {"unit.district"}),
    ("อยู่จังหวัดใหนบ้าง", "อยู่จังหวัดไหนบ้าง", {"lack.names"}),
    ("ธนาคานหน่วยกิต", "ธนาคารหน่วยกิต", {"credit_bank"}),
    ("สีฟากี่โรง", "สีฟ้ากี่โรง", {"blue"}),
    ("ทุจริดมีไหม", "ทุจริตมีไหม", {"integrity"}),
    ("facebok", "facebook", {"facebook"}),
    ("youtub มีกี่ตอน", "youtube มีกี่ตอน", {"youtube"}),
    ("ทักสะอาชีพ", "ทักษะอาชีพ", {"career"}),
    ("ประเมินสภานศึกษา", "ประเมินสถานศึกษา", {"school"}),
]
NOT_MENDED = [
    "วันนี้กินข้าวกับหมา",
    "แมวน่ารัก",
    "เพื่อนไปทะเล",
    "โรงเรียนขนาดเล็กกี่แห่ง",
    "how many small schools were closed",
    "what do teachers who got the certificate say of them",
    "SELECT * FROM items; DROP TABLE indicators",
    "1,238 ราย",
    "ทั้งหมดกี่คัน กี่ชั้น กี่ไร่",
    "ครูเก่งๆ อยากได้ของเดิมๆ",
    "สื่อสารกันไม่ดีเลย",
    "โรงเรียนบ้านโนนสว่าง",
    "ชาวนาที่วังน้ำเขียว",
    "ทศนิยม 2 ตำแหน่ง (ถ้ามี)",
    "",
]


@pytest.mark.parametrize(("text", "cut"), CUTS, ids=[row[0] for row in CUTS])
def test_a_question_is_cut_into_words_that_say_how_it_asks(engine: Engine, text: str, cut: str) -> None:
    assert shown(read(engine, text).tokens) == cut


@pytest.mark.parametrize(("plain", "typed"), ALIKE, ids=[row[1] for row in ALIKE])
def test_ways_of_typing_are_cut_alike(engine: Engine, plain: str, typed: str) -> None:
    assert [t.text for t in read(engine, typed).content] == [t.text for t in read(engine, plain).content]
    assert read(engine, typed).cues == read(engine, plain).cues


@pytest.mark.parametrize(("text", "unit"), UNITS, ids=[row[0] for row in UNITS])
def test_what_is_counted_stands_after_the_question_word(engine: Engine, text: str, unit: str) -> None:
    assert read(engine, text).unit == unit


@pytest.mark.parametrize(("text", "read_as", "cues"), MENDED, ids=[row[0] for row in MENDED])
def test_a_slip_is_read_as_the_word_it_sounds_like(engine: Engine, text: str, read_as: str, cues: set[str]) -> None:
    question = read(engine, text, mend=True)
    assert question.read_as == read_as
    assert cues <= question.cues


@pytest.mark.parametrize("text", NOT_MENDED)
def test_what_is_right_or_means_something_else_is_left_alone(engine: Engine, text: str) -> None:
    assert read(engine, text, mend=True).read_as == ""


def test_a_short_word_is_not_seen_inside_another(engine: Engine) -> None:
    assert "debt" not in read(engine, "หนีเที่ยว").cues
    assert "ita" not in read(engine, "digital").cues
    assert "line" not in read(engine, "online").cues
    assert read(engine, "245").numbers == ("245",)


def test_numbers_are_those_that_are_no_year(engine: Engine) -> None:
    assert read(engine, "ปี 2567 มี 1,238 ราย ร้อยละ 15.61").numbers == ("1238", "15.61")


def test_words_that_the_lexicon_lacks_are_kept_as_unknown(engine: Engine) -> None:
    unknown = [t for t in read(engine, "xyzzy กี่คน").tokens if not t.known and not t.cues]
    assert [t.text for t in unknown] == ["xyzzy"]


def test_parts_of_a_question_are_numbered_by_its_gaps(engine: Engine) -> None:
    tokens = read(engine, "หนี้สินครู แก้ได้กี่ราย").tokens
    assert [t.part for t in tokens] == sorted(t.part for t in tokens)
    assert tokens[0].part < tokens[-1].part


@given(st.text(max_size=80))
def test_a_cut_loses_no_letter(text: str) -> None:
    lexicon = Lexicon({"หนี้": ("debt",), "กี่": ("ask.how_many",), "small school": ("small_school",)})
    tokens = spot(text, lexicon)
    squeezed = squeeze(text)[0]
    assert "".join(t.text for t in tokens).replace(" ", "") == squeezed.replace(" ", "")
    for token in tokens:
        assert squeezed[token.start : token.start + len(token.text)] == token.text


# ── long messages ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_short_message_is_read_whole() -> None:
    assert asking_part("ก" * LONG) == "ก" * LONG


def test_of_a_long_message_the_part_that_asks_is_read() -> None:
    story = "เมื่อวานไปตลาดกับเพื่อน ซื้อของมาเยอะแยะเลย แล้วก็กลับบ้าน. " * 20
    part = asking_part(story + "หนี้สินครูแก้ได้กี่ราย")
    assert part.endswith("หนี้สินครูแก้ได้กี่ราย")
    assert len(part) <= LONG


def test_of_a_long_message_that_asks_nothing_the_end_is_read() -> None:
    assert len(asking_part("ก" * 4_000)) <= LONG
