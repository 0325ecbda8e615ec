"""The PR team: who is in it, and who may do what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Protocol

from handlers.broadcasts import DECIDING, WRITING, TeamRole
from handlers.conversation import Message

Task = Literal["look", "write", "review", "publish", "status", "team"]
ROLE_TITLES: Mapping[TeamRole, str] = MappingProxyType(
    {"owner": "เจ้าของ", "approver": "ผู้อนุมัติ", "editor": "ผู้เขียน", "viewer": "ผู้อ่าน"}
)
EVERYBODY: tuple[TeamRole, ...] = ("viewer", *WRITING)
MAY: Mapping[Task, tuple[TeamRole, ...]] = MappingProxyType(
    {
        "look": EVERYBODY,  # every page but the team's
        "write": WRITING,  # new broadcasts, previews, test sends to oneself
        "review": WRITING,  # say of an unanswered question whether the report has it
        "publish": DECIDING,  # put an edition or a word into use, and undo it
        "status": DECIDING,  # see how the bot stands, by /status
        "team": ("owner",),  # give and take roles
    }
)
IN_CHAT: Mapping[str, Task] = MappingProxyType(  # commands of the team in a chat; to others they do not exist
    {"console": "look", "unanswered": "look", "quota": "look", "status": "status"}
)
ON_THE_MACHINE: TeamRole = "owner"  # at the command line: who is there could change the database as well


def may(role: TeamRole, what: Task) -> bool:
    """Whether a role may do that. What may be done with a broadcast when stands in handlers.broadcasts.RULES."""
    return role in MAY[what]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team."""

    channel: str
    person: str  # the channel's own id
    role: TeamRole
    name: str = ""  # what the team calls them
    fixed: bool = False  # an owner by THAMDAI_OWNERS: the role can't be taken here

    @property
    def who(self) -> str:
        """As broadcasts note it: "telegram:123"."""
        return f"{self.channel}:{self.person}"


class Team(Protocol):
    """Where the team is kept."""

    async def member(self, channel: str, person: str) -> Member | None: ...

    async def members(self) -> tuple[Member, ...]: ...


async def allowed(team: Team, message: Message, command: str) -> Member | None:
    """The member of the team who may give that command in a chat; None for everybody else."""
    member = await team.member(message.channel, message.person) if message.person else None
    return member if member and may(member.role, IN_CHAT[command]) else None


class Links(Protocol):
    """Gives links into the console."""

    async def issue(self, member: Member) -> str:
        """The address of a link that works once, for five minutes."""
