"""Polkadot and Kusama, by the JSON-RPC of their Asset Hubs."""

from tpsupport.chains.substrate.balance import balance
from tpsupport.chains.substrate.indexer import indexed
from tpsupport.chains.substrate.state import head
from tpsupport.chains.substrate.transaction import transaction

__all__ = ["balance", "head", "indexed", "transaction"]
