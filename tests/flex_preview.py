"""Draws LINE messages as a page, well enough to judge spacing and the wrapping of Thai: `python tests/flex_preview.py`.

Sizes are those of LINE's Flex Message reference: what it does not say (fonts, shadows) is like the app on a phone.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Json = dict[str, Any]

FONTS = {"xxs": 11, "xs": 13, "sm": 14, "md": 16, "lg": 19, "xl": 22, "xxl": 29, "3xl": 35, "4xl": 48, "5xl": 74}
SPACES = {"none": 0, "xs": 2, "sm": 4, "md": 8, "lg": 12, "xl": 16, "xxl": 20}
BUBBLES = {"nano": 120, "micro": 160, "deca": 220, "hecto": 241, "kilo": 260, "mega": 300, "giga": 340}
PHONE = 390  # pixels
STYLE = """
* { box-sizing: border-box; margin: 0; }
body { display: flex; font-family: "Noto Sans Thai", "Sarabun", sans-serif; }
.phone { flex: none; width: PHONEpx; padding: 10px; background: #8cabd9; overflow: hidden; }
.phone + .phone { border-left: 8px solid #fff; }
.said { margin-bottom: 10px; }
.me { width: fit-content; max-width: 260px; margin: 6px 0 12px auto; padding: 9px 13px; border-radius: 18px;
      background: #8de055; font-size: 15px; line-height: 1.6; }
.text { width: fit-content; max-width: 290px; padding: 9px 13px; border-radius: 18px; background: #fff; font-size: 15px;
        line-height: 1.6; white-space: pre-wrap; }
.bubble { flex: none; border-radius: 17px; background: #fff; overflow: hidden; display: flex; flex-direction: column; }
.carousel { display: flex; gap: 9px; overflow-x: hidden; margin-right: -10px; }
.body { flex: 1; }
.box { display: flex; min-width: 0; }
.vertical { flex-direction: column; }
.vertical > * { flex: none; }
.horizontal { flex-direction: row; }
.t { min-width: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.filler { flex: 1 !important; }
.sep { background: currentColor; height: 1px; flex: none; }
.quick { display: flex; gap: 7px; overflow: hidden; margin: 12px -10px 0 0; }
.quick span { flex: none; border: 1px solid #fff; background: #fffd; border-radius: 18px; padding: 6px 13px;
              font-size: 14px; }
""".replace("PHONE", str(PHONE))


def space(value: str | None) -> str:
    """A length of LINE's as one of CSS."""
    if not value:
        return "0"
    return f"{SPACES[value]}px" if value in SPACES else value


def page(chats: list[tuple[str, list[Json]]]) -> str:
    """Chats side by side, each as wide as a phone: what was asked, and the messages that answered."""
    shown = "".join(f'<div class="phone">{_chat(asked, messages)}</div>' for asked, messages in chats)
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><body>{shown}</body>'


def _chat(asked: str, messages: list[Json]) -> str:
    said = "".join(f'<div class="said">{_message(each)}</div>' for each in messages)
    return f'<div class="me">{escape(asked)}</div>{said}'


def _message(message: Json) -> str:
    quick = "".join(
        f"<span>{escape(each['action']['label'])}</span>" for each in message.get("quickReply", {}).get("items", [])
    )
    below = f'<div class="quick">{quick}</div>' if quick else ""
    if message["type"] == "text":
        return f'<div class="text">{escape(message["text"])}</div>{below}'
    contents = message["contents"]
    if contents["type"] == "bubble":
        return _bubble(contents) + below
    return f'<div class="carousel">{"".join(map(_bubble, contents["contents"]))}</div>{below}'


def _bubble(bubble: Json) -> str:
    width = BUBBLES[bubble.get("size", "mega")]
    blocks = "".join(
        f'<div class="{name}">{_component(bubble[name], "vertical", "0")}</div>'
        for name in ("header", "hero", "body", "footer")
        if name in bubble
    )
    return f'<div class="bubble" style="width:{width}px">{blocks}</div>'


def _component(part: Json, layout: str, spacing: str) -> str:
    return {"box": _box, "text": _text, "separator": _separator, "filler": _filler}[part["type"]](part, layout, spacing)


def _around(part: Json, layout: str, spacing: str) -> str:
    """Margin, and how it shares the room of its box."""
    margin = space(part.get("margin") or spacing)
    edge = "margin-top" if layout == "vertical" else "margin-left"
    style = f"{edge}:{margin};" if margin != "0" else ""
    if layout == "horizontal":
        flex = part.get("flex", 1 if "width" not in part else 0)
        style += f"flex:{flex} {flex} 0;" if flex else "flex:none;"
    elif part.get("flex") and layout == "vertical":
        style += "flex:none;"
    return style


def _box(part: Json, layout: str, spacing: str) -> str:
    style = _around(part, layout, spacing)
    pads = {"Top": "top", "Bottom": "bottom", "Start": "left", "End": "right"}
    style += f"padding:{space(part.get('paddingAll'))};"
    style += "".join(
        f"padding-{css}:{space(part[f'padding{name}'])};" for name, css in pads.items() if f"padding{name}" in part
    )
    for name, css in (("width", "width"), ("height", "height"), ("backgroundColor", "background")):
        style += f"{css}:{part[name]};" if name in part else ""
    style += f"border-radius:{space(part['cornerRadius'])};" if "cornerRadius" in part else ""
    style += "justify-content:center;" if part.get("justifyContent") == "center" else ""
    style += "align-items:center;" if part.get("alignItems") == "center" else ""
    inside = ""
    for place, each in enumerate(part["contents"]):
        inside += _component(each, part["layout"], part.get("spacing", "") if place else "")
    return f'<div class="box {part["layout"]}" style="{style}">{inside}</div>'


def _text(part: Json, layout: str, spacing: str) -> str:
    size = FONTS[part.get("size", "md")]
    room = 0.0 + float(str(part.get("lineSpacing", "0px")).removesuffix("px"))
    style = _around(part, layout, spacing)
    style += f"font-size:{size}px;line-height:{size * 1.35 + room:.0f}px;color:{part.get('color', '#111111')};"
    style += f"font-weight:{'700' if part.get('weight') == 'bold' else '400'};text-align:{part.get('align', 'start')};"
    style += "" if part.get("wrap") else "white-space:nowrap;overflow:hidden;text-overflow:ellipsis;"
    spans = "".join(map(_span, part.get("contents", []))) or escape(part.get("text", ""))
    return f'<div class="t" style="{style}">{spans}</div>'


def _span(part: Json) -> str:
    weight = "700" if part.get("weight") == "bold" else "400"
    style = f"font-size:{FONTS[part['size']]}px;color:{part['color']};font-weight:{weight}"
    return f'<span style="{style}">{escape(part["text"])}</span>'


def _separator(part: Json, layout: str, spacing: str) -> str:
    return f'<div class="sep" style="color:{part.get("color", "#d4d6da")};{_around(part, "vertical", spacing)}"></div>'


def _filler(part: Json, layout: str, spacing: str) -> str:
    return '<div class="filler"></div>'


def screenshot(chats: list[tuple[str, list[Json]]], file: Path, scale: float = 2) -> None:
    """The page as a picture."""
    from tests.browser import chromium

    with chromium() as browser:
        shown = browser.new_page(viewport={"width": PHONE * len(chats), "height": 400}, device_scale_factor=scale)
        shown.set_content(page(chats))
        shown.screenshot(path=file, full_page=True)


QUESTIONS = (
    "หนี้สินครูแก้ได้กี่ราย",
    "อุปสรรคเรื่องหนี้สินครูมีอะไรบ้าง",
    "รายงานนี้มีเรื่องอะไรบ้าง",
    "เชียงใหม่มีโรงเรียนกี่แห่ง",
    "กี่แห่ง",
    "ตัวเลขเรื่องแนะแนว",
    "สรุปเรื่องหนี้สินครู",
    "ขอการดำเนินงานเรื่องแนะแนวแบบเต็ม",
    "เหลืออีกกี่รายที่หนี้ครูยังไม่ลด",
    "สรุปทั้งเล่ม",
    "เมนู",
    "วิธีใช้",
    "ตั้งค่า",
    "ติดตามข่าว",
)


async def answered(questions: tuple[str, ...]) -> list[tuple[str, list[Json]]]:
    """Each question with the messages that answer it, each in a conversation of its own."""
    from bot.channels.line_layout import laid_out
    from bot.furnishing import open_reception
    from bot.settings import read_settings
    from bot.state.contexts import StoredContexts
    from bot.state.database import open_database
    from bot.state.people import StoredPeople
    from bot.workbench import open_cards, open_engine
    from handlers.conversation import Message, aloud
    from handlers.questions import QuestionDesk, opening_questions
    from knowledge.building import SHIPPED_REPORTS, build_edition

    engine = open_engine(build_edition(SHIPPED_REPORTS / "qw-2567.txt"))
    folder = TemporaryDirectory()
    database = await open_database(f"sqlite:///{folder.name}/state.db")
    settings = read_settings({}, Path("no-such.env"))
    cards = open_cards(settings, engine)
    desk = QuestionDesk(engine, StoredContexts(database, 30), opening_questions(engine.catalogue.edition), cards)
    people = StoredPeople(database)
    reception = open_reception(settings, database, desk, engine, cards)
    await people.seen("line", "U1")
    told = []
    for number, asked in enumerate(questions):
        told.append((asked, laid_out(aloud(await reception.reply(Message(f"line:{number}", asked, "line", "U1"))))))
    await database.close()
    folder.cleanup()
    return told


def main(folder: Path) -> None:
    """Draw the answers to QUESTIONS into a folder."""
    import asyncio

    folder.mkdir(parents=True, exist_ok=True)
    for number, chat in enumerate(asyncio.run(answered(QUESTIONS))):
        screenshot([chat], folder / f"{number:02}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "preview"))
