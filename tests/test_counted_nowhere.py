"""What the report speaks of in words alone is not counted by the figure of something near it; nor is its cost told."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

IN_WORDS_ALONE = (
    "สถานีแก้หนี้มีกี่แห่ง",
    "จิตอาสาแก้หนี้มีกี่คน",
    "ศูนย์แนะแนวมีกี่แห่ง",
    "พ่อแม่ที่เข้าอบรมกี่คน",
    "ครูเข้าอบรม HERO กี่คน",
    "ครูแนะแนวได้อบรม HERO กี่คน",
    "ครูแนะแนวแกนนำอบรมไปกี่คน",
    "นักเรียนอบรมต้านทุจริตกี่คน",
    "ครูอบรมทำคลิป TikTok กี่คน",
    "ครูที่ยังไม่มีความรู้เรื่องอาชีพมีกี่คน",
    "คณะทำงานธนาคารหน่วยกิตมีกี่คน",
    "เครือข่าย TIKTOKERS มีครูกี่คน",
)
COUNTED = (
    ("ครูผ่านอบรมการเงินกี่คน", "5,759"),
    ("คนลงทะเบียนอบรมการเงินกี่คน", "12,905"),
    ("บุคลากรส่วนกลางผ่านอบรมกี่คน", "1,181"),
    ("ครูใช้ HERO กี่คน", "2,811,247"),
    ("ครูที่ลงทะเบียนใช้ HERO กี่คน", "2,811,247"),
    ("ค่าเฉลี่ยความพึงพอใจเท่าไหร่", "4.43"),
    ("ค่าความพึงพอใจงานบุคคล sd เท่าไหร่", "0.85"),
)
COSTS = (
    "ค่าจัดอบรมการเงินหมดไปเท่าไหร่",
    "ค่าอบรมครูการเงินเท่าไหร่",
    "ค่าทำซีรีส์สานพลังครูเท่าไหร่",
    "ค่าพัฒนาระบบ HERO เท่าไหร่",
    "ค่าวิทยากรอบรมเท่าไหร่",
    "What did the series cost?",
)
UNLISTED = (  # one of a kind, of which the item that speaks of it says nothing
    "โรงเรียนทวิศึกษาสอนสาขาอะไร",
    "เด็กทำงานปิดเทอมทำงานที่ร้านไหน",
    "ยูทูบใช้กล้องอะไรถ่าย",
    "OBEC Content Center มีสื่อวิชาอะไรเยอะสุด",
    "ผล obec poll ครูโหวตว่างานไหนหนักสุด",
    "OBEC POLL ครูตอบว่าอะไรเยอะสุด",
    "คนร้องเรียนเรื่องทุจริตกี่ราย",
    "HERO ย่อมาจากอะไร",
)
LISTED = (  # of a kind that the item lists, whatever classes them
    ("คณะทำงานด้านการสื่อสารที่แต่งตั้งแล้วมีชุดใดบ้าง", "Influencer"),
    ("สอนอาชีพในพื้นที่ลักษณะพิเศษ มีสายไหนให้เรียนบ้าง เกษตร คหกรรม ไรงี้", "หัตถกรรม"),
    ("ศูนย์แนะแนวประจำ สพท. มีบทบาทใดในงานแนะแนว", "เครือข่าย"),
    ("คู่มือแนวการประเมินงานการเงินการบัญชีโรงเรียน ที่ทำเป็นไฟล์ มีกี่เล่มคะ", "2544"),
)
FOLLOWED = (  # what was read or told, and what no record counts of it
    ("ประชุมชี้แจงเรื่อง credit bank ให้โรงเรียนกับเขต เค้าจัดแบบไหนครับ", "จัดไปกี่รอบ"),
    ("แก้หนี้ครูมีลงนามบันทึกข้อตกลงไหม", "กี่ฉบับ"),
    ("นิเทศโรงเรียนคุณภาพยังไง", "ไปกี่ครั้งแล้ว"),
    ("จิตอาสาแก้หนี้ทำอะไร", "มีกี่คน"),
    ("มีเด็กถูกเฝ้าระวังเรื่องใจอยู่เท่าไหร่คะ ในระบบ hero", "ในนี้ต้องส่งต่อไปหาหมอกี่คน"),
    ("สื่อลงข่าวกี่เรื่อง", "ลงช่องไหนเยอะสุด"),
    ("ประชุมทางไกลกี่ครั้ง", "เดือนไหนเยอะสุด"),
    ("ที่ สพฐ ให้เด็กหางานทำช่วงปิดเทอมหน้าร้อน เป็นเด็กที่ไหน", "ส่วนใหญ่ไปทำร้านอะไรกัน"),
    ("ที่ สพฐ ให้เด็กหางานทำช่วงปิดเทอมหน้าร้อน เป็นเด็กที่ไหน", "ทำตำแหน่งอะไร"),
    ("Does anyone own the national credit bank platform yet?", "what will it cost to build?"),
)
ELSEWHERE = (  # what was read, and what another item counts of it
    ("ระบบที่ดูแลใจเด็กแต่ล่มบ่อยใช้ยาก คือตัวไหนนะ", "มีโรงเรียนใช้อยู่กี่แห่ง", "12,340"),
    ("ข้อเสนอแนะเรื่องระบบ School Health HERO ว่ายังไง", "มีโรงเรียนใช้กี่แห่ง", "12,340"),
    ("ขยายโอกาสที่ ม.ต้นมีเด็กไม่เกินยี่สิบคน เราให้เขาทำอะไร", "มีกี่แห่ง", "344"),
    ("อุปสรรคของสหกรณ์โรงเรียนคืออะไร", "ตอนนี้มีต้นแบบกี่แห่ง", "33"),
)
THE_REST = (
    ("ครูกับบุคลากรที่ทั้งเก่งงานทั้งยังมีขวัญกำลังใจดีอยู่ กี่คนคะ", "อีกกี่คนทีไม่ได้อยุในกลุ่มนี้", "45,799"),
    ("โรงเรียนที่ลดภาระได้กี่แห่ง", "ที่อยู่นอกกลุ่มนี้กี่แห่ง", "2,405"),
    ("นักเรียนที่ได้แนะแนวกี่คน", "เด็กนอกจากกลุ่มนี้มีอีกกี่คน", "440,943"),
    ("ita online ต้องได้กี่คะแนนถึงผ่านคะ", "กี่เขตที่ตกก", "5 เขต"),
    ("ครูแนะแนวที่ยังจัดกิจกรรมไม่ได้ เหลือกี่คน", "โรงเรียนที่ยังดูแลสุขภาพกายใจเด็กไม่เป็นระบบล่ะ", "573"),
)
TOLD = ELSEWHERE + THE_REST


@pytest.mark.parametrize("question", IN_WORDS_ALONE)
def test_what_is_spoken_of_in_words_alone_is_not_counted(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "not_found", wording.headline


@pytest.mark.parametrize(("question", "number"), COUNTED, ids=[question for question, _ in COUNTED])
def test_what_is_counted_is_still_told(engine: Engine, question: str, number: str) -> None:
    assert number in engine.ask(question)[1].headline


@pytest.mark.parametrize("question", COSTS)
def test_what_something_cost_is_declined(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].reason == "lack.money"


@pytest.mark.parametrize(("first", "then"), FOLLOWED, ids=[f"{a} | {b}" for a, b in FOLLOWED])
def test_what_no_record_counts_of_the_last_is_declined(engine: Engine, first: str, then: str) -> None:
    answer, _, context = engine.ask(first, Context())
    assert answer.outcome == "answer"
    assert engine.ask(then, context)[0].outcome == "not_found"


@pytest.mark.parametrize(("first", "then", "number"), TOLD, ids=[f"{a} | {b}" for a, b, _ in TOLD])
def test_what_a_record_counts_of_the_last_is_told(engine: Engine, first: str, then: str, number: str) -> None:
    _, _, context = engine.ask(first, Context())
    assert number in engine.ask(then, context)[1].headline


@pytest.mark.parametrize("question", UNLISTED)
def test_one_of_a_kind_that_no_item_tells_is_declined(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "not_found", wording.headline


@pytest.mark.parametrize(("question", "word"), LISTED, ids=[question for question, _ in LISTED])
def test_those_of_a_kind_that_an_item_lists_are_told(engine: Engine, question: str, word: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer"
    assert word in wording.text


@pytest.mark.parametrize(
    ("turns", "word"),
    [
        (("eec ย่อมาจากอะไรคะในเล่มนี้", "เด็กแถวนั้นได้ทำอะไร"), "โรงงาน"),
        (("ชายแดนใต้ทำอะไรเรื่องอาชีพ", "เด็กที่นั่นได้ทำอะไร"), "ครัวเรือน"),
        (("โรงเรียนเล็ก ด้านบุคคลทำอะไรบ้าง", "ทางวิชาการล่ะ"), "ผลสัมฤทธิ์"),
        (("โรงเรียนเล็ก ด้านบุคคลทำอะไรบ้าง", "บริหารทั่วไปล่ะ"), "ใช้ทรัพยากรร่วมกัน"),
        (("ตัวเลขครูในระบบ School Health HERO พิมพ์ไว้เท่าไหร่ครับ", "แล้วบุคลากรทั้งหมดของ สพฐ. ในหัวข้องานบุคคลล่ะ"), "456,603"),
    ],
)
def test_a_follow_up_stays_with_what_was_read(engine: Engine, turns: tuple[str, str], word: str) -> None:
    context = Context()
    for turn in turns:
        _, wording, context = engine.ask(turn, context)
    assert word in wording.text
