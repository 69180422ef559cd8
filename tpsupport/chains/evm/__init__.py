"""Ethereum and the chains that speak its JSON-RPC."""

from tpsupport.chains.evm.approvals import approvals
from tpsupport.chains.evm.balance import balance
from tpsupport.chains.evm.permissions import permissions
from tpsupport.chains.evm.state import head
from tpsupport.chains.evm.token import tokens
from tpsupport.chains.evm.transaction import transaction

__all__ = ["approvals", "balance", "head", "permissions", "tokens", "transaction"]
