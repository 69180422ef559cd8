"""A result that is written into a file that somebody named."""

from __future__ import annotations

from pathlib import Path

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError


def save(session: Session, name: str, text: str) -> None:
    """Write ``text`` to the file ``name``, and say so.

    :raises UsageError: if it cannot be written.
    """
    write(Path(name), text)
    session.tell(session.say("tree_tools.saved", file=name))


def write(file: Path, text: str, *, new: bool = False) -> None:
    """Write ``text`` to ``file``; with ``new``, only if nothing is there.

    :raises UsageError: if it cannot be written.
    """
    try:
        with file.open("x" if new else "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError("tree_tools.errors.exists", file=str(file)[:200]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        place = str(file)[:200]
        raise UsageError("tree_tools.errors.unwritable", file=place, reason=reason) from None
