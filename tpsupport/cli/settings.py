"""What may stand anywhere on a command line: the language, the pack, colour, plain prompts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tpsupport.cli.config_file import COLOURS, place
from tpsupport.errors import UsageError

_WITH_VALUE = ("--lang", "--pack", "--color")
_FLAGS = ("--plain",)
EVERYWHERE = (*_WITH_VALUE, *_FLAGS)
"""The options that may stand anywhere on a command line."""
_COLOURING = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR")
_TRUTHS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class Settings(NamedTuple):
    """The choices that hold for the whole run."""

    language: str | None = None
    pack: Path | None = None
    colour: str = "auto"
    plain: bool = False
    offline: bool = False
    ask_before_lookup: bool = True
    endpoints: Mapping[str, str] = {}
    """Network, by any of its names, to the node that is asked instead of the pack's."""
    origins: Mapping[str, str] = {}
    """Setting to who said it: option, environment, file or default."""
    environ: Mapping[str, str] = {}

    def place(self, *path: str) -> str:
        """Where the file of settings says what stands at ``path``: file:line:column."""
        return place(self.environ, *path)


def split(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The global options among ``arguments``, and the rest in order; ``--`` ends the search.

    :raises UsageError: if an option lacks its value, or has one that it does not take.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *waiting]
        elif name in _FLAGS:
            if equals:
                raise UsageError("option_takes_no_value", option=name)
            found[word] = "yes"
        elif name in _WITH_VALUE:
            given = value if equals else next(waiting, None)
            if not given:
                raise UsageError("option_needs_value", option=name)
            found[name] = given
        else:
            rest.append(word)
    return found, rest


def wanted_language(arguments: Sequence[str]) -> str | None:
    """What ``--lang`` says last among ``arguments``, whatever else is wrong with them."""
    wanted = None
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--lang":
            wanted = value if equals else following
    return wanted


def settings(
    found: Mapping[str, str], environ: Mapping[str, str], config: Mapping[str, Any] | None = None
) -> Settings:
    """The settings that the options say, else the environment, else the user's file.

    :raises UsageError: if an option or a variable has a value that it cannot have.
    """
    origins: dict[str, str] = {}
    first = partial(_first, config or {}, origins)
    colour = found.get("--color")
    if colour not in (None, *COLOURS):
        allowed = ", ".join(COLOURS)
        raise UsageError("bad_choice", option="--color", value=colour[:40], allowed=allowed)
    coloured = "auto" if any(environ.get(name) for name in _COLOURING) else None
    pack = first("pack", found.get("--pack"), environ.get("TPSUPPORT_PACK") or None, None)
    return Settings(
        language=first("lang", found.get("--lang"), environ.get("TPSUPPORT_LANG") or None, None),
        pack=Path(pack) if pack else None,
        colour=first("color", colour, coloured, "auto"),
        plain=first("plain", "--plain" in found or None, None, default=False),
        offline=first("offline", None, _truth("TPSUPPORT_OFFLINE", environ), default=False),
        ask_before_lookup=first(
            "ask_before_lookup", None, _truth("TPSUPPORT_ASK_BEFORE_LOOKUP", environ), default=True
        ),
        endpoints=first("endpoints", None, None, {}),
        origins=origins,
        environ=environ,
    )


def _truth(name: str, environ: Mapping[str, str]) -> bool | None:
    """What a variable says of a switch; nothing if it is not set."""
    value = environ.get(name, "").strip().casefold()
    if not value:
        return None
    if value not in _TRUTHS:
        raise UsageError("bad_choice", option=name, value=value[:40], allowed="1, 0")
    return _TRUTHS[value]


def _first(
    config: Mapping[str, Any],
    origins: dict[str, str],
    name: str,
    option: Any,
    variable: Any,
    default: Any,
) -> Any:
    """What was said of ``name`` by the nearest of those who may; ``origins`` notes by whom."""
    said = {"option": option, "environment": variable, "file": config.get(name)}
    for origin, value in said.items():
        if value is not None:
            origins[name] = origin
            return value
    origins[name] = "default"
    return default
