"""The whole bot against a strict stand-in of LINE's server, where that is present: it checks every call against LINE's
own OpenAPI description and limits. Name its folder with THAMDAI_RIGS; the default is ../shared/rigs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.channels.line import Line
from knowledge.asking.engine import Engine
from tests.line_server import actions_of
from tests.running_line import Clock, serving, settings_for
from tests.running_telegram import StoppableEngine, keeping_fails
from tests.stand_ins import RIGS, Control, present, stand_in

STAND_IN = "line_sim.py"
TOKEN, SECRET = "SIM-ACCESS-TOKEN", "SIM-CHANNEL-SECRET"
ASKED = "หนี้สินครูแก้ได้กี่ราย"

pytestmark = pytest.mark.skipif(
    not present(STAND_IN, "aiohttp", "PIL", "regex", "yaml"),
    reason=f"the strict stand-in of LINE is not here ({RIGS / STAND_IN}); name its folder with THAMDAI_RIGS",
)


class StandIn(Control):
    """LINE's."""

    async def arrived(self, count: int, person: str = "alice", **where: str) -> list[dict[str, Any]]:
        return await self.messages(count, **(where or {"userId": person}))


@pytest.fixture(scope="module")
def stand_in_url() -> Iterator[str]:
    with stand_in(STAND_IN, "--spec", str(RIGS / "spec")) as url:
        yield url


@pytest.fixture
async def line(stand_in_url: str) -> AsyncIterator[StandIn]:
    control = StandIn(stand_in_url)
    await control.do("reset")
    await control.do("config", rate_limits=False, redelivery_delays=[0.05, 0.05, 0.05], webhook_timeout=10)
    try:
        yield control
        refused = [each["violations"] for each in await control.get("violations")]
        assert [each for each in refused if each != ["Invalid reply token"]] == []  # that one the bot must live with
    finally:
        await control.close()


@asynccontextmanager
async def running(line: StandIn, folder: Path, engine: Engine | StoppableEngine) -> AsyncIterator[Line]:
    """The bot of `thamdai serve`, its door known to the stand-in."""
    settings = settings_for(line.url, folder, TOKEN, SECRET)
    async with serving(settings, engine, Clock()) as (door, channel):
        await line.do("webhook", url=door)
        yield channel


async def test_every_kind_of_event_is_taken_and_breaks_no_rule(line: StandIn, tmp_path: Path, engine: Engine) -> None:
    async with running(line, tmp_path, engine) as channel:
        await line.do("follow", userId="alice")
        await line.arrived(1)
        spoken = [ASKED, "แล้วอุปสรรคล่ะ", "มีเรื่องอะไรบ้าง", "กี่แห่ง", "เมนู", "วิธีใช้", "ตั้งค่า", "ติดตามข่าว", "เปรียบเทียบ"]
        spoken += ["ข้อมูลของฉัน", "ที่มาของข้อมูล", "ติดตามเรื่องหนี้", "เชียงใหม่มีโรงเรียนกี่แห่ง", "สรุปทั้งเล่ม"]
        for text in spoken:
            await line.do("message", userId="alice", text=text)
        for kind in ("image", "video", "audio", "file", "sticker"):
            await line.do("message", userId="alice", type=kind)
        await line.do("message", userId="alice", type="location", title="ที่นี่", address="ถนน", latitude=1, longitude=1)
        await channel.idle()
        pressed = await press_everything(line, channel)
        assert pressed > 30
        await line.do("join", groupId="room", members=["alice", "bob"])
        await line.do("message", userId="bob", groupId="room", text="วันนี้ประชุมกี่โมง")
        await line.do("message", userId="bob", groupId="room", text=ASKED, mention_bot=True)
        await line.do("message", userId="bob", groupId="room", text=f"ถามได้ {ASKED}")
        await channel.idle()
        said = await line.arrived(3, groupId="room")
        assert len(said) == 3
        assert "1,238" in said[2]["message"]["altText"]
        for kind, more in (("members", {"joined": ["carol"]}), ("members", {"left": ["carol"]}), ("leave", {})):
            await line.do(kind, groupId="room", **more)
        event = (await line.do("message", userId="alice", text="เชียงรายมีครูกี่คน"))["events"][0]
        await line.do("unsend", userId="alice", messageId=event["message"]["id"])
        await line.do("unfollow", userId="alice")
        assert (await line.do("verify"))["deliveries"][0]["status"] == 200
        await channel.idle()
    assert {each["status"] for each in await line.get("deliveries")} == {200}
    assert {each["via"] for each in await line.get("messages")} == {"reply"}


async def press_everything(line: StandIn, channel: Line) -> int:
    """Tap each button of every message, except the one that forgets; how many there were."""
    data: dict[str, None] = {}
    for each in await line.get("messages", userId="alice"):
        data |= dict.fromkeys(action["data"] for action in actions_of(each["message"]))
    data.pop("forget:yes", None)
    for each in data:
        await line.do("postback", userId="alice", data=each)
    await channel.idle()
    return len(data)


async def test_signature_faults_are_refused_and_answered_by_nobody(
    line: StandIn, tmp_path: Path, engine: Engine
) -> None:
    async with running(line, tmp_path, engine) as channel:
        for fault in ("signature", "body", "missing"):
            sent = await line.do("message", userId="alice", text=ASKED, tamper=fault)
            assert sent["deliveries"][0]["status"] == 401
        await channel.idle()
        await line.do("message", userId="alice", text="วิธีใช้")
        await line.arrived(1)
    assert len(await line.get("messages", userId="alice")) == 1


FAULTS: dict[str, dict[str, Any]] = {
    "429": {"kind": "rate"},
    "500": {"kind": "http", "status": 500},
    "closed before": {"kind": "drop"},
    "closed after": {"kind": "drop_after"},
}


@pytest.mark.parametrize("kind", FAULTS)
async def test_faults_leave_none_unanswered_and_none_twice(
    kind: str, line: StandIn, tmp_path: Path, engine: Engine
) -> None:
    """Two questions of each person are answered in time, by reply; the third when its token is gone, by push."""
    people, gated = [f"person{number}" for number in range(8)], StoppableEngine(engine)
    async with running(line, tmp_path, gated) as channel:
        paths = ("message/reply", "message/push")
        await line.faults(*({"path": path, "count": 6, **FAULTS[kind]} for path in paths))
        for text in (ASKED, "วิธีใช้", f"{ASKED} ช้าๆ"):
            for person in people:
                await line.do("message", userId=person, text=text, duplicate=True)
        await line.get("messages", min=2 * len(people))
        await line.do("clock", advance=70)
        channel._sending._clock = lambda: time.time() + 70
        gated.gate.set()
        await channel.idle()
    found = await line.get("messages")
    assert len([each for each in await line.get("requests") if each["fault"]]) == 12
    assert Counter(each["chat"] for each in found) == dict.fromkeys({each["chat"] for each in found}, 3)
    assert Counter(each["via"] for each in found) == {"reply": 2 * len(people), "push": len(people)}


async def test_a_restart_between_receiving_and_answering_leaves_none_unanswered_and_none_twice(
    line: StandIn, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.inbox.DRAIN", 0.0)
    people = [f"person{number}" for number in range(20)]
    gated = StoppableEngine(engine)
    async with running(line, tmp_path, gated):
        for person in people:
            for text in ("วิธีใช้", f"{ASKED} ช้าๆ", "ตั้งค่า"):
                await line.do("message", userId=person, text=text)
        await line.arrived(1, people[0])
        gated.gate.set()
    async with running(line, tmp_path, engine) as channel:
        await line.do("message", userId=people[0], text="วิธีใช้")
        await channel.idle()
    counted = Counter(each["chat"] for each in await line.get("messages"))
    assert len(counted) == len(people)
    assert sorted(counted.values()) == [3] * (len(people) - 1) + [4]


async def test_events_of_several_people_in_one_request_and_redelivery_after_a_failure(
    line: StandIn, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping_fails(monkeypatch, 2)
    async with running(line, tmp_path, engine) as channel:
        events = [{"control": "message", "userId": f"person{number}", "text": ASKED} for number in range(6)]
        await line.do("events", events=events)
        await line.get("messages", min=6)
        await channel.idle()
    found = await line.get("messages")
    assert Counter(each["chat"] for each in found) == dict.fromkeys({each["chat"] for each in found}, 1)
    assert len(found) == 6


async def test_the_menus_are_made_and_shown_by_role(line: StandIn) -> None:
    from bot.channels.line_account import Account
    from bot.channels.line_menus import set_menus

    owner = (await line.do("user", userId="owner", friend=True))["userId"]
    account = Account(TOKEN, line.url)
    first = await set_menus(account, frozenset({owner}))
    again = await set_menus(account, frozenset({owner}))
    await account.close()
    assert sum("made the menu" in each for each in first) == 2
    assert not any("made the menu" in each for each in again)
    assert len((await line.get("state"))["menus"]) == 2
