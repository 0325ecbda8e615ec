"""How long the reply should be, and why a thing is so: told beside a question, they are not what is asked.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no

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
STORIES = [  # a column of a policy after a long story, and a number that no place told of limits
    answer(
        "เมื่อวานประชุม ครม. มีคนถามเรื่องหนี้ครูว่าแบงก์ไม่ให้ความร่วมมือ ผมตอบไม่ทันเพราะคุยเรื่องอื่นอยู่ด้วย รถก็ติดอีก "
        "เอาเป็นว่าช่วยดูให้หน่อยว่าอุปสรรคแก้หนี้ครูในรายงานมีข้อไหนบ้าง",
        "debt",
        "5 ข้อ",
        text="ดอกเบี้ย",
    ),
    answer(
        "เมื่อเช้าเจอ ผอ.เขตบ่นเรื่องงบมาช้า แล้วก็โดนถามเรื่องระบบล่มบ่อยๆ ช่วยดูให้หน่อยว่าปัญหาเรื่องธนาคารหน่วยกิตมีอะไรบ้าง",
        "credit-bank",
        "3 ข้อ",
    ),
    answer(
        "เมื่อวานประชุมกันทั้งวันเรื่องครูแนะแนวไม่พอ เด็กเครียดกันเยอะ เลยอยากรู้ว่าข้อเสนอแนะเรื่องแนะแนวมีอะไรบ้าง", "guidance", "8 ข้อ"
    ),
    answer("นักข่าวโทรมาถามเรื่องโรงเรียนเล็กยุบ ตอบไปแบบงงๆ รบกวนเช็คให้ทีว่าเขตผ่าน ITA กี่เขต", "integrity", "240"),
    answer(
        "เกษียณมาเจ็ดปีแล้ว วันนี้ไปตลาดเจอลูกศิษย์เก่าเป็นครูแนะแนวอยู่ เลยอยากรู้ว่าครูแนะแนวกับครูที่รับผิดชอบงานนี้ทั่วประเทศมีกี่คน",
        "guidance",
        "53,058",
    ),
    no("ในจังหวัดเชียงใหม่มีครูเป็นหนี้เยอะมากๆ เห็นข่าวทุกวันเลย ช่วยดูให้หน่อยว่าแก้หนี้ครูได้กี่ราย", "debt", never="1,238"),
]
ALL_OF_A_COLUMN = [  # which ones there are of a column, and in which policies something stands
    answer("อุปสรรคเรื่องหนี้ครูในรายงานมีข้อไหนบ้าง", "debt", "5 ข้อ"),
    answer("ข้อเสนอแนะแก้หนี้ครูในเล่มมีข้อไหนบ้าง", "debt", "3 ข้อ"),
    answer("ปัญหาโรงเรียนคุณภาพในรายงานมีเรื่องไหนบ้าง", "quality-school", "3 ข้อ"),
    answer("ปัญหาเรื่องแบงก์ในรายงานมีข้อไหนบ้าง", "debt", "สถาบันการเงิน"),
    answer("งบล่าช้ามีในเรื่องไหนบ้าง", "", "3 เรื่อง"),
    answer("ปัญหาโรงเรียนขนาดเล็กมีในเรื่องไหนบ้าง", "integrity"),
]
SOUTH, ZONES = answer("ชายแดนใต้ทำอะไรเรื่องอาชีพ", "career"), answer("EEC กับ SEZ ทำอะไร", "career")
IN_THESE_AREAS = [
    [ZONES, no("โรงเรียนในสองเขตนี้รวมกี่แห่ง", "", never="60 | 129")],
    [ZONES, no("นักเรียนในสองเขตนี้กี่คน", "")],
    [ZONES, no("โรงเรียนของสองพื้นที่นี้กี่โรง", "")],
    [SOUTH, answer("โรงเรียนในเขตนี้กี่โรง", "career", "60")],
    [answer("ปิดเทอมเด็กกรุงเทพทำงานไหม", "career"), answer("ในพื้นที่นี้มีเด็กทำงานกี่คน", "career", "248")],
]
NOT_GROWN = [  # nothing of the year before is told, this year is
    [no("แนะแนวเพิ่มขึ้นจากปีก่อนกี่คน", "guidance"), answer("แล้วปีนี้กี่คน", "guidance", "5,180,124")],
    [no("ita ผ่านเพิ่มขึ้นจากปีก่อนกี่เขต", "integrity"), answer("งั้นปีนี้กี่เขต", "integrity", "240")],
    [no("ยูทูบคนตามมากกว่าปีที่แล้วกี่คน", "communication"), answer("แล้วตอนนี้ล่ะ", "communication", "318,000")],
    [no("เด็กไทยซื่อสัตย์ขึ้นกว่าปีที่แล้วกี่เปอร์เซ็นต์", "integrity"), answer("แล้วปี 67 นี้ได้เท่าไหร่", "integrity", "87.42")],
    [answer("โรงเรียนเล็กเพิ่มขึ้นจากปีก่อนกี่โรง", "", "331"), answer("แล้วปีนี้กี่โรง", "small-schools", "15,327")],
    [answer("แนะแนวกี่คน", "guidance"), no("มากกว่าปีก่อนไหม", "guidance", never="331")],
    [answer("หนี้ครูกี่ราย", "debt"), no("เพิ่มขึ้นจากปีก่อนไหม", "debt")],
    [answer("โรงเรียนเล็กกี่โรง", ""), answer("มากกว่าปีก่อนไหม", "small-schools", "331")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt"), answer("แล้วปีนี้กี่ราย", "debt", "1,238", never="8,744")],
    [answer("แนะแนวกี่คน", "guidance"), answer("ปีนี้กี่คน", "guidance", "5,180,124")],
    [answer("ยูทูบคนตามกี่คน", "communication"), answer("ปีนี้กี่คน", "communication", "318,000")],
    [answer("โรงเรียนเล็กปี 66 กี่โรง", "", "14,996"), answer("ปีนี้กี่โรง", "small-schools", "15,327")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt"), answer("ปีนี้บรรจุใหม่กี่คน", "integrity", "18,839")],
    [asked_back("แล้วเพิ่มขึ้นหรือลดลงล่ะครับ")],
    [asked_back("แล้วมันเพิ่มขึ้นกี่คนคะ")],  # of nothing told
    [asked_back("เพิ่มขึ้นหรือลดลงจากปีก่อนคะ"), answer("โรงเรียนขนาดเล็กอ่ะค่ะ", "small-schools", "331")],
    [asked_back("ตัวเลขปีนี้เทียบปีก่อน"), answer("โรงเรียนขนาดเล็ก", "small-schools", "14,996 | 15,327")],
    [no("หนี้ครูเพิ่มขึ้นจากปีก่อนกี่คน", "debt")],
]
OUT_OF_ALL = [  # all that were aimed at are the whole that the report prints
    [answer("เด็กได้แนะแนวกี่คนจากเป้าทั้งหมด", "guidance", "5,180,124 | 5,621,067")],
    [answer("ลดภาระประเมินได้กี่แห่งจากเป้าหมายทั้งหมด", "assessment", "26,747 | 29,152")],
    [answer("ทักษะอาชีพ ม.3-6 ทำได้เท่าไหร่", "career"), answer("ต่างจากเป้าทั้งหมดกี่คน", "career", "131,978")],
    [answer("แนะแนวทำได้กี่คน", "guidance"), answer("ขาดจากเป้าหมายทั้งหมดกี่คน", "guidance", "440,943")],
    [no("เป้าหมายปีหน้าหนี้ครูกี่ราย", "debt")],
    [answer("ไม่นับตัวที่ได้ 100 ตัวชี้วัดไหนในเล่มร้อยละสูงสุด", "guidance", "98.01"), answer("รองลงมา", "integrity", "97.96")],
]
CONVERSATIONS: list[list[Row]] = [
    *([row] for row in (*AS_LONG_AS, *BECAUSE, *STORIES, *ALL_OF_A_COLUMN)),
    *(*MOST_SEEN, *IN_THESE_AREAS, *NOT_GROWN, *OUT_OF_ALL),
]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_what_is_asked_is_told(rows: list[Row], engine: Engine) -> None:
    assert converse(engine, rows) == [[] for _ in rows]
