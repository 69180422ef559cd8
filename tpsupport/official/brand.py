"""A brand: one name that imitators borrow, prepared for comparison."""

from __future__ import annotations

from dataclasses import dataclass

from tpsupport.official import edits
from tpsupport.official.lore import Lore


@dataclass(frozen=True, slots=True)
class Brand:
    """A name, its folded forms, and how freely others may use something like it."""

    name: str
    """In lower case, as it is written."""
    of: str
    """The official entry that it stands for."""
    joined: str
    skeleton: str
    flat: str
    """The skeleton with every run of one letter as a single one."""
    pairs: frozenset[str]
    core: str
    """What makes it a name of its own: the skeleton without words that many names have."""
    strict: bool
    """Short, or an ordinary word: only its exact form counts, with affixes at most beside it."""
    ordinary: bool
    """A word of its own: what stands beside it must pose as the team."""
    endings: frozenset[str]
    """The endings of its official domains."""

    @property
    def reach(self) -> int:
        """So many edits still count as an imitation at an ending that is not the official one."""
        size = len(self.skeleton)
        return 2 if size >= 10 else 1 if size >= 7 else 0

    @property
    def near_reach(self) -> int:
        """The same at an official ending, or for an account's name."""
        size = len(self.skeleton)
        return 2 if size >= 8 else int(size >= 4)


def brand(name: str, of: str, lore: Lore, endings: frozenset[str] = frozenset()) -> Brand:
    """The brand ``name``, which stands for the official entry ``of``."""
    skeleton = lore.folding.skeleton(name)
    core = _core(skeleton, lore)
    short = len(skeleton) < 5 or (len(skeleton) < 8 and len(core) <= 2)
    ordinary = name.lower() in lore.words["words"]
    return Brand(
        name=name.lower(),
        of=of,
        joined=lore.folding.joined(name),
        skeleton=skeleton,
        flat=edits.without_repeats(skeleton),
        pairs=edits.pairs(skeleton),
        core=core,
        strict=(short and name.isascii()) or ordinary,
        ordinary=ordinary,
        endings=endings,
    )


def _core(skeleton: str, lore: Lore) -> str:
    for size in range(len(skeleton) - 2, 2, -1):
        for word, rest in (
            (skeleton[-size:], skeleton[:-size]),
            (skeleton[:size], skeleton[size:]),
        ):
            if word in lore.affixes or word in lore.ordinary:
                return rest
    return skeleton
