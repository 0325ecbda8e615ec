"""Columns of a policy named one by one are the whole of it; two of them, or what one says of another, are not."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

WHOLE = (
    ("ลดภาระการประเมิน ขอครบเลย ตัวเลข สิ่งที่ทำ ปัญหา ข้อเสนอ", ("9,602", "OBEC POLL", "Big Data")),
    ("หนี้ครู ขอทั้งตัวเลข ปัญหา ข้อเสนอแนะ", ("1,238", "สถาบันการเงิน", "กฎหมาย")),
    ("แนะแนว: ตัวเลข กิจกรรม อุปสรรค ข้อเสนอแนะ", ("5,180,124", "เยี่ยมบ้าน", "ผู้พิการ")),
    ("เรื่องธนาคารหน่วยกิต ทำอะไรไป ติดอะไร เสนออะไร", ("137", "ทวิศึกษา", "แพลตฟอร์ม")),
    ("โรงเรียนขนาดเล็ก ขอผลเชิงปริมาณ เชิงคุณภาพ ปัญหาอุปสรรค และข้อเสนอแนะ", ("1,625", "Top Up", "สพม.")),
)
COLUMNS = (
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
