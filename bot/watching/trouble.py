"""What this process had to log that somebody may have to see to, until it is written where all processes write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock

MOST = 50  # different lines that are remembered between two writings; what a storm of them adds is in the log alone
LONGEST = 200  # characters of a line


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line of WARNING or above, as often as it was logged."""

    level: str
    event: str
    times: int
    first: float  # seconds since 1970
    last: float


_noted: dict[str, Trouble] = {}
_lock = Lock()  # threads log too


def note(level: str, event: str, at: float) -> None:
    _add(Trouble(level, event[:LONGEST], 1, at, at))


def taken() -> tuple[Trouble, ...]:
    """What was noted, the oldest first; from now on it is forgotten here."""
    with _lock:
        found = tuple(sorted(_noted.values(), key=lambda each: each.last))
        _noted.clear()
    return found


def put_back(troubles: Iterable[Trouble]) -> None:
    """What could not be written is noted still."""
    for each in troubles:
        _add(each)


def _add(trouble: Trouble) -> None:
    with _lock:
        known = _noted.get(trouble.event)
        if known:
            first, last = min(known.first, trouble.first), max(known.last, trouble.last)
            _noted[trouble.event] = replace(known, times=known.times + trouble.times, first=first, last=last)
        elif len(_noted) < MOST:
            _noted[trouble.event] = trouble
