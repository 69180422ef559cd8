"""A finding as a command gives it: its exit code, its JSON, its sentence."""

from __future__ import annotations

from typing import Any

from tpsupport.case import Finding
from tpsupport.cli.session import Session
from tpsupport.desk import words
from tpsupport.text import clean

SCHEMA_VERSION = 1
_CODES = {"ok": 0, "warn": 0, "fail": 1, "unknown": 4}


def exit_code(finding: Finding, *, strict: bool = False) -> int:
    """0 nothing wrong (a warning too, unless ``strict``), 1 a problem, 4 not determined."""
    return 1 if strict and finding.status == "warn" else _CODES[finding.status]


def document(session: Session, finding: Finding) -> dict[str, Any]:
    """The finding in JSON values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "check": finding.check,
        "status": finding.status,
        "cause": finding.cause,
        "summary": words.summary(finding, session.library, session.language),
        "arguments": dict(finding.arguments),
        "facts": dict(finding.facts),
        "evidence": dict(finding.evidence),
        "hosts": list(finding.hosts),
        "seconds": round(finding.seconds, 3),
        "at": finding.at,
    }


def marked(session: Session, status: str, text: str) -> str:
    """A line with its status in front, in words that every console can show."""
    return f"[{session.say(f'cli.status.{status}')}] {text}"


def dump(value: Any, *, indent: int | None = 2) -> str:
    """JSON as this program prints it: readable, and what nobody could see is escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if text.replace("\n", "").isprintable() or clean(text) == text:
        return text
    return "".join(each if clean(each) == each else json.dumps(each)[1:-1] for each in text)
