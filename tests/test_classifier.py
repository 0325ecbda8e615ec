"""Which record is asked for, by how people ask: what was learned holds for questions it was not learned from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import features
from knowledge.asking.answer import Context
from knowledge.asking.classifier import ELSE, Classifier, classifier_path, read_classifier, write_classifier
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import judge, read_question_set
from knowledge.asking.guessing import answer_of, class_of
from knowledge.asking.turn import Turn
from knowledge.errors import ReportError
from knowledge.records import place_label

SETS = Path(__file__).parent / "questions"
CLEARLY = 0.5  # ahead of the next best class


@pytest.fixture(scope="module")
def classifier(engine: Engine) -> Classifier:
    assert engine.catalogue.learned.classifier is not None
    return engine.catalogue.learned.classifier


@pytest.fixture(scope="module")
def by_rules(engine: Engine) -> Engine:
    knows = replace(engine.catalogue.learned, classifier=None)
    return replace(engine, catalogue=replace(engine.catalogue, learned=knows))


# ── how good it is ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["dev", "kept"])
def test_what_ships_names_the_record_of_questions_it_was_not_learned_from(
    by_rules: Engine, engine: Engine, name: str
) -> None:
    named = clearly = 0
    for conversation in read_question_set(SETS / f"{name}.jsonl"):
        context = Context()
        for turn in conversation["turns"]:
            answer, wording, after = by_rules.ask(turn["q"], context)
            passes = not any(judge(turn, answer.outcome, answer.policies, wording.headline, wording.text))
            guess = Turn(engine.read(turn["q"]), context, engine.catalogue).guess
            if passes and class_of(answer) != ELSE and guess and guess.label != ELSE and guess.ahead > CLEARLY:
                clearly += 1
                named += guess.label == class_of(answer)
            context = after
    assert clearly > 50
    assert named / clearly > 0.95, (named, clearly)


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("ดอกก็แพง งวดก็สั้น ผ่อนไม่ไหว มีเขียนถึงมั้ย", "debt/obstacles/3"),
        ("แม่อยากให้เป็นหมออย่างเดียว ไม่ฟังว่าลูกชอบอะไร มีพูดไว้มั้ย", "guidance/obstacles/4"),
        ("ทีมโซเชียลมีคนเดียวทำทุกอย่าง เค้าบ่นไว้ไหม", "communication/obstacles/1"),
        ("แต่ละสำนักสั่งงานลงมาซ้ำๆ ครูกรอกข้อมูลเดิมสามรอบ มีใครพูดมั้ย", "assessment/recommendations/4"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_trouble_told_in_ones_own_words_is_placed(engine: Engine, question: str, record: str) -> None:
    assert class_of(engine.ask(question)[0]) == record


# ── what it may not do ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "question",
    [
        "เด็กซึมเศร้า โรงเรียนเค้าดูแลกันยังไงบ้างคะ",
        "โรงเรียนลดงานประเมินกันยังไง",
        "เรื่องดูแลใจเด็กเนี่ย มีบอกว่าเป็นปัญหามั้ย",
        "ทำอะไรไปบ้างให้เด็กโอนหน่วยกิตได้",
    ],
)
def test_who_asks_how_or_whether_gets_no_figure_for_it(engine: Engine, by_rules: Engine, question: str) -> None:
    assert by_rules.ask(question)[0].aspect in ("activities", "obstacles", "recommendations")
    assert engine.ask(question)[0].aspect != "figures"


@pytest.mark.parametrize("question", ["มีกี่คน", "กี่แห่ง", "ได้เท่าไหร่คะ", "กี่เปอร์เซ็นต์"])
def test_what_names_nothing_is_asked_back_about(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].outcome == "clarify"


def test_every_class_but_a_heading_stands_for_an_answer(engine: Engine, classifier: Classifier) -> None:
    turn = Turn(engine.read("ขอข้อมูลหน่อย"), Context(), engine.catalogue)
    missing = {label for label in classifier.labels if label != ELSE and answer_of(turn, label) is None}
    assert missing <= {place_label(p.place) for p in engine.catalogue.edition.passages if p.heading}


def test_a_report_of_which_nothing_was_learned_is_answered_by_rules(made_up_engine: Engine) -> None:
    assert made_up_engine.catalogue.learned.classifier is None
    assert Turn(made_up_engine.read("มีกี่แห่ง"), Context(), made_up_engine.catalogue).guess is None


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────────
@given(st.integers(0, 2**32 - 1), st.integers(2, 9))
def test_a_file_gives_back_what_was_learned(tmp_path_factory: pytest.TempPathFactory, seed: int, classes: int) -> None:
    made = np.random.default_rng(seed)
    weights = made.normal(size=(features.SIZE, classes)) * (made.random((features.SIZE, classes)) < 0.001)
    bias = made.normal(size=classes)
    folder = tmp_path_factory.mktemp("learned")
    write_classifier(classifier_path("some", folder), [f"class {each}" for each in range(classes)], weights, bias)
    found = read_classifier("some", folder)
    assert found is not None
    seen = made.integers(0, features.SIZE, 400)
    expected = bias + weights[seen].sum(axis=0) / 20
    assert np.abs(found.scores([seen]) - expected).max() < 400 / 20 * np.abs(weights).max() / 254 + 1e-5


@pytest.mark.parametrize("raw", [b"", b"no archive", b"PK\x03\x04broken"], ids=["empty", "text", "cut off"])
def test_a_broken_file_says_how_to_mend_it(tmp_path: Path, raw: bytes) -> None:
    classifier_path("broken", tmp_path).write_bytes(raw)
    with pytest.raises(ReportError, match="learn it anew or take it away"):
        read_classifier("broken", tmp_path)


def test_no_file_is_no_classifier(tmp_path: Path) -> None:
    assert read_classifier("none", tmp_path) is None
