"""The clock that all processes share, the database's, and seeing that it was set."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from sqlalchemy import ColumnElement, Float, func, literal_column

from bot.state.database import Database
from bot.watching.logs import logger

log = logger("thamdai.state")

BEAT = 2.0  # seconds between signs of life
DEAD_AFTER = 10.0  # seconds without one


def now_in(database: Database) -> ColumnElement[float]:
    """Seconds since 1970 by the clock of the database."""
    if database.shared:
        return func.extract("epoch", func.clock_timestamp()).cast(Float)
    return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)


def fresh(database: Database, beat: ColumnElement[float]) -> ColumnElement[bool]:
    """A sign of life not long ago; nor in the future, by a clock that was set since."""
    now = now_in(database)
    return beat.between(now - DEAD_AFTER, now + DEAD_AFTER)


class Steadiness:
    """Sees that the database's clock was set, by one that nobody sets, `clock`."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self.last = clock()  # when the database's clock was looked at last
        self.told = 0.0  # what it told then
        self._apart: tuple[float, float] | None = None  # by how much the two differ, at least and at most
        self._set_at = float("-inf")  # when it was seen that the clock was set

    def note(self, told: float, asked: float) -> None:
        """The database's clock told a time; it was asked at `asked` by the other, and answered by now."""
        answered = self.clock()
        apart = (told - answered, told - asked)
        if self._apart:
            moved = max(apart[0] - self._apart[1], self._apart[0] - apart[1])
            if moved > BEAT:
                log.warning("the clock of the database was set", seconds=round(apart[1] - self._apart[1]))
                self._set_at = answered
        self._apart, self.last, self.told = apart, asked, told

    def steady(self) -> bool:
        """Whether silence means death: for a while after the clock was set it doesn't."""
        return self.clock() - self._set_at > DEAD_AFTER
