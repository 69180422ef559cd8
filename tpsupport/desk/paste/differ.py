"""Where the lines of a request say something else than its token: somebody changed them by hand."""

from __future__ import annotations

from collections.abc import Iterator

from tpsupport.desk.paste.labels import bare
from tpsupport.desk.paste.lines import Lines
from tpsupport.desk.paste.record import Record
from tpsupport.facts.show import show
from tpsupport.pack.library import Library

_LONG = 12
"""Characters of a value that is not the beginning of another by chance."""


def differing(lines: Lines, record: Record, library: Library) -> Iterator[str]:
    """The facts whose line shows another value; one that is only cut off does not."""
    none = bare(library.phrase("request.none", lines.language))
    for name, line in lines.facts.items():
        value = record.facts.get(name)
        fact = library.facts[name]
        token = none if value is None else bare(show(fact, value, lines.language, library))
        if not _agree(bare(line), token):
            yield name


def _agree(line: str, token: str) -> bool:
    """Whether they are the same; of long ones, one may have lost its end or gained another."""
    shorter, longer = sorted((line, token), key=len)
    return shorter == longer or (len(shorter) >= _LONG and longer.startswith(shorter))
