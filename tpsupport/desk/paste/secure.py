"""Whatever somebody put into a record: no secret in it is kept or shown."""

from __future__ import annotations

from tpsupport.case import Value
from tpsupport.desk.paste.record import Record
from tpsupport.pack.library import Library
from tpsupport.privacy.guard import GateClosedError, release
from tpsupport.text import in_language


def secured(record: Record, library: Library) -> tuple[Record, bool]:
    """``record`` without secrets, and whether there was one."""
    labels = {name: _label(name, library, record.language) for name in record.facts}
    keep = tuple(
        value for name, value in record.facts.items() if value and _is_contact(name, library)
    )
    said = [f"{labels[name]}: {value}" for name, value in record.facts.items() if value]
    said += [value for each in record.seen for value in each.evidence.values()]
    if _released("\n".join(said), keep) == "\n".join(said):
        return record, False
    facts = {name: _value(labels[name], value, keep) for name, value in record.facts.items()}
    seen = tuple(
        each._replace(
            evidence={name: _released(value, ()) for name, value in each.evidence.items()}
        )
        for each in record.seen
    )
    return record._replace(facts=facts, seen=seen), True


def _value(label: str, value: Value, keep: tuple[str, ...]) -> Value:
    if value is None:
        return None
    return _released(f"{label}: {value}", keep).removeprefix(f"{label}: ") or None


def _released(text: str, keep: tuple[str, ...]) -> str:
    """What may be shown of ``text``; nothing if nobody can tell."""
    try:
        return release(text, keep=keep)
    except GateClosedError:
        return ""


def _label(name: str, library: Library, language: str) -> str:
    fact = library.facts.get(name)
    return in_language(fact.label, language) if fact else name


def _is_contact(name: str, library: Library) -> bool:
    fact = library.facts.get(name)
    return fact is not None and fact.type == "contact"
