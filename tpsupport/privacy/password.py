"""Passwords and one-time codes that are announced as such."""

from __future__ import annotations

import re

from tpsupport.privacy import labels
from tpsupport.privacy.announced import QUOTES, joint, not_codes, not_values, units
from tpsupport.privacy.labels import Label
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain

_VALUE = re.compile("[!-~À-ɏЀ-ӿ]{4,64}")
_CLOSING = re.compile(rf"[{QUOTES}>\])）]")
_TRAILING = f"{QUOTES}>)],;.:?"
_CALL = re.compile(r"[\w.\-]+\([\w, ]*\)[.,;:]?")
_COUNT = re.compile(r"[\d.,:/\-+]+[a-z%]{0,3}|[a-z]{1,2}\d?[.,)]?")
_CODE = re.compile(
    r"(?<![0-9A-Za-z.#/$])(\d{3}[ \-]\d{3}|\d{4,8})(?![0-9A-Za-z%_]|[.:/\-]\d|,\d{3}(?!\d))"
)
_BEFORE = re.compile(
    r"(?<![0-9A-Za-z.])(\d{4,8})['\"”」]?\s{0,2}(?:is|was|是|为|為|-)\s?[^\d\n.。]{0,24}$"
)
_LETTER = re.compile("[0-9A-Za-z]")
_REACH, _BACK = 24, 48
_WEAK = frozenset({"pass", "clave", "code", "parola"})
_USUAL_CODE = 6


def announced(form: Plain) -> list[Match]:
    """Every password and one-time code in ``form``."""
    found = []
    for label in labels.occurrences(form.low, "otp", "password"):
        if form.low[label.end - 1].isascii() and _LETTER.match(form.text, label.end):
            continue
        match = _code(form, label) if label.table == "otp" else None
        if match is None and (label.table == "password" or _is_both(form.low, label)):
            match = _password(form, label)
        if match:
            found.append(match)
    return found


def _is_both(low: str, label: Label) -> bool:
    return labels.announce(low[label.start : label.end], "password")


def _code(form: Plain, label: Label) -> Match | None:
    bare = form.low[label.start : label.end].rstrip("s") == "code"
    if bare and not_codes().search(form.low, max(label.start - 24, 0), label.start):
        return None
    hit = _CODE.search(form.text, label.end, label.end + _REACH + 8)
    if hit and _said_so(form, label.end, hit, bare=bare):
        return Match("otp", *hit.span(1))
    before = _BEFORE.search(form.text, max(label.start - _BACK, 0), label.start)
    return Match("otp", *before.span(1)) if before and not bare else None


def _said_so(form: Plain, at: int, hit: re.Match[str], *, bare: bool) -> bool:
    between = form.low[at : hit.start()]
    if len(between) > _REACH or "\n\n" in between or any(map(str.isdigit, between)):
        return False
    if units().match(form.low, hit.end()) or labels.announce(between, "counted"):
        return False
    if bare:
        return len(hit[1]) == _USUAL_CODE and hit[1].isdigit()
    return sum(map(str.isdigit, hit[1])) == _USUAL_CODE or len(between) <= _REACH // 2


def _password(form: Plain, label: Label) -> Match | None:
    found = joint().match(form.low, label.end)
    value = found and _VALUE.match(form.text, found.end())
    if not found or not value:
        return None
    start, end = value.span()
    quoted = bool(found["quote"])
    close = _CLOSING.search(form.text, start, end) if quoted else None
    end = close.start() if close else end
    while end > start and form.text[end - 1] in _TRAILING:
        end -= 1
    direct = any(char in found[0] for char in ":=：＝>")
    weak = form.low[label.start : label.end] in _WEAK
    spaced = not form.low[label.end - 1].isascii() or _apart(found)
    if (weak and not direct) or not (found["strong"] or spaced):
        return None
    if not _plausible(form.text[start:end], strong=direct, quoted=quoted):
        return None
    counts = form.text[start:end].isdigit() and units().match(form.low, end)
    return None if counts else Match("password", start, end)


def _apart(found: re.Match[str]) -> bool:
    """Whether label and value are two words; Chinese needs no space between."""
    return bool(found["gap"] or found["space"] or found["quote"])


def _plausible(value: str, *, strong: bool, quoted: bool) -> bool:
    if not 4 <= len(value) <= 64 or value[0] in "[/~<{:" or _CALL.fullmatch(value):
        return False
    digits = sum(map(str.isdigit, value))
    letters = sum(map(str.isalpha, value))
    if digits == len(value):
        return 4 <= digits <= 12
    if value.lower() in not_values() or "://" in value or _COUNT.fullmatch(value):
        return False
    if digits and (letters or digits < len(value)):
        return True
    mixed = not value.isupper() and value[1:] != value[1:].lower()
    mixed = mixed or any(char in "!@#$%^&*+~" for char in value)
    return strong and letters > 5 and value.count(":") < 2 and (quoted or mixed)
