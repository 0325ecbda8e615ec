"""Formal follow-ups, breakdowns that the report lacks, everything of a policy, short replies after a question back."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.engine import Engine


def last(engine: Engine, *turns: str) -> tuple[Answer, Wording]:
    context = Context()
    for text in turns:
        answer, wording, context = engine.ask(text, context)
    return answer, wording


LEFT = [
    ("ครูและบุคลากรที่ได้รับการแก้ไขปัญหาหนี้สินมีจำนวนกี่ราย", "6,688"),
    ("นักเรียนที่ได้รับการแนะแนวมีจำนวนเท่าใด", "440,943"),
    ("สถานศึกษาที่ดำเนินงานตามระบบแนะแนวมีจำนวนเท่าใด", "2,040"),
]


@pytest.mark.parametrize(
    "then",
    ["ส่วนที่ยังไม่บรรลุผลมีจำนวนเท่าใด", "เมื่อหักจากทั้งหมดแล้วคงเหลือเท่าใด", "ฉะนั้นที่ยังไม่ได้รับมีเท่าใด", "ส่วนที่เหลือคิดเป็นจำนวนเท่าใด"],
)
@pytest.mark.parametrize(("first", "left"), LEFT, ids=[first for first, _ in LEFT])
def test_what_is_left_is_reckoned(engine: Engine, first: str, left: str, then: str) -> None:
    assert left in last(engine, first, then)[1].headline


@pytest.mark.parametrize("then", ["เมื่อนำทั้งสองกรณีมารวมกันเป็นเท่าใด", "รวมทั้งสองกรณีเป็นเท่าใด", "สองกลุ่มนี้รวมกันเท่าใด"])
def test_both_cases_are_added_up(engine: Engine, then: str) -> None:
    turns = ("การเลิกสถานศึกษาในส่วนของโรงเรียนขนาดเล็กมีกี่โรง", "และการนำนักเรียนไปเรียนรวมทุกชั้นเรียน มีกี่โรงเรียน", then)
    assert "185" in last(engine, *turns)[1].headline


@pytest.mark.parametrize("by", ["จำแนกตามระดับชั้นและเพศ", "จำแนกรายปีงบประมาณย้อนหลังสามปี", "แยกเป็นรายภาค"])
@pytest.mark.parametrize("whom", ["ผู้เรียนที่เข้าถึงสื่อเทคโนโลยีดิจิทัล", "ผู้ได้รับการแก้ไขหนี้สิน", "สถานศึกษาที่ลดภาระการประเมิน"])
def test_a_breakdown_that_the_report_lacks_is_declined(engine: Engine, whom: str, by: str) -> None:
    assert last(engine, f"ขอข้อมูล{whom} {by}")[0].outcome == "not_found"


@pytest.mark.parametrize("name", ["การแก้ไขปัญหาหนี้สินครู", "ระบบธนาคารหน่วยกิต", "งานแนะแนว"])
@pytest.mark.parametrize(
    "wording", ["ขอรายละเอียดครบถ้วนทุกหัวข้อของ{}", "สถานการณ์{} ขอครบทุกมิติ ทั้งผล การดำเนินงาน ปัญหา ข้อเสนอ"]
)
def test_everything_of_a_policy_is_told(engine: Engine, name: str, wording: str) -> None:
    answer, _ = last(engine, wording.format(name))
    assert (answer.aspect, answer.depth) == ("summary", "full")


@pytest.mark.parametrize("then", ["ประธานขอแบบเต็มค่ะ รบกวนขยายให้ครบทุกด้าน", "ผอ.อยากได้แบบละเอียด", "ท่านขอฉบับเต็มครับ"])
def test_whoever_wants_it_at_length_gets_it_so(engine: Engine, then: str) -> None:
    answer, _ = last(engine, "ขอสรุปสั้นๆ เรื่องโรงเรียนคุณภาพ", then)
    assert (answer.policies, answer.aspect, answer.depth) == (("quality-school",), "summary", "full")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("สำเร็จกี่เปอร์เซ็นต์", "ก็ ITA ไง"), "97.96"),
        (("สำเร็จกี่เปอร์เซ็นต์", "ก็เรื่องหนี้ไง"), "15.61"),
        (("อุปสรรคมีอะไรบ้าง", "ก็แนะแนวไง"), "อุปสรรค"),
        (("ยอดวิวรวมยูทูบ สพฐ. กี่ล้านวิว", "งั้นเอายอดผู้ติดตามแทน"), "318,000"),
        (("ยอดวิวเฟซบุ๊กกี่วิว", "งั้นขอคนติดตามแทน"), "370,000"),
        (("รร.เล็ก เพิ่มจากปีก่อนกี่ %", "เป็นจำนวนเท่าไหร่"), "331"),
        (("โรงเรียนขนาดเล็กเพิ่มขึ้นร้อยละเท่าไร", "คิดเป็นกี่โรง"), "331"),
        (("เด็กที่ค้นเจอตัวเองแล้วมีกี่คน", "ละที่ยังอะ"), "774,656"),
        (("รร คุณภาพ สีไหนเยอะสุดอะ", "ห่างกับที่สองเท่าไหร่"), "877"),
        (("นักธุรกิจน้อยมีกี่โรงเรียนร่วม",), "129"),
    ],
)
def test_short_replies_are_understood(engine: Engine, turns: tuple[str, ...], told: str) -> None:
    answer, wording = last(engine, *turns)
    assert answer.outcome == "answer"
    assert told in wording.text


@pytest.mark.parametrize("text", ["แต่ละกลุ่มมีกี่นโยบาย", "งั้นมีกี่นโยบายในแต่ละกลุ่ม", "กลุ่มละกี่นโยบาย"])
def test_policies_are_counted_by_group(engine: Engine, text: str) -> None:
    _, wording = last(engine, text)
    assert "6 เรื่อง" in wording.text
    assert "5 เรื่อง" in wording.text


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("หวัดดีค่า ครูจากอุบลน้า", "smalltalk"), ("ช้าชิบหาย ตอบไม่ได้เรื่อง", "smalltalk"), ("โรงเรียนเล็กจากอุบลกี่โรง", "not_found")],
)
def test_who_greets_from_where_asks_of_no_place(engine: Engine, text: str, outcome: str) -> None:
    assert last(engine, text)[0].outcome == outcome
