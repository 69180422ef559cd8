"""Private keys of every family: known shapes, checked codes, and values that are called a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tpsupport.privacy import tables
from tpsupport.privacy.encoded import Nature, nature
from tpsupport.privacy.match import Match, Seen, Verdict
from tpsupport.privacy.plain import Plain

_RUN = re.compile("[0-9A-Za-z]{28,}")
_HEX = re.compile("(?:0[xX])?([0-9a-fA-F]+)")
_BYTES = re.compile(r",\s{0,9}\d{1,3}\s{0,9}(?:,\s{0,9}\d{1,3}\s{0,9}){29,65}")
_FIRST_BYTE = re.compile(r"\d{1,3}\s{0,9}\Z")
_GROUPS = re.compile(
    r"[0-9][0-9a-f]{1,39}[\s:,|_\-]{1,3}[0-9a-f]{2,40}(?:[\s:,|_\-]{1,3}[0-9a-f]{2,40}){0,30}"
    r"(?![0-9a-z])"
)
_GROUPS_BEFORE = re.compile(
    r"(?<![0-9a-wyz])(?:[0-9a-f]{2,40}[\s:,|_\-]{1,3}){0,31}[0-9a-f]{0,38}\Z"
)
_PEM = re.compile(
    r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[^-]{0,8000}"
    r"(?:-----END [A-Z0-9 ]{1,60}-----)?"
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==")
_SIZE = 64
_CALLED_SIZES = frozenset({32, 48, *range(60, 69), 96, 128, 130})
_BEFORE, _AFTER, _WIDE = 40, 400, 200


@cache
def _shapes() -> re.Pattern[str]:
    shapes = "|".join(tables.table("formats")["secret"])
    return re.compile(f"(?<![0-9A-Za-z])(?:{shapes})(?![0-9A-Za-z])")


@cache
def _addresses() -> re.Pattern[str]:
    return re.compile("|".join(tables.table("formats")["address"]))


def keys(form: Plain, *, public_slot: bool = False) -> list[Match]:
    """Every private key in ``form``; in a ``public_slot`` 64 hex digits are what the slot says."""
    found = [*_pem(form), *_arrays(form), *_groups(form)]
    seen = Seen()
    done = 0
    for start, end in _runs(form):
        if start < done:
            continue
        match = _shaped(form, start, end, done)
        if match is None and _HEX.fullmatch(form.text, start, end):
            match, seen = _hex(form, start, end, seen, public_slot=public_slot)
        elif match is None:
            match = _encoded(form, start, end)
        if match:
            found.append(match)
            done = match.end
            seen = seen if seen.end == end else Seen(match.end, "private")
    return found


def _runs(form: Plain) -> Iterator[tuple[int, int]]:
    for start, end in form.blobs:
        for hit in _RUN.finditer(form.text, start, end):
            yield hit.span()


def _shaped(form: Plain, start: int, end: int, done: int) -> Match | None:
    """A key whose shape says what it is, about a run of letters and digits."""
    shape = _shapes().search(form.text, max(start - _BEFORE, done), end + _AFTER)
    if shape and shape.start() < end:
        return Match("private_key", *shape.span(), "certain")
    return None


def _encoded(form: Plain, start: int, end: int) -> Match | None:
    text = form.text[start:end]
    kind = nature(text)
    if kind is Nature.KEY:
        return Match("private_key", start, end, "certain", "valid")
    if kind is Nature.SHAPE:
        return Match("private_key", start, end)
    plausible = any(map(str.isdigit, text)) and not _addresses().fullmatch(text)
    if kind is Nature.PUBLIC or not plausible:
        return None
    from tpsupport.privacy import ladder

    called = ladder.called_private(form.low, start, end)
    return Match("private_key", start, end) if called else None


def _hex(
    form: Plain, start: int, end: int, seen: Seen, *, public_slot: bool
) -> tuple[Match | None, Seen]:
    prefixed = form.text[start + 1] in "xX"
    size = end - start - 2 * prefixed
    if size not in _CALLED_SIZES:
        return None, seen
    from tpsupport.privacy import ladder

    now = ladder.judge(form.low, start, end, seen)
    if now.verdict == "private":
        return Match("private_key", start, end), now
    public = now._replace(verdict="public")
    if now.verdict == "public" or size != _SIZE or public_slot:
        return None, public
    wider = ladder.message(form.low, start, end)
    if wider == "public" or (prefixed and (wider != "private" or seen.end)):
        return None, public
    return Match("private_key", start, end, "ambiguous"), now


def _pem(form: Plain) -> list[Match]:
    if "PRIVATE KEY" not in form.text:
        return []
    return [Match("private_key", *hit.span(), "certain") for hit in _PEM.finditer(form.text)]


def _arrays(form: Plain) -> list[Match]:
    """32 or 64 bytes written as numbers, unless the words before call them public."""
    found = []
    for hit in _BYTES.finditer(form.text):
        first = _FIRST_BYTE.search(form.text, max(hit.start() - 12, 0), hit.start())
        start, end = first.start() if first else hit.start(), hit.end()
        numbers = [int(number) for number in re.findall(r"\d+", form.text[start:end])]
        if max(numbers) > 255 or len(set(numbers)) < 20 or sorted(numbers) == numbers:
            continue
        if _verdict(form, start, end) != "public":
            found.append(Match("private_key", start, end))
    return found


def _groups(form: Plain) -> list[Match]:
    """Keys in groups of hex digits, or in base 64, where the words beside them say so."""
    found = []
    for hit in _GROUPS.finditer(form.low):
        before = _GROUPS_BEFORE.search(form.low, max(hit.start() - _WIDE, 0), hit.start())
        start, end = before.start() if before else hit.start(), hit.end()
        if len(re.sub("[^0-9a-f]", "", form.low[start:end])) != _SIZE:
            continue
        start -= 2 * form.low.endswith("0x", 0, start)
        if _verdict(form, start, end) == "private":
            found.append(Match("private_key", start, end))
    for start, end in form.blobs:
        text = _BASE64.match(form.text, start, end + 2)
        if text and _verdict(form, start, text.end()) == "private":
            found.append(Match("private_key", start, text.end()))
    return found


def _verdict(form: Plain, start: int, end: int) -> Verdict:
    """What the words around a value make it that stands by itself."""
    from tpsupport.privacy import ladder

    return ladder.judge(form.low, start, end, Seen()).verdict
