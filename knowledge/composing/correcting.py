"""What is wrong by now in a text that went out: figures that changed since, and the text with the numbers of today."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge.changes import Change, FigureChanged
from knowledge.composing.drafting import told_figures
from knowledge.composing.known import known_dates
from knowledge.composing.mentions import Mention, mentions
from knowledge.composing.references import fill
from knowledge.records import Edition
from knowledge.thai import dates_in, thai_date

ARROW = "→"
_REFERENCE = re.compile(r"\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text that went out, mended as far as that can be done without its author."""

    text: str  # with its references
    figures: tuple[FigureChanged, ...]  # those that it told otherwise


def corrected(text: str, edition: Edition, policies: Collection[str], found: Iterable[Change]) -> Corrected:
    """A text about these policies (all of them where none is named), by what changed since it went out.

    Lines that told an earlier change of a figure that changed again are left out: the new change tells it.
    """
    figures = [each for each in told_figures(found) if not policies or each.policy in policies]
    named = set(fill(text, edition).indicators)
    told = [each for each in figures if each.indicator in named or any(_told(text, pair) for pair in _pairs(each))]
    pairs = [pair for each in told for pair in _pairs(each)]
    lines = (
        _renewed(line, pairs, known_dates(edition, policies), edition)
        for line in text.split("\n")
        if not (ARROW in line and any(_told(line, pair) for pair in pairs))
    )
    return Corrected("\n".join(lines), tuple(told))


def _pairs(change: FigureChanged) -> Iterator[tuple[Mention, Mention]]:
    """The numbers of a figure that are others now: what was printed and what is."""
    for role in ("amount", "percent"):
        before, after = ([m for m in mentions(text) if m.role == role] for text in (change.before, change.after))
        if len(before) == len(after):
            yield from (pair for pair in zip(before, after, strict=True) if pair[0].value != pair[1].value)


def _told(text: str, pair: tuple[Mention, Mention]) -> bool:
    return any(_means(each, pair[0]) for each in _written(text))


def _written(text: str) -> list[Mention]:
    """The numbers that somebody wrote, those within references left out."""
    references = [match.span() for match in _REFERENCE.finditer(text)]
    return [each for each in mentions(text) if not any(start <= each.start < end for start, end in references)]


def _means(written: Mention, printed: Mention) -> bool:
    if written.role != printed.role or written.value is None or written.scale != 1 or written.value != printed.value:
        return False
    return not written.unit or not printed.unit or written.unit == printed.unit


def _renewed(line: str, pairs: Iterable[tuple[Mention, Mention]], dates: Collection[object], edition: Edition) -> str:
    """The line with the numbers of today, and the date that they are of."""
    pairs = list(pairs)
    for each in reversed(_written(line)):
        new = next((after.text for before, after in pairs if _means(each, before)), "")
        if each.role == "as_of" and not {day for _, _, day in dates_in(each.text)} <= set(dates):
            new = thai_date(edition.report.as_of)
        line = line[: each.start] + new + line[each.end :] if new else line
    return line
