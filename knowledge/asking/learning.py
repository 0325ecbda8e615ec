"""Learns how likely it is that a report lacks what is asked, from questions; `make learn` does it anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.asking.features import SIZE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.asking.features import Numbers

STEPS, REMEMBERED, SHORTEST = 60, 8, 1e-8
PENALTY = 0.1  # on large weights: what was seen once is not to be believed


@dataclass(frozen=True, slots=True)
class Example:
    """What a question is made of (`knowledge.asking.features`), and whether the report lacks its answer."""

    made_of: tuple[Numbers, ...]
    lacks: bool


def learn(examples: Sequence[Example]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias by logistic regression, with limited memory of past gradients (Nocedal, 1980)."""
    rows, columns, values = _matrix(examples)
    wanted = np.array([each.lacks for each in examples], float)

    def looked_at(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = np.bincount(rows, point[columns] * values, len(examples)) + point[-1]
        error = 0.5 * (1.0 + np.tanh(odds / 2)) - wanted
        loss = float(np.sum(np.logaddexp(0.0, odds) - wanted * odds) + PENALTY / 2 * (point[:-1] @ point[:-1]))
        return loss, np.append(np.bincount(columns, error[rows] * values, SIZE) + PENALTY * point[:-1], error.sum())

    point = np.zeros(SIZE + 1)
    loss, slope = looked_at(point)
    past: deque[tuple[NDArray[np.float64], NDArray[np.float64]]] = deque(maxlen=REMEMBERED)
    for _ in range(STEPS):
        way = -_turned(slope, past)
        length = 1.0 if past else 1.0 / float(np.abs(slope).sum())
        while True:
            ahead, slope_ahead = looked_at(point + length * way)
            if ahead <= loss + 1e-4 * length * float(slope @ way) or length < SHORTEST:
                break
            length /= 2
        if length < SHORTEST:
            break
        past.append((length * way, slope_ahead - slope))
        point, loss, slope = point + length * way, ahead, slope_ahead
    return point[:-1], float(point[-1])


def _turned(
    slope: NDArray[np.float64], past: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    """The gradient as the curvature seen so far turns it."""
    turned, shares = slope.copy(), []
    for moved, changed in reversed(past):
        share = float(moved @ turned) / float(moved @ changed)
        shares.append(share)
        turned -= share * changed
    if past:
        moved, changed = past[-1]
        turned *= float(moved @ changed) / float(changed @ changed)
    for (moved, changed), share in zip(past, reversed(shares), strict=True):
        turned += (share - float(changed @ turned) / float(moved @ changed)) * moved
    return turned


def _matrix(examples: Sequence[Example]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    rows, columns, values = [], [], []
    for row, each in enumerate(examples):
        for numbers in each.made_of:
            rows.append(np.full(len(numbers), row))
            columns.append(numbers)
            values.append(np.full(len(numbers), 1.0 / np.sqrt(max(len(numbers), 1))))
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
