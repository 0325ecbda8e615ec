"""The parts of a report file: cover, short table, detailed table, footer; and the cells of the two tables.

A cell of the detailed table may go on over page breaks: its pieces are kept one a row, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from knowledge.errors import ReportError
from knowledge.reading.datafile import DataFile, NamedPolicy
from knowledge.reading.lines import TAG, Printed, squeezed
from knowledge.records import Aspect

Markup = Literal["p", "list", "bare"]

SHORT_HEADER = ("ตัวชี้วัด", "ผลการดำเนินงาน")
DETAIL_HEADER = "ประเด็น"
DETAIL_COLUMNS = 5
COLUMN_ASPECTS: dict[str, Aspect] = {
    "เชิงปริมาณ": "figures",
    "เชิงคุณภาพ": "activities",
    "ปัญหาอุปสรรค": "obstacles",
    "ข้อเสนอแนะเพื่อการพัฒนา": "recommendations",
}
_KNOWN_TAGS = {"p", "ol", "ul", "li", "br", "b", "strong", "i", "em", "u", "span"}
_INLINE_TAGS = {"b", "strong", "i", "em", "u", "span"}
_TITLE = re.compile(r"(\d{1,2})\s*\.\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list of one piece of a cell."""

    printed: Printed  # white space collapsed
    markup: Markup


@dataclass(slots=True)
class Cell:
    """One cell: what it says about a policy, in pieces where a page break cuts it."""

    policy: str
    aspect: Aspect
    pieces: list[Printed] = field(default_factory=list)  # raw, tags and all


@dataclass(slots=True)
class Layout:
    """Where everything of the file stands."""

    cover: list[Printed] = field(default_factory=list)
    frame: list[Printed] = field(default_factory=list)  # headers, group rows, the table's own heading
    titles: list[Printed] = field(default_factory=list)  # first cells of policy rows
    short: dict[str, Cell] = field(default_factory=dict)  # by policy, in printed order
    detail: dict[tuple[str, Aspect], Cell] = field(default_factory=dict)
    footer: list[Printed] = field(default_factory=list)


def blocks_of(piece: Printed, path: Path) -> Iterator[Block]:
    """The paragraphs and lists of one piece, in order; an open list runs to the next paragraph or the end."""
    markup: Markup = "bare"
    in_list = False
    position = 0
    for tag in [*TAG.finditer(piece.text), None]:
        if tag is not None and tag[1].lower() not in _KNOWN_TAGS:
            raise ReportError(
                f"unknown mark-up {tag.group()}",
                path=path,
                line=piece.line,
                expected="<p>, <ol>, <li> or no mark-up inside a cell",
                mend="take the tags out and keep the text",
            )
        if tag is not None and tag[1].lower() in _INLINE_TAGS:
            continue
        block = _untagged(piece.cut(position, tag.start() if tag else None))
        if block.text:
            yield Block(block, markup)
        if tag is None:
            return
        position = tag.end()
        name, closing = tag[1].lower(), tag.group().startswith("</")
        if name in ("ol", "ul"):
            in_list = not closing
        markup = "p" if name == "p" and not closing else "list" if in_list else "bare"


def _untagged(printed: Printed) -> Printed:
    """Inline tags as nothing at all: they stand inside words."""
    keep = [True] * len(printed.text)
    for tag in TAG.finditer(printed.text):
        keep[tag.start() : tag.end()] = [False] * len(tag.group())
    chars = "".join(char for char, kept in zip(printed.text, keep, strict=True) if kept)
    places = tuple(place for place, kept in zip(printed.places, keep, strict=True) if kept)
    return Printed(chars, places).collapsed()


def lay_out(lines: tuple[str, ...], path: Path, data: DataFile) -> Layout:
    """The file's parts. Raises ReportError where it is not a report of this kind."""
    return _Walk(lines, path, data).walk()


class _Walk:
    """One pass over the lines; remembers group and policy, because rows and page breaks leave them out."""

    def __init__(self, lines: tuple[str, ...], path: Path, data: DataFile) -> None:
        self.path, self.data = path, data
        self.lines = [Printed.on_line(number, 0, text) for number, text in enumerate(lines, start=1)]
        self.layout = Layout()
        self.group = 0
        self.last_number = 0
        self.policy = ""
        self.header: list[str] = []
        self.columns: list[Aspect] = []

    def error(self, message: str, line: int | None, expected: str, mend: str) -> ReportError:
        return ReportError(message, path=self.path, line=line, expected=expected, mend=mend)

    def walk(self) -> Layout:
        headers = [tuple(squeezed(cell) for cell in line.text.split("\t")) for line in self.lines]
        short = next((i for i, cells in enumerate(headers) if cells == SHORT_HEADER), None)
        detail = next((i for i, cells in enumerate(headers) if cells[0] == DETAIL_HEADER and len(cells) > 1), None)
        for start, header in ((short, "⇥".join(SHORT_HEADER)), (detail, f"{DETAIL_HEADER}⇥{SHORT_HEADER[1]}⇥…")):
            if start is None:
                raise self.error(
                    "this is not a report of this kind: a table's header is missing",
                    None,
                    f"a line «{header}» (⇥ is a tab)",
                    "check that the file is a Quick Win report, exported as text with tabs between columns",
                )
        if short is None or detail is None or detail < short:
            raise self.error(
                "the detailed table stands before the short one",
                (detail or 0) + 1,
                "the short table first",
                "move it up",
            )
        self.layout.cover = self.lines[:short]
        self._short_table(short, detail)
        last = max(i for i, line in enumerate(self.lines) if "\t" in line.text)
        self._take_footer(last)
        self.group, self.policy = -1, ""
        for line in self.lines[detail : last + 1]:
            self._detailed_line(line)
        self._all_policies_found()
        return self.layout

    def _short_table(self, start: int, end: int) -> None:
        """Rows of title and cell; a number that falls back begins the next group, whose name isn't repeated."""
        self.layout.frame.append(self.lines[start])
        for index in range(start + 1, end):
            line = self.lines[index]
            words = squeezed(TAG.sub("", line.text))
            if not words:
                continue
            if not words.strip("-|:") or self._group_row(words):
                self.layout.frame.append(line)
            elif "\t" in line.text or _TITLE.match(words):
                self._short_row(line)
            else:
                self._between_tables(index, end)

    def _short_row(self, line: Printed) -> None:
        cells = _columns(line)
        if len(cells) != len(SHORT_HEADER):
            raise self.error(
                f"a row of the short table has {len(cells)} column(s)",
                line.line,
                "2 columns: title, results",
                "put exactly one tab between the title and its results",
            )
        named = self._policy_of(cells[0], line.line)
        if named.policy.id in self.layout.short:
            raise self._twice(named, line.line)
        self.layout.titles.append(cells[0])
        self.layout.short[named.policy.id] = Cell(named.policy.id, "figures", [cells[1]])

    def _between_tables(self, index: int, end: int) -> None:
        """The heading of the detailed table: below the rows and apart from them, or it is text cut off from a row."""
        below = any("\t" in line.text for line in self.lines[index:end])
        if below or self.lines[index - 1].text.strip():
            raise self._cut_off(self.lines[index])
        self.layout.frame.append(self.lines[index])

    def _take_footer(self, last: int) -> None:
        """What stands below the last row, apart from it and without mark-up; else it is text cut off from a row."""
        self.layout.footer = self.lines[last + 1 :]
        for line in self.layout.footer:
            directly = line.line == last + 2 and line.text.strip()
            if directly or TAG.search(line.text) or _TITLE.match(line.text.strip()):
                raise self._cut_off(line)

    def _cut_off(self, line: Printed) -> ReportError:
        return self.error(
            "text stands outside the tables",
            line.line,
            "a row with its tabs, or a heading with an empty line above it",
            "put the missing tabs back, or join the line to the row it was cut from",
        )

    def _detailed_line(self, line: Printed) -> None:
        if not line.text.strip():
            return
        cells = _columns(line)
        if len(cells) != DETAIL_COLUMNS:
            raise self.error(
                f"a row of the detailed table has {len(cells)} column(s)",
                line.line,
                f"{DETAIL_COLUMNS} columns, so {DETAIL_COLUMNS - 1} tabs, also where a column is empty",
                "put the missing tabs back, or join the line to the row it was cut from",
            )
        words = [squeezed(TAG.sub("", cell.text)) for cell in cells]
        if words[0] == DETAIL_HEADER:
            self.layout.frame.append(line)
            self.header = words
        elif not words[0] and "เชิงปริมาณ" in words:
            self.layout.frame.append(line)
            self._name_columns(words, line.line)
        elif any(words[1:]) or not self._group_row(words[0]):
            self._detailed_row(cells, words, line)
        else:
            self.layout.frame.append(line)

    def _name_columns(self, words: list[str], line: int) -> None:
        """Both header rows together: the second names the columns that the first one spans."""
        names = [below or above for above, below in zip(self.header, words, strict=True)][1:]
        for name in names:
            if name not in COLUMN_ASPECTS:
                raise self.error(
                    f"unknown column «{name}»",
                    line,
                    ", ".join(COLUMN_ASPECTS),
                    "restore the header of the detailed table",
                )
        self.columns = [COLUMN_ASPECTS[name] for name in names]

    def _group_row(self, words: str) -> bool:
        for index, group in enumerate(self.data.groups):
            if words == squeezed(group.title):
                self.group, self.last_number, self.policy = index, 0, ""
                return True
        return False

    def _detailed_row(self, cells: list[Printed], words: list[str], line: Printed) -> None:
        if not self.columns:
            raise self.error(
                "a row stands before the column names",
                line.line,
                "the second header row ⇥เชิงปริมาณ⇥เชิงคุณภาพ⇥⇥",
                "restore the header of the detailed table",
            )
        if words[0]:
            named = self._policy_of(cells[0], line.line)
            if any(policy == named.policy.id for policy, _ in self.layout.detail):
                raise self._twice(named, line.line)
            self.policy = named.policy.id
            self.layout.titles.append(cells[0])
            for aspect in COLUMN_ASPECTS.values():
                self.layout.detail[self.policy, aspect] = Cell(self.policy, aspect)
        elif not self.policy:
            raise self.error(
                "a row goes on a policy, but none has begun",
                line.line,
                "a policy's title in the first column",
                "put it back",
            )
        for aspect, cell in zip(self.columns, cells[1:], strict=True):
            if cell.text.strip():
                self.layout.detail[self.policy, aspect].pieces.append(cell)

    def _policy_of(self, cell: Printed, line: int) -> NamedPolicy:
        """The policy whose number and title a first cell prints, in the present group or the one that begins here."""
        text = _untagged(cell).text
        title = _TITLE.match(text)
        number, words = (int(title[1]), squeezed(text[title.end() :])) if title else (0, squeezed(text))
        if number <= self.last_number:
            self.group, self.last_number = self.group + 1, 0
        groups = [group.id for group in self.data.groups]
        group = groups[self.group] if 0 <= self.group < len(groups) else ""
        for named in self.data.policies:
            if named.policy.group == group and named.policy.number == number and words in named.titles:
                self.last_number = number
                return named
        known = [f"{n.policy.group} {n.policy.number}" for n in self.data.policies if words in n.titles]
        raise self.error(
            f"the policy «{text}» (group {group or 'unknown'}, number {number}) is not in the data file",
            line,
            f"the place that the data file gives this title: {', '.join(known)}"
            if known
            else f"one of the policies of {self.data.path.name}",
            "add the policy, or this form of its title under `titles`, to the data file",
        )

    def _twice(self, named: NamedPolicy, line: int) -> ReportError:
        return self.error(
            f"the policy {named.policy.id} stands twice in one table",
            line,
            "each policy once",
            "join its rows: leave the first column empty",
        )

    def _all_policies_found(self) -> None:
        for named in self.data.policies:
            for table, found in (
                ("short", set(self.layout.short)),
                ("detailed", {policy for policy, _ in self.layout.detail}),
            ):
                if named.policy.id not in found:
                    raise ReportError(
                        f"the policy {named.policy.id} is not in the {table} table of {self.path.name}",
                        path=self.data.path,
                        line=named.line,
                        expected=f"a row «{named.policy.number}. {named.policy.title}»",
                        mend="take the policy out of the data file, or mend the report's row",
                    )


def _columns(line: Printed) -> list[Printed]:
    cells, start = [], 0
    for part in line.text.split("\t"):
        cells.append(line.cut(start, start + len(part)))
        start += len(part) + 1
    return cells
