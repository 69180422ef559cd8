"""Self-checks: each looks at one thing from this device and says what it saw."""
