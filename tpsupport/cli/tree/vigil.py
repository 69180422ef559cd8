"""Lint and test at every save: what an author keeps open beside the editor."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from tpsupport.cli.session import Session
from tpsupport.cli.tree.authored import Authored, all_authored
from tpsupport.errors import SupportError
from tpsupport.pack.flaw import Flaw, FlawedPackError, in_order
from tpsupport.pack.library import Library


def keep_watch(session: Session, words: Sequence[str] | None) -> NoReturn:
    """Say what is wrong with the trees that ``words`` mean, now and after every save."""
    from tpsupport.cli.tree.watching import again, files_of

    def files() -> Iterable[Path]:
        named = [Path(word) for word in words or () if word.endswith(".yaml")]
        return [
            *files_of(session.library),
            *(each for file in named for each in (file, *file.parent.glob("*.yaml"))),
        ]

    again(files, lambda: look(session, words))


def look(session: Session, words: Sequence[str] | None) -> None:
    """One look; whatever is wrong is told, and may be mended."""
    session.publish(session.say("tree_tools.watch.at", time=f"{datetime.now():%H:%M:%S}"))
    try:
        anew = session._replace(library=Library.open(session.settings.pack))
        for line in _lines(anew, all_authored(anew, words)):
            session.publish(line)
    except SupportError as error:
        flaws = getattr(error, "flaws", ())
        session.publish("\n".join([*_flaws(session, flaws), session.explain(error)]))
    session.tell(session.say("tree_tools.watch.waiting"))


def _lines(session: Session, trees: Sequence[Authored]) -> Iterator[str]:
    """The flaws of the trees, and the examples that fail."""
    from tpsupport.checks.registry import declarations
    from tpsupport.cli.tree.tried import report
    from tpsupport.trees.lint import lint
    from tpsupport.trees.trial import trials

    by_pack: dict[int, list[Authored]] = {}
    for tree in trees:
        by_pack.setdefault(id(tree.library), []).append(tree)
    flaws = [
        flaw
        for some in by_pack.values()
        for flaw in lint(some[0].library, declarations(), [tree.name for tree in some])
    ]
    yield from _flaws(session, in_order(flaws))
    yield session.say("tree_tools.watch.flaws", count=len(flaws))
    for tree in trees:
        try:
            tried = list(trials(tree.forest()))
        except FlawedPackError:
            continue
        yield from report(session, tree, tried, only_failed=True)


def _flaws(session: Session, flaws: Sequence[Flaw]) -> Iterator[str]:
    from tpsupport.cli.flaws import with_excerpts
    from tpsupport.cli.screen import columns_of

    return with_excerpts(session, flaws, columns_of(sys.stdout) - 1)
