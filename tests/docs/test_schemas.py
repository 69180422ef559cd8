"""Every JSON document of the program: one document, with its version, as its schema says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance import sheets
from tests.cli.people import HASH
from tests.cli.program import ROOT, tpsupport

SCHEMAS = ROOT / "docs/schemas"
REQUEST = ROOT / "tpsupport/desk/schemas/request.schema.json"
ADDRESS = "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3"
languages = pytest.mark.parametrize("language", ["zh", "en"])


def schema(name: str) -> Draft202012Validator:
    """A published schema, which is one itself."""
    file = REQUEST if name == "request" else SCHEMAS / f"{name}.schema.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def valid(text: str, name: str) -> Any:
    """The one document in ``text``, which its schema allows."""
    document = json.loads(text)
    assert text.endswith("\n")
    assert [error.message for error in schema(name).iter_errors(document)] == []
    assert document["schema_version"] == 1
    return document


def test_each_schema_is_published_and_closed() -> None:
    names = {file.name.removesuffix(".schema.json") for file in SCHEMAS.glob("*.json")}
    assert names >= {"checks", "config", "contact", "find", "finding", "line", "link", "trees"}
    assert names >= {"tree-coverage", "tree-diff", "tree-paths", "tree-play", "tree-test"}
    for name in (*names, "request"):
        content = json.loads(
            (REQUEST if name == "request" else SCHEMAS / f"{name}.schema.json").read_text("utf-8")
        )
        assert content["additionalProperties"] is False
        assert content["title"]
        assert content["description"]


@languages
@pytest.mark.parametrize(
    ("command", "name", "code"),
    [
        ("check list --json", "checks", 0),
        ("tree list --json", "trees", 0),
        ("find stuck transfer --json", "find", 0),
        ("find qqqq zzzz --json", "find", 4),
        ("tree lint --json", "lint", 0),
        ("tree test --json", "tree-test", 0),
        ("tree coverage --json", "tree-coverage", 0),
        ("tree paths payment-failure --json", "tree-paths", 0),
        ("contact --json", "contact", 0),
        ("contact --format json", "contact", 0),
        ("config --json", "config", 0),
        ("check network --offline --json", "finding", 4),
        (f"check address {ADDRESS} --offline --json", "finding", 0),
        (f"check address {ADDRESS}x --offline --json", "finding", 1),
        (f"check transaction {HASH} --network ethereum --offline --json", "finding", 4),
        (f"check arrival {HASH} {ADDRESS} --network tron --offline --json", "finding", 4),
        (f"check balance {ADDRESS} --network tron --offline --json", "finding", 4),
        (f"check approvals {ADDRESS} --network tron --offline --json", "finding", 4),
        (f"check permissions {ADDRESS} --network tron --offline --json", "finding", 4),
        ("check node tron --offline --json", "finding", 4),
        ("check network --offline --json --network tron --target a.example:1", "finding", 4),
    ],
)
def test_a_document(command: str, name: str, code: int, language: str) -> None:
    ran = tpsupport("--lang", language, *command.split())
    assert (ran.code, ran.err) == (code, "")
    valid(ran.out, name)


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("https://tokenpocket.pro", "official", 0),
        ("https://tpwallet.io", "formerly_official", 0),
        ("tokennpocket.pro", "lookalike", 1),
        ("hxxps://tokenpocket[.]cool/x", "known_bad", 1),
        ("example.org", "not_known", 4),
        ("hello", "not_known", 4),
        ("@tp_helper and service@tokenpocket.pro, https://tokenp0cket.pro", "lookalike", 1),
        ("a\x1b[31m\u202eb", "not_known", 4),
        ("x" * 30_000, "not_known", 4),
    ],
)
def test_a_judgement(text: str, kind: str, code: int) -> None:
    ran = tpsupport("check", "link", text, "--json")
    assert ran.code == code
    assert valid(ran.out, "link")["kind"] == kind


def test_lines_are_a_document_each() -> None:
    ran = tpsupport("check", "link", "-", stdin="tokenpocket.pro\n\ntokennpocket.pro\nexample.org")
    assert ran.code == 1
    documents = [valid(line + "\n", "link") for line in ran.out.splitlines()]
    kinds = [each["kind"] for each in documents]
    assert kinds == ["official", "not_known", "lookalike", "not_known"]


def test_lines_of_checks_are_findings_or_errors() -> None:
    lines = ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "0x12", "", "abandon " * 11 + "about"]
    ran = tpsupport("check", "address", "-", stdin="\n".join(lines))
    documents = [valid(line + "\n", "line") for line in ran.out.splitlines()]
    assert [each["line"] for each in documents] == [1, 2, 3, 4]
    assert ["error" in each for each in documents] == [False, False, False, True]
    both = {**documents[0], "error": "x", "message": "y"}
    for wrong in ({**documents[0], "other": 1}, both, {"schema_version": 1, "line": 1}):
        assert list(schema("line").iter_errors(wrong))


@languages
@pytest.mark.parametrize(
    "goal",
    [goal for goal in sheets.goals() if goal.node.outcome != "self_help"],
    ids=lambda goal: goal.id,
)
def test_a_request(goal: sheets.Goal, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    given = ("diagnose", "--no-input", "--offline", "--format", "json", "--answers", str(goal.file))
    ran = tpsupport("--lang", language, *given)
    document = valid(ran.out, "request")
    end = document["end"]
    assert f"{end['tree']}/{end['node']}" == goal.id
    assert document["language"] == language
