"""Why TRON refuses: results of contracts, and codes of a refused broadcast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.evm import failure

if TYPE_CHECKING:
    from tpsupport.chains.terms import Reason

_RESULTS: dict[str, Reason] = {
    "REVERT": "reverted",
    "OUT_OF_ENERGY": "out_of_energy",
    "OUT_OF_TIME": "out_of_time",
    "OUT_OF_MEMORY": "out_of_energy",
    "TRANSFER_FAILED": "insufficient_native",
    "ILLEGAL_OPERATION": "invalid_opcode",
    "INVALID_CODE": "invalid_opcode",
    "BAD_JUMP_DESTINATION": "invalid_opcode",
    "PRECOMPILED_CONTRACT": "program_error",
    "STACK_TOO_SMALL": "program_error",
    "STACK_TOO_LARGE": "program_error",
    "STACK_OVERFLOW": "program_error",
    "JVM_STACK_OVER_FLOW": "program_error",
}
_CODES: dict[str, Reason] = {
    "SIGERROR": "permission",
    "BANDWITH_ERROR": "out_of_bandwidth",
    "DUP_TRANSACTION_ERROR": "duplicate",
    "TAPOS_ERROR": "tapos",
    "TRANSACTION_EXPIRATION_ERROR": "blockhash_expired",
    "SERVER_BUSY": "node_syncing",
    "NO_CONNECTION": "node_syncing",
    "BLOCK_UNSOLIDIFIED": "node_syncing",
    "CONTRACT_EXE_ERROR": "reverted",
}
_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("permission", ("not contained of permission", "permission denied", "sig error")),
    ("out_of_bandwidth", ("account resource insufficient",)),
    ("out_of_energy", ("not enough energy", "out_of_energy", "out of energy")),
    ("insufficient_native", ("balance is not sufficient", "balance is not enough")),
    ("not_activated", ("does not exist", "account not exists", "no ownerAccount".lower())),
    ("blockhash_expired", ("transaction expired",)),
    ("tapos", ("tapos",)),
    ("duplicate", ("dup transaction",)),
    ("out_of_time", ("cpu timeout", "out of time")),
)


def of_result(result: str, message: str, returned: str) -> failure.Why:
    """Why a contract failed: its result, the node's message, and what it returned (hex)."""
    if result == "REVERT":
        why = failure.of_revert(returned)
        return why or ("reverted_no_reason", message)
    reason = _RESULTS.get(result)
    return (reason or of_text(message) or "other"), message or result


def of_code(code: str, message: str) -> Reason:
    """Why a broadcast was refused: its code, or the message where the code says little."""
    return _CODES.get(code) or of_text(message) or "other"


def of_text(text: str) -> Reason | None:
    """What a node's sentence means, or None."""
    lowered = text.lower()
    found = (reason for reason, words in _TEXTS if any(each in lowered for each in words))
    return next(found, None)
