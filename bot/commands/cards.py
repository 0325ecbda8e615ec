"""The command that draws cards into files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import read_settings
from bot.terminal import in_terminal
from bot.workbench import open_cards, open_edition, open_engine, words_folder

if TYPE_CHECKING:
    from knowledge.asking.engine import Engine
    from knowledge.cards.card import Card, Pictured, Variant
    from knowledge.cards.choosing import Cards

OVERVIEW = "overview"


def card(
    what: Annotated[
        list[str] | None,
        typer.Argument(help="A policy's id such as debt, several to compare, overview, or a question in Thai."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The PNG to write; without it, one named after the card.")] = None,
    every: Annotated[
        Path | None, typer.Option("--all", help="Write the overview and all policies' cards here.")
    ] = None,
    obstacles: Annotated[
        bool, typer.Option("--obstacles", help="A policy's card with obstacles and recommendations.")
    ] = False,
    by_percent: Annotated[bool, typer.Option("--sort", help="The overview from the highest percent down.")] = False,
    since: Annotated[
        str, typer.Option(help="What changed since this edition: an id, a knowledge base, a report or a spreadsheet.")
    ] = "",
    edition: Annotated[str, typer.Option(help="Draw from another edition than the one in use.")] = "",
) -> None:
    """Draw a card as PNG and print where it is, with what it says."""
    from bot.commands.editions import edition_of

    asked = [every is not None, bool(what), bool(since)]
    if sum(asked[:2]) > 1 or not any(asked) or (every and since):
        raise typer.BadParameter("name a policy, overview or a question, or --all DIR, or --since EDITION")
    settings = read_settings()
    opened = open_edition(settings, edition or None)
    engine = open_engine(opened, words_folder(settings, opened))
    cards = open_cards(settings, engine)
    if every is not None:
        _write_all([pictured.card for pictured in cards.standing()], every)
        return
    if since:
        policy = _policy_of(what, engine) if what else ""
        pictured = cards.change(edition_of(since), policy)
    else:
        pictured = _chosen(what or [], cards, engine, "obstacles" if obstacles else "figures", by_percent=by_percent)
    file = out or Path(f"{pictured.card.name}.png")
    _write(pictured.card, file)
    typer.echo(pictured.card.text if in_terminal() else pictured.card.first_line)
    typer.echo(str(file))


def _policy_of(what: list[str], engine: Engine) -> str:
    if len(what) != 1 or what[0] not in engine.catalogue.policies:
        known = ", ".join(engine.catalogue.policies)
        raise typer.BadParameter(f"no policy {' '.join(what)!r}; there are {known}", param_hint="WHAT")
    return what[0]


def _chosen(what: list[str], cards: Cards, engine: Engine, variant: Variant, *, by_percent: bool) -> Pictured:
    """The card of ids or of a question."""
    policies = engine.catalogue.policies
    if what == [OVERVIEW]:
        return cards.overview(by_percent=by_percent)
    if all(each in policies for each in what):
        found = cards.policy(what[0], variant) if len(what) == 1 else cards.comparison(tuple(what))
        if found is None:
            raise typer.BadParameter("fewer than two of these have a main figure to compare", param_hint="WHAT")
        return found
    text = " ".join(what)
    if text.isascii() and " " not in text.strip():
        _policy_of(what, engine)
    answer, wording, _ = engine.ask(text)
    pictured = cards.of(answer, by_percent=by_percent)
    if pictured is None:
        raise typer.BadParameter(f"there is no card for that: {wording.headline}", param_hint="WHAT")
    return pictured


def _write(card: Card, file: Path) -> None:
    from bot.cards.drawing import draw
    from knowledge.errors import CardError

    picture = draw(card)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture.whole)
    except OSError as error:
        raise CardError(f"{file}: can't be written ({error.strerror}); name another file with --out") from None


def _write_all(cards: list[Card], folder: Path) -> None:
    from rich.progress import track

    names = []
    for card in track(cards, "Drawing cards", disable=not in_terminal(), transient=True):
        file = folder / f"{card.name}.png"
        _write(card, file)
        names.append(str(file))
    typer.echo("\n".join(names))
