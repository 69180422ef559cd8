"""A token between whose pieces something else stands: a name, a time, the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tpsupport.desk.paste.alphabet import READ
from tpsupport.desk.paste.envelope import length

_MOST = 100
"""Ways that are tried."""
_SURE = 12
"""Letters of a run with a digit in it that is no word."""


def gathered(text: str) -> Iterator[str]:
    """What the token at the start of ``text`` may be: runs that together are as long as it says."""
    runs = [each for each in re.findall(r"[0-9a-z]+", text.lower()) if READ.issuperset(each)]
    whole = length(runs[0]) if runs else None
    if whole:
        sure = [len(each) >= _SURE and not each.isalpha() for each in runs]
        yield from islice(_ways(runs, sure, whole), _MOST)
        yield from islice(_ways(runs, [True] + [False] * (len(runs) - 1), whole), _MOST)


def _ways(runs: Sequence[str], sure: Sequence[bool], whole: int) -> Iterator[str]:
    """Every way to ``whole`` letters, in order and with each sure run that comes before its end."""
    reach = _reach(runs, sure, whole)
    open_ways = [(0, whole, "")]
    while open_ways:
        at, left, taken = open_ways.pop()
        if not left:
            yield taken
        elif at < len(runs) and reach[at] >> left & 1:
            if len(runs[at]) <= left:
                open_ways.append((at + 1, left - len(runs[at]), taken + runs[at]))
            if not sure[at]:
                open_ways.append((at + 1, left, taken))


def _reach(runs: Sequence[str], sure: Sequence[bool], whole: int) -> list[int]:
    """For each run, the sums that it and those behind it make, as the bits of a number."""
    bits = (2 << whole) - 1
    reach = [1]
    for run, must in zip(reversed(runs), reversed(sure), strict=True):
        behind = reach[-1]
        reach.append((1 | behind << len(run) | (0 if must else behind)) & bits)
    return reach[::-1]
