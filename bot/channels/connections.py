"""Connections to the networks' servers, by aiohttp: a call takes a third of the processor time of one by httpx."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.request import getproxies

import aiohttp
import httpx


def open_session(connections: int, headers: Mapping[str, str] | None = None) -> aiohttp.ClientSession:
    """So many at most, kept open between calls. To be made and closed inside the running loop.

    A proxy that the environment names is used; where it names none, aiohttp is spared looking, which it does in a
    thread with every call. Certificates are checked against httpx's list, which needs none of the system.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections, ssl=httpx.create_ssl_context()),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=headers,
        trust_env=bool(getproxies()),
    )
