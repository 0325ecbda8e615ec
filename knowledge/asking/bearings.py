"""What each word that a question may hold says of each record of an edition: arrays with one number a record.

They are made once per edition, for every set of cues that the lexicon has; the scores of a question are then sums of a
few of them, one for each of its words. Only words that are no concept are looked for in the records' texts when said.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, TypeVar

import numpy as np

from knowledge.asking.catalogue import COMMON_WEIGHT, WORD_WEIGHT, units_agree
from knowledge.asking.places_and_years import PLACES
from knowledge.asking.spotting import Token, concepts_among
from knowledge.records import ASPECTS, Indicator

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.asking.catalogue import Catalogue, Figure, Item

    Scores = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]  # numbers of records, in the order of the catalogue

Cues = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)

NAMES_IT, OFTEN_SAID, OF_POLICY, IN_SENTENCE = 1.0, 0.75, 0.5, 0.45  # degrees: how far a word speaks of a figure
SAID_IN_IT, WRITTEN_IN_IT = 1.0, 0.8  # the same of a passage, OF_POLICY besides
PASSED_OVER = -1.0  # degree of a word that speaks neither for a record nor against it
LET_PASS = -0.5  # the same, though such words of other figures still speak against it
ONLY_WRITTEN = -0.25  # of a word that names something else and stands in its sentence: against it, but no limit of it
A_WORD = 3  # letters from which a word that names something is let pass where it stands in a figure's sentence
LONG_WORD = 5  # letters from which a word that names something is also looked for as it stands
UNEXPLAINED = 0.8  # taken off for a word of the question that the figure doesn't speak of, times its weight
UNEXPLAINED_ASIDE = 0.2  # the same where the word stands apart from the part that asks
UNSPOKEN, UNSPOKEN_ASIDE = 0.5, 0.15  # the same of a passage
OF_POLICY_EXPLAINED = 0.45  # share of a word's weight that a passage explains by its policy alone
AGAINST = 2.0  # taken off for a word that speaks against the figure
LONG_PASSAGE = 0.08  # taken off for each doubling of a passage's length beyond 100 letters
SAME_COLUMN = 0.15  # for a figure of the column that was talked of last, else of the figures
MISSING = 0.85  # taken off for a concept that names the figure and wasn't said
HAS_PERCENT = 0.2  # for a figure that has one, where a percent is asked
NO_PERCENT = 1.0  # taken off then for what can't have one
WHOLE = {"operation.base": 1.0, "operation.total": 0.5, "": -0.15}  # for a whole, by the first that is asked for
SELDOM_ASKED = 0.5  # against figures that are no results
LATER_ITEM, MAIN = 0.01, 0.08  # against each later item of a cell, for the figure that stands for its policy
NO_RESULT = ("context", "criterion", "duration", "sd")  # kinds of figures that are seldom what is asked for


@dataclass(frozen=True, slots=True)
class Bearing:
    """What one word says of the records of one kind: arrays of one number a record."""

    degrees: Scores  # from 0, the record doesn't speak of it, to 1, it is a name of the record; or PASSED_OVER
    asking: Scores  # what it adds to the scores where it stands in the part that asks
    aside: Scores  # what it adds elsewhere
    counted: Scores  # its weight where it names the figure, or as far as the passage explains it


class Bearings(ABC):
    """The bearings of all words on the records of one kind."""

    unexplained: ClassVar[tuple[float, float]]  # taken off for a word of the part that asks, and for one aside
    written: ClassVar[float]  # degree of a word that is no concept and stands in the record's text

    def __init__(self, catalogue: Catalogue, texts: Sequence[str]) -> None:
        self.size = len(texts)
        self._catalogue = catalogue
        self._texts = tuple(dict.fromkeys(texts))
        self._all_text = "\n".join(self._texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in self._texts[:-1])]
        numbers = {text: number for number, text in enumerate(self._texts)}
        self._text_of: Places = np.array([numbers[text] for text in texts], np.intp)
        self._unwritten = {
            weight: self._weighed((), np.zeros(self.size), weight) for weight in (WORD_WEIGHT, COMMON_WEIGHT)
        }
        self._by_cues = {
            cues: self._weighed(cues, self.degrees(cues), catalogue.heaviest.get(cues, WORD_WEIGHT))
            for cues in dict.fromkeys(catalogue.lexicon.forms.values())
        }

    @abstractmethod
    def degrees(self, cues: Cues, written: Flags | None = None) -> Scores:
        """How far a word speaks of each record; `written` tells in whose texts it stands, if that is to count."""

    @abstractmethod
    def looks_for(self, token: Token) -> bool:
        """Whether a word counts where it stands in a record's text, whatever its cues say."""

    @abstractmethod
    def told(self, cues: Cues, degrees: Scores, weight: float) -> tuple[Scores, Scores]:
        """What a word of this weight adds to the scores, and how much of it counts as named or explained."""

    @abstractmethod
    def against(self, cues: Cues, degrees: Scores) -> Scores | float:
        """What is taken off besides, for a word that speaks against a record."""

    def of(self, token: Token) -> Bearing:
        """What a token says of the records; its cues are those of a form of the lexicon, or none."""
        written = self._written(token.text) if self.looks_for(token) else None
        if written is None and token.cues in self._catalogue.heaviest:
            return self._by_cues[token.cues]
        weight = self._catalogue.token_weight(token)
        if token.cues:
            return self._weighed(token.cues, self.degrees(token.cues, written), weight)
        if written is None:
            return self._unwritten[weight]
        return self._weighed((), np.where(written, self.written, 0.0), weight)

    def _written(self, text: str) -> Flags | None:
        """Which records have the text in theirs; None where none has."""
        if text not in self._all_text:
            return None
        holds = np.zeros(len(self._texts), np.bool_)
        place = self._all_text.find(text)
        while place >= 0:
            number = bisect_right(self._starts, place)
            holds[number - 1] = True
            if number == len(self._starts):
                break
            place = self._all_text.find(text, self._starts[number])
        found: Flags = holds[self._text_of]
        return found

    def _weighed(self, cues: Cues, degrees: Scores, weight: float) -> Bearing:
        (gained, counted), lacks, against = (
            self.told(cues, degrees, weight),
            (degrees == 0.0) | (degrees == ONLY_WRITTEN),
            self.against(cues, degrees),
        )
        asking, aside = (gained - (weight * rate) * lacks - against for rate in self.unexplained)
        return Bearing(degrees, asking, aside, counted)

    def sums(self, said: Iterable[tuple[Token, Bearing]], asking: frozenset[int]) -> tuple[Scores, Scores]:
        """The scores of the records by these words, and the weight of those that count; `asking` are parts that ask."""
        scores, counted = np.zeros(self.size), np.zeros(self.size)
        for token, bearing in said:
            scores += bearing.asking if token.part in asking else bearing.aside
            counted += bearing.counted
        return scores, counted


class ItemBearings(Bearings):
    """On the items of an edition other than headings."""

    unexplained = (UNSPOKEN, UNSPOKEN_ASIDE)
    written = WRITTEN_IN_IT

    def __init__(self, catalogue: Catalogue) -> None:
        self.items = tuple(item for item in catalogue.items if not item.passage.heading)
        self._said = flags_of(item.said for item in self.items)
        self._named = flags_of(catalogue.named[item.passage.policy] for item in self.items)
        super().__init__(catalogue, [item.text for item in self.items])
        self.length = LONG_PASSAGE * np.array([max(0.0, math.log2(len(item.text) / 100)) for item in self.items])
        self.of_policy = flags_by(item.passage.policy for item in self.items)
        self.of_place = flags_by(item.passage.place for item in self.items)
        self.of_aspect: dict[str, Flags] = flags_by(item.passage.aspect for item in self.items)

    def looks_for(self, token: Token) -> bool:
        return not token.read_as and is_own_word(token)

    def degrees(self, cues: Cues, written: Flags | None = None) -> Scores:
        degrees = np.where(any_of(self._named, cues, self.size), OF_POLICY, 0.0)
        if written is not None:
            degrees[written] = WRITTEN_IN_IT
        degrees[any_of(self._said, cues, self.size)] = SAID_IN_IT
        return degrees

    def told(self, cues: Cues, degrees: Scores, weight: float) -> tuple[Scores, Scores]:
        gained, counted = weight * degrees, weight * np.where(degrees == OF_POLICY, OF_POLICY_EXPLAINED, degrees > 0.0)
        gained[degrees == WRITTEN_IN_IT] = WRITTEN_IN_IT * min(weight, WORD_WEIGHT)  # here it is a word, no concept
        heaviest = np.zeros(self.size)  # "เด็กซึมเศร้า" says more than what an item on mental health does
        for concept in concepts_among(cues):
            if (said := self._said.get(concept)) is not None:
                heaviest = np.maximum(heaviest, self._catalogue.weight(concept) * said)
        said_in_it = degrees == SAID_IN_IT
        gained = np.where(said_in_it, (heaviest + weight) / 2, gained)
        return gained, np.where(said_in_it, np.minimum(heaviest, weight), counted)

    def against(self, cues: Cues, degrees: Scores) -> float:  # noqa: ARG002 - nothing speaks against an item
        return 0.0


class FigureBearings(Bearings):
    """On the figures of an edition, and what is asked of figures besides."""

    unexplained = (UNEXPLAINED, UNEXPLAINED_ASIDE)
    written = IN_SENTENCE

    def __init__(self, catalogue: Catalogue) -> None:
        self.figures = figures = catalogue.figures
        self._naming = flags_of(figure.naming for figure in figures)
        self._often = flags_of(figure.often for figure in figures)
        self._beside = flags_of(figure.beside for figure in figures)
        self._titled = flags_of(catalogue.titled[figure.indicator.policy] for figure in figures)
        self._said = flags_of(figure.said for figure in figures)
        self._against = flags_of(figure.against for figure in figures)
        super().__init__(catalogue, [figure.text for figure in figures])
        self.of_policy = flags_by(figure.indicator.policy for figure in figures)
        columns = flags_by(figure.indicator.aspect for figure in figures)
        self.of_column: dict[str, Scores] = {
            aspect: np.where(columns.get(aspect, False), SAME_COLUMN, np.zeros(self.size)) for aspect in ASPECTS
        }
        self.of_item = flags_by((figure.indicator.aspect, figure.indicator.order) for figure in figures)
        self.of_indicator = {
            name: flags.nonzero()[0].tolist() for name, flags in flags_by(f.indicator.id for f in figures).items()
        }
        self.whole: Flags = np.array([figure.whole for figure in figures], np.bool_)
        self.wholes = {f.indicator.id: record for record, f in enumerate(figures) if f.whole}
        self._agreeing: dict[str, Flags] = {}  # by class of unit, of which there are a few dozen
        self.forms = {asked: self._form(more) for asked, more in WHOLE.items()}
        self.place = self._place()
        self.percent = np.array([_has_percent(f.indicator) for f in figures])
        self.named_twice: Flags = np.array(
            [f.indicator.kind in NO_RESULT and len(f.groups) > 1 for f in figures], np.bool_
        )  # no results, of which a question that names both speaks: "คะแนนผ่าน ITA"
        self.told_by = frozenset[str]().union(*(figure.naming | figure.often for figure in figures))
        self.near = flags_of(figure.near for figure in figures)
        strong = catalogue.words.strong
        self.distinct = flags_of(
            frozenset() if figure.whole else figure.naming - strong.get(figure.indicator.policy, frozenset())
            for figure in figures
        )
        self.printing = flags_of(_printed(figure) for figure in figures)
        self._missed()

    def looks_for(self, token: Token) -> bool:
        return not token.cues or PLACES in token.cues or len(token.text) >= A_WORD

    def degrees(self, cues: Cues, written: Flags | None = None) -> Scores:
        words, degrees = self._catalogue.words, np.zeros(self.size)
        naming = any_of(self._naming, cues, self.size)
        if words.not_counted.isdisjoint(cues):
            degrees[any_of(self._said, cues, self.size)] = IN_SENTENCE
            if written is not None and (not cues or PLACES in cues):
                degrees[written] = IN_SENTENCE
            degrees[any_of(self._titled, cues, self.size)] = OF_POLICY
            degrees[any_of(self._beside, cues, self.size)] = 0.0
            degrees[any_of(self._often, cues, self.size)] = OFTEN_SAID
            degrees[naming] = NAMES_IT
        else:  # no figure counts it, but it may be said with one
            never = np.zeros(self.size, np.bool_)
            said = [self._often.get(concept, never) for concept in concepts_among(cues)]
            degrees[np.logical_and.reduce(said)] = OFTEN_SAID
        if words.current.issuperset(cues):
            degrees[~naming] = PASSED_OVER
        if any(cue.startswith("operation.") for cue in cues):  # "ยังค้าง" says what to do with a figure
            degrees[degrees == 0.0] = LET_PASS
        named = words.measures.isdisjoint(cues) and cues == concepts_among(cues)
        if written is not None and named:  # "เรื่องเงิน" of what is learned of "การเงิน"
            degrees[(degrees == 0.0) & written & ~any_of(self._beside, cues, self.size)] = ONLY_WRITTEN
        return degrees

    def told(self, cues: Cues, degrees: Scores, weight: float) -> tuple[Scores, Scores]:  # noqa: ARG002 - degrees tell
        return weight * np.maximum(degrees, 0.0), weight * np.where(degrees >= OFTEN_SAID, degrees, 0.0)

    def against(self, cues: Cues, degrees: Scores) -> Scores:
        return np.where(any_of(self._against, cues, self.size) & (degrees != PASSED_OVER), AGAINST, 0.0)

    def agreeing(self, unit: str) -> Flags:
        """Which figures may be counted in a unit of that class."""
        if unit not in self._agreeing:
            self._agreeing[unit] = np.array([units_agree(unit, figure.unit) for figure in self.figures], np.bool_)
        return self._agreeing[unit]

    def _form(self, whole: float) -> Scores:
        """What speaks for each figure by its kind, `whole` for a whole; what is no result is seldom asked for."""
        return np.array([whole * f.whole - SELDOM_ASKED * (f.indicator.kind in NO_RESULT) for f in self.figures])

    def _place(self) -> Scores:
        """What speaks for each figure by where it stands."""
        policies = self._catalogue.policies
        return np.array(
            [
                MAIN * (f.indicator.id == policies[f.indicator.policy].main_indicator) - LATER_ITEM * f.indicator.order
                for f in self.figures
            ]
        )

    def _missed(self) -> None:
        """The groups of concepts that name each figure, one of each to be said: arrays of (group, figure)."""
        groups = max((len(figure.groups) for figure in self.figures), default=0), self.size
        self.lightest = np.zeros(groups)  # weight of the group's lightest concept; nothing where there is no group
        self.by_policy: Flags = np.zeros(groups, np.bool_)  # whether the names of its policy are in the group
        self.unsaid: dict[str, Scores] = {}  # by cue: 0 where it is one of the group, else 1
        for record, figure in enumerate(self.figures):
            policy = figure.indicator.policy
            strong = self._catalogue.words.strong.get(policy, frozenset())
            for number, group in enumerate(figure.groups):
                self.lightest[number, record] = min(self._catalogue.weight(cue) for cue in group)
                self.by_policy[number, record] = not strong.isdisjoint(group)
                for cue in (*group, *([] if strong.isdisjoint(group) else [f"title:{policy}"])):
                    self.unsaid.setdefault(cue, np.ones(groups))[number, record] = 0.0
        self.missed = MISSING * self.lightest


def _has_percent(indicator: Indicator) -> float:
    """What a question for a percent says of that figure: a criterion never is one."""
    if indicator.kind == "criterion":
        return -NO_PERCENT
    return HAS_PERCENT if indicator.percent is not None else -HAS_PERCENT


def is_own_word(token: Token) -> bool:
    """Whether a word may be looked for as it stands: one that names nothing, or is the very name, or a long one."""
    return not token.cues or token.text in token.cues or len(token.text) >= LONG_WORD


def stands_in(item: Item, token: Token) -> bool:
    """Whether the word itself is printed in the item, if only inside a longer name ("แผน" of "แผนการเรียนการสอน")."""
    return is_own_word(token) and token.text in item.text


def _printed(figure: Figure) -> set[str]:
    """The numbers that a figure prints, thousands unparted; single digits tell nothing. A percent is the part's."""
    indicator = figure.indicator
    percent = "" if figure.whole else indicator.percent_text
    printed = {indicator.value_unparted, percent, str(indicator.total or "")}
    return {number for number in printed if len(number) > 1}


def flags_by(keys: Iterable[Key]) -> dict[Key, Flags]:
    """For each key, which of the records have it."""
    return flags_of((key,) for key in keys)


def flags_of(keys: Iterable[Iterable[Key]]) -> dict[Key, Flags]:
    """For each key, which of the records have it among theirs."""
    every = [tuple(own) for own in keys]
    found: dict[Key, Flags] = {}
    for record, own in enumerate(every):
        for key in own:
            found.setdefault(key, np.zeros(len(every), np.bool_))[record] = True
    return found


def any_of(flags: dict[str, Flags], keys: Iterable[str | None], size: int) -> Flags:
    """Which of so many records have any of the keys."""
    found: Flags = np.zeros(size, np.bool_)
    for key in keys:
        if key is not None and (own := flags.get(key)) is not None:
            found |= own
    return found
