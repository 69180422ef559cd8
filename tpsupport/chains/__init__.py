"""Public chains: networks, addresses, transactions, and the client that asks their nodes."""
