"""A troubleshooting assistant for wallet users: a case flows from question to request."""

__version__ = "0.1.0"
