"""``tpsupport case read``: the case that a pasted request holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.cli.case.verify import Seen
    from tpsupport.desk.paste.reading import Reading

_RIGHT, _TO_LOOK_AT, _NO_REQUEST, _UNREADABLE = 0, 1, 2, 4
_HARMLESS = ("other_version", "several")
"""Problems that leave nothing in doubt."""


def read(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="case_read.file")] = "-",
    *,
    answers: Annotated[bool, typer.Option("--answers", help="case_read.answers")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="case_read.verify")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Give the case back, or say what is wrong with the text."""
    from tpsupport.cli.options import seconds
    from tpsupport.cli.pasting import pasted
    from tpsupport.desk import read as read_paste

    session: Session = ctx.obj
    for one, other in (("--json", as_json), ("--verify", verify)):
        if answers and other:
            raise UsageError("options_exclude", one="--answers", other=one)
    limit = seconds("--timeout", timeout)
    reading = read_paste(pasted(file), session.library)
    seen = None
    if verify and reading.case:
        from tpsupport.cli.case.verify import verified

        seen = verified(session, reading, limit, offline=offline)
    _show(session, reading, seen, answers=answers, as_json=as_json)
    return _code(reading, seen)


def _show(
    session: Session,
    reading: Reading,
    seen: tuple[Seen, ...] | None,
    *,
    answers: bool,
    as_json: bool,
) -> None:
    from tpsupport.cli.case import verify
    from tpsupport.cli.finding import dump
    from tpsupport.cli.output import emit
    from tpsupport.desk.paste import show

    library, language = session.library, session.language
    if as_json:
        checked = verify.documents(session, reading, seen) if seen is not None else None
        emit(dump(show.document(reading, library, language, checked)))
    elif answers or reading.case is None:
        notes = [show.words(each, library, language) for each in reading.problems]
        if notes:
            session.tell(session.released("\n".join(notes)))
        if answers and reading.case:
            emit(_answers(reading))
    else:
        told = list(show.lines(reading, library, language))
        if seen is not None:
            told += ["", *verify.lines(session, reading, seen)]
        emit(_released(session, reading, "\n".join(told)))


def _released(session: Session, reading: Reading, text: str) -> str:
    """What may be shown; where the customer wants to be answered stays."""
    from tpsupport.cli.gate import released

    known = session.library.facts
    facts = reading.case.facts if reading.case else {}
    typed = [(known[name].type, value) for name, value in facts.items() if value and name in known]
    return released(session.library, text, [value for kind, value in typed if kind == "contact"])


def _answers(reading: Reading) -> str:
    """An answers file by which a diagnosis goes on where the customer's ended.

    Files are not at hand here, and what the trees of today do not ask is left out.
    """
    from tpsupport.cli.diagnose.resume import answers_file

    case, record, forest = reading.case, reading.record, reading.forest
    assert case
    assert record
    answers = {}
    for name, value in case.facts.items():
        fact = forest.fact(name) if forest else None
        if fact and (value is not None or fact.options is None):
            answers[name] = None if fact.type == "files" else value
    found = {each.name: each.code for each in reversed(record.seen)}
    return answers_file(case.tree, case.digest, {**answers, **record.steps}, found)


def _code(reading: Reading, seen: tuple[Seen, ...] | None) -> int:
    """0 all came back, 1 there is something to look at, 2 no request, 4 it cannot be read."""
    codes = {each.code for each in reading.problems}
    if reading.case is None:
        return _NO_REQUEST if "no_request" in codes else _UNREADABLE
    if not reading.verified or codes - set(_HARMLESS):
        return _TO_LOOK_AT
    return _TO_LOOK_AT if any(each.differs for each in seen or ()) else _RIGHT
