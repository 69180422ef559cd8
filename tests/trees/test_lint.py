"""Lint as a whole: what it looks at, what it says, and that its word is remembered rightly."""

from __future__ import annotations

import shutil

import pytest

from tests.pack.small import CHECKS, Pack
from tpsupport.case import Finding
from tpsupport.errors import UsageError
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.models import Example
from tpsupport.pack.shape import HINTS, near
from tpsupport.trees import lint as module
from tpsupport.trees.lint import lint
from tpsupport.trees.lint.examples import play
from tpsupport.trees.stub import Stubs, codes, stub


def test_a_tree_that_is_not_there(pack: Pack) -> None:
    with pytest.raises(UsageError) as caught:
        pack.load("drak")
    assert caught.value.details["nearest"] == "dark"
    assert pack.lint("nowhere") == [("nowhere.yaml", 1, 1, "unreadable")]


def test_loading_reads_only_what_the_tree_leads_to(pack: Pack) -> None:
    pack.write("other", "tree: [a")
    assert set(pack.load("dark").trees) == {"dark", "fuse"}
    assert set(pack.load("fuse").trees) == {"fuse"}
    assert pack.lint("fuse") == pack.lint("dark") == []
    assert pack.lint() == [("other.yaml", 1, 7, "not_yaml")]


def test_a_tree_whose_jump_is_wrong_cannot_be_loaded(pack: Pack) -> None:
    pack.edit("fuse", "start: smell", "start: smel")
    with pytest.raises(FlawedPackError) as caught:
        pack.load("dark")
    assert [pack.shown(flaw) for flaw in caught.value.flaws] == [
        ("fuse.yaml", 5, 1, "unknown_node")
    ]


def test_trees_that_do_not_meet_may_use_the_same_names(pack: Pack) -> None:
    """Each has a question ``smell`` of its own, with other options."""
    text = pack.file("fuse").read_text("utf-8")
    text = text.replace("tree: fuse", "tree: drain").replace("yes", "bad").replace("no:", "good:")
    pack.write("drain", text.replace("smell: no", "smell: good"))
    assert pack.lint() == []


def test_what_was_proved_is_not_proved_again(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pack.load()
    monkeypatch.delattr(module, "prove")
    assert pack.load() == first
    for name, old, new in (
        ("fuse", "Put in a new one.", "Put in another one."),
        ("facts", "What colour is the shade?", "Which colour is the shade?"),
        ("safety", "saving_words:\n", "saving_words:\n  # none but these\n"),
        ("sources", "manual chapter 2", "manual chapter 3"),
        ("networks", "aliases: [B1]", "aliases: [B2]"),
    ):
        pack.edit(name, old, new)
        with pytest.raises(ImportError):
            pack.load()
        pack.edit(name, new, old)
        assert pack.load() == first


def test_what_was_refused_is_refused_again(pack: Pack) -> None:
    pack.edit("networks", "  beta:\n", "  gamma:\n")
    for _ in range(2):
        with pytest.raises(FlawedPackError) as caught:
            pack.load()
        [flaw] = {flaw.code for flaw in caught.value.flaws}
        assert flaw == "unknown_option"


def test_other_checks_are_another_proof(pack: Pack) -> None:
    pack.load()
    with pytest.raises(FlawedPackError) as caught:
        module.prove(pack.library(), pack.load(), {"transaction": CHECKS["transaction"]})
    assert "unknown_check" in {flaw.code for flaw in caught.value.flaws}


def test_every_flaw_is_told_in_order(pack: Pack) -> None:
    pack.edit("dark", "yes: circuit", "yes: circut")
    pack.edit("dark", "start: power", "start: powr")
    pack.edit("fuse", "start: smell", "start: smel")
    assert [(file, code) for file, _, _, code in pack.lint()] == [
        ("dark.yaml", "unknown_node"),
        ("dark.yaml", "unknown_node"),
        ("fuse.yaml", "unknown_node"),
    ]


def test_two_of_a_kind_at_one_place_are_both_told(pack: Pack) -> None:
    pack.edit("fuse", "    next: {yes: burning, no: change}", "    next: {}")
    found = lint(pack.library(), CHECKS, ("fuse",))
    missing = [flaw for flaw in found if flaw.code == "missing_outcome"]
    assert [flaw.details["outcome"] for flaw in missing] == ["yes", "no"]
    assert len({flaw.place for flaw in missing}) == 1


def test_only_the_first_flaws_are_given_a_hint(pack: Pack) -> None:
    rows = "".join(f"  n{at}: {{ask: colour, next: {{red: nowhere{at}}}}}\n" for at in range(400))
    pack.edit("fuse", "  burning:\n", f"{rows}  burning:\n")
    found = lint(pack.library(), CHECKS, ("fuse",))
    unknown = [flaw for flaw in found if flaw.code == "unknown_node"]
    assert len(unknown) == 400
    assert sum("nearest" in flaw.details for flaw in unknown) == HINTS


def test_the_nearest_right_word_is_named() -> None:
    assert near("colr", ["colour", "bulbs"]) == {"nearest": "colour", "allowed": "bulbs, colour"}
    assert near("xyz", ["colour"])["nearest"] == ""
    many = near("n5000", [f"n{at}" for at in range(10_000)])
    assert len(str(many["allowed"])) < 400
    assert near("x" * 100_000, ["x"]) == {"nearest": "", "allowed": "x"}


def test_an_example_plays_with_stubs(pack: Pack) -> None:
    example = Example(
        "e",
        {"power": "yes", "where": "alpha"},
        {"network": "fail.down", "try_again:network": "ok", "other": "ok"},
        "fine",
    )
    done, stubs = play(pack.load(), example)
    assert done.node.id == "fine"
    assert stubs.used == {"network", "try_again:network"}
    assert [finding.code for finding in done.findings] == ["fail.down", "ok"]


def test_a_stub_is_what_it_says() -> None:
    assert stub("network", "fail.down") == Finding("network", "fail", "down")
    assert stub("again:network", "ok") == Finding("network", "ok")
    assert stub("network", "nonsense").status == "unknown"
    assert Stubs({"network": "ok"}).get("other()") is None
    assert codes({"ok": (), "fail": ("a", "b")}) == ["ok", "fail", "fail.a", "fail.b"]


def test_an_example_may_stop_short_only_at_an_end(pack: Pack) -> None:
    pack.edit(
        "dark", "    given: {power: no}\n    reaches: plug_in", "    given: {}\n    reaches: power"
    )
    assert [code for *_, code in pack.lint()] == ["reaches_no_end"]


def test_a_pack_with_other_languages(pack: Pack) -> None:
    for file in pack.directory.rglob("*.yaml"):
        text = file.read_text("utf-8").replace("{zh: ", "{de: ").replace(" zh:", " de:")
        file.write_text(text.replace("[zh, en]", "[de, en]"), "utf-8")
    assert pack.lint() == []
    pack.edit("pack", "[de, en]", "[de, en, fr]")
    assert {code for *_, code in pack.lint()} == {"missing_key"}


def test_windows_line_ends_change_nothing(pack: Pack) -> None:
    for name in ("dark", "fuse", "facts", "safety"):
        raw = pack.file(name).read_bytes().replace(b"\n", b"\r\n")
        pack.write(name, b"\xef\xbb\xbf" + raw)
    assert pack.lint() == []
    shutil.copy(pack.file("dark"), pack.file("spare"))
    assert pack.lint("spare") == [("spare.yaml", 1, 1, "tree_name")]
