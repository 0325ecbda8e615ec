"""The first tables: updates, contexts, people, subscriptions, answers, votes, unanswered questions, exchanges."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_what_comes_in()
    _create_people()
    _create_what_was_said()


def _create_what_comes_in() -> None:
    op.create_table(
        "updates",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("update_id", sa.String(64), primary_key=True),
        sa.Column("lane", sa.String(80), nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("received", sa.Float, nullable=False),
    )
    op.create_index("updates_by_status", "updates", ["channel", "status", "place"])
    op.create_table(
        "contexts",
        sa.Column("conversation", sa.String(200), primary_key=True),
        sa.Column("context", sa.Text, nullable=False),
        sa.Column("touched", sa.Float, nullable=False),
    )
    op.create_index("contexts_by_touched", "contexts", ["touched"])


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("reachable", sa.Boolean, nullable=False),
        sa.Column("first_seen", sa.Float, nullable=False),
        sa.Column("last_seen", sa.Float, nullable=False),
    )
    op.create_table(
        "subscriptions",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("topic", sa.String(40), primary_key=True),
        sa.Column("since", sa.Float, nullable=False),
    )


def _create_what_was_said() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("answered", sa.Float, nullable=False),
    )
    op.create_index("answers_by_conversation", "answers", ["conversation"])
    op.create_table(
        "votes",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("vote", sa.Integer, nullable=False),
        sa.Column("voted", sa.Float, nullable=False),
    )
    op.create_table(
        "unanswered",
        sa.Column("question", sa.String(400), primary_key=True),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("last_asked", sa.Float, nullable=False),
    )
    op.create_table(
        "exchanges",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("asked", sa.String(64), primary_key=True),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
