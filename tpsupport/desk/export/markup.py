"""Plain text as HTML: paragraphs, lists, and nothing in it that is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

_ITEM = re.compile(r"(?:(\d+)\.|-) ")


def html(text: str) -> str:
    """``text`` as HTML: a line for each paragraph and list."""
    return "\n".join(block for each in text.split("\n\n") for block in _blocks(each))


def _blocks(paragraph: str) -> Iterator[str]:
    for kind, lines in groupby(paragraph.split("\n"), _kind):
        if kind:
            items = "".join(f"<li>{escape(_ITEM.sub('', line, count=1))}</li>" for line in lines)
            yield f"<{kind}>{items}</{kind}>"
        else:
            yield f"<p>{'<br>'.join(map(escape, lines))}</p>"


def _kind(line: str) -> str:
    """The list that a line belongs to; empty for none."""
    found = _ITEM.match(line)
    if not found:
        return ""
    return "ol" if found[1] else "ul"
