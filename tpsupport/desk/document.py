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
    case, library, language = subject.case, subject.library, subject.language
    found = {
        "schema_version": SCHEMA_VERSION,
        "kind": "request",
        "product": in_language(library.product, language),
        "language": language,
        "summary": request.summary,
        "tree": case.tree,
        "digest": case.digest,
        "started": case.started,
        "finished": case.finished,
        "end": _end(subject),
        "facts": {name: _fact(subject, name) for name in case.facts},
        "missing": list(request.missing),
        "path": [
            {"tree": each.tree, "node": each.node, "kind": each.kind, "outcome": each.outcome}
            for each in case.path
        ],
        "findings": [_finding(subject, each) for each in case.findings],
        "safety": [in_language(line, language) for line in library.safety.lines],
        "channels": channels(library, language),
        "token": token,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _end(subject: Subject) -> dict[str, str | None]:
    case, end = subject.case, subject.end
    return {
        "tree": case.end_tree,
        "node": case.end,
        "outcome": case.outcome,
        "title": subject.words(end.title) if end else None,
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


def _finding(subject: Subject, finding: Finding) -> dict[str, Any]:
    title, said = checked(subject, finding)
    return {
        "check": finding.check,
        "title": title,
        "status": finding.status,
        "cause": finding.cause,
        "summary": said,
        "arguments": _released(subject, finding.arguments),
        "facts": _released(subject, finding.facts),
        "hosts": [subject.released(host) for host in finding.hosts],
        "seconds": finding.seconds,
        "at": finding.at,
        "brought": bool(finding.evidence.get("brought")),
    }


def _released(subject: Subject, values: Mapping[str, str]) -> dict[str, str]:
    return {name: subject.released(value, name) for name, value in values.items()}
