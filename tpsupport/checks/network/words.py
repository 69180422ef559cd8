"""A finding of the network check in words: plain lines that any renderer may show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tpsupport.case import Finding, Status
from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.pack.library import Library


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, and how it should be marked."""

    status: Status
    text: str


def lines(finding: Finding, library: Library, language: str) -> tuple[Line, ...]:
    """The rows of ``finding``, a line for each target, then what is remarkable beside them.

    It reads the evidence alone, so that a finding from the log reads the same. None without rows.
    """
    evidence = finding.evidence
    rows: Iterable[Mapping[str, Any]] = evidence.get("rows", ())
    by_target: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        by_target.setdefault((row["role"], row["target"]), []).append(row)
    targets = [_target(found, library, language) for found in by_target.values()]
    return (*targets, *_beside(evidence, library, language)) if targets else ()


def verdict(finding: Finding, library: Library, language: str) -> str:
    """Whom the finding points at, in plain words; empty if it looked at nothing."""
    blame = finding.evidence.get("blame")
    return library.phrase(f"network.verdict.{blame}", language) if blame else ""


def _target(rows: list[Mapping[str, Any]], library: Library, language: str) -> Line:
    levels = {row["level"] for row in rows}
    status: Status = "ok" if "ok" in levels else "fail" if "fail" in levels else "unknown"
    ways = library.phrase("network.line.and", language).join(_ways(rows, library, language))
    role = library.phrase(f"network.role.{rows[0]['role']}", language)
    target = clean(str(rows[0]["target"]))
    return Line(
        status,
        library.phrase("network.line.target", language, role=role, target=target, ways=ways),
    )


def _ways(rows: list[Mapping[str, Any]], library: Library, language: str) -> Iterator[str]:
    """What each way says; ways that failed for one cause are told together."""
    told: dict[tuple[str, str | None], list[Mapping[str, Any]]] = {}
    for row in rows:
        alone = row["way"] if row["level"] == "ok" else ""
        told.setdefault((alone + row["level"], row["cause"]), []).append(row)
    for (_, cause), found in told.items():
        row = found[0]
        names = [library.phrase(f"network.way.{one['way']}", language) for one in found]
        shape = {"ok": "remarked" if cause else "reached", "fail": "stopped", "aside": "beside"}
        yield library.phrase(
            f"network.line.{shape[row['level']]}",
            language,
            way=library.phrase("network.line.both", language).join(names),
            cause=library.phrase(f"network.cause.{cause}", language) if cause else "",
            ms=max(one["total_ms"] for one in found),
        )


def _beside(evidence: Mapping[str, Any], library: Library, language: str) -> Iterator[Line]:
    """The proxies, the login page, the clock, and the notes."""
    if evidence.get("proxy"):
        yield Line("ok", library.phrase("network.line.proxies", language, **evidence))
    if evidence.get("portal"):
        yield Line("warn", library.phrase("network.line.portal", language, **evidence))
    notes = [note for note in evidence.get("notes", ()) if note != "clock_skew"]
    offset = evidence.get("clock_offset")
    if offset is not None:
        off = "clock_skew" in evidence.get("notes", ())
        word = ("ahead" if offset > 0 else "behind") if off else "right"
        text = library.phrase(f"network.line.clock_{word}", language, **evidence)
        yield Line("warn" if off else "ok", text)
    for note in notes:
        yield Line("warn", library.phrase(f"network.note.{note}", language))
