"""What the program itself says is let out as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tpsupport.privacy.finder import find

PACK = Path(__file__).parents[2] / "decision_trees"


def texts(node: Any) -> Iterator[str]:
    """Every text of a document: the leaves of mappings from language to words."""
    if isinstance(node, dict):
        if node.keys() >= {"zh", "en"} and all(isinstance(text, str) for text in node.values()):
            yield from node.values()
        else:
            for inner in node.values():
                yield from texts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from texts(inner)


@cache
def said() -> tuple[str, ...]:
    """All that the pack says."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(
        text
        for path in sorted(PACK.rglob("*.yaml"))
        for text in texts(yaml.load(path.read_text(encoding="utf-8"), loader))
    )


def test_no_text_of_the_pack_looks_like_a_secret() -> None:
    assert len(said()) > 1000
    touched = [text for text in said() for match in find(text) if match.kind != "email"]
    assert touched == []
