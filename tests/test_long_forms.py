"""Long forms found in mistyped text by the pairs of letters both have: none is missed that all of them would give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from knowledge.asking.engine import Engine
from knowledge.asking.long_forms import MOST, LongForms

ALIKE = 78.0
LONG = 9


@pytest.fixture(scope="module")
def forms(engine: Engine) -> list[str]:
    return [form for form in engine.catalogue.lexicon.forms if len(form) >= LONG][::4]


@pytest.fixture(scope="module")
def long_forms(forms: list[str]) -> LongForms:
    found = LongForms()
    for form in forms:
        found.add(form)
    return found


@given(st.data())
def test_none_is_missed(forms: list[str], long_forms: LongForms, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(forms))
    cut = data.draw(st.integers(0, len(form)))
    text = f"{form[:cut]}{data.draw(st.text('กขคงจมนรสา่้', max_size=2))}{form[cut + 1 :]}"
    text = data.draw(st.sampled_from(("", "อยากรู้เรื่อง", "สถานศึกษา"))) + text
    of_all = [
        found for found, _, _ in process.extract(text, forms, scorer=fuzz.partial_ratio, score_cutoff=ALIKE, limit=MOST)
    ]
    assert long_forms.like(text, ALIKE) == of_all


@pytest.mark.parametrize("text", ["", "ก", "ฯ", "zzzzzzzzzzzzzz"])
def test_what_shares_no_pair_of_letters_is_like_none(text: str, long_forms: LongForms) -> None:
    assert long_forms.like(text, ALIKE) == []
