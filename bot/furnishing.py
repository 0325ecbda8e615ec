"""What is made of an edition, a database and the settings: handlers in their order, the web, the channels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from bot.cards.gallery import Gallery
from bot.channels import line_events
from bot.channels.acquaintance import Acquaintance
from bot.channels.inbox import Sleep
from bot.channels.line import Line
from bot.channels.line import Rooms as LineRooms
from bot.channels.line_account import Account
from bot.channels.line_pictures import Pictures as LinePictures
from bot.channels.line_sending import Sending
from bot.channels.patience import Patience
from bot.channels.telegram import Rooms, Telegram
from bot.channels.telegram_pace import Pace
from bot.channels.telegram_pictures import Pictures
from bot.channels.telegram_polling import open_account
from bot.channels.telegram_updates import CHANNEL
from bot.edition_in_use import EditionInUse, Furnish, House
from bot.settings import Settings, console_address
from bot.state.answers import StoredAnswers, StoredUnanswered, StoredVotes
from bot.state.contexts import StoredContexts
from bot.state.data_links import StoredDataLinks
from bot.state.database import Database
from bot.state.deliveries import Deliveries
from bot.state.exchanges import Exchanges
from bot.state.holdings import Holdings
from bot.state.people import StoredPeople
from bot.state.pictures import SentPictures
from bot.state.publications import StoredPublications
from bot.state.replicas import Replica
from bot.state.team import StoredLinks, StoredTeam
from bot.state.updates import Updates
from bot.watching.status import status_of
from bot.web.addresses import Neighbours
from bot.web.site import site
from bot.workbench import open_cards
from handlers import uncarried
from handlers.answers import FreeQuestions
from handlers.cards import CardTaps, with_cards_for_executives
from handlers.changes import WhatChanged
from handlers.commands import Commands
from handlers.console import ConsoleDoor
from handlers.conversation import Message, Reply
from handlers.feedback import Feedback
from handlers.menu import Menu
from handlers.news import NewsTaps
from handlers.notice import Notice, Office
from handlers.offers import Offers
from handlers.preferences import Preferences
from handlers.privacy import Privacy
from handlers.questions import QuestionDesk, opening_questions
from handlers.quota import Quota
from handlers.reception import Handler, Reception
from handlers.review import Review
from handlers.status import StatusDesk
from handlers.subscriptions import Subscriptions
from handlers.topics import Topics
from knowledge.asking.engine import Engine
from knowledge.cards.choosing import Cards
from knowledge.database import edition_id_of
from knowledge.records import Edition


def furnisher(
    settings: Settings, database: Database, gallery: Gallery | None = None, *more: tuple[str, Handler]
) -> Furnish:
    """What makes a house of an edition; `more` are the handlers of one channel."""
    neighbours = Neighbours(settings)  # who asks too much does so whatever edition is in use

    def furnish(edition: Edition, engine: Engine) -> House:
        contexts = StoredContexts(database, settings.conversation_minutes)
        cards = open_cards(settings, engine)
        desk = QuestionDesk(engine, contexts, opening_questions(edition), cards)
        return House(
            edition,
            engine,
            cards,
            open_reception(settings, database, desk, engine, cards, *more),
            Offers(engine.catalogue),
            site(
                desk,
                edition,
                trace=settings.trace,
                gallery=gallery,
                public_url=settings.public_url,
                neighbours=neighbours,
            ),
        )

    return furnish


def open_telegram(
    settings: Settings,
    database: Database,
    replica: Replica,
    in_use: EditionInUse,
    gallery: Gallery,
    pace: Pace,
    sleep: Sleep,
) -> Telegram:
    """The Telegram channel, with everything it needs of the house."""
    rooms = Rooms(
        reception=in_use,
        offers=in_use,
        updates=Updates(database, CHANNEL, replica),
        exchanges=Exchanges(database, CHANNEL),
        people=StoredPeople(database),
        acquaintance=Acquaintance(StoredPeople(database), notice_of(settings).version),
        patience=Patience(settings),
        pictures=Pictures(gallery, SentPictures(database, CHANNEL)),
        owners=frozenset(person for channel, person in settings.owners if channel == CHANNEL),
    )
    account = open_account(settings.telegram_token, settings.telegram_api_url, pace)
    return Telegram(account, rooms, settings.public_url, sleep)


@dataclass(frozen=True, slots=True)
class LineAccount:
    """What the LINE channel stands on."""

    account: Account
    sending: Sending
    quota: Handler


def open_line_account(settings: Settings, database: Database, sleep: Sleep) -> LineAccount:
    """The account, and the handler that tells the PR team what it may still deliver."""
    account = Account(settings.line_channel_access_token, settings.line_api_url)
    sending = Sending(account, sleep)
    team = StoredTeam(database, settings.owners)
    return LineAccount(account, sending, Quota(line_events.CHANNEL, sending.allowance, team).handle)


def open_line(
    settings: Settings,
    database: Database,
    replica: Replica,
    in_use: EditionInUse,
    account: LineAccount,
    gallery: Gallery,
    sleep: Sleep,
) -> Line:
    """The LINE channel, with everything it needs of the house."""
    rooms = LineRooms(
        reception=in_use,
        updates=Updates(database, line_events.CHANNEL, replica),
        exchanges=Exchanges(database, line_events.CHANNEL),
        people=StoredPeople(database),
        acquaintance=Acquaintance(StoredPeople(database), notice_of(settings).version),
        patience=Patience(settings),
        answers=StoredAnswers(database),
        pictures=LinePictures(gallery, settings.public_url),
        owners=frozenset(person for channel, person in settings.owners if channel == line_events.CHANNEL),
    )
    return Line(account.account, account.sending, rooms, sleep)


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
    topics, taps = Topics(desk, engine.catalogue), Deliveries(database)
    following = Subscriptions(edition, people, taps)
    team = StoredTeam(database, settings.owners)
    notice, links = notice_of(settings), StoredDataLinks(database, settings.public_url)

    async def adding(message: Message, reply: Reply) -> Reply:
        return notice.add(message, await following.ask_who_returned(message, reply))

    summarising = (
        ("topics", topics.handle),
        ("menu", Menu(desk, edition, people, topics.handle).handle),
        ("cards", CardTaps(desk, cards, topics, edition).handle),
        ("questions", FreeQuestions(desk, topics, StoredAnswers(database), unanswered).handle),
    )
    return Reception(
        (
            ("notice", notice.handle),
            ("uncarried", uncarried.handle),
            ("feedback", Feedback(StoredVotes(database)).handle),
            ("subscriptions", following.handle),
            ("news", NewsTaps(edition, taps, topics.handle).handle),
            ("preferences", Preferences(edition, people).handle),
            ("privacy", Privacy(edition, people, Holdings(database), links, database.clock).handle),
            ("review", Review(unanswered, team).handle),
            ("console", ConsoleDoor(team, StoredLinks(database, console_address(settings))).handle),
            ("status", StatusDesk(team, partial(status_of, database, edition_id_of(edition))).handle),
            ("changes", WhatChanged(edition, people, StoredPublications(database), cards).handle),
            *more,
            *((name, with_cards_for_executives(handler, people, cards)) for name, handler in summarising),
        ),
        Commands(edition, team).meant,
        adding,
    )


def notice_of(settings: Settings) -> Notice:
    """The privacy notice as the office has set it."""
    office = Office(
        controller=settings.controller,
        contact=settings.privacy_contact,
        legal_basis=settings.legal_basis,
        address=settings.public_url if settings.public_url.startswith("https://") else "",
        conversation=settings.conversation_minutes,
        answers=settings.keep_answers_days,
        deliveries=settings.keep_deliveries_days,
        unanswered=settings.keep_unanswered_days,
        blocked=settings.keep_blocked_days,
        quiet=settings.keep_quiet_days,
    )
    return Notice(office)
