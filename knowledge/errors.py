"""The one family of errors. A message says what failed, where, and the step that mends it.

ThamdaiError
├── ReportError            a report file, or the data file beside it, can't be read as such
│   └── ReconciliationError    text or digits of the report that ended up in no record
├── WorkbookError          an import spreadsheet with bad cells (all of them listed)
├── KnowledgeBaseError     the knowledge base file is missing, of another version, or damaged
├── BroadcastError         a broadcast isn't there, or can't be done with as asked
├── PublishError           an edition would lose answers that are right today
├── AliasError             a phrase can't be taken as a name
├── BackupError            a backup can't be written or put back
├── SettingError           a setting's value can't be used
└── CardError              a card can't be drawn
"""

from __future__ import annotations

from pathlib import Path


class ThamdaiError(Exception):
    """Root of every error that thamdai raises on purpose; its text can be shown to the person who can mend it."""


class ReportError(ThamdaiError):
    """A report or its data file is not as expected.

    `told` is what is wrong, `path` the file, `line` its 1-based line (None where no line applies), `expected` what
    should stand there and `mend` the step that cures it.
    """

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        expected: str = "",
        mend: str = "",
    ) -> None:
        self.told, self.path, self.line, self.expected, self.mend = message, path, line, expected, mend
        where = f"{path}:{line}: " if path and line else f"{path}: " if path else f"line {line}: " if line else ""
        parts = [where + message]
        if expected:
            parts.append(f"expected: {expected}")
        if mend:
            parts.append(f"to mend: {mend}")
        super().__init__("; ".join(parts))


class ReconciliationError(ReportError):
    """Something the report prints is in no record, or a record says what the report does not print."""


class WorkbookError(ThamdaiError):
    """A spreadsheet that can't be imported; `cells` lists each fault as (sheet, cell, what is wrong)."""

    def __init__(self, cells: list[tuple[str, str, str]]) -> None:
        self.cells = cells
        lines = "\n".join(f"  {sheet}!{cell}: {fault}" for sheet, cell, fault in cells)
        super().__init__(f"nothing was imported; {len(cells)} cell(s) to mend:\n{lines}")


class KnowledgeBaseError(ThamdaiError):
    """The knowledge base file can't be used; the message names the command that makes it anew."""


class BroadcastError(ThamdaiError):
    """Something can't be done with a broadcast; `reason` is a key of handlers.broadcasts.REFUSALS or "missing"."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


class PublishError(ThamdaiError):
    """An edition must not be published; the message names the questions whose answers it would lose."""


class AliasError(ThamdaiError):
    """A phrase can't be taken as a name for something of the report; the message is Thai, for the team."""


class BackupError(ThamdaiError):
    """A backup can't be written or put back; nothing was changed."""


class SettingError(ThamdaiError):
    """A setting's value can't be used; `name` is the setting."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(f"{name}: {message}")


class CardError(ThamdaiError):
    """A card can't be drawn: a font or a letter of it is missing, or the renderer failed."""
