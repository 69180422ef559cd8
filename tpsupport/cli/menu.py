"""The menu of problems: the titles of all trees, in the groups that pack.yaml puts them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.text import in_language

if TYPE_CHECKING:
    from tpsupport.cli.session import Session


def trees(session: Session) -> list[tuple[str, str]]:
    """Every tree with its title, in the order of the pack; nothing else of a tree is looked at."""
    return [(name, _title(session, name)) for name in session.library.tree_ids]


def _title(session: Session, name: str) -> str:
    """The title that a tree's file gives, or its name: whether the file is right, lint says."""
    data: Any = session.library.document(name)
    title = data.get("title") if isinstance(data, dict) else None
    if isinstance(title, dict) and all(isinstance(each, str) for each in title.values()) and title:
        return in_language(title, session.language)
    return name
