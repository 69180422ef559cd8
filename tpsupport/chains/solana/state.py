"""Which cluster a Solana node serves, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.jsonrpc import RpcError, ask, attempt
from tpsupport.chains.reading import moment, number
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_BEHIND = -32005
_CONFIRMED = {"commitment": "confirmed"}


def head(network: Network) -> Conversation[Head]:
    """The newest slot of a healthy node of ``network``, and its time."""
    try:
        genesis = yield from ask("getGenesisHash")
    except RpcError as error:
        if not error.no_method:
            raise
    else:
        if genesis != network.identity:
            raise AnswerError("wrong_chain", str(genesis)[:60])
    yield from _healthy()
    slot = number((yield from ask("getSlot", _CONFIRMED)))
    for back in (0, 4, 12):
        time = yield from attempt("getBlockTime", slot - back)
        if time is not None:
            return Head(slot, moment(time))
    raise AnswerError("stale", "no block time")


def _healthy() -> Conversation[None]:
    """Raise ``AnswerError`` where the node itself says that it lags behind."""
    try:
        yield from ask("getHealth")
    except RpcError as error:
        if error.code == _BEHIND and error.says("behind", "unhealthy"):
            raise AnswerError("syncing", error.message) from error
