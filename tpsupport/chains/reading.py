"""Reading values from strangers: each reader keeps its promise or raises ``AnswerError``."""

from __future__ import annotations

import re
from typing import Any, cast

from tpsupport.chains.call import AnswerError
from tpsupport.text import clean

LONGEST = 200
"""Characters that are kept of a text of foreign origin."""

_HEX = re.compile(r"0x[0-9a-fA-F]{1,80}")
_DIGITS = re.compile(r"\d{1,80}")
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z?")
_LIMIT = 1 << 256


def mapping(value: Any) -> dict[str, Any]:
    """``value`` as a JSON object."""
    if not isinstance(value, dict):
        raise _wrong("object", value)
    return value


def items(value: Any, limit: int = 10_000) -> list[Any]:
    """``value`` as a JSON array of at most ``limit`` elements."""
    if not isinstance(value, list) or len(value) > limit:
        raise _wrong("array", value)
    return value


def get(value: Any, *path: str | int) -> Any:
    """The value at ``path`` in objects and arrays; it must be there."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError) as error:
            raise AnswerError("malformed", f"{step} is missing") from error
    return value


def number(value: Any) -> int:
    """A whole number of up to 256 bits, not negative: an integer, decimal digits, or 0x hex."""
    if isinstance(value, bool):
        raise _wrong("number", value)
    if isinstance(value, str):
        if _HEX.fullmatch(value):
            value = int(value, 16)
        elif _DIGITS.fullmatch(value) and value.isascii():
            value = int(value)
    if not isinstance(value, int) or not 0 <= value < _LIMIT:
        raise _wrong("number", value)
    return value


def quantity(value: Any) -> int:
    """A number as EVM nodes must write it: a text of 0x and hex digits."""
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise _wrong("0x number", value)
    return number(value)


def maybe(value: Any) -> int | None:
    """``number``, or None for null."""
    return None if value is None else number(value)


def moment(value: Any) -> float:
    """Unix seconds that a wall clock can show, as a number."""
    seconds = number(value)
    if seconds > 32_503_680_000:
        raise _wrong("time", value)
    return float(seconds)


def utc(value: Any) -> float:
    """Unix seconds of an ISO 8601 time in UTC, with or without the Z."""
    if not isinstance(value, str) or not _TIMES.fullmatch(value):
        raise _wrong("time", value)
    from datetime import UTC, datetime

    try:
        return datetime.fromisoformat(value.rstrip("Z")[:26]).replace(tzinfo=UTC).timestamp()
    except ValueError as error:
        raise _wrong("time", value) from error


def said(value: Any) -> str:
    """A text of foreign origin, cleaned, on one line and cut; anything else as an empty one."""
    return " ".join(clean(value[: 8 * LONGEST]).split())[:LONGEST] if isinstance(value, str) else ""


def word(value: Any, pattern: str) -> str:
    """A text that ``pattern`` matches as a whole."""
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise _wrong("text", value)
    return value


def data(value: Any) -> bytes:
    """The bytes of a text of 0x and hex digits."""
    try:
        return bytes.fromhex(word(value, r"0x[0-9a-fA-F]*")[2:])
    except ValueError as error:
        raise _wrong("hex", value) from error


def same(value: Any, asked: str, what: str) -> None:
    """Raise ``AnswerError`` unless ``value`` is the text that was asked for, in any case."""
    if cast("object", value) is None or str(value).lower() != asked.lower():
        raise AnswerError("wrong_answer", f"{what}: {str(value)[:80]}")


def _wrong(expected: str, value: Any) -> AnswerError:
    shown = value if isinstance(value, str) else type(value).__name__
    return AnswerError("malformed", f"{expected} expected: {shown[:60]}")
