"""What is seen of a running thamdai: metrics, whether it is ready, the id of a request; and who may see it."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from starlette.applications import Starlette

from bot.serving import opened
from bot.settings import Settings, read_settings
from bot.state.database import Database, open_database
from bot.state.standing import standing
from bot.state.tables import broadcasts, deliveries, updates
from bot.state.updates import Kept, Updates
from bot.watching import doors as watching
from bot.watching.doors import Doors
from bot.watching.metrics import DELIVERIES, WAITS
from bot.watching.requests import Watched, place_of
from bot.web.listening import watched_inside
from knowledge.asking.engine import Engine
from knowledge.errors import SettingError
from tests.databases import Clock

TOKEN = "a-token-for-prometheus-alone"  # noqa: S105


def settings(folder: Path, **more: str) -> Settings:
    return read_settings({"THAMDAI_DATA_DIR": str(folder)} | more, Path("no-such.env"))


@asynccontextmanager
async def served(folder: Path, engine: Engine, **more: str) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        opened(settings(folder, **more), engine.catalogue.edition, engine) as service,
        httpx.AsyncClient(transport=httpx.ASGITransport(service.web), base_url="http://thamdai.test") as client,
    ):
        yield client


def samples(told: str) -> dict[str, float]:
    """Name with labels -> value, of our own metrics."""
    return {
        sample.name + (json.dumps(sample.labels, sort_keys=True) if sample.labels else ""): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
        if sample.name.startswith("thamdai_")
    }


# ── who may see the metrics ───────────────────────────────────────────────────────────────────────────────────────────
async def test_without_a_token_the_public_port_has_no_metrics(tmp_path: Path, engine: Engine) -> None:
    async with served(tmp_path, engine) as client:
        assert (await client.get("/metrics")).status_code == 404
        assert (await client.get("/readyz")).status_code == 200


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        ("", 401),
        (TOKEN, 401),
        (f"bearer {TOKEN}", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        (b"Bearer \xff\xe0", 401),
    ],
)
async def test_the_token_opens_the_metrics_and_nothing_else_does(
    tmp_path: Path, engine: Engine, shown: str | bytes, status: int
) -> None:
    async with served(tmp_path, engine, THAMDAI_METRICS_TOKEN=TOKEN) as client:
        headers = {b"authorization": shown if isinstance(shown, bytes) else shown.encode()} if shown else {}
        answer = await client.get("/metrics", headers=headers)
    assert answer.status_code == status
    assert ("thamdai_build_info" in answer.text) is (status == 200)


@pytest.mark.parametrize(
    ("host", "token", "opens"),
    [
        ("127.0.0.1", "", True),
        ("localhost", "", True),
        ("0.0.0.0", "", False),  # noqa: S104
        ("8.8.4.4", "", False),
        ("metrics.example.go.th", "", False),
        ("0.0.0.0", TOKEN, True),  # noqa: S104
    ],
)
async def test_an_address_that_may_be_reached_from_outside_needs_a_token(
    tmp_path: Path, host: str, token: str, opens: bool, free_port: int
) -> None:
    more = {"THAMDAI_METRICS_HOST": host, "THAMDAI_METRICS_PORT": str(free_port), "THAMDAI_METRICS_TOKEN": token}
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    made = Doors(database, lambda: None, token)
    try:
        if not opens:
            with pytest.raises(SettingError, match="set THAMDAI_METRICS_TOKEN"):
                async with watched_inside(settings(tmp_path, **more), made.inside()):
                    pass
            return
        async with (
            watched_inside(settings(tmp_path, **more), made.inside()) as port,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
        ):
            assert (await client.get("/healthz")).json() == {"status": "ok"}
            assert (await client.get("/metrics")).status_code == (401 if token else 200)
            unready = await client.get("/readyz")
            assert (unready.status_code, unready.json()["reasons"]) == (503, {"edition": "none is loaded"})
    finally:
        await database.close()


# ── what they tell ────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_metrics_count_what_was_asked_and_tell_which_edition_answers(tmp_path: Path, engine: Engine) -> None:
    async with served(tmp_path, engine, THAMDAI_METRICS_TOKEN=TOKEN) as client:
        shown = {"Authorization": f"Bearer {TOKEN}"}
        before = samples((await client.get("/metrics", headers=shown)).text)
        for text_ in ("หนี้สินครูแก้ได้กี่ราย", "เชียงใหม่มีโรงเรียนกี่แห่ง", "สวัสดีค่ะ"):
            assert (await client.post("/api/ask", json={"conversation": "c", "text": text_})).status_code == 200
        await client.get("/wp-login.php")
        told = (await client.get("/metrics", headers=shown)).text
    after = samples(told)

    def grew(name: str, **labels: str) -> float:
        key = name + json.dumps(labels, sort_keys=True)
        return after[key] - before.get(key, 0)

    assert grew("thamdai_replies_total", channel="web", outcome="answer") == 1
    assert grew("thamdai_replies_total", channel="web", outcome="not_found") == 1
    assert grew("thamdai_replies_total", channel="web", outcome="smalltalk") == 1
    assert grew("thamdai_reply_seconds_count", channel="web") == 3
    assert grew("thamdai_http_requests_total", path="/api/ask", method="POST", status="200") == 3
    assert grew("thamdai_http_requests_total", path="other", method="GET", status="404") == 1
    assert grew("thamdai_http_request_seconds_count", path="/api/ask") == 3
    assert after['thamdai_edition_info{"as_of": "2024-10-07", "edition": "qw-2567@2024-10-07"}'] == 1
    assert after["thamdai_database_up"] == 1
    assert re.search(r'thamdai_build_info\{python="[\d.]+",version="[\d.]+"\} 1\.0', told)
    assert "process_resident_memory_bytes" in told


async def test_what_waits_is_read_from_the_database(database: Database, clock: Clock) -> None:
    kept = Updates(database, "telegram")
    for number in range(3):
        await kept.keep(Kept(str(number), "7", "{}", number))
    clock.now += 40
    async with database.writing() as connection:
        row = {"state": "sending", "kind": "notice", "draft": "{}", "content_hash": "", "author": "a"}
        made = await connection.execute(
            broadcasts.insert().values(**row, created=1.0, changed=1.0).returning(broadcasts.c.id)
        )
        number = made.scalar_one()
        people = [
            {"broadcast": number, "place": place, "channel": "line", "person": str(place), "fate": fate}
            for place, fate in enumerate(("pending", "sending", "sent", "blocked"))
        ]
        await connection.execute(deliveries.insert().values(people))
    now = await standing(database)
    assert now.updates == {"telegram": 3, "line": 0}
    assert 39 <= now.oldest <= 41
    assert now.deliveries == {"telegram": 0, "line": 2}
    assert now.broadcasts == {"sending": 1}
    made_doors = Doors(database, lambda: None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app_of(made_doors)), base_url="http://x") as client:
        told = samples((await client.get("/metrics")).text)
        async with database.writing() as connection:
            await connection.execute(updates.delete())
        again = samples((await client.get("/metrics")).text)
    assert told['thamdai_updates_waiting{"channel": "telegram"}'] == 3
    assert told['thamdai_deliveries_waiting{"channel": "line"}'] == 2
    assert told['thamdai_broadcasts{"state": "sending"}'] == 1
    assert told['thamdai_broadcasts{"state": "draft"}'] == 0
    assert again['thamdai_updates_waiting{"channel": "telegram"}'] == 3  # read once in a while


def app_of(made: Doors) -> Starlette:
    return Starlette(routes=made.inside())


# ── whether it is ready ───────────────────────────────────────────────────────────────────────────────────────────────
async def test_a_database_that_does_not_answer_in_time_makes_it_unready(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "WITHIN", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and says nothing
        hung = create_async_engine(f"postgresql+psycopg://x@127.0.0.1:{silent.getsockname()[1]}/x")
        made = Doors(Database(hung, hung), lambda: engine.catalogue.edition)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app_of(made)), base_url="http://x") as client:
            unready = await client.get("/readyz")
            assert (unready.status_code, unready.json()["reasons"]) == (503, {"database": "no answer in time"})
            assert samples((await client.get("/metrics")).text)["thamdai_database_up"] == 0
            assert (await client.get("/healthz")).status_code == 200  # alive: starting it anew mends nothing
        await hung.dispose()


async def test_a_database_that_answers_makes_it_ready(database: Database, engine: Engine) -> None:
    made = Doors(database, lambda: engine.catalogue.edition)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app_of(made)), base_url="http://x") as client:
        ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


async def test_a_database_that_is_broken_makes_it_unready(tmp_path: Path, engine: Engine) -> None:
    file = tmp_path / "state.db"
    opened_ = await open_database(f"sqlite:///{file}")
    made = Doors(opened_, lambda: engine.catalogue.edition)
    async with opened_.writing() as connection:
        await connection.execute(text("DROP TABLE updates"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app_of(made)), base_url="http://x") as client:
        assert samples((await client.get("/metrics")).text)["thamdai_database_up"] == 0
    await opened_.close()


# ── requests ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("proxied", "given", "kept"),
    [
        (True, "0190a5d2-7b1c-7f00", True),
        (False, "0190a5d2-7b1c-7f00", False),
        (True, "short", False),
        (True, "a b c d e f g h", False),
        (True, "x" * 65, False),
        (True, "", False),
    ],
)
async def test_a_request_keeps_the_id_of_our_proxy_and_no_other(proxied: bool, given: str, kept: bool) -> None:
    async def app(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    transport = httpx.ASGITransport(Watched(app, proxied=proxied))
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        answered = (await client.get("/", headers={"X-Request-ID": given})).headers["X-Request-ID"]
    assert (answered == given) is kept
    assert re.fullmatch(r"[A-Za-z0-9._-]{8,64}", answered)


def test_the_labels_of_metrics_are_few_whatever_people_ask_for() -> None:
    asked = [f"/{n}" for n in range(50)] + ["/console/x/y", "/cards/a.png", "/static/page.js", "/api/ask", "/api/askew"]
    assert {place_of(each) for each in asked} == {"other", "/console", "/cards", "/static", "/api/ask"}


def test_every_metric_of_the_code_says_what_it_is() -> None:
    from bot.watching.metrics import REGISTRY

    DELIVERIES.labels("line", "sent")
    WAITS.labels("line")
    ours = [family for family in REGISTRY.collect() if family.name.startswith("thamdai_")]
    assert len(ours) >= 18
    assert all(family.documentation.endswith(".") for family in ours)
