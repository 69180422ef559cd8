"""Finding every name and link in a text, as people write and disguise them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tpsupport.official.allow import Allow
from tpsupport.official.chunk import NEXT, SCHEME, Placed, in_chunk
from tpsupport.official.contacts import contacts
from tpsupport.official.patterns import patterns
from tpsupport.official.prepare import as_seen, prepared
from tpsupport.official.resemble import only_affixes
from tpsupport.official.verdict import Subject

_CHUNK = re.compile(r"""[^\s<>"“”‘’«»「」『』《》【】〔〕（），、；！？…|`^：]+""")
_EMPHASIS = re.compile(r"(?<!\S)_([^\s_]\S*)_(?=[\s,.;!?]|$)")
_NUMBER = re.compile(r"[\d-]+")
_PAIRS = (
    re.compile(
        r"\[(?P<shown>[^\[\]\n]{1,300})\]"
        r"\(\s{0,3}<?(?P<to>[^()\s<>]{1,2000}+)>?[^()\n]{0,100}\)"
    ),
    re.compile(
        r"<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}[\"']?(?P<to>[^\"'\s<>]{1,2000}+)[^<>]{0,300}>"
        r"(?P<shown>[^<>]{1,300})</a",
        re.IGNORECASE,
    ),
    re.compile(r"\[url=(?P<to>[^\]\s]{1,2000})\](?P<shown>[^\[\]\n]{1,300})\[/url\]", re.I),
    re.compile(r"<(?P<to>(?:https?://|mailto:)[^|<>\s]{1,2000})\|(?P<shown>[^<>\n]{1,300})>"),
    re.compile(r"(?P<shown>[^<>\n,;，；]{1,100})<(?P<to>[^<>\s@]{1,64}@[^<>\s]{1,255})>"),
)
"""Links with words of their own: Markdown, HTML, BBCode, Slack; and a sender with a name."""


def find(text: str, allow: Allow) -> tuple[Subject, ...]:
    """Every subject in ``text``, in order, each once, in time proportional to its length.

    Of a longer text than ``prepare.LIMIT``, only so much is read.
    """
    seen = as_seen(text)
    rest, pairs = _pairs(prepared(text))
    whole = _whole(rest.strip(), allow)
    places = [*pairs, (0, whole)] if whole else [*pairs, *_plain(rest, allow)]
    ordered = (subject for _, subject in sorted(places, key=lambda placed: placed[0]))
    turned = (
        replace(each, shown=seen) if seen and each.type == "link" and not each.shown else each
        for each in ordered
    )
    return tuple(dict.fromkeys(turned))


def _pairs(text: str) -> tuple[str, list[Placed]]:
    """Links and senders that show words of their own, and the text without them."""
    found: list[Placed] = []

    def take(pair: re.Match[str]) -> str:
        to, shown = pair["to"].removeprefix("mailto:"), pair["shown"].strip(" \t\"'“”")
        mail = "@" in to and "/" not in to
        found.append((pair.start(), Subject("email" if mail else "link", to, shown)))
        return " " * len(pair[0])

    if any(sign in text for sign in ("](", "<", "[url", "[URL")):
        for pattern in _PAIRS:
            text = pattern.sub(take, text)
    return text, found


def _whole(text: str, allow: Allow) -> Subject | None:
    """The subject that the whole ``text`` is, if it is one word that cannot be read otherwise."""
    text = _unwrapped(text)
    if re.search(r"\s", text):
        return None
    shapes = patterns(text)
    foreign = "".join(each for each in text if shapes.run_on.match(each))
    if only_affixes(foreign, allow.lore.affixes):
        if shapes.whole_handle.fullmatch(text):
            return Subject("handle", text)
        if shapes.word.fullmatch(text) and (allow.entry("id", text) or not _NUMBER.fullmatch(text)):
            return Subject("name", text)
    if shapes.wide_host.fullmatch(text):
        return Subject("link", text)
    if SCHEME.match(text) and not NEXT.search(text) and not shapes.glued.match(text):
        return Subject("link", text.rstrip(".,;!?"))
    return None


def _unwrapped(text: str) -> str:
    """``text`` without the quotes and brackets that stand around all of it."""
    text = text.strip("\"'“”‘’「」*~`")
    for opening, closing in ("()", "[]", "{}", "<>", "（）", "《》", "__"):
        if text[:1] == opening and text[-1:] == closing:
            text = text[1:-1]
    return text


def _plain(text: str, allow: Allow) -> Iterator[Placed]:
    text = _EMPHASIS.sub(r" \1 ", text)
    left = list(text)
    for chunk in _CHUNK.finditer(text):
        for at, subject in in_chunk(chunk[0], allow):
            start = chunk.start() + at
            left[start : start + len(subject.text)] = " " * len(subject.text)
            yield start, subject
    yield from contacts("".join(left), allow)
