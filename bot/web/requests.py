"""Reading a web request: its body within a limit, and the page's form."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

from bot.messages import RefusedError, checked
from handlers.conversation import Message

LONGEST_BODY = 64 * 1024  # bytes: the longest text percent-encoded is at most 48,000


async def message_from_form(request: Request) -> Message:
    """The message of the page's form: what was typed, or the button that was tapped."""
    try:
        fields = parse_qs(
            (await body(request)).decode("ascii"), keep_blank_values=True, max_num_fields=10, errors="strict"
        )
    except ValueError:
        raise RefusedError(400, "bad_form", "อ่านข้อความที่ส่งมาไม่ได้ กรุณาลองใหม่อีกครั้ง") from None
    text = (fields.get("pick") or fields.get("text") or [""])[0].replace("\r\n", "\n")
    return checked(Message(conversation=(fields.get("conversation") or [""])[0], text=text))


async def body(request: Request, longest: int = LONGEST_BODY) -> bytes:
    """The request's body; refused as soon as it is longer than so many bytes."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > longest:
            raise RefusedError(413, "body_too_long", f"ข้อมูลที่ส่งมายาวเกิน {longest // 1024} กิโลไบต์")
    return bytes(read)
