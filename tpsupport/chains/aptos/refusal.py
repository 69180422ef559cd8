"""Why Aptos refuses: its ``vm_status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.chains.terms import Reason

_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("out_of_gas", ("out of gas", "out_of_gas", "execution_limit_reached", "max_gas_units")),
    ("insufficient_fee", ("insufficient_balance_for_transaction_fee",)),
    ("insufficient_token", ("einsufficient_balance",)),
    ("not_activated", ("ecoin_store_not_published", "eaccount_does_not_exist")),
    ("slippage", ("slippage", "insufficient_output", "min_output", "less_than_min")),
    ("nonce_used", ("sequence_number_too_old", "nonce_already_used")),
    ("nonce_gap", ("sequence_number_too_new",)),
    ("blockhash_expired", ("transaction_expired",)),
    ("low_fee", ("gas_unit_price_below_min",)),
    ("permission", ("invalid_auth_key", "invalid_signature")),
    ("wrong_network", ("bad_chain_id",)),
    ("move_abort", ("move abort",)),
    ("program_error", ("execution failed", "linker_error", "bytecode", "function_resolution")),
)


def of_status(text: str) -> Reason:
    """What a ``vm_status`` or an error code means."""
    lowered = text.lower()
    found = (reason for reason, words in _TEXTS if any(each in lowered for each in words))
    return next(found, "other")
