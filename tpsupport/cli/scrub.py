"""``tpsupport scrub``: a text without secrets and personal data, ready to be shared."""

from __future__ import annotations

import io
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tpsupport.privacy.stream import Report

STDIN = "-"
_SHOWN = 20
"""Places that the report names for each kind."""


def scrub(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="scrub.file")] = STDIN,
    *,
    check: Annotated[bool, typer.Option("--check", help="scrub.check")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="scrub.jsonl")] = False,
) -> int:
    """Copy a file to standard output without what must not be shared, and report what was removed.

    With ``--check`` nothing is copied, and the exit code says whether there was anything.
    """
    from tpsupport.privacy.match import SECRETS
    from tpsupport.privacy.stream import scrub_lines, scrub_stream

    session: Session = ctx.obj
    names: dict[str, str] = {kind: session.say(f"privacy.removed.{kind}") for kind in SECRETS}
    target = None if check else _whole(sys.stdout)
    work = scrub_lines if jsonl else scrub_stream
    with _opened(file) as source:
        try:
            report = work(source, target, names=names)
        except UnicodeDecodeError as error:
            raise UsageError("file_unreadable", file=_name(file), reason=error.reason) from None
    if target is not None:
        target.flush()
    session.tell("\n".join(_lines(session, report)))
    return int(check and report.found)


def _opened(file: str) -> AbstractContextManager[TextIO]:
    if file == STDIN:
        if sys.stdin.isatty():
            raise UsageError("nothing_to_read")
        return nullcontext(io.TextIOWrapper(sys.stdin.buffer, "utf-8-sig", "replace", newline=""))
    try:
        return open(file, encoding="utf-8-sig", errors="replace", newline="")  # noqa: PTH123
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unreadable", file=_name(file), reason=reason) from None


def _whole(stream: TextIO) -> TextIO:
    """The stream with newlines as they come."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(newline="")
    return stream


def _name(file: str) -> str:
    return "stdin" if file == STDIN else file[:200]


def _lines(session: Session, report: Report) -> list[str]:
    """What was removed: kinds, counts, positions; never a value."""
    local = session.say("privacy.report.local")
    if not report.found:
        return [session.say("privacy.report.none"), local]
    lines = [session.say("privacy.report.found", count=sum(report.counts.values()))]
    for kind, count in report.counts.items():
        places = [f"{start}-{end}" for each, start, end in report.places if each == kind]
        shown = ", ".join(places[:_SHOWN]) + (" …" if count > _SHOWN else "")
        named = session.say(f"privacy.kinds.{kind}")
        lines.append(session.say("privacy.report.line", kind=named, count=count, places=shown))
    return [*lines, local]
