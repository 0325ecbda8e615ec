"""When a guess is heard in place of what the readers found: as the arbiter learned it, and where an answer stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking.answer import Answer, Context
from knowledge.asking.arbiter import Arbiter, read_arbiter, write_arbiter
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import judge, read_question_set
from knowledge.asking.guessing import answer_of, disagreement, guessed, may_be_guessed
from knowledge.asking.turn import Turn
from knowledge.asking.wording import word

KEPT = Path(__file__).parent / "questions" / "kept.jsonl"
names = st.text(min_size=1, max_size=20)
numbers = st.floats(-9, 9).map(lambda number: round(number, 3))


def found(engine: Engine, *asked: str) -> tuple[Turn, Answer]:
    """What the readers find for the last of some turns."""
    context = Context()
    for text in asked[:-1]:
        _, _, context = engine.ask(text, context)
    turn, _ = engine.turn(asked[-1], context)
    return turn, engine.found(turn)


# ── what was learned ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_guess_that_is_heard_is_right_far_more_often_than_what_it_takes_the_place_of(engine: Engine) -> None:
    """On questions that nothing was learned from."""
    better = worse = 0
    for conversation in read_question_set(KEPT):
        context = Context()
        for asked in conversation["turns"]:
            turn, _ = engine.turn(asked["q"], context)
            answer = engine.found(turn)
            guess = guessed(turn, answer)
            if guess:
                before, after = (_passes(engine, asked, each) for each in (answer, guess))
                better += after and not before
                worse += before and not after
            _, _, context = engine.ask(asked["q"], context)
    assert better >= 10
    assert better >= 5 * worse, (better, worse)


def _passes(engine: Engine, asked: dict[str, object], answer: Answer) -> bool:
    said = word(answer, engine.catalogue)
    return not any(judge(asked, answer.outcome, answer.policies, said.headline, said.text))


def test_each_thing_that_two_disagree_in_was_learned_of(engine: Engine) -> None:
    """A name that changes in the code and not in what was learned would be silent."""
    weights = engine.catalogue.learned.arbiter.weights
    turn, answer = found(engine, "เน็ตบนดอยหลุดบ่อยมาก ในเล่มมีพูดถึงมั้ย")
    assert turn.guess is not None
    told = disagreement(turn, answer, turn.guess)
    assert {name for name in told if "guessed" not in name and "between" not in name} <= weights.keys()


@given(st.dictionaries(names, numbers), numbers, st.dictionaries(names, numbers))
def test_a_likelihood_is_one(weights: dict[str, float], bias: float, seen: dict[str, float]) -> None:
    assert 0.0 <= Arbiter(weights, bias).likelihood(seen) <= 1.0


def test_what_was_never_learned_of_tells_nothing() -> None:
    arbiter = Arbiter({"ahead": 1.0}, 0.5)
    assert arbiter.likelihood({"ahead": 2.0}) == arbiter.likelihood({"ahead": 2.0, "strange": 9.0})


@given(st.dictionaries(names, numbers), numbers)
def test_a_file_gives_back_what_was_learned(
    tmp_path_factory: pytest.TempPathFactory, weights: dict[str, float], bias: float
) -> None:
    path = tmp_path_factory.mktemp("learned") / "arbiter.json"
    write_arbiter(path, weights, bias)
    kept = read_arbiter(path)
    assert kept.bias == bias
    assert kept.weights == {name: weight for name, weight in weights.items() if weight}


# ── where an answer stands ────────────────────────────────────────────────────────────────────────────────────────
STANDS = {
    "ขอบคุณค่ะ": "small talk",
    "หนี้สินครูเหลืออีกกี่ราย": "computed",
    "ครูบรรจุใหม่มีกี่คน": "named wholly",
    "โรงเรียนลดงานประเมินกันยังไง": "asks how, not how many",
    "สูตรทำต้มยำกุ้งน้ำข้น": "names nothing of the report",
    "เว็บที่ให้ครูลงทะเบียนแก้หนี้ชื่อเว็บอะไร": "a name that an item gives",
}


@pytest.mark.parametrize("question", STANDS, ids=[f"{question} | {why}" for question, why in STANDS.items()])
def test_no_guess_is_heard_against_it(engine: Engine, question: str) -> None:
    turn, answer = found(engine, question)
    assert guessed(turn, answer) is None


def test_a_figure_that_no_word_names_is_told_where_it_is_guessed(engine: Engine) -> None:
    turn, _ = found(engine, "ขอข้อมูลหน่อย")
    told = answer_of(turn, "debt.reduced")
    assert told is not None
    assert [fact.indicator for fact in told.facts[: told.main]] == ["debt.reduced"]


def test_a_chosen_answer_is_not_guessed_at(engine: Engine) -> None:
    turn, answer = found(engine, "กลุ่มสีเขียวมีเท่าไหร่", "2")
    assert turn.resumed
    assert not may_be_guessed(turn, answer)
