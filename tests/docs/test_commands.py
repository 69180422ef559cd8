"""Every command that a page shows does what it should."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Ran, sound, tpsupport

from .pages import GUIDES, PAGES, README

INSTALLING = "python3 -m venv "
SHOWN = sorted({command for page in PAGES for command in page.commands})
PROGRAM = [command for command in SHOWN if command.startswith("tpsupport ")]
CONTACTS = ("diagnose", "network", "address", "transaction", "arrival", "balance", "approvals")
CONTACTS_TOO = ("permissions", "node")


@pytest.fixture(autouse=True)
def _a_folder_as_a_user_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checkout's trees, and the files that the pages speak of."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "decision_trees", "decision_trees")
    answers = ROOT / "tests/data/answers/payment-failure/none_of_these.yaml"
    for name in ("answers.yaml", "saved.yaml"):
        shutil.copy(answers, name)
    Path("notes.txt").write_text("转账失败了，手机 13812345678\n", encoding="utf-8")
    Path("addresses.txt").write_text("TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3\n", encoding="utf-8")
    Path("error.txt").write_text("err: nonce too low: next nonce 7, tx nonce 5\n", encoding="utf-8")
    Path("links.txt").write_text("https://tokenpocket.pro\n", encoding="utf-8")
    end = {"tree": "payment-failure", "node": "tron_energy"}
    request = json.dumps({"kind": "request", "end": end, "facts": {}, "language": "zh"})
    Path("requests.jsonl").write_text(request + "\n", encoding="utf-8")
    transcript = (ROOT / "tests/data/golden/security/stolen.en.txt").read_text(encoding="utf-8")
    Path("request.txt").write_text(transcript.split("--- standard output\n")[1], encoding="utf-8")
    Path("my-pack").symlink_to("decision_trees")


def execute(line: str) -> Ran:
    """Run one command line as a shell would, contacting nobody."""
    words = shlex.split(line, comments=True)
    stdin, arguments = b"", []
    waiting = iter(words[1:])
    for word in waiting:
        if word == "<":
            stdin = Path(next(waiting)).read_bytes()
        elif word == ">":
            Path(next(waiting)).touch()
        else:
            arguments.append(word)
    wants_network = any(word in (*CONTACTS, *CONTACTS_TOO) for word in arguments[:2])
    wants_network |= "--verify" in arguments
    if wants_network and "--offline" not in arguments and arguments[-1] != "--help":
        arguments.append("--offline")
    return tpsupport(*arguments, stdin=stdin)


def test_the_pages_show_commands() -> None:
    assert len(PROGRAM) > 15
    others = [line for line in SHOWN if not line.startswith(("tpsupport ", INSTALLING))]
    assert others == []


@pytest.mark.parametrize("line", PROGRAM)
def test_a_command_of_the_program(line: str) -> None:
    line = re.sub(r"\bDIR\b|文件夹", "my-pack", re.sub(r"\bFILE\b|文件$", "answers.yaml", line))
    ran = sound(execute(line))
    asks = line.startswith("tpsupport diagnose") and "--no-input" not in line
    if asks:
        assert (ran.code, ran.out) == (2, "")
    else:
        assert ran.code in (0, 1, 4), ran.err
        silent = ["--check", "tpsupport tree lint", "reply export", "--resume", "--skip", "mcp"]
        silent += [" -o ", "tree diff"]
        assert ran.out or any(words in line for words in silent)


def test_each_way_to_install_is_the_same_everywhere() -> None:
    start, tests = (line for line in README.commands if line.startswith(INSTALLING))
    for page in PAGES:
        assert {line for line in page.commands if line.startswith(INSTALLING)} <= {start, tests}
    assert start.endswith("&& .venv/bin/tpsupport diagnose")
    assert tests.endswith("-m 'not timing' && .venv/bin/python -m pytest -m timing --no-cov")
    assert "-e '.[dev]'" in tests


def test_continuous_integration_runs_the_line_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    marked = re.search(r"<!-- tests -->\n```sh\n(.+)\n```", README.text)
    assert marked
    assert marked[1] in README.commands
    assert "<!-- tests -->" in script
    used = re.findall(r"answers/([\w/-]+)\.yaml", script)
    assert used
    for name in used:
        assert (ROOT / f"tests/data/answers/{name}.yaml").is_file()


def test_pytest_commands_name_files_that_are_there() -> None:
    for page in PAGES:
        for file in re.findall(r"pytest (tests/[\w/.-]+)", page.text):
            assert (ROOT / file).exists()


def test_answers_files_of_the_guide_are_read() -> None:
    guide = next(page for page in GUIDES if page.file.name == "scripting.md")
    blocks = guide.blocks("yaml")
    assert blocks
    for block in blocks:
        ran = tpsupport(
            "diagnose", "payment-failure", "--no-input", "--offline", "--answers", "-", stdin=block
        )
        assert sound(ran).code == 1, ran.err
