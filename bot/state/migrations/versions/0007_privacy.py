"""Which privacy notice people were shown, since when they can't be reached, and links to what is kept of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("people", sa.Column("blocked", sa.Float))
    op.add_column("people", sa.Column("notice", sa.String(40), nullable=False, server_default=""))
    op.add_column("people", sa.Column("noticed", sa.Float))
    op.execute("UPDATE people SET blocked = last_seen WHERE NOT reachable")
    op.create_index("answers_by_time", "answers", ["answered"])
    op.create_table(
        "data_links",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    )
