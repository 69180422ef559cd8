"""TRON, by the HTTP interface of java-tron."""

from tpsupport.chains.tron.account import balance, permissions
from tpsupport.chains.tron.approvals import approvals
from tpsupport.chains.tron.state import head
from tpsupport.chains.tron.token import tokens
from tpsupport.chains.tron.transaction import transaction

__all__ = ["approvals", "balance", "head", "permissions", "tokens", "transaction"]
