"""What is no text: photos, voice messages, stickers, places. One friendly line, and the way to ask."""

from __future__ import annotations

from handlers.conversation import Message, Reply, said
from handlers.menu import TO_TOPICS

LINE = "บอตอ่านได้เฉพาะข้อความค่ะ พิมพ์คำถามเกี่ยวกับรายงานมาได้เลยนะคะ"


async def handle(message: Message) -> Reply | None:
    """Takes messages that hold no text."""
    if message.kind != "other":
        return None
    return said(message, LINE, buttons=(TO_TOPICS,))
