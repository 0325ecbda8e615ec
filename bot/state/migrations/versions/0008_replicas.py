"""Web processes side by side: who has an update in hand, who lives, and an index of what is not done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("updates", sa.Column("owner", sa.String(64), nullable=False, server_default=""))
    op.execute("UPDATE updates SET status = 'sending' WHERE status = 'begun'")  # what was begun may have been sent
    op.drop_index("updates_by_status", "updates")
    unfinished = sa.text("status <> 'done'")
    op.create_index(
        "updates_unfinished",
        "updates",
        ["channel", "lane", "place"],
        postgresql_where=unfinished,
        sqlite_where=unfinished,
    )
    op.create_index("updates_by_received", "updates", ["received"])
    op.create_index("exchanges_by_time", "exchanges", ["at"])
    op.create_table(
        "replicas",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("beat", sa.Float, nullable=False),
    )
