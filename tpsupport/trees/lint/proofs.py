"""The proofs of one tree, and of what it jumps to; what was noted once is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tpsupport.pack.cache import cached
from tpsupport.pack.shape import Noted
from tpsupport.trees.basis import Basis
from tpsupport.trees.lint.danger import danger
from tpsupport.trees.lint.examples import examples
from tpsupport.trees.lint.flow import flow
from tpsupport.trees.lint.known import known
from tpsupport.trees.lint.names import names
from tpsupport.trees.lint.outcomes import outcomes
from tpsupport.trees.lint.own import own
from tpsupport.trees.lint.stamp import stamp
from tpsupport.trees.lint.subject import Ground, Subject
from tpsupport.trees.lint.words import words

_HARMLESS = {
    *("doubt_is_no_answer", "ending_fact_not_set", "fact_not_set", "no_unsure", "saving_not_first"),
    *("question_in_danger", "sure_and_unsure", "unknown_source", "unreachable"),
}
"""Flaws that lead no walk astray."""


class Proofs:
    """The proofs of the trees of ``ground``, which rest on ``basis``."""

    def __init__(self, ground: Ground, basis: Basis) -> None:
        self._ground, self._basis = ground, basis
        self._what = f"noted {stamp()}"
        self._subjects: dict[str, Subject] = {}
        self._wrong: set[str] = set()

    def noted(self, name: str) -> Sequence[Noted]:
        """What is wrong with the tree; nothing is proved if the same was proved before."""
        trees = self._ground.trees
        needed = {name: None} | dict.fromkeys(self._ground.behind(name))
        if any(each not in trees for each in needed):
            return self._prove(name)
        key = self._basis.of(f"{self._what} {name}", [trees[each] for each in needed])
        return [
            (tuple(path), code, details)
            for path, code, details in cached(key, partial(self._prove, name))
        ]

    def _prove(self, name: str) -> Sequence[Noted]:
        """Examples walk only where all they cross is right."""
        subject = self._alone(name)
        trees = self._ground.trees
        if all(each in trees and self._right(each) for each in (name, *subject.behind)):
            examples(subject)
        words(subject)
        return subject.noted

    def _right(self, name: str) -> bool:
        self._alone(name)
        return name not in self._wrong

    def _alone(self, name: str) -> Subject:
        if name not in self._subjects:
            subject = Subject(self._ground.trees[name], self._ground)
            prove_alone(subject)
            if _in_the_way(subject):
                self._wrong.add(name)
            self._subjects[name] = subject
        return self._subjects[name]


def prove_alone(subject: Subject) -> None:
    """All proofs that look at a tree's own graph; its examples may walk into other trees."""
    names(subject)
    outcomes(subject)
    own(subject)
    if not _in_the_way(subject) and (order := flow(subject)):
        known(subject, order)
        danger(subject, order)


def _in_the_way(subject: Subject) -> bool:
    """Whether a walk may not be what is meant."""
    return any(code not in _HARMLESS for _, code, _ in subject.noted)
