"""Reads Telegram's updates: who says what to the bot, and what is none of its business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Update, User
from telegram import Message as Post

from bot.channels.telegram_commands import COMMANDS
from handlers.conversation import Message

CHANNEL = "telegram"
ALLOWED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
CONTENTS = (  # what a person can send that is no text
    *("photo", "voice", "audio", "video", "video_note", "animation", "sticker", "document", "story", "paid_media"),
    *("location", "venue", "contact", "poll", "dice", "game", "checklist", "forward_origin"),
)
ABLE: dict[str, Any] = {"slash": True, "files": True}  # what Telegram can do, as messages tell it
LARGEST = 2**63  # no id of Telegram's is as large
ANONYMOUS = "GroupAnonymousBot"
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something was said or tapped, and the bot is meant."""

    message: Message
    chat: int
    post: int  # id of the message that was said, or of the one whose button was tapped
    private: bool
    edited: bool = False
    query: str = ""  # id of the tap, which must be answered
    reachable: bool = True  # whether the message of the tap can be edited into another text


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody types @bot and a few words in some chat."""

    query: str  # id
    text: str


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was blocked, unblocked, added or removed."""

    chat: int
    member: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class StrayTap:
    """A button under a message that the bot did not send itself: there is nothing to do but to stop its spinning."""

    query: str


Read = Asked | Looked | Membership | Moved | StrayTap


def lane_of(update: dict[str, Any]) -> str:
    """Which updates keep their order among each other: those of one chat; told without parsing all."""
    for kind in ("message", "edited_message", "my_chat_member"):
        if isinstance(found := update.get(kind), dict):
            return _lane(found.get("chat"), found.get("from"))
    if isinstance(found := update.get("callback_query"), dict):
        message = found.get("message")
        return _lane(message.get("chat") if isinstance(message, dict) else None, found.get("from"))
    if isinstance(found := update.get("inline_query"), dict):
        return f"inline:{_id(found.get('from'))}"
    return "other"


def _lane(chat: Any, person: Any) -> str:
    """Of a private chat, with whose it is; of a group, whoever speaks: ":" ends it."""
    return f"{_id(chat)}:{_id(person) if _id(chat) in ('', _id(person)) else ''}"


def private_post(update: dict[str, Any]) -> tuple[int, int] | None:
    """The chat and id of a message in a private chat; None where an update holds none."""
    post = update.get("message")
    chat = post.get("chat") if isinstance(post, dict) else None
    if not isinstance(post, dict) or not isinstance(chat, dict) or chat.get("type") != Chat.PRIVATE:
        return None
    found = chat.get("id"), post.get("message_id")
    return (found[0], found[1]) if isinstance(found[0], int) and isinstance(found[1], int) else None


def _id(of: Any) -> str:
    """An id, if it is one that can be kept."""
    found = of.get("id") if isinstance(of, dict) else None
    return str(found) if isinstance(found, int) and not isinstance(found, bool) and abs(found) < LARGEST else ""


def read(update: Update, bot: User) -> Read | None:
    """What an update means for the bot of that name; None for what is none of its business."""
    if update.message or update.edited_message:
        post = update.message or update.edited_message
        return _read_post(post, bot, edited=update.message is None) if post else None
    if update.callback_query:
        return _read_tap(update.callback_query)
    if update.inline_query:
        return Looked(update.inline_query.id, update.inline_query.query)
    if update.my_chat_member:
        return _read_membership(update.my_chat_member)
    return None


def _read_membership(change: ChatMemberUpdated) -> Membership:
    member = change.new_chat_member.status not in (ChatMember.LEFT, ChatMember.BANNED)
    return Membership(change.chat.id, member)


def _read_post(post: Post, bot: User, *, edited: bool) -> Read | None:
    if post.migrate_to_chat_id:
        return Moved(post.chat.id, post.migrate_to_chat_id)
    if post.chat.type == Chat.CHANNEL or post.from_user is None or post.is_automatic_forward:
        return None
    if post.from_user.is_bot and post.from_user.username != ANONYMOUS:
        return None
    if post.via_bot and post.via_bot.id == bot.id:  # an article of ours that somebody put into this chat
        return None
    private = post.chat.type == Chat.PRIVATE
    message = _message(post, bot, private)
    if message is None:
        return None
    return Asked(message, post.chat.id, post.message_id, private, edited)


def _message(post: Post, bot: User, private: bool) -> Message | None:
    """The message, if the bot is meant: in a private chat always, in a group when named, replied to or commanded."""
    text = post.text or ""
    conversation, person = (
        conversation_of(post.chat.id, post.from_user),
        str(post.from_user.id if post.from_user else ""),
    )
    command = _COMMAND.match(text)
    if command and not post.forward_origin:
        if command[2] and command[2].lower() != (bot.username or "").lower():
            return None
        return _commanded(command, conversation, person, private, meant=private or bool(command[2]))
    named, text = _without_name(post, text, bot)
    replied = bool(
        post.reply_to_message and post.reply_to_message.from_user and post.reply_to_message.from_user.id == bot.id
    )
    if not (private or named or replied):
        return None
    if text and not post.forward_origin:
        return Message(conversation, text, CHANNEL, person, alone=private, **ABLE)
    if not (named or private or replied) or _service(post):
        return None
    action = "start" if named and not text and post.text else ""
    return Message(conversation, "", CHANNEL, person, action, "text" if action else "other", alone=private, **ABLE)


def _commanded(command: re.Match[str], conversation: str, person: str, private: bool, *, meant: bool) -> Message | None:
    name, rest = command[1].lower(), (command[3] or "").strip()
    if name == "start" and rest:
        code = rest if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", rest) else "old"
        return Message(conversation, "", CHANNEL, person, f"open:{code}", alone=private, **ABLE)
    if name in COMMANDS:
        return Message(conversation, rest, CHANNEL, person, COMMANDS[name].action, alone=private, **ABLE)
    return Message(conversation, "", CHANNEL, person, kind="unknown_command", alone=private, **ABLE) if meant else None


def _without_name(post: Post, text: str, bot: User) -> tuple[bool, str]:
    """Whether the bot is named in the text, and the text without its name."""
    username = f"@{bot.username}".lower()
    named = False
    for entity, said in post.parse_entities(["mention", "text_mention"]).items() if post.text else ():
        if said.lower() == username or (entity.user and entity.user.id == bot.id):
            named = True
            text = text.replace(said, " ")
    return named, " ".join(text.split(" ")).strip() if named else text


def _service(post: Post) -> bool:
    """Whether a message only tells what happened to the chat: somebody came, the title changed."""
    return not any(getattr(post, content) for content in CONTENTS)


def _read_tap(query: CallbackQuery) -> Asked | StrayTap:
    if query.message is None or not query.data:
        return StrayTap(query.id)
    post, private = query.message, query.message.chat.type == Chat.PRIVATE
    conversation, person = conversation_of(post.chat.id, query.from_user), str(query.from_user.id)
    message = Message(conversation, "", CHANNEL, person, query.data, alone=private, **ABLE)
    photo = isinstance(post, Post) and bool(post.photo)  # a card: its answer is a message of its own
    reachable = post.is_accessible and not photo
    return Asked(message, post.chat.id, post.message_id, private, query=query.id, reachable=reachable)


def conversation_of(chat: int, person: User | None) -> str:
    """Kept apart per person per chat."""
    return f"{CHANNEL}:{chat}:{person.id if person else ''}"
