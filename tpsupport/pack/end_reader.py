"""The strict reading of an end: where a tree stops, in its own file or shared in endings.yaml."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from tpsupport.case import OUTCOMES
from tpsupport.pack.cache import content_hash
from tpsupport.pack.models import SHARED, End, Node, Route, edge_path
from tpsupport.pack.shape import IDENTIFIER, Noted, Shape
from tpsupport.pack.source import Path_
from tpsupport.text import Text

_REQUIRED = ("end", "title", "because", "advice", "cannot_tell", "sources")


def read_end(shape: Shape, data: Any, path: Path_) -> End:
    """The end in ``data``. Flaws go to ``shape``."""
    found = shape.mapping(data, path, _REQUIRED, ("needs",))
    outcome = shape.one_of(found["end"], (*path, "end"), OUTCOMES) if "end" in found else ""

    def text(key: str) -> Any:
        return shape.text(found[key], (*path, key)) if key in found else {}

    def names(key: str) -> list[str]:
        return shape.strings(found[key], (*path, key)) if key in found else []

    if "needs" in found and outcome in ("resolved", "self_help"):
        shape.note((*path, "needs"), "needs_nothing", outcome=outcome)
    elif "needs" not in found and outcome in ("escalate", "danger"):
        shape.note(path, "missing_needs", outcome=outcome)
    return End(
        id=str(path[-1]),
        outcome=outcome,  # type: ignore[arg-type]
        title=text("title"),
        because=text("because"),
        advice=_advice(shape, found["advice"], (*path, "advice")) if "advice" in found else [],
        cannot_tell=text("cannot_tell"),
        needs=names("needs"),
        sources=names("sources"),
    )


def _advice(shape: Shape, data: Any, path: Path_) -> list[Text]:
    """A list of texts, none of which says what one before it says."""
    found = [shape.text(item, (*path, at)) for at, item in enumerate(shape.sequence(data, path))]
    for language in shape.languages:
        shape.distinct((each.get(language, "") for each in found), path, language)
    return found


class Endings:
    """The endings that trees share, by their ids; each is read when a tree takes it in.

    ``load`` gives the data of endings.yaml; ``refuse`` raises what is noted about it.
    """

    def __init__(
        self,
        load: Callable[[], Any],
        languages: Sequence[str],
        refuse: Callable[[Sequence[Noted]], None],
    ) -> None:
        self._load, self._languages, self._refuse = load, languages, refuse
        self._read: dict[str, End] = {}
        self._digests: dict[str, str] = {}

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        shape = Shape(self._languages)
        top = shape.mapping(self._load(), (), ("endings",))
        found = shape.mapping(top.get("endings", {}), ("endings",), (), None)
        self._refuse(shape.noted)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __getitem__(self, name: str) -> End:
        """The ending ``name``.

        :raises FlawedPackError: with every flaw of its shape.
        """
        if name not in self._read:
            shape = Shape(self._languages)
            path: Path_ = ("endings", name)
            if not IDENTIFIER.fullmatch(name):
                shape.note(path, "bad_identifier", found=name)
            end = read_end(shape, self._data[name], path)
            self._refuse(shape.noted)
            self._read[name] = end
        return self._read[name]

    def digest(self, name: str) -> str:
        """The hash of what the ending says, in hex."""
        if name not in self._digests:
            said = json.dumps(self._data[name], sort_keys=True)
            self._digests[name] = content_hash(said.encode())
        return self._digests[name]


def take_in(
    shape: Shape, nodes: Mapping[str, Node], endings: Endings
) -> tuple[dict[str, Node], tuple[str, ...]]:
    """The nodes with each target ``end:<id>`` as ``<id>``, and these ids. Flaws go to ``shape``."""
    used: dict[str, None] = {}
    there = dict(nodes)
    for name, node in nodes.items():
        shared = False
        for outcome, target in node.next.items():
            ending = target.removeprefix(SHARED)
            if ending == target:
                if target not in nodes and ":" not in target and target in endings:
                    path = edge_path(node, outcome)
                    shape.note(path, "unknown_node", node=target, nearest=SHARED + target)
            elif ending in endings:
                shared = True
                used[ending] = None
            else:
                hint = {"nearest": ending} if ending in nodes else shape.near(ending, endings)
                if hint.get("nearest") and ending not in nodes:
                    hint["nearest"] = f"{SHARED}{hint['nearest']}"
                shape.note(edge_path(node, outcome), "unknown_ending", ending=ending, **hint)
        if shared:
            there[name] = _onto_nodes(node)
    for ending in used:
        if ending in nodes:
            shape.note(("nodes", ending), "ending_is_a_node", ending=ending)
    return there, tuple(used)


def _onto_nodes(node: Node) -> Node:
    if isinstance(node, Route):
        ways = [way._replace(to=way.to.removeprefix(SHARED)) for way in node.branches]
        return node._replace(branches=ways, otherwise=node.otherwise.removeprefix(SHARED))
    assert not isinstance(node, End)
    return node._replace(
        next={outcome: target.removeprefix(SHARED) for outcome, target in node.next.items()}
    )
