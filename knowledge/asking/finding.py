"""Which figures and passages a question means: each scored by what it explains of the question and what it doesn't.

A score adds the weight of what matches and takes off the weight of what the record would also have to be asked for, and
of what the question says that the record does not speak of. The same sum decides between an answer and an honest no.
Scores are arrays of one number a record; only those records that are looked at are made into matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import numpy as np

from knowledge.asking.answer import Context
from knowledge.asking.bearings import (
    MISSING,
    OFTEN_SAID,
    ONLY_WRITTEN,
    SELDOM_ASKED,
    WHOLE,
    Bearing,
    FigureBearings,
    any_of,
)
from knowledge.asking.catalogue import NAMED_WEAKLY, Catalogue, Figure, Item, unit_class
from knowledge.asking.column_hints import columns_meant
from knowledge.asking.printed_weight import printed_weight
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.cached import cached_property
from knowledge.records import Aspect, Indicator

if TYPE_CHECKING:
    from knowledge.asking.bearings import Flags, Scores

MISSING_TALKED_OF = 0.6 * MISSING  # the same where the conversation is on that policy
MISSING_KNOWN = 0.1  # the same where it names that policy, or the item talked of last
SAME_UNIT, OTHER_UNIT = 0.35, 1.6
TALKED_OF = 0.8  # for a record of the policy the conversation is on
SUBJECT = 1.6  # for a policy named right after "เรื่อง"
LONGER_NAME = 0.03  # for each letter of a policy's name
NAMED_POLICY = 0.5
READ = 0.6  # for a figure of the item read last
SAME_ITEM = 0.3  # for a figure of the item talked of last, and for that item
ANALOGY = 0.3  # for what was counted last, of something else
LAST_MEANT = 0.8  # for the figure named last, where the question says "this"
WHOLE_NAMED = 0.15  # more for its whole, where the question names that
LAST_NAMED = 0.25  # for the figure named last

Found = TypeVar("Found")


Said = list[tuple[Token, Bearing]]  # the words of a question, and what each says of the records


class Match:
    """A figure and how well it is what was asked."""

    def __init__(self, figure: Figure, record: int, score: float, named: float, said: Said) -> None:
        self.figure = figure
        self.whole = figure.whole
        self.score = score
        self.named = named  # weight of the question that names it
        self._record, self._said = record, said

    @cached_property
    def unexplained(self) -> tuple[Token, ...]:
        """Tokens it does not speak of."""
        record = self._record
        return tuple([token for token, bearing in self._said if bearing.degrees.item(record) == 0.0])

    @cached_property
    def asked(self) -> tuple[Token, ...]:
        """Tokens that name it."""
        record = self._record
        return tuple([token for token, bearing in self._said if bearing.degrees.item(record) >= OFTEN_SAID])

    @cached_property
    def passed(self) -> frozenset[int]:
        """Where tokens stand that it only has written in its sentence: they tell it from nothing."""
        return frozenset(t.start for t, b in self._said if b.degrees.item(self._record) == ONLY_WRITTEN)

    @cached_property
    def names(self) -> frozenset[int]:
        """Where the tokens stand that are a name of it, not only often said with it."""
        return frozenset(t.start for t in self.asked if not self.figure.naming.isdisjoint(t.cues))


class PassageMatch:
    """A passage and how well it is what was asked."""

    def __init__(self, item: Item, record: int, score: float, explained: float, said: Said) -> None:
        self.item = item
        self.score = score
        self.explained = explained  # share of the question's weight that it speaks of
        self._record, self._said = record, said

    @cached_property
    def unexplained(self) -> tuple[Token, ...]:
        """Tokens it does not speak of."""
        record = self._record
        return tuple([token for token, bearing in self._said if bearing.degrees.item(record) == 0.0])


class Ranking(Sequence[Found], Generic[Found]):
    """Matches, best first, each made when it is first looked at."""

    def __init__(
        self, scores: Scores, among: Flags | None, match: Callable[[int], Found], made: dict[int, Found] | None = None
    ) -> None:
        records = among.nonzero()[0] if among is not None else None
        order = (-(scores if records is None else scores[records])).argsort(kind="stable")
        self._records: list[int] = (order if records is None else records[order]).tolist()
        self._match = match
        self._made: dict[int, Found] = {} if made is None else made  # by record; may be shared with other rankings

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> Found: ...
    @overload
    def __getitem__(self, place: slice) -> list[Found]: ...
    def __getitem__(self, place: int | slice) -> Found | list[Found]:
        if isinstance(place, slice):
            return [self._at(record) for record in self._records[place]]
        return self._at(self._records[place])

    def __iter__(self) -> Iterator[Found]:
        return map(self._at, self._records)

    def of(self, record: int | None) -> Found | None:
        """The match of a record, where it is among those that are ranked."""
        return None if record is None or record not in self._records else self._at(record)

    def _at(self, record: int) -> Found:
        made = self._made.get(record)
        if made is None:
            made = self._made[record] = self._match(record)
        return made


def policies_named(question: Question, catalogue: Catalogue) -> dict[str, float]:
    """Policies the question speaks of, with the weight of what names them, in the report's order."""
    found: dict[str, float] = {}
    said: set[tuple[str, ...]] = set()
    for place, token in enumerate(question.tokens):
        called = catalogue.calls.get(token.cues)
        if not called or token.cues in said:
            continue
        said.add(token.cues)
        aside = _told_aside(question, token)
        more = 0.0 if aside else LONGER_NAME * len(token.text) + SUBJECT * _is_subject(question.tokens, place)
        for policy, weight in called:
            found[policy] = found.get(policy, 0.0) + (weight if weight == NAMED_WEAKLY else weight + more)
    return {policy: found[policy] for policy in catalogue.policies if policy in found}


_BEFORE_A_SUBJECT = frozenset({"เรื่อง", "นโยบาย", "เรื่องของ", "เกี่ยวกับ", "about", "ประเด็น"})


def _is_subject(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether "เรื่อง…" stands before the token, or before the word before it."""
    return any(t.text in _BEFORE_A_SUBJECT for t in tokens[max(0, place - 2) : place])


def _told_aside(question: Question, token: Token) -> bool:
    """Whether the token stands in what is told before a part that asks and names something itself."""
    asking = question.asking_parts
    return token.part < min(asking) and any(t.part in asking for t in question.naming)


def subjects(question: Question, catalogue: Catalogue) -> frozenset[str]:
    """Policies named by what stands right after "เรื่อง": "มีเขียนไว้มั้ยเรื่องแนะแนว" speaks of the one on guidance."""
    about = {c for place, t in enumerate(question.tokens) if _is_subject(question.tokens, place) for c in t.concepts}
    return frozenset(policy for policy, names in catalogue.words.strong.items() if about & names)


def find_figures(
    question: Question,
    catalogue: Catalogue,
    context: Context,
    among: Iterable[str] | None = None,
    favoured: str | None = None,
) -> Ranking[Match]:
    """All figures, best first; `among` limits them to those policies, `favoured` is the policy that it names."""
    bearings = catalogue.of_figures
    said = [(token, bearings.of(token)) for token in _said_once(question.content)]
    scores, named = bearings.sums(said, question.asking_parts)
    for number in question.numbers_asked_of:
        if (printing := bearings.printing.get(number)) is not None:
            scores += printed_weight(question, number) * printing
            named += printing
    if favoured is not None and favoured not in context.policies and _leaves(question, catalogue, context, favoured):
        context = Context()  # another policy is named: what was talked of is not leant on
    missing = _missing(question, catalogue, context)
    scores += SELDOM_ASKED * (bearings.named_twice & (missing == 0.0)) - missing
    scores += _by_conversation(question, catalogue, context)
    form = bearings.forms["" if _all_over(question, catalogue) else next((c for c in WHOLE if c in question.cues), "")]
    if question.unit:
        form = form + np.where(bearings.agreeing(question.unit), SAME_UNIT, -_other_unit(question))
    if question.has("ask.percent"):
        form = form + bearings.percent
    if favoured is not None and (own := bearings.of_policy.get(favoured)) is not None:
        form = form + NAMED_POLICY * own
    scores += form
    scores += bearings.place
    candidates = _candidates(question, bearings, {favoured, *context.policies[:1]})
    if among is not None:
        allowed = any_of(bearings.of_policy, among, bearings.size)
        candidates = allowed if candidates is None else candidates & allowed

    def match(record: int) -> Match:
        return Match(bearings.figures[record], record, scores.item(record), named.item(record), said)

    return Ranking(scores, candidates, match)


def _leaves(question: Question, catalogue: Catalogue, context: Context, policy: str) -> bool:
    """Whether what the question names, but for who it is of, is that policy's alone: "งั้นแก้หนี้ครูกี่ราย" after guidance."""
    own, common = catalogue.named[policy], catalogue.words.actors | catalogue.generic
    telling = [t for t in question.naming if not common.issuperset(t.concepts)]
    talked = frozenset().union(*(catalogue.named[p] for p in context.policies))  # "ต้นแบบกี่แห่ง" may be of it as well
    if any(not talked.isdisjoint(t.concepts) for t in telling):
        return False
    return bool(telling) and not question.section("operation") and not any(own.isdisjoint(t.concepts) for t in telling)


def _all_over(question: Question, catalogue: Catalogue) -> bool:
    """ "ครูทำสื่อดิจิทัลได้กี่คนทั้งประเทศ", "คิดเป็นกี่เปอร์เซ็นต์ของครูทั้งหมด": it is the part that is counted."""
    said = [t.text for t in question.tokens if not _WHOLE.isdisjoint(t.cues)]
    telling = any(not catalogue.generic.issuperset(t.concepts) for t in question.naming)
    percent = question.has("ask.percent") and not question.asks_count and not question.has("operation.base")
    part = percent or all(text.endswith("ประเทศ") for text in said)
    return telling and bool(said) and part


_WHOLE = frozenset(WHOLE)


def _candidates(question: Question, bearings: FigureBearings, talked: Iterable[str | None]) -> Flags | None:
    """Figures that share anything with the question; None for all, where it names nothing but words or numbers."""
    if question.numbers or not question.concepts:
        return None
    near = any_of(bearings.near, question.concepts, bearings.size)
    near |= any_of(bearings.of_policy, talked, bearings.size)
    return near if near.any() else None


def _said_once(content: Iterable[Token]) -> list[Token]:
    """Tokens less those that only say again what one before said: "คุณธรรมจริยธรรม", "ที่แก้หนี้ได้ … หนี้"."""
    once: dict[tuple[str, ...], Token] = {}
    for token in content:
        if not (token.cues and any(set(token.cues) < set(said) for said in once)):
            once.setdefault(token.cues or (token.text,), token)
    return list(once.values())


def _by_conversation(question: Question, catalogue: Catalogue, context: Context) -> Scores:
    """What speaks for each figure in what was talked of before."""
    bearings = catalogue.of_figures
    scores: Scores = bearings.of_column["figures"]
    talked = bearings.of_policy.get(context.policies[0]) if context.policies else None
    last = catalogue.indicators.get(context.indicators[0]) if context.indicators else None
    if last is not None and (own := bearings.of_policy.get(last.policy)) is not None:
        scores = np.where(own, bearings.of_column[last.aspect], scores)
    if talked is not None:
        scores = scores + TALKED_OF * talked
    if last is None and talked is not None and context.passages:  # "ต้องมีเด็กไม่เกินกี่คน" of the item just read
        read = context.passages[0][1:]
        own_item = next((flags for item, flags in bearings.of_item.items() if item == read), None)
        scores = scores if own_item is None else scores + READ * (talked & own_item)
    if last is None:
        return scores
    leaning = np.zeros(bearings.size)
    if talked is not None:
        leaning += SAME_ITEM * bearings.of_item.get((last.aspect, last.order), False)
        leaning += ANALOGY * _alike(last, catalogue)
        if not question.unit:
            leaning += ANALOGY / 2 * bearings.agreeing(unit_class(last.unit))
        leaning *= talked
    if talked is not None and _AMONG_THEM.search(question.text):  # "ในนั้นผ่านกี่เขต"
        leaning += LAST_MEANT * (bearings.of_item.get((last.aspect, last.order), False) & ~bearings.whole) * talked
    for record in bearings.of_indicator.get(last.id, ()):
        again = _named_again(question, bearings.figures[record])
        beside_a_no = context.pending and all(not g.isdisjoint(question.cues) for g in bearings.figures[record].groups)
        picked = context.told_together and not any(map(question.section, ("ask", "operation", "follow")))
        # so told, or beside others ("ติ๊กต่อก" after who follows which channel), it was not asked for yet
        leaning[record] = max(again, leaning[record]) if beside_a_no or picked else again
    return scores + leaning


_AMONG_THEM = re.compile(  # "ในนั้นผ่านกี่เขต", "ที่เรื่องคุณธรรมโอเคแล้วกี่คน"
    r"(?:ใน|จาก)\s?(?:จำนวน|กลุ่ม|พวก)?\s?(?:นั้น|นี้|นี่|เนี้ย|เนี่ย)"
    r"|^(?:แล้ว|ส่วน|คน|แห่ง|ราย|โรง)*ที่(?!อื่น|ไหน|นี่|นั่น)[^\d]{2,40}?(?:แล้ว|ได้)\s?(?:มี)?\s?(?:กี่|เท่า)"
)


def _named_again(question: Question, figure: Figure) -> float:
    """What speaks for the figure named last: it is hardly asked for again where the question names something else."""
    if _AMONG_THEM.search(question.text) and not figure.whole:
        return LAST_MEANT
    elsewhere = question.has("follow.and_then", "follow.only") or question.concepts - figure.often - figure.naming
    if elsewhere and not (figure.indicator.total and not figure.whole and question.concepts <= figure.naming):
        return -LAST_NAMED  # "and selected?" after how many applied asks for a part of the same
    if elsewhere:
        return 0.0
    whole = figure.whole and not question.concepts.isdisjoint(figure.naming)  # "ลงทะเบียนไว้เท่าไร" after who passed
    return LAST_NAMED + WHOLE_NAMED * whole


def _other_unit(question: Question) -> float:
    """What is taken off a figure in another unit than asked for; less where two numbers are."""
    return OTHER_UNIT / 4 if question.asks_twice else OTHER_UNIT


def _alike(last: Indicator, catalogue: Catalogue) -> Flags:
    """Which figures count of something else what the last one counted: followers here, followers there."""
    other = catalogue.values.get(last.id)
    bearings = catalogue.of_figures
    return any_of(bearings.distinct, other.naming if other else (), bearings.size)


def _missing(question: Question, catalogue: Catalogue, context: Context) -> Scores:
    """Weight of the names of each figure that were not said; those of the policy talked of hardly count."""
    bearings = catalogue.of_figures
    talked = bearings.of_policy.get(context.policies[0]) if context.policies else None
    if talked is not None:
        known = bearings.by_policy
        last = catalogue.indicators.get(context.indicators[0]) if context.indicators else None
        if last is not None and (item := bearings.of_item.get((last.aspect, last.order))) is not None:
            known = known | item
        rates = np.where(talked, np.where(known, MISSING_KNOWN, MISSING_TALKED_OF), MISSING)
        missed = rates * bearings.lightest
    else:
        missed = bearings.missed.copy()
    for cue in question.cues:
        if (unsaid := bearings.unsaid.get(cue)) is not None:
            missed *= unsaid
    total: Scores = np.add.reduce(missed)
    return total


def find_passages(
    question: Question,
    catalogue: Catalogue,
    context: Context,
    among: Iterable[str] | None = None,
    aspects: Iterable[Aspect] | None = None,
    favoured: str | None = None,
) -> Ranking[PassageMatch]:
    """Passages that speak of what the question names, best first; headings are left out."""
    return RatedPassages(question, catalogue, context, favoured).ranked(among, aspects)


class RatedPassages:
    """All passages by how well they speak of a question, to be ranked among those of any policies and columns."""

    def __init__(self, question: Question, catalogue: Catalogue, context: Context, favoured: str | None) -> None:
        self._bearings = bearings = catalogue.of_items
        self._said = said = [(token, bearings.of(token)) for token in _said_once(question.content)]
        scores, self._explained = bearings.sums(said, question.asking_parts)
        self._total = sum([catalogue.token_weight(token) for token, _ in said]) or 1.0
        for more, policy in ((TALKED_OF, context.policies[0] if context.policies else None), (NAMED_POLICY, favoured)):
            if policy is not None and (own := bearings.of_policy.get(policy)) is not None:
                scores += more * own
        if (item := _leant_on(question, catalogue, context)) is not None:
            scores += SAME_ITEM * item
        scores -= bearings.length
        for aspect, more in columns_meant(question, context).items():
            if (column := bearings.of_aspect.get(aspect)) is not None:
                scores += more * column
        self._scores = scores
        self._made: dict[int, PassageMatch] = {}

    def ranked(self, among: Iterable[str] | None, aspects: Iterable[Aspect] | None) -> Ranking[PassageMatch]:
        """Those of these policies and columns, best first; of all where none are given."""
        bearings = self._bearings
        allowed: Flags | None = None if among is None else any_of(bearings.of_policy, among, bearings.size)
        if aspects is not None:
            wanted = any_of(bearings.of_aspect, aspects, bearings.size)
            allowed = wanted if allowed is None else allowed & wanted
        return Ranking(self._scores, allowed, self._match, self._made)

    def _match(self, record: int) -> PassageMatch:
        explained = self._explained.item(record) / self._total
        return PassageMatch(self._bearings.items[record], record, self._scores.item(record), explained, self._said)


def _leant_on(question: Question, catalogue: Catalogue, context: Context) -> Flags | None:
    """The item of the figure told last; else the one just read, where nothing new is named: "เค้าอบรมใครมั่ง"."""
    items = catalogue.of_items.of_place
    if last := catalogue.indicators.get(context.indicators[0]) if context.indicators else None:
        return items.get(last.place)
    bare = all(catalogue.generic.issuperset(token.concepts) for token in question.content)
    read = context.passages[:1] if bare else ()
    return next((flags for place, flags in items.items() if place in read), None)
