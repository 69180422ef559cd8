"""Bitcoin, by the HTTP interface of Esplora."""

from tpsupport.chains.bitcoin.balance import balance
from tpsupport.chains.bitcoin.state import head
from tpsupport.chains.bitcoin.transaction import transaction

__all__ = ["balance", "head", "transaction"]
