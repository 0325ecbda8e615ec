"""What handlers keep of replies, and where: answers that buttons come back to, votes, unanswered questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A reply to a free question."""

    conversation: str
    question: str  # masked
    reply: dict[str, Any]  # headline, text, suggestions, policy, aspect
    asked: str = ""  # the network's id of the message that asked, by which it can be taken back


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    question: str  # masked
    times: int


class Answers(Protocol):
    async def keep(self, answer: KeptAnswer) -> str: ...

    async def kept(self, answer_id: str) -> KeptAnswer | None: ...

    async def claim(self, answer_id: str, conversation: str, asked: str) -> None:
        """Say whose an answer is that was kept as nobody's."""


class Votes(Protocol):
    async def vote(self, channel: str, person: str, subject: str, vote: int) -> bool: ...


class Unanswered(Protocol):
    async def add(self, question: str, outcome: str) -> None: ...

    async def most_asked(self, most: int) -> tuple[UnansweredQuestion, ...]: ...
