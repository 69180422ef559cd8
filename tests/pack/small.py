"""The small pack about a lamp, copied to where a test may change it, and the checks it knows."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tpsupport.case import Status
from tpsupport.pack.flaw import Flaw
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint import lint
from tpsupport.trees.proof import load

DATA = Path(__file__).resolve().parent.parent / "data"
SMALL = DATA / "packs" / "small"
SHIPPED = Path(__file__).resolve().parents[2] / "decision_trees"

_UNANSWERED = ("offline", "timeout", "crashed")


@dataclass(frozen=True)
class Declaration:
    """What lint must know of a check."""

    arguments: Mapping[str, str]
    causes: Mapping[Status, tuple[str, ...]]


CHECKS: Mapping[str, Declaration] = {
    "network": Declaration(
        {"network": "network?", "target": "text?"},
        {"ok": (), "warn": ("slow",), "fail": ("down", "blocked"), "unknown": _UNANSWERED},
    ),
    "transaction": Declaration(
        {"hash": "tx_hash", "network": "network?"},
        {"ok": (), "fail": ("gas", "lost"), "unknown": (*_UNANSWERED, "not_found")},
    ),
}

Shown = tuple[str, int, int, str]
"""File from the pack's folder, line, column, code."""


@dataclass(frozen=True)
class Pack:
    """A copy of the small pack."""

    directory: Path

    def file(self, name: str) -> Path:
        return self.directory / f"{name}.yaml"

    def write(self, name: str, text: str | bytes) -> None:
        raw = text.encode() if isinstance(text, str) else text
        self.file(name).parent.mkdir(exist_ok=True)
        self.file(name).write_bytes(raw)

    def edit(self, name: str, old: str, new: str) -> None:
        """Put ``new`` in place of the one ``old``."""
        text = self.file(name).read_text("utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        self.write(name, text.replace(old, new))

    def library(self) -> Library:
        return Library.open(self.directory)

    def lint(self, *wanted: str) -> list[Shown]:
        return [self.shown(flaw) for flaw in lint(self.library(), CHECKS, wanted)]

    def load(self, name: str = "dark") -> Forest:
        return load(self.library(), name, CHECKS)

    def shown(self, flaw: Flaw) -> Shown:
        file = Path(flaw.place.file).relative_to(self.directory).as_posix()
        return file, flaw.place.line, flaw.place.column, flaw.code


def copy(folder: Path, source: Path = SMALL) -> Pack:
    """A copy of a pack in ``folder``."""
    return Pack(Path(shutil.copytree(source, folder / "pack")))
