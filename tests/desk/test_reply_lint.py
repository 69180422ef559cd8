"""Whatever is wrong with a reply is told where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tpsupport.desk.reply.compose import write
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.desk.reply.lint import lint
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import Library


def test_the_small_pack_is_right(acorn: Library) -> None:
    assert list(lint(acorn)) == []
    assert list(lint(acorn, ["lost-nuts"])) == []


def test_a_pack_without_a_book_borrows_the_one_beneath(acorn: Library, tmp_path: Path) -> None:
    shutil.copytree(acorn.directory, tmp_path, dirs_exist_ok=True)
    (tmp_path / "reply.yaml").unlink()
    assert list(lint(Library.open(tmp_path))) == []


BOOK, TREE = "reply.yaml", "lost-nuts.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (
            BOOK,
            "next: {zh: 请回复我们。, en: Please reply to us.}",
            "closing: null",
            "duplicate_key",
        ),
        (BOOK, "next: {zh: 请回复我们。, en: Please reply to us.}", "", "reply.part_missing"),
        (BOOK, "[next], [safety], [closing]]\n    say", "[next], [closing]]\n    say", None),
        (BOOK, "{limit: 120,", "{limit: 60,", "reply.too_long"),
        (BOOK, "{limit: 120,", "{limit: no,", "not_an_integer"),
        (BOOK, "counts: x,", "counts: y,", "not_one_of"),
        (BOOK, "{zh: 请回复我们。,", "{zh: 请把私钥发给我们。,", "unreviewed_sentence"),
        (BOOK, "en: Please reply to us.", "en: Send us the PRIVATE-KEY.", "unreviewed_sentence"),
        (BOOK, "你: 您", "你: 您的私钥", "unreviewed_sentence"),
        (BOOK, "什么都不用做}", "把私钥发来}", "unreviewed_sentence"),
        (BOOK, "en: it stands in the record", "en: beside the private key", "unreviewed_sentence"),
        (BOOK, "en: Please reply to us.", "en: TODO", "reply.never"),
        (
            BOOK,
            'en: "{title}."}\n      why',
            'en: "We say: {title}."}\n      why',
            "reply.not_a_sentence",
        ),
        (BOOK, "en: Please reply to us.", "en: 'Reply, {agnt}.'", "placeholders_differ"),
        (
            BOOK,
            "{zh: 请回复我们。, en: Please reply to us.}",
            "{zh: '{agnt}', en: '{agnt}'}",
            "unknown_placeholder",
        ),
        (
            BOOK,
            "{zh: 请回复我们。, en: Please reply to us.}",
            "{zh: '{agent}', en: '{agent}'}",
            "reply.no_fallback",
        ),
        (
            BOOK,
            "{zh: 请回复我们。, en: Please reply to us.}",
            "{zh: '{link}', en: '{link}'}",
            None,
        ),
        (BOOK, "network: {zh: 这条网络, en: this network}\n", "", "reply.no_fallback"),
        (BOOK, "  tx_hash: {zh: 哈希,", "  txhash: {zh: 哈希,", "unknown_fact"),
        (BOOK, "spare: [contact]", "spare: [contakt]", "unknown_fact"),
        (BOOK, "tree: lost-nuts, end: broken}", "tree: lost-nut, end: broken}", "not_one_of"),
        (BOOK, "for: {given: agent}", "for: {given: agnet}", "not_one_of"),
        (BOOK, "say: {closing:", "say: {closng:", "unknown_key"),
        (BOOK, "say: {closing:", "says: {closing:", "unknown_key"),
        (BOOK, "drop: [closing,", "drop: [closng,", "not_one_of"),
        (BOOK, "code: nut", "code: 'Nut 1'", "bad_identifier"),
        (BOOK, "  x: {limit", "  x: {limt", "unknown_key"),
        (TREE, "{zh: 先别重试。, en: Do not try again.}", "{zh: 待填。, en: TODO}", "reply.never"),
        (TREE, "en: Do not remove it.", "en: Do not remove it for {token}.", None),
        (
            TREE,
            "{zh: 不要卸载。, en: Do not remove it.}",
            "{zh: '{token}', en: '{token}'}",
            "reply.no_fallback",
        ),
        (TREE, "en: Then go to the police.", "en: Send the private key.", "unreviewed_sentence"),
    ],
)
def test_a_flaw_is_told_with_its_place(
    acorn: Library, tmp_path: Path, *, file: str, old: str, new: str, code: str | None
) -> None:
    shutil.copytree(acorn.directory, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        found = list(lint(Library.open(tmp_path)))
    except FlawedPackError as error:
        found = list(error.flaws)
    if code is not None:
        assert code in {each.code for each in found}
        files = {each.place.file for each in found}
        assert files <= {str(tmp_path / BOOK), str(tmp_path / TREE)}
        assert str(tmp_path / file) in files or code == "reply.no_fallback"
        assert all(each.place.line >= 1 for each in found)


def test_no_swap_touches_the_safety_line(acorn: Library, tmp_path: Path) -> None:
    shutil.copytree(acorn.directory, tmp_path, dirs_exist_ok=True)
    file = tmp_path / BOOK
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("不用再做什么:", "没有人会:"), encoding="utf-8")
    said = write(Desk(Library.open(tmp_path)), Letter("lost-nuts", "fine", {}, "zh")).text
    assert "没有人会要您的私钥。" in said


def test_steps_that_are_all_taken_out_are_missed(acorn: Library, tmp_path: Path) -> None:
    shutil.copytree(acorn.directory, tmp_path, dirs_exist_ok=True)
    file = tmp_path / BOOK
    text = file.read_text(encoding="utf-8")
    swaps = "swaps: {the wallet: your wallet}"
    file.write_text(text.replace(swaps, "swaps: {Do not remove it.: null}"), encoding="utf-8")
    flaws = list(lint(Library.open(tmp_path)))
    assert [(each.code, each.details) for each in flaws] == [
        ("reply.no_steps", {"language": "en"}),
    ]
