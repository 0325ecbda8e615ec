"""Whether a policy speaks of something: what it says of it, or an honest no, and no summary in its place."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

WORDINGS = (
    "เรื่อง{policy}มีพูดถึง{what}ไหม",
    "ในเรื่อง{policy}เขียนถึง{what}ไว้ว่าไง",
    "{policy}มีเรื่อง{what}ด้วยไหม",
    "{policy}เกี่ยวกับ{what}ยังไง",
)


@pytest.mark.parametrize(
    ("policy", "what"),
    [
        ("หนี้ครู", "รางวัล"),
        ("หนี้ครู", "AI"),
        ("โรงเรียนขนาดเล็ก", "ผู้สูงอายุ"),
        ("ป้องกันทุจริต", "ทวิศึกษา"),
        ("ธนาคารหน่วยกิต", "สุขภาพจิต"),
        ("แนะแนว", "ติ๊กต็อก"),
        ("เรียนทุกที่ทุกเวลา", "นอนเวร"),
        ("ทักษะอาชีพ", "วัฒนธรรม"),
    ],
)
def test_what_a_policy_does_not_speak_of_is_declined(policy: str, what: str, engine: Engine) -> None:
    answers = {w: engine.ask(w.format(policy=policy, what=what))[0] for w in WORDINGS}
    assert {w: answer.outcome for w, answer in answers.items()} == dict.fromkeys(WORDINGS, "not_found")


@pytest.mark.parametrize(
    "question",
    [
        "โรงเรียนขนาดเล็กใช้ AI ไหม",
        "หนี้ครูทำอะไรเรื่องผู้สูงอายุบ้าง",
        "งานบุคคลมีปัญหาเรื่อง MOU ไหม",
        "แนะแนวเสนออะไรเรื่องครูธุรการ",
        "ธนาคารหน่วยกิตมีติ๊กต็อกไหม",
        "ฐานข้อมูลในประชาสัมพันธ์เป็นยังไง",
    ],
)
def test_a_column_or_a_summary_of_something_else_is_no_answer(question: str, engine: Engine) -> None:
    answer, wording, _ = engine.ask(question)
    assert (answer.outcome, answer.reason) == ("not_found", "unspoken"), wording.headline


@pytest.mark.parametrize(
    "question",
    ["สรุปเรื่องหนี้ครูทำอินโฟกราฟิก", "ขอเนื้อหาเรื่องทักษะอาชีพลงเพจ", "หนี้ครูทำอะไรไปบ้าง ขี้เกียจอ่าน", "แนะแนวมีปัญหาเรื่องอะไรบ้าง"],
)
def test_what_the_answer_is_for_is_nothing_to_speak_of(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "answer"


@pytest.mark.parametrize("question", ["หนี้ครูมีพูดถึงโค้ดดิ้งไหม", "โรงเรียนเล็กพูดถึงเครื่องบินไหม", "หนี้ครูมีพูดถึงคริปโตไหม"])
def test_what_nothing_speaks_of_is_declined(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("หนี้ครูมีพูดถึงธนาคารไหม", "สถาบันการเงิน"),
        ("หนี้ครูมีพูดถึงดอกแพงบ้างไหม", "อัตราดอกเบี้ยสูง"),
        ("แนะแนวมีพูดถึงแอปล่มไหม", "ระบบล่มบ่อย"),
        ("เรื่องแนะแนวพูดถึงครูไม่ได้จบตรงเอกไหม", "ขาดแคลนครูแนะแนว"),
        ("ลดภาระประเมินพูดถึงเน็ตหลุดไหม", "อินเทอร์เน็ต"),
        ("เรื่องลดภาระประเมินเกี่ยวกับปฏิทินยังไง", "ปฏิทิน"),
        ("โรงเรียนคุณภาพมีเรื่องรถรับส่งด้วยไหม", "ค่าพาหนะ"),
        ("โรงเรียนคุณภาพเกี่ยวกับโรงเรียนเล็กยังไง", "โรงเรียนขนาดเล็ก"),
        ("งานบุคคลพูดถึงคนแก่ใช้เว็บไม่เป็นไหม", "ผู้สูงอายุ"),
        ("เรียนทุกที่ทุกเวลาพูดถึงปัญญาประดิษฐ์ไหม", "AI"),
        ("ต้านทุจริตพูดถึงครูขาดไหม", "อัตรากำลังครู"),
        ("ธนาคารหน่วยกิตพูดถึงเจ้าภาพไหม", "หน่วยงานหลัก"),
    ],
)
def test_what_a_policy_speaks_of_is_told(question: str, told: str, engine: Engine) -> None:
    wording = engine.ask(question)[1]
    assert told in wording.headline + wording.text
