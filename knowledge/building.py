"""From a report file to an edition with its findings, and from a corrected spreadsheet to one that is audited anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from knowledge.audit import EXPECTED_KINDS, audit, in_order
from knowledge.expectations import check_expectations, expectations_path, read_expectations
from knowledge.reading import read_report
from knowledge.records import Edition, Finding

SHIPPED_REPORTS = Path(__file__).parent / "reports"


def build_edition(report_path: Path | str, data_path: Path | str | None = None) -> Edition:
    """Read and audit a report; its data file and its expectations stand beside it unless a data file is named.

    With a data file named, the expectations are those beside that file: another.toml -> another.audit.toml. Raises
    ReportError; nothing is written.
    """
    report_path = Path(report_path)
    edition = read_report(report_path, None if data_path is None else Path(data_path)).edition
    expectations = read_expectations(expectations_path(data_path or report_path))
    check_expectations(edition, expectations)
    return replace(edition, findings=audit(edition, expectations))


def build_from_workbook(path: Path | str, base: Edition) -> Edition:
    """The edition that a spreadsheet exported from `base` tells of, audited anew. Raises WorkbookError."""
    from knowledge.workbook import import_workbook  # takes half a second to load

    return audited_anew(import_workbook(path, base), base)


def audited_anew(edition: Edition, base: Edition) -> Edition:
    """The edition with the findings of its own figures, after a change made to `base`.

    What the report is expected to say is known for the reports that ship. For another one, the findings of that sort
    are kept from `base` where none of their figures changed.
    """
    expectations = read_expectations(SHIPPED_REPORTS / f"{edition.report.id}.audit.toml")
    findings = audit(edition, expectations)
    if expectations.path is None:
        findings = in_order(edition, (*findings, *(f for f in _untouched(edition, base) if f not in findings)))
    return replace(edition, findings=findings)


def _untouched(edition: Edition, base: Edition) -> tuple[Finding, ...]:
    same = {indicator.id for indicator in set(edition.indicators) & set(base.indicators)}
    return tuple(f for f in base.findings if f.kind in EXPECTED_KINDS and same.issuperset(f.indicators))
