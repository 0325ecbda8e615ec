"""Messages as other programs send them, and the one shape in which a refusal is told."""

from __future__ import annotations

import json
from typing import Any

from handlers.conversation import Message
from handlers.questions import LONGEST_CONVERSATION, LONGEST_TEXT


class RefusedError(Exception):
    """A request that can't be answered; `message` is for the person who sent it."""

    def __init__(self, status: int, code: str, message: str) -> None:
        self.status, self.code, self.message = status, code, message
        super().__init__(code)

    def record(self) -> dict[str, Any]:
        """The shape of every failure of the API and of `thamdai ask --jsonl`."""
        return {"error": {"code": self.code, "message": self.message}}


def message_from_json(raw: bytes | str) -> Message:
    """The message of `{"conversation": "c1", "text": "..."}`; without a conversation it stands alone."""
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        raise RefusedError(400, "bad_json", "ข้อมูลที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง (ต้องเป็น UTF-8)") from None
    if not isinstance(record, dict):
        raise RefusedError(400, "bad_json", 'กรุณาส่งเป็นออบเจ็กต์ JSON เช่น {"conversation": "c1", "text": "คำถาม"}')
    text, conversation = record.get("text"), record.get("conversation")
    if not isinstance(text, str):
        raise RefusedError(400, "missing_text", 'กรุณาส่งคำถามใน "text" เป็นข้อความ')
    if conversation is not None and not isinstance(conversation, str):
        raise RefusedError(400, "bad_conversation", 'กรุณาส่ง "conversation" เป็นข้อความ หรือไม่ต้องส่ง')
    return checked(Message(conversation=conversation or "", text=text))


def checked(message: Message) -> Message:
    """The message, if it is within what may be sent."""
    if len(message.text) > LONGEST_TEXT:
        raise RefusedError(400, "text_too_long", f"ข้อความยาวเกิน {LONGEST_TEXT:,} ตัวอักษร กรุณาถามให้สั้นลง")
    if len(message.conversation) > LONGEST_CONVERSATION:
        raise RefusedError(400, "bad_conversation", f'"conversation" ยาวเกิน {LONGEST_CONVERSATION} ตัวอักษร')
    try:
        message.conversation.encode()
    except UnicodeEncodeError:
        raise RefusedError(400, "bad_conversation", '"conversation" มีอักขระที่ไม่ครบรูป') from None
    return message
