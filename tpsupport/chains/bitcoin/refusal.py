"""Why a Bitcoin node refuses to pass a payment on, by the words of bitcoind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.chains.terms import Reason

_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("low_fee", ("min relay fee not met", "mempool min fee not met", "insufficient fee")),
    ("duplicate", ("already in utxo set", "already in block chain", "txn-already-known")),
    (
        "nonce_used",
        ("missingorspent", "missing-or-spent", "txn-mempool-conflict", "missing inputs"),
    ),
    ("insufficient_native", ("in-belowout",)),
    ("insufficient_fee", ("fee exceeds maximum", "absurdly-high-fee", "max-fee-exceeded")),
    ("rent", ("dust",)),
    ("tapos", ("non-final", "non-bip68-final")),
    ("permission", ("mandatory-script-verify-flag",)),
)
"""Meaning to words; ``nonce_used``: inputs are spent, ``rent``: too small, ``tapos``: too early."""


def of_text(text: str) -> Reason | None:
    """What a node's sentence means, or None."""
    lowered = text.lower()
    found = (reason for reason, words in _TEXTS if any(each in lowered for each in words))
    return next(found, None)
