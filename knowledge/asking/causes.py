"""A cause that the question guesses: "ใช้หนี้ไม่ไหวเพราะดอกเบี้ยสูงใช่มั้ย", "131 โรงที่เลิกไปเพราะไม่มีเด็กหรือเพราะไม่มีครู".

What the report tells as an obstacle may be a cause; of its numbers it gives none. So a guess is answered by an obstacle
that speaks of all of it, of the policy that is asked about, and else by an honest no, never by the number itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.asking.answer import Answer
from knowledge.asking.choosing import chosen_passages
from knowledge.asking.finding import PassageMatch
from knowledge.asking.parts import is_content
from knowledge.asking.picking import ACCEPT, says
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_BECAUSE = frozenset({"เพราะ", "เพราะว่า", "เป็นเพราะ", "เพราะมัน", "เกิดจาก", "มาจาก"})
_OR = ("หรือ", "รึ")
_ASKING = (
    "ask.how_many",
    "ask.how_much",
    "ask.percent",
    "ask.what",
    "ask.which",
    "ask.how",
    "ask.who",
    "ask.mentioned",
    "ask.why",
)


def cause_guessed(turn: Turn) -> Answer | None:
    """The obstacle that is guessed as a cause, or an honest no; None where no cause is guessed."""
    guesses = list(_guesses(turn.question.tokens))
    if not guesses or turn.question.has("ask.mentioned"):
        return None
    turn.note("cause", " | ".join(" ".join(t.text for t in guess) for guess in guesses))
    policy = turn.policy or _policy_counted(turn)
    told = [m for guess in guesses if (m := _told(turn, guess, policy)) is not None]
    return chosen_passages(turn, told, column=True) if told else not_found(turn, "cause")


def _guesses(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """What stands after each "เพราะ", up to the next or to what asks whether it is so."""
    first = next((place for place, t in enumerate(tokens) if t.text in _BECAUSE), None)
    if first is None:
        return
    after = tokens[first + 1 :]
    asked = any("ask.yes_no" in t.cues or t.text.startswith(_OR) for t in after)
    if not asked or any(cue.startswith(_ASKING) for t in after for cue in t.cues):
        return
    guess: list[Token] = []
    for token in after:
        if "ask.yes_no" in token.cues or token.text.startswith(_OR) or token.text in _BECAUSE:
            if any(is_content(t) for t in guess):
                yield tuple(guess)
            guess = []
        else:
            guess.append(token)
    if any(is_content(t) for t in guess):
        yield tuple(guess)


def _policy_counted(turn: Turn) -> str | None:
    best = next(iter(turn.figures), None)
    return best.figure.indicator.policy if best is not None and best.score >= ACCEPT else None


def _told(turn: Turn, guess: tuple[Token, ...], policy: str | None) -> PassageMatch | None:
    """The obstacle that speaks of all that the guess names, beyond who acts and what policy it is.

    Where no policy is told it must speak of what the cause is guessed for as well.
    """
    common = turn.catalogue.words.actors - turn.catalogue.words.often_done
    if policy is not None:
        common |= turn.catalogue.titled[policy]
    named = [t for t in guess if is_content(t) and common.isdisjoint(t.cues)]
    if not named:
        return None
    before = [t for t in turn.question.content if t.start < guess[0].start and common.isdisjoint(t.cues)]
    found = turn.passages(among=(policy,) if policy else None, aspects=("obstacles",))
    return next(
        (m for m in found if all(says(m.item, t) for t in named) and (policy or any(says(m.item, t) for t in before))),
        None,
    )
