"""A coin: its symbol or name, or the address of its contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from tpsupport.facts.address import of_networks, plain
from tpsupport.facts.network import Fields, networks
from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.text import clean

_LONGEST_NAME = 40
_CONTRACT = re.compile(r"0[xX][0-9a-fA-F]{8,}|[0-9A-Za-z]{25,}")
_NAME = re.compile(r"[\w$.+\-()/&·'₮ ]+")


def read(answer: Answer) -> str:
    """A contract as it was written, or a name; small letters alone become a symbol in capitals."""
    text = answer.text
    name = " ".join(normalize("NFKC", clean(text)).split()).removeprefix("$").strip()
    if _CONTRACT.search(text) or _CONTRACT.search(name):
        return _contract(text, networks(answer.rules.library))
    if len(name) > _LONGEST_NAME:
        raise refusal("too_long", length=len(name), limit=_LONGEST_NAME)
    if not _NAME.fullmatch(name) or not any(each.isalnum() for each in name):
        raise refusal("token_shape", found=excerpt(text))
    return name.upper() if name.isascii() and name.islower() and " " not in name else name


def _contract(text: str, there: Mapping[str, Fields]) -> str:
    address = plain(text, there)
    if not of_networks(address, there):
        raise refusal("token_contract", found=excerpt(address), length=len(address))
    return address
