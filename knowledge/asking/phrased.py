"""Figures set side by side, each by a phrase that tells it whole: "โรงเรียนที่ทำโค้ชชิ่งกับโรงเรียนที่ใช้ระบบฮีโร่ ต่างกันกี่แห่ง".

Where every phrase between the words that join names one figure by itself, the figures are those, whatever the words of
one phrase would say of the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from knowledge.asking.again import again_with_another, counted_like
from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Figure, units_agree
from knowledge.asking.finding import Match
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    last_operands,
    named_matches,
    operand_of,
    printed_operands,
    told_last,
)
from knowledge.asking.pairs import two_operands
from knowledge.asking.picking import NAMED_ENOUGH, NEARLY_WHOLE
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

MOST_PHRASES = 4
ALIKE = 0.1  # of the weight that names a figure: others are named as well
JOINING = frozenset({"กับ", "และ", "หรือ", "vs", "versus", "and", "or", "than", "เทียบกับ", "บวก", "ลบ", "เทียบ", "ลบด้วย"})
_BESIDE = ("operation.difference", "operation.sum", "operation.compare", "operation.ratio", "ask.which")


def phrased_operands(turn: Turn) -> list[Operand]:
    """A figure for each phrase, in the order they stand; none where a phrase does not name one by itself."""
    generic = turn.catalogue.generic.difference(*turn.catalogue.words.kinds)  # of one kind: "ในกระแส" and "นโยบาย"
    every, actors = list(_phrases(turn.question.tokens)), turn.catalogue.words.actors
    phrases = [p for p in every if any(not generic.issuperset(t.concepts) for t in p)]
    if len(phrases) == 1:  # "คนลงทะเบียน" by itself may be of anything
        phrases = [p for p in every if any(not actors.issuperset(t.concepts) for t in p)]
    if not 2 <= len(phrases) <= MOST_PHRASES:
        return []
    found = [named_by(turn, phrase) for phrase in phrases]
    of = next((match.figure.indicator.policy for match in found if match is not None), "")
    if of:  # "คนลงทะเบียนกับคนแก้หนี้สำเร็จ": the policy is named once for both
        found = [
            match if _names_its_policy(turn, match, phrase) else named_by(turn, phrase, of) or match
            for match, phrase in zip(found, phrases, strict=True)
        ]
    operands = _of_one_policy(turn, [operand_of(match) for match in found if match is not None], phrases)
    return operands if len(operands) == len(phrases) and len(set(operands)) == len(operands) else []


def _of_one_policy(turn: Turn, found: list[Operand], phrases: list[tuple[Token, ...]]) -> list[Operand]:
    """ "เรียนรวมทุกชั้นกับบางชั้น": two of a kind found in two policies, where one policy counts both alike."""
    if len(found) != 2 or len(phrases) != 2 or found[0].indicator.policy == found[1].indicator.policy:
        return found
    for kind in turn.catalogue.words.kinds:
        said = [kind.intersection(c for t in phrase for c in t.concepts) for phrase in phrases]
        if not all(said) or said[0] == said[1]:
            continue
        for like in found:
            pair = [counted_like(turn, like, member) for member in said if like.indicator.id in turn.catalogue.values]
            both = [o for o in pair if o is not None and o.indicator.policy == like.indicator.policy]
            if len(both) == 2:
                return both
    return found


def _names_its_policy(turn: Turn, match: Match | None, phrase: tuple[Token, ...]) -> bool:
    named = turn.catalogue.named[match.figure.indicator.policy] if match is not None else frozenset()
    return any(not named.isdisjoint(t.cues) for t in phrase)


def pair_of(turn: Turn) -> list[Operand]:
    """The two figures that are set against each other."""
    if again := again_with_another(turn):
        return again
    if len(wholes := _all_of_two_subjects(turn) or _the_two_in_their_unit(turn)) == 2:
        return wholes
    phrased = phrased_operands(turn)
    if len(phrased) == 2:
        return phrased
    return _the_last_and_another(turn) or _beside_each_other(turn) or two_operands(turn)


_SETS = re.compile(
    r"^(?:แล้ว|งั้น|ลอง|ถ้า|เอา(?:ไป|มา)?|ขอ|ช่วย|นำไป|นำมา|\s)*(?:เปรียบ)?เทียบ(?:กับ|กะ|ดูกับ)(?!ปี|ที่ไหน|อะไร|ใคร)"
)


def set_against_the_last(turn: Turn) -> bool:
    """ "เทียบกับครูที่สร้างสื่อ" after a figure: nothing else is asked but how far the two lie apart."""
    question, told = turn.question, next(iter(told_last(turn)), None)
    if question.section("ask") or turn.aspect or turn.context.passages or not _SETS.search(question.normal):
        return False
    if told is None or turn.context.aspect != "figures" or turn.catalogue.generic.issuperset(question.concepts):
        return False
    pair = pair_of(turn)
    return len(pair) == 2 and told in pair and units_agree(pair[0].unit_class, pair[1].unit_class)


def _the_last_and_another(turn: Turn) -> list[Operand]:
    """ "เทียบกับที่ลดภาระการประเมินได้ ต่างกันกี่แห่ง" after a figure of another policy: nothing is named before what compares."""
    question, told = turn.question, next(iter(told_last(turn)), None)
    apart = next((t.start for t in question.tokens if not _APART.isdisjoint(t.cues)), None)
    if told is None or apart is None or turn.context.passages or question.numbers:
        return []
    if any(t.start < apart for t in question.content) or turn.catalogue.generic.issuperset(question.concepts):
        return []
    alone = Turn(question, Context(), turn.catalogue)
    named = next(iter(named_matches(alone)), None)
    ours = (m for m in alone.figures[:4] if m.figure.indicator.policy == told.indicator.policy and not m.unexplained)
    if named is None or named.figure.indicator.policy == told.indicator.policy:
        return []
    if any(m.score > named.score - NEARLY and m.named >= named.named for m in ours):
        return []
    pair = [operand_of(named), told]
    counted = units_agree(pair[0].unit_class, told.unit_class) and all(o.number is not None for o in pair)
    return pair if counted or all(o.percent is not None for o in pair) else []


NEARLY = 0.5  # two figures named so near each other: that of the policy talked of is meant
_APART = frozenset({"operation.compare", "operation.difference"})


def _the_two_in_their_unit(turn: Turn) -> list[Operand]:
    """ "ต่างกันกี่ตอน" after two were added up: nothing is named but the unit that both are counted in."""
    pair, question = last_operands(turn), turn.question
    only = all(any(c.startswith("unit.") for c in t.cues) for t in question.content)
    alike = len(pair) == 2 and bool(question.unit) and all(units_agree(question.unit, o.unit_class) for o in pair)
    return pair if turn.follows and only and alike and turn.context.operation == "sum" else []


def _beside_each_other(turn: Turn) -> list[Operand]:
    """ "ระบบโค้ชชิ่งกับดูแลสุขภาพจิต ห่างกันกี่จุด": two of one sentence, each told by a word that is not the other's.

    A word of the policy's title names no figure by itself, but tells one of these from the other.
    """
    done = turn.catalogue.words.verbs  # "ร้อยละความสำเร็จระหว่าง…"
    phrases = [p for p in _phrases(turn.question.tokens) if any(not done.issuperset(t.concepts) for t in p)]
    if len(phrases) != 2 or not turn.question.has("operation.difference", "operation.ratio"):
        return []
    said = [frozenset(c for t in phrase for c in t.concepts) - done for phrase in phrases]
    figures = [f for f in turn.catalogue.values.values() if f.indicator.total is not None]
    pairs = [
        [Operand(one.indicator), Operand(other.indicator)]
        for one, other in permutations(figures, 2)
        if one.indicator.place == other.indicator.place
        and one.indicator.total == other.indicator.total
        and _tells_from(one, other, said[0])
        and _tells_from(other, one, said[1])
    ]
    return pairs[0] if len(pairs) == 1 else []


def _tells_from(figure: Figure, other: Figure, said: frozenset[str]) -> bool:
    """Whether all that is said may be said of the figure, and some of it names it and not the other."""
    own = said & figure.naming - other.naming
    return (
        bool(own)
        and said <= figure.naming | figure.often | figure.near
        and said.isdisjoint(other.naming - figure.naming)
    )


_ALL_OF = ("operation.total", "operation.base", "operation.sum")


def _all_of_two_subjects(turn: Turn) -> list[Operand]:
    """ "นักเรียนทั้งหมดในเรื่องสื่อดิจิทัลกับในเรื่องแนะแนวต่างกันกี่คน": the wholes that two policies take their shares of."""
    actors, question = turn.catalogue.words.actors, turn.question
    sides: list[list[Token]] = [[]]
    for token in question.tokens:
        if token.cues and "operation.difference" in token.cues and len(sides) > 1:
            break  # what comes after only asks: "ต่างกันกี่แห่ง"
        if not token.concepts and (token.text in JOINING or "operation.compare" in token.cues):
            sides.append([])
        elif not any(c.startswith("ask.") for c in token.cues):
            sides[-1].append(token)
    who = [t for t in sides[0] if actors.intersection(t.concepts)]
    if len(sides) != 2 or not who or question.numbers or not any(_says_all(t) for t in sides[0]):
        return []
    if not actors.intersection(c for t in sides[1] for c in t.concepts):
        sides[1] = [*(t for t in sides[0] if t in who or _says_all(t)), *sides[1]]
    if not any(_says_all(t) for t in sides[1]) or any(
        actors.issuperset(c for t in s for c in t.concepts) for s in sides
    ):
        return []  # "บุคลากรทั้งหมดกับคนที่มีทักษะ"
    found = [_whole_named_by(turn, tuple(side)) for side in sides]
    operands = [Operand(m.figure.indicator, whole=True) for m in found if m is not None]
    apart = len({o.indicator.policy for o in operands}) == len({o.number for o in operands}) == 2
    return operands if apart and units_agree(operands[0].unit_class, operands[1].unit_class) else []


def _says_all(token: Token) -> bool:
    return not token.concepts and any(c in _ALL_OF for c in token.cues)


def _whole_named_by(turn: Turn, said: tuple[Token, ...]) -> Match | None:
    """The share of those counted that the words name best, itself or its whole, and leave nothing unexplained."""
    who = turn.catalogue.words.actors.intersection(c for t in said for c in t.concepts)
    found = Turn(replace(turn.question, tokens=said), Context(), turn.catalogue).figures
    best = next((m for m in found if m.figure.indicator.total and who & m.figure.naming), None)
    return best if best is not None and best.score > 0 and not any(t.concepts for t in best.unexplained) else None


_BASE_FIRST = re.compile(r"^(?:แล้ว)?(?:จาก|ในบรรดา|บรรดา|ในจำนวน|(?:out )?of the )\s?(?!นี้|นั้น|ทั้งหมด|เดิม)\S")


def part_of_base(turn: Turn) -> Match | None:
    """ "จากแปดพันกว่าคนที่มาสมัคร ปลดหนี้ได้กี่คน": the figure that the part after the base names by itself."""
    tokens = turn.question.tokens
    rest = tuple(t for t in tokens if t.part > tokens[0].part and not any(c.startswith("ask.") for c in t.cues))
    if not rest or not _BASE_FIRST.match(turn.question.normal):
        return None
    if all(turn.catalogue.words.actors.issuperset(t.concepts) for t in tokens if t.part == tokens[0].part):
        return None  # "จากครูทั้งประเทศ": nothing but who they are
    found = named_by(turn, rest)
    same = found and found.figure.indicator.policy == turn.figures[0].figure.indicator.policy
    return found if found and same and not found.whole else None


def _phrases(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """What stands between the words that join or compare, without the words that ask."""
    phrase: list[Token] = []
    for token in tokens:
        joins = token.text in JOINING or any(cue.startswith(_BESIDE) for cue in token.cues)
        if joins and not token.concepts:
            if phrase:
                yield tuple(phrase)
            phrase = []
        elif not any(cue.startswith("ask.") for cue in token.cues):
            phrase.append(token)
    if phrase:
        yield tuple(phrase)


def named_by(turn: Turn, phrase: tuple[Token, ...], of: str = "") -> Match | None:
    """The figure whose name the phrase tells whole, and of which it leaves nothing unexplained; `of` a policy named
    beside it.
    """
    alone = replace(turn.question, tokens=phrase)
    found = Turn(alone, Context(policies=(of,) if of else ()), turn.catalogue).figures[:6]
    parts = [m for m in found if not m.whole and m.figure.indicator is found[0].figure.indicator]
    all_of_them = any("operation.total" in t.cues for t in phrase)  # "บุคลากรทั้งหมดในเรื่องงานบุคคล"
    best = next(
        (m for m in parts if m.score >= found[0].score - NEARLY_WHOLE and not (all_of_them and found[0].whole)), None
    )
    best = best or next(iter(found), None)
    if best is None or best.score < GOOD_MATCH or any(t.concepts for t in best.unexplained):
        return None
    titled = turn.catalogue.titled[best.figure.indicator.policy]
    saying = {t.start for group in best.figure.groups for t in phrase if not group.isdisjoint(t.cues)}
    if len(saying) < 2 and all(titled.issuperset(t.concepts) for t in phrase if t.concepts):
        return None  # only the policy is named; in "เด็กที่ได้แนะแนว", who is counted besides
    said = frozenset(cue for token in phrase for cue in token.cues)
    policy = best.figure.indicator.policy
    if of and policy != of:
        return None
    called = policy == of or not turn.catalogue.named[policy].isdisjoint(said)
    whole = all(not group.isdisjoint(said) or (called and group & titled) for group in best.figure.groups)
    return best if whole else None


_BID = re.compile(
    r"(?:^|\s)(?:แล้ว|งั้น|ก็)?(?:ลอง|ช่วย|ขอ|เอา|จับ|ให้)|(?:ให้|ดู|สิ|ซิ|ดิ|ที|หน่อย|ด้วย|แทน)\s?(?:ครับ|ค่ะ|คะ|นะ|จ้า)?\s?$"
)


def bids_to_divide(text: str, follows: bool = True) -> bool:
    """ "หาร 12 เดือนให้หน่อย", "ลองหารด้วย 245 เขต": no number is asked for, and one is to be worked out."""
    return "หาร" in text.replace("หารายได้", "") and (
        _BID.search(text) is not None or (follows and text.startswith("หาร"))
    )


def said_divided(turn: Turn) -> list[Operand]:
    """ "นักเรียน 5,621,067 หารด้วยครูแนะแนวทั้งหมด": what stands before the word, and what it is divided by."""
    tokens = turn.question.tokens
    place = next((i for i, t in enumerate(tokens) if t.text.startswith("หาร") and not t.concepts), None)
    place = _per_named(turn) if place is None else place
    if place is None or turn.question.has("ask.percent"):
        return []
    after = tokens[place + 1 :]
    if _bare_number(after):
        return []  # "ทั้งหมดหาร 245": so many of whatever, though that many of something are printed
    named = next((t.part for t in after if t.concepts or t.number), -1)
    parts = [operand_in(turn, said) for said in (tokens[:place], tuple(t for t in after if t.part <= named + 1))]
    bare = not any(t.concepts or t.number for t in tokens[:place]) and not any(t.number for t in after)
    if turn.follows and bare and any(t.concepts for t in after):
        parts[0] = next(iter(told_last(turn)), None)  # "หารด้วยครูแนะแนวได้เท่าไหร่" divides what was told last
    parts = parts if parts[1] else [parts[0], operand_in(turn, tuple(t for t in after if t.part == named))]
    top, under = parts
    if any(o and o.indicator.kind in ("mean", "sd") for o in parts):
        return []  # "ความพึงพอใจต่อการบริหารงานบุคคล": nothing is shared out
    if top and under and top in told_last(turn)[:1] and top.whole and (under.number or 0) > (top.number or 0):
        parts[0] = replace(top, whole=False)  # after "15.61% คิดจากเท่าไร": the part, over another base
    if top and under and top.whole and under.indicator.total and str(under.number) not in {t.text for t in after}:
        parts[1] = replace(under, whole=True)  # "เด็กทั้งหมดหารด้วยครูแนะแนว": all over all
    said = [o for o in parts if o is not None and o.number]
    return said if len(said) == len(set(said)) == len(parts) else []


def _bare_number(after: tuple[Token, ...]) -> bool:
    """Whether nothing but a short number is said, and not of what."""
    number = next((n for n, t in enumerate(after) if t.number), None)
    if number is None or len(after[number].text) > SHORT or any(t.concepts for t in after):
        return False
    return not any(c.startswith("unit.") for t in after[number + 1 : number + 2] for c in t.cues)


SHORT = 3  # digits of a number that many things may count


def _per_named(turn: Turn) -> int | None:
    """ "หัวใจต่อผู้ติดตามหนึ่งคน": where "ต่อ" stands between two that are named, each for itself."""
    tokens, actors = turn.question.tokens, turn.catalogue.words.actors
    for place, token in enumerate(tokens):
        before, after = tokens[:place], tokens[place + 1 : place + 2]
        named = all(any(not actors.issuperset(t.concepts) for t in side) for side in (before, after))
        if token.text in _PER and named and not turn.aspect:
            return place
    return None


_PER = frozenset({"ต่อ", "per"})


def _told_of(turn: Turn, said: tuple[Token, ...]) -> Match | None:
    """In a conversation, the figure of what is talked of that the words name: "ยอดถูกใจหารด้วยคนตาม" after TikTok."""
    if not turn.follows or not any(t.concepts for t in said):
        return None
    found = Turn(replace(turn.question, tokens=said), turn.context, turn.catalogue).figures[:8]
    found = [m for m in found if m.figure.indicator.policy == turn.context.policies[0] and m.named >= NAMED_ENOUGH]
    found = [m for m in found if not any(t.concepts for t in m.unexplained)]
    last = turn.last_figure
    kinds = {c for kind in turn.catalogue.words.kinds for c in kind if last is not None and c in last.naming}
    place = last.indicator.place if last is not None else None

    def apart(match: Match) -> tuple[bool, bool, float]:
        figure = match.figure
        return kinds.isdisjoint(figure.naming), figure.indicator.place != place, -match.score

    alike = (m for m in found if m.named >= found[0].named - ALIKE)  # what was told last scores lower, asked for again
    return min(alike, key=apart, default=None)


def _all_of_the_policy(turn: Turn, said: tuple[Token, ...]) -> Operand | None:
    """ "ครูทั้งหมด" where a policy is named besides: all of them that it takes its shares of."""
    actors = turn.catalogue.words.actors
    every = next((n for n, t in enumerate(said) if "operation.total" in t.cues), 0)
    who = frozenset(c for t in said[:every] for c in t.concepts)
    if not who or not actors.issuperset(who) or turn.named_policy is None:
        return None
    wholes = [f for f in turn.catalogue.figures if f.whole and f.indicator.policy == turn.named_policy]
    found = [f for f in wholes if who & f.naming and f.indicator.total]
    return Operand(found[0].indicator, whole=True) if len({f.indicator.total for f in found}) == 1 else None


def operand_in(turn: Turn, said: tuple[Token, ...]) -> Operand | None:
    """The figure that the words give by its number, or name; its whole where they say all of it."""
    alone = Turn(replace(turn.question, tokens=said), Context(), turn.catalogue)
    if given := printed_operands(alone):
        return given[0]
    common = turn.follows and all(turn.catalogue.words.actors.issuperset(t.concepts) for t in said)
    telling = tuple(t for t in said if not any(c.startswith("ask.") for c in t.cues))
    if all_of := _all_of_the_policy(turn, said):
        return all_of
    found = _told_of(turn, telling) or (None if common else named_by(turn, telling))
    if found is None:
        return None
    whole = found.whole or (alone.question.has("operation.total") and found.figure.indicator.total is not None)
    return Operand(found.figure.indicator, whole)
