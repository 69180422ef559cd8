"""Who acts for an EVM address: its key alone, or a contract that it was delegated to (EIP-7702)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.codec.keccak import checksum_address
from tpsupport.chains.evm import state
from tpsupport.chains.jsonrpc import ask
from tpsupport.chains.reading import word
from tpsupport.chains.report import Permissions

if TYPE_CHECKING:
    from tpsupport.chains.call import Conversation
    from tpsupport.chains.network import Network

_DELEGATION = "0xef0100"


def permissions(network: Network, address: str) -> Conversation[Permissions]:
    """Whether ``address`` is a plain account; ``others`` holds the contract that acts for it."""
    yield from state.identify(network)
    code = word((yield from ask("eth_getCode", address, "latest")), r"0x[0-9a-fA-F]*").lower()
    if code.startswith(_DELEGATION) and len(code) == 48:
        contract = checksum_address(code[8:])
        return Permissions(
            network=network.key, address=address, kind="delegated_code", others=(contract,)
        )
    kind = "own" if code == "0x" else "contract"
    return Permissions(network=network.key, address=address, kind=kind)  # type: ignore[arg-type]
