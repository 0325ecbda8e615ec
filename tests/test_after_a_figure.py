"""After a figure was told: its year, all of its policy, who did it and how, the rest of its kind; whom it is of.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

DEBT = answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238")
CLOSED = answer("โรงเรียนเล็กปิดกี่แห่ง", "small-schools", "131")
ITA = answer("เขตผ่าน ITA กี่เขต", "integrity", "240")
FOLLOWERS = answer("FB สพฐ. มีคนติดตามกี่คน", "communication", "370,000")
NEW_TEACHERS = answer("ครูบรรจุใหม่มีคุณธรรมกี่คน", "integrity", "15,676")
MODELS = answer("สถานศึกษาต้นแบบ YC คัดเลือกไว้กี่แห่ง", "guidance", "145")
GREEN = answer("โรงเรียนคุณภาพสีเขียวกี่โรง", "quality-school", "1,265")

OF_WHICH_YEAR = [
    [DEBT, answer("ปีไหน", "debt", "ปีงบประมาณ พ.ศ. 2567")],
    [CLOSED, answer("ตัวเลขปีไหนคะ", "small-schools", "2567")],
    [ITA, answer("ข้อมูลปีอะไรครับ", "integrity", "2567")],
    [ITA, answer("ไม่ผ่านกี่เขต", "integrity", "5"), answer("ของปีไหน", "integrity", "2567")],
    [NEW_TEACHERS, answer("พ.ศ. ไหน", "integrity", "ปีงบประมาณ พ.ศ. 2567")],
    [MODELS, answer("ปีไหน", "guidance", "ปีการศึกษา 2567")],
    [GREEN, answer("เป็นของปีไหน", "quality-school", "2567"), answer("กี่เปอร์เซ็นต์", "quality-school", "69.97")],
    [DEBT, no("เริ่มตั้งแต่ปีไหน", "debt")],
    [DEBT, no("จะครบปีไหน", "debt")],
    [NEW_TEACHERS, no("จะครบปีไหน", "integrity")],
]
ALL_OF_ITS_POLICY = [
    [DEBT, answer("เอาแบบละเอียดทั้งนโยบาย", "debt", text="12,905")],
    [CLOSED, answer("ขอดูทั้งนโยบาย", "small-schools", text="1,625")],
    [ITA, answer("เอาทั้งหมดของนโยบายนี้", "integrity", text="83.21")],
    [FOLLOWERS, answer("ขอแบบเต็มของนโยบายนี้", "communication", text="1,927")],
    [GREEN, answer("เล่าทั้งเรื่องให้ฟังหน่อย", "quality-school", text="1,808")],
    [FOLLOWERS, answer("นโยบายนี้มีปัญหาอะไร", "communication", "2 ข้อ")],
    [FOLLOWERS, answer("ข่าวด้านนโยบายกี่เรื่อง", "communication", "172")],
]
WHO_DID_IT = [
    [DEBT, answer("ใครเป็นคนทำคะ หน่วยไหน", "debt", "6 ข้อ", text="ศูนย์แก้หนี้")],
    [CLOSED, answer("ใครทำ", "small-schools", "8 ข้อ")],
    [FOLLOWERS, answer("ใครเป็นคนทำ", "communication", text="คณะทำงาน")],
    [ITA, answer("แล้วหน่วยไหนดำเนินการ", "integrity", "5 ข้อ")],
    [GREEN, answer("หน่วยงานไหนทำ", "quality-school")],
    [DEBT, answer("ใครเป็นคนจัดทำรายงานนี้", "", "สำนักติดตามและประเมินผล")],
    [answer("รายงานปีงบไหน", "", "2567"), answer("ใครทำ", "", "สำนักติดตามและประเมินผล")],
]
FAKE = answer("ข่าวปลอมมีกี่เรื่อง", "communication", "14")
THE_REST_OF_ITS_KIND = [
    [GREEN, answer("สีที่เหลือล่ะ", "quality-school", "388", text="155", never="543")],
    [GREEN, answer("ที่เหลือเป็นสีอะไรบ้าง", "quality-school", "388", text="155")],
    [GREEN, answer("อันอื่นล่ะ", "quality-school", "388", text="155")],
    [GREEN, answer("กลุ่มที่เหลือมีกี่แห่ง", "quality-school", "543", never="1,420")],
    [GREEN, answer("ที่เหลือล่ะ", "quality-school", "543")],
    [GREEN, answer("ที่เหลือกี่โรง", "quality-school", "543"), answer("เป็นสีอะไรบ้าง", "quality-school")],
    [FAKE, answer("แล้วที่เหลือเป็นเรื่องอะไรบ้าง", "communication", "727", text="172", never="1,008")],
    [FAKE, answer("จากทั้งหมดกี่เรื่อง", "communication", "1,008"), answer("ที่เหลือมีอะไรบ้าง", "communication", "727")],
    [FAKE, answer("ที่เหลือล่ะ", "communication", "994")],
    [FOLLOWERS, answer("ช่องที่เหลือล่ะ", "communication", "318,000", text="34,400", never="370,000")],
    [FOLLOWERS, answer("ที่เหลือล่ะ", "communication", "318,000", text="34,400")],
    [answer("โรงเรียนคุณภาพประถมกี่โรง", "quality-school", "901"), answer("ระดับที่เหลือล่ะ", "quality-school", "907")],
    [DEBT, answer("ที่เหลือล่ะ", "debt", "6,688")],
    [DEBT, no("ที่เหลือมีอะไรบ้าง", "debt")],
    [ITA, no("ที่เหลือเป็นเขตไหนบ้าง", "integrity")],
]
TRAINED = answer("เด็ก ม.3-6 ฝึกอาชีพกี่คน", "career", "747,877")
HOW_THEY_WERE_HELPED = [
    [TRAINED, answer("สนับสนุนยังไงบ้าง", "career", text="เกษตรกรรม")],
    [DEBT, answer("ช่วยเหลือยังไงบ้าง", "debt", "6 ข้อ")],
    [DEBT, answer("สนับสนุนอะไรบ้าง", "debt")],
    [CLOSED, answer("แล้วเค้าส่งเสริมยังไง", "small-schools")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance"), answer("มีการดูแลอย่างไร", "guidance", never="ประชุมทางไกล")],
    [ITA, answer("สพฐ. ช่วยอะไรบ้าง", "integrity", "5 ข้อ")],
    [DEBT, answer("แก้ยังไง", "debt", "ข้อเสนอแนะ")],
]
OF_WHOM_OR_WHAT = [  # who reached a mark that is given; not who did it to those who are counted
    [answer("จำนวนเขตที่ ITA ถึง 85 คะแนน ปี 67", "integrity", "240")],
    [answer("เขตที่ได้ ITA 85 ขึ้น มีกี่แห่งนะครับ", "integrity", "240")],
    [answer("มีกี่เขตได้ ITA 85 ขึ้นไป", "integrity", "240")],
    [answer("เกณฑ์ผ่าน ITA กี่คะแนน", "integrity", "85")],
    [answer("เกณฑ์ของ ITA คือกี่คะแนน", "integrity", "85")],
    [answer("ผ่านเกณฑ์ ITA กี่เขต", "integrity", "240")],
    [answer("เด็กที่ครูแนะแนวให้แล้วมีกี่คนคะ", "guidance", "5,180,124"), answer("ยังขาดอีกกี่คน", "guidance", "440,943")],
    [answer("นักเรียนที่ครูแนะแนวไปแล้วกี่คน", "guidance", "5,180,124")],
    [answer("ครูแนะแนวที่จัดกิจกรรมให้เด็กมีกี่คน", "guidance", "49,445")],
    [answer("เด็กเทียบโอนหน่วยกิตได้กี่คน", "credit-bank"), answer("โอเค งั้นมีกี่โรงเรียนเอ่ย", "credit-bank", "137")],
]
TABLES = (
    OF_WHICH_YEAR,
    ALL_OF_ITS_POLICY,
    WHO_DID_IT,
    THE_REST_OF_ITS_KIND,
    HOW_THEY_WERE_HELPED,
    OF_WHOM_OR_WHAT,
)
CONVERSATIONS = [rows for table in TABLES for rows in table]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[f"{rows[0].question[:20]} {rows[-1].question}" for rows in CONVERSATIONS]
)
def test_a_follow_up_after_a_figure(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
