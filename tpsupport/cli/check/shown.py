"""A finding as JSON that may be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tpsupport.cli.check.wish import public
from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.case import Finding


def shown_json(session: Session, finding: Finding, line: int | None = None) -> str:
    """The finding as JSON that may be shown; of one ``line`` among many, in one line."""
    from tpsupport.checks.registry import load
    from tpsupport.cli.finding import document, dump

    found = document(session, finding)
    if line is not None:
        found = {"schema_version": found.pop("schema_version"), "line": line, **found}
    indent = 2 if line is None else None
    text = dump(found, indent=indent)
    types = load(finding.check).arguments
    typed = [(each, types[name].rstrip("?")) for name, each in finding.arguments.items()]
    if not finding.hosts and all(kind == "network" or public(each, kind) for each, kind in typed):
        return text
    if session.released(text) != text:
        found = _each("", found, session.released)
        text = dump(found, indent=indent)
    if session.released(text) != text:
        text = dump({**found, "evidence": {}}, indent=indent)
    return text


def _each(name: str, value: Any, release: Callable[[str], str]) -> Any:
    """JSON values, and what must be hidden is hidden in each of them; names say what they are."""
    if isinstance(value, dict):
        return {each: _each(each, inside, release) for each, inside in value.items()}
    if isinstance(value, list):
        return [_each(name, inside, release) for inside in value]
    if not isinstance(value, str) or release(f"{name}: {value}") == f"{name}: {value}":
        return value
    return release(value)
