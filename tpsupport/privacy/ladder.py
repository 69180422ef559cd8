"""What a value is that looks the same secret and public: the words around it decide."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from tpsupport.privacy import labels, tables
from tpsupport.privacy.labels import Label
from tpsupport.privacy.match import Seen, Verdict

_BEFORE, _AFTER, _AROUND = 110, 26, 400
_CLOSE, _OWN, _NEAR = 24, 24, 8
_VALUE = "\x01"
_DIGITS = re.compile("[0-9a-f]{32,}")
_ENDS = re.compile(r"[。！？!?；;]|\.\s")
_ASIDE = re.compile(
    r"\s*[(（\[][^()（）\[\]]{0,40}[)）\]]"
    r"|\s*(?:(?:is|was|are)\b|是|为|就是)[^,，.。;；\n]{0,40}(?=[,，.。;；\n])"
)
_SEPARATORS = re.compile(
    r"[\s,，、;；/|&+\-:：\"'\[\]()（）]*(?:and|or|和|与|及)?[\s,，、|\"'\[(（]*"
)
_AND = re.compile(r"\s*(?:and|&|和|与|與|及|\+)\s*(?:my |the |a )?")
_COLUMN = re.compile(r"[\s\"']*[|,，、/\t;][\s\"']*")
_IS = re.compile(
    r"(?:\b(?:is|are|was|es|est|e|ist|jest|la)|[:：=＝是为為は→]|[-=]>|은|는|이|가)[\s\W]{0,6}\Z"
)
_OWNER = re.compile(
    r"\b(?:of|for|to|from|by|with|behind|not|de|del|du|della|do|da|von|fur|cua)\b|的|の|对应"
)
_SAID = re.compile(r"[\s\"'`)]{0,3}(?:(?:as|is|was|like)\b|作为|当作|是)")
_NEXT = re.compile(r"\s*[:：=是为]|\s+(?:is\b|0x|[0-9a-f]{8})")
_CLAUSE = re.compile(r"[\n,，。;；]|\.\s")
_OWNS = re.compile(r"[\s:：=是为]{0,4}")


def judge(low: str, start: int, end: int, seen: Seen) -> Seen:
    """Whether the words around ``low[start:end]`` make it private or public; what is seen then.

    The nearest label before it decides, or the label after it, or the value before it. Labels
    that were named together announce values in their order. Addresses in between are looked
    through, with the labels that they own.
    """
    if _path().search(low[max(start - _BEFORE, 0) : start]):
        return Seen(end, "public")
    before = _before(low, start, seen.end)
    chain = _chain(before)
    if chain:
        return Seen(end, chain[0], chain[1:])
    after = _after(low, end)
    if after:
        return Seen(end, after)
    if seen.verdict != "unknown" and _SEPARATORS.fullmatch(before.replace(_VALUE, ",")):
        ahead = seen.ahead[before.count(_VALUE) :] or (seen.verdict,)
        return Seen(end, ahead[0], ahead[1:])
    return Seen(end)


def message(low: str, start: int, end: int) -> Verdict:
    """What the wider surroundings speak of: keys, or public things, or neither."""
    around = (low[max(start - _AROUND, 0) : start], low[end : end + _AROUND])
    words = (_DIGITS.sub(_VALUE, text) for text in around)
    found = {label.table for text in words for label in labels.within(text, "private", "public")}
    if "private" in found:
        return "private"
    return "public" if found else "unknown"


def called_private(low: str, start: int, end: int) -> bool:
    """Whether ``low[start:end]`` is said to be a private key, and not to own one."""
    after = _SAID.match(low, end)
    if after:
        label = next(
            labels.within(low[after.end() : after.end() + _AFTER], "private", "public"), None
        )
        if label and label.table == "private" and label.start <= _NEAR:
            return True
    before = low[max(start - _BEFORE, 0) : start]
    *_, label = (None, *labels.within(before, "private", "public"))
    if label is None or label.table != "private":
        return False
    between = before[label.end :]
    if len(between) > _CLOSE or _ENDS.search(between):
        return False
    return bool(_IS.search(between)) or not _OWNER.search(between)


@cache
def _path() -> re.Pattern[str]:
    return re.compile("|".join(tables.table("formats")["path"]))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9a-z])(?:{'|'.join(tables.table('formats')['located'])})")


def _before(low: str, start: int, since: int) -> str:
    """The text that may announce a value: not what is said of the last one; addresses are marks."""
    text = low[max(since, start - _BEFORE) : start]
    if since > start - _BEFORE and since:
        aside = _ASIDE.match(text)
        text = text[aside.end() :] if aside else text
    for hit in reversed(list(_address().finditer(text))):
        first = hit.start()
        near = text[max(first - _OWN, 0) : first]
        *_, label = (None, *labels.within(near, "located"))
        if label and _OWNS.fullmatch(near, label.end):
            first -= len(near) - label.start
        text = f"{text[:first]}{_VALUE}{text[hit.end() :]}"
    return text


def _chain(before: str) -> tuple[Verdict, ...]:
    """What the nearest label announces; of labels named together, from the one that is next."""
    found = list(labels.within(before, "private", "public"))
    if not found or _ENDS.search(before, found[-1].end):
        return ()
    between = before[found[-1].end :]
    joint = (_AND, _COLUMN) if "\n" in between else (_AND,)
    together = [found[-1]]
    for left, right in reversed(list(pairwise(found))):
        if not any(pattern.fullmatch(before, left.end, right.start) for pattern in joint):
            break
        together.insert(0, left)
    passed = min(between.count(_VALUE), len(together) - 1)
    return tuple(map(_class, together))[passed:]


def _after(low: str, end: int) -> Verdict | None:
    """What the rest of the clause after a value calls it, but for labels that announce another."""
    clause = _CLAUSE.split(low[end : end + _AFTER], maxsplit=1)[0]
    found = {
        label.table
        for label in labels.within(clause, "private", "public")
        if not _NEXT.match(low, end + label.end)
    }
    return "private" if "private" in found else "public" if found else None


def _class(label: Label) -> Verdict:
    return "private" if label.table == "private" else "public"
