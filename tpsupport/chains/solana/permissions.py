"""Which program a Solana account belongs to: a wallet's belongs to the system program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.call import Conversation
from tpsupport.chains.jsonrpc import ask
from tpsupport.chains.reading import get, mapping, word
from tpsupport.chains.report import Permissions
from tpsupport.chains.solana import state
from tpsupport.chains.solana.programs import SYSTEM_PROGRAM

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_KEY = r"[1-9A-HJ-NP-Za-km-z]{32,44}"


def permissions(network: Network, address: str) -> Conversation[Permissions]:
    """Whether ``address`` is a plain account; one assigned to a program obeys that program.

    Only a signature of its owner can assign it, and only the program can give it back.
    """
    yield from state.head(network)
    found = get((yield from ask("getAccountInfo", address, {"encoding": "base64"})), "value")
    if found is None:
        return Permissions(network=network.key, address=address, kind="own", exists=False)
    fields = mapping(found)
    owner = word(get(fields, "owner"), _KEY)
    if owner == SYSTEM_PROGRAM:
        return Permissions(network=network.key, address=address, kind="own")
    data = fields.get("data")
    empty = isinstance(data, list) and data[:1] == [""]
    program = "locked_out" if empty else "contract"
    return Permissions(network=network.key, address=address, kind=program, others=(owner,))  # type: ignore[arg-type]
