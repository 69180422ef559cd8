"""EOS, now Vaulta, by the HTTP interface of nodeos and the histories beside it."""

from tpsupport.chains.antelope.account import balance, permissions
from tpsupport.chains.antelope.state import head
from tpsupport.chains.antelope.transaction import transaction

__all__ = ["balance", "head", "permissions", "transaction"]
