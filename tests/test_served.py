"""thamdai as an office runs it: processes of their own, their logs read byte by byte, stopped in the middle of work."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.telegram_webhook import secret_of
from bot.state.database import open_database
from bot.state.team import StoredTeam
from handlers.team import Member
from tests import line_server as line
from tests import telegram_server as telegram
from tests.serving_processes import Served, free_ports, processes, url_of

PERSON = 987654321
LINE_PERSON = "U0f1e2d3c4b5a69788796a5b4c3d2e1f0"
GROUP = -1009876543210
METRICS_TOKEN = "metrics-0123456789abcdef"  # noqa: S105
LINK = "aLinkIntoTheConsoleThatNobodyMaySee"
SEEDS = (
    "ผมนายสมชาย ใจดีมาก หนี้สินครูแก้ได้กี่ราย",
    "ครูสมหญิงเลขบัตร 1103700123456 อยากรู้เรื่องหนี้ครู",
    "โทรกลับ 081-987-6543 หรือ ๐๘๑๙๘๗๖๕๔๓ ด้วยค่ะ",
    "ส่งมาที่ malee.rakdee@obec.go.th ได้ไหม",
    "Mr. Wichai Meesuk asks how many teachers",
    "ผอ.ประยูร จากเชียงใหม่ มีโรงเรียนกี่แห่ง",
)
SOUGHT = {  # what must be in no log
    *(telegram.TOKEN, telegram.TOKEN.partition(":")[2], line.TOKEN, line.SECRET, secret_of(telegram.TOKEN)),
    *(METRICS_TOKEN, LINK, str(PERSON), str(GROUP).lstrip("-"), LINE_PERSON),
    *("สมชาย", "ใจดีมาก", "สมหญิง", "1103700123456", "081-987-6543", "0819876543", "๐๘๑๙๘๗๖๕๔๓"),
    *("malee.rakdee", "Meesuk", "ประยูร", "หนี้ครู", "เชียงใหม่", "กี่ราย"),
}


@pytest.fixture
async def telegram_() -> Any:
    async with telegram.telegram_server() as server:
        yield server


@pytest.fixture
async def line_() -> Any:
    async with line.line_server() as server:
        yield server


def environ(telegram_: telegram.TelegramServer, line_: line.LineServer, port: int, **more: str) -> dict[str, str]:
    return {
        "THAMDAI_TELEGRAM_TOKEN": telegram.TOKEN,
        "THAMDAI_TELEGRAM_API_URL": telegram_.url,
        "THAMDAI_LINE_CHANNEL_SECRET": line.SECRET,
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": line.TOKEN,
        "THAMDAI_LINE_API_URL": line_.url,
        "THAMDAI_PUBLIC_URL": url_of(port),
        "THAMDAI_OWNERS": f"telegram:{PERSON}, line:{LINE_PERSON}",
        **more,
    }


async def test_at_debug_no_channel_leaves_a_secret_or_a_person_in_the_log(
    tmp_path: Path, telegram_: telegram.TelegramServer, line_: line.LineServer
) -> None:
    port, inside = free_ports(2)
    more = {"THAMDAI_LOG_LEVEL": "DEBUG", "THAMDAI_METRICS_PORT": str(inside), "THAMDAI_METRICS_TOKEN": METRICS_TOKEN}
    with processes(tmp_path, **environ(telegram_, line_, port, **more)) as served:
        served.start(port)
        await served.ready(port)
        await telegram_.called("setMyCommands", 4)
        line_.door = f"{url_of(port)}/line/webhook"
        await on_telegram(telegram_)
        await on_line(line_)
        metrics = await on_the_web(port, inside)
        await telegram_.until(lambda: len(telegram_.in_chat(PERSON)) >= len(SEEDS))
        await line_.until(lambda: len(line_.chats.get(LINE_PERSON, [])) >= len(SEEDS))
        assert await served.stop(port) == 0
        log = served.log(port)
    found = {each for each in SOUGHT if each.encode() in log or json.dumps(each)[1:-1].encode() in log}
    assert not found
    assert not {each for each in SOUGHT if each in metrics}
    lines = [json.loads(each) for each in log.decode().splitlines() if each.startswith("{")]
    assert len(lines) > len(SEEDS) * 4
    of_updates = [each for each in lines if each["event"] == "replied"]
    assert {each["channel"] for each in of_updates} == {"telegram", "line"}
    brought = {each["request"] for each in lines if each["event"] == "request" and "webhook" in each["path"]}
    assert {each["request"] for each in of_updates} <= brought  # an update's lines bear the id of its request


async def on_telegram(server: telegram.TelegramServer) -> None:
    server.faults.append(telegram.Fault("sendMessage", "status", times=2))  # what is tried again is logged
    server.faults.append(telegram.Fault("sendMessage", "flood"))
    for text in SEEDS:
        await server.say(text, chat=PERSON, person=PERSON)
    await server.say(f"@thamdai_bot {SEEDS[0]}", chat=GROUP, person=PERSON)
    await server.say("/status", chat=PERSON, person=PERSON)
    await server.deliver()
    async with httpx.AsyncClient() as client:  # somebody else at the door
        await client.post(
            server.webhook["url"], json={"text": SEEDS[1]}, headers={"X-Telegram-Bot-Api-Secret-Token": LINK}
        )


async def on_line(server: line.LineServer) -> None:
    server.faults.append(telegram.Fault("/reply", "status", times=2, status=500))
    for text in SEEDS:
        await server.say(text, person=LINE_PERSON)
    await server.say("สถานะระบบ", person=LINE_PERSON)
    await server.bring(server.said(SEEDS[0], LINE_PERSON), secret="another-secret", tries=1)  # noqa: S106


async def on_the_web(port: int, inside: int) -> str:
    """Ask in every way, rightly and wrongly; what /metrics tells."""
    async with httpx.AsyncClient(base_url=url_of(port)) as client:
        for text in SEEDS:
            await client.post("/api/ask", json={"conversation": f"{PERSON}", "text": text})
            await client.post("/turn", data={"conversation": "c1234567", "text": text})
            await client.get(f"/{text}", params={"q": text, "token": LINK})
        await client.post("/api/ask", content=SEEDS[1].encode())
        await client.post("/api/ask", content=b'{"text": "' + SEEDS[0].encode() + b'"', headers={"X-Request-ID": LINK})
        await client.get("/console/enter", params={"link": LINK})
        await client.post("/console/enter", data={"link": LINK})
        shown = {"Authorization": f"Bearer {METRICS_TOKEN}"}
        told = await client.get(f"{url_of(inside)}/metrics", headers=shown)
    return told.text


async def test_stopping_in_the_middle_finishes_what_is_in_hand(
    tmp_path: Path, telegram_: telegram.TelegramServer, line_: line.LineServer
) -> None:
    (port,) = free_ports(1)
    telegram_.faults.append(telegram.Fault("sendMessage", "late", times=1))  # its answer hangs until the test lets it
    with processes(tmp_path, **environ(telegram_, line_, port)) as served:
        served.start(port)
        await served.ready(port)
        await telegram_.called("setMyCommands", 4)
        for text in ("หนี้สินครูแก้ได้กี่ราย", "เชียงใหม่มีโรงเรียนกี่แห่ง"):
            await telegram_.say(text)
        await telegram_.deliver()
        await telegram_.said(1)
        served.processes[port].send_signal(signal.SIGTERM)
        stopping = asyncio.create_task(asyncio.to_thread(served.processes[port].wait, 60))
        await until_refused(served, port)
        telegram_.late.set()
        assert await stopping == 0
        said = telegram_.in_chat()
        served.start(port)
        await served.ready(port)
        await telegram_.say("ขอบคุณค่ะ")
        await telegram_.deliver()
        after = await telegram_.said(len(said) + 1)
    assert len(said) >= 2  # both answers, though it was told to stop during the first
    assert len(after) == len(said) + 1  # and neither again


async def until_refused(served: Served, port: int) -> None:
    """Wait until a process takes no more connections."""
    async with asyncio.timeout(30), httpx.AsyncClient() as client:
        while True:
            try:
                await client.get(f"{url_of(port)}/healthz")
            except httpx.TransportError:
                return
            await asyncio.sleep(0.02)


async def test_an_edition_published_at_one_replica_is_served_by_all(tmp_path: Path, server: str) -> None:
    ports = free_ports(2)
    with processes(tmp_path, THAMDAI_DATABASE_URL=server) as served:
        for port in ports:  # at the same moment, over one empty data folder
            served.start(port, "serve", "--no-worker")
        for port in ports:
            await served.ready(port)
        before = {(await asked(port))["facts"][0]["value"] for port in ports}
        assert before == {1238}
        served.start(1, "export", "records.xlsx")
        assert await asyncio.to_thread(served.processes[1].wait, 60) == 0
        correct(tmp_path / "records.xlsx")
        served.start(2, "import", "records.xlsx")
        assert await asyncio.to_thread(served.processes[2].wait, 60) == 0, served.log(2).decode()
        async with asyncio.timeout(30):
            while {(await asked(port))["facts"][0]["value"] for port in ports} != {1239}:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        for port in ports:
            assert await served.stop(port) == 0
            assert re.search(rb'"edition": "qw-2567@[^"]+".*"another edition is in use"', served.log(port))


async def asked(port: int) -> dict[str, Any]:
    async with httpx.AsyncClient(timeout=30) as client:
        told = await client.post(f"{url_of(port)}/api/ask", json={"conversation": "c", "text": "หนี้สินครูแก้ได้กี่ราย"})
    return dict(told.json())


def correct(file: Path) -> None:
    """Write 1,239 where the spreadsheet has 1,238."""
    from openpyxl import load_workbook

    book = load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == 1238:
                    cell.value = 1239
                elif isinstance(cell.value, str) and "1,238" in cell.value and "text" not in sheet.title:
                    cell.value = cell.value.replace("1,238", "1,239")
    book.save(file)


async def test_a_member_of_the_team_is_one_at_every_replica(server: str) -> None:
    """What one process writes another reads: nothing of the team is remembered in a process."""
    one, two = await open_database(server), await open_database(server)
    await StoredTeam(one).give(Member("line", "U1", "approver"), "test")
    member = await StoredTeam(two).member("line", "U1")
    assert member
    assert member.role == "approver"
    await StoredTeam(two).take("line", "U1")
    assert await StoredTeam(one).member("line", "U1") is None
    await one.close()
    await two.close()
