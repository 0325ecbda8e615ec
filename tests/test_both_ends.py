"""Both ends of what is ranked, what lies between them, and two sides of one policy set against each other.

Read as tests/test_answers.py is. A row is a conversation; its last turn is the one in question, and names the test.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no

BOTH = [
    answer("ในเรื่องป้องกันทุจริต ตัวไหนร้อยละสูงสุด ตัวไหนต่ำสุด", "integrity", "97.96 | 83.21"),
    answer("ช่องทางไหนคนตามมากสุดและน้อยสุด", "communication", "370,000 | 34,400"),
    answer("โรงเรียนคุณภาพสีไหนมากสุด สีไหนน้อยสุด", "quality-school", "1,265 | 155"),
    answer("นโยบายไหนร้อยละสูงสุด นโยบายไหนต่ำสุด", "", "100 | 1.95"),
    answer("หนี้ครู แนะแนว ทักษะอาชีพ อันไหนสูงสุด อันไหนต่ำสุด", "", "92.16 | 15.61"),
    answer("ทักษะอาชีพ ร้อยละสูงสุดต่ำสุดเท่าไหร่", "career", "85.00 | 67.35"),
    answer("เรื่องไหนข้อเสนอแนะเยอะสุด เรื่องไหนน้อยสุด", "", "โรงเรียนคุณภาพ 8 ข้อ | น้อยที่สุด"),
    answer("เรื่องไหนปัญหาเยอะสุด เรื่องไหนน้อยสุด", "", "9 ข้อ | 2 ข้อ"),
    answer("เรื่องแนะแนว ตัวไหนต่ำสุด ตัวไหนสูงสุด", "guidance", "น้อยที่สุด | 86.22 | 98.01"),
]
BETWEEN = [
    answer("โรงเรียนคุณภาพ สีที่มากสุดกับสีที่น้อยสุดห่างกันกี่โรง", "quality-school", "1,110"),
    answer("ทั้งเล่มร้อยละสูงสุดกับต่ำสุดต่างกันกี่จุด", "", "98.05"),
    answer("ช่องทางที่คนตามมากสุดกับน้อยสุดต่างกันกี่คน", "communication", "335,600"),
    answer("ตัวเลขสูงสุดกับต่ำสุดของแนะแนวห่างกันเท่าไร", "guidance", "11.79"),
    answer("ร้อยละสูงสุดกับต่ำสุดของเรื่องหนี้ครูห่างกันกี่จุด", "debt", "29.02"),
]
ONE_END = [  # as before
    answer("เรียงร้อยละฝั่งครูจากสูงสุดไปต่ำสุด", "", "97.96", never="10.60"),
    answer("ช่องทางไหนคนตามมากสุด", "communication", "370,000", never="34,400"),
    answer("ในเรื่องป้องกันทุจริต ตัวไหนร้อยละต่ำสุด", "integrity", "83.21", never="97.96"),
]
SIDES = [
    answer("anywhere anytime ฝั่งครูกับฝั่งโรงเรียน % ต่างกันเท่าไหร่", "anywhere-anytime", "60.66"),
    answer("anywhere anytime ครูกับโรงเรียน % ต่างกันเท่าไหร่", "anywhere-anytime", "60.66"),
    answer("แนะแนว ฝั่งครูกับฝั่งเด็ก ร้อยละต่างกันเท่าไร", "guidance", "1.03"),
    answer("แนะแนว ฝั่งครูทำได้กี่เปอร์เซ็นต์", "guidance", "93.19"),
    answer("เรื่องแนะแนว ฝั่งนักเรียนกี่คน", "guidance", "5,180,124"),
    answer("ลดภาระ ฝั่งเขตกับฝั่งโรงเรียน ร้อยละต่างกันกี่จุด", "assessment", "21.53"),
    answer("แนะแนวอยู่ฝั่งครูหรือฝั่งนักเรียน", "guidance", "ลดภาระนักเรียน"),
    answer("นโยบายฝั่งนักเรียนมีกี่เรื่อง", "", "5 เรื่อง"),
]
NAMED_TWICE = [  # words that join, and a share of teachers
    answer("รร.เล็กที่ปิดไปกับที่ย้ายเด็กไปเรียนรวมทุกชั้น อันไหนเยอะกว่า ห่างกันเท่าไหร่", "small-schools", "77"),
    answer("โรงเรียนที่ยุบไปกับที่เรียนรวมรวมกันกี่โรง", "small-schools", "185"),
    answer("ลงพื้นที่แก้หนี้ไปกับใคร", "debt", "กรมส่งเสริมสหกรณ์"),
    answer("อัตราแก้หนี้สำเร็จกับอัตราครูที่อบรมการเงินจนได้ใบประกาศ ต่างกันกี่จุด", "debt", "29.02"),
    answer("อัตราครูที่ทำสื่อดิจิทัลได้เป็นเท่าไร", "anywhere-anytime", "3.84"),
    answer("อัตราครูแนะแนวที่จัดกิจกรรมได้กี่เปอร์เซ็นต์", "guidance", "93.19"),
]
NEXT_TO_A_MARK = [  # the highest of what lies under a mark, the lowest of what lies over it
    answer("ตัวที่ไม่ถึง 100 แต่สูงสุด ได้ร้อยละเท่าไร เรื่องอะไร", "guidance", "98.01", never="100"),
    answer("ตัวชี้วัดที่สูงสุดแต่ไม่ถึง 100 คือเรื่องอะไร", "guidance", "98.01", never="100"),
    answer("ร้อยละที่สูงที่สุดแต่ไม่ใช่ 100 คือเท่าไร", "guidance", "98.01", never="100"),
    answer("ตัวที่เกินร้อยละ 50 แต่ต่ำสุดคือเรื่องอะไร", "anywhere-anytime", "64.50", never="1.95"),
    answer("ในบรรดาที่ต่ำกว่าครึ่ง ตัวไหนสูงสุด", "quality-school", "49.83", never="1.95"),
    answer("เรื่องไหนไม่ถึง 90 แต่สูงที่สุด", "personnel", "89.97", never="100"),
    answer("ตัวชี้วัดที่เกิน 90% ตัวไหนต่ำสุด", "assessment", "91.75", never="100"),
    answer("ฝั่งครู ตัวไหนเกิน 80 แต่น้อยสุด", "integrity", "83.21", never="15.61"),
    answer("เรื่องแนะแนว ตัวที่ไม่ถึง 95 แต่สูงสุดคือตัวไหน", "guidance", "93.19", never="98.01"),
    answer("ช่องทางไหนคนตามไม่ถึงแสนแต่มากสุด", "communication", "74,086", never="34,400"),
    answer("ช่องทางที่คนตามเกินแสนแต่น้อยสุดคือช่องไหน", "communication", "318,000", never="370,000"),
    answer("ตัวที่ไม่ถึง 90 ตัวไหนสูงสุด", "personnel", "89.97", never="87.68"),
    answer("ตัวไหนต่ำกว่า 50 บ้าง", "", "10 ตัวชี้วัด"),
    answer("ตัวไหนเกิน 90 บ้าง", "", "11 ตัวชี้วัด"),
    answer("ช่องทางไหนคนตามไม่ถึงแสน", "communication", "34,400 | 74,086"),
]
NOT_MEASURED = [  # marks, which none of those ranked are given
    no("ครูได้คะแนนสูงสุดและต่ำสุดเท่าไร", ""),
    no("ครูได้คะแนนสูงสุดเท่าไร", ""),
    no("คะแนน ITA สูงสุดและต่ำสุดเท่าไร", ""),
    no("เขตไหนคะแนน ITA สูงสุดและต่ำสุด", ""),
    no("เงินเดือนครูสูงสุดต่ำสุดต่างกันเท่าไร", ""),
]
BETTER = [  # how far a thing got is told by its percent
    answer("หนี้ครูกับลดภาระประเมินของสถานศึกษา อะไรคืบหน้ากว่า", "assessment debt", "91.75 − 15.61 = 76.14"),
    answer("หนี้ครูกับแนะแนว อะไรคืบหน้ากว่ากัน", "guidance debt", "92.16 − 15.61"),
    answer("หนี้ครูกับแนะแนวอันไหนดีกว่า", "guidance debt", "92.16 − 15.61", never="5,180,124"),
    answer("หนี้ครูหรือธนาคารหน่วยกิต อันไหนแย่กว่า", "credit-bank debt", "น้อยกว่า 84.39"),
    answer("ลดภาระประเมินกับทักษะอาชีพ ใครก้าวหน้ากว่า", "assessment career", "91.75 − 85.00"),
    answer("which did better, teacher debt or guidance?", "guidance debt", "76.55"),
    answer("หนี้ครูกับแนะแนวกับอาชีพ เรื่องไหนคืบหน้าสุด", "guidance", "92.16", never="5,180,124"),
    answer("หนี้ครู แนะแนว ทักษะอาชีพ เรื่องไหนได้ผลน้อยที่สุด", "debt", "15.61"),
    answer("นโยบายไหนคืบหน้าน้อยที่สุด", "anywhere-anytime", "1.95"),
    answer("ประชาสัมพันธ์กับหนี้ครู อะไรคืบหน้ากว่า", "communication debt", "คนละหน่วย"),
    answer("หนี้ครูคืบหน้าไปถึงไหนแล้ว", "debt", "1,238"),
    no("หนี้ครูคืบหน้ากว่าปีก่อนไหม", ""),
]
OF_CHANNELS = [  # policies are none, and nothing tells which channel is good
    no("ช่องทางไหนดีสุด", "", never="100"),
    no("ช่องไหนเด่นสุด", "", never="100"),
    no("ช่องทางไหนได้ผลน้อยสุด", "", never="1.95"),
    no("แพลตฟอร์มไหนดีสุด", "", never="100"),
    answer("ช่องไหนคนตามเยอะสุด", "communication", "370,000"),
    answer("ช่องทางไหนมีสื่อมากสุด", "communication", "6,950"),
    answer("ประเด็นไหนร้อยละสูงสุด", "", "100"),
    answer("หัวข้อไหนสูงสุด", "", "100"),
]
NEXT = [  # what comes next below one that is named
    answer("ตัวไหนได้เปอร์เซ็นต์สูงรองจากพวกที่เต็มร้อย", "guidance", "รองลงมา | 98.01"),
    answer("ตัวชี้วัดไหนสูงสุดรองจาก 100%", "guidance", "98.01"),
    answer("ช่องไหนคนตามเยอะรองจากเฟซ", "communication", "318,000", never="370,000"),
    answer("ช่องไหนคนตามเยอะสุดรองจากยูทูบ", "communication", "74,086"),
    answer("โรงเรียนคุณภาพสีไหนมากรองจากสีเขียว", "quality-school", "388"),
    answer("เรื่องไหนสูงสุดรองจากธนาคารหน่วยกิต", "guidance", "98.01"),
    answer("เรื่องไหนร้อยละสูงรองจากแนะแนว", "integrity", "97.96"),
    answer("ข้อเสนอให้หลักสูตรได้รับการรับรองจากธนาคารหน่วยกิตคือข้อไหน", "credit-bank", text="หลักสูตร"),
]
ROWS = [*OF_CHANNELS, *BETTER, *NEXT, *NEXT_TO_A_MARK, *NOT_MEASURED, *BOTH, *BETWEEN, *ONE_END, *SIDES, *NAMED_TWICE]


@pytest.mark.parametrize("row", ROWS, ids=[row.question for row in ROWS])
def test_both_are_told(row: Row, engine: Engine) -> None:
    assert converse(engine, [row]) == [[]]


def test_what_lies_between_the_ends_told_is_reckoned(engine: Engine) -> None:
    rows = [BOTH[1], answer("ต่างกันเท่าไหร่", "communication", "335,600")]
    assert converse(engine, rows) == [[], []]
