"""The index of a pack as it is kept: what each word says of each thing that can be found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.search import entry, lexicon
from tpsupport.search.table import look_up

if TYPE_CHECKING:
    from tpsupport.search.entry import Entry
    from tpsupport.search.kin import Kin
    from tpsupport.search.lexicon import Lexicon
    from tpsupport.search.message import Saying

FINE = 1000
"""Whole numbers in the tables stand for so many parts of one."""
UNKNOWN = 5.0
"""How rare a term counts that the pack does not hold."""


class Index(NamedTuple):
    """Tables of which only the rows that are asked for are ever read, and small plain data."""

    rows: bytes
    """A term to its rarity, and to the entries that it speaks of, each with how much."""
    ways: bytes
    """A term to the single ways of asking that hold it, each with how much of it."""
    entries: bytes
    """The number of an entry to the entry in JSON."""
    lexicon: list[Any]
    words: str
    """All terms in Latin letters, for those that are mistyped."""
    homes: Sequence[Sequence[int]]
    """The numbers of the trees that each entry can be shown in."""
    kinds: str
    """``t``, ``e`` or ``m`` for each entry."""
    places: Mapping[str, int]
    """``tree`` and ``tree/end`` to numbers."""
    sayings: Sequence[Saying]
    aims: Sequence[int]
    """The number of the entry that each way of asking is for."""
    kin: Kin
    """Families of networks, and the entries that are about no other."""

    def entry(self, number: int) -> Entry:
        """The entry of a number."""
        return entry.unpacked(json.loads(look_up(self.entries, str(number)) or "null"))

    def row(self, term: str) -> tuple[float, dict[int, float]] | None:
        """How rare a term is, and how much it says of each entry; ``None`` for an unknown one."""
        found = look_up(self.rows, term)
        if found is None:
            return None
        rarity, _, pairs = found.partition(" ")
        return int(rarity) / FINE, _shares(pairs)

    def rarity(self, term: str) -> float:
        """How rare a term is."""
        found = look_up(self.rows, term)
        return UNKNOWN if found is None else int(found.partition(" ")[0]) / FINE

    def ways_with(self, term: str) -> dict[int, float]:
        """The ways of asking that hold a term, each with how much of it."""
        return _shares(look_up(self.ways, term) or "")

    def read_with(self) -> Lexicon:
        """The lexicon by which a question is read."""
        return lexicon.unpacked(self.lexicon)


def loads(raw: bytes) -> Index:
    """The index that was kept.

    :raises ValueError: if it is none.
    """
    head, _, rest = raw.partition(b"\n")
    first, second, third, *plain = json.loads(head)
    ends = [first, first + second, first + second + third]
    if ends[-1] != len(rest) or len(plain) != len(Index._fields) - len(ends):
        raise ValueError("no index")
    return Index(rest[: ends[0]], rest[ends[0] : ends[1]], rest[ends[1] :], *plain)


def dumps(index: Index) -> bytes:
    """The index as it is kept: a line of JSON, then its tables."""
    _, _, _, *plain = index
    tables = (index.rows, index.ways, index.entries)
    head = json.dumps([*map(len, tables), *plain], ensure_ascii=False, separators=(",", ":"))
    return b"".join([head.encode(), b"\n", *tables])


def _shares(pairs: str) -> dict[int, float]:
    """From ``number:parts number:parts …`` to shares of one."""
    split = (pair.split(":") for pair in pairs.split())
    return {int(number): int(parts) / FINE for number, parts in split}
