"""The ways in which a pasted text may be meant: what mail, chats and programs did to it, undone.

Nothing here has to be right. Each way is tried, and the checksum says which one was.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tpsupport.desk.paste.alphabet import READ
from tpsupport.text import clean

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrt])")
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_OCTETS = re.compile(r"(?:[=%][0-9a-fA-F]{2})+")
_TAG = re.compile(r"<[^<>]{0,300}>")
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_LEFT = re.compile(r"[=%][0-9A-F]{2}|=[ \t\r]*\n|</?[a-z]|\\[nrtux]")
_SIGNS = str.maketrans("‘’“”–—−", "''\"\"---")
_NOISE = re.compile(r"[^0-9a-z]+")
_AHEAD = re.compile(
    r"^[^0-9a-z\n]*(?:\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}\S{0,2}[\s,t]+)?"
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:\s?[ap]\.?m\.?)?|\d{1,5}(?=[^0-9a-z]))?"
    r"(?:[^:\n]{1,60}:[ \t])?",
    re.MULTILINE,
)
"""What may stand before a line that somebody copied: marks, a date, a time, a number, a name."""
_MOST_MORE = 1000
"""Characters by which a text may grow beyond twice its length: one sign may stand for eighteen."""
_WORD = 16
"""Letters of a run that can be a word."""
_FOREIGN = re.compile(r"[,:;!?@/\\()\[\]{}\"'=]|[^\x00-\x7f]")


def meant(text: str) -> Iterator[str]:
    """``text`` in one form of each letter, as it is and then with each encoding undone."""
    return map(folded, undone(text))


def undone(text: str) -> Iterator[str]:
    """``text`` as it is, and then with each encoding undone that it may have."""
    undid, seen = set(), set()
    for undo in (_as_it_is, _unescaped, _unquoted, _untagged, _unpercented):
        raw = undo(text)
        if raw not in undid:
            undid.add(raw)
            plain = _named(raw)
            if plain not in seen:
                seen.add(plain)
                yield plain


def left(text: str) -> int:
    """How much there is in ``text`` of encodings that were not undone."""
    return len(_LEFT.findall(text))


def folded(text: str) -> str:
    """``text`` without anything invisible, its full-width and styled letters and signs plain."""
    plain = unicodedata.normalize("NFKC", clean(text))
    return plain[: 2 * len(text) + _MOST_MORE].translate(_SIGNS)


def streams(text: str) -> Iterator[str]:
    """What a token at the start of ``text`` may be: its letters and digits, the rest dropped."""
    low = text.lower()
    yield _NOISE.sub("", low)
    bared = _AHEAD.sub("", low)
    yield _NOISE.sub("", bared)
    yield _NOISE.sub("", _AHEAD.sub("", bared))
    lines = low.split("\n")
    yield _NOISE.sub(
        "", "\n".join(line for line in lines if not _FOREIGN.search(line.strip("> |")))
    )
    yield "".join(word for word in low.split() if READ.issuperset(_NOISE.sub("", word)))


def likely(text: str) -> int:
    """How many characters at the start of ``text`` look like those of a token."""
    many = 0
    for run in re.findall(r"[0-9a-z]+", text.lower()):
        if not READ.issuperset(run) or (len(run) < _WORD and not re.search("[0-9]", run)):
            break
        many += len(run)
    return many


def _as_it_is(text: str) -> str:
    return text


def _unescaped(text: str) -> str:
    """As programs write text: ``\\n``, ``\\u00a0``."""
    plain = _ESCAPE.sub(lambda found: _char(found[1] or found[2]), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unquoted(text: str) -> str:
    """As mail writes it: ``=20``, and ``=`` where a line goes on."""
    return _OCTETS.sub(_decoded, _SOFT_BREAK.sub("", text))


def _unpercented(text: str) -> str:
    """As links write it: ``%0A``, and ``+`` for a space."""
    return _OCTETS.sub(_decoded, text.replace("+", " "))


def _untagged(text: str) -> str:
    """As pages write it: ``<br>``."""
    return _TAG.sub("\n", _named(text))


def _named(text: str) -> str:
    """As pages name characters: ``&amp;``."""
    return _ENTITY.sub(lambda found: _entity(found[0]), text) if "&" in text else text


@lru_cache(maxsize=1024)
def _entity(name: str) -> str:
    return html.unescape(name)


def _char(digits: str | None) -> str:
    return chr(int(digits, 16)) if digits else "\n"


def _decoded(octets: re.Match[str]) -> str:
    return bytes.fromhex(re.sub("[=%]", "", octets[0])).decode(errors="replace")
