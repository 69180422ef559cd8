"""A small pack of its own, and cases walked through it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tpsupport.case import Case, Finding, Value
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.walk import walk

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
HASH = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TOLD: Mapping[str, Value] = {
    "what_happened": "Sent 50 NUT to a friend, and it never came",
    "happened_at": "2026-11-22T14:05+08:00",
    "network": "oak",
    "token": "NUT",
    "amount": "50",
    "tx_hash": HASH,
    "wallet_address": ADDRESS,
    "platform": "android",
    "app_version": "2.9.1",
    "suspect_link": "https://evil.example/claim",
    "attachments": "/home/me/secret folder/shot.png",
    "contact": "name@example.com",
}


@pytest.fixture(scope="session")
def acorn() -> Library:
    return Library.open(HERE / "pack")


@pytest.fixture(scope="session")
def nuts(acorn: Library) -> Forest:
    return read(acorn, "lost-nuts")


class Looked:
    """Every check of a walk found the same."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding

    def get(self, key: str, /) -> Finding:
        return self.finding


FINE = Finding("network", "ok", hosts=("acorn.example",), at="2026-11-22T16:20:00+08:00")


def walked(
    forest: Forest,
    answers: Mapping[str, Value],
    more: Mapping[str, Value] = TOLD,
    *,
    finding: Finding = FINE,
    language: str = "en",
) -> Case:
    """The case of these answers; ``more`` was told at its end."""
    done = walk(forest, {**more, **answers}, Looked(finding))
    assert done.end, done.node.id
    return Case(
        tree=forest.start,
        digest="0123456789abcdef",
        language=language,
        started="2026-11-22T16:20:00+08:00",
        finished="2026-11-22T16:30:00+08:00",
        facts={**done.facts, **more},
        findings=done.findings,
        path=done.path,
        end_tree=done.tree.id,
        end=done.end.id,
        outcome=done.end.outcome,
    )
