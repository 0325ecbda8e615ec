"""How far a broadcast is planned; indexes of its followers and of who waits for the digest in the order of people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("planned", sa.Integer, nullable=False, server_default="0"))
    op.drop_index("subscriptions_by_topic", "subscriptions")
    op.create_index("subscriptions_by_topic", "subscriptions", ["topic", "channel", "person"])
    waiting = sa.text("fate = 'digest'")
    op.create_index(
        "deliveries_waiting",
        "deliveries",
        ["channel", "person"],
        postgresql_where=waiting,
        sqlite_where=waiting,
    )
