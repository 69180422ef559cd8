"""Where the lines of a request say something else than its token: somebody changed them by hand."""

from __future__ import annotations

from tpsupport.desk.paste.labels import bare
from tpsupport.desk.paste.lines import Lines
from tpsupport.desk.paste.record import Record
from tpsupport.facts.show import show
from tpsupport.pack.library import Library

_LONG = 12
"""Characters of a value that is not the beginning of another by chance."""
_TRUSTED = 3
"""So many times as many lines must agree before one that does not says anything."""


def differing(lines: Lines, record: Record, library: Library) -> tuple[str, ...]:
    """The facts whose line shows another value, if the others come through as they should."""
    none = bare(library.phrase("request.none", lines.language))
    wrong = []
    for name, line in lines.facts.items():
        value = record.facts.get(name)
        fact = library.facts[name]
        token = none if value is None else bare(show(fact, value, lines.language, library))
        if not _agree(bare(line), token, loose=name in lines.loose):
            wrong.append(name)
    right = len(lines.facts) - len(wrong)
    return tuple(wrong) if right >= _TRUSTED * len(wrong) else ()


def _agree(line: str, token: str, *, loose: bool) -> bool:
    """Whether they are the same; a long one may have lost its end, a loose one gained another."""
    if loose and line.startswith(token):
        return True
    shorter, longer = sorted((line, token), key=len)
    return shorter == longer or (len(shorter) >= _LONG and longer.startswith(shorter))
