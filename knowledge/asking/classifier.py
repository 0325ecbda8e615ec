"""Which record of a report a question asks for, by how people ask for each: a linear classifier.

Its weights stand beside the report (`<report>.classifier.npz`), learned by `make learn` from question sets; a report
without them is answered by rules alone. It knows no answers: what it names is looked up in the edition.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from knowledge.asking.lexicon import REPORTS_FOLDER
from knowledge.cached import cached_property
from knowledge.errors import ReportError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.asking.features import Numbers

LACK, ELSE = "lack", "else"  # what the report holds no answer to; what more than one record answers, or is asked back
TALK = "talk:"  # before a kind of small talk
_PARTS = ("labels", "starts", "classes", "weights", "scale", "bias")


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """The class a question falls into best, by how much the next is behind, and how much speaks for each."""

    label: str
    ahead: float
    scores: NDArray[np.float64]
    places: Mapping[str, int]

    def over(self, label: str) -> float:
        """How far ahead of a class it is; one that was never asked for is as far behind as can be."""
        other = self.scores[self.places[label]] if label in self.places else self.scores.min()
        return float(self.scores[self.places[self.label]] - other)

    def between(self, label: str) -> int:
        """How many classes more speaks for than for one; all, for one that was never asked for."""
        return int((self.scores > self.scores[self.places[label]]).sum()) if label in self.places else len(self.places)


@dataclass(frozen=True, eq=False)
class Classifier:
    """Weights of each feature, for the classes that it speaks for or against."""

    labels: tuple[str, ...]
    starts: NDArray[np.int64]  # where the weights of each feature begin, and where the last ones end
    classes: NDArray[np.int64]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def guess(self, features: Iterable[Numbers], without: str = "") -> Guess:
        """The best class, one of them left out of account."""
        scores = self.scores(features)
        ranked = scores.copy()
        if without in self.places:
            ranked[self.places[without]] = -math.inf
        second, best = ranked.argpartition(-2)[-2:].tolist()
        return Guess(self.labels[best], float(scores[best] - scores[second]), scores, self.places)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each class stands among the scores."""
        return {label: place for place, label in enumerate(self.labels)}

    def scores(self, features: Iterable[Numbers]) -> NDArray[np.float64]:
        """How much speaks for each class."""
        scores = self.bias.astype(np.float64)
        for numbers in features:
            begins = self.starts[numbers]
            counts = self.starts[numbers + 1] - begins
            places = np.repeat(begins - counts.cumsum() + counts, counts) + np.arange(counts.sum())
            found = np.bincount(self.classes[places], self.weights[places], len(self.labels))
            scores += found / math.sqrt(max(len(numbers), 1))
        return scores


def classifier_path(report_id: str, folder: Path = REPORTS_FOLDER) -> Path:
    return folder / f"{report_id}.classifier.npz"


def read_classifier(report_id: str, folder: Path = REPORTS_FOLDER) -> Classifier | None:
    """None where nothing was learned of a report. Raises ReportError where the file can't be read."""
    path = classifier_path(report_id, folder)
    if not path.exists():
        return None
    try:
        with path.open("rb") as file, np.load(file) as kept:
            labels, starts, classes, weights, scale, bias = (kept[part] for part in _PARTS)
    except (ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ReportError(f"no classifier ({error})", path=path, mend="learn it anew or take it away") from None
    return Classifier(
        tuple(labels.tolist()),
        starts.astype(np.int64),
        classes.astype(np.int64),
        weights.astype(np.float32) * np.float32(scale),
        bias.astype(np.float32),
    )


def write_classifier(
    path: Path, labels: Iterable[str], weights: NDArray[np.float64], bias: NDArray[np.float64]
) -> None:
    """Weights by feature and class; a byte for each that is not 0."""
    features, classes = weights.nonzero()
    scale = float(np.abs(weights).max()) / 127
    np.savez_compressed(
        path,
        labels=np.array(list(labels)),
        starts=np.searchsorted(features, np.arange(len(weights) + 1)).astype(np.uint32),
        classes=classes.astype(np.uint16),
        weights=np.rint(weights[features, classes] / scale).astype(np.int8),
        scale=np.array(scale),
        bias=bias.astype(np.float32),
    )
