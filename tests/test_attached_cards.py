"""The cards that broadcasts bring: of the edition that a draft's numbers stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.attached import AttachedCards
from bot.cards.gallery import Gallery
from bot.settings import Settings, read_settings
from bot.workbench import open_edition, put_edition
from knowledge.database import edition_id_of
from knowledge.records import Edition

PNG = b"\x89PNG"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"THAMDAI_DATA_DIR": str(tmp_path)}, Path("no-such.env"))


@pytest.fixture
def cards(settings: Settings, tmp_path: Path) -> Iterator[AttachedCards]:
    gallery = Gallery(tmp_path)
    yield AttachedCards(settings, gallery)
    gallery.close()


def a_week_later(edition: Edition) -> Edition:
    """The same report a week on, with one figure that changed."""
    later = edition.report.as_of + timedelta(days=7)
    figures = tuple(
        replace(each, value=1_300, value_text="1,300") if each.id == "debt.reduced" else each
        for each in edition.indicators
    )
    return replace(edition, report=replace(edition.report, as_of=later), indicators=figures)


async def test_a_policys_card_is_drawn(settings: Settings, cards: AttachedCards) -> None:
    edition = open_edition(settings)
    card = await cards.card("policy:debt", edition_id_of(edition))
    assert card is not None
    drawn = await cards.drawn("policy:debt", edition_id_of(edition))
    assert drawn is not None
    assert drawn.startswith(PNG)


async def test_a_change_card_sets_an_edition_beside_the_one_before(settings: Settings, cards: AttachedCards) -> None:
    new = a_week_later(open_edition(settings))
    put_edition(settings, new)
    drawn = await cards.drawn("change:debt", edition_id_of(new))
    assert drawn is not None
    assert drawn.startswith(PNG)


async def test_an_edition_that_is_corrected_in_place_gets_another_card(
    settings: Settings, cards: AttachedCards
) -> None:
    new = a_week_later(open_edition(settings))
    put_edition(settings, new)
    first = await cards.card("policy:debt", edition_id_of(new))
    figures = tuple(replace(i, value_text="1,400") if i.id == "debt.reduced" else i for i in new.indicators)
    put_edition(settings, replace(new, indicators=figures))
    again = await cards.card("policy:debt", edition_id_of(new))
    assert first is not None
    assert again is not None
    assert "1,400" in again.text
    assert "1,400" not in first.text


@pytest.mark.parametrize("name", ["change:debt", "policy:nothing"])
async def test_what_can_not_be_drawn_leaves_the_text_alone(
    name: str, settings: Settings, cards: AttachedCards, caplog: pytest.LogCaptureFixture
) -> None:
    assert await cards.drawn(name, edition_id_of(open_edition(settings))) is None
    assert name in caplog.text
