"""Says a reply in a chat: sends, edits, and finds out whether a message arrived when the network failed in between."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace

from telegram import Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.channels.inbox import UnreachableError
from bot.channels.telegram_layout import NO_PREVIEW, Piece
from bot.channels.telegram_pace import PROBE
from bot.channels.telegram_pictures import Pictures
from bot.watching.logs import logger
from handlers.conversation import Attached
from knowledge.cards.card import Card

log = logger("thamdai.telegram")

PROBED = 50  # messages looked at beyond the newest that is known, to find one that may have arrived
MOST_PROBED = 300  # messages after the last of a chat that are looked at in all
MOST_KNOWN = 2_000  # ids of messages that are remembered, so that they needn't be looked at
TRIES = 4
PAUSE = 1.0  # seconds before looking whether a message arrived: it may still be on its way
LONGEST_NOTE = 200  # characters shown in passing
NO_FILE = "ส่งไฟล์ไม่สำเร็จค่ะ กรุณาแตะขอใหม่อีกครั้ง"
_FILE_LOST = re.compile("wrong file|file_id|file reference|wrong remote file", re.IGNORECASE)  # how Telegram says it


class Posts:
    """Messages that this process has seen. Private chats share one row of ids, so one that is missing from a chat,
    up to a little beyond the newest of all, may be a message that was sent without our hearing of it."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, int], None] = OrderedDict()  # chat, id
        self._newest = 0

    def note(self, chat: int, post: int) -> None:
        self._known[chat, post] = None
        self._newest = max(self._newest, post)
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    def unknown(self, chat: int, after: int) -> list[int]:
        """Ids after that one which may be a message of ours in a chat."""
        last = min(max(self._newest, after) + PROBED, after + MOST_PROBED)
        return [post for post in range(after + 1, last + 1) if (chat, post) not in self._known]


class Sending:
    """Speaks in chats through one bot. `moved` is told when a group became a supergroup."""

    def __init__(
        self,
        bot: ExtBot[str],
        pictures: Pictures,
        moved: Callable[[int, int], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._pictures = pictures
        self._moved = moved
        self._sleep = sleep
        self.posts = Posts()  # of private chats

    async def say(
        self,
        chat: int,
        pieces: tuple[Piece, ...],
        after: int = 0,
        *,
        reply_to: int = 0,
        unsure: bool = False,
        known: Collection[int] = (),
    ) -> tuple[int, ...]:
        """Send the pieces; the ids of their messages. `after` is the last message that is known in the chat.

        `unsure` says that they may have been sent before the process ended, `known` are messages of ours in a group.
        """
        said: list[int] = []
        for piece in pieces:
            last = max([after, *said])
            try:
                reply = reply_to if not said else 0
                said.append(await self._send(chat, piece, last, reply, unsure, {*known, *said}))
            except ChatMigrated as error:
                await self._moved(chat, error.new_chat_id)
                chat = error.new_chat_id
                said.append(await self._send(chat, piece, 0, 0, False, set()))
            except Forbidden as error:
                raise UnreachableError(str(error)) from error
            except BadRequest as error:
                if "chat not found" in error.message.lower():
                    raise UnreachableError(str(error)) from error
                raise
        return tuple(said)

    async def document(self, chat: int, attached: Attached) -> None:
        """Send a file; where that fails, say so: it can be asked for again."""
        try:
            await self._bot.send_document(chat, attached.text.encode(), filename=attached.name)
        except Forbidden as error:
            raise UnreachableError(str(error)) from error
        except TelegramError as error:
            log.warning("a file could not be sent", error=type(error).__name__)
            await self._bot.send_message(chat, NO_FILE)

    async def _send(self, chat: int, piece: Piece, last: int, reply_to: int, unsure: bool, known: set[int]) -> int:
        to = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
        picture = await self._picture(chat, piece.card) if piece.card else None
        piece = piece if picture else replace(piece, card=None)  # what can't be drawn is said
        for attempt in range(1, TRIES + 1):
            if unsure and last and (found := await self._arrived(chat, piece, last, known)):
                return found
            try:
                post = await self._post(chat, piece, picture, to)
            except NetworkError as error:
                if isinstance(error, BadRequest) or attempt == TRIES:
                    raise
                log.info("a message may or may not have arrived", error=type(error).__name__)
                await self._sleep(PAUSE * attempt)
                unsure = True
            else:
                if chat > 0:
                    self.posts.note(chat, post.message_id)
                return post.message_id
        raise NetworkError("tried too often")  # not reached: the last try returns or raises

    async def _picture(self, chat: int, card: Card) -> str | bytes | None:
        """Telegram's id of the card's file, else the PNG, which takes a moment that is shown; None if it can't be."""
        if known := await self._pictures.known(card):
            return known
        await self._doing(chat, ChatAction.UPLOAD_PHOTO)
        return await self._pictures.drawn(card)

    async def _post(self, chat: int, piece: Piece, picture: str | bytes | None, to: ReplyParameters | None) -> Message:
        if picture is None or piece.card is None:
            return await self._bot.send_message(
                chat,
                piece.html,
                parse_mode=ParseMode.HTML,
                reply_markup=piece.keyboard,
                reply_parameters=to,
                link_preview_options=NO_PREVIEW,
            )
        try:
            post = await self._bot.send_photo(
                chat,
                picture,
                piece.html,
                parse_mode=ParseMode.HTML,
                reply_markup=piece.keyboard,
                reply_parameters=to,
                filename=f"{piece.card.name}.png",
            )
        except BadRequest as error:
            if isinstance(picture, bytes) or not _FILE_LOST.search(error.message):
                raise
            await self._pictures.lost(piece.card)
            return await self._post(chat, piece, await self._picture(chat, piece.card), to)
        if isinstance(picture, bytes) and post.photo:
            await self._pictures.brought(piece.card, post.photo[-1].file_id)
        return post

    async def _arrived(self, chat: int, piece: Piece, last: int, known: set[int]) -> int:
        """The id of the piece's message if it arrived after all; 0 where none of the next ids is ours.

        After the last message that is known there is nothing of ours but that piece: a chat is answered one message
        after the other. In a group, where others speak too, that is after the question, without what is known.
        Telegram has no way to ask; but a message of ours can be edited into what it says already, any other can't.
        """
        after = range(last + 1, last + PROBED + 1)
        for candidate in self.posts.unknown(chat, last) if chat > 0 else [each for each in after if each not in known]:
            try:
                await self._edit(chat, candidate, piece, PROBE)
            except BadRequest as error:
                if "not modified" not in error.message.lower():
                    continue
            self.posts.note(chat, candidate)
            return candidate
        return 0

    async def _edit(self, chat: int, post: int, piece: Piece, pace: str | None = None) -> None:
        if piece.card:
            await self._bot.edit_message_caption(
                chat,
                post,
                caption=piece.html,
                parse_mode=ParseMode.HTML,
                reply_markup=piece.keyboard,
                rate_limit_args=pace,
            )
            return
        await self._bot.edit_message_text(
            piece.html,
            chat,
            post,
            parse_mode=ParseMode.HTML,
            reply_markup=piece.keyboard,
            link_preview_options=NO_PREVIEW,
            rate_limit_args=pace,
        )

    async def change(self, chat: int, said: tuple[int, ...], pieces: tuple[Piece, ...]) -> tuple[int, ...]:
        """Put the pieces in place of messages that were sent: edit them, delete those too many, send those missing."""
        now: list[int] = []
        for post, piece in zip(said, pieces, strict=False):
            if piece.card:  # a text can't become a photo, nor a photo another
                return (*now, *await self.say(chat, pieces[len(now) :], max((*said, *now))))
            try:
                await self._edit(chat, post, piece)
            except BadRequest as error:
                if "not modified" not in error.message.lower():  # too old, deleted, or no text: say it anew
                    return (*now, *await self.say(chat, pieces[len(now) :], max((*said, *now))))
            except Forbidden as error:
                raise UnreachableError(str(error)) from error
            now.append(post)
        for post in said[len(pieces) :]:
            await self._delete(chat, post)
        return (*now, *(await self.say(chat, pieces[len(said) :], max(said)) if len(pieces) > len(said) else ()))

    async def _delete(self, chat: int, post: int) -> None:
        try:
            await self._bot.delete_message(chat, post)
        except (BadRequest, Forbidden):  # gone already, or older than Telegram lets bots delete
            log.debug("a message could not be deleted")

    async def acknowledge(self, query: str, note: str = "") -> None:
        """Stop the button's spinning, with a few words shown in passing."""
        try:
            await self._bot.answer_callback_query(query, note[:LONGEST_NOTE] or None)
        except BadRequest as error:
            log.info("a tap was acknowledged too late", reason=error.message)

    async def typing(self, chat: int) -> None:
        await self._doing(chat, ChatAction.TYPING)

    async def _doing(self, chat: int, what: ChatAction) -> None:
        """Show what the bot is at for some seconds."""
        try:
            await self._bot.send_chat_action(chat, what)
        except TelegramError as error:
            log.debug("a sign could not be shown", sign=str(what), error=type(error).__name__)
