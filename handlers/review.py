"""For the PR team: the questions that found no answer."""

from __future__ import annotations

from handlers.actions import parts
from handlers.conversation import Message, Reply, said
from handlers.records import Unanswered
from handlers.team import Team, allowed

MOST = 20


class Review:
    """Shows the PR team what people asked in vain; to others the command does not exist."""

    def __init__(self, unanswered: Unanswered, team: Team) -> None:
        self._unanswered = unanswered
        self._team = team

    async def handle(self, message: Message) -> Reply | None:
        name, _ = parts(message.action)
        if name != "unanswered" or not message.alone or not await allowed(self._team, message, name):
            return None
        asked = await self._unanswered.most_asked(MOST)
        if not asked:
            return said(message, "ยังไม่มีคำถามที่ตอบไม่ได้ค่ะ")
        lines = [f"• {each.question} ({each.times} ครั้ง)" for each in asked]
        return said(message, f"คำถามที่ยังตอบไม่ได้ {len(asked)} ข้อที่ถามบ่อยที่สุด", *lines)
