"""From plain data to a tree: every key known, every type right, every text in every language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from tpsupport.case import Value
from tpsupport.pack.cache import content_hash
from tpsupport.pack.end_reader import Endings, read_end, take_in
from tpsupport.pack.fact_reader import read_options
from tpsupport.pack.models import (
    SHARED,
    Ask,
    Check,
    Example,
    Fact,
    Node,
    Step,
    Tree,
)
from tpsupport.pack.route_reader import read_route
from tpsupport.pack.shape import IDENTIFIER, Shape, type_name
from tpsupport.pack.source import Path_
from tpsupport.text import Text

KINDS = ("ask", "check", "step", "route", "end")
OWN_TYPE = "choice"
_INSIDE = (
    "next",
    "options",
    "help",
    "sure",
    "with",
    "retest",
    "else",
    "advice",
    "sources",
    "needs",
)
_REQUIRED = ("tree", "title", "summary", "keywords", "start", "nodes")


def read_tree(shape: Shape, data: Any, file: Path, digest: str, endings: Endings) -> Tree:
    """The tree in ``data``, with those of ``endings`` that it uses among its nodes.

    It is called after its ``file``. Flaws go to ``shape``.
    """
    name = file.stem
    top = shape.mapping(data, (), _REQUIRED, ("examples",))
    if "tree" in top:
        _named(shape, shape.string(top["tree"], ("tree",)), file)
    written = _nodes(shape, top["nodes"]) if "nodes" in top else {}
    nodes, taken = take_in(shape, written, endings)
    examples = shape.sequence(top.get("examples", []), ("examples",), empty=True)
    return Tree(
        id=name,
        title=shape.text(top["title"], ("title",)) if "title" in top else {},
        summary=shape.text(top["summary"], ("summary",)) if "summary" in top else {},
        keywords=shape.words(top["keywords"], ("keywords",)) if "keywords" in top else {},
        start=shape.string(top["start"], ("start",)) if "start" in top else "",
        nodes=nodes if shape.noted else {**nodes, **{each: endings[each] for each in taken}},
        examples=[
            _example(shape, each, ("examples", at), taken) for at, each in enumerate(examples)
        ],
        digest=_digest(digest, taken, endings),
        file=str(file),
        endings=frozenset(taken),
    )


def _nodes(shape: Shape, data: Any) -> dict[str, Node]:
    """The nodes that the file itself holds."""
    found = shape.mapping(data, ("nodes",), (), None)
    if data == {}:
        shape.note(("nodes",), "no_nodes")
    return {key: node for key in found if (node := _node(shape, found[key], key))}


def _named(shape: Shape, said: str, file: Path) -> None:
    """Note a tree that is not called as its file."""
    if not IDENTIFIER.fullmatch(file.stem):
        shape.note(("tree",), "file_name", name=file.name)
    elif said != file.stem and said.strip():
        shape.note(("tree",), "tree_name", found=said, name=file.stem)


def _digest(own: str, taken: Collection[str], endings: Endings) -> str:
    """The hash of a tree is that of its file, and of what it takes in."""
    if not taken:
        return own
    parts = [own, *(f"{name}={endings.digest(name)}" for name in sorted(taken))]
    return content_hash(",".join(parts).encode())


def _node(shape: Shape, data: Any, key: str) -> Node | None:
    path: Path_ = ("nodes", key)
    if not IDENTIFIER.fullmatch(key):
        shape.note(path, "bad_identifier", found=key)
    if key in _INSIDE and (not isinstance(data, dict) or not {*KINDS} & {*data}):
        lacking = ("missing_key", {"key": key})
        shape.noted[:] = [each for each in shape.noted if each[1:] != lacking]
        shape.note(path, "too_far_out", key=key)
        return None
    if not isinstance(data, dict):
        if data == "":
            shape.note(path, "nothing_under", key=key)
        else:
            shape.note(path, "not_a_mapping", found=type_name(data))
        return None
    kinds = [kind for kind in KINDS if kind in data]
    if len(kinds) != 1:
        details = {"found": ", ".join(kinds)} if kinds else _nearest_kind(shape, data)
        shape.note(path, "two_kinds" if kinds else "no_kind", **details)
        for hollow in (each for each in data if data[each] == "" and each not in KINDS):
            shape.note((*path, hollow), "nothing_under", key=hollow)
        return None
    return _READERS[kinds[0]](shape, data, path)


def _nearest_kind(shape: Shape, data: dict[str, Any]) -> dict[str, object]:
    guesses = (shape.near(key, KINDS) for key in data)
    return next((guess for guess in guesses if guess.get("nearest")), {})


def _ask(shape: Shape, data: dict[str, Any], path: Path_) -> Ask:
    node = str(path[-1])
    if isinstance(data["ask"], str):
        if not data["ask"].isascii() or " " in data["ask"]:
            shape.note((*path, "ask"), "ask_in_one_language")
            return Ask(node, node, _next(shape, data, path))
        found = shape.mapping(data, path, ("ask", "next"))
        fact = shape.identifier(found["ask"], (*path, "ask"))
        return Ask(node, fact, _next(shape, found, path))
    if not isinstance(data["ask"], dict) and "options" not in data:
        shape.note((*path, "ask"), "ask_in_one_language")
        return Ask(node, node, _next(shape, data, path))
    data = _drawn_out(shape, data, path)
    found = shape.mapping(data, path, ("ask", "options", "next"), ("help", "sure"))
    prompt = shape.text(found["ask"], (*path, "ask"))
    options: Mapping[str, Text] = {}
    if "options" in found:
        options = read_options(shape, found["options"], (*path, "options"))
    own = Fact(
        id=node,
        type=OWN_TYPE,
        label=prompt,
        prompt=prompt,
        help=shape.text(found["help"], (*path, "help")) if "help" in found else None,
        options=options,
        sure=shape.flag(found["sure"], (*path, "sure")) if "sure" in found else False,
    )
    return Ask(node, node, _next(shape, found, path), own)


def _drawn_out(shape: Shape, data: dict[str, Any], path: Path_) -> dict[str, Any]:
    """The question without those of its keys that stand among its options, which are noted."""
    options = data.get("options")
    there = options if isinstance(options, dict) else {}
    inside = {key: there[key] for key in ("next", "help", "sure") if key in {*there} - {*data}}
    for key in inside:
        shape.note((*path, "options", key), "too_far_in", key=key)
    left = {key: value for key, value in there.items() if key not in inside}
    return {**data, **inside, "options": left} if inside else data


def _check(shape: Shape, data: dict[str, Any], path: Path_) -> Check:
    found = shape.mapping(data, path, ("check", "next"), ("with",))
    return Check(
        id=str(path[-1]),
        check=shape.identifier(found["check"], (*path, "check")),
        arguments=_arguments(shape, found, path),
        next=_next(shape, found, path),
    )


def _step(shape: Shape, data: dict[str, Any], path: Path_) -> Step:
    found = shape.mapping(data, path, ("step", "next"), ("retest", "with"))
    retest = None
    if "retest" in found:
        retest = shape.identifier(found["retest"], (*path, "retest"))
    elif "with" in found:
        shape.note((*path, "with"), "with_without_retest")
    return Step(
        id=str(path[-1]),
        text=shape.text(found["step"], (*path, "step")),
        next=_next(shape, found, path),
        retest=retest,
        arguments=_arguments(shape, found, path),
    )


def _next(shape: Shape, found: dict[str, Any], path: Path_) -> dict[str, str]:
    return _strings(shape, found["next"], (*path, "next")) if "next" in found else {}


def _strings(shape: Shape, data: Any, path: Path_) -> dict[str, str]:
    """A mapping to words; most are right as they stand."""
    if type(data) is dict and all(type(one) is str and one.strip() for one in data.values()):
        return data
    found = shape.mapping(data, path, (), None)
    return {key: shape.string(found[key], (*path, key)) for key in found}


def _arguments(shape: Shape, found: dict[str, Any], path: Path_) -> dict[str, str]:
    here = (*path, "with")
    data = shape.mapping(found.get("with", {}), here, (), None)
    return {key: shape.identifier(data[key], (*here, key)) for key in data}


def _example(shape: Shape, data: Any, path: Path_, taken: Collection[str]) -> Example:
    found = shape.mapping(data, path, ("name", "reaches"), ("given", "found"))
    given = shape.mapping(found.get("given", {}), (*path, "given"), (), None)
    reaches = shape.string(found["reaches"], (*path, "reaches")) if "reaches" in found else ""
    ending = reaches.removeprefix(SHARED)
    return Example(
        name=shape.string(found["name"], (*path, "name")) if "name" in found else "",
        given={key: _value(shape, given[key], (*path, "given", key)) for key in given},
        found=_strings(shape, found.get("found", {}), (*path, "found")),
        reaches=ending if ending in taken else reaches,
    )


def _value(shape: Shape, data: Any, path: Path_) -> Value:
    if data is None:
        return None
    return str(data) if type(data) is int else shape.string(data, path)


_READERS: dict[str, Callable[[Shape, dict[str, Any], Path_], Node]] = {
    "ask": _ask,
    "check": _check,
    "step": _step,
    "route": read_route,
    "end": read_end,
}
