"""What is to be printed, or was told by others, is checked as a claim, wherever it stands."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from knowledge.asking.to_be_printed import less_where_it_is_printed

FRAMES = (
    "มีโพสต์ว่า{} จริงไหม",
    "ร่างข่าวเขียนว่า{} เช็คให้ที",
    "ในสไลด์ใส่ไว้ว่า{} ถูกไหม",
    "นักข่าวโทรมาบอกว่า{} ตอบเค้ายังไงดี",
    "มีคนคอมเมนต์ว่า{} จริงหรือ",
    "{} พูดออกสื่อได้เลยใช่มั้ย",
    "ในร่างสุนทรพจน์เขียนว่า{} ถูกต้องไหม",
    "แคปชันเขียนว่า{} โพสต์ได้เลยไหม",
    "{} ลงเพจได้เลยไหมคะ",
)
CLAIMS = (  # and what the report prints of it
    ("ครูแก้หนี้ได้ 5,000 ราย", "1,238"),
    ("โรงเรียนคุณภาพสีเขียวมี 1,265 โรง", "1,265"),
    ("ครูทำสื่อดิจิทัลเป็นแล้ว 64.50%", "3.84"),
    ("เด็กได้แนะแนว 86.22%", "92.16"),
    ("เขตผ่าน ITA ครบทุกเขต", "97.96"),
    ("เทียบโอนหน่วยกิตได้ครบทุกโรงร้อยเปอร์เซ็นต์", "137"),
)
AS_THEY_STAND = (  # nothing is claimed in them
    "มีโพสต์เรื่องหนี้ครูไหม",
    "ข่าวประชาสัมพันธ์มีกี่เรื่อง",
    "นักข่าวถามว่าหนี้ครูแก้ได้กี่ราย",
    "ขอตัวเลขหนี้ครูไปลงเพจได้ไหม",
    "มีอุปสรรคอะไรบ้าง ตอบเขายังไงดี",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("claim", "printed"), CLAIMS, ids=[claim for claim, _ in CLAIMS])
def test_a_claim_is_told_against_by_what_is_printed(engine: Engine, frame: str, claim: str, printed: str) -> None:
    answer, wording, _ = engine.ask(frame.format(claim))
    assert answer.outcome == "answer"
    assert printed in wording.headline


@pytest.mark.parametrize("text", AS_THEY_STAND)
def test_what_claims_nothing_is_read_as_it_stands(text: str) -> None:
    assert less_where_it_is_printed(text) == text
