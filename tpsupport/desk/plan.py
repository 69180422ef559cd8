"""What the pack says of requests: which facts they ask for, and in which order they say them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.library import Library
from tpsupport.pack.shape import Shape, near
from tpsupport.pack.source import Path_
from tpsupport.text import Text

DOCUMENT = "request"


class Chapter(NamedTuple):
    """One section of a request, and the facts that stand in it."""

    id: str
    title: Text
    facts: Sequence[str]


class Plan(NamedTuple):
    """The knowledge of request.yaml; ``more`` and ``less`` are by ``tree`` or ``tree/end``."""

    chapters: Sequence[Chapter] = ()
    always: Sequence[str] = ()
    more: Mapping[str, Sequence[str]] = {}
    less: Mapping[str, Sequence[str]] = {}
    none: Collection[str] = ()
    """Facts of which a skipped one still says something."""

    def wanted(self, tree: str, end: str, needs: Sequence[str]) -> tuple[str, ...]:
        """The facts of a request from ``end`` of ``tree``, in the order in which it says them."""
        place = f"{tree}/{end}"
        spared = self.less.get(place, self.less.get(tree, ()))
        common = (*self.always, *self.more.get(tree, ()))
        found = {*(set(common) - set(spared)), *self.more.get(place, ()), *needs}
        ordered = [fact for chapter in self.chapters for fact in chapter.facts if fact in found]
        return tuple(
            dict.fromkeys([*ordered, *(each for each in (*needs, *common) if each in found)])
        )


def read_plan(library: Library) -> Plan:
    """The plan of the pack; one without request.yaml asks for what its ends need, and no more.

    :raises FlawedPackError: with every flaw of the file.
    """
    if not library.file(DOCUMENT).is_file():
        return Plan()
    reader = _Reader(Shape(library.languages), library)
    plan = reader.plan(library.document(DOCUMENT))
    library.refuse(DOCUMENT, reader.shape.noted)
    return plan


class _Reader(NamedTuple):
    shape: Shape
    library: Library

    def plan(self, data: Any) -> Plan:
        top = self.shape.mapping(data, (), ("sections", "always"), ("more", "less", "none"))
        chapters = self.shape.sequence(top.get("sections", []), ("sections",))
        return Plan(
            chapters=tuple(
                self.chapter(each, ("sections", at)) for at, each in enumerate(chapters)
            ),
            always=self.facts(top.get("always", []), ("always",)),
            more=self.places(top.get("more", {}), ("more",)),
            less=self.places(top.get("less", {}), ("less",)),
            none=frozenset(self.facts(top.get("none", []), ("none",))),
        )

    def chapter(self, data: Any, path: Path_) -> Chapter:
        found = self.shape.mapping(data, path, ("id", "title", "facts"))
        return Chapter(
            id=self.shape.identifier(found.get("id"), (*path, "id")),
            title=self.shape.text(found.get("title", {}), (*path, "title")),
            facts=self.facts(found.get("facts", []), (*path, "facts")),
        )

    def facts(self, data: Any, path: Path_) -> tuple[str, ...]:
        known = self.library.facts
        found = []
        for at, each in enumerate(self.shape.sequence(data, path, empty=True)):
            name = self.shape.string(each, (*path, at))
            if name not in known:
                self.shape.note((*path, at), "not_one_of", found=name[:80], **near(name, known))
            found.append(name)
        return tuple(found)

    def places(self, data: Any, path: Path_) -> Mapping[str, tuple[str, ...]]:
        found = self.shape.mapping(data, path, (), None)
        trees = self.library.tree_ids
        for key in found:
            if key.split("/")[0] not in trees:
                self.shape.note((*path, key), "not_one_of", found=key[:80], **near(key, trees))
        return {key: self.facts(found[key], (*path, key)) for key in found}
