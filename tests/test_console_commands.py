"""The console's side of the command line: the way in, and writing a broadcast."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.settings import Settings, read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, database_url, open_database
from bot.state.team import LOCAL, StoredLinks
from bot.workbench import put_edition
from tests.test_publishing import OLD

Found = TypeVar("Found")


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THAMDAI_DATA_DIR", str(tmp_path / "data"))
    put_edition(read_settings(), OLD)
    return read_settings()


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli.app, list(arguments), input=stdin)


def kept(settings: Settings, ask: Callable[[Database], Awaitable[Found]]) -> Found:
    async def asked() -> Found:
        database = await open_database(database_url(settings))
        try:
            return await ask(database)
        finally:
            await database.close()

    return asyncio.run(asked())


def test_the_command_prints_a_link_for_who_works_on_the_machine(settings: Settings) -> None:
    printed = run("console")
    assert printed.exit_code == 0
    address, _, token = printed.stdout.strip().partition("?link=")
    assert address == "http://localhost:8080/console/enter"
    redeemed = kept(settings, lambda database: StoredLinks(database, "").redeem(token))
    assert redeemed
    assert (redeemed[0], redeemed[2]) == (LOCAL, "owner")


def test_a_broadcast_is_written_as_a_draft_with_its_figures_filled_in(settings: Settings) -> None:
    text = "ออมเงินแล้ว {savings.members}"
    done = run("broadcast", "new", text, "--topic", "savings", "--role", "teacher", "--at", "2026-01-05T09:30")
    assert done.exit_code == 0, done.output
    assert "ออมเงินแล้ว 310 คน" in done.stdout
    (draft,) = kept(settings, lambda database: StoredBroadcasts(database).listed("draft"))
    assert (draft.draft.text, draft.draft.message) == (text, "ออมเงินแล้ว 310 คน")
    assert (draft.draft.segment.roles, draft.draft.scheduled) == (("teacher",), 1_767_580_200.0)


def test_a_wrong_number_is_told_and_the_draft_kept_to_be_mended(settings: Settings) -> None:
    done = run("broadcast", "new", "-", "--topic", "savings", stdin="ออมเงินแล้ว 301 คน {savings.member}")
    assert done.exit_code == 1
    assert "301\tin no record" in done.stdout
    assert "310 คน" in done.stdout
    assert "savings.members" in done.stdout
    assert len(kept(settings, lambda database: StoredBroadcasts(database).listed())) == 1


def test_a_check_keeps_nothing(settings: Settings) -> None:
    assert run("broadcast", "new", "ออมเงินแล้ว 310 คน", "--check").exit_code == 0
    assert run("broadcast", "new", "ออมเงินแล้ว 301 คน", "--check").exit_code == 1
    assert not kept(settings, lambda database: StoredBroadcasts(database).listed())


@pytest.mark.parametrize(
    "option",
    [("--topic", "no-such"), ("--role", "king"), ("--channel", "fax"), ("--policy", "x"), ("--at", "tomorrow")],
    ids=" ".join,
)
def test_what_can_not_be_is_a_usage_error_that_names_what_can(option: tuple[str, str]) -> None:
    refused = run("broadcast", "new", "ข่าว", *option)
    assert refused.exit_code == 2
    assert "there are" in refused.stderr or "2026-01-31T09:00" in refused.stderr
