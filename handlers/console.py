"""The way into the console: who is of the team and types /console gets a link that works once."""

from __future__ import annotations

from handlers.actions import parts
from handlers.conversation import Message, Reply, said
from handlers.privacy import PRIVATELY
from handlers.team import ROLE_TITLES, Links, Team, allowed

MINUTES = 5  # that a link works


class ConsoleDoor:
    """Hands links out; to people who aren't of the team the command does not exist."""

    def __init__(self, team: Team, links: Links) -> None:
        self._team = team
        self._links = links

    async def handle(self, message: Message) -> Reply | None:
        name, _ = parts(message.action)
        if name != "console" or not message.person:
            return None
        member = await allowed(self._team, message, name)
        if member is None:
            return None
        if not message.alone:
            return said(message, PRIVATELY)
        return said(
            message,
            f"ลิงก์เข้าหน้าจัดการของคุณ ({ROLE_TITLES[member.role]})",
            await self._links.issue(member),
            f"ใช้ได้ครั้งเดียวภายใน {MINUTES} นาที อย่าส่งต่อให้ผู้อื่นนะคะ",
        )
