"""The help of a command: usage, arguments, options and commands, in the language of the run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from typing import Any

from tpsupport.cli.session import Session
from tpsupport.cli.settings import EVERYWHERE
from tpsupport.cli.wrap import display_width, wrap

_MOST = 100
_NARROW = 56

Rows = Sequence[tuple[str, str]]


def help_text(command: Any, ctx: Any) -> str:
    """Everything that ``--help`` says of ``command``."""
    session: Session = ctx.obj
    width = _width()
    path = ctx.command_path.split()[1:]
    name = "-".join(path) or "program"
    parts = [usage(command, ctx), "", *wrap(session.say(f"cli.about.{name}.long"), width), ""]
    parameters = [_row(session, each) for each in command.get_params(ctx)]
    arguments = [(left, right) for kind, left, right in parameters if kind == "argument"]
    options = [(left, right) for kind, left, right in parameters if kind == "option"]
    commands = [
        (each, session.say(f"cli.about.{'-'.join([*path, each])}.short"))
        for each in getattr(command, "entries", ())
    ]
    if command.name is None:
        options.append(("--version", session.say("cli.words.version")))
    everywhere = [(each, _everywhere(session, each)) for each in EVERYWHERE]
    for title, rows in (
        ("commands", commands),
        ("arguments", arguments),
        ("options", options),
        ("everywhere", everywhere),
    ):
        if rows:
            parts += [session.say(f"cli.words.{title}"), *_table(rows, width), ""]
    examples = session.library.phrase_text(f"cli.about.{name}.examples")
    if examples:
        lines = session.words(examples).splitlines()
        parts += [session.say("cli.words.examples"), *_examples(lines, width), ""]
    return "\n".join(parts)


def _everywhere(session: Session, option: str) -> str:
    languages = ", ".join(session.library.languages)
    return session.say(f"cli.everywhere.{option[2:]}", languages=languages)


def usage(command: Any, ctx: Any) -> str:
    """The usage line of a command; it goes on in further lines where it is long."""
    session: Session = ctx.obj
    pieces = [ctx.command_path, session.say("cli.words.options_metavar")]
    arguments = [each for each in command.get_params(ctx) if each.param_type_name == "argument"]
    pieces += [_piece(each) for each in arguments]
    if hasattr(command, "list_commands"):
        pieces.append(session.say("cli.words.command_metavar"))
    line = session.say("cli.words.usage", line=" ".join(pieces))
    return "\n".join(wrap(line, _width(), "", "    "))


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _MOST) - 1


def _piece(argument: Any) -> str:
    name = f"{argument.metavar or argument.name}{' …' if argument.nargs == -1 else ''}"
    return name if argument.required else f"[{name}]"


def _examples(lines: Sequence[str], width: int) -> list[str]:
    """Command lines that can be copied, and what each is for where that is said."""
    pairs = [re.split(r"\s{2,}", line, maxsplit=1) for line in lines]
    if all(len(pair) == 2 for pair in pairs):
        return _table([(command, words) for command, words in pairs], width)
    return [row for line in lines for row in _continued(line, width)]


def _continued(line: str, width: int) -> list[str]:
    """A command line in several, each but the last ending as a shell wants it."""
    whole = wrap(line, width, "  ")
    if len(whole) == 1:
        return whole
    *more, last = wrap(line, width - 2, "  ", "      ")
    return [*(f"{each} \\" for each in more), last]


def _row(session: Session, parameter: Any) -> tuple[str, str, str]:
    kind: str = parameter.param_type_name
    if parameter.name == "help":
        return kind, "-h, --help", session.say("cli.words.help")
    said = session.say(f"cli.options.{parameter.help}")
    if kind == "argument":
        return kind, parameter.metavar or parameter.name, said
    names = ", ".join(sorted(parameter.opts, key=len))
    return kind, names if parameter.is_flag else f"{names} {parameter.metavar}", said


def _table(rows: Rows, width: int) -> list[str]:
    if width < _NARROW:
        return [
            line
            for left, right in rows
            for line in (f"  {left}", *(f"      {each}" for each in wrap(right, width - 6)))
        ]
    column = min(max(display_width(left) for left, _ in rows), 30) + 4
    lines = []
    for left, right in rows:
        first, *more = wrap(right, width - column) or [""]
        start = f"  {left}"
        gap = column - display_width(start)
        if gap < 2:
            lines += [start, " " * column + first]
        else:
            lines.append(start + " " * gap + first)
        lines += [" " * column + each for each in more]
    return lines
