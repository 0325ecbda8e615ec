"""How much somebody may do in a time: so many a second, saved up to a burst."""

from __future__ import annotations

from collections import OrderedDict

MOST_KNOWN = 50_000  # who is remembered in a row; those quiet for longest are forgotten first


class Allowance:
    """So many a second, saved up to a burst."""

    def __init__(self, per_second: float, burst: float, now: float) -> None:
        self._per_second, self._burst = per_second, burst
        self._left, self._at = burst, now

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed."""
        self._left = min(self._burst, self._left + max(0.0, now - self._at) * self._per_second)
        self._at = now
        return 0.0 if self._left >= 1 - 1e-9 else (1 - self._left) / self._per_second

    def take(self) -> None:
        self._left -= 1


class Allowances:
    """The same allowance for each of many: so many a minute, all of them at once if they were quiet before."""

    def __init__(self, per_minute: int, most_known: int = MOST_KNOWN) -> None:
        self._per_minute = per_minute
        self._most_known = most_known
        self._known: OrderedDict[str, Allowance] = OrderedDict()

    def take(self, who: str, now: float) -> float:
        """Take one; seconds until there is one again, 0 where it was taken."""
        own = self._known.get(who)
        if own is None:
            own = self._known[who] = Allowance(self._per_minute / 60, self._per_minute, now)
            if len(self._known) > self._most_known:
                self._known.popitem(last=False)
        self._known.move_to_end(who)
        if (wait := own.wait(now)) > 0:
            return wait
        own.take()
        return 0.0
