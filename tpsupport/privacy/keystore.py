"""Keystore files: encrypted keys as JSON, pretty, escaped or cut off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain

_GATE = ("ciphertext", "cipherparams", "kdfparams", "encseed", "encoded", "salt", "kty")
_FIELD = (
    r"(ciphertext|kdfparams|cipherparams|encoded|encoding|salt|iv|mac|kty|qi|encseed)"
    r"(\\*[\"'”])?\s{0,9}[:=]\s{0,9}(?=[\[{\"'\\“0-9a-zA-Z])"
)
_TELLING = frozenset({"ciphertext", "kdfparams", "cipherparams", "encseed"})
_TOGETHER = ({"encoded", "encoding"}, {"iv", "salt"}, {"kty", "qi"})
_BRACE = re.compile(r"[{}]")
_OPENS = r"\{\s*\\*(?:n\s*\\*)?[\"'“”]"
_NEAR, _BEFORE, _AFTER = 3_000, 4_000, 200_000


def keystores(form: Plain) -> list[Match]:
    """Every keystore in ``form``, from its outermost brace to the matching one, or to the end."""
    if not any(name in form.low for name in _GATE):
        return []
    found: list[Match] = []
    for first, last in _clusters(list(_fields(form.low))):
        if not found or first >= found[-1].end:
            found.append(Match("keystore", *_around(form.low, first, last)))
    return found


def _fields(low: str) -> Iterator[tuple[int, int, str]]:
    """Where the telling names of fields stand, and which; those that others use too need quotes."""
    for hit in re.finditer(_FIELD, low):
        if hit[2] or hit[1] in _TELLING:
            yield hit.start(), hit.end(), hit[1]


def _clusters(fields: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """From where to where fields stand together that only a keystore has."""
    names: Counter[str] = Counter()
    after = 0
    for start, _, name in fields:
        while after < len(fields) and fields[after][0] - start < _NEAR:
            names[fields[after][2]] += 1
            after += 1
        if any(names[telling] for telling in _TELLING) or any(
            all(names[part] for part in parts) for parts in _TOGETHER
        ):
            yield start, fields[after - 1][1]
        names[name] -= 1


def _around(low: str, first: int, last: int) -> tuple[int, int]:
    """The outermost object about the fields; all the rest, if it is never closed."""
    opened: list[int] = []
    for hit in _BRACE.finditer(low, max(first - _BEFORE, 0), first):
        if hit[0] == "{":
            opened.append(hit.start())
        elif opened:
            opened.pop()
    opens = re.compile(_OPENS)
    outer = next((at for at in opened if opens.match(low, at)), None)
    start = max(first - 2, 0) if outer is None else outer
    depth = 0
    for hit in _BRACE.finditer(low, start, min(last + _AFTER, len(low))):
        depth += 1 if hit[0] == "{" else -1
        if depth <= 0 and hit.end() > last:
            return start, hit.end()
    return start, min(last + _AFTER, len(low))
