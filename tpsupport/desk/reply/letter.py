"""What a reply is to be: about which end, to whom, by which way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tpsupport.case import Value


class Letter(NamedTuple):
    """What is to be written, and to whom."""

    tree: str
    end: str
    facts: Mapping[str, Value]
    language: str
    channel: str = "chat"
    tone: str = "full"
    names: Mapping[str, str] = {}
    """``customer``, ``agent``, ``desk``: those that are known."""
    leaked: bool = False
    """The customer sent a secret along."""
