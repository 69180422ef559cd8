"""The request as JSON, by the schema in ``schemas/request.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tpsupport.case import Finding
from tpsupport.desk.closing import channels
from tpsupport.desk.fields import Subject, checked
from tpsupport.desk.request import Request
from tpsupport.facts.files import base_name
from tpsupport.text import in_language

SCHEMA_VERSION = 1


def document(subject: Subject, request: Request, token: str) -> str:
    """One JSON document. Of files it holds the names alone, of findings no raw evidence."""
    library, language = subject.library, subject.language
    found = {
        "schema_version": SCHEMA_VERSION,
        "kind": "request",
        "product": in_language(library.product, language),
        "language": language,
        "summary": request.summary,
        **told(subject),
        "missing": list(request.missing),
        **walked(subject),
        "safety": [in_language(line, language) for line in library.safety.lines],
        "channels": channels(library, language),
        "token": token,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def told(subject: Subject) -> dict[str, Any]:
    """Which trees a case was walked in, when, to which end, and its facts."""
    case, end = subject.case, subject.end
    return {
        "tree": case.tree,
        "digest": case.digest,
        "started": case.started,
        "finished": case.finished,
        "end": {
            "tree": case.end_tree,
            "node": case.end,
            "outcome": case.outcome,
            "title": subject.words(end.title) if end else None,
        },
        "facts": {name: _fact(subject, name) for name in case.facts},
    }


def walked(subject: Subject) -> dict[str, Any]:
    """The way of a case, and what its checks found."""
    return {
        "path": [
            {"tree": each.tree, "node": each.node, "kind": each.kind, "outcome": each.outcome}
            for each in subject.case.path
        ],
        "findings": [finding(subject, each) for each in subject.case.findings],
    }


def _fact(subject: Subject, name: str) -> dict[str, str | None]:
    fact = subject.forest.fact(name)
    value = subject.case.facts[name]
    if value is not None and fact and fact.type == "files":
        value = ", ".join(base_name(line) for line in value.split("\n"))
    label = subject.words(fact.label) if fact else name
    return {
        "type": fact.type if fact else "text",
        "label": label,
        "value": None if value is None else subject.released(value, label),
        "shown": subject.shown(name),
    }


def finding(subject: Subject, found: Finding) -> dict[str, Any]:
    """One finding without its raw evidence."""
    title, said = checked(subject, found)
    return {
        "check": found.check,
        "title": title,
        "status": found.status,
        "cause": found.cause,
        "summary": said,
        "arguments": _released(subject, found.arguments),
        "facts": _released(subject, found.facts),
        "hosts": [subject.released(host) for host in found.hosts],
        "seconds": found.seconds,
        "at": found.at,
        "brought": bool(found.evidence.get("brought")),
    }


def _released(subject: Subject, values: Mapping[str, str]) -> dict[str, str]:
    return {name: subject.released(value, name) for name, value in values.items()}
