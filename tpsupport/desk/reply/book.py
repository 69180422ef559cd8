"""What the pack says of replies: their parts, channels, tones, and how support speaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from tpsupport.case import Outcome
from tpsupport.desk.reply.voice import Voice
from tpsupport.text import Text

DOCUMENT = "reply"
TONES = ("full", "short")
KEPT = ("next", "safety")
"""Parts that every reply has, however short it must be."""
INSTEAD = {"brief": "first"}
"""Parts that are said only where another has gone."""
PARTS = (
    *("subject", "greeting", "alarm", "problem", "finding", "why", "steps", "first", "brief"),
    *("note", "needed", "next", "guides", "safety", "closing"),
)
GIVEN = ("customer", "agent", "desk")
"""Names that the command line may give; all else that fills a place is the pack's or the case's."""
WORKED_OUT = (
    *("title", "why", "steps", "first", "brief", "note", "facts", "needed", "needed_list"),
    *("safety", "safety_short", "link", "mail", "product"),
)
"""Places that are filled from the end, from the case as a whole, or from the pack."""

Count = Literal["characters", "utf16", "x"]


class Channel(NamedTuple):
    """A way by which replies go out, and how much of one fits."""

    id: str
    limit: int
    counts: Count
    """What ``limit`` counts: characters, UTF-16 units, or the weights of X."""
    subject: bool = False
    public: bool = False
    """Everybody can read along, so nothing of the case is said."""


class Occasion(NamedTuple):
    """What decides which words a reply takes."""

    tree: str
    end: str
    outcome: Outcome
    channel: str
    tone: str
    missing: str
    """``yes`` if something has to be asked for, else ``no``."""
    leaked: str
    """``yes`` if the customer sent a secret along, else ``no``."""
    given: frozenset[str]
    """The names among ``GIVEN`` that are known."""


class Rule(NamedTuple):
    """Words and order for some occasions; of those that fit, the last one says it."""

    when: Mapping[str, Collection[str]]
    """By field of an ``Occasion``: what it may be; of ``given``, what it must hold."""
    order: Sequence[Sequence[str]] | None
    """Paragraphs of parts."""
    say: Mapping[str, Text | None]
    """Part to its words; ``None`` leaves the part out."""

    def fits(self, occasion: Occasion) -> bool:
        """Whether it is for this ``occasion``."""
        for key, allowed in self.when.items():
            if key == "given":
                if not occasion.given.issuperset(allowed):
                    return False
            elif getattr(occasion, key) not in allowed:
                return False
        return True


class Book(NamedTuple):
    """The knowledge of reply.yaml."""

    code: str
    """What the short code of every reply begins with."""
    channels: Mapping[str, Channel]
    rules: Sequence[Rule]
    drop: Sequence[str]
    """The parts that go, one after the other, until a reply fits."""
    tells: Sequence[Text]
    """What is said back of the customer's facts: a line counts if all its facts are known."""
    asks: Mapping[str, Text]
    """What a fact is called where it is asked for, if not by its label."""
    hints: Mapping[str, Text]
    """Where to find what is asked for; said where there is room for a list."""
    ask_at: Collection[str]
    """Outcomes at which something is asked for."""
    spare: Collection[str]
    """Facts of a request that a reply does not ask for, unless the end needs them."""
    fallbacks: Mapping[str, Text]
    """What is said where nothing is known."""
    joints: Mapping[str, Mapping[str, str]]
    """By language: what stands between sentences, items, things told, and before a hint."""
    voices: Mapping[str, Voice]
    never: Mapping[str, Sequence[str]]
    """By language: words that have no place in a reply."""
    locales: Mapping[str, int]
    """By language: the number of its locale where a help desk wants one."""

    def order(self, occasion: Occasion) -> Sequence[Sequence[str]]:
        """The paragraphs of a reply."""
        found = [rule.order for rule in self.rules if rule.order and rule.fits(occasion)]
        return found[-1] if found else ()

    def words(self, part: str, occasion: Occasion) -> Text | None:
        """The words of a part; ``None`` if the reply has no such part."""
        found = [rule.say[part] for rule in self.rules if part in rule.say and rule.fits(occasion)]
        return found[-1] if found else None
