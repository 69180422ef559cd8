"""Personal data: phone numbers, e-mail addresses, identity and bank card numbers."""

from __future__ import annotations

import re

from tpsupport.privacy import cards, labels
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain

_NUMBER = re.compile(r"[0-9](?:[ ()\-]{0,2}[0-9]){6,23}[xX]?")
_INSIDE = re.compile(r"[0-9A-Za-z_./#$\-=]")
_GOES_ON = re.compile(r"[0-9A-Za-z_]|[.,:/\-]\d")
_UNIT = re.compile(
    r"\s{0,2}(?:wei|gwei|sats?|satoshi|lamports?|sun|usd[tc]?|eth|bnb|trx|btc|%|个|枚)"
)
_DATE = re.compile(r"(?:19|20)\d\d[ -]?(?:(?:0\d|1[0-2])[ -]?[0-3]\d|(?:19|20)\d\d)")
_MOBILE = re.compile(
    r"(?:(?:\+|00)?86[ -]?)?1[3-9]"
    r"(?:\d(?:[ -]?\d{4}){2}|\d{2}[ -]\d{3}[ -]\d{4}|\d[ -]\d{3}[ -]\d{5})"
)
_SHAPES = re.compile(r"\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|0\d{1,3}-\d{3,4}-?\d{4}")
_PAPERS = re.compile(r"[A-Z][A-Z]?\d{6}(?:\([0-9A]\)|\d{1,3})")
_MAILBOX = frozenset("._%+-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_LONGEST_NAME = 64
_DOMAIN = re.compile(r"(?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z]{2,24}")
_BEFORE, _CLOSE = 24, 14
_SHORTEST_CARD = 13


def personal(form: Plain, *, contact: bool = False) -> list[Match]:
    """Personal data in ``form``; a ``contact`` keeps its e-mail address and phone number."""
    found = [
        match
        for hit in _NUMBER.finditer(form.text)
        if (match := _number(form, hit)) and not (contact and match.kind == "phone")
    ]
    found += _papers(form)
    return found if contact else found + _emails(form.text)


def _number(form: Plain, hit: re.Match[str]) -> Match | None:
    start, end = hit.span()
    while start > 0 and form.text[start - 1] in "(+":
        start -= 1
    if not _alone(form, start, end):
        return None
    number = re.sub("[^0-9xX]", "", hit[0])
    before = form.low[max(start - _BEFORE, 0) : start]
    if cards.identity_card(hit[0], number, lambda: _label("id_card", before)):
        return Match("id_card", start, end, "certain" if cards.checked(number) else "likely")
    if not number.isdigit():
        return None
    if len(number) >= _SHORTEST_CARD and _card(number, before, form.low[end : end + _CLOSE]):
        return Match("bank_card", start, end, "certain" if cards.luhn(number) else "likely")
    if _phone(form.text[start:end], number, before[-_CLOSE:]) and not _label("counted", before):
        return Match("phone", start, end)
    return None


def _alone(form: Plain, start: int, end: int) -> bool:
    """Whether a number is not a part of a longer value, and counts nothing."""
    inside = start > 0 and _INSIDE.match(form.text, start - 1)
    return not (inside or _GOES_ON.match(form.text, end) or _UNIT.match(form.low, end))


def _card(number: str, before: str, after: str) -> bool:
    right = cards.bank_card(number)
    if (right or 15 <= len(number) <= 19) and _label("bank_card", f"{before} {after}"):
        return right or not _label("counted", before)
    return right and not number.endswith("0000") and not _label("counted", before)


def _phone(shown: str, number: str, before: str) -> bool:
    if shown.startswith("+"):
        return 8 <= len(number) <= 15 and number[0] != "0"
    if _MOBILE.fullmatch(shown) or _SHAPES.fullmatch(shown):
        return True
    return 7 <= len(number) <= 13 and not _DATE.match(shown) and _label("phone", before)


def _papers(form: Plain) -> list[Match]:
    """Numbers of passports and of other identity cards, after a label."""
    found = []
    for hit in _PAPERS.finditer(form.text):
        start, end = hit.span()
        inside = start > 0 and _INSIDE.match(form.text, start - 1)
        if inside or _GOES_ON.match(form.text, end):
            continue
        if _label("id_card", form.low[max(start - _BEFORE, 0) : start]):
            found.append(Match("id_card", start, end))
    return found


def _emails(text: str) -> list[Match]:
    found = []
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and text[start - 1] in _MAILBOX and at - start < _LONGEST_NAME:
            start -= 1
        domain = _DOMAIN.match(text, at + 1) if start < at else None
        if domain and text[start - 1 : start] != "/":
            found.append(Match("email", start, domain.end()))
        at = text.find("@", at + 1)
    return found


def _label(name: str, text: str) -> bool:
    return labels.announce(text, name)
