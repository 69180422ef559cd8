"""Identity and bank card numbers: their shapes, dates and check digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_ISSUERS = re.compile(
    r"62\d{14,17}|81\d{14,17}|9558\d{12,15}|4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}"
    r"|3[47]\d{13}|35\d{14}|6(?:011|5\d\d)\d{12}"
)
_KOREAN = re.compile(r"\d{6}-[1-8]\d{6}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CONTROL = "10X98765432"
_OLDEST, _YOUNGEST = 1900, 2040
_PROVINCES = range(11, 92)


def bank_card(digits: str) -> bool:
    """Whether a number is a bank card's: a known issuer, its length, the right check digit."""
    return bool(_ISSUERS.fullmatch(digits)) and luhn(digits)


def luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def identity_card(shown: str, digits: str, labelled: Callable[[], bool]) -> bool:
    """Whether a number is an identity card's: Chinese (ISO 7064 MOD 11-2) or Korean.

    Where a label says so, the check digit may be wrong, and the old length of 15 counts too.
    """
    if len(digits) == 13 and _KOREAN.fullmatch(shown):
        return _born(f"19{digits[:6]}") or _born(f"20{digits[:6]}")
    if len(digits) not in (15, 18) or not digits[:15].isdigit():
        return False
    if int(digits[:2]) not in _PROVINCES:
        return False
    if len(digits) == 15:
        return _born(f"19{digits[6:12]}") and labelled()
    return _born(digits[6:14]) and (checked(digits) or labelled())


def checked(digits: str) -> bool:
    """Whether the check digit of a Chinese identity number is right."""
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CONTROL[total % 11] == digits[17].upper()


def _born(day: str) -> bool:
    try:
        born = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return _OLDEST <= born.year <= _YOUNGEST
