"""When a gate was moved, so that it is seen where the clock was set back since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("rate_gates", sa.Column("moved", sa.Float, nullable=False, server_default="0"))
