"""What may stand where a node of the user's own is wanted."""

from __future__ import annotations

from urllib.parse import urlsplit

from tpsupport.text import clean

INDEXER = ".indexer"
"""What follows a network's name where its indexer is meant, another party that is asked on wish."""
PACK = "pack"
"""Stands for the indexer that the pack names."""


def is_node(text: str) -> bool:
    """Whether ``text`` is an address at which a node can be asked: http(s), without a password."""
    try:
        url = urlsplit(text)
        sound = url.scheme in ("http", "https") and url.hostname and url.port != 0
    except ValueError:
        return False
    return bool(sound) and "@" not in url.netloc and text == "".join(clean(text).split())


def fits(name: str, value: str) -> bool:
    """Whether the settings may say ``value`` for ``name``: the pack's own indexer, or a node."""
    return (value == PACK and name.endswith(INDEXER)) or is_node(value)
