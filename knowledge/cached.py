"""Attributes worked out once, when first asked for, without the lock that Python 3.11's own take each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class cached_property(Generic[Value]):  # noqa: N801 - stands in for functools.cached_property
    """What the method says of its object, kept under its name. Two threads may both work it out: it is the same."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> cached_property[Value]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> Value: ...
    def __get__(self, owner: object | None, kind: type) -> cached_property[Value] | Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._make(owner)
        return value
