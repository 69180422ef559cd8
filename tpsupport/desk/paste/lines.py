"""The lines for people read again, as far as that goes: a second best, and never verified."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tpsupport.desk.paste.labels import Labels, bare, labels
from tpsupport.desk.paste.views import folded
from tpsupport.pack.library import Library
from tpsupport.text import clean

ENOUGH = 3
"""Labels that make a text a request."""
_JOINED = 1.25
"""So many times as many labels as lines begin with one: lines were joined."""
_END = re.compile(
    r"([a-z][a-z0-9_-]{0,63})\s*/\s*([a-z][a-z0-9_-]{0,63})(?:\s*/\s*([0-9a-f]{6}))?", re.I
)
_MARKS = re.compile(r"^[\s>|+*•·\-]*(?:\d{1,4}[.):|]\s+)?[\s>|+*•·\-]*")
_DECORATION = re.compile(r"`+|\*\*|\\(?=[^\w\s]|_)")
_AHEAD = re.compile(r"[^\w]*|.*\d{1,2}:\d\d.*|.*:\s+|\W*\d{1,5}\W+")
"""What may stand on a line before its label: marks, a time, a name, a number."""
_CUT = re.compile(r"[0-9A-Za-z]{16}$")
"""Letters and digits at the end of a line that may go on in the next, even by digits alone."""
_NUMBER = re.compile(r"^\d{1,3}(?:\s|$)")
_TIME, _OFTEN = re.compile(r"\d{1,2}:\d\d"), 3
"""What a chat writes over each message, and how often it must come to be known for that."""
_NEAR, _LONGEST, _MOST, _SHAPES = 200, 8000, 500, 20
"""Characters before a label and of a value; labels, and how many kinds of what is before them."""
_TITLE = re.compile(r"\s*【|\s#{2,6}\s|\s\[(?=[A-Z])|\s-\s*$")
"""Where a section begins in a text without lines, or its next item."""
_STYLED = re.compile(r"[^\x00-\x7f，。；：！？（）、]+")
_HAN = re.compile(r"(?<=[\u3000-\u9fff])\s(?=[\u3000-\u9fff])")


class Lines(NamedTuple):
    """What the lines of a text say, as they show it."""

    language: str
    facts: Mapping[str, str]
    others: Mapping[str, str]
    """By the name of the label: ``end``, ``skipped``, ``missing``, ``answers``."""
    text: str
    """All of it."""
    loose: frozenset[str]
    """Facts behind whose value something else may stand: it was not on a line of its own."""

    @property
    def end(self) -> tuple[str, str, str]:
        """The tree and the node of the end, and the first digits of the trees' hash."""
        found = _END.search(self.others.get("end", ""))
        return (
            (found[1].lower(), found[2].lower(), (found[3] or "").lower())
            if found
            else ("", "", "")
        )


def lines(text: str, library: Library) -> Lines | None:
    """The lines of ``text``, in the language that most of them have; ``None`` if they are few."""
    plain = _unheaded(_DECORATION.sub("", _plain(text)))
    read = [_read(plain, labels(library, language)) for language in library.languages]
    best = max(read, key=lambda each: len(each.facts) + len(each.others))
    return best if best.end[0] or _is_request(best, labels(library, best.language)) else None


def _is_request(lines: Lines, known: Labels) -> bool:
    """Whether a text without a verdict has enough labels, and says what only requests say."""
    if len(lines.facts) + len(lines.others) < ENOUGH:
        return False
    text = bare(lines.text)
    return any(head in text for head in known.heads)


def _unheaded(text: str) -> str:
    """``text`` without the lines that a chat puts over each message: a name and a time."""
    lines = text.split("\n")
    shapes = Counter(_shape(line) for line in lines if _TIME.search(line))
    often = {shape for shape, times in shapes.items() if times >= _OFTEN}
    return "\n".join(line for line in lines if _shape(line) not in often) if often else text


def _shape(line: str) -> str:
    return re.sub("[0-9]+", "0", line.strip())


def _plain(text: str) -> str:
    """``text`` with its letters and signs plain, but for the marks of Chinese sentences."""
    return _STYLED.sub(lambda each: folded(each[0]), clean(text)).replace("\xa0", " ")


def _read(text: str, known: Labels) -> Lines:
    facts: dict[str, str] = {}
    others: dict[str, str] = {}
    loose = set()
    for label, value, alone in _labelled(text, known):
        if label in known.others:
            others.setdefault(known.others[label], value)
        elif (name := known.facts[label]) not in facts:
            facts[name] = value
            loose |= set() if alone else {name}
    return Lines(known.language, facts, others, text, frozenset(loose))


def _labelled(text: str, known: Labels) -> Iterator[tuple[str, str, bool]]:
    """Every label, the value behind it, and whether that is all of a line.

    A value ends with the next label, a title or an empty line.
    """
    found = list(islice(known.pattern.finditer(text), _MOST))
    first = [each for each in found if _begins(text, each.start())]
    lines = len({text.rfind("\n", 0, each.start()) for each in first[:20]})
    by_line = lines >= ENOUGH and len(found) < _JOINED * len(first)
    places = first if by_line else found
    ends = [*(each.start() for each in places[1:]), len(text)]
    ahead = _ahead(text, first)
    for place, end in zip(places, ends, strict=False):
        behind = text[place.end() : min(end, place.end() + _LONGEST)]
        if not by_line:
            behind = _TITLE.split(behind)[0]
        elif end < len(text) and "\n" in behind:
            behind = behind.rpartition("\n")[0]
        if value := _value(behind, known, ahead):
            yield bare(place[1]), value, by_line and "\n" not in behind.strip()


def _begins(text: str, at: int) -> bool:
    """Whether nothing but marks, a time or a name stands before ``at`` on its line."""
    return bool(_AHEAD.fullmatch(text[_start(text, at) : at]))


def _start(text: str, at: int) -> int:
    """Where the line of ``at`` begins; if that is far before it, the first place that is near."""
    near = max(0, at - _NEAR)
    return max(near, text.rfind("\n", near, at) + 1)


def _ahead(text: str, labels: Sequence[re.Match[str]]) -> re.Pattern[str]:
    """What stands before labels, whatever its numbers: so does it before what has no label."""
    before = {text[_start(text, each.start()) : each.start()] for each in labels}
    shapes = {re.sub("[0-9]+", "[0-9]+", re.escape(each.strip())) for each in before}
    told = sorted((each for each in shapes if "[0-9]" in each or ":" in each), key=len)
    return re.compile(rf"\s*(?:{'|'.join(told[-_SHAPES:])})(?=\s|$)\s*" if told else "(?!)")


def _without(ahead: re.Pattern[str], line: str) -> str:
    found = ahead.match(line)
    return line[found.end() :] if found else line


def _value(text: str, known: Labels, ahead: re.Pattern[str]) -> str:
    taken: list[str] = []
    for at, line in enumerate(text.split("\n")):
        rest = line.strip() if at == 0 else _MARKS.sub("", _without(ahead, line)).strip()
        goes_on = bool(taken) and _CUT.search(taken[-1])
        said = rest if goes_on else _NUMBER.sub("", rest.rpartition(": ")[2])
        if at and ((taken and not said) or rest.endswith(":") or bare(said) in known.titles):
            break
        taken += [rest] if rest else []
    return _HAN.sub("", " ".join(" ".join(taken).split())).rstrip(" |")
