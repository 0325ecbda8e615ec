"""What people do that a database must answer quickly however much it holds, by the program's own statements."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.channels.line_events import CHANNEL
from bot.settings import read_settings
from bot.state.answers import StoredAnswers
from bot.state.database import Database
from bot.state.exchanges import Exchanges
from bot.state.people import StoredPeople
from bot.state.replicas import Replica
from bot.state.retention import Retention, periods_of
from bot.state.standing import standing
from bot.state.updates import Kept, Said, Updates
from handlers.conversation import Message
from handlers.reception import Receives
from tests.crowded import OLD

PLACE = 10**9  # after all that came before
Way = Callable[[Database, Receives], Awaitable[object]]


def of(person: str, action: str = "", words: str = "") -> Message:
    return Message(f"line:{person}:{person}", words, CHANNEL, person, action, id="new", noticed="yes")


async def ask(database: Database, reception: Receives) -> None:
    """A question as the channel has it answered, from being kept to what was said being known; and it comes again."""
    replica = Replica(database, "r1")
    updates, exchanges = Updates(database, CHANNEL, replica), Exchanges(database, CHANNEL)
    people = StoredPeople(database)
    await updates.take_over()
    for _ in range(2):
        _, kept = await updates.keep(Kept("new", "U7:U7", "{}", PLACE), begins=True)
        await exchanges.said("U7", "new")
        await people.meet(CHANNEL, "U7")
        await people.seen(CHANNEL, "U7")
        await reception.reply(of("U7", words="หนี้สินครูแก้ได้กี่ราย"))
        if kept:
            await updates.about_to_send(kept)
            await updates.owns(kept)
            await updates.finish(kept, Said("U7", "new", (1,)), goes_on=True)
    await updates.begin("U7:U7")
    await updates.waiting("U7:U7")
    await updates.let_go()


async def ask_in_vain(database: Database, reception: Receives) -> None:
    await reception.reply(of("U8", words="เชียงใหม่มีโรงเรียนกี่แห่ง"))
    await StoredAnswers(database).take_back("line:U8:U8", "new")


def taps(*actions: str) -> Way:
    async def way(_database: Database, reception: Receives) -> None:
        for action in actions:
            reply = await reception.reply(of("U9", action))
            for button in reply.buttons:
                if button.action.startswith("undo:"):
                    await reception.reply(of("U9", button.action))

    return way


async def block_and_return(database: Database, reception: Receives) -> None:
    await StoredPeople(database).set_reachable(CHANNEL, "U10", reachable=False)
    await StoredPeople(database).meet(CHANNEL, "U10")
    await reception.reply(of("U10", words="เมนู"))
    await reception.reply(of("U10", "return:yes"))


async def groups(database: Database, _reception: Receives) -> None:
    exchanges = Exchanges(database, CHANNEL)
    await exchanges.keep("C5", "m1", (1,))
    await exchanges.move_chat(-5, -100)
    await exchanges.leave_chat("C5")


async def clear(database: Database, _reception: Receives) -> None:
    periods = periods_of(read_settings({}, Path("no-such.env")))
    await Retention(database, periods, at_once=20).purge()  # so few that even of so few people not all are read


async def look_after(database: Database, reception: Receives) -> None:
    await standing(database)
    await reception.reply(of("U1", "unanswered"))


WAYS: dict[str, Way] = {
    "a reply": ask,
    "a question in vain that is taken back": ask_in_vain,
    "following": taps("subscribe", "follow:debt", "subscribe:career", "settings", "settings:teacher"),
    "leaving": taps("unfollow:debt", f"leave:{OLD}:all", "unfollow:all"),
    "buttons": taps("topics", "open:debt", "vote:7:up", "changes", "start", "privacy"),
    "blocking and coming back": block_and_return,
    "what is kept of one": taps("mydata", "mydata:all"),
    "being forgotten": taps("forget", "forget:yes"),
    "groups": groups,
    "looking after it": look_after,
    "clearing": clear,
}
