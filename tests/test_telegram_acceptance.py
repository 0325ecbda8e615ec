"""The whole bot against a strict stand-in of Telegram's server, where that is present: it checks every call against
the Bot API's own description. Name its folder with THAMDAI_RIGS; the default is ../shared/rigs beside the repository.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram_pace import Pace
from bot.serving import opened
from bot.settings import read_settings
from knowledge.asking.engine import Engine
from tests.running_telegram import Clock
from tests.stand_ins import RIGS, Control, present, stand_in
from tests.telegram_server import listening

QUESTIONS = RIGS.parent / "questions" / "dev.jsonl"
STAND_IN = "telegram_sim.py"
TOKEN = "123456:SIMULATED-token_0001"  # noqa: S105 (of the stand-in)
GROUP = -500

pytestmark = pytest.mark.skipif(
    not present(STAND_IN, "aiohttp", "PIL"),
    reason=f"the strict stand-in of Telegram is not here ({RIGS / STAND_IN}); name its folder with THAMDAI_RIGS",
)


class StandIn(Control):
    """Telegram's."""

    async def press(self, chat: int, post: int, label: str) -> bool:
        """False where the message was edited in the meantime and has that button no more."""
        pressed = {"chat_id": chat, "message_id": post, "text": label}
        return (await self._client.post("/callback", json=pressed)).status_code == 200

    async def said(self, count: int, chat: int = 7) -> list[dict[str, Any]]:
        return await self.messages(count, chat_id=chat)


@pytest.fixture(scope="module")
def stand_in_url() -> Iterator[str]:
    with stand_in(STAND_IN, "--token", TOKEN) as url:
        yield url


@pytest.fixture
async def telegram(stand_in_url: str) -> AsyncIterator[StandIn]:
    control = StandIn(stand_in_url)
    await control.do("reset")
    await control.faults()
    await control.do("config", rate_limits=False, privacy_mode=True, webhook_retry_base=0.05)
    yield control
    await control.close()


@asynccontextmanager
async def running(
    telegram: StandIn, folder: Path, engine: Engine, door: str, clock: Clock | None = None
) -> AsyncIterator[None]:
    """The bot of `thamdai serve`, by polling or by webhook, once its menus are set; real time only without a clock."""
    application: list[Any] = []

    async def web(scope: Any, receive: Any, send: Any) -> None:
        await application[0](scope, receive, send)

    async with listening(web) as url:
        values = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "DATA_DIR": str(folder)}
        values |= {"PUBLIC_URL": url} if door == "webhook" else {}
        settings = read_settings({f"THAMDAI_{name}": value for name, value in values.items()}, Path("no-such.env"))
        times = (Pace(clock, clock.sleep), clock.sleep) if clock else ()
        async with opened(settings, engine.catalogue.edition, engine, *times) as service:
            application.append(service.web)
            menus = 0
            while menus < 4:  # the bot is unknown to the stand-in until its first call
                try:
                    menus = len(await telegram.get("calls", method="setMyCommands", min=4))
                except AssertionError:
                    await asyncio.sleep(0)
            yield


DOORS = pytest.mark.parametrize("door", ["polling", "webhook"])


@DOORS
async def test_commands_buttons_pages_links_inline_and_groups_break_no_rule(
    door: str, telegram: StandIn, tmp_path: Path, engine: Engine
) -> None:
    async with running(telegram, tmp_path, engine, door, Clock()):
        await telegram.do("start", user_id=7, payload="p_debt")
        commands = (
            "start",
            "topics",
            "summary",
            "compare",
            "subscribe",
            "settings",
            "source",
            "help",
            "mydata",
            "forget",
        )
        for name in commands:
            await telegram.do("message", chat_id=7, text=f"/{name}")
        await telegram.said(1 + len(commands))
        await press_everything(telegram, 7)
        query = await telegram.do("inline_query", from_id=7, query="หนี้ครู")
        await telegram.get("calls", method="answerInlineQuery", min=1)
        offered = (await telegram.get("state"))["inline"][query["inline_query_id"]]["answer"]["results"]
        await telegram.do("chosen", from_id=7, inline_query_id=query["inline_query_id"], result_id=offered[0]["id"])
        await telegram.do("chat", id=GROUP, type="supergroup", title="ห้องครู", members=[7, 8])
        await telegram.do("message", chat_id=GROUP, from_id=8, text="/source@sim_bot")
        (first,) = await telegram.said(1, GROUP)
        asked = {"from_id": 8, "text": "หนี้สินครูแก้ได้กี่ราย", "reply_to_message_id": first["message_id"]}
        await telegram.do("message", chat_id=GROUP, **asked)
        assert "1,238" in (await telegram.said(2, GROUP))[1]["text"]
        state = await telegram.get("state")
        assert state["self_check"] == []
        assert not state["unanswered_callbacks"]
        assert not state["unanswered_inline"]
    assert await telegram.get("violations") == []


async def press_everything(telegram: StandIn, chat: int) -> None:
    """Press each button of every message that still shows when its turn comes, except the one that forgets."""
    pressed = 0
    for post in await telegram.get("messages", chat_id=chat):
        for row in post.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button.get("callback_data", "forget:yes") == "forget:yes":
                    continue
                if not await telegram.press(chat, post["message_id"], button["text"]):
                    continue
                pressed += 1
                await telegram.get("calls", method="answerCallbackQuery", min=pressed)
    assert pressed > 20
    await telegram.do("message", chat_id=chat, text="/help")  # taken after all taps are finished
    await telegram.get("messages", chat_id=chat, min=12)


FAULTS: dict[str, dict[str, Any]] = {
    "429": {"kind": "flood", "retry_after": 1},
    "500": {"kind": "http", "status": 500},
    "502": {"kind": "http", "status": 502},
    "closed before": {"kind": "drop"},
    "closed after": {"kind": "drop_after"},
}


@DOORS
@pytest.mark.parametrize("kind", FAULTS)
async def test_faults_leave_none_unanswered_and_none_twice(
    kind: str, door: str, telegram: StandIn, tmp_path: Path, engine: Engine
) -> None:
    people, turns = range(1, 9), 3
    async with running(telegram, tmp_path, engine, door, Clock()):
        await telegram.faults({"method": "sendMessage", "count": 6, **FAULTS[kind]})
        for _ in range(turns):
            for person in people:
                await telegram.do("message", chat_id=person, text="หนี้สินครูแก้ได้กี่ราย")
        for person in people:
            await telegram.said(turns, person)
    posts = Counter(post["chat"]["id"] for post in await telegram.get("messages"))
    assert posts == dict.fromkeys(people, turns)


@DOORS
async def test_a_restart_leaves_none_unanswered_and_none_twice(
    door: str, telegram: StandIn, tmp_path: Path, engine: Engine
) -> None:
    people = range(1, 21)
    async with running(telegram, tmp_path, engine, door, Clock()):
        for person in people:
            for text in ("/source", "หนี้สินครูแก้ได้กี่ราย", "/help"):
                await telegram.do("message", chat_id=person, text=text)
        await telegram.said(1, 1)
    async with running(telegram, tmp_path, engine, door, Clock()):
        for person in people:
            await telegram.said(3, person)
    posts = Counter(post["chat"]["id"] for post in await telegram.get("messages"))
    assert posts == dict.fromkeys(people, 3)


async def test_stays_within_the_limits_of_a_group_and_of_a_chat(
    telegram: StandIn, tmp_path: Path, engine: Engine
) -> None:
    await telegram.do("config", rate_limits=True)
    async with running(telegram, tmp_path, engine, "polling"):
        for _ in range(5):
            await telegram.do("message", chat_id=7, text="/source")
        await telegram.said(5)
    assert await telegram.get("calls", status=429) == []


@pytest.mark.skipif(not QUESTIONS.is_file(), reason=f"the question set is not here ({QUESTIONS})")
async def test_every_answer_of_the_question_set_is_a_valid_message(
    telegram: StandIn, tmp_path: Path, engine: Engine
) -> None:
    conversations = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines() if line.strip()]
    asked = 0
    async with running(telegram, tmp_path, engine, "polling", Clock()):
        for person, conversation in enumerate(conversations, 1_000):
            for turn in conversation["turns"]:
                sent = turn["q"].strip()[:4096]
                if sent:
                    await telegram.do("message", chat_id=person, text=sent)
                    asked += 1
        await telegram.get("calls", method="sendMessage", min=asked)
    answered = Counter(post["chat"]["id"] for post in await telegram.get("messages"))
    assert sum(answered.values()) >= asked > 0
    assert await telegram.get("violations") == []
