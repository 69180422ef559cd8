"""Why Solana refuses: the forms of ``err``, and the programs' logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.reading import said
from tpsupport.chains.solana.programs import SYSTEM_PROGRAM, TOKEN_PROGRAMS

if TYPE_CHECKING:
    from tpsupport.chains.terms import Reason

_NAMED: dict[str, Reason] = {
    "ComputationalBudgetExceeded": "compute_exceeded",
    "ProgramFailedToComplete": "compute_exceeded",
    "InsufficientFundsForRent": "rent",
    "InsufficientFundsForFee": "insufficient_fee",
    "AccountNotFound": "insufficient_fee",
    "BlockhashNotFound": "blockhash_expired",
    "AlreadyProcessed": "duplicate",
    "InvalidProgramForExecution": "program_error",
    "ProgramAccountNotFound": "program_error",
    "SignatureFailure": "permission",
    "MissingRequiredSignature": "permission",
    "InsufficientFunds": "insufficient_native",
    "AccountNotRentExempt": "rent",
}
_TEXTS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("insufficient_native", ("insufficient lamports", "no record of a prior credit")),
    ("slippage", ("slippage", "exceeds desired slippage", "too little output")),
    ("permission", ("owner does not match", "signature verification")),
    ("compute_exceeded", ("computational budget exceeded", "exceeded cus", "exceeded maximum")),
    ("blockhash_expired", ("blockhash not found", "block height exceeded")),
    ("rent", ("funds for rent", "rent-exempt", "rent exempt")),
    ("insufficient_fee", ("insufficient funds for fee",)),
    ("duplicate", ("already been processed",)),
    ("insufficient_token", ("insufficient funds", "insufficient token")),
)
_TOKEN_CODES: dict[int, Reason] = {1: "insufficient_token", 4: "permission", 17: "permission"}
_LAST = 30


def of_err(err: Any, logs: Any) -> tuple[Reason, str]:
    """(reason, words) of a transaction's ``err``, with the log messages to read custom codes by."""
    name, inner = _name(err)
    lines = [said(line) for line in logs[-_LAST:]] if isinstance(logs, list) else []
    if name == "InstructionError" and isinstance(inner, list) and len(inner) == 2:
        name, inner = _name(inner[1])
    if name == "Custom":
        return _custom(inner, lines)
    return _NAMED.get(name) or of_text(name) or "other", name


def of_text(text: str) -> Reason | None:
    """What a node's sentence or a log line means, or None."""
    lowered = text.lower()
    found = (reason for reason, words in _TEXTS if any(each in lowered for each in words))
    return next(found, None)


def _name(err: Any) -> tuple[str, Any]:
    if isinstance(err, dict) and len(err) == 1:
        name, inner = next(iter(err.items()))
        return said(name), inner
    return said(err), None


def _custom(code: Any, lines: list[str]) -> tuple[Reason, str]:
    """A program's own error number: the failing program and its log lines say what it means."""
    words = next((line for line in reversed(lines) if _telling(line)), "")
    reason = of_text(words) if words else None
    program = next((line.split()[1] for line in lines if " failed: " in line and " " in line), "")
    if reason is None and program in TOKEN_PROGRAMS and isinstance(code, int):
        reason = _TOKEN_CODES.get(code)
    if reason is None and program == SYSTEM_PROGRAM and code == 1:
        reason = "insufficient_native"
    return reason or "program_error", words or f"Custom({said(str(code))})"


def _telling(line: str) -> bool:
    """Whether a log line speaks of the error rather than of the machinery."""
    return not line.startswith("Program ") or line.startswith("Program log: Error")
