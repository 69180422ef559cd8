"""The closed lists of words in which this room speaks of transactions, nodes and rights."""

from __future__ import annotations

from typing import Literal, get_args

TxState = Literal[
    "not_found",
    "pending",
    "confirmed",
    "final",
    "failed",
    "replaced",
    "dropped",
    "expired",
    "unknown",
]
"""``confirmed``: in a block; ``final``: cannot change any more."""

Reason = Literal[
    "out_of_gas",
    "reverted",
    "reverted_no_reason",
    "invalid_opcode",
    "insufficient_token",
    "insufficient_allowance",
    "slippage",
    "deadline",
    "out_of_energy",
    "out_of_bandwidth",
    "out_of_time",
    "not_activated",
    "cpu_exceeded",
    "net_exceeded",
    "ram_exceeded",
    "assertion",
    "permission",
    "insufficient_native",
    "insufficient_fee",
    "rent",
    "existential_deposit",
    "compute_exceeded",
    "program_error",
    "move_abort",
    "dispatch_error",
    "low_fee",
    "nonce_gap",
    "nonce_used",
    "blockhash_expired",
    "tapos",
    "duplicate",
    "wrong_network",
    "node_syncing",
    "index_pruned",
    "no_index",
    "other",
]
"""Why a transaction failed, or waits, or cannot be found out about."""
REASONS: tuple[str, ...] = get_args(Reason)

Trouble = Literal[
    "unreachable",
    "timeout",
    "tls",
    "rate_limited",
    "refused",
    "not_a_node",
    "malformed",
    "too_big",
    "redirected",
    "server_error",
    "wrong_chain",
    "wrong_answer",
    "stale",
    "syncing",
    "no_index",
    "disagreement",
    "one_node",
    "no_nodes",
]
"""Why what one node or all nodes say is no answer. ``refused``: it wants a key, or forbids us."""
TROUBLES: tuple[str, ...] = get_args(Trouble)

NodeState = Literal[
    "ok",
    "slow",
    "late",
    "stale",
    "syncing",
    "wrong_chain",
    "rate_limited",
    "refused",
    "not_a_node",
    "unreachable",
    "timeout",
    "tls",
]

ApprovalKind = Literal["approval", "approval_unlimited", "operator", "delegate", "permit2"]

PermissionKind = Literal[
    "own", "locked_out", "foreign_signer", "multisig", "delegated_code", "key_rotated", "contract"
]
