"""A connection to SQLite whose calls come to their end also where the task that makes them is cut off.

SQLite works in a thread that nobody can stop. A call that is left alone there goes on, with a connection that is thrown
away meanwhile: its lock on the database stays until somebody collects the rubbish, and who writes next waits in vain.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

Result = TypeVar("Result")


async def whole(work: Coroutine[Any, Any, Result]) -> Result:
    """Do the work to its end; who is cut off meanwhile is so after it."""
    doing = asyncio.ensure_future(work)
    cut: asyncio.CancelledError | None = None
    while not doing.done():
        try:
            await asyncio.wait([doing])
        except asyncio.CancelledError as error:
            cut = error
    if cut is not None:
        doing.exception()  # nobody asks for it any more
        raise cut
    return doing.result()


class UncutConnection(AsyncConnection):
    """Every call that the program makes, to its end."""

    async def start(self, is_ctxmanager: bool = False) -> AsyncConnection:
        return await whole(super().start(is_ctxmanager))

    async def close(self) -> None:
        if self.sync_connection is not None:
            await whole(super().close())

    async def execute(self, *given: Any, **more: Any) -> Any:
        return await whole(super().execute(*given, **more))

    async def exec_driver_sql(self, *given: Any, **more: Any) -> Any:
        return await whole(super().exec_driver_sql(*given, **more))

    async def commit(self) -> None:
        await whole(super().commit())

    async def rollback(self) -> None:
        await whole(super().rollback())


@asynccontextmanager
async def uncut(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection until the block ends; what is not committed by then is as if it had never been."""
    connection = UncutConnection(engine)
    try:
        await connection.start()
        yield connection
    finally:
        await connection.close()
