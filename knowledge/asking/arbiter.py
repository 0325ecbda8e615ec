"""Whether a guess is right where the readers found something else: how likely, by how the two disagree.

A logistic model over a few things with names (`knowledge.asking.guessing.disagreement`), learned by `make learn` from
questions that neither the guess was learned from nor, most of them, the readers were made for.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SHIPPED = Path(__file__).with_suffix(".json")


@dataclass(frozen=True, eq=False)
class Arbiter:
    """What speaks for the guess, by name, and how much."""

    weights: Mapping[str, float]
    bias: float

    def likelihood(self, disagreement: Mapping[str, float]) -> float:
        """That the guess is right and the readers are not, 0 to 1; what was never learned of tells nothing."""
        odds = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in disagreement.items())
        return 1.0 / (1.0 + math.exp(-odds))


def read_arbiter(path: Path) -> Arbiter:
    kept = json.loads(path.read_text("utf-8"))
    return Arbiter(kept["weights"], kept["bias"])


def write_arbiter(path: Path, weights: Mapping[str, float], bias: float) -> None:
    """Readable, three digits behind the point, so that a change shows what it changes."""
    kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if round(weight, 3)}
    path.write_text(json.dumps({"bias": round(bias, 3), "weights": kept}, ensure_ascii=False, indent=1) + "\n", "utf-8")
