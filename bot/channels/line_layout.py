"""Lays a Reply out as LINE shows it: messages of Flex bubbles with quick replies, within LINE's limits.

Everything here is a function of the Reply: what comes out is the JSON of the messages, ready to be sent.
"""

from __future__ import annotations

import re
from itertools import groupby

from bot.channels.line_flex import (
    INK,
    MAIN,
    SOFT,
    Json,
    bar,
    box,
    chips,
    choice,
    item,
    line,
    parted,
    postback,
    row,
    separator,
    text,
    thumbs,
    warning,
)
from bot.channels.line_gallery import cards, introduction, places
from bot.channels.line_limits import (
    LARGEST_BUBBLE,
    LARGEST_CAROUSEL,
    LONGEST_ALT,
    LONGEST_LABEL,
    LONGEST_TEXT,
    MOST_BUBBLES,
    MOST_QUICK,
    cut,
    graphemes,
    shortened,
    size,
    units,
)
from bot.reply_parts import WARNING, Part, pager, parts_of, within
from handlers.actions import parts as parts_of_action
from handlers.conversation import ALL, Button, Reply

BELOW = ("quote", "follow", "topics")  # actions that stay under an answer; the others are offered for what comes next
VOTE = "vote"
SCREEN, PAGE = 34, 24  # lines of a bubble that stands alone, and of one to leaf to
LETTERS = 34  # of a line at the size of items
LONGEST_PARAGRAPH = 1_200  # characters of one text in a bubble
_WORKING = re.compile(r"(.+?) (\(.+\))$")  # a result and how it was reached
HEAD, TAIL = 4_000, 6_000  # bytes of a bubble that its headline, and its sources and buttons, may take


def laid_out(reply: Reply) -> list[Json]:
    """The messages of a reply, the quick replies under the last."""
    turns: tuple[Button, ...] = ()
    if reply.gallery and places(reply):
        messages = [*plainly(introduction(reply)), *(_flex(_alt(reply), own) for own in _carousels(cards(reply)))]
    elif reply.outcome == "smalltalk" and not reply.buttons:
        messages = plainly(reply)
    else:
        messages = [_flex(_alt(reply), own) for own in _carousels(_bubbles(reply))]
        if reply.again and reply.page != ALL:
            page = min(max(reply.page, 0), len(messages) - 1)
            turns = pager(reply.again, page, len(messages))
            messages = [messages[page]]
    quick = _quick_replies(reply, turns)
    return [*messages[:-1], messages[-1] | ({"quickReply": {"items": quick}} if quick else {})]


def notice_of(reply: Reply) -> str:
    """What the reply says of privacy beside what it says."""
    return reply.notice.text if reply.notice else ""


def plainly(reply: Reply) -> list[Json]:
    """The reply as nothing but text: for when LINE takes no bubble."""
    return [{"type": "text", "text": each} for each in _texts(f"{reply.text}\n\n{notice_of(reply)}".strip())]


def _texts(words: str) -> list[str]:
    """Text in as few messages as it takes, parted between lines."""
    texts = [""]
    for each in (part for own in words.split("\n") for part in within(own, LONGEST_TEXT // 2)):
        if units(texts[-1]) + units(each) + 1 > LONGEST_TEXT:
            texts.append("")
        texts[-1] += ("\n" if texts[-1] else "") + each
    return [each.strip("\n") for each in texts if each.strip()] or ["…"]


def _bubbles(reply: Reply) -> list[Json]:
    """The reply in a bubble; what is longer than a screen in bubbles to leaf through."""
    parts = [each for part in parts_of(reply) for each in _shorter(part)]
    headed = _figure_of(reply)
    listed = [each for each in parts if each.kind not in ("source", "warning")]
    listed = [each for each in listed if not (headed and (each.mark, each.text) == (headed.mark, headed.text))]
    tail = [_part(each, reply) for each in parts if each.kind == "warning"]
    tail += [text(each.text, "xs", SOFT, margin="lg") for each in parts if each.kind == "source"]
    pages = _pages(listed, reply)
    return [_bubble(reply, page, (number, len(pages)), tail) for number, page in enumerate(pages, 1)]


def _alt(reply: Reply) -> str:
    """What the notification says and a screen reader reads: the headline with its figure."""
    return cut(reply.headline.strip() or reply.text.strip() or "…", LONGEST_ALT)


def _shorter(part: Part) -> list[Part]:
    """A part in pieces that fit into a bubble."""
    pieces = within(part.text, LONGEST_PARAGRAPH)
    return (
        [part]
        if len(pieces) == 1
        else [Part(part.kind, each, part.mark if not n else "") for n, each in enumerate(pieces)]
    )


def _pages(parts: list[Part], reply: Reply) -> list[list[Json]]:
    """The parts as they are shown, page by page; all on one where they fit a screen."""
    heights = [_height(each) for each in parts]
    room = SCREEN if sum(heights) <= SCREEN else PAGE
    most = LARGEST_BUBBLE - HEAD - TAIL
    pages: list[list[Json]] = [[]]
    used, taken, before = 0.0, 0, Part("line", "")
    for part, height in zip(parts, heights, strict=True):
        shown = _part(part, reply)
        if pages[-1] and (used + height > room or taken + size(shown) > most):
            pages.append([])
            used, taken = 0.0, 0
            if len(pages[-2]) > 1 and before.kind == "line" and graphemes(before.text) < LETTERS:
                pages[-1].append(pages[-2].pop())  # a heading goes with what it heads
                used, taken = _height(before), size(pages[-1][0])
        pages[-1].append(shown)
        used, taken, before = used + height, taken + size(shown), part
    return pages


def _height(part: Part) -> float:
    """About how many lines a part takes."""
    lines = sum(-(-max(graphemes(own), 1) // LETTERS) for own in (part.text, part.mark) if own)
    return lines + (0.4 if part.kind == "row" else -0.6 if part.kind == "item" else 0.4)


def _part(part: Part, reply: Reply) -> Json:
    if part.kind == "row":
        return row(part)
    if part.kind == "item":
        opens = next((each for each in reply.buttons if part.text.startswith(f"{each.label}:")), None)
        return item(part, opens)
    if part.kind == "warning" or part.text.startswith(WARNING):
        return warning(part.text.removeprefix(WARNING))
    return line(part)


def _bubble(reply: Reply, shown: list[Json], page: tuple[int, int], tail: list[Json]) -> Json:
    """One bubble. The headline stands on each, what it rests on under the last."""
    number, count = page
    last = number == count
    head = _head(reply) if number == 1 else [text(_title(reply), "md", MAIN, weight="bold")]
    if count > 1:
        head.insert(0, text(f"{number}/{count}", "xs", SOFT, align="end"))
    body = [*head, *([separator()] if shown and reply.outcome == "answer" else []), *shown, *(tail if last else [])]
    if last:
        body += _inside(reply)
    if number == 1 and (notice := notice_of(reply)):
        body.append(text(notice, "xs", SOFT, margin="xl"))
    bubble: Json = {"type": "bubble", "size": "giga", "body": box("vertical", body, paddingAll="20px")}
    below = _footer(reply) if last else []
    if below:
        bubble["footer"] = box("vertical", below, paddingAll="20px", paddingTop="0px")
    return bubble


def _head(reply: Reply) -> list[Json]:
    """The headline; where it is a figure, the number itself is what the eye meets first."""
    headline = reply.headline.strip()
    headed = _figure_of(reply)
    if headed:
        title = _title(reply) if not headline.startswith(headed.mark) else ""
        number, rest = parted(headed.text, headed.fact)
        shown = [text(title, "md", MAIN, weight="bold")] if title else []
        shown += [text(headed.mark, "sm", SOFT, **({"margin": "sm"} if title else {})), _number(number)]
        shown += [text(rest, "md", INK)] if rest else []
        percent = headed.fact.percent if headed.fact else None
        return shown + ([bar(percent)] if percent is not None else [])
    if reply.computation and (found := _WORKING.match(headline)):
        return [_number(found[1]), text(found[2], "sm", SOFT)]
    if not headline:
        return []
    large = reply.outcome == "answer" and graphemes(headline) <= LETTERS * 2
    color = MAIN if reply.outcome == "answer" else INK
    return [text(part, "lg" if large else "md", color, weight="bold") for part in within(headline, LONGEST_PARAGRAPH)]


def _number(words: str) -> Json:
    return text(words, "xxl" if graphemes(words) < 16 else "xl" if graphemes(words) < 26 else "lg", MAIN, weight="bold")


def _figure_of(reply: Reply) -> Part | None:
    """The figure that the headline tells, as a row; None where it tells something else."""
    headline = reply.headline.strip()
    fact = reply.facts[0] if reply.facts else None
    before, told, figure = headline.partition(f"{fact.label}: ") if fact else ("", "", "")
    if not (told and figure) or graphemes(before) > LETTERS * 2:
        return None
    return Part("row", figure, fact.label if fact else "", fact)


def _title(reply: Reply) -> str:
    """What the headline is about: what it says before its figure, else as much of it as fits two lines."""
    headed = _figure_of(reply)
    before = reply.headline.strip().partition(headed.mark)[0] if headed else ""
    return before.rstrip(" —:") or shortened(reply.headline.strip(), LETTERS * 2)


def _inside(reply: Reply) -> list[Json]:
    """What is to be chosen, in the bubble itself: so it stays where it was said, and its words may be long."""
    if reply.outcome == "answer":
        return []
    buttons = [each for each in reply.buttons if _name(each) != VOTE]
    if reply.outcome in ("clarify", "not_found"):
        lines = [each for button in buttons for each in (separator("none"), choice(button))]
        return [box("vertical", lines, margin="lg")] if lines else []
    rows = [list(own) for _, own in groupby(buttons, key=lambda each: each.row)]
    return [box("vertical", chips(rows), margin="lg")] if rows else []


def _footer(reply: Reply) -> list[Json]:
    """What stays under an answer, and the two thumbs."""
    stays = [each for each in reply.buttons if _name(each) in BELOW] if reply.outcome == "answer" else []
    votes = [each for each in reply.buttons if _name(each) == VOTE]
    return [*chips([stays] if stays else [], "xs"), *([thumbs(votes)] if votes else [])]


def _quick_replies(reply: Reply, turns: tuple[Button, ...]) -> list[Json]:
    """What to ask next, under the newest message: pages to turn first, then what the answer offers."""
    buttons = list(turns)
    if reply.outcome == "answer" and not reply.gallery:
        buttons += [each for each in reply.buttons if _name(each) not in (*BELOW, VOTE)]
    elif reply.gallery:
        buttons += [each for each in reply.buttons if _name(each) == VOTE]
    shown = [postback(each) | {"label": shortened(each.label, LONGEST_LABEL)} for each in buttons[:MOST_QUICK]]
    return [{"type": "action", "action": each} for each in shown]


def _name(button: Button) -> str:
    return parts_of_action(button.action)[0]


def _carousels(bubbles: list[Json]) -> list[list[Json]]:
    """Bubbles in carousels, each as large as LINE takes it."""
    carousels: list[list[Json]] = [[]]
    for bubble in bubbles:
        if carousels[-1] and (
            len(carousels[-1]) == MOST_BUBBLES or sum(map(size, carousels[-1])) + size(bubble) > LARGEST_CAROUSEL - 500
        ):
            carousels.append([])
        carousels[-1].append(bubble)
    return carousels


def _flex(alt: str, bubbles: list[Json]) -> Json:
    contents = bubbles[0] if len(bubbles) == 1 else {"type": "carousel", "contents": bubbles}
    return {"type": "flex", "altText": alt, "contents": contents}
