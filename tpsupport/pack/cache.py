"""Parsed YAML kept as JSON by the hash of its content: a start reads no YAML twice.

The cache is only ever a faster way to the same data: whatever is wrong with it, the file is read
again, and where it cannot be written nothing is said.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tpsupport.pack import MAX_BYTES

FORMAT = 3
"""Changes with what the strict reading gives or refuses: nothing older is ever read."""

KEEP = 400
"""How many documents stay; the oldest go first."""


def directory(environ: Mapping[str, str]) -> Path | None:
    """The folder of the cache by each platform's custom; ``TPSUPPORT_CACHE_DIR`` sets it.

    ``None`` if the user has no home.
    """
    if chosen := environ.get("TPSUPPORT_CACHE_DIR"):
        return Path(chosen)
    given = environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if sys.platform == "win32" and (given or home):
        return Path(given or f"{home}/AppData/Local") / "tpsupport" / "Cache"
    if sys.platform == "darwin" and home:
        return Path(home) / "Library" / "Caches" / "tpsupport"
    return Path(given or f"{home}/.cache") / "tpsupport" if given or home else None


def load(file: Path) -> Any:
    """The data of ``file``; parsed only if this content was never seen before."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raw = b""
    if 0 < len(raw) <= MAX_BYTES:
        return cached(raw, lambda: _parsed(file, raw))
    return _parsed(file)


def _parsed(file: Path, raw: bytes | None = None) -> Any:
    from tpsupport.pack.source import decoded, parse, raw_of

    name = str(file)
    return parse(decoded(raw_of(file) if raw is None else raw, name), name)


def _packed(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def cached(
    raw: bytes,
    make: Callable[[], Any],
    read: Callable[[bytes], Any] = json.loads,
    write: Callable[[Any], bytes] = _packed,
) -> Any:
    """The data kept for the file that holds ``raw``, or what ``make`` gives, which is then kept.

    What is kept is JSON, unless ``read`` and ``write`` know another form; ``read`` refuses what it
    cannot read with a ``ValueError``.
    """
    folder = directory(os.environ)
    if folder is None:
        return make()
    file = folder / f"{content_hash(raw)}.{FORMAT}.json"
    try:
        return read(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        data = make()
    with contextlib.suppress(OSError):
        _write(file, write(data))
    return data


def content_hash(raw: bytes) -> str:
    """A hash nobody can find two files for: one pack must not answer for another's file."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(raw, digest_size=20).hexdigest()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}.draft")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    _prune(file.parent)


def _prune(folder: Path) -> None:
    if len(os.listdir(folder)) > KEEP:  # noqa: PTH208 (fifty times as fast as paths)
        for old in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime)[:-KEEP]:
            old.unlink(missing_ok=True)
