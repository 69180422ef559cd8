"""Nodes that came, went, or were renamed, and what changed in those that stayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.models import Ask, End, Node, Step, Tree


class Change(NamedTuple):
    """One thing that changed: what it was, and what it is now; ``None`` where it is not there."""

    at: str
    """Keys and positions from the node, such as ``advice.1.en`` (positions from 1)."""
    old: str | None
    new: str | None


class Changes(NamedTuple):
    """Everything that changed in a tree but its examples."""

    added: Sequence[str]
    removed: Sequence[str]
    renamed: Mapping[str, str]
    """New name to old name: the node says the same."""
    top: Sequence[Change]
    """Title, summary, keywords and start."""
    nodes: Mapping[str, Sequence[Change]]
    """By the name that the node has now."""

    @property
    def none(self) -> bool:
        return not any(self)


def changes(old: Tree, new: Tree, before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """What changed from ``old`` to ``new``; ``before`` and ``after`` are what their files say.

    Nodes of either stand under ``nodes`` there, endings that trees share among them.
    """
    gone = [name for name in old.nodes if name not in new.nodes]
    come = [name for name in new.nodes if name not in old.nodes]
    renamed = _renamed(old, new, gone, come)
    was, now = before["nodes"], after["nodes"]
    stayed = {
        name: renamed.get(name, name) for name in new.nodes if name not in come or name in renamed
    }
    called = {former: name for name, former in renamed.items()}
    found = {
        name: compared(_flat(_targets(was[former], called)), _flat(now[name]))
        for name, former in stayed.items()
    }
    tops = [
        {key: said[key] for key in said if key not in ("nodes", "examples")}
        for said in (before, after)
    ]
    return Changes(
        added=[name for name in come if name not in renamed],
        removed=[name for name in gone if name not in renamed.values()],
        renamed=renamed,
        top=compared(*(_flat(said) for said in tops)),
        nodes={name: each for name, each in found.items() if each},
    )


def compared(old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    """What differs between two documents whose values are named by where they stand."""
    return [
        Change(at, old.get(at), new.get(at))
        for at in dict.fromkeys([*old, *new])
        if old.get(at) != new.get(at)
    ]


def _renamed(old: Tree, new: Tree, gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Nodes that say the same under another name; where several do, none is."""
    said: dict[object, list[str]] = {}
    for name in gone:
        said.setdefault(_says(old.nodes[name]), []).append(name)
    now: dict[object, list[str]] = {}
    for name in come:
        now.setdefault(_says(new.nodes[name]), []).append(name)
    return {
        names[0]: said[words][0]
        for words, names in now.items()
        if words and len(names) == len(said.get(words, ())) == 1
    }


def _says(node: Node) -> object:
    """What makes a node the same under another name; ``None`` if nothing does."""
    match node:
        case Ask(own=own) if own:
            return "ask", str(own.prompt), str(own.options)
        case Step():
            return "step", str(node.text), node.retest
        case End():
            return "end", node.outcome, str(node.title), str(node.because), str(node.advice)
    return None


def _targets(data: Any, called: Mapping[str, str]) -> Any:
    """A node's data with its targets by the names that they have now."""
    if not called or not isinstance(data, dict):
        return data
    found = dict(data)
    if "next" in data:
        found["next"] = {key: called.get(target, target) for key, target in data["next"].items()}
    if "else" in data:
        found["else"] = called.get(data["else"], data["else"])
    if "route" in data:
        found["route"] = [{**way, "to": called.get(way["to"], way["to"])} for way in data["route"]]
    return found


def _flat(data: Any, at: tuple[str, ...] = ()) -> dict[str, str]:
    return dict(_leaves(data, at))


def _leaves(data: Any, at: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*at, key))
    elif isinstance(data, list):
        for position, value in enumerate(data, 1):
            yield from _leaves(value, (*at, str(position)))
    else:
        yield ".".join(at), _written(data)


def _written(data: str | int | bool | None) -> str:  # noqa: FBT001
    if data is None or isinstance(data, bool):
        return {None: "null", True: "true", False: "false"}[data]
    return str(data)
