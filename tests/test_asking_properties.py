"""What holds of every reply, whatever is typed: it comes, it is the same again, and it says no number of its own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.asking.answer import Answer, Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import LONGEST_HEADLINE, read_question_set
from knowledge.asking.lexicon import Lexicon
from knowledge.thai import format_number, thai_date

CONVERSATIONS = [
    conversation
    for name in ("dev", "written")
    for conversation in read_question_set(Path(__file__).parent / "questions" / f"{name}.jsonl")
]
DIALOGUES = Path(__file__).parent / "questions" / "dialogues.tsv"
QUESTIONS = [turn["q"] for conversation in CONVERSATIONS for turn in conversation["turns"]]
PIECES = sorted({piece for question in QUESTIONS for piece in question.split()} - {""})


def _keyed(tags: list[str]) -> bool:
    """Whether the question was typed on the wrong keyboard layout."""
    return any("kedmanee" in tag or "layout" in tag or "keyboard" in tag for tag in tags)


anything = st.text(max_size=120)
thai = st.text(st.sampled_from("กขคงจชดตนบปมยรลวสหอเแโใไะาิีึืุูั็่้๊๋์ำๆฯ ๐๑๒0123,.%?"), max_size=80)
pieces = st.lists(st.sampled_from(PIECES), max_size=6).flatmap(
    lambda chosen: st.sampled_from(["", " "]).map(lambda gap: gap.join(chosen))
)
asked = st.sampled_from(QUESTIONS)
hurt = st.builds(
    lambda question, at, piece: question[: at % (len(question) + 1)] + piece + question[at % (len(question) + 1) + 1 :],
    asked,
    st.integers(0, 200),
    st.sampled_from(["", "่", "\u200b", " ", "5", "ก", "\n", "."]),
)
texts = st.one_of(anything, thai, pieces, asked, hurt)

NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")  # standing alone: "6ล" and "O-NET3" are names


class Quiet:
    """An engine under a short name: Hypothesis prints all that a failing test was given."""

    def __init__(self, engine: Engine) -> None:
        self.catalogue, self.ask = engine.catalogue, engine.ask

    def __repr__(self) -> str:
        return "the engine"


@pytest.fixture(scope="module")
def quiet(engine: Engine) -> Quiet:
    return Quiet(engine)


@pytest.fixture(scope="module")
def another(engine: Engine) -> Quiet:
    return Quiet(Engine.for_edition(engine.catalogue.edition))


# ── what may be said ──────────────────────────────────────────────────────────────────────────────────────────────
def numbers(text: str) -> set[str]:
    """Numbers of a text as written, thousands unparted, nought behind the point cut off."""
    return {_plain(found.rstrip(",")) for found in NUMBER.findall(text)}


def _plain(number: str) -> str:
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number


def every_number(text: str) -> set[str]:
    """The same, also of those inside names: "6ล" has a 6."""
    return {_plain(found.rstrip(",")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def may_be_said(answer: Answer, engine: Quiet) -> set[str]:
    """Every number that the first line of this answer may hold.

    Values, totals and percents of the facts it is made of; the expression and the result of its computation. Besides
    them, what is no number of the report's figures: digits in labels, names and texts that it cites; dates, years;
    counts of what it lists; a limit that the question itself named.
    """
    edition = engine.catalogue.edition
    listed = [p for p in answer.passages if not p.heading]
    halves = (answer, *answer.parts)  # two things asked in one message may both be figures, or computed
    facts = [fact for each in halves for fact in each.facts]
    said = [text for fact in facts for text in (fact.value_text, fact.percent_text, fact.label, fact.total_label)]
    said += [format_number(fact.total) for fact in facts if fact.total is not None]
    for each in halves:
        if each.computation:
            said += [each.computation.expression, each.computation.result_text]
    said += [passage.text for passage in answer.passages] + [each.subject for each in halves]
    said += [text for policy in edition.policies for text in (policy.title, policy.short_title)]
    said += [text for day in _days(answer, engine) for text in (thai_date(day), thai_date(day, short=False))]
    said += [str(edition.report.fiscal_year), edition.report.title]
    columns = Counter(p.aspect for p in listed)  # "ปัญหาอุปสรรค 3 ข้อ และข้อเสนอแนะ 3 ข้อ"
    counts = [*columns.values(), len(listed), len(answer.notices)]
    counts += [count for each in halves for count in (len(each.policies), len(each.facts), each.main)]
    counts += [sum(1 for p in edition.policies if p.group == group.id) for group in edition.groups]
    if answer.reason == "column_of_all":  # each policy's first item is cited, the items of all are counted
        counts += [sum(1 for p in edition.passages if p.aspect == aspect and not p.heading) for aspect in columns]
    return {number for text in said for number in every_number(text)} | {str(count) for count in counts}


def _days(answer: Answer, engine: Quiet) -> Iterable[date]:
    return {fact.as_of for fact in answer.facts} | {engine.catalogue.edition.report.as_of}


def of_indicators(engine: Quiet) -> set[str]:
    """Values, totals and percents of the whole edition."""
    return {
        number
        for indicator in engine.catalogue.edition.indicators
        for text in (indicator.value_text, indicator.percent_text, str(indicator.total or ""))
        for number in every_number(text)
    }


def check(engine: Quiet, text: str, context: Context) -> Context:
    """All that holds of one reply; gives the context of the next."""
    answer, wording, after = engine.ask(text, context)
    assert wording.headline.strip()
    assert "\n" not in wording.headline
    assert len(wording.headline) <= LONGEST_HEADLINE
    assert wording.text.startswith(wording.headline)
    assert len(answer.choices) <= 5
    if answer.outcome == "answer":
        assert numbers(wording.headline) <= may_be_said(answer, engine), wording.headline
    if answer.outcome == "not_found":
        assert not numbers(wording.headline) & of_indicators(engine), wording.headline
    if answer.outcome in ("clarify", "smalltalk"):
        assert not answer.facts
    assert engine.ask(text, context) == (answer, wording, after)
    return after


# ── whatever is typed ─────────────────────────────────────────────────────────────────────────────────────────────
@given(texts)
@settings(max_examples=300, deadline=None)
@example("")
@example(" \n\t\u200b")
@example("\ud83d")
@example("๑๒๓๔๕๖๗๘๙๐")
@example("ไม่" * 60)
@example("กี่" + "น" * 300)
@example("\u0e48\u0e48\u0e48")
@example("%s %d {0} {answer.facts}")
@example("\x00\x1b[31m")
@example("ต่ำกว่า 99999999999999999999%")
@example("ข้อ 99999999999999999999")
@example("ครบรอปเ:อเซ'LINEกิกี")  # of two halves, the one that counts policies has fewer than both
@example("ข้อแนะทุกนโยบาย")
def test_any_text_gets_a_reply_that_keeps_the_rules(quiet: Quiet, text: str) -> None:
    check(quiet, text, Context())


@given(texts, texts)
@settings(max_examples=200, deadline=None)
@example("ข้อ 3", "9")
@example("กี่คน", "0")
@example("สรุปทั้งเล่ม", "เรื่องที่ 0")
@example("สรุปทั้งเล่ม", "เรื่องที่ 99")
@example("อุปสรรคเรื่องหนี้สินครู", "ข้อ 0")
@example("มีอุปสรรคอะไรบ้าง", "๒")
@example("15.61% นี่หารด้วยอะไร", "แล้วที่")
@example("นโยบัใฉงบ", "ที่เขตให้ครูลงเรียนเรื่องเงินๆทองๆใน google classroom อยากรู้ว่าทั้งประเทศลงกันกี่คน แล้วได้ใบประกาศกี่เปอร์เซ็นต์")
def test_any_two_texts_in_a_row_get_replies_that_keep_the_rules(quiet: Quiet, first: str, second: str) -> None:
    check(quiet, second, check(quiet, first, Context()))


@given(st.lists(asked, min_size=3, max_size=5))
@settings(max_examples=60, deadline=None)
@example(["เรื่องไหนมีอุปสรรคมากที่สุด", "แล้วน้อยที่สุดล่ะ"])
def test_questions_mixed_from_other_conversations_get_replies_that_keep_the_rules(
    quiet: Quiet, asked: list[str]
) -> None:
    context = Context()
    for text in asked:
        context = check(quiet, text, context)


def test_every_dialogue_of_people_is_answered(quiet: Quiet) -> None:
    """Follow-ups of all kinds on every record; what each asks for is not looked at here, only that none breaks."""
    for line in DIALOGUES.read_text("utf-8").splitlines():
        context = Context()
        for text in line.split("\t")[1::2]:
            _, wording, context = quiet.ask(text, context)
            assert wording.headline.strip(), text


@given(asked)
@settings(max_examples=100, deadline=None)
def test_an_engine_built_anew_says_the_same(quiet: Quiet, another: Quiet, text: str) -> None:
    assert another.ask(text) == quiet.ask(text)


HOW_MANY = [question for question in QUESTIONS if "กี่" in question and len(question) < 120]


@given(st.sampled_from(HOW_MANY), st.sampled_from(["ครับ", "ค่ะ", " นะคะ", "  ", "\u200b", "\n"]))
@settings(max_examples=150, deadline=None)
def test_a_polite_ending_changes_no_figure_that_is_given(quiet: Quiet, text: str, ending: str) -> None:
    plain, polite = quiet.ask(text)[0], quiet.ask(text + ending)[0]
    if plain.outcome == "answer" and plain.aspect == "figures":
        assert (polite.outcome, polite.facts[:1]) == (plain.outcome, plain.facts[:1])


READ_ALIKE = [  # not on the wrong layout, where ำ is a key and its halves are two
    turn["q"] for conversation in CONVERSATIONS for turn in conversation["turns"] if not _keyed(conversation["tags"])
]


@given(st.sampled_from(READ_ALIKE), st.booleans())
@settings(max_examples=150, deadline=None)
def test_letters_composed_or_apart_are_read_alike(quiet: Quiet, text: str, am_apart: bool) -> None:
    """Phones send ำ as one character or as two, and accented letters either way."""
    apart = unicodedata.normalize("NFD", text)
    apart = apart.replace("\u0e33", "\u0e4d\u0e32") if am_apart else apart
    assert quiet.ask(apart)[1] == quiet.ask(text)[1]


# ── the size of a message ─────────────────────────────────────────────────────────────────────────────────────────
LONG_TEXTS = {
    "one letter": "ก",
    "one mark": "่",
    "a word": "หนี้สินครู",
    "a question": "หนี้สินครูแก้ได้กี่ราย ",
    "a mistyped question": "แกหนีครูสำเหรจกี่ราย ",
    "sentences": "ผมเป็นครูครับ โรงเรียนเล็กมาก\n",
    "numbers": "1,238 ",
    "English": "how many small schools were closed ",
    "gaps": "ก ",
    "the wrong layout": "souhlbo8i^ ",
}
MOST_LOOKUPS = 40  # of the lexicon, a letter of the message


@pytest.mark.parametrize("unit", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_long_message_costs_no_more_a_letter_than_a_short_one(
    quiet: Quiet, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    """Counted in lookups of the lexicon by sound and by slip, which cost most of reading a message."""
    count = 0

    def counted(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            nonlocal count
            count += 1
            return method(*arguments)

        return call

    for name in ("by_sound", "by_slip"):
        monkeypatch.setattr(Lexicon, name, counted(getattr(Lexicon, name)))
    for length in (250, 1_000, 4_000):
        text = (unit * length)[:length]
        count = 0
        check(quiet, text, Context())
        assert count <= MOST_LOOKUPS * length, f"{count / length:.0f} lookups a letter"
