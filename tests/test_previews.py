"""What the team sees of a broadcast before it goes out: each channel's own bubble, with its card and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.attached import AttachedCards
from bot.cards.gallery import Gallery
from bot.channels.line_layout import laid_out as laid_out_on_line
from bot.channels.line_limits import LARGEST_BUBBLE, MOST_MESSAGES, size
from bot.channels.telegram_layout import MOST_IN_CAPTION, laid_out, letters
from bot.settings import Settings, read_settings
from bot.web.console.bubbles import Preview, Previews, news_of
from bot.workbench import put_edition
from handlers.broadcasts import Draft, Segment
from handlers.composing import LONGEST_TEXT, MOST_LINES, Written, compose
from knowledge.database import edition_id_of
from knowledge.records import Edition


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, shipped_edition: Edition) -> Settings:
    own = read_settings({"THAMDAI_DATA_DIR": str(tmp_path_factory.mktemp("cards"))}, Path("no-such.env"))
    put_edition(own, shipped_edition)
    return own


@pytest.fixture
def gallery(settings: Settings) -> Iterator[Gallery]:
    opened = Gallery(settings.data_dir)
    yield opened
    opened.close()


@pytest.fixture
def cards(settings: Settings, gallery: Gallery) -> AttachedCards:
    return AttachedCards(settings, gallery)


def drafted(edition: Edition, text: str, **more: object) -> Draft:
    draft = Draft("", text, text, "debt", edition=edition_id_of(edition))
    return replace(draft, **more)  # type: ignore[arg-type]


def shown(found: Preview) -> list[tuple[str, bool, bool]]:
    """Of each bubble its channel, whether it has a picture and whether it has words."""
    return [(each.channel, each.picture is not None, bool(each.html)) for each in found.bubbles]


CASES = {  # what is written, with which card, where to, whether LINE can fetch pictures -> bubbles, what is warned of
    "words alone": (20, "", (), True, [("Telegram", False, True), ("LINE", False, True)], ""),
    "a card": (
        *(20, "policy:debt", (), True),
        *([("Telegram", True, True), ("LINE", True, False), ("LINE", False, True)], ""),
    ),
    "a card, to Telegram alone": (20, "policy:debt", ("telegram",), True, [("Telegram", True, True)], ""),
    "as much as fits under it": (
        *(MOST_IN_CAPTION, "policy:debt", ("telegram",), True),
        *([("Telegram", True, True)], ""),
    ),
    "a letter more": (
        *(MOST_IN_CAPTION + 1, "policy:debt", ("telegram",), True),
        *([("Telegram", False, True)], "กรุณาตัดข้อความออก 1 ตัวอักษร"),
    ),
    "LINE without https": (20, "policy:debt", ("line",), False, [("LINE", False, True)], "THAMDAI_PUBLIC_URL"),
    "a card of a change where there was none": (
        *(20, "change:debt", ("telegram",), True),
        *([("Telegram", False, True)], "ยังไม่มีรายงานฉบับก่อนหน้า"),
    ),
}


@pytest.mark.parametrize("case", CASES, ids=CASES)
async def test_each_channel_is_shown_as_it_will_be(
    case: str, cards: AttachedCards, gallery: Gallery, shipped_edition: Edition
) -> None:
    letters_written, card, channels, https, bubbles, warned = CASES[case]
    draft = drafted(shipped_edition, "ก" * letters_written, card=card, segment=Segment(channels=channels))
    found = await Previews(cards, https=https).of(draft, shipped_edition)
    assert shown(found) == bubbles
    assert " ".join(note.text for note in found.notes if note.warns).find(warned) >= (0 if warned else -1)
    assert any(note.warns for note in found.notes) is bool(warned)
    for each in found.bubbles:
        assert each.picture is None or gallery.file(each.picture.path.rpartition("/")[2])


async def test_while_typing_it_is_told_how_much_room_is_left(cards: AttachedCards, shipped_edition: Edition) -> None:
    previews = Previews(cards, https=True)
    plain, carded = (drafted(shipped_edition, "<หนี้ครู> & อื่น ๆ", card=card) for card in ("", "policy:debt"))
    long = len(plain.message)
    assert [note.text for note in (await previews.of(plain, shipped_edition)).notes] == [
        f"Telegram: {long} จาก 4,096 ตัวอักษรของข้อความเดียว",
        f"LINE: {long} จาก 5,000 ตัวอักษร",
    ]
    assert f"Telegram: {long} จาก 1,024 ตัวอักษรใต้ภาพ" in [
        note.text for note in (await previews.of(carded, shipped_edition)).notes
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ก" * LONGEST_TEXT,
        f"{'ก' * (LONGEST_TEXT // MOST_LINES - 1)}\n" * (MOST_LINES - 1),
        "& < > " * 660,
        "👍" * 2_000,
    ],
    ids=["one line", "many lines", "what is escaped", "wide"],
)
def test_what_may_be_submitted_is_one_message_on_telegram_and_one_call_on_line(
    text: str, shipped_edition: Edition
) -> None:
    composed = compose(Written("", text, "debt"), shipped_edition, "x")
    assert composed.may_go, composed.faults
    reply = news_of(composed.draft, shipped_edition)
    (piece,) = laid_out(reply)
    assert letters(piece) <= 4_096
    messages = laid_out_on_line(reply)
    assert len(messages) < MOST_MESSAGES, "one is left for the card"
    for message in messages:
        contents = message["contents"]
        for bubble in contents["contents"] if contents["type"] == "carousel" else [contents]:
            assert size(bubble) <= LARGEST_BUBBLE


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ก" * (LONGEST_TEXT + 3), "กรุณาตัดออก 3 ตัวอักษร"),
        ("ก\n" * MOST_LINES + "ข", "บรรทัดที่ LINE แสดงได้"),
    ],
)
def test_what_fits_no_message_is_blocked_with_how_to_mend_it(text: str, fault: str, shipped_edition: Edition) -> None:
    assert fault in " ".join(compose(Written("", text, "debt"), shipped_edition, "x").faults)
