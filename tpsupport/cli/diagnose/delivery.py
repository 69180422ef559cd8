"""Where a finished request goes: standard output, a file, the clipboard of the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tpsupport.case import Case
from tpsupport.cli.gate import released
from tpsupport.cli.output import emit
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.desk.render import Form, Release
    from tpsupport.trees.forest import Forest


class Destination(Protocol):
    """What the person wished for."""

    @property
    def form(self) -> Form: ...
    @property
    def output(self) -> str | None: ...
    @property
    def copy(self) -> bool: ...


def deliver(session: Session, case: Case, forest: Forest, to: Destination) -> None:
    """Render the request and bring it wherever it was wanted; it is always shown.

    :raises UsageError: if the file cannot be written; the request was shown before.
    """
    from tpsupport.desk.render import render

    text = render(case, forest, session.library, to.form, release=gate(session, case, forest))
    emit(text)
    if to.output:
        _write(session, Path(to.output), text)
    if to.copy:
        _copy(session, text)


def gate(session: Session, case: Case, forest: Forest) -> Release:
    """The last look: at each text of the request, unless nothing in the whole case needs one.

    All that came from outside is looked at together, so that no secret passes in pieces.
    """
    typed = [
        (fact.type, value)
        for name, value in case.facts.items()
        if value and (fact := forest.fact(name)) and fact.type not in ("choice", "network")
    ]
    keep = [value for kind, value in typed if kind == "contact"]
    together = "\n".join([*(value for _, value in typed), *_evidence(case)])
    if released(session.library, together, keep) == together:
        return str
    return partial(released, session.library, keep=keep)


def _evidence(case: Case) -> Iterator[str]:
    for finding in case.findings:
        yield from (each for each in finding.evidence.values() if isinstance(each, str) and each)


def _write(session: Session, file: Path, text: str) -> None:
    try:
        file.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unwritable", file=str(file)[:200], reason=reason) from None
    session.tell(session.say("cli.diagnose.written", file=file))


def _copy(session: Session, text: str) -> None:
    """By the terminal's own escape for its clipboard (OSC 52), which not every terminal takes."""
    if not sys.stderr.isatty():
        session.tell(session.say("cli.diagnose.not_copied"))
        return
    from base64 import b64encode

    packed = b64encode(text.encode()).decode()
    sys.stderr.write(f"\x1b]52;c;{packed}\x07")
    sys.stderr.flush()
    session.tell(session.say("cli.diagnose.copied"))
