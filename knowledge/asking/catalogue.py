"""What can be asked of an edition, described in the same cues that questions are read into. Built once per edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.asking.bearings import FigureBearings, ItemBearings
    from knowledge.asking.quoting import Quotations

from knowledge.asking.answer import Fact, fact_from
from knowledge.asking.learned import Learned
from knowledge.asking.lexicon import Lexicon, ReportWords, general_words, said_of_anything, squeeze
from knowledge.asking.spotting import Token
from knowledge.cached import cached_property
from knowledge.keyboard import common_english
from knowledge.records import Aspect, Citation, Edition, Finding, Indicator, Passage, Policy

MOST_WEIGHT = 1.9  # of a concept that tells one record from all others
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
    def called(self) -> dict[str, frozenset[str]]:
        """By policy, the concepts that it is called by: those of its title, and what stands for it alone."""
        return {policy: self.titled[policy] | self.words.strong.get(policy, frozenset()) for policy in self.policies}

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


def _is_common(word: str) -> bool:
    """An everyday English word, with or without the ending of a verb: "moved"."""
    known = common_english()
    return any(word.removesuffix(end) in known for end in ("", "d", "ed", "ing", "s", "es"))
