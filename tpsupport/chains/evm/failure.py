"""Why the EVM refuses: revert data and the words of geth, anvil, ganache and hardhat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.reading import said
from tpsupport.chains.terms import Reason

if TYPE_CHECKING:
    from tpsupport.chains.jsonrpc import RpcError

ERROR = "08c379a0"
PANIC = "4e487b71"
_CUSTOM: dict[str, tuple[Reason, str]] = {
    "e450d38c": ("insufficient_token", "ERC20InsufficientBalance"),
    "fb8f41b2": ("insufficient_allowance", "ERC20InsufficientAllowance"),
    "13be252b": ("insufficient_allowance", "InsufficientAllowance"),
    "f4d678b8": ("insufficient_token", "InsufficientBalance"),
}
_PANICS = {
    0x01: "assert",
    0x11: "overflow",
    0x12: "division by zero",
    0x21: "enum",
    0x32: "index out of bounds",
    0x41: "out of memory",
    0x51: "zero function",
}
_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("out_of_gas", ("out of gas", "outofgas", "intrinsic gas too low", "gas uint64 overflow")),
    ("invalid_opcode", ("invalid opcode", "invalidfeopcode", "opcodenotfound")),
    ("nonce_used", ("nonce too low", "correct nonce", "nonce has already been used")),
    ("nonce_gap", ("nonce too high",)),
    ("duplicate", ("already known", "known transaction", "already imported")),
    (
        "insufficient_native",
        ("insufficient funds", "enough funds", "insufficient balance for transfer"),
    ),
    ("low_fee", ("underpriced", "less than block base fee", "fee too low", "basefeepergas")),
    ("slippage", ("insufficient_output_amount", "excessive_input_amount", "too little received")),
    ("slippage", ("too much requested", "slippage", "return amount is not enough", "min return")),
    ("deadline", ("expired", "transaction too old", "deadline")),
    ("insufficient_allowance", ("allowance",)),
    ("insufficient_token", ("exceeds balance", "insufficient balance", "insufficientbalance")),
    ("insufficient_token", ("transfer amount exceeds", "insufficient token")),
)
"""Meaning to words in any case, the surest first; nodes change the rest of their sentences."""

Why = tuple[Reason, str]


def of_text(text: str) -> Reason | None:
    """What a node's sentence means, or None."""
    lowered = text.lower()
    for reason, words in _TEXTS:
        if any(each in lowered for each in words):
            return reason
    return "reverted" if "revert" in lowered else None


def of_revert(data: str) -> Why | None:
    """What the revert data (hex, without 0x) of a call means, or None if there is none."""
    selector, body = data[:8].lower(), data[8:]
    if not selector:
        return None
    if selector == ERROR:
        words = _string(body)
        return of_text(words) or "reverted", words
    if selector == PANIC:
        code = int(body[:64] or "0", 16)
        return "reverted", f"Panic(0x{code:02x}) {_PANICS.get(code, '')}".strip()
    return _CUSTOM.get(selector, ("reverted", f"0x{selector}"))


def of_error(error: RpcError) -> Why | None:
    """Why a replayed call fails, by the node's error; None where it does not say."""
    raw = _revert_data(error.data)
    if raw:
        return of_revert(raw)
    reason = of_text(error.message)
    if reason is None:
        return None
    words = said(error.message.partition(": ")[2]) if reason == "reverted" else error.message
    silent = reason == "reverted" and (raw == "" or not _reason_words(error.message))
    return ("reverted_no_reason", "") if silent else (reason, words or error.message)


def by_gas(used: int, limit: int) -> Reason:
    """The reason that the gas alone suggests, where a replay is impossible."""
    return "out_of_gas" if limit and used >= 0.98 * limit else "reverted"


def _reason_words(message: str) -> str:
    """What a revert message says beside that there was a revert."""
    rest = message.lower()
    for phrase in ("vm exception while processing transaction", "execution reverted", "reverted"):
        rest = rest.replace(phrase, "")
    return rest.replace("revert", "").replace("error", "").strip(" :'\"")


def _revert_data(data: Any) -> str | None:
    """The revert data as hex digits, wherever a node puts it; None if it is not said."""
    if isinstance(data, dict):
        data = data.get("data", data.get("result"))
    if isinstance(data, str) and data[:2] == "0x" and len(data) % 2 == 0:
        digits = data[2:20_000]
        if all(digit in "0123456789abcdefABCDEF" for digit in digits):
            return digits
    return None


def _string(body: str) -> str:
    """The text in ABI-encoded ``body`` (hex): offset, length, bytes."""
    try:
        raw = bytes.fromhex(body)
    except ValueError:
        return ""
    length = int.from_bytes(raw[32:64], "big")
    return said(raw[64 : 64 + min(length, 1000)].decode("utf-8", "replace"))
