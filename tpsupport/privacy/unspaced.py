"""Chinese recovery phrases: characters that do not follow one another as prose does."""

from __future__ import annotations

from tpsupport.privacy import han, labels
from tpsupport.privacy.checksum import LENGTHS
from tpsupport.privacy.han import Stretch
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain
from tpsupport.privacy.runs import numbering

_FEWEST, _FEWEST_APART, _DISTINCT = 8, 11, 8
_ALONE = ((10, 6.0), (5, 12.0))
_WITH_CHECKSUM = ((7, 8.0), (5, 10.0))
_EXACT, _EXACT_ANNOUNCED = ((3, 8.0),), ((3, 4.0),)
_ANNOUNCED = ((8, 3.0), (5, 8.0))
"""Characters and score that are enough: by themselves, with a checksum that fits, and so on."""
_MARGIN, _WIDEST_GROUP = 3, 24
_LEAST = -1.2
_BEFORE, _AFTER = 40, 30


def phrases(form: Plain) -> list[Match]:
    """Every Chinese recovery phrase in ``form``, its characters apart or not."""
    stretch = han.stretch(form.low)
    if not stretch.steps:
        return []
    found = []
    at = 0
    weights = han.weights_by_rank()
    while at < len(stretch.steps):
        if weights.get(stretch.chars[at], _LEAST) > _LEAST:
            end, score = han.climb(stretch, at)
            match = _match(form.low, stretch, (at, end), score)
            if match:
                found.append(match)
            if match or end - at > _WIDEST_GROUP:
                at = end
        at += 1
    return found


def _match(low: str, stretch: Stretch, core: tuple[int, int], score: float) -> Match | None:
    size = core[1] - core[0] + 1
    if not _enough(_EXACT_ANNOUNCED, size, score):
        return None
    grown = _grown(stretch, *core)
    chars = stretch.chars[grown[0] : grown[1] + 1]
    if len(chars) < _FEWEST or len(set(chars)) < min(0.7 * len(chars), _DISTINCT):
        return None
    window = _valid_window(stretch, *core)
    if not _accepted(stretch, core, score, grown, window) and not (
        (_enough(_ANNOUNCED, size, score) or _is_exact(stretch, *core))
        and _announced(low, stretch, core)
    ):
        return None
    first, last = (min(grown[0], window[0]), max(grown[1], window[1])) if window else grown
    return Match(
        "mnemonic",
        numbering(low, stretch.places[first]),
        stretch.places[last] + 1,
        "certain" if window else "likely",
        "valid" if window else "invalid",
        window[1] - window[0] + 1 if window else len(chars),
    )


def _enough(rules: tuple[tuple[int, float], ...], size: int, score: float) -> bool:
    return any(size >= least and score >= enough for least, enough in rules)


def _accepted(
    stretch: Stretch,
    core: tuple[int, int],
    score: float,
    grown: tuple[int, int],
    window: tuple[int, int] | None,
) -> bool:
    size = core[1] - core[0] + 1
    if stretch.links[core[1]] == "apart":
        return grown[1] - grown[0] + 1 >= _FEWEST_APART and _enough(_ALONE, size, score)
    if _enough(_ALONE, size, score) or (window and _enough(_WITH_CHECKSUM, size, score)):
        return True
    return _enough(_EXACT, size, score) and _is_exact(stretch, *core)


def _is_exact(stretch: Stretch, first: int, last: int) -> bool:
    """Whether the group, or all that is linked, is a phrase with a right checksum and no more."""
    linked = _end(stretch, first, -1), _end(stretch, last, 1)
    group = stretch.edge(first, -1, _WIDEST_GROUP), stretch.edge(last, 1, _WIDEST_GROUP)
    return any(han.valid(stretch.chars[low : high + 1]) for low, high in (linked, group))


def _end(stretch: Stretch, at: int, step: int) -> int:
    """How far characters go on that are linked, whatever they say."""
    for _ in range(LENGTHS[-1] + 1):
        if (stretch.link_after(at) if step > 0 else stretch.links[at]) == "torn":
            break
        at += step
    return at


def _valid_window(stretch: Stretch, first: int, last: int) -> tuple[int, int] | None:
    """The longest phrase with a right checksum about the characters, from and to, if any."""
    low, high = _end(stretch, first, -1), _end(stretch, last, 1)
    for size in reversed(LENGTHS):
        for start in range(max(low, last - size + 1), min(first, high - size + 1) + 1):
            if han.valid(stretch.chars[start : start + size]):
                return start, start + size - 1
    return None


def _grown(stretch: Stretch, first: int, last: int) -> tuple[int, int]:
    """The stretch with what adjoins it: lone characters, or the whole of the groups it is in."""
    while stretch.links[first] == "apart":
        first -= 1
    while stretch.link_after(last) == "apart":
        last += 1
    if stretch.links[last] == "apart":
        whole = last - first + 1 in LENGTHS
        return (first, last) if whole else (_beside(stretch, first, -1), _beside(stretch, last, 1))
    return _stepped(stretch, first, -1), _stepped(stretch, last, 1)


def _beside(stretch: Stretch, at: int, step: int) -> int:
    """The next character as well, which may stand alone on one side only."""
    after = at + step
    if not 0 <= after < len(stretch.places):
        return at
    return after if abs(stretch.places[after] - stretch.places[at]) <= han.WIDEST_GAP else at


def _stepped(stretch: Stretch, at: int, step: int) -> int:
    """To the end of the group, or a few characters if that is far; on through equal groups."""
    edge = stretch.edge(at, step, _WIDEST_GROUP)
    if abs(edge - at) == _WIDEST_GROUP:
        return at + step * _MARGIN
    size = abs(stretch.edge(edge, -step, _WIDEST_GROUP) - edge) + 1
    for _ in range(LENGTHS[-1]):
        after = edge + step
        if not 0 <= after < len(stretch.places):
            break
        further = stretch.edge(after, step, _WIDEST_GROUP)
        linked = (stretch.link_after(edge) if step > 0 else stretch.links[edge]) == "near"
        more = abs(further - after) + 1
        if not linked or more > size or (more < size and step < 0):
            break
        edge = further
    return edge


def _announced(low: str, stretch: Stretch, core: tuple[int, int]) -> bool:
    start, end = stretch.places[core[0]], stretch.places[core[1]] + 1
    return labels.announce(low[max(start - _BEFORE, 0) : start], "phrase") or labels.announce(
        low[end : end + _AFTER], "phrase"
    )
