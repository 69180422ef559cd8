"""The pages of the documentation: their commands, links, headings and blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.cli.program import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    file: Path

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def blocks(self, language: str) -> list[str]:
        """The fenced blocks in one language."""
        return [body for kind, body in _BLOCK.findall(self.text) if kind == language]

    @property
    def commands(self) -> list[str]:
        """Every command line that is shown, in order: in blocks, and within a line."""
        prose = _BLOCK.sub("", self.text)
        lines = [line for block in self.blocks("sh") for line in block.splitlines()]
        inline = [code for code in _INLINE.findall(prose) if code.startswith("tpsupport ")]
        return [line.strip() for line in (*lines, *inline) if line.strip()]

    @property
    def links(self) -> list[str]:
        """Where it leads, anchors left out."""
        prose = _BLOCK.sub("", self.text)
        return [target.partition("#")[0] for target in _LINK.findall(prose) if target[0] != "#"]

    @property
    def headings(self) -> list[str]:
        """Its headings by their depth."""
        prose = _BLOCK.sub("", self.text)
        return re.findall(r"^#+ .+$", prose, re.MULTILINE)


README = Page(ROOT / "README.md")
README_ZH = Page(ROOT / "README.zh-CN.md")
GUIDES = [Page(file) for file in sorted((ROOT / "docs").glob("*.md"))]
PAGES = [README, README_ZH, Page(ROOT / "CONTRIBUTING.md"), *GUIDES]
ALL = [*PAGES, Page(ROOT / "CHANGELOG.md"), Page(ROOT / "benchmarks/README.md")]
