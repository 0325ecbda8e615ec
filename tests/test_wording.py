"""How answers read: figures as the report gives them, one phone screen, where it stands, what to ask next."""

from __future__ import annotations

import doctest
import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import phrases, shortening
from knowledge.asking.answer import Answer, Computation, Fact, Notice, Wording
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import LONGEST_HEADLINE
from knowledge.asking.phone_screen import SCREEN
from knowledge.asking.phrases import share, source_line, suggestions
from knowledge.asking.shortening import shorten
from knowledge.asking.wording import word
from knowledge.records import Citation

POLICIES = (
    *("personnel", "debt", "small-schools", "assessment", "integrity", "communication"),
    *("anywhere-anytime", "guidance", "credit-bank", "quality-school", "career"),
)
CITATION = Citation("qw-2567", "debt", "figures", "1", 1, "ลดลง จำนวน 1,238 ราย (15.61%)")
FACT = Fact(
    "ครูที่ลดหนี้ได้", 1238, "1,238", "ราย", 7926, 15.61, date(2024, 10, 10), CITATION, "debt.reduced", "รับเข้า", "15.61"
)
BARE = replace(FACT, total=None, percent=None, percent_text="", total_label="")


@pytest.mark.parametrize("module", [phrases, shortening], ids=["phrases", "shortening"])
def test_each_example_in_the_docstrings_holds(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # a module


# ── made to fit ───────────────────────────────────────────────────────────────────────────────────────────────────
SHORTENED = [
    ("หนี้สินครู", 10, "หนี้สินครู"),
    ("สพฐ. ควรจัดสรรงบประมาณให้เพียงพอ", 20, "สพฐ. ควรจัดสรรงบ…"),
    ("one two three four", 15, "one two three…"),
    ("", 5, ""),
]


@pytest.mark.parametrize(("text", "room", "shown"), SHORTENED, ids=[repr(row[0]) for row in SHORTENED])
def test_text_is_cut_between_words_and_marked_as_cut(text: str, room: int, shown: str) -> None:
    assert shorten(text, room) == shown


@given(st.text(max_size=120), st.integers(2, 130))
def test_what_is_cut_fits_and_begins_as_the_text_does(text: str, room: int) -> None:
    cut = shorten(text, room)
    assert len(cut) <= room
    assert cut == text if len(text) <= room else text.startswith(cut.removesuffix("…")) and cut.endswith("…")


def test_a_number_is_never_cut_in_two() -> None:
    text = "ครูและบุคลากรที่ผ่านการอบรมการเงินออนไลน์ จำนวน 5,759 ราย จาก 12,905 ราย"
    for room in range(10, len(text)):
        rest = shorten(text, room).removesuffix("…")
        assert not (rest[-1:].isdigit() and text[len(rest) : len(rest) + 1].isdigit())


# ── a figure ──────────────────────────────────────────────────────────────────────────────────────────────────────
SHARES = [
    (FACT, "1,238 ราย จาก 7,926 ราย (ร้อยละ 15.61)"),
    (BARE, "1,238 ราย"),
    (replace(BARE, unit=""), "1,238"),
    (replace(BARE, percent=15.61, percent_text="15.61"), "1,238 ราย (ร้อยละ 15.61)"),
    (replace(BARE, value=None, value_text="", percent=87.42, percent_text="87.42"), "ร้อยละ 87.42"),
]
FOCUSES = [
    ("value", "ครูที่ลดหนี้ได้: 1,238 ราย (ร้อยละ 15.61)"),
    ("share", "ครูที่ลดหนี้ได้: 1,238 ราย จาก 7,926 ราย (ร้อยละ 15.61)"),
    ("percent", "ร้อยละ 15.61 — ครูที่ลดหนี้ได้: 1,238 ราย"),
]


@pytest.mark.parametrize(("fact", "shown"), SHARES, ids=[row[1] for row in SHARES])
def test_a_figure_is_said_with_as_much_as_the_report_gives(fact: Fact, shown: str) -> None:
    assert share(fact) == shown


@pytest.mark.parametrize(("focus", "headline"), FOCUSES)
def test_what_was_asked_of_a_figure_comes_first(engine: Engine, focus: str, headline: str) -> None:
    answer = Answer("answer", ("debt",), "figures", (FACT,), citations=(CITATION,), focus=focus)
    assert word(answer, engine.catalogue).headline == headline


@pytest.mark.parametrize("focus", ["value", "percent"])
def test_what_a_figure_is_out_of_follows_where_the_first_line_leaves_it_out(engine: Engine, focus: str) -> None:
    answer = Answer("answer", ("debt",), "figures", (FACT,), citations=(CITATION,), focus=focus)
    assert "คิดจากทั้งหมด 7,926 ราย (รับเข้า)" in word(answer, engine.catalogue).text


def test_the_whole_comes_first_where_it_was_asked(engine: Engine) -> None:
    answer = Answer("answer", ("debt",), "figures", (FACT,), citations=(CITATION,), focus="total")
    wording = word(answer, engine.catalogue)
    assert wording.headline.startswith("รับเข้า: 7,926 ราย")
    assert "1,238" in wording.text


def test_arithmetic_is_shown_with_the_figures_it_was_done_on(engine: Engine) -> None:
    computation = Computation("remaining", "7,926 − 1,238 = 6,688", (0,), "6,688", "ราย")
    answer = Answer("answer", ("debt",), "analysis", (FACT,), computation=computation, citations=(CITATION,))
    wording = word(answer, engine.catalogue)
    assert "6,688 ราย" in wording.headline
    assert "7,926 − 1,238 = 6,688" in wording.headline
    assert "• ครูที่ลดหนี้ได้: 1,238 ราย จาก 7,926 ราย (ร้อยละ 15.61)" in wording.text


def test_a_disagreement_of_the_report_is_told_below_the_answer(engine: Engine) -> None:
    notice = Notice("percent", "รายงานพิมพ์ร้อยละ 15.61")
    answer = Answer("answer", ("debt",), "figures", (FACT,), citations=(CITATION,), notices=(notice,))
    wording = word(answer, engine.catalogue)
    assert "⚠ รายงานพิมพ์ร้อยละ 15.61" in wording.text.splitlines()[1:]
    assert "⚠" not in wording.headline


def test_what_was_corrected_is_told_below_the_answer(engine: Engine) -> None:
    answer = Answer("answer", ("debt",), "figures", (FACT,), citations=(CITATION,), understood="แก้หนี้ครูกี่ราย")
    assert word(answer, engine.catalogue).text.splitlines()[1] == "(เข้าใจว่า “แก้หนี้ครูกี่ราย”)"


def test_choices_are_numbered(engine: Engine) -> None:
    answer = Answer("clarify", choices=(("หนี้สินครู", "สรุปเรื่องหนี้สินครู"), ("แนะแนว", "สรุปเรื่องแนะแนว")))
    wording = word(answer, engine.catalogue)
    assert wording.text.splitlines()[1:] == ["1. หนี้สินครู", "2. แนะแนว"]
    assert wording.suggestions == ("หนี้สินครู", "แนะแนว")


@pytest.mark.parametrize("subject", ["ปี 2565", "9,999 ราย", "๙๙"])
def test_a_number_of_the_question_is_not_said_after_it_in_a_no(engine: Engine, subject: str) -> None:
    headline = word(Answer("not_found", reason="no_figure", subject=subject), engine.catalogue).headline
    assert not any(letter.isdigit() for letter in headline)


# ── where it stands ───────────────────────────────────────────────────────────────────────────────────────────────
def source(engine: Engine, *citations: Citation, facts: tuple[Fact, ...] = (FACT,)) -> str:
    answer = Answer("answer", ("debt",), "figures", facts, citations=citations)
    return source_line(answer, engine.catalogue)


def test_the_source_is_the_policy_the_column_the_item_and_the_date(engine: Engine) -> None:
    assert source(engine, CITATION) == "ที่มา: ข้อ 2 การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1 · ข้อมูล ณ 10 ต.ค. 67"


def test_an_item_without_a_number_is_named_by_its_column(engine: Engine) -> None:
    assert "ปัญหาอุปสรรค ·" in source(engine, replace(CITATION, aspect="obstacles", number=""))


def test_a_date_of_its_own_is_that_of_the_figure_else_of_the_report(engine: Engine) -> None:
    assert source(engine, CITATION).endswith("10 ต.ค. 67")
    assert source(engine, CITATION, facts=()).endswith("7 ต.ค. 67")


def test_the_same_place_is_named_once(engine: Engine) -> None:
    assert source(engine, CITATION, CITATION) == source(engine, CITATION)
    assert "อีก 1 " in source(engine, CITATION, replace(CITATION, number="2", order=2))


def test_the_next_questions_are_of_the_other_columns(engine: Engine) -> None:
    for aspect in ("figures", "obstacles", "recommendations", "activities"):
        offered = suggestions(Answer("answer", ("debt",), aspect), engine.catalogue)
        asked = [engine.ask(question)[0] for question in offered]
        assert 2 <= len(offered) <= 4
        assert all(a.outcome == "answer" and a.policies == ("debt",) and a.aspect != aspect for a in asked)


# ── summaries ─────────────────────────────────────────────────────────────────────────────────────────────────────
def summary(engine: Engine, policy: str, how: str = "") -> tuple[Answer, Wording]:
    title = engine.catalogue.policies[policy].short_title
    answer, wording, _ = engine.ask(f"สรุปเรื่อง{title}{how}")
    return answer, wording


def screen(wording: Wording) -> str:
    """What of a summary is the summary: not the warnings, not where it stands."""
    return "\n".join(line for line in wording.text.splitlines() if not line.startswith(("⚠", "ที่มา:")))


@pytest.mark.parametrize("policy", POLICIES)
def test_a_summary_fits_a_phone_and_has_figure_done_hinders_and_recommended(engine: Engine, policy: str) -> None:
    answer, wording = summary(engine, policy)
    assert (answer.outcome, answer.policies, answer.aspect, answer.depth) == ("answer", (policy,), "summary", "screen")
    assert len(screen(wording)) <= SCREEN
    assert answer.facts[0].indicator == (engine.catalogue.policies[policy].main_indicator or answer.facts[0].indicator)
    assert answer.facts[0].value_text in wording.headline
    assert answer.facts[0].percent_text in wording.headline
    lines = wording.text.splitlines()
    for begins in ("ทำแล้ว: ", "ติดขัด: ", "เสนอ: "):
        assert sum(line.startswith(begins) for line in lines) == 1
    assert lines[-1].startswith("ที่มา: ")


@pytest.mark.parametrize("policy", POLICIES)
def test_a_whole_reply_fits_a_phone_with_its_warnings_and_source(engine: Engine, policy: str) -> None:
    assert len(summary(engine, policy)[1].text) <= SCREEN


@pytest.mark.parametrize("policy", POLICIES)
def test_a_summary_in_a_line_is_one_and_holds_the_main_figure(engine: Engine, policy: str) -> None:
    answer, wording = summary(engine, policy, " สั้นๆ")
    assert answer.depth == "line"
    assert answer.facts[0].value_text in wording.headline
    assert len(wording.headline) <= LONGEST_HEADLINE
    assert screen(wording) == wording.headline


@pytest.mark.parametrize("policy", POLICIES)
def test_a_summary_in_full_leaves_no_item_out(engine: Engine, policy: str) -> None:
    answer, wording = summary(engine, policy, " แบบละเอียด")
    assert answer.depth == "full"
    for passage in engine.catalogue.edition.passages:
        if passage.policy == policy and passage.aspect != "figures":
            assert passage.text in wording.text


def cells(engine: Engine) -> Iterator[tuple[str, str, Wording]]:
    asked = {"activities": "กิจกรรม", "obstacles": "อุปสรรค", "recommendations": "ข้อเสนอแนะ"}
    for policy, (aspect, name) in itertools.product(POLICIES, asked.items()):
        title = engine.catalogue.policies[policy].short_title
        yield policy, aspect, engine.ask(f"{name}เรื่อง{title}มีอะไรบ้าง")[1]


def test_every_column_of_every_policy_lists_its_items_within_a_message(engine: Engine) -> None:
    for policy, aspect, wording in cells(engine):
        items = [p for p in engine.catalogue.edition.passages if (p.policy, p.aspect) == (policy, aspect)]
        assert len(wording.text) <= 2_500, (policy, aspect)
        for passage in items:
            assert passage.text[:15] in wording.text, (policy, aspect, passage.order)


def test_a_sub_item_is_told_with_what_it_stands_under(engine: Engine) -> None:
    _, wording, _ = engine.ask("เขาช่วยค่ารถไปเรียนรวมไหม")
    assert "สนับสนุนค่าพาหนะในการเดินทาง" in wording.text
