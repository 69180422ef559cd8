"""``tpsupport tree show``: a tree as indented text, in one language."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.trees.forest import Forest
    from tpsupport.trees.picture.labels import Labels
    from tpsupport.trees.picture.outline import Line

_INDENT, _HANG = 2, 4
_OPEN_ENDED = " :："


def show(
    ctx: typer.Context,
    tree: Annotated[str, typer.Argument(metavar="TREE", help="tree.tree")],
) -> int:
    """Show every node, and every way between them."""
    from tpsupport.cli.screen import columns_of
    from tpsupport.cli.tree.authored import authored
    from tpsupport.trees.picture.outline import outline

    session: Session = ctx.obj
    forest = authored(session, tree).forest()
    width = columns_of(sys.stdout) - 1
    words = {"tree": forest.start, "title": session.words(forest.tree.title)}
    lines = [
        session.say("tree_tools.show.head", **words, summary=session.words(forest.tree.summary)),
        *(
            text
            for each in outline(forest.tree, labels(session, forest))
            for text in _put(session, each, width)
        ),
    ]
    session.publish("\n".join(lines))
    return 0


def labels(session: Session, forest: Forest) -> Labels:
    """What a picture of a tree says, in the language of the run."""
    from tpsupport.desk.words import title
    from tpsupport.trees.picture.labels import Labels

    def say(word: str) -> str:
        return session.say(f"tree_tools.word.{word}")

    named = partial(title, library=session.library, language=session.language)
    return Labels(forest, session.language, say, named)


def _put(session: Session, line: Line, width: int) -> list[str]:
    from tpsupport.cli.wrap import wrap

    said = session.say(f"tree_tools.show.{line.kind}", name=line.name, words=line.words)
    indent = " " * (_INDENT * line.depth)
    said = said if line.words else said.rstrip(_OPEN_ENDED)
    lines = wrap(said, width, indent, indent + " " * _HANG)
    return lines if line.depth else ["", *lines]
