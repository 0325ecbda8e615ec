"""Where things stand on a card: one layout for all kinds, from the tag at the top to the source at the foot."""

from __future__ import annotations

from dataclasses import replace

from bot.cards.fonts import ASCENT, DESCENT, STEP, face
from bot.cards.sheet import INK, LINE, MAIN, MARGIN, PALE, RIGHT, ROOM, SOFT, Drawing, Rectangle, Sheet, Text
from knowledge.cards.card import Bar, Card, Headline, Listing, Panel

TAG, SUBTITLE, LABEL, AMOUNT, REST, DETAIL, SMALL = 32, 34, 37, 42, 36, 32, 30  # sizes of text, pixels
BIG = (148, 124, 104)  # sizes of the figure that a card is about, the largest that leaves room at its right
LEAST_BESIDE, MOST_BESIDE = 300, 4  # pixels and lines of what stands there
DIGITS, CAPITAL = 0.75, 0.72  # of the size: room that digits take, which have no marks; how high they are
TITLES = ((52, 2), (46, 3), (40, 99))  # a title's size, and the most lines it may take at that size
GAP = 28  # between the parts of a card
SIDE = 40  # between a text and what stands beside it
LONG_FIGURE = 0.42  # of the room: a longer figure has lines of its own
QR = 190  # pixels, its quiet zone included
QUIET = 4  # modules around a QR code


def laid_out(card: Card) -> Sheet:
    """The sheet of a card. Raises CardError where the font lacks one of its letters."""
    sheet = Sheet(y=44)
    _tag(sheet, card.tag)
    _title(sheet, card.title)
    if card.subtitle:
        sheet.write(card.subtitle, SUBTITLE, 400, SOFT)
    if card.headline:
        _headline(sheet, card.headline)
    for place, panel in enumerate(card.panels):
        _panel(sheet, panel, bare=place > 0 and not card.panels[place - 1].heading)
    for listing in card.listings:
        _listing(sheet, listing)
    if card.notes:
        _notes(sheet, card.notes, "" if card.kind == "change" else "ข้อสังเกต: ")
    _foot(sheet, card)
    return sheet


def _tag(sheet: Sheet, tag: str) -> None:
    height, inside = TAG * STEP + 8, 26
    room = ROOM - 2 * inside
    width = face(600).width(tag, TAG)
    if width > room:  # a group's title may be long
        sheet.write(tag, TAG, 600, MAIN)
        return
    sheet.shape(MARGIN, width + 2 * inside, height, PALE, height / 2)
    sheet.texts.append(Text(tag, MARGIN + inside, sheet.y + 4 + ASCENT * TAG, TAG, 600, MAIN, ground=PALE))
    sheet.down(height + 12)


def _title(sheet: Sheet, title: str) -> None:
    for size, most in TITLES:
        trial = Sheet()
        trial.write(title, size, 600)
        if len(trial.texts) <= most:
            break
    sheet.write(title, size, 600)


def _headline(sheet: Sheet, headline: Headline) -> None:
    """The big figure with what it counts at its right; smaller where that needs room, above it where there is none."""
    sheet.down(GAP / 2)
    for size in BIG:
        width = face(700).width(headline.figure, size) + SIDE
        aside = Sheet()
        aside.write(headline.label, LABEL, x=MARGIN + width, room=max(ROOM - width, 1))
        lines = len(aside.texts)
        aside.write(headline.detail, AMOUNT, 600, x=MARGIN + width, room=max(ROOM - width, 1))
        if ROOM - width >= LEAST_BESIDE and len(aside.texts) - lines <= 1 and lines <= MOST_BESIDE:
            _beside(sheet, headline.figure, size, aside)
            break
    else:
        size = next((size for size in BIG if face(700).width(headline.figure, size) <= ROOM), AMOUNT)
        sheet.write(headline.figure, size, 700, MAIN)
        sheet.write(headline.label, LABEL)
        sheet.write(headline.detail, AMOUNT, 600)
    sheet.down(14)
    if headline.filled is not None:
        sheet.bar(36, headline.filled)
        sheet.down(10)
    for line in headline.rest:
        sheet.write(line, REST)


def _beside(sheet: Sheet, figure: str, size: float, aside: Sheet) -> None:
    """A big figure and the lines at its right, each in the middle of the other."""
    height = max((ASCENT + DESCENT) * size * DIGITS, aside.y)
    sheet.texts.append(Text(figure, MARGIN, sheet.y + (height + CAPITAL * size) / 2, size, 700, MAIN))
    sheet.texts += [replace(text, y=text.y + sheet.y + (height - aside.y) / 2) for text in aside.texts]
    sheet.down(height)


def _panel(sheet: Sheet, panel: Panel, *, bare: bool) -> None:
    """`bare` says that the panel above has no heading: rows of single figures then stand as one list."""
    sheet.down(0 if bare and not panel.heading else GAP)
    if panel.heading:
        sheet.write(panel.heading, SMALL, 600, SOFT)
    for bar in panel.bars:
        _bar(sheet, bar)


def _bar(sheet: Sheet, bar: Bar) -> None:
    """The figure at the right end, what it counts at the left in as many lines as it takes, the bar below both."""
    width = face(600).width(bar.figure, LABEL)
    top = sheet.y
    if width > ROOM * LONG_FIGURE:
        sheet.write(bar.label, LABEL)
        sheet.write(bar.figure, LABEL, 600)
    else:
        sheet.write(bar.label, LABEL, room=ROOM - width - SIDE)
        sheet.texts.append(Text(bar.figure, RIGHT, top + ASCENT * LABEL, LABEL, 600, INK, "end"))
    for line in bar.detail.split("\n") if bar.detail else ():
        sheet.write(line, DETAIL, 400, SOFT)
    if bar.filled is not None:
        sheet.down(6)
        sheet.bar(18, bar.filled)
    sheet.down(16)


def _listing(sheet: Sheet, listing: Listing) -> None:
    sheet.down(GAP)
    sheet.write(listing.heading, LABEL, 600, MAIN)
    for item in listing.items:
        sheet.write(item, LABEL)
        sheet.down(6)


def _notes(sheet: Sheet, notes: tuple[str, ...], mark: str) -> None:
    """Where the report doesn't agree with itself, or what else changed."""
    sheet.down(GAP)
    begin, inside = sheet.y, 24
    sheet.down(12)
    written = len(sheet.texts)
    for note in notes:
        sheet.write(f"{mark}{note}", SMALL, 400, INK, x=MARGIN + inside, room=ROOM - 2 * inside)
    sheet.down(12)
    sheet.texts[written:] = [replace(text, ground=PALE) for text in sheet.texts[written:]]
    sheet.rectangles.append(Rectangle(MARGIN, begin, ROOM, sheet.y - begin, PALE, 16))


def _foot(sheet: Sheet, card: Card) -> None:
    sheet.down(GAP)
    sheet.shape(MARGIN, ROOM, 2, LINE)
    sheet.down(14)
    top, room = sheet.y, ROOM - (QR + SIDE if card.link else 0)
    sheet.write(card.as_of, 34, 600, INK, room=room)
    sheet.write(card.source, SMALL, 400, SOFT, room=room)
    sheet.write(card.report, SMALL, 400, SOFT, room=room)
    if card.link:
        sheet.write(card.link, SMALL, 400, SOFT, room=room)
        sheet.drawings.append(_qr(card.link, RIGHT - QR, top + 10))
        sheet.y = max(sheet.y, top + 10 + QR)
    sheet.down(DESCENT * SMALL + 16)


def _qr(link: str, x: float, y: float) -> Drawing:
    """The QR code of an address, one unit of its path a module."""
    import segno

    code = segno.make(link, error="m", micro=False)
    path = code.svg_inline(border=QUIET, omitsize=True).split(' d="')[1].split('"')[0]
    modules = code.symbol_size(border=QUIET)[0]
    return Drawing(x, y, QR / modules, path)
