"""What a message goes on with: the base asked of another policy, a figure set against the last, a ranking less some.

Read as tests/test_answers.py is; a dialogue's last turns are those in question.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no

ALL_OF_THEM = [
    [answer("สีเขียวกี่โรง", "quality-school", "1,265"), answer("รวมทุกสีกี่โรง", "quality-school", "1,808")],
    [answer("โรงเรียนคุณภาพระดับประถมกี่โรง", "quality-school", "901"), answer("รวมทุกระดับ", "quality-school", "1,808")],
    [answer("เรื่องชี้แจงที่ลงไปมีกี่เรื่อง", "communication", "95"), answer("รวมทุกประเภท", "communication", "1,008")],
    [answer("ข่าวปลอมกี่เรื่อง", "communication", "14"), answer("รวมทั้งหมดกี่เรื่อง", "communication", "1,008")],
    [answer("ติ๊กต็อกคนตามกี่คน", "communication", "34,400"), answer("รวมทุกช่องทางเท่าไหร่", "communication", "796,486")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("รวมทั้งหมดเท่าไหร่ครับ", "debt", "7,926")],
    [answer("เขตผ่าน ITA กี่เขต", "integrity", "240"), answer("รวมทั้งสิ้น", "integrity", "245")],
    [
        answer("เฟซบุ๊กกับติ๊กต็อกมีคนติดตามกี่คน", "communication", "370,000 | 34,400"),
        answer("รวมทั้งหมดเท่าไหร่", "communication", "404,400"),
    ],
]
OF_ANOTHER_POLICY = [
    [
        answer("นักเรียนทั้งหมดมีกี่คน", "guidance anywhere-anytime", "5,621,067"),
        answer("ของนโยบายแนะแนว", "guidance", "5,621,067", never="5,180,124"),
        answer("แล้วของเรียนรู้ทุกที่ทุกเวลา", "anywhere-anytime", "6,438,167", never="125,610"),
        answer("ต่างกันกี่คน", "anywhere-anytime guidance", "817,100"),
    ],
    [
        answer("สถานศึกษาทั้งหมดมีกี่แห่ง", "", "28,794"),
        answer("ของแนะแนว", "guidance", "28,794"),
        answer("ของลดภาระประเมินล่ะ", "assessment", "29,152", never="26,747"),
        answer("ต่างกันกี่แห่ง", "assessment guidance", "358"),
    ],
    [
        answer("ฐานนักเรียนเรื่องแนะแนวกี่คน", "guidance", "5,621,067"),
        answer("แล้วของทักษะอาชีพ", "career", "879,855"),
        answer("credit bank ล่ะ", "credit-bank", "4,747"),
    ],
    [
        answer("ครูทั้งหมดกี่คน", "", "456,603"),
        answer("ของนโยบายแนะแนว", "guidance", "53,058"),
        answer("ของเรียนรู้ทุกที่ล่ะ", "anywhere-anytime", "437,402"),
        answer("ห่างกันกี่คน", "anywhere-anytime guidance", "384,344"),
    ],
    [answer("นักเรียนทั้งหมดในสังกัดกี่คน", "", "5,621,067"), no("ของเรื่องหนี้ครู", "debt", never="1,238")],
    [answer("เขตพื้นที่ทั้งหมดกี่เขต", "integrity", "245"), no("ของแนะแนว", "guidance", never="28,794")],
    [
        answer("หนี้ครูกี่เปอร์เซ็นต์", "debt", "15.61"),
        answer("แล้ว ITA", "integrity", "97.96"),
        answer("แล้วแนะแนวล่ะ", "guidance", "ร้อยละ 92.16"),
        answer("ธนาคารหน่วยกิตล่ะ", "credit-bank", "ร้อยละ 100"),
    ],
    [
        answer("แก้หนี้ได้กี่ราย", "debt", "1,238"),
        answer("แล้ว ITA", "integrity", "240"),
        answer("แล้วลดภาระประเมินล่ะ", "assessment", "26,747"),
    ],
]
OF_ANOTHER_POLICY += [
    [
        answer("หนี้ครูเหลืออีกกี่ราย", "debt", "6,688"),
        answer("แล้ว ITA ล่ะ", "integrity", "เหลือ 5 เขต"),
        answer("ลดภาระประเมินล่ะ", "assessment", "2,405"),
    ],
    [
        answer("นักเรียนแนะแนวกี่คน", "guidance", "5,180,124"),
        answer("ทักษะอาชีพล่ะ", "career", "747,877"),
        answer("รวมกันกี่คน", "guidance career", "5,928,001"),
    ],
    [answer("ค่าเฉลี่ยความพึงพอใจเท่าไร", "personnel", "4.43"), no("ของแนะแนวล่ะ", "guidance", never="5,180,124")],
    [
        answer("นักเรียนทั้งหมดกี่คน", "", "5,621,067"),
        answer("แล้วครูล่ะ", "", "456,603"),
        answer("ของแนะแนวล่ะ", "guidance", "53,058"),
    ],
    [answer("บุคลากรทั้งหมดกี่คน", "personnel", "456,603"), answer("ของเรื่องป้องกันทุจริต", "integrity", "1,347")],
    [answer("ใช้ HERO กี่โรง", "guidance", "12,340"), answer("ครูล่ะ", "guidance", "2,811,247")],
]
AGAINST_THE_LAST = [
    (("ครูแนะแนวกี่คน",), "เทียบกับครูที่สร้างสื่อ", "36,240"),
    (("โรงเรียนคุณภาพกี่โรง",), "เทียบกับโรงเรียนขนาดเล็ก", "13,519"),
    (("ผู้ติดตาม YouTube กี่คน",), "เทียบกับ Facebook", "52,000"),
    (("เรียนรวมบางชั้นทุกวันกี่โรง",), "น้อยกว่าแบบรวมทุกชั้นกี่โรง", "22"),
    (("อบรมการเงินผ่านกี่คน",), "มากกว่าคนแก้หนี้สำเร็จกี่คน", "4,521"),
    (("สถานศึกษาที่ขับเคลื่อนแพลตฟอร์มดิจิทัลมีกี่แห่ง",), "เทียบกับที่ลดภาระการประเมินได้ ต่างกันกี่แห่ง", "7,943"),
    (
        ("สถานศึกษาที่ขับเคลื่อนแพลตฟอร์มดิจิทัลมีกี่แห่ง", "ยังไม่ขับเคลื่อน"),
        "เอาไปเทียบกับที่ลดภาระการประเมินได้ ต่างกันกี่แห่ง",
        "7,943",
    ),
    (
        ("อบรมการเงินผ่าน Google Classroom จบกี่ราย", "ไม่จบกี่ราย"),
        "เทียบกับอบรมโปร่งใสร่วมใจต้านทุจริต อันไหนผ่านเยอะกว่าถ้าคิดเป็น%",
        "87.68 | 44.63",
    ),
    (("อบรมการเงินผ่าน Google Classroom จบกี่ราย",), "เทียบกับอบรมโปร่งใส อันไหนผ่านเยอะกว่า", "4,578"),
    (("ครูแก้หนี้ได้กี่เปอร์เซ็นต์",), "เทียบกับ ITA อันไหนสูงกว่า", "82.35"),
    (("ครูแก้หนี้ได้กี่เปอร์เซ็นต์",), "น้อยกว่า ITA กี่จุด", "82.35"),
    (("เด็กได้รับการแนะแนวกี่คน",), "มากกว่าเด็กที่ได้พัฒนาทักษะอาชีพกี่คน", "4,432,247"),
    (("ครูแนะแนวทำกิจกรรมได้กี่คน",), "เอามาเทียบกับครูที่สร้างสื่อได้ ต่างกันกี่คน", "32,627"),
    (("โรงเรียนคุณภาพกี่โรง",), "น้อยกว่าโรงเรียนขนาดเล็กกี่โรง", "13,519"),
    (("เขตผ่าน ITA กี่เปอร์เซ็นต์",), "เทียบกับเรื่องแนะแนวนักเรียน ต่างกันกี่เปอร์เซ็นต์", "5.80"),
    (("ครูแก้หนี้ได้กี่ราย",), "ผู้ติดตาม YouTube มากกว่า TikTok กี่คน", "283,600"),  # which names both sides
]
RANKED = [
    [
        answer("โรงเรียนคุณภาพสีไหนเยอะสุด", "quality-school", "1,265"),
        answer("ห่างจากสีที่น้อยสุดกี่โรง", "quality-school", "1,110"),
    ],
    [
        answer("ช่องทางไหนคนตามเยอะสุด", "communication", "370,000"),
        answer("ห่างจากอันดับสุดท้ายกี่คน", "communication", "335,600"),
    ],
    [
        answer("ประเด็นข่าวประเภทไหนมากสุด", "communication", "727"),
        answer("ห่างจากประเภทที่น้อยสุดกี่เรื่อง", "communication", "713"),
    ],
    [
        answer("คนตามเฟซกับยูทูบห่างกันกี่คน", "communication", "52,000"),
        answer("เฟซเป็นกี่เท่าของติ๊กต่อก", "communication", "10.76"),
        answer("ยูทูบเป็นกี่เท่าของไลน์", "communication", "4.29"),
    ],
    [
        answer("ตัดพวกที่ได้ร้อยเต็มออกก่อน แล้วตัวชี้วัดไหน % สูงสุดสามอันดับ", "guidance integrity", text="98.01"),
        answer("อันดับหนึ่งเป็นของนโยบายไหน", "guidance", "98.01"),
    ],
    [answer("ตัดตัวที่เต็มร้อยออก ตัวชี้วัดไหนสูงสุด", "guidance", "98.01")],
    [answer("เอาที่ครบร้อยออกก่อน อันดับหนึ่งคือนโยบายไหน", "guidance", "98.01")],
    [answer("ช่องทางไหนคนตามเยอะสุด ตัด Facebook ออก", "communication", "318,000")],
    [answer("ตัดไลน์ออก คนตามรวมกี่คน", "communication", "722,400")],
    [answer("นโยบายไหนร้อยละต่ำสุดไม่นับเรียนรู้ทุกที่", "small-schools", "10.60")],
    [
        answer("ช่องไหนคนตามเยอะสุด", "communication", "370,000"),
        answer("ตัดเฟซบุ๊กออกล่ะ", "communication", "318,000"),
    ],
    [
        answer("นโยบายไหนร้อยละสูงสุด", "", "100"),
        answer("ไม่นับที่เต็มร้อยล่ะ", "guidance", "98.01"),
        answer("แล้วอันดับสอง", "integrity", "97.96"),
    ],
    [
        answer("นโยบายไหนร้อยละต่ำสุด", "anywhere-anytime", "1.95"),
        answer("ไม่นับเรียนรู้ทุกที่ทุกเวลาล่ะ", "small-schools", "10.60"),
    ],
    [
        asked_back("อันดับหนึ่งคือใคร"),
        answer("ช่องทางโซเชียลที่คนตามเยอะสุดน่ะ", "communication", "370,000"),
        answer("แล้วน้อยสุด", "communication", "34,400"),
    ],
    [
        answer("ช่องไหนคนตามน้อยสุด", "communication", "34,400"),
        answer("ไม่นับ TikTok", "communication", "74,086"),
        answer("แล้วมากสุดล่ะ", "communication", "370,000"),
    ],
    [answer("3 อันดับต่ำสุดมีอะไรบ้าง", "", "1.95"), answer("ตัดอันแรกออก", "", "3.84")],
    [answer("ช่องที่มีผู้ติดตามมากที่สุด", "communication", "370,000")],
    [answer("ข่าวที่มียอดวิวสูงสุด", "communication", "892,445")],
    [answer("อันดับหนึ่งคือนโยบายไหน", "", "100")],
    [answer("ใครทำได้ดีที่สุด", "", "100")],
]
OF_ANOTHER_POLICY += [
    [
        answer("ฐานผู้เรียนทั้งหมดในเรื่อง Anywhere Anytime", "anywhere-anytime", "6,438,167"),
        answer("เทียบกับฐานนักเรียนของงานแนะแนว", "", "817,100"),
        answer("ต่างกันกี่คน", "", "817,100"),
    ],
    [
        answer("ครูแนะแนวกี่คน", "guidance", "53,058"),
        answer("เทียบกับครูที่สร้างสื่อ", "", "36,240"),
        answer("อันไหนมากกว่า", "", "36,240"),
    ],
]
RANKED += [
    [answer("3 อันดับนโยบายที่ร้อยละน้อยสุด ไม่เอาเรื่องดิจิทัล", "small-schools debt", "10.60")],
    [answer("คัดโรงเรียนคุณภาพออกมากี่โรง", "quality-school", "1,808")],
    [
        answer("ตัวชี้วัดไหนต่ำสุด", "anywhere-anytime", "1.95"),
        answer("รองลงมาล่ะ", "anywhere-anytime", "3.84"),
        answer("แล้วอันดับสาม", "small-schools", "10.60"),
    ],
    [answer("อันดับสุดท้ายของเรื่องแนะแนวคืออะไร", "guidance", "86.22")],
    [answer("ยกเว้นโรงเรียนคุณภาพ นโยบายไหนได้ 100%", "credit-bank", never="โรงเรียนคุณภาพ")],
    [answer("สีไหนน้อยสุด", "quality-school", "155"), answer("ไม่นับสีม่วง", "quality-school", "388")],
    [answer("ช่องทางไหนมีสื่อเยอะสุด ยกเว้นเฟซบุ๊ก", "communication", "6,800")],
    [answer("ประเด็นข่าวแบบไหนเยอะสุด", "communication", "727"), answer("ตัดอันในกระแสออก", "communication", "172")],
]
AFTER_A_NO = [
    [no("โรงเรียนเอกชนเป็นโรงเรียนคุณภาพกี่โรง", ""), answer("งั้นเอาของ สพฐ.", "quality-school", "1,808")],
    [no("อาชีวะมีหนี้ครูกี่ราย", ""), answer("ของ สพฐ. ก็ได้", "debt", "1,238")],
    [no("กศน. มีหนี้ครูกี่ราย", ""), answer("ของ สพฐ. ก็ได้ครับ แก้สำเร็จกี่ราย", "debt", "1,238")],
    [no("โรงเรียน กทม. ใช้ HERO กี่แห่ง", ""), answer("เอาเฉพาะของ สพฐ. ก็ได้ค่ะ", "guidance", "12,340")],
    [
        no("เชียงใหม่ผ่าน ITA กี่เขต", ""),
        answer("เอาทั้งประเทศก็ได้", "integrity", "240"),
        answer("ไม่ผ่านกี่เขต", "integrity", "5"),
    ],
    [no("คาดว่าสิ้นปี 2568 โรงเรียนขนาดเล็กจะเกินหมื่นหกไหม", ""), answer("แล้วปัจจุบันมีกี่แห่ง", "small-schools", "15,327")],
    [no("ปีหน้าหนี้ครูจะแก้ได้เกิน 2,000 รายมั้ย", ""), answer("แล้วตอนนี้ได้กี่ราย", "debt", "1,238")],
    [no("ปี 2570 ผู้ติดตาม TikTok จะถึงแสนไหม", ""), answer("ปัจจุบันมีกี่คน", "communication", "34,400")],
    [no("ปีหน้าเด็กแนะแนวจะถึง 6 ล้านไหม", ""), answer("งั้นตอนนี้มีกี่คน", "guidance", "5,180,124")],
    [
        no("แล้วอาชีวะล่ะ มีหนี้สินครูกี่ราย", "", never="1,238"),
        answer("ของ สพฐ. ก็ได้ ครูแก้หนี้สำเร็จเท่าไหร่", "debt", "1,238", never="8,744"),
    ],
    [no("โรงเรียนเอกชนมีหนี้ครูกี่ราย", ""), answer("ของ สพฐ. ก็ได้", "debt", "1,238")],
    [no("มหาวิทยาลัยมีคนตามเฟซบุ๊กกี่คน", ""), answer("เอาของ สพฐ. ก็ได้ครับ", "communication", "370,000")],
    [no("แล้วมหาวิทยาลัยล่ะ มีคนติดตามเฟซบุ๊กกี่คน", "", never="370,000")],
    [no("แล้วเชียงใหม่ล่ะ มีหนี้สินครูกี่ราย", "", never="1,238")],
]
DONE_BY_THE_LAST = [
    [
        asked_back("ยังไม่ผ่านอีกกี่คนครับ"),
        answer("หมายถึงอบรม สพฐ. โปร่งใส ร่วมใจต้านทุจริต", "integrity", "166"),
        answer("ผ่านกี่เปอร์เซ็นต์", "integrity", "87.68", never="97.96"),
    ],
    [answer("ครูบรรจุใหม่กี่คน", "integrity", "18,839"), answer("ผ่านกี่คน", "integrity", "15,676")],
    [answer("อบรมการเงินผ่านกี่คน", "debt", "5,759"), answer("ลงทะเบียนกี่คน", "debt", "12,905")],
    [answer("ITA ผ่านกี่เขต", "integrity", "240"), answer("เกณฑ์ผ่านกี่คะแนน", "integrity", "85")],
    [answer("ครูแก้หนี้สำเร็จกี่ราย", "debt", "1,238"), answer("สมัครกี่ราย", "debt", "8,744")],
]
CHOSEN_AGAIN = [
    [
        asked_back("ขอสรุปนโยบายข้อ 3 หน่อยครับ"),
        answer("ข้อ 3 ของกลุ่มนักเรียนครับ", "credit-bank"),
        answer("ของกลุ่มครูด้วย", "small-schools", text="15,327"),
    ],
    [asked_back("ขอสรุปนโยบายข้อ 3 หน่อยครับ"), answer("2", "credit-bank"), answer("อีกอันล่ะ", "small-schools")],
    [asked_back("ขอสรุปนโยบายข้อ 3 หน่อยครับ"), answer("2", "credit-bank"), answer("ของกลุ่มครูด้วย", "small-schools")],
    [asked_back("นโยบายข้อ 5 คืออะไร"), answer("1", "integrity"), answer("แล้วอันที่สองล่ะ", "career")],
    [answer("นโยบายที่ 2 ฝั่งนักเรียนคืออะไร", "guidance"), answer("แล้วฝั่งครูล่ะ", "debt")],
    [answer("ข้อ 4 ของกลุ่มครู", "assessment"), answer("ของกลุ่มเด็กล่ะ", "quality-school")],
    [
        asked_back("ผ่านกี่คน"),
        answer("2", "career", "747,877"),
        answer("1 ล่ะ", "debt", "5,759"),
    ],
    [asked_back("มีกี่เปอร์เซ็นต์"), answer("ข้อ 2", "debt", "15.61"), answer("แล้วข้อ 1", "personnel", "89.97")],
    [  # a column was read: the first of its items
        asked_back("มีปัญหาอะไรบ้าง"),
        answer("หนี้ครู", "debt", "5 ข้อ"),
        answer("แล้วข้อ 1", "debt", "หนี้สินมากเกินไป"),
    ],
    [asked_back("แล้วของปีก่อนล่ะ เทียบกันเป็นไง"), answer("โรงเรียนขนาดเล็ก", "small-schools")],
    [answer("โรงเรียนขนาดเล็กกี่แห่ง", "small-schools", "15,327"), answer("แล้วของปีก่อนล่ะ", "small-schools", "14,996")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), no("แล้วของปีก่อนล่ะ", "")],
]
SHORT = [
    [answer("rongrian khunnaphap mee kee haeng krub", "quality-school", "1,808"), answer("prathom la", "", "901")],
    [answer("rongrian khunnaphap mee kee haeng krub", "quality-school", "1,808"), answer("mattayom la", "", "907")],
    [answer("How many education area offices passed ITA?", "integrity", "240"), no("name the ones that failed", "")],
    [answer("ทวิศึกษากี่โรงเรียน", "credit-bank", "137"), no("มีเด็กจบไปแล้วกี่คน", "", never="4,747")],
    [no("นักเรียนทวิศึกษาเรียนจบกี่คน", "", never="4,747")],
    [answer("ครูอบรมการเงินจบกี่คน", "debt", "5,759")],
    [no("โรงเรียนทวิศึกษา 137 แห่ง อยู่ภาคไหนบ้าง", "", never="4,747")],
    [
        answer("สรุปโรงเรียนเล็กกับขยายโอกาสแบบย่อ", "small-schools"),
        answer("ขยายโอกาสที่เด็ก ม.ต้น ไม่ถึง 20 มีเท่าไร", "small-schools", "344"),
    ],
    [answer("โรงเรียนขยายโอกาสต้องมีเด็กไม่เกินกี่คน", "small-schools", "20")],
    [answer("มีคนทั้งส่วนกลางกี่คนที่ต้องอบรมต้านโกง", "integrity", "1,347", never="1,181")],
    [answer("นักเรียนที่ต้องได้รับการแนะแนวมีกี่คน", "guidance", "5,621,067")],
    [answer("ครูที่ต้องแก้หนี้เหลืออีกกี่ราย", "debt", "6,688")],
]
WHOLES_NAMED = [  # numbers were asked about, of which some are the whole of a figure
    [
        answer("ยอดครูและบุคลากร 456,603 กับ 437,402 อยู่คนละนโยบายใช่หรือไม่", "personnel anywhere-anytime", "437,402"),
        answer("ต่างกันเท่าใด", "personnel anywhere-anytime", "19,201"),
    ],
    [
        answer("สถานศึกษา 29,152 กับ 28,794 ทำไมไม่เท่ากัน", "assessment guidance"),
        answer("ต่างกันเท่าไร", "guidance assessment", "358"),
    ],
    [answer("29,152 กับ 28,794 คืออะไร", "assessment guidance"), answer("รวมกันเท่าไร", "assessment guidance", "57,946")],
    [answer("18,804 กับ 28,794 คืออะไร", ""), answer("ต่างกันกี่แห่ง", "", "9,990")],
    [answer("456,603 กับ 410,804 ต่างกันยังไง", "personnel", "45,799"), answer("ต่างกันกี่คน", "personnel", "45,799")],
    [answer("ตัวเลข 8,744 กับ 7,926 คืออะไร", "debt"), answer("ห่างกันกี่ราย", "debt", "818")],
    [answer("12,905 กับ 5,759 คืออะไร", "debt"), answer("ต่างกันเท่าใด", "debt", "7,146")],
]
NUMERATORS = [
    [answer("งานบุคคล ตัวหารเท่าไหร่ ไม่เอาพวกความพึงพอใจ", "personnel", "456,603"), answer("ตัวตั้ง", "personnel", "410,804")],
    [answer("หนี้ครู ตัวหารเท่าไหร่", "debt", "7,926"), answer("ตัวตั้งล่ะ", "debt", "1,238")],
    [
        answer("เขตผ่าน ITA กี่เปอร์เซ็นต์", "integrity", "97.96"),
        answer("ตัวหาร", "integrity", "245"),
        answer("ตัวตั้ง", "integrity", "240"),
    ],
    [answer("ทักษะอาชีพร้อยละเท่าไร", "career", "85.00"), answer("ตัวเศษล่ะ", "career", "747,877")],
]
NEXT_ADDRESSEE = [
    [
        answer("มีข้อเสนอใดที่ส่งถึงระดับรัฐบาลโดยตรง", "debt", "รัฐบาล"),
        answer("หน่วยงานที่เกี่ยวข้องล่ะ", "debt", "บูรณาการ"),
    ],
    [
        answer("ธนาคารหน่วยกิต สพฐ. ควรทำอะไร", "credit-bank"),
        answer("หน่วยงานที่มีส่วนเกี่ยวข้องล่ะ", "credit-bank", "แต่งตั้งคณะกรรมการ"),
    ],
    [answer("สพฐ. ควรทำอะไรเรื่องแนะแนว", "guidance", "4 ข้อ"), answer("แล้ว สพท. ล่ะ", "guidance", "3 ข้อ")],
]
DEFINED = [  # after what a thing is: the next one, and how many of it there are
    [
        answer("PLC ย่อมาจากอะไรคะ อาจารย์ให้หา", "guidance"),
        no("แล้ว HCEC ล่ะคะ", ""),
        answer("แล้ว YC ล่ะ", "", "Youth Counselor"),
    ],
    [
        answer("SEZ ย่อมาจากอะไร", "career"),
        answer("EEC ล่ะ", "career", "ภาคตะวันออก"),
        answer("PLC ล่ะ", "", "Professional"),
    ],
    [no("3L คืออะไร", "assessment"), no("แล้ว 6ล ล่ะ", "assessment")],
    [answer("PLC ย่อมาจากอะไร", "guidance"), no("แล้ว DLTV ล่ะ", ""), answer("PLC ล่ะ", "", "Professional")],
    [answer("สพฐ. ย่อมาจากอะไร", ""), answer("สพท. ล่ะ", "", "สำนักงานเขตพื้นที่การศึกษา")],
    [answer("PLC คืออะไร", "guidance"), answer("แล้วหนี้ครูล่ะ", "debt", "1,238")],
    [answer("OCC คืออะไร", "anywhere-anytime"), no("มีสื่อกี่ชิ้น", "anywhere-anytime", never="18,996")],
    [answer("YC คืออะไร", "guidance"), answer("มีกี่แห่ง", "guidance", "145")],
    [answer("ITA คืออะไร", "integrity"), answer("ผ่านกี่เขต", "integrity", "240")],
    [
        answer("YC คืออะไร", "guidance"),
        answer("แล้วหนี้ครูแก้ได้กี่ราย", "debt", "1,238"),
        answer("แล้ว ITA ล่ะ", "integrity", "240"),
    ],
]
MOST_ITEMS = [  # a policy was named for its many items, of which none was told
    [answer("เรื่องไหนอุปสรรคเยอะสุด", "guidance", "9 ข้อ"), answer("กี่ข้อ", "guidance", "9 ข้อ")],
    [answer("เรื่องไหนอุปสรรคเยอะสุด", "guidance", "9 ข้อ"), answer("ขอดูหน่อย", "guidance", "อุปสรรค")],
    [
        answer("เรื่องไหนอุปสรรคเยอะสุด", "guidance", "9 ข้อ"),
        answer("ข้อแรกว่าไง", "guidance", "ไม่มีครูแนะแนวโดยตรง"),
        answer("ข้อต่อไปล่ะ", "guidance", "ขาดแคลนครูแนะแนว"),
    ],
    [answer("เรื่องไหนอุปสรรคเยอะสุด", "guidance", "9 ข้อ"), answer("มากกว่าหนี้ครูกี่ข้อ", "guidance debt", "ต่างกัน 4 ข้อ")],
    [answer("เรื่องไหนอุปสรรคเยอะสุด", "guidance", "9 ข้อ"), answer("แล้วข้อเสนอแนะล่ะ", "guidance", "8 ข้อ")],
    [answer("เรื่องไหนอุปสรรคเยอะสุด", "guidance"), answer("รองลงมาล่ะ", "assessment", "รองลงมา: ลดภาระการประเมิน 7 ข้อ")],
    [answer("เรื่องไหนข้อเสนอแนะเยอะสุด", ""), answer("รองลงมาคือ", "assessment", "6 ข้อ")],
    [answer("นโยบายไหนมีกิจกรรมมากสุด", "communication", "9 ข้อ"), answer("มีอะไรบ้าง", "communication", "9 ข้อ")],
    [answer("หนี้ครูกับแนะแนว เรื่องไหนอุปสรรคเยอะกว่า", "guidance"), answer("ขอดูหน่อย", "guidance", "9 ข้อ")],
]
ADDED_UP = [
    [answer("กลุ่มลดภาระครูกับกลุ่มลดภาระนักเรียน อย่างละกี่นโยบาย", ""), answer("รวมเป็น", "", "11")],
    [answer("กลุ่มครูมีกี่นโยบาย", "", "6"), answer("กลุ่มเด็กกี่นโยบาย", "", "5"), answer("รวมเป็นเท่าไร", "", "11")],
    [
        answer("หนี้ครูมีอุปสรรคกี่ข้อ", "debt", "5 ข้อ"),
        answer("แนะแนวล่ะ", "guidance", "9 ข้อ"),
        answer("รวมเป็น", "debt guidance", "14"),
    ],
    [answer("กลุ่มครูมีกี่นโยบาย", "", "6"), no("มูลหนี้รวมกี่ล้าน", "")],
    [answer("ผู้ติดตาม TikTok กี่คน", ""), answer("YouTube ล่ะ", ""), answer("รวมเป็น", "communication", "352,400")],
]
ENDS = [
    [
        answer("กราฟแท่งสีของโรงเรียนคุณภาพ ขอเรียงจากมากไปน้อยพร้อมจำนวน", "quality-school"),
        answer("แท่งแรกกับแท่งสุดท้ายต่างกันกี่โรงเรียน", "quality-school", "1,110"),
    ],
    [answer("เรียงสีของโรงเรียนคุณภาพจากน้อยไปมาก", ""), answer("อันแรกกับอันท้ายต่างกันกี่โรง", "", "1,110")],
    [answer("เรียงสีของโรงเรียนคุณภาพจากน้อยไปมาก", ""), answer("อันแรกกับอันที่สองต่างกันกี่โรง", "", "233")],
    [answer("เรียงสีของโรงเรียนคุณภาพจากมากไปน้อย", ""), answer("ตัวบนสุดกับล่างสุดห่างกันกี่แห่ง", "", "1,110")],
    [answer("เรียงผู้ติดตามแต่ละช่องทางจากมากไปน้อย", ""), answer("แท่งแรกกับแท่งสุดท้ายต่างกันกี่คน", "", "335,600")],
    [answer("เรียงร้อยละทุกนโยบายจากมากไปน้อย", ""), answer("เรื่องแรกกับเรื่องสุดท้ายห่างกันกี่จุด", "", "98.05")],
]
OF_WHAT_WE_PUT_OUT = [
    [
        answer("ข่าวที่สื่อหยิบไปเผยแพร่ต่อ กี่เรื่อง", "communication", "719"),
        answer("เทียบกับที่เราเสนอไปทั้งหมด คิดเป็นร้อยละ", "communication", "71.33"),
    ],
    [answer("ข่าวปลอมกี่เรื่อง", "", "14"), answer("เทียบกับที่เสนอไปทั้งหมดคิดเป็นร้อยละเท่าไร", "", "1.39")],
    [answer("ข่าวชี้แจงกี่เรื่อง", "", "95"), answer("เป็นกี่ % ของที่เรานำเสนอ", "", "9.42")],
]
DIALOGUES = [
    *(*DEFINED, *MOST_ITEMS, *ADDED_UP, *ENDS, *OF_WHAT_WE_PUT_OUT),
    *WHOLES_NAMED,
    *NUMERATORS,
    *NEXT_ADDRESSEE,
    *CHOSEN_AGAIN,
    *SHORT,
    *OF_ANOTHER_POLICY,
    *RANKED,
    *AFTER_A_NO,
    *DONE_BY_THE_LAST,
]


@pytest.mark.parametrize("dialogue", ALL_OF_THEM, ids=lambda rows: " / ".join(row.question for row in rows))
def test_all_that_one_part_was_told_of_is_told(engine: Engine, dialogue: list[Row]) -> None:
    assert not any(converse(engine, dialogue))


@pytest.mark.parametrize("rows", DIALOGUES, ids=[" → ".join(row.question[:40] for row in rows) for rows in DIALOGUES])
def test_a_message_goes_on_with_what_was_asked_before(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)


@pytest.mark.parametrize(("before", "asked", "says"), AGAINST_THE_LAST, ids=[row[1] for row in AGAINST_THE_LAST])
def test_what_is_named_alone_is_set_against_the_last(
    engine: Engine, before: tuple[str, ...], asked: str, says: str
) -> None:
    rows = [*(answer(question, "") for question in before), answer(asked, "", says)]
    assert converse(engine, rows) == [[]] * len(rows)


# a place that the report does not tell of, what is told of the country, and how one says that this will do
PLACES = {
    "จำนวนโรงเรียนเล็กของ สพป.ลำปาง เขต 2": "15,327",
    "ขอนแก่นมีครูแก้หนี้สำเร็จกี่ราย": "1,238",
    "เชียงใหม่มีโรงเรียนคุณภาพกี่แห่ง": "1,808",
}
THE_COUNTRY = (
    *("งั้นเอาทั้งประเทศ", "ทั้งประเทศก็ได้", "ยอดรวมประเทศก็พอ", "เอาภาพรวม", "งั้นรวมทุกจังหวัดล่ะ", "แล้วทั้งหมดล่ะ"),
    *("ไม่แยกก็ได้", "ขอยอดรวมแทน", "งั้นภาพรวมทั้งประเทศเท่าไหร่", "แล้วรวมทั้งประเทศ", "โอเค ของทั้งประเทศก็แล้วกัน"),
    "ไม่มีหรอ งั้นบอกตัวเลขรวมมา",
)


@pytest.mark.parametrize("then", THE_COUNTRY)
@pytest.mark.parametrize("place", PLACES)
def test_the_whole_country_will_do(place: str, then: str, engine: Engine) -> None:
    _, _, context = engine.ask(place)
    _, wording, _ = engine.ask(then, context)
    assert PLACES[place] in wording.headline


NUMBER_OF = {
    "จำนวนโรงเรียนเล็ก": "15,327",
    "ขอจำนวนโรงเรียนขนาดเล็กหน่อย": "15,327",
    "ยอดโรงเรียนเล็กทั้งหมด": "15,327",
    "จำนวนโรงเรียนคุณภาพ": "1,808",
    "จำนวนหนี้ครู": "ตัวเลขเรื่องหนี้สินครู",  # debts are not counted: all that is
    "ขอตัวเลขเรื่องโรงเรียนเล็ก": "ตัวเลขเรื่องโรงเรียนขนาดเล็ก",
}


@pytest.mark.parametrize("question", NUMBER_OF)
def test_the_number_of_what_is_counted_is_one_figure(question: str, engine: Engine) -> None:
    _, wording, _ = engine.ask(question)
    assert NUMBER_OF[question] in wording.headline


ASKED_OF_A_POLICY = {
    "หนี้ครูแก้ได้กี่ราย": "debt",
    "แก้หนี้ครูใช้งบกี่บาท": "debt",
    "ปีหน้าจะแนะแนวเด็กกี่คน": "guidance",
    "โรงเรียนคุณภาพในเชียงใหม่มีกี่แห่ง": "quality-school",
}
WHAT_THERE_IS = (
    *("แล้วรายงานบอกอะไรเรื่องนี้บ้าง", "งั้นเล่าเรื่องนี้หน่อย", "มีอะไรเกี่ยวกับเรื่องนี้บ้าง", "พูดถึงเรื่องนี้ว่าไงบ้าง"),
    *("อธิบายเรื่องนี้หน่อย", "งั้นสรุปเรื่องนี้ให้หน่อย", "เรื่องนี้มีในรายงานไหม"),
)


@pytest.mark.parametrize("then", WHAT_THERE_IS)
@pytest.mark.parametrize("first", ASKED_OF_A_POLICY)
def test_what_there_is_of_this_is_the_policy_in_short(first: str, then: str, engine: Engine) -> None:
    _, _, context = engine.ask(first)
    answer, _, _ = engine.ask(then, context)
    assert (answer.outcome, answer.policies, answer.aspect) == ("answer", (ASKED_OF_A_POLICY[first],), "summary")


THREE = ("หนี้ครูแก้ได้กี่ราย", "ITA ผ่านกี่เขต", "โรงเรียนเล็กกี่โรง")
BACK = {  # how one goes back to the first of three, or to the one before
    **dict.fromkeys(("กลับไปเรื่องแรก", "เมื่อกี้เรื่องแรก", "เรื่องแรกล่ะ", "กลับไปคำถามแรก"), "1,238"),
    **dict.fromkeys(("เมื่อกี้เรื่องแรก ปัญหาคืออะไร", "กลับไปคำถามแรก อุปสรรคล่ะ", "เรื่องแรกที่ถามมีอุปสรรคอะไร"), "หนี้สินครู มี 5 ข้อ"),
    **dict.fromkeys(("คำถามแรกที่ถาม กี่เปอร์เซ็นต์", "ย้อนไปเรื่องแรก กี่เปอร์เซ็นต์"), "15.61"),
    **dict.fromkeys(("กลับไปเรื่องก่อนหน้า", "ขอกลับไปเรื่องเดิม"), "240"),
}


@pytest.mark.parametrize("then", BACK)
def test_one_goes_back_to_what_was_talked_of(then: str, engine: Engine) -> None:
    context = Context()
    for question in THREE:
        _, _, context = engine.ask(question, context)
    _, wording, _ = engine.ask(then, context)
    assert BACK[then] in wording.headline


FIGURES_TOLD = {
    "หนี้ครูแก้ได้กี่ราย": "1,238",
    "ไอทีเอผ่านกี่เขต": "240",
    "ครูแนะแนวจัดกิจกรรมได้กี่คน": "49,445",
    "FB สพฐ. มีคนติดตามกี่คน": "370,000",
    "โรงเรียนใช้ School Health HERO กี่แห่ง": "12,340",
}
DOUBTS = (
    *("แน่ใจนะ", "ชัวร์ไหม", "ผิดหรือเปล่า", "ถูกต้องไหมคะ", "ตัวเลขนี้เชื่อได้ไหม", "ถือว่าเยอะไหม", "น้อยไปไหม"),
    *("สูงไหม", "แปลว่าสำเร็จไหม", "จริงเหรอ", "จริงดิ แค่นั้นเองเหรอ", "จริงหรอคะ ดูเยอะไปนะ", "ห๊ะ จริงอ่ะ"),
    *("เยอะขนาดนั้นเลย?", "เยอะจัง จริงเหรอ", "โหหห จริงปะเนี่ย", "น้อยขนาดนี้เลยเหรอ", "อ้าว แค่นี้เหรอ", "โม้ป่าว", "really?"),
)
WONDERS = ("โห เยอะจัง", "น้อยจัง", "โอ้โห", "แค่นี้ก่อนนะ")  # nothing is asked


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("first", FIGURES_TOLD)
def test_a_number_that_is_doubted_is_told_again(first: str, doubt: str, engine: Engine) -> None:
    _, _, context = engine.ask(first)
    _, wording, _ = engine.ask(doubt, context)
    assert FIGURES_TOLD[first] in wording.headline


@pytest.mark.parametrize("half", ["ถึงครึ่งยัง", "เกินครึ่งไหม"])
@pytest.mark.parametrize("first", ["หนี้ครูแก้ได้กี่ราย", "ไอทีเอผ่านกี่เขต", "ครูแนะแนวจัดกิจกรรมได้กี่คน"])
def test_a_share_that_is_held_against_a_half_is_told_again(first: str, half: str, engine: Engine) -> None:
    _, _, context = engine.ask(first)
    _, wording, _ = engine.ask(half, context)
    assert FIGURES_TOLD[first] in wording.headline


@pytest.mark.parametrize("said", WONDERS)
def test_to_wonder_at_a_number_asks_nothing(said: str, engine: Engine) -> None:
    _, _, context = engine.ask("หนี้ครูแก้ได้กี่ราย")
    answer, _, _ = engine.ask(said, context)
    assert answer.outcome == "smalltalk"


@pytest.mark.parametrize("first", FIGURES_TOLD)
def test_whence_a_number_comes_is_told(first: str, engine: Engine) -> None:
    _, _, context = engine.ask(first)
    for question in ("แหล่งที่มา", "ที่มาของตัวเลข", "ใครเป็นคนเก็บข้อมูล"):
        _, wording, _ = engine.ask(question, context)
        assert "e-MES" in wording.text


COLUMNS_TOLD = ("ปัญหาหนี้ครูมีอะไรบ้าง", "ข้อเสนอแนะโรงเรียนคุณภาพมีอะไรบ้าง")
OF_THE_COLUMN = {  # what is asked of its items, and what of them is told: how many, or where the one stands
    **dict.fromkeys(("ข้อไหนสำคัญสุด", "อันไหนหนักที่สุด", "ข้อไหนเร่งด่วนสุดคะ"), "cell"),
    **dict.fromkeys(("เอาแค่ 3 ข้อ", "ขอแค่สามข้อก็พอ", "สองข้อแรก"), "placed"),
}


@pytest.mark.parametrize("then", OF_THE_COLUMN)
@pytest.mark.parametrize("column", COLUMNS_TOLD)
def test_items_are_asked_of_the_column_just_told(column: str, then: str, engine: Engine) -> None:
    told, _, context = engine.ask(column)
    answer, _, _ = engine.ask(then, context)
    assert (answer.reason, answer.policies, answer.aspect) == (OF_THE_COLUMN[then], told.policies, told.aspect)
    assert {passage.place for passage in answer.passages} <= {passage.place for passage in told.passages}


def test_one_goes_through_the_items_of_a_column(engine: Engine) -> None:
    context, orders = Context(), []
    for question in ("ปัญหาหนี้ครูมีอะไรบ้าง", "ข้อแรก", "ข้อถัดไป", "อีกข้อ", "ข้อก่อนหน้า"):
        answer, _, context = engine.ask(question, context)
        orders.append([passage.order for passage in answer.passages])
    assert orders[1:] == [[1], [2], [3], [2]]
