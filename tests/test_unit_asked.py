"""What was talked of, in the unit that is asked for, and what else is reckoned from figures just told."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_one_of_them import said

RECKONED = [
    ("sub ยูทูบตอนนี้ | เฟซล่ะ | ต่างกันกี่คน", "52,000"),
    ("ช่องไหนมีผู้ติดตามเยอะสุด | แล้วน้อยสุด | YouTube กับ Facebook ปล่อยสื่อรวมกันกี่ตอน", "13,750"),
    ("ผู้ติดตาม Facebook มากกว่า YouTube กี่คน | แล้วรวมกันกี่ตอน", "13,750"),
    ("ผู้ติดตามยูทูบกี่คน | ผู้ติดตามเฟซกี่คน | ต่างกันกี่ตอน", "150"),
    ("YouTube ลงกี่ตอน | Facebook ล่ะ | รวมกันกี่คน", "688,000"),
    ("สื่อยูทูบกับเฟซต่างกันกี่ตอน | แล้วถ้าเป็นคนล่ะ ต่างกันกี่คน", "52,000"),
    ("คนตามเฟซกับยูทูบต่างกันเท่าไหร่ | แล้วสื่อล่ะ ต่างกันกี่ตอน", "150"),
    ("ม.3-6 พัฒนาทักษะอาชีพกี่คน | เด็กได้แนะแนวกี่คน | ต่างกันกี่คน", "4,432,247"),
    ("ผู้ติดตาม Facebook มากกว่า YouTube กี่คน | รวมสองช่องทางนี้กับ TikTok มีผู้ติดตามเท่าไร", "722,400"),
    ("สีเขียวมากกว่าสีฟ้ากี่โรง | รวมสองกลุ่มนี้กับสีม่วงได้กี่แห่ง", "1,808"),
    ("โรงเรียนคุณภาพ กลุ่มใดมากสุด | มากกว่ากลุ่มม่วงกี่โรง", "1,110"),
    ("ในโรงเรียนคุณภาพกลุ่มใดมีจำนวนน้อยสุด", "155"),
    ("สมัครแก้หนี้กี่ราย | รับเข้าระบบกี่ราย | ต่างกันกี่ราย | แล้วที่หนี้ลดลงล่ะ ร้อยละเท่าไหร่", "15.61"),
    ("how many small schools were shut down? | as a share of all small schools?", "0.85"),
    ("how many small schools merged? | as a percentage of all small schools?", "0.35"),
    ("ครูทำสื่อดิจิทัลเป็นกี่คน | พวกที่ทำไม่เป็นมีเท่าไร", "420,584"),
    ("ครูที่สร้างสื่อดิจิทัลได้กี่คน | แล้วที่สร้างไม่เป็นล่ะ", "420,584"),
    ("ครูแนะแนวจัดกิจกรรมได้กี่คน | แล้วที่จัดไม่เป็นมีเท่าไหร่", "3,613"),
]


@pytest.mark.parametrize(("dialogue", "number"), RECKONED, ids=[dialogue for dialogue, _ in RECKONED])
def test_the_figures_meant_are_reckoned_with(engine: Engine, dialogue: str, number: str) -> None:
    assert number in said(engine, dialogue)[1]
