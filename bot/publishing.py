"""Puts a new edition into use: built, held to the question sets, compared, swapped in, and drafts written of it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.settings import Settings
from bot.state.aliases import StoredAliases
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.publications import StoredPublications
from bot.watching.logs import logger
from bot.workbench import keep_words, knowledge_file, open_edition, put_edition, words_folder
from handlers.broadcasts import Broadcast
from handlers.changes import Publication, net_changes
from handlers.composing import drafts_of_changes, recomposed
from knowledge.aliases import engine_with
from knowledge.asking.evaluation import read_question_set
from knowledge.asking.lexicon import WORDS_ENDING
from knowledge.building import SHIPPED_REPORTS, build_edition, build_from_workbook
from knowledge.changes import Change, changes
from knowledge.composing.drafting import told_figures
from knowledge.database import EditionEntry, content_hash, edition_id_of, list_editions
from knowledge.errors import BroadcastError, PublishError, ThamdaiError
from knowledge.gate import Lost, Verdict, compare
from knowledge.records import Edition

log = logger("thamdai.edition")

QUESTIONS = ".questions.jsonl"  # beside a report: the questions whose answers no edition of it may lose
FOLDER = "questions"  # of the data folder: sets that the office keeps
ABANDONED = 3_600.0  # seconds after which an edition that isn't in use won't be put into use any more
FINISHER = "thamdai"  # who sends broadcasts back where the one that published can't
SENT_BACK = "ตัวเลขในประกาศนี้ไม่ตรงกับรายงานฉบับใหม่"
MOST_NAMED = 20  # lost questions of a message


@dataclass(frozen=True, slots=True)
class Published:
    entry: EditionEntry
    verdict: Verdict
    changes: tuple[Change, ...]
    drafts: tuple[Broadcast, ...]


def words_beside(report: Path) -> Path | None:
    """The file of words beside a report, if there is one; those of reports that ship stay where they are."""
    beside = report.with_suffix(WORDS_ENDING)
    return beside if beside.is_file() and beside.resolve().parent != SHIPPED_REPORTS.resolve() else None


def read_new(report: Path, data: Path | None, current: Edition) -> Edition:
    """The edition that a report with its data file tells of, or a spreadsheet made of the current one."""
    return build_from_workbook(report, current) if report.suffix == ".xlsx" else build_edition(report, data)


def hold(settings: Settings, report: Path, data: Path | None = None, words: Path | None = None) -> EditionEntry:
    """Keep an edition beside the one in use, to be looked at and published in the console.

    Raises ThamdaiError where it can't be read, doesn't account for each item and number it prints, or would take the
    place of the one in use.
    """
    current = open_edition(settings)
    edition = read_new(report, data, current)
    if edition_id_of(edition) == edition_id_of(current):
        raise PublishError("it has the date of the edition in use and would take its place; publish without --hold")
    if words:
        with TemporaryDirectory() as folder:
            engine_with(edition, (), _alone(words, edition, Path(folder)))
        keep_words(settings, edition, words)
    return put_edition(settings, edition, make_current=False)


def _alone(words: Path, edition: Edition, folder: Path) -> Path:
    """The folder, with a file of words under the name that it is looked for by."""
    shutil.copy(words, folder / f"{edition.report.id}{WORDS_ENDING}")
    return folder


def question_sets(settings: Settings, edition: Edition, report: Path | None = None) -> tuple[Path, ...]:
    """The sets that the gate replays: beside the report (or the one that ships of that name), and the office's own."""
    beside = [report.with_suffix(QUESTIONS)] if report else []
    shipped = sorted(SHIPPED_REPORTS.glob(f"*{QUESTIONS}"))
    own = sorted((settings.data_dir / FOLDER).glob("*.jsonl"))
    ours = [path for path in shipped if path.name == f"{edition.report.id}{QUESTIONS}"] or shipped
    return tuple(path for path in dict.fromkeys((*beside, *ours, *own)) if path.is_file())


def read_questions(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """All conversations of the sets. Raises ThamdaiError naming the set that can't be read."""
    questions = []
    for path in paths:
        try:
            questions += read_question_set(path)
        except (OSError, UnicodeDecodeError) as error:
            raise ThamdaiError(f"{path}: can't be read as UTF-8 text ({error}); name a question set") from None
    return questions


def refusing_losses(verdict: Verdict) -> Verdict:
    """The gate's verdict. Raises PublishError, naming the questions, where answers that are right today are lost."""
    if not verdict.passes:
        named = "\n".join(_told(each) for each in verdict.lost[:MOST_NAMED])
        more = f"\n  and {len(verdict.lost) - MOST_NAMED} more" if len(verdict.lost) > MOST_NAMED else ""
        raise PublishError(
            f"not published: {len(verdict.lost)} of {verdict.turns} questions lose the answer that is right today:\n"
            f"{named}{more}\nto mend: correct the report, its data file or its words, or the question where it is wrong"
        )
    return verdict


def _told(lost: Lost) -> str:
    where = f"{lost.conversation}/{lost.turn}"
    return f"  {where}: {lost.question}\n    says: {lost.says}\n    fault: {'; '.join(lost.faults)}"


async def publish(
    settings: Settings,
    database: Database,
    new: Edition,
    questions: Sequence[dict[str, Any]],
    by: str,
    words: Path | None = None,
) -> Published:
    """Hold the edition to the questions, put it into use, and write a draft for each policy that changed.

    Broadcasts that wait and say what it doesn't go back to their authors, scheduled ones too. What an earlier edition
    still owes, because the process that published it died, is written first. `words` is a file of words that comes
    with the edition.

    Raises PublishError where it would lose answers; then everything is as it was.
    """
    await finish_interrupted(settings, database)
    old = open_edition(settings)
    publications = StoredPublications(database)
    aliases = [each.alias for each in await StoredAliases(database).listed()]
    found = changes(old, new)
    earlier = await publications.since(0.0)
    latest = Publication(edition_id_of(new), database.clock(), found, by)

    def hold() -> Verdict:
        with TemporaryDirectory() as folder:
            own = _alone(words, new, Path(folder)) if words else words_folder(settings, new)
            engines = engine_with(old, aliases, words_folder(settings, old)), engine_with(new, aliases, own)
        changed = told_figures(net_changes(earlier)), told_figures(net_changes((*earlier, latest)))
        return refusing_losses(compare(*engines, questions, *changed))

    verdict = await asyncio.to_thread(hold)
    drafts = drafts_of_changes(old, new, edition_id_of(new))
    swap = await publications.begin(edition_id_of(new), content_hash(new), found, drafts, by)
    try:
        if words:
            keep_words(settings, new, words)
        entry = await asyncio.to_thread(put_edition, settings, new)
    except ThamdaiError:
        await publications.drop(swap)
        raise
    await _send_back(StoredBroadcasts(database), new, by)
    return Published(entry, verdict, found, await publications.complete(swap))


async def finish_interrupted(settings: Settings, database: Database) -> tuple[Broadcast, ...]:
    """Write the drafts of an edition that was put into use by a process that died before it wrote them."""
    publications = StoredPublications(database)
    begun = await publications.begun()
    if not begun or not knowledge_file(settings).exists():
        return ()
    edition = await asyncio.to_thread(open_edition, settings)
    in_use = content_hash(edition)
    written: list[Broadcast] = []
    for swap in begun:
        if swap.content_hash == in_use:
            await _send_back(StoredBroadcasts(database), edition, FINISHER)
            drafts = await publications.complete(swap.id)
            log.warning("put into use and nothing told of it", edition=swap.edition, drafts=len(drafts))
            written += drafts
        elif swap.begun < database.clock() - ABANDONED:
            await publications.drop(swap.id)
    return tuple(written)


async def changed_since(
    settings: Settings, database: Database, broadcast: Broadcast, edition: Edition
) -> tuple[Change, ...]:
    """What the edition in use says otherwise than the one that a broadcast's numbers stood in when it went out.

    By what was published since; where its edition is held beside the one in use, by comparing the two.
    """
    published = await StoredPublications(database).since(broadcast.started or broadcast.created)
    found = net_changes(published)
    told = broadcast.draft.edition
    if found or told == edition_id_of(edition):
        return found
    held = {each.id for each in list_editions(knowledge_file(settings))}
    if told not in held:
        return ()
    return changes(await asyncio.to_thread(open_edition, settings, told), edition)


async def _send_back(stored: StoredBroadcasts, edition: Edition, by: str) -> None:
    """Broadcasts that wait to be approved or sent, and say what the edition doesn't, go back to their authors."""
    for broadcast in await stored.listed("awaiting", "approved", "scheduled"):
        if recomposed(broadcast.draft, edition).faults:
            with suppress(BroadcastError):  # somebody else was quicker
                await stored.act(broadcast.id, "reject", by, "owner", note=SENT_BACK)
