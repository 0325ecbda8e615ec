"""Errata put to use: printed form to reading form, in the item that they name, never in a number."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.errors import ReportError
from knowledge.reading.datafile import LocatedErratum
from knowledge.records import Aspect, Erratum

Spot = tuple[str, str, int]  # policy, aspect (or "short", "cover"), order


def corrected(text: str, policy: str, aspect: str, order: int, errata: Iterable[Erratum]) -> str:
    """The text as it is meant: each applied erratum of that spot put in."""
    for erratum in errata:
        if erratum.applied and (erratum.policy, erratum.aspect, erratum.order) == (policy, aspect, order):
            text = text.replace(erratum.printed, erratum.reading)
    return text


def check_errata(errata: Iterable[LocatedErratum], texts: dict[Spot, str], path: Path) -> None:
    """Each erratum must still match the text that it was made for."""
    for located in errata:
        erratum = located.erratum
        spot: Spot = (erratum.policy, erratum.aspect, erratum.order)
        if spot not in texts:
            raise _stale(
                located, path, f"there is no {erratum.policy} {erratum.aspect} {erratum.order}", "an item's order"
            )
        if erratum.printed not in texts[spot]:
            raise _stale(
                located,
                path,
                f"«{erratum.printed}» is not printed in {' '.join(map(str, spot)).strip()}",
                "words of that item",
            )


def _stale(located: LocatedErratum, path: Path, message: str, expected: str) -> ReportError:
    return ReportError(
        f"an erratum no longer matches: {message}",
        path=path,
        line=located.line,
        expected=expected,
        mend="copy the printed words anew from the report, or take the erratum out",
    )


def spot_of(policy: str, aspect: Aspect, order: int, *, short: bool) -> Spot:
    return (policy, "short", 0) if short else (policy, aspect, order)
