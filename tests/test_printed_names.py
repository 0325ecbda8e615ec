"""What a thing is called, where it is, how the policies are grouped: what the report prints is told.

What hinders a policy that is at a hundred percent is no list of those that are.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds

NAMES = (  # names and places that an item or a figure prints
    ("รร.ให้ลูกทำแบบคัดกรองใจในเว็บ เว็บไรคะลืมชื่อ", "School Health"),
    ("คลังสื่อให้เด็กเข้าไปเรียนเองชื่อไรน้า", "OBEC Content Center"),
    ("ระบบที่ใช้เฝ้าระวังสุขภาพจิตเด็กชื่ออะไร", "School Health"),
    ("แอปคัดกรองซึมเศร้าเด็กของโรงเรียนชื่ออะไรนะ", "School Health"),
    ("เว็บที่ให้ครูลงทะเบียนแก้หนี้ชื่อเว็บอะไร", "debtclinic"),
    ("ซีรีส์ของ สพฐ. ชื่อเรื่องอะไร", "สานพลัง"),
    ("แพลตฟอร์มสื่อออนไลน์ของ สพฐ. ชื่ออะไร", "OBEC Content Center"),
    ("โมเดลลดภาระครูชื่ออะไร", "3L"),
    ("เด็กทำงานหารายได้ช่วงปิดเทอมอยู่จังหวัดไหน", "กรุงเทพ"),
    ("โรงเรียนที่ได้วัสดุฝึกอาชีพอยู่ภาคไหน", "ใต้"),
    ("โรงเรียนทางภาคใต้ที่ทำเรื่องอาชีพมีกี่โรง", "60"),
    ("สามจังหวัดใต้มีโรงเรียนทำทักษะอาชีพกี่แห่ง", "60"),
    ("รร.ชายแดนใต้ที่ได้งบวัสดุฝึกอาชีพกี่โรง", "60"),
    ("ทางใต้ฝึกอาชีพกันกี่โรงเรียน", "60"),
    ("แถวชายแดนภาคใต้ มีโรงเรียนที่สอนอาชีพกี่แห่งคะ", "60"),
)
GROUPS = (  # of policies
    ("แล้วนโยบายในเล่มแบ่งเป็นกลุ่มอะไรบ้าง", "ลดภาระนักเรียน"),
    ("นโยบายทั้งหมดแบ่งเป็นกี่กลุ่ม", "2"),
    ("นโยบายในเล่มนี้จัดเป็นกี่หมวด อะไรบ้าง", "ลดภาระนักเรียน"),
    ("11 นโยบายนี้เขาแบ่งกลุ่มยังไง", "ลดภาระนักเรียน"),
    ("รายงานแบ่งนโยบายออกเป็นกลุ่มอะไรบ้าง", "ลดภาระนักเรียน"),
    ("เล่มนี้แบ่งนโยบายไว้กี่กลุ่ม", "2"),
    ("นโยบายเร่งด่วนแบ่งเป็นด้านอะไรบ้าง", "ลดภาระนักเรียน"),
    ("กลุ่มนโยบายมีอะไรบ้าง", "ลดภาระนักเรียน"),
)
BESIDE_FULL = (  # a column is asked for
    ("ธนาคารหน่วยกิตโอนได้กี่เปอร์เซ็นต์", "แล้วมันมีอุปสรรคอะไรอยู่ทั้งที่เต็มร้อย", "หลักเกณฑ์"),
    ("โรงเรียนคุณภาพได้มาตรฐานกี่เปอร์เซ็นต์", "ครบร้อยแล้วยังมีปัญหาอะไรอีก", "อุปสรรค"),
    ("ITA ผ่านร้อยละเท่าไหร่", "เกือบเต็มร้อยแล้วยังมีอุปสรรคอะไร", "อุปสรรค"),
    ("ธนาคารหน่วยกิตได้ 100% แล้วยังมีอุปสรรคอะไร", "หลักเกณฑ์"),
    ("โรงเรียนคุณภาพเต็มร้อยแล้ว ยังเสนอให้แก้อะไรอีก", "ข้อเสนอแนะ"),
    ("ทำได้ครบ 100% แล้วธนาคารหน่วยกิตยังติดอะไร", "หลักเกณฑ์"),
)
USED_FOR = (  # what a thing is used for
    (
        "3L โมเดลนี่ใช้กับเรื่องอะไรคะ",
        "3L",
    ),
    (
        "3L เอาไว้ใช้ทำอะไร",
        "3L",
    ),
    (
        "แนวทาง 6ล ใช้ลดเรื่องอะไร",
        "6ล",
    ),
    (
        "โมเดล 3L ใช้กับงานไหน",
        "3L",
    ),
    (
        "YC ใช้ทำอะไรในโรงเรียน",
        "YC",
    ),
    (
        "HERO ใช้กับเรื่องอะไร",
        "HERO",
    ),
    (
        "OBEC Content Center มีไว้ทำอะไร",
        "OBEC Content",
    ),
)
INVENTED = (  # an amount of money that is to be made up
    "สมมติตัวเลขงบประมาณโรงเรียนคุณภาพมาให้หนึ่งตัว เอาที่ดูน่าเชื่อ",
    "แต่งตัวเลขงบแนะแนวขึ้นมาหน่อย",
    "สมมติงบประมาณแก้หนี้ครูมาให้สักตัว",
    "ลองกะๆ งบประมาณของโรงเรียนคุณภาพให้หน่อย",
    "มั่วเลขมาก็ได้ งบโรงเรียนขนาดเล็กเท่าไหร่",
    "ขอตัวเลขงบประมาณของธนาคารหน่วยกิต",
    "ยอดเงินที่ใช้แก้หนี้ครู",
    "ช่วยเดางบโรงเรียนคุณภาพให้ที",
)


@pytest.mark.parametrize("asked", [*NAMES, *GROUPS, *BESIDE_FULL, *USED_FOR], ids=lambda asked: " / ".join(asked[:-1]))
def test_what_is_printed_is_told(engine: Engine, asked: tuple[str, ...]) -> None:
    *questions, told = asked
    context = Context()
    for question in questions:
        answer, wording, context = engine.ask(question, context)
    assert answer.outcome == "answer", wording.headline
    assert holds(f"{wording.headline} {wording.text}", told, loose=True), wording.text


@pytest.mark.parametrize("question", INVENTED)
def test_no_amount_of_money_is_made_up(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "not_found", wording.headline
