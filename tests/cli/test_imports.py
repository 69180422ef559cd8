"""What a command may import: nothing that makes a start slow for everybody."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .program import ROOT

NEVER = {
    *(
        "rich",
        "questionary",
        "prompt_toolkit",
        "asyncio",
        "ssl",
        "_ssl",
        "pydantic",
        "http",
        "email",
    ),
    *("sqlite3", "urllib.request", "importlib.metadata", "concurrent.futures", "xml", "unittest"),
    *("hypothesis", "pytest", "multiprocessing", "logging", "socketserver", "ctypes"),
}
"""Heavy ones that only some commands need; none of those here."""
LIGHT = {
    *(
        "__future__",
        "_bisect",
        "_blake2",
        "_hashlib",
        "_json",
        "_queue",
        "_sha256",
        "_sha2",
        "bisect",
    ),
    *("dataclasses", "hashlib", "json", "json.decoder", "json.encoder", "json.scanner", "queue"),
    *("unicodedata", "decimal", "_decimal", "numbers", "_contextvars", "contextvars", "base64"),
    *("binascii", "gc", "typer._click.decorators", "tomllib", "_sha512", "_typing", "atexit"),
}
"""What our own modules add to those that Typer loads by itself."""
READER = {"yaml", "_yaml", "cython_runtime", "struct", "_struct"}
"""What PyYAML loads."""
STORY = (
    "what_happened=转 USDT 一直失败，TRX 只剩 3 个",
    "happened_at=2026-11-18 21:40",
    "tx_hash=",
)
FACTS = ("network=tron", "wallet_address=TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3", "amount=120.5")
SAID = ("seen=short", "what_is_short=energy", "token=USDT", "contact=a@example.com", *STORY, *FACTS)
DIAGNOSE = ["diagnose", "payment-failure", "--no-input", "--offline"]
COMMANDS = {
    "help": ["--help"],
    "help of a command": ["diagnose", "--help"],
    "check network": ["check", "network", "--offline", "--json"],
    "check address": [
        "check",
        "address",
        "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3",
        "--offline",
        "--json",
    ],
    "find": ["find", "转账一直打包中，好几个小时了"],
    "check link": ["check", "link", "https://tokenpocket.pro", "--json"],
    "reply": ["reply", "security/stolen", "--channel", "x"],
    "diagnose": [*DIAGNOSE, *(word for pair in SAID for word in ("--set", pair))],
}
RUN = """
import json, sys
before = set(sys.modules)
if sys.argv[1:] == ["--version"]:
    from tpsupport.__main__ import main
    main()
else:
    from tpsupport.cli.app import run
    run(sys.argv[1:])
print("\\n" + json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """The modules that a command imports once its caches are warm."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    found: list[str] = json.loads(done.stderr.splitlines()[-1])
    return set(found)


@pytest.fixture(scope="module")
def of_typer() -> set[str]:
    """What ``import typer`` alone loads."""
    code = "import sys, json, typer; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return set(found)


def ours(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == "tpsupport"}


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_heavy(name: str, of_typer: set[str]) -> None:
    modules = imported(*COMMANDS[name])
    assert ours(modules)
    assert modules & NEVER == set()
    assert "yaml" not in modules
    assert modules - of_typer - LIGHT - ours(modules) == set()


@pytest.mark.parametrize("name", ["help", "find", "diagnose"])
def test_no_class_is_generated_field_by_field(name: str) -> None:
    """A dataclass takes half a millisecond to be made, a named tuple a tenth."""
    assert "dataclasses" not in imported(*COMMANDS[name])


def test_a_diagnosis_knows_what_checks_declare_without_them() -> None:
    checks = {name for name in imported(*COMMANDS["diagnose"]) if "tpsupport.checks." in name}
    assert checks == {"tpsupport.checks.registry"}


def test_the_version_is_told_by_python_alone() -> None:
    assert imported("--version") == {"__future__", "tpsupport", "tpsupport.__main__"}


def test_an_answers_file_needs_a_reader_of_yaml_only_where_it_is_not_plain(
    of_typer: set[str], tmp_path: Path
) -> None:
    plain = Path("tests/data/answers/payment-failure/tron_energy.yaml")
    assert "yaml" not in imported(*DIAGNOSE, "--answers", str(plain))
    file = tmp_path / "answers.yaml"
    file.write_text("{seen: short, what_is_short: energy}", encoding="utf-8")
    modules = imported(*DIAGNOSE, "--answers", str(file))
    assert modules & NEVER == set()
    rest = {name.partition(".")[0] for name in modules - of_typer - LIGHT - ours(modules)}
    assert "yaml" in rest
    assert {name for name in rest if not name.startswith("_cython")} <= READER


def test_a_run_loads_only_the_rooms_that_it_needs() -> None:
    assert not any(name.startswith("tpsupport.chains") for name in imported("--help"))
    for command in ("check network", "check link"):
        modules = imported(*COMMANDS[command]) - {"tpsupport.desk", "tpsupport.desk.words"}
        assert not any(name.startswith(("tpsupport.desk", "tpsupport.trees")) for name in modules)
    assert not any(
        name.startswith("tpsupport.official") for name in imported(*COMMANDS["diagnose"])
    )
