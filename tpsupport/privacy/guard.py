"""The two gates: ``admit`` for what comes in, ``release`` for what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.errors import UndeterminedError, UsageError
from tpsupport.privacy.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tpsupport.privacy.match import Match

LONGEST = 1_000_000
"""Code points; a longer text is not looked at, and not let through."""
_SECONDS = 20.0
_FREE_SLOTS = frozenset({None, "text", "files"})


class SecretFound(UsageError):  # noqa: N818 - the name that callers know
    """A text held a secret. ``details`` say of which kind and in which slot, never what it was."""

    ambiguous: bool
    """It may be a public value as well: ask the user for the field where it belongs."""

    def __init__(self, code: str, kind: str, slot: str | None, words: int = 0) -> None:
        super().__init__(f"privacy.errors.{code}", kind=kind, slot=slot or "text", words=words)
        self.ambiguous = code == "ambiguous"


class GateClosedError(UndeterminedError):
    """A text could not be looked at, so it is neither kept nor shown."""


def admit(text: str, slot: str | None = None, *, contact: bool = False) -> str:
    """``text`` as it may be kept: personal data masked in free text, no secret in it.

    ``slot`` is the type of the fact it is an answer to (``tx_hash``, ``address``, ``contact`` …),
    or nothing for free text. Raises ``SecretFound`` for a secret, and ``GateClosedError`` if it
    cannot tell.
    """
    if harmless(text, slot):
        return text
    from tpsupport.privacy.mask import Masks, replace
    from tpsupport.privacy.match import SECRETS

    found = _found(text, slot, contact=contact)
    for match in found:
        if match.kind in SECRETS:
            raise SecretFound(_code(match), match.kind, slot, match.words)
    return replace(text, found, Masks()) if slot in _FREE_SLOTS else text


def release(
    text: str, *, keep: Collection[str] = (), names: Mapping[str, str] | None = None
) -> str:
    """``text`` as it may be shown or sent: secrets gone, personal data masked.

    ``keep`` are values that stay although they are personal or could be a key: the contact details
    that the user wants to be reached by, the facts of typed slots. ``names`` are what to call each
    kind of secret. Raises ``GateClosedError`` if it cannot tell: show nothing then.
    """
    if harmless(text):
        return text
    from tpsupport.privacy.mask import Masks, replace

    wanted = tuple(
        match
        for match in _found(text, None, contact=False)
        if not _kept(match, text[match.start : match.end], keep)
    )
    return replace(text, wanted, Masks(names))


def _kept(match: Match, value: str, keep: Collection[str]) -> bool:
    from tpsupport.privacy.match import SECRETS

    public = match.kind not in SECRETS or match.certainty == "ambiguous"
    return public and any(value in kept for kept in keep)


def _code(match: Match) -> str:
    if match.certainty == "ambiguous":
        return "ambiguous"
    valid = match.kind == "mnemonic" and match.note == "valid"
    return "mnemonic_valid" if valid else match.kind


def _found(text: str, slot: str | None, *, contact: bool) -> tuple[Match, ...]:
    if len(text) > LONGEST:
        raise GateClosedError("privacy.errors.too_long", most=LONGEST)
    from tpsupport.privacy.finder import find

    try:
        return find(text, slot, contact=contact, seconds=_SECONDS)
    except TimeoutError:
        reason = "too_slow"
    except Exception:  # whatever went wrong, the gate closes
        reason = "failed"
    raise GateClosedError(f"privacy.errors.{reason}")
