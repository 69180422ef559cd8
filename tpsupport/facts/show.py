"""From the canonical text of a fact to words for people."""

from __future__ import annotations

from tpsupport.case import Value
from tpsupport.facts.rules import Rules
from tpsupport.pack.library import Library
from tpsupport.pack.models import Fact
from tpsupport.text import clean, in_language


def show(fact: Fact, value: Value, language: str, source: Rules | Library) -> str:
    """``value`` in ``language``, on one line; a skipped one in the words by which it is skipped.

    Never raises for a value that does not fit its type: it is then shown as it stands.
    """
    library = source.library if isinstance(source, Rules) else source
    if value is None:
        skipped = in_language(fact.skip, language) if fact.skip else ""
        return skipped or library.phrase("facts.show.skipped", language)
    match fact.type:
        case "choice":
            return _choice(fact, value, language)
        case "network":
            return _network(value, language, library)
        case "time":
            return _time(value, language, library)
        case "files":
            from tpsupport.facts.files import describe

            return describe(value, language, library)
    return _plain(value)


def _plain(value: str) -> str:
    return " ".join(clean(value).split())


def _choice(fact: Fact, value: str, language: str) -> str:
    option = (fact.options or {}).get(value)
    return in_language(option, language) if option else _plain(value)


def _network(value: str, language: str, library: Library) -> str:
    from tpsupport.facts.network import networks

    network = networks(library).get(value)
    return in_language(network["name"], language) if network else _plain(value)


def _time(value: str, language: str, library: Library) -> str:
    from datetime import datetime

    try:
        when = datetime.fromisoformat(value)
        offset = f"{when:%z}"
    except ValueError:
        return _plain(value)
    day, clock = f"{when:%Y-%m-%d}", f"{when:%H:%M}"
    zone = f"{offset[:3]}:{offset[3:5]}" if offset else ""
    name = "facts.show.day" if clock == "00:00" else "facts.show.time"
    return library.phrase(name, language, day=day, clock=clock, offset=zone)
