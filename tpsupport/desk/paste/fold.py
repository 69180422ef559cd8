"""A record folded again over the trees of today: the case that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpsupport.case import Case, Finding, Value
from tpsupport.desk.fields import DIGITS
from tpsupport.desk.paste.keep import once
from tpsupport.desk.paste.record import Record, Seen
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library
from tpsupport.pack.models import Ask, Check, End, Step
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.stub import stub
from tpsupport.trees.walk import Walk, walk, wanted_finding

forest_of = once(read)
"""The trees that are walked from one; read once."""


class Folded(NamedTuple):
    """A case, and what became of its way in the trees of today."""

    case: Case
    forest: Forest | None
    """``None`` if the tree is gone."""
    same: bool
    """Whether the trees are those that the case was made with."""
    holds: bool | None
    """Whether they lead to the same end; ``None`` if they ask for more, or are gone."""
    now: str
    """The end, or the question, that they lead to: ``tree/node``."""
    wanted: str = ""
    """The fact that they ask for there, if they do."""


def folded(record: Record, library: Library) -> Folded:
    """The case of a record. What the trees do not know stays as it was said.

    It is walked in the trees of today, whatever the version of those that it was made with.

    :raises FlawedPackError: if a tree of the pack is flawed.
    """
    try:
        forest = forest_of(library, record.tree)
    except UsageError:
        case = _case(record, record.facts, tuple(_unused(record, {})))
        return Folded(case, None, same=False, holds=None, now="")
    way, findings = _walked(record, forest)
    same = bool(record.digest) and forest.digest.startswith(record.digest)
    facts = {name: value for name, value in way.facts.items() if name in record.facts}
    seen = {finding.key: finding for finding in way.findings}
    node = _end(forest, record)
    all_seen = (*seen.values(), *_unused(record, findings))
    case = _case(record, {**facts, **record.facts}, all_seen)._replace(
        digest=forest.digest if same else record.digest,
        path=way.path,
        outcome=node.outcome if node else None,
    )
    now = f"{way.tree.id}/{way.node.id}"
    holds = now == f"{record.end_tree}/{record.end}" if way.end else None
    wanted = way.node.fact if isinstance(way.node, Ask) else ""
    return Folded(case, forest, same, holds, now, wanted)


def _case(record: Record, facts: Mapping[str, Value], findings: tuple[Finding, ...]) -> Case:
    return Case(
        tree=record.tree,
        digest=record.digest[:DIGITS],
        language=record.language,
        started="",
        finished="",
        facts=facts,
        findings=findings,
        end_tree=record.end_tree,
        end=record.end,
    )


def _walked(record: Record, forest: Forest) -> tuple[Walk, Mapping[int, Finding]]:
    """The way of a record, and the findings that it used, by their places in it."""
    retested = {each.name.partition(":")[0] for each in record.seen if ":" in each.name}
    steps = {node: outcome for node, outcome in record.steps.items() if node not in retested}
    answers = {**record.facts, **steps}
    found: dict[str, Finding] = {}
    used: dict[int, Finding] = {}
    while True:
        way = walk(forest, answers, found)
        if not isinstance(way.node, Check | Step):
            return way, used
        key, arguments = wanted_finding(way.node, way.facts)
        name = key.partition("(")[0]
        at = next(
            (at for at, each in enumerate(record.seen) if each.name == name and at not in used),
            None,
        )
        if at is None or key in found:
            return way, used
        found[key] = used[at] = _finding(record.seen[at], record)._replace(arguments=arguments)


def _unused(record: Record, used: Mapping[int, Finding]) -> Iterator[Finding]:
    for at, each in enumerate(record.seen):
        if at not in used:
            yield _finding(each, record)


def _finding(seen: Seen, record: Record) -> Finding:
    learned = {name: record.facts[name] for name in seen.learned}
    evidence = {**seen.evidence, **({"brought": True} if seen.brought else {})}
    known = {name: value for name, value in learned.items() if value is not None}
    return stub(seen.name, seen.code)._replace(facts=known, evidence=evidence)


def _end(forest: Forest, record: Record) -> End | None:
    tree = forest.trees.get(record.end_tree)
    node = tree.nodes.get(record.end) if tree else None
    return node if isinstance(node, End) else None
