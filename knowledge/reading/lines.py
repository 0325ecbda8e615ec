"""A report file as numbered lines, and text that remembers where each of its characters stands in them."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import ReportError

Place = tuple[int, int]  # 1-based line, 0-based column

TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,32});")
NUMBER = re.compile(r"\d+(?:[,.]\d+)*")

_THAI = re.compile(r"[\u0e01-\u0e5b]")
_LETTER = re.compile(r"[^\W\d_]")
_SAVE_AS_UTF8 = "save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8) and read it again"


@dataclass(frozen=True, slots=True)
class Printed:
    """Text and, for each character, the place in the file that it was printed at."""

    text: str
    places: tuple[Place, ...]

    @classmethod
    def on_line(cls, line: int, column: int, text: str) -> Printed:
        return cls(text, tuple((line, column + i) for i in range(len(text))))

    @property
    def line(self) -> int:
        """Line of the first character; 0 for empty text."""
        return self.places[0][0] if self.places else 0

    def cut(self, start: int, end: int | None = None) -> Printed:
        return Printed(self.text[start:end], self.places[start:end])

    def collapsed(self) -> Printed:
        """Runs of white space as one space, none at the ends; entities as the characters they stand for."""
        chars: list[str] = []
        places: list[Place] = []
        gap = False
        position = 0
        while position < len(self.text):
            entity = ENTITY.match(self.text, position)
            char = html.unescape(entity.group()) if entity else self.text[position]
            if char.isspace():
                gap = True
            else:
                if gap and chars:
                    chars.append(" ")
                    places.append(self.places[position])
                gap = False
                chars.append(char)
                places.extend([self.places[position]] * len(char))
            position = entity.end() if entity else position + 1
        return Printed("".join(chars), tuple(places))


def joined(parts: Iterable[Printed]) -> Printed:
    """The parts that aren't empty, one space between two of them."""
    text, places = "", []
    for part in parts:
        if not part.text:
            continue
        if text:
            text += " "
            places.append(part.places[0])
        text += part.text
        places.extend(part.places)
    return Printed(text, tuple(places))


def squeezed(text: str) -> str:
    """Text without any white space: two printings of one title differ in their line wraps only."""
    return "".join(text.split())


def read_lines(path: Path) -> tuple[str, ...]:
    """The file's lines. UTF-8 with or without a mark, TIS-620 and Windows-874 are read; other encodings are refused."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ReportError(
            "there is no such file", path=path, expected="a report as a text file", mend="check the name and the folder"
        ) from None
    except OSError as error:
        raise ReportError(
            f"the file can't be read: {error.strerror}", path=path, mend="check its permissions"
        ) from error
    text = _decode(raw, path).replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))


def _decode(raw: bytes, path: Path) -> str:
    if not raw.strip():
        raise ReportError("the file is empty", path=path, expected="the text of a report", mend="export it again")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(0) > len(raw) // 8:
        raise ReportError(
            "the file is in UTF-16", path=path, expected="UTF-8, TIS-620 or Windows-874", mend=_SAVE_AS_UTF8
        )
    if b"\0" in raw:
        raise ReportError(
            "the file is not text: it holds zero bytes",
            path=path,
            line=raw[: raw.index(0)].count(b"\n") + 1,
            expected="a text file, not a PDF or Word document",
            mend="export the report as plain text in UTF-8",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_thai_bytes(raw, error, path)


def _decode_thai_bytes(raw: bytes, error: UnicodeDecodeError, path: Path) -> str:
    """Windows-874 (TIS-620 is its subset); told apart from damaged UTF-8 and from other one-byte encodings."""
    line = raw[: error.start].count(b"\n") + 1
    high = sum(byte >= 0x80 for byte in raw)
    if 3 * len(_THAI.findall(raw.decode("utf-8", errors="ignore"))) > high // 2:
        raise ReportError(
            f"damaged UTF-8: byte 0x{raw[error.start]:02x} can't stand here",
            path=path,
            line=line,
            expected="whole UTF-8 characters",
            mend="export the file again, or mend that line in an editor",
        )
    try:
        text = raw.decode("cp874")
    except UnicodeDecodeError as thai_error:
        line = raw[: thai_error.start].count(b"\n") + 1
        text = ""
    if 2 * len(_THAI.findall(text)) < len(_LETTER.findall(text)) or not text:
        raise ReportError(
            f"unknown encoding: byte 0x{raw[error.start]:02x} is not UTF-8, and the text is not Thai as TIS-620 either",
            path=path,
            line=line,
            expected="UTF-8, TIS-620 or Windows-874",
            mend=_SAVE_AS_UTF8,
        )
    return text


def digit_tokens(lines: tuple[str, ...]) -> Iterable[tuple[Place, str]]:
    """Each number of the file, as printed, with the place of its first digit; digits inside tags don't count."""
    for index, line in enumerate(lines, start=1):
        masked = ENTITY.sub(lambda m: " " * len(m.group()), TAG.sub(lambda m: " " * len(m.group()), line))
        for match in NUMBER.finditer(masked):
            yield (index, match.start()), match.group()
