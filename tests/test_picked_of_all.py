"""Which of all are complete or nearly so, which of a kind leads, and colours in order."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine


@pytest.mark.parametrize(
    "text",
    [
        "ผลงานที่ทำครบทุกแห่งไม่มีตกหล่นเลย มีอะไรบ้าง",
        "เรื่องไหนทำได้หมดทุกโรง",
        "ตัวชี้วัดใดบรรลุครบทุกแห่ง",
        "มีอะไรที่ทำได้ครบทุกเขตบ้าง",
    ],
)
def test_those_that_are_complete_are_told(engine: Engine, text: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert (answer.outcome, answer.reason) == ("answer", "full")
    assert set(answer.policies) == {"quality-school", "credit-bank"}
    assert "100" in wording.headline


@pytest.mark.parametrize(
    "text",
    ["มีอันไหนเกือบครบแล้ว ขาดนิดเดียว", "ตัวไหนเกือบร้อย", "อะไรเกือบเต็มร้อย", "เรื่องไหนใกล้ครบแล้ว", "ตัวชี้วัดไหนเกือบถึงร้อยเปอร์เซ็นต์"],
)
def test_those_that_are_nearly_complete_are_told_with_what_is_taken_for_nearly(engine: Engine, text: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert (answer.outcome, answer.reason) == ("answer", "above")
    assert "95" in wording.headline
    assert "98.01" in wording.text
    assert "97.96" in wording.text
    assert "ร้อยละ 100)" not in wording.text


@pytest.mark.parametrize(
    "text", ["เรียงสีโรงเรียนคุณภาพจากมากไปน้อย", "จัดอันดับสีโรงเรียนคุณภาพจากเยอะไปหาน้อย", "อันดับสีโรงเรียนคุณภาพ"]
)
def test_colours_are_ranked_where_colours_are_named(engine: Engine, text: str) -> None:
    _, wording, _ = engine.ask(text)
    told = [wording.text.find(number) for number in ("1,265", "388", "155")]
    assert -1 < told[0] < told[1] < told[2]


@pytest.mark.parametrize(
    "text", ["ใครนำโด่งบนโซเชียลของ สพฐ", "โซเชียล สพฐ ช่องไหนนำ", "ช่องทางไหนปังสุด", "โซเชียลตัวไหนฮิตสุด", "แพลตฟอร์มไหนมาแรงสุด"]
)
def test_the_channel_that_leads_is_that_with_the_most_followers(engine: Engine, text: str) -> None:
    answer, wording, _ = engine.ask(text)
    assert answer.outcome == "answer"
    assert "370,000" in wording.headline


@pytest.mark.parametrize(
    ("text", "percent"), [("เรื่องแนะแนวอะไรโดดเด่นสุด ดูจากเปอร์", "98.01"), ("แนะแนวอะไรเด่นสุด ดูที่เปอร์เซ็นต์", "98.01")]
)
def test_what_stands_out_by_its_percent_is_ranked(engine: Engine, text: str, percent: str) -> None:
    assert percent in engine.ask(text)[1].headline


@pytest.mark.parametrize("text", ["โรงเรียนคุณภาพทำครบทุกแห่งไหม", "หนี้ครูแก้ได้เกือบครบยัง", "โครงการไหนใกล้โรงเรียนเต็มไปด้วยครู"])
def test_what_is_asked_of_one_thing_picks_none_of_all(engine: Engine, text: str) -> None:
    assert engine.ask(text)[0].reason not in ("full", "above")
