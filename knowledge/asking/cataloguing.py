"""Describes every figure and passage of an edition in the cues that questions are read into."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from knowledge.asking.catalogue import MOST_WEIGHT, Catalogue, Figure, Item, unit_class
from knowledge.asking.learned import learned_of
from knowledge.asking.lexicon import Lexicon, Naming, ReportWords, build_lexicon, read_report_words, squeeze
from knowledge.asking.places_and_years import place_forms, year_forms
from knowledge.asking.spotting import spot
from knowledge.records import Aspect, Edition, Finding, Passage

LEAST_WEIGHT = 0.35  # of a concept that nearly every record speaks of; the most is the catalogue's
LEAST_LETTERS = 3  # of a word of a label that names its figure


def build_catalogue(edition: Edition, words: ReportWords | None = None) -> Catalogue:
    """Describe every figure and passage of the edition. Without `words` the file beside the report is read, if any."""
    report_words = read_report_words(edition.report.id) if words is None else words
    lexicon = build_lexicon(report_words, [*place_forms(), *year_forms(edition, report_words)])
    titled = {policy: names - report_words.verbs for policy, names in _add_titles(edition, lexicon).items()}
    _add_labels(edition, report_words, lexicon)
    cues_of = _CueReader(lexicon)
    items = tuple(Item(p, cues_of(_item_text(edition, p)), _item_text(edition, p)) for p in edition.passages)
    figures = _with_neighbours(tuple(_figures(edition, report_words, cues_of)), titled)
    weights = _weights([f.spoken for f in figures] + [i.said for i in items])
    indicators = {indicator.id: indicator for indicator in edition.indicators}
    findings: dict[str, list[Finding]] = {}
    for finding in edition.findings:
        for indicator_id in finding.indicators:
            findings.setdefault(indicator_id, []).append(finding)
    policies = {policy.id: policy for policy in edition.policies}
    named = {
        policy: report_words.strong.get(policy, frozenset())
        | report_words.weak.get(policy, frozenset())
        | {f"title:{policy}"}
        for policy in policies
    }
    return Catalogue(
        edition,
        report_words,
        lexicon,
        figures,
        items,
        weights,
        {key: tuple(value) for key, value in findings.items()},
        indicators,
        policies,
        learned_of(edition.report.id),
        named,
        titled,
        {figure.indicator.id: figure for figure in figures if not figure.whole},
        _by_cell(items),
        tuple(_lists(edition, cues_of)),
    )


class _CueReader:
    """The cues of a text of the report, remembered; called, it gives the concepts among them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: dict[str, frozenset[str]] = {}

    def __call__(self, text: str) -> frozenset[str]:
        return frozenset(cue for cue in self.every(text) if "." not in cue)

    def every(self, text: str) -> frozenset[str]:
        if text not in self._seen:
            tokens = spot(text, self._lexicon)
            self._seen[text] = frozenset(cue for t in tokens for cue in t.cues)
        return self._seen[text]


def _lists(edition: Edition, cues_of: _CueReader) -> Iterator[tuple[frozenset[str], tuple[Passage, ...]]]:
    """Lists that an unnumbered paragraph opens: what it says, and the items up to the next such paragraph."""
    for intro in edition.introductions:
        others = [i.before for i in edition.introductions if (i.policy, i.aspect) == (intro.policy, intro.aspect)]
        end = min((before for before in others if before > intro.before), default=10**6)
        items = tuple(p for p in edition.cell(intro.policy, intro.aspect) if intro.before <= p.order < end)
        if items:
            yield cues_of(intro.text), items


def _item_text(edition: Edition, passage: Passage) -> str:
    """A sub-item is read together with its heading, which says what it is about."""
    if passage.parent is None:
        return passage.text
    for other in edition.cell(passage.policy, passage.aspect):
        if other.number == passage.parent and other.order < passage.order:
            return f"{other.text} {passage.text}"
    return passage.text


def _add_titles(edition: Edition, lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Each policy's own titles become forms of it, whatever the words file says. Returns the concepts of its titles."""
    titled: dict[str, frozenset[str]] = {}
    forms: list[tuple[str, tuple[str, ...]]] = []
    for policy in edition.policies:
        names = {f"title:{policy.id}": None}
        for title in (policy.title, policy.short_title):
            concepts = [concept for t in spot(title, lexicon) for concept in t.concepts]
            names.update(dict.fromkeys(concepts))
            forms.append((squeeze(title)[0], (f"title:{policy.id}", *dict.fromkeys(concepts))))
        titled[policy.id] = frozenset(names)
    for form, cues in forms:
        lexicon.add(form, cues)
    return titled


def _add_labels(edition: Edition, words: ReportWords, lexicon: Lexicon) -> None:
    """A figure that no one has described is asked for by the words of its label: each becomes a concept of its own."""
    labels = [
        label
        for i in edition.indicators
        if i.table == "detail"
        for name, label in ((i.id, i.label), (f"{i.id}#total", i.total_label))
        if name not in words.figures and label
    ]
    tokens = [token for label in labels for token in spot(label, lexicon)]
    for word in {t.text for t in tokens if t.known and not t.cues and not t.filler and len(t.text) >= LEAST_LETTERS}:
        lexicon.add(word, (word,))


def _figures(edition: Edition, words: ReportWords, cues_of: _CueReader) -> Iterator[Figure]:
    for indicator in edition.indicators:
        if indicator.table != "detail" and indicator.repeats:
            continue
        said = cues_of(indicator.source_text) | cues_of(indicator.label)
        for whole in (False, True):
            if whole and (
                indicator.total is None or (indicator.total == indicator.value and not indicator.total_label)
            ):
                continue
            label = indicator.total_label if whole else indicator.label
            name = f"{indicator.id}#total" if whole else indicator.id
            naming = words.figures.get(name)
            curated = naming is not None
            if naming is None:
                naming = _naming_from(cues_of(label))
            if naming is None:
                continue
            often = naming.often if curated else naming.often | cues_of(label)
            groups = naming.groups
            if indicator.kind == "change":  # "เพิ่มหรือลด" asks for it as well
                groups = (*groups[:-1], groups[-1] | {"operation.change"})
            names = frozenset().union(*groups)
            yield Figure(
                indicator,
                whole,
                groups,
                often,
                naming.against,
                said,
                indicator.source_text,
                "point" if indicator.kind == "mean" else unit_class(indicator.unit),
                cues_of.every(indicator.label),
                names,
                said | often | names,
            )


def _with_neighbours(figures: tuple[Figure, ...], titled: dict[str, frozenset[str]]) -> tuple[Figure, ...]:
    """Each figure told which concepts name the others of its item: said of them, they speak against it."""
    told = []
    for figure in figures:
        others = [
            group | (other.often if figure.whole and other.indicator.id == figure.indicator.id else frozenset())
            for other in figures
            if (other.indicator.id != figure.indicator.id or (figure.whole and not other.whole))
            and other.indicator.place == figure.indicator.place
            for group in other.groups
        ]
        own = figure.naming | figure.often | titled[figure.indicator.policy]
        told.append(replace(figure, beside=frozenset().union(*others) - own, near=own | figure.said))
    return tuple(told)


def _by_cell(items: tuple[Item, ...]) -> dict[tuple[str, Aspect], tuple[Item, ...]]:
    cells: dict[tuple[str, Aspect], list[Item]] = {}
    for item in items:
        cells.setdefault((item.passage.policy, item.passage.aspect), []).append(item)
    return {cell: tuple(own) for cell, own in cells.items()}


def _naming_from(concepts: frozenset[str]) -> Naming | None:
    """A figure that no one has described is named by its policy and the concepts of its label."""
    if not concepts:
        return None
    return Naming((concepts,), frozenset(), frozenset())


def _weights(descriptions: list[frozenset[str]]) -> dict[str, float]:
    """How rare each concept is among records, from LEAST_WEIGHT (in most) to MOST_WEIGHT (in one)."""
    counts = Counter(cue for description in descriptions for cue in description)
    most = math.log(len(descriptions) + 1)
    return {
        cue: LEAST_WEIGHT + (MOST_WEIGHT - LEAST_WEIGHT) * (1 - math.log(count) / most) ** 1.5
        for cue, count in counts.items()
    }
