"""What a quick look loads: nothing but the gate; and no word list for a short text."""

from __future__ import annotations

import subprocess
import sys

import pytest

QUICK = [
    ("ethereum", "network"),
    ("0x53268c90C9941b12f8fEEa3934c7D488193E7715", "address"),
    ("0x" + "a1" * 32, "tx_hash"),
    ("波场", "network"),
    ("12.5 USDT", "amount"),
    ("2025-06-18 10:12", "time"),
    ("Binance Smart Chain", None),
]


def loaded_by(code: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def test_short_plain_values_load_nothing_else() -> None:
    calls = "\n".join(f"guard.admit({text!r}, {slot!r})" for text, slot in QUICK)
    loaded = loaded_by(f"from tpsupport.privacy import guard\n{calls}")
    ours = {name for name in loaded if name.startswith("tpsupport.privacy.")}
    assert ours == {"tpsupport.privacy.guard", "tpsupport.privacy.harmless"}
    assert not loaded & {"json", "zlib", "hashlib", "unicodedata", "yaml"}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("USDT 13800138000!", []),
        ("钱包打不开了，怎么办呢", []),
        ("我的钱包现在怎么也打不开了", ["chinese_simplified", "chinese_traditional"]),
        ("そうきん、とどき、ません、どう、したら、いい", ["japanese"]),
    ],
)
def test_only_lists_of_the_script_are_read(text: str, languages: list[str]) -> None:
    loaded = loaded_by(
        "from tpsupport.privacy import finder, tables\n"
        "real, read = tables.words, []\n"
        "tables.words = lambda language: (read.append(language), real(language))[1]\n"
        f"finder.find({text!r})\n"
        "sys.modules = sorted('list:' + language for language in set(read))"
    )
    read = {name for name in loaded if name.startswith("list:")}
    assert read == {f"list:{language}" for language in languages}
