"""Telegram from a person's side: commands, answers, buttons, pages, links, groups, edits, odd messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.telegram_commands import COMMANDS
from bot.channels.telegram_webhook import HEADER, PATH
from handlers.answers import LOST
from handlers.privacy import PRIVATELY
from handlers.uncarried import LINE
from knowledge.asking.engine import Engine
from tests.running_telegram import OWNER, StoppableEngine, conversing, running
from tests.telegram_server import BOT, TelegramServer, buttons_of, labels, telegram_server

ASKED = "หนี้สินครูแก้ได้กี่ราย"
GROUP = -100_200


@pytest.mark.parametrize("door", ["polling", "webhook"])
async def test_a_conversation_from_start_to_vote(door: str, tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, conversing(server, tmp_path, engine, door) as bring:
        await server.say("/start")
        await bring()
        assert "/privacy" in (await server.said(1))[0]["text"]
        await server.say(ASKED)
        await bring()
        answer = (await server.said(2))[1]
        assert "/privacy" not in answer["text"], "the notice is shown once"
        assert "1,238 ราย" in answer["text"].split("\n")[0]
        assert answer["html"].startswith("<b>")
        assert "ข้อมูล ณ 10 ต.ค. 67" in answer["text"]
        await server.say("แล้วอุปสรรคล่ะ")
        await bring()
        assert "อุปสรรคเรื่องหนี้สินครู" in (await server.said(3))[2]["text"]
        tap = await server.tap("👍", post=answer["message_id"])
        await bring()
        assert "ขอบคุณ" in await server.answered(tap)
        assert len(server.in_chat()) == 3
        assert not server.refusals


@pytest.mark.parametrize("name", COMMANDS)
async def test_each_command_is_answered_with_something_of_its_own(name: str, tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say(f"/{name}", chat=OWNER, person=OWNER)
        (reply,) = await server.said(1, OWNER)
        assert "ปุ่มนี้เก่าแล้ว" not in reply["text"]
        assert name == "help" or "พิมพ์ถามเป็นภาษาพูด" not in reply["text"]
        assert not server.refusals


async def test_menus_are_thai_and_english_and_the_team_sees_more(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.called("setMyCommands", 6)
    of_all = {name for name, command in COMMANDS.items() if not command.owners}
    assert {each["command"] for each in server.commands["all_private_chats"]} == of_all
    assert set(COMMANDS) - of_all >= {"unanswered", "console"}
    assert {each["command"] for each in server.commands[f"chat {OWNER}"]} == set(COMMANDS)
    assert "subscribe" not in {each["command"] for each in server.commands["all_group_chats"]}
    assert "เลือกเรื่อง" in server.commands["all_private_chats"][1]["description"]
    assert server.commands["all_private_chats en"][1]["description"] == "Topics of the report"


async def test_the_review_is_shown_to_the_team_masked_and_to_nobody_else(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("เชียงใหม่มีโรงเรียนกี่แห่ง โทรกลับ 081-234-5678")
        await server.said(1)
        await server.say("/unanswered", chat=OWNER, person=OWNER)
        review = (await server.said(1, OWNER))[0]["text"]
        assert "เชียงใหม่" in review
        assert "5678" not in review
        await server.say("/unanswered")
        assert "เชียงใหม่มีโรงเรียน" not in (await server.said(2))[1]["text"]


async def test_buttons_edit_the_same_message_through_columns_and_pages(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/topics")
        (post,) = await server.said(1)
        for label in ("แนะแนวและสุขภาพผู้เรียน", "🛠 การดำเนินงาน", "ดูต่อ ▶", "ดูต่อ ▶", "◀ ก่อนหน้า", "⛔ อุปสรรค", "☰ ทุกเรื่อง"):
            before = server.in_chat()[0]["text"]
            tap = await server.tap(label)
            assert await server.answered(tap) == ""
            await server.changed(before)
        assert [each["message_id"] for each in server.in_chat()] == [post["message_id"]]
        assert not server.refusals


async def test_pages_keep_items_whole_and_all_can_be_had_at_once(tmp_path: Path, engine: Engine) -> None:
    edition = engine.catalogue.edition
    items = [each.text for each in edition.cell("guidance", "activities")]
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/topics")
        await server.said(1)
        await server.tap("topic:guidance")
        await server.until(lambda: "🛠 การดำเนินงาน" in labels(server.in_chat()[0]))
        await server.tap("🛠 การดำเนินงาน")
        await server.until(lambda: "หน้า 1 จาก" in server.in_chat()[0]["text"])
        seen = server.in_chat()[0]["text"]
        while "ดูต่อ ▶" in labels(server.in_chat()[0]):
            before = server.in_chat()[0]["text"]
            await server.tap("ดูต่อ ▶")
            seen += await server.changed(before)
        assert all(item in seen for item in items)
        await server.tap("ทั้งหมด")
        await server.until(
            lambda: items[0] in server.in_chat()[0]["text"] and items[-1] in server.in_chat()[-1]["text"]
        )


async def test_the_printed_sentence_leads_back_to_the_answer(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/start")
        await server.say(ASKED)
        _, answer = await server.said(2)
        await server.tap("📄 ตามที่พิมพ์")
        await server.until(lambda: "ตามที่พิมพ์ในรายงาน" in server.in_chat()[1]["text"])
        await server.tap("◀ กลับ")
        await server.until(lambda: server.in_chat()[1]["text"] == answer["text"])
        assert server.in_chat()[1]["html"] == answer["html"]


async def test_a_repeated_tap_and_one_on_a_message_too_old_to_edit(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/settings")
        (post,) = await server.said(1)
        for _ in range(2):
            await server.answered(await server.tap("settings:teacher"))
        await server.until(lambda: "คุณคือ: ครู" in server.in_chat()[0]["text"])
        inaccessible = {"message_id": post["message_id"], "date": 0, "chat": post["chat"]}
        await server.answered(await server.tap_data("topic:debt", inaccessible))
        assert "หนี้สินครู" in (await server.said(2))[1]["text"]
        server.deleted.add((7, post["message_id"]))
        await server.answered(await server.tap_data("cell:debt:obstacles", post))
        assert "อุปสรรค" in (await server.said(2))[1]["text"]
        assert not server.refusals


async def test_old_and_forged_buttons_lead_back_to_the_menu(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/help")
        (post,) = await server.said(1)
        for data in (
            "more:999",
            "say:999:0",
            "cell:no-such:figures",
            "cell:debt:no-such",
            "quote:debt:figures:99",
            "x",
            "vote:1",
        ):
            await server.answered(await server.tap_data(data, post))
        _, *led = server.in_chat()
        assert [each["text"] for each in led] == [LOST] * 6
        assert labels(led[0]) == ["☰ ทุกเรื่อง", "📋 สรุปทั้งเล่ม"]
        assert not server.refusals


async def test_buttons_mean_the_same_after_a_restart(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server:
        async with running(server, tmp_path, engine):
            await server.say("สรุปทั้งเล่ม")
            (post,) = await server.said(1)
        async with running(server, tmp_path, engine):
            await server.answered(await server.tap("ดูต่อ ▶"))
            await server.until(lambda: "หน้า 2 จาก" in server.in_chat()[0]["text"])
            await server.tap("เรื่องไหนได้ร้อยละน้อยที่สุด")
            assert "น้อยที่สุด" in (await server.said(2))[1]["text"]
            await server.say("แล้วมากที่สุดล่ะ")
            await server.said(3)
        assert post["message_id"] == server.in_chat()[0]["message_id"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [("p_debt", "1,238 ราย"), ("i_debt__reduced", "1,238 ราย"), ("i_gone__long-ago", "สวัสดีค่ะ"), ("ก" * 3, "สวัสดีค่ะ")],
)
async def test_deep_links_open_a_place_and_old_ones_the_menu(
    code: str, shown: str, tmp_path: Path, engine: Engine
) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say(f"/start {code}")
        assert shown in (await server.said(1))[0]["text"]


async def test_inline_mode_offers_figures_and_policies_that_link_back(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        query = await server.look("หนี้ครู")
        await server.until(lambda: query in server.offers)
        offered = server.offers[query]
        texts = [each["input_message_content"]["message_text"] for each in offered["results"]]
        assert any("1,238 ราย" in text and "ที่มา" in text and "ข้อมูล ณ" in text for text in texts)
        assert not offered.get("is_personal")
        assert offered["cache_time"] <= 60
        link = offered["results"][0]["reply_markup"]["inline_keyboard"][0][0]["url"]
        assert link.startswith(f"https://t.me/{BOT['username']}?start=")
        for odd in ("", "zzzz", "<b>", "ก" * 256):
            await server.look(odd)
        await server.until(lambda: len(server.offers) == 5)
        assert not server.refusals


async def test_a_group_is_answered_only_when_the_bot_is_meant_and_the_asker_is_replied_to(
    tmp_path: Path, engine: Engine
) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        group: dict[str, Any] = {"chat": GROUP, "person": 8}
        await server.say(ASKED, **group)
        await server.say("/topics@another_bot", **group)
        await server.say("/nonsense", **group)
        await server.say(photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}], **group)
        asked = await server.say(f"@{BOT['username']} {ASKED}", **group)
        (answer,) = await server.said(1, GROUP)
        assert answer["reply_to_message_id"] == asked
        assert "1,238" in answer["text"]
        await server.say("แล้วอุปสรรคล่ะ", reply_to_message=answer, **group)
        assert "อุปสรรคเรื่องหนี้สินครู" in (await server.said(2, GROUP))[1]["text"]
        other = {"chat": GROUP, "person": 9}
        await server.say("แล้วอุปสรรคล่ะ", reply_to_message=answer, **other)
        assert "อุปสรรคเรื่องหนี้สินครู" not in (await server.said(3, GROUP))[2]["text"]
        await server.say(f"/mydata@{BOT['username']}", **group)
        assert (await server.said(4, GROUP))[3]["text"] == PRIVATELY


async def test_a_group_that_becomes_a_supergroup_keeps_its_conversations(tmp_path: Path, engine: Engine) -> None:
    new = -100_999
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say(f"@{BOT['username']} {ASKED}", chat=GROUP, person=8)
        (answer,) = await server.said(1, GROUP)
        await server.say(chat=GROUP, person=8, migrate_to_chat_id=new)
        server.upgraded[GROUP] = new
        await server.say("/source", chat=GROUP, person=8)  # on its way when the group moved
        await server.said(1, new)
        await server.say("แล้วอุปสรรคล่ะ", chat=new, person=8, reply_to_message=answer)
        assert "อุปสรรคเรื่องหนี้สินครู" in (await server.said(2, new))[1]["text"]


async def test_an_edited_question_gets_its_answer_edited(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        post = await server.say(ASKED)
        (answer,) = await server.said(1)
        await server.correct(post, "อุปสรรคเรื่องธนาคารหน่วยกิต")
        await server.until(lambda: "ธนาคารหน่วยกิต" in server.in_chat()[0]["text"])
        await server.correct(9_999, "ข้อความที่ไม่เคยตอบ")
        await server.say("/help")
        first, _ = await server.said(2)
        assert first["message_id"] == answer["message_id"]


ODD: dict[str, dict[str, Any]] = {
    "photo": {"photo": [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}], "caption": "ดูนี่"},
    "voice": {"voice": {"file_id": "x", "file_unique_id": "y", "duration": 1}},
    "sticker": {"sticker": {"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "type": "regular"}
                | {"is_animated": False, "is_video": False}},
    "location": {"location": {"latitude": 13.7, "longitude": 100.5}},
    "poll": {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False}
             | {"is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False}
             | {"members_only": False}},
    "forwarded": {"text": ASKED, "forward_origin": {"type": "hidden_user", "sender_user_name": "ใครบางคน", "date": 1}},
}  # fmt: skip


@pytest.mark.parametrize("kind", ODD)
async def test_what_is_no_question_gets_one_friendly_line(kind: str, tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/start")
        await server.say(**ODD[kind])
        await server.say("/source")
        _, first, _ = await server.said(3)
        assert first["text"] == LINE


async def test_an_album_gets_one_line_and_chat_events_and_channels_none(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        for _ in range(4):
            await server.say(**ODD["photo"], media_group_id="a1")
        await server.say(pinned_message={"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}})
        await server.push(
            {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel", "title": "x"}}}
        )
        await server.push({"something_new": {"id": 1}})
        await server.push({})
        await server.say("/source")
        assert len(await server.said(2)) == 2
        assert not server.in_chat(-5)


async def test_who_blocks_the_bot_is_marked_until_they_come_back(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine) as service:
        people = service.telegram._rooms.people if service.telegram else None
        assert people
        await server.say("/start")
        await server.said(1)
        for status, reachable in (("kicked", False), ("member", True)):
            await _membership(server, status)
            await server.say("/source", chat=8, person=8)
            await server.said(1 if status == "kicked" else 2, chat=8)
            assert service.telegram
            await service.telegram.idle()
            person = await people.person("telegram", "7")
            assert person
            assert person.reachable is reachable


async def _membership(server: TelegramServer, status: str) -> None:
    user = {"id": 7, "is_bot": False, "first_name": "x"}
    member = {"status": status, "user": BOT} | ({"until_date": 0} if status == "kicked" else {})
    change = {"chat": {"id": 7, "type": "private"}, "from": user, "date": 1, "new_chat_member": member}
    await server.push({"my_chat_member": {**change, "old_chat_member": {"status": "member", "user": BOT}}})


async def test_what_is_kept_can_be_seen_and_forgotten(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/subscribe")
        await server.said(1)
        await server.answered(await server.tap("subscribe:debt"))
        await server.until(lambda: "ติดตามอยู่: หนี้สินครู" in server.in_chat()[0]["text"])
        await server.say("/mydata")
        assert "เรื่องที่ติดตาม: หนี้สินครู" in (await server.said(2))[1]["text"]
        await server.say("/forget")
        await server.said(3)
        await server.answered(await server.tap("forget:yes"))
        await server.until(lambda: "ลบข้อมูลของคุณแล้ว" in server.in_chat()[2]["text"])
        await server.say("/mydata")
        assert "ไม่มีข้อมูลของคุณเก็บไว้" in (await server.said(4))[3]["text"]


async def test_typing_is_shown_only_when_an_answer_takes_long(tmp_path: Path, engine: Engine) -> None:
    from tests.running_telegram import Clock

    stoppable, clock = StoppableEngine(engine), Clock()
    async with telegram_server() as server, running(server, tmp_path, stoppable, clock):
        await server.say(ASKED)
        await server.said(1)
        assert not [call for call in server.calls if call.method == "sendChatAction"]
        await server.say("ตอบช้าๆ ได้ไหม")
        await server.until(lambda: len(stoppable.asked) or True)
        clock.typing.set()
        await server.called("sendChatAction")
        stoppable.gate.set()
        await server.said(2)


async def test_many_people_at_once_each_in_order(tmp_path: Path, engine: Engine) -> None:
    stoppable = StoppableEngine(engine)
    async with telegram_server() as server, running(server, tmp_path, stoppable):
        await server.say("คำถามที่ช้ามาก", chat=500, person=500)  # one slow answer holds nobody else up
        for turn in range(3):
            for person in range(1, 41):
                await server.say(("/source", "/help", "/mydata")[turn], chat=person, person=person)
        for person in range(1, 41):
            posts = await server.said(3, chat=person)
            assert [each["text"].split("\n")[0][:8] for each in posts] == ["รายงานผล", "พิมพ์ถาม", "ข้อมูลขอ"]
        stoppable.gate.set()
        await server.said(1, chat=500)


async def test_a_failure_is_told_politely_and_logged_without_the_text(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async with telegram_server() as server, running(server, tmp_path, StoppableEngine(engine)):
        await server.say("เรื่องนี้พัง ความลับของฉัน")
        assert "ขออภัย" in (await server.said(1))[0]["text"]
        await server.say(ASKED)
        assert "1,238" in (await server.said(2))[1]["text"]
    assert "'update': " in caplog.text
    assert "RuntimeError" in caplog.text
    assert "ความลับ" not in caplog.text


async def test_the_webhook_checks_the_secret_before_it_reads(tmp_path: Path, engine: Engine) -> None:
    async with (
        telegram_server() as server,
        running(server, tmp_path, engine, THAMDAI_PUBLIC_URL="https://x.test") as service,
    ):
        await server.called("setMyCommands", 4)
        assert server.webhook["url"] == f"https://x.test{PATH}"
        assert server.webhook["drop_pending_updates"] is False
        assert set(server.webhook["allowed_updates"]) >= {"message", "callback_query", "inline_query", "my_chat_member"}
        secret = server.webhook["secret_token"]
        transport = httpx.ASGITransport(app=service.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.test") as client:
            for wrong in ({}, {HEADER: "wrong"}, {HEADER: secret[:-1]}, {HEADER: "ก".encode()}):
                assert (await client.post(PATH, content=b"not json", headers=wrong)).status_code == 403  # type: ignore[arg-type]
            right = {HEADER: secret}
            assert (await client.post(PATH, content=b"not json", headers=right)).status_code == 400
            assert (await client.post(PATH, content=b"x" * 2_000_000, headers=right)).status_code == 413
            assert (await client.post(PATH, json=[1], headers=right)).status_code == 200
            assert (await client.get(PATH)).status_code == 405
            update = {"update_id": 5, "message": server._post(7, 7, text="/source")}
            for _ in range(3):
                assert (await client.post(PATH, json=update, headers=right)).status_code == 200
        await server.said(1)
        assert service.telegram
        await service.telegram.idle()
        assert len(server.in_chat()) == 1


async def test_compare_walks_from_two_topics_to_their_figures(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/compare")
        await server.said(1)
        await server.tap("compare:debt")
        await server.until(lambda: "เทียบเรื่องหนี้สินครู" in server.in_chat()[0]["text"])
        await server.tap("compare:debt:career")
        await server.until(lambda: "1,238 ราย" in server.in_chat()[0]["text"])
        assert "ข้อมูล ณ" in server.in_chat()[0]["text"]
        assert {"topic:debt", "topic:career"} <= {each["callback_data"] for each in buttons_of(server.in_chat()[0])}


async def test_a_tap_that_is_too_late_stops_nothing(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say("/topics")
        await server.said(1)
        query = await server.tap("topic:debt")
        del server.taps[query]
        await server.until(lambda: "1,238" in server.in_chat()[0]["text"])
        assert ["query is too old" in each for each in server.refusals] == [True]
