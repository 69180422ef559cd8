"""The shapes of names in text, for ASCII text alone and for text of any script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_LETTERS = (
    "0-9A-Za-z\u00c0-\u02af\u0300-\u036f\u0370-\u058f\u0660-\u06f9\u0900-\u0dff\u10a0-\u10ff"
    "\u13a0-\u16ff\u1d00-\u1fff\u2c60-\u2d7f\ua4d0-\ua4ff\ua640-\ua7ff\uab30-\uabbf"
    "\U00010280-\U00011fff\u2010\u2011\u2044\u2215\u29f8"
)
"""Digits, the letters of the scripts that are mixed into Latin names, false hyphens and slashes."""

_RUN_ON = (
    "\u2e80-\u2fdf\u3005-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
"""Han, kana, Hangul, Thai, Lao, Burmese and Khmer: they stand beside a name without a space."""

_PICTURES = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_NONE = "\0"
_REST = r"(?::\d{1,5})?(?:[/?#\\]\S{0,4000})?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns. ``run_on`` is what begins a sentence that is glued to a name."""

    run_on: re.Pattern[str]
    glued: re.Pattern[str]
    """A link whose ending goes on in a sentence."""
    ending: re.Pattern[str]
    """The ending of a host, before such a sentence."""
    host: re.Pattern[str]
    wide_host: re.Pattern[str]
    """A host with ideographic dots, as a whole text."""
    run_on_host: re.Pattern[str]
    """A host whose name ends in Han or a picture."""
    at_host: re.Pattern[str]
    local: re.Pattern[str]
    handle: re.Pattern[str]
    whole_handle: re.Pattern[str]
    word: re.Pattern[str]


@cache
def _patterns(letters: str, run_on: str, pictures: str, dot: str) -> Patterns:
    label = f"(?:[{letters}-]{{1,63}}\\.)"
    sentence = rf"(?=[{run_on}])(?![{run_on}]{{1,30}}\.[0-9A-Za-z])"
    return Patterns(
        run_on=re.compile(f"[{run_on}{dot}]"),
        glued=re.compile(rf"[^/]*[/\\]+[^/?#\\]*\.[A-Za-z]{{2,24}}{sentence}"),
        ending=re.compile(rf"\.[A-Za-z]{{2,24}}{sentence}"),
        host=re.compile(
            rf"(?<![{letters}_.@\-])(?:[{letters}_](?:[{letters}_-]{{0,62}})[.{dot}]){{1,130}}"
            rf"(?![0-9])[{letters}][{letters}-]{{1,62}}\.?{_REST}"
            rf"|(?<![\w.@-])\d{{1,3}}(?:\.\d{{1,3}}){{3}}{_REST}"
        ),
        wide_host=re.compile(rf"[{letters}_-]+(?:[.{dot}][{letters}_-]+)*[{dot}][{letters}_-]+"),
        run_on_host=re.compile(
            rf"(?:(?<![{letters}_.@\-]){label}{{1,5}})?[{letters}_\-{run_on}]{{0,40}}"
            rf"[{run_on}{pictures}]\.{label}{{0,3}}[A-Za-z]{{2,24}}{_REST}"
        ),
        at_host=re.compile(rf"@({label}+[{letters}-]{{2,63}})\.?(?![{letters}@])"),
        local=re.compile(rf"[{letters}._%+\-@'!#$&*=^{{}}~]{{0,300}}"),
        handle=re.compile(rf"(?<![{letters}_.@/=])@([{letters}_](?:[{letters}_.-]*[{letters}_])?)"),
        whole_handle=re.compile(rf"@[{letters}_.{run_on}-]+"),
        word=re.compile(rf"[{letters}_{run_on}-]+"),
    )


def patterns(text: str) -> Patterns:
    """The patterns for ``text``: those for ASCII are compiled in a tenth of the time."""
    if text.isascii():
        return _patterns("0-9A-Za-z", _NONE, _NONE, _NONE)
    return _patterns(_LETTERS, _RUN_ON, _PICTURES, "。")
