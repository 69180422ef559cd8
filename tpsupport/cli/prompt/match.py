"""Which options a person means by what they typed: a number, an id, a name, or a part of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tpsupport.cli.prompt.protocol import Option


def folded(text: str) -> str:
    """``text`` without the differences that a search overlooks: width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def matching(options: Sequence[Option], typed: str) -> tuple[Option, ...]:
    """The options in which ``typed`` occurs, those that begin with it first."""
    wanted = folded(typed)
    held = [option for option in options if any(wanted in each for each in _names(option))]
    return tuple(sorted(held, key=lambda option: not _begins(option, wanted)))


def meant(options: Sequence[Option], typed: str) -> tuple[Option, ...]:
    """What ``typed`` names: one option by its number, id or name, else all that match."""
    wanted = folded(typed)
    if not wanted:
        return ()
    exact = named(options, typed)
    if exact:
        return (exact,)
    if wanted.isascii() and wanted.isdecimal():
        at = int(wanted[:9])
        return (options[at - 1],) if 1 <= at <= len(options) else ()
    return matching(options, typed)


def named(options: Sequence[Option], typed: str) -> Option | None:
    """The option whose id, label or other name is ``typed``; ids come first."""
    wanted = folded(typed)
    by_id = next((option for option in options if folded(option.id) == wanted), None)
    return by_id or next((option for option in options if wanted in _names(option)), None)


def _names(option: Option) -> tuple[str, ...]:
    return tuple(folded(each) for each in (option.id, option.label, *option.also))


def _begins(option: Option, wanted: str) -> bool:
    return any(each.startswith(wanted) for each in _names(option))
