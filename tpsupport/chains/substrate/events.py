"""Whether an extrinsic succeeded, read from a block's raw events without metadata: best effort."""

from __future__ import annotations

from tpsupport.chains.terms import Reason

KEY = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7"
_BALANCES = 10
_BALANCES_ERRORS: dict[int, Reason] = {
    1: "insufficient_native",
    2: "insufficient_native",
    3: "existential_deposit",
    4: "existential_deposit",
}
_TOKEN_ERRORS: dict[int, Reason] = {
    0: "insufficient_native",
    1: "existential_deposit",
    2: "existential_deposit",
}
_MODULE, _TOKEN = 3, 7

_PAID = bytes([_BALANCES, 2])
"""Balances.Transfer: from, to, amount."""
_SIZE = 32 + 32 + 16

Outcome = tuple[bool, Reason | None, str]
"""(success, reason, words)."""


def outcome(events: bytes, index: int) -> Outcome | None:
    """What became of the extrinsic at ``index``; None where its event cannot be told apart.

    A success is the bytes ``00 <index> 00 00``, a failure ``00 <index> 00 01`` and the error.
    """
    phase = b"\0" + index.to_bytes(4, "little") + b"\0"
    failed, succeeded = events.rfind(phase + b"\1"), events.rfind(phase + b"\0")
    if failed < 0 and succeeded < 0:
        return None
    if failed < succeeded:
        return True, None, ""
    error = events[failed + len(phase) + 1 :][:6]
    reason, words = _reason(error)
    return False, reason, words


def payments(events: bytes, index: int) -> tuple[tuple[bytes, bytes, int], ...]:
    """(from, to, amount) of each transfer that the extrinsic at ``index`` seems to have made.

    Whoever can put bytes of their own into another event can fake one: see that the money came.
    """
    start = b"\0" + index.to_bytes(4, "little") + _PAID
    found, at = [], events.find(start)
    while at >= 0:
        body = events[at + len(start) :][: _SIZE + 1]
        if len(body) > _SIZE and not body[_SIZE]:
            amount = int.from_bytes(body[64:_SIZE], "little")
            found.append((body[:32], body[32:64], amount))
        at = events.find(start, at + 1)
    return tuple(found)


def _reason(error: bytes) -> tuple[Reason, str]:
    if len(error) >= 3 and error[0] == _MODULE:
        pallet, code = error[1], error[2]
        known = _BALANCES_ERRORS.get(code) if pallet == _BALANCES else None
        return known or "dispatch_error", f"Module {pallet}, error {code}"
    if len(error) >= 2 and error[0] == _TOKEN:
        return _TOKEN_ERRORS.get(error[1], "dispatch_error"), f"Token error {error[1]}"
    return "dispatch_error", f"Error {error[0]}" if error else ""
