"""Why an Antelope chain refuses a transaction: nodeos' codes and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.chains.terms import Reason

_CODES: dict[int, Reason] = {
    3080001: "ram_exceeded",
    3080002: "net_exceeded",
    3080003: "net_exceeded",
    3080004: "cpu_exceeded",
    3080005: "cpu_exceeded",
    3080006: "out_of_time",
    3040005: "blockhash_expired",
    3040006: "tapos",
    3040007: "tapos",
    3040008: "duplicate",
    3090003: "permission",
    3090004: "permission",
    3090005: "permission",
    3060002: "not_activated",
}
_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("insufficient_token", ("overdrawn balance", "no balance object found")),
    ("not_activated", ("to account does not exist", "account does not exist")),
    ("cpu_exceeded", ("billed cpu time", "cpu usage limit", "cpu limit")),
    ("net_exceeded", ("net usage is too high", "net usage limit")),
    ("ram_exceeded", ("insufficient ram",)),
    ("blockhash_expired", ("expired transaction",)),
    ("tapos", ("reference block did not match",)),
    ("duplicate", ("duplicate transaction",)),
    ("permission", ("missing authority", "irrelevant authority", "does not have signatures")),
    ("assertion", ("assertion failure",)),
)


def of_error(code: int, text: str) -> Reason:
    """What an error of nodeos means."""
    return _CODES.get(code) or of_text(text) or "other"


def of_text(text: str) -> Reason | None:
    """What a node's sentence means, or None."""
    lowered = text.lower()
    found = (reason for reason, words in _TEXTS if any(each in lowered for each in words))
    return next(found, None)
