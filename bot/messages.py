"""Messages as other programs send them, and the one shape in which a refusal is told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from handlers.conversation import Message
from handlers.questions import LONGEST_CONVERSATION, LONGEST_TEXT

DEEPEST = 32  # levels of JSON; an update of Telegram has about ten


class RefusedError(Exception):
    """A request that can't be answered; `message` is for the person who sent it.

    `headers` are those of HTTP: when to come again, or that the connection ends.
    """

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.code, self.message, self.headers = status, code, message, dict(headers or {})
        super().__init__(code)

    def record(self) -> dict[str, Any]:
        """The shape of every failure of the API and of `thamdai ask --jsonl`."""
        return {"error": {"code": self.code, "message": self.message}}


def read_json(raw: bytes | str) -> Any:
    """What a JSON text holds. Refused where it is none, or where it is nested deeper than anything we are sent is."""
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        raise RefusedError(400, "bad_json", "ข้อมูลที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง (ต้องเป็น UTF-8)") from None
    level = [read]
    for _ in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return read
    raise RefusedError(400, "too_deep", f"ข้อมูล JSON ที่ส่งมาซ้อนกันเกิน {DEEPEST} ชั้น")


def message_from_json(raw: bytes | str) -> Message:
    """The message of `{"conversation": "c1", "text": "..."}`; without a conversation it stands alone."""
    record = read_json(raw)
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
    if re.search("[\x00\ud800-\udfff]", message.conversation):  # letters that can't be kept
        raise RefusedError(400, "bad_conversation", '"conversation" มีอักขระที่ไม่ครบรูป')
    return message
