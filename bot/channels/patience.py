"""How much one person may write in a minute, and all together: who writes more is told once, then not answered for it.

The ways out are always heard: leaving, forgetting and what undoes them. Each process counts for itself, so with several
of them a person may be answered at most that many times as often.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.settings import Settings
from handlers.commands import is_way_out
from handlers.conversation import Message, Reply, said

WINDOW = 60.0  # seconds
MOST_KNOWN = 50_000  # people remembered; those whose minute began first are forgotten first
TOO_FAST = "ส่งข้อความเร็วเกินไปค่ะ บอตขอพัก {} วินาที แล้วถามต่อได้เลยนะคะ"
TOO_MANY = "ตอนนี้มีผู้ถามพร้อมกันจำนวนมากค่ะ กรุณาถามใหม่ในอีก {} วินาทีนะคะ"


@dataclass(slots=True)
class _Minute:
    began: float
    count: int = 0
    told: bool = False

    def left(self, now: float) -> int:
        return max(1, math.ceil(self.began + WINDOW - now))


class Patience:
    """Counts the messages of one channel."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = settings.person_per_minute
        self._all = settings.questions_per_minute
        self._clock = clock
        self._known: OrderedDict[str, _Minute] = OrderedDict()
        self._together = _Minute(-WINDOW)

    def refusal(self, message: Message) -> Reply | None:
        """None where a message is to be answered; else what is said instead, quiet where that was said already."""
        now = self._clock()
        own = self._minute(message.person or message.conversation, now)
        if now - self._together.began >= WINDOW:
            self._together = _Minute(now)
        own.count += 1
        self._together.count += 1
        if is_way_out(message):
            return None
        fast = own.count > self._each
        if not fast and self._together.count <= self._all:
            return None
        first, own.told = not own.told, True
        if not first:
            return said(message, quiet=True)
        line = TOO_FAST.format(own.left(now)) if fast else TOO_MANY.format(self._together.left(now))
        return said(message, line, note=line)

    def _minute(self, who: str, now: float) -> _Minute:
        own = self._known.get(who)
        if own is None or now - own.began >= WINDOW:
            own = self._known[who] = _Minute(now)
            self._known.move_to_end(who)
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        return own
