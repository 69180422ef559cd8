"""Shared endings: a tree has them as if they stood in its own file."""

from __future__ import annotations

import pytest

from tests.pack.small import CHECKS, SHIPPED, Pack
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import Library
from tpsupport.pack.models import SHARED, End
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint import lint
from tpsupport.trees.lint.examples import play

UNRELATED = """
  another:
    end: self_help
    title: {zh: 好, en: Fine}
    because: {zh: 好, en: Fine}
    advice: [{zh: 好, en: Fine}]
    cannot_tell: {zh: 好, en: Fine}
    sources: [manual/power]
"""


def add(pack: Pack, text: str) -> None:
    pack.write("endings", pack.file("endings").read_text("utf-8") + text)


def test_a_tree_has_the_ending_among_its_nodes(pack: Pack) -> None:
    tree = pack.library().tree("dark")
    assert tree.endings == {"count_again"}
    assert isinstance(tree.nodes["count_again"], End)
    assert set(tree.nodes) - set(tree.written) == {"count_again"}
    targets = [target for node in tree.nodes.values() for target in node.next.values()]
    assert "count_again" in targets
    assert not any(target.startswith(SHARED) for target in targets)


def test_a_walk_ends_there_under_the_name_of_the_tree(pack: Pack) -> None:
    forest = pack.load()
    [example] = [each for each in forest.tree.examples if each.reaches == "count_again"]
    done, _ = play(forest, example)
    assert done.end is forest.tree.nodes["count_again"]
    assert (done.tree.id, done.node.id) == ("dark", "count_again")


@pytest.mark.parametrize("reaches", ["count_again", "end:count_again", "dark/count_again"])
def test_an_example_may_name_it_either_way(reaches: str, pack: Pack) -> None:
    pack.edit("dark", "reaches: count_again", f"reaches: {reaches}")
    assert pack.lint() == []


def test_the_hash_of_a_tree_covers_the_endings_that_it_uses(pack: Pack) -> None:
    def digests() -> tuple[str, str, str]:
        library = pack.library()
        forest = Forest("dark", {"dark": library.tree("dark")}, library.facts)
        return library.tree("dark").digest, library.tree("fuse").digest, forest.digest

    before = digests()
    add(pack, UNRELATED)
    assert digests() == before
    pack.edit("endings", "关灯以后再数。", "关了灯再数。")
    after = digests()
    assert (after[0] != before[0], after[1] == before[1], after[2] != before[2]) == (True,) * 3


def test_a_changed_ending_is_proved_again(pack: Pack) -> None:
    pack.load()
    pack.edit("endings", "关灯以后再数。", "请说出私钥。")
    with pytest.raises(FlawedPackError) as caught:
        pack.load()
    assert [pack.shown(each) for each in caught.value.flaws] == [
        ("endings.yaml", 6, 15, "unreviewed_sentence")
    ]


def test_a_flaw_in_an_ending_is_told_once(pack: Pack) -> None:
    text = pack.file("dark").read_text("utf-8")
    pack.write("gloom", text.replace("tree: dark", "tree: gloom").replace("dark/fine", "fine"))
    assert pack.lint() == []
    pack.edit("endings", "    because:", "    becuase:")
    unknown = ("endings.yaml", 5, 5, "unknown_key")
    assert pack.lint() == [unknown]
    assert pack.lint("dark") == [unknown]
    assert pack.lint("fuse") == []


def test_other_trees_load_though_an_ending_is_broken(pack: Pack) -> None:
    pack.edit("endings", "    because:", "    becuase:")
    assert pack.load("fuse").tree.id == "fuse"
    with pytest.raises(FlawedPackError):
        pack.load("dark")


def test_an_ending_of_no_use_is_told_only_of_the_whole_pack(pack: Pack) -> None:
    add(pack, UNRELATED)
    assert pack.lint("dark") == []
    assert pack.load("dark")
    assert pack.lint() == [("endings.yaml", 10, 3, "unused_ending")]
    pack.write("other", "tree: [")
    assert [code for *_, code in pack.lint()] == ["not_yaml"], "that tree may use it"


def test_a_pack_needs_no_endings(pack: Pack) -> None:
    pack.file("endings").unlink()
    assert pack.lint("fuse") == []
    [flaw] = lint(pack.library(), CHECKS, ("dark",))
    assert (flaw.code, flaw.details["ending"]) == ("unknown_ending", "count_again")


def test_the_nearest_ending_is_named(pack: Pack) -> None:
    pack.edit("dark", "end:count_again", "end:count_agan")
    [flaw] = lint(pack.library(), CHECKS, ("dark",))
    assert (flaw.code, flaw.details["nearest"]) == ("unknown_ending", "end:count_again")
    pack.edit("dark", "end:count_agan", "count_again")
    [flaw] = lint(pack.library(), CHECKS, ("dark",))
    assert (flaw.code, flaw.details["nearest"]) == ("unknown_node", "end:count_again")


def test_the_shipped_endings_are_shared() -> None:
    library = Library.open(SHIPPED)
    uses = [name for tree in library.tree_ids for name in library.tree(tree).endings]
    assert set(uses) == set(library.endings)
