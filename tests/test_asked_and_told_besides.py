"""How long the reply should be, and why a thing is so: told beside a question, they are not what is asked.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

AS_LONG_AS = [
    answer("ภาพรวม QW ทั้งหมด ขอสั้นๆ ไม่เกินหน้าจอมือถือ", "", "11 เรื่อง"),
    answer("ขอสรุปรายงานแบบอ่านบนมือถือได้", "", "11 เรื่อง"),
    answer("ขอภาพรวมสั้นๆ ไม่เกินห้าบรรทัด", "", "11 เรื่อง"),
    answer("สรุปเล่มนี้ให้พอดีหนึ่งหน้าจอ", "", "11 เรื่อง"),
    answer("summarise the whole report, must fit a phone screen", "", "11 เรื่อง"),
    answer("สรุปแนะแนว ไม่เกิน 3 บรรทัด", "guidance", "5,180,124"),
    answer("สรุปหนี้ครู เอาแบบพอดีหน้าจอมือถือ", "debt", "1,238"),
    answer("โรงเรียนที่มีเด็กไม่เกิน 20 คนกี่โรง", "small-schools", "344"),
    no("หน้าจอ smart board ในโรงเรียนกี่เครื่อง", ""),
]
BECAUSE = [
    answer("ครูถูกแบ่งเป็นสีๆเพราะหนี้จริงดิ มีสีไรบ้าง", "debt", text="สีแดง | สีเหลือง | สีเขียว"),
    answer("ครูถูกจัดกลุ่มเพราะหนี้เหรอ มีกลุ่มไหนบ้าง", "debt", text="สีแดง"),
    answer("ขายของไม่ได้เพราะไม่มีช่องทาง เสนออะไรไว้บ้าง", "career", "ข้อเสนอแนะ"),
    answer("งบช้าเพราะส่วนกลาง มีเรื่องไหนบ้าง", "integrity", "งบประมาณ"),
    answer("หนี้แก้ไม่ได้เพราะอะไร", "debt", "ปัญหาอุปสรรค"),
    answer("หนี้แก้ไม่สำเร็จเพราะปัจจัยไหน", "debt", "ปัญหาอุปสรรค"),
    no("ตก ITA เพราะอะไร", "integrity"),
]
MADE, EPISODES = answer("สื่อประชาสัมพันธ์ผลิตกี่ชิ้น", "communication", "18,996"), answer("ซีรีส์มีกี่ตอน", "communication", "245")
MOST_SEEN = [  # it says itself what was seen; only how often is asked of what was talked of
    [MADE, answer("เรื่องที่คนเห็นเยอะสุด กี่ครั้ง", "communication", "892,445")],
    [answer("ยูทูบคนตามกี่คน", ""), answer("เรื่องที่มียอดมองเห็นสูงสุดได้กี่ครั้ง", "communication", "892,445")],
    [answer("ประชุมทางไกลกี่ครั้ง", ""), answer("เรื่องที่คนเห็นมากที่สุดกี่ครั้ง", "communication", "892,445")],
    [EPISODES, no("ตอนที่คนดูเยอะสุดกี่ครั้ง", "", never="892,445")],
    [EPISODES, no("มีคนดูกี่วิว", "", never="892,445")],
]
CONVERSATIONS: list[list[Row]] = [[row] for row in (*AS_LONG_AS, *BECAUSE)] + MOST_SEEN


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_what_is_asked_is_told(rows: list[Row], engine: Engine) -> None:
    assert converse(engine, rows) == [[] for _ in rows]
