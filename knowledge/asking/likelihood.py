"""How likely it is that the report lacks what is asked, by how people ask for what it holds and for what it lacks.

A linear model over what a question is made of. `knowledge.asking.learning` learns it from questions that people wrote.
It knows no answers: it is asked where rules would say no for a word they can't place (`knowledge.asking.deciding`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHIPPED = Path(__file__).with_suffix(".weights")
SCALE = 16.0  # of weights kept in a byte each


@dataclass(frozen=True, eq=False)
class Likelihood:
    """Weights of each feature, and the bias."""

    weights: NDArray[np.floating]
    bias: float

    def lacked(self, features: Iterable[NDArray[np.int64]]) -> float:
        """The probability that the report holds no answer, 0 to 1, by `knowledge.asking.features` of a question."""
        odds = self.bias
        for numbers in features:
            if len(numbers):
                odds += float(self.weights[numbers].sum()) / math.sqrt(len(numbers))
        return 1.0 / (1.0 + math.exp(-odds))


def read_likelihood(path: Path) -> Likelihood:
    kept = np.frombuffer(path.read_bytes(), np.int8)
    return Likelihood(kept[:-1].astype(np.float32) / np.float32(SCALE), float(kept[-1]) / SCALE)


def write_likelihood(path: Path, weights: NDArray[np.float64], bias: float) -> None:
    """A byte for each."""
    kept = np.clip(np.rint(np.append(weights, bias) * SCALE), -127, 127).astype(np.int8)
    path.write_bytes(kept.tobytes())
