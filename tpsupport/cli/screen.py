"""The screen: words for people on standard error, cleaned, wrapped by width, quiet when broken."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple, TextIO

from tpsupport.cli.colour import Style, paint, wants_colour
from tpsupport.cli.output import forgive, quieten
from tpsupport.cli.wrap import wrap
from tpsupport.text import clean

_WIDEST = 100
_USUAL = 80
_TAGS: Mapping[str, tuple[str, Style]] = {
    "ok": ("[OK]", "good"),
    "warn": ("[WARN]", "careful"),
    "fail": ("[FAIL]", "bad"),
}
_OTHER: tuple[str, Style] = ("[SKIP]", "dim")


class Screen(NamedTuple):
    """A stream that people read."""

    stream: TextIO
    colour: bool = False
    release: Callable[[str], str] = clean
    """The last gate before text that is not our own is shown; the first use may load much."""

    @property
    def columns(self) -> int:
        """The stream's width, or 80."""
        return columns_of(self.stream)

    @property
    def width(self) -> int:
        """The columns that a line of text may take."""
        return min(self.columns - 1, _WIDEST)

    def tell(self, text: str, *, style: Style | None = None) -> None:
        """Show what may hold words of users, servers or files, as far as the gate lets it."""
        self.say(self.release(clean(text)), style=style)

    def say(self, text: str, *, style: Style | None = None, first: str = "") -> None:
        """Show words of our own in lines that fit; they begin with ``first`` and hang under it."""
        lines = wrap(clean(text).rstrip("\n"), self.width, first)
        self.put("".join(paint(line, style, colour=self.colour) + "\n" for line in lines))

    def status(self, state: str, text: str) -> None:
        """Show a line with its state before it, in words: ``[OK]``, ``[WARN]`` and so on."""
        tag, style = tag_of(state)
        first, *rest = wrap(f"{tag} {clean(text)}", self.width)
        painted = paint(tag, style, colour=self.colour) + first[len(tag) :]
        self.put("".join(line + "\n" for line in (painted, *rest)))

    def put(self, text: str) -> None:
        """Write ``text`` as it is; when nobody can be told anything any more, nothing happens."""
        try:
            self.stream.write(text)
            self.stream.flush()
        except OSError:
            quieten(self.stream)


def open_screen(
    choice: str = "auto",
    environ: Mapping[str, str] | None = None,
    release: Callable[[str], str] = clean,
) -> Screen:
    """The screen of this run; ``choice`` is what ``--color`` says."""
    environ = os.environ if environ is None else environ
    forgive(sys.stderr)
    colour = wants_colour(choice, environ, is_terminal=sys.stderr.isatty())
    return Screen(sys.stderr, colour, release)


def tag_of(state: str) -> tuple[str, Style]:
    """The word and the style of a state."""
    return _TAGS.get(state, _OTHER)


def columns_of(stream: TextIO) -> int:
    """The width that ``COLUMNS`` or the terminal behind ``stream`` says, or 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL
