"""What reading a fact needs from above, handed in by the caller; and how it says no."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tpsupport.case import Value
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library
from tpsupport.pack.models import Fact
from tpsupport.text import clean


class Rules(NamedTuple):
    """The surroundings of an answer.

    ``now`` is aware, in the user's zone; ``local.Local`` knows when its clocks change.
    ``find_network`` gives the key of a network by any of its names. ``judge_address`` raises
    ``UsageError`` for an address that is wrong (on the network of this key, if one is known).
    ``admit`` sees every answer before anything else does: it gives back what may be kept, or
    raises. ``directory`` is what the paths of attachments are relative to.
    """

    library: Library
    now: datetime
    find_network: Callable[[str], str | None] | None = None
    judge_address: Callable[[str, str | None], None] | None = None
    admit: Callable[..., str] | None = None
    directory: Path = Path()


class Answer(NamedTuple):
    """What was typed for ``fact``, admitted; ``known`` are the facts of the case so far."""

    fact: Fact
    text: str
    rules: Rules
    known: Mapping[str, Value]


def refusal(code: str, /, **details: object) -> UsageError:
    """The error with the phrase ``facts.errors.<code>``."""
    return UsageError(f"facts.errors.{code}", **details)


def excerpt(text: str, limit: int = 40) -> str:
    """The beginning of ``text``, fit to be shown in one line."""
    shown = " ".join(clean(text[: 4 * limit]).split())
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
