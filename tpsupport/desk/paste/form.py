"""The JSON form of a request read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tpsupport.case import OUTCOMES, STATUSES, Case, Finding, Value, Visit
from tpsupport.desk.document import SCHEMA_VERSION
from tpsupport.text import clean

KINDS = ("ask", "check", "step", "route")


class NewerError(ValueError):
    """The document is of a later version."""


def form(text: str) -> Case | None:
    """The case that ``text`` is the JSON form of, whatever stands around it; ``None`` if none.

    :raises NewerError: if it is one of a later version.
    """
    data = _document(text)
    if data is None or data.get("kind") != "request":
        return None
    version = data.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise NewerError(version)
    try:
        return _case(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _document(text: str) -> dict[str, Any] | None:
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or '"kind"' not in text:
        return None
    try:
        data = json.loads(text[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _case(data: Mapping[str, Any]) -> Case:
    end = data["end"]
    return Case(
        tree=_text(data["tree"]),
        digest=_text(data["digest"]),
        language=_text(data["language"]),
        started=_text(data["started"]),
        finished=_text(data["finished"]),
        facts={_text(name): _value(fact) for name, fact in data["facts"].items()},
        findings=tuple(_finding(each) for each in data["findings"]),
        path=tuple(_visit(each) for each in data["path"]),
        end_tree=_text(end["tree"]),
        end=_text(end["node"]),
        outcome=_one_of(end["outcome"], (*OUTCOMES, None)),
    )


def _value(fact: Mapping[str, Any]) -> Value:
    if fact["value"] is None:
        return None
    value = _text(fact["value"])
    return value.replace(", ", "\n") if fact["type"] == "files" else value


def _visit(data: Mapping[str, Any]) -> Visit:
    outcome = data["outcome"]
    return Visit(
        _text(data["tree"]),
        _text(data["node"]),
        _one_of(data["kind"], KINDS),
        None if outcome is None else _text(outcome),
    )


def _finding(data: Mapping[str, Any]) -> Finding:
    cause = data["cause"]
    return Finding(
        check=_text(data["check"]),
        status=_one_of(data["status"], STATUSES),
        cause=None if cause is None else _text(cause),
        arguments=_texts(data["arguments"]),
        facts=_texts(data["facts"]),
        evidence={"brought": True} if data["brought"] is True else {},
        hosts=tuple(_text(each) for each in data["hosts"]),
        seconds=min(max(float(data["seconds"]), 0.0), 3600.0),
        at=_text(data["at"]),
    )


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in data.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return " ".join(clean(value).split())


def _one_of(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError(str(value)[:40])
    return value
