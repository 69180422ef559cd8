"""What a token says of a case: enough to fold it again, in lines of plain text.

tree  tree of the end, if another  end  language      parted by tabs
the first digits of the trees' hash
the names of the facts
the value of each, on a line of its own; an empty line says that it was skipped
node=outcome of each step
check  code  !, if brought along  facts that it learned  name=value of its evidence
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpsupport.case import Value
from tpsupport.pack.models import STEP_OUTCOMES
from tpsupport.text import clean

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_SEEN = re.compile(r"(?:[a-z0-9_-]{1,64}:)?[a-z0-9_-]{1,64}")
_CODE = re.compile(r"[a-z]{1,16}(?:\.[a-z0-9_]{1,64})?")
_BROUGHT = "!"


class Seen(NamedTuple):
    """One finding as answers files name it: by its check, or ``step:check`` for a retest."""

    name: str
    code: str
    brought: bool = False
    learned: tuple[str, ...] = ()
    """The facts of the case that are known from here."""
    evidence: Mapping[str, str] = {}
    """What fills the placeholders of its sentence."""


class Record(NamedTuple):
    """A case without what the trees know of it: no path, no arguments, and no times."""

    tree: str
    end_tree: str
    end: str
    language: str
    digest: str
    """The first digits of the hash of the trees."""
    facts: Mapping[str, Value]
    steps: Mapping[str, str]
    """The step's node to how it went."""
    seen: tuple[Seen, ...]


def written(record: Record) -> str:
    """The lines of a record."""
    other = "" if record.end_tree == record.tree else record.end_tree
    return "\n".join(
        (
            "\t".join((record.tree, other, record.end, record.language)),
            record.digest,
            "\t".join(record.facts),
            *(value or "" for value in record.facts.values()),
            "\t".join(f"{node}={outcome}" for node, outcome in record.steps.items()),
            *(_line(each) for each in record.seen),
        )
    )


def parsed(text: str) -> Record:
    """The record that ``text`` is.

    :raises ValueError: if it is none.
    """
    first, digest, names, *rest = text.split("\n")
    tree, other, end, language = first.split("\t")
    facts = names.split("\t") if names else []
    values, (steps, *seen) = rest[: len(facts)], rest[len(facts) :]
    known = dict(zip(facts, (_value(each) for each in values), strict=True))
    for name in (tree, other or tree, end or tree, language, *facts):
        _fits(_NAME, name)
    return Record(
        tree=tree,
        end_tree=other or tree,
        end=end,
        language=language,
        digest=digest,
        facts=known,
        steps=dict(_steps(steps)),
        seen=tuple(_seen(line, known) for line in seen),
    )


def _value(line: str) -> Value:
    """A value is what could be shown: the files of a fact alone are parted by tabs."""
    files = [" ".join(clean(each).split()) for each in line.split("\t")]
    return "\n".join(each for each in files if each) or None


def _steps(line: str) -> Iterator[tuple[str, str]]:
    for each in line.split("\t") if line else ():
        node, _, outcome = each.partition("=")
        if outcome not in STEP_OUTCOMES:
            raise ValueError(outcome[:40])
        yield _fits(_NAME, node), outcome


def _line(seen: Seen) -> str:
    evidence = [f"{name}={value}" for name, value in seen.evidence.items()]
    brought = _BROUGHT if seen.brought else ""
    cells = (seen.name, seen.code, brought, ",".join(seen.learned), *evidence)
    return "\t".join(cells).rstrip("\t")


def _seen(line: str, facts: Mapping[str, Value]) -> Seen:
    name, code, *cells = line.split("\t")
    brought, learned, *evidence = [*cells, "", ""]
    pairs = (each.partition("=") for each in evidence if each)
    return Seen(
        name=_fits(_SEEN, name),
        code=_fits(_CODE, code),
        brought=brought == _BROUGHT,
        learned=tuple(each for each in learned.split(",") if facts.get(each)),
        evidence={_fits(_NAME, key): " ".join(clean(value).split()) for key, _, value in pairs},
    )


def _fits(shape: re.Pattern[str], name: str) -> str:
    if not shape.fullmatch(name):
        raise ValueError(name[:40])
    return name
