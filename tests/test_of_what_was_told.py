"""Follow-ups that ask of what was told last: its base, its year, its policy, who is in it, what it makes reckoned with.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no, talk

OF_WHAT_BASE = [
    [answer("แก้หนี้ครูได้กี่คน", "debt", "1,238"), answer("ตัวหารคือเลขไหน", "debt", "7,926")],
    [answer("ITA ผ่านกี่เขต", "integrity", "240"), answer("เลขนี้หารด้วยอะไร", "integrity", "245")],
    [answer("ครูแนะแนวจัดกิจกรรมได้กี่คน", "guidance", "49,445"), answer("ฐานที่ใช้คือเลขไหน", "guidance", "53,058")],
    [answer("นักเรียนรู้จักตัวเองกี่คน", "guidance", "4,846,411"), answer("ตัวเลขนี้หารจากอะไร", "guidance", "5,621,067")],
    [answer("โรงเรียนที่ลดภาระได้คิดเป็นกี่ %", "assessment", "91.75"), answer("แล้วฐานเลขอะไร", "assessment", "29,152")],
    [answer("ร้อยละ 15.61 ของหนี้ครู ตัวหารคือเลขไหน", "debt", "7,926")],
    [answer("92.16% ของเด็กที่ได้แนะแนวเนี่ย ฐานคืออะไร", "guidance", "5,621,067")],
    [answer("โรงเรียนผ่านคัดเลือกต้นแบบสหกรณ์กี่แห่ง", "career", "33"), answer("จากที่ส่งไปกี่โรง", "career", "49")],
    [answer("ครูบรรจุใหม่ผ่านกี่คน", "integrity", "15,676"), answer("จากที่บรรจุไปกี่คน", "integrity", "18,839")],
    [
        answer("แก้หนี้ครูได้กี่คน", "debt", "1,238"),
        answer("ถ้าเปลี่ยนไปหารด้วย 8,744 จะได้กี่เปอร์เซ็นต์", "debt", "14.16"),
    ],
]
OF_WHICH_BASE = [
    [answer("1,136 โรงคิดเป็นร้อยละเท่าไรของโรงเรียนขนาดเล็กทั้งหมด", "quality-school", "7.41", never="10.60")],
    [answer("145 แห่งนี่กี่เปอร์เซ็นต์ของสถานศึกษาทั้งหมด", "guidance", "0.50", never="98.77")],
    [answer("ต้นแบบเพื่อนที่ปรึกษา 145 แห่งเทียบกับสถานศึกษาทั้งหมดกี่เปอร์เซ็นต์", "guidance", "0.50")],
    [answer("1,808 โรงคิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนทั้งประเทศ", "quality-school", "6.20", never="100 —")],
    [answer("137 โรงทวิศึกษา คิดเป็นกี่ % ของสถานศึกษาทั้งประเทศ", "credit-bank", "0.47")],
    [
        answer("โรงเรียนเล็กใกล้โรงเรียนคุณภาพกี่โรง", "quality-school", "1,136"),
        answer("คิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนขนาดเล็กทั้งประเทศ", "quality-school", "7.41"),
    ],
    [answer("จากฐาน 28,794 แห่งเหมือนกัน โรงเรียนที่ทำ Coaching กับโรงเรียนที่ดูแลสุขภาพจิต ต่างกันกี่แห่ง", "guidance", "1,467")],
    [answer("ฐาน 29,152 โรงเท่ากัน โรงเรียนที่ลดภาระประเมินได้ กับโรงเรียนที่ขับเคลื่อนแพลตฟอร์มดิจิทัล ห่างกันกี่แห่ง", "", "7,943")],
    [answer("ในเรื่องบริหารงานบุคคล ครูกับบุคลากรรวมมีกี่คน", "personnel", "456,603", never="867,407")],
]
DIVIDED = [
    [
        answer("tiktok มีคนติดตามกี่คน", "communication", "34,400"),
        answer("ยอดถูกใจหารด้วยคนตาม ได้เท่าไหร่ เอาทศนิยมสองตำแหน่ง", "communication", "5.99"),
    ],
    [
        answer("ยูทูบมีคนติดตามเท่าไร", "communication", "318,000"),
        answer("ผู้ติดตามหารด้วยตอน ได้กี่คน", "communication", "46.8"),
    ],
    [
        answer("ประชุมทางไกลกี่ครั้ง", "communication", "1,927"),
        answer("ผู้เข้าร่วมหารจำนวนครั้ง ได้เท่าไหร่", "communication", "166.4"),
    ],
    [
        answer("โรงเรียนเล็กรอบโรงเรียนคุณภาพมีเด็กกี่คน", "quality-school", "43,975"),
        answer("เอานักเรียนหารด้วยโรงเรียน ได้เท่าไร", "quality-school", "38.7"),
    ],
    [
        answer("รายการประเมินของเขตมีกี่เรื่อง", "assessment", "9,602"),
        answer("หารด้วย 245 เขต ได้เขตละกี่เรื่อง", "assessment", "39.2", never="27.5"),
    ],
]
RECKONED = [
    [
        answer("สื่อยูทูบกี่ตอน", "communication", "6,800"),
        answer("เฟซบุ๊กกี่ตอน", "communication", "6,950"),
        answer("บวกกันได้กี่ตอน", "communication", "13,750"),
    ],
    [
        answer("สมาชิกไลน์กี่คน", "communication", "74,086"),
        answer("น้อยกว่าเฟซกี่คน", "communication", "295,914"),
        answer("แล้วเทียบกับติ๊กต็อกล่ะ มากกว่ากี่คน", "communication", "39,686", never="335,600"),
    ],
    [
        answer("ครูที่ทำสื่อดิจิทัลเองได้กี่คน", "anywhere-anytime", "16,818"),
        answer("จากคนทั้งหมดเท่าไหร", "anywhere-anytime", "437,402"),
        answer("แล้วในเรื่องบริหารงานบุคคล ครูกับบุคลากรรวมมีกี่คน", "personnel", "456,603"),
        answer("สองฐานนี้ห่างกันกี่คน", "", "19,201"),
    ],
    [
        answer("ลดหนี้ครูสำเร็จร้อยละเท่าไร", "debt", "15.61"),
        answer("ของสถานศึกษาลดภาระประเมินล่ะ", "assessment", "91.75"),
        answer("ฝึกอาชีพ ม.3-6", "career", "85.00"),
        answer("สามเรื่องนี้อันไหนน้อยสุด", "debt", "15.61"),
    ],
    [answer("ครูเข้าโครงการแก้หนี้กี่คน", "debt", "8,744"), answer("ขั้นถัดมาเหลือกี่ราย", "debt", "7,926")],
]
THE_SAME_OF_ANOTHER = [
    [answer("หนี้ครูกี่เปอร์เซ็นต์", "debt", "15.61"), answer("แล้ว ITA", "integrity", "97.96")],
    [answer("แก้หนี้สำเร็จร้อยละเท่าไหร่", "debt", "15.61"), answer("ลดภาระการประเมินล่ะ", "assessment", "91.75")],
    [answer("ITA ผ่านร้อยละเท่าไหร่", "integrity", "97.96"), answer("ทักษะอาชีพ", "career", "85.00")],
    [answer("แนะแนวเด็กกี่คน", "guidance", "5,180,124"), answer("ฝึกอาชีพล่ะ", "career", "747,877")],
    [answer("ต้นแบบสหกรณ์กี่โรง", "career", "33"), answer("แล้วต้นแบบ YC", "guidance", "145")],
    [answer("ครูบรรจุใหม่กี่คน", "integrity", "18,839"), answer("แล้วครูแนะแนว", "guidance", "53,058")],
]
WHERE_IT_STANDS = [
    [answer("ต้นแบบ YC มีกี่แห่ง", "guidance", "145"), answer("ของปีการศึกษาไหนคะ", "guidance", "2567")],
    [
        answer("สำรวจความสมัครใจไปเรียนรวม 3 ปี", "small-schools", text="สมัครใจ"),
        answer("ปีไหนถึงปีไหน", "small-schools", "2568-2570"),
    ],
    [
        answer("โรงเรียนเรียนรวมกี่โรง", "small-schools", "54"),
        answer("อันนี้อยู่เรื่องไหนของรายงาน", "small-schools", "โรงเรียนขนาดเล็ก"),
    ],
    [answer("ทวิศึกษากี่โรง", "credit-bank", "137"), answer("อยู่ในนโยบายไหนอะ", "credit-bank", "ธนาคารหน่วยกิต")],
    [
        answer("School Health HERO คืออะไร", "guidance", text="School Health HERO"),
        answer("ระบบนี้ใครร่วมทำ", "guidance", text="กรมสุขภาพจิต"),
    ],
    [answer("ข้าราชการบรรจุใหม่ที่ได้อบรมมีใครบ้าง", "personnel", text="พลเรือนสามัญ")],
    [answer("ข้อมูลมาจากไหน", "", "e-MES"), answer("เขตส่งผ่านระบบไร", "", "e-MES")],
]
TOLD_BY_NOTHING = [
    [answer("โรงเรียนเล็กในรัศมี 5 กิโลมีกี่โรง", "quality-school", "1,136"), no("ครูในโรงพวกนี้กี่คน", "quality-school")],
    [answer("โรงเรียนที่เข้า School Health HERO กี่โรง", "guidance", "12,340"), no("ผู้ปกครองในโรงพวกนี้กี่คน", "guidance")],
    [answer("สีเขียวกี่โรง", "quality-school", "1,265"), no("เด็กในโรงพวกนี้กี่คน", "quality-school", never="43,975")],
    [answer("ผลิตสื่อไปกี่ชิ้น", "communication", "18,996"), no("เป็นวิดีโอกี่ชิ้น", "communication", never="18,996")],
    [answer("โรงเรียนเล็กคะแนนสูงกว่าเกณฑ์กี่โรง", "small-schools", "1,625"), no("เป็น O-NET กี่โรง", "small-schools")],
    [answer("โรงเรียนสหกรณ์ต้นแบบกี่โรง", "career", "33"), no("รร.ผมอยู่ขอนแก่น มีในนั้นมั้ย", "career")],
    [
        answer("ขยายโอกาสที่เด็กไม่เกิน 20 กี่โรง", "small-schools", "344"),
        no("ส่วนที่เด็กเกิน 20 มีกี่โรง", "small-schools", never="344"),
    ],
    [no("โรงเรียนในรัศมีเกิน 5 กิโลมีกี่โรง", "quality-school", never="1,136")],
    [no("โรงเรียนเล็กที่เด็กมากกว่า 60 คนได้งบ Top Up กี่โรง", "small-schools")],
    [answer("เลิกครูเวรแล้วใช่มั้ย", "small-schools", text="ยกเลิก"), no("มีโดนงัดกี่โรงตั้งแต่เลิก", "small-schools", never="131")],
    [
        answer("ประกาศธนาคารหน่วยกิตมีมั้ย", "credit-bank", text="ประกาศ"),
        no("ลงวันที่เท่าไรเดือนอะไร", "credit-bank", never="7 ต.ค."),
    ],
    [answer("ทำคู่มือธนาคารหน่วยกิตไหม", "credit-bank", text="คู่มือ"), no("พิมพ์กี่เล่ม", "credit-bank", never="137")],
    [no("ใครเป็นคนปล่อยข่าวปลอม", "communication", never="14")],
    [no("ใครเป็นคนคัดเลือกโรงเรียนต้นแบบสหกรณ์", "career", never="33")],
    [answer("ครูที่เข้าอบรมการเงินกี่คน", "debt", "12,905"), no("มีเกณฑ์จบยังไง", "debt")],
    [no("เด็กที่เรียนอยู่ใน รร.ขนาดเล็กทั้งประเทศรวมกันกี่คน", "small-schools", never="60")],
]
HOW_IT_IS_ASKED = [
    [answer("แก้หนี้ครูติดตรงไหน", "debt", text="อัตราดอกเบี้ย")],
    [answer("จํานวนครูแนะแนวที่ทํากิจกรรมค้นหาตัวเองให้เด็กได้", "guidance", "49,445")],
    [answer("จำนวนโรงเรียนที่ทำแผนเรียนร่วม", "small-schools", "344")],
    [answer("เกณฑ์ผ่าน ITA คือกี่คะแนนขึ้นไป", "integrity", "85")],
    [answer("โรงเรียนขยายโอกาสเด็กน้อยคือมีเด็กไม่เกินกี่คน", "small-schools", "20")],
    [answer("แล้วด้านวิชาการ เขาแบ่งกลุ่มโรงเรียนเล็กจากอะไร", "small-schools", text="ผลสัมฤทธิ์")],
    [answer("เช่าไฟเบออ็อปติกไปทำมัย", "communication", text="ถ่ายทอดสด")],
    [answer("ITA ผ่านกี่เขต", "integrity", "240"), answer("โทษที ลืมเปลี่ยนภาษา ขอเป็นร้อยละด้วย", "integrity", "97.96")],
    [answer("แนะแนวเด็กได้กี่คน", "guidance", "5,180,124"), answer("อุ๊ยกดส่งก่อน ขอร้อยละด้วย", "guidance", "92.16")],
    [asked_back("ทำได้แล้วกี่แห่ง"), answer("ที่ทำแนะแนว coaching ไง", "guidance", "26,754")],
    [asked_back("กี่โรง"), answer("ของโรงเรียนคุณภาพสีม่วงไง", "quality-school", "155")],
    [talk("สวัสดีครับ ผมเป็น ผอ.โรงเรียนเล็กๆ บนดอย มาขอถามหลายข้อหน่อย")],
    [talk("รบกวนสอบถาม 2-3 เรื่องครับ")],
    [answer("ขอถามเรื่องหนี้ครูหน่อย", "debt", "1,238")],
    [answer("tiktok sopotho mi khon tidtam thaorai", "communication", "34,400")],
    [
        answer(
            "เมื่อเช้าหัวหน้าสั่งงาน 3 อย่าง หนูก็งงว่าตัวเลขอะไร พี่บอก 97 อีกคนบอก 240 ไม่ตรงกันเลย "
            "สรุปหนูจะเอาแค่ว่า คนส่วนกลางที่ได้อบรมต้านโกงแล้วมีกี่คนค่ะ",
            "integrity",
            "1,181",
        )
    ],
]
TABLES = (
    OF_WHAT_BASE,
    OF_WHICH_BASE,
    DIVIDED,
    RECKONED,
    THE_SAME_OF_ANOTHER,
    WHERE_IT_STANDS,
    TOLD_BY_NOTHING,
    HOW_IT_IS_ASKED,
)
CONVERSATIONS = [rows for table in TABLES for rows in table]


@pytest.mark.parametrize("rows", CONVERSATIONS, ids=[rows[-1].question[:70] for rows in CONVERSATIONS])
def test_a_follow_up_is_read_of_what_was_told(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
