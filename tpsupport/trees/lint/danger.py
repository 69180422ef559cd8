"""Rule 10: where funds are in danger, nothing more is asked, and saving them comes first."""

from __future__ import annotations

from collections.abc import Sequence

from tpsupport.case import OUTCOMES
from tpsupport.pack.models import JUMP, Ask, End, Step
from tpsupport.pack.source import Path_
from tpsupport.trees.lint.subject import Ground, Notes, Subject

_DANGER = 1 << OUTCOMES.index("danger")
_ANY = (1 << len(OUTCOMES)) - 1


def danger(subject: Subject, order: Sequence[str]) -> None:
    """Note questions that only danger can follow, and danger ends that do not begin with saving."""
    behind = {jump: _behind(subject.ground, jump) for jump in subject.ground.jumps[subject.tree.id]}
    ahead: dict[str, int] = {}
    for name in reversed(order):
        node = subject.tree.nodes[name]
        if isinstance(node, End):
            ahead[name] = 1 << OUTCOMES.index(node.outcome)
            if name in subject.written:
                saving_first(subject, ("nodes", name), node)
            continue
        ahead[name] = 0
        for target in node.next.values():
            jump = target[len(JUMP) :] if target.startswith(JUMP) else None
            ahead[name] |= behind[jump] if jump else ahead[target]
        if isinstance(node, Ask | Step) and ahead[name] == _DANGER:
            subject.note(("nodes", name), "question_in_danger", node=name)


def _behind(ground: Ground, jump: str) -> int:
    """The kinds of end that a jump can reach; all of them, if a tree behind it cannot be read."""
    found = 0
    for name in (jump, *ground.behind(jump)):
        tree = ground.trees.get(name)
        if tree is None:
            return _ANY
        for node in tree.nodes.values():
            if isinstance(node, End):
                found |= 1 << OUTCOMES.index(node.outcome)
    return found


def saving_first(notes: Notes, path: Path_, end: End) -> None:
    """Note a danger end whose first advice is not about saving the funds."""
    if end.outcome != "danger" or not end.advice:
        return
    without: list[str] = []
    for language, words in notes.ground.safety.saving_words.items():
        saves = [_holds(text.get(language, ""), words) for text in end.advice]
        here = (*path, "advice", 0, language)
        if not any(saves):
            without += words
        elif not saves[0]:
            notes.note(here, "saving_not_first", words=", ".join(words))
    if without:
        notes.note((*path, "end"), "saves_nothing", words=", ".join(without))


def _holds(text: str, words: Sequence[str]) -> bool:
    said = text.casefold()
    return any(word.casefold() in said for word in words)
