"""The team: who may do what, links that work once, sessions that end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import pytest
from sqlalchemy import select

from bot.state.database import Database
from bot.state.people import StoredPeople
from bot.state.tables import console_sessions, login_links
from bot.state.team import IDLE, LOCAL, LONGEST, SEEN_EVERY, StoredLinks, StoredSessions, StoredTeam
from handlers.broadcasts import RULES, TeamRole
from handlers.console import MINUTES, ConsoleDoor
from handlers.conversation import Message
from handlers.privacy import PRIVATELY
from handlers.team import MAY, ROLE_TITLES, Member, Task, may
from tests.databases import Clock

OWNERS = frozenset({("telegram", "99")})
EDITOR = Member("telegram", "1001", "editor", "สมหญิง")

ALLOWED = {  # everything that can be done, and who may; "own" broadcasts are approved by nobody
    "look": "viewer editor approver owner",
    "write": "editor approver owner",
    "review": "editor approver owner",
    "publish": "approver owner",
    "status": "approver owner",
    "team": "owner",
    "edit": "editor approver owner",
    "discard": "editor approver owner",
    "submit": "editor approver owner",
    "reject": "approver owner",
    "approve": "approver owner",
    "send": "editor approver owner",
    "pause": "editor approver owner engine",
    "resume": "editor approver owner",
    "cancel": "editor approver owner",
    "correct": "editor approver owner",
    "withdraw": "approver owner",
    "start": "engine",
    "finish": "engine",
    "withdrawn": "engine",
}


def test_who_may_do_what() -> None:
    roles: tuple[TeamRole, ...] = get_args(TeamRole)

    def told(who: Iterable[TeamRole]) -> str:
        return " ".join(role for role in roles if role in who)

    tasks: tuple[Task, ...] = get_args(Task)
    assert {task: told([role for role in roles if may(role, task)]) for task in tasks} | {
        act: told(rule.who) for act, rule in RULES.items()
    } == ALLOWED
    assert set(MAY) == set(tasks)
    assert set(ROLE_TITLES) == set(roles) - {"engine"}


async def test_owners_come_from_the_settings_and_give_roles_to_others(database: Database) -> None:
    team = StoredTeam(database, OWNERS)
    owner = await team.member("telegram", "99")
    assert owner == Member("telegram", "99", "owner", fixed=True)
    assert await team.member("telegram", "1001") is None
    await team.give(EDITOR, owner.who)
    assert await team.member("telegram", "1001") == EDITOR
    assert await team.members() == (owner, EDITOR)
    await team.take("telegram", "1001")
    assert await team.member("telegram", "1001") is None
    await team.take("telegram", "99")
    assert await team.member("telegram", "99") == owner, "the settings say so"
    assert (await StoredTeam(database).member(LOCAL, "root")) == Member(LOCAL, "root", "owner", fixed=True)


async def test_a_link_works_once_for_its_person_and_role(database: Database) -> None:
    links = StoredLinks(database, "https://bot.example.go.th/")
    address = await links.issue(EDITOR)
    assert address.startswith("https://bot.example.go.th/console/enter?link=")
    token = address.partition("=")[2]
    assert await links.redeem(token) == ("telegram", "1001", "editor")
    assert await links.redeem(token) is None
    assert await links.redeem("") is None


async def test_a_link_is_too_old_after_five_minutes_and_gives_way_to_a_newer_one(
    database: Database, clock: Clock
) -> None:
    links = StoredLinks(database, "http://localhost:8080")
    first = (await links.issue(EDITOR)).partition("=")[2]
    second = (await links.issue(EDITOR)).partition("=")[2]
    assert await links.redeem(first) is None
    clock.now += MINUTES * 60 + 1
    assert await links.redeem(second) is None


async def test_a_session_ends_when_nobody_uses_it_and_after_a_day_of_work(database: Database, clock: Clock) -> None:
    sessions = StoredSessions(database)
    session = await sessions.begin("telegram", "1001")
    for _ in range(5):
        clock.now += IDLE - 1
        assert await sessions.current(session.id) == session
    clock.now += IDLE + 1
    assert await sessions.current(session.id) is None
    session = await sessions.begin("telegram", "1001")
    for _ in range(LONGEST // (IDLE - 60) + 1):
        clock.now += IDLE - 60
        await sessions.current(session.id)
    assert await sessions.current(session.id) is None
    session = await sessions.begin("telegram", "1001")
    clock.now += SEEN_EVERY - 1
    await sessions.end(session.id)
    assert await sessions.current(session.id) is None


async def test_another_role_or_none_ends_what_was_open(database: Database) -> None:
    team, sessions, links = StoredTeam(database), StoredSessions(database), StoredLinks(database, "")
    await team.give(EDITOR, "telegram:99")
    session, token = await sessions.begin("telegram", "1001"), (await links.issue(EDITOR)).partition("=")[2]
    await team.give(Member("telegram", "1001", "editor", "ชื่อใหม่"), "telegram:99")
    assert await sessions.current(session.id), "another name only is no reason"
    await team.give(Member("telegram", "1001", "viewer", "ชื่อใหม่"), "telegram:99")
    assert await sessions.current(session.id) is None
    assert await links.redeem(token) is None


async def test_what_is_kept_of_links_and_sessions_can_not_be_used(database: Database) -> None:
    token = (await StoredLinks(database, "").issue(EDITOR)).partition("=")[2]
    session = await StoredSessions(database).begin("telegram", "1001")
    async with database.reading() as connection:
        kept = [*(await connection.execute(select(login_links))).all()]
        kept += [*(await connection.execute(select(console_sessions))).all()]
    assert token not in repr(kept)
    assert session.id not in repr(kept)


async def test_all_processes_sign_with_one_secret(database: Database) -> None:
    first = await StoredSessions(database).secret()
    assert len(first) >= 32
    assert await StoredSessions(database).secret() == first


async def test_who_is_forgotten_is_of_the_team_no_more(database: Database) -> None:
    team, sessions = StoredTeam(database), StoredSessions(database)
    await team.give(EDITOR, "telegram:99")
    session = await sessions.begin("telegram", "1001")
    await StoredPeople(database).forget("telegram", "1001")
    assert await team.member("telegram", "1001") is None
    assert await sessions.current(session.id) is None


async def test_the_command_gives_a_link_to_the_team_alone_and_does_not_exist_for_others(database: Database) -> None:
    team, links = StoredTeam(database, OWNERS), StoredLinks(database, "https://bot.example.go.th")
    await team.give(EDITOR, "telegram:99")
    door = ConsoleDoor(team, links)
    reply = await door.handle(Message("c", "", "telegram", "1001", "console"))
    assert reply
    lines = reply.text.split("\n")
    assert lines[1].startswith("https://bot.example.go.th/console/enter?link=")
    assert "ผู้เขียน" in lines[0]
    assert await links.redeem(lines[1].partition("=")[2]) == ("telegram", "1001", "editor")
    in_group = await door.handle(Message("c", "", "telegram", "99", "console", alone=False))
    assert in_group
    assert in_group.text == PRIVATELY
    for stranger in (Message("c", "", "telegram", "7", "console"), Message("c", "", "", "", "console")):
        assert await door.handle(stranger) is None


@pytest.mark.parametrize("other", ["summary", ""])
async def test_other_messages_are_none_of_its_business(database: Database, other: str) -> None:
    door = ConsoleDoor(StoredTeam(database, OWNERS), StoredLinks(database, ""))
    assert await door.handle(Message("c", "console", "telegram", "99", other)) is None
