"""Broadcasts, their chunks and deliveries; how often people want news; leaving that can be undone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("people", sa.Column("returned", sa.String(8), nullable=False, server_default=""))
    op.add_column("people", sa.Column("frequency", sa.String(16), nullable=False, server_default="now"))
    op.add_column("subscriptions", sa.Column("ended", sa.Float))
    op.create_index("subscriptions_by_topic", "subscriptions", ["topic"])
    _create_broadcasts()
    _create_deliveries()
    _create_workers()


def _create_broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("author", sa.String(100), nullable=False),
        sa.Column("approver", sa.String(100), nullable=False, server_default=""),
        sa.Column("scheduled", sa.Float),
        sa.Column("corrects", sa.Integer, sa.ForeignKey("broadcasts.id")),
        sa.Column("recipients", sa.Integer),
        sa.Column("counts", sa.Text),
        sa.Column("generation", sa.Integer, nullable=False, server_default="0"),
        sa.Column("created", sa.Float, nullable=False),
        sa.Column("changed", sa.Float, nullable=False),
        sa.Column("started", sa.Float),
        sa.Column("finished", sa.Float),
        sqlite_autoincrement=True,
    )
    op.create_index("broadcasts_by_state", "broadcasts", ["state", "scheduled"])
    op.create_table(
        "broadcast_steps",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("broadcast", sa.Integer, sa.ForeignKey("broadcasts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("who", sa.String(100), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_index("broadcast_steps_by_broadcast", "broadcast_steps", ["broadcast"])


def _create_deliveries() -> None:
    broadcast = sa.ForeignKey("broadcasts.id", ondelete="CASCADE")
    op.create_table(
        "chunks",
        sa.Column("broadcast", sa.Integer, broadcast, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("queued", sa.Integer, nullable=False, server_default="0"),
        sa.Column("begun", sa.Integer, nullable=False, server_default="0"),
        sa.Column("waits", sa.Boolean, nullable=False),
        sa.Column("first_sent", sa.Float),
        sa.Column("done", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_index("chunks_by_due", "chunks", ["done", "due"])
    op.create_table(
        "deliveries",
        sa.Column("broadcast", sa.Integer, sa.ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("person", sa.String(64)),
        sa.Column("chunk", sa.Integer),
        sa.Column("day", sa.Integer),
        sa.Column("fate", sa.String(12), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("resent", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("post", sa.String(64)),
        sa.Column("error", sa.String(120), nullable=False, server_default=""),
        sa.Column("opened", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("unsubscribed", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("recalled", sa.String(12), nullable=False, server_default=""),
        sa.Column("at", sa.Float),
    )
    op.create_index("deliveries_once", "deliveries", ["broadcast", "channel", "person"], unique=True)
    op.create_index("deliveries_by_chunk", "deliveries", ["broadcast", "chunk", "fate"])
    op.create_index("deliveries_by_person", "deliveries", ["channel", "person", "day"])


def _create_workers() -> None:
    op.create_table(
        "rate_gates",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("next", sa.Float, nullable=False),
        sa.Column("held", sa.Float, nullable=False),
    )
    op.create_table(
        "workers",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("began", sa.Float, nullable=False),
        sa.Column("beat", sa.Float, nullable=False),
        sa.Column("heir", sa.String(64), nullable=False, server_default=""),
    )
