"""What is left of what was told, set side by side and followed up; shares compared; averages of what is asked for.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.told_last import of_what_was_told
from knowledge.asking.turn import Turn
from tests.test_answers import Row, answer, converse, no

CONVERSATIONS: list[list[Row]] = [
    # who has not yet is no scene, and what overlaps leaves nothing together
    [
        answer("เด็กที่รู้แล้วว่าตัวเองชอบอะไรถนัดอะไร มีกี่คนคะ", "guidance", "4,846,411"),
        answer("คิดเป็นเท่าไหร่ของเด็กทั้งหมด", "guidance", "86.22"),
        answer("แล้วที่ยังหาตัวเองไม่เจออ อีกกี่คน", "guidance", "774,656"),
    ],
    [
        answer("ครูที่สร้างสื่อได้กี่คน", "anywhere-anytime", "16,818"),
        answer("ส่วนคนที่ยังทำเองไม่เป็น อีกกี่คน", "anywhere-anytime", "420,584"),
    ],
    [answer("เขตผ่าน ITA กี่เขต", "integrity", "240"), answer("แล้วพวกที่ยังไม่พร้อมของตัวเอง มีกี่เขต", "integrity", "5")],
    # all figures were told: what is left is left of the share among them, not between the first two
    [
        answer("หนี้สินครู ข้อเสนอแนะ", "debt"),
        answer("ตัวเลขล่ะ", "debt", "8,744"),
        answer("เหลือที่ยังแก้ไม่ได้เท่าไหร่", "debt", "6,688"),
    ],
    [answer("หนี้ครู ขอตัวเลขทั้งหมด", "debt", "8,744"), answer("ที่ยังแก้ไม่ได้กี่ราย", "debt", "6,688")],
    [answer("ตัวเลขเรื่องหนี้ครู", "debt"), answer("ยังเหลือที่แก้ไม่สำเร็จอีกเท่าไร", "debt", "6,688")],
    [
        answer("ปัญหาลดภาระประเมิน", "assessment"),
        answer("ตัวเลขล่ะ", "assessment"),
        answer("ที่ยังลดไม่ได้กี่แห่ง", "assessment", "2,405"),
    ],
    [
        answer("หนี้ครูสมัครกี่ราย รับเข้าระบบกี่ราย", "debt", text="7,926"),
        answer("หายไปกี่ราย", "debt", "818"),
    ],
    # how many sides there are is told, and not which
    [answer("วัดโรงเรียนคุณภาพกันกี่ด้านครับ", "quality-school", "5"), no("ด้านไหนบ้างครับ", "quality-school")],
    [answer("โรงเรียนคุณภาพวัดกี่ด้าน", "quality-school", "5"), no("แล้วด้านใดบ้าง", "quality-school")],
    [answer("โรงเรียนคุณภาพวัดกี่ด้าน", "quality-school", "5"), no("องค์ประกอบไหนบ้าง", "quality-school")],
    [answer("โรงเรียนคุณภาพวัดกี่ด้าน", "quality-school", "5"), no("มีด้านอะไรบ้าง", "quality-school")],
    [answer("ช่องทางสื่อสารมีกี่ช่องทาง", "communication", "5"), answer("ช่องทางไหนบ้าง", "communication", text="TikTok")],
    # left over of what was told (bare or with another word)
    [answer("ครูบรรจุใหม่มีทักษะคุณธรรมกี่คน", "integrity", "15,676"), answer("แล้วส่วนที่ยังไม่ผ่านล่ะเท่าไร", "integrity", "3,163")],
    [
        answer("งานประเมินของเขตลดไปได้กี่เรื่อง", "assessment", "6,743"),
        answer("ที่ยังลดไม่ลงเหลืออีกเท่าไหร่", "assessment", "2,859"),
    ],
    [answer("โรงเรียนที่ลดภาระการประเมินได้มีกี่แห่ง", "assessment", "26,747"), answer("พวกที่ยังค้างอยู่ล่ะ", "assessment", "2,405")],
    [
        answer("งานของเขตทั้งหมดกี่เรื่อง ลดได้กี่เรื่อง", "assessment", text="6,743"),
        answer("ที่ลดไม่ได้เท่าไร", "assessment", "2,859"),
    ],
    [answer("ครูแนะแนวที่จัดกิจกรรมแนะแนวได้มีกี่คน", "guidance", "49,445"), answer("ที่ทำไม่ได้ล่ะกี่คน", "guidance", "3,613")],
    [answer("นักเรียนได้รับการแนะแนวกี่คน", "guidance", "5,180,124"), answer("ตกหล่นกี่คน", "guidance", "440,943")],
    [
        answer("สถานศึกษาทำระบบแนะแนวกี่แห่ง", "guidance", "26,754"),
        answer("ยังขาดอีกกี่แห่ง", "guidance", "2,040"),
        answer("แล้วฝั่งดูแลสุขภาพกายใจยังขาดกี่แห่ง", "guidance", "573"),
    ],
    [
        answer("สถานศึกษาดูแลสุขภาพจิตเด็กเป็นระบบกี่แห่ง", "guidance", "28,221"),
        answer("ส่วนที่ยังไม่ได้ทำระบบโค้ชชิ่งล่ะ", "guidance", "2,040"),
    ],
    [
        answer("โรงเรียนที่ยังไม่ทำระบบแนะแนวเหลือกี่แห่ง", "guidance", "2,040"),
        answer("แล้วที่ยังไม่ดูแลสุขภาพใจล่ะ", "guidance", "573"),
        answer("แล้วเด็กที่ยังไม่ได้รับแนะแนวล่ะ", "guidance", "440,943"),
    ],
    [
        answer("ครูที่ยังทำสื่อดิจิทัลไม่เป็นเหลือกี่คน", "anywhere-anytime", "420,584"),
        answer("แล้วเด็กที่ยังเข้าไม่ถึงแพลตฟอร์มล่ะ", "anywhere-anytime", "6,312,557"),
        answer("แล้วโรงเรียนที่ยังไม่ขับเคลื่อนล่ะ", "anywhere-anytime", "10,348"),
    ],
    [answer("สหกรณ์โรงเรียนส่งผลงานกี่โรง ผ่านคัดเลือกกี่โรง", "career", "33"), answer("ไม่ผ่านกี่โรง", "career", "16")],
    [answer("คนส่วนกลางอบรมโปร่งใสกี่คน", "integrity", "1,181"), answer("ใครไม่ได้อบรมบ้าง กี่คน", "integrity", "166")],
    [answer("สพท.ผ่าน ITA กี่เขต", "integrity", "240"), answer("เหลือกี่เขตที่ตก", "integrity", "5")],
    [answer("เขตที่ตก ITA มีกี่เขต", "integrity", "5"), answer("คิดเป็นร้อยละ", "integrity", "2.04")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ที่รับเข้าระบบแล้วแต่ยังแก้ไม่ได้ล่ะ", "debt", "6,688")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ที่สมัครแต่ไม่ได้รับเข้าระบบกี่ราย", "debt", "818")],
    [answer("อบรมการเงินออนไลน์ครูได้เกียรติบัตรกี่คน", "debt", "5,759"), answer("ลงชื่อแล้วไม่จบกี่คน", "debt", "7,146")],
    [
        answer("โรงเรียนเล็กคะแนนสูงกว่าเกณฑ์กี่โรง", "small-schools", "1,625"),
        answer("ที่ยังไม่ถึงเกณฑ์ล่ะ", "small-schools", "13,702"),
    ],
    [answer("โรงเรียนคุณภาพสีเขียวกี่โรง", "quality-school", "1,265"), answer("ที่ยังไม่เขียวกี่โรง", "quality-school", "543")],
    [answer("กำลังใจดีกี่คน จากครูทั้งหมด", "personnel", "410,804"), answer("อีกกี่คนที่ยังไม่มี", "personnel", "45,799")],
    [answer("How many offices passed ITA?", "integrity", "240"), answer("and how many didn't?", "integrity", "5")],
    [
        answer("How many students got guidance?", "guidance", "5,180,124"),
        answer("how many are left out?", "guidance", "440,943"),
    ],
    [
        answer("สถานศึกษาที่ลดภาระการประเมินได้มีร้อยละเท่าไร", "assessment", "91.75"),
        answer("ที่เหลืออีกร้อยละเท่าไร", "assessment", "8.25"),
    ],
    # which of two shares
    [
        answer("สถานศึกษาทำระบบแนะแนวกี่แห่ง", "guidance", "26,754"),
        answer("ดูแลสุขภาพกายใจกี่แห่ง", "guidance", "28,221"),
        answer("อันไหนเปอร์เซ็นต์สูงกว่า", "guidance", "98.01"),
    ],
    [
        answer("ครูบรรจุใหม่มีคุณธรรมกี่คน", "integrity", "15,676"),
        answer("คนส่วนกลางอบรมป้องกันทุจริตกี่คน", "integrity", "1,181"),
        answer("อันไหนคิดเป็นร้อยละมากกว่ากัน", "integrity", "87.68"),
    ],
    [
        answer("เรื่องของเขตลดภาระได้กี่เรื่อง", "assessment", "6,743"),
        answer("สถานศึกษาลดได้กี่แห่ง", "assessment", "26,747"),
        answer("ฝั่งไหนทำได้ดีกว่า", "assessment", "91.75"),
    ],
    [
        answer("โรงเรียนที่ยังไม่ลดภาระประเมินเหลือกี่แห่ง", "assessment", "2,405"),
        answer("แล้วเรื่องของเขตที่ยังลดไม่ได้ล่ะ", "assessment", "2,859"),
        answer("อันไหนทำได้เปอร์เซ็นต์สูงกว่า", "assessment", "91.75"),
    ],
    [
        answer("โรงเรียนที่ยังไม่ลดภาระประเมินเหลือกี่แห่ง", "assessment", "2,405"),
        answer("แล้วเรื่องของเขตที่ยังลดไม่ได้ล่ะ", "assessment", "2,859"),
        answer("อันไหนเหลือเปอร์เซ็นต์มากกว่า", "assessment", "29.78"),
    ],
    [answer("ลดภาระประเมินกับใช้แพลตฟอร์มดิจิทัล อันไหนโรงเรียนทำได้ร้อยละสูงกว่า", "assessment", "91.75")],
    [answer("แก้หนี้กับอบรมการเงินออนไลน์ อันไหนสำเร็จเปอร์เซ็นต์สูงกว่า", "debt", "44.63")],
    [answer("เด็กได้แนะแนวกับเด็กได้ฝึกอาชีพ ร้อยละไหนมากกว่า", "guidance", "92.16")],
    [answer("ครูทำสื่อดิจิทัลได้กับเด็กเข้าถึงสื่อดิจิทัล อะไรเปอร์เซ็นต์น้อยกว่า", "anywhere-anytime", "1.95")],
    [
        answer("หนี้ครูแก้ได้กี่เปอร์เซ็นต์", "debt", "15.61"),
        answer("อบรมการเงินได้ใบประกาศกี่เปอร์เซ็นต์", "debt", "44.63"),
        answer("ต่างกันกี่จุด", "debt", "29.02"),
    ],
    [
        answer("หนี้ครูแก้ได้กี่เปอร์เซ็นต์", "debt", "15.61"),
        answer("อบรมการเงินได้ใบประกาศกี่เปอร์เซ็นต์", "debt", "44.63"),
        answer("อันไหนน้อยกว่า", "debt", "15.61"),
    ],
    [
        answer("ITA ผ่านร้อยละเท่าไร", "integrity", "97.96"),
        answer("นักเรียนซื่อสัตย์ร้อยละเท่าไหร่", "integrity", "87.42"),
        answer("ห่างกันกี่จุด", "integrity", "10.54"),
    ],
    [
        answer("สีเขียวกี่เปอร์เซ็นต์", "quality-school", "69.97"),
        answer("สีฟ้าล่ะ", "quality-school", "21.46"),
        answer("ต่างกันเท่าไร", "quality-school"),
    ],
    [
        answer("โรงเรียนที่ยังไม่ดูแลสุขภาพเด็กกี่แห่ง", "guidance", "573"),
        answer("โรงเรียนที่ยังไม่มีระบบแนะแนวกี่แห่ง", "guidance", "2,040"),
        answer("ต่างกันกี่แห่ง", "guidance", "1,467"),
    ],
    [
        answer("ครูที่ยังไม่มีขวัญกำลังใจกี่คน", "personnel", "45,799"),
        answer("ครูบรรจุใหม่ที่ยังไม่มีทักษะคุณธรรมกี่คน", "integrity", "3,163"),
        answer("รวมกันกี่คน", "personnel", "48,962"),
    ],
    # averages
    [
        answer("โรงเรียนคุณภาพมีโรงเรียนเล็กใกล้ๆกี่โรง", "quality-school", "1,136"),
        answer("เด็กทั้งหมดกี่คน", "quality-school", "43,975"),
        answer("เฉลี่ยโรงละกี่คน", "quality-school", "38.7"),
    ],
    [
        answer("โรงเรียนเล็กเด็กไม่เกิน 60 ใกล้โรงเรียนคุณภาพกี่โรง", "quality-school", "1,136"),
        answer("นักเรียนรวมเท่าไหร่", "quality-school", "43,975"),
    ],
    [answer("โรงเรียนทวิศึกษากี่แห่ง", "credit-bank", "137"), answer("เด็กเฉลี่ยต่อโรงกี่คน", "credit-bank", "34.6")],
    [answer("โรงเรียนทวิศึกษากี่แห่ง", "credit-bank", "137"), no("นักเรียนคนนึงเทียบโอนได้กี่หน่วยกิต", "")],
    [answer("ประชุมทางไกลกี่ครั้ง", "communication", "1,927"), answer("เฉลี่ยครั้งละกี่คน", "communication", "166.4")],
    [answer("ยูทูบกี่ตอน", "communication", "6,800"), no("ตอนนึงมีคนดูเฉลี่ยกี่คน", "")],
    [answer("ติ๊กต็อกได้กี่ไลก์", "communication", "206,000"), answer("เฉลี่ยคลิปละกี่ไลก์", "communication", "202.4")],
    [answer("ครูแนะแนวมีกี่คน", "guidance", text="53,058"), answer("ครูหนึ่งคนดูแลเด็กกี่คน", "guidance", text="105.9")],
    [answer("แก้หนี้ได้กี่ราย", "debt", "1,238"), no("เฉลี่ยคนละกี่บาท", "")],
    [answer("ประชุมทางไกลคนเข้าร่วมกี่คน", "communication", "320,602"), no("เฉลี่ยประชุมครั้งละกี่นาที", "")],
    [answer("เด็กฝึกงานปิดเทอมกี่คน", "career", "248"), no("เฉลี่ยได้คนละกี่บาท", "")],
    [answer("นักเรียนทวิศึกษาโอนหน่วยกิตกี่คน", "credit-bank", "4,747"), no("เฉลี่ยคนละกี่วิชา", "")],
    [answer("ครูอบรมการเงินออนไลน์กี่คน", "debt"), no("อบรมเฉลี่ยคนละกี่ชั่วโมง", "")],
    [answer("เฟซบุ๊กกี่ตอน", "communication", "6,950"), no("เฉลี่ยตอนนึงมีคนดูกี่ครั้ง", "")],
    [answer("HERO มีโรงเรียนใช้กี่แห่ง", "guidance", "12,340"), answer("เฉลี่ยครูโรงละกี่คน", "guidance", "227.8")],
    [answer("HERO มีโรงเรียนใช้กี่แห่ง", "guidance", "12,340"), no("เด็กคนนึงเข้าใช้เฉลี่ยกี่ครั้ง", "")],
    # remaining, direct, in varied words
    [answer("นักเรียนที่ยังไม่ได้รับการแนะแนวมีอยู่กี่คน", "guidance", "440,943")],
    [answer("ครูแนะแนวที่ยังจัดกิจกรรมไม่ได้มีจำนวนเท่าใด", "guidance", "3,613")],
    [answer("อีกกี่โรงที่ยังไม่มีระบบโค้ชชิ่ง", "guidance", "2,040")],
    [answer("ยังมีงานรายงานของเขตที่ลดไม่สำเร็จอีกกี่เรื่อง", "assessment", "2,859")],
    [answer("โรงเรียนที่ส่งประกวดต้นแบบสหกรณ์แล้วตกรอบกี่แห่ง", "career", "16")],
    [answer("ครูที่สมัครแก้หนี้แล้วไม่ได้รับเข้าระบบมีกี่ราย", "debt", "818")],
    [answer("ครูอบรมการเงินไม่จบกี่คน", "debt", "7,146")],
    [answer("บุคลากรส่วนกลางที่ไม่ได้อบรมโปร่งใสกี่คน", "integrity", "166")],
    [answer("โฮงเฮียนที่ยังบ่ลดภาระประเมินเหลือจักแห่ง", "assessment", "2,405")],
    [answer("ครูที่ยังแก้หนี้บ่ได้มีจักคน", "debt", "6,688")],
    [answer("ยังแก้หนี้บ่าได้กี่คนเจ้า", "debt", "6,688")],
    [answer("เขตที่ม่ายผ่าน ITA มีกี่เขต", "integrity", "5")],
    [answer("how many schools have not yet reduced assessment burden", "assessment", "2,405")],
    [answer("how many teachers still can't make digital media", "anywhere-anytime", "420,584")],
    [answer("students without career skills: how many left", "career", "131,978")],
    [answer("โรงเรียนคุณภาพที่ไม่ใช่สีเขียวกี่โรง", "quality-school", "543")],
    [answer("เด็กที่ยังไม่รู้จักตัวเองมีกี่คน", "guidance", "774,656")],
    [answer("ขาดอีกกี่เขตถึงจะผ่าน ITA ครบ", "integrity", "5")],
    [answer("โรงเรียนขนาดเล็กที่คะแนนไม่ถึงเกณฑ์มีกี่แห่ง", "small-schools", "13,702")],
    [answer("ครู 1,238 คนแก้หนี้ได้แล้ว จาก 7,926 เหลือเท่าไร", "debt", "6,688")],
    # follow-ups with change of subject in rest
    [
        answer("เขตที่ตก ITA กี่เขต", "integrity", "5"),
        answer("แล้วครูบรรจุใหม่ที่ยังไม่มีทักษะล่ะ", "integrity", "3,163"),
        answer("แล้วคนส่วนกลางที่ไม่ได้อบรมล่ะ", "integrity", "166"),
    ],
    [
        answer("เด็กที่ยังไม่ได้แนะแนวกี่คน", "guidance", "440,943"),
        answer("ครูแนะแนวล่ะ", "guidance", "3,613"),
        answer("โรงเรียนล่ะ", "guidance", "2,040"),
    ],
    [answer("งานของเขตที่ยังลดไม่ได้กี่เรื่อง", "assessment", "2,859"), answer("ของโรงเรียนล่ะ", "assessment", "2,405")],
    [answer("ครูที่ยังแก้หนี้ไม่ได้กี่ราย", "debt", "6,688"), answer("แล้วที่อบรมการเงินไม่ผ่านล่ะ", "debt", "7,146")],
    [
        answer("เด็กเข้าถึงสื่อดิจิทัลกี่คน", "anywhere-anytime", "125,610"),
        answer("ที่ยังเข้าไม่ถึงล่ะ", "anywhere-anytime", "6,312,557"),
        answer("แล้วครูที่ยังทำสื่อไม่ได้ล่ะ", "anywhere-anytime", "420,584"),
    ],
    [
        answer("โรงเรียนที่ยังไม่ใช้แพลตฟอร์มกี่แห่ง", "anywhere-anytime", "10,348"),
        answer("แล้วครูที่ทำสื่อไม่ได้ล่ะ", "anywhere-anytime", "420,584"),
    ],
    [
        answer("สถานศึกษาดูแลสุขภาพกายใจกี่แห่ง", "guidance", "28,221"),
        answer("แล้วเด็กที่ไม่ได้แนะแนวล่ะกี่คน", "guidance", "440,943"),
    ],
    [answer("ครูแนะแนวทำกิจกรรมได้กี่คน", "guidance", "49,445"), answer("นักเรียนที่ไม่ได้แนะแนวล่ะ", "guidance", "440,943")],
    [answer("สหกรณ์โรงเรียนไม่ผ่านกี่โรง", "career", "16"), answer("แล้วเด็กที่ยังไม่ได้ฝึกอาชีพล่ะ", "career", "131,978")],
    [
        answer("นักเรียนที่ค้นพบตัวเองกี่คน", "guidance", "4,846,411"),
        answer("ที่ยังไม่ค้นพบตัวเองล่ะ", "guidance", "774,656"),
        answer("ที่ยังไม่ได้แนะแนวล่ะ", "guidance", "440,943"),
    ],
    # rests set side by side
    [
        answer("งานของเขตที่ยังลดไม่ได้กี่เรื่อง", "assessment", "2,859"),
        answer("ของโรงเรียนล่ะกี่แห่ง", "assessment", "2,405"),
        answer("อันไหนทำได้ดีกว่ากัน", "assessment", "91.75"),
    ],
    [
        answer("เด็กที่ยังไม่ได้แนะแนวกี่คน", "guidance", "440,943"),
        answer("เด็กที่ยังไม่ค้นพบตัวเองล่ะ", "guidance", "774,656"),
        answer("ห่างกันกี่คน", "guidance", "333,713"),
    ],
    [
        answer("ครูที่ยังแก้หนี้ไม่ได้กี่ราย", "debt", "6,688"),
        answer("อบรมการเงินไม่จบกี่ราย", "debt", "7,146"),
        answer("กลุ่มไหนเหลือเยอะกว่า", "debt", "7,146"),
    ],
    [
        answer("ครูที่ยังแก้หนี้ไม่ได้กี่ราย", "debt", "6,688"),
        answer("อบรมการเงินไม่จบกี่ราย", "debt", "7,146"),
        answer("ต่างกันกี่ราย", "debt", "458"),
    ],
    [
        answer("ครูที่ยังแก้หนี้ไม่ได้กี่ราย", "debt", "6,688"),
        answer("อบรมการเงินไม่จบกี่ราย", "debt", "7,146"),
        answer("รวมเป็นกี่ราย", "debt", "13,834"),
    ],
    [
        answer("โรงเรียนที่ยังไม่ใช้แพลตฟอร์มกี่แห่ง", "anywhere-anytime", "10,348"),
        answer("โรงเรียนที่ยังไม่ลดภาระกี่แห่ง", "assessment", "2,405"),
        answer("ต่างกันเท่าไร", "anywhere-anytime", "7,943"),
    ],
    [
        answer("เหลือโรงเรียนที่ไม่มีระบบแนะแนวกี่โรง", "guidance", "2,040"),
        answer("ที่ไม่ดูแลสุขภาพจิตกี่โรง", "guidance", "573"),
        answer("อันไหนน้อยกว่า", "guidance", "573"),
    ],
    # two shares directly
    [answer("ระหว่างลดภาระของเขตกับของโรงเรียน อันไหนก้าวหน้ากว่า", "assessment", "91.75")],
    [answer("ครูบรรจุใหม่กับคนส่วนกลาง ใครผ่านอบรมร้อยละสูงกว่า", "integrity", "87.68")],
    [answer("สีเขียวกับสีม่วงต่างกันกี่เปอร์เซ็นต์", "quality-school", "61.40")],
    [answer("ระบบแนะแนวกับดูแลสุขภาพ โรงเรียนทำอันไหนได้มากกว่า", "guidance", "28,221")],
    [answer("ITA ผ่านกี่เปอร์เซ็นต์ เทียบกับครูบรรจุใหม่ที่มีทักษะ อันไหนต่ำกว่า", "integrity", "83.21")],
    [answer("เด็กฝึกอาชีพกับเด็กแนะแนว ห่างกันกี่จุดเปอร์เซ็นต์", "guidance", "7.16")],
    [answer("which has the higher rate, guidance or career skills?", "guidance", "92.16")],
    [answer("which is lower, debt solved rate or financial training rate", "debt", "15.61")],
    [answer("โรงเรียนเล็กคะแนนดีกับโรงเรียนคุณภาพสีเขียว อันไหนร้อยละสูงกว่า", "quality-school", "69.97")],
    [
        answer("ครูแนะแนวจัดกิจกรรมได้ร้อยละเท่าไหร่", "guidance", "93.19"),
        answer("สูงกว่านักเรียนที่ได้รับแนะแนวไหม", "guidance", "93.19"),
    ],
    [answer("หนี้ครูแก้ได้ร้อยละเท่าไร", "debt", "15.61"), answer("น้อยกว่าอบรมการเงินกี่จุด", "debt", "29.02")],
    [
        answer("หนี้ครูแก้ได้ร้อยละเท่าไร", "debt", "15.61"),
        answer("เทียบกับลดภาระประเมินของโรงเรียน อันไหนดีกว่า", "assessment", "91.75"),
    ],
    # averages, direct
    [answer("โรงเรียนเล็กใกล้โรงเรียนคุณภาพเฉลี่ยมีเด็กโรงละกี่คน", "quality-school", "38.7")],
    [answer("ทวิศึกษาเฉลี่ยโรงละกี่คน", "credit-bank", "34.6")],
    [answer("ประชุมทางไกลครั้งนึงมีคนเข้ากี่คนโดยเฉลี่ย", "communication", "166.4")],
    [no("ยูทูบเฉลี่ยตอนละกี่คนดู", "")],
    [no("ทวิศึกษาโรงนึงมีครูกี่คนเฉลี่ย", "")],
    [answer("average students per dual-education school", "credit-bank", "34.6")],
    [answer("average attendees per teleconference", "communication", "166.4")],
    [no("โรงเรียนคุณภาพโรงนึงมีเด็กเฉลี่ยกี่คน", "")],
    [no("โรงเรียนขยายโอกาสเฉลี่ยมีเด็กโรงละกี่คน", "")],
    [no("ครูหนี้เฉลี่ยคนละกี่บาท", "")],
    [no("เฟซเฉลี่ยโพสต์ละกี่ไลก์", "")],
    [no("สหกรณ์โรงเรียนเฉลี่ยโรงละกี่บาท", "")],
    [no("โรงเรียนพาร์ทไทม์ปิดเทอมเด็กได้เฉลี่ยวันละกี่ชั่วโมง", "")],
    [answer("ครูแนะแนวคนนึงดูแลเด็กกี่คนโดยเฉลี่ย", "guidance", "105.9")],
    [answer("HERO โรงเรียนนึงมีครูใช้เฉลี่ยกี่คน", "guidance", "227.8")],
    [answer("เฉลี่ยโรงเรียนละกี่ครูแนะแนว", "guidance")],
    # dialect not
    [answer("เขตที่บ่ผ่าน ITA มีจักเขต", "integrity", "5")],
    [answer("ครูที่อบรมการเงินบ่จบมีจักคน", "debt", "7,146")],
    [answer("ละอ่อนที่ยังบ่าได้แนะแนวกี่คน", "guidance", "440,943")],
    [answer("นักเรียนที่ยังบ่ได้แนะแนวมีจักคนน้อ", "guidance", "440,943")],
    [answer("ครูแก้หนี้ม่ายได้กี่คน", "debt", "6,688")],
    [answer("โฮงเฮียนที่ยังบ่ใช้แพลตฟอร์มมีจักแห่ง", "anywhere-anytime", "10,348")],
    # กับ that compares nothing, criteria
    [
        answer("โรงเรียนเล็กๆที่อยู่ละแวกเดียวกับโรงเรียนคุณภาพ เด็กไม่เกินหกสิบ มีกี่โรง", "quality-school", "1,136"),
        answer("เด็กรวมเท่าไร", "quality-school", "43,975"),
    ],
    [answer("โรงเรียนขนาดเล็กที่อยู่ใกล้กับโรงเรียนคุณภาพมีกี่แห่ง", "quality-school", "1,136")],
    [answer("โรงเรียนขยายโอกาสที่เรียนร่วมกับโรงเรียนมัธยมมีกี่โรง", "small-schools", "344")],
    [answer("โรงเรียนขยายโอกาสที่มีเด็ก 20 คนหรือน้อยกว่า มีกี่โรง", "small-schools", "344")],
    [answer("ขยายโอกาสเด็กยี่สิบคนหรือต่ำกว่านั้น ให้เรียนร่วมกับใคร", "small-schools", text="สพม")],
    [answer("เด็กไม่เกิน 20 คนหรือน้อยกว่านั้น ต้องทำแผนเรียนร่วมกับโรงเรียนสังกัดอะไร", "small-schools", text="สพม")],
    [answer("โรงเรียนขนาดเล็ก 60 คนหรือน้อยกว่าได้งบอะไร", "small-schools", text="Top Up")],
    [answer("ลงพื้นที่แก้หนี้ร่วมกับกรมส่งเสริมสหกรณ์กี่จุด", "debt", "6")],
    [answer("HERO ทำร่วมกับหน่วยงานไหน", "guidance")],
    [answer("แนวทางลดภาระทำควบคู่กับอะไร", "assessment")],
    [answer("ครูที่ทำงานเกี่ยวกับแนะแนวมีกี่คน", "guidance", text="53,058")],
    # what was read, then how many have not
    [answer("โรงเรียนขยายโอกาสมีที่ยังไม่ทำแผนส่งมามั้ย", "small-schools", text="ยังไม่ได้จัดทำแผน"), no("ที่ยังไม่ทำนี่กี่เขต", "")],
    [answer("สถาบันการเงินร่วมมือมั้ย", "debt", text="ขาดความร่วมมือ"), no("ที่ยังไม่ร่วมมือกี่แห่ง", "")],
    [answer("บุคลากรกระตือรือร้นกันมั้ย", "personnel", text="กระตือรือร้น"), no("ที่ไม่กระตือรือร้นกี่คน", "")],
    [answer("เน็ตโรงเรียนเสถียรไหม", "assessment", text="ไม่เสถียร"), no("ที่เน็ตไม่เสถียรมีกี่แห่ง", "")],
    [answer("ครูสหกรณ์โรงเรียนขายของได้มั้ย", "career"), no("ที่ยังขายไม่ได้กี่โรง", "")],
    [
        answer("เปรียบเทียบ ครูแนะแนวทำกิจกรรมได้ร้อยละเท่าไร", "guidance", "93.19"),
        answer("สูงกว่านักเรียนที่ได้แนะแนวไหม", "guidance", "93.19"),
    ],
    [answer("สถานศึกษาลดภาระได้ร้อยละเท่าไร", "assessment", "91.75"), answer("มากกว่าของเขตมั้ย", "assessment", "91.75")],
    [answer("ครูแก้หนี้ได้ร้อยละเท่าไร", "debt", "15.61"), answer("ต่ำกว่าอบรมการเงินไหม", "debt", "15.61")],
    [answer("ยูทูบคนตามมากกว่าเฟซไหม", "communication", "370,000")],
    [answer("เฟซคนตามกี่คน", "communication", "370,000"), answer("เยอะกว่ายูทูบปะ", "communication", "318,000")],
    # date of figure in dialects
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ตัวเลขนี้ข้อมูลมื้อใด๋", "debt", text="10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("โตเลขหนี้โตนี้ข้อมูลมื้อใด๋", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("เลขนี้ของวันไหน", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("เลขหนี้นี่ข้อมูลวันที่เท่าไหร่", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ตัวเลขนี้เป็นของวันใด", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ตัวเลขนี้อัพเดทมื้อได๋", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ตั๋วเลขนี้วันไหนเจ้า", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("as of what date", "debt", "10 ต")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("ข้อมูลนี้ตัดยอดเมื่อไหร่", "debt", "10 ต")],
    # abbreviation of what was read
    [
        answer("นิเทศโรงเรียนคุณภาพใช้กระบวนการอะไร", "quality-school", text="PLC"),
        answer("ย่อมาจากไรนะ", "guidance", text="Professional Learning Community"),
    ],
    [answer("เขตผ่าน ITA กี่เขต", "integrity", "240"), answer("ย่อมาจากอะไร", "integrity")],
    [answer("แพลตฟอร์มแห่งชาติเรียกว่าอะไร", "anywhere-anytime", text="NDLP"), answer("ย่อมาจากอะไร", "anywhere-anytime")],
    [answer("อบรมครูผ่านศูนย์อะไร", "anywhere-anytime", text="HCEC"), answer("ชื่อเต็มคืออะไร", "anywhere-anytime")],
    [answer("เพื่อนที่ปรึกษาเรียกย่อว่าอะไร", "guidance", text="YC"), answer("ตัวเต็มล่ะ", "guidance", text="Youth Counselor")],
    # where of what was told
    [answer("แก้หนี้ลงพื้นที่กี่จุด", "debt", "6"), no("จังหวัดไหนบ้าง", "")],
    # summaries beside other words
    [answer("เล่าเรื่อง รร.ขนาดเล็กกับขยายโอกาสให้ฟังรวบๆทีครับ", "small-schools", "15,327")],
    [answer("เล่าเรื่องหนี้ครูให้ฟังคร่าวๆหน่อย", "debt", "1,238")],
    [answer("ขอแบบย่อๆเรื่องแนะแนว", "guidance")],
    [answer("ภาพรวมเรื่องอาชีพเป็นไงบ้าง", "career", "747,877")],
    [answer("ขอสาระสำคัญเรื่องสื่อสารองค์กรแบบรวบรัด", "communication")],
    [answer("เล่าให้ฟังหน่อยเรื่องโรงเรียนคุณภาพ เอาแบบรวบๆ", "quality-school", "1,808")],
    [answer("อธิบายเรื่องเรียนทุกที่ทุกเวลาแบบย่นย่อ", "anywhere-anytime")],
]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_what_is_left_is_reckoned_on_with(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)


@pytest.mark.parametrize("question", ["จังหวัดไหนอะ", "ที่ไหน", "เด็กจากจังหวัดอะไร", "อยู่แถวไหน"])
def test_where_it_is_is_read_off_the_item_that_tells_of_them(engine: Engine, question: str) -> None:
    told = engine.ask("ทำงานปิดเทอมกี่คน")[2]
    found = of_what_was_told(Turn(engine.read(question), told, engine.catalogue))
    assert found is not None
    assert "กรุงเทพ" in found.part
    assert of_what_was_told(Turn(engine.read(question), Context(), engine.catalogue)) is None


DENIED = (  # of those just told, by nothing but the denial of what they did
    ("โรงเรียนขนาดเล็กที่คะแนน RT NT ONET ดีครบ 3 อย่าง กี่ที่", "แสดงว่าไม่ครบกี่ที่", "13,702"),
    ("โรงเรียนขนาดเล็กที่คะแนน RT NT ONET ดีครบ 3 อย่าง กี่ที่", "ไม่ครบ 3 อย่างกี่แห่ง", "13,702"),
    ("โรงเรียนดูแลสุขภาพจิตกี่แห่ง", "ไม่ดูแลกี่แห่ง", "573"),
    ("สถานศึกษาลดภาระได้กี่แห่ง", "แล้วไม่ลดกี่แห่ง", "2,405"),
    ("ครูทำสื่อดิจิทัลเป็นกี่คน", "ทำไม่เป็นกี่คน", "420,584"),
    ("เด็กได้รับการแนะแนวกี่คน", "งั้นไม่แนะแนวกี่คน", "440,943"),
    ("โรงเรียนคุณภาพสีเขียวกี่โรง", "ไม่เขียวกี่โรง", "543"),
    ("เขตผ่าน ITA กี่เขต", "แปลว่าไม่ผ่านกี่เขต", "5"),
)
DENIED_OF_OTHERS = (  # what no figure counts, or of no whole
    ("สถานศึกษาลดภาระได้กี่แห่ง", "แล้วไม่มีเน็ตกี่แห่ง"),
    ("สถานศึกษาลดภาระได้กี่แห่ง", "ไม่มีผอ.กี่แห่ง"),
    ("สถานศึกษาลดภาระได้กี่แห่ง", "ไม่กลับบ้านกี่คน"),
    ("โรงเรียนใช้ HERO กี่โรง", "ที่ยังไม่ใช้กี่โรง"),
    ("โรงเรียนขนาดเล็กปีนี้กี่โรง", "ไม่มี ผอ. กี่โรง"),
)


@pytest.mark.parametrize(("first", "then", "number"), DENIED, ids=[f"{q} {first}" for first, q, _ in DENIED])
def test_those_who_do_not_are_the_rest_of_those_told(engine: Engine, first: str, then: str, number: str) -> None:
    answer, wording, context = engine.ask(then, engine.ask(first)[2])
    assert answer.computation is not None
    assert number in wording.headline
    assert "ร้อยละ" in engine.ask("คิดเป็นกี่เปอร์เซ็นต์", context)[1].headline


@pytest.mark.parametrize(("first", "then"), DENIED_OF_OTHERS, ids=[f"{q} {first}" for first, q in DENIED_OF_OTHERS])
def test_a_denial_of_something_else_leaves_no_rest(engine: Engine, first: str, then: str) -> None:
    assert engine.ask(then, engine.ask(first)[2])[0].outcome == "not_found"
