"""Questions without an answer, those that ask the same put together, so that the team reads each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from handlers.records import UnansweredQuestion
from knowledge.thai import normalise

ALIKE = 78.0  # rapidfuzz ratio of two normalised questions from which they ask the same


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that are alike, the most asked first."""

    questions: tuple[UnansweredQuestion, ...]

    @property
    def question(self) -> str:
        return self.questions[0].question

    @property
    def times(self) -> int:
        return sum(each.times for each in self.questions)


def clusters(asked: Iterable[UnansweredQuestion]) -> tuple[Cluster, ...]:
    """Clusters, the most asked first; each question joins the first whose leading question it is like."""
    groups: list[tuple[str, list[UnansweredQuestion]]] = []
    for each in sorted(asked, key=lambda question: (-question.times, question.question)):
        plain = normalise(each.question).replace(" ", "")
        own = next((group for lead, group in groups if fuzz.ratio(lead, plain, score_cutoff=ALIKE)), None)
        if own is None:
            groups.append((plain, [each]))
        else:
            own.append(each)
    made = [Cluster(tuple(group)) for _, group in groups]
    return tuple(sorted(made, key=lambda cluster: -cluster.times))
