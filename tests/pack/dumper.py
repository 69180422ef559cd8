"""A small dumper of plain data, apart from the product's reader: it knows where each thing went."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z ]*[A-Za-z])?")
WORDS = ("true", "false", "null")
Where = dict[tuple[str | int, ...], tuple[int, int]]


class Dumper:
    """Writes ``data`` in styles that ``random`` chooses; ``places`` says what stands where."""

    def __init__(self, data: Any, random: Random) -> None:
        self.random = random
        self.places: Where = {}
        self.text = ""
        self.line, self.column = 1, 1
        self.comment()
        self.node(data, (), 0, flow=False)
        self.put("\n")

    def put(self, text: str) -> None:
        self.text += text
        self.line += text.count("\n")
        self.column = len(text) - text.rfind("\n") if "\n" in text else self.column + len(text)

    def here(self, path: tuple[str | int, ...]) -> None:
        self.places.setdefault(path, (self.line, self.column))

    def comment(self) -> None:
        if self.random.random() < 0.2:
            self.put(self.random.choice(["# a note\n", "\n", "   # 注\n"]))

    def node(self, data: Any, path: tuple[str | int, ...], indent: int, *, flow: bool) -> None:
        """Write ``data`` where the writer stands; in block style each line begins at ``indent``."""
        flow = flow or not data or self.random.random() < 0.3
        match data:
            case dict() | list() if flow:
                self.here(path)
                self.flow(data, path)
            case dict() | list():
                self.block(data, path, indent)
            case _:
                self.here(path)
                self.put(self.scalar(data))

    def flow(self, data: Any, path: tuple[str | int, ...]) -> None:
        opening, closing = "{}" if isinstance(data, dict) else "[]"
        self.put(opening)
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for at, (key, item) in enumerate(items):
            if at:
                self.put(self.random.choice([", ", ",", ",\n  "]) if path else ", ")
            if isinstance(data, dict):
                self.here((*path, key))
                self.put(f"{self.scalar(key, key=True)}: ")
            self.node(item, (*path, key), 0, flow=True)
        self.put(closing)

    def block(self, data: Any, path: tuple[str | int, ...], indent: int) -> None:
        self.here(path)
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for at, (key, item) in enumerate(items):
            if at:
                self.put("\n")
                self.comment()
                self.put(" " * indent)
            if isinstance(data, dict):
                self.here((*path, key))
                self.put(f"{self.scalar(key, key=True)}:")
                self.below(item, (*path, key), indent)
            else:
                self.put("- ")
                self.node(item, (*path, key), indent + 2, flow=False)

    def below(self, item: Any, path: tuple[str | int, ...], indent: int) -> None:
        if isinstance(item, dict | list) and item and self.random.random() < 0.7:
            self.put("\n" + " " * (indent + 2))
            self.block(item, path, indent + 2)
        else:
            self.put(" ")
            self.node(item, path, indent + 2, flow=True)

    def scalar(self, data: str | int | None, *, key: bool = False) -> str:
        if data is None or isinstance(data, int):
            return json.dumps(data)
        if PLAIN.fullmatch(data) and (key or data not in WORDS) and self.random.random() < 0.7:
            return data
        if "\n" not in data and "\t" not in data and self.random.random() < 0.4:
            return "'" + data.replace("'", "''") + "'"
        return json.dumps(data, ensure_ascii=False)
