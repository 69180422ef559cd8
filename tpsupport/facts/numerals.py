"""Chinese numerals up to 99, and digits read one by one, as plain digits."""

from __future__ import annotations

import re

_DIGITS = {each: at for at, each in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = re.compile("[零〇一二两三四五六七八九十]+")


def with_digits(text: str) -> str:
    """``text`` with each Chinese numeral as digits: 十一月 becomes 11月, 二〇二六 becomes 2026."""
    return _NUMERAL.sub(lambda found: _value(found[0]), text)


def _value(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(str(_DIGITS[each]) for each in numeral)
    tens, _, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return numeral
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))
