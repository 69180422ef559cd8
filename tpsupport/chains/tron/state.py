"""Which chain a TRON node serves, how far it is, and its ways of saying no with HTTP 200."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.codec import base58
from tpsupport.chains.jsonrpc import RpcError, ask
from tpsupport.chains.reading import get, mapping, number, quantity, said, word
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_BUSY = ("frequency limit", "lack of computing resources", "suspended")
_ADDRESS = r"41[0-9a-fA-F]{40}"


def call(name: str, **body: Any) -> Call:
    """The question ``name`` of the HTTP interface."""
    return Call(name, name, body)


def answered(answer: Answer) -> dict[str, Any]:
    """The object in ``answer``; errors, also those that come as HTTP 200, raise ``AnswerError``."""
    if answer.body.lstrip()[:4].lower() == "this":
        raise AnswerError("no_index", said(answer.body))
    fields = mapping(answer.json(400, 403, 404))
    error = fields.get("Error")
    if error is None and answer.status == 200:
        return fields
    text = said(error) or said(fields.get("message")) or f"HTTP {answer.status}"
    if any(words in text.lower() for words in _BUSY):
        raise AnswerError("rate_limited", text)
    raise AnswerError("no_index" if "unavailable due to config" in text else "refused", text)


def head(network: Network) -> Conversation[Head]:
    """The newest block of a node of ``network``."""
    yield from identify(network)
    try:
        block = answered((yield call("/wallet/getblock", detail=False)))
        header = mapping(get(block, "block_header", "raw_data"))
    except AnswerError as error:
        if error.trouble in {"timeout", "unreachable", "rate_limited", "tls"}:
            raise
        block = answered((yield call("/wallet/getnowblock")))
        header = mapping(get(block, "block_header", "raw_data"))
    return Head(number(get(header, "number")), number(get(header, "timestamp")) / 1000)


def identify(network: Network) -> Conversation[None]:
    """Raise ``AnswerError`` unless the node's chain id, or its first block, is ``network``'s."""
    try:
        served = quantity((yield from ask("eth_chainId", path="/jsonrpc")))
    except (RpcError, AnswerError) as error:
        if error.trouble in {"timeout", "unreachable", "rate_limited", "tls"}:
            raise
        genesis = answered((yield call("/wallet/getblockbynum", num=0))).get("blockID")
        if genesis != network.identity:
            raise AnswerError("wrong_chain", str(genesis)[:70]) from error
        return
    if served != network.chain_id:
        raise AnswerError("wrong_chain", f"chain id {served}")


def base58_of(value: Any) -> str:
    """An address of a node's answer (hex, or base58 already) in base58."""
    if isinstance(value, str) and value.startswith("T"):
        return word(value, r"T[1-9A-HJ-NP-Za-km-z]{33}")
    return base58.encode_check(bytes.fromhex(word(value, _ADDRESS)))


def hex_of(address: str) -> str:
    """A base58 address in hex, as contracts' arguments want it: the 20 bytes without 41."""
    decoded = base58.decode_check(address)
    if decoded is None or not decoded[1] or len(decoded[0]) != 21:
        raise AnswerError("malformed", "address")
    return decoded[0][1:].hex()


def from_topic(topic: Any) -> str:
    """The base58 address in a 32-byte word of hex."""
    return base58.encode_check(bytes.fromhex("41" + word(topic, r"[0-9a-fA-F]{64}")[24:]))


def plain(value: Any) -> str:
    """A message that may be written in hex."""
    if isinstance(value, str) and len(value) % 2 == 0:
        try:
            return said(bytes.fromhex(value).decode("utf-8", "replace"))
        except ValueError:
            pass
    return said(value)
