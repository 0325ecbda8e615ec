"""What is asked on after a figure or an item, and is told nowhere, gets an honest no and no other number."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

TOLD_NOWHERE = (
    ("นักเรียนซื่อสัตย์กี่เปอร์เซ็นต์", "คิดเป็นเด็กกี่คน"),  # a percent printed alone
    ("นักเรียนซื่อสัตย์กี่เปอร์เซ็นต์", "เท่ากับนักเรียนกี่คน"),
    ("โรงเรียนเล็กที่คะแนน RT NT O-NET สูงกว่าเกณฑ์กี่แห่ง", "เอาเฉพาะ O-NET"),  # counted together only
    ("โรงเรียนเล็กที่คะแนน RT NT O-NET สูงกว่าเกณฑ์กี่แห่ง", "เฉพาะ RT อย่างเดียว"),
    ("บุคลากรที่มีขวัญกำลังใจกี่คน", "เป็นครูกี่คน"),
    ("ขยายโอกาสที่เด็กไม่เกิน 20 คนมีกี่โรง", "แล้วขยายโอกาสทั้งหมดล่ะ"),  # some of a kind
    ("งบ top up ให้โรงเรียนแบบไหน", "ได้เงินไปกี่โรง"),  # an item that counts nobody
    ("ข่าวปลอมกี่เรื่อง", "14 เรื่องนั้นมีเรื่องอะไรบ้าง"),  # counted, and not listed
    ("ยอดมองเห็นโพสต์สูงสุดกี่ครั้ง", "โพสต์ที่คนเห็นเยอะสุดเป็นโพสต์เรื่องอะไร"),
    ("obec content center ค้างตลอด รายงานยอมรับมั้ย", "คลังนี้มีสื่อกี่ชิ้น"),  # of another policy
    ("ขยายโอกาสที่เด็กไม่เกิน 20 กี่โรง", "ในนั้นส่งแผนแล้วกี่โรง"),  # some of those just told
    ("โรงเรียนเล็กในรัศมีห้ากิโลกี่โรง", "ในนั้นสมัครใจแล้วกี่โรง"),
    ("โรงเรียนคุณภาพสีเขียวกี่โรง", "ในนั้นเป็นมัธยมกี่โรง"),  # two cuts of one whole
    ("โรงเรียนคุณภาพระดับประถมกี่โรง", "ในจำนวนนี้สีม่วงกี่โรง"),
    ("ครูใช้ School Health HERO กี่คน", "แล้วที่เลิกใช้ล่ะ"),  # what only others are said to do
    ("โรงเรียนต้นแบบสหกรณ์กี่แห่ง", "ที่ปิดไปแล้วกี่แห่ง"),
    ("โรงเรียนทวิศึกษากี่แห่ง", "ที่ยุบไปกี่แห่ง"),
    ("โรงเรียนเล็กในรัศมีห้ากิโลกี่โรง", "ไกลกว่านั้นกี่โรง"),  # beyond what it is of at most
    ("ขยายโอกาสที่เด็กไม่เกินยี่สิบคนกี่โรง", "มากกว่านั้นกี่โรง"),
    ("ครูทำสื่อดิจิทัลเป็นกี่คน", "ทำเสร็จแล้วกี่เรื่อง"),  # people are counted, and not what they make
    ("ครูแนะแนวทั้งหมดกี่คน", "จัดไปกี่เรื่อง"),
    ("โรงเรียนใช้ HERO กี่แห่ง", "ในจำนวนนี้เป็นโรงเรียนเล็กกี่แห่ง"),  # counted elsewhere, and not inside these
    ("ครูแก้หนี้ได้กี่ราย", "ในกลุ่มนี้เป็นครูแนะแนวกี่คน"),
)
TOLD = (
    ("โรงเรียนคุณภาพกี่โรง", "ในนั้นเป็นมัธยมกี่โรง", "907"),
    ("ครูเข้าร่วมแก้หนี้กี่ราย", "ในนั้นแก้ได้กี่ราย", "1,238"),
    ("ประเด็นประชาสัมพันธ์ทั้งหมดกี่เรื่อง", "ในนั้นเป็นข่าวปลอมกี่เรื่อง", "14"),
    ("โรงเรียนเล็กในรัศมีห้ากิโลกี่โรง", "มีเด็กกี่คน", "43,975"),
    ("โรงเรียนขนาดเล็กกี่โรง", "ที่ยุบไปกี่โรง", "131"),
    ("รร.เล็กปี 67 มีเท่าไหร่", "ลดลงใช่มะ", "331"),
    ("รร.เล็กปี 66 มีเท่าไหร่", "แปลว่าปีต่อมาเพิ่มขึ้นใช่ไหม", "331"),
    ("โรงเรียนเล็กเพิ่มขึ้นกี่โรง", "คิดเป็นกี่เปอร์เซ็นต์จากของเดิม", "2.2"),
    ("yt fb tiktok line อันไหนคนน้อยสุด", "tiktok เฉลี่ยคลิปละกี่ไลก์", "202"),
    ("ใช้ School Health HERO แล้วเด็กเสี่ยงมีกี่คน", "งั้นเอาจำนวนโรงเรียนที่ใช้ระบบนี้ก็ได้", "12,340"),
)
AFTER_A_NO = (  # it goes on with what it was said of
    ("ซีรีส์สานพลังครูมีคนดูกี่คน", "แล้วทำมากี่ตอนล่ะ", "245"),
    ("ยูทูปได้เงินค่าโฆษณากี่บาท", "อ้าว งั้นมันมีกี่ตอน", "6,800"),
    ("เฟซบุ๊กมีคนบล็อกเพจกี่คน", "ถ้างั้นคนตามเท่าไหร่", "370,000"),
    ("ติ๊กต็อกมีคนคอมเมนต์กี่ครั้ง", "งั้นมีกี่คลิป", "1,018"),
    ("LINE OA บรอดแคสต์ไปกี่ข้อความ", "งั้นมีสมาชิกกี่คน", "74,086"),
    ("สหกรณ์โรงเรียนต้นแบบได้กำไรกี่บาท", "แล้วมันมีกี่โรงอะ", "33"),
    ("โรงเรียนคุณภาพสีม่วงอยู่อำเภอไหนบ้าง", "งั้นมีกี่โรง", "155"),
    ("โรงเรียนใน EEC ที่จับคู่กับโรงงาน มีกี่โรง", "แล้วโรงเรียนชายแดนใต้ที่ได้งบกับวัสดุไปฝึกอาชีพล่ะ", "60"),
    ("โรงเรียนใน SEZ มีกี่โรงที่ทำแผน", "แล้วโรงเรียนเครือข่ายนักธุรกิจน้อยล่ะ", "129"),
    ("โรงเรียนคุณภาพของเชียงใหม่มีกี่โรง", "งั้นทั้งประเทศกี่โรง", "1,808"),
    ("นักเรียนเทียบโอนของกรุงเทพกี่คน", "งั้นรวมทั้งประเทศกี่คน", "4,747"),
    ("ปีหน้าจะมีโรงเรียนคุณภาพกี่แห่ง", "แล้วตอนนี้ล่ะ", "1,808"),
    ("อีกสี่ปีจะมีนักเรียนเทียบโอนกี่คน", "ปัจจุบันล่ะ", "4,747"),
    ("ครูแก้หนี้ได้ในขอนแก่นกี่ราย", "ไม่แยกก็ได้ กี่ราย", "1,238"),
    ("ITA ภาคใต้ผ่านกี่เขต", "งั้นทั้งประเทศกี่เขต", "240"),
)
PICKED = (
    ("yt fb tiktok line อันไหนคนน้อยสุด", "34,400"),
    ("เฟส ยูทูป ไลน์ ช่องไหนคนเยอะสุด", "370,000"),
    ("สีเขียว สีฟ้า สีม่วง อันไหนน้อยสุด", "155"),
)


@pytest.mark.parametrize(("first", "then"), TOLD_NOWHERE, ids=[f"{first} | {then}" for first, then in TOLD_NOWHERE])
def test_what_no_record_tells_of_the_last_is_not_told(engine: Engine, first: str, then: str) -> None:
    answer, _, context = engine.ask(first, Context())
    assert answer.outcome == "answer"
    assert engine.ask(then, context)[0].outcome == "not_found"


@pytest.mark.parametrize(("first", "then", "number"), TOLD, ids=[f"{first} | {then}" for first, then, _ in TOLD])
def test_what_a_record_tells_of_the_last_is_told(engine: Engine, first: str, then: str, number: str) -> None:
    _, _, context = engine.ask(first, Context())
    assert number in engine.ask(then, context)[1].headline


@pytest.mark.parametrize(("first", "then", "number"), AFTER_A_NO, ids=[f"{f} | {then}" for f, then, _ in AFTER_A_NO])
def test_after_a_no_it_goes_on_with_the_same(engine: Engine, first: str, then: str, number: str) -> None:
    declined, _, context = engine.ask(first, Context())
    assert declined.outcome == "not_found"
    assert number in engine.ask(then, context)[1].headline


@pytest.mark.parametrize(("question", "number"), PICKED, ids=[question for question, _ in PICKED])
def test_of_several_named_one_is_picked_by_what_they_share(engine: Engine, question: str, number: str) -> None:
    assert number in engine.ask(question)[1].headline


@pytest.mark.parametrize(
    "story",
    ["ไม่เกี่ยวกับโรงเรียนผมเลย ", "เรื่องแนะแนว 92% เรื่องหน่วยกิต 100% ไม่เกี่ยวกับผม ", "ภาคเกี่ยวข้าวคนมาน้อย "],
)
def test_a_word_in_a_long_story_that_only_looks_like_asking_is_none(engine: Engine, story: str) -> None:
    """ "เกี่ยว" has "กี่" in it."""
    told = story * (1 + 220 // len(story)) + "ฟังจนหลับ ตื่นมาก็ยังคุยกันอยู่ สิ่งที่ต้องตอบเย็นนี้คือ "
    assert "1,625" in engine.ask(f"{told}โรงเรียนเล็กที่คะแนน RT NT O-NET สูงกว่าเกณฑ์ครบทั้งสามตัว มีกี่แห่ง")[1].headline
