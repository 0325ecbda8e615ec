"""English typed without a space is read in words; what is no English is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking.engine import Engine
from knowledge.asking.glued import parted

GLUED = (
    ("howmanyfacebookfollowersdoesobechave", "370,000"),
    ("howmanyteachersreduceddebt", "1,238"),
    ("whataretheobstaclesofteacherdebt", "ปัญหาอุปสรรคเรื่องหนี้สินครู"),
)
LEFT = ("supercalifragilistic", "www.facebook.com/obecofficialpage", "nakrianthidairapkannaenaeo")


@pytest.mark.parametrize(("question", "told"), GLUED, ids=[question for question, _ in GLUED])
def test_it_is_answered_as_in_words(engine: Engine, question: str, told: str) -> None:
    assert told in engine.ask(question)[1].headline


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_run_of_words_stays(engine: Engine, text: str) -> None:
    assert parted(text, engine.catalogue.lexicon) == text


@given(st.text(alphabet="abcdeghiklmnoprstu", max_size=60))
def test_no_letter_is_lost(engine: Engine, text: str) -> None:
    assert parted(text, engine.catalogue.lexicon).replace(" ", "") == text
