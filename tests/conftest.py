"""What several test files stand on: the shipped report read and described once, and never changed."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from knowledge.building import SHIPPED_REPORTS, build_edition
from knowledge.records import Edition
from tests.made_up_edition import made_up_edition


@pytest.fixture(scope="session")
def shipped_edition() -> Edition:
    """The report of 2567 with its findings."""
    return build_edition(SHIPPED_REPORTS / "qw-2567.txt")


@pytest.fixture(scope="session")
def engine(shipped_edition: Edition) -> Engine:
    """The engine that answers over the report of 2567."""
    return Engine.for_edition(shipped_edition)


@pytest.fixture(scope="session")
def made_up_engine() -> Engine:
    """An engine over a report that nobody has written words for."""
    return Engine.for_edition(made_up_edition())
