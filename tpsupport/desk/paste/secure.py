"""Whatever somebody put into a record: no secret in it is kept or shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpsupport.case import STATUSES, Case, Value
from tpsupport.desk.fields import DIGITS
from tpsupport.desk.paste.fold import forest_of
from tpsupport.desk.paste.record import Record, Seen
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library
from tpsupport.pack.models import check_of
from tpsupport.privacy.guard import GateClosedError, SecretFound, admit, release
from tpsupport.text import in_language

_HEX = re.compile("[0-9a-fA-F]{64}")
_DIGITS = re.compile(rf"[0-9a-z-]{{0,{DIGITS}}}")
_NAME = re.compile("[0-9a-f]{32}")
"""No name has so many digits in a row."""
_HOLD_HEX = frozenset({"address", "files", "link", "text", "token", "tx_hash"})
"""Types of facts in whose values a hash may stand."""
_PUBLIC = frozenset({"address", "contact", "tx_hash"})
"""Types whose values stay as they are where another text repeats them."""


def secured(record: Record, library: Library) -> tuple[Record | None, bool]:
    """``record`` without secrets, and whether there was one; nothing if all of it is in doubt.

    The names in it may spell a secret as well as its values, and so may several values together.
    """
    if _spells(" ".join(_strange(record, library))) or not _DIGITS.fullmatch(record.digest):
        return None, True
    facts = {name: _value(name, value, record, library) for name, value in record.facts.items()}
    keep = tuple(
        value for name, value in facts.items() if value and _type(name, library) in _PUBLIC
    )
    seen = tuple(each._replace(evidence=_evidence(each, keep)) for each in record.seen)
    safe = record._replace(facts=facts, seen=seen)
    return (None if _together(safe, library, keep) else safe), safe != record


def discreet(case: Case) -> bool:
    """Whether what the JSON form says beside the record holds no secret: times, path, hosts."""
    said = [case.started, case.finished, *(name for each in case.path for name in each[:2])]
    for finding in case.findings:
        said += (finding.check, finding.cause or "", *finding.hosts, finding.at)
        said += (*finding.arguments, *finding.facts)
        said += (*finding.arguments.values(), *finding.facts.values())
    told = {value for value in case.facts.values() if value}
    text = "\n".join(each for each in dict.fromkeys(said) if each not in told)
    return not _HEX.search(text) and _released(text) == text


def _strange(record: Record, library: Library) -> Iterator[str]:
    """The names that the trees of today do not know."""
    names = [record.tree, record.end_tree, record.end, record.language, *record.facts]
    names += record.steps
    for each in record.seen:
        names += (*each.name.split(":"), *each.code.split("."), *each.evidence)
    known = {*STATUSES, *library.facts, *library.languages, *_known(record, library)}
    yield from (name for name in names if name not in known)


def _known(record: Record, library: Library) -> Iterator[str]:
    try:
        trees = forest_of(library, record.tree).trees
    except UsageError:
        return
    for tree in trees.values():
        yield tree.id
        for name, node in tree.nodes.items():
            yield from (name, check_of(node) or name)


def _spells(names: str) -> bool:
    return bool(_NAME.search(names)) or _released(names) != names


def _value(name: str, value: Value, record: Record, library: Library) -> Value:
    """What of a value may stay: nothing that would have been refused as an answer."""
    if value is None:
        return None
    kind = _type(name, library)
    keep = (value,) if kind == "contact" else ()
    label = _label(name, library, record.language)
    shown = _released(f"{label}: {value}", keep).removeprefix(f"{label}: ")
    try:
        admit(value, kind, contact=kind == "contact")
    except SecretFound:
        shown = shown if shown != value else _released(value, keep)
    except GateClosedError:
        return None
    return (shown if kind in _HOLD_HEX else _HEX.sub("", shown).removesuffix("0x")) or None


def _evidence(seen: Seen, keep: tuple[str, ...]) -> dict[str, str]:
    said = {name: (f"{name}: ", value) for name, value in seen.evidence.items()}
    return {
        name: _released(ahead + value, keep).removeprefix(ahead)
        for name, (ahead, value) in said.items()
    }


def _together(record: Record, library: Library, keep: tuple[str, ...]) -> bool:
    """Whether the values make a secret that none of them is."""
    said = [
        f"{_label(name, library, record.language)}: {value}"
        for name, value in record.facts.items()
        if value
    ]
    said += [value for each in record.seen for value in each.evidence.values()]
    return _released("\n".join(said), keep) != "\n".join(said)


def _released(text: str, keep: tuple[str, ...] = ()) -> str:
    """What may be shown of ``text``; nothing if nobody can tell."""
    try:
        return release(text, keep=keep)
    except GateClosedError:
        return ""


def _label(name: str, library: Library, language: str) -> str:
    fact = library.facts.get(name)
    return in_language(fact.label, language) if fact else name


def _type(name: str, library: Library) -> str:
    fact = library.facts.get(name)
    return fact.type if fact else "choice"
