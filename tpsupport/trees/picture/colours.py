"""The colours of drawings. Each kind of end has its own, and every kind its own shape as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Colours(NamedTuple):
    """Of a box, as ``#rrggbb``: its inside and its line."""

    inside: str
    line: str


OF: Mapping[str, Colours] = {
    "ask": Colours("#ffffff", "#4b5563"),
    "check": Colours("#ede9fe", "#6d28d9"),
    "step": Colours("#cffafe", "#0e7490"),
    "route": Colours("#e5e7eb", "#6b7280"),
    "resolved": Colours("#bbf7d0", "#15803d"),
    "self_help": Colours("#dbeafe", "#1d4ed8"),
    "escalate": Colours("#fde68a", "#b45309"),
    "danger": Colours("#fecaca", "#b91c1c"),
    "jump": Colours("#fae8ff", "#a21caf"),
}
INK, PALE, PAPER = "#111827", "#6b7280", "#ffffff"
"""Of words, of arrows, and what is behind all."""
