"""All that was learned of how people ask, as it ships."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.asking import arbiter, likelihood
from knowledge.asking.arbiter import Arbiter, read_arbiter
from knowledge.asking.classifier import Classifier, read_classifier
from knowledge.asking.likelihood import Likelihood, read_likelihood


@dataclass(frozen=True, eq=False)
class Learned:
    """How likely a report lacks what is asked, which of its records is asked for, and when that is heard."""

    likelihood: Likelihood
    arbiter: Arbiter
    classifier: Classifier | None = None  # None where nothing was learned of how people ask for a report's records


def learned_of(report_id: str) -> Learned:
    """What ships. Raises ReportError where what was learned of the report can't be read."""
    return Learned(*_of_any_report(), read_classifier(report_id))


@lru_cache(maxsize=1)
def _of_any_report() -> tuple[Likelihood, Arbiter]:
    return read_likelihood(likelihood.SHIPPED), read_arbiter(arbiter.SHIPPED)
