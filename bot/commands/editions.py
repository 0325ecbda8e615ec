"""Commands about the knowledge base: build, look into, compare, correct."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.settings import read_settings
from bot.terminal import print_json, print_table

if TYPE_CHECKING:
    from bot.publishing import Published
    from bot.settings import Settings
    from knowledge.database import EditionEntry
    from knowledge.records import Aspect, Edition, Indicator, Passage

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
EditionId = Annotated[str, typer.Option("--edition", help="Another edition than the one in use; see `editions`.")]
ASPECT_TITLES: dict[Aspect, str] = {
    "figures": "เชิงปริมาณ",
    "activities": "เชิงคุณภาพ",
    "obstacles": "ปัญหาอุปสรรค",
    "recommendations": "ข้อเสนอแนะเพื่อการพัฒนา",
}


def build(
    report: Annotated[Path | None, typer.Argument(help="A report file; without it, the one that ships.")] = None,
    data: Annotated[Path | None, typer.Option(help="Its data file; without it, the .toml beside the report.")] = None,
) -> None:
    """Read a report into the knowledge base and answer from it; with REPORT.words.toml beside it, in its words too."""
    from bot.publishing import words_beside
    from bot.workbench import build_shipped, keep_words, put_edition
    from knowledge.building import build_edition

    settings = read_settings()
    if report is None:
        _print_in_use(build_shipped(settings))
        return
    edition = build_edition(report, data)
    if words := words_beside(report):
        keep_words(settings, edition, words)
    _print_in_use(put_edition(settings, edition))


def publish(
    report: Annotated[Path, typer.Argument(help="A report file, or a spreadsheet that `export` wrote, edited.")],
    data: Annotated[Path | None, typer.Option(help="Its data file; without it, the .toml beside the report.")] = None,
    questions: Annotated[
        list[Path] | None, typer.Option(help="A question set to hold it to, beside those it has; may be repeated.")
    ] = None,
    hold: Annotated[
        bool, typer.Option("--hold", help="Only keep it beside the edition in use, to be published in the console.")
    ] = False,
) -> None:
    """Build an edition, hold it to the question sets, put it into use, and draft a broadcast for each changed policy.

    Refused, with everything as it was, where an answer that is right today would be lost. The question sets are
    REPORT.questions.jsonl beside the report, the one that ships with the report of that name, every .jsonl in the
    folder `questions` of THAMDAI_DATA_DIR, and those of --questions.
    """
    from bot.publishing import hold as keep_beside
    from bot.publishing import question_sets, read_new, read_questions, words_beside

    settings = read_settings()
    words = words_beside(report)
    if hold:
        entry = keep_beside(settings, report, data, words)
        typer.echo(f"{entry.id} is kept, content {entry.content_hash[:12]}; publish it in the console")
        return
    edition = read_new(report, data, _opened(""))
    sets = (*question_sets(settings, edition, report), *(questions or ()))
    done = asyncio.run(_published(settings, edition, read_questions(sets), words))
    _print_in_use(done.entry)
    verdict = done.verdict
    typer.echo(
        f"{verdict.turns} questions of {', '.join(path.name for path in sets)}: {verdict.right_before} right before, "
        f"{verdict.right_now} now, none lost"
    )
    rows = [(each.id, each.draft.topic, each.draft.title) for each in done.drafts]
    typer.echo(f"{len(done.changes)} changes, {len(rows)} drafts of broadcasts")
    print_table("Drafts", ("broadcast", "topic", "title"), rows)


async def _published(
    settings: Settings, edition: Edition, questions: list[dict[str, Any]], words: Path | None
) -> Published:
    from bot.publishing import publish as put_into_use
    from bot.state.database import database_url, open_database
    from bot.watching.logs import set_up

    set_up(settings)
    database = await open_database(database_url(settings))
    try:
        return await put_into_use(settings, database, edition, questions, "local:publish", words)
    finally:
        await database.close()


def editions(
    use: Annotated[str, typer.Option(help="Answer from this edition from now on.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the editions in the knowledge base; one is in use."""
    from bot.workbench import knowledge_file, open_edition, use_edition
    from knowledge.database import list_editions

    settings = read_settings()
    open_edition(settings)
    if use:
        use_edition(settings, use)
    listed = list_editions(knowledge_file(settings))
    if as_json:
        print_json([{**asdict(entry), "as_of": entry.as_of.isoformat()} for entry in listed])
        return
    rows = [("*" if e.current else "", e.id, e.fiscal_year, e.as_of, e.title, e.content_hash[:12]) for e in listed]
    print_table("Editions", ("in use", "id", "year", "as of", "title", "content"), rows)


def records(edition: EditionId = "") -> None:
    """Print the knowledge base as JSON."""
    print_json(knowledge_record(_opened(edition)))


def show(
    policy: Annotated[str, typer.Argument(help="A policy's id, such as debt; without it, the list of policies.")] = "",
    edition: EditionId = "",
    as_json: AsJson = False,
) -> None:
    """Show what the report says of one policy: its figures and items."""
    from knowledge.changes import figure

    opened = _opened(edition)
    if not policy:
        rows = [(each.id, each.group, each.number, each.title) for each in opened.policies]
        print_table("Policies", ("id", "group", "number", "title"), rows)
        return
    found = next((each for each in knowledge_record(opened)["policies"] if each["id"] == policy), None)
    if found is None:
        known = ", ".join(each.id for each in opened.policies)
        raise typer.BadParameter(f"no policy {policy!r}; there are {known}", param_hint="POLICY")
    if as_json:
        print_json(found)
        return
    figures = [
        (each.table, each.aspect, each.number, each.label, figure(each), each.as_of)
        for each in opened.indicators
        if each.policy == policy
    ]
    items = [(ASPECT_TITLES[each.aspect], each.number, each.text) for each in opened.passages if each.policy == policy]
    print_table(found["title"], ("table", "aspect", "item", "what is counted", "figure", "as of"), figures)
    print_table("", ("aspect", "item", "text"), items)


def audit(
    report: Annotated[Path | None, typer.Argument(help="A report file; without it, the edition in use.")] = None,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="Account for every number that the report file prints.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List where the report does not agree with itself, or with --numbers what holds each number it prints."""
    if numbers:
        _print_numbers(report, as_json)
        return
    findings = _opened("").findings if report is None else edition_of(str(report)).findings
    if as_json:
        print_json([asdict(finding) for finding in findings])
        return
    rows = [(each.kind, each.policy, " / ".join(each.readings), each.text) for each in findings]
    print_table("Findings", ("kind", "policy", "readings", "what a reply says"), rows)


def _print_numbers(report: Path | None, as_json: bool) -> None:
    from bot.workbench import SHIPPED_REPORT
    from knowledge.reading import read_report

    tokens = read_report(report or SHIPPED_REPORT).tokens
    if as_json:
        print_json([asdict(token) for token in tokens])
        return
    rows = [(t.line, t.column + 1, t.text, t.place, ", ".join(t.indicators) or f"({t.exception})") for t in tokens]
    print_table("Numbers", ("line", "column", "number", "place", "held by"), rows)
    held = sum(bool(token.indicators) for token in tokens)
    typer.echo(f"{len(tokens)} numbers: {held} in records, {len(tokens) - held} excepted, 0 missing", err=True)


def diff(
    old: Annotated[str, typer.Argument(help="An edition's id, a knowledge base, a report or a spreadsheet.")],
    new: Annotated[str, typer.Argument(help="The same, newer.")],
    as_json: AsJson = False,
) -> None:
    """List what changed between two editions. Exits 1 if anything did."""
    from knowledge.changes import changes

    found = changes(edition_of(old), edition_of(new))
    if as_json:
        print_json([asdict(change) for change in found])
    else:
        print_table("Changes", ("kind", "where", "before", "after", "by"), [_change_row(asdict(c)) for c in found])
    raise typer.Exit(1 if found else 0)


def export(
    file: Annotated[Path, typer.Argument(help="The spreadsheet to write, .xlsx.")], edition: EditionId = ""
) -> None:
    """Write the knowledge base to a spreadsheet, to correct or update figures there."""
    from knowledge.workbook import export_workbook

    export_workbook(_opened(edition), file)
    typer.echo(f"{file} written")


def import_(file: Annotated[Path, typer.Argument(help="A spreadsheet that `export` wrote, edited.")]) -> None:
    """Take a corrected spreadsheet in and answer from it; all of it, or nothing if a cell is wrong."""
    from bot.workbench import put_edition
    from knowledge.building import build_from_workbook

    _print_in_use(put_edition(read_settings(), build_from_workbook(file, _opened(""))))


def knowledge_record(edition: Edition) -> dict[str, Any]:
    """The JSON of `thamdai records`."""
    report = edition.report
    return {
        "report": {
            "id": report.id,
            "title": report.title,
            "fiscal_year": report.fiscal_year,
            "as_of": report.as_of.isoformat(),
            "sources": list(report.sources),
        },
        "policies": [
            {
                "id": policy.id,
                "group": policy.group,
                "number": policy.number,
                "title": policy.title,
                "passages": [_passage_record(each) for each in edition.passages if each.policy == policy.id],
                "indicators": [_indicator_record(each) for each in edition.indicators if each.policy == policy.id],
            }
            for policy in edition.policies
        ],
    }


def _passage_record(passage: Passage) -> dict[str, Any]:
    names = ("aspect", "number", "order", "parent", "heading", "text", "source_text")
    return {name: getattr(passage, name) for name in names}


def _indicator_record(indicator: Indicator) -> dict[str, Any]:
    names = ("table", "aspect", "number", "label", "value", "value_text", "unit", "total", "percent")
    return {
        **{name: getattr(indicator, name) for name in names},
        "as_of": indicator.as_of.isoformat(),
        "kind": indicator.kind,
        "source_text": indicator.source_text,
    }


def _opened(edition_id: str) -> Edition:
    from bot.workbench import open_edition

    return open_edition(read_settings(), edition_id or None)


def edition_of(named: str) -> Edition:
    """The edition that an argument of `diff` names."""
    path = Path(named)
    if not path.is_file():
        return _opened(named)
    from knowledge.building import build_edition, build_from_workbook

    if path.suffix == ".xlsx":
        return build_from_workbook(path, _opened(""))
    if path.suffix in (".db", ".sqlite", ".sqlite3"):
        from knowledge.database import read_edition

        return read_edition(path)
    return build_edition(path)


def _change_row(change: dict[str, Any]) -> tuple[object, ...]:
    where = [change.get(name) for name in ("policy", "aspect", "number", "indicator", "field", "label", "title")]
    by = change.get("difference")
    return (
        change["kind"],
        " · ".join(str(part) for part in where if part),
        change.get("before", ""),
        change.get("after", ""),
        "" if by is None else f"{by:+,}",
    )


def _print_in_use(entry: EditionEntry) -> None:
    typer.echo(f"{entry.id} is in use: {entry.title} (content {entry.content_hash[:12]})")
