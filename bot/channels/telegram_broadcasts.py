"""Broadcasts on Telegram: one try to a person, and what Telegram said to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Message as Post
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram_layout import MOST_IN_CAPTION, NO_PREVIEW, Piece, laid_out, letters
from bot.channels.telegram_pace import never_connected, seconds_of, unsent
from bot.channels.telegram_polling import Account, open_account
from bot.channels.telegram_updates import CHANNEL
from bot.delivery.senders import Outcome, Parcel
from bot.state.deliveries import Addressee, Recall
from bot.watching.logs import logger
from bot.watching.metrics import WAITS

log = logger("thamdai.delivery")

TAKEN_BACK = "ประกาศนี้ถูกเรียกคืนแล้วค่ะ"  # in place of a message that is too old to be deleted
RECONNECT = 1.0  # seconds to hold when there is no way to Telegram
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
OTHER_KIND = ("no text in the message", "no caption in the message")  # it is a picture, or none
Draw = Callable[[str, str], Awaitable[bytes | None]]  # (card, id of the edition) -> PNG


class TelegramBroadcasts:
    """Sends through an account of its own, without the limiter of answers: the gate sees to the pace."""

    channel = CHANNEL
    together = False

    def __init__(self, token: str, api_url: str, draw: Draw | None = None, read_seconds: float = 20.0) -> None:
        self._account: Account = open_account(token, api_url, None, read_seconds)
        self._draw = draw
        self._laid: tuple[Parcel, tuple[Piece, ...]] | None = None
        self._pictures: dict[tuple[int, str], str | bytes | None] = {}  # what Telegram knows one by, once sent
        self._drawing = asyncio.Lock()

    async def open(self) -> None:
        """Needs no network: a token that isn't good shows at the first message, which pauses the broadcast."""
        await self._account.request.initialize()

    async def close(self) -> None:
        await self._account.request.shutdown()

    async def send(self, parcel: Parcel, to: Sequence[Addressee], key: str) -> Sequence[Outcome]:  # noqa: ARG002 (the protocol's)
        """Raises ValueError where the message is more than one of Telegram's."""
        return [await self._said(lambda one=each: self._send(parcel, one)) for each in to]  # type: ignore[misc]

    async def recall(self, to: Addressee) -> Recall | Outcome:
        """Delete a message; one that is too old for that is emptied."""
        if not to.post:
            return "kept"
        try:
            await self._account.delete_message(to.person, int(to.post))
        except BadRequest as error:
            if "not found" in error.message.lower():
                return "deleted"
            return await self._emptied(to)
        except Forbidden:
            return "kept"
        except TelegramError as error:
            return _outcome(error)
        return "deleted"

    async def _emptied(self, to: Addressee) -> Recall | Outcome:
        try:
            await self._account.edit_message_text(TAKEN_BACK, to.person, int(to.post))
        except (BadRequest, Forbidden):
            return "kept"
        except TelegramError as error:
            return _outcome(error)
        return "edited"

    async def _said(self, call: Callable[[], Awaitable[str]]) -> Outcome:
        try:
            return Outcome("sent", post=await call())
        except TelegramError as error:
            return _outcome(error)

    async def _send(self, parcel: Parcel, to: Addressee) -> str:
        """The id of the message."""
        (piece,) = self._pieces(parcel)
        if parcel.changes and to.post and await self._changed(parcel, to, piece):
            return to.post
        picture = await self._picture(parcel, piece)
        if picture is not None:
            post = await self._account.send_photo(
                to.person, picture, piece.html, parse_mode=ParseMode.HTML, reply_markup=piece.keyboard
            )
            self._note(parcel, post)
        else:
            post = await self._account.send_message(
                to.person,
                piece.html,
                parse_mode=ParseMode.HTML,
                reply_markup=piece.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        return str(post.message_id)

    def _pieces(self, parcel: Parcel) -> tuple[Piece, ...]:
        if self._laid is None or self._laid[0] is not parcel:
            self._laid = (parcel, laid_out(parcel.message))
        return self._laid[1]

    async def _changed(self, parcel: Parcel, to: Addressee, piece: Piece) -> bool:
        """Put the message in place of the one that was sent; False where that is gone or can't hold it."""
        how: dict[str, Any] = {"parse_mode": ParseMode.HTML, "reply_markup": piece.keyboard}
        fits = letters(piece) <= MOST_IN_CAPTION

        async def text() -> None:
            await self._account.edit_message_text(piece.html, to.person, int(to.post), **how)

        async def caption() -> None:
            await self._account.edit_message_caption(to.person, int(to.post), caption=piece.html, **how)

        first, second = (caption, text) if parcel.card and fits else (text, caption)
        try:
            try:
                await first()
            except BadRequest as error:
                if not any(each in error.message.lower() for each in OTHER_KIND):
                    raise
                if second is caption and not fits:
                    return False
                await second()
        except BadRequest as error:
            said = error.message.lower()
            if any(each in said for each in GONE):
                return False
            if "not modified" not in said:
                raise
        return True

    async def _picture(self, parcel: Parcel, piece: Piece) -> str | bytes | None:
        if not parcel.card or self._draw is None or letters(piece) > MOST_IN_CAPTION:
            return None
        wanted = (parcel.broadcast, parcel.card)
        async with self._drawing:
            if wanted not in self._pictures:
                self._pictures[wanted] = await self._draw(parcel.card, parcel.edition)
        return self._pictures[wanted]

    def _note(self, parcel: Parcel, post: Post) -> None:
        if post.photo:
            self._pictures[parcel.broadcast, parcel.card] = post.photo[-1].file_id


def _outcome(error: TelegramError) -> Outcome:
    told = error.message[:120]
    if isinstance(error, RetryAfter):
        WAITS.labels(CHANNEL).inc()
        return Outcome("later", error=told, hold=seconds_of(error) + 0.1)
    if isinstance(error, Forbidden):
        return Outcome("blocked", error=told)
    if isinstance(error, BadRequest):
        return Outcome("blocked" if "chat not found" in told.lower() else "failed", error=told)
    if isinstance(error, ChatMigrated):
        return Outcome("blocked", error=told)
    if not isinstance(error, NetworkError):  # a token that isn't good any more
        return Outcome("stop", error=told)
    if never_connected(error):
        return Outcome("later", error=told, hold=RECONNECT, down=True)
    return Outcome("later", error=told, down=True) if unsent(error) else Outcome("unknown", error=told)
