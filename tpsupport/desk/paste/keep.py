"""What reading many texts needs again and again of one pack, made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from tpsupport.pack.library import Library

Made = TypeVar("Made")


class _Same:
    """A library that is the same only as itself."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.library is other.library

    def __hash__(self) -> int:
        return id(self.library)


def once(make: Callable[[Library, str], Made]) -> Callable[[Library, str], Made]:
    """``make``, which is asked once for each library and name."""

    @lru_cache(maxsize=256)
    def made(same: _Same, name: str) -> Made:
        return make(same.library, name)

    return lambda library, name: made(_Same(library), name)
