"""The data file beside a report: what is particular to it, as TOML, each entry with its line for messages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, cast, get_args

from knowledge.errors import ReportError
from knowledge.reading.lines import NUMBER, squeezed
from knowledge.records import ASPECTS, Aspect, Confidence, Erratum, Group, Kind, Policy, Table

ExceptionKind = Literal[
    "list marker", "year", "grade", "name", "date", "cover", "footer", "policy title", "table frame"
]


_NAMEABLE: tuple[ExceptionKind, ...] = ("name", "year", "grade", "date", "list marker")
_VALUE = re.compile(r"\D*\d.*")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class NamedPolicy:
    """A policy with every printed form of its title, white space removed."""

    policy: Policy
    titles: frozenset[str]
    line: int


@dataclass(frozen=True, slots=True)
class CuratedIndicator:
    """An indicator that a person has read: its numbers are looked up in the item, the rest is taken as given."""

    id: str
    policy: str
    table: Table
    aspect: Aspect
    order: int
    value: str
    percent: str
    total: str
    total_from: str
    unit: str
    kind: Kind
    label: str
    total_label: str
    repeats: str
    line: int


@dataclass(frozen=True, slots=True)
class NamedDigits:
    """A phrase whose digits are part of a name: "3L โมเดล"."""

    text: str
    kind: ExceptionKind
    line: int


@dataclass(frozen=True, slots=True)
class LocatedErratum:
    erratum: Erratum
    line: int


@dataclass(frozen=True, slots=True)
class DataFile:
    path: Path
    report_id: str
    title: str
    fiscal_year: int
    publisher: str
    as_of: date | None  # decides where cover and footer disagree
    units: tuple[str, ...]  # beside the units that the reader knows
    groups: tuple[Group, ...]
    policies: tuple[NamedPolicy, ...]
    indicators: tuple[CuratedIndicator, ...]
    errata: tuple[LocatedErratum, ...]
    exceptions: tuple[NamedDigits, ...]


class _Entry:
    """One table of the TOML; hands out its keys typed and knows which were not asked for."""

    def __init__(self, path: Path, line: int, name: str, keys: Any) -> None:
        self.path, self.line, self.name = path, line, name
        if not isinstance(keys, dict):
            raise self.error(f"is {keys!r}", "a table of keys", f"write [{name}] on a line of its own")
        self._keys = dict(keys)

    def error(self, message: str, expected: str, mend: str = "correct the entry") -> ReportError:
        return ReportError(f"[{self.name}] {message}", path=self.path, line=self.line, expected=expected, mend=mend)

    def take(self, key: str, kind: type, default: object = None) -> Any:
        value = self._keys.pop(key, default)
        if value is None:
            raise self.error(f"has no {key}", f"{key} = …", f"add the key {key} to this entry")
        if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool) or isinstance(value, datetime):
            raise self.error(f"{key} is {value!r}", f"a value of type {kind.__name__}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return cast("str", self.take(key, str, default)).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.error(f"{key} is {values!r}", "a list of texts")
        return tuple(values)

    def one_of(self, key: str, choices: tuple[str, ...], default: str | None = None) -> Any:
        value = self.text(key, default)
        if value not in choices:
            raise self.error(f"{key} is {value!r}", "one of " + ", ".join(choices))
        return value

    def finish(self) -> None:
        if self._keys:
            raise self.error(f"has an unknown key {next(iter(self._keys))}", "only the keys that README.md lists")


def read_datafile(path: Path) -> DataFile:
    """The data file, each entry checked by itself. Raises ReportError with the entry's line."""
    try:
        source = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(source)
    except FileNotFoundError:
        raise ReportError(
            "the report has no data file",
            path=path,
            expected="a TOML file with the report's policies",
            mend="copy an older report's .toml and change it as README.md says",
        ) from None
    except OSError as error:
        raise ReportError(
            f"the file can't be read: {error.strerror}", path=path, mend="check its permissions"
        ) from error
    except UnicodeDecodeError:
        raise ReportError("the data file is not UTF-8", path=path, expected="UTF-8", mend="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise ReportError(
            f"not valid TOML: {error}", path=path, line=int(found[1]) if found else None, mend="correct that line"
        ) from None
    return _Reader(path, source, tables).read()


class _Reader:
    def __init__(self, path: Path, source: str, tables: dict[str, Any]) -> None:
        self.path, self.source, self.tables = path, source, tables

    def read(self) -> DataFile:
        known = {"report", "groups", "policies", "indicators", "errata", "exceptions"}
        for name in self.tables.keys() - known:
            raise ReportError(
                f"unknown table [{name}]", path=self.path, expected=", ".join(sorted(known)), mend="rename it"
            )
        head = _Entry(self.path, self._line_of(r"\[report\]", 0), "report", self.tables.get("report", {}))
        as_of = head.take("as_of", date, date.min)
        groups = tuple(self._groups())
        policies = tuple(self._policies({group.id for group in groups}))
        ids = tuple(named.policy.id for named in policies)
        data = DataFile(
            path=self.path,
            report_id=head.text("id"),
            title=head.text("title"),
            fiscal_year=head.take("fiscal_year", int),
            publisher=head.text("publisher"),
            as_of=None if as_of == date.min else as_of,
            units=head.texts("units"),
            groups=groups,
            policies=policies,
            indicators=tuple(self._indicators(ids)),
            errata=tuple(self._errata(ids)),
            exceptions=tuple(self._exceptions()),
        )
        head.finish()
        return data

    def _line_of(self, header: str, index: int) -> int:
        starts = [m.start() for m in re.finditer(rf"^[ \t]*{header}", self.source, re.MULTILINE)]
        return self.source.count("\n", 0, starts[index]) + 1 if index < len(starts) else 1

    def _entries(self, name: str) -> Iterator[_Entry]:
        listed = self.tables.get(name, [])
        if not isinstance(listed, list):
            raise ReportError(
                f"{name} is one table", path=self.path, expected=f"[[{name}]] entries", mend="double the brackets"
            )
        for index, keys in enumerate(listed):
            entry = _Entry(self.path, self._line_of(rf"\[\[\s*{name}\s*\]\]", index), name, keys)
            yield entry
            entry.finish()

    def _groups(self) -> Iterator[Group]:
        seen: set[str] = set()
        for entry in self._entries("groups"):
            group = Group(entry.text("id"), entry.text("title"))
            if group.id in seen:
                raise entry.error(f"the id {group.id} stands twice", "each id once")
            seen.add(group.id)
            yield group
        if not seen:
            raise ReportError(
                "no [[groups]]", path=self.path, expected="the report's groups", mend="add them as README.md says"
            )

    def _policies(self, groups: set[str]) -> Iterator[NamedPolicy]:
        seen: set[object] = set()
        for entry in self._entries("policies"):
            policy = Policy(
                id=entry.text("id"),
                group=entry.one_of("group", tuple(sorted(groups))),
                number=entry.take("number", int),
                title=entry.text("title"),
                short_title=entry.text("short_title"),
                main_indicator=entry.text("main_indicator", ""),
            )
            titles = frozenset(squeezed(title) for title in (policy.title, *entry.texts("titles")))
            if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", policy.id):
                raise entry.error(f"the id is {policy.id!r}", "small letters, digits and hyphens")
            for key in (policy.id, (policy.group, policy.number)):
                if key in seen:
                    raise entry.error(f"{key} stands twice", "each id once, each number once in its group")
                seen.add(key)
            yield NamedPolicy(policy, titles, entry.line)

    def _indicators(self, policies: tuple[str, ...]) -> Iterator[CuratedIndicator]:
        seen: set[str] = set()
        for entry in self._entries("indicators"):
            curated = self._indicator(entry, policies)
            if curated.id in seen:
                raise entry.error(f"the id {curated.id} stands twice", "each id once")
            seen.add(curated.id)
            yield curated

    def _indicator(self, entry: _Entry, policies: tuple[str, ...]) -> CuratedIndicator:
        table = entry.one_of("table", get_args(Table), "detail")
        identifier = entry.text("id")
        policy = identifier.removeprefix("short.").split(".")[0]
        if policy not in policies or identifier.startswith("short.") != (table == "short"):
            raise entry.error(f"the id is {identifier!r}", 'policy.name, or short.policy.name with table = "short"')
        curated = CuratedIndicator(
            id=identifier,
            policy=policy,
            table=table,
            aspect=entry.one_of("aspect", ASPECTS, "figures"),
            order=entry.take("order", int),
            value=entry.text("value", ""),
            percent=entry.text("percent", ""),
            total=entry.text("total", ""),
            total_from=entry.text("total_from", ""),
            unit=entry.text("unit", ""),
            kind=entry.one_of("kind", get_args(Kind)),
            label=entry.text("label"),
            total_label=entry.text("total_label", ""),
            repeats=entry.text("repeats", ""),
            line=entry.line,
        )
        _check_numbers(entry, curated)
        return curated

    def _errata(self, policies: tuple[str, ...]) -> Iterator[LocatedErratum]:
        for entry in self._entries("errata"):
            erratum = Erratum(
                printed=entry.text("printed"),
                reading=entry.text("reading"),
                policy=entry.one_of("policy", (*policies, ""), ""),
                aspect=entry.one_of("aspect", (*ASPECTS, "short", "cover")),
                order=entry.take("order", int, 0),
                reason=entry.text("reason"),
                confidence=entry.one_of("confidence", get_args(Confidence)),
                applied=entry.take("applied", bool),
            )
            if NUMBER.findall(erratum.printed) != NUMBER.findall(erratum.reading):
                raise entry.error(
                    f"the digits of «{erratum.printed}» and «{erratum.reading}» differ",
                    "an erratum never changes a number",
                    "take the digits out of the entry, or leave the number as printed",
                )
            if erratum.applied and erratum.confidence == "low":
                raise entry.error("is applied with low confidence", "applied = false", "set applied = false")
            if (erratum.aspect == "cover") != (erratum.policy == ""):
                raise entry.error("policy and aspect don't go together", "no policy on the cover, a policy elsewhere")
            yield LocatedErratum(erratum, entry.line)

    def _exceptions(self) -> Iterator[NamedDigits]:
        for entry in self._entries("exceptions"):
            named = NamedDigits(entry.text("text"), entry.one_of("kind", _NAMEABLE, "name"), entry.line)
            if not NUMBER.search(named.text):
                raise entry.error(f"«{named.text}» holds no digit", "a phrase with digits")
            yield named


def _check_numbers(entry: _Entry, curated: CuratedIndicator) -> None:
    if not curated.value and not curated.percent:
        raise entry.error(f"{curated.id} has neither value nor percent", "at least one of them")
    if curated.total and curated.total_from:
        raise entry.error(f"{curated.id} has both total and total_from", "one of them")
    if curated.repeats and curated.table == "detail":
        raise entry.error(f"{curated.id} is of the detailed table and has repeats", "repeats only in the short table")
    for key, printed, form in (
        ("value", curated.value, _VALUE),
        ("percent", curated.percent, _DECIMAL),
        ("total", curated.total, _COUNT),
    ):
        if printed and not form.fullmatch(printed):
            raise entry.error(
                f"{key} of {curated.id} is {printed!r}", 'a number as printed, such as "1,238" or "15.61"'
            )
