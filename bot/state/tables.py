"""The tables. A change here needs a migration in `migrations/versions`; a test compares the two.

Times are seconds since 1970, UTC. Ids of people and chats are opaque texts: a channel's own, never a name or a number.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

updates = Table(  # what a network delivered: kept from before it is acknowledged
    "updates",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("update_id", String(64), primary_key=True),
    Column("lane", String(80), nullable=False),  # updates of one lane are handled in order
    Column("place", BigInteger, nullable=False),  # order of arrival
    Column("status", String(16), nullable=False),  # received, begun, done
    Column("payload", Text, nullable=False),  # "" once done: what a person wrote isn't kept
    Column("received", Float, nullable=False),
)
Index("updates_by_status", updates.c.channel, updates.c.status, updates.c.place)

contexts = Table(  # what the next question of a conversation may lean on
    "contexts",
    metadata,
    Column("conversation", String(200), primary_key=True),
    Column("context", Text, nullable=False),
    Column("touched", Float, nullable=False),
)
Index("contexts_by_touched", contexts.c.touched)

people = Table(
    "people",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("first_seen", Float, nullable=False),
    Column("last_seen", Float, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("topic", String(40), primary_key=True),  # a policy's id, or "all"
    Column("since", Float, nullable=False),
)

answers = Table(  # replies to free questions, so that their buttons mean something later
    "answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(200), nullable=False),
    Column("question", Text, nullable=False),  # masked
    Column("reply", Text, nullable=False),
    Column("answered", Float, nullable=False),
    Column("asked", String(64), nullable=False, server_default=""),  # id of the message that asked, where it has one
)
Index("answers_by_conversation", answers.c.conversation)

votes = Table(
    "votes",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("subject", String(64), primary_key=True),  # what was voted on: an answer's id or a place in the report
    Column("vote", Integer, nullable=False),  # 1 or -1
    Column("voted", Float, nullable=False),
)

unanswered = Table(  # for the PR team: what people asked that the report doesn't hold
    "unanswered",
    metadata,
    Column("question", String(400), primary_key=True),  # masked; whose it was isn't kept
    Column("outcome", String(16), nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_asked", Float, nullable=False),
)

exchanges = Table(  # which messages answered which, so that an edited question gets its answer edited
    "exchanges",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", String(64), primary_key=True),
    Column("asked", String(64), primary_key=True),
    Column("said", Text, nullable=False),  # ids of the messages, as JSON
    Column("at", Float, nullable=False),
)

pictures = Table(  # which cards a network keeps already, so that they needn't be brought again
    "pictures",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("picture", String(64), primary_key=True),  # what the card says, hashed
    Column("file", Text, nullable=False),  # the network's own name for it
    Column("sent", Float, nullable=False),
)
