"""Which figures and passages a question means: each scored by what it explains of the question and what it doesn't.

A score adds the weight of what matches and takes off the weight of what the record would also have to be asked for, and
of what the question says that the record does not speak of. The same sum decides between an answer and an honest no.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import WORD_WEIGHT, Catalogue, Figure, Item, unit_class, units_agree
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.records import Aspect, Indicator

NAMES_IT, OFTEN_SAID, OF_POLICY, IN_SENTENCE = 1.0, 0.75, 0.5, 0.45
UNEXPLAINED = 0.8  # taken off for a word of the question that the record doesn't speak of, times its weight
UNEXPLAINED_ASIDE = 0.2  # the same where the word stands apart from the part that asks
MISSING = 0.85  # taken off for a concept that names the record and wasn't said
MISSING_KNOWN = 0.1  # the same where the conversation is on that policy
AGAINST = 2.0
SAME_UNIT, OTHER_UNIT = 0.35, 1.6
TALKED_OF = 0.8  # for a record of the policy the conversation is on
PRINTED, PRINTED_ALONE = 1.2, 2.2  # for a number of the question that the figure prints; where nothing else names one
SUBJECT = 1.6  # for a policy named right after "เรื่อง"
SAME_COLUMN = 0.15
UNASKED_ADVICE = 0.2  # a recommendation is asked for by name
COMPLAINT = 0.35  # for an obstacle, where the question says what does not work
_COMPLAINING = frozenset(
    ["ไม่", "ไม่มี", "ไม่ค่อย", "ไม่ได้", "บ่", "ขาด", "ยาก", "ลำบาก", "น้อย", "แย่", "ช้า", "not", "no", "lack"]
)
OFFERED = 0.25  # taken off for what is no activity, where it is asked whether there is one
COLUMN_AGAIN = 0.4  # for the column read last, where the question goes on
HOW_IT_WAS_DONE = 0.5
LONG_WORD = 5  # letters from which a word that names something is also looked for as it stands
LONG_PASSAGE = 0.08  # taken off for each doubling of a passage's length beyond 100 letters
NAMED_POLICY = 0.5
HAS_PERCENT = 0.2  # for a figure that has one, where a percent is asked
SAME_ITEM = 0.3  # for a figure of the item talked of last
ANALOGY = 0.3  # for what was counted last, of something else
LAST_MEANT = 0.8  # for the figure named last, where the question says "this"
LAST_NAMED = 0.25  # for the figure named last


@dataclass(frozen=True, slots=True)
class Match:
    """A figure and how well it is what was asked."""

    figure: Figure
    score: float
    named: float  # weight of the question that names it
    unexplained: tuple[Token, ...]  # tokens it does not speak of
    asked: tuple[Token, ...]  # tokens that name it

    @property
    def whole(self) -> bool:
        return self.figure.whole

    @property
    def names(self) -> frozenset[int]:
        """Where the tokens stand that are a name of it, not only often said with it."""
        return frozenset(t.start for t in self.asked if not self.figure.naming.isdisjoint(t.cues))


@dataclass(frozen=True, slots=True)
class PassageMatch:
    item: Item
    score: float
    explained: float  # share of the question's weight that it speaks of
    unexplained: tuple[Token, ...]


def policies_named(question: Question, catalogue: Catalogue) -> dict[str, float]:
    """Policies the question speaks of, with the weight of what names them; weak names count a third."""
    found: dict[str, float] = {}
    for policy in catalogue.policies:
        strong = catalogue.words.strong.get(policy, frozenset()) | {f"title:{policy}"}
        weak = catalogue.words.weak.get(policy, frozenset())
        score = 0.0
        titled = catalogue.titled[policy]
        said: set[tuple[str, ...]] = set()
        for place, token in enumerate(question.tokens):
            if token.cues in said:
                continue
            said.add(token.cues)
            if not strong.isdisjoint(token.cues):
                score += (
                    (1.0 if titled.isdisjoint(token.cues) else 1.8)
                    + 0.03 * len(token.text)
                    + SUBJECT * _is_subject(question.tokens, place)
                )
            elif not weak.isdisjoint(token.cues):
                score += 0.35
        if score:
            found[policy] = score
    return found


_BEFORE_A_SUBJECT = frozenset({"เรื่อง", "นโยบาย", "เรื่องของ", "เกี่ยวกับ", "about", "ประเด็น"})


def _is_subject(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether "เรื่อง…" stands before the token, or before the word before it."""
    return any(t.text in _BEFORE_A_SUBJECT for t in tokens[max(0, place - 2) : place])


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
) -> list[Match]:
    """All figures, best first; `among` limits them to those policies, `favoured` is the policy that it names."""
    allowed = None if among is None else frozenset(among)
    content = _said_once(question.content)
    weights = {id(token): catalogue.token_weight(token) for token in content}
    asking = asking_parts(question)
    matches = [
        _match_figure(figure, question, content, weights, asking, catalogue, context, favoured)
        for figure in _candidates(question, catalogue, context, favoured)
        if allowed is None or figure.indicator.policy in allowed
    ]
    matches.sort(key=lambda match: -match.score)
    return matches


def _candidates(question: Question, catalogue: Catalogue, context: Context, favoured: str | None) -> Iterable[Figure]:
    """Figures that share anything with the question; all of them where it names nothing but words or numbers."""
    talked = {favoured, *context.policies[:1]}
    if question.numbers or not question.concepts:
        return catalogue.figures
    near = [f for f in catalogue.figures if f.indicator.policy in talked or not f.near.isdisjoint(question.concepts)]
    return near or catalogue.figures


def _said_once(content: Iterable[Token]) -> list[Token]:
    """Tokens less those that only say again what another said: "คุณธรรมจริยธรรม" is one thing."""
    seen: set[tuple[str, ...]] = set()
    once = []
    for token in content:
        key = token.cues or (token.text,)
        if key not in seen:
            seen.add(key)
            once.append(token)
    return once


_COUNTING = ("ask.how_many", "ask.how_much", "ask.percent")


def asking_parts(question: Question) -> frozenset[int]:
    """The space-separated parts that hold a question word; all parts where none does."""
    for sections in (_COUNTING, ("ask.",), ("aspect.", "operation.")):
        parts = frozenset(token.part for token in question.tokens if any(c.startswith(sections) for c in token.cues))
        if parts:
            return parts
    return frozenset(token.part for token in question.tokens)


def _match_figure(
    figure: Figure,
    question: Question,
    content: list[Token],
    weights: dict[int, float],
    asking: frozenset[int],
    catalogue: Catalogue,
    context: Context,
    favoured: str | None,
) -> Match:
    policy = figure.indicator.policy
    naming = figure.naming
    of_policy = catalogue.titled[policy]
    score = named = 0.0
    unexplained: list[Token] = []
    asked: list[Token] = []
    for token in content:
        if token.cues and catalogue.words.current.issuperset(token.cues) and naming.isdisjoint(token.cues):
            continue
        weight = weights[id(token)]
        degree = _degree(token, naming, figure, of_policy, catalogue)
        if degree > 0:
            score += degree * weight
            if degree >= OFTEN_SAID:
                named += degree * weight
                asked.append(token)
        elif not any(cue.startswith("operation.") for cue in token.cues):  # "ยังค้าง" says what to do with a figure
            score -= weight * (UNEXPLAINED if token.part in asking else UNEXPLAINED_ASIDE)
            unexplained.append(token)
        if not figure.against.isdisjoint(token.cues):
            score -= AGAINST
    printed = _printed(figure, question) if question.numbers else 0
    score += (PRINTED if question.naming else PRINTED_ALONE) * printed - _missing(figure, question, catalogue, context)
    score += _by_conversation(figure, question, catalogue, context)
    score += NAMED_POLICY * (policy == favoured) + _by_form(figure, question)
    score -= 0.01 * figure.indicator.order - 0.08 * (figure.indicator.id == catalogue.policies[policy].main_indicator)
    return Match(figure, score, named + printed, tuple(unexplained), tuple(asked))


def _by_conversation(figure: Figure, question: Question, catalogue: Catalogue, context: Context) -> float:
    """What speaks for a figure in what was talked of before."""
    policy = figure.indicator.policy
    last = catalogue.indicators.get(context.indicators[0]) if context.indicators else None
    score = TALKED_OF if policy in context.policies[:1] else 0.0
    score += SAME_COLUMN * (figure.indicator.aspect == (last.aspect if last and last.policy == policy else "figures"))
    if last is None:
        return score
    if last.id == figure.indicator.id:
        if "ในนี้" in question.text.replace(" ", ""):
            return score + LAST_MEANT
        elsewhere = question.has("follow.and_then", "follow.only") or question.concepts - figure.often - figure.naming
        return score + (-LAST_NAMED if elsewhere else LAST_NAMED)
    if policy in context.policies[:1]:
        score += SAME_ITEM * _in_item(figure, last) + ANALOGY * _alike(figure, last.id, catalogue)
        if not question.unit and units_agree(figure.unit, unit_class(last.unit)):
            score += ANALOGY / 2
    return score


def _by_form(figure: Figure, question: Question) -> float:
    """What speaks for a figure in how the number is asked for: unit, percent, the whole; results before criteria."""
    score = 0.0
    if question.unit:
        other = OTHER_UNIT / 4 if question.asks_twice else OTHER_UNIT
        score += SAME_UNIT if units_agree(question.unit, figure.unit) else -other
    if question.has("ask.percent"):
        score += HAS_PERCENT if figure.indicator.percent is not None else -HAS_PERCENT
    if figure.whole:
        score += 1.0 if question.has("operation.base") else 0.5 if question.has("operation.total") else -0.15
    if figure.indicator.kind in ("context", "criterion", "duration", "sd"):
        score -= 0.5
    return score


def _in_item(figure: Figure, last: Indicator) -> bool:
    return (figure.indicator.aspect, figure.indicator.order) == (last.aspect, last.order)


def _alike(figure: Figure, last: str, catalogue: Catalogue) -> bool:
    """Whether the figure counts of something else what the last one counted: followers here, followers there."""
    other = catalogue.values.get(last)
    if other is None or figure.whole:
        return False
    of_policy = catalogue.words.strong.get(figure.indicator.policy, frozenset())
    return any((mine & theirs) - of_policy for mine in figure.groups for theirs in other.groups)


def _printed(figure: Figure, question: Question) -> int:
    """How many numbers of the question the figure prints."""
    indicator = figure.indicator
    printed = {indicator.value_text.replace(",", ""), indicator.percent_text, str(indicator.total or "")} - {""}
    return sum(1 for number in question.numbers if number in printed and len(number) > 1)


def _degree(
    token: Token, naming: frozenset[str], figure: Figure, of_policy: frozenset[str], catalogue: Catalogue
) -> float:
    cues = token.cues
    if not cues:
        return IN_SENTENCE if token.text in figure.text else 0.0
    counted = catalogue.words.not_counted.isdisjoint(cues)
    if counted and not naming.isdisjoint(cues):
        return NAMES_IT
    if not counted:
        return OFTEN_SAID if figure.often.issuperset(token.concepts) else 0.0
    if not figure.often.isdisjoint(cues):
        return OFTEN_SAID
    if not figure.beside.isdisjoint(cues):
        return 0.0
    if not of_policy.isdisjoint(cues):
        return OF_POLICY
    if not figure.said.isdisjoint(cues):
        return IN_SENTENCE
    if any(cue.startswith("lack.place") for cue in cues) and token.text in figure.text:
        return IN_SENTENCE
    return 0.0


def _missing(figure: Figure, question: Question, catalogue: Catalogue, context: Context) -> float:
    """Weight of the names of the figure that were not said; those of the policy talked of hardly count."""
    policy = figure.indicator.policy
    talked = policy in context.policies[:1]
    last = catalogue.indicators.get(context.indicators[0]) if context.indicators and talked else None
    in_item = last is not None and _in_item(figure, last)
    of_policy = catalogue.words.strong.get(policy, frozenset()) if talked else frozenset()
    total = 0.0
    for group in figure.groups:
        if group & question.cues or (
            f"title:{policy}" in question.cues and group & catalogue.words.strong.get(policy, frozenset())
        ):
            continue
        lightest = min(catalogue.weight(cue) for cue in group)
        total += lightest * (MISSING_KNOWN if group & of_policy or in_item else MISSING * (0.6 if talked else 1.0))
    return total


def find_passages(
    question: Question,
    catalogue: Catalogue,
    context: Context,
    among: Iterable[str] | None = None,
    aspects: Iterable[Aspect] | None = None,
    favoured: str | None = None,
) -> list[PassageMatch]:
    """Passages that speak of what the question names, best first; headings are left out."""
    allowed = None if among is None else frozenset(among)
    wanted = None if aspects is None else frozenset(aspects)
    content = _said_once(question.content)
    weights = {id(token): catalogue.token_weight(token) for token in content}
    total = sum(weights.values()) or 1.0
    asking = asking_parts(question)
    matches = []
    columns = _columns_meant(question, context)
    for item in catalogue.items:
        passage = item.passage
        if (
            passage.heading
            or (allowed is not None and passage.policy not in allowed)
            or (wanted is not None and passage.aspect not in wanted)
        ):
            continue
        matches.append(_match_item(item, content, weights, total, asking, catalogue, context, columns, favoured))
    matches.sort(key=lambda match: -match.score)
    return matches


def _columns_meant(question: Question, context: Context) -> dict[Aspect, float]:
    """What speaks for each column in how it is asked: a complaint for obstacles, "ยังไง", "มีให้มั้ย" for what is done."""
    columns: dict[Aspect, float] = {"recommendations": -UNASKED_ADVICE}
    complains = question.has("ask.mentioned") or any(token.text in _COMPLAINING for token in question.tokens)
    if question.asks_whether_told:
        columns["figures"] = -COMPLAINT
    if complains:
        columns["obstacles"] = COMPLAINT
    elif question.has("ask.how"):
        columns["activities"] = HOW_IT_WAS_DONE
    elif question.has("ask.yes_no"):
        columns = {"obstacles": -OFFERED, "recommendations": -UNASKED_ADVICE - OFFERED}
    if context.aspect in ("activities", "obstacles", "recommendations") and question.has(
        "follow.and_then", "unit.side"
    ):
        columns[context.aspect] = columns.get(context.aspect, 0.0) + COLUMN_AGAIN
    return columns


def stands_in(item: Item, token: Token) -> bool:
    """Whether the word itself is printed in the item, if only inside a longer name ("แผน" of "แผนการเรียนการสอน")."""
    own_word = not token.cues or token.text in token.cues or len(token.text) >= LONG_WORD
    return own_word and not token.read_as and token.text in item.text


def _match_item(
    item: Item,
    content: Iterable[Token],
    weights: dict[int, float],
    total: float,
    asking: frozenset[int],
    catalogue: Catalogue,
    context: Context,
    columns: dict[Aspect, float],
    favoured: str | None,
) -> PassageMatch:
    policy = item.passage.policy
    of_policy = catalogue.named[policy]
    score = explained = 0.0
    unexplained: list[Token] = []
    for token in content:
        weight = weights[id(token)]
        if said := item.said.intersection(token.concepts):
            own = max(catalogue.weight(c) for c in said)
            score += (own + weight) / 2  # "เด็กซึมเศร้า" says more than what an item on mental health does
            explained += min(weight, own)
        elif stands_in(item, token):
            score += 0.8 * min(weight, WORD_WEIGHT)
            explained += weight
        elif not of_policy.isdisjoint(token.cues):
            score += OF_POLICY * weight
            explained += weight * 0.45
        else:
            score -= weight * (0.5 if token.part in asking else 0.15)
            unexplained.append(token)
    if policy in context.policies[:1]:
        score += TALKED_OF
    last = catalogue.indicators.get(context.indicators[0]) if context.indicators else None
    if last is not None and last.place == item.passage.place:
        score += SAME_ITEM
    score += columns.get(item.passage.aspect, 0.0)
    if policy == favoured:
        score += NAMED_POLICY
    score -= LONG_PASSAGE * max(0.0, math.log2(len(item.text) / 100))
    return PassageMatch(item, score, explained / total, tuple(unexplained))
