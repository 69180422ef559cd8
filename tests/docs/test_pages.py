"""The pages lead to places that are there, and both languages say the same."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.program import ROOT

from .pages import ALL, README, README_ZH, Page

OTHER = {"README.md": "README.zh-CN.md", "README.zh-CN.md": "README.md"}


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.file.name)
def test_links_to_files_exist(page: Page) -> None:
    for target in page.links:
        if not re.match(r"[a-z]+:", target):
            assert (page.file.parent / target).exists(), target


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.file.name)
def test_files_that_are_named_exist(page: Page) -> None:
    for name in re.findall(
        r"`((?:tpsupport|tests|docs|decision_trees|benchmarks)/[\w./-]+)`", page.text
    ):
        assert (ROOT / name).exists() or "<" in name, name


def test_both_readmes_have_the_same_sections() -> None:
    english, chinese = (
        [heading.split(" ")[0] for heading in page.headings] for page in (README, README_ZH)
    )
    assert english == chinese


def test_both_readmes_show_the_same_commands() -> None:
    shown = [
        [re.sub("FILE|DIR|文件夹|文件", "…", command) for command in page.commands]
        for page in (README, README_ZH)
    ]
    assert shown[0] == shown[1]


def test_both_readmes_lead_to_the_same_places() -> None:
    places = [[OTHER.get(link, link) for link in README.links], README_ZH.links]
    assert places[0] == places[1]


def test_both_readmes_name_the_same_exit_codes() -> None:
    for page in (README, README_ZH):
        assert re.findall(r"(?:: |：|· )(\d+) ", page.text) == ["0", "1", "2", "3", "4", "130"]


def test_both_readmes_name_every_tree() -> None:
    from tests.cli.people import LIBRARY

    for page in (README, README_ZH):
        assert set(re.findall(r"[（(]`([a-z-]+)`[）)]", page.text)) == set(LIBRARY.tree_ids)


def test_every_command_is_in_the_readme() -> None:
    from tests.cli.test_help import PATHS
    from tpsupport.cli.app import ENTRIES

    shown = " ".join(README.commands)
    for path in PATHS:
        if path and not isinstance(ENTRIES[path[0]], dict):
            assert f"tpsupport {' '.join(path)}" in shown


def test_no_page_speaks_of_this_machine() -> None:
    for page in ALL:
        assert not re.search(r"/work/|/tmp/|/root/|/home/", page.text)
    for file in (ROOT / "docs/schemas").glob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))
