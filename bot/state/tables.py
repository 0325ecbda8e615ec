"""The tables. A change here needs a migration in `migrations/versions`; a test compares the two.

Times are seconds since 1970, UTC. Ids of people and chats are opaque texts: a channel's own, never a name or a number.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    false,
    literal_column,
    text,
)

metadata = MetaData()


def _partial(name: str, which: TextClause, *columns: Column[Any]) -> None:
    """An index of a few rows of a large table; a question that is to use it says which in the same words."""
    Index(name, *columns, postgresql_where=which, sqlite_where=which)


updates = Table(  # what a network delivered: kept from before it is acknowledged
    "updates",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("update_id", String(64), primary_key=True),
    Column("lane", String(80), nullable=False),  # updates of one lane are handled in order
    Column("place", BigInteger, nullable=False),  # order of arrival
    Column("status", String(16), nullable=False),  # received, begun, sending, done
    Column("payload", Text, nullable=False),  # "" once done: what a person wrote isn't kept
    Column("received", Float, nullable=False),
    Column("owner", String(64), nullable=False, server_default=""),  # the replica that sees to it; "" once nobody does
)
UNFINISHED = text("status <> 'done'")  # few, however many are done
Index(
    "updates_unfinished",
    updates.c.channel,
    updates.c.lane,
    updates.c.place,
    postgresql_where=UNFINISHED,
    sqlite_where=UNFINISHED,
)
Index("updates_by_received", updates.c.received)

replicas = Table(  # web processes that live
    "replicas",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("beat", Float, nullable=False),  # by the database's clock
)

troubles = Table(  # lines of the log that somebody may have to see to
    "troubles",
    metadata,
    Column("process", String(64), primary_key=True),
    Column("event", String(200), primary_key=True),  # as it stands in the log: without anything of people
    Column("level", String(16), nullable=False),
    Column("times", Integer, nullable=False),
    Column("first", Float, nullable=False),
    Column("last", Float, nullable=False),
)
Index("troubles_by_last", troubles.c.last)

contexts = Table(  # what the next question of a conversation may lean on
    "contexts",
    metadata,
    Column("conversation", String(200), primary_key=True),
    Column("context", Text, nullable=False),
    Column("touched", Float, nullable=False),
    Column("in_group", String(200), nullable=False, server_default=""),  # "telegram:-5"; "" of talk with the bot alone
    Column("speaker", String(200), nullable=False, server_default=""),  # "telegram:7" in a group, else ""
)
Index("contexts_by_touched", contexts.c.touched)

people = Table(
    "people",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("returned", String(8), nullable=False, server_default=""),  # "new", "asked": came back, hasn't said yet
    Column("frequency", String(16), nullable=False, server_default="now"),  # or "weekly"
    Column("first_seen", Float, nullable=False),
    Column("last_seen", Float, nullable=False),
    Column("blocked", Float),  # since when they can't be reached
    Column("notice", String(40), nullable=False, server_default=""),  # version of the privacy notice they were shown
    Column("noticed", Float),  # when
)
Index("people_by_last_seen", people.c.last_seen)
_partial("people_blocked", text("blocked IS NOT NULL"), people.c.blocked)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("topic", String(40), primary_key=True),  # a policy's id, a group's, or "all"
    Column("since", Float, nullable=False),
    Column("ended", Float),  # when they left; kept some days so that it can be undone
)
Index("subscriptions_by_topic", subscriptions.c.topic, subscriptions.c.channel, subscriptions.c.person)
_partial("subscriptions_ended", text("ended IS NOT NULL"), subscriptions.c.ended)

answers = Table(  # replies to free questions, so that their buttons mean something later
    "answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(200), nullable=False),
    Column("question", Text, nullable=False),  # masked
    Column("reply", Text, nullable=False),
    Column("answered", Float, nullable=False),
    Column("asked", String(64), nullable=False, server_default=""),  # id of the message that asked, where it has one
    Column("in_group", String(200), nullable=False, server_default=""),  # as of contexts
    Column("speaker", String(200), nullable=False, server_default=""),
)
Index("answers_by_conversation", answers.c.conversation)
Index("answers_by_time", answers.c.answered)
IN_GROUP = text("in_group <> ''")  # most talk is with the bot alone, and is found by its conversation
for _table in (contexts, answers):
    for _column in ("in_group", "speaker"):
        _partial(f"{_table.name}_by_{_column}", IN_GROUP, _table.c[_column])

votes = Table(
    "votes",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("subject", String(64), primary_key=True),  # what was voted on: an answer's id or a place in the report
    Column("vote", Integer, nullable=False),  # 1 or -1
    Column("voted", Float, nullable=False),
)
Index("votes_by_time", votes.c.voted)

unanswered = Table(  # for the PR team: what people asked that the report doesn't hold
    "unanswered",
    metadata,
    Column("question", String(400), primary_key=True),  # masked; whose it was isn't kept
    Column("outcome", String(16), nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_asked", Float, nullable=False),
)
Index("unanswered_by_times", unanswered.c.times, unanswered.c.last_asked)
Index("unanswered_by_time", unanswered.c.last_asked)

exchanges = Table(  # which messages answered which, so that an edited question gets its answer edited
    "exchanges",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", String(64), primary_key=True),
    Column("asked", String(64), primary_key=True),
    Column("said", Text, nullable=False),  # ids of the messages, as JSON
    Column("at", Float, nullable=False),
)
Index("exchanges_by_time", exchanges.c.at)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("state", String(16), nullable=False),  # of handlers.broadcasts.STATES
    Column("kind", String(16), nullable=False),
    Column("draft", Text, nullable=False),  # what it holds, as JSON: handlers.broadcasts.Draft
    Column("content_hash", String(64), nullable=False),
    Column("author", String(100), nullable=False),  # "telegram:123"
    Column("approver", String(100), nullable=False, server_default=""),
    Column("scheduled", Float),
    Column("corrects", Integer, ForeignKey("broadcasts.id")),
    Column("recipients", Integer),  # people it is for, once they are fixed
    Column("planned", Integer, nullable=False, server_default="0"),  # of them, put in so far
    Column("stopping", Integer),  # of one that is stopped: the place after which people are still to be written off
    Column("counts", Text),  # the report as JSON, once the rows of its deliveries are cleared away
    Column("generation", Integer, nullable=False, server_default="0"),  # how often it was set going
    Column("created", Float, nullable=False),
    Column("changed", Float, nullable=False),
    Column("started", Float),
    Column("finished", Float),
    sqlite_autoincrement=True,  # a number is never given twice: LINE remembers keys made of it
)
Index("broadcasts_by_state", broadcasts.c.state, broadcasts.c.scheduled)
_partial("broadcasts_stopping", text("stopping IS NOT NULL"), broadcasts.c.id)

broadcast_steps = Table(  # who did what with a broadcast
    "broadcast_steps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("broadcast", Integer, ForeignKey("broadcasts.id", ondelete="CASCADE"), nullable=False),
    Column("at", Float, nullable=False),
    Column("who", String(100), nullable=False),
    Column("act", String(16), nullable=False),
    Column("note", Text, nullable=False),
)
Index("broadcast_steps_by_broadcast", broadcast_steps.c.broadcast)

chunks = Table(  # a broadcast in units of work: people of one channel who get the same message
    "chunks",
    metadata,
    Column("broadcast", Integer, ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("parts", Text, nullable=False),  # of a digest: ids of the broadcasts it joins, as JSON
    Column("due", Float, nullable=False),  # not before then: quiet hours and the cap hold it
    Column("queued", Integer, nullable=False, server_default="0"),  # how often it was given to the engine
    Column("begun", Integer, nullable=False, server_default="0"),  # how often work on it began
    Column("waits", Boolean, nullable=False),  # True while it isn't with the engine
    Column("first_sent", Float),  # of LINE: a retry key is good for 24 hours
    Column("done", Boolean, nullable=False, server_default=false()),
)
Index("chunks_by_due", chunks.c.done, chunks.c.due)

deliveries = Table(  # a person and a broadcast
    "deliveries",
    metadata,
    Column("broadcast", Integer, ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("person", String(64)),  # NULL once they asked to be forgotten
    Column("chunk", Integer),  # NULL while it waits for the weekly digest
    Column("day", Integer),  # in Bangkok, days since 1970: for the cap
    Column("fate", String(12), nullable=False),  # of handlers.broadcasts.FATES
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("resent", Boolean, nullable=False, server_default=false()),  # sent again though it may have arrived
    Column("post", String(64)),  # the channel's id of the message, for editing and deleting
    Column("error", String(120), nullable=False, server_default=""),
    Column("opened", Boolean, nullable=False, server_default=false()),
    Column("unsubscribed", Boolean, nullable=False, server_default=false()),
    Column("recalled", String(12), nullable=False, server_default=""),  # deleted, edited, kept
    Column("at", Float),
)
Index("deliveries_once", deliveries.c.broadcast, deliveries.c.channel, deliveries.c.person, unique=True)
Index("deliveries_by_chunk", deliveries.c.broadcast, deliveries.c.chunk, deliveries.c.fate)
Index("deliveries_by_person", deliveries.c.channel, deliveries.c.person, deliveries.c.day)
FOR_DIGEST = literal_column("'digest'", String)  # a fate: waits for the weekly digest
_partial("deliveries_for_digest", text("fate = 'digest'"), deliveries.c.at)
_partial("deliveries_waiting", text("fate = 'digest'"), deliveries.c.channel, deliveries.c.person)

rate_gates = Table(  # when the next message of a channel may go out, over all processes
    "rate_gates",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("next", Float, nullable=False),  # by the database's clock, as the next
    Column("held", Float, nullable=False),  # nothing goes out before: the network said to wait
    Column("moved", Float, nullable=False, server_default="0"),  # when one of them was written
)

workers = Table(  # processes that send
    "workers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("began", Float, nullable=False),
    Column("beat", Float, nullable=False),  # by the database's clock
    Column("heir", String(64), nullable=False, server_default=""),  # the worker that takes over its work
)

team = Table(  # who may work in the console; the owners of THAMDAI_OWNERS need no row
    "team",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("role", String(16), nullable=False),  # of handlers.broadcasts.TeamRole
    Column("name", String(60), nullable=False),  # what the team calls them
    Column("since", Float, nullable=False),
    Column("given_by", String(100), nullable=False),
)

login_links = Table(  # one-time links into the console
    "login_links",
    metadata,
    Column("token", String(64), primary_key=True),  # its SHA-256
    Column("channel", String(16), nullable=False),
    Column("person", String(64), nullable=False),
    Column("role", String(16), nullable=False),  # when it was asked for
    Column("until", Float, nullable=False),
)

console_sessions = Table(
    "console_sessions",
    metadata,
    Column("session", String(64), primary_key=True),  # its SHA-256
    Column("channel", String(16), nullable=False),
    Column("person", String(64), nullable=False),
    Column("began", Float, nullable=False),
    Column("seen", Float, nullable=False),
)

console_secrets = Table(  # what sessions are signed with, made once
    "console_secrets",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("secret", String(64), nullable=False),
)

data_links = Table(  # one-time links to what is kept of a person, for networks that carry no files
    "data_links",
    metadata,
    Column("token", String(64), primary_key=True),  # its SHA-256
    Column("channel", String(16), nullable=False),
    Column("person", String(64), nullable=False),
    Column("until", Float, nullable=False),
)

publications = Table(  # editions that were put into use, with what changed by it
    "publications",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", String(80), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("published", Float, nullable=False),
    Column("published_by", String(100), nullable=False),
    Column("changes", Text, nullable=False),  # as JSON: knowledge.changes
)
Index("publications_by_time", publications.c.published)

swaps = Table(  # editions that are being put into use, with what is to be written once they are
    "swaps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", String(80), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("begun", Float, nullable=False),
    Column("begun_by", String(100), nullable=False),
    Column("changes", Text, nullable=False),  # as JSON: knowledge.changes
    Column("drafts", Text, nullable=False),  # as JSON: handlers.broadcasts.Draft
)

looks = Table(  # when somebody last asked what changed
    "looks",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("looked", Float, nullable=False),
)

aliases = Table(  # words that people use, approved as names of a policy or figure
    "aliases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("phrase", String(80), nullable=False),
    Column("policy", String(40), nullable=False),
    Column("indicator", String(80), nullable=False),  # "" where it names the policy
    Column("added", Float, nullable=False),
    Column("added_by", String(100), nullable=False),
    Column("undone", Float),
)

reviews = Table(  # what the team decided about a question without an answer
    "reviews",
    metadata,
    Column("question", String(400), primary_key=True),
    Column("verdict", String(16), nullable=False),  # "has", "has_not"
    Column("reviewed", Float, nullable=False),
    Column("reviewed_by", String(100), nullable=False),
)

pictures = Table(  # which cards a network keeps already, so that they needn't be brought again
    "pictures",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("picture", String(64), primary_key=True),  # what the card says, hashed
    Column("file", Text, nullable=False),  # the network's own name for it
    Column("sent", Float, nullable=False),
)
