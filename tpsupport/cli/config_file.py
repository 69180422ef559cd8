"""The user's own settings in a file: where it lies, and the strict reading of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tpsupport.errors import UsageError
from tpsupport.pack import MAX_BYTES
from tpsupport.pack.cache import cached

COLOURS = ("auto", "always", "never")
TEXTS = ("lang", "pack")
FLAGS = ("plain", "offline", "ask_before_lookup")
KEYS = ("lang", "pack", "color", "plain", "offline", "ask_before_lookup", "endpoints")


class FlawedConfigError(UsageError):
    """A file of settings that cannot be used; ``flaws`` say where and why."""

    def __init__(self, flaws: tuple[Any, ...]) -> None:
        super().__init__("config_flawed")
        self.flaws = flaws


def location(environ: Mapping[str, str]) -> Path | None:
    """The file by each platform's custom; ``TPSUPPORT_CONFIG`` sets it.

    ``None`` if the user has no home.
    """
    if chosen := environ.get("TPSUPPORT_CONFIG"):
        return Path(chosen)
    given = environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    name = Path("tpsupport") / "config.yaml"
    if sys.platform == "win32" and (given or home):
        return Path(given or f"{home}/AppData/Roaming") / name
    if sys.platform == "darwin" and home and not given:
        return Path(home) / "Library" / "Application Support" / name
    return Path(given or f"{home}/.config") / name if given or home else None


def read_config(file: Path | None) -> dict[str, Any]:
    """What the file says, checked; nothing if there is no such file.

    :raises FlawedConfigError: with every flaw and its place.
    :raises UsageError: if it cannot be read.
    """
    raw = _raw(file)
    if file is None or not raw.strip():
        return {}
    from tpsupport.pack.flaw import FlawedPackError

    try:
        data = cached(raw, lambda: _parsed(raw, str(file)))
    except FlawedPackError as error:
        if [flaw.code for flaw in error.flaws] == ["empty"]:
            return {}
        raise FlawedConfigError(error.flaws) from None
    if not _sound(data):
        raise FlawedConfigError(_flaws(data, file))
    if "pack" in data:
        data["pack"] = str(file.parent / _at_home(data["pack"]))
    return dict(data)


def place(environ: Mapping[str, str], *path: str) -> str:
    """Where the value at ``path`` stands: file:line:column."""
    from tpsupport.pack.source import places, text_of

    file = location(environ) or Path()
    line, column = places(text_of(file), str(file)).get(path, (1, 1))
    return f"{file}:{line}:{column}"


def _raw(file: Path | None) -> bytes:
    if file is None:
        return b""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unreadable", file=str(file)[:200], reason=reason) from None
    if len(raw) > MAX_BYTES:
        from tpsupport.pack.flaw import Flaw, Place

        flaw = Flaw(Place(str(file)), "too_large", {"limit": MAX_BYTES})
        raise FlawedConfigError((flaw,))
    return raw


def _parsed(raw: bytes, name: str) -> Any:
    from tpsupport.pack.source import decoded, parse

    return parse(decoded(raw, name), name)


def _sound(data: Any) -> bool:
    """Whether everything is as it must be; what is not, only ``_flaws`` tells."""
    if not isinstance(data, dict) or any(key not in KEYS for key in data):
        return False
    from tpsupport.cli.own_node import fits

    nodes = data.get("endpoints", {})
    return (
        all(isinstance(data.get(key, "-"), str) and data.get(key, "-").strip() for key in TEXTS)
        and all(isinstance(data.get(key, False), bool) for key in FLAGS)
        and data.get("color", "auto") in COLOURS
        and isinstance(nodes, dict)
        and all(isinstance(each, str) and fits(name, each) for name, each in nodes.items())
    )


def _flaws(data: Any, file: Path) -> tuple[Any, ...]:
    from tpsupport.cli.own_node import fits
    from tpsupport.pack.shape import Shape, placed
    from tpsupport.pack.source import text_of

    shape = Shape(())
    found = shape.mapping(data, (), (), KEYS)
    for key in TEXTS:
        shape.string(found.get(key, "-"), (key,))
    for key in FLAGS:
        shape.flag(found.get(key, False), (key,))
    shape.one_of(found.get("color", "auto"), ("color",), COLOURS)
    nodes = shape.mapping(found.get("endpoints", {}), ("endpoints",), (), None)
    for key, node in nodes.items():
        if shape.string(node, ("endpoints", key)) and not fits(key, node):
            shape.note(("endpoints", key), "not_a_node", found=node)
    return placed(shape.noted, text_of(file), str(file))


def _at_home(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)
