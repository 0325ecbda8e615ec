"""Who asks and from where, and what came of it, limit nothing; what a place is asked of does.

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
ROWS = [*SAID_BY_THE_WAY, *WHOLE_POLICY, *IN_THE_WAY]


@pytest.mark.parametrize("row", ROWS, ids=[row.question[:60] for row in ROWS])
def test_what_is_said_by_the_way_limits_nothing(engine: Engine, row: Row) -> None:
    assert converse(engine, [row]) == [[]]
