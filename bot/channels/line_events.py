"""Reads LINE's webhook events: who says what to the bot, and what is none of its business.

An event is the JSON object that LINE sent (developers.line.biz, "Webhook Event Objects"), so that one of a kind or with
a field that is new to us is let go, not failed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from handlers.conversation import Message

CHANNEL = "line"
NAMES = ("ถามได้", "thamdai")  # what the bot is called in groups, beside its account's own name
LATEST = 2**53  # milliseconds; no time of LINE's is later
_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something was said or tapped, and the bot is meant."""

    message: Message
    chat: str  # where to answer: a person's id, or a group's or room's
    token: str  # of the free reply
    key: str  # by which the answer is known again
    asked: float  # seconds since 1970
    joined: bool = False  # a person became a friend: their menu is theirs to see


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Somebody blocked the account."""

    person: str


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was taken out of a group or room."""

    chat: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Somebody unsent a message."""

    conversation: str
    message: str  # id


Read = Asked | Unfollowed | Left | TakenBack


def event_id(event: Event) -> str:
    """The same when an event is delivered again."""
    return _id(event, "webhookEventId")


def place_of(event: Event) -> int:
    """The order of events: milliseconds since 1970."""
    when = _whole(event, "timestamp")
    return when if when < LATEST else 0


def lane_of(event: Event) -> str:
    """Which events keep their order among each other: those of one person in one chat."""
    chat, person = _where(event)
    return f"{chat}:{person}"


def read(event: Event, name: str = "") -> Read | None:
    """What an event means for the account of that name; None for what is none of its business.

    Not ours on purpose: events in standby (another module has the chat), memberJoined and memberLeft (a group is
    greeted once), accountLink, beacons, memberships, videos played to the end, and kinds that we don't know.
    """
    chat, person = _where(event)
    if not chat or event.get("mode") == "standby":
        return None
    kind = event.get("type")
    if kind == "message":
        return _read_message(event, chat, person, name)
    if kind == "postback":
        data = _text(event.get("postback"), "data")
        return _asked(event, chat, person, action=data) if data else None
    if kind == "follow" and chat == person:
        return _asked(event, chat, person, action="start", joined=True)
    if kind == "join":
        return _asked(event, chat, person, action="start")
    if kind == "unfollow":
        return Unfollowed(chat)
    if kind == "leave":
        return Left(chat)
    if kind == "unsend":
        return TakenBack(conversation_of(chat, person), _id(event.get("unsend"), "messageId"))
    return None


def _read_message(event: Event, chat: str, person: str, name: str) -> Read | None:
    content = event.get("message")
    if not isinstance(content, dict):
        return None
    private, key = chat == person, _id(content, "id")
    if content.get("type") != "text":
        images = content.get("imageSet")
        first = not isinstance(images, dict) or images.get("index", 1) == 1  # of photos sent at once
        return _asked(event, chat, person, kind="other", key=key) if private and first else None
    text = _text(content, "text")
    if private:
        return _asked(event, chat, person, text=text, key=key)
    called, text = _called(content, text, name)
    if not called:
        return None
    return _asked(event, chat, person, text=text, key=key, action="" if text else "start")


def _called(content: Event, text: str, name: str) -> tuple[bool, str]:
    """Whether the bot is mentioned or called by name at the start, and the text without that."""
    mention = content.get("mention")
    mentions = mention.get("mentionees", []) if isinstance(mention, dict) else []
    units = text.encode("utf-16-le", "surrogatepass")
    mentioned = False
    for each in sorted((each for each in mentions if isinstance(each, dict)), key=lambda each: -_whole(each, "index")):
        if each.get("isSelf") is True:
            at, length = 2 * _whole(each, "index"), 2 * _whole(each, "length")
            units, mentioned = units[:at] + " ".encode("utf-16-le") + units[at + length :], True
    if mentioned:
        return True, re.sub(" {2,}", " ", units.decode("utf-16-le", "replace")).strip()
    for own in filter(None, (name, *NAMES)):
        if found := re.match(rf"\s*@?{re.escape(own)}(?:[\s,:]+|$)", text, re.IGNORECASE):
            return True, text[found.end() :].strip()
    return False, text


def _asked(
    event: Event, chat: str, person: str, *, text: str = "", action: str = "", kind: str = "text", **more: Any
) -> Asked:
    private = chat == person
    key = more.pop("key", "") or event_id(event)
    message = Message(
        conversation=conversation_of(chat, person),
        text=text,
        channel=CHANNEL,
        person=person,
        action=action,
        kind="other" if kind == "other" else "text",
        alone=private,
        id=key,
    )
    return Asked(message, chat, _text(event, "replyToken"), key, place_of(event) / 1000, **more)


def _where(event: Event) -> tuple[str, str]:
    """The chat of an event and the person in it; in a group LINE does not always tell who."""
    source = event.get("source")
    person = _id(source, "userId")
    return _id(source, "groupId") or _id(source, "roomId") or person, person


def _id(of: Any, name: str) -> str:
    """An id, if it is one that can be kept."""
    found = _text(of, name)
    return found if _ID.fullmatch(found) else ""


def _text(of: Any, name: str) -> str:
    value = of.get(name) if isinstance(of, dict) else None
    return value if isinstance(value, str) else ""


def _whole(of: Event, name: str) -> int:
    value = of.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def conversation_of(chat: str, person: str) -> str:
    """Kept apart per person per chat."""
    return f"{CHANNEL}:{chat}:{person}"
