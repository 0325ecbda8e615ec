"""Words that people use for what the report names otherwise, approved by the office: beside the words of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.asking.cataloguing import build_catalogue
from knowledge.asking.engine import Engine
from knowledge.asking.lexicon import REPORTS_FOLDER, ReportWords, read_report_words, squeeze
from knowledge.errors import AliasError
from knowledge.records import Edition

SHORTEST, LONGEST = 2, 60  # letters of a phrase


@dataclass(frozen=True, slots=True)
class Alias:
    """A phrase, and what it names."""

    phrase: str  # "พักหนี้ครู"
    policy: str  # id
    indicator: str = ""  # id, where it names one figure; "" where it names the policy


def checked_alias(alias: Alias, edition: Edition) -> Alias:
    """The alias, its phrase trimmed. Raises AliasError where it can't be one."""
    phrase = " ".join(alias.phrase.replace(",", " ").split())
    if not SHORTEST <= len(squeeze(phrase)[0]) <= LONGEST:
        raise AliasError(f"คำเรียกต้องยาว {SHORTEST} ถึง {LONGEST} ตัวอักษร")
    if alias.policy not in {each.id for each in edition.policies}:
        raise AliasError("กรุณาเลือกเรื่องที่คำนี้หมายถึง")
    if alias.indicator and alias.indicator not in {e.id for e in edition.detailed if e.policy == alias.policy}:
        raise AliasError("ตัวเลขที่เลือกไม่ได้อยู่ในเรื่องนี้")
    return replace(alias, phrase=phrase)


def engine_with(edition: Edition, aliases: Iterable[Alias] = (), words: Path = REPORTS_FOLDER) -> Engine:
    """The engine that knows these words too; those that name what the edition lacks are passed over.

    `words` is the folder of the file of the report's words.
    """
    known = {policy.id for policy in edition.policies} | {indicator.id for indicator in edition.indicators}
    fitting = [each for each in aliases if each.policy in known and (not each.indicator or each.indicator in known)]
    return _engine(edition, tuple(fitting), read_report_words(edition.report.id, words))


_BUILT: list[tuple[tuple[Edition, tuple[Alias, ...], ReportWords], Engine]] = []
MOST_BUILT = 2  # publishing compares two, and the newer is then taken up


def _engine(edition: Edition, aliases: tuple[Alias, ...], words: ReportWords) -> Engine:
    """Words hold tables, which have no hash: so what was built last is looked through, not looked up."""
    wanted = (edition, aliases, words)
    for made, engine in tuple(_BUILT):
        if made == wanted:
            return engine
    engine = Engine(build_catalogue(edition, _with(words, aliases)))
    _BUILT[:] = [(wanted, engine), *_BUILT][:MOST_BUILT]
    return engine


def _with(words: ReportWords, aliases: Iterable[Alias]) -> ReportWords:
    """A phrase becomes a form of its policy's title, and of a concept of each group that names its figure."""
    concepts = dict(words.concepts)
    for alias in aliases:
        cues = [f"title:{alias.policy}"]
        naming = words.figures.get(alias.indicator)
        if naming:
            cues += [min(group) for group in naming.groups]
        for cue in cues:
            concepts[cue] = f"{concepts[cue]}, {alias.phrase}" if cue in concepts else alias.phrase
    return replace(words, concepts=concepts)
