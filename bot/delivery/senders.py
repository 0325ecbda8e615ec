"""What a channel must be able to do so that broadcasts can go out on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.state.deliveries import Addressee, Recall
from handlers.conversation import Reply


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a chunk brings."""

    broadcast: int
    message: Reply
    card: str = ""  # the picture that goes along, see handlers.broadcasts.Draft
    edition: str = ""
    changes: bool = False  # whether it takes the place of a message that was sent before


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel said to a message.

    "sent" it has it; "blocked" the person can't be reached; "failed" it never will take it; "unknown" it may have it;
    "later" it does not have it and is to be asked again; "stop" it takes nothing more until people have seen to it.
    """

    fate: Literal["sent", "blocked", "failed", "unknown", "later", "stop"]
    post: str = ""  # the channel's id of the message
    error: str = ""
    hold: float = 0.0  # seconds for which the channel wants nothing at all
    down: bool = False  # of "later": the fault isn't this message's, as far as can be told


class Sender(Protocol):
    """One channel's way out. It makes one try; when and whether to try again is decided by who asks."""

    channel: str
    together: bool  # one call brings a chunk to all of its people, and a key keeps it from showing twice

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def send(self, parcel: Parcel, to: Sequence[Addressee], key: str) -> Sequence[Outcome]:
        """Bring a message to people: one of them unless the channel brings it to many together."""

    async def recall(self, to: Addressee) -> Recall | Outcome:
        """Take a message back: how that went, or what the channel said where it is to be tried again."""
