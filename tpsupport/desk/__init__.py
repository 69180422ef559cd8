"""Renderings of a case: the request, the verdict, the reply, and who is official.

For programs: ``read`` takes a pasted request back, ``write`` makes a reply.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.desk.paste.reading import Reading
    from tpsupport.desk.reply.compose import Reply
    from tpsupport.desk.reply.letter import Letter
    from tpsupport.pack.library import Library


def read(text: str, library: Library) -> Reading:
    """The case that a pasted request holds: in any form, quoted, wrapped or mangled.

    Never raises for what stands in ``text``: ``Reading.problems`` say what is wrong with it, and
    ``Reading.case`` is ``None`` where there is no request in it. What is read is the customer's
    claim; only ``Reading.verified`` says that it is all that was written.
    """
    from tpsupport.desk.paste.read import read as read_paste

    return read_paste(text, library)


def write(letter: Letter, library: Library, release: Callable[[str], str] | None = None) -> Reply:
    """The reply that ``letter`` asks for, from an end of a tree and facts in canonical form.

    What came from outside goes through ``release``: without one, through the guard, which takes
    secrets out and masks personal data.

    :raises UsageError: if there is no such end, channel, tone or language, or if a place of the
        reply cannot be filled.
    """
    from tpsupport.desk.reply.book import TONES
    from tpsupport.desk.reply.compose import write as write_reply
    from tpsupport.desk.reply.desk import Desk
    from tpsupport.errors import UsageError
    from tpsupport.privacy.guard import release as guarded

    desk = Desk(library)
    for key, allowed in (
        ("channel", tuple(desk.book.channels)),
        ("tone", TONES),
        ("language", library.languages),
    ):
        if getattr(letter, key) not in allowed:
            raise UsageError("reply.errors.bad_line", key=key, allowed=", ".join(allowed))
    desk.end(letter.tree, letter.end)
    return write_reply(desk, letter, release or guarded)
