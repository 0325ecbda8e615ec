"""Two things set against each other, and what is asked on of one just told: bases, shares, columns, bodies, averages.

Read as tests/test_answers.py is; each dialogue is for a class of questions, its last turn the one in question.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

SAME = [  # whether two numbers are one and the same
    [answer("ฐานนักเรียนในเรื่องแนะแนวกับเรื่องเรียนทุกที่ทุกเวลาใช้ตัวเลขเดียวกันหรือเปล่า", "", "817,100")],
    [answer("ยอดนักเรียนทั้งหมดเรื่องเรียนทุกที่กับแนะแนวเป็นยอดเดียวกันไหม", "", "817,100")],
    [answer("จำนวนโรงเรียนทั้งหมดในเรื่องลดภาระประเมินกับเรื่องแนะแนวตรงกันไหม", "", "29,152 | 28,794")],
    [answer("โรงเรียนทั้งหมดในเรื่องลดภาระประเมินกับเรื่องเรียนทุกที่ทุกเวลาเป็นเลขเดียวกันไหม", "", "เท่ากัน | 29,152")],
    [answer("เฟซกับยูทูบคนตามเท่ากันไหม", "communication", "52,000")],
    [answer("ประถมกับมัธยมของโรงเรียนคุณภาพจำนวนต่างกันไหม", "quality-school", "907 − 901 = 6")],
    [answer("คนเข้าร่วมแก้หนี้กับคนที่รับเข้าระบบเท่ากันไหม", "debt", "818")],
    [answer("หนี้ครูกับแนะแนวมีปัญหาเหมือนกันไหม", "debt guidance", text="ดอกเบี้ย")],
    [
        answer("โรงเรียนทั้งหมดของเรื่องลดภาระกับของแนะแนวใช่เลขเดียวกันมั้ย", "", "358"),
        answer("ห่างกันกี่แห่ง", "", "358", never="2,405"),
    ],
    [
        answer("จำนวนนักเรียนในเรื่องแนะแนวกับเรื่องเรียนทุกที่เท่ากันไหม", "", "817,100"),
        answer("ต่างกันกี่คน", "", "6,438,167 − 5,621,067"),
        no("ทำไมถึงไม่เท่ากัน", ""),
    ],
    [
        answer("คนตามยูทูบกี่คน", "communication", "318,000"),
        answer("เฟซล่ะ", "communication", "370,000"),
        answer("สองอันนี้เท่ากันไหม", "communication", "52,000"),
    ],
]
OF_ONE_SENTENCE = [  # a word of the title tells the one from the other
    [answer("ระบบโค้ชชิ่งกับดูแลสุขภาพจิต ร้อยละห่างกันกี่จุด", "guidance", "98.01 − 92.92 = 5.09")],
    [answer("ร้อยละความสำเร็จระหว่างระบบโค้ชชิ่งกับดูแลสุขภาพกายใจ ห่างกันกี่จุด", "guidance", "5.09")],
    [answer("ร้อยละระหว่างระบบแนะแนวกับการดูแลสุขภาพจิต ต่างกันกี่จุด", "guidance", "5.09")],
    [answer("สุขภาพจิตมากกว่าโค้ชชิ่งกี่แห่ง", "guidance", "1,467")],
]
WEIGHTIEST = [  # of one policy all items; of several the one with more of them; of a kind by "อะไร"
    [answer("โรงเรียนคุณภาพนี่ติดขัดเรื่องอะไรมากสุดครับ ไล่มา", "quality-school", text="ชัดเจน | เปลี่ยนแปลงบ่อย")],
    [answer("เรื่องหนี้ครูมีปัญหาเรื่องอะไรมากที่สุด", "debt", text="ดอกเบี้ย")],
    [answer("แนะแนวติดปัญหาเรื่องไหนหนักสุด", "guidance", "9 ข้อ")],
    [answer("ลดภาระประเมินเจออุปสรรคด้านไหนมากสุด", "assessment", "7 ข้อ")],
    [answer("ธนาคารหน่วยกิตอุปสรรคเรื่องไหนเยอะสุด", "credit-bank", "3 ข้อ")],
    [answer("ทุจริตเสนอแนะเรื่องอะไรเยอะสุด", "integrity", "ข้อเสนอแนะ | 5 ข้อ")],
    [answer("นโยบายไหนมีอุปสรรคมากสุด", "guidance", "9 ข้อ")],
    [answer("ระหว่างหนี้ครูกับแนะแนว เรื่องไหนอุปสรรคเยอะกว่า", "guidance", "9 ข้อ")],
    [answer("หนี้ครูกับแนะแนวเรื่องไหนมีอุปสรรคน้อยกว่ากัน", "debt", "5 ข้อ")],
    [answer("แนะแนวกับหนี้ครู อันไหนข้อเสนอแนะน้อยกว่า", "debt", "3 ข้อ")],
    [answer("โรงเรียนคุณภาพสีอะไรเยอะสุดคะ", "quality-school", "สีเขียว: 1,265")],
    [answer("ในโรงเรียนคุณภาพ กลุ่มสีอะไรมีน้อยที่สุด", "quality-school", "สีม่วง: 155")],
    [answer("โซเชียลของ สพฐ ช่องทางอะไรคนตามเยอะสุด", "communication", "370,000")],
    [answer("ประเด็นประชาสัมพันธ์แบบอะไรมากที่สุด", "communication", "727")],
    [no("อาชีพอะไรเด็กเลือกมากสุด", "")],
    [no("เด็กเครียดเรื่องอะไรมากที่สุด", "")],
]
OTHER_BODY = [  # by what system the other of those who reported sent it in
    [answer("ข้อมูลที่เขตส่งนี่ส่งผ่านระบบไหน", "", "e-MES"), answer(q, "", "หนังสือราชการ")]
    for q in ("ส่วนกลางล่ะ", "แล้วสำนักในส่วนกลางล่ะ", "แล้วส่วนกลางส่งยังไง", "ฝั่งส่วนกลางอ่ะ")
] + [
    [answer("สำนักส่วนกลางส่งรายงานทางไหน", "", "หนังสือราชการ"), answer("แล้วเขตล่ะ", "", "e-MES")],
    [answer("แหล่งข้อมูลมาจากไหน", "", "e-MES"), answer("แล้ว สพท. ล่ะ", "", "e-MES")],
    [
        answer("หนี้ครูแก้ได้กี่คน", "debt", "1,238"),
        answer("ข้อมูลมาจากไหน", "", "e-MES"),
        answer("แล้วส่วนกลางล่ะ", "", "หนังสือราชการ"),
    ],
    [answer("เขตส่งข้อมูลผ่านระบบไหน", "", "e-MES"), answer("หนี้ครูล่ะ", "debt", "1,238")],
]
COUNTED_AND_DATED = [  # how many, and only then of which day
    [
        answer("ผู้ลงทะเบียนเรียนเรื่องการเงินออนไลน์ที่ยังไม่ได้เกียรติบัตรมีกี่ราย", "debt", "7,146"),
        answer("ที่ได้แล้วเท่าไร ข้อมูล ณ วันใด", "debt", "5,759", text="23 ก.ย."),
    ],
    [answer("ที่แก้หนี้ได้แล้วเท่าไหร่ ข้อมูลวันไหน", "debt", "1,238", text="10 ต.ค.")],
    [answer("แก้หนี้ได้เท่าไร ณ วันไหน", "debt", "1,238", text="10 ต.ค.")],
    [answer("หนี้ครูแก้สำเร็จเท่าไหร่แล้ว เก็บข้อมูลเมื่อไหร่", "debt", "1,238", text="10 ต.ค.")],
    [answer("เขตผ่าน ITA เท่าไร ข้อมูล ณ วันใด", "integrity", "240", text="7 ต.ค.")],
    [answer("ข้อมูลหนี้ครู ณ วันที่เท่าไหร่", "debt", "ข้อมูล ณ 10 ต.ค. 67")],
]
SHARED_OUT = [  # what is named or was told last, over all that are counted in the unit said
    [answer("ครูแนะแนวมีกี่คน", "guidance", "53,058"), answer("เฉลี่ยต่อโรงเรียนกี่คน", "guidance", "1.8", never="12,340")],
    [answer("โรงเรียนเล็กกี่โรง", "small-schools", "15,327"), answer("เฉลี่ยต่อเขตกี่โรง", "", "62.6")],
    [answer("รายการประเมินของเขตมีกี่เรื่อง", "assessment", "9,602"), answer("เฉลี่ยเขตละกี่เรื่อง", "", "39.2")],
    [answer("แก้หนี้ได้กี่คน", "debt", "1,238"), answer("เฉลี่ยเขตละกี่คน", "", "5.1")],
    [answer("รายการประเมิน 9,602 เรื่องเฉลี่ยเขตละกี่เรื่อง", "", "39.2")],
    [answer("โรงเรียนขนาดเล็กเฉลี่ยเขตละกี่โรง", "", "62.6")],
    [answer("ครูแนะแนวเฉลี่ยโรงเรียนละกี่คน", "guidance", "1.8")],
    [answer("คนตอบแบบสอบถามเฉลี่ยต่อเขตกี่คน", "", "244.1")],
    [answer("เฉลี่ยต่อหนึ่งประเด็นผลิตสื่อกี่ชิ้น", "communication", "18.8")],
    [
        answer("ชิ้นงานสื่อที่ผลิต ข่าว คลิป อินโฟ รวมกี่ชิ้น", "communication", "18,996", never="20,014"),
        answer("ต่อหนึ่งประเด็นเฉลี่ยกี่ชิ้น", "communication", "18.8"),
    ],
    [answer("ยูทูบ เฟซ ติ๊กต็อก คนตามรวมกี่คน", "communication", "722,400")],
    [no("ครูเป็นหนี้เฉลี่ยเขตละกี่คน", "")],
    [no("เด็กเครียดเฉลี่ยโรงเรียนละกี่คน", "")],
    [no("นักเรียนเฉลี่ยโรงเรียนละกี่คน", "")],
    [no("เขตละกี่คนที่แก้หนี้ได้", "")],
]
AFTER_A_CHOICE = {  # a figure named after "ถามเรื่องไหนคะ", not only one of the policies offered
    "sd ความพึงพอใจงานบุคคล": answer("sd ความพึงพอใจงานบุคคล", "personnel", "0.85"),
    "ครูที่แก้หนี้ได้": answer("ครูที่แก้หนี้ได้", "debt", "1,238"),
    "โรงเรียนเล็กที่เลิกไป": answer("โรงเรียนเล็กที่เลิกไป", "small-schools", "131"),
    "คนติดตามเฟซ": answer("คนติดตามเฟซ", "communication", "370,000"),
    "งานบุคคล": answer("งานบุคคล", "personnel", text="410,804 | 0.85"),
    "หนี้ครู": answer("หนี้ครู", "debt", text="8,744 | 5,759"),
}
ITS_NAME = [  # the item that prints a name right after what it is asked of
    [answer("คลังสื่อออนไลน์ที่ให้เด็กเข้าไปเรียนเองที่บ้าน ชื่ออะไรคะ", "anywhere-anytime", text="OBEC Content Center")],
    [answer("คลังสื่อดิจิทัลของ สพฐ. ชื่อว่าอะไร", "anywhere-anytime", text="OBEC Content Center")],
    [answer("แพลตฟอร์มคลังสื่อเรียกว่าอะไร", "anywhere-anytime", text="OBEC Content Center")],
    [answer("ระบบสุขภาพใจเด็กชื่อระบบอะไร", "guidance", text="School Health HERO")],
    [answer("แอปคัดกรองของโรงเรียนชื่ออะไร", "guidance", text="School Health HERO")],
    [answer("ระบบแก้หนี้ชื่ออะไร", "debt", text="DEBT OBEC")],
    [answer("โครงการต้านโกงของส่วนกลางชื่ออะไร", "integrity", text="สพฐ. โปร่งใส")],
    [answer("แนวทางลดภาระชื่ออะไร", "assessment", text="OBEC Share Together")],
    [answer("คณะจิตอาสาแก้หนี้ชื่ออะไร", "debt", text="จิตอาสา")],
]
DIALOGUES = [*SAME, *OF_ONE_SENTENCE, *WEIGHTIEST, *OTHER_BODY, *COUNTED_AND_DATED, *SHARED_OUT, *ITS_NAME]


@pytest.mark.parametrize("rows", DIALOGUES, ids=[" / ".join(r.question for r in rows)[-70:] for rows in DIALOGUES])
def test_what_is_set_against_something_is_told(engine: Engine, rows: list[Row]) -> None:
    assert not any(converse(engine, rows))


@pytest.mark.parametrize("row", AFTER_A_CHOICE.values(), ids=AFTER_A_CHOICE)
def test_what_answers_a_question_back_may_name_a_figure(engine: Engine, row: Row) -> None:
    asked = Row("ขอตัวเลขหน่อยค่ะ", "clarify", "", "คะ")
    assert not any(converse(engine, [asked, row]))


NAMED_ONCE = [  # the policy of both, beside one of the two
    answer("คนลงทะเบียนกับคนแก้หนี้สำเร็จต่างกันกี่ราย", "debt", "8,744 − 1,238"),
    answer("ครูที่ลงทะเบียนกับที่แก้หนี้ได้ต่างกันเท่าไร", "debt", "8,744 − 1,238"),
    answer("ครูเข้าร่วมแก้หนี้กับที่แก้สำเร็จ ต่างกันกี่ราย", "debt", "8,744 − 1,238"),
    answer("ที่รับเข้าระบบกับที่แก้สำเร็จ ต่างกันกี่ราย", "debt", "7,926 − 1,238"),
    answer("โรงเรียนขนาดเล็กที่เรียนรวมกับที่เลิกต่างกันกี่โรง", "small-schools", "131 − 54"),
    answer("สหกรณ์ที่เข้าคัดเลือกกับที่ได้เป็นต้นแบบต่างกันกี่แห่ง", "career", "49 − 33"),
    answer("โรงเรียนที่ใช้แพลตฟอร์มกับโรงเรียนที่ลดประเมินต่างกันกี่แห่ง", "", "26,747 − 18,804"),
]


@pytest.mark.parametrize("row", NAMED_ONCE, ids=[row.question for row in NAMED_ONCE])
def test_the_policy_of_two_is_named_once_for_both(engine: Engine, row: Row) -> None:
    assert converse(engine, [row]) == [[]]


PERCENTS = [  # given as they are printed: the part they are of
    answer("0.85% ในเรื่องโรงเรียนขนาดเล็ก หมายถึงอะไร กี่โรง", "small-schools", "131"),
    answer("ร้อยละ 0.35 ของโรงเรียนขนาดเล็กคืออะไร กี่แห่ง", "small-schools", "54"),
    answer("21.46% ของโรงเรียนคุณภาพคืออะไร กี่โรง", "quality-school", "388"),
    answer("ร้อยละ 67.35 คือเรื่องอะไร", "career", "33"),
    answer("ร้อยละ 67.35 คือเรื่องอะไร กี่แห่ง จากกี่แห่ง", "career", "49"),
    answer("15.61% คิดจากทั้งหมดกี่ราย", "debt", "7,926"),
    answer("89.97 มาจากกี่คน", "personnel", "456,603"),
]


@pytest.mark.parametrize("row", PERCENTS, ids=[row.question for row in PERCENTS])
def test_a_percent_as_it_is_printed_tells_which_figure_is_meant(engine: Engine, row: Row) -> None:
    assert converse(engine, [row]) == [[]]
