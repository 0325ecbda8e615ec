"""A thing's name that is asked to be told, a name of one of many that is not, and a sum of money in no figure."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

PRINTED = (  # names that an item prints
    ("เออดี งั้นบอกชื่ออบรมนักประชาสัมพันธ์ของ สพฐ. ที", "นักประชาสัมพันธ์ยุคใหม่"),
    ("ขอชื่ออบรมนักประชาสัมพันธ์ของ สพฐ.", "นักประชาสัมพันธ์ยุคใหม่"),
    ("บอกชื่อระบบแก้หนี้หน่อย", "DEBT OBEC"),
    ("อยากได้ชื่อโครงการต้านทุจริต", "ร่วมใจต้านทุจริต"),
    ("บอกชื่อคู่มือการเงินบัญชี", "แนวการประเมินผล"),
    ("ขอชื่อโพลที่ใช้สำรวจภาระครู", "OBEC POLL"),
    ("ขอทราบชื่อแพลตฟอร์มคัดกรองสุขภาพจิต", "School Health"),
    ("อยากได้ชื่อหลักสูตรผู้บริหารการศึกษา", "Competency"),
)
OF_ONE_OF_MANY = (
    "เขตที่คะแนนพึงพอใจต่ำสุดชื่ออะไร",
    "โรงเรียนที่คะแนนความพึงพอใจสูงสุดชื่ออะไร",
    "แล้วเขตที่พึงพอใจมากสุดชื่ออะไร",
    "สพท. ที่ได้คะแนน ITA ต่ำสุดชื่ออะไร",
    "อยากได้ชื่อเขตที่ไม่ผ่าน",
    "บอกชื่อโรงเรียนที่เลิกที",
    "ขอชื่อครูที่ผ่านอบรมการเงิน",
    "บอกชื่อวิทยากรอบรมนักประชาสัมพันธ์",
    "ขอชื่อผู้ชนะประกวดคลิป",
)
SUMS = (
    "ITA ผมพอทราบแล้ว อยากรู้งบที่ใช้อบรมต้านทุจริตทั้งโครงการ",
    "อยากรู้งบที่ใช้ทำซีรีส์ทั้งโครงการ",
    "ขอวงเงินค่าเช่าคู่สายไฟเบอร์",
    "งบที่ใช้จัดประกวดคลิป",
    "ขอมูลค่าสินค้าสหกรณ์โรงเรียน",
    "อยากรู้ค่าใช้จ่ายในการพัฒนา School Health HERO",
)
SPOKEN_OF = (  # money that items speak of
    ("ขออุปสรรคเรื่องงบที่ใช้อบรมต้านทุจริต", "ล่าช้า"),
    ("สินค้าสหกรณ์มีมูลค่าเพิ่มยังไง", "มูลค่า"),
    ("งบไม่พอเรื่องไหนบ้าง", "แนะแนว"),
    ("เรื่องที่ยอดมองเห็นสูงสุดมีคนเห็นกี่ครั้ง", "892,445"),
)


@pytest.mark.parametrize(("question", "told"), [*PRINTED, *SPOKEN_OF], ids=lambda said: said)
def test_what_is_printed_is_told(engine: Engine, question: str, told: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer"
    assert told in wording.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [*((each, "lack.names") for each in OF_ONE_OF_MANY), *((each, "lack.money") for each in SUMS)],
    ids=lambda said: said,
)
def test_whom_and_what_no_record_names_is_declined(engine: Engine, question: str, reason: str) -> None:
    answer, _, _ = engine.ask(question)
    assert (answer.outcome, answer.reason) == ("not_found", reason)
