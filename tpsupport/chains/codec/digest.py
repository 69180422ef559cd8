"""SHA-256 and BLAKE2b from Python's own modules: ``hashlib`` would load all of OpenSSL for them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

_SHA256 = ("_sha2", "_sha256", "hashlib")
_BLAKE2 = ("_blake2", "hashlib")
"""Where the functions are, the lightest first; which of the private modules exist differs."""


def sha256(data: bytes) -> bytes:
    """The 32-byte SHA-256 of ``data``."""
    digest: bytes = _function("sha256", _SHA256)(data).digest()
    return digest


def blake2b(data: bytes, size: int) -> bytes:
    """The BLAKE2b of ``data`` with ``size`` bytes."""
    digest: bytes = _function("blake2b", _BLAKE2)(data, digest_size=size).digest()
    return digest


@cache
def _function(name: str, modules: tuple[str, ...]) -> Any:
    for module in modules:
        try:
            return getattr(import_module(module), name)
        except ImportError:
            continue
    raise ImportError(name)
