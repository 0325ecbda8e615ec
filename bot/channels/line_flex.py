"""The parts that bubbles are made of, as LINE's Flex JSON: texts, rows of figures, bars, chips to tap.

Colours are those of the chat page. Thai stacks marks above and below its letters, so lines are given room.
"""

from __future__ import annotations

from typing import Any

from bot.channels.line_limits import LONGEST_DATA, LONGEST_DISPLAY, LONGEST_FLEX_LABEL, cut, graphemes, shortened, units
from bot.reply_parts import Part
from handlers.conversation import Button
from knowledge.asking.answer import Fact

Json = dict[str, Any]

INK, SOFT, MAIN, TINT, EDGE, PAPER = "#1c2327", "#566066", "#0b6661", "#dcefeb", "#e3e7e4", "#ffffff"
WARN, WARN_INK = "#fff3d6", "#5c4300"
LINE_ROOM = "6px"  # between the lines of a text
BAR = "8px"
QUOTED = ("“", "”")


def text(words: str, size: str = "sm", color: str = INK, **more: Any) -> Json:
    """Words that wrap."""
    return {"type": "text", "text": words, "size": size, "color": color, "wrap": True, "lineSpacing": LINE_ROOM, **more}


def box(layout: str, contents: list[Json], **more: Any) -> Json:
    return {"type": "box", "layout": layout, "contents": contents, **more}


def separator(margin: str = "lg") -> Json:
    return {"type": "separator", "margin": margin, "color": EDGE}


def bar(percent: float, margin: str = "md") -> Json:
    """How much of the whole: `percent` from 0 to 100 as a length; a little of nothing is still seen."""
    width = f"{min(max(percent, 1.0), 100.0):.2f}%"
    filled = box("vertical", [{"type": "filler"}], width=width, height=BAR, backgroundColor=MAIN, cornerRadius="4px")
    return box("vertical", [filled], height=BAR, backgroundColor=TINT, cornerRadius="4px", margin=margin)


def parted(figure: str, fact: Fact | None) -> tuple[str, str]:
    """A figure and what it is a part of: "1,238 ราย" and "จาก 7,926 ราย (ร้อยละ 15.61)"."""
    number = f"{fact.value_text} {fact.unit}".strip() if fact else ""
    if number and figure.startswith(number):
        return number, figure.removeprefix(number).strip()
    return figure, ""


def amount(figure: str, fact: Fact | None, size: str = "md", color: str = INK) -> Json:
    """A figure, the number itself standing out."""
    number, rest = parted(figure, fact)
    spans = [{"type": "span", "text": number, "size": size, "color": color, "weight": "bold"}]
    spans += [{"type": "span", "text": f" {rest}", "size": "sm", "color": SOFT}] if rest else []
    return {"type": "text", "contents": spans, "wrap": True, "lineSpacing": LINE_ROOM, "margin": "xs"}


def row(part: Part) -> Json:
    """A figure of the report: what it counts, the number, and a bar where it is a share."""
    return box("vertical", [text(part.mark, color=SOFT), amount(part.text, part.fact), *_bar_of(part)], margin="lg")


def item(part: Part, button: Button | None = None) -> Json:
    """An item of a list; it opens a place where a button of the reply is named like it."""
    mark = text(part.mark, color=MAIN, weight="bold", flex=0)
    words = box("vertical", [text(part.text), *_bar_of(part)], flex=1)
    more = {"action": postback(button)} if button else {}
    return box("horizontal", [mark, words], spacing="md", margin="lg", **more)


def _bar_of(part: Part) -> list[Json]:
    return [bar(part.fact.percent, "sm")] if part.fact and part.fact.percent is not None else []


def line(part: Part) -> Json:
    """A line of its own; a sentence of the report as printed stands in a frame."""
    if part.text.startswith(QUOTED[0]) and part.text.endswith(QUOTED[1]):
        said = text(part.text)
        return box("vertical", [said], backgroundColor=TINT, cornerRadius="8px", paddingAll="md", margin="lg")
    return text(part.text, color=INK, margin="lg")


def warning(words: str) -> Json:
    """Where the report does not agree with itself."""
    contents = [text("⚠", "xs", WARN_INK, flex=0), text(words, "xs", WARN_INK, flex=1)]
    return box(
        "horizontal", contents, spacing="sm", backgroundColor=WARN, cornerRadius="8px", paddingAll="md", margin="lg"
    )


def postback(button: Button) -> Json:
    """What a tap does: the bot is told the action, the chat shows what it says for the person.

    Raises ValueError where the action is longer than LINE carries, so that it is found before it is sent.
    """
    if not 1 <= units(button.action) <= LONGEST_DATA:
        raise ValueError(
            f"the button {button.label!r} carries {units(button.action)} units; LINE takes 1 to {LONGEST_DATA}"
        )
    label = shortened(button.label, LONGEST_FLEX_LABEL)
    display = button.text if graphemes(button.text) <= LONGEST_DISPLAY else cut(button.text, LONGEST_DISPLAY)
    return {"type": "postback", "label": label, "data": button.action, "displayText": display}


def chip(button: Button, *, size: str = "sm", strong: bool = False) -> Json:
    """Something to tap whose label wraps, which LINE's own button does not."""
    color, ground = (PAPER, MAIN) if strong else (MAIN, TINT)
    words = text(button.label, size, color, align="center", weight="bold")
    return box(
        "vertical",
        [words],
        action=postback(button),
        backgroundColor=ground,
        cornerRadius="10px",
        paddingAll="8px",
        justifyContent="center",
        flex=1,
    )


def thumbs(votes: list[Button]) -> Json:
    """What people think of an answer: there to be tapped, and not in the way."""
    shown = [
        box("vertical", [text(each.label, "md", SOFT, align="center")], action=postback(each), paddingAll="6px", flex=1)
        for each in votes
    ]
    return box("horizontal", shown, margin="md")


def chips(rows: list[list[Button]], size: str = "sm") -> list[Json]:
    """Rows of chips; those of one row are equally wide."""
    return [box("horizontal", [chip(each, size=size) for each in own], spacing="sm", margin="sm") for own in rows]


def choice(button: Button) -> Json:
    """One of several to choose from: a line with an arrow."""
    words = [text(button.label, "md", MAIN, weight="bold", flex=1), text("›", "md", MAIN, flex=0)]
    return box("horizontal", words, action=postback(button), paddingTop="12px", paddingBottom="12px", spacing="md")
