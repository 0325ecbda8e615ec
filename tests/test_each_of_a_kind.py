"""Each of a kind asked for is listed, no more and no less; two places of a ranking are set against each other."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

COLOURS, ISSUES, LEVELS = ("69.97", "21.46", "8.57"), ("172", "727", "95", "14"), ("901", "907")
LISTED = (
    ("โรงเรียนคุณภาพแยกตามสี ขอร้อยละของแต่ละกลุ่ม", COLOURS),
    ("แต่ละสีกี่เปอร์เซ็นต์ โรงเรียนคุณภาพ", COLOURS),
    ("โรงเรียนคุณภาพแบ่งตามสีเป็นสัดส่วนเท่าไหร่บ้าง", COLOURS),
    ("ขอเปอร์เซ็นต์ของโรงเรียนคุณภาพทั้งสามสี", COLOURS),
    ("ร้อยละของกลุ่มสีเขียว ฟ้า ม่วง", COLOURS),
    ("percentage of each colour group of quality schools", COLOURS),
    ("แต่ละกลุ่มสีมีกี่โรง", ("1,265", "388", "155")),
    ("ประเด็นประชาสัมพันธ์แต่ละประเภทกี่เรื่อง", ISSUES),
    ("ประเด็นประชาสัมพันธ์แต่ละประเภทคิดเป็นร้อยละเท่าไร", ("17.06", "72.12", "9.42", "1.39")),
    ("โรงเรียนคุณภาพแยกประถมมัธยมคิดเป็นร้อยละเท่าไหร่", ("49.83", "50.17")),
    ("โรงเรียนคุณภาพทั้งสิ้นกี่โรง แยกประถม มัธยม", ("1,808", *LEVELS)),
)
KINDS = (  # how many there are, with what is counted of each
    ("โรงเรียนคุณภาพแบ่งเป็นกี่กลุ่ม", ("3", "1,265", "388", "155")),
    ("โรงเรียนคุณภาพมีกี่สี อะไรบ้าง", ("3", "1,265", "388", "155")),
    ("ผลประเมินโรงเรียนคุณภาพแบ่งเป็นกี่กลุ่ม", ("3", "1,265")),
    ("โรงเรียนคุณภาพมีกี่ระดับ", ("2", *LEVELS)),
    ("ครูเป็นหนี้แบ่งเป็นกี่สี", ("3",)),
    ("มีกี่ช่องทาง อะไรบ้าง", ("5",)),
)
NOT_TOLD = ("เกณฑ์คะแนนแต่ละสีคือเท่าไร", "แต่ละสีมีครูกี่คน", "ผู้เรียนที่เข้าถึงสื่อแยกเป็นประถมมัธยมเท่าไหร่")
RANKED = (  # a ranking, and what lies between two places of it
    ("ช่องไหนคนติดตามเยอะสุด", "เฟซกับยูทูบห่างกันเท่าไหร่", "52,000"),
    ("ช่องไหนคนตามมากสุด", "อันดับหนึ่งกับสองห่างกันเท่าไหร่", "52,000"),
    ("ช่องไหนคนตามมากสุด", "ที่หนึ่งกับที่สองต่างกันกี่คน", "52,000"),
    ("ช่องทางไหนคนตามเยอะสุด เรียงมา", "อันดับ 1 กับ 2 ต่างกันเท่าไร", "52,000"),
    ("เรียงผู้ติดตามแต่ละช่องทาง", "อันดับแรกกับสุดท้ายต่างกันเท่าไหร่", "335,600"),
    ("ช่องไหนคนตามมากสุด", "มากสุดกับน้อยสุดต่างกันกี่คน", "335,600"),
    ("โรงเรียนคุณภาพกลุ่มสีไหนเยอะสุด", "อันดับหนึ่งกับสองห่างกันกี่โรง", "877"),
    ("โรงเรียนคุณภาพกลุ่มสีไหนเยอะสุด", "ที่สองกับที่สามต่างกันกี่โรง", "233"),
)
TWO_ENDS = (  # one end of the percents of a policy, then the other, and what lies between them
    ("หมวดป้องกันทุจริต ตัวชี้วัดไหนได้เปอร์เซ็นต์ต่ำสุด", "แล้วสูงสุด", "สองตัวนี้ห่างกันกี่จุด", "14.75"),
    ("ด้านแนะแนว ตัวชี้วัดไหนต่ำสุด", "แล้วสูงสุดล่ะ", "สองตัวนี้ต่างกันกี่จุด", "11.79"),
    ("หัวข้อหนี้ครู ตัวชี้วัดไหนร้อยละสูงสุด", "ต่ำสุดล่ะ", "ห่างกันเท่าไหร่", "29.02"),
)


@pytest.mark.parametrize(("question", "numbers"), KINDS, ids=[question for question, _ in KINDS])
def test_how_many_kinds_there_are_is_told_with_each(engine: Engine, question: str, numbers: tuple[str, ...]) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer"
    assert all(number in wording.headline for number in numbers)
    assert len(wording.headline) <= 220


@pytest.mark.parametrize(("question", "numbers"), LISTED, ids=[question for question, _ in LISTED])
def test_each_of_a_kind_is_listed_and_nothing_beside_it(
    engine: Engine, question: str, numbers: tuple[str, ...]
) -> None:
    answer, wording, _ = engine.ask(question)
    assert all(number in wording.headline for number in numbers), wording.headline
    whole = "1,808" in numbers
    assert len(answer.facts[: answer.main]) == len(numbers), wording.headline
    assert whole or "1,808 โรงเรียน" not in wording.headline


@pytest.mark.parametrize("question", NOT_TOLD)
def test_what_is_not_counted_of_each_is_not_answered_by_what_is(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].outcome == "not_found"


@pytest.mark.parametrize(("ranking", "then", "number"), RANKED, ids=[f"{a} | {b}" for a, b, _ in RANKED])
def test_two_places_of_the_ranking_are_set_against_each_other(
    engine: Engine, ranking: str, then: str, number: str
) -> None:
    _, _, context = engine.ask(ranking, Context())
    assert number in engine.ask(then, context)[1].headline


@pytest.mark.parametrize(("one", "other", "between", "points"), TWO_ENDS, ids=[one for one, *_ in TWO_ENDS])
def test_the_ends_of_a_ranking_lie_so_many_points_apart(
    engine: Engine, one: str, other: str, between: str, points: str
) -> None:
    context = Context()
    for question in (one, other):
        answer, _, context = engine.ask(question, context)
        assert answer.outcome == "answer"
    assert points in engine.ask(between, context)[1].headline


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("ปีไหนโรงเรียนเล็กเยอะกว่า", "15,327"),
        ("โรงเรียนขนาดเล็กปีไหนน้อยกว่า", "14,996"),
        ("ปี 66 กับ 67 ปีไหนโรงเรียนเล็กมากกว่ากัน", "15,327"),
    ],
)
def test_the_greater_of_the_years_that_are_counted_is_told(engine: Engine, question: str, number: str) -> None:
    assert number in engine.ask(question)[1].headline


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Who prepared this report, and data as of when?", ("สำนักติดตาม", "2567")),
        ("ใครทำรายงานนี้ และข้อมูล ณ วันไหน", ("สำนักติดตาม", "2567")),
        ("รายงานนี้หน่วยไหนจัดทำ ข้อมูลถึงเมื่อไหร่", ("สำนักติดตาม", "2567")),
        ("Is this the full or the abridged edition?", ("ฉบับย่อ",)),
    ],
)
def test_two_things_of_the_cover_are_told_together(engine: Engine, message: str, words: tuple[str, ...]) -> None:
    headline = engine.ask(message)[1].headline
    assert all(word in headline for word in words), headline
