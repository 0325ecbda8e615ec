"""Reading a web request: its body within a limit of length and time, and the page's form."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.messages import RefusedError, checked
from handlers.conversation import Message

SECONDS = 20.0  # within which a body must be here: who sends a byte now and then keeps nothing busy
THROWN_AWAY = 1024 * 1024  # bytes of a body beyond its limit
LONGEST_BODY = 64 * 1024  # bytes: the longest text percent-encoded is at most 48,000

UNREADABLE = RefusedError(400, "bad_form", "อ่านข้อความที่ส่งมาไม่ได้ กรุณาลองใหม่อีกครั้ง")
MOST_FILES, MOST_FIELDS = 8, 20  # of a form with files

GOODBYE = {"Connection": "close"}  # the rest of the body is not waited for


async def message_from_form(request: Request) -> Message:
    """The message of the page's form: what was typed, or the button that was tapped."""
    told = await fields(request)
    text = (told.get("pick") or told.get("text") or [""])[0].replace("\r\n", "\n")
    return checked(Message(conversation=(told.get("conversation") or [""])[0], text=text))


async def fields(request: Request, most: int = 10) -> dict[str, list[str]]:
    """The fields of a form."""
    try:
        sent = (await body(request)).decode("ascii")
        told = parse_qs(sent, keep_blank_values=True, max_num_fields=most, errors="strict")
    except ValueError:
        raise UNREADABLE from None
    if any("\0" in value for values in told.values() for value in values):  # no database keeps that letter
        raise UNREADABLE
    return told


@dataclass(frozen=True, slots=True)
class UploadedFile:
    name: str  # as it is called where it came from
    content: bytes


async def multipart(request: Request, largest: int) -> tuple[dict[str, str], dict[str, UploadedFile]]:
    """The fields of a form with files, and the files; refused as soon as all of it is larger than so many bytes."""
    raw = await body(request, largest)

    async def stream() -> AsyncGenerator[bytes, None]:
        yield raw

    try:
        form = await MultiPartParser(request.headers, stream(), max_files=MOST_FILES, max_fields=MOST_FIELDS).parse()
    except (MultiPartException, KeyError, ValueError):
        raise RefusedError(400, "bad_form", "อ่านไฟล์ที่ส่งมาไม่ได้ กรุณาลองใหม่อีกครั้ง") from None
    typed, files = dict[str, str](), dict[str, UploadedFile]()
    for name, value in form.multi_items():
        if isinstance(value, str):
            typed.setdefault(name, value)
        else:
            files.setdefault(name, UploadedFile(value.filename or "", await value.read()))
    await form.close()
    return typed, files


async def body(request: Request, longest: int = LONGEST_BODY) -> bytes:
    """The request's body; refused where it is longer than so many bytes, or takes longer to come.

    Every route reads bodies here. What is told of a length is not believed: a body may come without one. Of one that is
    too long some more is read and thrown away, because who is cut off while sending doesn't hear why.
    """
    read, length = bytearray(), 0
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                length += len(chunk)
                if length <= longest:
                    read += chunk
                elif length > longest + THROWN_AWAY:
                    break
            if length > longest:
                raise RefusedError(413, "body_too_long", f"ข้อมูลที่ส่งมายาวเกิน {longest // 1024} กิโลไบต์", GOODBYE)
    except TimeoutError:
        raise RefusedError(408, "too_slow", "ข้อมูลที่ส่งมามาไม่ครบในเวลาที่กำหนด กรุณาลองใหม่อีกครั้ง", GOODBYE) from None
    return bytes(read)
