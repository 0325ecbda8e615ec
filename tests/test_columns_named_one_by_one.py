"""Columns of a policy named one by one are the whole of it; two of them, or what one says of another, are not."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

WHOLE = (
    ("ลดภาระการประเมิน ขอครบเลย ตัวเลข สิ่งที่ทำ ปัญหา ข้อเสนอ", ("9,602", "OBEC POLL", "Big Data")),
    ("หนี้ครู ขอทั้งตัวเลข ปัญหา ข้อเสนอแนะ", ("1,238", "สถาบันการเงิน", "กฎหมาย")),
    ("แนะแนว: ตัวเลข กิจกรรม อุปสรรค ข้อเสนอแนะ", ("5,180,124", "เยี่ยมบ้าน", "ผู้พิการ")),
    ("เรื่องธนาคารหน่วยกิต ทำอะไรไป ติดอะไร เสนออะไร", ("137", "ทวิศึกษา", "แพลตฟอร์ม")),
    ("เรียนทุกที่ทุกเวลา ขอทุกอย่างทั้งข้อ ผล ปัญหา ข้อเสนอ", ("125,610", "NDLP", "ปัญญาประดิษฐ์")),
    ("เอาทั้งผล ปัญหา ข้อเสนอแนะ เรื่องหนี้ครู", ("1,238", "สถาบันการเงิน", "กฎหมาย")),
    ("โรงเรียนคุณภาพ ดูผลงาน ปัญหา และข้อเสนอแนะ", ("1,808", "เปลี่ยนแปลงบ่อย", "วาระแห่งชาติ")),
    ("ขอทุกอย่างเรื่องแนะแนว", ("5,180,124", "เยี่ยมบ้าน", "ผู้พิการ")),
    ("ธนาคารหน่วยกิต เอามาให้ครบทุกอย่าง", ("4,747", "ทวิศึกษา", "แพลตฟอร์ม")),
    ("โรงเรียนขนาดเล็ก ขอผลเชิงปริมาณ เชิงคุณภาพ ปัญหาอุปสรรค และข้อเสนอแนะ", ("1,625", "Top Up", "สพม.")),
)
THEN_ALL = (
    ("สรุปโรงเรียนขนาดเล็ก", "ขอฉบับเต็ม ทุกช่อง", ("1,625", "344", "Top Up")),
    ("สรุปหนี้ครูหน่อย", "เอาทุกช่องเลย", ("1,238", "จิตอาสา", "กฎหมาย")),
    ("สรุปแนะแนว", "ขอทั้งตัวเลข กิจกรรม ปัญหา ข้อเสนอ", ("5,180,124", "เยี่ยมบ้าน", "ผู้พิการ")),
    ("สรุปประชาสัมพันธ์", "ขอฉบับเต็ม ทุกช่อง", ("18,996", "TIKTOKERS", "งวดเดียว")),
    ("ขอสรุปทักษะอาชีพ", "อยากได้ทุกอย่าง", ("747,877", "SEZ", "ระดมทุน")),
)
COLUMNS = (
    ("ปัญหาทุกอย่างของเรื่องหนี้ครู", "obstacles"),
    ("ผลของโรงเรียนคุณภาพติดปัญหาอะไร", "obstacles"),
    ("ขอปัญหาและข้อเสนอแนะเรื่องหนี้ครู", "obstacles"),
    ("เสนอให้แก้ปัญหาหนี้ครูด้วยกิจกรรมอะไร", "recommendations"),
    ("ข้อเสนอแก้ปัญหาตัวเลขซ้ำซ้อนเรื่องลดภาระประเมิน", "recommendations"),
    ("ธนาคารหน่วยกิตเสนอให้แก้ปัญหาหลักเกณฑ์ยังไง", "recommendations"),
    ("ปัญหาเรื่องแนะแนวมีอะไรบ้าง", "obstacles"),
)


@pytest.mark.parametrize(("question", "told"), WHOLE, ids=lambda said: said if isinstance(said, str) else "")
def test_columns_named_one_by_one_are_all_told(engine: Engine, question: str, told: tuple[str, ...]) -> None:
    answer, wording, _ = engine.ask(question)
    assert (answer.outcome, answer.aspect) == ("answer", "summary")
    assert [words for words in told if words not in wording.text] == []


@pytest.mark.parametrize(("question", "column"), COLUMNS, ids=lambda said: said)
def test_one_column_is_told_alone(engine: Engine, question: str, column: str) -> None:
    answer, _, _ = engine.ask(question)
    assert (answer.outcome, answer.aspect) == ("answer", column)


@pytest.mark.parametrize(("first", "then", "told"), THEN_ALL, ids=lambda said: said if isinstance(said, str) else "")
def test_all_of_the_policy_talked_of_is_told(engine: Engine, first: str, then: str, told: tuple[str, ...]) -> None:
    answer, wording, _ = engine.ask(then, engine.ask(first)[2])
    assert (answer.outcome, answer.aspect) == ("answer", "summary")
    assert [words for words in told if words not in wording.text] == []


def test_every_channel_is_no_column(engine: Engine) -> None:
    _, wording, _ = engine.ask("ประชาสัมพันธ์ ทุกช่องมีคนตามกี่คน")
    assert "318,000" in wording.text
    assert "ข้อเสนอ" not in wording.text
