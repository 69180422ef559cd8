"""Text: one thing said in every language, and the cleaning of what came from outside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Text = Mapping[str, str]
"""Language code to the words."""

_ESCAPES = (
    r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|\[[0-?]*[ -/]*[@-~]?|.?)"
    r"|\x9b[0-?]*[ -/]*[@-~]?"
)
_INVISIBLE = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb]|[\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def clean(text: str) -> str:
    """``text`` without what nobody can see, or each sees otherwise; tab and newline stay.

    Those are escapes, control, bidi and invisible characters, and those of private use.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(_INVISIBLE, "", re.sub(_ESCAPES, "", text, flags=re.DOTALL))


def in_language(text: Text, language: str) -> str:
    """``text`` in ``language``, or in the first language that it has."""
    return text.get(language) or next(iter(text.values()))


_LOCALE_KEYS = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(
    wanted: str | None, environ: Mapping[str, str], languages: Sequence[str]
) -> str | None:
    """The language to speak: ``wanted``, else ``TPSUPPORT_LANG``, else the locale's.

    ``None`` if ``wanted`` or ``TPSUPPORT_LANG`` is set to a language that there is not.
    """
    said = wanted or environ.get("TPSUPPORT_LANG")
    if said:
        return match_language(said, languages)
    locale = next((environ[key] for key in _LOCALE_KEYS if environ.get(key)), "")
    for each in locale.split(":"):
        if found := match_language(each, languages):
            return found
    return "en" if "en" in languages else languages[0]


def match_language(tag: str, languages: Sequence[str]) -> str | None:
    """The one of ``languages`` that ``tag`` (``zh_TW.UTF-8``, ``en-GB``, ``zh``) means."""
    short = re.split(r"[-_.@]", tag.strip().casefold(), maxsplit=1)[0]
    return short if short in languages else None
