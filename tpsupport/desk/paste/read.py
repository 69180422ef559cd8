"""Reading a pasted text."""

from __future__ import annotations

from tpsupport.desk.paste.reading import Problem, Reading
from tpsupport.pack.library import Library


def read(text: str, library: Library) -> Reading:
    """What ``text`` says of a case."""
    del text
    return Reading(
        None, None, "nothing", False, None, library.languages[0], (Problem("no_request"),)
    )
