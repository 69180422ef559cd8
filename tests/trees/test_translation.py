"""The texts that a language lacks, the table of them, and the table put back into the files."""

from __future__ import annotations

import csv
import io
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pack.dumper import Dumper
from tests.pack.small import SHIPPED, Pack, copy
from tpsupport.pack.library import Library
from tpsupport.pack.source import parse
from tpsupport.trees.translation.insert import inserted
from tpsupport.trees.translation.merge import kept, merged, same
from tpsupport.trees.translation.table import BOM, FIXED, Row, guarded, read, unguarded, write
from tpsupport.trees.translation.texts import Entry, cell, files, missing, value_of

WORDS = [
    "a",
    "A note",
    "说一说",
    "e: x",
    "- so",
    "",
    "it's",
    '"q"',
    "#x",
    "a # b",
    "line\nbreak",
    " a ",
]


def test_every_text_of_the_shipped_pack_lacks_another_language() -> None:
    library = Library.open()
    entries = list(missing(library, "xx"))
    assert len(entries) > 4000
    assert len({entry.id for entry in entries}) == len(entries)
    assert {file.relative_to(SHIPPED).as_posix() for file in files(library)} >= {
        e.file for e in entries
    }
    assert {"facts.yaml", "endings.yaml", "phrases/cli.yaml", "safety.yaml", "pack.yaml"} <= {
        e.file for e in entries
    }
    some = {entry.id for entry in entries if set(entry.said) != set(library.languages)}
    assert some == {"search.yaml#/spelled"}, "only words spelled in letters are of one language"
    assert list(missing(library, "en")) == []


def test_what_lacks_a_language_and_where(tmp_path: Any) -> None:
    pack = copy(tmp_path)
    pack.edit("dark", ", en: The lamp is dark}", "}")
    pack.edit("dark", "  en: [dark, no light]\n", "")
    found = list(missing(pack.library(), "en"))
    assert [(entry.id, entry.form, dict(entry.said)) for entry in found] == [
        ("dark.yaml#/title", "text", {"zh": "灯不亮"}),
        ("dark.yaml#/keywords", "list", {"zh": "不亮\n没反应"}),
    ]


def test_an_id_is_a_json_pointer() -> None:
    entry = Entry("a.yaml", ("asked", "x/y~z", 0), "text", {})
    assert entry.id == "a.yaml#/asked/x~1y~0z/0"


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        ("words", "text", "words"),
        (["a", "b c"], "list", "a\nb c"),
        ([], "list", ""),
        ({"a": " "}, "json", '{"a": " "}'),
        (10, "json", "10"),
    ],
)
def test_a_value_and_its_cell(value: Any, form: Any, words: str) -> None:
    assert cell(value, form) == words
    assert value_of(words, form) == value


# Tables


@given(st.text(st.sampled_from("a=+-@\t'\"\n,;x"), max_size=8))
def test_no_cell_is_a_formula(words: str) -> None:
    safe = guarded(words)
    assert safe[:1] not in ("=", "+", "-", "@", "\t")
    assert unguarded(safe) == words


@given(
    st.lists(st.text(st.sampled_from("a=-'\"\n,;\t说 "), max_size=6), min_size=1, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_a_table_comes_back(cells: list[str], tabs: bool, bom: bool) -> None:  # noqa: FBT001
    rows = [[f"i{at}", "p:1", "text", words, "en", words] for at, words in enumerate(cells)]
    text = write([*FIXED, "zh", "en", "xx"], rows, tabs=tabs)
    found = read(BOM + text if bom else text)
    assert found
    assert found.language == "xx"
    assert [row.words for row in found.rows] == [words if words.strip() else "" for words in cells]
    assert [row.said["zh"] for row in found.rows] == cells


def test_a_spreadsheet_may_write_it_in_its_own_way() -> None:
    for delimiter in ",;\t":
        page = io.StringIO()
        writer = csv.writer(page, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerows(
            [[*FIXED, "en", "xx"], ["a#/b", "a:1", "text", "one", "ONE"], ["", "", "", "", ""]]
        )
        text = page.getvalue()
        if delimiter != ",":
            text = text.replace('"id"', "id")
        found = read(text)
        assert found
        assert [(row.id, row.words, row.line) for row in found.rows] == [("a#/b", "ONE", 2)]


@pytest.mark.parametrize("text", ["", "id", "a,b,c,d,e\n1,2,3,4,5\n", "id,place,form,xx\n", "\0"])
def test_what_is_no_table(text: str) -> None:
    assert read(text) is None


# Merging

ENTRY = Entry("a.yaml", ("title",), "text", {"en": "One ", "zh": "一"})


def table(*rows: tuple[str, str, str]) -> Any:
    found = read(
        write([*FIXED, "en", "xx"], [[name, "a:1", "text", en, xx] for name, en, xx in rows])
    )
    assert found
    return found


def test_each_row_finds_its_text_or_says_why_not() -> None:
    other = Entry("b.yaml", ("joints",), "json", {"en": "{}"})
    waiting = Entry("c.yaml", ("x",), "text", {"en": "x"})
    rows = [
        ("a.yaml#/title", "One", "EINS"),
        ("b.yaml#/joints", "{}", "{"),
        ("c.yaml#/x", "y", "z"),
        ("d.yaml#/x", "x", "z"),
        ("e", "", ""),
    ]
    found = merged([ENTRY, other, waiting], table(*rows))
    assert found.additions == {"a.yaml": {("title",): "EINS"}}
    assert [(each.row.id, each.code) for each in found.problems] == [
        ("b.yaml#/joints", "not_json"),
        ("c.yaml#/x", "stale"),
        ("d.yaml#/x", "gone"),
    ]
    assert found.open == 2


def test_what_holds_of_an_earlier_table_is_kept() -> None:
    moved = Entry("new.yaml", ("title",), "text", {"en": "One"})
    changed = Entry("c.yaml", ("x",), "text", {"en": "other"})
    earlier = table(("a.yaml#/title", "One", "EINS"), ("c.yaml#/x", "x", "X"))
    assert kept([Entry("a.yaml", ("title",), "text", {"en": "One"}), moved, changed], earlier) == {
        "a.yaml#/title": "EINS",
        "new.yaml#/title": "EINS",
    }
    assert same(ENTRY, Row("", {"en": "One"}, "", 1))
    assert not same(ENTRY, Row("", {"en": "Two"}, "", 1))


# Putting in


@given(st.integers(0, 10**9))
@settings(max_examples=150)
def test_whatever_a_file_looks_like_it_reads_as_meant(seed: int) -> None:
    random = Random(seed)
    data = _document(random)
    text = Dumper(data, random).text
    places = list(_texts(data, ()))
    chosen = {
        path: random.choice([random.choice(WORDS), ["a", "b: c"], {"k": " "}, 10])
        for path in random.sample(places, random.randint(0, len(places)))
    }
    new = inserted(text, "x", "xx", chosen)
    assert parse(new, "x") == _with(data, chosen)
    lines = set(new.splitlines())
    assert all(line in lines for line in text.splitlines() if line.strip().startswith("#"))


def _document(random: Random, depth: int = 0) -> Any:
    kinds = ["text", "text", "map", "list"] if depth < 3 else ["text", "word"]
    match "map" if depth == 0 else random.choice(kinds):
        case "text":
            return {"zh": random.choice(WORDS), "en": random.choice(WORDS)}
        case "map":
            return {f"k{at}": _document(random, depth + 1) for at in range(random.randint(1, 4))}
        case "list":
            return [_document(random, depth + 1) for _ in range(random.randint(0, 3))]
    return random.choice(WORDS)


def _texts(data: Any, path: tuple[Any, ...]) -> Any:
    if isinstance(data, dict) and "zh" in data:
        yield path
        return
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        yield from _texts(value, (*path, key))


def _with(data: Any, chosen: dict[tuple[Any, ...], Any], path: tuple[Any, ...] = ()) -> Any:
    if path in chosen:
        return {**data, "xx": chosen[path]}
    if isinstance(data, dict):
        return {key: _with(value, chosen, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_with(value, chosen, (*path, at)) for at, value in enumerate(data)]
    return data


@pytest.mark.parametrize(
    ("text", "path", "new"),
    [
        ("a: {zh: 一, en: One¦}  # note\n", ("a",), ", xx: X"),
        ("a: {zh: 一, en: One¦,}\n", ("a",), ", xx: X"),
        ("a:\n  zh: 一\n  en: One  # note¦\n\n# end\n", ("a",), "\n  xx: X"),
        ("a:\n  zh: 一\n  en: One¦", ("a",), "\n  xx: X"),
        ("a:\r\n  zh: 一\r\n  en: One¦\r\nb: c\r\n", ("a",), "\r\n  xx: X"),
        ("a:\n  zh: 一\n  en: |\n    One\n    Two¦\n\nb: c\n", ("a",), "\n  xx: X"),
        ("a:\n  - {zh: 一}\n  - zh: 二\n    en: Two¦\n", ("a", 1), "\n    xx: X"),
        ("a: {zh: 一,\n    en: One\n    more¦}  # x\n", ("a",), ", xx: X"),
        ("a:\n  zh: [一]\n  en:\n    - One\n    - Two¦\nb: c\n", ("a",), "\n  xx: X"),
        ("a: [zh, en¦]\n", ("a",), ", X"),
        ("a:\n- zh\n- en # c¦\nb: c\n", ("a",), "\n- X"),
        ("a: 𠀀\nb: {zh: 😀, en: One¦}\n", ("b",), ", xx: X"),
    ],
)
def test_words_stand_beside_the_others(text: str, path: Any, new: str) -> None:
    assert inserted(text.replace("¦", ""), "x", "xx", {path: "X"}) == text.replace("¦", new)


def test_several_are_put_in_at_once() -> None:
    text = "b: {zh: 一, en: One}\na:\n  zh: 二\n  en: Two\n"
    new = inserted(text, "x", "xx", {("a",): "Z: y", ("b",): ["p", "q"]})
    assert new == 'b: {zh: 一, en: One, xx: [p, q]}\na:\n  zh: 二\n  en: Two\n  xx: "Z: y"\n'


def test_what_would_not_read_as_meant_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpsupport.trees.translation.insert.value", lambda _: "other")
    with pytest.raises(ValueError, match="x"):
        inserted("a: {zh: b}\n", "x", "xx", {("a",): "X"})


def test_the_small_pack_in_a_third_language(tmp_path: Any) -> None:
    pack: Pack = copy(tmp_path)
    additions: dict[str, dict[Any, Any]] = {"pack.yaml": {("languages",): "xx"}}
    for entry in missing(pack.library(), "xx"):
        additions.setdefault(entry.file, {})[entry.path] = value_of(entry.said["en"], entry.form)
    for name, some in additions.items():
        file = pack.directory / name
        file.write_text(inserted(file.read_text("utf-8"), name, "xx", some), "utf-8")
    assert pack.lint() == []
    assert list(missing(pack.library(), "xx")) == []
    assert pack.library().languages == ("zh", "en", "xx")
