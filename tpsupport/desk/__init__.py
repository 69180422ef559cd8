"""Renderings of a case: the request, the verdict, the reply, and who is official."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.desk.paste.reading import Reading
    from tpsupport.pack.library import Library


def read(text: str, library: Library) -> Reading:
    """The case that a pasted request holds: in any form, quoted, wrapped or mangled.

    Never raises for what stands in ``text``: ``Reading.problems`` say what is wrong with it, and
    ``Reading.case`` is ``None`` where there is no request in it. What is read is the customer's
    claim; only ``Reading.verified`` says that it is all that was written.
    """
    from tpsupport.desk.paste.read import read as read_paste

    return read_paste(text, library)
