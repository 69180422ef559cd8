"""Whether colours are wanted, and how a few styles are written."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal

Style = Literal["strong", "dim", "good", "careful", "bad"]

_CODES: Mapping[Style, str] = {
    "strong": "1",
    "dim": "2",
    "good": "32",
    "careful": "33",
    "bad": "31",
}
_DUMB = ("dumb", "unknown")


def is_dumb(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has no cursor to move, as far as the environment says."""
    term = environ.get("TERM", "")
    return term in _DUMB or (not term and sys.platform != "win32")


def wants_colour(choice: str, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """``--color`` before NO_COLOR, before FORCE_COLOR and CLICOLOR_FORCE, before CLICOLOR=0,
    before what the stream is. An empty variable says nothing; forcing with ``0`` is not forcing.
    """
    if choice in ("always", "never"):
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environ.get("CLICOLOR") == "0":
        return False
    return is_terminal and not is_dumb(environ) and _understands_escapes()


def paint(text: str, style: Style | None, *, colour: bool) -> str:
    """``text`` in ``style``, if there is to be colour."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and style and text else text


def _understands_escapes() -> bool:
    """Consoles of Windows must be asked to."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        console, mode = kernel.GetStdHandle(-12), ctypes.c_ulong()
        return bool(
            kernel.GetConsoleMode(console, ctypes.byref(mode))
            and kernel.SetConsoleMode(console, mode.value | 4)
        )
    return True
