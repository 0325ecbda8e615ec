"""A number alone is given, and asked what it counts: however short, in whatever words; what nothing prints is told so.

Each row is a message and what its reply holds, several parted by " & ".
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds

TOLD = (
    ("๕๙,๗๙๕ คน นี่คือคนที่ไหนครับ", "แบบสอบถาม"),
    ("1,983,049 คน เป็นเด็กของที่ไหน", "เฝ้าระวัง"),
    ("43,975 คน เป็นนักเรียนของที่ไหน", "โรงเรียนขนาดเล็ก"),
    ("ตัวเลข 54 โรงเรียน คือโรงเรียนแบบไหน", "เรียนรวม"),
    ("71 โรงเรียน ได้อะไรครับ", "ค่าพาหนะ"),
    ("93 โรงเรียนนี่คืออะไร", "ค่าพาหนะ"),
    ("33 แห่งคือโรงเรียนกลุ่มไหน", "สหกรณ์"),
    ("95 เรื่อง เรื่องแบบไหนเหรอ", "ชี้แจง"),
    ("60 โรงเรียนคือโรงเรียนอะไรอะ", "ชายแดนภาคใต้"),
    ("54 นี่ตัวเลขของอะไร", "เรียนรวม"),
    ("ช่วยดูหน่อยว่า 15,327 มันคือจำนวนอะไรครับผม", "ขนาดเล็ก"),
    ("204 คือเลขอะไรครับผม", "MOE Content Creator"),
    ("ในข่าวเขียน 1,238 ราย ตกลงคือครูที่ทำอะไรสำเร็จครับ", "หนี้"),
    ("ไอ้ 1.95% นี่คืออะไร ต่ำเตี้ยมาก", "ดิจิทัล"),
    ("ไอ้ 0.85% นี่คืออะไร น้อยจัง", "เลิกสถานศึกษา"),
    ("331 โรงนี่เพิ่มหรือลด แล้วคือโรงเรียนอะไร", "เพิ่มขึ้น & ขนาดเล็ก"),
    ("172 เรื่อง คือเรื่องอะไรครับในงานพีอาร์", "นโยบาย"),
    ("907 โรงเรียน นี่ระดับไหน", "มัธยมศึกษา"),
    ("901 โรง ระดับอะไร", "ประถมศึกษา"),
    ("137 แห่งคือโรงเรียนแบบไหนครับ", "ทวิศึกษา"),
    ("1,136 โรงเรียนนี่นับยังไงครับ เงื่อนไขอะไร", "60 & 5 กิโลเมตร"),
    ("344 โรงนี่นับยังไง", "20 คน"),
    ("ใครคือ 5,759 ราย", "เกียรติบัตร"),
    ("อะไรคือ 0.35%", "เรียนรวม"),
    ("8,744 กับ 7,926 ต่างกันตรงไหน อันไหนคือคนสมัคร", "8,744 & 7,926"),
    ("92.92 กับ 98.01 คืออะไรต่างกันตรงไหนคะ", "แนะแนว & สุขภาพ"),
    ("901 กับ 907 ต่างกันตรงไหน", "ประถมศึกษา & มัธยมศึกษา"),
    ("ส่วนเบี่ยงเบนมาตรฐาน 0.85 เป็นของเรื่องอะไร", "พึงพอใจ"),
    ("49 โรงเรียนที่ส่งผลงาน ส่งไปคัดอะไร", "สหกรณ์"),
)
NOT_PRINTED = (
    "ตัวเลข 63,412 โรงเรียนหมายถึงอะไรครับ",
    "7,555 รายคือใคร",
    "48.77% คืออะไร",
    "8,000 รายคือใคร",
    "เห็นเลข 91,024 มันคือจำนวนอะไรครับผม",
)
NO_ANSWER = (
    "901 โรงเรียนอยู่จังหวัดไหนบ้าง",
    "240 เขตคือเขตไหนบ้าง",
    "14 เรื่องคืออะไรบ้าง",
    "14 คนคือใครครับ",
    "ขยายโอกาส 344 โรงมีโรงอะไรบ้าง ส่งรายชื่อมา",
    "โรงเรียนขนาดเล็กเพิ่มมา 331 โรงเพราะอะไร",
    "สาเหตุที่โรงเรียนขนาดเล็กเพิ่มขึ้น 331 แห่งคืออะไร",
    "คะแนน ITA เฉลี่ยของ 245 เขตออกมาเท่าไร ขอทศนิยม",
)


@pytest.mark.parametrize(("question", "told"), TOLD, ids=[q for q, _ in TOLD])
def test_what_a_number_alone_counts(engine: Engine, question: str, told: str) -> None:
    """The figure that prints it."""
    answer, worded, _ = engine.ask(question, Context())
    text = f"{worded.headline}\n{worded.text}"
    assert answer.outcome == "answer", text
    assert all(holds(text, each, loose=False) for each in told.split(" & ")), text


@pytest.mark.parametrize("question", NOT_PRINTED)
def test_a_number_that_nothing_prints(engine: Engine, question: str) -> None:
    """Is told to be none of the report's."""
    answer, worded, _ = engine.ask(question, Context())
    assert (answer.outcome, worded.headline) == ("not_found", "รายงานนี้ไม่มีตัวเลขนี้ค่ะ")


@pytest.mark.parametrize("question", NO_ANSWER)
def test_no_list_of_them_and_no_figure_in_another_unit(engine: Engine, question: str) -> None:
    """No answer."""
    answer, worded, _ = engine.ask(question, Context())
    assert answer.outcome != "answer", worded.text


def test_what_was_reckoned_is_not_denied(engine: Engine) -> None:
    """The number of a difference just told stands nowhere, and is no stranger's either."""
    _, _, context = engine.ask("8,744 กับ 7,926 ต่างกันเท่าไหร่", Context())
    answer, worded, _ = engine.ask("818 คืออะไร", context)
    assert answer.reason != "not_printed", worded.text
