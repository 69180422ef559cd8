"""Why a Substrate node refuses an extrinsic: its codes and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.chains.terms import Reason

_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("insufficient_fee", ("inability to pay", '"payment"', "balance too low")),
    ("nonce_used", ("outdated", '"stale"')),
    ("nonce_gap", ("valid in the future", '"future"')),
    ("permission", ("bad signature", '"badproof"')),
    ("blockhash_expired", ("ancient birth", '"ancientbirthblock"')),
    ("duplicate", ("already imported", "temporarily banned")),
    ("low_fee", ("priority is too low", "too low priority")),
    ("existential_deposit", ("belowminimum", "keepalive", "existentialdeposit")),
    ("insufficient_native", ("insufficientbalance", "fundsunavailable")),
)
_CODES: dict[int, Reason] = {1012: "duplicate", 1013: "duplicate", 1014: "low_fee"}


def of_error(code: int, text: str) -> Reason | None:
    """What an error of ``author_submitExtrinsic`` means, or None."""
    return _CODES.get(code) or of_text(text)


def of_text(text: str) -> Reason | None:
    """What a node's sentence means, or None."""
    lowered = text.lower()
    found = (reason for reason, words in _TEXTS if any(each in lowered for each in words))
    return next(found, None)
