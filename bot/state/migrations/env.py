"""Runs the migrations on the connection that `bot.state.database` opened."""

from __future__ import annotations

from alembic import context

from bot.state.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
