"""``tpsupport find``: the nearest answers to a question in somebody's own words."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.search.entry import Entry
    from tpsupport.search.find import Answer, Hit

SCHEMA_VERSION = 1
_MOST = 50
_FOUND, _NOTHING = 0, 4
_STDIN, _LONGEST = "-", 10_000


def find(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="find.text")],
    *,
    limit: Annotated[str, typer.Option("--limit", metavar="N", help="find.limit")] = "5",
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Rank all that the pack knows, and show the first answer in full."""
    from tpsupport.cli.search import answers

    session: Session = ctx.obj
    most = _number(limit)
    answer = answers(session, _read(text), most)
    menu = [] if answer.hits else _menu(session)
    if as_json:
        from tpsupport.cli.finding import dump

        session.publish(dump(document(session, answer, menu)))
    else:
        session.publish("\n".join(_fitted(_lines(session, answer, menu))))
    return _FOUND if answer.hits else _NOTHING


def _menu(session: Session) -> list[tuple[str, str]]:
    """Every problem, for where nothing was found."""
    from tpsupport.cli.menu import trees

    return trees(session)


def document(session: Session, answer: Answer, menu: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The answer in JSON values; ``menu`` holds every problem, where nothing was found."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sure": answer.sure,
        "hits": [_hit(session, hit) for hit in answer.hits],
        "menu": [{"tree": name, "title": title} for name, title in menu],
    }


def _hit(session: Session, hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    return {
        "kind": entry.kind,
        "tree": entry.tree,
        "end": entry.node or None,
        "also": list(entry.also),
        "message": entry.id or None,
        "outcome": entry.outcome or None,
        "danger": hit.alarm or entry.outcome == "danger",
        "title": session.words(entry.title),
        "why": session.words(entry.why),
        "score": hit.score,
        "answer": _answer(session, hit.answer) if hit.answer else None,
        "possible": [{"end": end.node, "title": session.words(end.title)} for end in hit.possible],
        "command": command(entry.tree),
    }


def _answer(session: Session, end: Entry) -> dict[str, Any]:
    return {
        "tree": end.tree,
        "end": end.node,
        "title": session.words(end.title),
        "advice": [session.words(text) for text in end.advice],
    }


def command(tree: str) -> str:
    """The command that goes on with a tree."""
    return f"tpsupport diagnose {tree}"


def _lines(
    session: Session, answer: Answer, menu: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, int]]:
    """Lines and how far each is indented: the first hit with its advice, the others in short."""
    say = session.say
    for at, hit in enumerate(answer.hits, 1):
        title = say(f"find.kind.{_kind(hit)}", title=session.words(hit.entry.title))
        yield say("find.hit", number=at, title=title), 0
        yield session.words(hit.entry.why), 3
        if at == 1:
            yield from _told(session, hit)
        yield say("find.go_on", command=command(hit.entry.tree)), 3
        yield "", 0
    if menu:
        yield say("find.nothing"), 0
        for name, title in menu:
            yield say("find.row", command=command(name), title=title), 2
        yield "", 0
    yield say("find.more"), 0


def _told(session: Session, hit: Hit) -> Iterator[tuple[str, int]]:
    """What to do; of a tree, what it may be."""
    if hit.possible:
        yield session.say("find.possible"), 3
        for each in hit.possible:
            yield session.say("find.one", title=session.words(each.title)), 3
    if answer := hit.answer:
        if hit.entry.kind == "message":
            yield session.say("find.leads_to", title=session.words(answer.title)), 3
        urgent = "now" if answer.outcome == "danger" else "advice"
        yield session.say(f"find.{urgent}"), 3
        for number, text in enumerate(answer.advice, 1):
            yield session.say("find.step", number=number, words=session.words(text)), 3


def _kind(hit: Hit) -> str:
    return "danger" if hit.alarm or hit.entry.outcome == "danger" else hit.entry.kind


def _fitted(lines: Iterator[tuple[str, int]]) -> Iterator[str]:
    """The lines as they are; on a terminal, broken where it ends."""
    if not sys.stdout.isatty():
        yield from (" " * indent + text for text, indent in lines)
        return
    from tpsupport.cli.screen import columns_of
    from tpsupport.cli.wrap import wrap

    width = min(columns_of(sys.stdout), 100) - 1
    for text, indent in lines:
        yield from wrap(text, width, " " * indent)


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _MOST):
        raise UsageError("bad_number", option="--limit", value=value[:40], least=1, most=_MOST)
    return int(value)


def _read(words: Sequence[str]) -> str:
    """What was typed; for ``-`` alone, what standard input holds."""
    typed = list(words) != [_STDIN]
    text = " ".join(words) if typed else sys.stdin.read(_LONGEST + 1)
    if len(text) > _LONGEST:
        raise UsageError("too_much_input", most=_LONGEST)
    return text
