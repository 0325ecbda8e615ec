"""`thamdai serve`: the web and the channels whose secrets are set, in one process over one database."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

import typer
import uvicorn
from starlette.types import ASGIApp

from bot.cards.gallery import Gallery
from bot.channels import line_events
from bot.channels.inbox import Sleep
from bot.channels.line import Line
from bot.channels.line import Rooms as LineRooms
from bot.channels.line_account import Account
from bot.channels.line_pictures import Pictures as LinePictures
from bot.channels.line_sending import Sending
from bot.channels.line_webhook import webhook as line_webhook
from bot.channels.telegram import Rooms, Telegram
from bot.channels.telegram_pace import Pace
from bot.channels.telegram_pictures import Pictures
from bot.channels.telegram_polling import open_account
from bot.channels.telegram_updates import CHANNEL
from bot.channels.telegram_webhook import secret_of, webhook
from bot.settings import Settings, line_is_on
from bot.state.answers import StoredAnswers, StoredUnanswered, StoredVotes
from bot.state.contexts import StoredContexts
from bot.state.database import Database, open_database
from bot.state.exchanges import Exchanges
from bot.state.people import StoredPeople
from bot.state.pictures import SentPictures
from bot.state.updates import Updates
from bot.web.site import site
from bot.workbench import open_cards, open_edition, open_engine
from handlers import uncarried
from handlers.answers import FreeQuestions
from handlers.cards import CardTaps, with_cards_for_executives
from handlers.commands import Commands
from handlers.feedback import Feedback
from handlers.menu import Menu
from handlers.offers import Offers
from handlers.preferences import Preferences
from handlers.privacy import Privacy
from handlers.questions import QuestionDesk, opening_questions
from handlers.quota import Quota
from handlers.reception import Handler, Reception
from handlers.review import Review
from handlers.subscriptions import Subscriptions
from handlers.topics import Topics
from knowledge.asking.engine import Engine
from knowledge.cards.choosing import Cards
from knowledge.errors import SettingError
from knowledge.records import Edition

DRAW_AFTER = 10.0  # seconds after the start: the first answers have both processors


@dataclass(frozen=True, slots=True)
class Service:
    """What one process runs."""

    web: ASGIApp
    telegram: Telegram | None
    gallery: Gallery
    cards: Cards
    line: Line | None

    async def draw_ahead(self, after: float = DRAW_AFTER) -> None:
        """Draw the cards that an edition always has, before anybody asks for them; those who are waiting go first."""
        await asyncio.sleep(after)
        standing = await asyncio.to_thread(lambda: [pictured.card for pictured in self.cards.standing()])
        await self.gallery.keep_all(standing)


async def run(settings: Settings) -> None:
    """Serve until stopped."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with _listener(settings) as listener:
        edition = open_edition(settings)
        async with opened(settings, edition, open_engine(edition)) as service:
            drawing = asyncio.create_task(service.draw_ahead())
            config = uvicorn.Config(service.web, log_config=None, lifespan="off", ws="none", server_header=False)
            everywhere = ("127.0.0.1", "0.0.0.0", "::", "::1")  # noqa: S104 (compared, not bound)
            name = "localhost" if settings.host in everywhere else settings.host
            typer.echo(f"thamdai answers on http://{name}:{settings.port} (Ctrl-C stops it)")
            try:
                await uvicorn.Server(config).serve(sockets=[listener])
            finally:
                drawing.cancel()


@asynccontextmanager
async def opened(
    settings: Settings, edition: Edition, engine: Engine, pace: Pace | None = None, sleep: Sleep = asyncio.sleep
) -> AsyncIterator[Service]:
    """The web application and the channels, at work until the block ends; then what is in hand is finished."""
    url = settings.database_url or f"sqlite:///{(settings.data_dir / 'state.db').absolute()}"
    database = await open_database(url)
    gallery = Gallery(settings.data_dir)
    try:
        contexts = StoredContexts(database, settings.conversation_minutes)
        cards = open_cards(settings, engine)
        desk = QuestionDesk(engine, contexts, opening_questions(edition), cards)
        reception = open_reception(settings, database, desk, engine, cards)
        telegram = (
            open_telegram(settings, database, reception, engine, gallery, pace or Pace(), sleep)
            if settings.telegram_token
            else None
        )
        line = open_line(settings, database, desk, engine, cards, gallery, sleep) if line_is_on(settings) else None
        doors = [webhook(secret_of(settings.telegram_token), telegram.accept)] if telegram else []
        doors += [line_webhook(settings.line_channel_secret, line.accept)] if line else []
        web = site(desk, edition, trace=settings.trace, doors=doors, gallery=gallery, public_url=settings.public_url)
        async with AsyncExitStack() as working:
            for channel in (telegram, line):
                if channel:
                    await working.enter_async_context(_at_work(channel))
            yield Service(web, telegram, gallery, cards, line)
    finally:
        gallery.close()
        await database.close()


@asynccontextmanager
async def _at_work(channel: Telegram | Line) -> AsyncIterator[None]:
    """The channel runs until the block ends; then it finishes what is in hand."""
    running = asyncio.create_task(channel.run())
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await channel.stop()


def open_telegram(
    settings: Settings,
    database: Database,
    reception: Reception,
    engine: Engine,
    gallery: Gallery,
    pace: Pace,
    sleep: Sleep,
) -> Telegram:
    """The Telegram channel, with everything it needs of the house."""
    rooms = Rooms(
        reception=reception,
        offers=Offers(engine.catalogue),
        updates=Updates(database, CHANNEL),
        exchanges=Exchanges(database, CHANNEL),
        people=StoredPeople(database),
        pictures=Pictures(gallery, SentPictures(database, CHANNEL)),
        owners=frozenset(person for channel, person in settings.owners if channel == CHANNEL),
    )
    account = open_account(settings.telegram_token, settings.telegram_api_url, pace)
    return Telegram(account, rooms, settings.public_url, sleep)


def open_line(
    settings: Settings,
    database: Database,
    desk: QuestionDesk,
    engine: Engine,
    cards: Cards,
    gallery: Gallery,
    sleep: Sleep,
) -> Line:
    """The LINE channel, with everything it needs of the house."""
    people = StoredPeople(database)
    account = Account(settings.line_channel_access_token, settings.line_api_url)
    sending = Sending(account, sleep)
    quota = Quota(line_events.CHANNEL, sending.allowance, settings.owners)
    rooms = LineRooms(
        reception=open_reception(settings, database, desk, engine, cards, ("quota", quota.handle)),
        updates=Updates(database, line_events.CHANNEL),
        exchanges=Exchanges(database, line_events.CHANNEL),
        people=people,
        answers=StoredAnswers(database),
        pictures=LinePictures(gallery, settings.public_url),
        owners=frozenset(person for channel, person in settings.owners if channel == line_events.CHANNEL),
    )
    return Line(account, sending, rooms, sleep)


def open_reception(
    settings: Settings,
    database: Database,
    desk: QuestionDesk,
    engine: Engine,
    cards: Cards,
    *more: tuple[str, Handler],
) -> Reception:
    """The handlers, in the order in which they are asked; `more` are those of one channel."""
    edition, people = engine.catalogue.edition, StoredPeople(database)
    unanswered = StoredUnanswered(database)
    topics = Topics(desk, engine.catalogue)
    summarising = (
        ("topics", topics.handle),
        ("menu", Menu(desk, edition, people, topics.handle).handle),
        ("cards", CardTaps(desk, cards, topics, edition).handle),
        ("questions", FreeQuestions(desk, topics, StoredAnswers(database), unanswered).handle),
    )
    return Reception(
        (
            ("uncarried", uncarried.handle),
            ("feedback", Feedback(StoredVotes(database)).handle),
            ("subscriptions", Subscriptions(edition, people).handle),
            ("preferences", Preferences(people).handle),
            ("privacy", Privacy(edition, people).handle),
            ("review", Review(unanswered, settings.owners).handle),
            *more,
            *((name, with_cards_for_executives(handler, people, cards)) for name, handler in summarising),
        ),
        Commands(edition, settings.owners).meant,
    )


def _listener(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise SettingError(
            "THAMDAI_HOST, THAMDAI_PORT",
            f"can't listen on {settings.host}:{settings.port} ({error.strerror}); set another, or free this one",
        ) from error
