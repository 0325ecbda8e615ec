"""What a log line may hold: no token, nothing personal, no person's id in clear.

One processor, the last before a line is written, so that whatever a library says passes it too.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any
from urllib.parse import quote, unquote

from bot.watching.failures import Told, told
from handlers.masking import EMAIL, MASK, NUMBER, TITLED

HIDDEN = "[hidden]"
WHO = frozenset({"person", "chat", "conversation", "lane", "who"})  # keys whose values say who somebody is
OURS = frozenset({"timestamp", "level", "logger", "request", "update", "worker", "edition"})  # made by machines
COUNTS = frozenset({"ms", "seconds", "count", "bytes", "status", "broadcast", "attempt", "used", "limit", "pid"})
SHORTEST = 6  # characters of a secret that is looked for by what it is; a shorter one would be found everywhere
_TOKENS = (
    (re.compile(r"(?<![A-Za-z0-9])(?:bot\d+|\d{3,}):[A-Za-z0-9_-]{10,}"), HIDDEN),  # of Telegram, as in its addresses
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]+"), rf"\1 {HIDDEN}"),
    (re.compile(r"(?i)\b((?:link|token|secret|password|signature)=)[^&\s\"']+"), rf"\1{HIDDEN}"),
    (re.compile(r"(\w+://[^\s:/@]*:)[^\s@/]+@"), rf"\1{HIDDEN}@"),  # the password in a database's URL
)
_LINE_ID = re.compile(r"(?<![A-Za-z0-9])[UCR][0-9a-f]{32}(?![0-9a-f])")
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?(?!\d)|(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"
)
_TITLED = re.compile(  # wherever they stand: a word too many taken out of the log is no loss
    r"(?:นางสาว|น\.ส\.|นาย|นาง|ดร\.|ผอ\.|เด็กชาย|เด็กหญิง|คุณ|ครู|อาจารย์)\s*[ก-๛A-Za-z]{2,}(?:\s+[ก-๛A-Za-z]+)?"
)
_ENGLISH = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?\s+[A-Za-zก-๛]+(?:\s+[A-Z][A-Za-z]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Cleaner:
    """Cleans the values of a line. `hidden` are secrets by what they are; `key` makes the marks of people."""

    def __init__(self, hidden: Iterable[str] = (), key: bytes = b"") -> None:
        kept = {each for each in hidden if len(each) >= SHORTEST}
        forms = {form for each in kept for form in (each, quote(each, safe=""), unquote(each))}
        longest_first = sorted(forms, key=len, reverse=True)
        self._hidden = re.compile("|".join(map(re.escape, longest_first))) if forms else None
        self._key = key or secrets.token_bytes(32)

    def __call__(self, _logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {key: self._value(key, value) for key, value in line.items()}

    def person(self, who: object) -> str:
        """A mark by which lines about one person can be found and the person can't."""
        digest = hashlib.blake2b(str(who).encode("utf-8", "replace"), digest_size=5, key=self._key[:64]).digest()
        return f"~{base64.b32encode(digest).decode().lower()}"

    def text(self, text: str) -> str:
        """The text without secrets and what points to a person.

        >>> Cleaner().text("POST https://api.telegram.org/bot123456:AAE-abcdefghijk/sendMessage โทร 081-234-5678")
        'POST https://api.telegram.org/[hidden]/sendMessage โทร •••'
        """
        text = self._without_secrets(text)
        text = _LINE_ID.sub(lambda found: self.person(found[0]), text)
        for pattern in (EMAIL, TITLED, _TITLED, _ENGLISH):
            text = pattern.sub(MASK, text)
        return _without_numbers(text)

    def _without_secrets(self, text: str) -> str:
        if self._hidden:
            text = self._hidden.sub(HIDDEN, text)
        for pattern, instead in _TOKENS:
            text = pattern.sub(instead, text)
        return text

    def _value(self, key: str, value: Any) -> Any:
        if value is None or isinstance(value, bool | float):
            return value
        if key in WHO:
            return self.person(value)
        if isinstance(value, int):
            return value if key in OURS | COUNTS or abs(value) < 10**6 else MASK
        if isinstance(value, Told):  # a traceback keeps its lines
            return self.text(value)
        if key in OURS:
            return _CONTROL.sub(" ", self._without_secrets(str(value)))
        if isinstance(value, Mapping):
            return {self._shown(name): self._value(str(name), each) for name, each in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._value(key, each) for each in value]
        return self._shown(value)

    def _shown(self, value: object) -> str:
        text = told(value) if isinstance(value, BaseException) else str(value)
        return _CONTROL.sub(" ", self.text(text).replace("\n", " "))


def _without_numbers(text: str) -> str:
    """Long numbers taken out: telephones, citizens' ids, accounts, people's ids; moments and addresses stay."""
    parts, at = [], 0
    for moment in _MOMENT.finditer(text):
        parts += [NUMBER.sub(MASK, text[at : moment.start()]), moment[0]]
        at = moment.end()
    return "".join((*parts, NUMBER.sub(MASK, text[at:])))
