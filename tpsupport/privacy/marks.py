"""The marks around a secret go with it: brackets of a list, quotes of its words."""

from __future__ import annotations

from tpsupport.privacy.match import Match

_PAIRS = {
    '"': '"',
    "'": "'",
    "`": "`",
    "[": "]",
    "(": ")",
    "{": "}",
    "“": "”",
    "‘": "’",
    "「": "」",
}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_KINDS = ("mnemonic", "private_key", "keystore")
_MOST = 4


def with_marks(text: str, match: Match) -> Match:
    """``match`` with the brackets of its list, and with the quotes that it cut in two."""
    if match.kind not in _KINDS:
        return match
    start, end = match.start, match.end
    for _ in range(_MOST):
        before, after = text[start - 1 : start], text[end : end + 1]
        if after in _OPENERS and _open(text[start:end], _OPENERS[after], after):
            end += 1
        elif before in _PAIRS and _open(text[start:end], _PAIRS[before], before):
            start -= 1
        elif (before, after) == ("[", "]"):
            start, end = start - 1, end + 1
        else:
            break
    return (
        match if (start, end) == (match.start, match.end) else match._replace(start=start, end=end)
    )


def _open(inside: str, mark: str, other: str) -> bool:
    """Whether ``inside`` has a ``mark`` that lacks its ``other``."""
    if mark == other:
        return inside.count(mark) % 2 == 1
    return inside.count(mark) > inside.count(other)
