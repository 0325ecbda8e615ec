"""What the composing form holds, to and from what an author writes. Times are those of Bangkok."""

from __future__ import annotations

from datetime import datetime

from bot.messages import RefusedError
from bot.web.console.access import Form, first
from handlers.broadcasts import Draft
from handlers.composing import Written
from handlers.delivery_report import CHANNELS
from handlers.hours import BANGKOK
from handlers.people import EVERYTHING, ROLES
from knowledge.records import Edition

CARDS = {"": "ไม่แนบภาพ", "policy": "การ์ดสรุปของเรื่อง", "change": "การ์ดตัวเลขที่เปลี่ยน"}


def written_from(form: Form, edition: Edition) -> Written:
    """What an author wrote. Raises RefusedError where a field holds what the form doesn't offer."""
    topic = first(form, "topic") or EVERYTHING
    groups = {group.id for group in edition.groups}
    policies = {policy.id for policy in edition.policies}
    if topic not in {EVERYTHING, *groups, *policies}:
        raise RefusedError(400, "bad_topic", "ไม่รู้จักเรื่องที่เลือก กรุณาเลือกใหม่")
    card = first(form, "card")
    return Written(
        title=first(form, "title"),
        text=first(form, "text"),
        topic=topic,
        roles=tuple(role for role in ROLES if role in form.get("roles", ())),
        channels=tuple(channel for channel in CHANNELS if channel in form.get("channels", ())),
        policies=tuple(policy.id for policy in edition.policies if policy.id in form.get("policies", ())),
        card=f"{card}:{topic}" if card in CARDS and card and topic in policies else "",
        scheduled=scheduled_at(first(form, "day"), first(form, "time")),
        urgent=first(form, "urgent"),
    )


def written_of(draft: Draft) -> Written:
    """What the form shows of a draft that was kept."""
    return Written(
        draft.title,
        draft.text,
        draft.topic,
        draft.segment.roles,
        draft.segment.channels,
        draft.policies,
        draft.card.partition(":")[0],
        draft.scheduled,
        draft.urgent,
    )


def scheduled_at(day: str, time: str) -> float | None:
    """Seconds since 1970 of a day and time in Bangkok; None where no day is given."""
    if not day:
        return None
    try:
        return datetime.fromisoformat(f"{day}T{time or '08:00'}").replace(tzinfo=BANGKOK).timestamp()
    except ValueError:
        raise RefusedError(400, "bad_time", "วันหรือเวลาที่ตั้งไว้ไม่ถูกต้อง") from None


def day_and_time(at: float | None) -> tuple[str, str]:
    """As the form's fields hold them: ("2024-10-07", "08:00")."""
    if at is None:
        return "", ""
    moment = datetime.fromtimestamp(at, BANGKOK)
    return moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M")
