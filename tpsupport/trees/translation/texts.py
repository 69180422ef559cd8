"""Every text of a pack that a language lacks, wherever it stands and whatever it is for.

A text is a mapping from languages: to words, to a list of words, or to something else that each
language has its own of. That is all there is to know of a file, so a new kind of document needs
nothing here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tpsupport.pack.library import PHRASES, Library
from tpsupport.pack.source import Path_

Form = Literal["text", "list", "json"]


class Entry(NamedTuple):
    """One text that is to be translated."""

    file: str
    """From the pack's folder, with ``/``."""
    path: Path_
    form: Form
    """Words; words line by line; or JSON, where a language has a structure of its own."""
    said: Mapping[str, str]
    """What each language says, as it stands in a cell."""

    @property
    def id(self) -> str:
        """The file, ``#``, and the path as a JSON Pointer (RFC 6901)."""
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in self.path)
        return f"{self.file}#/{'/'.join(steps)}"


def files(library: Library) -> list[Path]:
    """The pack's own files, those of phrases last."""
    folder = library.directory
    return [*sorted(folder.glob("[!.]*.yaml")), *sorted((folder / PHRASES).glob("[!.]*.yaml"))]


def missing(library: Library, language: str) -> Iterator[Entry]:
    """Each text that has no words in ``language``, in the order of the files."""
    for file in files(library):
        name = file.relative_to(library.directory).as_posix()
        data = library.document(name.removesuffix(file.suffix))
        for path, text in _texts(data, {*library.languages, language}, ()):
            said = {each: text[each] for each in library.languages if each in text}
            if said and language not in text:
                form = _form([*said.values()])
                cells = {each: cell(value, form) for each, value in said.items()}
                yield Entry(name, path, form, cells)


def _texts(data: Any, languages: Collection[str], path: Path_) -> Iterator[tuple[Path_, Any]]:
    if isinstance(data, dict):
        if data and all(key in languages for key in data):
            yield path, data
        else:
            for key, value in data.items():
                yield from _texts(value, languages, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _texts(value, languages, (*path, at))


def _form(values: Collection[Any]) -> Form:
    if all(isinstance(value, str) for value in values):
        return "text"
    return "list" if all(map(_is_lines, values)) else "json"


def _is_lines(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, str) and each and each == each.strip() and "\n" not in each
        for each in value
    )


def cell(value: Any, form: Form) -> str:
    """A value as it stands in a table."""
    match form:
        case "text":
            return str(value)
        case "list":
            return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)


def value_of(words: str, form: Form) -> Any:
    """What a cell stands for.

    :raises ValueError: if it is to be JSON and is not.
    """
    match form:
        case "text":
            return words
        case "list":
            return [line.strip() for line in words.splitlines() if line.strip()]
    return json.loads(words)
