"""For the PR team: how many messages the channel may still deliver this month."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.actions import parts
from handlers.conversation import Message, Reply, said
from handlers.team import Team, allowed

Counting = Callable[[], Awaitable[tuple[int, int | None]]]  # delivered this month, and the most; None where none is set


class Quota:
    """Tells the PR team of one channel what is left; to others the command does not exist.

    `count` raises OSError where the network does not tell.
    """

    def __init__(self, channel: str, count: Counting, team: Team) -> None:
        self._channel = channel
        self._count = count
        self._team = team

    async def handle(self, message: Message) -> Reply | None:
        name, _ = parts(message.action)
        if name != "quota" or not message.alone or message.channel != self._channel:
            return None
        if not await allowed(self._team, message, name):
            return None
        try:
            used, most = await self._count()
        except OSError:
            return said(message, "ตอนนี้ยังอ่านโควตาไม่ได้ค่ะ ลองใหม่อีกครั้งภายหลังนะคะ")
        lines = [f"เดือนนี้ส่งข้อความหาผู้ใช้ไปแล้ว {used:,} ข้อความ"]
        if most is None:
            lines.append("บัญชีนี้ไม่จำกัดจำนวนข้อความต่อเดือน")
        else:
            lines.append(f"โควตา {most:,} ข้อความ เหลือ {max(most - used, 0):,} ข้อความ")
        return said(message, *lines, "คำตอบที่ผู้ใช้ถามเข้ามาไม่นับเป็นโควตาค่ะ")
