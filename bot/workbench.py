"""Where the real parts are joined: settings -> knowledge base -> engine -> desk."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from bot.settings import Settings
from knowledge.errors import KnowledgeBaseError

if TYPE_CHECKING:
    from handlers.questions import QuestionDesk
    from knowledge.asking.engine import Engine
    from knowledge.cards.choosing import Cards
    from knowledge.database import EditionEntry
    from knowledge.records import Edition

_Written = TypeVar("_Written")

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SHIPPED_REPORT = KNOWLEDGE / "reports" / "qw-2567.txt"
FILE = "knowledge.db"
WORDS = "words"  # the folder beside FILE for the words of reports that don't ship, a folder an edition
MARK = "shipped.json"  # beside FILE while the edition in use is the shipped report's


def knowledge_file(settings: Settings) -> Path:
    return settings.data_dir / FILE


def open_edition(settings: Settings, edition_id: str | None = None) -> Edition:
    """The edition in use, or the one of that id.

    Without a knowledge base the shipped report is read first. It is read again when another version of thamdai reads
    it otherwise, unless somebody built or imported an edition: that one stays until they change it.
    """
    from knowledge.database import read_edition

    file, mark = knowledge_file(settings), settings.data_dir / MARK
    if not file.exists() or (mark.exists() and _marked(mark) != _shipped_hash()):
        build_shipped(settings)
    return read_edition(file, edition_id)


def build_shipped(settings: Settings) -> EditionEntry:
    """Read the shipped report into the knowledge base and mark that it is the one in use."""
    from knowledge.building import build_edition

    entry = put_edition(settings, build_edition(SHIPPED_REPORT))
    _writing(settings, lambda: (settings.data_dir / MARK).write_text(json.dumps({"hash": _shipped_hash()}), "utf-8"))
    return entry


def put_edition(settings: Settings, edition: Edition, *, make_current: bool = True) -> EditionEntry:
    """Make an edition the one in use, or keep it beside that. One in use is kept, whatever is shipped later."""
    from knowledge.database import write_edition

    def write() -> EditionEntry:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        entry = write_edition(knowledge_file(settings), edition, make_current=make_current)
        if make_current:
            (settings.data_dir / MARK).unlink(missing_ok=True)
        return entry

    return _writing(settings, write)


def use_edition(settings: Settings, edition_id: str) -> None:
    """Make another edition that the knowledge base holds the one in use."""
    from knowledge import database

    def write() -> None:
        database.use_edition(knowledge_file(settings), edition_id)
        (settings.data_dir / MARK).unlink(missing_ok=True)

    _writing(settings, write)


def words_folder(settings: Settings, edition: Edition) -> Path:
    """Where the words of an edition's report stand: those that came with it, or with an earlier one, or that ship."""
    from knowledge.asking.lexicon import REPORTS_FOLDER
    from knowledge.database import edition_id_of

    own = edition_id_of(edition)
    came = sorted(each.name for each in (settings.data_dir / WORDS).glob(f"{edition.report.id}@*") if each.name <= own)
    return settings.data_dir / WORDS / came[-1] if came else REPORTS_FOLDER


def keep_words(settings: Settings, edition: Edition, file: Path) -> None:
    """Keep a file of words for an edition, in place of what came with it before."""
    from knowledge.asking.lexicon import WORDS_ENDING
    from knowledge.database import edition_id_of

    def write() -> None:
        folder = settings.data_dir / WORDS / edition_id_of(edition)
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / ".new"
        new.write_bytes(file.read_bytes())
        new.replace(folder / f"{edition.report.id}{WORDS_ENDING}")

    _writing(settings, write)


def open_engine(edition: Edition, words: Path | None = None) -> Engine:
    """The engine that answers from an edition; `words` is the folder of its words, see `words_folder`."""
    from knowledge.aliases import engine_with

    gc.disable()  # what is built lives on; looking through it for garbage costs a third of the start
    try:
        return engine_with(edition, (), *([words] if words else []))
    finally:
        gc.freeze()
        gc.enable()


def open_desk(settings: Settings, edition: Edition, clock: Callable[[], float] = monotonic) -> QuestionDesk:
    """The desk that answers questions from an edition."""
    from handlers.contexts import RememberedContexts
    from handlers.questions import QuestionDesk, opening_questions

    contexts = RememberedContexts(settings.conversation_minutes, clock)
    engine = open_engine(edition, words_folder(settings, edition))
    return QuestionDesk(engine, contexts, opening_questions(edition), open_cards(settings, engine))


def open_cards(settings: Settings, engine: Engine) -> Cards:
    """The cards of what an engine answers from, with the bot's address where one is set."""
    from handlers.links import address_of
    from knowledge.cards.choosing import Cards

    address = settings.card_link or settings.public_url
    return Cards(engine, partial(address_of, address) if address else None)


def _writing(settings: Settings, write: Callable[[], _Written]) -> _Written:
    try:
        return write()
    except OSError as error:
        raise KnowledgeBaseError(
            f"{settings.data_dir}: can't be written ({error.strerror}); set THAMDAI_DATA_DIR to a folder that can"
        ) from error


def _marked(mark: Path) -> str:
    try:
        return str(json.loads(mark.read_text("utf-8"))["hash"])
    except (ValueError, KeyError, TypeError):
        return ""


def _shipped_hash() -> str:
    """Of the shipped reports, their data files and the code that reads them."""
    digest = hashlib.sha256()
    for folder, _, names in sorted(os.walk(KNOWLEDGE)):
        for name in sorted(names):
            if name.endswith((".py", ".toml", ".txt")) and Path(folder).name != "asking":
                digest.update(name.encode() + b"\0" + (Path(folder) / name).read_bytes())
    return digest.hexdigest()
