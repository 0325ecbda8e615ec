"""What is taken of the choices offered; leave taken after a no; and what was talked of before it gone back to.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no, talk

NUMBERS = asked_back("ขอตัวเลขหน่อย")
DEBT, IN_CHIANG_MAI = answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), no("ของเชียงใหม่กี่ราย", "")
ANSWERED = answer("คนตอบแบบสอบถามงานบุคคลมีกี่คน", "personnel", "59,795")
WOMEN = no("เป็นผู้หญิงกี่คน", "")
CHOSEN = (
    ("ข้อแรกก็ได้", "personnel"),
    ("เอาอันแรกละกัน", "personnel"),
    ("งั้นเอาเรื่องที่สองเลยค่ะ", "debt"),
    ("อันที่ห้า", "integrity"),
    ("ตัวสุดท้ายก็แล้วกันครับ", "integrity"),
    ("ข้อ 3 นะ", "small-schools"),
    ("ดูข้อที่สี่ก่อน", "assessment"),
)
DONE, LEFT = asked_back("แล้วเค้าทำอะไรไปบ้างคะ"), asked_back("เหลืออีกกี่คน")
TEACHERS = answer("ครูทั้งหมดกี่คนอะ", "", "456,603 | 53,058 | 437,402")
FOLLOWED = answer("ยูทูบกับเฟซคนตามเท่าไหร่", "communication", "318,000 | 370,000")
OF_TEACHERS = answer("กลุ่มครูมีอะไรบ้าง", "")
MORE = answer("fb กับ youtube ใครผู้ติดตามมากกว่า", "communication", "52,000")
LEFT_IN_DEBT = answer("หนี้ครูเหลืออีกกี่ราย", "debt", "6,688")
CONVERSATIONS: list[list[Row]] = [
    [TEACHERS, answer("เอาข้อ 1", "personnel", "456,603", never="53,058")],  # one of the figures told side by side
    [TEACHERS, answer("อันที่สอง", "guidance", "53,058", never="456,603")],
    [TEACHERS, answer("ตัวสุดท้าย", "anywhere-anytime", "437,402", never="456,603")],
    [TEACHERS, answer("อันแรก", "personnel", "456,603"), answer("ร้อยละเท่าไหร่", "personnel", "89.97")],
    [answer("ช่องไหนคนตามเยอะสุด", ""), answer("อันที่สอง", "communication", "318,000", never="370,000")],
    [answer("โรงเรียนคุณภาพสีไหนน้อยสุด", ""), answer("อันที่สอง", "quality-school", "388", never="155")],
    [answer("งบล่าช้ามีเรื่องไหนบ้าง", "", "3 เรื่อง"), answer("อันที่สอง", "personnel", "ล่าช้า")],
    [answer("งบล่าช้ามีเรื่องไหนบ้าง", "", "3 เรื่อง"), answer("ข้อสุดท้าย", "integrity", "งบประมาณ")],
    [FOLLOWED, answer("อันที่สอง", "communication", "370,000", never="318,000")],
    [answer("ขอตัวเลขเรื่องหนี้ครู", "debt"), answer("อันสุดท้าย", "debt", "5,759")],
    [answer("ปัญหาหนี้ครู", "debt"), answer("อันที่สอง", "debt", "สถาบันการเงิน")],
    [OF_TEACHERS, answer("อันที่สองของกลุ่มนั้น ขอตัวเลข", "debt", "ตัวเลข", text="1,238")],
    [OF_TEACHERS, answer("เรื่องสุดท้ายขอตัวเลขหน่อย", "communication", "ตัวเลข", text="18,996")],
    [OF_TEACHERS, answer("อันที่สาม", "small-schools", text="1,625")],
    [answer("ฝั่งเด็กมีเรื่องอะไรบ้าง", ""), answer("ขอตัวเลขอันที่สี่", "quality-school", "1,808")],
    [answer("ฝั่งเด็กมีเรื่องอะไรบ้าง", ""), answer("ข้อ 3 ของกลุ่มนี้ติดปัญหาอะไร", "credit-bank", "ปัญหาอุปสรรค")],
    [MORE, answer("เท่าไหร่", "communication", "52,000")],  # what was reckoned, not one of those it was reckoned from
    [MORE, answer("กี่คนนะ", "communication", "52,000")],
    [answer("ประถมกับมัธยมของโรงเรียนคุณภาพ อันไหนมากกว่า", ""), answer("กี่โรง", "quality-school", "6", never="1,136")],
    [answer("หนี้ครูกับแนะแนวอันไหนร้อยละสูงกว่า", ""), answer("เท่าไหร่", "", "76.55")],
    [LEFT_IN_DEBT, answer("เท่าไหร่นะ", "debt", "6,688")],
    [LEFT_IN_DEBT, answer("กี่รายนะคะ", "debt", "6,688")],
    [LEFT_IN_DEBT, answer("จากกี่ราย", "debt", "7,926", never="6,688")],
    [LEFT_IN_DEBT, answer("ได้กี่ราย", "debt", "1,238", never="6,688")],
    [answer("ประชุมทางไกลเฉลี่ยครั้งละกี่คน", ""), answer("เท่าไหร่นะ", "communication", "166.4")],
    [answer("เฟซเป็นกี่เท่าของติ๊กต็อก คนตาม", ""), answer("เท่าไหร่นะ", "communication", "10.76")],
    [answer("โรงเรียนเล็กเพิ่มขึ้นกี่เปอร์เซ็นต์", ""), answer("เท่าไหร่นะ", "small-schools", "2.21")],
    [answer("เขียวกับฟ้ารวมกันเป็นกี่เปอร์เซ็นต์", ""), answer("เท่าไหร่นะ", "quality-school", "91.43")],
    [
        answer("สีเขียวกี่โรง", ""),
        answer("ม่วงกี่โรง", ""),
        answer("ต่างกันเท่าไหร่", ""),
        answer("เท่าไหร่นะ", "quality-school", "1,110"),
    ],
    [answer("ช่องไหนคนตามเยอะสุด", ""), answer("เท่าไหร่", "communication", "370,000")],
    [answer("ยูทูบกับเฟซคนตามรวมกันกี่คน", ""), answer("กี่คนนะ", "communication", "688,000")],
    [DONE, answer("ลดภาระประเมินค่ะ", "assessment", text="6ล")],  # what was done, of the policy named or chosen
    [DONE, answer("2", "debt", text="DEBT OBEC")],
    [asked_back("ทำอะไรไปแล้วบ้าง"), answer("เรื่องธนาคารหน่วยกิต", "credit-bank", text="ทวิศึกษาแนวใหม่")],
    [asked_back("what was done"), answer("debt", "debt", text="DEBT OBEC")],
    [asked_back("ได้กี่เปอร์เซ็นต์"), answer("แนะแนว", "guidance", "92.16")],
    [LEFT, answer("ครูบรรจุใหม่ตามกรอบอัตราว่าง ที่ยังไม่มีทักษะคุณธรรมตามกำหนด", "integrity", "3,163")],
    [LEFT, answer("หนี้ครู", "debt", "6,688")],
    [LEFT, answer("ครูที่ยังสร้างสื่อดิจิทัลไม่ได้", "anywhere-anytime", "420,584")],
    [LEFT, no("หนี้ครูในจังหวัดขอนแก่น", "", never="1,238 | 6,688")],  # more is said than the choice
    [LEFT, no("หนี้ครูเกษียณ", "", never="1,238 | 6,688")],
    [asked_back("กี่คน"), no("ครูหญิงที่แก้หนี้ได้", "debt", never="1,238")],
    [DONE, no("หนี้ครูที่เชียงใหม่", "", never="DEBT OBEC")],
    [NUMBERS, answer("โรงเรียนคุณภาพสีเขียว", "quality-school", "1,265")],
    *([NUMBERS, answer(said, policy)] for said, policy in CHOSEN),
    [NUMBERS, answer("เอาอันแรกละกัน", "personnel"), answer("แล้วข้อสามล่ะ", "small-schools")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance", "5,180,124"), answer("โรงเรียนเล็กมีกี่โรง", "small-schools", "15,327")],
    [ANSWERED, WOMEN, talk("ไม่เป็นไรครับ ขอบคุณ บ๊ายบาย")],
    [ANSWERED, WOMEN, talk("ไม่เป็นไรค่ะ")],
    [DEBT, IN_CHIANG_MAI, talk("ช่างเถอะ ขอบใจนะ")],
    [DEBT, IN_CHIANG_MAI, talk("no worries, thanks")],
    [DEBT, IN_CHIANG_MAI, talk("โอเค ไม่เป็นไร")],
    [DEBT, IN_CHIANG_MAI, answer("ไม่เป็นไร ขอทั้งประเทศ", "debt", "1,238")],
    [DEBT, IN_CHIANG_MAI, answer("ช่างมัน เอารวม", "debt", "1,238")],
    [ANSWERED, WOMEN, answer("ไม่เป็นไร เอารวมก็ได้", "personnel", "59,795")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance", "5,180,124"), no("ผู้หญิงกี่คน", ""), answer("งั้นเอารวม", "guidance", "5,180,124")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance", "5,180,124"), answer("งั้นแก้หนี้ครูกี่ราย", "debt", "1,238")],
    [ANSWERED, WOMEN, talk("ไม่เป็นไรค่ะ"), answer("งั้นแก้หนี้ครูกี่ราย", "debt", "1,238")],
]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_what_is_taken_or_left_is_understood(rows: list[Row], engine: Engine) -> None:
    assert converse(engine, rows) == [[] for _ in rows]
