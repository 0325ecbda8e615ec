"""Where cards are kept: drawn once, in another process, under a name that says nothing of anybody."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.gallery import FOLDER, Gallery, addresses, key_of, paths_of
from bot.serving import opened
from bot.settings import read_settings
from knowledge.asking.engine import Engine
from knowledge.cards.card import Card
from knowledge.cards.choosing import Cards
from knowledge.errors import CardError


@pytest.fixture
def card(engine: Engine) -> Card:
    return Cards(engine).policy("debt").card


async def test_a_card_is_drawn_once_however_many_ask_for_it_at_once(card: Card, tmp_path: Path) -> None:
    gallery = Gallery(tmp_path)
    first, second = await asyncio.gather(gallery.keep(card), gallery.keep(card))
    assert first == second
    assert sorted(file.name for file in (tmp_path / FOLDER).iterdir()) == sorted(
        path.rpartition("/")[2] for path in paths_of(key_of(card))
    )
    width, height = first.size
    assert (width, height > width) == (1080, True)
    made = first.file.stat().st_mtime_ns
    assert (await Gallery(tmp_path).keep(card)).file.stat().st_mtime_ns == made  # found again, by another process too
    for process in multiprocessing.active_children():
        process.kill()  # as where memory runs out
    other = await gallery.keep(replace(card, title="หนี้สินครู"))
    assert other.file.is_file()
    gallery.close()


def test_the_name_of_a_card_changes_with_all_that_it_says_and_holds_nothing_else(card: Card) -> None:
    assert key_of(card) == key_of(replace(card))
    others = (
        replace(card, title="อื่น"),
        replace(card, as_of="อื่น"),
        replace(card, source="อื่น"),
        replace(card, link="อื่น"),
        replace(card, panels=card.panels[:1]),
    )
    assert len({key_of(each) for each in (card, *others)}) == 6
    assert addresses(card, "https://bot.example.go.th/") == (
        f"https://bot.example.go.th/cards/{key_of(card)}.png",
        f"https://bot.example.go.th/cards/{key_of(card)}-240.png",
    )


def test_only_names_of_cards_open_files(card: Card, tmp_path: Path) -> None:
    gallery = Gallery(tmp_path)
    kept = gallery.keep_now(card)
    (tmp_path / FOLDER / "secret.png").write_bytes(b"x")
    (tmp_path / "state.db").write_bytes(b"x")
    assert gallery.file(kept.file.name) == kept.file
    assert gallery.file(kept.preview.name) == kept.preview
    for name in (
        "secret.png",
        "../state.db",
        "0" * 32 + ".png",
        kept.key,
        f"{kept.key}-999.png",
        f"{kept.key}.png\n",
        "",
    ):
        assert gallery.file(name) is None, name


async def test_where_nothing_can_be_written_the_error_says_what_to_set(card: Card, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    gallery = Gallery(tmp_path)
    with pytest.raises(CardError, match="set THAMDAI_DATA_DIR to a folder that can"):
        gallery.keep_now(card)
    with pytest.raises(CardError, match="leave it out"):
        await gallery.keep(replace(card, title="卡"))  # told from the drawing process as well
    await gallery.keep_all([replace(card, title="卡")])  # ahead of being asked it only goes to the log
    gallery.close()


async def test_the_drawing_process_is_another_one_and_starts_with_the_first_card(card: Card, tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    gallery = Gallery(tmp_path)
    assert set(multiprocessing.active_children()) == before
    await gallery.keep(card)
    (process,) = set(multiprocessing.active_children()) - before
    assert process.pid != os.getpid()
    gallery.close()
    await asyncio.to_thread(process.join, 20)
    assert not process.is_alive()


async def test_the_service_draws_the_standing_cards_ahead_and_no_other(made_up_engine: Engine, tmp_path: Path) -> None:
    settings = read_settings({"THAMDAI_DATA_DIR": str(tmp_path)}, tmp_path / "no-such.env")
    edition = made_up_engine.catalogue.edition
    async with opened(settings, edition, made_up_engine) as service:
        assert not (tmp_path / FOLDER).exists()
        await service.draw_ahead(0)
        drawn = {file.stem for file in (tmp_path / FOLDER).iterdir() if not file.stem.endswith("-240")}
    assert drawn == {key_of(pictured.card) for pictured in Cards(made_up_engine).standing()}
    assert len(drawn) == 1 + 2 * len(edition.policies)
