"""The flaws of a pack, a line each: file:line:column, the reason, the nearest right word."""

from __future__ import annotations

import os
from collections.abc import Iterable

from tpsupport.cli.session import Session, explain
from tpsupport.errors import PackError
from tpsupport.pack.flaw import Flaw
from tpsupport.text import clean

_LONGEST = 200
"""Characters of a file's name that are shown."""


def flaw_lines(session: Session, flaws: Iterable[Flaw]) -> list[str]:
    """One line for each flaw, files named as seen from here; what it quotes passes the gate."""
    lines = []
    for flaw in flaws:
        error = PackError(flaw.code, **flaw.details)
        reason = explain(session.library, session.language, f"lint.{flaw.code}", error)
        file = clean(_shorter(flaw.place.file))[:_LONGEST]
        line = f"{file}:{flaw.place.line}:{flaw.place.column}: {reason} [{flaw.code}]"
        lines.append(session.released(line))
    return lines


def _shorter(file: str) -> str:
    near = os.path.relpath(file)
    return file if near.startswith("..") else near
