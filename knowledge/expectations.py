"""What a careful reader expects of a report's figures: the `[[audit]]` tables of the data file beside the report.

Arithmetic alone can't tell which parts should add up to which whole, which bases should be equal, or that two sentences
give one number to different people. That knowledge is particular to a report, so it is data: `<report>.audit.toml`.

A figure is named by its indicator's id; `id:total` and `id:percent` name the other two numbers of that record.
In the `text` of a scope, `{id}`, `{id:total}` and `{id:percent}` stand for the figures as printed, so that no number
is typed twice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from knowledge.errors import ReportError
from knowledge.records import Edition, Indicator

TEXT_LIMIT = 160  # characters of a finding's sentence: what stays readable below an answer on a phone

Number = Literal["value", "total", "percent"]
_FIGURE_IN_TEXT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one indicator."""

    indicator: str  # Indicator.id
    number: Number


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts add up to the whole."""

    parts: tuple[Figure, ...]
    whole: Figure


@dataclass(frozen=True, slots=True)
class Hundred:
    """The percents of the parts add up to 100, rounding aside."""

    parts: tuple[str, ...]  # indicator ids


@dataclass(frozen=True, slots=True)
class Difference:
    """`after` less `before` is the printed change."""

    before: Figure
    after: Figure
    change: Figure


@dataclass(frozen=True, slots=True)
class Scope:
    """The short table gives a number of the detailed one to other people or things."""

    indicator: str  # id in the detailed table
    detail: str  # words of its sentence there
    short: str  # words of the sentence that repeats it
    text: str  # Thai sentence with {figures}
    also: tuple[str, ...] = ()  # other indicators of the detailed table that it makes doubtful


@dataclass(frozen=True, slots=True)
class Bases:
    """Figures that a reader would expect to be equal."""

    figures: tuple[Figure, ...]
    what: str  # Thai: what they all seem to count


@dataclass(frozen=True, slots=True)
class Within:
    """The part can't be larger than the whole, though the report doesn't print one as out of the other."""

    part: Figure
    whole: Figure


@dataclass(frozen=True, slots=True)
class SameThing:
    """Indicators of one policy that share a number rightly, because they count the same things."""

    indicators: tuple[str, ...]


Expectation = Sum | Hundred | Difference | Scope | Bases | Within | SameThing


@dataclass(frozen=True, slots=True)
class Expectations:
    """All expectations of one report; empty where there is no data file."""

    all: tuple[Expectation, ...] = ()
    path: Path | None = None  # where they were read from


NOTHING_EXPECTED = Expectations()


def expectations_path(report_path: Path | str) -> Path:
    """The data file that belongs to a report: qw-2567.txt -> qw-2567.audit.toml."""
    return Path(report_path).with_suffix(".audit.toml")


def read_expectations(path: Path | str) -> Expectations:
    """The `[[audit]]` tables of a data file; none where there is no such file. ReportError at the first bad table."""
    path = Path(path)
    if not path.exists():
        return NOTHING_EXPECTED
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReportError(f"not readable as TOML: {error}", path=path, mend="correct the file at that place") from error
    tables = document.get("audit", [])
    if not isinstance(tables, list) or set(document) - {"audit"}:
        raise ReportError(
            "unknown tables", path=path, expected="only [[audit]] tables", mend="rename or remove the others"
        )
    return Expectations(tuple(_Table(path, place, table).expectation() for place, table in enumerate(tables, 1)), path)


def find(edition: Edition, indicator_id: str) -> Indicator | None:
    """The indicator of that id, or None."""
    return next((indicator for indicator in edition.indicators if indicator.id == indicator_id), None)


def printed(edition: Edition, figure: Figure) -> str:
    """The number as an answer shows it; "" where the edition doesn't have it."""
    indicator = find(edition, figure.indicator)
    if indicator is None:
        return ""
    if figure.number == "percent":
        return indicator.percent_text
    if figure.number == "total":
        return "" if indicator.total is None else f"{indicator.total:,}"
    return indicator.value_text


def filled(edition: Edition, text: str) -> str:
    """A scope's sentence with its {figures} filled in from the edition."""
    return _FIGURE_IN_TEXT.sub(lambda match: printed(edition, _figure(match[1])), text)


def check_expectations(edition: Edition, expectations: Expectations) -> None:
    """Raise ReportError where an expectation names what the edition doesn't have: a slip in the data file."""

    def fail(message: str, expected: str = "words as printed there") -> None:
        mend = "correct the [[audit]] table, or remove it where the report no longer says so"
        raise ReportError(message, path=expectations.path, expected=expected, mend=mend)

    for expectation in expectations.all:
        for figure in _figures(expectation):
            if find(edition, figure.indicator) is None:
                fail(f"no indicator {figure.indicator!r}", "the id of an indicator of this report")
            if not printed(edition, figure):
                fail(f"{figure.indicator!r} has no {figure.number}", "a number that the report prints")
        if isinstance(expectation, Scope):
            detail = find(edition, expectation.indicator)
            if detail is None or not says(detail, expectation.detail):
                fail(f"{expectation.detail!r} isn't in the sentence of {expectation.indicator!r}")
            if not repeating(edition, expectation):
                fail(f"{expectation.short!r} isn't in the short table's {expectation.indicator!r}")
            if len(filled(edition, expectation.text)) > TEXT_LIMIT:
                fail(f"the text of {expectation.indicator!r} is too long", f"at most {TEXT_LIMIT} characters")


def says(indicator: Indicator, words: str) -> bool:
    """Whether the indicator's sentence holds these words, white space aside."""
    return "".join(words.split()) in "".join(indicator.source_text.split())


def repeating(edition: Edition, scope: Scope) -> tuple[Indicator, ...]:
    """The indicators of the short table that repeat the scope's indicator in the words it names."""
    return tuple(i for i in edition.indicators if i.repeats == scope.indicator and says(i, scope.short))


def _figures(expectation: Expectation) -> Iterator[Figure]:
    """Every figure that an expectation names."""
    match expectation:
        case Sum(parts, whole):
            yield from (*parts, whole)
        case Hundred(parts):
            yield from (Figure(part, "percent") for part in parts)
        case Difference(before, after, change):
            yield from (before, after, change)
        case Scope(indicator, _, _, text, also):
            yield from (Figure(each, "value") for each in (indicator, *also))
            yield from (_figure(name) for name in _FIGURE_IN_TEXT.findall(text))
        case Bases(figures, _):
            yield from figures
        case Within(part, whole):
            yield from (part, whole)
        case SameThing(indicators):
            yield from (Figure(indicator, "value") for indicator in indicators)


def _figure(name: str) -> Figure:
    """The figure meant by "debt.reduced:total". A word after the colon that names no number is a KeyError."""
    indicator, _, number = name.partition(":")
    number = number or "value"
    if number not in get_args(Number):
        raise KeyError(name)
    return Figure(indicator, cast(Number, number))


class _Table:
    """One `[[audit]]` table on its way to an expectation; says which one is at fault."""

    def __init__(self, path: Path, place: int, table: object) -> None:
        self.path, self.place = path, place
        self.table: Mapping[str, object] = table if isinstance(table, dict) else {}

    def expectation(self) -> Expectation:
        match self.table.get("kind"):
            case "sum":
                return Sum(self.figures("parts"), self.figure("whole"))
            case "hundred":
                return Hundred(self.texts("parts"))
            case "difference":
                return Difference(self.figure("before"), self.figure("after"), self.figure("change"))
            case "scope":
                text = self.text("text")
                for name in _FIGURE_IN_TEXT.findall(text):
                    self.named(name)
                also = self.texts("also", least=1) if "also" in self.table else ()
                return Scope(self.text("indicator"), self.text("detail"), self.text("short"), text, also)
            case "bases":
                return Bases(self.figures("figures"), self.text("what"))
            case "within":
                return Within(self.figure("part"), self.figure("whole"))
            case "same-thing":
                return SameThing(self.texts("indicators"))
            case kind:
                raise self.fault(f"unknown kind {kind!r}", "sum, hundred, difference, scope, bases, within, same-thing")

    def fault(self, message: str, expected: str) -> ReportError:
        message = f"[[audit]] table {self.place}: {message}"
        return ReportError(message, path=self.path, expected=expected, mend="correct that table")

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key} is {value!r}", "a text")
        return value

    def texts(self, key: str, least: int = 2) -> tuple[str, ...]:
        value = self.table.get(key)
        if not isinstance(value, list) or len(value) < least or not all(isinstance(each, str) for each in value):
            raise self.fault(f"{key} is {value!r}", f"a list of at least {'two texts' if least == 2 else 'one text'}")
        return tuple(value)

    def figure(self, key: str) -> Figure:
        return self.named(self.text(key))

    def figures(self, key: str) -> tuple[Figure, ...]:
        return tuple(self.named(name) for name in self.texts(key))

    def named(self, name: str) -> Figure:
        try:
            return _figure(name)
        except KeyError:
            raise self.fault(f"{name!r} names no number", "an id, id:total or id:percent") from None
