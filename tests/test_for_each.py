"""How much falls to each one of many is told where it can be shared out, and else declined, not told by the count."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

UNTOLD = (
    "ครูแก้หนี้สำเร็จกี่คน | ลดให้คนละเท่าไหร่",
    "เด็กกรุงเทพที่ทำงานปิดเทอมกี่คน | ได้เงินคนละเท่าไหร่",
    "สหกรณ์โรงเรียนส่งผลงานกี่โรง | ขายได้โรงละเท่าไหร่",
    "นักเรียนโอนหน่วยกิตได้กี่คน | ได้คนละประมาณกี่หน่วยกิต",
    "แล้วโครงการอาชีพที่ชายแดนใต้ กี่โรงเรียน | ให้โรงละเท่าไหร่ กี่บาท",
    "ครูคนหนึ่งต้องประเมินกี่เรื่องต่อปี",
    "ลดหนี้ได้สูงสุดคนละเท่าไหร่",
    "โรงเรียนหนึ่งมีครูแนะแนวกี่คน",
    "เก็บหน่วยกิตได้มากสุดกี่หน่วยต่อคน",
    "แต่ละโพสต์เข้าถึงกี่คน",
    "ครูแนะแนวคนนึงดูแลกี่โครงการต่อเทอม",
    "how much debt did each teacher get reduced",
)
TOLD = (
    ("ประชุมทางไกลครั้งละกี่คน", "166"),
    ("ครูใช้ school health hero โรงละกี่คน", "227.8"),
    ("คนละเรื่องละ กี่แห่งที่ขับเคลื่อนการใช้แพลตฟอร์มดิจิทัล", "18,804"),
    ("ครูแก้หนี้สำเร็จกี่คนละ", "1,238"),
)


@pytest.mark.parametrize("turns", UNTOLD)
def test_what_each_one_has_is_declined_where_nothing_can_be_shared_out(engine: Engine, turns: str) -> None:
    context = Context()
    for question in turns.split(" | "):
        answer, _, context = engine.ask(question, context)
    assert answer.outcome == "not_found"


@pytest.mark.parametrize(("question", "number"), TOLD, ids=[question for question, _ in TOLD])
def test_what_can_be_shared_out_or_is_only_counted_is_told(engine: Engine, question: str, number: str) -> None:
    assert number in engine.ask(question)[1].headline
