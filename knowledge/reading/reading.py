"""A report file and its data file -> records, reconciled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.errors import ReportError
from knowledge.reading.datafile import DataFile, read_datafile
from knowledge.reading.dates import AS_OF, date_of
from knowledge.reading.errata import Spot, check_errata, corrected
from knowledge.reading.indicators import Curator, Statement, statements_of
from knowledge.reading.items import SplitCell, split_cell
from knowledge.reading.lines import Printed, joined, read_lines, squeezed
from knowledge.reading.reconcile import DigitToken, reconcile
from knowledge.reading.tables import Layout, lay_out
from knowledge.records import Edition, Erratum, Indicator, Introduction, Passage, Report

_SOURCES = "แหล่งข้อมูล"
_SOURCE = re.compile(r"\d{1,2}\.\s*(.+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the edition (its findings are the audit's to add) and the account of every number printed."""

    edition: Edition
    tokens: tuple[DigitToken, ...]


def read_report(path: Path, data_path: Path | None = None) -> Reading:
    """Read a report whole. The data file is the one beside it, with the ending .toml, unless another is named.

    Raises ReportError, with file, line, what was expected and how to mend it; ReconciliationError where text or
    numbers would be lost or invented. Nothing is written.
    """
    lines = read_lines(path)
    data = read_datafile(data_path or path.with_suffix(".toml"))
    layout = lay_out(lines, path, data)
    errata = tuple(located.erratum for located in data.errata)
    report = _report(layout, path, data, errata)
    short = [split_cell(cell, path) for cell in layout.short.values()]
    detail = [split_cell(cell, path) for cell in layout.detail.values()]
    statements = [s for split in detail for s in statements_of(split, "detail", data)]
    statements += [s for split in short for s in statements_of(split, "short", data)]
    check_errata(data.errata, _texts(layout, short, detail), data.path)
    _check_exceptions(data, statements)
    indicators = Curator(data, path, report.as_of).indicators(statements)
    _check_main_indicators(data, indicators)
    edition = Edition(
        report=report,
        groups=data.groups,
        policies=tuple(named.policy for named in data.policies),
        passages=tuple(passage for split in detail for passage in _passages(split, errata)),
        introductions=tuple(opening for split in detail for opening in _introductions(split, errata)),
        indicators=indicators,
        errata=errata,
        findings=(),
    )
    return Reading(edition, reconcile(lines, layout, (*short, *detail), statements, path))


def _passages(split: SplitCell, errata: tuple[Erratum, ...]) -> list[Passage]:
    cell = split.cell
    return [
        Passage(
            policy=cell.policy,
            aspect=cell.aspect,
            number=item.number,
            order=item.order,
            parent=item.parent,
            heading=item.heading,
            text=corrected(item.body.text, cell.policy, cell.aspect, item.order, errata),
            source_text=item.body.text,
            line=item.line,
        )
        for item in split.items
    ]


def _introductions(split: SplitCell, errata: tuple[Erratum, ...]) -> list[Introduction]:
    """Errata of an introduction are entered under order 0 of its cell."""
    cell = split.cell
    return [
        Introduction(
            policy=cell.policy,
            aspect=cell.aspect,
            before=opening.before,
            text=corrected(opening.body.text, cell.policy, cell.aspect, 0, errata),
            source_text=opening.body.text,
            line=opening.body.line,
        )
        for opening in split.openings
    ]


def _texts(layout: Layout, short: list[SplitCell], detail: list[SplitCell]) -> dict[Spot, str]:
    """What an erratum may point at, by its spot."""
    texts: dict[Spot, str] = {("", "cover", 0): _whole(layout.cover)}
    for split in detail:
        cell = split.cell
        texts[cell.policy, cell.aspect, 0] = " ".join(opening.body.text for opening in split.openings)
        for item in split.items:
            texts[cell.policy, cell.aspect, item.order] = item.body.text
    titles = {title.line: title.collapsed().text for title in layout.titles}
    for split in short:
        words = [opening.body.text for opening in split.openings] + [item.body.text for item in split.items]
        texts[split.cell.policy, "short", 0] = " ".join([titles[split.cell.pieces[0].line], *words])
    return texts


def _whole(lines: list[Printed]) -> str:
    return joined(line.collapsed() for line in lines).text


def _report(layout: Layout, path: Path, data: DataFile, errata: tuple[Erratum, ...]) -> Report:
    cover = _whole(layout.cover)
    for name, wanted in (("title", data.title), ("fiscal_year", str(data.fiscal_year))):
        if squeezed(wanted) not in squeezed(cover):
            raise ReportError(
                f"the cover does not print the {name} «{wanted}»",
                path=data.path,
                expected=f"what the cover of {path.name} prints",
                mend="correct [report] in the data file, or use the data file that belongs to this report",
            )
    return Report(
        id=data.report_id,
        title=data.title,
        fiscal_year=data.fiscal_year,
        as_of=data.as_of or _as_of(layout, path),
        publisher=data.publisher,
        sources=tuple(corrected(source, "", "cover", 0, errata) for source in _sources(layout.cover)),
    )


def _as_of(layout: Layout, path: Path) -> date:
    """The report's own date, as cover and footer print it."""
    found: list[tuple[date, int]] = []
    for part in (layout.cover, layout.footer):
        whole = joined(line.collapsed() for line in part)
        if match := AS_OF.search(whole.text):
            line = whole.places[match.start(1)][0]
            try:
                found.append((date_of(match), line))
            except ValueError:
                raise ReportError(
                    f"«{match.group()}» is no date", path=path, line=line, expected="day month year", mend="correct it"
                ) from None
    if len({day for day, _ in found}) != 1:
        raise ReportError(
            "cover and footer print different dates" if found else "the report prints no date of its own",
            path=path,
            line=found[-1][1] if found else None,
            expected="«ข้อมูล ณ วันที่ 7 ต.ค. 2567» on the cover or below the last table",
            mend="decide it in the data file: under [report], as_of = 2024-10-07",
        )
    return found[0][0]


def _sources(cover: list[Printed]) -> list[str]:
    lines = [line.collapsed().text for line in cover]
    after = lines[lines.index(_SOURCES) + 1 :] if _SOURCES in lines else []
    return [match[1] for line in after if (match := _SOURCE.match(line))]


def _check_exceptions(data: DataFile, statements: list[Statement]) -> None:
    everything = squeezed(" ".join(statement.body.text for statement in statements))
    for named in data.exceptions:
        if squeezed(named.text) not in everything:
            raise ReportError(
                f"the exception «{named.text}» is nowhere in the report",
                path=data.path,
                line=named.line,
                expected="words of a cell",
                mend="correct or remove it",
            )


def _check_main_indicators(data: DataFile, indicators: tuple[Indicator, ...]) -> None:
    ids = {indicator.id for indicator in indicators}
    for named in data.policies:
        if named.policy.main_indicator and named.policy.main_indicator not in ids:
            raise ReportError(
                f"main_indicator {named.policy.main_indicator} of {named.policy.id} is no indicator",
                path=data.path,
                line=named.line,
                expected="the id of one of its indicators",
                mend="correct it, or leave it empty",
            )
