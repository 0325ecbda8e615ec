"""The reconciliation: each number that the file prints, and what holds it. One that nothing holds fails the build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import ReconciliationError
from knowledge.reading.datafile import ExceptionKind
from knowledge.reading.exceptions import excepted_by_rule
from knowledge.reading.indicators import Statement
from knowledge.reading.items import SplitCell
from knowledge.reading.lines import Place, Printed, digit_tokens
from knowledge.reading.tables import Layout


@dataclass(frozen=True, slots=True)
class DigitToken:
    """A number as printed ("1,238", "1.1", "67") and what holds it."""

    text: str
    line: int  # 1-based
    column: int  # 0-based
    place: str  # "cover", "debt figures 1", "debt short 1": policy, aspect or "short", order (0 for an opening)
    indicators: tuple[str, ...]  # ids; empty where the number is excepted
    exception: ExceptionKind | None  # why it is no figure; None where indicators hold it


def reconcile(
    lines: tuple[str, ...], layout: Layout, cells: Iterable[SplitCell], statements: Iterable[Statement], path: Path
) -> tuple[DigitToken, ...]:
    """Every digit token of the file with its holder. Raises ReconciliationError with the line of one that has none."""
    held: dict[Place, tuple[str, ...]] = {}
    excepted: dict[Place, ExceptionKind] = {}
    places: dict[Place, str] = {}
    for part, kind in ((part, kind) for parts, kind in _frames(layout) for part in parts):
        places.update(dict.fromkeys(part.places, kind))
        if kind in ("cover", "policy title"):
            excepted.update(dict.fromkeys(part.places, kind))
        else:  # headers and footer hold years and dates, nothing else
            for stretch in excepted_by_rule(part.text):
                excepted.update(dict.fromkeys(part.places[stretch.start : stretch.end], kind))
    for split in cells:
        for item in split.items:
            excepted.update(dict.fromkeys(item.marker.places, "list marker"))
            places.update(dict.fromkeys(item.marker.places, f"{split.cell.policy} {split.cell.aspect} {item.order}"))
    for statement in statements:
        held.update(statement.held)
        places.update(dict.fromkeys(statement.body.places, statement.name))
        for stretch in statement.excepted:
            excepted.update(dict.fromkeys(statement.body.places[stretch.start : stretch.end], stretch.kind))
    return tuple(_token(place, text, held, excepted, places, path) for place, text in digit_tokens(lines))


def _frames(layout: Layout) -> tuple[tuple[list[Printed], ExceptionKind], ...]:
    return (
        (layout.cover, "cover"),
        (layout.frame, "table frame"),
        (layout.titles, "policy title"),
        (layout.footer, "footer"),
    )


def _token(
    place: Place,
    text: str,
    held: dict[Place, tuple[str, ...]],
    excepted: dict[Place, ExceptionKind],
    places: dict[Place, str],
    path: Path,
) -> DigitToken:
    ids = held.get(place, ())
    exception = None if ids else excepted.get(place)
    if not ids and exception is None:
        raise ReconciliationError(
            f"the number {text} in {places.get(place, 'the file')} is in no record",
            path=path,
            line=place[0],
            expected="an indicator that holds it, or a named exception",
            mend="in the data file, add an [[indicators]] entry, its unit in `units`, or its phrase in [[exceptions]]",
        )
    return DigitToken(text, *place, places.get(place, ""), ids, exception)
