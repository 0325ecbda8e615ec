"""The privacy notice, /mydata and /forget as people meet them: on Telegram, on LINE, on the web."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from bot.furnishing import notice_of
from bot.settings import read_settings
from bot.state.data_links import StoredDataLinks
from bot.state.database import Database, open_database
from bot.state.holdings import Holdings
from bot.state.people import StoredPeople
from bot.web.addresses import Neighbours
from bot.web.doors import with_doors
from bot.web.privacy import PrivacyPages
from bot.web.site import site
from handlers.contexts import RememberedContexts
from handlers.conversation import Message, said
from handlers.notice import GO_ON, MARK, Notice, Office
from handlers.privacy import MINUTES
from handlers.questions import QuestionDesk
from knowledge.asking.engine import Engine
from tests import running_line, running_telegram
from tests.databases import Clock
from tests.line_server import LineServer, line_server, user
from tests.made_up_edition import made_up_edition
from tests.scripted_engine import ScriptedEngine
from tests.telegram_server import TelegramServer, telegram_server
from tests.test_line import words

ASKED, FOLLOW_UP = "หนี้สินครูแก้ได้กี่ราย", "แล้วอุปสรรคล่ะ"
OFFICE = Office("สพฐ.", "โทร. 02 288 5511", "มาตรา 24 (4)")
PERSON = 987_654_321
ON_LINE = user(PERSON)


async def held(url: str, channel: str, person: str) -> dict[str, list[dict[str, Any]]]:
    database = await open_database(url)
    found = await Holdings(database).held(channel, person)
    await database.close()
    return found


@pytest.fixture
async def telegram(engine: Engine, tmp_path: Path, url: str) -> AsyncIterator[tuple[TelegramServer, Any]]:
    async with (
        telegram_server() as server,
        running_telegram.running(server, tmp_path, engine, THAMDAI_DATABASE_URL=url) as service,
    ):
        yield server, service.telegram


@pytest.fixture
async def line(engine: Engine, tmp_path: Path, url: str) -> AsyncIterator[tuple[LineServer, Any]]:
    more: dict[str, Any] = {"THAMDAI_DATABASE_URL": url, "THAMDAI_PUBLIC_URL": "https://bot.example.go.th"}
    async with line_server() as server, running_line.running(server, tmp_path, engine, **more) as channel:
        yield server, channel


# ── before anything is kept ───────────────────────────────────────────────────────────────────────────────────────
async def test_a_first_question_is_answered_with_the_notice_and_can_be_followed_up(
    telegram: tuple[TelegramServer, Any], database: Database, url: str
) -> None:
    server, channel = telegram
    await server.say(ASKED, PERSON, PERSON)
    (first,) = await server.said(1, PERSON)
    assert "1,238 ราย" in first["text"].split("\n")[0], "what was asked comes first"
    assert first["text"].count(MARK) == 1
    assert "/privacy" in first["text"].split("\n")[-1]
    await server.say(FOLLOW_UP, PERSON, PERSON)
    second = (await server.said(2, PERSON))[1]
    assert "อุปสรรคเรื่องหนี้สินครู" in second["text"]
    assert MARK not in second["text"], "once is enough"
    await channel.idle()
    kept = await held(url, "telegram", str(PERSON))
    assert len(kept["คำถามและคำตอบที่ปุ่มใต้คำตอบใช้"]) == 2


async def test_nothing_is_kept_where_the_notice_could_not_be_shown(
    telegram: tuple[TelegramServer, Any], database: Database, url: str
) -> None:
    server, channel = telegram
    server.blocked.add(PERSON)
    await server.say(ASKED, PERSON, PERSON)
    await server.say("/source")
    await server.said(1)
    await channel.idle()
    assert await held(url, "telegram", str(PERSON)) == {}
    async with database.reading() as connection:
        rows = (await connection.exec_driver_sql("SELECT conversation, asked FROM answers")).all()
    assert [tuple(row) for row in rows] == [("", "")], "the answer is nobody's"


@pytest.mark.parametrize("said", ["ติดตามเรื่องหนี้สินครู", "ติดตามทุกเรื่อง"])
async def test_who_wants_to_follow_first_of_all_sees_the_notice_and_taps_once_more(
    telegram: tuple[TelegramServer, Any], database: Database, url: str, said: str
) -> None:
    server, channel = telegram
    await server.say(said, PERSON, PERSON)
    (asked,) = await server.said(1, PERSON)
    assert MARK in asked["text"]
    await channel.idle()
    assert "เรื่องที่ติดตาม" not in await held(url, "telegram", str(PERSON))
    note = await server.answered(await server.tap(GO_ON, PERSON, PERSON))
    assert "ติดตาม" in note
    await channel.idle()
    assert len((await held(url, "telegram", str(PERSON)))["เรื่องที่ติดตาม"]) == 1


async def test_reading_the_notice_or_ones_data_leaves_no_trace(
    telegram: tuple[TelegramServer, Any], database: Database, url: str
) -> None:
    server, channel = telegram
    for typed in ("/privacy", "/mydata", "/forget", "ความเป็นส่วนตัว"):
        await server.say(typed, PERSON, PERSON)
    whole, mine, *_ = await server.said(4, PERSON)
    for heading, _ in notice_of(read_settings({}, Path("no-such.env"))).paragraphs:
        assert heading in whole["text"]
    assert "ไม่มีข้อมูลของคุณเก็บไว้" in mine["text"]
    assert str(PERSON) in mine["text"], "who sets the bot up needs their number"
    await channel.idle()
    assert await held(url, "telegram", str(PERSON)) == {}


async def test_a_vote_by_a_stranger_is_asked_for_under_the_notice(
    telegram: tuple[TelegramServer, Any], database: Database, url: str
) -> None:
    server, channel = telegram
    await server.say(ASKED, PERSON, PERSON)
    (answer,) = await server.said(1, PERSON)
    await server.say("/forget", PERSON, PERSON)
    await server.said(2, PERSON)
    await server.answered(await server.tap("forget:yes", PERSON, PERSON))
    await server.answered(await server.tap("👍", PERSON, PERSON, post=answer["message_id"]))
    asked = (await server.said(3, PERSON))[2]
    assert MARK in asked["text"]
    await channel.idle()
    assert "คะแนนที่ให้คำตอบ" not in await held(url, "telegram", str(PERSON))
    await server.tap(GO_ON, PERSON, PERSON)
    await channel.idle()


async def test_in_a_group_the_notice_is_for_the_group_and_shown_there_once(
    telegram: tuple[TelegramServer, Any], database: Database
) -> None:
    server, channel = telegram
    for number, person in enumerate((7, 8), 1):
        await server.say(f"@thamdai_bot {ASKED}", -100_200, person)
        await server.said(number, -100_200)
    first, second = server.in_chat(-100_200)
    assert "ในกลุ่ม" in first["text"].split("\n")[-1]
    assert MARK not in second["text"]
    await channel.idle()
    assert await StoredPeople(database).notice("telegram", "-100200")
    assert await StoredPeople(database).person("telegram", "7") is None


async def test_a_new_version_is_shown_again_and_stops_nothing_meanwhile(
    engine: Engine, tmp_path: Path, url: str, database: Database
) -> None:
    async with telegram_server() as server:
        for number, (contact, shown) in enumerate((("โทร. 1", True), ("โทร. 1", False), ("โทร. 2", True)), 1):
            more: dict[str, Any] = {"THAMDAI_DATABASE_URL": url, "THAMDAI_PRIVACY_CONTACT": contact}
            async with running_telegram.running(server, tmp_path, engine, **more):
                await server.say(ASKED, PERSON, PERSON)
                answer = (await server.said(number, PERSON))[-1]
                assert (MARK in answer["text"]) is shown
    assert "มีการปรับปรุง" in answer["text"]


async def test_on_line_the_notice_stands_in_the_answer_with_its_address(
    line: tuple[LineServer, Any], database: Database, url: str
) -> None:
    server, channel = line
    await server.say(ASKED, ON_LINE)
    (first,) = await server.arrived(1, ON_LINE)
    assert "1,238 ราย" in first["altText"]
    assert "https://bot.example.go.th/privacy" in words(first)
    await server.say(FOLLOW_UP, ON_LINE)
    second = (await server.arrived(2, ON_LINE))[1]
    assert "อุปสรรคเรื่องหนี้สินครู" in words(second)
    assert MARK not in words(second)
    await channel.idle()
    assert (await held(url, "line", ON_LINE))["การใช้งานและการตั้งค่า"][0]["รหัสผู้ใช้"] == ON_LINE


def test_the_notice_has_all_that_the_law_asks_for_and_a_version_of_its_own() -> None:
    notice = Notice(OFFICE)
    whole = "\n".join(f"{heading} {body}" for heading, body in notice.paragraphs)
    for told in (
        "สพฐ.",
        "02 288 5511",
        "มาตรา 24 (4)",
        "90 วัน",
        "30 นาที",
        "365 วัน",
        "180 วัน",
        "730 วัน",
        "สิทธิ",
        "ร้องเรียน",
    ):
        assert told in whole
    assert Notice(OFFICE).version == notice.version
    assert Notice(Office("สพฐ.", "โทร. 1", "มาตรา 24 (4)")).version != notice.version
    assert Notice(Office("สพฐ.", "โทร. 02 288 5511", "มาตรา 24 (4)", answers=30)).version != notice.version
    assert len(notice.version) <= 40


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "in a group"])
@pytest.mark.parametrize("slash", [True, False], ids=["commands", "words"])
def test_the_short_notice_is_short_and_leads_to_the_whole(alone: bool, slash: bool) -> None:
    message = Message("line:C:U", "x", "line", "U", alone=alone, slash=slash, noticed="no")
    short = Notice(OFFICE).short(message)
    assert len(short) < 260
    assert ("/privacy" if slash else "“ความเป็นส่วนตัว”") in short
    reply = Notice(OFFICE).add(message, said(message, "x"))
    assert reply.notice
    assert Notice(OFFICE).add(message, said(message, note="x", quiet=True)).notice is None


# ── what is kept, whole ───────────────────────────────────────────────────────────────────────────────────────────
async def test_on_telegram_everything_comes_as_a_file_that_can_be_read(
    telegram: tuple[TelegramServer, Any], database: Database
) -> None:
    server, _ = telegram
    await server.say(ASKED, PERSON, PERSON)
    await server.said(1, PERSON)
    await server.say("/mydata", PERSON, PERSON)
    short = (await server.said(2, PERSON))[1]["text"]
    assert f"รหัสผู้ใช้: {PERSON}" in short
    await server.tap("📄 ขอข้อมูลทั้งหมด", PERSON, PERSON)
    (call,) = await server.called("sendDocument")
    told = json.loads(call.params["document"])
    assert told["รหัสผู้ใช้"] == str(PERSON)
    assert told["ข้อมูล"]["คำถามและคำตอบที่ปุ่มใต้คำตอบใช้"][0]["คำถาม (ปิดบังชื่อและเบอร์แล้ว)"] == ASKED
    assert re.fullmatch(r"\d+ \S+ \d\d \d\d:\d\d น\.", told["ข้อมูล"]["การใช้งานและการตั้งค่า"][0]["เริ่มใช้"])


async def test_on_line_everything_is_fetched_once_by_a_link(line: tuple[LineServer, Any], database: Database) -> None:
    server, _ = line
    await server.say(ASKED, ON_LINE)
    await server.say("ข้อมูลของฉัน", ON_LINE)
    await server.arrived(2, ON_LINE)
    await server.tap("📄 ขอข้อมูลทั้งหมด", ON_LINE)
    found = re.search(r"https://bot\.example\.go\.th(/mydata\?link=\S+)", words((await server.arrived(3, ON_LINE))[2]))
    assert found
    address = server.door.removesuffix("/line/webhook")
    async with httpx.AsyncClient(base_url=address) as client:
        for _ in range(2):  # LINE fetches links to show a preview of them
            page = await client.get(found[1])
            assert "ดาวน์โหลดข้อมูลของฉัน" in page.text
        link = found[1].partition("=")[2]
        data = await client.post("/mydata", data={"link": link})
        assert data.headers["content-disposition"] == 'attachment; filename="mydata.json"'
        assert data.headers["cache-control"] == "no-store"
        assert data.json()["รหัสผู้ใช้"] == ON_LINE
        again = await client.post("/mydata", data={"link": link})
        assert (again.status_code, "ใช้ไปแล้วหรือหมดอายุ" in again.text) == (403, True)


async def test_without_an_https_address_everything_is_told_page_by_page(
    engine: Engine, tmp_path: Path, url: str, database: Database
) -> None:
    async with (
        line_server() as server,
        running_line.running(server, tmp_path, engine, THAMDAI_DATABASE_URL=url),
    ):
        for text in (ASKED, "อุปสรรคเรื่องหนี้สินครูมีอะไรบ้าง", "ข้อมูลของฉัน"):
            await server.say(text, ON_LINE)
        await server.arrived(3, ON_LINE)
        await server.tap("📄 ขอข้อมูลทั้งหมด", ON_LINE)
        seen = words((await server.arrived(4, ON_LINE))[3])
        while "ดูต่อ ▶" in words(server.chats[ON_LINE][-1]):
            count = len(server.chats[ON_LINE])
            await server.tap("ดูต่อ ▶", ON_LINE)
            seen += words((await server.arrived(count + 1, ON_LINE))[-1])
    for told in ("รหัสผู้ใช้", ASKED, "อุปสรรคเรื่องหนี้สินครูมีอะไรบ้าง"):
        assert told in seen


# ── forgetting, the whole way ─────────────────────────────────────────────────────────────────────────────────────
async def test_after_forgetting_on_telegram_no_byte_and_no_line_of_the_log_names_them(
    telegram: tuple[TelegramServer, Any], database: Database, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    from tests.test_holdings import bytes_of

    caplog.set_level("INFO")
    server, channel = telegram
    await server.say(ASKED, PERSON, PERSON)
    (answer,) = await server.said(1, PERSON)
    await server.answered(await server.tap("👍", PERSON, PERSON, post=answer["message_id"]))
    await server.say("ติดตามทุกเรื่อง", PERSON, PERSON)
    await server.said(2, PERSON)
    await server.say(f"@thamdai_bot {ASKED}", -100_200, PERSON)
    await server.said(1, -100_200)
    await channel.idle()
    assert str(PERSON).encode() in await bytes_of(database, url)
    await server.say("/forget", PERSON, PERSON)
    await server.said(3, PERSON)
    await server.answered(await server.tap("forget:yes", PERSON, PERSON))
    await server.until(lambda: any("ลบข้อมูลของคุณแล้ว" in each["text"] for each in server.in_chat(PERSON)))
    await channel.idle()
    await database.scrub()
    assert str(PERSON).encode() not in await bytes_of(database, url)
    assert str(PERSON) not in caplog.text


async def test_after_forgetting_on_line_no_byte_and_no_line_of_the_log_names_them(
    line: tuple[LineServer, Any], database: Database, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    from tests.test_holdings import bytes_of

    caplog.set_level("INFO")
    server, channel = line
    for text in (ASKED, "ติดตามทุกเรื่อง", "ข้อมูลของฉัน"):
        await server.say(text, ON_LINE)
    await server.arrived(3, ON_LINE)
    await server.tap("📄 ขอข้อมูลทั้งหมด", ON_LINE)
    await server.arrived(4, ON_LINE)
    assert ON_LINE.encode() in await bytes_of(database, url)
    await server.say("ลบข้อมูลของฉัน", ON_LINE)
    await server.arrived(5, ON_LINE)
    await server.tap("🗑 ลบทั้งหมด", ON_LINE)
    assert "ลบข้อมูลของคุณแล้ว" in words((await server.arrived(6, ON_LINE))[5])
    await channel.idle()
    await database.scrub()
    assert ON_LINE.encode() not in await bytes_of(database, url)
    assert ON_LINE not in caplog.text


# ── links, and the page ───────────────────────────────────────────────────────────────────────────────────────────
async def test_a_link_to_data_works_once_for_some_minutes_and_only_the_newest(database: Database, clock: Clock) -> None:
    links = StoredDataLinks(database, "https://bot.example.go.th")
    assert await StoredDataLinks(database, "http://bot.example.go.th").issue("line", ON_LINE) == ""
    old, new = [(await links.issue("line", ON_LINE)).partition("=")[2] for _ in range(2)]
    assert [await links.redeem(each) for each in (old, new, new, "", "\ud800")] == [
        None,
        ("line", ON_LINE),
        *[None] * 3,
    ]
    late = (await links.issue("line", ON_LINE)).partition("=")[2]
    clock.now += MINUTES * 60 + 1
    assert await links.redeem(late) is None


@pytest.fixture
async def web(tmp_path: Path) -> AsyncIterator[ASGIApp]:
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    settings = read_settings({"THAMDAI_ADDRESS_PER_MINUTE": "3"}, Path("no-such.env"))
    pages = PrivacyPages(Notice(OFFICE), database, Neighbours(settings))
    desk = QuestionDesk(ScriptedEngine(), RememberedContexts(30, lambda: 0.0), ())
    yield with_doors(pages.doors(https=True), site(desk, made_up_edition()))
    await database.close()


async def test_the_web_tells_the_notice_and_keeps_nobody(web: ASGIApp) -> None:
    transport = httpx.ASGITransport(web)
    async with httpx.AsyncClient(transport=transport, base_url="http://thamdai.test") as client:
        chat = await client.get("/")
        assert 'href="/privacy"' in chat.text
        assert "set-cookie" not in chat.headers
        page = await client.get("/privacy")
        for heading, body in Notice(OFFICE).paragraphs:
            assert f"<h2>{heading}</h2>" in page.text
            assert body in page.text
        for header in ("content-security-policy", "strict-transport-security", "x-content-type-options"):
            assert header in page.headers
        assert (await client.post("/privacy")).status_code == 405
        hostile = await client.get("/mydata", params={"link": '"><script>alert(1)</script>'})
        assert "<script>" not in hostile.text
        tries = [(await client.post("/mydata", data={"link": "guess"})).status_code for _ in range(4)]
        assert tries == [403, 403, 403, 429]
