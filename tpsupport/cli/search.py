"""A question in somebody's own words: looked at by the gate, and answered by the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.cli.session import Session
    from tpsupport.search.find import Answer


def answers(session: Session, text: str, most: int) -> Answer:
    """The nearest answers to ``text``, which is neither kept nor shown.

    :raises SecretFound: if it holds a secret.
    """
    from tpsupport.search.familiar import is_familiar
    from tpsupport.search.find import find
    from tpsupport.search.kept import index_of

    index = index_of(session.library)
    if not is_familiar(index, index.read_with(), text):
        from tpsupport.privacy.guard import admit

        admit(text)
    return find(index, text, most)
