"""What a word or two say after figures told together, after a question back, and after what was asked of nothing yet.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no, talk

ONE_OF_THOSE_TOLD = [
    [answer("ผู้ติดตามกี่คน", "communication", "34,400"), answer("ติ๊กต่อก", "communication", "34,400", never="206,000")],
    [answer("ผู้ติดตามกี่คน", "communication"), answer("ยูทูบ", "communication", "318,000")],
    [answer("ผู้ติดตามกี่คน", "communication"), answer("ไลน์", "communication", "74,086")],
    [answer("มีกี่คลิป", "communication"), answer("ติ๊กต่อก", "communication", "1,018", never="34,400")],
    [answer("สื่อกี่ตอน", "communication"), answer("เฟซบุ๊ก", "communication", "6,950")],
    [answer("ช่องทางโซเชียลของ สพฐ. อันไหนคนตามมากสุด", ""), answer("ผู้ติดตามน้อยสุด", "", "34,400")],
]
OF_WHOSE_KIND = [
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("ของโรงเรียนคุณภาพ มีกี่แห่ง", "quality-school", "1,265", never="1,808")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("ที่เป็นโรงเรียนอะ มีกี่โรง", "quality-school", "1,265")],
    [asked_back("สีเขียวแปลว่าอะไร"), answer("ของโรงเรียน มีกี่โรง", "quality-school", "1,265")],
    [asked_back("กลุ่มสีเขียวมีเท่าไหร่"), answer("ของโรงเรียนคุณภาพ ร้อยละเท่าไหร่", "quality-school", "69.97")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), no("ของโรงเรียน", "quality-school", text="1,265")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), no("ของครูมีกี่คน", "", never="1,265")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("แล้วโรงเรียนคุณภาพมีกี่แห่ง", "quality-school", "1,808")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("สมาชิกไลน์กี่คน", "communication", "74,086")],
    [no("กลุ่มสีม่วงหมายถึงอะไร", "quality-school", text="155")],
    [no("สีเขียวแปลว่าดีที่สุดรึเปล่า", "")],
]
WHO_DID_WHAT = [
    [asked_back("ครูทำได้กี่คน"), answer("ทำสื่อดิจิทัล", "anywhere-anytime", "16,818"), answer("จากทั้งหมด", "", "437,402")],
    [asked_back("ครูทำได้กี่คน"), answer("จัดกิจกรรมแนะแนว", "guidance", "49,445")],
    [asked_back("นักเรียนได้กี่คน"), answer("ฝึกอาชีพ", "career", "747,877")],
    [asked_back("นักเรียนกี่คน"), answer("เทียบโอน", "credit-bank", "4,747")],
    [answer("นักเรียนทั้งหมดมีกี่คน", ""), answer("ของนโยบายแนะแนว", "guidance", "5,621,067")],
    [asked_back("ผ่านกี่คน"), answer("อบรมทุจริต", "integrity", "1,181", never="747,877")],
    [asked_back("ผ่านกี่คน"), answer("อบรมการเงิน", "debt", "5,759")],
    [asked_back("ผ่านกี่เขต"), answer("ITA", "integrity", "240")],
]
WITH_THE_OTHER_KIND = [
    [answer("รถรับส่ง เรียนรวมบางชั้นกี่โรงครับ", "", "71"), answer("รวมทั้งสองแบบ", "quality-school", "164")],
    [answer("ทุกชั้นทุกวันได้ค่าพาหนะกี่โรง", "", "93"), answer("ทั้งสองแบบรวมกันกี่โรง", "quality-school", "164")],
    [answer("เรียนรวมทุกชั้นกี่โรง", "", "54"), answer("รวมสองแบบ", "small-schools", "185")],
    [answer("โรงเรียนเล็กเลิกไปกี่แห่ง", "", "131"), answer("รวมทั้งสองอย่างกี่แห่ง", "small-schools", "185")],
    [answer("โรงเรียนคุณภาพระดับประถมกี่โรง", "", "901"), answer("รวมทั้งสองระดับ", "quality-school", "1,808")],
    [answer("โรงเรียนคุณภาพสีเขียวกี่โรง", "", "1,265"), answer("รวมทั้งสามสี", "quality-school", "1,808")],
    [
        answer("โรงเรียนเล็กเลิกกี่แห่ง", "", "131"),
        answer("โรงเรียนคุณภาพระดับประถมกี่โรง", "", "901"),
        answer("รวมทั้งสองระดับ", "quality-school", "1,808", never="1,032"),
    ],
    [
        answer("โรงเรียนคุณภาพสีเขียวกี่โรง", "", "1,265"),
        answer("สีฟ้าล่ะ", "", "388"),
        answer("รวมสองสีนี้", "quality-school", "1,653"),
    ],
]
OF_THE_HIGHEST = [
    [answer("เข้าถึงโพสต์สูงสุดเท่าไหร่", "communication", "763,679")],
    [answer("ยอดเข้าถึงโพสต์สูงสุด", "communication", "763,679")],
    [answer("reach สูงสุดกี่ครั้ง", "communication", "763,679")],
    [answer("การมีส่วนร่วมสูงสุดกี่ครั้ง", "communication", "151,304")],
    [answer("มองเห็นสูงสุดกี่ครั้ง", "communication", "892,445")],
    [answer("ผู้ติดตามสูงสุดกี่คน", "communication", "370,000")],
    [no("ยอดถูกใจสูงสุดเท่าไหร่", "communication", never="206,000")],
]
READ_BY_PEOPLE = [
    [answer("สื่อหลักเอาข่าวเราไปลงกี่เรื่อง", "", "719"), answer("มีคนอ่านสักกี่คน", "communication", "700,000")],
    [answer("ข่าวที่สื่อลงมีคนอ่านกี่คน", "communication", "700,000")],
    [answer("สื่อมวลชนเอาข่าวไปลงมีคนดูกี่ราย", "communication", "700,000")],
    [answer("ประชาชนติดตามข่าวของ สพฐ. ทางสื่อมวลชนกี่คน", "communication", "700,000")],
    [no("คลิปเรามีคนดูกี่คน", "", never="700,000")],
    [no("ซีรีส์สานพลังครูมีคนดูกี่คน", "", never="700,000")],
    [no("ข่าวปลอมมีคนอ่านกี่คน", "", never="700,000")],
    [no("คู่มือมีคนอ่านกี่คน", "", never="700,000")],
]
OF_WHAT_DAY = [
    [
        answer("ที่อบรมเรื่องเงินใน google classroom ลงชื่อแล้วยังไม่ได้เกียรติบัตรมีกี่ราย", "debt", "7,146"),
        answer("ข้อมูลตัวนี้ถึงวันไหน", "debt", "23 ก.ย. 67"),
        answer("แล้วตัวแก้หนี้ลดลงล่ะ วันที่เดียวกันมั้ย", "debt", "10 ต.ค. 67"),
    ],
    [answer("ครูแก้หนี้ได้กี่ราย", "debt", "1,238"), answer("ข้อมูลตัวนี้ถึงวันไหน", "debt", "10 ต.ค. 67")],
    [answer("สมาชิกไลน์กี่คน", "", "74,086"), answer("ข้อมูลนี้ถึงวันไหน", "communication", "7 ต.ค. 67")],
    [answer("ข้อมูลอบรมการเงินถึงวันไหน", "debt", "23 ก.ย. 67")],
    [answer("ข้อมูล ITA ถึงเมื่อไหร่", "integrity", "7 ต.ค. 67")],
    [
        answer("ครูแก้หนี้ได้กี่ราย", "debt"),
        answer("ข้อมูล ณ วันไหน", "debt", "10 ต.ค. 67"),
        answer("สมาชิกไลน์ล่ะ วันที่เดียวกันไหม", "communication", "7 ต.ค. 67"),
    ],
    [no("ข้อมูลต้องส่งถึงวันไหน", "")],
    [no("เปิดรับสมัครแก้หนี้ถึงวันไหน", "debt")],
    [no("อบรมการเงินถึงวันไหน", "debt")],
]
ONE_END_OF_A_POLICY = [
    [answer("ที่แย่สุดในเรื่องดิจิทัลล่ะ เปอร์เซ็นต์เท่าไหร่", "anywhere-anytime", "1.95")],
    [answer("นโยบายไหนผลงานเต็มร้อย", ""), answer("ที่แย่สุดในเรื่องดิจิทัลล่ะ เปอร์เซ็นต์เท่าไหร่", "", "1.95")],
    [answer("ที่ต่ำสุดของเรื่องแนะแนวกี่เปอร์เซ็นต์", "guidance", "86.22")],
    [answer("ที่ดีสุดในเรื่องแนะแนวล่ะ เปอร์เซ็นต์เท่าไหร่", "guidance", "98.01")],
    [answer("แล้วที่สูงสุดของเรื่องลดภาระประเมินกี่เปอร์เซ็นต์", "assessment", "91.75")],
    [answer("ที่น้อยที่สุดในงานต้านทุจริตร้อยละเท่าไหร่", "integrity", "83.21")],
    [answer("ยอดมองเห็นสูงสุดของเรื่องบนเพจเท่าไหร่", "communication", "892,445")],
]
OF_A_LEVEL = [
    [answer("นักเรียนซื่อสัตย์กี่ %", "integrity", "87.42"), no("แล้วมัธยมปลายละ", "integrity", never="85.00")],
    [answer("นักเรียนซื่อสัตย์กี่ %", "integrity"), no("แยกชายหญิงได้มั้ย", ""), no("แล้วมัธยมปลายละ", "", never="85.00")],
    [answer("นักเรียนได้แนะแนวกี่คน", "guidance"), no("แล้วมัธยมปลายล่ะ", "guidance", never="879,855")],
    [answer("นักเรียนได้แนะแนวกี่คน", "guidance"), no("แล้วประถมล่ะ", "guidance")],
    [answer("นักเรียนได้แนะแนวกี่คน", "guidance"), no("เด็กมัธยมกี่คน", "guidance")],
    [answer("นักเรียนเทียบโอนได้กี่คน", "credit-bank"), no("แล้ว ม.ต้นล่ะ", "credit-bank")],
    [answer("นักเรียนเข้าถึงสื่อดิจิทัลกี่คน", ""), no("ม.ปลายล่ะ", "anywhere-anytime", never="879,855")],
    [answer("สถานศึกษาลดภาระได้กี่แห่ง", ""), no("แล้วมัธยมล่ะ", "assessment", never="907")],
    [answer("โรงเรียนเล็กกี่โรง", ""), no("แล้วมัธยมล่ะ", "small-schools", never="907")],
    [answer("โรงเรียนคุณภาพกี่โรง", ""), answer("แล้วประถมล่ะ", "quality-school", "901")],
    [answer("นักเรียนฝึกอาชีพกี่คน", ""), answer("ม.ปลายทั้งหมดกี่คน", "career", "879,855")],
    [answer("หนี้ครูแก้ได้กี่ราย", ""), answer("นักเรียน ม.3-6 กี่คน", "career", "879,855")],
    [answer("สถานศึกษาลดภาระได้กี่แห่ง", ""), answer("แล้วโรงเรียนคุณภาพระดับมัธยมล่ะ", "", "907")],
]
SUMMED_UP = [
    [answer("สรุปทั้งหมดเอาแต่เลขเด่น ๆ ด่วน ประชุมอีก 5 นาที", "", "11 เรื่อง")],
    [answer("ขอสรุปทั้งหมดเฉพาะตัวเลขสำคัญ ด่วนๆ", "", "11 เรื่อง")],
    [answer("สรุปทั้งหมดหน่อย ด่วน", "", "11 เรื่อง")],
    [answer("สรุปกลุ่มที่เกี่ยวกับลดภาระครูทั้งหมดมาเลย", "", "6 เรื่อง")],
    [answer("สรุปทั้งหมดของเรื่องหนี้", "debt", "1,238")],
    [answer("หนี้ครูกี่ราย", "debt"), answer("สรุปทั้งหมด", "debt", "1,238")],
    [answer("สรุปทั้งหมดมีครูกี่คน", "", "456,603")],
    [
        answer("สรุปงานประชาสัมพันธ์บรรทัดเดียว", "communication"),
        answer("เอาทุกอย่างเลย ทั้งปัญหา ข้อเสนอ", "communication", text="งวด"),
    ],
    [answer("สรุปเรื่องหนี้ครู", "debt"), answer("เอาทุกอย่างเลย ทั้งปัญหา ข้อเสนอแนะ", "debt", text="ปรับปรุงกฎหมาย")],
    [answer("ขอทุกอย่างเรื่องธนาคารหน่วยกิต ทั้งปัญหา ข้อเสนอ", "credit-bank", "137", text="แพลตฟอร์มกลาง")],
    [answer("สรุปเรื่องแนะแนว", "guidance"), answer("ขอทั้งปัญหาและข้อเสนอ", "guidance", "9 ข้อ | 8 ข้อ")],
    [answer("สรุปเรื่องทักษะอาชีพ", "career"), answer("ขอใหม่ พร้อมปัญหาและข้อเสนอ", "career", "747,877")],
    [answer("ปัญหาทุกอย่างของเรื่องหนี้ครู", "debt", "5 ข้อ")],
]
WHETHER_ALL = [
    [answer("นักเรียนเทียบโอนกี่คน", "credit-bank"), answer("เทียบโอนได้ครบมั้ย", "credit-bank", "100")],
    [answer("เขตผ่าน ITA กี่เขต", "integrity"), answer("ผ่านครบมั้ย", "integrity", "97.96")],
    [answer("ครูแก้หนี้ได้กี่ราย", "debt"), answer("แก้ได้ครบมั้ย", "debt", "15.61")],
    [answer("เด็กฝึกอาชีพกี่คน", "career"), answer("ฝึกครบทุกคนยัง", "career", "85.00")],
    [answer("เด็กได้แนะแนวกี่คน", "guidance"), answer("ได้หมดทุกคนไหม", "guidance", "92.16")],
]
OUR_NAME = [
    [talk("ชื่ออะไรอ่า")],
    [talk("ชื่ออะไรคะ")],
    [answer("ซีรีส์กี่ตอน", "communication"), answer("ชื่ออะไร", "communication", text="สานพลังครู")],
    [answer("โครงการต้านโกงชื่ออะไร", "integrity", text="โปร่งใส")],
]
WHO_DOES_NOT = [
    [answer("ใครไม่ค่อยร่วมมือเรื่องลดภาระประเมิน ตามรายงาน", "assessment", text="สำนักในส่วนกลาง")],
    [answer("หน่วยงานไหนไม่ร่วมมือเรื่องลดภาระครู", "assessment", text="สำนักในส่วนกลาง")],
    [answer("ใครยังไม่ให้ความร่วมมือเรื่องหนี้ครู", "debt", text="สถาบันการเงินยังขาดความร่วมมือ")],
    [answer("เรื่องแนะแนว ใครไม่ร่วมมือ", "guidance", text="ภาคธุรกิจ")],
    [no("ใครเป็น ผอ. เขตที่ไม่ร่วมมือ", "")],
]
IN_WHICH_YEARS = [
    [answer("ลูกเรียนโรงเรียนที่จะโดนควบรวม เค้าจะสำรวจความสมัครใจช่วงปีไหนคะ", "small-schools quality-school", "2568-2570")],
    [answer("โรงเรียนเล็กจะถูกสำรวจความสมัครใจปีไหน", "", "2568-2570")],
    [answer("ต้นแบบ YC ของปีไหน", "guidance", "2567")],
    [
        answer("นโยบายโรงเรียนคุณภาพเปลี่ยนไปเปลี่ยนมา เขาสะท้อนไว้ยังไงครับ", "quality-school"),
        answer("อยากได้แผนยาวๆ หลายปี มีคนเสนอไหม", "quality-school", text="3-5 ปี"),
    ],
    [answer("โรงเรียนคุณภาพ มีข้อเสนอให้ทำแผนหลายปีไหม", "quality-school", text="3-5 ปี")],
    [no("หนี้ครูหลายปีที่ผ่านมาเป็นยังไง", "debt")],
]
ABOUT_SO_MANY = [
    [
        answer("ครูที่เข้าโครงการแก้หนี้กี่ราย", "debt", "8,744"),
        answer("รับเข้าระบบจริงกี่ราย", "debt", "7,926"),
        answer("หายไปกี่รายระหว่างทาง", "debt", "818"),
        answer("ที่แก้แล้วลดลงแค่พันกว่าเองใช่ไหม ขอเลขเป๊ะ", "debt", "1,238"),
    ],
    [answer("เขตผ่าน ITA กี่เขต", ""), answer("ไม่ผ่านกี่เขต", "", "5"), answer("ที่ผ่านสองร้อยกว่าใช่ไหม", "", "240")],
    [answer("มีนโยบายทั้งหมดกี่ข้อ แบ่งเป็นกี่กลุ่ม", "", "2 กลุ่ม | 11")],
    [answer("ทั้งประเทศมีครูแนะแนวกับคนรับผิดชอบงานนี้กี่คน", "guidance", "53,058")],
]
DIVIDED = [
    [answer("เดือนๆ นึงประชุมทางไกลประมาณกี่ครั้ง ถ้าหารสิบสองจากที่รายงานมา", "communication", "160.6")],
    [answer("ประชุมทางไกลกี่ครั้ง", "communication", "1,927"), answer("หารสิบสองเดือน", "communication", "160.6")],
    [answer("ประชุมทางไกลกี่ครั้ง", ""), answer("ถ้าหารด้วยสิบสองเดือนได้เดือนละกี่ครั้ง", "communication", "160.6")],
    [answer("คลิปติ๊กต็อกหารห้าสิบสองสัปดาห์ได้กี่คลิป", "communication", "19.6")],
    [answer("ข่าวที่ผลิตหารสามร้อยหกสิบห้าวันได้วันละกี่ชิ้น", "communication", "52.0")],
    [answer("โรงเรียนคุณภาพหารเจ็ดสิบเจ็ดจังหวัดได้กี่โรง", "quality-school", "23.5")],
    [answer("ครูแก้หนี้หารสองยอดนี้ได้เท่าไหร่", "debt", never="619")],
]
DIALOGUES = [
    *DIVIDED,
    *(*WHO_DOES_NOT, *IN_WHICH_YEARS, *ABOUT_SO_MANY),
    *(*SUMMED_UP, *WHETHER_ALL, *OUR_NAME),
    *OF_A_LEVEL,
    *OF_WHAT_DAY,
    *ONE_END_OF_A_POLICY,
    *WITH_THE_OTHER_KIND,
    *OF_THE_HIGHEST,
    *READ_BY_PEOPLE,
    *ONE_OF_THOSE_TOLD,
    *OF_WHOSE_KIND,
    *WHO_DID_WHAT,
]


@pytest.mark.parametrize("rows", DIALOGUES, ids=[" → ".join(row.question[:40] for row in rows) for rows in DIALOGUES])
def test_it_goes_on_with_what_was_told(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
