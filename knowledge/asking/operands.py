"""What a computation works on: figures picked from the question and the conversation, each with its number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import islice, pairwise

from knowledge.asking.answer import Answer, Computation
from knowledge.asking.bearings import UNEXPLAINED
from knowledge.asking.catalogue import Figure, unit_class, units_agree
from knowledge.asking.finding import Match, find_figures
from knowledge.asking.question import Question
from knowledge.asking.turn import NAMED, Turn, figure_answer
from knowledge.records import Indicator
from knowledge.thai import format_number

GOOD_MATCH = 0.35  # score from which a figure counts as named in a computation
MOST_LOOKED_AT = 60  # figures
MOST_POLICIES = 6  # set against each other in one question
ALSO_NAMED = -0.1  # the same for a further figure, the words that name the first aside


@dataclass(frozen=True, slots=True)
class Operand:
    """An indicator's value, or the whole it is out of."""

    indicator: Indicator
    whole: bool = False

    @property
    def number(self) -> Decimal | None:
        value = self.indicator.total if self.whole else self.indicator.value
        return None if value is None else Decimal(str(value))

    @property
    def amount(self) -> Decimal:
        """The number, where it is known that there is one. Raises ValueError where the report prints none."""
        if self.number is None:
            raise ValueError(f"{self.indicator.id} has no number to compute with")
        return self.number

    @property
    def text(self) -> str:
        return format_number(self.indicator.total or 0) if self.whole else self.indicator.value_text

    @property
    def percent(self) -> Decimal | None:
        return None if self.indicator.percent is None else Decimal(self.indicator.percent_text)

    @property
    def unit(self) -> str:
        return self.indicator.unit

    @property
    def unit_class(self) -> str:
        return unit_class(self.indicator.unit)


def operand_of(match: Match) -> Operand:
    return Operand(match.figure.indicator, match.whole)


def named_matches(turn: Turn, most: int = 6) -> list[Match]:
    """Figures the question names, each for something that the better ones were not named for."""
    chosen: list[Match] = []
    used: set[int] = set()
    spoken: set[int] = set()
    said = turn.question.content
    naming = {t.start for t in turn.question.naming}
    least = GOOD_MATCH  # score from which a figure may be named
    side_by_side = actors_joined(turn)
    for match in islice(turn.figures, MOST_LOOKED_AT):
        if match.score < least or (chosen and naming <= (spoken if len(chosen) > 1 else used)):
            break  # nothing is left that could name another
        elsewhere = sum(turn.catalogue.token_weight(t) for t in match.unexplained if t.start in used)
        if match.score + UNEXPLAINED * elsewhere < (ALSO_NAMED if chosen else GOOD_MATCH) or not match.asked:
            continue
        indicator = match.figure.indicator
        titled = turn.catalogue.titled[indicator.policy] - side_by_side
        fresh = [
            t
            for t in match.asked
            if t.start not in (spoken if len(chosen) > 1 else used)
            and not (match.figure.naming - titled if chosen else match.figure.naming).isdisjoint(t.cues)
        ]
        if (
            chosen
            and all(turn.catalogue.words.actors.issuperset(t.concepts) for t in fresh)
            and not _told(turn.question, match, talked_of(turn, indicator.policy) if side_by_side else frozenset())
        ):
            continue
        if chosen and (not fresh or indicator.policy != chosen[0].figure.indicator.policy):
            continue
        if any((indicator.id, match.whole) == (other.figure.indicator.id, other.whole) for other in chosen):
            continue
        chosen.append(match)
        spoken.update(t.start for t in match.asked)
        shared = turn.question.section("operation")  # "ครูเข้าร่วมกับที่รับเข้าต่างกันกี่ราย": both speak of the same
        used |= match.names if shared else {t.start for t in match.asked}
        least = ALSO_NAMED - UNEXPLAINED * sum(turn.catalogue.token_weight(t) for t in said if t.start in used)
        if len(chosen) == most:
            break
    return chosen


def _told(question: Question, match: Match, known: frozenset[str] = frozenset()) -> bool:
    """Whether the question says one of each group of concepts that name the figure, or it is known without a word."""
    return not any(group.isdisjoint(question.cues | known) for group in match.figure.groups)


def actors_joined(turn: Turn) -> frozenset[str]:
    """Those who are counted side by side: "ครูกับนักเรียน"; each of them names a figure of its own."""
    actors = turn.catalogue.words.actors
    of = ("ของ", "ฝั่ง", "ฝ่าย")  # "ของครูกับของนักเรียน"
    tokens = [t for t in turn.question.tokens if "ask.number" not in t.cues and t.text not in of]
    pairs = (
        {*one.concepts, *other.concepts}
        for one, between, other in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if between.text in _AND and one.concepts != other.concepts and one.concepts and other.concepts
    )
    return frozenset().union(*(pair for pair in pairs if pair <= actors))


_AND = frozenset({"กับ", "และ", "แล้วก็", "and", "+", "/"})


def talked_of(turn: Turn, policy: str) -> frozenset[str]:
    """What needs no word in talk of a policy: its own names, in "ตัวเลขโรงเรียนกับนักเรียน" after its obstacles."""
    return turn.catalogue.named[policy] if turn.follows and turn.context.policies[0] == policy else frozenset()


def printed_operands(turn: Turn) -> list[Operand]:
    """Figures given in the question by their numbers: "9,602 เรื่อง", in the order they stand there."""
    found: list[Operand] = []
    for number in turn.question.numbers:
        if len(number) < 2:
            continue
        candidates = [Operand(f.indicator, f.whole) for f in turn.catalogue.figures if _prints(f, number)]
        if candidates:
            unit = turn.question.unit_behind(number)
            candidates = [o for o in candidates if unit and units_agree(unit, o.unit_class)] or candidates
            found.append(max(candidates, key=lambda o: _nearness(turn, o)))
    return list(dict.fromkeys(found))


def _prints(figure: Figure, number: str) -> bool:
    value = figure.indicator.total if figure.whole else figure.indicator.value
    return value is not None and str(value) == number


def _nearness(turn: Turn, operand: Operand) -> float:
    for place, match in enumerate(turn.figures):
        if match.figure.indicator.id == operand.indicator.id and match.whole == operand.whole:
            return -float(place)
    return -1e6


def policy_operands(turn: Turn, whole: bool) -> list[Operand]:
    """One figure for each policy named, where a question sets two policies against each other."""
    policies = [policy for policy, weight in turn.named.items() if weight >= 1.0]
    if len(policies) < 2:
        return []
    order = {policy: _first_said(turn, policy) for policy in policies}
    counts = turn.question.asks_number and not turn.question.has("ask.percent") and not turn.question.in_points
    operands: list[Operand] = []
    for policy in sorted(policies, key=lambda p: order[p])[:MOST_POLICIES]:
        said = _said_of(turn, policy, policies)
        found = find_figures(said, turn.catalogue, turn.context, among=(policy,))
        wanted = [m for m in found if m.whole == whole] or found
        best = next(filter(partial(_told, said), wanted), None) if counts and not whole else None
        best = best or next(iter(wanted), None)
        main = turn.catalogue.indicators.get(turn.catalogue.policies[policy].main_indicator)
        if (best and (best.named - _title_weight(turn, best) > 0.3 or (counts and _told(said, best)))) or main is None:
            if best:
                operands.append(operand_of(best))
        else:
            operands.append(Operand(main, whole and main.total is not None))
    return operands


def _said_of(turn: Turn, policy: str, policies: list[str]) -> Question:
    """The question less what only names the other policies: of "แนะแนวกับทักษะอาชีพ" the one side, then the other."""
    own = turn.catalogue.named[policy]
    others = frozenset().union(*(turn.catalogue.named[p] for p in policies if p != policy)) - own
    tokens = turn.question.tokens
    parts = {t.part for t in tokens if not own.isdisjoint(t.cues)}
    theirs = {
        t.part for t in tokens if not others.isdisjoint(t.cues)
    } - parts  # "โรงเรียนที่ลดภาระได้ นักเรียนที่ได้รับการแนะแนว"
    shared = turn.catalogue.words.actors if only_who_they_are(turn) else frozenset[str]()
    kept = tuple(
        t
        for t in tokens
        if (t.part not in theirs or shared.intersection(t.concepts))
        and (others.isdisjoint(t.cues) or not own.isdisjoint(t.cues))
    )
    return replace(turn.question, tokens=kept)


def _first_said(turn: Turn, policy: str) -> int:
    names = turn.catalogue.named[policy]
    return min((t.start for t in turn.question.tokens if any(c in names for c in t.cues)), default=10_000)


def _title_weight(turn: Turn, match: Match) -> float:
    titled = turn.catalogue.titled[match.figure.indicator.policy]
    return sum(turn.catalogue.token_weight(t) for t in match.asked if any(c in titled for c in t.cues))


def recent(turn: Turn) -> list[Indicator]:
    """Indicators of the last answers, newest first."""
    return [turn.catalogue.indicators[i] for i in turn.context.indicators if i in turn.catalogue.indicators]


def told_last(turn: Turn) -> list[Operand]:
    """The same as numbers: of the newest the whole it is out of, where that was told."""
    return [
        Operand(i, turn.context.of_whole and not place and i.total is not None) for place, i in enumerate(recent(turn))
    ]


def last_operands(turn: Turn) -> list[Operand]:
    """What the last computation, or the last answer that named several figures, was about."""
    known, wholes, told = turn.catalogue.indicators, turn.context.wholes, turn.context.operands
    first = (i not in told[:place] for place, i in enumerate(told))  # a figure set against its own whole stands twice
    return [Operand(known[i], whole=i in wholes and new) for i, new in zip(told, first, strict=True) if i in known]


def names_of(turn: Turn, indicator: Indicator) -> frozenset[str]:
    """The concepts that name an indicator's value; none of one that nobody has described."""
    figure = turn.catalogue.values.get(indicator.id)
    return figure.naming if figure else frozenset()


def of_the_last(turn: Turn) -> list[Operand]:
    """Of several figures told last, those the question picks by name: three of four channels, by their followers."""
    last = last_operands(turn)
    if len(last) < 3 or not turn.follows:
        return []
    shared = frozenset.intersection(*(names_of(turn, o.indicator) for o in last))
    picked = [o for o in last if (names_of(turn, o.indicator) - shared) & turn.question.concepts]
    return picked if len(picked) >= 2 else []


def only_who_they_are(turn: Turn) -> bool:
    """ "จำนวนนักเรียนในเรื่องแนะแนวกับเรื่อง…": all of them, as nothing is said of what some of them did."""
    tokens, actors = turn.question.tokens, turn.catalogue.words.actors
    counted = next((b.start for a, b in pairwise(tokens) if "ask.number" in a.cues and actors & set(b.concepts)), None)
    if counted is None or tokens[0].start < counted - len(tokens[0].text):
        return False
    names = frozenset().union(*(turn.catalogue.named[p] for p, weight in turn.named.items() if weight >= NAMED))
    said = [t for t in turn.question.naming if not actors.issuperset(t.concepts)]
    told = any(t.text in _WHAT_THEY_DID for t in tokens)
    return not told and all(t.start > counted and not names.isdisjoint(t.cues) for t in said)


_WHAT_THEY_DID = frozenset({"ได้", "ได้รับ", "ผ่าน", "สำเร็จ", "แล้ว", "ทำ"})


def computed(turn: Turn, operands: list[Operand], operation: str, expression: str, result: str, unit: str) -> Answer:
    answer = figure_answer(turn.catalogue, [o.indicator for o in operands], aspect="analysis", main=len(operands))
    return replace(answer, computation=Computation(operation, expression, tuple(range(len(operands))), result, unit))
