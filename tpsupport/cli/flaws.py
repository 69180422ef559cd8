"""The flaws of a pack: file:line:column, the reason, the nearest right word, the line itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from tpsupport.cli.session import Session, explain
from tpsupport.errors import PackError
from tpsupport.pack.flaw import Flaw
from tpsupport.text import clean

_LONGEST = 200
"""Characters of a file's name that are shown."""
_WIDEST = 120


def flaw_lines(session: Session, flaws: Iterable[Flaw]) -> list[str]:
    """One line for each flaw, files named as seen from here; what it quotes passes the gate."""
    return [
        f"{_file(session, flaw)}:{flaw.place.line}:{flaw.place.column}: "
        f"{_reason(session, flaw)} [{flaw.code}]"
        for flaw in flaws
    ]


def with_excerpts(session: Session, flaws: Iterable[Flaw], width: int) -> Iterator[str]:
    """``flaw_lines``, and under those of one place the line that stands there, with a caret."""
    from tpsupport.cli.excerpt import excerpt, lines_of, visible

    for file, in_file in groupby(flaws, lambda flaw: flaw.place.file):
        there = lines_of(file)
        for place, here in groupby(in_file, lambda flaw: flaw.place):
            yield from flaw_lines(session, here)
            if place.line <= len(there):
                line = there[place.line - 1]
                if session.released(seen := visible(line)) == seen:
                    yield from excerpt(place.line, line, place.column, min(width, _WIDEST))


def workflow_commands(session: Session, flaws: Iterable[Flaw]) -> Iterator[str]:
    """Each flaw as a command to a workflow, by which GitHub shows it beside its line."""
    for row in rows(session, flaws):
        places = {"file": row["file"], "line": row["line"], "col": row["column"]}
        said = {**places, "title": f"tpsupport tree lint: {row['code']}"}
        shown = ",".join(f"{key}={_escaped(str(said[key]), ':,')}" for key in said)
        yield f"::error {shown}::{_escaped(row['message'])}"


def rows(session: Session, flaws: Iterable[Flaw]) -> Iterator[dict[str, Any]]:
    """Each flaw in JSON values."""
    for flaw in flaws:
        nearest = str(flaw.details.get("nearest") or "")
        yield {
            "file": _file(session, flaw),
            "line": flaw.place.line,
            "column": flaw.place.column,
            "code": flaw.code,
            "message": _reason(session, flaw),
            "nearest": session.released(nearest) or None,
        }


def _reason(session: Session, flaw: Flaw) -> str:
    details = dict(flaw.details)
    for key, room in (("slip", "slips"), ("found", "types")):
        if session.library.phrase_text(name := f"lint.{room}.{details.get(key)}"):
            details[key] = session.say(name, **details)
    error = PackError(flaw.code, **details)
    reason = explain(session.library, session.language, f"lint.{flaw.code}", error)
    return session.released(reason)


def _file(session: Session, flaw: Flaw) -> str:
    near = os.path.relpath(flaw.place.file)
    shorter = flaw.place.file if near.startswith("..") else near
    return session.released(clean(shorter)[:_LONGEST])


def _escaped(text: str, more: str = "") -> str:
    """``text`` as a workflow's command holds it; ``more`` are marks that a property cannot have."""
    for mark in f"%\r\n{more}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text
