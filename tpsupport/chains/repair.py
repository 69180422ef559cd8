"""Texts that a broken address may have been before a slip of hand, eye or clipboard."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from tpsupport.chains import form

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"[a-z][a-z0-9+.\-]{1,20}:(?:\S*?[/:=])?([0-9A-Za-z]{25,90})(?:[/?#@&].*)?$")
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACES = re.compile(r"[\s\-]+")
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХѕаеорсухіјѡΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανеԁɡⅼ",
    "ABESIJKMHOPCTYXsaeopcyxijwABEZHIKMNOPTYXoavedgl",
)
_HEX_SLIPS = str.maketrans("OoQlIi", "000111")
_BASE58_SLIPS = {"0": "oQD", "O": "oQD", "I": "1iJ", "l": "1iL"}
_BECH32_SLIPS = str.maketrans("oib", "0l8")
_TRIES = 60

Repair = tuple[tuple[str, ...], str]
"""The codes of what was wrong, and the text without it."""


def repairs(text: str) -> Iterator[Repair]:
    """Every repair of ``text``, the surest first; whether one is valid is for the caller."""
    codes: list[str] = []
    for code, repaired in _cleanings(text):
        if repaired != text:
            codes.append(code)
            text = repaired
            yield tuple(codes), text
    for code, repaired in _rewritings(text):
        if repaired != text:
            yield (*codes, code), repaired


def _cleanings(text: str) -> Iterator[tuple[str, str]]:
    """Each of the cleanings, over all before it."""
    from unicodedata import normalize

    text = _INVISIBLE.sub("", text)
    yield "invisible", text
    text = normalize("NFKC", text).translate(_LOOKALIKES)
    yield "lookalike_letters", text
    link = _LINK.match(text)
    if link:
        text = link[1]
        yield "link", text
    yield "spaces", _SPACES.sub("", text)


def _rewritings(text: str) -> Iterator[tuple[str, str]]:
    """Each of the rewritings, on its own."""
    if re.fullmatch(r"[0-9a-fA-F]{40}", text):
        yield "missing_0x", "0x" + text
    if re.match(r"0X[0-9a-fA-F]", text):
        yield "letter_case", "0x" + text[2:]
    hexlike = re.fullmatch(r"(?:[0OoQ]?[xX])([0-9a-fA-FOoQlIi]{40})", text)
    if hexlike:
        yield "letter_o", "0x" + hexlike[1].translate(_HEX_SLIPS)
    lower = text.lower()
    if lower.startswith(("bc1", "ex1")):
        yield "letter_case", lower
        yield "letter_o", lower[:3] + lower[3:].translate(_BECH32_SLIPS)
    elif len(text) <= 12:
        yield "letter_case", lower
    yield from (("letter_o", guess) for guess in _base58_guesses(text))


def _base58_guesses(text: str) -> Iterator[str]:
    """``text`` with its impossible letters replaced in every way; only what a checksum confirms."""
    options = [_BASE58_SLIPS.get(letter, letter) for letter in text]
    if 25 <= len(text) <= 64 and any(len(option) > 1 for option in options):
        for letters in islice(product(*options), _TRIES):
            guess = "".join(letters)
            found = form.bitcoin(guess) or form.tron(guess) or form.substrate(guess)
            if found and found.checksum == "ok":
                yield guess
