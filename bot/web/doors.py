"""The doors beside the chat page: where channels bring updates, and the console."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp

from bot.messages import RefusedError


def with_doors(doors: Sequence[BaseRoute], rest: ASGIApp) -> ASGIApp:
    """An application whose doors are looked at first; what knocks at none of them goes on to the rest."""
    router = Router(doors, redirect_slashes=False, default=rest)
    return ExceptionMiddleware(router, handlers={RefusedError: _refused})


async def _refused(_request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, RefusedError) else RefusedError(500, "internal", "")
    return JSONResponse(refused.record(), status_code=refused.status, headers=refused.headers)
