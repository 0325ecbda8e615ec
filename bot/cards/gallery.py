"""Where cards are kept once drawn: PNG files in the data folder, named by what the card says.

The name is a hash of all that the card says and of what draws it, so a file never changes, holds nothing of any person,
and the same card of another process or of tomorrow is found instead of drawn. Drawing happens in a process of its own,
because resvg holds the interpreter's lock for a tenth of a second and a thread would not help.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import signal
import tempfile
import threading
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from multiprocessing import get_context, parent_process
from pathlib import Path

from bot.cards.drawing import PREVIEW, draw
from bot.watching.logs import logger
from knowledge.cards.card import Card
from knowledge.errors import CardError

log = logger("thamdai.cards")

FOLDER = "cards"  # in the data folder
ROUTE = "/cards"
NICENESS = 5  # of the drawing process: answers go first
_FILE = re.compile(rf"([0-9a-f]{{32}})(-{PREVIEW})?\.png")
_DRAWN_BY = ("resvg-py", "fontpkg-sarabun", "segno", "jinja2", "pythainlp")  # what decides how a card looks


@dataclass(frozen=True, slots=True)
class Kept:
    """A card that is drawn."""

    key: str
    file: Path
    preview: Path

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as the PNG's head says."""
        with self.file.open("rb") as png:
            head = png.read(24)
        return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def key_of(card: Card) -> str:
    """The name under which a card is kept: 32 hex digits."""
    said = json.dumps(asdict(card), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{_hand()}\0{said}".encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _hand() -> str:
    """A mark of the code and packages that draw: when they change, cards are drawn anew."""
    mark = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _DRAWN_BY).encode())
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.suffix in (".py", ".svg"):
            mark.update(file.read_bytes())
    return mark.hexdigest()


def paths_of(key: str) -> tuple[str, str]:
    """Where the web shows a card and its preview: "/cards/<key>.png", "/cards/<key>-240.png"."""
    return f"{ROUTE}/{key}.png", f"{ROUTE}/{key}-{PREVIEW}.png"


def addresses(card: Card, public_url: str) -> tuple[str, str]:
    """The addresses of a card and of its preview from outside, for networks that fetch pictures themselves (LINE)."""
    whole, preview = paths_of(key_of(card))
    return f"{public_url.rstrip('/')}{whole}", f"{public_url.rstrip('/')}{preview}"


class Gallery:
    """The cards of one data folder. Nothing is opened or started before the first card is drawn."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER
        self._pool: ProcessPoolExecutor | None = None
        self._drawing: dict[str, asyncio.Task[Kept]] = {}

    def file(self, name: str) -> Path | None:
        """The file of a name as in the addresses; None for any other name, and for a card that isn't kept."""
        if not _FILE.fullmatch(name):
            return None
        path = self._folder / name
        return path if path.is_file() else None

    async def keep(self, card: Card) -> Kept:
        """The card, drawn if it isn't yet. Raises CardError where it can't be drawn or written."""
        kept = self._kept(card)
        if kept.preview.is_file():  # it is written last
            return kept
        if kept.key not in self._drawing:
            task = asyncio.create_task(self._draw(card, kept))
            self._drawing[kept.key] = task
            task.add_done_callback(lambda _: self._drawing.pop(kept.key, None))
        return await asyncio.shield(self._drawing[kept.key])

    def keep_now(self, card: Card) -> Kept:
        """The same in this process, for commands, where nobody else waits."""
        kept = self._kept(card)
        if not kept.preview.is_file():
            draw_into(card, kept)
        return kept

    async def keep_all(self, cards: Iterable[Card]) -> None:
        """Draw ahead of being asked, one after another so that an asked card waits for one at most."""
        try:
            for card in cards:
                await self.keep(card)
        except CardError as error:
            log.error("cards can't be drawn ahead", error=error)  # noqa: TRY400 (the message says all)

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _kept(self, card: Card) -> Kept:
        key = key_of(card)
        return Kept(key, self._folder / f"{key}.png", self._folder / f"{key}-{PREVIEW}.png")

    async def _draw(self, card: Card, kept: Kept) -> Kept:
        """A process that died, for want of memory say, is replaced once."""
        for last in (False, True):
            pool = self._pool = self._pool or ProcessPoolExecutor(1, get_context("spawn"), _begin)
            try:
                await asyncio.get_running_loop().run_in_executor(pool, draw_into, card, kept)
            except BrokenProcessPool:
                self._pool = None
                if last:
                    raise CardError("the process that draws cards dies; look at the memory it is given") from None
            except (OSError, RuntimeError) as error:
                raise CardError(f"the process that draws cards can't be started ({error}); free some memory") from error
            else:
                break
        return kept


def draw_into(card: Card, kept: Kept) -> None:
    """Draw a card into its two files, each whole or not at all. Raises CardError."""
    picture = draw(card)
    try:
        kept.file.parent.mkdir(parents=True, exist_ok=True)
        _write(kept.file, picture.whole)
        _write(kept.preview, picture.preview)
    except OSError as error:
        raise CardError(
            f"{kept.file.parent}: a card can't be written ({error.strerror}); set THAMDAI_DATA_DIR to a folder that can"
        ) from None


def _write(file: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as written:
        written.write(content)
    Path(written.name).replace(file)


def _begin() -> None:
    """In the drawing process: stopping it is the parent's business; it gives way to the parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def _end_with_parent() -> None:
    """A parent that was killed can't stop anybody."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
