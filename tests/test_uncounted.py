"""Numbers that no figure tells, though figures have the words (at most, grown by, both at once), and what is near them.

Read as tests/test_answers.py is; each dialogue is for a class, its last turn the one in question.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no, talk

DIALOGUES: dict[str, list[Row]] = {
    "what a mean is out of": [no("4.43 จากเต็มเท่าไหร่", "")],
    "the same in a follow-up": [answer("ความพึงพอใจงานบุคคลเท่าไร", "personnel", "4.43"), no("คะแนนเต็มเท่าไร", "")],
    "what a mark is out of": [answer("ITA ต้องได้กี่คะแนน", "integrity", "85"), no("เต็มเท่าไหร่", "")],
    "whether a mean is out of that": [no("ค่าเฉลี่ย 4.43 เต็ม 5 ใช่มั้ย", "")],
    "the mean, whatever it may be out of": [answer("เต็ม 5 ได้เท่าไหร่ ความพอใจต่องานบุคคลของเขต", "personnel", "4.43")],
    "a count in full is no mark": [answer("หมื่นห้านี่เลขเต็มเท่าไหร่ โรงเรียนเล็ก", "small-schools", "15,327")],
    "grown from a year that is not told": [no("LINE OA สมาชิกเพิ่มจากปีก่อนกี่คน", "")],
    "the same in a follow-up on one year": [
        answer("LINE OA มีสมาชิกกี่คน", "communication", "74,086"),
        no("เพิ่มจากปีก่อนกี่คน", ""),
    ],
    "grown, with no year named": [no("ปีนี้มีนักเรียนใช้ธนาคารหน่วยกิตเพิ่มขึ้นกี่คน", "")],
    "grown where both years are told": [answer("โรงเรียนเล็กเพิ่มขึ้นจากปีก่อนกี่โรง", "small-schools", "331")],
    "both, in two items": [no("ครูที่จบอบรมการเงินแล้วหนี้ลดลงจริงมีกี่คน", "")],
    "both, in two policies": [no("สถานศึกษาที่ลดภาระประเมินได้และมีระบบแนะแนวด้วยมีกี่แห่ง", "")],
    "both, in one item": [no("โรงเรียนที่ทำทั้งระบบแนะแนวและดูแลสุขภาพจิตมีกี่แห่ง", "")],
    "both, in English": [no("how many teachers both finished the finance course and reduced their debt?", "")],
    "the later of two steps": [answer("ครูที่สมัครแก้หนี้แล้วแก้สำเร็จกี่ราย", "debt", "1,238")],
    "one group of those that are only told to be": [no("ครูหนี้กลุ่มสีเขียวมีจำนวนเท่าไร", "")],
    "the same in English": [no("number of teachers in red debt group", "")],
    "the groups themselves": [answer("จัดกลุ่มครูที่เป็นหนี้เป็นกี่กลุ่ม", "debt", "3")],
    "a group that schools are counted of": [answer("โรงเรียนคุณภาพกลุ่มสีเขียวมีจำนวนเท่าไร", "quality-school", "1,265")],
    "two limits of one figure": [answer("โรงเรียนเล็กที่มีเด็กไม่เกิน 60 คนและอยู่ในรัศมี 5 กม. กี่โรง", "quality-school", "1,136")],
    "some and some others": [
        answer("ผู้เรียนที่เข้าถึงสื่อดิจิทัลและครูที่สร้างสื่อได้มีกี่คน", "anywhere-anytime", "125,610", text="16,818")
    ],
    "a percent over a number that is given": [
        answer("ผู้เรียนเข้าถึงสื่อดิจิทัลกี่คน", "anywhere-anytime", "125,610"),
        answer("ถ้าหารด้วย 5,621,067 จะได้ร้อยละเท่าไร", "anywhere-anytime", "2.23"),
    ],
    "a share of each of a kind": [
        answer("ผลประเมินโรงเรียนคุณภาพแยกตามสี ขอร้อยละของแต่ละกลุ่ม", "quality-school", text="8.57")
    ],
    "a size is no money": [
        answer("นักเรียนในโรงเรียนเล็กไม่เกิน 60 คนที่อยู่ใกล้โรงเรียนคุณภาพ มีรวมเท่าใด", "quality-school", "43,975")
    ],
    "counted of what was read": [
        answer("คลังสื่อดิจิทัลเขาทำอะไรบ้าง", "anywhere-anytime"),
        answer("เด็กเข้าถึงสื่อพวกนี้กี่คน", "anywhere-anytime", "125,610"),
    ],
    "this app": [
        answer("School Health HERO มีโรงเรียนใช้กี่แห่ง", "guidance", "12,340"),
        answer("แอปนี้มันค้างบ่อยมั้ย", "guidance", text="ล่มบ่อย"),
    ],
    "a complaint before what somebody did": [
        answer("ครูรุ่นเก่าไม่ยอมพัฒนาตัวเอง นั่งรอเกษียณ รายงานพูดถึงมั้ย", "personnel", text="กระตือรือร้น")
    ],
    "a complaint before a count": [
        answer("คนดูสื่อแต่ละวัยไม่เหมือนกัน ลงเฟซอย่างเดียวไม่พอ รายงานเขียนไว้ไหม", "communication", never="6,950", text="พฤติกรรม")
    ],
    "what is spoken of, no complaint": [
        answer("ครูผู้หญิงยังต้องไปนอนเฝ้าโรงเรียนอยู่อีกมั้ยคะ มีเขียนไว้ไหม", "small-schools", text="อยู่เวร")
    ],
    "used by how many": [
        answer("How many schools use School Health HERO?", "guidance", "12,340"),
        answer("and how many teachers use it?", "guidance", "2,811,247"),
    ],
    "thanks to somebody": [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), talk("ขอบใจนะลูก")],
    "who asks, and where from": [answer("หนูเป็นครูอัตราจ้าง รร.เล็ก ทางภาคใต้ อยากถามว่าหนี้ครูแก้ได้กี่ราย", "debt", "1,238")],
    "of that part of the country": [no("หนูเป็นครูทางอีสาน โรงเรียนเล็กแถวนี้มีกี่แห่ง", "")],
}


@pytest.mark.parametrize("rows", DIALOGUES.values(), ids=DIALOGUES)
def test_a_number_is_told_where_a_figure_counts_that(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
