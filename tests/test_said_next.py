"""What a word or two say after figures told together, after a question back, and after what was asked of nothing yet.

Read as tests/test_answers.py is.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no

ONE_OF_THOSE_TOLD = [
    [answer("ผู้ติดตามกี่คน", "communication", "34,400"), answer("ติ๊กต่อก", "communication", "34,400", never="206,000")],
    [answer("ผู้ติดตามกี่คน", "communication"), answer("ยูทูบ", "communication", "318,000")],
    [answer("ผู้ติดตามกี่คน", "communication"), answer("ไลน์", "communication", "74,086")],
    [answer("มีกี่คลิป", "communication"), answer("ติ๊กต่อก", "communication", "1,018", never="34,400")],
    [answer("สื่อกี่ตอน", "communication"), answer("เฟซบุ๊ก", "communication", "6,950")],
    [answer("ช่องทางโซเชียลของ สพฐ. อันไหนคนตามมากสุด", ""), answer("ผู้ติดตามน้อยสุด", "", "34,400")],
]
OF_WHOSE_KIND = [
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("ของโรงเรียนคุณภาพ มีกี่แห่ง", "quality-school", "1,265", never="1,808")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("ที่เป็นโรงเรียนอะ มีกี่โรง", "quality-school", "1,265")],
    [asked_back("สีเขียวแปลว่าอะไร"), answer("ของโรงเรียน มีกี่โรง", "quality-school", "1,265")],
    [asked_back("กลุ่มสีเขียวมีเท่าไหร่"), answer("ของโรงเรียนคุณภาพ ร้อยละเท่าไหร่", "quality-school", "69.97")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), no("ของโรงเรียน", "quality-school", text="1,265")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), no("ของครูมีกี่คน", "", never="1,265")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("แล้วโรงเรียนคุณภาพมีกี่แห่ง", "quality-school", "1,808")],
    [asked_back("กลุ่มสีเขียวคืออะไร"), answer("สมาชิกไลน์กี่คน", "communication", "74,086")],
    [no("กลุ่มสีม่วงหมายถึงอะไร", "quality-school", text="155")],
    [no("สีเขียวแปลว่าดีที่สุดรึเปล่า", "")],
]
WHO_DID_WHAT = [
    [answer("ครูทำได้กี่คน", ""), answer("ทำสื่อดิจิทัล", "anywhere-anytime", "16,818"), answer("จากทั้งหมด", "", "437,402")],
    [answer("ครูทำได้กี่คน", ""), answer("จัดกิจกรรมแนะแนว", "guidance", "49,445")],
    [answer("นักเรียนได้กี่คน", ""), answer("ฝึกอาชีพ", "career", "747,877")],
    [answer("นักเรียนกี่คน", ""), answer("เทียบโอน", "credit-bank", "4,747")],
    [answer("นักเรียนทั้งหมดมีกี่คน", ""), answer("ของนโยบายแนะแนว", "guidance", "5,621,067")],
    [asked_back("ผ่านกี่คน"), answer("อบรมทุจริต", "integrity", "1,181", never="747,877")],
    [asked_back("ผ่านกี่คน"), answer("อบรมการเงิน", "debt", "5,759")],
    [asked_back("ผ่านกี่เขต"), answer("ITA", "integrity", "240")],
]
DIALOGUES = [*ONE_OF_THOSE_TOLD, *OF_WHOSE_KIND, *WHO_DID_WHAT]


@pytest.mark.parametrize("rows", DIALOGUES, ids=[" → ".join(row.question[:40] for row in rows) for rows in DIALOGUES])
def test_a_word_or_two_say_which_is_meant(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
