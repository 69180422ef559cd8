"""Everything in a text that must not leave: the one place where all detectors are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import inf
from time import monotonic

from tpsupport.privacy.harmless import PUBLIC_SLOTS, harmless
from tpsupport.privacy.marks import with_marks
from tpsupport.privacy.match import Match, settle
from tpsupport.privacy.plain import Plain, plain

Detector = Callable[[Plain], list[Match]]


def find(
    text: str, slot: str | None = None, *, contact: bool = False, seconds: float = 0.0
) -> tuple[Match, ...]:
    """The secrets and personal data in ``text``, in order, without overlaps, as code points of it.

    ``slot`` is the type of the fact that ``text`` is meant to be: where it says that the value is
    public, 64 hex digits are not in doubt. A ``contact`` keeps its e-mail address and its number.
    Works in linear time; raises ``TimeoutError`` after ``seconds``, if any are given.
    """
    if harmless(text, slot):
        return ()
    until = monotonic() + seconds if seconds else inf
    form = plain(text)
    found: list[Match] = []
    for detector in _detectors(form, slot, contact=contact or slot == "contact"):
        found += detector(form)
        if monotonic() > until:
            raise TimeoutError
    home = [_at_home(match, *form.origin(match.start, match.end)) for match in found]
    return settle([with_marks(text, match) for match in home])


def _detectors(form: Plain, slot: str | None, *, contact: bool) -> Iterator[Detector]:
    from tpsupport.privacy import glued, keys, keystore, labels, mnemonic, personal

    yield keystore.keystores
    yield mnemonic.mnemonics
    yield glued.glued
    if "han" in form.scripts:
        from tpsupport.privacy import monotone, unspaced

        yield unspaced.phrases
        yield monotone.repeated
    yield partial(keys.keys, public_slot=slot in PUBLIC_SLOTS)
    if any(labels.occurrences(form.low, "otp", "password")):
        from tpsupport.privacy import password

        yield password.announced
    yield partial(personal.personal, contact=contact)


def _at_home(match: Match, start: int, end: int) -> Match:
    if (start, end) == (match.start, match.end):
        return match
    return Match(match.kind, start, end, match.certainty, match.note, match.words)
