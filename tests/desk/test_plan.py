from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tpsupport.desk.plan import read_plan
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import Library


@pytest.mark.parametrize(
    ("old", "new", "code", "nearest"),
    [
        (
            "[what_happened, happened_at]",
            "[what_hapened, happened_at]",
            "not_one_of",
            "what_happened",
        ),
        ("none: [tx_hash,", "none: [txhash,", "not_one_of", "tx_hash"),
        (
            "lost-nuts/stolen: [suspect_link]",
            "lost-nut/stolen: [suspect_link]",
            "not_one_of",
            "lost-nuts",
        ),
        ("always: [", "allways: [", "unknown_key", "always"),
        ("title: {zh: 设备, en: Device}", "title: {zh: 设备}", "missing_key", None),
        ("less:\n", "less: []\nmore2:\n", "not_a_mapping", None),
    ],
)
def test_a_flaw_is_told_with_its_place(
    acorn: Library, tmp_path: Path, *, old: str, new: str, code: str, nearest: str | None
) -> None:
    shutil.copytree(acorn.directory, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "request.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FlawedPackError) as caught:
        read_plan(Library.open(tmp_path))
    flaw = next(each for each in caught.value.flaws if each.code == code)
    assert flaw.place.file == str(file)
    assert flaw.place.line > 1 or code == "missing_key"
    assert flaw.details.get("nearest") == nearest


def test_what_is_wanted_keeps_its_order_and_says_nothing_twice(acorn: Library) -> None:
    wanted = read_plan(acorn).wanted("lost-nuts", "stolen", ["left_over", "network"])
    assert len(set(wanted)) == len(wanted)
    assert wanted[-1] == "left_over"
    assert wanted.index("network") < wanted.index("suspect_link") < wanted.index("platform")
