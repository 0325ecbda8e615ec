"""Two things set against each other in the words of a contest, and two figures added up in passing."""

from __future__ import annotations

import pytest

from knowledge.asking.contests import plainly_compared
from knowledge.asking.engine import Engine

COMPARED = [
    ("ไลน์กับติ๊กต็อก อันไหนปังกว่ากัน", "LINE", "74,086"),
    ("ระหว่างคนติดตามยูทูบกับเฟซบุ๊ก ฝั่งไหนนำ", "Facebook", "370,000"),
    ("คนติดตามยูทูบ vs เฟซบุ๊ก ใครชนะ", "Facebook", "370,000"),
    ("ยูทูบกับไลน์ อันไหนมากกว่ากัน", "YouTube", "318,000"),
    ("ยูทูบแพ้เฟซบุ๊กหรือเปล่า", "YouTube", "318,000"),
    ("โรงเรียนสีฟ้ากับสีม่วง ฝ่ายไหนได้เปรียบ", "สีฟ้า", "388"),
    ("โรงเรียนสีม่วงมากกว่าสีฟ้าไหม", "สีฟ้า", "388"),
    ("โรงเรียนคุณภาพประถมกับมัธยม อันไหนเยอะ", "มัธยม", "907"),
    ("ข่าวปลอมชนะข่าวในกระแสไหม", "ในกระแส", "727"),
    ("ครูสร้างสื่อกับเด็กเข้าถึงสื่อ ใครเหนือกว่ากัน", "ผู้เรียน", "125,610"),
    ("โรงเรียนเล็กปีนี้ชนะปีที่แล้วไหม", "2567", "15,327"),
]


@pytest.mark.parametrize(("text", "named", "number"), COMPARED, ids=[text for text, *_ in COMPARED])
def test_which_of_two_leads_is_told_with_both_numbers(engine: Engine, text: str, named: str, number: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert (answer.outcome, answer.aspect) == ("answer", "analysis")
    assert named in wording.headline
    assert number in wording.headline


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("ไลน์เรายังตามหลังเพจเฟสบุ๊คเท่าไหร่", "295,914"),
        ("ติ๊กต่อกต้องหาคนตามเพิ่มอีกเท่าไรถึงจะทันไลน์ OA", "39,686"),
        ("ยูทูบขาดอีกกี่คนจึงจะเท่ากับเฟซบุ๊ก", "52,000"),
        ("โรงเรียนสีม่วงต้องเพิ่มอีกเท่าไหร่ถึงจะทันสีฟ้า", "233"),
        ("ประถมกับมัธยมในโรงเรียนคุณภาพ สูสีกันไหม", "6"),
        ("ข่าวปลอมกับข่าวในกระแส ต่างกันมากไหม", "713"),
        ("เฟซทิ้งห่างยูทูบกี่คน", "52,000"),
    ],
)
def test_how_far_two_lie_apart_is_reckoned(engine: Engine, text: str, apart: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.computation is not None
    assert answer.computation.result_text == apart
    assert apart in wording.headline


@pytest.mark.parametrize(
    "text",
    [
        "โรงเรียนนำเด็กไปเรียนรวมกี่โรง",
        "สหกรณ์โรงเรียนชนะการประกวดกี่แห่ง",
        "เรื่องที่เขตต้องรายงาน ตัดทิ้งไปได้กี่เรื่อง",
        "โรงเรียนเล็กที่อยู่ห่างโรงเรียนคุณภาพไม่เกินห้าโล มีเด็กกี่คน",
        "ต้องเพิ่มอีกกี่คนถึงจะทันเป้า 50,000 คน",
        "เฟซบุ๊กอีกกี่คนถึงสี่แสน",
        "ทิ้งห่างอันดับสองเท่าไร",
        "โรงเรียนสีฟ้ากับสีม่วง อันไหนใหญ่กว่า",
        "สีฟ้ากับสีม่วง อันไหนดีกว่า",
    ],
)
def test_what_is_no_contest_is_left_as_it_is(text: str) -> None:
    assert plainly_compared(text) == text


@pytest.mark.parametrize(
    "text", ["โรงเรียนสีฟ้ากับสีม่วง อันไหนใหญ่กว่า", "ทีมไทยชนะเวียดนามไหม", "ประกวดสหกรณ์ใครชนะ", "ลูกแพ้ถั่ว โรงเรียนดูแลไหม"]
)
def test_a_contest_that_the_report_does_not_hold_is_declined(engine: Engine, text: str) -> None:
    assert engine.ask(text)[0].outcome == "not_found"


SUMS = [
    ("ประเด็นนโยบาย ประเด็นชี้แจง รวมๆ แล้วกี่เรื่อง", "267"),
    ("โรงเรียนสีเขียว+สีฟ้า = ?", "1,653"),
    ("คนตามเฟซ + ไลน์ กี่คน", "444,086"),
    ("รวมๆโรงเรียนคุณภาพประถมกับมัธยมกี่โรง", "1,808"),
    ("โรงเรียนเล็กที่ไปเรียนรวมกับที่ยุบเลิก รวมๆ กันเท่าไหร่", "185"),
    ("ไปเรียนรวมทุกชั้นกับบางชั้น รวมกี่โรง", "164"),
    ("คนตามเฟซ ยูทูบ ติ๊กต็อก รวมๆ แล้วกี่คน", "722,400"),
]


@pytest.mark.parametrize(("text", "total"), SUMS, ids=[text for text, _ in SUMS])
def test_figures_named_together_are_added_up(engine: Engine, text: str, total: str) -> None:
    answer, _, _ = engine.ask(text)
    assert answer.computation is not None
    assert (answer.computation.operation, answer.computation.result_text) == ("sum", total)


@pytest.mark.parametrize(("text", "number"), [("โรงเรียนเล็กรวมๆ แล้วกี่โรง", "15,327"), ("โรงเรียนคุณภาพรวมๆ กี่โรง", "1,808")])
def test_one_figure_in_all_adds_nothing_up(engine: Engine, text: str, number: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.computation is None
    assert number in wording.headline
