"""Aptos, by its REST interface."""

from tpsupport.chains.aptos.account import balance, permissions
from tpsupport.chains.aptos.state import head
from tpsupport.chains.aptos.token import tokens
from tpsupport.chains.aptos.transaction import transaction

__all__ = ["balance", "head", "permissions", "tokens", "transaction"]
