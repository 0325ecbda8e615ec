"""Follow-ups about what was told: all but one, all together, one of two, what was told before, who is in charge.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no

GREEN = answer("โรงเรียนคุณภาพสีเขียวมีกี่โรง", "quality-school", "1,265")
COLOURS = answer("โรงเรียนคุณภาพแต่ละสีมีกี่โรง", "quality-school", "1,265 | 388 | 155")
TIKTOK = answer("ติ๊กต็อกคนติดตามเท่าไหร่", "communication", "34,400")
FOLLOWERS = answer("มีผู้ติดตามเท่าไหร่", "communication", "34,400 | 318,000 | 370,000")
TEACHERS = asked_back("ครูกี่คน")
BUT_ONE = [
    [GREEN, answer("ที่ไม่ใช่สีเขียวล่ะ", "quality-school", "388 | 155", never="1,265")],
    [GREEN, answer("นอกจากสีเขียวล่ะ", "quality-school", "388 | 155", never="1,265")],
    [GREEN, answer("สีอื่น", "quality-school", "388 | 155", never="1,265")],
    [COLOURS, answer("ที่ไม่ใช่สีเขียว", "quality-school", "543", never="1,265")],
    [COLOURS, answer("ยกเว้นสีม่วง", "quality-school", "1,653")],
    [COLOURS, answer("สีเขียวล่ะ", "quality-school", "1,265")],
    [TIKTOK, answer("ที่ไม่ใช่ติ๊กต็อกล่ะ", "communication", "318,000 | 370,000", never="206,000")],
    [TIKTOK, answer("ช่องอื่นล่ะ", "communication", "318,000 | 370,000", never="206,000")],
    [TIKTOK, answer("ช่องทางอื่นๆ", "communication", "318,000 | 370,000", never="34,400")],
    [TIKTOK, answer("ยูทูบล่ะ", "communication", "318,000")],
]
ALL_TOGETHER = [
    [FOLLOWERS, answer("รวมทุกช่อง", "communication", "796,486")],
    [FOLLOWERS, answer("ทุกช่องรวมกัน", "communication", "796,486")],
    [FOLLOWERS, answer("รวมทุกช่องแล้วกี่คน", "communication", "796,486")],
    [FOLLOWERS, answer("รวมทุกช่องทางเท่าไหร่", "communication", "796,486")],
    [COLOURS, answer("รวมทุกสีกี่โรง", "quality-school", "1,808")],
]
THE_SAME_PEOPLE = [
    [TEACHERS, answer("เรื่องแนะแนว", "guidance", "49,445", never="5,180,124")],
    [TEACHERS, answer("แนะแนวค่ะ", "guidance", "49,445", never="5,180,124")],
    [TEACHERS, answer("เฉพาะแนะแนว", "guidance", "49,445", never="5,180,124")],
    [TEACHERS, answer("เอาเรื่องหนี้", "debt", "1,238")],
    [asked_back("นักเรียนกี่คน"), answer("แนะแนว", "guidance", "5,180,124")],
    [asked_back("บุคลากรกี่คน"), answer("เรื่องทุจริต", "integrity", "1,181")],
]
FACEBOOK_LEADS = answer("ยูทูบกับเฟซใครคนตามเยอะกว่า", "communication")
LEVELS = answer("โรงเรียนคุณภาพประถมกับมัธยมอันไหนเยอะกว่า", "quality-school", "907")
ONE_OF_TWO = [  # that were set against each other
    [FACEBOOK_LEADS, answer("อีกอันมีเท่าไหร่", "communication", "318,000", never="370,000")],
    [FACEBOOK_LEADS, answer("อีกช่องล่ะ", "communication", "318,000", never="6,950")],
    [FACEBOOK_LEADS, answer("อันที่เยอะกว่ามีกี่คน", "communication", "370,000", never="52,000")],
    [FACEBOOK_LEADS, answer("เยอะกว่าเท่าไหร่", "communication", "52,000")],
    [LEVELS, answer("อีกอันล่ะ", "quality-school", "901")],
    [LEVELS, answer("แล้วอันที่น้อยกว่ามีกี่โรง", "quality-school", "901", never="907")],
    [LEVELS, answer("ต่างกันเท่าไหร่", "quality-school", "6")],
    [answer("แนะแนวกับหนี้ครูอันไหนได้ร้อยละมากกว่ากัน", ""), answer("อีกเรื่องได้เท่าไหร่", "debt", "15.61")],
]
SUMMED = answer("สรุปเรื่องหนี้ครูให้หน่อย", "debt")
DEBT_AND_ITA = [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), answer("เขตผ่าน ITA กี่เขต", "integrity", "240")]
TOLD_BEFORE = [
    [*DEBT_AND_ITA, answer("เมื่อกี้หนี้ครูเท่าไหร่นะ", "debt", "1,238", never="8,744")],
    [*DEBT_AND_ITA, answer("หนี้ครูเมื่อกี้กี่รายนะ", "debt", "1,238")],
    [*DEBT_AND_ITA, answer("เมื่อกี้เท่าไหร่นะ", "integrity", "240")],
    [*DEBT_AND_ITA, answer("เมื่อกี้บอกว่ากี่เขตนะ", "integrity", "240")],
    [*DEBT_AND_ITA, answer("ตัวเลขแรกคิดเป็นกี่ %", "debt", "15.61")],
    [*DEBT_AND_ITA, answer("ตัวเลขแรกเท่าไหร่นะ", "debt", "1,238")],
    [*DEBT_AND_ITA, answer("เรื่องเมื่อกี้เหลือกี่ราย", "debt", "6,688")],
]
IN_CHARGE = [  # of a policy that says nothing of it
    [no("ใครรับผิดชอบเรื่องหนี้ครู", "debt")],
    [no("ใครเป็นเจ้าภาพเรื่องโรงเรียนคุณภาพ", "quality-school")],
    [*DEBT_AND_ITA[:1], no("ใครรับผิดชอบ", "debt")],
    [*DEBT_AND_ITA[:1], no("ใครดูแล", "debt")],
    [answer("แพลตฟอร์มกลางธนาคารหน่วยกิตใครดูแล", "credit-bank", text="หน่วยงานหลัก")],
]
BY_ITS_NAME = [  # how far it got, rather than an item that speaks of it
    [SUMMED, answer("แล้ว ITA ล่ะ", "integrity", "240")],
    [SUMMED, answer("แล้วสหกรณ์ล่ะ", "career", "33")],
    [answer("นโยบายไหนทำได้ร้อยละสูงสุด", ""), answer("แล้ว ITA ล่ะ", "integrity", "97.96")],
    [answer("หนี้ครูติดปัญหาอะไร", "debt"), answer("แล้ว ITA ล่ะ", "integrity", "5 ข้อ")],
]
CREDITS = answer("เด็กที่โอนหน่วยกิตได้มีกี่คน", "credit-bank", "4,747")
AFTER_A_NO = [  # to one thing named, of what was talked of: it is gone on with, not what was offered beside
    [CREDITS, no("เรียนสาขาช่างยนต์กี่คน", ""), answer("โอเคไม่เป็นไร แล้วโรงเรียนล่ะ กี่แห่ง", "credit-bank", "137")],
    [CREDITS, no("เรียนสาขาช่างยนต์กี่คน", ""), answer("แล้วโรงเรียนกี่แห่ง", "credit-bank", "137")],
    [
        answer("ลดภาระประเมินได้กี่แห่ง", "assessment"),
        no("เป็นโรงเรียนมัธยมกี่แห่ง", ""),
        answer("รวมทุกระดับคิดเป็นกี่ %", "assessment", "91.75"),
    ],
    [
        answer("เฟซบุ๊ก สพฐ. คนติดตามเท่าไร", "communication"),
        no("ของเพจ สพป.ตรัง เขต 1 อ่ะ", ""),
        answer("แล้วยูทูปของ สพฐ. ล่ะ", "communication", "318,000"),
    ],
]
NOT_THESE = [
    [no("มีคนบอกว่าครูไทยเป็นหนี้รวมกัน 1.4 ล้านล้าน ตัวเลขนี้ในเล่มว่าไง", "", never="1,238")],
    [answer("โครงการทวิศึกษามีโรงเรียนเป้าหมายกี่แห่ง", "credit-bank", "137")],
    [no("หนี้ครูตั้งเป้าหมายกี่ราย", "")],
    [answer("เด็ก 38 คน อยากรู้ว่าโรงเรียนเล็กๆแบบผมทั้งประเทศมีเท่าไหร่ครับปี 67", "small-schools", "15,327")],
    [answer("รถรับส่งเรียนรวม ทุกชั้นกับบางชั้น บวกกันแล้วอุดหนุนไปกี่โรงเรียน", "quality-school", "164")],
    [answer("ประชุมทางไกลทั้งปี หารออกมาคนเข้าเฉลี่ยต่อครั้งเท่าไหร่", "communication", "166.4")],
    [answer("หนี้ครูอัพเดทล่าสุดวันที่เท่าไหร่", "debt", "10 ต.ค. 67", never="7 ต.ค. 67", text="7 ต.ค. 67")],
    [no("นักเรียนในโรงเรียนขนาดเล็กมีกี่คน", "", never="60")],
    [no("นักเรียนในโรงเรียนขยายโอกาสกี่คน", "", never="20")],
    [answer("งบ top-up โรงเรียนเล็ก ให้โรงที่มีเด็กกี่คน", "small-schools", "60")],
    [no("แก้หนี้แล้วครูมีความสุขขึ้นกี่เปอร์เซ็นต์ครับ มีวัดไหม", "", never="15.61")],
    [no("แก้หนี้แล้วครูเครียดน้อยลงกี่เปอร์เซ็นต์", "", never="15.61")],
    [no("เด็กที่เทียบโอนแล้วไปต่อ ปวส. กี่คน", "", never="4,747")],
    [no("จะเริ่มใช้ AI ตรวจสื่อปีไหน", "")],
    [no("โรงเรียนเล็กที่สอบ NT ผ่านอย่างเดียวมีกี่แห่ง", "", never="1,625")],
    [
        answer("โรงเรียนเล็กที่สอบ RT NT O-NET ผ่านมีกี่แห่ง", "small-schools", "1,625")
    ],  # a thing or people that no figure of what is named counts
    [no("โรงเรียนคุณภาพมีกี่ห้องเรียน", "", never="1,808")],
    [no("โรงเรียนขนาดเล็กมีห้องเรียนกี่ห้อง", "", never="15,327")],
    [no("บ้านพักครูมีกี่หลัง", "")],
    [no("ติ๊กต็อก สพฐ. มีเจ้าหน้าที่กี่คน", "", never="34,400")],
    [no("ธนาคารหน่วยกิตมีเจ้าหน้าที่กี่คน", "", never="4,747")],
    [no("ติ๊กต็อก สพฐ. มีครูติดตามกี่คน", "", never="34,400")],
    [answer("ติ๊กต็อก สพฐ. มีคนติดตามกี่คน", "communication", "34,400")],
    [answer("เคลียร์หนี้ครูได้กี่คน", "debt", "1,238")],
    [answer("ปิดหนี้สินครูได้กี่คน", "debt", "1,238")],
]
CONVERSATIONS = (
    TOLD_BEFORE
    + IN_CHARGE
    + ONE_OF_TWO
    + BY_ITS_NAME
    + BUT_ONE
    + ALL_TOGETHER
    + THE_SAME_PEOPLE
    + AFTER_A_NO
    + NOT_THESE
)


@pytest.mark.parametrize("rows", CONVERSATIONS, ids=lambda rows: " → ".join(row.question for row in rows))
def test_what_is_told(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
