"""One run of the program: its pack, its language, and the two ways out, both guarded."""

from __future__ import annotations

import sys
from typing import NamedTuple

from tpsupport.cli.output import emit
from tpsupport.cli.settings import Settings
from tpsupport.errors import PackError, SupportError, UsageError
from tpsupport.pack.library import Library
from tpsupport.text import Text, choose_language, clean, in_language


class Session(NamedTuple):
    """What every command is given."""

    settings: Settings
    library: Library
    language: str

    def say(self, name: str, /, **values: object) -> str:
        """A phrase in the language of the run."""
        return self.library.phrase(name, self.language, **values)

    def words(self, text: Text) -> str:
        """A text of the pack in the language of the run."""
        return in_language(text, self.language)

    def explain(self, error: SupportError) -> str:
        """One error in words; what it quotes passes the gate."""
        name = error.code if "." in error.code else f"errors.{error.code}"
        return self.released(explain(self.library, self.language, name, error))

    def result(self, text: str) -> None:
        """A result, on standard output."""
        emit(self.released(text))

    def released(self, text: str) -> str:
        """``text`` as it may be shown."""
        from tpsupport.cli.gate import released

        return released(self.library, text)

    def publish(self, text: str) -> None:
        """A result that holds nothing but the pack's own words and public names."""
        emit(text)

    def tell(self, text: str) -> None:
        """Words of our own, for people, on standard error."""
        from tpsupport.cli.screen import Screen

        Screen(sys.stderr).put(clean(text).rstrip("\n") + "\n")


def open_session(settings: Settings, environ: dict[str, str]) -> Session:
    """The session that the settings ask for.

    :raises PackError: if the pack cannot be used.
    :raises UsageError: if it does not speak the language that was asked for.
    """
    library = _pack(settings)
    language = choose_language(settings.language, environ, library.languages)
    if language is None:
        wanted = settings.language or environ.get("TPSUPPORT_LANG", "")
        raise UsageError(
            "unknown_language",
            value=wanted[:40],
            allowed=", ".join(library.languages),
            place=_place(settings, "lang"),
        )
    return Session(settings, library, language)


def _pack(settings: Settings) -> Library:
    try:
        return Library.open(settings.pack)
    except PackError as error:
        if where := _place(settings, "pack"):
            raise UsageError(error.code, **error.details, place=where) from None
        raise


def _place(settings: Settings, name: str) -> str:
    """Where the user's file says it; empty if it was said elsewhere."""
    return settings.place(name) if settings.origins.get(name) == "file" else ""


def explain(library: Library, language: str, name: str, error: SupportError) -> str:
    """The phrase of an error, filled, behind its place; a suggestion that is known follows."""
    details = {key: clean(str(value)) for key, value in error.details.items()}
    if known := library.phrase_text(f"errors.reasons.{details.get('reason')}"):
        details["reason"] = in_language(known, language)
    text = library.phrase(name, language, **details)
    if place := details.get("place"):
        text = f"{place}: {text}"
    if details.get("nearest"):
        return text + library.phrase("errors.did_you_mean", language, nearest=details["nearest"])
    if details.get("allowed"):
        return text + library.phrase("errors.allowed", language, allowed=details["allowed"])
    return text
