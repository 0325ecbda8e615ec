"""Who may do what: the one table, walked through every route of the console and every command of chat and shell."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp
from typer.main import get_command

from bot import cli
from bot.channels.telegram_commands import COMMANDS
from bot.commands.setup import whoever_works_here
from bot.edition_in_use import EditionInUse
from bot.state.database import Database, open_database
from bot.state.team import StoredTeam
from bot.web.console.application import Console, open_console
from handlers.broadcasts import RULES, TeamRole
from handlers.commands import OF_THE_TEAM
from handlers.conversation import Message
from handlers.review import Review
from handlers.team import IN_CHAT, MAY, Member, Task, may
from tests.running_console import APPROVER, EDITOR, OWNER, TEAM, VIEWER, in_console, opened_console, settings_in
from tests.test_publishing import OLD, QUESTIONS

# who may do what, once more in plain sight: a change of the table in code has to be one here too
SAID: dict[Task, str] = {
    "look": "viewer editor approver owner",
    "write": "editor approver owner",
    "review": "editor approver owner",
    "publish": "approver owner",
    "status": "approver owner",
    "team": "owner",
}
ACTS = {
    "edit": "editor approver owner",
    "discard": "editor approver owner",
    "submit": "editor approver owner",
    "send": "editor approver owner",
    "resume": "editor approver owner",
    "cancel": "editor approver owner",
    "correct": "editor approver owner",
    "pause": "editor approver owner engine",
    "reject": "approver owner",
    "approve": "approver owner",
    "withdraw": "approver owner",
    "start": "engine",
    "finish": "engine",
    "withdrawn": "engine",
}
OPEN = {("/", "GET"), ("/enter", "GET"), ("/enter", "POST")}  # to whoever comes: there a link is shown or used
PEOPLE = (VIEWER, EDITOR, APPROVER, OWNER)


def test_the_table_says_what_is_said_here() -> None:
    assert {task: set(roles) for task, roles in MAY.items()} == {
        task: set(roles.split()) for task, roles in SAID.items()
    }
    assert {act: set(rule.who) for act, rule in RULES.items()} == {act: set(who.split()) for act, who in ACTS.items()}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[tuple[ASGIApp, EditionInUse, Database, list[BaseRoute]]]:
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    settings = settings_in(tmp_path)
    app, in_use = await opened_console(settings, database, OLD, QUESTIONS)
    from bot.cards.gallery import Gallery

    doors = await open_console(Console(settings, database, in_use, Gallery(tmp_path)))
    mounted = next(door for door in doors if isinstance(door, Mount))
    yield app, in_use, database, list(mounted.app._app.routes)  # type: ignore[attr-defined]
    await database.close()


def walked(routes: list[BaseRoute]) -> list[tuple[str, str, Task | None]]:
    """Path, method and task of every route."""
    found = []
    for route in routes:
        assert isinstance(route, Route), route
        path = route.path.replace("{id:int}", "1").replace("{edition}", "qw-2568")
        task = getattr(route.endpoint, "task", None)
        found += [(path, method, task) for method in sorted((route.methods or {"GET"}) - {"HEAD"})]
    return found


async def test_every_route_of_the_console_asks_who_comes(
    house: tuple[ASGIApp, EditionInUse, Database, list[BaseRoute]],
) -> None:
    app, _, database, routes = house
    every = walked(routes)
    assert len(every) > 20
    assert {(path, method) for path, method, task in every if task is None} == OPEN
    guarded = [(path, method, task) for path, method, task in every if task]
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://thamdai.test") as stranger:
        for path, method, _ in guarded:
            answer = await stranger.request(method, f"/console{path}")
            assert (answer.status_code, answer.headers["location"]) == (303, "/console/enter"), path
    for member in PEOPLE:
        async with in_console(app, database, member) as hand:
            for path, method, task in sorted(guarded, key=lambda each: each[0] == "/leave"):
                data = {"token": hand.token} if method == "POST" else None
                answer = await hand.client.request(method, f"/console{path}", data=data)
                refused = answer.status_code == 403 and "ไม่มีสิทธิ์" in answer.text
                assert refused is not may(member.role, task), (member.role, method, path)
                if method == "POST":
                    files = {"report": ("x.txt", b"x")} if path == "/editions" else None  # the one that brings files
                    wrong = {"token": "0" * 64}
                    without = await hand.client.request(method, f"/console{path}", data=wrong, files=files)
                    assert without.status_code in (403, 303), "no form goes without its token"


@pytest.mark.parametrize("member", [*PEOPLE, None], ids=lambda each: each.role if each else "nobody")
@pytest.mark.parametrize("command", IN_CHAT)
async def test_every_command_of_the_team_asks_who_gives_it(
    house: tuple[ASGIApp, EditionInUse, Database, list[BaseRoute]], command: str, member: Member | None
) -> None:
    _, in_use, database, _ = house
    person = member.person if member else "5"
    message = Message(f"telegram:{person}:{person}", "", "telegram", person, command, slash=True)
    if command == "quota":  # of one channel, which has it only where it is set up
        from handlers.quota import Quota

        async def count() -> tuple[int, int | None]:
            return 1, 2

        reply: Any = await Quota("telegram", count, StoredTeam(database, frozenset({("telegram", "99")}))).handle(
            message
        )
        taken = reply is not None
    else:
        reply = await in_use.reply(message)
        taken = reply.reader not in ("questions", "menu", "notice")
    assert taken is bool(member and may(member.role, IN_CHAT[command]))


def test_every_command_that_only_the_team_sees_stands_in_the_table() -> None:
    assert {name for name, command in COMMANDS.items() if command.owners} <= set(IN_CHAT)
    assert set(OF_THE_TEAM) <= set(IN_CHAT)


async def test_a_reader_sees_the_questions_and_somebody_in_a_group_does_not(
    house: tuple[ASGIApp, EditionInUse, Database, list[BaseRoute]],
) -> None:
    from bot.state.answers import StoredUnanswered

    _, _, database, _ = house
    review = Review(StoredUnanswered(database), StoredTeam(database))
    own = Message("telegram:1003:1003", "", "telegram", VIEWER.person, "unanswered")
    assert await review.handle(own)
    assert (
        await review.handle(Message("telegram:-5:1003", "", "telegram", VIEWER.person, "unanswered", alone=False))
        is None
    )


READS = (
    *("ask", "chat", "card", "show", "records", "audit", "diff", "export", "subscribers", "settings", "evaluate"),
    *("broadcast list", "broadcast show", "broadcast report", "broadcast watch", "line status", "editions"),
)
DOES = (  # at the command line, where whoever works is an owner
    *(
        "serve",
        "worker",
        "build",
        "publish",
        "import",
        "purge",
        "console",
        "line setup",
        "migrate",
        "backup",
        "restore",
    ),
    *("broadcast new", "broadcast pause", "broadcast resume", "broadcast cancel", "broadcast withdraw"),
)


def test_every_command_of_the_shell_is_known_and_given_by_an_owner() -> None:
    group: Any = get_command(cli.app)
    found = {
        f"{name} {inner}" if hasattr(command, "commands") else name
        for name, command in group.commands.items()
        for inner in getattr(command, "commands", {"": None})
    }
    assert found <= {*READS, *DOES}, "say of a new command whether it only reads"
    role: TeamRole = whoever_works_here().role
    assert role == "owner"
    assert all(may(role, task) for task in MAY)


def test_the_team_of_the_tests_has_each_role_once() -> None:
    assert {member.role for member in (*TEAM, OWNER)} == set(MAY["look"])
