"""What following a topic brings: everything holds the groups, a group its policies."""

from __future__ import annotations

from collections.abc import Collection

from handlers.people import EVERYTHING
from knowledge.records import Edition


class Following:
    """Topics and the policies that they hold."""

    def __init__(self, edition: Edition) -> None:
        policies = {each.id: each.group for each in edition.policies}
        self.holds: dict[str, frozenset[str]] = {EVERYTHING: frozenset(policies)}
        self.holds |= {
            group.id: frozenset(each for each, own in policies.items() if own == group.id) for group in edition.groups
        }
        self.holds |= {each: frozenset({each}) for each in policies}

    def covered(self, followed: Collection[str]) -> set[str]:
        """The topics whose news somebody gets who follows those."""
        held = frozenset[str]().union(*(self.holds.get(each, frozenset()) for each in followed))
        return {topic for topic, policies in self.holds.items() if (policies <= held and topic != EVERYTHING)} | set(
            followed
        )

    def leaving(self, topic: str, followed: Collection[str]) -> tuple[set[str], set[str]]:
        """What ends and what begins so that nothing of a topic comes any more, and all else still does."""
        left = self.holds.get(topic, frozenset())
        if topic == EVERYTHING:
            return set(followed), set()
        ends = {each for each in followed if each == topic or self.holds.get(each, frozenset()) & left}
        kept = frozenset[str]().union(*(self.holds.get(each, frozenset()) for each in ends)) - left
        return ends, set(kept) - (set(followed) - ends)
