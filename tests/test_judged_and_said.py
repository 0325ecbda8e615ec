"""What is said or to be judged of what the report tells: opinions, blame, what others say and whether it is so.

The report judges nothing, and bears out only what a record tells whole; the twins below are told.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

DIALOGUES: list[list[Row]] = [
    # an opinion of us
    [no("คุณคิดว่านโยบายแก้หนี้ครูดีไหม", "", never="1,238")],
    [no("บอทเห็นด้วยมั้ยกับการยุบโรงเรียนเล็ก", "", never="131")],
    [no("คิดยังไงกับนโยบายยุบโรงเรียน", "", never="131")],
    [no("คุณเชื่อตัวเลข ITA ไหม", "", never="240")],
    [no("ส่วนตัวคิดว่าระบบ HERO ดีมั้ย", "")],
    [no("สพฐ. โปร่งใสจริงปะ คิดไง", "", never="240")],
    [no("what do you think about closing small schools", "", never="131")],
    [answer("โรงเรียนเล็กเลิกไปกี่โรง", "small-schools", "131"), no("ใจร้ายไปมั้ย คุณว่าไง", "", never="131")],
    # whether it is good, fair or worth it
    [no("ทำซีรีส์ 245 ตอนคุ้มมั้ย คิดว่าไง", "", never="245")],
    [no("ให้เด็กโอนหน่วยกิตแบบนี้ดีจริงเหรอ", "", never="4,747")],
    [no("ลดภาระครูนี่ทำเอาหน้าหรือเปล่า", "")],
    [no("สพฐ. จริงใจแก้หนี้ครูมั้ย", "")],
    [no("ระบบ HERO เหมาะกับเด็กประถมไหม", "", never="12,340")],
    [no("ให้เด็กขายของที่โรงเรียนเหมาะสมไหม", "")],
    # who is to blame
    [no("หนี้ครูแก้ไม่ได้ ใครต้องรับผิดชอบ", "", never="6,688")],
    [no("โรงเรียนเล็กปิดไป 131 โรง เป็นความผิดใคร", "", never="131")],
    [no("เขตที่ตก ITA ควรไล่ใครออก", "")],
    [no("ระบบ HERO ล่มบ่อย ใครผิด", "")],
    [no("นโยบายโรงเรียนคุณภาพเปลี่ยนบ่อย ต้องด่าใคร", "")],
    [no("ลดภาระครูไม่สำเร็จ ใครบกพร่อง", "")],
    # what is asked besides, who should do what, what somebody is told to think
    [answer("คุณว่าไง เรื่องหนี้ครูแก้ได้กี่คน", "debt", "1,238")],
    [answer("แก้หนี้ได้ร้อยละเท่าไหร่ คุณว่าเยอะไหม", "debt", "15.61")],
    [answer("ใครต้องติดตามเขตที่ยังไม่ทำแผนเรียนร่วม", "small-schools", "สพฐ. ควรติดตาม")],
    [answer("ใครต้องพัฒนาระบบ HERO ให้เสถียร", "guidance", "สพฐ. ควรพัฒนา")],
    [answer("ธนาคารหน่วยกิตขาดหน่วยงานรับผิดชอบหรือเปล่า", "credit-bank", "หน่วยงานหลัก")],
    [answer("ผู้ปกครองคิดยังไงกับสายอาชีพ", "guidance", "ทัศนคติ")],
    [answer("ครูคิดยังไงกับภาระงาน มีสำรวจไหม", "assessment", "สำรวจ")],
    [answer("เสนอแก้กฎหมายเรื่องหนี้ครูด้วยใช่ป่ะ ว่าไง", "debt", "กฎหมาย")],
    # what others say of a thing that a record tells of, and does not say
    [no("เห็นข่าวว่าเว็บแก้หนี้โดนแฮก จริงมั้ย", "")],
    [no("มีคนบอกว่าช่องยูทูบ สพฐ. โดนปิด จริงปะ", "", never="131")],
    [no("เห็นแชร์กันว่าแอป school health hero เก็บเงินผู้ปกครอง จริงรึเปล่า", "")],
    [no("เค้าว่าเกียรติบัตรอบรมการเงินปลอมได้ จริงเหรอ", "", never="5,759")],
    [no("ได้ข่าวว่าติ๊กต็อก สพฐ. ซื้อผู้ติดตาม จริงมั้ย", "", never="34,400")],
    [no("เค้าเม้ากันว่าคลังสื่อโดนไวรัส เรื่องจริงป่ะ", "")],
    [no("มีเพจบอกว่าตัวเลขในรายงานนี้เมกขึ้นมาทั้งนั้น จริงปะ", "", never="331")],
    # or of what is yet to come
    [no("ในไลน์แชร์ว่าโรงเรียนเล็กจะถูกขายให้เอกชน จริงไหม", "", never="1,625")],
    [no("เค้าว่ากันว่าธนาคารหน่วยกิตจะเก็บค่าสมัคร จริงป่าว", "", never="137")],
    [no("เค้าลือว่าโรงเรียนที่เด็กไม่ถึง 40 จะโดนปิดหมด จริงมั้ยคะ", "", never="131")],
    # what a record does say
    [answer("ได้ยินว่าระบบ HERO ล่มบ่อย จริงมั้ยคะ", "guidance", "ล่มบ่อย")],
    [answer("เค้าว่าครูไม่ต้องอยู่เวรแล้ว จริงปะ", "small-schools", "อยู่เวร")],
    [answer("ได้ข่าวว่ามีโรงเรียนเล็กเลิกไป 131 โรง จริงมั้ย", "small-schools", "131")],
    [answer("เห็นว่าสหกรณ์โรงเรียนไม่มีที่ขายของ จริงรึเปล่า", "career", "ช่องทางขายสินค้า")],
    [answer("เค้าบอกว่าดอกเบี้ยสูงเลยใช้หนี้ไม่ไหว จริงเหรอ", "debt", "ดอกเบี้ย")],
    [answer("มีคนบอกว่าเพจ สพฐ. มีคนเห็นแปดแสนกว่า จริงปะ", "communication", "892,445")],
    [answer("ลือกันว่านโยบายโรงเรียนคุณภาพเปลี่ยนบ่อย จริงมั้ย", "quality-school", "เปลี่ยนแปลงบ่อย")],
    [answer("เห็นว่าจะปั้นครูเป็นติ๊กต่อกเกอร์ จริงหรอคับ", "communication", "TIKTOKERS")],
]


@pytest.mark.parametrize("rows", DIALOGUES, ids=lambda rows: rows[-1].question)
def test_what_is_judged_or_only_said_is_not_told(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
