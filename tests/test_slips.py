"""Questions that are answered right are answered right when they are mistyped, whatever kind of slip it was.

The questions are those of the two sets that pass; each is spoiled by one kind of slip and asked again. What a letter
left out makes of a short word may be another word, so not all can pass: a floor is the share reached, less what other
questions in the sets would make of it.
"""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from knowledge import by_ear
from knowledge.asking import slips
from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import judge, read_question_set
from tests.spoiling import AS_SAID, SLIPS

QUESTIONS = Path(__file__).parent / "questions"
EVERY = 12  # of the conversations one in so many is asked
MISTYPED_ALREADY = ("noise", "typo", "kedmanee", "layout", "keyboard", "homophone", "romanised", "spaced", "spoonerism")

LEAST = {
    "a letter left out": 0.92,
    "a vowel left out": 0.92,
    "tones of a word left out": 0.97,
    "two letters swapped": 0.96,
    "a mark typed a letter late": 0.97,
    "the key beside it": 0.92,
    "a letter twice": 0.98,
    "shift held or not": 0.93,
    "a word on the Latin layout": 0.95,
    "a Latin word on the Thai layout": 0.93,
    "a word by ear": 0.95,
    "all words by ear": 0.94,
    "no tones": 0.93,
    "nothing above or below": 0.55,
    "spaces between syllables": 0.92,
    "spaces between words": 0.93,
    "no spaces": 0.93,
    "all on the Latin layout": 0.94,
}


class Asked(NamedTuple):
    """A turn that passes, and what was said before it."""

    context: Context
    turn: dict[str, Any]


def passes(engine: Engine, text: str, asked: Asked) -> bool:
    answer, wording, _ = engine.ask(text, asked.context)
    return not [*judge(asked.turn, answer.outcome, answer.policies, wording.headline, wording.text)]


def turns(engine: Engine) -> Iterator[Asked]:
    conversations = [c for name in ("dev", "written") for c in read_question_set(QUESTIONS / f"{name}.jsonl")]
    for conversation in conversations[::EVERY]:
        if any(kind in tag for tag in conversation.get("tags", ()) for kind in MISTYPED_ALREADY):
            continue
        context = Context()
        for turn in conversation["turns"]:
            yield Asked(context, turn)
            _, _, context = engine.ask(turn["q"], context)


@pytest.fixture(scope="module")
def passing(engine: Engine) -> list[Asked]:
    return [asked for asked in turns(engine) if passes(engine, asked.turn["q"], asked)]


@pytest.mark.parametrize("name", SLIPS)
def test_a_mistyped_question_is_answered_as_the_right_one_is(engine: Engine, passing: list[Asked], name: str) -> None:
    spoiled = []
    for asked in passing:
        text = SLIPS[name](asked.turn["q"], Random(f"{name} {asked.turn['q']}"))  # noqa: S311 - drawn alike each time
        if text is not None and text != asked.turn["q"]:
            spoiled.append((text, asked))
    failing = [text for text, asked in spoiled if not passes(engine, text, asked)]
    assert len(spoiled) >= 20
    assert 1 - len(failing) / len(spoiled) >= LEAST[name], "\n".join(failing)


def test_each_example_in_the_docstrings_holds() -> None:
    assert doctest.testmod(by_ear).failed == 0
    assert doctest.testmod(slips).failed == 0


# Words of which the writing doesn't tell how they are said: a cluster or two syllables, a ร that is heard as น.
SAID_OTHERWISE = {"เกียรติบัตร", "ผลงาน", "พระราชบัญญัติ", "ผลสัมฤทธิ์", "พฤติกรรม"}


@pytest.mark.parametrize("word", sorted(AS_SAID.keys() - SAID_OTHERWISE))
def test_a_word_is_heard_alike_however_it_is_spelt(word: str) -> None:
    assert by_ear.key_by_ear(word) == by_ear.key_by_ear(AS_SAID[word])


@pytest.mark.parametrize("word", sorted(SAID_OTHERWISE))
def test_what_is_known_not_to_be_heard_alike_is_still_so(word: str) -> None:
    assert by_ear.key_by_ear(word) != by_ear.key_by_ear(AS_SAID[word])


# after "กี่", or "กี้", a unit stands; names of channels typed without a space; the key beside the first letter
READ = {
    "โรงเรียนใช้ HERO กี้แห่ง": "12,340 แห่ง",
    "คลิปติ๊กต็อกกี้คลิป": "1,018 คลิป",
    "ยูทูบ สพฐ. มีกี่จอน": "6,800 ตอน",
    "โรงเรียนเล็กปีนี้กี่โงร": "15,327 โรงเรียน",
    "ครูสร้างสื่อดิจิทัลได้กี่นค": "16,818 คน",
    "ผ่าน ita กี่เตข": "240 เขต",
    "ผู้ติดตามYouTubeFacebookTikTokรวมทั้งหมดเท่าไหร่": "722,400 คน",
    "ytfbtiktoklineอันไหนคนน้อยสุด": "34,400 คน",
    "คนตามtiktokกับyoutubeห่างกันเม่าไหร่": "283,600 คน",
    "ครูเป็นหนี้แก้ได้เม่าไร": "1,238 ราย",
    "กุ่มสีม่วงโรงเรียนคุณภาพกี่โรง": "155 โรงเรียน",
}
LEFT_ALONE = ("คุกกี้ขายได้กี่ชิ้น", "เมื่อกี้ตอบว่าอะไร", "มีหมอกี่คน", "โรงเรียนมีจอกี่จอ")  # the report holds none


@pytest.mark.parametrize("question", READ)
def test_the_word_meant_is_read(engine: Engine, question: str) -> None:
    _, wording, _ = engine.ask(question)
    assert READ[question] in wording.headline


@pytest.mark.parametrize("question", LEFT_ALONE)
def test_what_is_typed_right_is_left_alone(engine: Engine, question: str) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.outcome != "answer"
    assert not answer.understood
