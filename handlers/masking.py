"""Takes out of a question what may point to a person, before it is kept for review."""

from __future__ import annotations

import re

MASK = "•••"
LONGEST = 300  # characters kept
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"[+(]?[0-9๐-๙](?:[\s().-]?[0-9๐-๙]){6,}")  # telephone, citizen and account numbers
TITLED = re.compile(
    r"(?:(?<![ก-๛])|(?<=ชื่อ)|(?<=เป็น))(?:นางสาว|น\.ส\.|นาย|นาง|ดร\.|ผอ\.|ครู(?=\s))\s*[ก-๛A-Za-z]+(?:\s+[ก-๛A-Za-z]+)?"
)
_UNWRITTEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # letters that not every database takes
_PERSONAL = (
    EMAIL,
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(r"@\w{3,}"),  # user names
    NUMBER,
    TITLED,
    re.compile(r"(?<=ชื่อ)\s*[ก-๛A-Za-z]{2,}(?:\s+[ก-๛A-Za-z]{2,})?"),
)


def masked(text: str) -> str:
    """The text without addresses, long numbers and names that a title announces.

    >>> masked("ผมชื่อ สมชาย ใจดี โทร 081-234-5678 หนี้ครูกี่ราย")
    'ผมชื่อ••• โทร ••• หนี้ครูกี่ราย'
    """
    text = _UNWRITTEN.sub(" ", text)
    for pattern in _PERSONAL:
        text = pattern.sub(MASK, text)
    return " ".join(text.split())[:LONGEST]
