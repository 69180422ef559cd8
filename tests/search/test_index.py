"""The index: everything once, made anew for new content, and never at a loss."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.pack.library import Library
from tpsupport.pack.models import End
from tpsupport.search.build import _rows
from tpsupport.search.entry import Fields
from tpsupport.search.find import find
from tpsupport.search.gather import gather
from tpsupport.search.index import Index, dumps, loads
from tpsupport.search.kept import index_of
from tpsupport.search.knowledge import messages, wordings
from tpsupport.search.lexicon import Lexicon

from .conftest import LIBRARY


def pack(folder: Path) -> Library:
    """A copy of the shipped pack, with three of its trees."""
    keep = ("payment-failure", "top-up-delay", "security", "endings", "facts", "networks")
    for name in (*keep, "sources", "safety", "messages", "search"):
        shutil.copy(LIBRARY.file(name), folder)
    about = "pack: small\nproduct: {zh: 小, en: Small}\nlanguages: [zh, en]\n"
    (folder / "pack.yaml").write_text(about, encoding="utf-8")
    return Library.open(folder)


def test_every_tree_end_and_message_is_there_once() -> None:
    found = gather(LIBRARY, wordings(LIBRARY).asked, messages(LIBRARY).values())
    entries = [entry for entry, _ in found]
    trees = {name: LIBRARY.tree(name) for name in LIBRARY.tree_ids}
    assert [each.tree for each in entries if each.kind == "tree"] == list(trees)
    ends = [each for each in entries if each.kind == "end"]
    titles = [(*end.title.values(), *end.why.values()) for end in ends]
    assert len(titles) == len(set(titles))
    places = {f"{tree}/{end.node}" for end in ends for tree in (end.tree, *end.also)}
    there = {
        f"{name}/{node.id}"
        for name, tree in trees.items()
        for node in tree.nodes.values()
        if isinstance(node, End)
    }
    same = {each for each in there - places if each.split("/")[1]}
    assert places <= there
    assert all(_said_elsewhere(LIBRARY, each, titles) for each in same)


def _said_elsewhere(library: Library, place: str, titles: list[tuple[str, ...]]) -> bool:
    """An end under another name in a second tree, word for word."""
    tree, _, name = place.partition("/")
    end = library.tree(tree).nodes[name]
    return isinstance(end, End) and (*end.title.values(), *end.because.values()) in titles


def test_it_is_kept_and_made_anew_for_new_content(tmp_path: Path) -> None:
    library = pack(tmp_path)
    first, again = (find(index_of(library), "转账失败") for _ in range(2))
    assert first == again
    assert find(index_of(library), "zzzyyyxxx").hits == []
    file = tmp_path / "search.yaml"
    file.write_text("asked:\n  security: {en: [zzzyyyxxx]}\n", encoding="utf-8")
    hits = find(index_of(Library.open(tmp_path)), "zzzyyyxxx").hits
    assert [hit.entry.tree for hit in hits][:1] == ["security"]


def test_a_pack_without_words_for_searching_is_searched_all_the_same(tmp_path: Path) -> None:
    library = pack(tmp_path)
    for name in ("search", "messages"):
        (tmp_path / f"{name}.yaml").unlink()
    hits = find(index_of(library), "支付失败").hits
    assert hits[0].entry.tree == "payment-failure"


@settings(deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_answered_or_has_no_known_word(text: str, index: Index) -> None:
    answer = find(index, text)
    assert 0.0 <= answer.familiar <= 1.0
    shown = [(hit.entry.kind, hit.entry.place, hit.entry.id) for hit in answer.hits]
    assert len(shown) == len(set(shown)) <= 5


@pytest.mark.parametrize("most", [1, 2, 5, 50])
def test_no_more_than_wanted(most: int, index: Index) -> None:
    hits = find(index, "转账失败 手续费 没到账 被盗", most).hits
    assert 1 <= len(hits) <= most


def test_surrogates_and_controls_are_no_trouble(index: Index) -> None:
    for text in ("\ud800 转账", "\x1b]52;c;x\x07 转账", "转\u200b账", "転送" * 5000, "a" * 100_000):
        find(index, text)


def test_what_is_kept_is_read_as_it_was(index: Index) -> None:
    kept = dumps(index)
    assert dumps(loads(kept)) == kept
    for broken in (b"", b"{}", kept[:-1], kept + b"x", b"[1,2,3]\n123456", kept[5:]):
        with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
            loads(broken)


@pytest.mark.timing
def test_making_it_is_linear(index: Index) -> None:
    """Four times as much to read takes four times as long, give or take a busy machine."""
    found = gather(LIBRARY, wordings(LIBRARY).asked, messages(LIBRARY).values())
    ends = [fields for entry, fields in found if entry.kind == "end"]
    lexicon = index.read_with()
    once, often = (min(_seconds(ends[:60] * times, lexicon) for _ in range(3)) for times in (1, 4))
    assert often < 10 * once


def _seconds(documents: list[Fields], lexicon: Lexicon) -> float:
    started = time.perf_counter()
    _rows(documents, lexicon)
    return time.perf_counter() - started
