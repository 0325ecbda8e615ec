"""What is said by the way limits nothing; what names another body, or a list that is only counted, gets an honest no.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

SAID_BY_THE_WAY = [
    answer("ครูปัตตานีค่ะ ที่ว่าส่งงบส่งวัสดุให้ รร.ชายแดนใต้ทำอาชีพ ได้กันกี่โรง", "career", "60"),
    answer("ครูเชียงใหม่ครับ หนี้ครูแก้ได้กี่ราย", "debt", "1,238"),
    answer("ผอ.โคราชค่ะ ลดภาระประเมินไปกี่โรงเรียน", "assessment", "26,747"),
    answer("นักข่าวขอนแก่นค่ะ เขตผ่าน ITA กี่เขต", "integrity", "240"),
    answer("แม่จากสงขลาค่ะ เด็กได้ฝึกอาชีพกี่คน", "career", "747,877"),
    answer("ครูอัตราจ้างค่ะ หนี้ครูแก้ได้กี่ราย", "debt", "1,238"),
    no("ครูปัตตานี แก้หนี้ได้กี่คน", "debt", never="1,238"),
    no("ครูในปัตตานีค่ะ ที่แก้หนี้ได้มีกี่คน", "debt", never="1,238"),
    no("โรงเรียนคุณภาพที่ปัตตานีค่ะ มีกี่แห่ง", "quality-school", never="1,808"),
    no("ครูปัตตานีค่ะ ปัตตานีมีกี่โรง", ""),
    no("ครูภูเก็ตค่ะ ที่นี่ผ่าน ITA กี่เขต", "integrity", never="240"),
    no("โรงเรียนลำปางครับ ลดภาระประเมินได้กี่แห่ง", "assessment", never="26,747"),
    no("ครูสุรินทร์ค่ะ มีกี่คน", ""),
    answer("หลานส่งคลิปหัวข้อเด็กไทยฐานใจดีไปประกวด เงียบหายเลย คนส่งกันกี่ชิ้นเนี่ย", "guidance", "204"),
    answer("สมัครคลินิกแก้หนี้ไปนานแล้ว เงียบฉี่ คนเข้าร่วมกี่ราย", "debt", "8,744"),
    answer("เพื่อนไปอบรมการเงินมา หายเงียบไปเลย มีคนได้เกียรติบัตรกี่คน", "debt", "5,759"),
    answer("อบรมครูเสร็จแล้ว เงียบหายไปเลย เป็นปัญหาของเรื่องไหน", "personnel", "ขาดการติดตาม"),
    answer("ส่งใบสมัครทวิศึกษาไป เงียบหายเลย เทียบโอนได้กี่คนแล้ว", "credit-bank", "4,747"),
    no("โรงเรียนที่เงียบหายกี่แห่ง", ""),
]
WHOLE_POLICY = [
    answer("ผู้ตรวจมาพรุ่งนี้ ขอทุกอย่างเรื่องธนาคารหน่วยกิต เอาครบทุกช่องเลยค่ะ", "credit-bank", "137", text="4,747"),
    answer("ขอข้อมูลทั้งหมดของเรื่องโรงเรียนคุณภาพ ครบทุกช่อง", "quality-school", "1,808", text="901"),
    answer("ขอครบทุกคอลัมน์เรื่องทุจริต", "integrity", "240", text="15,676"),
    answer("เรื่องแนะแนว ขอครบทุกหมวด", "guidance", "5,180,124"),
    answer("ขอยอดผู้ติดตามครบทุกช่อง", "communication", "318,000"),
    answer("โรงเรียนคุณภาพผ่านครบทุกด้านกี่แห่ง", "quality-school", "1,808"),
]
IN_THE_WAY = [
    answer('ทำการ์ด "3 ด่านที่ธนาคารหน่วยกิตยังไม่ผ่าน" ขอเนื้อหา', "credit-bank", "3 ข้อ", text="แพลตฟอร์มกลาง"),
    answer("ด่านที่หนี้ครูยังไม่ผ่านมีอะไรบ้าง", "debt", "5 ข้อ", text="ดอกเบี้ยสูง"),
    answer("กำแพงที่ขวางงานแนะแนวคืออะไร", "guidance", "9 ข้อ"),
    answer("โรงเรียนคุณภาพ จุดติดอยู่ตรงไหน", "quality-school", "3 ข้อ"),
    answer("อะไรคือด่านหินของธนาคารหน่วยกิต", "credit-bank", "3 ข้อ"),
    answer("ประชาสัมพันธ์ติดกำแพงอะไร", "communication", "2 ข้อ"),
    answer("ที่ยังไม่ผ่าน ITA กี่เขต", "integrity", "เหลือ 5 เขต"),
]
ANNOUNCED = [
    answer("ขอถามข้อเดียว โรงเรียนขยายโอกาส ม.1-3 ที่มีเด็กไม่เกิน 20 คน มีกี่โรงเรียน", "small-schools", "344"),
    answer("ถามสั้นๆ หนี้ครูแก้ได้กี่ราย", "debt", "1,238"),
    answer(
        "ตาเป็นภารโรงมาสามสิบปี เมื่อวานนั่งร้านกาแฟเจอเพื่อนเก่า เขาว่าสมัยก่อนเด็กมีตั้งสองร้อยคน เดี๋ยวนี้เหลือยี่สิบ ครูเหลือสาม "
        "ระฆังก็ตีเองหยุดเอง ฝนตกทีหลังคารั่วตรงห้อง ป.4 ต้องเอาถังสีมารอง เพื่อนตาเถียงว่าไม่จริง พนันกันไว้กาแฟหนึ่งแก้วกับปาท่องโก๋สองตัว "
        "หลานบอกว่าอย่าพนัน เอาละ ขอถามข้อเดียว โรงเรียนขยายโอกาส ม.1-3 ที่มีเด็กไม่เกิน 20 คน มีกี่โรงเรียน",
        "small-schools",
        "344",
    ),
]
OTHER_BODIES = [
    no("เทียบผลแก้หนี้ครู สพฐ. กับครูอาชีวะ ใครดีกว่า", "debt", never="1,238"),
    no("โรงเรียนพระปริยัติธรรมในสังกัดสำนักพุทธ ลดภาระการประเมินแล้วกี่แห่ง", "assessment", never="26,747"),
    no("ครูเอกชนแก้หนี้ได้กี่ราย เทียบกับ สพฐ.", "debt", never="1,238"),
    no("โรงเรียนปอเนาะที่ลดภาระการประเมินมีกี่แห่ง", "assessment", never="26,747"),
    no("ศูนย์เด็กเล็กในสังกัด อบต. ลดภาระการประเมินกี่แห่ง", "assessment", never="26,747"),
    no("โรงเรียน ตชด. ลดภาระประเมินกี่แห่ง", "assessment", never="26,747"),
    no("ครู สอศ. แก้หนี้ได้กี่ราย", "debt", never="1,238"),
    no("เด็กโรงเรียนเณรฝึกอาชีพกี่คน", "career", never="747,877"),
    answer("โรงเรียนในสังกัด สพฐ. ลดภาระการประเมินกี่แห่ง", "assessment", "26,747"),
    answer("โรงเรียนในสังกัดทั้งหมด ลดภาระการประเมินกี่แห่ง", "assessment", "26,747"),
    answer("เทียบผลแก้หนี้ครูกับเทียบโอนทวิศึกษา อันไหนดีกว่า", "credit-bank debt", "84.39"),
]
ONLY_COUNTED = [
    no("แจกแจง 6ล ทีละ ล ให้หน่อย", "assessment", never="26,747"),
    no("ขอ 6ล ทีละตัว", "assessment"),
    no("แจกแจงองค์ประกอบ 5 ด้านให้หน่อย", "quality-school"),
    no("ไล่ 5 องค์ประกอบทีละด้าน", "quality-school"),
    no("Fake News 14 เรื่อง ขอหัวข้อข่าวแต่ละเรื่อง", "communication"),
    no("ประชุมทางไกล 1,927 ครั้ง ขอหัวข้อแต่ละครั้ง", "communication"),
    no("ขอหัวข้อข่าวชี้แจงแต่ละเรื่อง", "communication", never="95"),
    no("ผลงานประกวด 204 ผลงาน ขอชื่อแต่ละผลงาน", "guidance"),
    answer("แจกแจงจำนวนโรงเรียนคุณภาพตามสี", "quality-school", "1,265"),
    answer("ขอยอดผู้ติดตามแต่ละช่องทาง", "communication", "318,000"),
    answer("ประเด็นข่าวแต่ละประเภทกี่เรื่อง", "communication", "172"),
]
IN_ENGLISH = [
    no("how many teachers resigned in 2567 na", "", never="49,445"),
    no("how many teachers relocated", "", never="49,445"),
    no("how many teachers died in 2567", "", never="49,445"),
    no("how many principals resigned", ""),
    answer("how many teachers joined the debt clinic", "debt", "8,744"),
    answer("how many schools closed", "small-schools", "131"),
]
WITHIN_A_POLICY = [
    answer("เทียบเรื่องสื่อดิจิทัลของครูกับของนักเรียน", "anywhere-anytime", "3.84 − 1.95"),
    answer("เทียบสื่อดิจิทัลของครูกับนักเรียน ใครร้อยละสูงกว่า", "anywhere-anytime", "3.84 − 1.95", never="13.39"),
    answer("เปรียบเทียบ Anywhere Anytime ของครูกับผู้เรียน", "anywhere-anytime", "3.84 − 1.95"),
    answer("เทียบแนะแนวของครูกับของนักเรียน", "guidance", "93.19 − 92.16"),
    answer("เทียบเรื่องเทียบโอนของโรงเรียนกับของนักเรียน", "credit-bank", "เท่ากัน"),
]
ROWS = [
    *(*SAID_BY_THE_WAY, *WHOLE_POLICY, *IN_THE_WAY, *ANNOUNCED, *OTHER_BODIES),
    *(*ONLY_COUNTED, *IN_ENGLISH, *WITHIN_A_POLICY),
]


@pytest.mark.parametrize("row", ROWS, ids=[row.question[:60] for row in ROWS])
def test_what_is_said_by_the_way_limits_nothing(engine: Engine, row: Row) -> None:
    assert converse(engine, [row]) == [[]]
