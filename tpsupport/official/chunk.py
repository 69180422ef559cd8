"""Names in one run of text without spaces, where a sentence may be glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpsupport.official.allow import Allow
from tpsupport.official.patterns import Patterns, patterns
from tpsupport.official.verdict import Subject

SCHEME = re.compile(r"(?<![A-Za-z0-9.+-])(?:https?:|[A-Za-z][A-Za-z0-9+.-]{1,20}:[/\\])", re.I)
NEXT = re.compile(r"[,;]+(?=https?:)|(?<=[^/=?&#:])(?=https?:[/\\]{2})", re.I)
"""Where another link begins; not where one stands inside the other."""

_ENDS = ".,;:!?'*~。"
_HEAD = re.compile(r"(?:https?:|[A-Za-z][A-Za-z0-9+.-]*:(?=[/\\]))[/\\]*", re.I)
_PATH = re.compile(r"(?::\d{1,5})?[/?#\\]")
_BEFORE_LOCAL = "'*&!#$=^{}~"

Placed = tuple[int, Subject]
"""Where a subject begins, and the subject."""


def in_chunk(chunk: str, allow: Allow) -> Iterator[Placed]:
    """The links, mail addresses, handles and bare hosts in ``chunk``."""
    at = 0
    while at < len(chunk):
        scheme = SCHEME.search(chunk, at)
        yield from _without_scheme(chunk, at, scheme.start() if scheme else len(chunk), allow)
        if not scheme:
            return
        following = NEXT.search(chunk, scheme.end() + 2)
        endings = allow.lore.words["endings"]
        link = cut(chunk[scheme.start() : following.start() if following else None], endings)
        yield scheme.start(), Subject("link", link)
        at = max(scheme.start() + len(link), scheme.end())


def cut(link: str, endings: frozenset[str]) -> str:
    """A link without the text that is glued to its end."""
    run_on = patterns(link).run_on
    head = _HEAD.match(link)
    start = head.end() if head else 0
    host = re.split(r"[/?#\\]", link[start:], maxsplit=1)[0]
    tail = run_on.search(link, start + _host_length(host, endings, bare=not start))
    while tail and link[tail.start() - 1] in "/=?&#-_":
        end = tail.end()
        while end < len(link) and run_on.match(link, end):
            end += 1
        tail = run_on.search(link, end)
    return _trimmed(link[: tail.start()] if tail else link)


def _host_length(host: str, endings: frozenset[str], *, bare: bool) -> int:
    """How much of ``host`` belongs to it: not the sentence that goes on behind its ending.

    An ideographic dot is a dot to a browser; in a sentence it may be the full stop behind a name.
    """
    if stop := patterns(host).ending.search(host):
        return stop.end()
    at = host.find("。")
    while at >= 0:
        before, after = host[:at], host[at + 1 :]
        complete = before.rpartition(".")[2].lower() in endings and "." in before
        if (complete and (bare or "." not in after)) or not after[:1].isascii() or not after:
            return at
        at = host.find("。", at + 1)
    return len(host)


def _trimmed(link: str) -> str:
    link = link.rstrip(_ENDS)
    for _ in range(20):
        if not link or not (link[-1] in _ENDS or (link[-1] in ")]}" and _unopened(link))):
            break
        link = link[:-1]
    return link


def _unopened(link: str) -> bool:
    closing = link[-1]
    return link.count("([{"[")]}".index(closing)]) < link.count(closing)


def _without_scheme(chunk: str, start: int, end: int, allow: Allow) -> Iterator[Placed]:
    """Mail addresses, handles and bare hosts between two places of a chunk."""
    taken = start
    piece = chunk[:end] if end < len(chunk) else chunk
    shapes = patterns(piece)
    if "@" in piece[start:]:
        for at in shapes.at_host.finditer(piece, start):
            begin = _local_start(piece, max(taken, at.start() - 300), at.start(), shapes)
            if begin < at.start() and "/" not in piece[max(taken, begin - 1) : begin]:
                yield begin, _mail_or_link(piece, begin, at)
                taken = at.end()
        for handle in shapes.handle.finditer(piece, taken):
            yield handle.start(), Subject("handle", handle[0])
    yield from _hosts(piece, taken, allow, shapes)


def _local_start(piece: str, start: int, end: int, shapes: Patterns) -> int:
    """Where the name before an ``@`` begins."""
    run = shapes.local.match(piece[start:end][::-1])
    size = run.end() if run else 0
    return end - len(piece[end - size : end].lstrip(_BEFORE_LOCAL))


def _mail_or_link(piece: str, begin: int, found: re.Match[str]) -> Subject:
    """``name@host`` is a mail address; with a path behind it a browser takes it for a link."""
    written = piece[:begin].lower().endswith("mailto:")
    if not written and _PATH.match(piece, found.end()):
        return Subject("link", _trimmed(piece[begin:]))
    return Subject("email", piece[begin : found.end()].rstrip("."))


def _hosts(piece: str, start: int, allow: Allow, shapes: Patterns) -> Iterator[Placed]:
    endings = allow.lore.words["endings"]
    wide = [found.span() for found in shapes.run_on_host.finditer(piece, start)]
    for begin, end in wide:
        if subject := _host(cut(piece[begin:end].rstrip(")]}" + _ENDS), endings), allow):
            yield begin, subject
    at = start
    while found := shapes.host.search(piece, at):
        text = cut(found[0].rstrip(")]}" + _ENDS), endings)
        at = found.start() + max(len(text), 1)
        inside = any(begin <= found.start() < end for begin, end in wide[:200])
        if not inside and (subject := _host(text, allow)):
            yield found.start(), subject


def _host(text: str, allow: Allow) -> Subject | None:
    """The subject that a bare host is: a link, an app's package, or ``None`` for a file."""
    words = allow.lore.words
    host = re.split(r"[/?#\\:]", text, maxsplit=1)[0].rstrip(".").replace("。", ".").lower()
    first, ending = host.partition(".")[0], host.rpartition(".")[2]
    if "/" not in text and ending in words["files"]:
        return None
    known = ending in words["endings"] or ending.startswith("xn--") or ending.isdigit()
    if len(host) == len(text):
        usual = "reversed" if known else "packages"
        if first in words[usual] and (not known or host.count(".") > 1):
            return Subject("package", text)
    return Subject("link", text, sure=known)
