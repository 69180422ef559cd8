"""A verdict in words, and in JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tpsupport.official.prepare import LIMIT
from tpsupport.official.verdict import Reason, Verdict, gravest
from tpsupport.text import in_language

if TYPE_CHECKING:
    from tpsupport.official.allow import Allow
    from tpsupport.pack.library import Library

BORROWING = frozenset(
    {
        "backslash",
        "encoded",
        "hosted",
        "in_path",
        "mailbox",
        "other_platform",
        "package",
        "same_name",
        "shown_differs",
        "shown_name",
        "store_id",
        "subdomain",
        "userinfo",
    }
)
"""Tricks that take an official name as it is, rather than one that is like it."""

MOST_SHOWN = 200
"""So many characters of a subject are shown."""


def headline(verdict: Verdict, library: Library, language: str) -> str:
    """What is said of the subject, in one sentence."""
    return library.phrase(
        f"official.kind.{_shape(verdict)}",
        language,
        subject=_short(verdict),
        resembles=verdict.resembles,
    )


def _shape(verdict: Verdict) -> str:
    """Which headline fits: that of the kind, or of a special case of it."""
    codes = {reason.code for reason in verdict.reasons}
    for code in ("nothing_found", "dropped"):
        if code in codes:
            return code
    if verdict.kind != "lookalike":
        return verdict.kind
    if verdict.trick == "no_such_channel":
        return "impostor"
    return "borrowed" if verdict.trick in BORROWING else "lookalike"


def sentences(verdict: Verdict, allow: Allow, library: Library, language: str) -> tuple[str, ...]:
    """Everything that is said of one verdict: what it is, how, why, by what source, what to do."""
    return tuple(_sentences(verdict, allow, library, language))


def _sentences(verdict: Verdict, allow: Allow, library: Library, language: str) -> Iterator[str]:
    yield headline(verdict, library, language)
    if shown := verdict.subject.shown:
        values = {"shown": shown[:MOST_SHOWN], "subject": _short(verdict)}
        yield library.phrase("official.line.target", language, **values)
    if verdict.trick:
        trick = library.phrase(f"official.trick.{verdict.trick}", language)
        yield library.phrase("official.line.trick", language, trick=trick)
    for reason in verdict.reasons:
        values = _values(reason, allow, language)
        yield library.phrase(f"official.reason.{reason.code}", language, **values)
    if verdict.source and verdict.kind not in {"known_bad", "not_known"}:
        source = {"by": verdict.source.by, "seen": verdict.source.seen}
        yield library.phrase("official.line.source", language, **source)
    shape = _shape(verdict)
    advice = shape if shape == "impostor" else verdict.kind
    if library.phrase_text(f"official.advice.{advice}"):
        yield library.phrase(f"official.advice.{advice}", language)


def _short(verdict: Verdict) -> str:
    text = verdict.subject.text
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def _values(reason: Reason, allow: Allow, language: str) -> dict[str, str]:
    """The values of a reason; a channel by its name in the language."""
    values = dict(reason.values)
    for absent in allow.absent:
        if values.get("channel") == absent.id:
            values["channel"] = in_language(absent.names, language)
    return values


def document(text: str, verdicts: tuple[Verdict, ...]) -> dict[str, Any]:
    """The judgement of a whole text in JSON values: the kind that counts, and every verdict."""
    return {
        "input": text[:LIMIT],
        "cut": len(text) > LIMIT,
        "kind": gravest(verdicts).kind,
        "verdicts": [record(verdict) for verdict in verdicts],
    }


def record(verdict: Verdict) -> dict[str, Any]:
    """One verdict in JSON values."""
    subject, source = verdict.subject, verdict.source
    return {
        "kind": verdict.kind,
        "type": subject.type,
        "subject": subject.text,
        "shown": subject.shown,
        "resembles": verdict.resembles,
        "trick": verdict.trick,
        "reasons": [{"code": each.code, "values": dict(each.values)} for each in verdict.reasons],
        "source": {"by": source.by, "seen": source.seen} if source else None,
    }
