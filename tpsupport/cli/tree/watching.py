"""Doing something again whenever a file that it looks at was saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from tpsupport.pack.library import PHRASES, Library

PAUSE = 0.3
"""Seconds between two looks at the files."""

Stamps = dict[Path, tuple[int, int]]


def again(
    files: Callable[[], Iterable[Path]],
    act: Callable[[], object],
    pause: Callable[[float], None] = time.sleep,
) -> NoReturn:
    """Act now and after every save, until somebody interrupts.

    A save while it acts counts as well.
    """
    while True:
        before = stamps(files())
        act()
        while stamps(files()) == before:
            pause(PAUSE)


def stamps(files: Iterable[Path]) -> Stamps:
    """When each file was last written, and its size; those that are not there are left out."""
    found = {}
    for file in files:
        with suppress(OSError):
            state = file.stat()
            found[file] = state.st_mtime_ns, state.st_size
    return found


def files_of(library: Library, *trees: Path) -> list[Path]:
    """Every file that a pack is read from, and ``trees``."""
    folder = library.directory
    return [*folder.glob("*.yaml"), *(folder / PHRASES).glob("*.yaml"), *trees]
