"""Of which day the data are, however it is asked after a figure: the day of the figure, or of the whole report."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

TOLD_BEFORE = {
    "หนี้ครูแก้ได้กี่ราย": "10 ต.ค. 67",
    "ครูได้เกียรติบัตรการเงินกี่คน": "23 ก.ย. 67",
    "โรงเรียนคุณภาพกี่โรง": "7 ต.ค. 67",
    "": "7 ต.ค. 67",
}
OF_WHAT = ("ข้อมูล", "ข้อมูลนี้", "ตัวเลข", "ยอดนี้", "สถิตินี้", "อันนี้", "ตัวเลขชุดนี้")
DATED = ("ตัด", "เก็บ", "นับถึง", "ถึง", "สรุป", "ปิดยอด", "อัปเดต", "เป็นของ")
WHEN = ("วันไหน", "เมื่อไหร่", "วันที่เท่าไหร่", "เดือนไหน", "ตอนไหน")


@pytest.mark.parametrize("before", TOLD_BEFORE)
def test_the_day_of_the_data_is_told(before: str, engine: Engine) -> None:
    context = engine.ask(before)[2] if before else Context()
    asked = [f"{what}{how}{when}" for what in OF_WHAT for how in DATED for when in WHEN if before or "นี้" not in what]
    replies = {question: engine.ask(question, context)[1] for question in asked}
    assert {q for q, told in replies.items() if TOLD_BEFORE[before] not in told.headline + told.text} == set()


@pytest.mark.parametrize(
    "question",
    [
        "ต้องส่งข้อมูลถึงวันไหน",  # until when it may be sent in
        "ประกาศธนาคารหน่วยกิตวันไหน",  # something done
        "คลินิกแก้หนี้เปิดเดือนไหน",
        "อบรมการเงินจัดเมื่อไหร่",
    ],
)
def test_a_day_of_something_done_is_declined(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "not_found"
