"""Where web requests come from, and how many questions one place may send a minute.

The address is the connection's own. Behind proxies it is the one that the outermost of ours saw: each proxy writes whom
it spoke with at the right end of X-Forwarded-For, and what stands further left is what anybody may have made up.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request

from bot.allowances import Allowances
from bot.messages import RefusedError
from bot.settings import Settings

FORWARDED = "x-forwarded-for"
ALL = "all"
_PORT = re.compile(r"^(\[[^\]]*\]|[\d.]+):\d+$")  # which some proxies write too


class Neighbours:
    """Counts the questions of each address, and of all of them together, in this process."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._proxies = settings.trusted_proxies
        self._each = Allowances(settings.address_per_minute)
        self._all = Allowances(settings.questions_per_minute)
        self._clock = clock

    def count(self, request: Request) -> None:
        """Count one. Raises RefusedError where it is too many, with the seconds until there may be another."""
        now = self._clock()
        if wait := self._each.take(neighbour(address_of(request, self._proxies)), now):
            raise _too_many(wait, "ถามเร็วเกินไปค่ะ กรุณารอ {} วินาทีแล้วลองใหม่")
        if wait := self._all.take(ALL, now):
            raise _too_many(wait, "ขณะนี้มีผู้ถามพร้อมกันมาก กรุณารอ {} วินาทีแล้วลองใหม่")


def _too_many(wait: float, message: str) -> RefusedError:
    seconds = max(1, math.ceil(wait))
    return RefusedError(429, "too_many", message.format(seconds), {"Retry-After": str(seconds)})


def address_of(request: Request, proxies: int) -> str:
    """The address of whoever sent a request, seen through so many proxies of ours."""
    peer = request.client.host if request.client else ""
    told = [each.strip() for line in request.headers.getlist(FORWARDED) for each in line.split(",")]
    seen = [*told, peer]
    found = _PORT.sub(r"\1", seen[max(0, len(seen) - 1 - proxies)]).strip("[]")
    return found if _read(found) else peer


def neighbour(address: str) -> str:
    """What stands for the people at an address: itself, or of IPv6 the /64 that one connection is given.

    >>> neighbour("203.0.113.7"), neighbour("2001:db8:1:2:3::9"), neighbour("::ffff:203.0.113.7"), neighbour("")
    ('203.0.113.7', '2001:db8:1:2::/64', '203.0.113.7', '')
    """
    read = _read(address)
    if not isinstance(read, IPv6Address):
        return address
    return str(read.ipv4_mapped) if read.ipv4_mapped else str(ip_network((int(read) >> 64 << 64, 64)))


def _read(address: str) -> object:
    try:
        return ip_address(address)
    except ValueError:
        return None
