"""The numbered items of a cell, and the unnumbered paragraphs that open its lists.

A marker is believed only where its number can follow: "15.61 2. นักเรียน" begins item 2, "1,265 โรงเรียน" begins nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import ReconciliationError
from knowledge.reading.lines import ENTITY, TAG, Printed, joined, squeezed
from knowledge.reading.tables import Block, Cell, blocks_of

_MARKER = re.compile(r"(?:(\d{1,2}(?:\.\d{1,2})+)\.?|(\d{1,2})\.)(?=\s|$|[^\d\s.,%])")
_GAP = 2  # how far a number at the start of a paragraph may jump ahead: one item's number lost in scanning


@dataclass(frozen=True, slots=True)
class Item:
    marker: Printed  # "1." as printed; empty where the cell has no numbers
    number: str  # "1"
    order: int
    parent: str | None
    heading: bool
    body: Printed  # white space collapsed, pieces and paragraphs joined by one space

    @property
    def line(self) -> int:
        return self.marker.line or self.body.line


@dataclass(frozen=True, slots=True)
class Opening:
    before: int  # order of the item it stands before
    body: Printed


@dataclass(frozen=True, slots=True)
class SplitCell:
    cell: Cell
    items: tuple[Item, ...]
    openings: tuple[Opening, ...]


@dataclass(slots=True)
class _Draft:
    marker: Printed
    number: str
    parent: str | None
    bodies: list[Printed] = field(default_factory=list)


def split_cell(cell: Cell, path: Path) -> SplitCell:
    """The cell's items and openings; put together they are the cell's text, or ReconciliationError is raised."""
    splitter = _Splitter()
    for index, piece in enumerate(cell.pieces):
        blocks = list(blocks_of(piece, path))
        for place, block in enumerate(blocks):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            splitter.add(block, following, goes_on=index > 0 and place == 0)
    split = splitter.finish(cell)
    _check_whole(split, path)
    return split


class _Splitter:
    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.openings: list[Opening] = []
        self.top = 0  # number of the last item of the first level
        self.sub = 0  # number of its last sub-item

    def add(self, block: Block, following: Block | None, *, goes_on: bool) -> None:
        """One paragraph or list; `goes_on` where it stands first after a page break."""
        cuts = list(self._markers(block))
        unnumbered = block.printed.cut(0, cuts[0][0].start() if cuts else None).collapsed()
        if unnumbered.text:
            self._add_unnumbered(unnumbered, following, goes_on=goes_on)
        for index, (marker, parent) in enumerate(cuts):
            end = cuts[index + 1][0].start() if index + 1 < len(cuts) else None
            draft = _Draft(block.printed.cut(marker.start(), marker.end()), marker[1] or marker[2], parent)
            draft.bodies.append(block.printed.cut(marker.end(), end).collapsed())
            self.drafts.append(draft)

    def _add_unnumbered(self, text: Printed, following: Block | None, *, goes_on: bool) -> None:
        """Before any item, or right before a new "1.", it opens the list that follows; else it belongs to the item."""
        first = _MARKER.match(following.printed.text) if following else None
        restarts = first is not None and first[2] is not None and int(first[2]) == 1
        if not self.drafts or (restarts and not goes_on):
            self.openings.append(Opening(len(self.drafts) + 1, text))
        else:
            self.drafts[-1].bodies.append(text)

    def _markers(self, block: Block) -> Iterator[tuple[re.Match[str], str | None]]:
        """The markers that begin items; inside a paragraph of its own there is only the one at its start."""
        text = block.printed.text
        for match in _MARKER.finditer(text):
            at_start = match.start() == 0
            if not at_start and (block.markup == "p" or text[match.start() - 1] != " "):
                continue
            if match[1] and self._sub_follows(match[1], at_start=at_start):
                yield match, match[1].rsplit(".", 1)[0] if self.top else None
            elif match[2] and self._top_follows(int(match[2]), at_start=at_start):
                yield match, None

    def _top_follows(self, number: int, *, at_start: bool) -> bool:
        follows = number == self.top + 1 or (
            at_start and (number in (1, self.top) or self.top < number <= self.top + _GAP)
        )
        if follows and number:
            self.top, self.sub = number, 0
        return follows and number > 0

    def _sub_follows(self, marker: str, *, at_start: bool) -> bool:
        *parents, number = (int(part) for part in marker.split("."))
        if len(parents) != 1 or (self.top and parents[0] != self.top):
            return False
        follows = number == self.sub + 1 or (at_start and self.sub <= number <= self.sub + _GAP and number > 0)
        if follows:
            self.sub = number
        return follows

    def finish(self, cell: Cell) -> SplitCell:
        if not self.drafts and self.openings:  # a cell without numbers is one item
            self.drafts = [_Draft(Printed("", ()), "", None, [opening.body for opening in self.openings])]
            self.openings = []
        items = []
        for order, draft in enumerate(self.drafts, start=1):
            body = joined(draft.bodies)
            following = self.drafts[order] if order < len(self.drafts) else None
            announces = following is not None and following.parent == draft.number and draft.parent is None
            heading = announces and not re.search(r"\d", body.text)
            items.append(Item(draft.marker, draft.number, order, draft.parent, heading, body))
        return SplitCell(cell, tuple(items), tuple(self.openings))


def _check_whole(split: SplitCell, path: Path) -> None:
    """Nothing lost, nothing invented: compared with the raw cell, read a second way."""
    raw = " ".join(TAG.sub(" ", piece.text) for piece in split.cell.pieces)
    pieces: list[str] = []
    for item in split.items:
        pieces += [opening.body.text for opening in split.openings if opening.before == item.order]
        pieces += [item.marker.text, item.body.text]
    pieces += [opening.body.text for opening in split.openings if opening.before > len(split.items)]
    whole = ENTITY.sub(lambda entity: html.unescape(entity.group()), raw)
    if squeezed(whole) != squeezed("".join(pieces)):
        raise ReconciliationError(
            f"the items of {split.cell.policy} {split.cell.aspect} are not the cell's text",
            path=path,
            line=split.cell.pieces[0].line,
            expected="items and introductions that together are the cell, white space aside",
            mend="report this as a fault of the reader, with the cell",
        )
