"""What can be asked of an edition, described in the same cues that questions are read into. Built once per edition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.asking.bearings import FigureBearings, ItemBearings
    from knowledge.asking.quoting import Quotations

from knowledge.asking.answer import Fact, fact_from
from knowledge.asking.learned import Learned, learned_of
from knowledge.asking.lexicon import (
    Lexicon,
    Naming,
    ReportWords,
    build_lexicon,
    general_words,
    read_report_words,
    said_of_anything,
    squeeze,
)
from knowledge.asking.places_and_years import place_forms, year_forms
from knowledge.asking.spotting import Token, spot
from knowledge.cached import cached_property
from knowledge.keyboard import common_english
from knowledge.records import Aspect, Citation, Edition, Finding, Indicator, Passage, Policy

LEAST_WEIGHT, MOST_WEIGHT = 0.35, 1.9  # of a concept: how much it tells records apart
LEAST_LETTERS = 3  # of a word of a label that names its figure
WORD_WEIGHT = 0.6  # of a word that is no concept
COMMON_WEIGHT = 0.2  # of a common English word, or one said of anything, that is no concept
NAMED, NAMED_BY_TITLE, NAMED_WEAKLY = 1.0, 1.8, 0.35  # weight of a word that names a policy
NO_RESULTS = ("criterion", "context")  # kinds of figures that say nothing of how far a policy was carried out


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing a number can be asked for: an indicator's value, or the whole that it is out of."""

    indicator: Indicator
    whole: bool
    groups: tuple[frozenset[str], ...]  # a concept of each names it
    often: frozenset[str]
    against: frozenset[str]
    said: frozenset[str]  # concepts in the sentence it stands in
    text: str  # that sentence, for words that are no concept
    unit: str  # class of unit
    labelled: frozenset[str]  # cues of the indicator's label
    naming: frozenset[str]  # every concept of the groups
    spoken: frozenset[str]  # every concept that names it, is often said with it or stands in its sentence
    beside: frozenset[str] = frozenset()  # concepts that name other figures of its item, and not it
    near: frozenset[str] = frozenset()  # every concept that speaks for it at all, its policy's title included


@dataclass(frozen=True, slots=True)
class Item:
    """A passage and the concepts it speaks of."""

    passage: Passage
    said: frozenset[str]
    text: str


@dataclass(frozen=True)
class Catalogue:
    """All figures and passages of an edition, and the lexicon to read questions about them with."""

    edition: Edition
    words: ReportWords
    lexicon: Lexicon
    figures: tuple[Figure, ...]
    items: tuple[Item, ...]
    weights: dict[str, float]
    findings: dict[str, tuple[Finding, ...]]  # by indicator id
    indicators: dict[str, Indicator]
    policies: dict[str, Policy]
    learned: Learned  # of how people ask
    named: dict[str, frozenset[str]] = field(default_factory=dict)  # policy id -> every concept that names it
    titled: dict[str, frozenset[str]] = field(default_factory=dict)  # policy id -> concepts of its title
    values: dict[str, Figure] = field(default_factory=dict)  # indicator id -> the figure of its value
    cells: dict[tuple[str, Aspect], tuple[Item, ...]] = field(default_factory=dict)  # headings included
    lists: tuple[tuple[frozenset[str], tuple[Passage, ...]], ...] = ()  # what announces a list, and its items

    def weight(self, cue: str) -> float:
        return self.weights.get(cue, MOST_WEIGHT)

    @cached_property
    def generic(self) -> frozenset[str]:
        """Concepts that tell no records apart by themselves: who acts, and what is done to anything."""
        return self.words.actors | self.words.verbs

    @cached_property
    def narrowing(self) -> frozenset[str]:
        """Concepts of one kind or measure: no other figure answers for them."""
        return self.words.measures.union(*self.words.kinds)

    @cached_property
    def heaviest(self) -> dict[tuple[str, ...], float]:
        """Weight of the most telling concept of each set of cues that has one."""
        concepts = {
            cues: [self.weight(cue) for cue in cues if "." not in cue and ":" not in cue]
            for cues in self.lexicon.forms.values()
        }
        return {cues: max(weights) for cues, weights in concepts.items() if weights}

    @cached_property
    def of_figures(self) -> FigureBearings:
        """What words say of the figures."""
        from knowledge.asking.bearings import FigureBearings  # it describes what is declared here

        return FigureBearings(self)

    @cached_property
    def of_items(self) -> ItemBearings:
        """What words say of the items."""
        from knowledge.asking.bearings import ItemBearings  # as above

        return ItemBearings(self)

    @cached_property
    def printed(self) -> str:
        """All that items and figures print, as questions are read."""
        return "\n".join([*(item.text for item in self.items), *(figure.text for figure in self.figures)])

    @cached_property
    def quotations(self) -> Quotations:
        """Which items print which runs of letters."""
        from knowledge.asking.quoting import Quotations  # as above

        return Quotations.of(self)

    @cached_property
    def calls(self) -> dict[tuple[str, ...], tuple[tuple[str, float], ...]]:
        """The policies that each set of cues names, with its weight: those of the title more, weak names a third."""
        every = dict.fromkeys(self.lexicon.forms.values())
        called = {cues: tuple((p, self._calls(p, cues)) for p in self.policies) for cues in every}
        return {cues: tuple((p, weight) for p, weight in own if weight) for cues, own in called.items()}

    def _calls(self, policy: str, cues: tuple[str, ...]) -> float:
        if not self.words.strong.get(policy, frozenset()).isdisjoint(cues) or f"title:{policy}" in cues:
            return NAMED if self.titled[policy].isdisjoint(cues) else NAMED_BY_TITLE
        return 0.0 if self.words.weak.get(policy, frozenset()).isdisjoint(cues) else NAMED_WEAKLY

    def token_weight(self, token: Token) -> float:
        """How much a token says: its most telling concept, or the fixed weight of a plain word."""
        weight = self.heaviest.get(token.cues)
        if weight is not None:
            return weight
        common = _is_common(token.text) if token.text.isascii() else token.text in said_of_anything()
        return COMMON_WEIGHT if common else WORD_WEIGHT

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Each indicator as a fact of an answer, by its id."""
        return {i.id: fact_from(i, citation_of(self, i)) for i in self.edition.indicators}

    @cached_property
    def nearby(self) -> dict[tuple[str, Aspect, int], tuple[Indicator, ...]]:
        """For each item, the results in it and in the other sub-items of its heading, in printed order."""
        parents = {p.place: (p.policy, p.aspect, p.parent) for p in self.edition.passages if p.parent}
        found: dict[tuple[str, Aspect, int], list[Indicator]] = {}
        for indicator in self.edition.detailed:
            if indicator.kind not in NO_RESULTS:
                parent = parents.get(indicator.place) if indicator.aspect != "figures" else None
                siblings = [place for place, other in parents.items() if other == parent] if parent else []
                for place in siblings or [indicator.place]:
                    found.setdefault(place, []).append(indicator)
        return {place: tuple(own) for place, own in found.items()}

    def passages(self, policy: str, aspect: Aspect) -> tuple[Passage, ...]:
        return tuple(item.passage for item in self.cells.get((policy, aspect), ()))


def citation_of(catalogue: Catalogue, record: Indicator | Passage) -> Citation:
    """Where a record stands in the report."""
    return Citation(
        catalogue.edition.report.id, record.policy, record.aspect, record.number, record.order, record.source_text
    )


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


def _is_common(word: str) -> bool:
    """An everyday English word, with or without the ending of a verb: "moved"."""
    known = common_english()
    return any(word.removesuffix(end) in known for end in ("", "d", "ed", "ing", "s", "es"))


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


@lru_cache(maxsize=256)  # a report prints some dozen units, and asks for their classes at every question
def unit_class(unit: str) -> str:
    """The class of a printed unit, as questions name them; the unit itself where nobody has a class for it."""
    squeezed = squeeze(unit)[0]
    for cue, forms in general_words().items():
        if cue.startswith("unit.") and squeezed in forms:
            return cue.removeprefix("unit.")
    return unit


def unit_forms(unit: str) -> tuple[str, ...]:
    """How a class of units is written: "year" as "ปี"."""
    return general_words().get(f"unit.{unit}", ())


def units_agree(asked: str, counted: str) -> bool:
    """Whether a unit asked for may be that of a figure: "แห่ง" counts schools, offices and spots alike."""
    if asked == counted:
        return True
    if "place" in (asked, counted):
        return bool({asked, counted} & {"school", "district", "spot"})
    return "piece" in (asked, counted) and bool({asked, counted} & {"work", "episode"})


def _weights(descriptions: list[frozenset[str]]) -> dict[str, float]:
    """How rare each concept is among records, from LEAST_WEIGHT (in most) to MOST_WEIGHT (in one)."""
    counts = Counter(cue for description in descriptions for cue in description)
    most = math.log(len(descriptions) + 1)
    return {
        cue: LEAST_WEIGHT + (MOST_WEIGHT - LEAST_WEIGHT) * (1 - math.log(count) / most) ** 1.5
        for cue, count in counts.items()
    }
