"""The PR team in the database: roles, links that let somebody in once, and sessions."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from bot.state.database import Database
from bot.state.tables import console_secrets, console_sessions, login_links, team
from handlers.broadcasts import TeamRole
from handlers.console import MINUTES
from handlers.team import Member

LOCAL = "local"  # the channel of whoever works on the machine itself
IDLE = 30 * 60  # seconds after which a session that nobody used has ended
LONGEST = 12 * 3600  # seconds after which any session has ended
SEEN_EVERY = 30  # seconds between notes that a session is in use


class StoredTeam:
    """The team. Owners by the settings are owners whatever the table says; so is who works on the machine itself."""

    def __init__(self, database: Database, owners: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._database = database
        self._owners = owners

    async def member(self, channel: str, person: str) -> Member | None:
        own = (team.c.channel == channel) & (team.c.person == person)
        async with self._database.reading() as connection:
            row = (await connection.execute(select(team).where(own))).one_or_none()
        name = row.name if row else ""
        if channel == LOCAL or (channel, person) in self._owners:
            return Member(channel, person, "owner", name, fixed=True)
        return Member(channel, person, row.role, name) if row else None

    async def members(self) -> tuple[Member, ...]:
        """Owners by the settings first, then the others as they came."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(team).order_by(team.c.since, team.c.person))).all()
        names = {(row.channel, row.person): row.name for row in rows}
        fixed = [Member(*each, "owner", names.get(each, ""), fixed=True) for each in sorted(self._owners)]
        others = [
            Member(row.channel, row.person, row.role, row.name)
            for row in rows
            if (row.channel, row.person) not in self._owners
        ]
        return (*fixed, *others)

    async def give(self, member: Member, by: str) -> None:
        """Give somebody a role, or another one; who had one before has to come in anew."""
        row = {"channel": member.channel, "person": member.person, "role": member.role, "name": member.name}
        insert = self._database.insert(team).values(row | {"since": self._database.clock(), "given_by": by})
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "person"],
            set_={name: insert.excluded[name] for name in ("role", "name", "given_by")},
        )
        async with self._database.writing() as connection:
            own = (team.c.channel == member.channel) & (team.c.person == member.person)
            before = (await connection.execute(select(team.c.role).where(own))).scalar()
            await connection.execute(insert)
            if before != member.role:
                await _put_out(connection, member.channel, member.person)

    async def take(self, channel: str, person: str) -> None:
        """Take somebody's role; they are out at once."""
        async with self._database.writing() as connection:
            await connection.execute(delete(team).where(team.c.channel == channel, team.c.person == person))
            await _put_out(connection, channel, person)


async def _put_out(connection: object, channel: str, person: str) -> None:
    for table in (console_sessions, login_links):
        await connection.execute(  # type: ignore[attr-defined]
            delete(table).where(table.c.channel == channel, table.c.person == person)
        )


class StoredLinks:
    """Links into the console. What is kept of one is not enough to use it."""

    def __init__(self, database: Database, address: str) -> None:
        self._database = database
        self._address = address.rstrip("/")

    async def issue(self, member: Member) -> str:
        """The address of a link; earlier ones of the same person stop working."""
        token = secrets.token_urlsafe(32)
        now = self._database.clock()
        row = {"token": _hashed(token), "channel": member.channel, "person": member.person, "role": member.role}
        async with self._database.writing() as connection:
            own = (login_links.c.channel == member.channel) & (login_links.c.person == member.person)
            await connection.execute(delete(login_links).where(own | (login_links.c.until < now)))
            await connection.execute(login_links.insert().values(row | {"until": now + MINUTES * 60}))
        return f"{self._address}/console/enter?link={token}"

    async def redeem(self, token: str) -> tuple[str, str, TeamRole] | None:
        """Channel, person and role that a link was given to; None where it was used, is too old or never was."""
        async with self._database.writing() as connection:
            used = delete(login_links).where(login_links.c.token == _hashed(token)).returning(*login_links.c)
            row = (await connection.execute(used)).one_or_none()
        if row is None or row.until < self._database.clock():
            return None
        return row.channel, row.person, row.role


@dataclass(frozen=True, slots=True)
class Session:
    """Who is in."""

    id: str
    channel: str
    person: str


class StoredSessions:
    """Sessions of the console."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, channel: str, person: str) -> Session:
        now, session = self._database.clock(), secrets.token_urlsafe(32)
        row = {"session": _hashed(session), "channel": channel, "person": person, "began": now, "seen": now}
        async with self._database.writing() as connection:
            await connection.execute(delete(console_sessions).where(console_sessions.c.seen < now - IDLE))
            await connection.execute(console_sessions.insert().values(row))
        return Session(session, channel, person)

    async def current(self, session: str) -> Session | None:
        """The session, if it hasn't ended; it is in use from now on."""
        now = self._database.clock()
        own = console_sessions.c.session == _hashed(session)
        async with self._database.reading() as connection:
            row = (await connection.execute(select(console_sessions).where(own))).one_or_none()
        if row is None or row.seen < now - IDLE or row.began < now - LONGEST:
            return None
        if row.seen < now - SEEN_EVERY:
            async with self._database.writing() as connection:
                await connection.execute(update(console_sessions).where(own).values(seen=now))
        return Session(session, row.channel, row.person)

    async def end(self, session: str) -> None:
        async with self._database.writing() as connection:
            await connection.execute(delete(console_sessions).where(console_sessions.c.session == _hashed(session)))

    async def secret(self) -> str:
        """What sessions are signed with: made once for all processes."""
        async with self._database.writing() as connection:
            made = {"name": "sessions", "secret": secrets.token_urlsafe(32)}
            await connection.execute(self._database.insert(console_secrets).values(made).on_conflict_do_nothing())
            kept = select(console_secrets.c.secret).where(console_secrets.c.name == "sessions")
            return str((await connection.execute(kept)).scalar_one())


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
