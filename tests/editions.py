"""Editions made from others: what a report may have said half a year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.records import Edition

EARLIER: dict[str, dict[str, Any]] = {
    "debt.reduced": {"value": 1_102, "value_text": "1,102", "percent": 13.90, "percent_text": "13.90"},
    "debt.registered": {"value": 8_501, "value_text": "8,501"},
    "career.students": {"value": 750_001, "value_text": "750,001", "percent": 85.24, "percent_text": "85.24"},
    "integrity.students-honest": {"percent": 86.10, "percent_text": "86.10"},
}
NOT_YET = "communication.issues"  # a figure that the earlier edition has not


def earlier_edition(edition: Edition) -> Edition:
    """The report of 2567 with four figures that were lower or higher, and one that was not there yet."""
    return replace(
        edition,
        report=replace(edition.report, as_of=date(2024, 4, 2)),
        indicators=tuple(
            replace(each, **EARLIER.get(each.id, {})) for each in edition.indicators if each.id != NOT_YET
        ),
    )
