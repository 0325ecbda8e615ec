"""What two things of one person or one clip are counted as, and small words about the report that change nothing.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no, talk

ONE_STEP_AND_THE_NEXT = [
    [answer("คนที่เข้าระบบแล้วลดหนี้ได้จริงมีเท่าไหร่", "debt", "1,238")],
    [answer("ครูที่เข้าระบบแล้วหนี้ลดลงมีกี่คน", "debt", "1,238")],
    [answer("เด็กที่รู้จักตัวเองแล้วมีแววอาชีพ มีกี่คนคะ", "guidance", "4,846,411", never="5,180,124")],
    [answer("เด็กที่รู้จักตัวเองแล้วค้นพบว่าอยากทำอาชีพอะไร กี่เปอร์เซ็นต์คะ", "guidance", "86.22", never="92.16")],
    [answer("นักเรียนที่ค้นพบตนเองแล้วเจออาชีพที่ชอบกี่คน", "guidance", "4,846,411")],
    [answer("โรงเรียนเล็กที่ยุบแล้วกี่โรง", "small-schools", "131")],
    [answer("ครูที่ลงทะเบียนอบรมแล้วได้เกียรติบัตรกี่คน", "debt", "5,759")],
    [no("ครูที่ได้เกียรติบัตรแล้วหนี้ลดกี่คน", "")],
    [answer("หลักสูตรผู้บริหารมีกี่หลักสูตร อะไรบ้าง", "personnel", text="หลักสูตร")],
    [answer("ด้านงานบุคคลของ รร.ขนาดเล็ก ทำไปกี่เรื่อง อะไรบ้าง", "small-schools", text="ธุรการ")],
    [no("ครูได้รางวัลกี่รางวัล อะไรบ้าง", "")],
    [no("เด็กที่ค้นพบตนเองแล้วได้ฝึกทักษะอาชีพกี่คน", "")],
    [no("เด็กที่ได้แนะแนวแล้วมีรายได้ระหว่างเรียนกี่คน", "")],
]
VIEWS_OF_A_CHANNEL = [
    [answer("เฟซบุ๊กลงสื่อไปกี่ตอน", "communication", "6,950"), no("คนดูเฉลี่ยต่อตอนกี่วิว", "", never="6,950")],
    [answer("ยูทูบลงกี่ตอน", "communication", "6,800"), no("ยอดวิวเฉลี่ยต่อตอนเท่าไหร่", "", never="6,800")],
    [answer("ยูทูบลงกี่ตอน", "communication", "6,800"), no("ตอนละกี่คนดู", "", never="6,800")],
    [answer("ติ๊กต็อกกี่คลิป", "communication", "1,018"), answer("เฉลี่ยคลิปละกี่ใจ", "communication", "202.4")],
    [answer("ข่าวที่สื่อมวลชนเผยแพร่กี่เรื่อง", "communication", "719"), answer("คนดูเฉลี่ยต่อเรื่องกี่วิว", "communication", "973.6")],
]
AS_PRINTED = [
    [answer("School Health HERO ครูเข้าใช้งานกี่คนตามที่พิมพ์ไว้", "guidance", "2,811,247")],
    [answer("ครูแนะแนวที่จัดกิจกรรมได้กี่คนตามรายงาน", "guidance", "49,445")],
    [answer("หนี้ครูลดได้กี่คนตามข้อมูลล่าสุด", "debt", "1,238")],
    [answer("นักเรียน ม.3-6 ที่ได้พัฒนาทักษะอาชีพกี่คนตามเล่มนี้", "career", "747,877")],
    [answer("ติ๊กต็อกมีกี่คนตาม", "communication", "34,400")],
    [answer("เฟซมีคนตามกี่คนตามรายงาน", "communication", "370,000")],
]
WHO_SIGNED = [
    [answer("ท้ายเล่มลงชื่อสำนักไหนเป็นเจ้าของงาน", "", text="สำนักติดตามและประเมินผล")],
    [answer("ท้ายเล่มลงชื่อหน่วยงานไหน", "", text="สำนักติดตามและประเมินผล")],
    [answer("รายงานนี้สำนักไหนเป็นเจ้าของ", "", text="สำนักติดตามและประเมินผล")],
]
A_LINE_EACH = [
    [answer("สรุปทุกนโยบายเป็นบรรทัดละเรื่อง", "", text="หนี้สิน | หน่วยกิต | แนะแนว")],
    [answer("ขอทุกเรื่องแบบบรรทัดละนโยบาย", "", text="หนี้สิน | หน่วยกิต | แนะแนว")],
    [answer("ทั้งรายงานเอาเรื่องละประโยค", "", text="หนี้สิน | หน่วยกิต | แนะแนว")],
    [answer("เล่าเรื่องหนี้ครูให้ฟังทีเดียวจบ เอาครบทั้งผล งานที่ทำ ปัญหา ข้อเสนอ", "debt", "1,238", text="15.61")],
]
ONLY_TALK = [
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), talk("เคลียร์ ขอบคุณครับ")],
    [talk("บอทตัวนี้ชื่ออะไร ทำอะไรได้")],
    [talk("เธอชื่ออะไร ทำอะไรได้")],
    [answer("บอทชื่ออะไรคะ หนี้ครูแก้ได้กี่คน", "debt", "1,238")],
    [answer("คุณชื่ออะไร แนะแนวมีปัญหาอะไร", "guidance")],
    [talk("hi there, who made you?")],
    [talk("hello there, who built you")],
    [answer("who made the report", "", text="สำนักติดตามและประเมินผล")],
]
OF_ANOTHER_POLICY = [
    [no("ผลการประเมินความพึงพอใจของผู้ปกครองต่อโรงเรียนคุณภาพ", "", never="4.43 | 1,808")],
    [no("ความพึงพอใจของครูต่อการแก้หนี้", "", never="1,238")],
    [no("ความพึงพอใจของนักเรียนต่อธนาคารหน่วยกิต", "", never="137")],
    [no("ผลความพึงพอใจต่อ anywhere anytime", "", never="4.43")],
    [answer("ความพึงพอใจต่อการบริหารงานบุคคลเท่าไหร่", "personnel", "4.43")],
]
VACANT = [
    [no("ครูไทยทั่วประเทศ อัตราว่างเหลือกี่ตำแหน่ง", "", never="18,839 | 3,163")],
    [no("อัตราว่างยังเหลือกี่คน", "", never="3,163")],
    [no("บรรจุแล้วอัตราว่างเหลือเท่าไหร่", "", never="3,163")],
    [no("ตำแหน่งว่างเหลืออีกกี่ตำแหน่ง", "", never="3,163")],
    [answer("ครูที่บรรจุตามอัตราว่างที่ยังไม่มีทักษะเหลือกี่คน", "integrity", "3,163")],
    [answer("ครูที่บรรจุตามอัตราว่างกี่คน", "integrity", "18,839")],
]
CONVERSATIONS = (
    OF_ANOTHER_POLICY
    + VACANT
    + ONE_STEP_AND_THE_NEXT
    + VIEWS_OF_A_CHANNEL
    + AS_PRINTED
    + WHO_SIGNED
    + A_LINE_EACH
    + ONLY_TALK
)


@pytest.mark.parametrize("rows", CONVERSATIONS, ids=lambda rows: " → ".join(row.question for row in rows))
def test_what_is_told(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
