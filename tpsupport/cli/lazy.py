"""Commands that are imported only when they are called, and whose help is told by the pack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import typer
from typer._click.exceptions import UsageError as ParseError
from typer.core import TyperCommand, TyperGroup

from tpsupport.errors import UsageError

ITSELF = ""
"""The entry that is the command itself, where others stand behind its name."""
Entries = dict[str, str | dict[str, str]]
"""Command to ``module:function``; a group of commands to its own entries."""


class ExtraError(ParseError):
    """A command line went on after everything that its command takes."""

    def __init__(self, extra: list[str], ctx: Any) -> None:
        super().__init__("", ctx)
        self.extra = extra


class Command(TyperCommand):
    """A command that explains itself in the language of the run."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What is left of ``args``, which is nothing; ExtraError says if there is more."""
        ctx.allow_extra_args = True
        with _of(ctx):
            extra = super().parse_args(ctx, args)
        if extra:
            raise ExtraError(extra, ctx)
        return extra

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from tpsupport.cli.help import help_text

        formatter.write(help_text(self, ctx))


class Group(TyperGroup):
    """A group that knows its commands by name alone."""

    entries: Entries

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The command and what belongs to it."""
        with _of(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        return _made(cmd_name, entry)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that ``args`` begins with; UsageError names the nearest if there is none."""
        if args[0] not in self.entries and not args[0].startswith("-"):
            from tpsupport.pack.shape import near

            raise UsageError("no_such_command", command=args[0][:40], **near(args[0], self.entries))
        name, found, rest = super().resolve_command(ctx, args)
        entry = self.entries.get(args[0])
        if isinstance(entry, dict) and ITSELF in entry and rest[:1] and rest[0] in entry:
            found = group(name, {word: each for word, each in entry.items() if word != ITSELF})
        return name, found, rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from tpsupport.cli.help import help_text

        formatter.write(help_text(self, ctx))


@contextmanager
def _of(ctx: Any) -> Iterator[None]:
    """Let errors of the parser, which knows no command, belong to the one of ``ctx``."""
    try:
        yield
    except ParseError as error:
        error.ctx = error.ctx or ctx
        raise


def _made(name: str, entry: str | dict[str, str]) -> Any:
    """A command, a group, or a command with others behind its name."""
    if isinstance(entry, str):
        return command(name, entry)
    if ITSELF not in entry:
        return group(name, entry)
    found = command(name, entry[ITSELF])
    found.entries = {word: each for word, each in entry.items() if word != ITSELF}
    return found


def command(name: str, entry: str) -> Any:
    """The command that ``module:function`` is."""
    module, function = entry.split(":")
    app = _app()
    app.command(name, cls=Command)(getattr(import_module(module), function))
    return typer.main.get_command(app)


def group(name: str | None, entries: dict[str, str] | Entries) -> Group:
    """A group of commands."""
    made = Group(name=name, no_args_is_help=True, rich_markup_mode=None)
    made.entries = dict(entries)
    return made


def _app() -> typer.Typer:
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
    )
