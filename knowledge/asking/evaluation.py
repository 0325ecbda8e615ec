"""A question set in the format of graded conversations -> what passes, and the rates that matter besides."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.errors import ThamdaiError
from knowledge.thai import THAI_DIGITS

LONGEST_HEADLINE = 220
_DIGITS = str.maketrans(THAI_DIGITS, "0123456789")
_MARKUP = re.compile(r"<[^>]+>|[*_`]")
_SPACE = re.compile(r"\s+")


class Asks(Protocol):
    """What is evaluated: an engine."""

    def ask(self, text: str, context: Context) -> tuple[Answer, Wording, Context]: ...


@dataclass(frozen=True, slots=True)
class Graded:
    """One turn of a conversation and how it was judged."""

    conversation: str
    turn: int
    question: str
    tags: tuple[str, ...]
    expected: dict[str, Any]
    outcome: str
    aspect: str | None
    headline: str
    text: str
    faults: tuple[str, ...]  # empty where it passes
    seconds: float
    trace: tuple[tuple[str, str], ...]

    @property
    def passes(self) -> bool:
        return not self.faults

    @property
    def wanted(self) -> tuple[str, ...]:
        outcome = self.expected["outcome"]
        return (outcome,) if isinstance(outcome, str) else tuple(outcome)


@dataclass(frozen=True, slots=True)
class Evaluation:
    turns: tuple[Graded, ...]

    def rates(self) -> dict[str, float]:
        """The share that passes; false answers of the unanswerable; false refusals of the answerable; wrong numbers of
        those asked for one; the median time of a reply."""
        unanswerable = [t for t in self.turns if t.wanted == ("not_found",)]
        answerable = [t for t in self.turns if "answer" in t.wanted]
        numbered = [t for t in answerable if any(any(c.isdigit() for c in h) for h in t.expected.get("headline", ()))]
        seconds = sorted(t.seconds for t in self.turns)
        return {
            "pass": _rate(self.turns, lambda t: t.passes),
            "false_answer": _rate(unanswerable, lambda t: t.outcome == "answer"),
            "false_refusal": _rate(answerable, lambda t: t.outcome == "not_found" and "not_found" not in t.wanted),
            "wrong_number": _rate(
                numbered,
                lambda t: (
                    any(f.startswith("headline") for f in t.faults)
                    and any(c.isdigit() for c in t.headline)
                    and t.outcome == "answer"
                ),
            ),
            "median_ms": 1000 * seconds[len(seconds) // 2] if seconds else 0.0,
        }

    def table(self, by: str) -> dict[str, tuple[int, int]]:
        """tag or aspect -> (passed, all)."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for turn in self.turns:
            keys = turn.tags if by == "tag" else turn.expected.get("aspect") or ("-",)
            for key in keys:
                counts[key][0] += turn.passes
                counts[key][1] += 1
        return {key: (passed, count) for key, (passed, count) in sorted(counts.items())}


def _rate(turns: Iterable[Graded], counts: Any) -> float:
    listed = list(turns)
    return sum(1 for t in listed if counts(t)) / len(listed) if listed else 0.0


def read_question_set(path: Path) -> list[dict[str, Any]]:
    """Conversations of a question set, one JSON object a line. Raises ThamdaiError with the line that can't be read."""
    conversations = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            conversation = json.loads(line)
            conversation["id"], [(turn["q"], turn["outcome"]) for turn in conversation["turns"]]
        except (ValueError, KeyError, TypeError) as error:
            raise ThamdaiError(
                f"{path}:{number}: not a graded conversation ({error!r}); "
                "to mend: one JSON object a line with id and turns of q and outcome"
            ) from error
        conversations.append(conversation)
    return conversations


def evaluate(
    engine: Asks, conversations: Iterable[dict[str, Any]], clock: Callable[[], float] = lambda: 0.0
) -> Evaluation:
    """Ask every turn in its conversation and judge the replies; `clock` gives seconds, to time them by."""
    return Evaluation(tuple(turn for c in conversations for turn in _converse(engine, c, clock)))


def _converse(engine: Asks, conversation: dict[str, Any], clock: Callable[[], float]) -> Iterator[Graded]:
    context = Context()
    for number, expected in enumerate(conversation["turns"], 1):
        began = clock()
        answer, wording, context = engine.ask(expected["q"], context)
        seconds = clock() - began
        faults = tuple(judge(expected, answer.outcome, answer.policies, wording.headline, wording.text))
        yield Graded(
            conversation["id"],
            number,
            expected["q"],
            tuple(conversation.get("tags", ())),
            expected,
            answer.outcome,
            answer.aspect,
            wording.headline,
            wording.text,
            faults,
            seconds,
            answer.trace,
        )


def judge(expected: dict[str, Any], outcome: str, policies: Iterable[str], headline: str, text: str) -> Iterator[str]:
    """What is wrong with a reply, a line each; nothing where it passes."""
    wanted = expected["outcome"]
    if outcome not in ([wanted] if isinstance(wanted, str) else wanted):
        yield f"outcome {outcome}, not {wanted}"
    right = expected.get("policy") or []
    given = list(policies)
    if (right and given and not set(given) & set(right)) or (right and not given):
        yield f"policy {given}, not {right}"
    loose = any(word in expected.get("note", "") for word in ("prefix", "rounded"))
    for piece in expected.get("headline") or ():
        if not holds(headline, piece, loose):
            yield f"headline lacks {piece}"
    for piece in expected.get("must") or ():
        if not holds(headline, piece, loose) and not holds(text, piece, loose):
            yield f"text lacks {piece}"
    for piece in expected.get("must_not") or ():
        if holds(headline, piece, False):
            yield f"headline must not hold {piece}"
    if expected.get("headline") and len(headline) > LONGEST_HEADLINE:
        yield f"headline has {len(headline)} letters"


def holds(text: str, piece: str, loose: bool) -> bool:
    """Whether the text holds the piece, white space and markup aside; a number only as a whole unless `loose`."""
    text, piece = _plain(text), _plain(piece)
    if loose or not (piece[:1].isdigit() or piece[-1:].isdigit()):
        return piece in text
    before = r"(?<!\d)(?<!\d[.,])" if piece[:1].isdigit() else ""
    after = r"(?![\d]|[.,]\d)" if piece[-1:].isdigit() else ""
    return re.search(before + re.escape(piece) + after, text) is not None


def _plain(text: str) -> str:
    return _SPACE.sub("", _MARKUP.sub("", text.translate(_DIGITS))).lower()
