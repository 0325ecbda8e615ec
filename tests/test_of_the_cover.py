"""Several things of the cover asked at once; a column of one policy, and the columns that there are; all of a policy.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

COVER = [
    answer("เล่มนี้เป็นของปีงบประมาณไหน ใครเป็นคนทำ", "", "2567 | สำนักติดตาม"),
    answer("รายงานนี้ของปีงบไหน ข้อมูลถึงวันไหน", "", "2567 | 7 ตุลาคม 2567"),
    answer("ปีงบประมาณอะไร แหล่งข้อมูลมาจากไหน", "", "2567 | e-MES"),
    answer("รายงานนี้ปีงบอะไร", "", "2567", never="สำนักติดตาม"),
    answer("ใครทำรายงานนี้ ข้อมูลมาจากไหน", "", "สำนักติดตาม | e-MES"),
    answer("เล่มนี้ชื่ออะไร ใครจัดทำ", "", "รายงานผลการบริหาร | สำนักติดตาม"),
    answer("รายงานนี้ชื่ออะไร", "", "รายงานผลการบริหาร", never="สำนักติดตาม"),
    answer("ชื่อเล่มเต็มๆ ว่าไง พิมพ์ปีไหน", "", "รายงานผลการบริหาร"),
    no("เลขาธิการ กพฐ. ตอนจัดทำรายงานชื่ออะไร", ""),
    answer("ซีรีส์ชื่ออะไร", "communication", "สานพลังครู"),
    answer("ทั้งหมดมีกี่เขต", "", "245"),
    answer("รวมแล้วมีกี่เขต", "", "245"),
    answer("ไอทีเอทั้งหมดกี่เขต", "integrity", "245"),
    answer("245 เขตรายงานผ่านระบบไร", "", "e-MES"),
    answer("245 เขตส่งข้อมูลผ่านระบบอะไร", "", "e-MES"),
    answer("ซีรีส์ 245 ตอนชื่ออะไร", "communication", "สานพลังครู"),
]
COLUMNS = [
    answer("อยากได้ข้อเสนอแนะด้านต้านโกงทั้งคอลัมน์", "integrity", "ข้อเสนอแนะ", text="แรงจูงใจ | เร่งจัดสรรงบประมาณ"),
    answer("เอาข้อเสนอแนะของหนี้ครูมาทั้งคอลัมน์เลย", "debt", "3 ข้อ"),
    answer("ขอคอลัมน์ปัญหาของธนาคารหน่วยกิต", "credit-bank", "3 ข้อ"),
    answer("คอลัมน์ข้อเสนอแนะของโรงเรียนคุณภาพมีกี่ข้อ", "quality-school", "8 ข้อ"),
    answer("ขอคอลัมน์ผลเชิงปริมาณของหนี้ครู", "debt", "8,744"),
    answer("ขอทั้งคอลัมน์เชิงคุณภาพเรื่องแนะแนว", "guidance", "5 ข้อ"),
    answer("ผลเชิงคุณภาพของธนาคารหน่วยกิตคืออะไร", "credit-bank", "7 ข้อ"),
    answer("สรุปเชิงปริมาณและเชิงคุณภาพเรื่องหนี้ครู", "debt", "1,238"),
    answer("ขอคอลัมน์ปัญหาของทุกเรื่อง", "", "46 ข้อ"),
    answer("คอลัมน์ปัญหาอุปสรรคมีเรื่องงบมั้ย", "", "งบประมาณ"),
    answer("รายงานมีกี่คอลัมน์", "", "ปัญหาอุปสรรค / ข้อเสนอแนะ"),
    answer("ตารางมีคอลัมน์ข้อเสนอแนะมั้ย", "", "ปัญหาอุปสรรค / ข้อเสนอแนะ"),
]
FULL = [
    answer("ธนาคารหน่วยกิต เอามาให้หมดทุกช่อง ไม่ต้องย่อ", "credit-bank", text="แพลตฟอร์มกลาง | คู่มือปฏิบัติงาน"),
    answer("หนี้ครู ขอหมดเลย ไม่ต้องย่อ", "debt", text="5,759 | สถาบันการเงิน"),
    answer("ขอเรื่องทักษะอาชีพแบบไม่ต้องย่อ", "career", text="EEC | ช่องทาง"),
]
OF_EACH = [  # what was counted, one of each policy
    answer("ขอทั้งฝั่งนักเรียน 5 เรื่อง ตัวเลขเด่นเรื่องละตัว", "", text="1,808 | 5,180,124 | 747,877"),
    answer("ขอตัวเลขฝั่งครูทั้ง 6 เรื่อง", "", text="1,238 | 410,804", never="ไม่มีร้อยละ"),
    answer("สรุปทั้งเล่ม เอาตัวเลขเรื่องละตัว", "", text="1,238 | 1,808"),
]
NAMES = [  # in Latin letters, as they are typed
    answer("big data ถูก mention ใน recommendation ของเรื่องไหน", "assessment", "Big Data"),
    answer("PLC อยู่ในนโยบายไหน", "", "2 เรื่อง", text="โรงเรียนคุณภาพ | แนะแนว"),
    answer("budget ไม่พอ อยู่ในเรื่องไหนบ้าง", "", "4 เรื่อง"),
]
PRINTED = [
    answer("ตัวเลขครูที่ใช้ School Health Hero รายงานลงไว้เท่าไร ดูเยอะผิดปกติ", "guidance", "2,811,247"),
    answer("ยอดคนตามเฟซ รายงานลงไว้เท่าไหร่", "communication", "370,000"),
    answer("ครูที่ลงไว้ในโครงการแก้หนี้มีกี่ราย", "debt", "8,744"),
]
WHENCE = [  # those who came are not told apart; where the report comes from is
    no("มีใครจากสำนักไหนเข้าบ้าง แยกให้", ""),
    no("1,181 คนที่อบรมต้านทุจริตมาจากสำนักไหนบ้าง", ""),
    no("ครูที่แก้หนี้ได้มาจากหน่วยไหน", "", never="1,238"),
    answer("รายงานนี้มาจากสำนักไหน", "", "สำนักติดตาม"),
    answer("ตัวเลขชุดนี้มาจากสำนักไหน", "", "สำนักติดตาม"),
    answer("ข้อมูลในเล่มมาจากหน่วยงานไหนบ้าง", "", "245"),
    no("which AI company will they hire?", ""),
    no("which vendor built School Health HERO?", "", never="ล่มบ่อย"),
    no("how many foreign / native English teachers work in OBEC schools?", "", never="100"),
    answer("do companies cooperate with guidance?", "guidance", "ภาคธุรกิจ"),
]
MISSPELT = [
    answer("เล่มนี้เปนข้อมูนของวันที่เท่าไหร", "", "7 ตุลาคม 2567"),
    answer("รายงานนี้ข้อมูน ณ วันไหน", "", "7 ตุลาคม 2567"),
    answer("ข้อมูนหนี้ครูมีกี่ราย", "debt", "1,238"),
    answer("ข้อมูลหนี้ครูมีกี่ราย", "debt", "1,238"),
    answer("ซัมมารี่เรื่องสื่อสาน ปชส องกร หน่อยจ้า", "communication", text="370,000"),
    answer("ซัมมารีแนะแนว", "guidance", "5,180,124"),
]
OFFICES = [  # in English, too, they are counted by the cover
    answer("how many area offices are there?", "", "245", never="9,602"),
    answer("number of district offices", "", "245", never="9,602"),
    answer("ok great. number of district offices reporting?", "", "245"),
    answer("how many area offices passed ITA?", "integrity", "240"),
    answer("how many area offices failed ITA?", "integrity", "5"),
    no("which area office failed?", ""),
]
ROWS = [*MISSPELT, *OFFICES, *WHENCE, *COVER, *COLUMNS, *FULL, *OF_EACH, *NAMES, *PRINTED]
MODEL, COOP = (
    answer("รร.ต้นแบบเพื่อนที่ปรึกษา ปีนี้เลือกกี่แห่ง", "guidance", "145"),
    answer("โรงเรียนต้นแบบสหกรณ์กี่แห่ง", "career", "33"),
)
TRAINED = answer("ครูเข้าอบรมการเงินกี่คน", "debt", "12,905")
MEETING = answer("ประชุมทางไกลคนเข้าทั้งหมดกี่คน", "communication", "320,602")
CONVERSATIONS: list[list[Row]] = [
    [MODEL, no("มี รร สวนกุหลาบ มั้ย", "")],
    [MODEL, no("มี รร บดินทรเดชา มั้ย", "")],
    [MODEL, no("มีโรงเรียนสวนกุหลาบไหม", "")],
    [COOP, no("ในนั้นมีโรงเรียนหอวังด้วยมั้ยคะ", "")],
    [answer("โรงเรียนคุณภาพกี่แห่ง", "quality-school", "1,808"), answer("มีโรงเรียนประถมกี่โรง", "quality-school", "901")],
    [MEETING, no("มีใครจากสำนักไหนเข้าบ้าง แยกให้", "", never="320,602")],
    [TRAINED, no("มาจากสำนักไหนบ้าง", "", never="12,905")],
    [MEETING, answer("ถ้าแบ่งลง 245 เขต เฉลี่ยเขตละกี่คน", "communication", "1,308.6")],
    [MEETING, answer("หาร 245 เขต เฉลี่ยเขตละกี่คน", "communication", "1,308.6")],
    [MEETING, answer("เฉลี่ยเขตละกี่คน", "communication", "1,308.6")],
    [answer("ครูแก้หนี้ได้กี่คน", "debt", "1,238"), answer("แบ่งลง 245 เขต เฉลี่ยเขตละกี่คน", "debt", "5.1")],
    [answer("ซีรีส์ 245 ตอน เฉลี่ยเขตละกี่ตอน", "communication", "245 ÷ 245")],
]


@pytest.mark.parametrize("row", ROWS, ids=[row.question for row in ROWS])
def test_what_is_asked_is_told(row: Row, engine: Engine) -> None:
    assert converse(engine, [row]) == [[]]


@pytest.mark.parametrize(
    "rows", CONVERSATIONS, ids=[" / ".join(row.question for row in rows)[-90:] for rows in CONVERSATIONS]
)
def test_a_school_by_name_and_a_share_for_each_office(rows: list[Row], engine: Engine) -> None:
    assert converse(engine, rows) == [[] for _ in rows]


@pytest.mark.parametrize(
    "question",
    ["ขอชื่อสำนักที่ออกรายงานเล่มนี้", "รายงานเล่มนี้ออกโดยสำนักอะไร", "สพฐ. สำนักไหนรับผิดชอบเล่มนี้", "หน่วยงานไหนจัดทำรายงาน"],
)
def test_which_office_published_it_is_told(question: str, engine: Engine) -> None:
    assert "สำนักติดตามและประเมินผล" in engine.ask(question)[1].headline


@pytest.mark.parametrize(
    "question",
    [
        "3L model คือไร ใช้กับเรื่องอะไร",
        "3L โมเดลคือไรอะ อยู่ตรงไหน",
        "กระบวนการ 3L นี่อยู่ในข้อไหน",
        "ใช้ 3L ทำอะไร",
        "what is the 3L model used for",
    ],
)
def test_where_a_short_name_stands_is_told_though_it_is_not_spelled_out(question: str, engine: Engine) -> None:
    wording = engine.ask(question)[1]
    assert "OBEC Share" in wording.headline + wording.text


@pytest.mark.parametrize("question", ["3L คืออะไร", "3L ย่อมาจากอะไร", "6ล มีอะไรบ้าง"])
def test_what_it_stands_for_is_not(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "not_found"
