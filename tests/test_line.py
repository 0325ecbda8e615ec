"""LINE from a person's side: answers, buttons, groups, words for commands, what is unsent, the PR team."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.line_account import LOADING
from bot.channels.line_events import Asked, read
from bot.state.tables import answers, contexts, unanswered, updates
from handlers.answers import LOST
from handlers.privacy import PRIVATELY
from handlers.uncarried import LINE
from knowledge.asking.engine import Engine
from tests.line_server import BOT, SECRET, LineServer, actions_of, group, line_server, user, words_of
from tests.running_line import OWNER, Clock, running
from tests.running_telegram import StoppableEngine
from tests.telegram_server import Fault

ASKED = "หนี้สินครูแก้ได้กี่ราย"
GROUP = group(5)


def words(message: dict[str, Any]) -> str:
    return words_of(message.get("contents", message))


async def test_a_conversation_from_follow_to_vote(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        await server.bring(server.event("follow", user(7), follow={"isUnblocked": False}))
        (hello,) = await server.arrived(1)
        assert "“ความเป็นส่วนตัว”" in words(hello)
        assert "/" not in words(hello)
        await server.say(ASKED)
        answer = (await server.arrived(2))[1]
        assert "1,238 ราย" in answer["altText"]
        assert "ข้อมูล ณ 10 ต.ค. 67" in words(answer)
        await server.say("แล้วอุปสรรคล่ะ")
        assert "อุปสรรคเรื่องหนี้สินครู" in words((await server.arrived(3))[2])
        await server.tap("👍")
        assert "ขอบคุณ" in words((await server.arrived(4))[3])
        assert {each["via"] for each in server.chats[user(7)]} == {"reply"}
        assert not server.refusals


WORDS = {
    "เมนู": "สวัสดีค่ะ",
    "วิธีใช้หน่อยค่ะ": "พิมพ์ถามเป็นภาษาพูด",
    "เลือกเรื่อง": "เลือกเรื่องที่อยากรู้",
    "เปรียบเทียบ": "เลือกเรื่องแรก",
    "ติดตามข่าว": "อยากติดตามเรื่องไหน",
    "ติดตามเรื่องหนี้": "ติดตามหนี้สินครูแล้ว",
    "ตั้งค่า": "คุณคือ",
    "ที่มาของข้อมูล": "จัดทำโดย",
    "ข้อมูลของฉัน": "รหัสผู้ใช้",
    "ลบข้อมูลของฉัน": "ลบข้อมูลทั้งหมดของคุณใช่ไหม",
}


@pytest.mark.parametrize("typed", WORDS)
async def test_commands_are_words(typed: str, tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        await server.say("สวัสดี")
        await server.say(typed)
        assert WORDS[typed] in words((await server.arrived(2))[1])
        assert not server.refusals


async def test_everything_of_a_person_is_deleted_when_they_say_so(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        for text in (ASKED, "ติดตามเรื่องหนี้สินครู", "ลบข้อมูลของฉัน"):
            await server.say(text)
        await server.arrived(3)
        await server.tap("🗑 ลบทั้งหมด")
        assert "ลบข้อมูลของคุณแล้ว" in words((await server.arrived(4))[3])
        await line.idle()
        assert await line._rooms.people.person("line", user(7)) is None
        await server.say("ข้อมูลของฉัน")
        assert "ไม่มีข้อมูลของคุณเก็บไว้" in words((await server.arrived(5))[4])


async def test_buttons_of_old_messages_work_after_a_restart(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server:
        async with running(server, tmp_path, engine):
            await server.say(ASKED)
            (answer,) = await server.arrived(1)
        async with running(server, tmp_path, engine) as line:
            carried = [each["data"] for each in actions_of(answer)]
            for data in carried:
                await server.tap_data(data, user(7))
            await line.idle()
            said = await server.arrived(1 + len(carried))
            assert not any(LOST in words(each) for each in said)
            await server.tap_data("say:999:0", user(7))
            assert LOST in words((await server.arrived(len(said) + 1))[-1])
            assert not server.refusals


async def test_a_tap_says_something_for_the_person_and_old_words_still_mean_something(
    tmp_path: Path, engine: Engine
) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        await server.say(ASKED)
        (answer,) = await server.arrived(1)
        said = {each["label"]: each["displayText"] for each in actions_of(answer)}
        assert said["⛔ อุปสรรค"] == "อุปสรรคเรื่องหนี้สินครู"
        assert said["💬 เหลืออีกเท่าไร"] == "เหลืออีกเท่าไร"
        await server.tap("💬 เหลืออีกเท่าไร")
        assert "6,688" in words((await server.arrived(2))[1])
        await server.tap("📄 ตามที่พิมพ์")
        assert "ตามที่พิมพ์ในรายงาน" in words((await server.arrived(3))[2])
        await server.tap("◀ กลับ")
        assert "1,238" in words((await server.arrived(4))[3])


async def test_in_groups_only_who_calls_the_bot_is_answered(tmp_path: Path, engine: Engine) -> None:
    me = {"index": 0, "length": len(BOT["displayName"]) + 1, "type": "user", "userId": BOT["userId"], "isSelf": True}
    named = {"mention": {"mentionees": [me]}}
    async with line_server() as server, running(server, tmp_path, engine) as line:
        await server.bring(server.event("join", chat=GROUP))
        assert "เรียกชื่อ" in words((await server.arrived(1, GROUP))[0])
        not_meant = ("ถามได้ไหมว่าพรุ่งนี้ประชุมกี่โมง", ASKED, "ลบข้อมูลของฉัน", "เราถามได้ ใช่ไหม")
        for text in not_meant:
            await server.say(text, user(8), GROUP)
        await server.say(type="sticker", person=user(8), chat=GROUP)
        meant = (f"ถามได้ {ASKED}", f"@ถามได้: {ASKED}", f"thamdai {ASKED}", f"{BOT['displayName']} {ASKED}")
        for text in meant:
            await server.say(text, user(8), GROUP)
        await server.say(f"@{BOT['displayName']} {ASKED}", user(8), GROUP, **named)
        said = await server.arrived(6, GROUP)
        await line.idle()
        assert len(said) == 6
        assert all("1,238" in words(each) for each in said[1:])
        await server.say("ถามได้", user(8), GROUP)
        assert "เรียกชื่อ" in words((await server.arrived(7, GROUP))[6])
        await server.say("ถามได้ ข้อมูลของฉัน", user(8), GROUP)
        assert words((await server.arrived(8, GROUP))[7]) == PRIVATELY
        kept = await rows(line, updates)
        assert len(kept) == 8  # what people say among themselves is never kept
        assert not server.refusals


async def test_who_says_something_in_a_group_need_not_be_known(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        event = server.said(f"ถามได้ {ASKED}", user(8), GROUP)
        del event["source"]["userId"]
        await server.bring(event)
        assert "1,238" in words((await server.arrived(1, GROUP))[0])
        await server.tap_data("vote:1:up", "", GROUP)
        assert len(await server.arrived(2, GROUP)) == 2


async def test_leaving_a_group_forgets_what_was_said_there(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        await server.say(f"ถามได้ {ASKED}", user(8), GROUP)
        await server.say(ASKED, user(8))
        await server.arrived(1, user(8))
        await server.arrived(1, GROUP)
        await line.idle()  # whose an answer is is written down once it was said
        await server.bring(server.event("leave", chat=GROUP, token=False))
        await line.idle()
        for table in (answers, contexts):
            assert {row.conversation for row in await rows(line, table)} == {f"line:{user(8)}:{user(8)}"}


async def test_what_is_unsent_is_forgotten(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        await server.say("เชียงใหม่มีโรงเรียนกี่แห่ง")
        regretted = await server.say("เชียงรายมีครูกี่คน")
        await server.arrived(2)
        unsend = {"messageId": regretted["message"]["id"]}
        await server.bring(server.event("unsend", user(7), token=False, unsend=unsend))
        await line.idle()
        for table in (answers, unanswered):
            assert [row.question for row in await rows(line, table)] == ["เชียงใหม่มีโรงเรียนกี่แห่ง"]
        assert await rows(line, contexts) == []
        assert {row.payload for row in await rows(line, updates)} == {""}


async def test_what_is_unsent_before_it_was_answered_is_not_answered(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server:
        async with running(server, tmp_path, engine) as line:
            server.faults = [Fault("message/reply", "status", times=10_000)]
            regretted = await server.say("เชียงรายมีครูกี่คน")
            await server.bring(
                server.event("unsend", user(7), token=False, unsend={"messageId": regretted["message"]["id"]})
            )
            await line.idle()
        server.faults = []
        async with running(server, tmp_path, engine) as line:
            await server.say("วิธีใช้")
            await line.idle()
            assert len(await server.arrived(1)) == 1
            assert all("เชียงราย" not in row.payload for row in await rows(line, updates))


async def test_who_unfollows_is_not_reached_until_they_come_back(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        await server.say("วิธีใช้")
        await server.bring(server.event("unfollow", user(7), token=False))
        await line.idle()
        known = await line._rooms.people.person("line", user(7))
        assert known
        assert not known.reachable
        await server.bring(server.event("follow", user(7), follow={"isUnblocked": True}))
        await line.idle()
        known = await line._rooms.people.person("line", user(7))
        assert known
        assert known.reachable


async def test_what_is_no_text_gets_one_friendly_line(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        kinds = ("image", "video", "audio", "file", "location", "sticker")
        for kind in kinds:
            await server.say(type=kind)
        photos = [server.said(type="image", imageSet={"id": "s", "index": n, "total": 3}) for n in (1, 2, 3)]
        await server.bring(*photos)
        await line.idle()
        said = await server.arrived(len(kinds) + 1)
        assert len(said) == len(kinds) + 1
        assert all(LINE in words(each) for each in said)


IGNORED: dict[str, dict[str, Any]] = {
    "memberJoined": {"chat": GROUP, "joined": {"members": [{"type": "user", "userId": user(3)}]}},
    "memberLeft": {"chat": GROUP, "left": {"members": [{"type": "user", "userId": user(3)}]}},
    "accountLink": {"person": user(7), "link": {"result": "ok", "nonce": "n"}},
    "beacon": {"person": user(7), "beacon": {"hwid": "1", "type": "enter"}},
    "videoPlayComplete": {"person": user(7), "videoPlayComplete": {"trackingId": "t"}},
    "membership": {"person": user(7), "membership": {"type": "joined", "membershipId": 1}},
    "somethingNew": {"person": user(7), "somethingNew": {"x": [1, {"y": None}]}},
}


@pytest.mark.parametrize("kind", IGNORED)
async def test_events_that_are_not_ours_are_taken_and_let_go(kind: str, tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        assert await server.bring(server.event(kind, **IGNORED[kind])) == 200
        standby = server.said(ASKED) | {"mode": "standby"}
        assert await server.bring(standby, {"type": "message"}, {}, {"source": 3, "message": []}) == 200
        await line.idle()
        assert await rows(line, updates) == []
        assert server.chats == {}


async def test_the_door_checks_the_signature_before_it_reads(tmp_path: Path, engine: Engine, caplog: Any) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        assert await server.bring() == 200  # what the console's Verify button sends
        assert await server.bring(server.said(ASKED), secret="another")  # noqa: S106 == 401
        assert await server.bring(server.said(ASKED), signed=False) == 401
        assert await server.bring(server.said(ASKED), secret=SECRET[:-1]) == 401
        async with httpx.AsyncClient() as client:
            for raw in (b"", b"{", b"[1]", b"\xff\xfe"):
                assert (await client.post(server.door, content=raw)).status_code == 401
            assert (await client.post(server.door, content=b"x" * 1_100_000)).status_code == 413
            assert (await client.get(server.door)).status_code == 405
        await line.idle()
        assert await rows(line, updates) == []
    told = [each.levelname for each in caplog.records if "wrong signature" in each.getMessage()]
    assert told[0] == "WARNING"
    assert "WARNING" not in told[1:]


async def test_loading_is_shown_only_where_an_answer_takes_long_and_one_person_waits(
    tmp_path: Path, engine: Engine
) -> None:
    clock, gated = Clock(), StoppableEngine(engine)
    async with line_server() as server, running(server, tmp_path, gated, clock) as line:
        await server.say("วิธีใช้")
        await server.arrived(1)
        assert not [call for call in server.calls if call.path.endswith("loading/start")]
        await server.say(f"{ASKED} ช้าๆ")
        clock.typing.set()
        (call,) = await server.called("loading/start")
        assert call.body == {"chatId": user(7), "loadingSeconds": LOADING}
        gated.gate.set()
        await server.arrived(2)
        gated.gate.clear()
        await server.say(f"ถามได้ {ASKED} ช้าๆ", user(8), GROUP)
        clock.typing.set()
        gated.gate.set()
        await line.idle()
    assert len([call for call in server.calls if call.path.endswith("loading/start")]) == 1


async def test_the_team_sees_unanswered_questions_and_the_quota_and_nobody_else_does(
    tmp_path: Path, engine: Engine
) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        server.quota, server.pushed = 300, 288
        await server.say("เชียงใหม่มีโรงเรียนกี่แห่ง")
        await server.arrived(1)
        for text in ("คำถามที่ตอบไม่ได้", "โควตา"):
            await server.say(text, OWNER)
        review, quota = await server.arrived(2, OWNER)
        assert "เชียงใหม่" in words(review)
        assert "เหลือ 12 ข้อความ" in words(quota)
        server.quota = None
        await server.tap_data("quota", OWNER)
        assert "ไม่จำกัด" in words((await server.arrived(3, OWNER))[2])
        for data in ("quota", "unanswered"):
            await server.tap_data(data, user(7))
        said = await server.arrived(3)
        assert not any("288" in words(each) or "เชียงใหม่" in words(each) for each in said[1:])


async def test_a_handler_that_fails_apologises_and_the_log_holds_no_text(
    tmp_path: Path, engine: Engine, caplog: Any
) -> None:
    async with line_server() as server, running(server, tmp_path, StoppableEngine(engine)):
        await server.say("คำลับพัง")
        assert "ขออภัย" in words((await server.arrived(1))[0])
        await server.say("วิธีใช้")
        await server.arrived(2)
    assert "'event': 'failed'" in caplog.text
    assert "คำลับ" not in caplog.text


async def test_a_message_that_line_refuses_is_said_plainly(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_long = [{"type": "text", "text": "x" * 6_000}]
    monkeypatch.setattr("bot.channels.line.laid_out", lambda _: too_long)
    async with line_server() as server, running(server, tmp_path, engine):
        await server.say(ASKED)
        (plain,) = await server.arrived(1)
        assert plain["type"] == "text"
        assert "1,238 ราย" in plain["text"]
        assert len(server.refusals) == 1


def test_a_mention_is_cut_out_wherever_it_stands_counted_as_line_counts() -> None:
    server = LineServer()
    text = "😀 @ถามได้ น้ำ 👍 กี่แห่ง"
    me = {"index": 3, "length": 7, "type": "user", "isSelf": True}
    event = server.said(text, user(8), GROUP, mention={"mentionees": [me, {"type": "all", "index": 0, "length": 1}]})
    asked = read(event)
    assert isinstance(asked, Asked)
    assert asked.message.text == "😀 น้ำ 👍 กี่แห่ง"


async def rows(line: Any, table: Any) -> list[Any]:
    async with line._rooms.updates._database.reading() as connection:
        return list((await connection.execute(table.select())).all())
