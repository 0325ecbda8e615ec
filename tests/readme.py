"""Keeps the README true: `make readme` writes the printed answers, the settings and the pictures into it anew."""

from __future__ import annotations

import asyncio
import io
import re
import shlex
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from bot import cli
from bot.settings import read_settings
from bot.settings_shown import markdown_table, sample_file

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "bot" / "web" / "static" / "page.png"
CARD = ROOT / "bot" / "cards" / "card.png"
PICTURE_OF_LINE = PICTURE.with_name("line.png")
SHOWN = re.compile(r"^(```console\n\$ thamdai (.+)\n)((?:(?!```).*\n)*)(?=```)", re.MULTILINE)
TABLE = re.compile(r"^\| setting \| default \|.*\n(?:\|.*\n)+", re.MULTILINE)
ASKED = "หนี้สินครูแก้ได้กี่ราย"
ASKED_ON_LINE = (ASKED, "อุปสรรคเรื่องหนี้สินครูมีอะไรบ้าง", "รายงานนี้มีเรื่องอะไรบ้าง")


def printed(arguments: str, data_dir: Path) -> str:
    """What a command prints in a pipe. Raises ValueError where it does not end well."""
    result = CliRunner().invoke(cli.app, shlex.split(arguments), env={"THAMDAI_DATA_DIR": str(data_dir)})
    if result.exit_code:
        raise ValueError(f"thamdai {arguments}: exit {result.exit_code}: {result.output}")
    return result.stdout


def written_anew(text: str, data_dir: Path) -> str:
    """The README with what the product prints today."""
    text = SHOWN.sub(lambda block: block.group(1) + printed(block.group(2), data_dir), text)
    return TABLE.sub(lambda _: markdown_table() + "\n", text)


def take_picture(data_dir: Path) -> None:
    """The page on a phone after one question."""
    from bot.web.site import site
    from bot.workbench import open_desk, open_edition
    from tests.browser import chromium, served

    settings = read_settings({"THAMDAI_DATA_DIR": str(data_dir)})
    edition = open_edition(settings)
    with served(site(open_desk(settings, edition), edition)) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 820}, device_scale_factor=1.5, locale="th-TH")
        page.goto(address)
        page.get_by_label("พิมพ์คำถาม").fill(ASKED)
        page.get_by_role("button", name="ถาม", exact=True).click()
        page.locator(".headline").wait_for()
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=PICTURE)


def draw_card(data_dir: Path) -> None:
    """A card, half as wide and in few colours, as the README shows it."""
    from PIL import Image

    from bot.cards.drawing import draw
    from bot.workbench import open_cards, open_edition, open_engine

    settings = read_settings({"THAMDAI_DATA_DIR": str(data_dir)})
    card = open_cards(settings, open_engine(open_edition(settings))).policy("debt").card
    with Image.open(io.BytesIO(draw(card).whole)) as image:
        small = image.convert("RGB").resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
        small.quantize(32).save(CARD, optimize=True)


def take_picture_of_line() -> None:
    """What LINE shows after three questions."""
    from tests.flex_preview import answered, screenshot

    screenshot(asyncio.run(answered(ASKED_ON_LINE)), PICTURE_OF_LINE, scale=1)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(written_anew(README.read_text("utf-8"), Path(folder)), "utf-8")
        (ROOT / ".env.example").write_text(sample_file(), "utf-8")
        draw_card(Path(folder))
        take_picture(Path(folder))
        take_picture_of_line()


if __name__ == "__main__":
    main()
