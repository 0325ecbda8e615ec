"""How replies look on Telegram: escaped, within its limits, parted between items."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_layout import MOST_CHARACTERS, SCREEN, Piece, laid_out, width
from bot.state.answers import StoredAnswers, StoredUnanswered
from bot.state.contexts import StoredContexts
from bot.state.database import open_database
from handlers.actions import LONGEST, action
from handlers.answers import FreeQuestions
from handlers.conversation import ALL, Button, Message, Reply, said
from handlers.questions import QuestionDesk
from handlers.topics import Topics
from knowledge.asking.engine import Engine
from tests.stand_ins import RIGS
from tests.telegram_server import plain

QUESTIONS = RIGS.parent / "questions" / "dev.jsonl"


def reply(text: str, **more: Any) -> Reply:
    return replace(said(Message("c", ""), *text.split("\n")), **({"outcome": "answer"} | more))


def checked(pieces: tuple[Piece, ...]) -> list[str]:
    """What people read, after checking what Telegram checks."""
    texts = [plain(piece.html) for piece in pieces]
    for piece, text in zip(pieces, texts, strict=True):
        assert 1 <= len(text) <= MOST_CHARACTERS
        assert len(piece.html.encode()) < 32_768
        for row in piece.keyboard.inline_keyboard if piece.keyboard else ():
            assert 1 <= len(row) <= 8
            for button in row:
                assert button.text
                assert isinstance(button.callback_data, str)
                assert 1 <= len(button.callback_data.encode()) <= LONGEST
    return texts


@pytest.mark.skipif(not QUESTIONS.is_file(), reason=f"the question set is not here ({QUESTIONS})")
async def test_every_page_of_every_answer_of_the_question_set_is_valid(tmp_path: Path, engine: Engine) -> None:
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    desk = QuestionDesk(engine, StoredContexts(database, 30), ())
    topics = Topics(desk, engine.catalogue)
    asked = FreeQuestions(desk, topics, StoredAnswers(database), StoredUnanswered(database))
    pages = 0
    for line in QUESTIONS.read_text("utf-8").splitlines():
        conversation = json.loads(line)
        for turn in conversation["turns"]:
            answer = await asked.handle(Message(conversation["id"], turn["q"], "telegram", "7"))
            assert answer
            assert answer.headline.strip() in checked(laid_out(answer))[0]
            for page in (*range(1, 9), ALL):
                pages += len(checked(laid_out(replace(answer, page=page))))
    await database.close()
    assert pages > 1_000


async def test_every_place_of_the_report_is_valid_on_every_page(tmp_path: Path, engine: Engine) -> None:
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    topics = Topics(QuestionDesk(engine, StoredContexts(database, 30), ()), engine.catalogue)
    edition = engine.catalogue.edition
    actions = [action("topic", each.id) for each in edition.policies]
    actions += [
        action("cell", each.id, aspect)
        for each in edition.policies
        for aspect in ("figures", "activities", "obstacles", "recommendations")
    ]
    actions += [action("figure", each.id) for each in edition.indicators]
    actions += [action("quote", each.policy, each.aspect, each.order) for each in edition.passages]
    actions += [action("compare", one.id, two.id) for one in edition.policies for two in edition.policies]
    for wanted in actions:
        for page in ("", ":1", ":7", f":{ALL}") if wanted.startswith("cell") else ("",):
            opened = await topics.handle(Message("", "", "telegram", "7", wanted + page))
            assert opened, wanted
            assert checked(laid_out(opened))
    await database.close()


@given(
    st.lists(st.text(min_size=1).map(lambda text: text.replace("\n", " ")), min_size=1, max_size=30), st.integers(-1, 9)
)
def test_any_text_is_shown_as_text_and_none_of_it_is_lost(lines: list[str], page: int) -> None:
    text = "\n".join(["หัวเรื่อง", *lines])
    checked(laid_out(reply(text, again="more:1", page=page)))
    shown = "".join(checked(laid_out(reply(text))))
    for line in lines:
        assert "".join(line.split()) in "".join(shown.split())


def test_markup_that_people_type_stays_what_they_typed() -> None:
    (piece,) = laid_out(reply('<b>หัว</b> & "x"\n<a href="http://x">กด</a> <script>'))
    assert plain(piece.html) == '<b>หัว</b> & "x"\n<a href="http://x">กด</a> <script>'


def test_long_replies_are_parted_between_items_and_the_keyboard_is_under_the_last() -> None:
    items = [f"{number:02}. " + "รายการยาวมาก " * 60 for number in range(1, 20)]
    pieces = laid_out(reply("\n".join(["หัว", *items, "ที่มา: หน้า 1"]), buttons=(Button("ต่อ", "ต่อ", "help"),)))
    texts = checked(pieces)
    assert len(texts) > 2
    for item in items:
        assert sum(item.strip() in text for text in texts) == 1
    assert [piece.keyboard is not None for piece in pieces] == [False] * (len(pieces) - 1) + [True]


def test_one_line_longer_than_a_message_is_parted_at_a_space() -> None:
    texts = checked(laid_out(reply("หัว\n" + "ประโยค " * 2_000)))
    assert len(texts) >= 4
    assert all(text.endswith("ประโยค") for text in texts[1:])


def test_pages_are_screens_with_ways_back_and_on() -> None:
    text = "\n".join(["หัว", *(f"{number}. " + "ก" * 200 for number in range(1, 13)), "ที่มา: หน้า 1"])
    seen = []
    for page in range(3):
        (piece,) = laid_out(reply(text, again="cell:debt:figures", page=page))
        shown = plain(piece.html)
        seen.append(shown)
        assert len(shown) <= SCREEN + 250
        assert shown.endswith("ที่มา: หน้า 1")
        assert piece.keyboard
    assert len(set(seen)) == 3
    keyboard = laid_out(reply(text, again="topics", page=1))[0].keyboard
    assert keyboard
    carried = [button.callback_data for button in keyboard.inline_keyboard[0]]
    assert carried == ["topics:0", "topics:2", "topics:-1"]


def test_choices_of_a_question_back_are_shown_once_as_buttons() -> None:
    choices = (Button("หนี้สินครู", "หนี้สินครู", "say:1:0"), Button("โรงเรียน", "โรงเรียน", "say:1:1"))
    (piece,) = laid_out(reply("หมายถึงเรื่องไหนคะ\n1. หนี้สินครู\n2. โรงเรียน", outcome="clarify", buttons=choices))
    assert plain(piece.html) == "หมายถึงเรื่องไหนคะ"


def test_a_button_that_carries_too_much_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="64"):
        laid_out(reply("หัว", buttons=(Button("x", "x", "ก" * 22),)))
    with pytest.raises(ValueError, match="64"):
        action("cell", "x" * 70)
    assert width("น้ำ") == 2
