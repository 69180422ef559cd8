"""A finding for people: its sentence, what it learned and saw, whom it asked, and what next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tpsupport.cli.finding import marked
from tpsupport.desk import words
from tpsupport.text import clean, in_language

if TYPE_CHECKING:
    from tpsupport.case import Finding
    from tpsupport.cli.session import Session
    from tpsupport.pack.models import Fact

SHOWN: Mapping[str, tuple[str, ...]] = {
    "address": ("address", "normal", "suggestion", "note"),
    "transaction": (
        *("network_name", "tx", "time", "block", "confirmations", "sender", "recipient"),
        *("transfers", "fee", "nonce", "waiting_for", "replaced_by", "reason_text"),
        *("disagreement", "link", "note"),
    ),
    "arrival": (
        *("network_name", "tx", "address", "time", "block", "confirmations", "transfers"),
        *("reason_text", "disagreement", "link", "note"),
    ),
    "balance": (
        *("network_name", "address", "balance", "spendable", "incoming", "usual_fee", "legacy"),
        *("token", "token_amount", "resources", "block", "link", "note"),
    ),
    "approvals": ("network_name", "address", "rights", "since_block", "link", "note"),
    "permissions": ("network_name", "address", "others", "threshold", "own_weight", "link", "note"),
    "node": ("network_name", "nodes", "note"),
}
"""Check to the evidence that is worth a line, in the order of the lines."""
FACTS = {"network_name": "network", "tx": "tx_hash", "time": "happened_at"}
"""Evidence to the fact that it is, by whose label it goes."""
_CODES = ("state", "kind", "value")
"""Parts of rows that hold a code which has words."""
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_GAP = re.compile(r"\{(\w+)\}")


def lines(session: Session, finding: Finding) -> list[str]:
    """What is shown of ``finding``; what came from outside is one line, whatever it holds."""
    first = words.summary(finding, session.library, session.language)
    found = [marked(session, finding.status, flat(first))]
    learned = _learned(session, finding)
    found += [_labelled(session, label(session, name), value) for name, value in learned.items()]
    for name in SHOWN.get(finding.check, ()):
        if FACTS.get(name) not in learned:
            for value in _rows(session, name, finding.evidence):
                found.append(_labelled(session, label(session, FACTS.get(name, name)), value))
    if finding.hosts:
        found.append(_labelled(session, label(session, "hosts"), ", ".join(finding.hosts)))
    if following := _following(session, finding):
        found.append(_labelled(session, label(session, "next"), following))
    return found


def flat(text: str) -> str:
    """``text`` in one line, without anything a screen would obey."""
    return " ".join(clean(text).split())


def label(session: Session, name: str) -> str:
    """What a line is called: as the fact is, if it is one, else by a phrase."""
    fact = _facts(session).get(name)
    return session.words(fact.label) if fact else session.say(f"cli.check.label.{name}")


def _learned(session: Session, finding: Finding) -> dict[str, str]:
    """The facts that the check learned, as people read them."""
    from tpsupport.facts.show import show

    known = _facts(session)
    library, language = session.library, session.language
    return {
        name: flat(show(known[name], value, language, library))
        for name, value in finding.facts.items()
        if name in known
    }


def _facts(session: Session) -> Mapping[str, Fact]:
    """The facts of the pack, if it has any."""
    return session.library.facts if session.library.file("facts").is_file() else {}


def _rows(session: Session, name: str, evidence: Mapping[str, Any]) -> Iterator[str]:
    """The values of one line or of several; none where nothing is known."""
    value = evidence.get(name)
    if value in _NOTHING or (name == "normal" and value == evidence.get("address")):
        return
    if isinstance(value, dict):
        value = [{"name": each, "value": inside} for each, inside in value.items()]
    for each in value if isinstance(value, list) else [value]:
        yield flat(_row(session, name, each, evidence))


def _row(session: Session, name: str, value: Any, evidence: Mapping[str, Any]) -> str:
    """One value in the fullest of its phrases that has nothing open, else as it is."""
    inside = value if isinstance(value, dict) else {name: value}
    filling = {
        each: _worded(session, each, known)
        for each, known in {**evidence, **inside}.items()
        if known not in _NOTHING and known is not False
    }
    for form in (name, f"{name}_less", f"{name}_least"):
        phrase = f"cli.check.row.{form}"
        text = session.library.phrase_text(phrase)
        if text and set(_GAP.findall(in_language(text, session.language))) <= set(filling):
            return session.say(phrase, **filling)
    return str(value)


def _worded(session: Session, name: str, value: Any) -> Any:
    """A code in words, where there are any; what is merely true only chooses the phrase."""
    if not isinstance(value, str):
        return "" if value is True else value
    text = session.library.phrase_text(f"cli.check.word.{value}") if name in _CODES else None
    return session.words(text) if text else value


def _following(session: Session, finding: Finding) -> str:
    """What to do next: said of the cause, else of the status, by this check, else of any."""
    codes = (finding.code.replace(".", "_"), finding.status)
    for who in (finding.check, "any"):
        for code in codes:
            phrase = f"cli.check.following.{who}.{code}"
            if session.library.phrase_text(phrase):
                return flat(session.say(phrase))
    return ""


def _labelled(session: Session, name: str, value: str) -> str:
    return session.say("cli.check.line", label=name, value=value)
