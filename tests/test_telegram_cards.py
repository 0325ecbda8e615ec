"""Cards on Telegram: a photo with its text as the caption, brought once, and what happens where that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cards.gallery import FOLDER, Gallery
from knowledge.asking.engine import Engine
from knowledge.cards.choosing import Cards
from tests.running_telegram import running
from tests.telegram_server import Fault, TelegramServer, labels, telegram_server

CARD = "🖼 การ์ด"


@pytest.fixture(scope="module")
def drawn(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the cards asked for here are drawn already."""
    folder, cards = tmp_path_factory.mktemp("drawn"), Cards(engine)
    chart = cards.of(engine.ask("จัดอันดับผู้ติดตามแต่ละช่องทาง")[0])
    for pictured in (cards.policy("debt"), cards.policy("debt", "obstacles"), cards.overview(), chart):
        if pictured:
            Gallery(folder).keep_now(pictured.card)
    return folder


@pytest.fixture
def folder(drawn: Path, tmp_path: Path) -> Path:
    """The data folder of a bot whose standing cards are drawn."""
    (tmp_path / FOLDER).symlink_to(drawn / FOLDER)
    return tmp_path


def photos(server: TelegramServer) -> list[str | bytes]:
    """What was sent as photos, in order: a PNG, or Telegram's id of one."""
    return [call.params["photo"] for call in server.calls if call.method == "sendPhoto" and not call.refused]


async def test_a_card_asked_for_in_words_is_a_photo_with_the_same_facts_as_its_caption(
    tmp_path: Path, engine: Engine
) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("ขอการ์ดหนี้ครู")
        (post,) = await server.said(1)
        assert (post["photo"][0]["width"], post["photo"][0]["height"] > 1000) == (1080, True)
        assert post["caption"].startswith(Cards(engine).policy("debt").card.text)  # and the notice of a first answer
        assert post["html"].startswith("<b>การแก้ไขปัญหาหนี้สินครู — ")
        assert [call.params["action"] for call in server.calls if call.method == "sendChatAction"] == ["upload_photo"]
        assert not server.refusals


async def test_a_card_is_brought_once_and_named_from_then_on_even_after_a_restart(folder: Path, engine: Engine) -> None:
    async with telegram_server() as server:
        async with running(server, folder, engine):
            await server.say("ขอการ์ดหนี้ครู")
            await server.said(1)
            await server.say("การ์ดเรื่องหนี้สินครู", chat=8, person=8)
            await server.said(1, 8)
        async with running(server, folder, engine):
            await server.say("ขอรูปสรุปหนี้ครู")
            await server.said(2)
        first, *later = photos(server)
        assert isinstance(first, bytes)
        assert later == ["photo-1", "photo-1"]
        server.files.clear()  # Telegram knows the id no more: it is brought again
        async with running(server, folder, engine):
            await server.say("ขอการ์ดหนี้ครู")
            await server.said(3)
        assert photos(server)[-1] == first
        assert not server.refusals


async def test_the_button_under_a_summary_brings_its_card_and_the_buttons_under_a_card_go_on(
    folder: Path, engine: Engine
) -> None:
    async with telegram_server() as server, running(server, folder, engine):
        await server.say("สรุปเรื่องป้องกันการทุจริต")
        (summary,) = await server.said(1)
        await server.answered(await server.tap(CARD))
        _, card = await server.said(2)
        assert "text" not in summary or summary["text"] == server.in_chat()[0]["text"]  # it stays as it was
        assert "photo" in card
        await server.answered(await server.tap("🖼 การ์ดอุปสรรค", post=card["message_id"]))
        hindering = (await server.said(3))[2]
        assert "ปัญหาอุปสรรค 2 จาก 5 ข้อ" in hindering["caption"]
        await server.answered(await server.tap("⛔ อุปสรรค", post=hindering["message_id"]))
        cell = (await server.said(4))[3]
        assert "photo" not in cell
        assert cell["text"].startswith("ปัญหาอุปสรรคเรื่องป้องกันการทุจริต มี 5 ข้อ")
        assert not server.refusals


async def test_what_was_compared_can_be_seen_as_a_chart_later_too(folder: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, folder, engine):
        await server.say("จัดอันดับผู้ติดตามแต่ละช่องทาง")
        (ranked,) = await server.said(1)
        assert labels(ranked)[0] == "📊 กราฟ"
        await server.say("หนี้สินครูแก้ได้กี่ราย")
        await server.said(2)
        await server.answered(await server.tap("📊 กราฟ", post=ranked["message_id"]))
        chart = (await server.said(3))[2]
        for figure in ("370,000", "318,000", "74,086", "34,400"):
            assert figure in chart["caption"]


async def test_the_overview_is_longer_than_a_caption_so_its_text_follows(folder: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, folder, engine):
        await server.say("/summary")
        (summary,) = await server.said(1)
        await server.answered(await server.tap(CARD, post=summary["message_id"]))
        _, picture, text = await server.said(3)
        assert "photo" in picture
        assert "11 เรื่อง" in picture["caption"]
        assert "ข้อมูล ณ 7 ตุลาคม 2567" in picture["caption"]
        assert "สื่อสารและประชาสัมพันธ์: ไม่มีร้อยละ" in text["text"]
        assert not server.refusals


@pytest.mark.parametrize(("role", "brings"), [("executive", True), ("teacher", False)])
async def test_summaries_bring_their_card_along_for_executives(
    folder: Path, engine: Engine, role: str, brings: bool
) -> None:
    async with telegram_server() as server, running(server, folder, engine):
        await server.say("/role")
        await server.said(1)
        await server.answered(await server.tap(f"settings:{role}"))
        await server.say("สรุปเรื่องหนี้สินครู")
        summary = (await server.said(2))[1]
        assert ("photo" in summary) == brings
        assert "1,238" in summary["text"]
        await server.say("อุปสรรคหนี้ครู")
        assert "photo" not in (await server.said(3))[2]


async def test_a_card_that_can_not_be_drawn_is_said_instead(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        (tmp_path / FOLDER).write_text("a file where the folder should be")
        await server.say("ขอการ์ดหนี้ครู")
        (post,) = await server.said(1)
        assert "photo" not in post
        assert post["text"].startswith(Cards(engine).policy("debt").card.text)  # and the notice of a first answer
        assert CARD in labels(post)


async def test_a_card_that_arrived_unheard_is_not_sent_twice(folder: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, folder, engine):
        server.faults.append(Fault("sendPhoto", "drop_after"))
        await server.say("ขอการ์ดหนี้ครู")
        await server.called("editMessageCaption")
        await server.say("ขอบคุณค่ะ")
        await server.said(2)
        assert len(photos(server)) == 1


async def test_a_question_edited_into_one_for_a_card_gets_the_card(folder: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, folder, engine):
        asked = await server.say("หนี้สินครูแก้ได้กี่ราย")
        await server.said(1)
        await server.correct(asked, "ขอการ์ดหนี้ครู")
        assert "photo" in (await server.said(2))[1]
        await server.correct(asked, "หนี้สินครูแก้ได้กี่ราย")
        assert "photo" not in (await server.said(3))[2]
