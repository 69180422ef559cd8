"""The library: what a pack has, what it leaves to the shipped one, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.errors import PackError, UsageError
from tpsupport.pack import library as module
from tpsupport.pack.about_reader import read_about
from tpsupport.pack.cache import content_hash
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.gaps import fill, gaps
from tpsupport.pack.library import Library, default_directory

from .small import SHIPPED, Pack


def test_the_shipped_pack_lies_beside_the_package_in_a_checkout() -> None:
    assert default_directory() == SHIPPED
    assert Library.open().directory == SHIPPED
    assert Library.open(SHIPPED).beneath is None
    assert Library.open().languages == ("zh", "en")


def test_the_shipped_pack_lies_inside_the_package_when_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "tpsupport" / "decision_trees"
    inside.mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "tpsupport" / "pack" / "library.py"))
    assert default_directory() == inside


def test_a_folder_without_a_pack_is_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(PackError) as caught:
            Library.open(folder)
        assert caught.value.code == "no_pack"
        assert caught.value.exit_code == 3


def test_a_document_is_plain_data_read_once(pack: Pack) -> None:
    library = pack.library()
    first = library.document("targets")
    assert first["services"] == [{"url": "https://lamp.test/", "role": "site"}]
    pack.write("targets", "services: []\n")
    assert library.document("targets") is first
    assert pack.library().document("targets") == {"services": []}


def test_a_document_that_is_not_there(pack: Pack) -> None:
    with pytest.raises(FlawedPackError) as caught:
        pack.library().document("nothing")
    assert pack.shown(caught.value.flaws[0]) == ("nothing.yaml", 1, 1, "unreadable")


def test_what_the_small_pack_says_of_itself(pack: Pack) -> None:
    library = pack.library()
    assert library.languages == ("zh", "en")
    assert library.product == {"zh": "小灯", "en": "Lamp"}
    assert library.about["en"] == "Help for the owners of a lamp."
    assert library.networks == ("alpha", "beta")
    assert library.facts["bulbs"].outcomes == ("given", "skipped")
    assert library.facts["colour"].outcomes == ("red", "blue", "unsure")
    assert library.facts["serial"].example == {
        "zh": "底座上的一长串",
        "en": "the long number on the base",
    }
    assert library.facts["bulbs"].example == {"zh": "3", "en": "3"}
    assert library.sources["manual/fuse"].seen == "2026-01-31"
    assert library.digest("fuse") == content_hash(pack.file("fuse").read_bytes())


def test_a_pack_may_say_little(pack: Pack) -> None:
    pack.write("pack", "pack: lamp\nproduct: {zh: 灯, en: Lamp}\nlanguages: [en, zh]\n")
    pack.file("networks").unlink()
    library = pack.library()
    assert library.languages == ("en", "zh")
    assert library.about == {}
    assert library.networks == ()
    assert library.tree_ids == ("dark", "fuse")


def test_trees_come_in_the_pack_s_order_then_by_name(pack: Pack) -> None:
    shutil.copy(pack.file("fuse"), pack.file("attic"))
    assert pack.library().tree_ids == ("dark", "attic", "fuse")


def test_hidden_files_and_other_endings_are_no_trees(pack: Pack) -> None:
    for name in (".#dark.yaml", ".dark.yaml", "dark.yml", "dark.yaml~", "notes.md"):
        (pack.directory / name).write_text("not a tree", "utf-8")
    assert pack.library().tree_ids == ("dark", "fuse")


def test_one_tree_from_elsewhere(pack: Pack, tmp_path: Path) -> None:
    file = tmp_path / "dark.yaml"
    text = pack.file("dark").read_text("utf-8").replace("The lamp is dark", "No light")
    file.write_text(text, "utf-8")
    library = pack.library()
    assert library.document("dark")["title"]["en"] == "The lamp is dark"
    with_it = library.with_tree(file)
    assert with_it.document("dark")["title"]["en"] == "No light"
    assert with_it.tree_ids == ("dark", "fuse")
    assert library.document("dark")["title"]["en"] == "The lamp is dark"


@pytest.mark.parametrize("name", ["facts", "sources", "safety", "languages"])
def test_a_flawed_model_is_refused_every_time(name: str, pack: Pack) -> None:
    file = "pack" if name == "languages" else name
    pack.write(file, "nothing: right\n")
    library = pack.library()
    for _ in range(2):
        with pytest.raises(FlawedPackError):
            getattr(library, name)


PHRASES = {
    "{x} {y}": "1 …",
    "{{x}} {x}": "{x} 1",
    "{{{x}}}": "{1}",
    "{ {x} }": "{ 1 }",
    "{x.__class__} {0} {}": "… … …",
    "100 % } {": "100 % } {",
}


@pytest.mark.parametrize(("phrase", "filled"), PHRASES.items())
def test_a_phrase_is_filled_whatever_is_in_it(phrase: str, filled: str) -> None:
    assert fill(phrase, {"x": "1"}) == filled


@given(st.text("{}xyz.!:0 ", max_size=20), st.text("{}xy ", max_size=5))
@settings(max_examples=200, deadline=None)
def test_filling_never_fails_and_fills_only_once(phrase: str, value: str) -> None:
    filled = fill(phrase, {"x": value})
    if "{" not in phrase and "}" not in phrase:
        assert filled == phrase
    assert fill("{x}", {"x": value}) == value
    assert all(each in phrase for each in gaps(phrase))


def test_a_pack_speaks_its_own_phrase_and_else_the_shipped_one(pack: Pack) -> None:
    library = pack.library()
    assert library.phrase("errors.unknown_tree", "en", tree="x") == "No lamp has the trouble “x”."
    shipped = Library.open().phrase_text("errors.no_pack")
    assert shipped
    assert library.phrase_text("errors.no_pack") == shipped
    assert library.phrase_text("errors.nothing") is None
    assert library.phrase_text("nothing.at.all") is None
    assert library.phrase_text("errors") is None
    with pytest.raises(KeyError):
        library.phrase("errors.nothing", "en")


def test_the_product_is_that_of_the_pack_that_is_open(pack: Pack) -> None:
    pack.write("phrases/errors", 'unknown_tree: {zh: "{product}", en: "{product}!"}\n')
    assert pack.library().phrase("errors.unknown_tree", "zh") == "小灯"
    assert pack.library().phrase("errors.unknown_tree", "en", product="Sun") == "Sun!"


def test_what_fills_a_phrase_is_cleaned(pack: Pack) -> None:
    said = pack.library().phrase("errors.unknown_tree", "en", tree="a\x1b[31mb\u202ec")
    assert said == "No lamp has the trouble “abc”."


BROKEN = (
    "unknown_tree: [",
    "- a\n",
    "unknown_tree: 5\n",
    "unknown_tree: {}\n",
    "unknown_tree: {zh: 5}\n",
)


@pytest.mark.parametrize("text", BROKEN)
def test_broken_phrases_do_not_silence_the_program(text: str, pack: Pack) -> None:
    pack.write("phrases/errors", text)
    shipped = Library.open().phrase("errors.unknown_tree", "en", tree="x")
    assert pack.library().phrase("errors.unknown_tree", "en", tree="x") == shipped


def test_the_cause_of_an_error_outlives_it() -> None:
    error = UsageError("some_code", value="x")
    assert str(error) == "some_code(value='x')"


ANY = st.recursive(
    st.sampled_from([None, True, 5, "", "zh", "en", "x", "English"]),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3),
        st.dictionaries(st.sampled_from(["zh", "en", "x"]), inside, max_size=3),
    ),
    max_leaves=4,
)
KEYS = ("pack", "product", "languages", "about", "trees", "version", "other")
RIGHT = {"pack": "x", "product": {"zh": "灯", "en": "Lamp"}, "languages": ["zh", "en"]}


@given(st.one_of(ANY, st.dictionaries(st.sampled_from(KEYS), ANY).map(lambda given: RIGHT | given)))
@settings(max_examples=300, deadline=None)
def test_a_pack_that_cannot_be_used_is_always_told_why(about: Any) -> None:
    """The quick look at each start lets nothing through that cannot speak, and says why not."""
    if module._sound(about):
        assert about["languages"]
        assert all(about["product"][language] for language in about["languages"])
    else:
        assert read_about(about)
