"""Recorded texts: compared, or with ``--update-golden`` written anew to be read and committed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Golden:
    """What is recorded in files."""

    updating: bool

    def check(self, text: str, file: Path) -> None:
        """Hold ``text`` against ``file``."""
        if self.updating:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), f"differs from {file.name}"
