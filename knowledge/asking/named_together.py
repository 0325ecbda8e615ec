"""Several figures named in one question, each by a phrase of its own, one of which is to be picked.

"ร้อยละของสหกรณ์โรงเรียน ทักษะอาชีพ ม.3-6 และแพลตฟอร์ม อันไหนแย่สุด": phrases stand between spaces and words that join; a
phrase that names nothing by itself belongs to the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.asking.answer import Context
from knowledge.asking.operands import GOOD_MATCH, Operand, operand_of
from knowledge.asking.phrased import JOINING, named_by
from knowledge.asking.spotting import Token
from knowledge.asking.turn import NAMED, Turn

MOST = 6  # figures


def named_together(turn: Turn) -> list[Operand]:
    """A figure for each phrase, in the order they stand; none where a phrase names none, or two name the same."""
    if any("ask.which" in t.cues and t.concepts for t in turn.question.tokens):
        return []  # "สามสีของโรงเรียนคุณภาพ สีไหนน้อยสุด": of all that are of the kind asked for
    said: list[list[Token]] = []
    found: list[Operand] = []
    for phrase in _phrases(turn.question.tokens):
        alone = _named_by(turn, phrase)
        more = _named_by(turn, [*said[-1], *phrase]) if said else None
        if more is not None and (alone is None or alone == found[-1]):
            said[-1], found[-1] = [*said[-1], *phrase], more
        elif alone is not None:
            said.append(phrase)
            found.append(alone)
        elif any(t.concepts or t.number for t in phrase):
            return []
    return found if 1 < len(found) <= MOST and len(set(found)) == len(found) else []


def _named_by(turn: Turn, phrase: Sequence[Token]) -> Operand | None:
    """The figure that the phrase names whole; the main one of a policy of which nothing but the name is said."""
    if match := named_by(turn, tuple(phrase)):
        return operand_of(match)
    alone = Turn(replace(turn.question, tokens=tuple(phrase)), Context(), turn.catalogue)
    best = next((m for m in alone.figures[:3] if m.figure.indicator.percent is not None), None)
    if best is not None and best.score >= GOOD_MATCH and not any(t.concepts for t in best.unexplained):
        return operand_of(best) if best.figure.indicator.value is not None and not best.whole else None
    policies = [policy for policy, weight in alone.named.items() if weight >= NAMED]
    own = turn.catalogue.titled[policies[0]] if len(policies) == 1 else frozenset()
    if any(own.isdisjoint(t.concepts) for t in alone.question.naming) or not own:
        return None
    main = turn.catalogue.indicators.get(turn.catalogue.policies[policies[0]].main_indicator)
    return Operand(main) if main is not None and main.value is not None else None


def _phrases(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """What stands between spaces and the words that join, without the words that ask or compare."""
    phrase: list[Token] = []
    part = 0
    for token in tokens:
        joins = not token.concepts and (token.text in JOINING or "operation.compare" in token.cues)
        if joins or token.part != part:
            if phrase:
                yield phrase
            phrase = []
        part = token.part
        if not joins and not any(cue.startswith(("ask.", "operation.", "follow.")) for cue in token.cues):
            phrase.append(token)
    if phrase:
        yield phrase
