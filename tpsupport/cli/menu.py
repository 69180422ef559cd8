"""The menu of problems: the titles of all trees, in the groups that pack.yaml puts them in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tpsupport.cli.prompt.protocol import BACK, Option, Prompter, Question
from tpsupport.text import in_language

if TYPE_CHECKING:
    from tpsupport.cli.session import Session


def trees(session: Session) -> list[tuple[str, str]]:
    """Every tree with its title, in the order of the pack; nothing else of a tree is looked at."""
    return [(name, title(session, name)) for name in session.library.tree_ids]


def title(session: Session, tree: str) -> str:
    """The title that a tree's file gives, or its name: whether the file is right, lint says."""
    data: Any = session.library.document(tree)
    found = data.get("title") if isinstance(data, dict) else None
    if isinstance(found, dict) and found and all(isinstance(each, str) for each in found.values()):
        return in_language(found, session.language)
    return tree


def pick(session: Session, prompter: Prompter, *, grouped: bool) -> str:
    """Ask which problem it is; ``grouped``: first of which kind, then which of them.

    :raises UsageError: if nobody can be asked.
    """
    there = session.library.tree_ids
    groups = _groups(session, there) if grouped else []
    if not groups:
        return str(prompter.choose(_which(session, there)))
    listed = {tree for _, inside in groups for tree in inside}
    others = [name for name in there if name not in listed]
    kinds = [Option(str(at), name) for at, (name, _) in enumerate(groups, 1)]
    kinds += [Option(name, title(session, name)) for name in others]
    while True:
        kind = str(prompter.choose(Question("group", session.say("find.menu.kind"), tuple(kinds))))
        if kind in others:
            return kind
        inside = groups[int(kind) - 1][1]
        reply = prompter.choose(_which(session, inside, can_go_back=True))
        if reply is not BACK:
            return str(reply)


def _groups(session: Session, there: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each group's title, and its trees that there are."""
    from tpsupport.pack.about_reader import read_about
    from tpsupport.pack.library import ABOUT

    data = session.library.document(ABOUT)
    session.library.refuse(ABOUT, read_about(data))
    found = [
        (session.words(group["title"]), [name for name in group["trees"] if name in there])
        for group in data.get("groups", [])
    ]
    return [(name, inside) for name, inside in found if inside]


def _which(session: Session, names: Sequence[str], *, can_go_back: bool = False) -> Question:
    return Question(
        "tree",
        session.say("cli.diagnose.which"),
        tuple(Option(name, title(session, name)) for name in names),
        help=session.say("cli.diagnose.which_help"),
        accepts=" | ".join(names),
        can_go_back=can_go_back,
    )
