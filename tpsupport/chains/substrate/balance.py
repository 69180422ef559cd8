"""What an account holds on an Asset Hub: the relay chain answers too, with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.codec import ss58
from tpsupport.chains.codec.digest import blake2b
from tpsupport.chains.report import Balance
from tpsupport.chains.substrate import state

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_ACCOUNTS = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"
_SIZE = 80


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The planck of ``address`` (SS58), and how much of it may leave."""
    del token
    head = yield from state.head(network)
    stored = yield from state.stored(_key(address))
    if stored is None:
        stored = bytes(_SIZE)
        exists = False
    elif len(stored) == _SIZE:
        exists = True
    else:
        raise AnswerError("malformed", f"account of {len(stored)} bytes")
    free, reserved, frozen = (_amount(stored, at) for at in (16, 32, 48))
    held_back = max(frozen - reserved, network.existential_deposit)
    return Balance(
        network=network.key,
        address=address,
        native=free + reserved,
        decimals=network.native.decimals,
        exists=exists,
        spendable=max(free - held_back, 0),
        head=head,
    )


def free(key: bytes, block: str) -> Conversation[int]:
    """The planck that the account of this public key could move at the block of this hash."""
    stored = yield from state.stored(_of_key(key), block)
    return _amount(stored, 16) if stored and len(stored) == _SIZE else 0


def _amount(stored: bytes, at: int) -> int:
    return int.from_bytes(stored[at : at + 16], "little")


def _key(address: str) -> str:
    """Where the account of ``address`` stands in the state."""
    account = ss58.decode(address)
    if account is None or not account.intact:
        raise AnswerError("malformed", "address")
    return _of_key(account.key)


def _of_key(key: bytes) -> str:
    return _ACCOUNTS + blake2b(key, 16).hex() + key.hex()
