"""A card before it is drawn: all that it says, as text, with how far each bar is filled.

Everything on a card comes from facts of an answer. What is drawn and what the text twin says are the same fields, so
the two can't differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.asking.answer import Answer

Kind = Literal["policy", "overview", "chart", "change"]
Variant = Literal["figures", "obstacles"]
NO_PERCENT = "ไม่มีร้อยละ"


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure with what it counts."""

    label: str
    figure: str  # "44.63%", "370,000 คน"
    detail: str = ""  # "5,759 จาก 12,905 ราย"; lines parted by "\n"
    filled: float | None = None  # 0 to 1 of its panel's axis; None where no axis fits: then there is no bar


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars of one axis; `heading` says what the axis measures."""

    heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure that the card is about."""

    figure: str  # "15.61%"; the amount where the report gives no percent
    label: str
    detail: str = ""  # "1,238 จาก 7,926 ราย"
    filled: float | None = None
    rest: tuple[str, ...] = ()  # what remains, with the arithmetic


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences of the report, shortened ones ending in "…"."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn, from top to bottom."""

    kind: Kind
    name: str  # for file names: "debt", "debt-obstacles", "overview"
    tag: str  # "ข้อ 2 · ลดภาระครูและบุคลากรทางการศึกษา"
    title: str
    as_of: str  # "ข้อมูล ณ 10 ตุลาคม 2567"
    source: str  # "ที่มา: ข้อ 2 การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1"
    report: str  # its title
    subtitle: str = ""
    headline: Headline | None = None
    panels: tuple[Panel, ...] = ()
    listings: tuple[Listing, ...] = ()
    notes: tuple[str, ...] = ()  # findings of the audit, what was left out
    link: str = ""  # address of the bot, drawn as a QR code; "" for none
    said: str = ""  # the text twin's first line, where no headline gives one; not drawn

    @property
    def first_line(self) -> str:
        """The first line of the text twin: what the card is about, with its figure."""
        if self.headline is None:
            return self.said or self.title
        figure = self.headline.figure
        detail = f" ({self.headline.detail})" if self.headline.detail else ""
        return f"{self.title} — {self.headline.label}: {figure}{detail}"

    @property
    def text(self) -> str:
        """The text twin: every figure of the card, in its order; for captions and for those who can't see it."""
        subtitle = self.subtitle if self.subtitle not in self.first_line else ""
        lines = [self.first_line, subtitle, *(self.headline.rest if self.headline else ())]
        for panel in self.panels:
            lines.append(panel.heading)
            lines += [_said(bar) for bar in panel.bars]
        for listing in self.listings:
            lines += [listing.heading, *listing.items]
        lines += [f"⚠ {note}" for note in self.notes]
        lines += [f"{self.source} · {self.report}", self.as_of]
        return "\n".join(line for line in lines if line)

    @property
    def alt(self) -> str:
        """The text twin in one line."""
        return " · ".join(self.text.split("\n"))


def _said(bar: Bar) -> str:
    return f"• {bar.label}: {bar.figure}" + (f" ({' '.join(bar.detail.split())})" if bar.detail else "")


@dataclass(frozen=True, slots=True)
class Pictured:
    """A card and the answer whose facts it shows."""

    card: Card
    answer: Answer
    suggestions: tuple[str, ...] = ()  # what may be asked next
