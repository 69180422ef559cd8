"""``tpsupport check link``: is a link, address or account official, a look-alike, or not known?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.check.manner import AsJson, Offline, Strict
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.official.allow import Allow
    from tpsupport.official.verdict import Verdict

STDIN = "-"
_GRAVITY = (0, 4, 1)
"""Exit codes of single lines; the last one that occurs is that of all."""


def link(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="check.link")],
    *,
    official: Annotated[
        str | None, typer.Option("--official", metavar="LIST", help="check.official")
    ] = None,
    strict: Strict = False,
    offline: Offline = False,
    as_json: AsJson = False,
) -> int:
    """Judge every name in a text, or in each line of standard input."""
    del offline
    from tpsupport.cli.finding import dump
    from tpsupport.official.judge import judge_all
    from tpsupport.official.words import sentences
    from tpsupport.privacy.guard import admit

    session: Session = ctx.obj
    allow = _allow(session, official)
    if text == STDIN:
        codes = [0]
        for line in _lines():
            admit(line, "link")
            verdicts = judge_all(line, allow)
            session.result(dump(_document(line, verdicts), indent=None))
            codes.append(_code(verdicts, strict=strict))
        return max(codes, key=_GRAVITY.index)
    admit(text, "link")
    verdicts = judge_all(text, allow)
    if as_json:
        session.result(dump(_document(text, verdicts)))
    else:
        for verdict in verdicts:
            said = sentences(verdict, allow, session.library, session.language)
            session.publish("\n".join(said))
    return _code(verdicts, strict=strict)


def _document(text: str, verdicts: tuple[Verdict, ...]) -> dict[str, Any]:
    from tpsupport.cli.finding import SCHEMA_VERSION
    from tpsupport.official.words import document

    return {"schema_version": SCHEMA_VERSION, **document(text, verdicts)}


def _allow(session: Session, wanted: str | None) -> Allow:
    from tpsupport.official.allow import from_list
    from tpsupport.official.channels import allow_list
    from tpsupport.official.lore import lore

    if wanted is None:
        return allow_list(session.library)
    return from_list(_listed(wanted), lore(session.library))


def _listed(wanted: str) -> str:
    """The list in the file of that name, or the list itself."""
    file = Path(wanted)
    try:
        there = file.is_file()
    except (OSError, ValueError):
        there = False
    if not there:
        return wanted
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError("file_unreadable", file=wanted[:200], reason=str(error)[:80]) from None


def _lines() -> Iterator[str]:
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


def _code(verdicts: tuple[Verdict, ...], *, strict: bool) -> int:
    """0 official (or confirm first, unless strict), 1 an imitation or named, 4 not known."""
    from tpsupport.official.verdict import gravest

    codes = {"official": 0, "formerly_official": int(strict), "not_known": 4}
    return codes.get(gravest(verdicts).kind, 1)
