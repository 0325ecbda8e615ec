"""Replies that were given, votes on them, and the questions that found no answer."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import delete, func, select, update

from bot.state.combining import Combined
from bot.state.conversations import places
from bot.state.database import Database
from bot.state.tables import answers, contexts, unanswered, votes
from handlers.records import KeptAnswer, UnansweredQuestion

_KEEP = answers.insert().returning(answers.c.id, sort_by_parameter_order=True)


class StoredAnswers:
    """Replies to free questions, by a number that fits into a button."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._keeping = Combined(database.turns, self._keep)

    async def keep(self, answer: KeptAnswer) -> str:
        return await self._keeping(answer)

    async def _keep(self, batch: Sequence[KeptAnswer]) -> list[str]:
        now = self._database.clock()
        rows = [
            {
                "conversation": answer.conversation,
                "question": answer.question,
                "reply": json.dumps(answer.reply, ensure_ascii=False),
                "answered": now,
                "asked": answer.asked,
                **places(answer.conversation),
            }
            for answer in batch
        ]
        async with self._database.at_once() as connection:
            written = (await connection.execute(_KEEP, rows)).scalars().all()
        return [str(each) for each in written]

    async def kept(self, answer_id: str) -> KeptAnswer | None:
        if not (answer_id.isascii() and answer_id.isdigit()) or len(answer_id) > 9:
            return None
        async with self._database.reading() as connection:
            row = (await connection.execute(select(answers).where(answers.c.id == int(answer_id)))).one_or_none()
        return KeptAnswer(row.conversation, row.question, json.loads(row.reply), row.asked) if row else None

    async def claim(self, answer_id: str, conversation: str, asked: str) -> None:
        """Say whose an answer is that was kept as nobody's."""
        own = (answers.c.id == int(answer_id)) & (answers.c.conversation == "")
        values = {"conversation": conversation, "asked": asked, **places(conversation)}
        async with self._database.writing() as connection:
            await connection.execute(update(answers).where(own).values(values))

    async def take_back(self, conversation: str, asked: str) -> None:
        """A person took their message back: it, its answer, and what the conversation leant on are forgotten."""
        own = (answers.c.conversation == conversation) & (answers.c.asked == asked)
        async with self._database.writing() as connection:
            taken = (await connection.execute(delete(answers).where(own).returning(answers.c.question))).scalars().all()
            for question in taken:
                same = unanswered.c.question == question
                await connection.execute(delete(unanswered).where(same, unanswered.c.times <= 1))
                await connection.execute(update(unanswered).where(same).values(times=unanswered.c.times - 1))
            await connection.execute(delete(contexts).where(contexts.c.conversation == conversation))


class StoredVotes:
    """One vote of a person on a subject; a new one takes the place of the old."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def vote(self, channel: str, person: str, subject: str, vote: int) -> bool:
        """False if they had voted so already."""
        own = (votes.c.channel == channel) & (votes.c.person == person) & (votes.c.subject == subject)
        row = {"channel": channel, "person": person, "subject": subject, "vote": vote, "voted": self._database.clock()}
        insert = self._database.insert(votes).values(row)
        insert = insert.on_conflict_do_update(
            index_elements=["channel", "person", "subject"],
            set_={"vote": insert.excluded.vote, "voted": insert.excluded.voted},
        )
        async with self._database.writing() as connection:
            before = (await connection.execute(select(votes.c.vote).where(own))).scalar()
            await connection.execute(insert)
        return before != vote

    async def count(self, subject: str) -> tuple[int, int]:
        """How many found it good, and how many not."""
        wanted = select(votes.c.vote, func.count()).where(votes.c.subject == subject).group_by(votes.c.vote)
        async with self._database.reading() as connection:
            counted = {row[0]: row[1] for row in (await connection.execute(wanted)).all()}
        return counted.get(1, 0), counted.get(-1, 0)


class StoredUnanswered:
    """Questions without an answer, masked, each once with how often it came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, question: str, outcome: str) -> None:
        row = {"question": question, "outcome": outcome, "times": 1, "last_asked": self._database.clock()}
        insert = self._database.insert(unanswered).values(row)
        insert = insert.on_conflict_do_update(
            index_elements=["question"],
            set_={
                "times": unanswered.c.times + 1,
                "outcome": insert.excluded.outcome,
                "last_asked": insert.excluded.last_asked,
            },
        )
        async with self._database.writing() as connection:
            await connection.execute(insert)

    async def most_asked(self, most: int) -> tuple[UnansweredQuestion, ...]:
        wanted = select(unanswered).order_by(unanswered.c.times.desc(), unanswered.c.last_asked.desc()).limit(most)
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted)).all()
        return tuple(UnansweredQuestion(row.question, row.times) for row in rows)
