"""The strict reading of plain data: right keys, right types, every language; flaws are gathered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tpsupport.pack.flaw import Flaw, Place, clipped, in_order
from tpsupport.pack.source import Path_, places
from tpsupport.text import Text

IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]{0,63}")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

Noted = tuple[Path_, str, dict[str, object]]
"""A flaw that still has to be placed: path, code, details."""

_ENDS = " \t,;.:\"'`\u2018\u2019\u201c\u201d\uff0c\uff1b\uff1a\u3002"
_OPENING, _CLOSING = "(\u3010\uff08\uff3b", ")\u3011\uff09\uff3d"
_FEW = 4
HINTS = 100
"""So many flaws name the nearest right word; who has more begins with these."""


class Shape:
    """Reads values at their paths; what is wrong goes to ``noted``, and an empty value comes."""

    def __init__(self, languages: Sequence[str], noted: list[Noted] | None = None) -> None:
        self.languages = languages
        self.noted: list[Noted] = [] if noted is None else noted

    def note(self, path: Path_, code: str, **details: object) -> None:
        self.noted.append((path, code, details))

    def mapping(
        self,
        data: Any,
        path: Path_,
        required: Iterable[str] = (),
        optional: Iterable[str] | None = (),
    ) -> dict[str, Any]:
        """A mapping with all ``required`` keys and none beyond ``optional`` (``None``: any)."""
        if not isinstance(data, dict):
            self.note(path, "not_a_mapping", found=type_name(data))
            return {}
        allowed = None if optional is None else (*required, *optional)
        slips = self._slips(data, path, allowed) if "" in data.values() else {}
        lacking = [key for key in required if key not in data and key not in slips.values()]
        unknown = [key for key in data if allowed is not None and key not in {*allowed, *slips}]
        meant = stand_ins(unknown, lacking, allowed or ()) if lacking and unknown else {}
        for key in lacking:
            if key not in meant.values():
                self.note(path, "missing_key", key=key)
        for key in unknown:
            hint = {"nearest": meant[key]} if key in meant else self.near(key, allowed or ())
            self.note((*path, key), "unknown_key", key=key, **hint)
        return {key: data[key] for key in data if key not in slips} if slips else data

    def _slips(
        self, data: dict[str, Any], path: Path_, allowed: Collection[str] | None
    ) -> dict[str, str]:
        """The entries without a value that were meant otherwise, and the names meant by them."""
        from tpsupport.pack.slip import entry

        found: dict[str, str] = {}
        for key, *others in _bracketed(data):
            found.update(dict.fromkeys((key, *others), key))
            self.note((*path, key), "list_brackets")
        for key, value in data.items():
            code, name = entry(key, allowed) if value == "" and key not in found else ("", "")
            if code:
                found[key] = name
                self.note((*path, key), code, name=name)
        return found

    def sequence(self, data: Any, path: Path_, *, empty: bool = False) -> list[Any]:
        if not isinstance(data, list):
            self.note(path, "not_a_list", found=type_name(data))
            return []
        if not data and not empty:
            self.note(path, "empty_list")
        return data

    def distinct(self, items: Iterable[str], path: Path_, *inside: str) -> list[str]:
        """The words of the list at ``path``, none of which may stand there twice.

        Each of them stands ``inside`` its entry, where that is no word itself.
        """
        found = list(items)
        seen: set[str] = set()
        for at, item in enumerate(found):
            if item in seen and item.strip():
                self.note((*path, at, *inside), "duplicate_item", item=item)
            seen.add(item)
        return found

    def strings(self, data: Any, path: Path_) -> list[str]:
        """A list of words, each of them once."""
        items = enumerate(self.sequence(data, path))
        return self.distinct((self.string(item, (*path, at)) for at, item in items), path)

    def string(self, data: Any, path: Path_) -> str:
        if not isinstance(data, str):
            self.note(path, "not_text", found=type_name(data))
            return ""
        if not data.strip():
            self.note(path, "empty_text")
        return data

    def identifier(self, data: Any, path: Path_) -> str:
        text = self.string(data, path)
        if text.strip() and not IDENTIFIER.fullmatch(text):
            self.note(path, "bad_identifier", found=text)
        return text

    def flag(self, data: Any, path: Path_) -> bool:
        if not isinstance(data, bool):
            self.note(path, "not_true_or_false", found=type_name(data))
        return data is True

    def one_of(self, data: Any, path: Path_, allowed: Iterable[str]) -> str:
        text = self.string(data, path)
        choices = tuple(allowed)
        if text.strip() and text not in choices:
            self.note(path, "not_one_of", found=text, **self.near(text, choices))
        return text

    def near(self, word: str, allowed: Iterable[str]) -> dict[str, object]:
        """``near``, as long as there are few flaws."""
        return near(word, allowed) if len(self.noted) < HINTS else {}

    def text(self, data: Any, path: Path_, *, alike: bool = True) -> Text:
        """A text in every language of the pack; ``alike``: with the same placeholders in each."""
        if _plain(data, self.languages):
            return dict(data)
        if isinstance(data, str):
            example = ", ".join(
                f"{language}: \N{HORIZONTAL ELLIPSIS}" for language in self.languages
            )
            self.note(path, "text_without_language", example=f"{{{example}}}")
            return {}
        found = self.mapping(data, path, self.languages)
        words = {key: self.string(found[key], (*path, key)) for key in found}
        if not alike:
            return words
        names = {key: set(PLACEHOLDER.findall(value)) for key, value in words.items()}
        first = next(iter(names), "")
        for key, inside in names.items():
            wrong = first if first in words and stray(words[first]) else key
            for name in sorted(inside ^ names[first]):
                has, lacks = (key, first) if name in inside else (first, key)
                details = {"name": name, "has": has, "lacks": lacks}
                self.note((*path, wrong), "placeholders_differ", **details)
        return words

    def words(self, data: Any, path: Path_) -> Mapping[str, Sequence[str]]:
        """A list of words in every language of the pack."""
        found = self.mapping(data, path, self.languages)
        return {key: self.strings(found[key], (*path, key)) for key in found}


def _plain(data: Any, languages: Sequence[str]) -> bool:
    """Most texts: every language, nothing else, no placeholder."""
    if not isinstance(data, dict) or len(data) != len(languages):
        return False
    for language in languages:
        words = data.get(language)
        if not isinstance(words, str) or "{" in words or not words or words.isspace():
            return False
    return True


def stray(text: str) -> bool:
    """Whether a brace in ``text`` belongs to no placeholder."""
    return any(brace in PLACEHOLDER.sub("", text) for brace in "{}")


def near(word: str, allowed: Iterable[str]) -> dict[str, object]:
    """Details of an unknown word: the nearest right one, and all of them."""
    from difflib import get_close_matches

    choices = sorted(allowed)
    plain = {_plainly(each): each for each in choices[:1000]}
    found = get_close_matches(_plainly(word[:64]), plain, n=1, cutoff=0.6)
    return {"nearest": plain[found[0]] if found else "", "allowed": ", ".join(choices[:40])}


def _plainly(word: str) -> str:
    """``word`` without what tells apart words that are meant alike: width, case, quotes, ends."""
    from unicodedata import normalize

    return normalize("NFKC", word).casefold().strip(_ENDS)


def stand_ins(
    unknown: Sequence[str], lacking: Sequence[str], allowed: Collection[str]
) -> dict[str, str]:
    """The keys that have a wrong name, each with the one of those ``lacking`` that it stands for.

    Where only few are ``allowed``, one that is unknown is the one that lacks.
    """
    if len(unknown) == len(lacking) == 1 and len(allowed) <= _FEW:
        return {unknown[0]: lacking[0]}
    hints = {key: str(near(key, allowed)["nearest"]) for key in unknown[:HINTS]}
    return {key: hint for key, hint in hints.items() if hint in lacking}


def _bracketed(data: Mapping[str, Any]) -> Iterator[list[str]]:
    """The keys over which a list in brackets of the wrong kind has been spread by its commas."""
    run: list[str] = []
    for key, value in data.items():
        if isinstance(value, str) and value[:1] in _OPENING and value[-1:] not in _CLOSING:
            run = [key] if value else run
        elif run and value != "":
            run = []
        if run and value == "":
            run.append(key)
            if key[-1:] in _CLOSING:
                yield run
                run = []


def type_name(data: Any) -> str:
    """The name of a YAML type, as phrases know it."""
    if data is None:
        return "null"
    for kind, name in ((bool, "bool"), (int, "integer"), (str, "text"), (list, "list")):
        if isinstance(data, kind):
            return name
    return "mapping"


def placed(noted: Iterable[Noted], text: str, file: str) -> tuple[Flaw, ...]:
    """The flaws with their places in ``text``: of the key, or of the nearest thing around it."""
    marks = places(text, file)

    def place(path: Path_) -> Place:
        while path not in marks and path:
            path = path[:-1]
        return Place(file, *marks.get(path, (1, 1)))

    return in_order(Flaw(place(path), code, clipped(details)) for path, code, details in noted)
