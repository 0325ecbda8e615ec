"""When broadcasts may reach people: quiet hours, days and weeks in Bangkok. Times are seconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")  # no summer time, so no table of zones is needed
QUIET_FROM, QUIET_TO = 20, 7  # hours of the clock; what is not urgent waits for the morning
DIGEST_WEEKDAY, DIGEST_HOUR = 0, 8  # Monday
_DAY = 86_400


def in_bangkok(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(BANGKOK)


def day_of(at: float) -> int:
    """The day in Bangkok, counted from 1970-01-01.

    >>> day_of(0), day_of(17 * 3600 - 1), day_of(17 * 3600)
    (0, 0, 1)
    """
    return int((at + 7 * 3600) // _DAY)


def morning_of(day: int) -> float:
    """When a day's quiet hours end."""
    return float(day * _DAY - 7 * 3600 + QUIET_TO * 3600)


def allowed_from(at: float) -> float:
    """The moment itself, or the end of the quiet hours it falls in.

    >>> in_bangkok(allowed_from(datetime(2026, 1, 5, 20, 0, tzinfo=BANGKOK).timestamp())).isoformat()
    '2026-01-06T07:00:00+07:00'
    """
    hour = in_bangkok(at).hour
    if QUIET_TO <= hour < QUIET_FROM:
        return at
    return morning_of(day_of(at) + (hour >= QUIET_FROM))


def latest_digest(at: float) -> float:
    """When the newest weekly digest was due."""
    now = in_bangkok(at)
    due = now.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    due -= timedelta(days=(now.weekday() - DIGEST_WEEKDAY) % 7)
    return (due if due <= now else due - timedelta(days=7)).timestamp()
