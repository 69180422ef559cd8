"""Solana, by its JSON-RPC."""

from tpsupport.chains.solana.account import approvals, balance
from tpsupport.chains.solana.permissions import permissions
from tpsupport.chains.solana.state import head
from tpsupport.chains.solana.transaction import transaction

__all__ = ["approvals", "balance", "head", "permissions", "transaction"]
