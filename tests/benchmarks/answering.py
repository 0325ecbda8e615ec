"""How long an answer takes beside cutting its question into words alone: python -m tests.benchmarks.answering

Both are timed in turn on each question of dev.jsonl, so that a busy machine slows both alike; the ratio is what can be
compared between machines. Follow-ups are asked in their conversation; the context of each turn is made beforehand.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pythainlp.tokenize import word_tokenize

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import read_question_set
from knowledge.asking.question import read_question
from knowledge.building import SHIPPED_REPORTS, build_edition

QUESTIONS = Path(__file__).parents[1] / "questions" / "dev.jsonl"
ROUNDS = 5
BUILDS = 3
MOST_TIMES = 3.0  # as long as cutting into words, at the median


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds: what the work costs when nothing else runs."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def turns(engine: Engine) -> list[tuple[str, Context]]:
    """Every question of the set with what was said before it."""
    listed = []
    for conversation in read_question_set(QUESTIONS):
        context = Context()
        for turn in conversation["turns"]:
            listed.append((turn["q"], context))
            _, _, context = engine.ask(turn["q"], context)
    return listed


def row(name: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    shown = (statistics.median(ordered), ordered[int(len(ordered) * 0.9)], ordered[-1])
    return f"{name:34}" + "".join(f"{1000 * value:10.2f}" for value in shown)


def main() -> None:
    edition = build_edition(SHIPPED_REPORTS / "qw-2567.txt")
    word_tokenize("ก")
    builds = []
    for _ in range(BUILDS):
        began = time.perf_counter()
        engine = Engine.for_edition(edition)
        builds.append(time.perf_counter() - began)
    asked = turns(engine)
    lexicon = engine.catalogue.lexicon
    cutting, reading, answering = [], [], []
    for question, context in asked:
        cutting.append(fastest(partial(word_tokenize, question)))
        reading.append(fastest(partial(read_question, question, lexicon)))
        answering.append(fastest(partial(engine.ask, question, context)))
    ratios = [answer / cut for answer, cut in zip(answering, cutting, strict=True)]
    ratio = statistics.median(answering) / statistics.median(cutting)
    print(f"the engine stands after {builds[0]:.2f} s; built again, after {min(builds[1:]):.2f} s")
    print(f"{f'{len(asked)} questions of dev.jsonl':34}{'median ms':>10}{'p90 ms':>10}{'worst ms':>10}")
    print(row("pythainlp, the question's words", cutting))
    print(row("the same cut into cues", reading))
    print(row("an answer", answering))
    print(
        f"an answer takes {ratio:.1f} times as long at the median; question by question {statistics.median(ratios):.1f}"
    )
    if ratio > MOST_TIMES:
        print(f"that is more than the {MOST_TIMES:.0f} times aimed at")


if __name__ == "__main__":
    main()
