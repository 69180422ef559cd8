"""The data that the detectors look things up in, each read when it is first needed."""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")


@cache
def words(language: str) -> tuple[str, ...]:
    """The 2,048 words of a BIP-39 list, in its order, in lower plain form."""
    head, _, packed = (_DATA / "words.bin").read_bytes().partition(b"\n")
    for entry in head.decode().split():
        name, _, size = entry.partition(":")
        if name == language:
            return tuple(zlib.decompress(packed[: int(size)]).decode().split("\n"))
        packed = packed[int(size) :]
    raise KeyError(language)


@cache
def common() -> frozenset[str]:
    """The words of the English list that prose is full of."""
    return frozenset((_DATA / "common.txt").read_text(encoding="utf-8").split())


@cache
def followers() -> dict[str, str]:
    """A Chinese character (simplified) to those that commonly follow it."""
    text = zlib.decompress((_DATA / "pairs.bin").read_bytes()).decode()
    return {line[0]: line[1:] for line in text.split("\n")}


@cache
def table(name: str) -> Any:
    """One of the tables of ``data/<name>.json``, as it stands there."""
    return json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
