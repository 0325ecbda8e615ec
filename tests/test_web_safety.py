"""The web under what no honest client sends: over real sockets, byte by byte."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from sqlalchemy import text
from starlette.requests import Request
from starlette.types import ASGIApp

from bot.channels import line_webhook, telegram_webhook
from bot.channels.line_webhook import signature_of
from bot.channels.telegram_polling import open_account
from bot.messages import DEEPEST, RefusedError, read_json
from bot.settings import HIDDEN, read_settings
from bot.state.database import WITHIN, open_database
from bot.web import requests
from bot.web.addresses import Neighbours, address_of, neighbour
from bot.web.doors import with_doors
from bot.web.site import site
from handlers.contexts import RememberedContexts
from handlers.questions import QuestionDesk
from knowledge.errors import SettingError
from tests.made_up_edition import made_up_edition
from tests.raw_web import wire
from tests.running_console import opened_console, settings_in
from tests.scripted_engine import ScriptedEngine
from tests.telegram_server import listening
from tests.test_publishing import OLD, QUESTIONS

SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 (of this file)
LIMITED = ("/", "/turn", "/api/ask")
AN_EVENT = b'{"events": [{"webhookEventId": "e1"}]}'


class Doors:
    """The web with both webhooks, and what came through them."""

    def __init__(self, neighbours: Neighbours | None = None, public_url: str = "") -> None:
        self.came: list[dict[str, Any]] = []
        desk = QuestionDesk(ScriptedEngine(), RememberedContexts(30, lambda: 0.0), ())
        chat = site(desk, made_up_edition(), neighbours=neighbours, public_url=public_url)
        doors = [telegram_webhook.webhook(SECRET, self._take), line_webhook.webhook(SECRET, self._take)]
        self.web: ASGIApp = with_doors(doors, chat)

    async def _take(self, what: dict[str, Any]) -> None:
        self.came.append(what)


@pytest.fixture
async def doors() -> Doors:
    return Doors()


@pytest.fixture
async def url(doors: Doors) -> AsyncIterator[str]:
    async with listening(doors.web) as opened:
        yield opened


def signed_as(secret: str, raw: bytes) -> bytes:
    return signature_of(secret, raw).encode()


def settings(**more: str) -> Any:
    return read_settings({f"THAMDAI_{name}": value for name, value in more.items()}, Path("no-such.env"))


# ── who brings updates ────────────────────────────────────────────────────────────────────────────────────────────
async def test_telegrams_secret_is_asked_for_before_the_body_is_read(url: str, doors: Doors) -> None:
    for told in ([], ["X-Telegram-Bot-Api-Secret-Token: wrong"], ["X-Telegram-Bot-Api-Secret-Token: \xe9"]):
        line = await wire(url)
        await line.begin("/telegram/webhook", "Content-Length: 40", *told)  # and never a byte of it
        assert (await line.status())[0] == 403
        line.close()
    assert doors.came == []


@pytest.mark.parametrize("raw", [b"", b"{", b'{"events": [}', b"[" * 50_000], ids=["empty", "cut", "bad", "deep"])
async def test_lines_signature_is_looked_at_before_the_body_is_understood(url: str, doors: Doors, raw: bytes) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        for shown in (b"", b"wrong", "ลายเซ็น".encode(), signed_as("f" * 32, raw), signed_as(SECRET, raw + b" ")):
            answer = await client.post("/line/webhook", content=raw, headers={b"X-Line-Signature": shown})
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "bad_signature")
        signed = await client.post(
            "/line/webhook", content=raw, headers={"X-Line-Signature": signature_of(SECRET, raw)}
        )
    assert signed.json()["error"]["code"] in ("bad_json", "too_deep")
    assert doors.came == []


async def test_a_body_in_pieces_is_signed_as_a_whole(url: str, doors: Doors) -> None:
    line = await wire(url)
    signature = signature_of(SECRET, AN_EVENT)
    await line.begin("/line/webhook", f"X-Line-Signature: {signature}", "Transfer-Encoding: chunked")
    for at in range(0, len(AN_EVENT), 5):
        await line.chunk(AN_EVENT[at : at + 5])
    await line.send(b"0\r\n\r\n")
    assert (await line.status())[0] == 200
    assert doors.came == json.loads(AN_EVENT)["events"]
    line.close()


async def test_secrets_are_compared_in_constant_time(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    honest = hmac.compare_digest

    def noted(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return honest(one, other)

    monkeypatch.setattr(hmac, "compare_digest", noted)
    async with httpx.AsyncClient(base_url=url) as client:
        await client.post("/telegram/webhook", headers={"X-Telegram-Bot-Api-Secret-Token": "guess"}, content=b"{}")
        await client.post("/line/webhook", headers={"X-Line-Signature": "guess"}, content=b"{}")
    assert compared == [(b"guess", SECRET.encode()), (b"guess", signature_of(SECRET, b"{}").encode())]


# ── bodies ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("path", [*LIMITED, "/telegram/webhook", "/line/webhook"])
@pytest.mark.parametrize("told", ["Content-Length: 1000000000", "Transfer-Encoding: chunked"], ids=["length", "chunks"])
async def test_a_body_that_is_too_long_is_refused_before_it_ends(url: str, doors: Doors, path: str, told: str) -> None:
    line = await wire(url)
    await line.begin(path, told, f"X-Telegram-Bot-Api-Secret-Token: {SECRET}")
    piece = b"a" * 65_536
    for _ in range(50):  # 3 MB: more than any route takes or throws away, far less than what was told
        try:
            await (line.send(piece) if told.startswith("Content") else line.chunk(piece))
        except ConnectionError:
            break
    status, headers = await line.status()
    assert (status, headers["connection"]) == (413, "close")
    assert await line.ended()
    line.close()
    assert doors.came == []


async def test_a_route_that_wants_no_body_waits_for_none(url: str) -> None:
    line = await wire(url)
    await line.begin("/healthz", "Transfer-Encoding: chunked", method="GET")
    await line.chunk(b"a" * 10_000)
    assert (await line.status())[0] == 200
    line.close()


@pytest.mark.parametrize("path", [*LIMITED, "/telegram/webhook", "/line/webhook"])
async def test_who_honestly_sends_too_much_hears_why(url: str, path: str) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with httpx.AsyncClient(base_url=url) as client:
        refused = await client.post(path, content=b"x" * 1_100_000, headers=headers)
    assert (refused.status_code, "ยาวเกิน" in refused.text) == (413, True)


@pytest.mark.parametrize("path", [*LIMITED, "/telegram/webhook", "/line/webhook"])
async def test_a_body_that_does_not_come_is_not_waited_for(
    url: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "SECONDS", 0.05)
    line = await wire(url)
    await line.begin(path, "Content-Length: 40", f"X-Telegram-Bot-Api-Secret-Token: {SECRET}")
    await line.send(b'{"text": "')
    status, headers = await line.status()
    assert (status, headers["connection"]) == (408, "close")
    assert await line.ended()
    line.close()


def test_every_route_reads_its_body_in_one_place() -> None:
    bot = Path(requests.__file__).parent.parent
    reading = [
        path.name
        for path in bot.rglob("*.py")
        if any(each in path.read_text("utf-8") for each in (".stream()", "request.body()", "request.json(", ".form("))
        and "access.form(" not in path.read_text("utf-8")
    ]
    assert reading == ["requests.py"]


async def test_json_is_taken_as_deep_as_anybody_needs_and_no_deeper(url: str) -> None:
    def nested(levels: int) -> str:
        return "[" * levels + "]" * levels

    assert read_json(nested(DEEPEST)) is not None
    wide = json.dumps({"updates": [{"n": number} for number in range(20_000)]})
    assert len(read_json(wide)["updates"]) == 20_000
    for sent in (nested(DEEPEST + 1), nested(100_000), '{"a":' * 40 + "1" + "}" * 40):
        with pytest.raises(RefusedError) as refused:
            read_json(sent)
        assert refused.value.status == 400
    async with httpx.AsyncClient(base_url=url) as client:
        told = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        deep = await client.post("/telegram/webhook", headers=told, content=f'{{"x": {nested(500)}}}')
        assert (deep.status_code, deep.json()["error"]["code"]) == (400, "too_deep")


# ── addresses ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, None, "198.51.100.1"),
        (0, "203.0.113.7", "198.51.100.1"),  # nobody in front of us: whoever wrote that made it up
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "1.1.1.1, 203.0.113.7", "203.0.113.7"),  # the left end is what the client sent
        (2, "1.1.1.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "203.0.113.7"),  # came past one of the two
        (1, "203.0.113.7:51234", "203.0.113.7"),
        (1, "[2001:db8::7]:443", "2001:db8::7"),
        (1, "unknown", "198.51.100.1"),
        (1, "", "198.51.100.1"),
        (1, "<script>", "198.51.100.1"),
        (1, None, "198.51.100.1"),
    ],
)
def test_an_address_is_read_from_the_right_end(proxies: int, forwarded: str | None, seen: str) -> None:
    headers = [] if forwarded is None else [(b"x-forwarded-for", forwarded.encode())]
    request = Request({"type": "http", "headers": headers, "client": ("198.51.100.1", 5)})
    assert address_of(request, proxies) == seen


def test_two_lines_of_forwarding_are_one_list() -> None:
    headers = [(b"x-forwarded-for", b"1.1.1.1"), (b"x-forwarded-for", b"203.0.113.7")]
    assert address_of(Request({"type": "http", "headers": headers, "client": ("::1", 5)}), 1) == "203.0.113.7"


def test_one_connection_of_ipv6_is_one_neighbour_whatever_it_calls_itself() -> None:
    assert neighbour("2001:db8:1:2::1") == neighbour("2001:db8:1:2:ffff:ffff:ffff:ffff")
    assert neighbour("2001:db8:1:2::1") != neighbour("2001:db8:1:3::1")
    assert neighbour("::ffff:203.0.113.7") == neighbour("203.0.113.7")


async def test_who_asks_too_much_is_told_when_to_come_again_and_nobody_else_is() -> None:
    now = [0.0]
    neighbours = Neighbours(settings(ADDRESS_PER_MINUTE="3", TRUSTED_PROXIES="1"), lambda: now[0])

    async def ask(client: httpx.AsyncClient, who: str, path: str = "/api/ask", accept: str = "*/*") -> httpx.Response:
        data = {"json": {"text": "การออม"}} if path == "/api/ask" else {"data": {"text": "การออม"}}
        return await client.post(path, headers={"X-Forwarded-For": who, "Accept": accept}, **cast("Any", data))

    async with listening(Doors(neighbours).web) as url, httpx.AsyncClient(base_url=url) as client:
        assert [(await ask(client, "203.0.113.7", path)).status_code for path in LIMITED] == [200] * 3
        for path, accept in zip(LIMITED, ("text/html", "application/json", "*/*"), strict=True):
            answer = await ask(client, "9.9.9.9, 203.0.113.7", path, accept)
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "20")
            assert "ถามเร็วเกินไปค่ะ กรุณารอ 20 วินาที" in answer.text
        assert (await ask(client, "203.0.113.8")).status_code == 200
        assert (await client.get("/", headers={"X-Forwarded-For": "203.0.113.7"})).status_code == 200, "reading is free"
        now[0] += 20
        assert [(await ask(client, "203.0.113.7")).status_code for _ in range(2)] == [200, 429]


async def test_all_together_have_a_limit_too() -> None:
    neighbours = Neighbours(settings(QUESTIONS_PER_MINUTE="2", TRUSTED_PROXIES="1"), lambda: 0.0)
    async with listening(Doors(neighbours).web) as url, httpx.AsyncClient(base_url=url) as client:
        answers = [
            await client.post("/api/ask", headers={"X-Forwarded-For": f"203.0.113.{number}"}, json={"text": "การออม"})
            for number in range(3)
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "ผู้ถามพร้อมกันมาก" in answers[2].json()["error"]["message"]


async def test_webhooks_are_not_limited_by_address() -> None:
    """All of them come from few addresses, and have shown that they are the network's."""
    doors = Doors(Neighbours(settings(ADDRESS_PER_MINUTE="1"), lambda: 0.0))
    async with listening(doors.web) as url, httpx.AsyncClient(base_url=url) as client:
        for number in range(5):
            told = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            assert (await client.post("/telegram/webhook", headers=told, json={"update_id": number})).status_code == 200
    assert len(doors.came) == 5


async def test_guessing_links_into_the_console_is_limited(tmp_path: Path) -> None:

    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    app, _ = await opened_console(settings_in(tmp_path, THAMDAI_ADDRESS_PER_MINUTE="2"), database, OLD, QUESTIONS)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://thamdai.test") as client:
        tries = [await client.post("/console/enter", data={"link": "guess"}) for _ in range(3)]
    assert [each.status_code for each in tries] == [403, 403, 429]
    assert tries[2].headers["retry-after"] == "30"
    await database.close()


# ── what browsers are told ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("public_url", "strict"), [("https://bot.example.go.th", True), ("http://bot.example.go.th", False), ("", False)]
)
async def test_browsers_are_held_to_https_where_the_house_has_it(public_url: str, strict: bool, tmp_path: Path) -> None:
    async with listening(Doors(public_url=public_url).web) as url, httpx.AsyncClient(base_url=url) as client:
        for path in ("/", "/healthz", "/static/page.css", "/no-such"):
            headers = (await client.get(path)).headers
            assert ("strict-transport-security" in headers) is strict, path
            assert headers["x-content-type-options"] == "nosniff"
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]


async def test_the_console_is_held_to_https_too(tmp_path: Path) -> None:

    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    told = settings_in(tmp_path, THAMDAI_PUBLIC_URL="https://bot.example.go.th")
    app, _ = await opened_console(told, database, OLD, QUESTIONS)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://thamdai.test") as client:
        assert "strict-transport-security" in (await client.get("/console/enter")).headers
    await database.close()


# ── secrets ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_no_secret_is_in_what_is_shown_of_settings_or_of_an_account() -> None:
    values = {
        "TELEGRAM_TOKEN": "123456:SECRET-secret",
        "LINE_CHANNEL_SECRET": "5ec2e75ec2e7",
        "LINE_CHANNEL_ACCESS_TOKEN": "S3cr3tS3cr3t=",
        "DATABASE_URL": "postgresql://thamdai:hunter2@db/thamdai",
    }
    read = settings(**values)
    account = open_account(read.telegram_token, "https://api.telegram.org", None)
    for shown in (repr(read), str(read), f"{account!r} {account}"):
        assert not any(secret in shown for secret in (*values.values(), "hunter2"))
    assert repr(read).count(HIDDEN) == 4
    for name in values:
        with pytest.raises(SettingError) as refused:
            settings(**{name: "hunter2 hunter2"})
        assert "hunter2" not in str(refused.value)
        assert refused.value.__suppress_context__


async def test_postgresql_is_spoken_to_within_limits_of_time(server: str) -> None:

    database = await open_database(server)
    async with database.reading() as connection:
        limits = [(await connection.execute(text(f"SHOW {name}"))).scalar() for name in ("statement_timeout",)]
    await database.close()
    assert limits == ["5min"]
    assert WITHIN["connect_timeout"] == 10


async def test_a_server_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setitem(WITHIN, "connect_timeout", 2)  # the least that PostgreSQL's library takes
    held: list[asyncio.StreamWriter] = []
    silent = await asyncio.start_server(lambda _, writer: held.append(writer), "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    with pytest.raises(SettingError, match="THAMDAI_DATABASE_URL"):
        await open_database(f"postgresql://thamdai@127.0.0.1:{port}/thamdai")
    silent.close()
    for each in held:
        each.close()
        await each.wait_closed()
