"""Places to leaf through, each a card with its main figure, as LINE's carousel."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.line_flex import INK, MAIN, SOFT, Json, amount, bar, box, chip, postback, text
from bot.reply_parts import parts_of
from handlers.conversation import Button, Reply
from knowledge.asking.phrases import share

OPEN = "ดูเรื่องนี้"


def introduction(reply: Reply) -> Reply:
    """What is said before the cards: the reply without the list that they are."""
    parts = parts_of(reply)
    listed = any(each.kind == "item" and each.mark[:1].isdigit() for each in parts)
    kept = [each for each in parts if each.kind == "source" or not listed]
    lines = [reply.headline, *(f"{each.mark} {each.text}".strip() for each in kept)]
    return replace(reply, text="\n".join(lines))


def places(reply: Reply) -> list[Button]:
    """The buttons that open a place of the report."""
    return [each for each in reply.buttons if each.group]


def cards(reply: Reply) -> list[Json]:
    """A card for each place that a button opens."""
    shown = places(reply)
    return [_card(button, number, len(shown)) for number, button in enumerate(shown, 1)]


def _card(button: Button, number: int, count: int) -> Json:
    top = box(
        "horizontal",
        [text(button.group, "xxs", SOFT, flex=1), text(f"{number}/{count}", "xxs", SOFT, flex=0)],
        spacing="md",
    )
    body = [top, text(button.label, "lg", INK, weight="bold", margin="sm"), {"type": "filler"}]
    figure = button.figure
    if figure:
        body += [
            text(figure.label, "xs", SOFT, margin="lg"),
            amount(share(figure), figure, "lg", MAIN),
        ]
        body += [bar(figure.percent)] if figure.percent is not None else []
    opens = chip(replace(button, label=OPEN), strong=True)
    return {
        "type": "bubble",
        "size": "kilo",
        "action": postback(button),
        "body": box("vertical", body, paddingAll="16px"),
        "footer": box("vertical", [opens], paddingAll="16px", paddingTop="0px"),
    }
