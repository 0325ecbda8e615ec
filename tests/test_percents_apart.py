"""Percents set against each other, sums that overlap, and what is ranked or averaged over whole policies."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine


def last(engine: Engine, *turns: str) -> tuple[Answer, Wording]:
    context = Context()
    for text in turns:
        answer, wording, context = engine.ask(text, context)
    return answer, wording


PAIRS = [
    ("กลุ่มสีเขียว", "กลุ่มสีฟ้า", "48.51"),
    ("โรงเรียนที่ดูแลสุขภาพกายใจ", "โรงเรียนที่ทำระบบแนะแนว", "5.09"),
    ("ครูที่สร้างสื่อได้", "นักเรียนที่เข้าถึงสื่อ", "1.89"),
    ("การลดภาระของเขต", "การลดภาระของสถานศึกษา", "21.53"),
]
WORDINGS = ["ร้อยละของ{}กับ{}ต่างกันเท่าใด", "ผลต่างร้อยละของ{}กับ{}", "ร้อยละของ{} ลบร้อยละของ{}", "{}กับ{} ห่างกันกี่จุด"]


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize(("one", "other", "apart"), PAIRS, ids=[f"{one} {other}" for one, other, _ in PAIRS])
def test_how_far_two_percents_lie_apart(engine: Engine, one: str, other: str, apart: str, wording: str) -> None:
    answer, _ = last(engine, wording.format(one, other))
    assert answer.computation is not None
    assert (answer.computation.operation, answer.computation.result_text) == ("difference", apart)


@pytest.mark.parametrize(
    "text", ["โรงเรียนที่ทำแนะแนวกับโรงเรียนที่ดูแลสุขภาพเด็ก รวมแล้วเป็นกี่แห่งคะ", "ครูที่แก้หนี้ได้กับที่รับเข้าระบบรวมกันกี่คน"]
)
def test_groups_that_overlap_are_not_added_up(engine: Engine, text: str) -> None:
    answer, wording = last(engine, text)
    assert (answer.outcome, answer.reason, answer.computation) == ("answer", "overlap", None)
    assert wording.headline == "กลุ่มเหล่านี้นับซ้อนกันได้ จึงไม่นำมาบวกกัน"


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("โรงเรียนคุณภาพสีฟ้ากับสีม่วงรวมกันกี่โรง", "สองสีนี้คิดเป็นกี่เปอร์เซ็นต์ของทั้งหมด"), "30.03"),
        (("โรงเรียนคุณภาพสีฟ้ากับสีม่วงรวมกันกี่โรง", "543 โรงนี่กี่เปอร์เซ็นต์"), "30.03"),
        (("โรงเรียนเล็กที่เลิกไป กับที่ไปเรียนรวมทุกชั้น รวมกันกี่โรง", "185 โรงนี่คิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนเล็กทั้งหมด"), "1.21"),
        (("ผลงานแนะแนวตัวไหนร้อยละสูงสุด", "รองลงมา", "บ๊วยล่ะ", "บนสุดกับล่างสุดต่างกันเท่าไร"), "11.79"),
    ],
)
def test_what_was_told_is_reckoned_with(engine: Engine, turns: tuple[str, ...], result: str) -> None:
    answer, _ = last(engine, *turns)
    assert answer.computation is not None
    assert answer.computation.result_text == result


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("เรียงผลต้านทุจริตทุกตัวจากมากไปน้อยให้ดูหน่อยค่ะ", ["97.96", "87.68", "87.42", "83.21"]),
        ("เรียงตัวชี้วัดแนะแนวจากมากไปน้อย", ["98.01", "93.19", "92.92", "92.16", "86.22"]),
        ("กลุ่มลดภาระครู นโยบายใดผลสำเร็จต่ำที่สุด", ["10.60"]),
        ("ทั้งเล่มมีอะไรอยู่ระหว่าง 60-70% บ้าง", ["64.50", "67.35"]),
    ],
)
def test_shares_of_whole_policies_are_ranked(engine: Engine, text: str, told: list[str]) -> None:
    _, wording = last(engine, text)
    assert [number for number in told if number not in wording.text] == []


@pytest.mark.parametrize(
    "text",
    [
        "เฉลี่ยแล้วครูคนนึงเป็นหนี้กี่บาทคะ",
        "ครูหนึ่งคนเป็นหนี้กี่แสน",
        "หนี้ครูของ กทม. เป็นอย่างไร",
        "ประชาชนพอใจแนะแนวแค่ไหน",
        "ผลวิจัยเรื่องหนี้ครูว่าอย่างไร",
        "สมัครธนาคารหน่วยกิตยังไง",
        "ใครต้องรับผิดชอบที่แนะแนวไม่สำเร็จ",
        "ลดภาระการประเมินจำแนกรายจังหวัดเป็นอย่างไร",
    ],
)
def test_what_the_report_lacks_of_a_policy_is_declined(engine: Engine, text: str) -> None:
    assert last(engine, text)[0].outcome == "not_found"


@pytest.mark.parametrize(("text", "number"), [("คนพอใจงานบุคคลแค่ไหน", "4.43"), ("นักเรียน กทม. ทำงานปิดเทอมกี่คน", "248")])
def test_what_is_held_of_it_is_told(engine: Engine, text: str, number: str) -> None:
    assert number in last(engine, text)[1].text
