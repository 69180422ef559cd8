"""What a pack knows for searching: how users speak, and what error messages mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.search_reader import Message, Wordings
    from tpsupport.pack.shape import Shape

Model = TypeVar("Model")

WORDINGS, MESSAGES = "search", "messages"
"""The documents that say so; a pack may lack either."""


def wordings(library: Library) -> Wordings:
    """The pack's search.yaml.

    :raises FlawedPackError: with every flaw of its shape.
    """
    from tpsupport.pack.search_reader import NOTHING, read_wordings

    return _read(library, WORDINGS, read_wordings, NOTHING)


def messages(library: Library) -> Mapping[str, Message]:
    """The pack's messages.yaml.

    :raises FlawedPackError: with every flaw of its shape.
    """
    from tpsupport.pack.search_reader import read_messages

    return _read(library, MESSAGES, read_messages, {})


def _read(
    library: Library, name: str, read: Callable[[Shape, Any], Model], nothing: Model
) -> Model:
    from tpsupport.pack.shape import Shape

    if not library.file(name).is_file():
        return nothing
    shape = Shape(library.languages)
    found = read(shape, library.document(name))
    library.refuse(name, shape.noted)
    return found
