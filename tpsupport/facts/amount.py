"""How much of a coin: a positive number in plain digits."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from unicodedata import normalize

from tpsupport.case import Value
from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.facts.vocabulary import any_of, words
from tpsupport.pack.library import Library
from tpsupport.text import clean

_NUMBER = re.compile(r"(\d[\d.,'’_ ]*\d|\d|\.\d+|\d+\.)([eE][+-]?\d{1,3})?")
_GROUPS = re.compile(r"\d{1,3}(?:[ ,.'’_]\d{3})+|\d{1,4}(?:[ ,'_]\d{4})+")
_UNIT = re.compile(r"[^\W\d_][\w.\-]{0,19}")
_MOST_DIGITS = 30
_WIDE = Context(prec=4 * _MOST_DIGITS)


def read(answer: Answer) -> str:
    """The number without separators, exponent or needless zeros.

    The last of ``.`` and ``,`` is the decimal sign where both stand. A comma alone before three
    digits parts thousands, as in Chinese and English; otherwise it is the decimal sign.
    """
    library = answer.rules.library
    typed = " ".join(normalize("NFKC", clean(answer.text)).split())
    folded = re.sub(rf"^[~≈]|{any_of(library, 'about')}", "", typed.casefold()).strip()
    folded = folded.replace("−", "-").removeprefix("+")
    if re.match(r"[-–—]\s*[\d.]", folded):
        raise refusal("amount_negative")
    match = _NUMBER.search(folded)
    if match is None or folded.startswith("0x"):
        raise refusal("amount_shape", found=excerpt(typed))
    before, after = folded[: match.start()].strip(), folded[match.end() :].strip()
    power, after = _power(library, after)
    for unit in (before.rstrip(":："), after.rstrip(".。")):
        if unit and not _is_unit(unit, library, answer.known.get("token")):
            raise refusal("amount_shape", found=excerpt(typed))
    digits = _plain(match[1])
    if not digits:
        raise refusal("amount_separators", found=excerpt(typed))
    exponent = int(match[2][1:]) if match[2] else 0
    return _bounded(digits, exponent + power)


def _plain(number: str) -> str:
    """The digits with ``.`` for the decimal sign; empty if the separators make no sense."""
    if "." in number and "," in number:
        decimal = max(number, key=lambda sign: number.rfind(sign) if sign in ".," else -1)
        whole, _, rest = number.rpartition(decimal)
        fits = decimal not in whole and _GROUPS.fullmatch(whole) and rest.isdigit()
        return f"{_digits(whole)}.{rest}" if fits else ""
    if number.count(",") == 1 and not (_GROUPS.fullmatch(number) and number[0] != "0"):
        number = number.replace(",", ".")
    if number.count(".") == 1:
        whole, _, rest = number.partition(".")
        plain = whole == "" or whole.isdigit() or _GROUPS.fullmatch(whole)
        return (
            f"{_digits(whole) or '0'}.{rest or '0'}"
            if plain and rest.isdigit() | (not rest)
            else ""
        )
    return _digits(number) if number.isdigit() or _GROUPS.fullmatch(number) else ""


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def _power(library: Library, after: str) -> tuple[int, str]:
    """The power of ten that a word such as 万 behind the number means, and what follows it."""
    for power in (8, 4, 3):
        for word in words(library, f"power_{power}"):
            if after.startswith(word) and not re.match(r"[a-z]", after[len(word) :]):
                return power, after[len(word) :].strip()
    return 0, after


def _is_unit(unit: str, library: Library, token: Value) -> bool:
    """Whether ``unit`` may stand beside the number: the coin's name, or a word for pieces.

    :raises UsageError: where it changes what the number says.
    """
    if re.fullmatch(any_of(library, "pieces"), unit):
        return True
    if re.fullmatch(any_of(library, "money"), unit):
        raise refusal("amount_money", unit=excerpt(unit))
    if re.fullmatch(any_of(library, "abbreviated"), unit):
        raise refusal("amount_abbreviated", unit=excerpt(unit))
    if not _UNIT.fullmatch(unit):
        return False
    if token and len(token) <= 20 and unit != token.casefold():
        raise refusal("amount_other_unit", unit=excerpt(unit.upper()), token=token)
    return True


def _bounded(digits: str, exponent: int) -> str:
    if len(digits) > 2 * _MOST_DIGITS or abs(exponent) > 2 * _MOST_DIGITS:
        raise refusal("amount_too_big", limit=_MOST_DIGITS)
    value = Decimal(digits).scaleb(exponent, _WIDE)
    if not value:
        raise refusal("amount_zero")
    plain = f"{value:f}"
    whole, _, rest = plain.partition(".")
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    if len(whole) > _MOST_DIGITS or len(rest) > _MOST_DIGITS:
        raise refusal("amount_too_big", limit=_MOST_DIGITS)
    return f"{whole}.{rest}" if rest else whole
